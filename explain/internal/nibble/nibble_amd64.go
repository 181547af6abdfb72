//go:build !purego

package nibble

import "sync"

// able is what the processor can, asked once: that takes some 20 µs on a virtual machine,
// so it is for who has a long text.
var able struct { //nolint:gochecknoglobals // made once, and constant then
	once sync.Once
	yes  bool
}

// Able reports whether this processor can search.
func Able() bool {
	able.once.Do(func() { able.yes = hasAVX2() })
	return able.yes
}

// Search gives the first place, of those from one on and before an end, at which a sequence
// of a table may stand; the end when there is none. There are at least [Least] places, and
// the text goes on for [Len]-1 bytes behind them. It is for processors that are [Able].
func Search(text []byte, from, end int, t *Table) int {
	_ = text[end+Len-2]
	return from + search(&text[from], end-from, t)
}

// hasAVX2 reports whether the processor has AVX2, and the system keeps its
// registers. golang.org/x/sys/cpu would say so too, but asks at every start of
// the program, whether there is a long text or not.
//
//go:noescape
func hasAVX2() bool

// search gives the first of n places, at least Least, at which a sequence may stand, n when
// there is none. It reads Len-1 bytes more.
//
//go:noescape
func search(text *byte, n int, t *Table) int
