// Package glyph reads the characters of a text as they are written there: plain,
// escaped, percent-encoded, as an entity; and with them what all that reads texts
// needs first: quotes, blanks, words, masks that stand there already, and of what
// characters a piece of text is made. It knows no names.
//
//	g := glyph.At(`{\"userid\"`, 1) // g.R is '"', g.N is 2
package glyph

import (
	"math/bits"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A Glyph is one character as it stands in a text: itself, or escaped once or
// several times. The quote of {"a":"b"} is `"` in a body, `\"` when the body
// is a string of another one, `\\\"` one level deeper, %22 in a query, %2522
// in an address within an address, &quot; in a page and \u0022 in the output
// of a careful encoder.
type Glyph struct {
	R     rune // the character meant
	N     int  // bytes it takes in the text
	Depth int  // backslashes before it that belong to it
	Coded bool // percent-encoded or an entity
	Octet bool // R is one byte of a longer percent-encoded character
}

// MaxDepth bounds the backslashes of one escape; five levels of JSON strings
// need 31.
const MaxDepth = 64

// At reads the glyph at s[i].
func At(s string, i int) Glyph {
	switch c := s[i]; {
	case c == '\\':
		return escaped(s, i)
	case c == '%':
		if b, n := Percent(s, i); b == '\\' {
			return escaped(s, i)
		} else if n > 0 {
			return Glyph{R: rune(b), N: n, Coded: true, Octet: b >= utf8.RuneSelf}
		}
	case c == '&':
		if r, n := Entity(s, i); n > 0 {
			return Glyph{R: r, N: n, Coded: true}
		}
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(s[i:])
		return Glyph{R: r, N: n}
	}
	return Glyph{R: rune(s[i]), N: 1}
}

// escaped reads a run of backslashes and what they escape.
func escaped(s string, i int) Glyph {
	j, g := i, Glyph{R: '\\'}
	for j < len(s) && g.Depth < MaxDepth {
		if s[j] == '\\' {
			j++
		} else if b, n := PercentAt(s, j); b == '\\' {
			j += n
			g.Coded = true
		} else {
			break
		}
		g.Depth++
	}
	g.N = j - i
	if j >= len(s) || g.Depth == MaxDepth {
		return g
	}
	n := 0
	switch c := s[j]; c {
	case '"', '\'', '/', '`':
		g.R, n = rune(c), 1
	case 'n':
		g.R, n = '\n', 1
	case 'r':
		g.R, n = '\r', 1
	case 't':
		g.R, n = '\t', 1
	case 'b':
		g.R, n = '\b', 1
	case 'f':
		g.R, n = '\f', 1
	case 'u':
		if v, ok := Hex(s, j+1, 4); ok {
			g.R, n = rune(v), 5
		}
	case '0', '1', '2', '3':
		if v, ok := octal(s, j); ok {
			g.R, n = rune(v), 3
			g.Octet = v >= utf8.RuneSelf
		}
	case 'x':
		if v, ok := Hex(s, j+1, 2); ok {
			g.R, n = rune(v), 3
			g.Octet = v >= utf8.RuneSelf
		}
	case '%':
		if b, w := Percent(s, j); w > 0 && (b == '"' || b == '\'' || b == '/') {
			g.R, n, g.Coded = rune(b), w, true
		}
	case '&':
		if r, w := Entity(s, j); w > 0 && (r == '"' || r == '\'') {
			g.R, n, g.Coded = r, w, true
		}
	}
	g.N += n
	if IsQuote(g.R) && s[j] == byte(g.R) {
		g.Depth = level(g.Depth)
	}
	return g
}

// level gives the depth of a quote behind n backslashes. A text escaped k
// times has 2^k-1 of them before its quotes; what is more belongs to escaped
// backslashes that the quoted text ends with.
func level(n int) int {
	return 1<<bits.TrailingZeros(^uint(n)) - 1
}

// Percent decodes %XX at s[i], also when its percent sign was encoded again
// up to three times. n is 0 when there is none.
func Percent(s string, i int) (b byte, n int) {
	j := i + 1
	for range 3 {
		if _, ok := Hex(s, j+2, 2); !ok || s[j] != '2' || s[j+1] != '5' {
			break
		}
		j += 2
	}
	v, ok := Hex(s, j, 2)
	if !ok {
		return 0, 0
	}
	return byte(v), j + 2 - i
}

// PercentAt is percent for an i that may hold any byte.
func PercentAt(s string, i int) (byte, int) {
	if s[i] != '%' {
		return 0, 0
	}
	return Percent(s, i)
}

// Hex reads n hexadecimal digits at s[i].
func Hex(s string, i, n int) (int, bool) {
	if i+n > len(s) {
		return 0, false
	}
	v := 0
	for _, c := range []byte(s[i : i+n]) {
		var d int
		switch {
		case IsDigit(c):
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
// logs write them, or of any character beside another one that is written so.
func octal(s string, i int) (int, bool) {
	v, ok := octalDigits(s, i)
	if !ok || v <= ' ' || v > 0xff {
		return 0, false
	}
	if v >= utf8.RuneSelf || !IsAlnum(byte(v)) {
		return v, true
	}
	const size = len(`\101`)
	_, after := octalDigits(s, i+size)
	_, before := octalDigits(s, i-size)
	return v, after && s[i+size-1] == '\\' || before && i > size && s[i-size-1] == '\\'
}

// octalDigits reads three octal digits at s[i].
func octalDigits(s string, i int) (int, bool) {
	if i < 0 || i+3 > len(s) {
		return 0, false
	}
	v := 0
	for _, c := range []byte(s[i : i+3]) {
		if c < '0' || c > '7' {
			return 0, false
		}
		v = v<<3 | int(c-'0')
	}
	return v, true
}

// Entity decodes the HTML entity at s[i]: a character by its number, or one of the few
// names that stand between keys and values. n is 0 when there is none.
func Entity(s string, i int) (r rune, n int) {
	const longest = 12
	amps := 0 // &amp;quot;
	for strings.HasPrefix(s[i+1+amps:], "amp;") && amps < longest {
		amps += len("amp;")
	}
	if amps > 0 {
		if r, n := Entity("&"+s[i+1+amps:min(len(s), i+1+amps+longest)], 0); n > 0 {
			return r, n + amps
		}
	}
	rest := s[i:min(len(s), i+longest)]
	semi := strings.IndexByte(rest, ';')
	if semi < 0 {
		return 0, 0
	}
	switch name := strings.ToLower(rest[1:semi]); name {
	case "quot":
		r = '"'
	case "apos":
		r = '\''
	case "amp":
		r = '&'
	case "lt":
		r = '<'
	case "gt":
		r = '>'
	case "equals":
		r = '='
	case "colon":
		r = ':'
	case "commat":
		r = '@'
	case "plus":
		r = '+'
	case "sol":
		r = '/'
	default:
		if r = numbered(name); r == 0 {
			return 0, 0
		}
	}
	return r, semi + 1
}

// numbered gives the character of an entity that says its number, #23494 or #x5bc6,
// 0 if it is none.
func numbered(name string) rune {
	number, ok := strings.CutPrefix(name, "#")
	if !ok {
		return 0
	}
	base := 10
	if digits, ok := strings.CutPrefix(number, "x"); ok {
		number, base = digits, 16
	}
	n, err := strconv.ParseUint(number, base, 21)
	if err != nil || n < ' ' && !IsSpace(rune(n)) || !utf8.ValidRune(rune(n)) {
		return 0
	}
	return rune(n)
}

// Canonical gives v without escapes, so that every spelling of a value is
// equal.
func Canonical(v string) string {
	if !strings.ContainsAny(v, `\%&`) {
		return v
	}
	b := make([]byte, 0, len(v))
	for i := 0; i < len(v); {
		g := At(v, i)
		if g.Octet {
			b = append(b, byte(g.R))
		} else if g.N == 1 {
			b = append(b, v[i])
		} else {
			b = utf8.AppendRune(b, g.R)
		}
		i += g.N
	}
	return string(b)
}

// Spelled gives the quote g at s[i] as it stands in the text, without escaped
// backslashes before it.
func (g Glyph) Spelled(s string, i int) string {
	if g.Coded || g.R >= utf8.RuneSelf || s[i+g.N-1] != byte(g.R) {
		return s[i : i+g.N]
	}
	return s[i+g.N-1-g.Depth : i+g.N]
}

// EndsString says whether the glyph g at s[i] ends a JSON string in which it
// stands.
func (g Glyph) EndsString(s string, i int) bool {
	return g.R == '"' && g.Depth == 0 && !g.Coded && s[i+g.N-1] == '"'
}

// Closing gives the quote that ends what r opens, or 0 when r opens nothing.
//
//go:noinline
func Closing(r rune) rune {
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

// IsQuote says whether r can stand at either end of a quoted text.
func IsQuote(r rune) bool { return Closing(r) != 0 || r == '”' || r == '’' }

// What a byte may be. A table takes less code than comparing does, in the many places that
// ask.
const (
	digit = 1 << iota
	letter
	hexDigit
	word

	number = digit | hexDigit | word
	hexa   = letter | hexDigit | word
	other  = letter | word
)

var classes = [256]uint8{ //nolint:gochecknoglobals // a constant table
	'0': number, '1': number, '2': number, '3': number, '4': number, '5': number, '6': number, '7': number, '8': number, '9': number,
	'a': hexa, 'b': hexa, 'c': hexa, 'd': hexa, 'e': hexa, 'f': hexa, 'A': hexa, 'B': hexa, 'C': hexa, 'D': hexa, 'E': hexa, 'F': hexa,
	'g': other, 'h': other, 'i': other, 'j': other, 'k': other, 'l': other, 'm': other, 'n': other, 'o': other, 'p': other, 'q': other, 'r': other, 's': other, 't': other, 'u': other, 'v': other, 'w': other, 'x': other, 'y': other, 'z': other,
	'G': other, 'H': other, 'I': other, 'J': other, 'K': other, 'L': other, 'M': other, 'N': other, 'O': other, 'P': other, 'Q': other, 'R': other, 'S': other, 'T': other, 'U': other, 'V': other, 'W': other, 'X': other, 'Y': other, 'Z': other,
	'_': word, '-': word,
}

// IsDigit says whether c is one of 0 to 9.
func IsDigit(c byte) bool { return c-'0' <= 9 }

// IsLetter says whether c is a Latin letter.
func IsLetter(c byte) bool { return c|0x20-'a' < 26 }

// IsAlnum says whether c is a Latin letter or a digit.
func IsAlnum(c byte) bool { return classes[c]&(digit|letter) != 0 }

// IsWord says whether c can stand in a key: a letter, a digit, _ or -.
func IsWord(c byte) bool { return classes[c]&word != 0 }

// IsHex says whether c is a hexadecimal digit.
func IsHex(c byte) bool { return classes[c]&hexDigit != 0 }

// IsSpace is for a glyph's character.
func IsSpace(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' }
