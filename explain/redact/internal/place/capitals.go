package place

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Capitals gives the name of a person in Latin letters behind the word for one that ends
// before s[j], of whom a message says something: user Zhang Wei already exists, employee
// "Li Na" has left. One of its words is known to be a name, unless the word before, which
// begins at s[i], is for people alone. end is 0 where there is none.
func Capitals(s string, i, j int) (k, end int) {
	const least, most = 2, 4
	k = j
	if glyph.ByteAt(s, k) == ':' {
		k++
	}
	from := glyph.SkipSpace(s, k, false)
	if from == k || from >= len(s) {
		return 0, 0
	}
	k = from
	if rest, ok := strings.CutPrefix(s[k:], "named "); ok && rest != "" {
		k = len(s) - len(rest)
	}
	g := glyph.At(s, k)
	shut := glyph.Closing(g.R)
	if shut != 0 {
		k += g.N
	}
	n, known := 0, strings.EqualFold(s[i:j], "employee")
	for at := k; n < most; at = end + 1 {
		next := capitalEnd(s, at)
		if next == 0 || words.IsTitle(s[at:next]) {
			break
		}
		end = next
		known = known || words.Latin.Is(strings.ToLower(s[at:end]))
		if n++; glyph.ByteAt(s, end) != ' ' {
			break
		}
	}
	if n < least || !known {
		return 0, 0
	}
	if shut == 0 && sentenced(s, end) || shut != 0 && end < len(s) && glyph.At(s, end).R == shut {
		return k, end
	}
	return 0, 0
}

// capitalEnd gives the end of the word at s[k] that begins with a capital and goes on with
// small letters, 0 if none is there.
func capitalEnd(s string, k int) int {
	if c := glyph.ByteAt(s, k); c < 'A' || c > 'Z' {
		return 0
	}
	end, small := k+1, 0
	for end < len(s) && (glyph.IsLetter(s[end]) || (s[end] == '\'' || s[end] == '-') && glyph.IsLetter(glyph.ByteAt(s, end+1))) {
		if s[end] >= 'a' {
			small++
		}
		end++
	}
	if small == 0 || end < len(s) && glyph.IsWord(s[end]) {
		return 0
	}
	return end
}

// sentenced says whether a sentence goes on at s[k] with what it says of somebody, or ends
// there.
func sentenced(s string, k int) bool {
	next := glyph.SkipSpace(s, k, false)
	if next == len(s) {
		return true
	}
	_, end := glyph.WordAt(s, next)
	if end == next {
		return strings.IndexByte(",.;)(\"\n\r", s[next]) >= 0 && !glyph.IsWord(glyph.ByteAt(s, next+1)) || s[next] >= utf8.RuneSelf
	}
	return next > k && words.Fate.Is(s[next:end])
}
