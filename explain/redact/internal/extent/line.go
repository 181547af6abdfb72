package extent

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Closed says whether a quote behind last, which ends before i, closes a text
// rather than opens one: no word and no other text goes on behind it.
func Closed(s string, last rune, i int) bool {
	blank := glyph.IsSpace(last)
	switch last {
	case '{', '[', '(', ',', ':', '=':
		return false
	}
	if i >= len(s) {
		return true
	}
	switch r := glyph.At(s, i).R; r {
	case ',', ';', '}', ']', ')', '>', '&', '，', '。', '；':
		return true
	default:
		return glyph.IsSpace(r) && !blank
	}
}

// Padded says whether s[from:to], before a quote that ends at after, is base64
// whose padding looks like an assignment: in A="x⏎B=" the quote opens a text,
// in A="TS0K⏎nJk=" it closes one. No other text is as long as base64 is.
func Padded(s string, from, to, after int) bool {
	const group = 4
	n, equals := 0, 0
	for i := from; i < to; {
		g := glyph.At(s, i)
		switch {
		case g.R == '=':
			equals++
			n++
		case equals > 0 || g.R >= utf8.RuneSelf:
			return false
		case glyph.IsAlnum(byte(g.R)) || strings.IndexByte("+/-_", byte(g.R)) >= 0:
			n++
		case !glyph.IsSpace(g.R):
			return false
		}
		i += g.N
	}
	return n >= glyph.CopyLen && n%group == 0 && equals <= 2 && Closed(s, 'x', after)
}
