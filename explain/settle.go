package explain

import (
	"bytes"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/verdict"
)

// undecidedMost is how many answers of nobody known are shown when the input
// holds nothing else.
const undecidedMost = 3

// settle turns the answers of a window into findings; last says that the input
// ends with it. An input that fits one window is judged as a whole, so that an
// answer may be known by a later neighbour; in a longer one an answer is known
// by its earlier neighbours and those of its window.
func (r *run) settle(last bool) error {
	held := r.hold(last)
	judged := make([]verdict.Verdict, len(r.pending))
	for i, a := range r.pending {
		if a.Record != nil {
			judged[i] = verdict.Verdict{Platform: platform.DingTalk, Sure: true}
			continue
		}
		r.consult(a)
		judged[i] = verdict.Of(&verdict.Subject{Answer: a.Answer, Reading: a.reading, Near: a.Near})
		if judged[i].Platform == platform.DingTalk {
			r.accept(a)
		}
	}
	var undecided []*item
	for i, a := range r.pending {
		j := judged[i]
		if j.Platform != platform.DingTalk && !j.Sure && r.accepted != nil && r.isAccepted(a) {
			j = verdict.Verdict{Platform: platform.DingTalk, Sure: true}
		}
		if a.Beside && !j.Sure && !a.OK && !a.Is(shape.Weak) && a.Family == "" {
			j = verdict.Verdict{Platform: platform.DingTalk, Sure: true} // the answer to the record
		}
		switch {
		case j.Platform == platform.DingTalk:
			if err := r.finding(a, Platform(j.Platform)); err != nil {
				return err
			}
		case j.Sure && j.Platform != platform.Unknown && !a.OK:
			if err := r.finding(a, Platform(j.Platform)); err != nil {
				return err
			}
		case !a.OK && len(a.Codes) > 0 && len(undecided) < undecidedMost:
			undecided = append(undecided, a)
		}
	}
	r.pending = append(r.pending[:0], held...)
	if last && r.sum.Bytes < bareLimit {
		r.undecided = undecided
	}
	return nil
}

// hold takes the newest answer back when the next window may tell more of it.
// It must not point into this one then.
func (r *run) hold(last bool) []*item {
	n := len(r.pending)
	if last || n == 0 || !r.pending[n-1].Is(shape.Exception) && !r.pending[n-1].Is(shape.Prose) {
		return nil
	}
	a := r.pending[n-1]
	a.Near.Text = bytes.Clone(a.Near.Text)
	r.pending = r.pending[:n-1]
	return []*item{a}
}

// nobodys shows the answers of nobody known, when the input holds nothing else.
func (r *run) nobodys() error {
	for _, a := range r.undecided {
		if a.Is(shape.Prose) && a.Is(shape.Weak) {
			continue
		}
		if err := r.finding(a, PlatformUnknown); err != nil {
			return err
		}
	}
	return nil
}

// accept remembers the shape of a body that is DingTalk's. Only a body with a
// code of the new gateway says anything: errcode is told without neighbours.
func (r *run) accept(a *item) {
	if a.Keys == "" || a.Family != codes.FamilyAPI || r.isAccepted(a) || len(r.accepted) > 32 {
		return
	}
	r.accepted = append(r.accepted, a.Keys)
}

func (r *run) isAccepted(a *item) bool {
	if a.Keys == "" || a.Family != codes.FamilyAPI {
		return false
	}
	for _, k := range r.accepted {
		if k == a.Keys {
			return true
		}
	}
	return false
}

// finding makes the finding of an answer and emits it.
func (r *run) finding(a *item, p Platform) error {
	r.sum.Findings++
	if p == DingTalk {
		r.sum.DingTalk++
	}
	if a.Record != nil {
		r.records++
		it := Item{Attendance: a.Record.Decode(attendance.Options{Zone: r.opts.Zone, Redact: !r.opts.NoRedact, Masker: r.opts.Masker, Part: a.Part})}
		if a.Body != nil {
			a.Body.Line, a.Body.Last = a.Line, a.Last
			body := &item{Place: a.Body}
			r.consult(body)
			it.Body = r.resolve(body, DingTalk)
		}
		return r.emit(it)
	}
	f := r.resolve(a, p)
	return r.emit(Item{Finding: f})
}
