package codes_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// A remark is a sentence, a title is none and has a key that says so; both
// languages have the same places.
func TestTextKeys(t *testing.T) {
	seen := make(map[string]bool)
	place := regexp.MustCompile(`\{[a-z]+\}`)
	places := func(s string) []string {
		all := place.FindAllString(s, -1)
		slices.Sort(all)
		return all
	}
	advised := []codes.TextKey{codes.PartMissingCause, codes.PartMissingFix, codes.PartMissingPrint}
	for _, w := range codes.TextKeys() {
		text := w.Text()
		if text.ZH == "" || text.EN == "" || seen[w.String()] {
			t.Errorf("%s: a language is missing, or the key stands twice", w)
		}
		seen[w.String()] = true
		if !slices.Equal(places(text.ZH), places(text.EN)) {
			t.Errorf("%s: places differ: %s, %s", w, text.ZH, text.EN)
		}
		sentence := !strings.HasPrefix(w.String(), "title-") && (!strings.HasPrefix(w.String(), "part-") || slices.Contains(advised, w))
		for s, stop := range map[string]string{text.ZH: "。", text.EN: "."} {
			// The place at the end of a text holds a sentence.
			if ends := strings.HasSuffix(s, stop) || strings.HasSuffix(s, "}"); ends != sentence && !strings.HasSuffix(s, "}") {
				t.Errorf("%s: a remark ends in a full stop, a title does not: %s", w, s)
			}
		}
	}
	if len(seen) < 20 {
		t.Errorf("only %d texts", len(seen))
	}
}

func TestTextKeyText(t *testing.T) {
	tests := []struct {
		name   string
		values []codes.Value
		want   codes.Text
	}{
		{"no value", nil, codes.Text{ZH: "外层 {code}：{title}。", EN: "The outer {code}: {title}."}},
		{"both", []codes.Value{codes.Same("code", "88"), {Place: "title", Text: codes.Text{ZH: "错", EN: "wrong"}}}, codes.Text{ZH: "外层 88：错。", EN: "The outer 88: wrong."}},
		{"a value that looks like a place", []codes.Value{codes.Same("code", "{title}"), codes.Same("title", "x")}, codes.Text{ZH: "外层 {title}：x。", EN: "The outer {title}: x."}},
		{"a value of no place", []codes.Value{codes.Same("ids", "x")}, codes.Text{ZH: "外层 {code}：{title}。", EN: "The outer {code}: {title}."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := codes.NoteWrapper.Text(tt.values...); got != tt.want {
				t.Errorf("got %+v, want %+v", got, tt.want)
			}
		})
	}
}
