package redact

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// A glyph is one character as it stands in a text: itself, or escaped once or
// several times. The quote of {"a":"b"} is `"` in a body, `\"` when the body
// is a string of another one, `\\\"` one level deeper, %22 in a query, %2522
// in an address within an address, &quot; in a page and \u0022 in the output
// of a careful encoder.
type glyph struct {
	r     rune // the character meant
	n     int  // bytes it takes in the text
	depth int  // backslashes before it that belong to it
	coded bool // percent-encoded or an entity
	octet bool // r is one byte of a longer percent-encoded character
}

// maxDepth bounds the backslashes of one escape; five levels of JSON strings
// need 31.
const maxDepth = 64

// glyphAt reads the glyph at s[i].
func glyphAt(s string, i int) glyph {
	switch c := s[i]; {
	case c == '\\':
		return escaped(s, i)
	case c == '%':
		if b, n := percent(s, i); b == '\\' {
			return escaped(s, i)
		} else if n > 0 {
			return glyph{r: rune(b), n: n, coded: true, octet: b >= utf8.RuneSelf}
		}
	case c == '&':
		if r, n := entity(s, i); n > 0 {
			return glyph{r: r, n: n, coded: true}
		}
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(s[i:])
		return glyph{r: r, n: n}
	}
	return glyph{r: rune(s[i]), n: 1}
}

// escaped reads a run of backslashes and what they escape.
func escaped(s string, i int) glyph {
	j, g := i, glyph{r: '\\'}
	for j < len(s) && g.depth < maxDepth {
		if s[j] == '\\' {
			j++
		} else if b, n := percentAt(s, j); b == '\\' {
			j += n
			g.coded = true
		} else {
			break
		}
		g.depth++
	}
	g.n = j - i
	if j >= len(s) || g.depth == maxDepth {
		return g
	}
	n := 0
	switch c := s[j]; c {
	case '"', '\'', '/', '`':
		g.r, n = rune(c), 1
	case 'n':
		g.r, n = '\n', 1
	case 'r':
		g.r, n = '\r', 1
	case 't':
		g.r, n = '\t', 1
	case 'b':
		g.r, n = '\b', 1
	case 'f':
		g.r, n = '\f', 1
	case 'u':
		if v, ok := hex(s, j+1, 4); ok {
			g.r, n = rune(v), 5
		}
	case '0', '1', '2', '3':
		if v, ok := octal(s, j); ok {
			g.r, n = rune(v), 3
			g.octet = v >= utf8.RuneSelf
		}
	case 'x':
		if v, ok := hex(s, j+1, 2); ok {
			g.r, n = rune(v), 3
			g.octet = v >= utf8.RuneSelf
		}
	case '%':
		if b, w := percent(s, j); w > 0 && (b == '"' || b == '\'' || b == '/') {
			g.r, n, g.coded = rune(b), w, true
		}
	case '&':
		if r, w := entity(s, j); w > 0 && (r == '"' || r == '\'') {
			g.r, n, g.coded = r, w, true
		}
	}
	g.n += n
	if isQuote(g.r) && s[j] == byte(g.r) {
		g.depth = level(g.depth)
	}
	return g
}

// level gives the depth of a quote behind n backslashes. A text escaped k
// times has 2^k-1 of them before its quotes; what is more belongs to escaped
// backslashes that the quoted text ends with.
func level(n int) int {
	return 1<<bits.TrailingZeros(^uint(n)) - 1
}

// percent decodes %XX at s[i], also when its percent sign was encoded again
// up to three times. n is 0 when there is none.
func percent(s string, i int) (b byte, n int) {
	j := i + 1
	for range 3 {
		if _, ok := hex(s, j+2, 2); !ok || s[j] != '2' || s[j+1] != '5' {
			break
		}
		j += 2
	}
	v, ok := hex(s, j, 2)
	if !ok {
		return 0, 0
	}
	return byte(v), j + 2 - i
}

// percentAt is percent for an i that may hold any byte.
func percentAt(s string, i int) (byte, int) {
	if s[i] != '%' {
		return 0, 0
	}
	return percent(s, i)
}

