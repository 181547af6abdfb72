package words

import (
	"math"
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// shape is a row of shapes.tsv: what a value begins or ends with, and what the
// rest of it is. Of digit, upper, lower and dot, one that is set must be in the
// rest: SECURITYCONTEXTHOLDERS is no secret. mixed wants letters and digits in
// one of its parts: sk-a-long-name-2 is none.
type shape struct {
	affix                    string
	alphabet                 charset
	least, most              int
	digit, upper, lower, dot bool
	mixed                    bool
	kind                     string
}

// anyLength is for values without a longest length.
const anyLength = math.MaxInt

// charset says which characters the rest of a shape has.
type charset uint8

const (
	hexText    charset = iota
	upperText          // and digits
	alnumText          // letters and digits
	wordText           // and _ and -
	dottedText         // and single dots
	base64Text         // in any encoding, with its padding
)

// end gives the end of the text from s[i] on, and how many characters it has.
func (l charset) end(s string, i int) (end, n int) {
	for i < len(s) {
		g := glyph.Glyph{R: rune(s[i]), N: 1}
		if l == base64Text {
			g = glyph.At(s, i)
		}
		if g.R >= 0x80 || !l.holds(byte(g.R)) && (l != dottedText || g.R != '.' || i+1 == len(s) || !glyph.IsWord(s[i+1])) {
			break
		}
		i += g.N
		n++
	}
	for range 2 {
		if l == base64Text && i < len(s) && glyph.At(s, i).R == '=' {
			i += glyph.At(s, i).N
		}
	}
	return i, n
}

func (l charset) holds(c byte) bool {
	switch l {
	case hexText:
		return glyph.IsHex(c)
	case upperText:
		return glyph.IsDigit(c) || c >= 'A' && c <= 'Z'
	case alnumText:
		return glyph.IsAlnum(c)
	case base64Text:
		return glyph.IsAlnum(c) || c == '+' || c == '/'
	}
	return glyph.IsWord(c)
}

// Base64End gives the end of the base64 at s[i] in any encoding, and how many
// characters it has without its padding.
func Base64End(s string, i int) (end, n int) { return base64Text.end(s, i) }

// tells says whether the rest of a value shows that it is one.
func (sh *shape) tells(rest string) bool {
	if sh.mixed {
		return glyph.IsMixed(rest)
	}
	if !sh.digit && !sh.upper && !sh.lower && !sh.dot {
		return true
	}
	for i := range len(rest) {
		c := rest[i]
		if sh.digit && glyph.IsDigit(c) || sh.upper && c >= 'A' && c <= 'Z' || sh.lower && c >= 'a' && c <= 'z' || sh.dot && c == '.' {
			return true
		}
	}
	return false
}

// MayBegin says whether a row of the table may begin with these two characters.
func MayBegin(c, next byte) bool { return shapeNext[c]>>(next&31)&1 != 0 }

// ShapeOf finds what the run s[a:b] of letters and digits begins or is, by its
// beginning or end. It gives the place behind it and its kind, or 0.
func ShapeOf(s string, a, b int) (end int, kind string) {
	first := s[a]
	for i := shapeAt[first]; i < shapeAt[first+1]; i++ {
		sh := &shapes[i]
		if !strings.HasPrefix(s[a:], sh.affix) {
			continue
		}
		from := a + len(sh.affix)
		window := 64 // what tells stands there, so that no long run is read twice
		if sh.dot {
			window = 512
		}
		near, n := sh.alphabet.end(s[:min(len(s), from+window)], from)
		if n < sh.least || sh.kind == "" || !sh.tells(s[from:near]) {
			continue
		}
		end, n := sh.alphabet.end(s, from)
		if n > sh.most || end < len(s) && glyph.IsAlnum(s[end]) {
			continue
		}
		return end, sh.kind
	}
	const shortest = 16
	if b-a < shortest {
		return 0, ""
	}
	for i := int(shapeAt[len(shapeAt)-1]); i < len(shapes); i++ {
		sh := &shapes[i]
		rest, ok := strings.CutSuffix(s[a:b], sh.affix)
		if ok && len(rest) >= sh.least && len(rest) <= sh.most && sh.kind != "" && sh.tells(rest) {
			return b, sh.kind
		}
	}
	return 0, ""
}
