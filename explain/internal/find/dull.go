package find

import (
	"bytes"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/mark"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/lenient"
)

// dull passes over an object in which neither an answer nor a record can stand, as
// most objects with a code are, without reading it into a tree. ok is false when one
// may, and when the object is not plain JSON.
func (s *scanner) dull(open, reach int) (end int, ok bool) {
	var d dull
	return lenient.Skim(s.text[:reach], open, d.member)
}

// dull collects what the objects that are open say, by their depth.
type dull struct {
	members [lenient.MaxDepth]shape.Members
	folded  [64]byte
}

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
		d.members[m.Depth] = 0
	}
	name := lenient.FoldKey(d.folded[:0], m.Key)
	if isPayload(name) || attendance.Telling(name) {
		return false
	}
	tells := shape.MemberOf(name)
	if tells == 0 {
		return true
	}
	d.members[m.Depth] |= tells.Of(m.Text)
	return !d.members[m.Depth].Tell()
}

// isPayload reports whether a member is one of a message on its way to DingTalk.
func isPayload(folded []byte) bool {
	return string(folded) == "msgtype" || string(folded) == "msgkey"
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
	_, ok := mark.Next(raw, 0, len(raw))
	return !ok
}
