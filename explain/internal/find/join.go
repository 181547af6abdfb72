package find

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/lenient"
)

// joined is a body put together from parts of a text that something stands between.
type joined struct {
	text  []byte
	parts []part
}

// part says where a part of a joined text stands in the text itself.
type part struct{ at, from int }

// add appends a part of a text.
func (j *joined) add(text []byte, from, to int) {
	j.parts = append(j.parts, part{at: len(j.text), from: from})
	j.text = append(j.text, text[from:to]...)
}

// place gives where an offset of the joined text stands in the text itself.
func (j *joined) place(at int) int {
	for i := len(j.parts) - 1; i >= 0; i-- {
		if p := j.parts[i]; p.at < at || i == 0 {
			return p.from + at - p.at
		}
	}
	return 0
}

// asked gives what the decoders of text say of the joined text at a mark of the text
// itself, and where that stands.
func (j *joined) asked(mark int) *shape.Answer {
	at := mark - j.parts[0].from
	for _, p := range j.parts {
		if p.from <= mark {
			at = p.at + mark - p.from
		}
	}
	a := shape.Text(shape.View{Text: j.text}, at, field.At(j.text, at))
	if a != nil {
		a.Start, a.End = j.place(a.Start), j.place(a.End)
	}
	return a
}

// whole reads the body at open once more when n, what stands there as the text is,
// breaks off or has breaks in its texts: put together from the lines of a log, of a
// terminal, or from the literals of source code. n is nil where nothing could be
// read. It gives nil when nothing better comes of it.
func (s *scanner) whole(n *lenient.Node, open, stop int) (*lenient.Node, int) {
	if n != nil {
		if whole, end := s.unwrap(n, stop); whole != nil {
			return whole, end
		}
		if !isBroken(s.text, n) {
			return nil, 0
		}
	}
	for i, join := range [...]func(open int) *joined{s.folded, s.literals} {
		if i == 0 && n == nil && !endsInKey(lex.Line(s.text, open, foldWidth)) {
			continue
		}
		j := join(open)
		if j == nil {
			continue
		}
		whole, end, ok := lenient.Parse(j.text, 0)
		if !ok || whole.Kind != lenient.Object || whole.AllQuirks()&lenient.Truncated != 0 && (n == nil || n.AllQuirks()&lenient.Truncated == 0) {
			continue
		}
		stand(whole, open, max(j.place(end), stop))
		return whole, whole.End
	}
	return nil, 0
}

// endsInKey reports whether a line that opens a body ends inside its first key.
func endsInKey(line []byte) bool {
	line = bytes.TrimRight(line, " \t\r│┃║|")
	return len(line) > 1 && lex.IsWord(line[len(line)-1]) && bytes.IndexByte(line, ':') < 0
}

// isBroken reports whether a body breaks off, or a text in it goes on on another
// line.
func isBroken(text []byte, n *lenient.Node) bool {
	if n.Quirks&(lenient.Truncated|lenient.MissingQuote|lenient.MissingComma) != 0 {
		return true
	}
	switch n.Kind {
	case lenient.String:
		return n.End <= len(text) && hasBreak(text[n.Start:n.End])
	case lenient.Object:
		for i := range n.Members {
			if isBroken(text, n.Members[i].Value) {
				return true
			}
		}
	case lenient.Array:
		for _, item := range n.Items {
			if isBroken(text, item) {
				return true
			}
		}
	case lenient.Null, lenient.Bool, lenient.Number, lenient.Bare:
	}
	return false
}
