package find

import (
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// Pass remembers which bodies of a code and a message are nobody's, so that they are
// passed over without being read. It is for texts around which nobody is named and
// where no neighbour tells of them.
type Pass struct {
	// Nobodys reports whether an answer is to be told of in no such text.
	Nobodys func(*shape.Answer) bool
	// Alike gives classes of a code and of the message beside it, 0 for none: of two bodies
	// that differ in what is of the same class alone, both are nobody's or neither is. nil
	// knows none.
	Alike func(code, message []byte) (ofCode, ofMessage byte)

	known map[string]bool // by what is read of a body
	asked int             // in this text
}

// Limits of a Pass: the bodies that are remembered, those that are read anew in one
// text, and the bytes that are read of the bodies of one object.
const (
	passMost  = 512
	askedMost = 256
	asksMost  = 4 << 10
)

// all reports whether all the bodies of an object are nobody's.
func (p *Pass) all(s *scanner, open, reach int, d *dull) bool {
	var answers []*Place
	from, read := 0, false
	for _, b := range d.bodies {
		ask := d.asks[from:b.end]
		from = b.end
		nobodys, known := p.known[string(ask)]
		if !known {
			if !read {
				if p.asked++; p.asked > askedMost {
					return false
				}
				answers, read = readAt(s, open, reach), true
			}
			nobodys = p.ask(answers, b.start)
			p.remember(string(ask), nobodys)
		}
		if !nobodys {
			return false
		}
	}
	return true
}

// ask asks of the answer that begins at a place, if there is one.
func (p *Pass) ask(all []*Place, start int) bool {
	for _, a := range all {
		if a.Start == start && !p.Nobodys(a.Answer) {
			return false
		}
	}
	return true
}

// areNobodys reports whether all answers are nobody's.
func (p *Pass) areNobodys(all []*Place) bool {
	for _, a := range all {
		if a.Record != nil || !p.Nobodys(a.Answer) {
			return false
		}
	}
	return true
}

func (p *Pass) remember(ask string, nobodys bool) {
	if p.known == nil || len(p.known) >= passMost {
		p.known = make(map[string]bool)
	}
	p.known[ask] = nobodys
}

// readAt reads the answers of an object, without what stands around it.
func readAt(s *scanner, open, reach int) []*Place {
	n, _, ok := lenient.Parse(s.text[:reach], open)
	if !ok {
		return nil
	}
	// What s works with is in use: it asks in the middle of an object.
	w := walker{s: &scanner{text: s.text, final: s.final, work: &Work{}}}
	w.node(n, frame{})
	return w.out
}

// passedBy says of a text in which bodies were passed over how it ends. What tells of
// the last of them is not known when it depends on what it says.
func (s *scanner) passedBy(r *Result) {
	r.Passed = s.passed > 0
	if !r.Passed || r.Mixed {
		return
	}
	_, to := transcript.Behind(s.text, s.passedTo, transcript.Call{})
	r.Told = s.passedTo
	r.Mixed = to != s.passedTo
}
