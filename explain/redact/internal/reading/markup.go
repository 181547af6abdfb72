package reading

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Unmarked reads r without the marks of a page: a cell of a table as one between bars,
// the tag that begins a line as a line end, those of words and Markdown's ** as nothing.
// ok is false where there are none.
func Unmarked(r Reading) (_ Reading, ok bool) {
	rd := reader{from: r}
	for i := 0; i < len(r.Text); {
		n, as := 0, byte(0)
		switch c := r.Text[i]; c {
		case '<', '\\', '&', '%':
			n, as = tagAt(r.Text, i)
		case '*', '_':
			if glyph.ByteAt(r.Text, i+1) == c {
				n = len("**")
			}
		}
		if n == 0 {
			i++
			continue
		}
		rd.replace(i, n, as)
		i += n
	}
	return rd.reading(), rd.done > 0
}

// tagAt gives the length of the tag of a page at s[i], 0 if there is none, and what it
// is read as.
func tagAt(s string, i int) (n int, as byte) {
	const longest = 256
	g := glyph.At(s, i)
	k := i + g.N
	if g.R != '<' || k >= len(s) {
		return 0, 0
	}
	closes := false
	if g := glyph.At(s, k); g.R == '/' {
		closes = true
		k += g.N
	}
	_, j := glyph.WordAt(s, k)
	name := strings.ToLower(s[k:j])
	switch {
	case words.CellTag.Is(name):
		as = '|'
	case words.LineTag.Is(name):
		as = '\n'
	case !words.WordTag.Is(name) || len(name) == 1 && !closes && i > 0 && glyph.IsWord(s[i-1]):
		return 0, 0 // a type, List<a>
	}
	if closes {
		as = 0
	}
	for from := j; j < len(s) && j-from < longest; {
		g := glyph.At(s, j)
		j += g.N
		switch g.R {
		case '>':
			return j - i, as
		case '<', '\n':
			return 0, 0
		}
	}
	return 0, 0
}
