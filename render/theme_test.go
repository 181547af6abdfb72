package render_test

import (
	"bytes"
	"io"
	"regexp"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// TestOneColour proves that an answer has one word in the colour of its kind, the code, and
// a table none.
func TestOneColour(t *testing.T) {
	alarm := regexp.MustCompile("\x1b\\[(1;)?3[123]m([^\x1b]*)")
	for _, tt := range []struct {
		name string
		view func(io.Writer, render.Options) error
		want []string
	}{
		{"entry", func(w io.Writer, o render.Options) error { return render.Entry(w, crowdedEntry(), o) }, []string{"invalidParameter.x"}},
		{"finding", func(w io.Writer, o render.Options) error { return render.Finding(w, selected(), o) }, []string{"invalidParameter.x"}},
		{"hits", func(w io.Writer, o render.Options) error { return render.Hits(w, hits(), o) }, nil},
		{"classes", func(w io.Writer, o render.Options) error {
			return render.Classes(w, []*codes.Entry{tokenEntry(), argumentEntry()}, o)
		}, nil},
		{"kinds", func(w io.Writer, o render.Options) error {
			return render.Kinds(w, codes.Kinds(), func(codes.Kind) int { return 1 }, o)
		}, nil},
	} {
		for _, full := range []bool{false, true} {
			var b bytes.Buffer
			if err := tt.view(&b, render.Options{Lang: "en", Width: 80, Color: true, Full: full, Now: now()}); err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, m := range alarm.FindAllStringSubmatch(b.String(), -1) {
				got = append(got, m[2])
			}
			if len(got) != len(tt.want) || len(got) > 0 && got[0] != tt.want[0] {
				t.Errorf("%s, full %t: coloured %q, want %q", tt.name, full, got, tt.want)
			}
		}
	}
}
