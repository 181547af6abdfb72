//go:build !purego

package mark

import (
	"math/bits"
	"sync"
)

const (
	// vectorLen is how many places the vector search looks at at once, and
	// vectorFrom from how many on it is faster than the other.
	vectorLen  = 32
	vectorFrom = 48
	// vectorText is the length of a text for which it is worth to ask what the
	// processor can: that takes some 20 µs on a virtual machine.
	vectorText = 16 << 10
)

// nibbles says which bytes a print may have. Each print lies in one of eight
// buckets, and c may be the i-th byte of those of a bucket when low[i][c&15] and
// high[i][c>>4] both have the bucket's bit.
type nibbles struct {
	low, high [printLen][16]uint8
}

// vectors is what the vector search knows of the words, made when first asked for.
type vectors struct {
	once sync.Once
	able bool // the processor can
	nibbles
}

var vector vectors //nolint:gochecknoglobals // made once from words, and constant then

// skip gives the first place, of those from one on and before an end, where a
// print may begin; the end when there is none.
func skip(text []byte, from, end int) int {
	if len(text) < vectorText || end-from < vectorFrom {
		return stride(text, from, end)
	}
	vector.once.Do(vector.make)
	if !vector.able {
		return stride(text, from, end)
	}
	return from + search(&text[from], end-from, &vector.nibbles)
}

// hasAVX2 reports whether the processor has AVX2, and the system keeps its
// registers. golang.org/x/sys/cpu would say so too, but asks at every start of
// the program, whether there is a long text or not.
//
//go:noescape
func hasAVX2() bool

// search gives the first of n places, at least vectorLen, at which a print may
// begin, n when there is none. It reads printLen-1 bytes more.
//
//go:noescape
func search(text *byte, n int, t *nibbles) int

// make fills the tables.
func (v *vectors) make() {
	if v.able = hasAVX2(); !v.able {
		return
	}
	for k, b := range buckets() {
		for i, s := range b {
			for half := range 16 {
				v.low[i][half] |= uint8(s.low>>half&1) << k
				v.high[i][half] |= uint8(s.high>>half&1) << k
			}
		}
	}
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
