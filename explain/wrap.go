package explain

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
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

// encodedAt reads a body inside HTML or a URL, where quotes are written as
// &quot; or %22: the lines around the mark are decoded and scanned again.
func (s *scanner) encodedAt(mark int) ([]*found, int) {
	if s.depth >= maxDepth {
		return nil, 0
	}
	window := s.text[mark:min(len(s.text), mark+16)]
	html := bytes.Contains(window, []byte("&quot;")) || bytes.Contains(window, []byte("&#34;")) || bytes.Contains(window, []byte("&#39;"))
	if !html && !bytes.Contains(window, []byte("%22")) {
		return nil, 0
	}
	line, start := lex.LineAround(s.text, s.low, mark)
	end := start + len(line)
	var text string
	if html {
		for len(s.text) > end && end-start < 4096 && !bytes.Contains(s.text[start:end], []byte("}")) {
			next := bytes.IndexByte(s.text[end+1:], '\n')
			if next < 0 {
				end = len(s.text)
				break
			}
			end += 1 + next
		}
		text = strings.NewReplacer("&quot;", `"`, "&#34;", `"`, "&#39;", "'", "&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(string(s.text[start:end]))
	} else {
		text = percentDecoded(string(line))
	}
	inner := scanner{text: []byte(text), depth: s.depth + 1, final: true}
	inner.run(0, len(inner.text))
	for _, a := range inner.out {
		a.Start, a.End = start, end
	}
	return inner.out, end
}

// percentDecoded decodes %XX where it is well formed and leaves the rest. In a
// word that holds an encoded quote, + is a blank.
func percentDecoded(s string) string {
	var b strings.Builder
	form := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == ' ' || s[i] == '\t':
			form = false
		case strings.HasPrefix(s[i:], "%22"):
			form = true
		case s[i] == '+' && form:
			b.WriteByte(' ')
			continue
		}
		if s[i] == '%' && i+2 < len(s) {
			hi, lo := lex.Hex(s[i+1]), lex.Hex(s[i+2])
			if hi >= 0 && lo >= 0 {
				b.WriteByte(byte(hi<<4 | lo))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