// hex reads n hexadecimal digits at s[i].
func hex(s string, i, n int) (int, bool) {
	if i+n > len(s) {
		return 0, false
	}
	v := 0
	for _, c := range []byte(s[i : i+n]) {
		var d int
		switch {
		case isDigit(c):
			d = int(c - '0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			d = int(c|0x20-'a') + 10
		default:
			return 0, false
		}
		v = v<<4 | d
	}
	return v, true
}

// octal reads three octal digits at s[i]: of a sign or of a byte beyond ASCII, as
// logs write them.
func octal(s string, i int) (int, bool) {
	if i+3 > len(s) {
		return 0, false
	}
	v := 0
	for _, c := range []byte(s[i : i+3]) {
		if c < '0' || c > '7' {
			return 0, false
		}
		v = v<<3 | int(c-'0')
	}
	return v, v > ' ' && v <= 0xff && (v >= utf8.RuneSelf || !isAlnum(byte(v)))
}

// entity decodes the few HTML entities that stand between keys and values.
func entity(s string, i int) (rune, int) {
	const longest = 12
	amps := 0 // &amp;quot;
	for strings.HasPrefix(s[i+1+amps:], "amp;") && amps < longest {
		amps += len("amp;")
	}
	if amps > 0 {
		if r, n := entity("&"+s[i+1+amps:min(len(s), i+1+amps+longest)], 0); n > 0 {
			return r, n + amps
		}
	}
	rest := s[i:min(len(s), i+longest)]
	semi := strings.IndexByte(rest, ';')
	if semi < 0 {
		return 0, 0
	}
	var r rune
	switch strings.ToLower(rest[1:semi]) {
	case "quot", "#34", "#x22", "#034":
		r = '"'
	case "apos", "#39", "#x27", "#039":
		r = '\''
	case "amp", "#38", "#x26", "#038":
		r = '&'
	case "lt", "#60", "#x3c":
		r = '<'
	case "gt", "#62", "#x3e":
		r = '>'
	case "equals", "#61", "#x3d":
		r = '='
	case "colon", "#58", "#x3a":
		r = ':'
	case "commat", "#64", "#x40":
		r = '@'
	case "plus", "#43", "#x2b":
		r = '+'
	case "sol", "#47", "#x2f":
		r = '/'
	default:
		return 0, 0
	}
	return r, semi + 1
}

// canonical gives v without escapes, so that every spelling of a value is
// equal.
func canonical(v string) string {
	if !strings.ContainsAny(v, `\%&`) {
		return v
	}
	b := make([]byte, 0, len(v))
	for i := 0; i < len(v); {
		g := glyphAt(v, i)
		if g.octet {
			b = append(b, byte(g.r))
		} else if g.n == 1 {
			b = append(b, v[i])
		} else {
			b = utf8.AppendRune(b, g.r)
		}
		i += g.n
	}
	return string(b)
}

// spelled gives the quote g at s[i] as it stands in the text, without escaped
// backslashes before it.
func (g glyph) spelled(s string, i int) string {
	if g.coded || g.r >= utf8.RuneSelf || s[i+g.n-1] != byte(g.r) {
		return s[i : i+g.n]
	}
	return s[i+g.n-1-g.depth : i+g.n]
}

// endsString says whether the glyph g at s[i] ends a JSON string in which it
// stands.
func (g glyph) endsString(s string, i int) bool {
	return g.r == '"' && g.depth == 0 && !g.coded && s[i+g.n-1] == '"'
}

// closing gives the quote that ends what r opens, or 0 when r opens nothing.
func closing(r rune) rune {
	switch r {
	case '"', '\'', '`':
		return r
	case '“':
		return '”'
	case '‘':
		return '’'
	}
	return 0
}

// isQuote says whether r can stand at either end of a quoted text.
func isQuote(r rune) bool { return closing(r) != 0 || r == '”' || r == '’' }

// isDigit says whether c is one of 0 to 9.
func isDigit(c byte) bool { return c-'0' <= 9 }

// isLetter says whether c is a Latin letter.
func isLetter(c byte) bool { return c|0x20-'a' < 26 }

// isAlnum says whether c is a Latin letter or a digit.
func isAlnum(c byte) bool { return isDigit(c) || isLetter(c) }

// isWord says whether c can stand in a key: a letter, a digit, _ or -.
func isWord(c byte) bool { return isAlnum(c) || c == '_' || c == '-' }

// isHex says whether c is a hexadecimal digit.
func isHex(c byte) bool { return isDigit(c) || c|0x20-'a' < 6 }

// isSpace is for a glyph's character.
func isSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }
