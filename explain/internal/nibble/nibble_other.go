//go:build !amd64 || purego

package nibble

// Able reports whether this processor can search.
func Able() bool { return false }

// Search is for processors that are [Able].
func Search([]byte, int, int, *Table) int { panic("nibble: the processor cannot search") }
