package explain

import (
	"bytes"
	"maps"
	"slices"

	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/shape"
)

// early is what was told in pauses of the input, before the text behind it was known. A
// pause changes nothing of how the input is read: what is in the window is looked at
// once more, as far as it is complete, and what was told so is not told again.
type early struct {
	// told is that, as far as it may be found again.
	told []toldEarly
	// pauses counts those since something came, bytes is how much had come then; held
	// says that an answer waits for the second.
	pauses int
	bytes  int64
	held   bool
}

// toldEarly is where an answer stood that was told in a pause, and its codes.
type toldEarly struct {
	span
	codes []string
}

// has reports whether an answer was told in a pause, or as much of it as was there.
func (e *early) has(a *item) bool {
	return len(e.told) > 0 && slices.ContainsFunc(e.told, a.isAgain)
}

// isAgain reports whether an answer is one that was told: in a place of its own, what
// has another code is another one.
func (a *item) isAgain(x toldEarly) bool {
	at := a.span()
	if at.start >= x.end || x.start >= at.end {
		return false
	}
	return at.start == x.start || len(a.Codes) == 0 || len(x.codes) == 0 ||
		slices.ContainsFunc(a.Codes, func(code string) bool { return slices.Contains(x.codes, code) })
}

// span is where an answer stands in the input.
func (a *item) span() span { return span{a.at, a.at + int64(max(1, a.End-a.Start))} }

// forget drops what was told of text so far before a place that nothing there is found
// again.
func (e *early) forget(before int64) {
	e.told = slices.DeleteFunc(e.told, func(x toldEarly) bool { return x.end < before })
}

// tellEarly tells in a pause of what is complete in the window and was not told.
func (r *run) tellEarly() error {
	e := &r.early
	if len(e.told) > 0 {
		e.forget(r.window.Base() - neighbourReach)
	}
	if !r.window.Paused() {
		return nil
	}
	if n := r.window.Bytes(); n > e.bytes {
		e.pauses, e.bytes = 0, n
	}
	if e.pauses++; e.pauses == 1 || e.held {
		return r.tellComplete()
	}
	return nil
}

// tellComplete tells of the answers that the window holds whole.
func (r *run) tellComplete() error {
	base, text := r.window.Base(), r.window.Peek()
	x := find.In(find.Text{Bytes: text, Low: r.done, Told: r.context}, r.front, len(text))
	r.place(text, x.Answers, nil)
	queue, makers := copies(r.queue), r.makers.copied()
	pending, records := r.gather(copies(r.pending), slices.Clone(r.records), x.Answers)
	n := len(pending)
	if r.early.held = n > 0 && r.mayGoOn(pending[n-1], text); r.early.held {
		pending = pending[:n-1]
	}
	near := spans(records, base)
	for _, a := range pending {
		r.judgeAmong(a, text, near)
		if a.Record == nil {
			makers.settle(a, queue)
		}
		a.leave()
		queue = append(queue, a)
	}
	var told []toldEarly
	for _, a := range queue {
		if !a.isTold() || r.early.has(a) {
			continue
		}
		if err := r.finding(a); err != nil {
			return err
		}
		told = append(told, toldEarly{a.span(), a.Codes})
	}
	r.early.told = append(r.early.told, told...)
	return nil
}

// mayGoOn reports whether text that is still to come may belong to the last answer of
// the window. An object that is closed is whole, any other text at the end of its line
// when nothing comes for longer.
func (r *run) mayGoOn(a *item, text []byte) bool {
	behind := text[min(a.End, len(text)):]
	switch {
	case a.Record != nil:
		return false
	case a.IsCut() && len(bytes.TrimSpace(behind)) == 0:
		return true
	case a.Node != nil && !a.Is(shape.Exception) && !a.Is(shape.Prose):
		return false
	case a.End > len(r.window.Text()):
		return true
	}
	return r.early.pauses < 2 && bytes.Count(behind, []byte{'\n'}) <= find.MergeLines
}

// copies gives answers of which what is said of the one changes nothing of the other.
func copies(all []*item) []*item {
	out := make([]*item, len(all))
	for i, a := range all {
		c, p, x := *a, *a.Place, *a.Answer
		x.Scopes = slices.Clone(x.Scopes)
		p.Answer, c.Place = &x, &p
		out[i] = &c
	}
	return out
}

// copied gives makers that remember the same.
func (m *makers) copied() makers { return makers{maps.Clone(m.last), m.newest} }
