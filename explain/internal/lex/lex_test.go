package lex_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/dterr/dterr/explain/internal/lex"
)

func TestNumbers(t *testing.T) {
	for _, test := range []struct {
		in     string
		number bool
		digits string
	}{
		{"", false, ""},
		{"-", false, ""},
		{"-1", true, ""},
		{"40014", true, "40014"},
		{"40014.0", false, "40014"},
		{"999999999999", true, "999999999999"},
		{"1000000000000", false, "1000000000000"},
		{"4x", false, "4"},
	} {
		if got := lex.IsNumber(test.in); got != test.number {
			t.Errorf("IsNumber(%q) is %v", test.in, got)
		}
		if got := lex.Digits(test.in); got != test.digits {
			t.Errorf("Digits(%q) is %q, want %q", test.in, got, test.digits)
		}
	}
	if got := lex.Atoi("403"); got != 403 {
		t.Errorf("Atoi gives %d", got)
	}
}

func TestTexts(t *testing.T) {
	if i := lex.IndexFold("ding talk error[SubCode=60011", "subcode="); i != 16 {
		t.Errorf("IndexFold gives %d", i)
	}
	if inner, ok := lex.Between("appKey(dingx) of", "appKey(", ")"); inner != "dingx" || !ok {
		t.Errorf("Between gives %q, %v", inner, ok)
	}
	if _, ok := lex.Between("appKey(dingx", "appKey(", ")"); ok {
		t.Error("Between finds an end that is not there")
	}
	if got := lex.Lower("ÄRequest ID"); got != "Ärequest id" {
		t.Errorf("Lower gives %q", got)
	}
	if got := lex.Name("staffId.notExisted - 员工"); got != "staffId.notExisted" {
		t.Errorf("Name gives %q", got)
	}
	if !lex.HasHan("a 中") || lex.HasHan("a ，") {
		t.Error("HasHan takes full-width punctuation for a character, or misses one")
	}
	if !lex.IsHan([]byte("中")) || lex.IsHan([]byte("：")) || lex.IsHan([]byte("a")) {
		t.Error("IsHan takes something else for a character, or misses one")
	}
	if !lex.AtFold([]byte("xTTENDANCE"), 1, "ttendance") || lex.At([]byte("xTTENDANCE"), 1, "ttendance") || lex.At([]byte("ab"), 1, "bc") {
		t.Error("At and AtFold differ in case alone")
	}
	for c, want := range map[byte]int{'0': 0, '9': 9, 'a': 10, 'F': 15, 'g': -1, ' ': -1} {
		if got := lex.Hex(c); got != want {
			t.Errorf("Hex(%q) is %d, want %d", c, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	text := []byte("one\ntwo three\nfour")
	if got := lex.Line(text, 8, 100); string(got) != "three" {
		t.Errorf("Line gives %q", got)
	}
	if got := lex.Line(text, 4, 3); string(got) != "two" {
		t.Errorf("a bounded Line gives %q", got)
	}
	for _, test := range []struct {
		low, at int
		want    string
		start   int
	}{{0, 8, "two three", 4}, {6, 8, "o three", 6}, {0, 15, "four", 14}} {
		if line, start := lex.LineAround(text, test.low, test.at); string(line) != test.want || start != test.start {
			t.Errorf("LineAround(%d, %d) gives %q at %d", test.low, test.at, line, start)
		}
	}
}

// TestLastBreak compares what it finds with what a loop over all bytes does.
func TestLastBreak(t *testing.T) {
	for _, filler := range []byte{' ', 0x0b, 0x00, 0x8a, 0xff} {
		for size := range 40 {
			for at := -1; at < size; at++ {
				text := bytes.Repeat([]byte{filler}, size)
				if at >= 0 {
					text[at] = '\n'
					if at > 8 {
						text[at-9] = '\n'
					}
				}
				if got := lex.LastBreak(text); got != at {
					t.Errorf("LastBreak(%q) is %d", text, got)
				}
			}
		}
	}
}

func TestPlaces(t *testing.T) {
	for word, want := range map[string][]int{"zoo": {0, 4, 7}, "oo": {1, 5, 8}, "x": nil, "zoo zoo": {0}} {
		if got := slices.Collect(lex.Places("zoo zoozoo", word)); !slices.Equal(got, want) {
			t.Errorf("Places(%q) gives %v, want %v", word, got, want)
		}
	}
}

func TestClosing(t *testing.T) {
	for text, want := range map[string]int{"": -1, "]": 0, "a[b]c]d]": 5, "[a]": -1, "}]": 1} {
		if got := lex.Closing([]byte(text), '[', ']'); got != want {
			t.Errorf("Closing(%q) is %d, want %d", text, got, want)
		}
	}
}

func TestIsMail(t *testing.T) {
	for text, want := range map[string]bool{"a@b.cn": true, "a@b-c.example.com x": true, "a@b": false, "a@": false, "a": false, "a@1.2": false, "a b@c.cn": false, "a@.": false} {
		if got := lex.IsMail(text, 1); got != want {
			t.Errorf("IsMail(%q) is %v", text, got)
		}
	}
}
