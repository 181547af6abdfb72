package reading

import "github.com/dterr/dterr/explain/redact/internal/glyph"

// Decoded reads percent-encoded characters and entities as what they stand for;
// false says that there are none. twice says that the text was encoded more than
// once, form that a plus is a blank.
func Decoded(r Reading, twice, form bool) (Reading, bool) {
	rd := reader{from: r}
	found := false
	for i := 0; i < len(r.Text); {
		b, n := byte(0), 0
		switch r.Text[i] {
		case '%':
			if b, n = glyph.Percent(r.Text, i); b == '+' && twice && n == len("%2B") {
				b = ' '
			}
			found = found || n > 0
		case '&':
			c, size := glyph.Entity(r.Text, i)
			b, n = byte(c), size
			found = found || n > 0
		case '+':
			if form {
				b, n = ' ', 1
			}
		}
		if n == 0 {
			i++
			continue
		}
		rd.replace(i, n, b)
		i += n
	}
	if !found {
		return r, false
	}
	return rd.reading(), true
}
