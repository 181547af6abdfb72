package search

import (
	"cmp"
	"strings"

	"github.com/dterr/dterr/codes/internal/edit"
	"github.com/dterr/dterr/internal/order"
)

// correction is a word of the catalogue that a typed one may be meant for.
type correction struct {
	id     uint16
	weight float64
}

// maxCorrections bounds what one word is taken for.
const maxCorrections = 6

// corrections gives the words one or two slips of the finger away, the
// likeliest first.
func corrections(w string) []correction {
	if len(w) < 4 || len(w) > 32 || !isLetters(w) {
		return nil
	}
	limit := 1
	if len(w) >= 7 {
		limit = 2
	}
	var m edit.Measurer
	var found []correction
	for id := 1; id <= numWords; id++ {
		word := wordByID(uint16(id)) // #nosec G115 -- within the table
		if len(word) < 3 || len(word)-len(w) > limit || len(w)-len(word) > limit {
			continue
		}
		d := m.Distance(w, word, limit)
		if d > limit {
			continue
		}
		weight := 0.85 - 0.2*float64(d)
		if word[0] != w[0] {
			weight -= 0.1
		}
		if d == 1 && edit.Swapped(w, word) {
			weight += 0.05
		}
		found = append(found, correction{uint16(id), weight}) // #nosec G115 -- as above
	}
	order.Stable(found, func(a, b correction) int { return cmp.Compare(b.weight, a.weight) })
	return found[:min(len(found), maxCorrections)]
}

// wordsWithPrefix gives the range of ids of the words that begin so.
func wordsWithPrefix(prefix string) (low, high uint16) {
	low = wordPlace(prefix)
	high = low
	for int(high) <= numWords && strings.HasPrefix(wordByID(high), prefix) {
		high++
	}
	return low, high - 1
}
