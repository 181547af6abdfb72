package pass

import (
	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// content masks the value of a name that is the attribute of an element, or the
// name of a part of a form, whose content is the value. text is the rule of the
// name, which stands under p and ends before i.
func (sc *scan) content(p pair.Pair, r words.Rule, i int, inside bool) int {
	if p.Sep != '=' {
		return 0
	}
	p.Rule = r
	if from := elementText(sc.S, p.Key, i); from > 0 && from < len(sc.S) {
		p.Sep, p.Quote, p.From = 'x', "", from
		return sc.mask(p)
	}
	from := extent.PartText(sc.S, p.Key, i)
	if from <= 0 {
		return 0
	}
	v := judge.Value{Start: from, End: extent.LineEnd(sc.S, from, "", inside, false), Sep: 'x'}
	if v.End == v.Start {
		return 0
	}
	return sc.maskValue(p, v, v.End)
}

// elementText gives where the text of the element begins whose attribute at key
// ends before i: <entry key="appSecret">5e1f…</entry>, also where an element of
// its own holds it.
func elementText(s string, key, i int) int {
	if !extent.InTag(s, key) {
		return 0
	}
	limit := min(len(s), i+extent.Near)
	for i < limit {
		g := glyph.At(s, i)
		i += g.N
		if g.R == '<' || g.R == '/' && i < limit && glyph.At(s, i).R == '>' {
			return 0
		}
		if g.R == '>' {
			break
		}
	}
	if k := glyph.SkipSpace(s, i, true); k < limit && glyph.At(s, k).R == '<' {
		k += glyph.At(s, k).N
		_, end := glyph.WordAt(s, k)
		if r, ok := words.MemberRole(s[k:end]); ok && r == words.Held && end < limit && glyph.At(s, end).R == '>' {
			i = end + glyph.At(s, end).N
		}
	}
	if i >= limit {
		return 0
	}
	i = extent.SkipCDATA(s, i)
	return i
}

// innerText passes over the elements that begin at i, around a text:
// <value><string>5e1f….
func (sc *scan) innerText(i int) int {
	const deepest = 2
	s := sc.S[:min(len(sc.S), i+extent.Near)]
	for range deepest {
		k := glyph.SkipSpace(s, i, true)
		if k >= len(s) || glyph.At(s, k).R != '<' {
			break
		}
		next, depth := extent.Tag(s, k, 0)
		if depth != 1 || next >= len(s) {
			break
		}
		i = next
	}
	return i
}
