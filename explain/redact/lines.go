package redact

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// barren is a stretch of text without a quote, so that it is not read again
// for every quote that opens before it.
type barren struct {
	quote    rune
	from, to int
}

// linesEnd finds the quote that closes a text of several lines, which open
// opened and which begins at i: the next one of its kind, if it looks like an
// end. It gives 0 for a text that was cut off at its line's end, as what logs
// print: then the next quote opens another text.
func (sc *scan) linesEnd(i int, open glyph.Glyph) (end, after int) {
	const most = 1 << 14
	s, want := sc.s, glyph.Closing(open.R)
	if b := sc.barren; b.quote == want && i >= b.from && i < b.to {
		return 0, 0
	}
	from := i
	last := open // the glyph before
	for i < len(s) && i-from < most {
		g := glyph.At(s, i)
		if g.R == want {
			if g.Depth != open.Depth || g.Coded != open.Coded || !closed(s, last.R, i+g.N) && !padded(s, from, i, i+g.N) {
				return 0, 0
			}
			return i, i + g.N
		}
		i += g.N
		last = g
	}
	sc.barren = barren{want, from, i}
	return 0, 0
}

// closed says whether a quote behind last, which ends before i, closes a text
// rather than opens one: no word and no other text goes on behind it.
func closed(s string, last rune, i int) bool {
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

// padded says whether s[from:to], before a quote that ends at after, is base64
// whose padding looks like an assignment: in A="x⏎B=" the quote opens a text,
// in A="TS0K⏎nJk=" it closes one. No other text is as long as base64 is.
func padded(s string, from, to, after int) bool {
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
	return n >= glyph.CopyLen && n%group == 0 && equals <= 2 && closed(s, 'x', after)
}

// maskLines masks a quoted value that goes on in the next line, and gives the
// place behind it, 0 if there is none.
func (sc *scan) maskLines(p pair) int {
	open := glyph.At(sc.s, p.from)
	v := value{start: p.from + open.N, quoted: true, sep: p.sep}
	inside := sc.inString(p.from)
	if inside && open.EndsString(sc.s, p.from) {
		return 0
	}
	var next int
	if v.end, next = sc.linesEnd(v.start, open); next == 0 || sc.maskValue(p, v, next) == 0 {
		return 0
	}
	sc.settle(next, inside)
	return next
}
