package render

import (
	"io"
	"strings"
)

// Wrap breaks text into lines of at most that many cells, by the rules of
// Chinese and English line breaking; only a URL that is longer than a line is
// not broken. Line feeds in it stay.
func Wrap(s string, width int) []string { return wrap(s, width) }

// Cells gives the width of text on a terminal: 2 for a Chinese character.
func Cells(s string) int { return cells(s) }

// Remark writes a remark on an answer, to stand below it: dim where there is
// colour, and safe for a terminal.
func Remark(w io.Writer, text string, o Options) error {
	t := newTheme(o)
	var b strings.Builder
	for _, line := range wrap(clean(text), Fit(o.Width)) {
		b.WriteString(t.paint(dim, line) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Height gives how many lines of a terminal of that many columns a text takes,
// its escape sequences apart.
func Height(text string, columns int) int {
	n := 0
	for line := range strings.Lines(text) {
		n += max(1, (columnsOf(line)+columns-1)/columns)
	}
	return n
}
