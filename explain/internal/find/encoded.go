package find

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/dterr/dterr/explain/internal/lex"
)

// encoding is a way to write a body in which quotes are no longer quotes.
type encoding struct {
	// signs are what stands for a quote.
	signs    []string
	wrapping string
	decode   func(s string) string
	// lines says that a body may go on over several lines.
	lines bool
}

func encodings() [4]encoding {
	return [...]encoding{
		{[]string{"&quot;", "&#34;", "&#39;", "&#x22;", "&#x27;", "&amp;quot;", "&amp;#34;"}, PeeledHTML, entitiesDecoded, true},
		{[]string{`"</`}, PeeledHTML, withoutTags, true},
		{[]string{"%22", "%27", "%2522"}, PeeledPercent, percentDecoded, false},
		{[]string{`\x22`, `\u0022`, `\x27`, `\u0027`}, PeeledText, escapesDecoded, false},
	}
}

// encodedAt reads a body inside HTML, a URL or the literal of a log, where quotes are
// written as &quot;, %22 or \x22: the lines around the mark are decoded and scanned
// again.
func (s *scanner) encodedAt(mark int) ([]*Place, int) {
	if s.depth >= maxDepth {
		return nil, 0
	}
	near := s.text[mark:min(len(s.text), mark+16)]
	if !slices.ContainsFunc(near, beginsSign) {
		return nil, 0
	}
	window := string(near)
	for _, e := range encodings() {
		if e.holds(window) {
			return s.decodedAt(mark, e)
		}
	}
	return nil, 0
}

// beginsSign reports whether a byte stands in all signs of an encoding.
func beginsSign(c byte) bool { return c == '&' || c == '%' || c == '\\' || c == '<' }

// encodedMost is how far behind its mark an encoded body may go on over lines, in
// bytes.
const encodedMost = 4096

// decodedAt scans the line around a mark, decoded, and those below that are written
// in the same way, up to the end of the body.
func (s *scanner) decodedAt(mark int, e encoding) ([]*Place, int) {
	line, start := lex.LineAround(s.text, s.low, mark)
	end := start + len(line)
	decoded := e.decode(string(line))
	for e.lines && end < len(s.text) && s.text[end] == '\n' && end-start < encodedMost && !strings.Contains(decoded, "}") {
		next := lex.Line(s.text, end+1, encodedMost)
		below := e.decode(string(next))
		if !e.holds(string(next)) && !strings.HasPrefix(strings.TrimSpace(below), "}") {
			break
		}
		decoded += "\n" + below
		end += 1 + len(next)
	}
	inner := scanner{text: []byte(decoded), depth: s.depth + 1, final: true, work: s.work}
	inner.within()
	for _, a := range inner.out {
		a.Start, a.End = start, end
	}
	peeled(inner.out, e.wrapping)
	return inner.out, end
}

// holds reports whether one of the signs stands in a text.
func (e *encoding) holds(text string) bool {
	for _, sign := range e.signs {
		if strings.Contains(text, sign) {
			return true
		}
	}
	return false
}

// entityMost is how long an entity of HTML may be, in bytes.
const entityMost = 8

// entitiesDecoded writes the entities of HTML as the characters that they stand for:
// those of the marks of HTML, and the numbered ones.
func entitiesDecoded(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "&")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		s = rest
		name, behind, ok := strings.Cut(rest[:min(len(rest), entityMost+1)], ";")
		r := entity(name)
		if !ok || r == 0 {
			b.WriteByte('&')
			continue
		}
		b.WriteRune(r)
		s = behind + rest[min(len(rest), entityMost+1):]
	}
}

// entity gives the character that an entity stands for, 0 for none.
func entity(name string) rune {
	switch name {
	case "quot":
		return '"'
	case "apos":
		return '\''
	case "lt":
		return '<'
	case "gt":
		return '>'
	case "amp":
		return '&'
	case "nbsp":
		return ' '
	}
	digits, ok := strings.CutPrefix(name, "#")
	base := 10
	if rest, hex := strings.CutPrefix(strings.ToLower(digits), "x"); hex {
		digits, base = rest, 16
	}
	if n, err := strconv.ParseUint(digits, base, 21); ok && err == nil {
		return rune(n)
	}
	return 0
}

// tagMost is how long a tag of HTML may be, in bytes.
const tagMost = 256

// withoutTags puts a blank in the place of each tag of HTML.
func withoutTags(s string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(s, "<")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		s = rest
		end := strings.IndexByte(rest[:min(len(rest), tagMost)], '>')
		if end < 0 || rest[0] != '/' && !lex.IsLetter(rest[0]) {
			b.WriteByte('<')
			continue
		}
		b.WriteByte(' ')
		s = rest[end+1:]
	}
}

// escapesDecoded decodes \x22 and \u0022 and leaves the rest.
func escapesDecoded(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		size := 0
		switch {
		case strings.HasPrefix(s[i:], `\x`):
			size = len(`\x22`)
		case strings.HasPrefix(s[i:], `\u`):
			size = len(`\u0022`)
		}
		if size > 0 && i+size <= len(s) {
			if n, err := strconv.ParseUint(s[i+2:i+size], 16, 32); err == nil && !utf16.IsSurrogate(rune(n)) {
				if size == len(`\x22`) {
					b.WriteByte(byte(n))
				} else {
					b.WriteRune(rune(n))
				}
				i += size - 1
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
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
