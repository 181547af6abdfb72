//go:build !purego

package mark

import "github.com/dterr/dterr/explain/internal/nibble"

// vectorSearch gives the vector search for any number of places that it can take.
func vectorSearch() Skip {
	if !nibble.Able() {
		return nil
	}
	return func(text []byte, from, end int) int {
		if end-from < nibble.Least {
			return stride(text, from, end)
		}
		return nibble.Search(text, from, end, tableOfPrints())
	}
}
