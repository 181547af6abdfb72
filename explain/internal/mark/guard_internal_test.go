//go:build unix && amd64 && !purego

package mark

import (
	"syscall"
	"testing"
)

// TestGuard has a page that nobody may read behind a text: the vector search ends
// where the text does.
func TestGuard(t *testing.T) {
	vector := vectorSearch()
	if vector == nil {
		t.Skip("no AVX2")
	}
	page := syscall.Getpagesize()
	pages, err := syscall.Mmap(-1, 0, 2*page, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = syscall.Munmap(pages) }()
	if err := syscall.Mprotect(pages[page:], syscall.PROT_NONE); err != nil {
		t.Fatal(err)
	}
	for size := printLen; size < 200; size++ {
		text := pages[page-size : page]
		if end := size - printLen + 1; vector(text, 0, end) != end {
			t.Errorf("something is marked in %d bytes of nothing", size)
		}
	}
}
