package cmd

import (
	"bytes"
	"io"
	"strings"

	"github.com/dterr/dterr/render"
	"github.com/spf13/cobra"
)

// defaultPager is asked for where no variable names one.
const defaultPager = "less"

// pagerEnv is what a pager gets to know where the user has not set it: leave at
// once when all fits, keep colours, do not clear the screen; text is UTF-8.
func pagerEnv() []string { return []string{"LESS=FRX", "LESSCHARSET=utf-8", "LV=-c"} }

// keptForPager is how many bytes are kept of what a pager got, so that they can
// be printed where it turns out that it cannot run.
const keptForPager = 16 << 20

// pager keeps what is written until it is longer than the screen; then it hands
// all to a pager. What fits is written as it is when the run ends.
type pager struct {
	s       Streams
	command string
	// rows and columns are the size of the screen, lines how many of it the text
	// kept so far takes.
	rows, columns, lines int
	kept                 bytes.Buffer
	to                   io.WriteCloser
	// gone is set when the user has left the pager.
	gone bool
}

// usePager makes a command's text go through a pager where that is wanted: on a
// terminal, with a pager named or found.
func (a *app) usePager() {
	if a.noPager || a.json || a.pager != nil || !a.streams.OutTerminal() || a.streams.env("TERM") == "dumb" {
		return
	}
	command := a.pagerCommand()
	rows := a.streams.Rows()
	if command == "" || rows <= 0 {
		return
	}
	columns := a.streams.Columns()
	if columns <= 0 {
		columns = render.Fit(0)
	}
	a.pager = &pager{s: a.streams, command: command, rows: rows, columns: columns}
	a.out.Reset(a.pager)
}

// pagerCommand gives the command of the pager, empty for none: a variable that is
// set to nothing, or to cat, turns it off.
func (a *app) pagerCommand() string {
	for _, name := range [...]string{"DTERR_PAGER", "PAGER"} {
		if v, ok := a.streams.Env(name); ok {
			if v = strings.TrimSpace(v); v == "cat" {
				return ""
			}
			return v
		}
	}
	return defaultPager
}

func (p *pager) Write(b []byte) (int, error) {
	if p.to != nil {
		return p.pass(b)
	}
	p.kept.Write(b)
	p.lines += render.Height(string(b), p.columns)
	if p.lines < p.rows { // the prompt takes a line
		return len(b), nil
	}
	if to, err := p.s.Page(p.command, pagerEnv()); err == nil {
		p.to = &linkless{to: to}
		_, err = p.to.Write(p.kept.Bytes())
		p.gone = err != nil
	} else {
		p.lines = -1 << 30 // it is done without
	}
	return len(b), nil
}

// pass hands more to the pager. Who leaves it early wants no more: that is no
// failure.
func (p *pager) pass(b []byte) (int, error) {
	if p.kept.Len() < keptForPager {
		p.kept.Write(b)
	}
	if !p.gone {
		_, err := p.to.Write(b)
		p.gone = err != nil
	}
	return len(b), nil
}

// close ends the pager and waits for the user to leave it; what no pager has
// shown is written as it is.
func (p *pager) close() error {
	if p.to != nil && p.to.Close() == nil {
		return nil
	}
	_, err := p.s.Out.Write(p.kept.Bytes())
	return err
}

// bindPager adds --no-pager to the root.
func (a *app) bindPager(root *cobra.Command) {
	root.PersistentFlags().BoolVar(&a.noPager, "no-pager", false, a.pick(say("不用分页器", "use no pager")))
}

// The marks of a link on a terminal: one with the address before its text, one without
// behind it, both up to linkEnd.
const (
	linkMark = "\x1b]8;"
	linkEnd  = "\x1b\\"
)

// linkless takes links out of text on its way to a pager; their addresses stand in the
// text. less knows links since version 566 only, and shows the marks before that.
type linkless struct {
	to io.WriteCloser
	// inside is set within a mark, whose bytes up to now are rest; else rest is the
	// end of what was written, where a mark may begin.
	inside bool
	rest   []byte
}

func (l *linkless) Write(b []byte) (int, error) {
	text := append(l.rest, b...)
	var out []byte
	for {
		edge := linkMark
		if l.inside {
			edge = linkEnd
		}
		i := bytes.Index(text, []byte(edge))
		if i < 0 {
			break
		}
		if !l.inside {
			out = append(out, text[:i]...)
		}
		text, l.inside = text[i+len(edge):], !l.inside
	}
	if !l.inside {
		n := len(text) - partOf(text, linkMark)
		out, text = append(out, text[:n]...), text[n:]
	}
	l.rest = bytes.Clone(text)
	if _, err := l.to.Write(out); err != nil {
		return 0, err
	}
	return len(b), nil
}

// partOf gives how many bytes at the end of text are the beginning of a mark.
func partOf(text []byte, mark string) int {
	for n := min(len(text), len(mark)-1); n > 0; n-- {
		if bytes.HasSuffix(text, []byte(mark[:n])) {
			return n
		}
	}
	return 0
}

func (l *linkless) Close() error {
	if !l.inside {
		_, _ = l.to.Write(l.rest)
	}
	return l.to.Close()
}
