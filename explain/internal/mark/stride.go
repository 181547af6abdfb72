package mark

import (
	"encoding/binary"
	"sync"

	"github.com/dterr/dterr/explain/internal/lex"
)

const (
	// printLen is the length of a print.
	printLen = 4
	// printReach is how far behind the first byte of a mark its print may begin.
	printReach = 8
)

// prints is what the search knows of the words. It is made when first asked for:
// most runs of the program look at a few hundred bytes or at none.
type prints struct {
	once sync.Once
	// want is the print of each word, and mask the bits of it that count.
	want, mask [len(words)]uint32
	// triples has 1 for every three bytes of a print, and for what falls together
	// with them.
	triples [1 << tripleBits]uint8
}

// tripleBits is the length of the number of three bytes, and tripleFactor spreads
// the numbers: 2³² by the golden ratio.
const (
	tripleBits   = 13
	tripleFactor = 0x9e3779b1
)

var table prints //nolint:gochecknoglobals // made once from words, and constant then

// ready gives the table.
func ready() *prints {
	table.once.Do(table.make)
	return &table
}

// make fills the table.
func (t *prints) make() {
	for i, w := range words {
		t.mask[i] = ^uint32(0)
		if w.fold {
			t.mask[i] ^= 0x20202020
		}
		spelled := w.spellings()
		t.want[i] = spelled[0] & t.mask[i]
		for _, s := range spelled {
			t.triples[triple(s)] = 1
			t.triples[triple(s>>8)] = 1
		}
	}
}

// spellings gives the print as it may be spelt, the first byte in the lowest bits.
func (w *word) spellings() []uint32 {
	first := binary.LittleEndian.Uint32([]byte(w.text[w.at:]))
	if !w.fold {
		return []uint32{first}
	}
	all := make([]uint32, 16)
	for i := range all {
		n := uint32(i)
		all[i] = first ^ (n&1|n&2<<7|n&4<<14|n&8<<21)<<5
	}
	return all
}

// triple is the number of three bytes, those that stand lowest.
func triple(bytes uint32) uint32 { return bytes << 8 * tripleFactor >> (32 - tripleBits) }

// stride gives the first place, of those from one on and before an end, where a
// print may begin; the end when there is none. The text must go on for a print
// from each of these places.
//
// One of the two triples of a print begins at an even place, counted from
// anywhere: half of a text's triples are all that is looked up.
func stride(text []byte, from, end int) int {
	t := ready()
	i := from
	for ; i < end && i+8 <= len(text); i += 6 {
		w := binary.LittleEndian.Uint64(text[i:])
		if t.triples[triple(uint32(w))]|t.triples[triple(uint32(w>>16))]|t.triples[triple(uint32(w>>32))] == 0 {
			continue
		}
		for k := i; k < i+6; k += 2 {
			if at := t.around(text, k, from, end); at < end {
				return at
			}
		}
	}
	for ; i <= end; i += 2 {
		if at := t.around(text, i, from, end); at < end {
			return at
		}
	}
	return end
}

// around gives the first place, of those from one on and before an end, where a
// print may begin that has a triple at i; the end when there is none.
func (t *prints) around(text []byte, i, from, end int) int {
	switch {
	case !t.has(text, i):
	case i > from && t.has(text, i-1):
		return i - 1
	case i < end && t.has(text, i+1):
		return i
	}
	return end
}

// has reports whether a triple of a print stands at i.
func (t *prints) has(text []byte, i int) bool {
	return t.triples[triple(uint32(text[i])|uint32(text[i+1])<<8|uint32(text[i+2])<<16)] != 0
}

// marked gives the mark whose print begins at a place; its kind is 0 when there
// is none.
func marked(text []byte, at int) Mark {
	t := ready()
	four := binary.LittleEndian.Uint32(text[at:])
	for i := range words {
		if four&t.mask[i] != t.want[i] {
			continue
		}
		w := &words[i]
		if begin := at - w.at; begin >= 0 && (lex.At(text, begin, w.text) || w.fold && lex.AtFold(text, begin, w.text)) {
			return Mark{begin, w.kind}
		}
	}
	return Mark{}
}
