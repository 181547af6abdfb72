package explain

import (
	"bytes"
	"math"
	"slices"

	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
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
	byManual    = "page of the manual"
)

// settle judges the pending answers of which nothing that follows can tell, and
// tells of those that need not wait. final says that no more text follows.
func (r *run) settle(final bool) error {
	text, base := r.window.Text(), r.window.Base()
	n := 0
	for ; n < len(r.pending); n++ {
		a := r.pending[n]
		newest := n == len(r.pending)-1 && r.mayMerge()
		if !final && (newest || a.Reach().End > r.front) {
			break
		}
		r.tellNeighbours(a.at)
		if err := r.judgeIt(a, text, base); err != nil {
			return err
		}
	}
	r.tellNeighbours(math.MaxInt64) // what waits for more text stands as near to each as they reach
	clear(r.pending[:n])
	r.pending = append(r.pending[:0], r.pending[n:]...)
	seen := base + int64(r.front)
	for _, a := range r.pending {
		a.Near.Text = bytes.Clone(a.Near.Text) // the window moves on
		seen = min(seen, a.at)
	}
	r.records = slices.DeleteFunc(r.records, func(x span) bool { return x.end+lookBack < seen })
	if final {
		seen = math.MaxInt64
	}
	return r.flush(seen)
}

// judgeIt judges one answer and puts it at the end of the queue.
func (r *run) judgeIt(a *item, text []byte, base int64) error {
	r.judgeAmong(a, text, spans(r.records, base))
	if a.Record == nil {
		r.makers.settle(a, r.queue)
	}
	a.leave()
	r.queue = append(r.queue, a)
	return r.flush(a.at)
}

// judgeAmong says whose an answer is by all but its neighbours; records stand near it.
func (r *run) judgeAmong(a *item, text []byte, records []find.Span) {
	if a.Record != nil {
		a.verdict = verdict.Verdict{Platform: ding, Sure: true, Rule: byRecord}
		return
	}
	if isManual(r.head) {
		a.verdict = verdict.Verdict{Platform: nobody, Shown: true, Rule: byManual}
		return
	}
	if len(records) > 0 {
		a.BesideRecords(text, records)
	} else if a.recall(r.judge) {
		return
	}
	a.consult(&r.reader)
	if a.Is(shape.Mentioned) && a.reading.Fit != match.FitsBoth {
		a.verdict = verdict.Verdict{Platform: nobody, Rule: byNothing}
		return
	}
	v, ground := r.judge.On(a.subject())
	a.verdict = v
	if len(records) == 0 {
		a.remember(ground)
	}
}

// spans gives records as parts of the window, which begins at base.
func spans(records []span, base int64) []find.Span {
	if len(records) == 0 {
		return nil
	}
	all := make([]find.Span, len(records))
	for i, x := range records {
		all[i] = find.Span{Start: int(x.start - base), End: int(x.end - base)}
	}
	return all
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
	if n == 0 {
		return nil
	}
	clear(r.queue[:n])
	r.queue = append(r.queue[:0], r.queue[n:]...)
	return nil
}

// tell emits an answer that is DingTalk's, or an error that is another platform's, unless
// a pause told of it. Of the others the first few are kept.
func (r *run) tell(a *item) error {
	if !r.quotes(a) {
		r.judged.note(a)
	}
	switch {
	case a.isTold() && r.early.has(a):
	case a.isTold():
		return r.finding(a)
	case a.verdict.Shown, a.Is(shape.Mentioned):
	case !a.OK && len(a.Codes) > 0 && len(r.undecided) < undecidedMost:
		r.undecided = append(r.undecided, a)
	}
	return nil
}

// isTold reports whether an answer is one to tell of, by the verdict.
func (a *item) isTold() bool {
	v := a.verdict
	return v.Platform == ding || v.Sure && v.Platform != nobody && !a.OK
}

// quotes reports whether an answer of nobody known names DingTalk in its message: a
// program passes on in it what DingTalk said, with a code in a sentence.
func (r *run) quotes(a *item) bool {
	if a.verdict.Platform != nobody || a.OK || a.Message == "" {
		return false
	}
	ours, _ := r.judge.Words().Find([]byte(a.Message)).Whose()
	return ours
}

// nobodys shows the answers of nobody known, when the input holds nothing else.
func (r *run) nobodys() error {
	for _, a := range r.undecided {
		if isVague(a) {
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
	r.judged.tell(a)
	if a.verdict.Platform == ding {
		r.sum.DingTalk++
	}
	if a.Record != nil {
		r.told++
	}
	r.teller.tell(a)
	return nil
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
	// newest is where the last of any form stood.
	newest int64
}

// settle decides by its neighbours before it of an answer that could not be told,
// and by one that could of those in the queue.
func (m *makers) settle(a *item, queue []*item) {
	form := a.Form()
	if form == "" {
		return
	}
	switch {
	case a.verdict.Platform == ding:
		m.tell(formAt{form, a.at}, queue)
	case a.verdict.Sure:
	default:
		at, ok := m.last[form]
		if a.waits = true; ok && a.at-at <= neighbourReach {
			a.neighbour()
		}
	}
}

// formAt says that a body of a form that is DingTalk's stands at a place.
type formAt struct {
	form string
	at   int64
}

// tell notes where a body of a form stands, and decides of those in the queue.
func (m *makers) tell(x formAt, queue []*item) {
	m.remember(x)
	for _, w := range queue {
		if w.waits && w.Form() == x.form && x.at-w.at <= neighbourReach {
			w.neighbour()
		}
	}
}

// remember notes where a body of a form stands.
func (m *makers) remember(x formAt) {
	if m.last == nil || len(m.last) >= makersMost {
		m.last = map[string]int64{}
	}
	m.last[x.form] = x.at
	m.newest = max(m.newest, x.at)
}

// tellNeighbours lets repeats before a place tell of their neighbours.
func (r *run) tellNeighbours(before int64) {
	n := 0
	for ; n < len(r.forms) && r.forms[n].at < before; n++ {
		r.makers.tell(r.forms[n], r.queue)
	}
	r.forms = append(r.forms[:0], r.forms[n:]...)
}

// neighbour says that an answer is DingTalk's by one of its neighbours.
func (a *item) neighbour() {
	a.waits = false
	a.verdict = verdict.Verdict{Platform: ding, Sure: true, Rule: byNeighbour}
}
