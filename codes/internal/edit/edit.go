// Package edit measures how far two ASCII words or codes are apart by what
// fingers do to them: near misses of a code and typos in a query are judged by
// the same measure. The case of letters does not count. It is pure.
//
//	var m edit.Measurer
//	m.Distance("signatrue", "signature", 2) // 1: two neighbours swapped
package edit

import "github.com/dterr/dterr/codes/internal/fold"

// MaxLength bounds, in bytes, what is measured; the rows have room for it.
const MaxLength = 256

// Measurer measures distances; its rows are reused from one to the next, so
// that comparing one word with many allocates once. Its zero value is ready. It
// is not for several goroutines at once.
type Measurer struct {
	rows [3][MaxLength + 1]int
}

// Distance counts the characters to change, insert, remove or swap with their
// neighbour (optimal string alignment), without case; it gives up, with
// limit+1, as soon as the limit is passed or when one is longer than MaxLength.
func (m *Measurer) Distance(a, b string, limit int) int {
	if len(a) > MaxLength || len(b) > MaxLength || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := &m.rows[0], &m.rows[1], &m.rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if fold.Lower(a[i-1]) == fold.Lower(b[j-1]) {
				cost = 0
			}
			d := min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && fold.Lower(a[i-1]) == fold.Lower(b[j-2]) && fold.Lower(a[i-2]) == fold.Lower(b[j-1]) {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			best = min(best, d)
		}
		if best > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// Swapped reports whether both differ by two neighbours that changed places.
func Swapped(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) - 1 {
		if fold.Lower(a[i]) != fold.Lower(b[i]) {
			return fold.Lower(a[i]) == fold.Lower(b[i+1]) && fold.Lower(a[i+1]) == fold.Lower(b[i]) && fold.Compare(a[i+2:], b[i+2:]) == 0
		}
	}
	return false
}
