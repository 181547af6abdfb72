package reading

import (
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Decoded reads percent-encoded characters, entities and those of quoted-printable text
// as what they stand for; false says that there are none. twice says that the text was
// encoded more than once, form that a plus is a blank.
func Decoded(r Reading, twice, form bool) (Reading, bool) {
	rd := reader{from: r}
	found, quoted := false, false
	for i := 0; i < len(r.Text); {
		b, n, wide := byte(0), 0, rune(0)
		switch r.Text[i] {
		case '%':
			if c, ok := glyph.Hex(r.Text, i+2, 4); ok && r.Text[i+1] == 'u' {
				wide, b, n = rune(c), byte(c), len("%u5BC6")
			} else if b, n = glyph.Percent(r.Text, i); b == '+' && twice && n == len("%2B") {
				b = ' '
			}
		case '&':
			c, size := glyph.Entity(r.Text, i)
			wide, b, n = c, byte(c), size
		case '=':
			if quoted = quoted || IsQuoted(r.Text, i); quoted {
				if c, ok := glyph.Hex(r.Text, i+1, 2); ok {
					b, n = byte(c), len("=E5")
				}
			}
		case '+':
			if form {
				rd.replace(i, 1, ' ')
			}
		}
		switch {
		case n == 0:
			i++
			continue
		case wide >= utf8.RuneSelf:
			rd.replaceRune(i, n, wide)
		default:
			rd.replace(i, n, b)
		}
		found = true
		i += n
	}
	if !found {
		return r, false
	}
	return rd.reading(), true
}

// IsQuoted says whether a Chinese character stands at s[i] as quoted-printable text has
// it: =E5=AF=86.
func IsQuoted(s string, i int) bool {
	const size = len("=E5")
	var b [3]byte
	for n := range b {
		c, ok := glyph.Hex(s, i+n*size+1, 2)
		if !ok || s[i+n*size] != '=' {
			return false
		}
		b[n] = byte(c)
	}
	return utf8.RuneCount(b[:]) == 1
}
