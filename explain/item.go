package explain

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/internal/verdict"
)

// span is a part of the input, in bytes of text.
type span struct{ start, end int64 }

// item is an answer with what the catalogue makes of it, and whose it is.
type item struct {
	*find.Place
	at      int64 // from the beginning of the input
	reading *match.Reading
	verdict verdict.Verdict
	was     *judgement // of the line before, nil for one that is not remembered
	waits   bool       // for a neighbour
}

// consult asks the catalogue about an answer. In a sentence the message may stand
// anywhere near its code: it is the one there that the catalogue has for it. A loose
// one ends with that, unless what follows holds a value.
func (a *item) consult(r *match.Reader) {
	q := queryOf(a.Answer)
	a.reading = r.Read(q)
	text := ""
	switch {
	case !a.Is(shape.Prose):
	case a.reading.Fit == match.FitsCode, a.reading.Entry != nil && a.reading.Meaning == nil:
		text = string(a.Near.Lines(linesAbove, linesBelow))
	case a.reading.Fit == match.FitsBoth && a.Is(shape.Loose):
		text = a.Message
	}
	said := r.Quoted(q, text)
	if said == "" && a.Message == "" && text != "" {
		a.reading = a.reading.Beside(string(a.Near.Lines(linesAbove, 0)))
	}
	if said == "" || strings.ContainsFunc(strings.TrimPrefix(text, said), isValue) && text == a.Message {
		return
	}
	a.Message, q.Message = said, said
	a.Set(shape.Loose, false)
	a.reading = r.Read(q)
}

// leave takes the text around an answer from it, which points into the window, and what
// that tells of the token before.
func (a *item) leave() {
	if a.Call.NoToken == "" && a.isUnauthorized() {
		a.Call.NoToken = a.Near.NoToken()
	}
	a.Near = transcript.Near{}
}

// isUnauthorized reports whether an answer refuses the credential of the call.
func (a *item) isUnauthorized() bool {
	switch {
	case a.reading == nil:
		return false
	case a.reading.Meaning != nil:
		return a.reading.Meaning.Kind == codes.KindAuth
	case a.reading.Entry != nil:
		return a.reading.Entry.Kind() == codes.KindAuth
	}
	return len(a.Codes) == 0 && (a.Status == unauthorized || a.Call.Status == unauthorized)
}

// isValue reports whether a character may be one of a name, a number or a link.
func isValue(r rune) bool { return r < utf8.RuneSelf && lex.IsWord(byte(r)) }

// linesAbove and linesBelow are how many lines around a code in a sentence may hold
// its message.
const (
	linesAbove = 1
	linesBelow = 3
)

// queryOf gives everything that the reading of an answer depends on.
func queryOf(a *shape.Answer) match.Query {
	status := a.Status
	if status == 0 {
		status = a.Call.Status
	}
	return match.Query{
		Codes: match.Codes(a.Codes), Message: a.Message, Outer: a.Outer,
		API: a.Call.API(), Host: a.Call.Host, Path: a.Call.Path,
		Family: a.Family, Client: a.Is(shape.Client), OwnWords: a.Is(shape.OwnWords), Status: status,
	}
}
