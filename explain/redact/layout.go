package redact

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// layout is where the members of a block stand: the column of their keys and the
// one where the keys end, which is the same for all in mysql's \G.
type layout struct{ begin, end int }

// layoutOf gives the layout of the block in which the key s[i:j] is. A block that
// begins in the middle of a line is taken for one without an indentation.
func layoutOf(s string, i, j int) layout {
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
	return layout{n, n + j - i}
}

// nextLine gives the beginning of the text of a line in a block, 0 if the line ends the block: the next item, an empty line,
// one further out.
func nextLine(s string, i int, at layout) int {
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
	if _, end := glyph.WordAt(s, i); i-from < at.begin && end-from != at.end {
		return 0
	}
	return i
}
