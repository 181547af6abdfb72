package explain

import (
	"bytes"
	"io"

	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/input"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/internal/uncoded"
	"github.com/dterr/dterr/explain/internal/verdict"
)

// Sizes in bytes. What lies within the margin of the window's end waits for more,
// so that an answer is never judged by its first half. Before the front, lookBack
// stays: the bracket of an object whose code stands further down, the headers and
// the request above a body.
const (
	margin   = 64 << 10
	lookBack = find.Back
	// maxWindow bounds an answer that never ends.
	maxWindow = 4 << 20
	// bareLimit is how much of an input without any code is looked at for a
	// message or a status alone.
	bareLimit = 256 << 10
	// sentencesMost is how large an input may be that is looked at for codes in
	// sentences beside other answers: people write less, programs more.
	sentencesMost = 64 << 10
)

// run is one pass over one input.
type run struct {
	sum    Summary
	teller teller
	judge  verdict.Judge
	reader match.Reader
	// work is for the search, nil for what is made anew for each part of the input.
	work *find.Work
	// block is how many bytes are read at once, 0 for the usual; what is found
	// never depends on it.
	block int

	window *input.Window
	point
	head   []byte // the first bareLimit bytes, for inputs without a code
	judged judged
	// payload is true when the input holds a message on its way to DingTalk.
	payload bool

	// pending holds the answers of which the text behind may still tell, the oldest
	// first, and records where attendance records stood, as long as they may stand
	// beside one of them.
	pending []*item
	records []span
	// queue holds the answers that wait for a neighbour, or behind one that does,
	// the oldest first.
	queue  []*item
	makers makers
	// forms are those of repeats that are not told of yet, in their order; repeated is where
	// the last repeat stood.
	forms    []formAt
	repeated int64
	pass     passing
	skips    skips
	// undecided holds the first answers of nobody known, for an input that has no
	// others.
	undecided []*item
	told      int // attendance records emitted
	early     early
}

// point is how far a run has come, as offsets in the window.
type point struct {
	front   int // what stands before was searched for codes
	done    int // what stands before is not looked at again
	context int // answers and what tells of them end here
}

// shift says that the text before a place was dropped.
func (p *point) shift(before int) {
	p.front, p.done, p.context = p.front-before, max(0, p.done-before), max(0, p.context-before)
}

// read reads all of an input and tells of what it holds.
func (r *run) read(src io.Reader) error {
	err := r.judgeAll(src)
	told := r.teller.close()
	if m := r.teller.opts.Memory; m != nil && r.window != nil && cap(r.window.Room()) <= roomKept {
		m.room = r.window.Room()
	}
	if told != nil {
		return told
	}
	return err
}

// judgeAll moves a new window over an input and judges what it finds.
func (r *run) judgeAll(src io.Reader) error {
	var err error
	if r.teller.opts.Plain {
		r.window = input.PlainWindow(src, r.block)
		if m := r.teller.opts.Memory; m != nil && m.room != nil {
			r.window.Use(m.room)
			m.room = nil
		}
	} else if r.window, err = input.NewWindow(src, r.block); err != nil {
		return err
	}
	return r.judgeWindow()
}

// judgeWindow moves the window over its input and judges what it finds.
func (r *run) judgeWindow() error {
	r.makers.newest = longAgo
	if r.pass.Nobodys == nil {
		r.pass.Nobodys, r.pass.Alike = r.isNobodys, r.alike
	}
	for !r.window.Final() {
		added, err := r.window.Fill()
		if err != nil {
			return err
		}
		if !r.teller.opts.Marked {
			r.head = append(r.head, added[:min(len(added), bareLimit-len(r.head))]...)
		}
		if err := r.scan(); err != nil {
			return err
		}
		if err := r.tellEarly(); err != nil {
			return err
		}
		if err := r.teller.flush(r.isLong() && !r.teller.opts.Plain); err != nil {
			return err
		}
		r.drop()
		if err := r.skip(); err != nil {
			return err
		}
		if r.stopped() {
			r.window.Cut()
		}
	}
	r.sum.Bytes, r.sum.Lines = r.window.Bytes(), r.window.Total()
	if r.sum.Bytes >= bareLimit {
		r.undecided = nil
	}
	if r.teller.opts.Marked {
		return nil
	}
	if err := r.bare(); err != nil {
		return err
	}
	if r.sum.Findings == r.told {
		return r.nobodys()
	}
	return nil
}

// stopped reports whether the reading is to end here.
func (r *run) stopped() bool {
	select {
	case <-r.teller.opts.Stop:
		return true
	default:
		return false
	}
}

// isLong reports whether more is to come of an input of which much was read.
func (r *run) isLong() bool { return !r.window.Final() && r.window.Bytes() >= bareLimit }

// scan looks at the new part of the window and settles what it finds.
func (r *run) scan() error {
	text, final := r.window.Text(), r.window.Final()
	limit := len(text)
	if !final {
		limit = max(r.front, len(text)-margin)
	}
	found, done, err := r.passOver(limit)
	if err != nil || done {
		return err
	}
	if found == nil {
		x := r.find(nil, limit)
		found = &x
	}
	x := *found
	r.place(text, x.Answers, x.Repeats)
	r.repeat(x.Repeats)
	end := x.Next
	if r.window.Waiting(end) > maxWindow {
		end = limit
	}
	r.point = point{max(r.front, end), x.Low, x.Told}
	r.payload = r.payload || x.Payload
	r.pending, r.records = r.gather(r.pending, r.records, x.Answers)
	return r.settle(final)
}

