package uncoded

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// lineMost is how many bytes of a line are read, nearMost how many on either side of
// it tell where a call went.
const (
	lineMost = 4096
	nearMost = 600
)

// span is a line of a text.
type span struct{ start, end int }

// around gives a line with its neighbours.
func (s span) around(text []byte) []byte {
	return text[max(0, s.start-nearMost):min(len(text), s.end+nearMost)]
}

// near reports whether one of the names stands on a line or on one of its
// neighbours.
func (s span) near(text []byte, names []string) bool {
	around := s.around(text)
	for _, name := range names {
		if bytes.Contains(around, []byte(name)) {
			return true
		}
	}
	return bytes.Contains(around, []byte("eco.taobao.com")) && bytes.Contains(around, []byte("dingtalk"))
}

// sentBy reports whether the object that holds a line names one of some channels
// before it.
func (s span) sentBy(text []byte, channels []string) bool {
	record := text[max(0, s.start-nearMost):s.end]
	for _, name := range channels {
		if i := bytes.LastIndex(record, []byte(name)); i >= 0 && !closes(record[i:]) {
			return true
		}
	}
	return false
}

// closes reports whether the object ends in which a text begins, and something
// follows it.
func closes(text []byte) bool {
	end := lex.Closing(text, '{', '}')
	return end >= 0 && len(bytes.TrimSpace(text[end+1:])) > 0
}

// beside reports whether one of the names, in lower case, stands on the line before or
// behind a line.
func (s span) beside(text []byte, names []string) bool {
	before := text[max(0, s.start-nearMost):max(0, s.start-1)]
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	return holds(lex.Lower(string(before)), names) || holds(lex.Lower(string(lex.Line(text, min(len(text), s.end+1), nearMost))), names)
}

// stackMost is how much of a stack is looked at, in bytes.
const stackMost = 2048

// calledBy reports whether the stack below a line names one of some clients.
func (s span) calledBy(text []byte, clients []string) bool {
	for line := range bytes.Lines(text[min(len(text), s.end+1):min(len(text), s.end+stackMost)]) {
		if !bytes.HasPrefix(bytes.TrimLeft(line, " \t"), []byte("at ")) {
			return false
		}
		if holds(string(line), clients) {
			return true
		}
	}
	return false
}

// call gives the call that a line names, or else the one of a line next to it, or that a
// line tells of in words.
func (s span) call(text []byte, l string) (c transcript.Call) {
	c.AnyURL(l)
	if c.Path != "" {
		return c
	}
	for line := range bytes.Lines(s.around(text)) {
		var next transcript.Call
		if next.AnyURL(string(line)); platform.IsDing(next.Host) {
			next.Loose = true
			return next
		}
	}
	c.Streaming([]byte(l))
	return c
}
