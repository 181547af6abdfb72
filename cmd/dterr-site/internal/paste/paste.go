// Package paste gives what the site's box answers: explain's answers about what was
// pasted, as HTML and as Markdown. It is what runs in the browser, without the browser.
//
// Guarantees: it decides nothing; the Markdown is, byte for byte, that of dterr explain
// --format markdown, secrets masked. It reads no clock and no environment and keeps
// nothing but the answer it gives.
//
//	a, err := paste.Explain(strings.NewReader(`{"errcode":40014}`), paste.Options{Reader: reader.Reader{Lang: "en"}})
//	page.innerHTML = a.HTML
package paste

import (
	"bytes"
	"io"
	"strings"

	"github.com/dterr/dterr/cmd/dterr-site/internal/reader"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/render"
)

// Options says for whom an answer is, and what is read.
type Options struct {
	reader.Reader
	// Source names the input, as a file's name.
	Source string
	// Stop ends the reading when it is closed; what was found until then is answered.
	Stop <-chan struct{}
}

// Answer is what was found in an input.
type Answer struct {
	// HTML is what the page shows, Markdown what is copied; both are empty where nothing
	// was found.
	HTML, Markdown string
	// Lines and Bytes say how much was read.
	Lines int
	Bytes int64

	rest *render.Report
	view render.HTML
}

// Explain reads an input and answers about it. An error is one of reading.
func Explain(r io.Reader, o Options) (*Answer, error) {
	a := &Answer{view: o.View()}
	full := o.Options()
	full.Full = true
	a.rest = render.NewReport(io.Discard, false, full)
	g := gathered{o: o, short: render.NewReport(io.Discard, false, o.Options())}
	g.markdown = render.NewReport(&g.ticket, true, render.Options{Lang: o.Lang, Now: o.Now})
	sum, err := explain.Stream(r, explain.Options{Source: o.Source, Now: o.Now, Stop: o.Stop}, func(it explain.Item) error {
		if it.Finding != nil {
			a.rest.Add(it.Finding)
		}
		return g.add(it)
	})
	if err != nil {
		return nil, err
	}
	a.Lines, a.Bytes = sum.Lines, sum.Bytes
	return a, g.close(a)
}

// gathered is an answer under way.
type gathered struct {
	o       Options
	page    bytes.Buffer
	ticket  bytes.Buffer
	records int

	short, markdown *render.Report
}

// add takes the next thing found. A record is written at once, as the command does.
func (g *gathered) add(it explain.Item) error {
	if it.Finding != nil {
		g.short.Add(it.Finding)
		g.markdown.Add(it.Finding)
		return nil
	}
	return g.record(it.Attendance)
}

func (g *gathered) record(r *attendance.Report) error {
	if g.records++; g.records > 1 {
		g.ticket.WriteByte('\n')
	}
	if err := render.AttendanceMarkdown(&g.ticket, r, render.Options{Lang: g.o.Lang, Now: g.o.Now}); err != nil {
		return err
	}
	return g.o.View().Attendance(&g.page, r)
}

// close completes the answer.
func (g *gathered) close(a *Answer) error {
	if !g.short.Empty() {
		if g.records > 0 {
			g.ticket.WriteByte('\n')
		}
		if err := g.o.View().Report(&g.page, g.short); err != nil {
			return err
		}
		if err := g.markdown.Close(); err != nil {
			return err
		}
	}
	a.HTML, a.Markdown = g.page.String(), g.ticket.String()
	return nil
}

// Rest gives the HTML of the answers about all causes, of which HTML has the most
// frequent.
func (a *Answer) Rest() (string, error) {
	var b strings.Builder
	err := a.view.Report(&b, a.rest)
	return b.String(), err
}
