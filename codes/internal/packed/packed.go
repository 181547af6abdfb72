// Package packed reads texts that stand one behind the other in a long one. Where each
// begins is told in two steps, that of a block of texts and how far behind that it is:
// half of what a table of places takes.
//
//	packed.Text("one\ntwo\n", []uint32{0}, []uint16{0, 4, 8}, 1) // "two"
package packed

// BlockBits is the number of bits of a text's number that tell its place in its block.
const BlockBits = 6

// Text gives text number n of all, without the line feed behind it. blocks holds where
// each block of 64 texts begins, at how far behind that each text does, and the end of the
// last.
//
//go:noinline
func Text(all string, blocks []uint32, at []uint16, n int) string {
	return all[begin(blocks, at, n) : begin(blocks, at, n+1)-1]
}

func begin(blocks []uint32, at []uint16, n int) int { return int(blocks[n>>BlockBits]) + int(at[n]) }

// Places gives the two tables of where texts begin and the last ends; ok is false where a
// block is too long.
func Places(begins []int) (blocks, at []int, ok bool) {
	for n, b := range begins {
		if n%(1<<BlockBits) == 0 {
			blocks = append(blocks, b)
		}
		at = append(at, b-blocks[len(blocks)-1])
		if at[n] >= 1<<16 {
			return nil, nil, false
		}
	}
	return blocks, at, true
}
