//go:build large

package scan

import (
	"fmt"
	"testing"
)

// TestOrdinaryLarge is TestOrdinary with a gigabyte: go test -tags large -timeout 1h -run
// OrdinaryLarge ./explain/scan
func TestOrdinaryLarge(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { noHits(t, 100+seed, 128<<20) })
	}
}
