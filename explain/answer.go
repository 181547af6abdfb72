package explain

import (
	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/shape"
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

// item is an answer with what the catalogue makes of it, nil until it was asked.
type item struct {
	*find.Place
	reading *match.Reading
}

// consult asks the catalogue about an answer.
func (r *run) consult(a *item) { a.reading = r.reader.Read(queryOf(a.Answer)) }
