//go:build !purego

package mark

import (
	"math/bits"
	"sync"

	"github.com/dterr/dterr/explain/internal/nibble"
)

const (
	// vectorFrom is from how many places on the vector search is faster than the other.
	vectorFrom = 48
	// vectorText is the length of a text for which it is worth to ask what the
	// processor can.
	vectorText = 16 << 10
)

// printTable is what the vector search knows of the words, made when first asked for.
var printTable struct { //nolint:gochecknoglobals // made once from words, and constant then
	once sync.Once
	nibble.Table
}

// skip gives the first place, of those from one on and before an end, where a
// print may begin; the end when there is none.
func skip(text []byte, from, end int) int {
	if len(text) < vectorText || end-from < vectorFrom || !nibble.Able() {
		return stride(text, from, end)
	}
	return nibble.Search(text, from, end, tableOfPrints())
}

// tableOfPrints gives the table of the prints.
func tableOfPrints() *nibble.Table {
	t := &printTable.Table
	printTable.once.Do(func() {
		for k, b := range buckets() {
			for i, s := range b {
				t.Allow(k, i, s.low, s.high)
			}
		}
	})
	return t
}

// bucket holds the halves of the bytes that stand at each place of its prints.
type bucket [printLen]struct{ low, high uint16 }

// buckets shares out the prints. What a bucket lets through are all bytes made of
// its halves, so each print goes where that grows least.
func buckets() (all [8]bucket) {
	for i := range words {
		own := words[i].bucket()
		best, least := 0, -1
		for k, b := range all {
			if more := b.with(own).size() - b.size(); least < 0 || more < least {
				best, least = k, more
			}
		}
		all[best] = all[best].with(own)
	}
	return all
}

// bucket gives the bucket of one print.
func (w *word) bucket() (b bucket) {
	for _, s := range w.spellings() {
		for i := range b {
			c := s >> (8 * i) & 0xff
			b[i].low |= 1 << (c & 15)
			b[i].high |= 1 << (c >> 4)
		}
	}
	return b
}

// with gives the bucket of the prints of two.
func (b bucket) with(o bucket) bucket {
	for i := range b {
		b[i].low |= o[i].low
		b[i].high |= o[i].high
	}
	return b
}

// size is how many texts of four bytes the bucket lets through.
func (b bucket) size() int {
	n := 1
	for _, s := range b {
		n *= bits.OnesCount16(s.low) * bits.OnesCount16(s.high)
	}
	return n
}
