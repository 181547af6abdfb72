package place

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// An address in English shows itself: a number, the name of a street in capitals, and around it
// the parts of a house and of a region: Flat 1803, Building 6, 299 Wensan Road, Xihu District,
// Hangzhou 310012.

// Street gives the address of whose street s[i:j] is the last word, Road; end is 0 where that is
// none.
func Street(s string, i, j int) (start, end int) {
	const most, longest = 3, 4
	if glyph.ByteAt(s, j) == ' ' && glyph.IsLetter(glyph.ByteAt(s, j+1)) {
		if _, next := glyph.WordAt(s, j+1); !words.Between.Is(s[j+1:next]) && !words.Fate.Is(s[j+1:next]) {
			return 0, 0 // 3 Main Road map
		}
	}
	k, thing := i, false
	for range most {
		from := wordBefore(s, k)
		if from == 0 || capitalEnd(s, from) != k-1 {
			break
		}
		thing = thing || words.IsTitle(strings.ToLower(s[from:k-1])) || words.IsStop(s[from:k-1])
		k = from
	}
	from := wordBefore(s, k)
	if k == i || from == k || k-1-from > longest || !glyph.AllDigits(strings.TrimRight(s[from:k-1], "ABCDabcd")) || from > 0 && strings.IndexByte(" (\"'\n:", s[from-1]) < 0 || words.IsTechnical(s, from, k-1) {
		return 0, 0
	}
	start, end = houseStart(s, from), regionEnd(s, j)
	if thing && start == from && end == j {
		return 0, 0 // error 400 Invalid Street
	}
	return start, end
}

// wordBefore gives where the word begins that ends with a blank before s[k], k if none does.
func wordBefore(s string, k int) int {
	const longest = 24
	if k < 2 || s[k-1] != ' ' {
		return k
	}
	from := k - 1
	for from > 0 && glyph.IsWord(s[from-1]) && k-from < longest {
		from--
	}
	if from == k-1 {
		return k
	}
	return from
}

// houseStart gives where the parts of a house begin that stand before the number of the street at
// s[i], each with a comma behind: Flat 1803, Building 6,.
func houseStart(s string, i int) int {
	const parts = 4
	for range parts {
		before, ok := strings.CutSuffix(s[:i], ", ")
		if !ok {
			break
		}
		number := wordBefore(before+" ", len(before)+1)
		from := wordBefore(s, number)
		if from == number || !words.House.Is(strings.ToLower(s[from:number-1])) {
			break
		}
		i = from
	}
	return i
}

// regionEnd gives the end of the region that a comma divides from what ends before s[i]: words
// with capitals of which the last says what it is, or before a number.
func regionEnd(s string, i int) int {
	const parts = 4
	for range parts {
		k := glyph.SpelledAt(s, i, ", ")
		last, end := k, 0
		for k > 0 {
			next := capitalEnd(s, k)
			if next == 0 {
				break
			}
			last, end, k = k, next, glyph.SpelledAt(s, next, " ")
		}
		if end == 0 {
			break
		}
		_, post := glyph.WordAt(s, k)
		switch {
		case k > end && post-k >= 5 && post-k <= 6 && glyph.AllDigits(s[k:post]):
			end = post
		case !words.Region.Is(strings.ToLower(s[last:end])):
			return i
		}
		i = end
	}
	return i
}
