package pair

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/place"
)

// Separator reads what stands between a key and its value: the key's closing
// quote, blanks, the separator, blanks, a type.
func Separator(s string, start, i int) (Pair, bool) {
	var p Pair
	next := func() glyph.Glyph {
		if i >= len(s) {
			return glyph.Glyph{}
		}
		return glyph.At(s, i)
	}
	if strings.HasPrefix(s[i:], extent.Keyword) {
		i += len(extent.Keyword)
	}
	g := next()
	if glyph.IsQuote(g.R) {
		p.Quote = g.Spelled(s, i)
		p.Level = glyph.PercentLevel(s, i)
		i += g.N
		i = max(i, glyph.SpelledAt(s, i, ">>")) // <<"token">> => <<"5e1f…">>
	}
	i = visibility(s, i)
	g = next()
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
	if p.Quote == "" && (g.R == '{' || g.R == 'b') {
		if p.From = place.Getter(s, i); p.From > 0 {
			p.Sep = '='
			return p, true
		}
	}
	if g.Octet {
		g.R, g.N = glyph.CodedRune(s, i)
	}
	p.Level = max(p.Level, glyph.PercentLevel(s, i))
	i += g.N
	switch g.R {
	case ':', '：':
		if bracket && glyph.ByteAt(s, i) != '@' { // @String[token]:@String[5e1f…]
			return p, false
		}
		p.Sep = ':'
		switch n := next(); {
		case n.R == '=':
			i += n.N
			p.Sep = '='
		case p.Quote == "" && extent.InBraces(s, start):
			if p.Sep = '='; n.R == '-' {
				i += n.N
			}
		}
	case '=', '＝':
		p.Sep = '='
		if strings.HasPrefix(s[i:], "3D>") { // => in quoted-printable
			i += len("3D")
		}
		if n := next(); n.R == '>' || n.R == '=' {
			i += n.N
			if n.R == '>' {
				p.Sep = '>'
			}
		}
	case '>':
		if p.Quote != "" || !extent.AfterAngle(s, start) {
			return p, false
		}
		p.Sep = 'x'
		i = extent.SkipCDATA(s, i)
	case ',':
		binary := extent.OpensBinary(s, i)
		if p.Quote == "" && !glyph.OpensText(s, i) && binary == 0 {
			return p, false
		}
		i = max(i, binary)
		p.Sep = ','
	case '{':
		if p.Quote == "" {
			return p, false
		}
		p.Sep = ':'
		i -= g.N
	case ';':
		p.Sep = '='
		if i = extent.Serialized(s, i); p.Quote == "" || i == 0 {
			return p, false
		}
	default:
		return p, false
	}
	if p.Sep != 'x' {
		i = extent.SkipForm(s, i, p.Quote != "" || p.Sep == '>')
	}
	p.From = extent.SkipType(s, i)
	return p, p.From < len(s)
}

// visibility passes over what PHP prints behind the name of an object's property at
// s[i]: ["token":protected], [token:App\Bot:private].
func visibility(s string, i int) int {
	const longest = 96
	if glyph.ByteAt(s, i) != ':' {
		return i
	}
	note, _, ok := strings.Cut(s[i:min(len(s), i+longest)], "]")
	if !ok || strings.ContainsAny(note, " \n=") || !strings.HasSuffix(note, ":protected") && !strings.HasSuffix(note, ":private") {
		return i
	}
	return i + len(note)
}
