package explain

import (
	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/shape"
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
	waits   bool // for a neighbour
}

// consult asks the catalogue about an answer.
func (a *item) consult(r *match.Reader) { a.reading = r.Read(queryOf(a.Answer)) }

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
