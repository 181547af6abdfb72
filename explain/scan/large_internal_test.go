//go:build large

package scan

import "testing"

// TestOrdinaryLarge is TestOrdinary with a gigabyte: go test -tags large -timeout 1h -run
// OrdinaryLarge ./explain/scan
func TestOrdinaryLarge(t *testing.T) {
	for seed := range uint64(8) {
		noHits(t, 100+seed, 128<<20)
	}
}
