package explain

import (
	"math"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/verdict"
)

// passReach is how much text at least is read again when something stands behind
// bodies that were passed over: all of which it may be a neighbour, and the bracket
// that opens it.
const passReach = neighbourReach + 2*lookBack

// pauseMost bounds how many blocks go by before bodies are passed over again.
const pauseMost = 15

// passing passes over bodies that are nobody's as long as nothing else stands among
// them.
type passing struct {
	find.Pass
	codes  map[string]byte // their classes
	off    bool            // for tests
	blocks int             // that were passed over
	// back is where to begin again when something else comes, and next where once
	// that is far enough behind; on says that bodies were passed over since back, any
	// since next.
	on, any    bool
	back, next point
	// pause is how many blocks to wait before trying again, mixed how often it was
	// in vain.
	pause, mixed int
}

// anew gives what passes over the bodies of another input, and remembers what it knows of
// bodies. It is for the same run.
func (p *passing) anew() passing { return passing{Pass: p.Pass, codes: p.codes, off: p.off} }

// past goes on to a point; passed says that bodies were passed over up to it, from one
// on.
func (p *passing) past(from, to point, passed bool) {
	if !p.on {
		if !passed {
			return
		}
		p.on, p.back, p.next = true, from, from
	}
	p.any = p.any || passed
	if to.front-p.next.front >= passReach {
		p.on, p.any, p.back, p.next = p.any, false, p.next, to
	}
}

// isNobodys reports whether an answer is told of in no text that names no platform and
// has no neighbour that is DingTalk's, whatever the call and with a request id or
// without.
func (r *run) isNobodys(a *shape.Answer) bool {
	if !a.Is(shape.Weak|shape.Body) || a.Family != "" && a.Family != codes.FamilyAPI || a.Traits&(shape.Client|shape.Top|shape.Sure|shape.Exception) != 0 {
		return false
	}
	reading := r.reader.Read(queryOf(a))
	for _, id := range [...]string{"", "id"} {
		one := *a
		one.RequestID = id
		v := r.judge.Of(&verdict.Subject{Answer: &one, Reading: reading})
		if v.Platform == ding || v.Sure && v.Platform != nobody && !a.OK {
			return false
		}
	}
	return true
}

// The classes of codes and of messages; see [run.alike].
const (
	strangeNumber = 1 + iota
	strangeWord
	inert
	inertWords
)

// alike gives the classes of a code and of the message beside it. Of a code that nobody
// lists, and a message in which nothing tells of anybody, it counts which of two kinds each
// is; such a message counts so beside any code of which it is no message.
func (r *run) alike(code, message []byte) (ofCode, ofMessage byte) {
	words, ok := verdict.IsInert(message)
	if !ok {
		return 0, 0
	}
	ofMessage = inert
	if words {
		ofMessage = inertWords
	}
	ofCode, known := r.pass.codes[string(code)]
	if !known {
		ofCode = r.pass.classify(string(code))
	}
	if ofCode == 0 && !r.reader.Misfits(string(code), string(message)) {
		return 0, 0
	}
	return ofCode, ofMessage
}

// passCodes bounds the codes whose class is remembered.
const passCodes = 512

// classify gives the class of a code and remembers it.
func (p *passing) classify(code string) byte {
	class := byte(0)
	switch number, ok := verdict.IsStrange(code); {
	case ok && number:
		class = strangeNumber
	case ok:
		class = strangeWord
	}
	if p.codes == nil || len(p.codes) >= passCodes {
		p.codes = make(map[string]byte)
	}
	p.codes[code] = class
	return class
}

// passOver goes over the new part of the window. done says that nothing but bodies of
// nobody stands there; otherwise what was found is given, nil when the run went back
// to where all has to be read.
func (r *run) passOver(limit int) (found *find.Result, done bool, err error) {
	p := &r.pass
	if !r.mayPass() {
		r.goBack()
		return nil, false, nil
	}
	final := r.window.Final()
	x := r.find(&p.Pass, limit)
	some := len(x.Answers)+len(x.Repeats) > 0
	mixed := x.Mixed || x.Passed && (some || r.named())
	if mixed || some || r.window.Waiting(x.Next) > maxWindow {
		if mixed {
			p.mixed++
			p.pause = min(1<<min(p.mixed, 8), pauseMost)
		} else if !p.on {
			return &x, false, nil
		}
		r.goBack()
		return nil, false, nil
	}
	p.mixed = 0
	if x.Passed {
		p.blocks++
	}
	from := r.point
	r.point = point{max(r.front, x.Next), x.Low, x.Told}
	p.past(from, r.point, x.Passed)
	r.payload = r.payload || x.Payload
	if err := r.settle(final); err != nil {
		return nil, false, err
	}
	if p.on && r.makers.newest+passReach > r.window.Base()+int64(p.back.front) {
		r.goBack() // what came before was DingTalk's
		return nil, false, nil
	}
	return nil, true, nil
}

// mayPass reports whether bodies may be passed over in the new part of the window: of
// a short input all is looked at again, unless only what is marked counts, and a platform
// that is named tells of them.
func (r *run) mayPass() bool {
	p := &r.pass
	if p.off || !r.teller.opts.Marked && r.window.Bytes() < bareLimit {
		return false
	}
	if p.pause > 0 {
		p.pause--
		return false
	}
	if n := len(r.pending); n > 0 && (r.pending[n-1].Is(shape.Exception) || r.pending[n-1].Is(shape.Prose)) {
		return false
	}
	return r.makers.newest+passReach <= r.window.Base()+int64(r.front)
}

// named reports whether the new part of the window, or what stands around it, names
// a platform.
func (r *run) named() bool {
	text := r.window.Text()
	return platform.Names(text[max(0, max(r.done, r.front-lookBack)-find.Context):])
}

// goBack goes back to where bodies began to be passed over.
func (r *run) goBack() {
	if p := &r.pass; p.on {
		p.on, p.any, r.point = false, false, p.back
	}
}

// longAgo is where a body stood that tells of nothing any more.
const longAgo = math.MinInt64 / 2

// drop keeps the text that may have to be read again, and gives what may be dropped
// before it.
func (p *passing) drop(keep int) int {
	if !p.on {
		return keep
	}
	keep = max(0, min(keep, p.back.front-lookBack))
	p.back.shift(keep)
	p.next.shift(keep)
	return keep
}
