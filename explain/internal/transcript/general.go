package transcript

import (
	"bytes"
	"slices"

	"github.com/dterr/dterr/explain/internal/lex"
)

// What people write about answers nobody was answered with: the cases of a plan of tests,
// the title of a question with what to do below it, the items of what was changed, the
// outline of a body.

// isGeneral reports whether an answer stands in such a text. The lines of a log are none.
func (n Near) isGeneral(begin, end int) bool {
	lead := bytes.TrimSpace(n.Text[begin:n.At])
	return !isOutput(lead) && (n.isTried(begin) || n.isTitle(begin, end) || n.isChange(begin, end) || n.isOutlined(lead) || n.isGuide(begin, end))
}

// isTried reports whether an answer stands in a row of a table of what is expected, beside
// nothing that came, or is a failure that was expected, or of what comes where something lacks.
func (n Near) isTried(begin int) bool {
	row, _, _ := bytes.Cut(n.Text[begin:], []byte("\n"))
	if !isTableRow(row) {
		return false
	}
	header := row
	for line := range n.lines(begin, -1) {
		if !isTableRow(line) {
			break
		}
		header = line
	}
	names := bytes.Split(bytes.ToLower(header), []byte{'|'})
	if slices.ContainsFunc(names, func(c []byte) bool { return holdsAny(c, "缺时", "缺少时", "失败时") }) {
		return true
	}
	expected := slices.IndexFunc(names, func(c []byte) bool { return holdsAny(c, "期望", "预期", "expect") })
	if expected < 0 {
		return false
	}
	if !slices.ContainsFunc(names, func(c []byte) bool { return holdsAny(c, "实际", "实测", "actual") }) {
		return true
	}
	cells := bytes.Split(bytes.ToLower(row), []byte{'|'})
	return expected < len(cells) && holdsAny(cells[expected], "fail", "失败", "报错", "error")
}

// isTableRow reports whether a line is a row of a table in Markdown.
func isTableRow(line []byte) bool { return bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("|")) }

// isTitle reports whether the line of an answer is a title in bold letters, and the one
// below says what it may come from or what to do, as in a list of questions: it is an item,
// or stands under a heading.
func (n Near) isTitle(begin, end int) bool {
	line := bytes.TrimSpace(n.Text[begin:end])
	title, item := bytes.CutPrefix(line, []byte("- "))
	if !bytes.HasPrefix(title, bold) || !bytes.HasSuffix(title, bold) || !startsWithAny(n.beside(end, 1), "→", "答：", "可能原因", "可能的原因") {
		return false
	}
	for line := range n.lines(begin, -1) {
		_, under := heading(line)
		item = item || under
	}
	return item
}

// bold stands around what Markdown makes bold.
var bold = []byte("**") //nolint:gochecknoglobals // a constant

// isChange reports whether a code in words stands in an item of a list under the heading of
// what was changed, or above one of how to try that.
func (n Near) isChange(begin, end int) bool {
	if item := bytes.TrimLeft(n.Text[begin:end], " \t"); !startsWithAny(item, "- ", "* ") || n.Text[n.At] == '{' {
		return false
	}
	for line := range n.lines(begin, -1) {
		if title, ok := heading(line); ok {
			if slices.Contains(changed[:], title) {
				return true
			}
			break
		}
	}
	for line := range n.lines(end, 1) {
		if title, ok := heading(line); ok {
			return title == "test plan"
		}
	}
	return false
}

// changed are the headings of what was changed, in lower case.
var changed = [...]string{"development", "files changed", "changed files", "what changed", "修复内容", "改动内容"} //nolint:gochecknoglobals // a constant table

// heading gives the words of a heading in Markdown, in lower case.
func heading(line []byte) (title string, ok bool) {
	words, ok := bytes.CutPrefix(bytes.TrimLeft(line, "#"), []byte(" "))
	return lex.Lower(bytes.TrimSpace(words)), ok && bytes.HasPrefix(line, []byte("#"))
}

// isOutlined reports whether a body whose rest is left out stands in a sentence about what
// usually comes.
func (n Near) isOutlined(lead []byte) bool {
	return startsWithAny(n.Text[n.To:], "...}", "…}") && holdsAny(lead, "场景", "通常", "往往", "usually", "typically")
}
