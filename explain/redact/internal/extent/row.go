package extent

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Delimiter gives what stands between the cells of the line head, in which a
// name ends before s[j].
func Delimiter(s string, j int, head string) string {
	for j < len(s) && s[j] == ' ' {
		j++
	}
	gaps := [...]string{"|", "│", "\t", `\t`, ",", ";"}
	for _, gap := range gaps {
		if strings.HasPrefix(s[j:], gap) {
			return gap
		}
	}
	for _, gap := range gaps {
		if strings.Contains(head, gap) {
			return gap
		}
	}
	if strings.Contains(head, Aligned) {
		return Aligned
	}
	return ""
}

// Aligned is what stands at least between the cells of a table that blanks keep in columns.
const Aligned = "  "

// Cells gives the cells of a line, with this between.
func Cells(line, gap string) []string {
	if gap != Aligned {
		return strings.Split(line, gap)
	}
	var cells []string
	for line = strings.Trim(line, " \r"); line != ""; {
		cell, rest, _ := strings.Cut(line, Aligned)
		cells = append(cells, cell)
		line = strings.TrimLeft(rest, " ")
	}
	return cells
}

// IsRuled says whether a line is drawn: ----+----, |---|:--|.
func IsRuled(row string) bool {
	return strings.Trim(row, "-+|:= \t") == "" && strings.Contains(row, "--") || strings.Trim(row, "├─┼┤╞═╪╡ ") == "" && row != ""
}

// LineStart gives the beginning of the line that i is in, also in a text with
// escaped line ends. inside says that this is in a JSON string.
func LineStart(s string, i int, inside bool) int {
	const longest = 1024
	from := max(0, i-longest)
	before := s[from:i]
	if inside {
		if k := strings.LastIndexByte(before, '"'); k >= 0 && !strings.HasSuffix(before[:k], `\`) {
			from += k + 1
			before = before[k+1:]
		}
	}
	if k := strings.LastIndex(before, `\n`); k > strings.LastIndexByte(before, '\n') {
		return from + k + len(`\n`)
	}
	return from + strings.LastIndexByte(before, '\n') + 1
}

// ExpressionEnd gives the end of the expression at s[i] in a row: the comma or the
// bracket behind it.
func ExpressionEnd(s string, i int, inside bool) int {
	const longest = 4096
	depth := 0
	for from := i; i < len(s) && i-from < longest; {
		g := glyph.At(s, i)
		switch {
		case inside && g.EndsString(s, i):
			return i
		case g.R == '\'' || g.R == '"':
			_, next := glyph.CloseQuote(s[:min(len(s), from+longest)], i+g.N, g, inside)
			if next == 0 {
				return i
			}
			i = next
			continue
		case depth == 0 && (g.R == ',' || g.R == ')'):
			return i
		}
		depth += glyph.Opens(g.R)
		i += g.N
	}
	return i
}

// Compared gives the place of what stands behind an operator of SQL at s[k], a quote or a
// bracket: LIKE '%张伟%', NOT IN ('5e1f…'). It is 0 for none.
func Compared(s string, k int) int {
	for _, op := range [...]string{"like '", "not like '", "in (", "not in ("} {
		if k+len(op) < len(s) && strings.EqualFold(s[k:k+len(op)], op) {
			return k + len(op) - 1
		}
	}
	return 0
}

// PrefixOf gives the place of the quote at s[i], behind what SQL puts before it.
func PrefixOf(s string, i int) int {
	if i+1 < len(s) && strings.IndexByte("NnEeXxBb", s[i]) >= 0 && s[i+1] == '\'' {
		return i + 1
	}
	return i
}

// ParameterEnd gives the end of the value at s[i], whose type stands behind it in
// brackets, and the place of the next, 0 if there is no type.
func ParameterEnd(s string, i int) (end, next int) {
	for k := i; k < len(s); {
		open := strings.IndexByte(s[k:], '(')
		if open < 0 {
			break
		}
		open += k
		_, shut := Identifier(s, open+1)
		k = open + 1
		if shut == k || glyph.ByteAt(s, shut) != ')' {
			continue
		}
		switch rest := s[shut+1:]; {
		case strings.HasPrefix(rest, ", "):
			return open, shut + len("), ")
		case strings.Trim(rest, " \r") == "":
			return open, len(s)
		}
	}
	return 0, 0
}

// StatementBefore gives the line with question marks above the one that i is in.
func StatementBefore(s string, i int) string {
	const longest, lines = 2048, 16
	before := s[max(0, i-longest):i]
	for range lines {
		k := max(strings.LastIndexByte(before, '\n'), strings.LastIndex(before, `\n`))
		if k < 0 {
			break
		}
		before = before[:k]
		start := max(strings.LastIndexByte(before, '\n'), strings.LastIndex(before, `\n`)) + 1
		if line := before[start:]; strings.Contains(line, "?") {
			return line
		}
	}
	return ""
}

// NameIn gives where the next name in s[i:] begins and ends, with what it is a
// part of: user.uk_secret, `db`.`secret`.
func NameIn(s string, i int) (from, end int) {
	const quotes = " '\"`\\[(“‘"
	for i < len(s) && strings.IndexByte(quotes, s[i]) >= 0 {
		i++
	}
	end = i
	for end < len(s) && (glyph.IsWord(s[end]) || s[end] >= utf8.RuneSelf || s[end] == '.' && end+1 < len(s) && glyph.IsLetter(s[end+1])) {
		end++
	}
	for end+2 < len(s) && s[end] == '`' && s[end+1] == '.' && s[end+2] == '`' {
		i, end = end+3, end+3
		_, end = glyph.WordAt(s, end)
	}
	return i, end
}
