package render_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/render"
)

// TestRemark proves that a remark is wrapped and escaped, and dim only where
// there is colour.
func TestRemark(t *testing.T) {
	for _, tt := range []struct {
		name, text, want string
		o                render.Options
	}{
		{"plain", "one", "one\n", render.Options{Width: 40}},
		{"dim", "one", "\x1b[2mone\x1b[0m\n", render.Options{Width: 40, Color: true}},
		{"long", strings.Repeat("word ", 12), strings.Repeat("word ", 7) + "word\n" + strings.Repeat("word ", 3) + "word\n", render.Options{Width: 40}},
		{"not for a terminal", "a\x1b[31m", "a\\x1b[31m\n", render.Options{Width: 40}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			if err := render.Remark(&b, tt.text, tt.o); err != nil {
				t.Fatal(err)
			}
			if b.String() != tt.want {
				t.Errorf("got %q, want %q", b.String(), tt.want)
			}
		})
	}
}
