package render_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dterr/dterr/render"
)

// TestReportBound proves that a report tells a thousand causes apart, says when there
// were more, and counts all errors, other platforms' by themselves.
func TestReportBound(t *testing.T) {
	for _, full := range []bool{false, true} {
		var b bytes.Buffer
		r := render.NewReport(&b, false, render.Options{Lang: "en", Width: 80, Full: full, Now: now()})
		for _, f := range crowd(1002) {
			r.Add(f)
		}
		r.Add(atLine(foreign(), 2000))
		r.Add(atLine(success(), 2001))
		if err := r.Close(); err != nil {
			t.Fatal(err)
		}
		text := b.String()
		if want := "1003 errors, more than 1000 causes · 1 success · 1 error of another platform\n"; !strings.HasPrefix(text, want) {
			t.Errorf("full %t: begins with %.90q, want %q", full, text, want)
		}
		answers := 3
		if full {
			answers = 1000
		}
		if n := strings.Count(text, "\n  Message "); n != answers {
			t.Errorf("full %t: %d answers, want %d", full, n, answers)
		}
	}
}
