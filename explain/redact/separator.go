package redact

import (
	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// separator reads what stands between a key and its value: the key's closing
// quote, blanks, the separator, blanks, a type.
func separator(s string, start, i int) (pair, bool) {
	var p pair
	next := func() glyph.Glyph {
		if i >= len(s) {
			return glyph.Glyph{}
		}
		return glyph.At(s, i)
	}
	g := next()
	if glyph.IsQuote(g.R) {
		p.quote = g.Spelled(s, i)
		p.level = glyph.PercentLevel(s, i)
		i += g.N
		g = next()
	}
	if n := extent.Emphasis(s, start, i); n > 0 {
		i += n
		g = next()
	}
	if after := extent.Index(s, i); after > i {
		i = after
		g = next()
	}
	if (g.R == '?' || g.R == '!') && glyph.ByteAt(s, i+1) == ':' { // token?: "5e1f…"
		i++
		g = next()
	}
	bracket := g.R == ']'
	if bracket {
		i += g.N
	}
	i = extent.SkipForm(s, i, false)
	g = next()
	if g.Octet {
		g.R, g.N = extent.CodedRune(s, i)
	}
	p.level = max(p.level, glyph.PercentLevel(s, i))
	i += g.N
	switch g.R {
	case ':', '：':
		if bracket {
			return p, false
		}
		p.sep = ':'
		switch n := next(); {
		case n.R == '=':
			i += n.N
			p.sep = '='
		case p.quote == "" && extent.InBraces(s, start):
			if p.sep = '='; n.R == '-' {
				i += n.N
			}
		}
	case '=', '＝':
		p.sep = '='
		if n := next(); n.R == '>' || n.R == '=' {
			i += n.N
			if n.R == '>' {
				p.sep = '>'
			}
		}
	case '>':
		if p.quote != "" || !extent.AfterAngle(s, start) {
			return p, false
		}
		p.sep = 'x'
		i = extent.SkipCDATA(s, i)
	case ',':
		binary := extent.OpensBinary(s, i)
		if p.quote == "" && !glyph.OpensText(s, i) && binary == 0 {
			return p, false
		}
		i = max(i, binary)
		p.sep = ','
	case '{':
		if p.quote == "" {
			return p, false
		}
		p.sep = ':'
		i -= g.N
	case ';':
		p.sep = '='
		if i = extent.Serialized(s, i); p.quote == "" || i == 0 {
			return p, false
		}
	default:
		return p, false
	}
	if p.sep != 'x' {
		i = extent.SkipForm(s, i, p.quote != "" || p.sep == '>')
	}
	p.from = extent.SkipType(s, i)
	return p, p.from < len(s)
}
