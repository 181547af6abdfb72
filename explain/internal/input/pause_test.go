package input_test

import (
	"encoding/binary"
	"io"
	"slices"
	"testing"

	"github.com/dterr/dterr/explain/internal/input"
)

// pauses gives parts of an input one by one; "" is a pause.
type pauses []string

func (p *pauses) Read(b []byte) (int, error) {
	if len(*p) == 0 {
		return 0, io.EOF
	}
	part := (*p)[0]
	n := copy(b, part)
	if n < len(part) {
		(*p)[0] = part[n:]
		return n, nil
	}
	if *p = (*p)[1:]; part == "" {
		return 0, input.Pause{}
	}
	return n, nil
}

// TestPause fills a window from readers that pause: each time there is what came before
// the pause, as whole lines and, to peek at, with the line that is not finished.
func TestPause(t *testing.T) {
	utf16 := func(s string) string { return string(inUTF16(binary.LittleEndian, s)) }
	for _, test := range []struct {
		name  string
		parts pauses
		want  []string // text | what Peek adds, behind each Fill
	}{
		{"lines", pauses{"one\n", "", "two\n", "", ""}, []string{"one\n|", "one\ntwo\n|", "one\ntwo\n|", "one\ntwo\n|"}},
		{"half a line", pauses{"one\ntw", "", "o\n"}, []string{"one\n|tw", "one\ntwo\n|"}},
		{"half a line in GB18030", pauses{"one\n" + gbk, "", "\n"}, []string{"one\n|错误", "one\n错误\n|"}},
		{"half a line with colours", pauses{"\x1b[31mone", "", " more"}, []string{"|one", "one more|"}},
		{"too little to know the encoding", pauses{"on", "", "", "e\n", "", "x"}, []string{"one\n|", "one\nx|"}},
		{"a mark of UTF-8", pauses{"\ufeff", "", "one\n", ""}, []string{"one\n|", "one\n|"}},
		{"UTF-16", pauses{"\xff\xfe" + utf16("one\n"), "", utf16("two𠀀\n"), ""}, []string{"one\n|", "one\ntwo𠀀\n|", "one\ntwo𠀀\n|"}},
		{"half a pair", pauses{utf16("one\n𠀀")[:10], "", utf16("𠀀")[2:], ""}, []string{"one\n|", "one\n|𠀀", "one\n𠀀|"}},
	} {
		w, err := input.NewWindow(&test.parts, 0)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for !w.Final() {
			if _, err := w.Fill(); err != nil {
				t.Fatal(err)
			}
			if w.Paused() == w.Final() {
				t.Errorf("%s: a pause and the end are one", test.name)
			}
			n := len(w.Text())
			got = append(got, string(w.Text())+"|"+string(w.Peek()[n:]))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// TestCut ends an input that would go on.
func TestCut(t *testing.T) {
	parts := pauses{"one\ntw", "", "o\n"}
	w, err := input.NewWindow(&parts, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Fill(); err != nil {
		t.Fatal(err)
	}
	w.Cut()
	if _, err := w.Fill(); err != nil || !w.Final() || string(w.Text()) != "one\ntw" || w.Total() != 2 {
		t.Errorf("%q, %d lines, %v", w.Text(), w.Total(), err)
	}
}
