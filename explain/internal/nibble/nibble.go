// Package nibble finds the first place of a text at which one of a few sequences of four
// bytes may stand, on processors that can look at 32 places at a time. What a [Table] lets
// through at each place of a sequence are bytes made of halves, so it may let through more
// than is meant: who asks looks again.
package nibble

// Len is how long the sequences are.
const Len = 4

// Least is how many places at least a search looks at.
const Least = 32

// Table says which bytes the sequences may have. Each sequence lies in one of eight
// buckets, and c may be the i-th byte of those of a bucket when low[i][c&15] and
// high[i][c>>4] both have the bucket's bit. The zero Table lets nothing through.
type Table struct {
	low, high [Len][16]uint8
}

// Any is the halves of any byte.
const Any = 1<<16 - 1

// Allow lets through bytes at place i of the sequences of a bucket: those with a low half n
// for which bit n of low is set, and a high half for which that of high is.
func (t *Table) Allow(bucket, i int, low, high uint16) {
	for half := range 16 {
		t.low[i][half] |= uint8(low>>half&1) << bucket
		t.high[i][half] |= uint8(high>>half&1) << bucket
	}
}
