package pass

import (
	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// The name may be the text of an element, and the value that of the next:
// <td>appSecret</td><td>5e1f…</td>. Descriptions of fields look the same, so that
// the value must show itself to be one.

// attributed masks the value of an element whose name s[i:j] stands before its
// attributes: <appSecret value="5e1f…"/>, <password type="string">5e1f…</password>.
func (sc *scan) attributed(i, j int, r words.Rule) int {
	q, _, ok := sc.sibling(j, extent.Near, sc.InString(i), extent.Layout{}, words.Held, words.Carrier)
	if ok {
		q.Rule, q.Apart = r, true
		if next := sc.mask(q); next > 0 {
			return next
		}
	}
	from := elementText(sc.S, i, j)
	if from == 0 {
		return 0
	}
	p := pair.Pair{Rule: r, Key: i, Sep: 'x', From: from}
	if v, _, ok := sc.valueAt(p); !ok || glyph.ByteAt(sc.S, v.End) == '\n' {
		return 0
	}
	return sc.mask(p)
}

// nextElement masks the text of the element behind the one whose text, a name,
// ends before s[j].
func (sc *scan) nextElement(j int, r words.Rule) int {
	const most = 3
	s := sc.S[:min(len(sc.S), j+extent.Near)]
	if j >= len(s) || glyph.At(s, j).R != '<' {
		return 0
	}
	k := j
	closed, opened := 0, 0
	for closed+opened < 2*most {
		next, depth := extent.Tag(s, k, 0)
		switch {
		case next >= len(s):
			return 0
		case depth < 0 && opened == 0:
			closed++
		case depth > 0 && closed > 0:
			opened++
		default:
			return 0
		}
		k = glyph.SkipSpace(s, next, true)
		if k >= len(s) {
			return 0
		}
		if glyph.At(s, k).R != '<' {
			break
		}
	}
	if opened == 0 {
		return 0
	}
	return sc.textOf(pair.Pair{Rule: r, Sep: 'x'}, k)
}

// textOf masks the text of the element that begins at i.
func (sc *scan) textOf(p pair.Pair, i int) int {
	s := sc.S
	v := judge.Value{Start: i, End: extent.ElementEnd(s, i, sc.InString(i)), Sep: 'x'}
	if v.End >= len(s) || glyph.At(s, v.End).R != '<' {
		return 0
	}
	for v.End > v.Start && s[v.End-1] == ' ' {
		v.End--
	}
	if v.Text = glyph.WithoutMasks(glyph.Canonical(s[v.Start:v.End])); v.End == v.Start || !judge.Evident(p.Rule, v) {
		return 0
	}
	sc.Put(v.Start, v.End, p.Kind, v.Text, "")
	return v.End
}
