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
	// tape is noted on where another view than text is made of the page.
	tape *tape
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
//
//go:noinline
func (p *page) flush(w io.Writer) error {
	_, err := w.Write(p.b.Bytes())
	return err
}

// piece is a run of text in one ink.
type piece struct {
	ink  ink
	text string
	by   voice
}

// voice says whose words a text is, which decides how Markdown shows it.
type voice uint8

const (
	ours   voice = iota // the catalogue's, or dterr's own
	theirs              // the input's
	formed              // in the form of the page already
)

//
//go:noinline
func (p *page) blank() { p.b.WriteByte('\n') }

// headline prints the code and, behind it, what it says.
func (p *page) headline(code, title string, i ink) {
	defer p.noted(&node{kind: nodeHead, name: code, text: title, ink: i})()
	code = clean(code)
	if code == "" {
		p.block(0, strong, title)
		return
	}
	lead := cells(code) + 2
	if p.tooLong(code) {
		p.block(0, i, code)
		p.block(p.margin, strong, title)
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

// tooLong reports whether a code has the first line to itself.
func (p *page) tooLong(code string) bool { return cells(clean(code))+2 > p.width/2 }

// flow prints pieces one behind the other, a dot between them, breaking only
// between pieces where it can.
func (p *page) flow(indent int, sep string, pieces ...piece) {
	defer p.noted(&node{kind: nodeFlow, pieces: pieces})()
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
			p.b.WriteString(p.th.paint(x.ink, line))
			used += cells(line)
		}
	}
	p.b.WriteString("\n")
}

// block prints wrapped text at an indentation.
func (p *page) block(indent int, i ink, text string) {
	defer p.noted(&node{kind: nodeText, ink: i, text: text})()
	p.lines(blanks(indent), "", i, clean(text))
}

// lines prints wrapped text behind a head and, on its first line, a bullet.
func (p *page) lines(head, bullet string, i ink, text string) {
	hang := cells(head) + cells(bullet)
	for n, line := range wrap(text, p.width-hang) {
		if n == 0 {
			p.b.WriteString(head)
			p.b.WriteString(p.th.paint(dim, bullet))
		} else {
			p.b.WriteString(blanks(p.indent(hang, line)))
		}
		p.b.WriteString(p.th.paint(i, line))
		p.blank()
	}
}

// shallow is how many cells a URL that does not fit at its place is indented
// below the labels.
const shallow = 2

// indent gives the indentation of a line: less of it for a URL that would
// not fit.
func (p *page) indent(n int, line string) int {
	if cells(line) <= p.width-n {
		return n
	}
	return min(n, p.margin+shallow)
}

// field prints a labelled text; nothing when the text is empty.
func (p *page) field(name, text string) {
	if text == "" {
		return
	}
	p.list(name, false, []item{{text: text, id: isURL(text) && urlBytes(text) == len(text)}})
}

// quote prints labelled words of the input.
func (p *page) quote(name, text string) {
	if text = p.o.whole(text); text != "" {
		defer p.noted(&node{kind: nodeQuote, name: name, text: text})()
		p.label(name)
		p.hang("", plain, clean(text), "")
	}
}

// alert prints a labelled text that must not be missed.
func (p *page) alert(name, text string) {
	defer p.noted(&node{kind: nodeList, name: name, items: []item{{text: text}}, ink: warn})()
	p.label(name)
	p.hang("", warn, clean(text), "")
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

// item is one line of a list and what it rests on. An id is copied like a URL
// and as little broken.
type item struct {
	text, note, url string
	// run is a command line that carries the item out.
	run string
	id  bool
}

// whole reports whether an item must not be broken.
func (it item) whole() bool { return it.id || it.url != "" }

// list prints a labelled list; numbered when it is to be done in order. What
// must stay whole stands behind the label where all of it fits, else each on a
// line of its own.
func (p *page) list(name string, numbered bool, items []item) {
	defer p.noted(&node{kind: nodeList, name: name, numbered: numbered, items: items})()
	below, texts := false, 0
	for _, it := range items {
		below = below || it.whole() && cells(clean(it.text)) > p.width-p.column
		if !it.whole() {
			texts++
		}
	}
	for n, it := range items {
		if n == 0 {
			p.label(name)
		}
		switch {
		case below && it.whole():
			p.ownLine(it)
			continue
		case n > 0:
			p.b.WriteString(blanks(p.column))
		}
		bullet, i := "", plain
		switch {
		case it.url != "":
			i = link
		case it.id:
		case numbered:
			bullet = strconv.Itoa(n+1) + ". "
		case texts > 1:
			bullet = "- "
		}
		p.hang(bullet, i, clean(it.text), it.url)
		p.command(p.column+cells(bullet), it.run)
		p.note(p.column+cells(bullet), it.note)
	}
}

// command prints a command line on a line of its own, never broken, so that it can
// be copied.
func (p *page) command(indent int, run string) {
	if run = clean(run); run != "" {
		p.b.WriteString(blanks(p.indent(indent, run)) + p.th.paint(label, run) + "\n")
	}
}

// note prints what an item rests on.
func (p *page) note(indent int, text string) {
	if text != "" {
		p.block(indent, dim, text)
	}
}

// ownLine prints a URL or an id on a line of its own, further left, so that it
// can be copied whole. It is never broken: where it is wider than the terminal,
// the terminal wraps it.
func (p *page) ownLine(it item) {
	p.breakLine()
	defer p.noted(&node{kind: nodeList, items: []item{it}})()
	i := plain
	if it.url != "" {
		i = link
	}
	p.b.WriteString(blanks(p.margin + shallow))
	p.b.WriteString(p.th.anchor(it.url, p.th.paint(i, clean(it.text))))
	p.blank()
	p.note(p.column, it.note)
}

// breakLine ends the line under way, if there is one, and drops its blanks.
func (p *page) breakLine() {
	p.b.Truncate(len(bytes.TrimRight(p.b.Bytes(), " ")))
	if laid := p.b.Bytes(); len(laid) > 0 && laid[len(laid)-1] != '\n' {
		p.blank()
	}
}

// hang prints text whose first line begins where the cursor stands, at the
// column, and whose further lines are indented to it.
func (p *page) hang(bullet string, i ink, text, url string) {
	indent := p.column + cells(bullet)
	for n, line := range wrap(text, p.width-indent) {
		at := p.indent(indent, line)
		switch {
		case n > 0:
			p.b.WriteString(blanks(at))
		case at < indent && bullet == "":
			p.breakLine()
			p.b.WriteString(blanks(at))
		default:
			p.b.WriteString(p.th.paint(dim, bullet))
		}
		p.b.WriteString(p.th.anchor(url, p.th.paint(i, line)))
		p.blank()
	}
}

// kind names a kind in the language asked for, with the name that scripts use.
func (o *Options) kind(k codes.Kind) string {
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
