package explain

import (
	"bytes"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
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
	judged := make([]judgement, len(r.pending))
	for i, a := range r.pending {
		if a.record != nil {
			judged[i] = judgement{platform.DingTalk, true}
			continue
		}
		r.consult(a)
		judged[i] = judge(a)
		if judged[i].of == platform.DingTalk {
			r.accept(a)
		}
	}
	var undecided []*found
	for i, a := range r.pending {
		j := judged[i]
		if j.of != platform.DingTalk && !j.sure && r.accepted != nil && r.isAccepted(a) {
			j = judgement{platform.DingTalk, true}
		}
		if a.beside && !j.sure && !a.ok && !a.is(weak) && a.family == "" {
			j = judgement{platform.DingTalk, true} // the answer to the record
		}
		switch {
		case j.of == platform.DingTalk:
			if err := r.finding(a, Platform(j.of)); err != nil {
				return err
			}
		case j.sure && j.of != platform.Unknown && !a.ok:
			if err := r.finding(a, Platform(j.of)); err != nil {
				return err
			}
		case !a.ok && len(a.codes) > 0 && len(undecided) < undecidedMost:
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
func (r *run) hold(last bool) []*found {
	n := len(r.pending)
	if last || n == 0 || !r.pending[n-1].is(exception) && !r.pending[n-1].is(prose) {
		return nil
	}
	a := r.pending[n-1]
	a.near.text = bytes.Clone(a.near.text)
	r.pending = r.pending[:n-1]
	return []*found{a}
}

// nobodys shows the answers of nobody known, when the input holds nothing else.
func (r *run) nobodys() error {
	for _, a := range r.undecided {
		if a.is(prose) && a.is(weak) {
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
func (r *run) accept(a *found) {
	if a.keys == "" || a.family != codes.FamilyAPI || r.isAccepted(a) || len(r.accepted) > 32 {
		return
	}
	r.accepted = append(r.accepted, a.keys)
}

func (r *run) isAccepted(a *found) bool {
	if a.keys == "" || a.family != codes.FamilyAPI {
		return false
	}
	for _, k := range r.accepted {
		if k == a.keys {
			return true
		}
	}
	return false
}

// apart reports whether two parts tell of different calls or moments, which
// those of one exception never do.
func apart(prev, a *found) bool {
	p, c := prev.call, a.call
	return p.Path != "" && c.Path != "" && (p.Path != c.Path || p.Host != c.Host) || !p.Date.IsZero() && !c.Date.IsZero() && !p.Date.Equal(c.Date)
}

// finding makes the finding of an answer and emits it.
func (r *run) finding(a *found, p Platform) error {
	r.sum.Findings++
	if p == DingTalk {
		r.sum.DingTalk++
	}
	if a.record != nil {
		r.records++
		it := Item{Attendance: a.record.Decode(attendance.Options{Zone: r.opts.Zone, Redact: !r.opts.NoRedact, Masker: r.opts.Masker, Part: a.part})}
		if a.body != nil {
			a.body.line, a.body.last = a.line, a.last
			r.consult(a.body)
			it.Body = r.resolve(a.body, DingTalk)
		}
		return r.emit(it)
	}
	f := r.resolve(a, p)
	return r.emit(Item{Finding: f})
}

// merge joins the parts that one exception prints of one answer: its message,
// its fields, its body. Only what a program printed as text is joined; two
// bodies are two answers.
func merge(prev, a *found) bool {
	if a.record != nil || prev.record != nil || a.line-prev.last > 12 || !prev.is(exception) && !prev.is(prose) || prev.is(prose) && !a.is(prose) && !a.is(body) {
		return false
	}
	if apart(prev, a) {
		return false
	}
	sameID := prev.requestID != "" && prev.requestID == a.requestID
	sameCode := prev.code() != "" && prev.code() == a.code() && (prev.requestID == "" || a.requestID == "") && (prev.message == "" || a.message == "" || prev.message == a.message)
	follows := len(prev.codes) == 0 && prev.is(exception) && a.requestID == "" && a.is(prose) && a.line-prev.last <= 6 && !lex.IsNumber(a.code())
	if !sameID && !sameCode && !follows {
		return false
	}
	if len(a.codes) > 0 && (len(prev.codes) == 0 || len(a.codes) > len(prev.codes)) {
		prev.codes, prev.family = a.codes, a.family
	}
	prev.message = lex.First(prev.message, a.message)
	prev.requestID = lex.First(prev.requestID, a.requestID)
	if len(prev.scopes) == 0 {
		prev.scopes = a.scopes
	}
	if prev.status == 0 {
		prev.status = a.status
	}
	if prev.node == nil {
		prev.node, prev.keys = a.node, a.keys
	}
	prev.call.Fill(a.call)
	prev.last = max(prev.last, a.last)
	return true
}
