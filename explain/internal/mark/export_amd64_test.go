//go:build !purego

package mark

// vectorSearch gives the vector search for any number of places that it can take.
func vectorSearch() Skip {
	if !hasAVX2() {
		return nil
	}
	vector.once.Do(vector.make)
	return func(text []byte, from, end int) int {
		if end-from < vectorLen {
			return stride(text, from, end)
		}
		return from + search(&text[from], end-from, &vector.nibbles)
	}
}
