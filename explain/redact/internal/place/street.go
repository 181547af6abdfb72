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
	const most, longest = 4, 5
	if glyph.ByteAt(s, j) == ' ' && glyph.IsLetter(glyph.ByteAt(s, j+1)) {
		if _, next := glyph.WordAt(s, j+1); !words.Fate.Is(s[j+1 : next]) {
			return 0, 0 // 3 Main Road map
		}
	}
	k := i
	for range most {
		from := wordBefore(s, k)
		if from == k {
			break
		}
		if glyph.IsDigit(s[from]) && k-from <= longest && k < i {
			if !glyph.AllDigits(s[from:k-2]) || from > 0 && strings.IndexByte(" (\"'\n:", s[from-1]) < 0 || !words.IsLatin(s[k:i-1], words.Rule{Plain: true, Part: true}) || words.IsTechnical(s, from, k-1) {
				break
			}
			return houseStart(s, from), regionEnd(s, j)
		}
		k = from
	}
	return 0, 0
}

// wordBefore gives where the word begins that ends with a blank or a comma before s[k], k if none
// does.
//
//go:noinline
func wordBefore(s string, k int) int {
	const longest = 24
	if k < 2 || s[k-1] != ' ' && s[k-1] != ',' {
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
		if !strings.HasSuffix(s[:i], ", ") {
			break
		}
		number := wordBefore(s, i-1)
		from := wordBefore(s, number)
		if from == number || !words.House.Is(strings.ToLower(s[from:number-1])) {
			break
		}
		i = from
	}
	return i
}

// regionEnd gives the end of the region that a comma divides from what ends before s[i]: words
// of which the last says what it is, or before a number.
func regionEnd(s string, i int) int {
	const longest, post = 96, 5
	for from, k := i, i; glyph.ByteAt(s, k) == ',' && k-from < longest; i = k {
		last := k + 2
		for k++; k < len(s) && (s[k] == ' ' || glyph.IsAlnum(s[k])); k++ {
			if s[k] == ' ' {
				last = k + 1
			}
		}
		if last >= k || !words.Region.Is(strings.ToLower(s[last:k])) && (k-last < post || !glyph.AllDigits(s[last:k])) {
			break
		}
	}
	return i
}
