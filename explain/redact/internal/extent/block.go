package extent

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// OneLine gives the lines of a block as one.
func OneLine(t string) string {
	if !strings.Contains(t, "\n") {
		return t
	}
	lines := strings.Split(t, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "")
}

// longestBlock bounds the text of a block, in bytes.
const longestBlock = 1 << 13

// YAMLBlock finds the text of a block whose sign, | or >, stands at s[i] behind
// a key in the column. inside says that all this is in a JSON string.
func YAMLBlock(s string, i, column int, inside bool) (start, end int) {
	if g := glyph.At(s, i); g.R != '|' && g.R != '>' {
		return 0, 0
	}
	i += glyph.At(s, i).N
	for i < len(s) && (glyph.IsDigit(s[i]) || s[i] == '-' || s[i] == '+') {
		i++
	}
	i = glyph.SkipSpace(s, i, false)
	s = s[:min(len(s), i+longestBlock)]
	for width := 0; ; {
		text, ok := glyph.NewLine(s, i)
		if !ok {
			return start, end
		}
		n := text
		for text < len(s) && s[text] == ' ' {
			text++
		}
		i = LineEnd(s, text, "", inside, false)
		if i == text {
			if i >= len(s) || inside && glyph.At(s, i).EndsString(s, i) {
				return start, end
			}
			continue
		}
		n = text - n
		if width == 0 {
			start, width = text, max(n, column+1)
		}
		if n < width {
			if end == 0 {
				return 0, 0
			}
			return start, end
		}
		end = i
	}
}

// beforeLine gives the end of the line before the one that begins at k, also in
// a text with escaped line ends.
func beforeLine(s string, k int) int {
	for _, end := range [...]byte{'n', 'r'} {
		switch {
		case k > 0 && (s[k-1] == '\n' || s[k-1] == '\r'):
			k--
		case k > 1 && s[k-1] == end && s[k-2] == '\\':
			for k--; k > 0 && s[k-1] == '\\'; {
				k--
			}
		}
	}
	return k
}
