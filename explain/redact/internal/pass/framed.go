package pass

import (
	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// framed masks the value of p inside of what stands around it and begins with
// the glyph g: a block, what makes a value, brackets. ok says that there is such a
// thing: then nothing else is the value.
func (sc *scan) framed(p pair.Pair, g glyph.Glyph) (next int, ok bool) {
	switch g.R {
	case '|', '>', '<', '$':
		if next, ok = sc.block(p); ok {
			return next, true
		}
	}
	if p.Sep == 'x' {
		return 0, false
	}
	if extent.OpensMaker(g.R) {
		if next, ok = sc.made(p); ok {
			return next, true
		}
	}
	if g.R == '[' || glyph.Shutting(g.R) == 0 {
		return 0, false
	}
	next = sc.bracketed(p, g)
	return next, next > 0 || extent.Placeholder(sc.S, p.From) || g.R == '{' && p.Class != words.Object && p.Class != words.Jar
}

// block masks the value of p that stands in the lines behind it, as a block of
// YAML or between the marks of a shell's here-document, and gives the place
// behind it, 0 if nothing was masked. ok says that there is a block.
func (sc *scan) block(p pair.Pair) (next int, ok bool) {
	inside := sc.InString(p.From)
	start, end := extent.YAMLBlock(sc.S, p.From, sc.layout(p).Begin, inside)
	if p.Sep != ':' || end == 0 {
		if start, end = extent.HereDocument(sc.S, p.From, inside); end == 0 {
			return 0, false
		}
	}
	v := judge.Value{Start: start, End: end, Quoted: true, Sep: p.Sep}
	v.Text = glyph.WithoutMasks(extent.OneLine(glyph.Canonical(sc.S[start:end])))
	r := p.Rule
	if r.Class == words.Jar || r.Class == words.Login {
		r.Class = words.Pass
	}
	if !judge.Secret(r, v, "") {
		return 0, true
	}
	sc.Put(start, end, p.Kind, v.Text, "")
	return end, true
}
