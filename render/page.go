package render

import (
	"bytes"
	"io"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
)

// page lays out one answer: a headline, then fields with a label on the left
// and wrapped text on the right. What it is given is escaped here, and only
// here, on the way to the terminal.
type page struct {
	o     Options
	th    theme
	b     bytes.Buffer
	width int
	// margin is the indentation of the labels, column where text begins.
	margin, column int
}

// pageBytes is what most answers take, so that they are laid out in one piece.
const pageBytes = 4 << 10

func newPage(o Options) *page {
	p := &page{o: o, th: newTheme(o), width: defaultWidth, margin: 2}
	if o.Width > 0 {
		p.width = Fit(o.Width)
	}
	p.b.Grow(pageBytes)
	p.column = p.margin + 10
	if o.Lang == "zh" {
		p.column = p.margin + 8
	}
	return p
}

// flush writes what was laid out.
func (p *page) flush(w io.Writer) error {
	_, err := w.Write(p.b.Bytes())
	return err
}

// piece is a run of text in one ink; url makes it a link.
type piece struct {
	ink  ink
	text string
	url  string
}

func (p *page) blank() { p.b.WriteByte('\n') }

// headline prints the code and, behind it, what it says.
func (p *page) headline(code, title string, i ink) {
	code = clean(code)
	if code == "" {
		p.block(0, "", strong, title)
		return
	}
	lead := cells(code) + 2
	if lead > p.width/2 {
		p.block(0, "", i, code)
		p.block(p.margin, "", strong, title)
		return
	}
	for n, line := range wrap(clean(title), p.width-lead) {
		if n == 0 {
			p.b.WriteString(p.th.paint(i, code))
			p.b.WriteString("  ")
		} else {
			p.b.WriteString(blanks(lead))
		}
		p.b.WriteString(p.th.paint(strong, line))
		p.blank()
	}
}

// flow prints pieces one behind the other, a dot between them, breaking only
// between pieces where it can.
func (p *page) flow(indent int, sep string, pieces ...piece) {
	used := 0
	open := func() { p.b.WriteString(blanks(indent)); used = indent }
	open()
	for n, x := range pieces {
		text := clean(x.text)
		wide := cells(text)
		if n > 0 {
			if used+cells(sep)+wide > p.width {
				p.b.WriteString("\n")
				open()
			} else {
				p.b.WriteString(p.th.paint(dim, sep))
				used += cells(sep)
			}
		}
		for k, line := range wrap(text, p.width-indent) {
			if k > 0 {
				p.b.WriteString("\n")
				open()
			}
			p.b.WriteString(p.th.anchor(x.url, p.th.paint(x.ink, line)))
			used += cells(line)
		}
	}
	p.b.WriteString("\n")
}

// block prints wrapped text at an indentation, behind a bullet on its first
// line.
func (p *page) block(indent int, bullet string, i ink, text string) {
	p.lines(blanks(indent), bullet, i, clean(text), "")
}

func (p *page) lines(head, bullet string, i ink, text, url string) {
	hang := blanks(cells(head) + cells(bullet))
	for n, line := range wrap(text, p.width-cells(hang)) {
		if n == 0 {
			p.b.WriteString(head)
			p.b.WriteString(p.th.paint(dim, bullet))
		} else {
			p.b.WriteString(hang)
		}
		p.b.WriteString(p.th.anchor(url, p.th.paint(i, line)))
		p.blank()
	}
}

// field prints a labelled text; nothing when the text is empty.
func (p *page) field(name, text string) { p.inked(name, plain, text) }

func (p *page) inked(name string, i ink, text string) {
	if text == "" {
		return
	}
	url := ""
	if isURL(text) {
		url, i = text, link
	}
	p.label(name)
	p.hang("", i, clean(text), url)
}

// label opens a labelled line; the text that follows hangs at the column. The
// page keeps the indentation by writing it before each further line.
func (p *page) label(name string) {
	p.b.WriteString(blanks(p.margin))
	p.b.WriteString(p.th.paint(label, name))
	used := p.margin + cells(name)
	if used+1 > p.column {
		p.blank()
		used = 0
	}
	p.b.WriteString(blanks(p.column - used))
}

// item is one line of a list and what it rests on.
type item struct {
	text, note, url string
}

// list prints a labelled list; numbered when it is to be done in order.
func (p *page) list(name string, numbered bool, items []item) {
	for n, it := range items {
		head := blanks(p.column)
		if n == 0 {
			p.label(name)
		} else {
			p.b.WriteString(head)
		}
		bullet := "- "
		if numbered {
			bullet = strconv.Itoa(n+1) + ". "
		}
		if it.url != "" || len(items) == 1 && !numbered {
			bullet = ""
		}
		i := plain
		if it.url != "" {
			i = link
			if p.ownLine(it.url) {
				continue
			}
		}
		p.hang(bullet, i, clean(it.text), it.url)
		if it.note != "" {
			p.lines(head+blanks(cells(bullet)), "", dim, clean(it.note), "")
		}
	}
}

// ownLine prints a URL that does not fit behind its label on a line of its
// own, further left, so that it can be copied whole; false where that does not
// help.
func (p *page) ownLine(url string) bool {
	n := cells(clean(url))
	if n <= p.width-p.column || n > p.width-p.margin-2 {
		return false
	}
	laid := bytes.TrimRight(p.b.Bytes(), " ")
	p.b.Truncate(len(laid))
	if !bytes.HasSuffix(laid, []byte("\n")) {
		p.blank()
	}
	p.b.WriteString(blanks(p.margin + 2))
	p.b.WriteString(p.th.anchor(url, p.th.paint(link, clean(url))))
	p.blank()
	return true
}

// hang prints text whose first line begins where the cursor stands, at the
// column, and whose further lines are indented to it.
func (p *page) hang(bullet string, i ink, text, url string) {
	indent := p.column + cells(bullet)
	for n, line := range wrap(text, p.width-indent) {
		if n == 0 {
			p.b.WriteString(p.th.paint(dim, bullet))
		} else {
			p.b.WriteString(blanks(indent))
		}
		p.b.WriteString(p.th.anchor(url, p.th.paint(i, line)))
		p.blank()
	}
}

// kind names a kind in the language asked for, with the name that scripts use.
func (o Options) kind(k codes.Kind) string {
	info, ok := codes.KindByName(k)
	if !ok {
		return string(k)
	}
	title := o.text(info.Title)
	if strings.EqualFold(title, string(k)) || strings.EqualFold(strings.ReplaceAll(title, " ", "-"), string(k)) {
		return string(k)
	}
	return title + " (" + string(k) + ")"
}
