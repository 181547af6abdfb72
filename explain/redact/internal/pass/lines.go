package pass

import (
	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
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
	s, want := sc.S, glyph.Closing(open.R)
	if b := sc.barren; b.quote == want && i >= b.from && i < b.to {
		return 0, 0
	}
	from := i
	last := open // the glyph before
	for i < len(s) && i-from < most {
		g := glyph.At(s, i)
		if g.R == want {
			if g.Depth != open.Depth || g.Coded != open.Coded || !extent.Closed(s, last.R, i+g.N) && !extent.Padded(s, from, i, i+g.N) {
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

// maskLines masks a quoted value that goes on in the next line, and gives the
// place behind it, 0 if there is none.
func (sc *scan) maskLines(p pair.Pair) int {
	open := glyph.At(sc.S, p.From)
	v := judge.Value{Start: p.From + open.N, Quoted: true, Sep: p.Sep}
	inside := sc.InString(p.From)
	if inside && open.EndsString(sc.S, p.From) {
		return 0
	}
	var next int
	if v.End, next = sc.linesEnd(v.Start, open); next == 0 || sc.maskValue(p, v, next) == 0 {
		return 0
	}
	sc.Settle(next, inside)
	return next
}
