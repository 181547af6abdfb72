package redact

import "strings"

// separator reads what stands between a key and its value: the key's closing
// quote, blanks, the separator, blanks, a type.
func (sc *scan) separator(start, i int) (pair, bool) {
	s, p := sc.s, pair{}
	next := func() glyph {
		if i >= len(s) {
			return glyph{}
		}
		return glyphAt(s, i)
	}
	g := next()
	if isQuote(g.r) {
		p.quote = g.spelled(s, i)
		p.level = percentLevel(s, i)
		i += g.n
		g = next()
	}
	if n := emphasis(s, start, i); n > 0 {
		i += n
		g = next()
	}
	if after := index(s, i); after > i {
		i = after
		g = next()
	}
	if (g.r == '?' || g.r == '!') && at(s, i+1) == ':' { // token?: "5e1f…"
		i++
		g = next()
	}
	bracket := g.r == ']'
	if bracket {
		i += g.n
	}
	i = skipForm(s, i, false)
	g = next()
	if g.octet {
		g.r, g.n = codedRune(s, i)
	}
	p.level = max(p.level, percentLevel(s, i))
	i += g.n
	switch g.r {
	case ':', '：':
		if bracket {
			return p, false
		}
		p.sep = ':'
		switch n := next(); {
		case n.r == '=':
			i += n.n
			p.sep = '='
		case p.quote == "" && inBraces(s, start):
			if p.sep = '='; n.r == '-' {
				i += n.n
			}
		}
	case '=', '＝':
		p.sep = '='
		if n := next(); n.r == '>' || n.r == '=' {
			i += n.n
			if n.r == '>' {
				p.sep = '>'
			}
		}
	case '>':
		if p.quote != "" || !afterAngle(s, start) {
			return p, false
		}
		p.sep = 'x'
		i = skipCDATA(s, i)
	case ',':
		binary := opensBinary(s, i)
		if p.quote == "" && !opensText(s, i) && binary == 0 {
			return p, false
		}
		i = max(i, binary)
		p.sep = ','
	case '{':
		if p.quote == "" {
			return p, false
		}
		p.sep = ':'
		i -= g.n
	case ';':
		p.sep = '='
		if i = serialized(s, i); p.quote == "" || i == 0 {
			return p, false
		}
	default:
		return p, false
	}
	if p.sep != 'x' {
		i = skipForm(s, i, p.quote != "" || p.sep == '>')
	}
	p.from = skipType(s, i)
	return p, p.from < len(s)
}

// ended says whether a field ends at s[i], where punctuation is encoded though
// the names are not.
func ended(s string, i int) bool {
	return percentLevel(s, i) > 0 && strings.ContainsRune(",}]); \n", glyphAt(s, i).r)
}

// skipCDATA passes over <![CDATA[ in any encoding.
func skipCDATA(s string, i int) int {
	k := i
	for _, want := range []byte("<![CDATA[") {
		if k >= len(s) || glyphAt(s, k).r != rune(want) {
			return i
		}
		k += glyphAt(s, k).n
	}
	return k
}
