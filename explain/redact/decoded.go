package redact

import "github.com/dterr/dterr/explain/redact/internal/glyph"

// decoded reads percent-encoded characters and entities as what they stand for;
// false says that there are none. twice says that the text was encoded more than
// once, form that a plus is a blank.
func decoded(r reading, twice, form bool) (reading, bool) {
	rd := reader{from: r}
	found := false
	for i := 0; i < len(r.text); {
		b, n := byte(0), 0
		switch r.text[i] {
		case '%':
			if b, n = glyph.Percent(r.text, i); b == '+' && twice && n == len("%2B") {
				b = ' '
			}
			found = found || n > 0
		case '&':
			c, size := glyph.Entity(r.text, i)
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
