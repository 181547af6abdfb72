package place

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Column gives the name of the column that the number s[a:b] stands in, in the row of a
// statement, among what stands for its question marks, or below the head of a table; "" if
// nothing tells.
func Column(s string, a, b int) string {
	const longest = 1024
	from := extent.LineStart(s, a, false)
	line := s[from:a]
	if k := strings.LastIndex(line, "arameters: "); k >= 0 {
		return placeholder(extent.StatementBefore(s, a), strings.Count(line[k:], "), "))
	}
	if k := strings.LastIndex(line, "parameter ["); k >= 0 {
		n := 0
		for _, c := range []byte(line[k+len("parameter ["):]) {
			if !glyph.IsDigit(c) || n > 99 {
				break
			}
			n = 10*n + int(c-'0')
		}
		return placeholder(extent.StatementBefore(s, a), n-1)
	}
	if row := strings.LastIndexByte(line, '('); row >= 0 {
		near := max(0, a-longest)
		row += from
		before := strings.TrimRight(strings.ToLower(s[near:max(near, row)]), " \t\r\n")
		k := strings.LastIndex(before, "values")
		if k < 0 || !strings.HasSuffix(before, "values") && !strings.HasSuffix(before, "),") {
			return ""
		}
		return nth(columns(s, near+k), strings.Count(s[row:a], ","))
	}
	if strings.ContainsAny(line, "{=:") {
		return ""
	}
	gap := extent.Delimiter(s, b, line)
	cells := extent.Cells(head(s, from, gap), gap)
	if len(cells) < 2 {
		return ""
	}
	return nth(cells, len(extent.Cells(line+"x", gap))-1)
}

// nth gives the name that stands in the cell n, "" for none.
func nth(cells []string, n int) string {
	if n < 0 || n >= len(cells) {
		return ""
	}
	return strings.Trim(cells[n], " \t\r\n`\"'[]\\*")
}

// head gives the head of the table whose row begins at s[i], with this between its cells, ""
// if there is none near.
func head(s string, i int, gap string) string {
	const most = 16
	for n := 0; n < most && i > 0 && gap != ""; n++ {
		end := i - 1
		i = extent.LineStart(s, end, false)
		if line := strings.TrimRight(s[i:end], "\r"); !strings.ContainsAny(line, "0123456789=") && !extent.IsRuled(line) {
			return line
		}
	}
	return ""
}
