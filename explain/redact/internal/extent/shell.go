package extent

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Command gives the command that a line ends in, as far as it is near. Its lines
// may end with a backslash.
func Command(s string) string {
	const window = 256
	line := s[max(0, len(s)-window):]
	for end := len(line); ; {
		k := strings.LastIndexByte(line[:end], '\n')
		if k < 0 {
			break
		}
		if k == 0 || line[k-1] != '\\' {
			line = line[k:]
			break
		}
		end = k
	}
	for _, mark := range [...]string{"| ", "; ", "& "} {
		if k := strings.LastIndex(line, mark); k >= 0 {
			line = line[k:]
		}
	}
	return line
}

// WordIn gives the place behind a word of a line, -1 if it is not there.
func WordIn(line, word string) int {
	for from := 0; ; {
		k := strings.Index(line[from:], word)
		if k < 0 {
			return -1
		}
		at := from + k
		from = at + len(word)
		if (at == 0 || !glyph.IsWord(line[at-1]) && line[at-1] != '.') && from < len(line) && strings.IndexByte(" \t\"',\\", line[from]) >= 0 {
			return from
		}
	}
}

// ShellEnd gives the end of a word of a shell's line that begins at s[i], in
// quotes if there is one.
func ShellEnd(s string, i int, quote rune) int {
	for i < len(s) {
		if m := glyph.MaskAt(s, i); m > 0 {
			i = m
			continue
		}
		g := glyph.At(s, i)
		switch {
		case g.R == '\n' || g.R == '\r' || g.R == '"' || quote != 0 && g.R == quote:
			return i
		case quote == 0 && (g.R <= ' ' || g.R < 0x80 && strings.IndexByte("'`|;&<>()", byte(g.R)) >= 0):
			return i
		case quote == 0 && g.R == ',' && (i+1 == len(s) || s[i+1] == ' '):
			return i
		}
		i += g.N
	}
	return i
}

// HereDocument finds the text of a here-document that begins at s[i]: <<EOF, or
// $(cat <<EOF.
func HereDocument(s string, i int, inside bool) (start, end int) {
	rest := strings.TrimPrefix(s[i:], "$(cat ")
	if !strings.HasPrefix(rest, "<<") {
		return 0, 0
	}
	i = len(s) - len(rest) + len("<<")
	for i < len(s) && strings.IndexByte("<-~ \\'\"", s[i]) >= 0 {
		i++
	}
	_, word := glyph.WordAt(s, i)
	mark := s[i:word]
	if mark == "" {
		return 0, 0
	}
	for i = word; i < len(s) && (s[i] == '\'' || s[i] == '"'); {
		i++
	}
	start, ok := glyph.NewLine(s, i)
	if !ok {
		return 0, 0
	}
	end = markEnd(s[:min(len(s), start+longestBlock)], start, mark)
	if end == 0 || inside && strings.IndexByte(s[start:end], '"') >= 0 {
		return 0, 0
	}
	return start, end
}

// markEnd gives the end of the text from start on, before the line that begins
// with the mark, 0 if there is none near.
func markEnd(s string, start int, mark string) int {
	const most = 16
	from := start
	for range most {
		k := strings.Index(s[from:], mark)
		if k < 0 {
			return 0
		}
		k += from
		from = k + len(mark)
		for k > start && (s[k-1] == ' ' || s[k-1] == '\t') {
			k--
		}
		if glyph.StartsLine(s, k) && k > start {
			return beforeLine(s, k)
		}
	}
	return 0
}
