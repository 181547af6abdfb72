package extent

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// OfPhrase gives the place behind "of x is" or another phrase at s[j], 0 for none.
func OfPhrase(s string, j int) int {
	const longest = 48
	rest := s[j:min(len(s), j+longest)]
	if end := strings.IndexAny(rest, "\n,;.:=|({"); end >= 0 {
		rest = rest[:end]
	}
	for _, is := range [...]string{" is ", " was "} {
		if k := strings.Index(rest, is); k > 0 {
			return glyph.SkipSpace(s, j+k+len(is), false)
		}
	}
	return 0
}

// InsteadOf gives the place behind "expected: a but was:" at s[j], 0 for none.
func InsteadOf(s string, j int) int {
	const longest = 96
	rest := s[j:min(len(s), j+longest)]
	if !strings.HasPrefix(rest, " expected") {
		return 0
	}
	for _, but := range [...]string{" but was", " but got", ", got", " actual", " found"} {
		k := strings.Index(rest, but)
		if k < 0 {
			continue
		}
		k = j + k + len(but)
		if k < len(s) && s[k] == ':' {
			k++
		}
		k = glyph.SkipSpace(s, k, false)
		if k < len(s) && glyph.At(s, k).R == '<' {
			k += glyph.At(s, k).N
		}
		return k
	}
	return 0
}

// Found gives the place of the value that Spring found for the key whose quote ends before s[j],
// 0 for none: in PropertySource 'x' with value of type String: 5e1f….
func Found(s string, j int) int {
	const longest = 160
	rest := s[j:min(len(s), j+longest)]
	_, after, ok := strings.Cut(rest, " with value of type ")
	k := strings.Index(after, ": ")
	if !strings.HasPrefix(rest, "in ") || !ok || k < 0 || strings.Contains(rest[:len(rest)-len(after)+k], "\n") {
		return 0
	}
	k += j + len(rest) - len(after) + len(": ")
	if k >= len(s) {
		return 0
	}
	return k
}

// Unquoted gives the end of a value before the quote that may stand before
// s[k].
func Unquoted(s string, k int) int {
	for _, quote := range [...]string{"”", "’", "»", "」", "]", "】"} {
		if strings.HasSuffix(s[:k], quote) {
			return k - len(quote)
		}
	}
	if q := glyph.QuoteBefore(s, k); q != "" {
		return k - len(q)
	}
	return k
}

// Bracketed gives the end of the value before the name s[i:j] in brackets.
func Bracketed(s string, i, j int) int {
	var k int
	switch {
	case i > 1 && j < len(s) && s[i-1] == '(' && s[j] == ')' && s[i-2] == ' ':
		k = i - 1
	case strings.HasSuffix(s[:i], "（") && strings.HasPrefix(s[j:], "）"):
		k = i - len("（")
	default:
		return 0
	}
	return Unquoted(s, glyph.TrimBlanks(s, k))
}

// Arrow gives the place behind the arrow at s[k], or 0.
func Arrow(s string, k int) int {
	g := glyph.At(s, k)
	switch g.R {
	case '→', '⇒', '➜', '⟶', '➡':
		return glyph.SkipSpace(s, k+g.N, false)
	case '-', '~':
		for k < len(s) && s[k] == '-' {
			k++
		}
	case '>':
		if k == 0 || s[k-1] != '-' {
			return 0
		}
	default:
		return 0
	}
	if k >= len(s) || glyph.At(s, k).R != '>' {
		return 0
	}
	return glyph.SkipSpace(s, k+glyph.At(s, k).N, false)
}

// Dots gives the place behind the row of dots at s[k] that leads to a value, 0 for
// none.
func Dots(s string, k int) int {
	const least = 3
	from := k
	for k < len(s) && s[k] == '.' {
		k++
	}
	value := glyph.SkipSpace(s, k, false)
	if k-from < least || value == k && (k-from < len(Dotted) || strings.IndexAny(s[k:min(len(s), k+Near)]+" ", " \t\r\n") == Near) {
		return 0
	}
	return value
}

// Dotted is a row of dots that no sentence has: password.........hunter2xyz.
const Dotted = "......"

// NextReply gives the quote of the reply that follows the one at i, which ends
// with its line at k: 1) "userid"⏎2) "m0012", as Redis prints them.
func NextReply(s string, i, k int) int {
	const longest = 32
	for from := i; i > 0 && from-i < longest && (glyph.IsWord(s[i-1]) || s[i-1] == '.'); {
		i--
	}
	if !strings.HasSuffix(strings.TrimRight(s[max(0, i-8):i], `\"`), ") ") {
		return 0
	}
	k, ok := glyph.NewLine(s, k)
	k = glyph.SkipSpace(s, k, false)
	_, digits := glyph.WordAt(s, k)
	if !ok || digits == k || !strings.HasPrefix(s[digits:], ") ") || !glyph.OpensText(s, digits+1) {
		return 0
	}
	return digits + len(") ")
}
