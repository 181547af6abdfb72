package find

import (
	"bytes"
	"time"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// Repeat is a line that was read before and says now what it said then but for its time
// and its request id, with nothing around it that tells of it. Who counts answers needs no
// more of it; an answer and a place for each would be most of the work on a busy log.
type Repeat struct {
	Seen *Seen
	// Start and End are where the answer stands in the text, Line is its line, from 1,
	// which the caller sets.
	Start, End, Line int
	// RequestID is as the line has it, empty without one.
	RequestID string
	// Date is when the line was written, as it says; never zero. Zoned and Yearless are as
	// in [transcript.Call].
	Date            time.Time
	Zoned, Yearless bool

	idEnd int // of the request id among those of the text, 0 where it is not there
}

// withIDs gives the repeats of a text their request ids, which are one piece of memory.
func (s *scanner) withIDs() []Repeat {
	if len(s.repeats) == 0 {
		return nil
	}
	all, from := string(s.memory.ids), 0
	for i := range s.repeats {
		if r := &s.repeats[i]; r.idEnd > 0 {
			r.RequestID, from = all[from:r.idEnd], r.idEnd
		}
	}
	return s.repeats
}

// Place gives the repeat as other lines are given, but for what stands near it. call is
// what such lines tell of the call, without what differs from line to line.
func (r *Repeat) Place(call transcript.Call) *Place {
	a := r.Seen.answer
	a.Start, a.End = r.Start, r.End
	if r.Seen.id > 0 {
		a.RequestID = r.RequestID
	}
	call.Date, call.Zoned, call.Yearless = r.Date, r.Zoned, r.Yearless
	call.RequestID = r.Seen.calledID()
	a.Call = call
	return &Place{Answer: &a, Line: r.Line, Last: r.Line, Peeled: r.Seen.peeled, Seen: r.Seen, Quiet: true}
}

// calledID gives the request id that a line names beside its answer, the same on all such
// lines.
func (x *Seen) calledID() string { return lex.First(x.answer.Call.RequestID, x.beside.RequestID) }

// OK reports whether the answer of a line is a success.
func (x *Seen) OK() bool { return x.answer.OK }

// Form names the members of the answer of a line if bodies of that form tell of one
// another; it is empty otherwise.
func (x *Seen) Form() string { return x.answer.Form() }

// isQuiet reports whether nothing around a known line tells of its answer, which begins at
// start.
func (s *scanner) isQuiet(l *line, x *Seen, start int) bool {
	c := &x.beside
	q := transcript.Quiet{Begin: l.begin, Start: start, End: l.end, Called: c.Path != "" && c.Host != "", Hosted: c.Path != "" || c.Host != ""}
	a := &x.answer
	return (a.Status != 0 || c.Status != 0 || a.Call.Status != 0 || !transcript.TellsStatus(s.text, s.told, start, x.statuses)) && q.IsQuiet(s.text, s.told)
}

// mayRepeat reports whether a line that begins at a place may be given as a repeat: it is
// no part of an exception before it. Records near it are told apart already, and decide of
// no answer of which nothing around has to be asked.
func (s *scanner) mayRepeat(begin int) bool {
	if !s.repeating || s.merging > 0 && s.isNear(begin) {
		return false
	}
	s.merging = 0
	return true
}

// isNear reports whether a place is as near behind the last part of an exception as
// another part may stand.
func (s *scanner) isNear(at int) bool {
	return s.merging >= at || bytes.Count(s.text[s.merging:at], []byte{'\n'}) <= MergeLines
}

// mayMerge notes where answers end that others may be merged with.
func (s *scanner) mayMerge(all []*Place) {
	for _, a := range all {
		switch {
		case a.Record != nil:
		case a.Is(shape.Exception), a.Is(shape.Prose), s.merging > 0 && s.isNear(a.Start):
			s.merging = max(1, a.End)
		}
	}
}
