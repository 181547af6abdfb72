package explain

import (
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/internal/verdict"
)

// ding and nobody are the two ends of a verdict.
const (
	ding   = platform.DingTalk
	nobody = platform.Unknown
)

// undecidedMost is how many answers of nobody known are shown when the input
// holds nothing else.
const undecidedMost = 3

// The names of what tells a platform outside of package verdict.
const (
	byRecord    = "attendance record"
	byNeighbour = "neighbour of the same form"
	byNothing   = "nothing tells"
)

// consult asks the catalogue about an answer.
func (r *run) consult(a *item) { a.reading = r.reader.Read(queryOf(a.Answer)) }

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

// settleLast judges the newest answer, of which no further parts follow, and puts
// it at the end of the queue.
func (r *run) settleLast() error {
	a := r.last
	if a == nil {
		return nil
	}
	r.last = nil
	if a.Record != nil {
		a.verdict = verdict.Verdict{Platform: ding, Sure: true, Rule: byRecord}
	} else {
		r.consult(a)
		a.verdict = r.judge.Of(&verdict.Subject{Answer: a.Answer, Reading: a.reading, Near: a.Near, Beside: a.Beside})
		r.makers.settle(a, r.queue)
	}
	a.Near = transcript.Near{} // it points into the window
	r.queue = append(r.queue, a)
	return r.flush(a.at)
}

// flush tells of the answers in the queue, up to the first that still waits for a
// neighbour. All answers before seen are settled.
func (r *run) flush(seen int64) error {
	n := 0
	for ; n < len(r.queue); n++ {
		a := r.queue[n]
		if a.waits && seen-a.at <= neighbourReach {
			break
		}
		if err := r.tell(a); err != nil {
			return err
		}
	}
	clear(r.queue[:n])
	r.queue = append(r.queue[:0], r.queue[n:]...)
	return nil
}

// tell emits an answer that is DingTalk's, or an error that is another platform's.
// Of the others the first few are kept.
func (r *run) tell(a *item) error {
	switch v := a.verdict; {
	case v.Platform == ding, v.Sure && v.Platform != nobody && !a.OK:
		return r.finding(a)
	case !a.OK && len(a.Codes) > 0 && len(r.undecided) < undecidedMost:
		r.undecided = append(r.undecided, a)
	}
	return nil
}

// nobodys shows the answers of nobody known, when the input holds nothing else.
func (r *run) nobodys() error {
	for _, a := range r.undecided {
		if a.Is(shape.Prose) && a.Is(shape.Weak) {
			continue
		}
		a.verdict = verdict.Verdict{Platform: nobody, Rule: byNothing}
		if err := r.finding(a); err != nil {
			return err
		}
	}
	return nil
}

// finding counts an answer or a record and emits it.
func (r *run) finding(a *item) error {
	r.sum.Findings++
	if a.verdict.Platform == ding {
		r.sum.DingTalk++
	}
	if a.Record != nil {
		r.records++
	}
	return r.emit(&Hit{run: r, a: a})
}

// neighbourReach is how far a neighbour may stand before or behind an answer that
// it tells of, in bytes of text.
const neighbourReach = 64 << 10

// makersMost bounds the makers that are remembered.
const makersMost = 32

// makers remembers where bodies of a form stood that are DingTalk's for sure. Only
// a body with a code of the new gateway says anything: errcode is told without
// neighbours.
type makers struct {
	last map[string]int64 // by the names of the members, where the last one stood
}

// settle decides by its neighbours before it of an answer that could not be told,
// and by one that could of those in the queue.
func (m *makers) settle(a *item, queue []*item) {
	if a.Keys == "" || a.Family != codes.FamilyAPI {
		return
	}
	switch {
	case a.verdict.Platform == ding:
		m.remember(a)
		for _, w := range queue {
			if w.waits && w.Keys == a.Keys && a.at-w.at <= neighbourReach {
				w.neighbour()
			}
		}
	case a.verdict.Sure:
	default:
		at, ok := m.last[a.Keys]
		if a.waits = true; ok && a.at-at <= neighbourReach {
			a.neighbour()
		}
	}
}

// remember notes where a body of a form stands.
func (m *makers) remember(a *item) {
	if m.last == nil || len(m.last) >= makersMost {
		m.last = map[string]int64{}
	}
	m.last[a.Keys] = a.at
}

// neighbour says that an answer is DingTalk's by one of its neighbours.
func (a *item) neighbour() {
	a.waits = false
	a.verdict = verdict.Verdict{Platform: ding, Sure: true, Rule: byNeighbour}
}
