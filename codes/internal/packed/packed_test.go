package packed_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes/internal/packed"
)

// TestText packs texts of several lengths and reads each back.
func TestText(t *testing.T) {
	var texts []string
	var begins []int
	var all strings.Builder
	for n := range 1000 {
		texts = append(texts, strings.Repeat("x", n*n%301))
		begins = append(begins, all.Len())
		all.WriteString(texts[n] + "\n")
	}
	begins = append(begins, all.Len())
	blocks, at, ok := packed.Places(begins)
	if !ok {
		t.Fatal("a block is too long")
	}
	b, a := make([]uint32, len(blocks)), make([]uint16, len(at))
	for i, x := range blocks {
		b[i] = uint32(x) // #nosec G115 -- a test
	}
	for i, x := range at {
		a[i] = uint16(x) // #nosec G115 -- a test
	}
	for n, want := range texts {
		if got := packed.Text(all.String(), b, a, n); got != want {
			t.Errorf("text %d: %d bytes, want %d", n, len(got), len(want))
		}
	}
	if _, _, ok := packed.Places([]int{0, 1 << 16}); ok {
		t.Error("a block of 64 KiB has places")
	}
}
