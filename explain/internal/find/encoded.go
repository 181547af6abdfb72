package find

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// encodedAt reads a body inside HTML or a URL, where quotes are written as
// &quot; or %22: the lines around the mark are decoded and scanned again.
func (s *scanner) encodedAt(mark int) ([]*Place, int) {
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
	wrapping := PeeledPercent
	if html {
		wrapping = PeeledHTML
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
	inner.within()
	for _, a := range inner.out {
		a.Start, a.End = start, end
	}
	peeled(inner.out, wrapping)
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
