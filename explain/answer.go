package explain

import (
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// found is an answer in its place.
type found struct {
	*shape.Answer
	line, last int // lines of the input, from 1
	near       transcript.Near

	record *attendance.Record // an attendance record instead of an answer
	body   *found             // the success that the record is part of
	part   bool               // the record is larger than what is read at once
	beside bool               // an attendance record stands next to it
	stood  stood
}

// stood is where the context of an answer was looked for, with what was known
// of the call before.
type stood struct {
	start, end, low int
	call            transcript.Call
}

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
	*found
	reading *match.Reading
}

// consult asks the catalogue about an answer.
func (r *run) consult(a *item) { a.reading = r.reader.Read(queryOf(a.Answer)) }
