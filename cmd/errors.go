package cmd

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// The exit codes that scripts rely on; retry and explain --exit-code add those
// of explain.Decision.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2
	exitNothing = 3
	// exitInterrupted is what shells give for a program that an interrupt ended.
	exitInterrupted = 130
)

// failure is an error with its exit code and what to tell the user: one
// sentence and at most two hints, in both languages. Without a sentence it
// only sets the exit code.
type failure struct {
	exit  int
	text  codes.Text
	hints []codes.Text
	err   error
}

func (f *failure) Error() string { return f.text.EN }
func (f *failure) Unwrap() error { return f.err }

// usage is a mistake in how dterr was called.
//
//go:noinline
func usage(text codes.Text, hints ...codes.Text) error {
	return &failure{exit: exitUsage, text: text, hints: hints}
}

// nothing is an answer that could not be given because nothing known matched.
func nothing(text codes.Text, hints ...codes.Text) error {
	return &failure{exit: exitNothing, text: text, hints: hints}
}

// failed is a failure of the machine at a step: reading, writing. A step says
// of what; the name that the system repeats is left out.
func failed(step codes.Text, err error) error {
	cause := system(err)
	return &failure{
		exit: exitFailure,
		text: codes.Text{ZH: step.ZH + "：" + cause.ZH, EN: step.EN + ": " + cause.EN},
		err:  err,
	}
}

// status ends the program with an exit code and no word.
func status(exit int) error {
	if exit == exitOK {
		return nil
	}
	return &failure{exit: exit}
}

// say is a text in both languages, from formats with the same arguments.
func say(zh, en string, args ...any) codes.Text {
	if len(args) == 0 {
		return codes.Text{ZH: zh, EN: en}
	}
	return codes.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// report prints an error and gives the exit code. It is the only place where
// errors become exit codes.
func (a *app) report(err error) int {
	if err == nil {
		return exitOK
	}
	if closedPipe(err) {
		return exitOK
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{exit: exitFailure, text: unexpected(err)}
	}
	a.tell(f.text, f.hints)
	return f.exit
}

// tell prints an error with at most two hints on stderr. It masks secrets and
// escapes what stands in them, so that no caller has to: arguments and file
// names are repeated there, and a terminal is copied into reports.
func (a *app) tell(text codes.Text, hints []codes.Text) {
	if text.EN == "" {
		return
	}
	var b strings.Builder
	b.WriteString("dterr: error: " + a.safe(text) + "\n")
	for n, h := range hints {
		if n < 2 {
			b.WriteString("dterr: hint: " + a.safe(h) + "\n")
		}
	}
	_, _ = io.WriteString(a.streams.Err, b.String())
}

// safe gives a sentence for people with what is secret in it masked, and nothing in it
// that a terminal obeys.
func (a *app) safe(t codes.Text) string {
	text := a.masked(strings.ReplaceAll(a.pick(t), marker, ""))
	if len(text) > sentenceMost {
		text = cut(text, sentenceMost) + " (" + bytesOf(len(text)) + ")"
	}
	return render.Clean(text)
}

// notice prints a remark on stderr.
func (a *app) notice(text codes.Text) {
	_, _ = io.WriteString(a.streams.Err, "dterr: "+a.safe(text)+"\n")
}

// after keeps a remark for below the answer: it is written when the answer is,
// on stderr, and not at all when the run fails.
//
//go:noinline
func (a *app) after(remark codes.Text) { a.remarks = append(a.remarks, remark) }

// remark writes what was kept for below the answer.
func (a *app) remark() {
	for _, r := range a.remarks {
		_ = render.Remark(a.streams.Err, a.safe(r), a.options(a.streams.ErrTerminal()))
	}
}

// pick gives the text in the language of this run.
//
//go:noinline
func (a *app) pick(t codes.Text) string {
	if a.lang == chinese {
		return t.ZH
	}
	return t.EN
}
