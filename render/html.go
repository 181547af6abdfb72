package render

import (
	"bytes"
	"html"
	"io"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/signature/outcome"
)

// HTML writes answers as pieces of a page: sections, headings from h3 on, lists, tables
// and folds, with classes and no style, script, picture or form. Everything in it is a
// text that was escaped; the only links are those to DingTalk's pages and to the entries.
//
//	view := render.HTML{Options: render.Options{Lang: "en"}}
//	err := view.Report(os.Stdout, report)
type HTML struct {
	Options
	// Entry gives the address of the page about an entry by its id; nil where there are
	// no such pages.
	Entry func(id string) string
}

// Report writes what a report holds: the short answers that its Close gives as text, each
// with all that is known, and with the way to it, in folds.
func (v HTML) Report(w io.Writer, r *Report) error {
	x := v.begin()
	x.o = r.o
	p := x.page()
	r.lay(p)
	x.nodes(p.read())
	return x.flush(w)
}

// Verify writes what the check of a signature found.
func (v HTML) Verify(w io.Writer, r outcome.Report) error {
	x := v.begin()
	p := x.page()
	p.verify(r)
	x.raw(`<section class="answer">`)
	x.nodes(p.read())
	x.raw("</section>\n")
	return x.flush(w)
}

// Attendance writes an attendance record: a heading, and the sheet of the text, which
// lives from its columns.
func (v HTML) Attendance(w io.Writer, r *attendance.Report) error {
	o := v.Options
	o.Color, o.Hyperlinks = false, false
	var b bytes.Buffer
	if err := Attendance(&b, r, o); err != nil {
		return err
	}
	x := v.begin()
	title := o.say("考勤记录", "Attendance record")
	x.raw(`<section class="answer"><h3>`, title, `</h3><pre class="sheet" tabindex="0" role="region" aria-label="`, title, `">`)
	x.raw(html.EscapeString(b.String()), "</pre></section>\n")
	return x.flush(w)
}

// markupOf is a piece of HTML under way.
type markupOf struct {
	HTML
	o Options
	b bytes.Buffer
	// below is whether the heading of the answer under way has been written.
	below bool
	// more counts what that answer leaves out, which its fold says.
	more string
}

func (v HTML) begin() *markupOf {
	v.Color, v.Hyperlinks = false, false
	return &markupOf{HTML: v, o: v.Options}
}

// page gives a page to lay the text out on that is read afterwards.
func (x *markupOf) page() *page {
	o := x.o
	o.Color, o.Hyperlinks, o.Why = false, false, false
	p := newPage(o)
	p.tape = &tape{}
	return p
}

func (x *markupOf) flush(w io.Writer) error {
	_, err := w.Write(x.b.Bytes())
	return err
}

// raw writes markup.
func (x *markupOf) raw(parts ...string) {
	for _, s := range parts {
		x.b.WriteString(s)
	}
}

// span writes a text with the class of its ink.
func (x *markupOf) span(i ink, s string) {
	if class := classOf(i); class != "" {
		x.raw(`<span class="`, class, `">`, text(s), "</span>")
		return
	}
	x.raw(text(s))
}

// classOf gives the class of an ink, empty for text as any other.
func classOf(i ink) string {
	switch i {
	case dim:
		return "dim"
	case good:
		return "good"
	case bad:
		return "bad"
	case warn:
		return "warn"
	}
	return ""
}
