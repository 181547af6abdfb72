package find

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// wrapLines bounds how many lines one wrapped body may take.
const wrapLines = 128

// unwrap reads a body that syslog or a container's log cut into lines, each
// with its own prefix, also in the middle of a word. n is what the object at
// that place gives as it stands; nil comes back when that is whole already or
// the lines have no prefix in common.
func (s *scanner) unwrap(n *lenient.Node, stop int) (*lenient.Node, int) {
	if n.AllQuirks()&(lenient.Truncated|lenient.MissingQuote|lenient.Comment) == 0 {
		return nil, 0
	}
	// A log's prefix is short: without a line break near by there is none.
	begin := max(0, n.Start-4096)
	i := bytes.LastIndexByte(s.text[begin:n.Start], '\n')
	if i < 0 && begin > 0 {
		return nil, 0
	}
	begin += i + 1
	rest := s.text[begin:]
	size := transcript.SharedPrefix(rest)
	if size == 0 || begin+size > n.Start {
		return nil, 0
	}
	var joined []byte
	prefix := rest[:size]
	end := begin
	for i := range wrapLines {
		l := s.text[end:]
		if !transcript.SamePrefix(l, prefix) || i > 0 && bytes.HasPrefix(bytes.TrimLeft(l[size:], " \t"), []byte("{")) {
			break
		}
		next := len(l)
		if i := bytes.IndexByte(l, '\n'); i >= 0 {
			next = i
		}
		joined = append(joined, bytes.TrimRight(l[size:next], "\r")...)
		end = min(len(s.text), end+next+1)
		if len(joined) > 64<<10 {
			break
		}
	}
	whole, _, ok := lenient.Parse(joined, n.Start-begin-size)
	if !ok || whole.AllQuirks()&lenient.Truncated != 0 || len(whole.Members) < len(n.Members) {
		return nil, 0
	}
	stand(whole, n.Start, max(end, stop))
	return whole, whole.End
}

// stand puts a tree that was read from joined lines where those lines stand.
func stand(n *lenient.Node, start, end int) {
	n.Start, n.End = start, end
	for i := range n.Members {
		stand(n.Members[i].Value, start, end)
	}
	for _, item := range n.Items {
		stand(item, start, end)
	}
}
