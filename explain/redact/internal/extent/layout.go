package extent

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Layout is where the members of a block stand: the column of their keys and the
// one where the keys end, which is the same for all in mysql's \G.
type Layout struct{ Begin, end int }

// LayoutOf gives the layout of the block in which the key s[i:j] is. A block that
// begins in the middle of a line is taken for one without an indentation.
func LayoutOf(s string, i, j int) Layout {
	const widest = 64
	k := i
	for k > 0 && i-k < glyph.MaxDepth && (s[k-1] == '"' || s[k-1] == '\'' || s[k-1] == '\\') {
		k--
	}
	blanks := func() (n int) {
		for k > 0 && n < widest && (s[k-1] == ' ' || s[k-1] == '\t') {
			k--
			n++
		}
		return n
	}
	n := blanks()
	if k > 0 && s[k-1] == '-' {
		k--
		n += 1 + blanks()
		if !glyph.StartsLine(s, k) {
			n = len("- ")
		}
	} else if !glyph.StartsLine(s, k) {
		n = 0
	}
	return Layout{n, n + j - i}
}

// NextLine gives the beginning of the text of a line in a block, 0 if the line ends the block: the next item, an empty line,
// one further out.
func NextLine(s string, i int, at Layout) int {
	from := i
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	if i >= len(s) {
		return 0
	}
	switch r := glyph.At(s, i).R; {
	case glyph.Opens(r) < 0:
		return i
	case r == '\n', r == '\r', strings.HasPrefix(s[i:], "- "):
		return 0
	}
	if _, end := glyph.WordAt(s, i); i-from < at.Begin && end-from != at.end {
		return 0
	}
	return i
}
