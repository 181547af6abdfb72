package place

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Capitals gives the name of a person in Latin letters behind the word for one with the rule r
// that ends before s[j], of whom a message says something: user Zhang Wei already exists,
// employee "Li Na" has left. end is 0 where there is none.
func Capitals(s string, j int, r words.Rule) (k, end int) {
	k = j
	if glyph.ByteAt(s, k) == ':' {
		k++
	}
	from := glyph.SkipSpace(s, k, false)
	if from == k || from >= len(s) {
		return 0, 0
	}
	k = from
	for _, open := range [...]string{"named ", "is ", "was "} {
		if rest, ok := strings.CutPrefix(s[k:], open); ok && rest != "" {
			k = len(s) - len(rest)
			r.Plain = r.Plain || open != "named " // owner is Gareth Halvorsen
			break
		}
	}
	g := glyph.At(s, k)
	shut := glyph.Closing(g.R)
	if shut != 0 {
		k += g.N
	}
	end = CapitalsEnd(s, k, r)
	if end == 0 {
		return 0, 0
	}
	if shut == 0 && sentenced(s, end) || shut != 0 && end < len(s) && glyph.At(s, end).R == shut {
		return k, end
	}
	return 0, 0
}

// Titled gives the name of a person in Latin letters behind the title that ends before s[j]. One
// word is enough behind a full stop. end is 0 where there is none.
func Titled(s string, j int) (k, end int) {
	const longest = 48
	k = j
	stop := glyph.ByteAt(s, k) == '.'
	if stop {
		k++
	}
	if glyph.ByteAt(s, k) != ' ' {
		return 0, 0
	}
	k++
	at := k
	for at < len(s) && strings.HasPrefix(s[at+1:], ". ") {
		at += len("A. ")
	}
	if n := strings.IndexByte(s[at:min(len(s), at+longest)], ':'); n > 0 {
		s = s[:at+n] // Dear Ms. Halvorsen:
	}
	end = CapitalsEnd(s, at, words.Rule{Plain: true})
	if end == 0 && stop {
		end = capitalEnd(s, at)
		if end > 0 && words.IsTitle(strings.ToLower(s[at:end])) {
			end = 0
		}
	}
	return k, end
}

// CapitalsEnd gives the end of the name of a person in Latin letters at s[k], behind the name
// of a field or the word for a person with the rule r: several words with capitals. It gives 0
// where there is none.
func CapitalsEnd(s string, k int, r words.Rule) int {
	const most = 4
	from, end := k, 0
	for range most {
		if end > 0 && glyph.ByteAt(s, k)-'A' < 26 && strings.HasPrefix(s[k+1:], ". ") {
			k += len("J. ")
		}
		next := capitalEnd(s, k)
		if next == 0 {
			break
		}
		end = next
		if end == len(s) {
			break
		}
		g := glyph.At(s, end)
		if g.R != ' ' && g.R != '+' {
			break
		}
		k = end + g.N
	}
	if end == 0 || !words.IsLatin(glyph.Canonical(s[from:end]), r) {
		return 0
	}
	return end
}

// capitalEnd gives the end of the word at s[k] that begins with a capital and goes on with
// small letters, 0 if none is there or if it is the name of the next field.
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
	if small == 0 || end < len(s) && (glyph.IsWord(s[end]) || s[end] == '=' || s[end] == ':') {
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
	if end == next+1 && s[next] == '-' && next > k {
		return true
	}
	if end == next {
		return next > k && s[next] == '(' || strings.IndexByte(",.;!)(\"\n\r", s[next]) >= 0 && !glyph.IsWord(glyph.ByteAt(s, next+1)) || s[next] >= utf8.RuneSelf
	}
	return next > k && words.Fate.Is(s[next:end])
}
