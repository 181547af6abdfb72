package pipe

import (
	"bytes"
	"encoding/json"
	"io"
)

// idOf gives the id of a message that is not read otherwise, a string or a number as it
// stands there; nil where it has none. It holds no more of the message than a name, and
// looks only at the members of the outermost object, however deep the others are.
func idOf(r io.ByteReader) []byte {
	s := &scanner{r: r}
	if s.blank() != '{' {
		return nil
	}
	for {
		if s.blank() != '"' {
			return nil
		}
		name := s.text()
		if s.blank() != ':' {
			return nil
		}
		first := s.blank()
		if string(name) == `"id"` {
			return s.scalar(first)
		}
		if s.skip(first) != ',' {
			return nil
		}
	}
}

// idMost is the longest id that is kept, in bytes.
const idMost = 256

// scanner reads JSON byte by byte; 0 stands for its end.
type scanner struct{ r io.ByteReader }

func (s *scanner) next() byte {
	b, err := s.r.ReadByte()
	if err != nil {
		return 0
	}
	return b
}

// blank gives the next byte that is no blank.
func (s *scanner) blank() byte {
	for {
		if b := s.next(); b != ' ' && b != '\t' && b != '\r' && b != '\n' {
			return b
		}
	}
}

// text reads a string behind its first quote and gives it with its quotes, cut where
// it is long.
func (s *scanner) text() []byte {
	out := []byte{'"'}
	for {
		b := s.next()
		if b == 0 {
			return nil
		}
		if len(out) <= idMost {
			out = append(out, b)
		}
		switch b {
		case '"':
			return out
		case '\\':
			if b = s.next(); len(out) <= idMost {
				out = append(out, b)
			}
		}
	}
}

// scalar gives the string or number that begins with first.
func (s *scanner) scalar(first byte) []byte {
	var out []byte
	if first == '"' {
		out = s.text()
	} else {
		for b := first; bytes.IndexByte([]byte("-+.0123456789eE"), b) >= 0 && len(out) <= idMost; b = s.next() {
			out = append(out, b)
		}
	}
	if !json.Valid(out) || len(out) > idMost {
		return nil
	}
	return out
}

// skip passes over a value that begins with first, and gives the comma or bracket
// behind it.
func (s *scanner) skip(first byte) byte {
	depth := 0
	for b := first; ; b = s.next() {
		switch b {
		case 0:
			return 0
		case '"':
			if s.text() == nil {
				return 0
			}
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return b
			}
			depth--
		case ',':
			if depth == 0 {
				return b
			}
		}
	}
}
