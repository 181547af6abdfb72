package cmd

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/render"
)

// page is a page of help under way, laid out for a width in cells.
type page struct {
	strings.Builder
	width int
	// record takes what is written in its place where it is set, before it is laid out.
	record func(Block)
}

// row is a line of two columns: a name, and what there is to say of it.
type row struct{ name, text string }

// The columns of rows, in cells: names begin behind the margin and end before
// the text, which may go below its name where it would become too narrow.
const (
	margin     = 2
	gutter     = 2
	widestName = 26
	leastText  = 30
	belowName  = 6
)

// line writes one line.
func (p *page) line(s string) {
	if p.record == nil {
		_, _ = p.WriteString(strings.TrimRight(s, " ") + "\n")
	}
}

// wrapped breaks text into lines, but never in front of a flag: it stays with
// the word that it belongs to.
func wrapped(text string, width int) []string {
	const glue = "\u00a0"
	lines := render.Wrap(strings.ReplaceAll(text, " -", glue+"-"), width)
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(line, glue, " ")
	}
	return lines
}

// title begins a section.
func (p *page) title(s string) { p.line(""); p.line(s) }

// prose writes text in paragraphs. In it a line feed is a blank, unless the
// line ends a sentence; an empty line parts paragraphs, and what is indented is
// an example with, behind two blanks or more, a remark.
func (p *page) prose(text string) {
	var paragraph string
	var examples []row
	flush := func() {
		p.paragraph(paragraph)
		p.rows(examples)
		paragraph, examples = "", nil
	}
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case line == "":
			flush()
			p.line("")
		case line[0] == ' ':
			if paragraph != "" {
				flush()
			}
			name, remark, _ := strings.Cut(strings.TrimSpace(line), "  ")
			examples = append(examples, row{name, strings.TrimSpace(remark)})
		default:
			if endsSentence(paragraph) || examples != nil {
				flush()
			}
			paragraph = glued(paragraph, line)
		}
	}
	flush()
}

// paragraph writes one paragraph, if it says anything.
func (p *page) paragraph(text string) {
	switch {
	case text == "":
	case p.record != nil:
		p.record(Block{Text: text})
	default:
		for _, line := range wrapped(text, p.width) {
			p.line(line)
		}
	}
}

func endsSentence(s string) bool { return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "。") }

// glued puts two lines of a paragraph together: with a blank, but between
// Chinese characters.
func glued(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	next, _ := utf8.DecodeRuneInString(b)
	if a == "" || render.Cells(string(last)) == 2 && render.Cells(string(next)) == 2 {
		return a + b
	}
	return a + " " + b
}

// rows writes rows with their texts below each other.
func (p *page) rows(rows []row) {
	if p.record != nil {
		if len(rows) > 0 {
			p.record(Block{Rows: exported(rows)})
		}
		return
	}
	column := 0
	for _, r := range rows {
		if n := render.Cells(r.name); n <= widestName {
			column = max(column, n)
		}
	}
	column += margin + gutter
	if p.width-column < leastText {
		column = belowName
	}
	for _, r := range rows {
		p.row(r, column)
	}
}

func (p *page) row(r row, column int) {
	name := strings.Repeat(" ", margin) + r.name
	if r.text == "" {
		p.line(name)
		return
	}
	room := column - gutter - render.Cells(name)
	if room < 0 {
		p.line(name)
		name, room = "", column-gutter
	}
	for _, line := range wrapped(r.text, p.width-column) {
		p.line(name + strings.Repeat(" ", room+gutter) + line)
		name, room = "", column-gutter
	}
}

// form writes a form of the command line; it goes on indented.
func (p *page) form(s string) {
	indent := strings.Repeat(" ", margin)
	for _, line := range render.Wrap(s, p.width-2*margin) {
		p.line(indent + line)
		indent = strings.Repeat(" ", 2*margin)
	}
}
