package fold_test

import (
	"testing"
	"unicode/utf8"

	"github.com/dterr/dterr/codes/internal/fold"
)

// TestMessageRunes folds every character alone and cut short, as Rune folds it.
func TestMessageRunes(t *testing.T) {
	t.Parallel()
	byRune := func(s string) string {
		var b []byte
		for _, r := range s {
			if r, ok := fold.Rune(r); ok {
				b = utf8.AppendRune(b, r)
			}
		}
		return string(b)
	}
	for r := range rune(0x11000) {
		one := string(r)
		for _, s := range []string{one, one[:len(one)-1], one[:len(one)-1] + "a", one[1:], "中" + one + "x"} {
			if got, want := fold.Message(s), byRune(s); got != want {
				t.Fatalf("%q is folded to %q, want %q", s, got, want)
			}
		}
	}
}
