package find

import (
	"bytes"

	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// entry ends a record that breaks off in a log where the next entry begins,
// which is then read by itself. The entries that it had taken in are not read
// further than their own end, so that no text is read once for each of them.
func (s *scanner) entry(n *lenient.Node, stop int) (*lenient.Node, int) {
	quirks := n.AllQuirks()
	if quirks&(lenient.Truncated|lenient.MissingQuote|lenient.MissingComma) == 0 || quirks&lenient.Comment != 0 {
		return n, stop
	}
	end := s.nextEntry(n.Start, stop)
	if end == stop {
		return n, stop
	}
	cut, _, ok := lenient.Parse(s.text[:end], n.Start)
	if !ok || len(attendance.Records(cut)) == 0 {
		return n, stop
	}
	s.logTo = max(s.logTo, stop)
	return cut, end
}

// nextEntry gives where the next entry of a log begins behind from, stop when
// none does before.
func (s *scanner) nextEntry(from, stop int) int {
	for at := from; ; {
		i := bytes.IndexByte(s.text[at:stop], '\n')
		if i < 0 {
			return stop
		}
		at += i + 1
		line := s.text[at:stop]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		if transcript.BeginsEntry(line) {
			return at
		}
	}
}

// reach gives how far an object that begins at open may be read.
func (s *scanner) reach(open int) int {
	if open >= s.logTo {
		return len(s.text)
	}
	if end := s.nextEntry(open, s.logTo); end < s.logTo {
		return end
	}
	return len(s.text)
}

// maxOpen is how many brackets may be open at once before the outermost ones
// are given up.
const maxOpen = 128

// grows reports whether an object breaks off only because more of the text is
// still to come: at its end, or before a key that the end cuts.
func (s *scanner) grows(n *lenient.Node, stop int) bool {
	return !s.final && len(s.text)-stop < growMost && n.AllQuirks()&lenient.Truncated != 0
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

// enclosing reads the outermost object that holds the place at, and gives it
// with its end; of one in which nothing can stand it gives the end alone. The open brackets before at are kept from call to call, and
// one that leads nowhere is never tried again, so that every byte is looked at
// a fixed number of times.
func (s *scanner) enclosing(at int) (*lenient.Node, int) {
	s.walk(at, at)
	for len(s.opens) > 0 {
		open := s.opens[0]
		if open >= s.low && open < at && !isSource(s.text, open) {
			reach := s.reach(open)
			if end, ok := s.dull(open, reach); ok && end > at {
				return nil, end
			}
			node, end, ok := lenient.Parse(s.text[:reach], open)
			if !ok || node.Kind != lenient.Object {
				node, end = nil, 0
			}
			whole, stop := s.whole(node, open, end)
			if s.unwrapped = whole != nil; s.unwrapped {
				node, end = whole, stop
			}
			if end > at && !s.unwrapped {
				node, end = s.torn(node, at, end)
			}
			if end > at {
				return node, end
			}
		}
		s.opens = append(s.opens[:0], s.opens[1:]...)
	}
	return nil, 0
}

// torn gives the object that begins in bare words around a place and that n, which ends
// at end, tears in two: {a: b, got {"errcode":7,"errmsg":"c"}} is no pair of a and of
// what goes up to the next comma. Its bracket closed n as well. It gives n where nothing
// is torn, and where one of the two breaks off, so that no text is read again and again.
func (s *scanner) torn(n *lenient.Node, at, end int) (*lenient.Node, int) {
	bare := bareAt(n, at)
	if bare == nil || n.AllQuirks()&lenient.Truncated != 0 {
		return n, end
	}
	open := bytes.LastIndexByte(s.text[bare.Start:at], '{')
	if open < 0 {
		return n, end
	}
	inner, stop, ok := lenient.Parse(s.text[:end], bare.Start+open)
	if !ok || inner.Kind != lenient.Object || stop <= at || inner.AllQuirks()&lenient.Truncated != 0 {
		return n, end
	}
	return inner, stop
}

// bareAt gives the words without quotes in which a place of an object stands, nil when
// it stands in something else.
func bareAt(n *lenient.Node, at int) *lenient.Node {
	for n != nil && n.Kind != lenient.Bare {
		var next *lenient.Node
		for i := range n.Members {
			if v := n.Members[i].Value; v.Start <= at && at < v.End {
				next = v
			}
		}
		n = next
	}
	return n
}

// walk follows the brackets before a place at up to one before it.
func (s *scanner) walk(to, at int) {
	if s.walked < max(s.low, at-Back) {
		s.walked = max(s.low, at-Back)
		s.opens = s.opens[:0]
	}
	for s.walked < to {
		i := s.nextBracket()
		if i >= to {
			s.walked = to
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

// isSource reports whether a bracket ends a line of source code, such as
// Python's "raise TeaException({" in a traceback: the next line goes on in its
// first column, or is no member.
func isSource(text []byte, open int) bool {
	if open == 0 || text[open-1] != '(' || open+1 >= len(text) || text[open+1] != '\n' && text[open+1] != '\r' {
		return false
	}
	next := bytes.TrimLeft(text[open+1:min(len(text), open+8)], "\r\n")
	return len(next) > 0 && next[0] != ' ' && next[0] != '\t' && next[0] != '"' && next[0] != '\'' && next[0] != '}'
}
