package explain

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/mark"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// maxDepth bounds how often a text inside a text is read: JSON in JSON in JSON
// in JSON.
const maxDepth = 4

// maxBack is how far before a code the bracket that opens its object may lie.
const maxBack = 64 << 10

// maxOpen is how many brackets may be open at once before the outermost ones
// are given up.
const maxOpen = 128

// keyMost is how long a key can be that is still to come.
const keyMost = 256

// scanner finds answers in one text. The window of a stream is such a text,
// and so is every string of a body that may hold another one.
type scanner struct {
	text  []byte
	low   int // nothing before is looked at again
	depth int
	final bool // no more text follows
	// opens holds the open brackets before walked, the outermost first.
	opens  []int
	walked int
	// nextOpen and nextClose are the offsets behind the next brackets from
	// walked on, 0 when not looked for yet.
	nextOpen, nextClose int
	// barren is the end of the last object that was looked through for
	// attendance records and holds none.
	barren int
	// logTo is the end of the text that a record which breaks off had taken
	// in: what begins before ends with its entry of the log.
	logTo int
	// payload is true when a message for DingTalk was passed over.
	payload bool
	out     []*found
}

// run finds the answers whose code stands between from and limit and gives the
// offset up to which the text is done.
func (s *scanner) run(from, limit int) int {
	pos := max(from, s.low)
	for {
		m, ok := mark.Next(s.text, pos, limit)
		if !ok {
			s.beside()
			return max(limit, s.low)
		}
		if s.low > m.At {
			pos = s.low
			continue
		}
		all, end, wait := s.at(m)
		if wait {
			s.beside()
			return end
		}
		s.out = append(s.out, all...)
		if end > m.At {
			s.low, pos = end, end
		} else {
			pos = m.At + 1
		}
	}
}

// at reads what stands around a mark. It gives the answers and where they end,
// 0 for nothing. wait says that the text must grow first; end is then where to
// begin again.
func (s *scanner) at(m mark.Mark) (all []*found, end int, wait bool) {
	k := shape.KeyAt(s.text, m.At)
	start := k.Start
	ban := k.Value == 0 && m.Kind == mark.Ban && shape.IsBan(s.text, m.At)
	switch {
	case ban:
		start = m.At
	case k.Value == 0 && m.Kind == mark.Record:
		return s.recordAt(m.At)
	case k.Value == 0:
		if all, end := s.encodedAt(m.At); end > 0 {
			return all, end, false
		}
		return s.textAt(m.At, k)
	}
	if n, stop := s.enclosing(start); n != nil {
		if cut, end := s.entry(n, stop); end > start {
			n, stop = cut, end
		}
		if s.grows(n, stop) {
			return nil, n.Start, true
		}
		part := stop-n.Start >= lenient.MaxBytes
		if part {
			stop = withoutCut(n, m.At, stop)
		}
		all = s.object(n, stop)
		for _, a := range all {
			a.part = part
		}
		return all, stop, false
	}
	if all, end := s.encodedAt(m.At); end > 0 {
		return all, end, false
	}
	return s.textAt(m.At, k)
}

// grows reports whether an object breaks off only because more of the text is
// still to come: at its end, or before a key that the end cuts.
func (s *scanner) grows(n *lenient.Node, stop int) bool {
	return !s.final && len(s.text)-stop < keyMost && n.AllQuirks()&lenient.Truncated != 0
}

// withoutCut takes out of an object that is larger than what is read at once
// the item of a list that the limit cut in two, and gives where that begins:
// it is read by itself then. The item must lie behind the mark.
func withoutCut(n *lenient.Node, mark, stop int) int {
	for n != nil {
		switch {
		case len(n.Items) > 0:
			last := n.Items[len(n.Items)-1]
			if last.Start > mark && last.AllQuirks()&lenient.Truncated != 0 {
				n.Items = n.Items[:len(n.Items)-1]
				return last.Start
			}
			n = last
		case len(n.Members) > 0:
			n = n.Members[len(n.Members)-1].Value
		default:
			return stop
		}
	}
	return stop
}

// textAt asks the decoders of the shapes that are no objects.
func (s *scanner) textAt(mark int, k shape.Key) (all []*found, end int, wait bool) {
	if a := shape.Text(shape.View{Text: s.text, Low: s.low}, mark, k); a != nil {
		all = []*found{{Answer: a}}
		s.complete(all, a.Start, a.End)
		return all, a.End, false
	}
	return nil, 0, false
}

// complete adds to answers what stands around them: the call and the marks of
// a platform.
func (s *scanner) complete(all []*found, start, end int) {
	if len(all) == 0 {
		return
	}
	c := transcript.Before(s.text, s.low, start, end)
	around := transcript.Nearby(s.text, start, end)
	for _, a := range all {
		if a.End == 0 {
			a.Start, a.End = start, end
		}
		own := a.Call
		a.Call.Fill(c)
		if a.near.Text == nil {
			a.near = around
			a.stood = stood{start: start, end: end, low: s.low, call: own}
		}
	}
}

// enclosing reads the outermost object that holds the place at, and gives it
// with its end. The open brackets before at are kept from call to call, and
// one that leads nowhere is never tried again, so that every byte is looked at
// a fixed number of times.
func (s *scanner) enclosing(at int) (*lenient.Node, int) {
	if s.walked < max(s.low, at-maxBack) {
		s.walked = max(s.low, at-maxBack)
		s.opens = s.opens[:0]
	}
	for s.walked < at {
		i := s.nextBracket()
		if i >= at {
			s.walked = at
			break
		}
		s.walked = i + 1
		if s.text[i] == '{' {
			s.opens = append(s.opens, s.walked-1)
			if len(s.opens) > maxOpen {
				s.opens = append(s.opens[:0], s.opens[1:]...)
			}
		} else if len(s.opens) > 0 {
			s.opens = s.opens[:len(s.opens)-1]
		}
	}
	for len(s.opens) > 0 {
		open := s.opens[0]
		if open >= s.low && open < at && !isSource(s.text, open) {
			node, end, ok := lenient.Parse(s.text[:s.reach(open)], open)
			if ok && node.Kind == lenient.Object {
				if whole, stop := s.unwrap(node, end); whole != nil {
					node, end = whole, stop
				}
				if end > at {
					return node, end
				}
			}
		}
		s.opens = append(s.opens[:0], s.opens[1:]...)
	}
	return nil, 0
}

// nextBracket gives where the next curly bracket from walked on stands, the
// length of the text when there is none. What is known of the two kinds is
// kept, so that a text without brackets is searched once and not for every
// mark in it.
func (s *scanner) nextBracket() int {
	if s.nextOpen <= s.walked {
		s.nextOpen = s.behind('{')
	}
	if s.nextClose <= s.walked {
		s.nextClose = s.behind('}')
	}
	return min(s.nextOpen, s.nextClose) - 1
}

// behind gives the offset behind the next c from walked on; one more than the
// length of the text when there is none.
func (s *scanner) behind(c byte) int {
	if i := bytes.IndexByte(s.text[s.walked:], c); i >= 0 {
		return s.walked + i + 1
	}
	return len(s.text) + 1
}