// find looks at the new part of the window.
func (r *run) find(pass *find.Pass, limit int) find.Result {
	t := find.Text{
		Bytes: r.window.Text(), Low: r.done, Told: r.context, First: r.window.Base() == 0, Final: r.window.Final(), Pass: pass, Memory: r.teller.opts.Memory.of(), Work: r.work,
		Repeats: r.teller.opts.AnyOrder && r.teller.opts.Marked && r.early.pauses == 0 && !r.window.Paused(),
	}
	if r.mayMerge() {
		t.Merging = max(1, r.front)
	}
	return find.In(t, r.front, limit)
}

// mayMerge reports whether the newest answer is one that what follows may be merged with.
func (r *run) mayMerge() bool {
	if len(r.pending) == 0 {
		return false
	}
	a := r.pending[len(r.pending)-1]
	return a.at >= r.repeated && (a.Is(shape.Exception) || a.Is(shape.Prose))
}

// repeat tells of lines that say again what they said, and keeps those whose neighbours
// they tell of.
func (r *run) repeat(all []find.Repeat) {
	if len(all) == 0 {
		return
	}
	base := r.window.Base()
	for i := range all {
		x := &all[i]
		if form := x.Seen.Form(); form != "" {
			r.forms = append(r.forms, formAt{form, base + int64(x.Start)})
		}
	}
	r.repeated = base + int64(all[len(all)-1].Start)
	r.sum.Findings += len(all)
	r.sum.DingTalk += len(all)
	if r.teller.repeats == nil {
		r.teller.repeats = all // which nobody else uses
	} else {
		r.teller.repeats = append(r.teller.repeats, all...)
	}
}

// gather puts answers of the window behind those that are pending, and records to those
// that stand near them.
func (r *run) gather(pending []*item, records []span, found []*find.Place) ([]*item, []span) {
	base := r.window.Base()
	for _, a := range found {
		if n := len(pending); n > 0 && find.Merge(pending[n-1].Place, a) {
			continue
		}
		pending = append(pending, &item{Place: a, at: base + int64(a.Start)})
		if a.Record != nil {
			records = append(records, span{base + int64(a.Start), base + int64(a.End)})
		}
	}
	return pending, records
}

// place says on which lines of the input the answers of the window stand, of whose text
// is given as much as holds them.
func (r *run) place(text []byte, all []*find.Place, repeats []find.Repeat) {
	counted, lines := 0, r.window.Lines()
	line := func(start int) int {
		if start >= counted {
			lines += bytes.Count(text[counted:start], []byte{'\n'})
			counted = start
		}
		return lines + 1
	}
	var before *find.Place // many answers may stand in one string
	for _, a := range all {
		for ; len(repeats) > 0 && repeats[0].Start < a.Start; repeats = repeats[1:] {
			repeats[0].Line = line(repeats[0].Start)
		}
		a.Line = line(a.Start)
		if before != nil && a.Start == before.Start && a.End == before.End {
			a.Last = before.Last
			continue
		}
		a.Last = a.Line + bytes.Count(text[a.Start:min(a.End, len(text))], []byte{'\n'})
		before = a
	}
	for i := range repeats {
		repeats[i].Line = line(repeats[i].Start)
	}
}

// drop forgets what is done, but for the context of what is to come and of what is
// pending.
func (r *run) drop() {
	keep := max(0, r.front-lookBack)
	for _, a := range r.pending {
		keep = max(0, min(keep, a.Reach().Start))
	}
	keep = r.pass.drop(keep)
	r.window.Drop(keep)
	r.shift(keep)
	for _, a := range r.pending {
		a.Shift(keep)
	}
}

// bare looks for codes in sentences, and at an input that holds no code at all.
func (r *run) bare() error {
	if isManual(r.head) {
		return nil
	}
	u := uncoded.Reader{Match: &r.reader, Words: r.judge.Words(), Sent: r.payload, Scope: isScope}
	others := r.sum.Findings > 0 // somebody's answer stands there, codes and all
	for _, a := range r.undecided {
		others = others || len(a.Codes) > 0 && !isVague(a)
	}
	var all []uncoded.Found
	if r.judged.shown && !others {
		r.head = r.judged.rest(r.head)
	}
	switch {
	case !others:
		all = u.Find(r.head, false)
	case r.payload:
	case r.sum.Bytes <= sentencesMost:
		all = u.Codes(r.judged.rest(r.head), r.judged.told)
	}
	if others && !r.payload && len(all) == 0 && r.sum.Findings == 0 {
		all = u.Find(r.head, true)
	}
	for _, found := range all {
		a := &item{Place: &find.Place{Answer: found.Answer}, verdict: verdict.Verdict{Platform: ding, Sure: true, Rule: found.By}}
		a.Line = 1 + bytes.Count(r.head[:found.Start], []byte{'\n'})
		a.Near = transcript.Nearby(r.head, found.Start, found.End)
		a.consult(&r.reader)
		a.leave()
		if err := r.finding(a); err != nil {
			return err
		}
	}
	return nil
}
