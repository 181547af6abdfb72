package redact

import (
	"strings"
	"unicode/utf8"
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
func (sc *scan) linesEnd(i int, open glyph) (end, after int) {
	const most = 1 << 14
	s, want := sc.s, closing(open.r)
	if b := sc.barren; b.quote == want && i >= b.from && i < b.to {
		return 0, 0
	}
	from := i
	last := open // the glyph before
	for i < len(s) && i-from < most {
		g := glyphAt(s, i)
		if g.r == want {
			if g.depth != open.depth || g.coded != open.coded || !closed(s, last.r, i+g.n) && !padded(s, from, i, i+g.n) {
				return 0, 0
			}
			return i, i + g.n
		}
		i += g.n
		last = g
	}
	sc.barren = barren{want, from, i}
	return 0, 0
}

// closed says whether a quote behind last, which ends before i, closes a text
// rather than opens one: no word and no other text goes on behind it.
func closed(s string, last rune, i int) bool {
	blank := isSpace(last)
	switch last {
	case '{', '[', '(', ',', ':', '=':
		return false
	}
	if i >= len(s) {
		return true
	}
	switch r := glyphAt(s, i).r; r {
	case ',', ';', '}', ']', ')', '>', '&', '，', '。', '；':
		return true
	default:
		return isSpace(r) && !blank
	}
}

// padded says whether s[from:to], before a quote that ends at after, is base64
// whose padding looks like an assignment: in A="x⏎B=" the quote opens a text,
// in A="TS0K⏎nJk=" it closes one. No other text is as long as base64 is.
func padded(s string, from, to, after int) bool {
	const group = 4
	n, equals := 0, 0
	for i := from; i < to; {
		g := glyphAt(s, i)
		switch {
		case g.r == '=':
			equals++
			n++
		case equals > 0 || g.r >= utf8.RuneSelf:
			return false
		case isAlnum(byte(g.r)) || strings.IndexByte("+/-_", byte(g.r)) >= 0:
			n++
		case !isSpace(g.r):
			return false
		}
		i += g.n
	}
	return n >= copyLen && n%group == 0 && equals <= 2 && closed(s, 'x', after)
}

// maskLines masks a quoted value that goes on in the next line, and gives the
// place behind it, 0 if there is none.
func (sc *scan) maskLines(p pair) int {
	open := glyphAt(sc.s, p.from)
	v := value{start: p.from + open.n, quoted: true, sep: p.sep}
	inside := sc.inString(p.from)
	if inside && open.endsString(sc.s, p.from) {
		return 0
	}
	var next int
	if v.end, next = sc.linesEnd(v.start, open); next == 0 || sc.maskValue(p, v, next) == 0 {
		return 0
	}
	sc.settle(next, inside)
	return next
}
