package extent

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

const (
	// Near is how far a name and its value may be apart, in bytes.
	Near = 320
	// Nearby is how far the value of a name that says nothing is looked for.
	Nearby = 96
	// PersonLen is how long the name of a person may be, in any encoding, in bytes.
	PersonLen = 64
)

// AfterAngle says whether the key at i opens an XML element.
func AfterAngle(s string, i int) bool {
	for from := i; ; i-- { // <ns:app.token>
		for _, open := range [...]string{"<", "&lt;", `\u003c`, `\u003C`, "%3C", "%3c"} {
			if strings.HasSuffix(s[:i], open) {
				return true
			}
		}
		if i == 0 || from-i == glyph.MaxName || !glyph.IsWord(s[i-1]) && s[i-1] != '.' && s[i-1] != ':' {
			return false
		}
	}
}

// SkipCDATA passes over <![CDATA[ in any encoding.
func SkipCDATA(s string, i int) int {
	k := i
	for _, want := range []byte("<![CDATA[") {
		if k >= len(s) || glyph.At(s, k).R != rune(want) {
			return i
		}
		k += glyph.At(s, k).N
	}
	return k
}

// Tag passes over the XML tag at s[i], if it is one, where depth elements are
// open.
func Tag(s string, i, depth int) (next, inner int) {
	next = i + glyph.At(s, i).N
	if next >= len(s) {
		return next, depth
	}
	last := glyph.At(s, next)
	switch {
	case last.R == '/':
		depth--
	case last.R >= utf8.RuneSelf || !glyph.IsLetter(byte(last.R)):
		return next, depth
	default:
		depth++
	}
	for i = next; i < len(s); {
		g := glyph.At(s, i)
		i += g.N
		if g.R == '>' {
			if last.R == '/' && i-g.N > next {
				depth--
			}
			return i, depth
		}
		last = g
	}
	return len(s), depth
}

// TagEnd gives the place behind the closing tag at s[i], 0 if there is none.
func TagEnd(s string, i int) int {
	if i >= len(s) || glyph.At(s, i).R != '<' {
		return 0
	}
	next, depth := Tag(s, i, 0)
	if depth >= 0 {
		return 0
	}
	return next
}

// InTag says whether the place i is in an XML tag: it opens before i, and does
// not close.
func InTag(s string, i int) bool {
	before := s[max(0, i-Near):i]
	open := max(strings.LastIndexByte(before, '<'), strings.LastIndex(before, "&lt;"), strings.LastIndex(before, `\u003c`), strings.LastIndex(before, `\u003C`))
	shut := max(strings.LastIndexByte(before, '>'), strings.LastIndex(before, "&gt;"), strings.LastIndex(before, `\u003e`), strings.LastIndex(before, `\u003E`))
	return open >= 0 && open > shut
}

// PartText gives where the text of a form's part begins, whose name at key ends
// before i: behind the empty line that ends its headers. It gives 0 for a part
// without a text, and -1 for no part.
func PartText(s string, key, i int) int {
	if !strings.HasSuffix(strings.TrimRight(s[max(0, key-12):key], " "), "form-data;") {
		return -1
	}
	s = s[:min(len(s), i+Near)]
	lines := 0
	for empty := false; i < len(s); {
		g := glyph.At(s, i)
		i += g.N
		switch {
		case g.R == '\r':
		case g.R == '\n' && empty && i < len(s):
			return i
		case g.R == '\n':
			empty = true
			lines++
		case g.R == ';' && lines == 0:
			return 0 // a file
		default:
			empty = false
		}
	}
	return 0
}

// Serialized gives where a value begins that PHP's serialize wrote, whose type
// stands at s[i]: s:32:"5e1f…", i:1234. It gives 0 for none.
func Serialized(s string, i int) int {
	from := glyph.SpelledAt(s, min(i+1, len(s)), ":")
	digits := NumberEnd(s, from)
	if from == 0 || digits == from {
		return 0
	}
	switch s[i] {
	case 's':
		return glyph.SpelledAt(s, digits, ":")
	case 'i', 'd':
		if glyph.SpelledAt(s, digits, ";") > 0 {
			return from
		}
	}
	return 0
}
