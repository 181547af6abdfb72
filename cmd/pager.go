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
	// gone is set when the user has left the pager, without when none could be started.
	gone, without bool
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
	if p.without {
		return len(b), nil
	}
	p.lines += render.Height(string(b), p.columns)
	if p.lines < p.rows { // the prompt takes a line
		return len(b), nil
	}
	if to, err := p.s.Page(p.command, pagerEnv()); err == nil {
		p.to = &linkless{to: to}
		_, err = p.to.Write(p.kept.Bytes())
		p.gone = err != nil
	} else {
		p.without = true
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
