package find

import (
	"bytes"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/mark"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/lenient"
)

// dull passes over an object in which neither an answer nor a record can stand, as
// most objects with a code are, without reading it into a tree, and over one whose
// answers are all known to be nobody's, if such are passed over. ok is false when there
// may be more, and when the object is not plain JSON.
func (s *scanner) dull(open, reach int) (end int, ok bool) {
	d := s.work.dull()
	d.pass, d.bodies, d.asks = s.pass, d.bodies[:0], d.asks[:0]
	if end, ok = lenient.Skim(s.text[:reach], open, d.visit, d.close); !ok || len(d.bodies) == 0 {
		return end, ok
	}
	if !s.pass.all(s, open, reach, d) {
		return 0, false
	}
	s.passed, s.passedTo = s.passed+1, end
	return end, true
}

// dull gives what objects are passed over with.
func (w *Work) dull() *dull {
	if w.skim == nil {
		d := &dull{}
		d.visit, d.close = d.member, d.closed
		w.skim = d
	}
	return w.skim
}

// dull collects what the objects that are open say, by their depth.
type dull struct {
	// visit and close are member and closed, made once.
	visit   func(lenient.Skimmed) bool
	close   func(depth, start int) bool
	members [lenient.MaxDepth]shape.Members
	folded  [64]byte
	// names holds the keys that were seen last.
	names [64]name
	// pass passes over bodies of a code and a message; where it is nil, one ends the reading.
	pass *Pass
	// said holds the members of each object that is open; told says that a body stands
	// in it.
	said [lenient.MaxDepth][]saying
	told [lenient.MaxDepth]bool
	// bodies are the bodies that were passed, one behind the other in asks.
	bodies []passedBody
	asks   []byte
}

// saying is a member of an object, and what it tells.
type saying struct {
	key, text []byte
	tells     shape.Members
	quoted    bool
}

// passedBody is a body of a code and a message: where it begins, and what is read of
// it, up to end in the asks.
type passedBody struct{ start, end int }

// member reports whether nothing in an object tells of more than a dull one.
func (d *dull) member(m lenient.Skimmed) bool {
	if m.Quoted && !dullText(m.Text) {
		return false
	}
	if m.Key == nil {
		_, pair := mark.Next(m.Text, 0, len(m.Text)) // ["errcode", 40014]
		return !pair
	}
	if m.First {
		d.members[m.Depth], d.told[m.Depth] = 0, false
		d.said[m.Depth] = d.said[m.Depth][:0]
	}
	tells, ok := d.tells(m.Key)
	if !ok {
		return false
	}
	if d.pass != nil {
		d.said[m.Depth] = append(d.said[m.Depth], saying{m.Key, m.Text, tells, m.Quoted})
	}
	if tells == 0 {
		return true
	}
	all := d.members[m.Depth] | tells.Of(m.Text)
	d.members[m.Depth] = all
	return !all.Tell() || d.pass != nil && all.Plain()
}

// name is a key that was seen, in the first size bytes, and what it tells; ends says that
// no object with it is dull.
type name struct {
	key  [nameMost]byte
	size int
	told shape.Members
	ends bool
}

// nameMost is how long the keys are that are remembered, in bytes.
const nameMost = 24

// tells gives the member that a key names. ok is false for a key that no dull object
// has.
func (d *dull) tells(key []byte) (tells shape.Members, ok bool) {
	if len(key) == 0 {
		return 0, true
	}
	known := &d.names[(len(key)+int(key[0])*5+int(key[len(key)-1])*3)%len(d.names)]
	if string(known.key[:known.size]) != string(key) {
		folded := lenient.FoldKey(d.folded[:0], key)
		tells, ends := shape.MemberOf(folded), shape.NamesPayload(folded) || attendance.Telling(folded)
		if len(key) > nameMost {
			return tells, !ends
		}
		known.size, known.told, known.ends = copy(known.key[:], key), tells, ends
	}
	return known.told, !known.ends
}

// classSign is added to classes, so that they are no other sign of the asks.
const classSign = 8

// note notes what a decoder may read of an object: of what is of a class, the class.
func (d *dull) note(all []saying) {
	ofCode, ofMessage := d.classes(all)
	for i := range all {
		x := &all[i]
		d.asks = append(d.asks, x.key...)
		switch {
		case x.tells == 0:
		case x.tells.IsID() && x.quoted && len(x.text) > 0:
			d.asks = append(d.asks, 2)
		case x.tells.Read() || x.tells.IsID():
			if x.quoted {
				d.asks = append(d.asks, 3)
			}
			class := ofMessage
			if x.tells.IsCode() {
				class = ofCode
			}
			if d.asks = append(d.asks, 1); class != 0 && x.tells.Read() {
				d.asks = append(d.asks, classSign+class)
			} else {
				d.asks = append(d.asks, x.text...)
			}
		}
		d.asks = append(d.asks, 0) // no key and no text holds such a byte
	}
}

// classes gives the classes of the one code and the one message of an object, 0 where
// there are none or several.
func (d *dull) classes(all []saying) (ofCode, ofMessage byte) {
	var code, message *saying
	for i := range all {
		switch x := &all[i]; {
		case !x.tells.Read():
		case x.tells.IsCode() && code == nil:
			code = x
		case !x.tells.IsCode() && message == nil && x.quoted:
			message = x
		default:
			return 0, 0
		}
	}
	if code == nil || message == nil || d.pass.Alike == nil {
		return 0, 0
	}
	return d.pass.Alike(code.text, message.text)
}

// closed reports whether an object that ends is dull, or a body that may be passed. One
// around another may be joined with it.
func (d *dull) closed(depth, start int) bool {
	if !d.members[depth].Tell() {
		return true
	}
	if d.told[depth] || !d.members[depth].Plain() {
		return false
	}
	for i := range depth {
		d.told[i] = true
	}
	d.note(d.said[depth])
	d.bodies = append(d.bodies, passedBody{start, len(d.asks)})
	return len(d.asks) <= asksMost
}

// dullText reports whether a string can hold no text with an answer: it has no mark,
// and no object of its own.
func dullText(raw []byte) bool {
	if len(raw) < textLeast {
		return true
	}
	switch c := raw[0]; {
	case c == '{', c == '[', c <= ' ', c == '\\', 0x80 <= c && c < 0xe4: // also blanks that are no ASCII
		return false
	}
	if bytes.Contains(raw, []byte(`\u`)) {
		return false
	}
	for from := 0; ; {
		m, ok := mark.Next(raw, from, len(raw))
		if !ok {
			return true
		}
		if m.Kind != mark.Ban || bytes.Contains(raw, []byte("status")) {
			return false
		}
		from = m.At + 1 // a 1111 in a number or an id is no status
	}
}
