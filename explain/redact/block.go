package redact

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// framed masks the value of p inside of what stands around it and begins with
// the glyph g: a block, what makes a value, brackets. ok says that there is such a
// thing: then nothing else is the value.
func (sc *scan) framed(p pair, g glyph.Glyph) (next int, ok bool) {
	switch g.R {
	case '|', '>', '<', '$':
		if next, ok = sc.block(p); ok {
			return next, true
		}
	}
	if p.sep == 'x' {
		return 0, false
	}
	if makes(g.R) {
		if next, ok = sc.made(p); ok {
			return next, true
		}
	}
	if g.R == '[' || glyph.Shutting(g.R) == 0 {
		return 0, false
	}
	next = sc.bracketed(p, g)
	return next, next > 0 || placeholder(sc.s, p.from) || g.R == '{' && p.class != object && p.class != jar
}

// block masks the value of p that stands in the lines behind it, as a block of
// YAML or between the marks of a shell's here-document, and gives the place
// behind it, 0 if nothing was masked. ok says that there is a block.
func (sc *scan) block(p pair) (next int, ok bool) {
	inside := sc.inString(p.from)
	start, end := yamlBlock(sc.s, p.from, sc.layout(p).begin, inside)
	if p.sep != ':' || end == 0 {
		if start, end = hereDocument(sc.s, p.from, inside); end == 0 {
			return 0, false
		}
	}
	v := value{start: start, end: end, quoted: true, sep: p.sep}
	v.text = glyph.WithoutMasks(joined(glyph.Canonical(sc.s[start:end])))
	r := p.rule
	if r.class == jar || r.class == login {
		r.class = pass
	}
	if !secret(r, v, "") {
		return 0, true
	}
	sc.put(start, end, p.kind, v.text, "")
	return end, true
}

// joined gives the lines of a block as one.
func joined(t string) string {
	if !strings.Contains(t, "\n") {
		return t
	}
	lines := strings.Split(t, "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "")
}

// longestBlock bounds the text of a block, in bytes.
const longestBlock = 1 << 13

// yamlBlock finds the text of a block whose sign, | or >, stands at s[i] behind
// a key in the column. inside says that all this is in a JSON string.
func yamlBlock(s string, i, column int, inside bool) (start, end int) {
	if g := glyph.At(s, i); g.R != '|' && g.R != '>' {
		return 0, 0
	}
	i += glyph.At(s, i).N
	for i < len(s) && (glyph.IsDigit(s[i]) || s[i] == '-' || s[i] == '+') {
		i++
	}
	i = glyph.SkipSpace(s, i, false)
	s = s[:min(len(s), i+longestBlock)]
	for width := 0; ; {
		text, ok := glyph.NewLine(s, i)
		if !ok {
			return start, end
		}
		n := text
		for text < len(s) && s[text] == ' ' {
			text++
		}
		i = lineEnd(s, text, "", inside, false)
		if i == text {
			if i >= len(s) || inside && glyph.At(s, i).EndsString(s, i) {
				return start, end
			}
			continue
		}
		n = text - n
		if width == 0 {
			start, width = text, max(n, column+1)
		}
		if n < width {
			if end == 0 {
				return 0, 0
			}
			return start, end
		}
		end = i
	}
}

// hereDocument finds the text of a here-document that begins at s[i]: <<EOF, or
// $(cat <<EOF.
func hereDocument(s string, i int, inside bool) (start, end int) {
	rest := strings.TrimPrefix(s[i:], "$(cat ")
	if !strings.HasPrefix(rest, "<<") {
		return 0, 0
	}
	i = len(s) - len(rest) + len("<<")
	for i < len(s) && strings.IndexByte("<-~ \\'\"", s[i]) >= 0 {
		i++
	}
	_, word := glyph.WordAt(s, i)
	mark := s[i:word]
	if mark == "" {
		return 0, 0
	}
	for i = word; i < len(s) && (s[i] == '\'' || s[i] == '"'); {
		i++
	}
	start, ok := glyph.NewLine(s, i)
	if !ok {
		return 0, 0
	}
	end = markEnd(s[:min(len(s), start+longestBlock)], start, mark)
	if end == 0 || inside && strings.IndexByte(s[start:end], '"') >= 0 {
		return 0, 0
	}
	return start, end
}

// markEnd gives the end of the text from start on, before the line that begins
// with the mark, 0 if there is none near.
func markEnd(s string, start int, mark string) int {
	const most = 16
	from := start
	for range most {
		k := strings.Index(s[from:], mark)
		if k < 0 {
			return 0
		}
		k += from
		from = k + len(mark)
		for k > start && (s[k-1] == ' ' || s[k-1] == '\t') {
			k--
		}
		if glyph.StartsLine(s, k) && k > start {
			return beforeLine(s, k)
		}
	}
	return 0
}

// beforeLine gives the end of the line before the one that begins at k, also in
// a text with escaped line ends.
func beforeLine(s string, k int) int {
	for _, end := range [...]byte{'n', 'r'} {
		switch {
		case k > 0 && (s[k-1] == '\n' || s[k-1] == '\r'):
			k--
		case k > 1 && s[k-1] == end && s[k-2] == '\\':
			for k--; k > 0 && s[k-1] == '\\'; {
				k--
			}
		}
	}
	return k
}
