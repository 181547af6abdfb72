package pass

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/reading"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// The value may stand in the line below its name, alone or as the items of a list.
// What follows there is often something else, so that it must show itself.

// below masks what stands in the lines below the name of p, which ends with its
// line: one value further in, or items.
func (sc *scan) below(p pair.Pair) int {
	const most = 64
	s, begin := sc.S, sc.layout(p).Begin
	inside := sc.InString(p.From)
	done := 0
	for i := p.From; ; {
		from, ok := glyph.NewLine(s, i)
		if !ok {
			return done
		}
		if at := logged(s, p.Key, from); at > 0 && done == 0 {
			return sc.line(p, at, inside)
		}
		k := glyph.SkipSpace(s, from, false)
		item := strings.HasPrefix(s[k:], "- ")
		if k-from < begin || !item && (done > 0 || k-from == begin) || k-from > most {
			return done
		}
		if item {
			k = glyph.SkipSpace(s, k+len("- "), false)
		}
		next := sc.line(p, k, inside)
		if next == 0 {
			return done
		}
		done, i = next, next
		if !item {
			return done
		}
	}
}

// logged gives where the text of the line at s[from] begins, behind what a log puts before it and
// before the name at s[key] in the line above; 0 for none.
func logged(s string, key, from int) int {
	start, n := reading.Logged(s, key, from)
	if start+n != key || !glyph.HoldsDigit(s[start:key]) {
		return 0
	}
	return glyph.SkipSpace(s, from+n, false)
}

// line masks the value at i if nothing else stands in its line, and gives the end
// of the line.
func (sc *scan) line(p pair.Pair, i int, inside bool) int {
	s := sc.S
	p.Sep = '('
	v, next, ok := sc.looseValue(p, i, 0)
	if !ok || !judge.Evident(p.Rule, v) {
		return 0
	}
	next = glyph.SkipSpace(s, next, false)
	if next < len(s) {
		if g := glyph.At(s, next); g.R != '\n' && g.R != '\r' && !(inside && g.EndsString(s, next)) {
			return 0
		}
	}
	sc.Put(v.Start, v.End, p.Kind, v.Text, "")
	return next
}

// lineBelow masks what stands in the line below the name at s[i], which ends its
// line at s[k]: the value, or what a validator says of it, input_value='5e1f…'.
func (sc *scan) lineBelow(i, k int, p pair.Pair) int {
	s := sc.S
	at, ok := glyph.NewLine(s, k)
	if !ok {
		return 0
	}
	from := place.Validated(s, at)
	if from == 0 {
		from = place.Evaluated(s, at)
	}
	if from > 0 {
		p.Sep, p.Key, p.From = '=', i, from
		return sc.mask(p)
	}
	if (s[k-1] < utf8.RuneSelf || p.Class == words.Pass) && !place.OpensLine(s, i) && !(s[i-1] == '"' && sc.InString(i)) && !place.Asked(s, i) {
		return 0
	}
	return sc.cell(p, at)
}
