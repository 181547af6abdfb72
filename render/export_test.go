package render

import (
	"regexp"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
)

// What tests of package render_test look at from inside.

func Pad(s string, width int) string { return pad(s, width) }

func Span(o Options, n int) string { return o.span(seconds(n)) }

func Markdown(s string) string { return markdown(s) }

func CodeSpan(s string) string { return code(s) }

func Calm(s string) string { return calm(s) }

func Timestamp(t time.Time) string { return timestamp(t) }

func AppendVisible(out, p []byte) []byte { return appendVisible(out, p) }

func CallWord(o Options, set, word string) string {
	switch set {
	case "token":
		return o.tokenKind(word)
	case "app":
		return o.appType(word)
	case "grant":
		return o.grantState(word)
	}
	return o.place(word)
}

func Bound(o Options, bound, unit string) string {
	return o.bound(&calls.Limit{Bound: bound, UnitText: codes.Text{ZH: unit, EN: unit}})
}

// Again says when to call again.
func Again(o Options, r codes.Retry) string { return o.policy(r) }

// Taped gives the text of a report that is noted on a tape, without the marks.
func Taped(r *Report) string {
	p := newPage(r.o)
	p.tape = &tape{}
	r.lay(p)
	return marks().ReplaceAllString(p.b.String(), "")
}

func marks() *regexp.Regexp { return regexp.MustCompile("\x0e[\x01-\x08]*\x0f") }

// Usual is usual for tests.
func Usual(r rune) int { return usual(r) }
