//go:build !amd64 || purego

package mark

// skip gives the first place, of those from one on and before an end, where a
// print may begin; the end when there is none.
func skip(text []byte, from, end int) int { return stride(text, from, end) }
