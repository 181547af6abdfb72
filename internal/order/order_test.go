package order_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/dterr/dterr/internal/order"
)

// TestStable holds the sort against that of package slices.
func TestStable(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1)) // #nosec G404 -- a test
	for n := range 200 {
		list := make([][2]int, n)
		for i := range list {
			list[i] = [2]int{r.IntN(20), i}
		}
		want := slices.Clone(list)
		first := func(a, b [2]int) int { return a[0] - b[0] }
		slices.SortStableFunc(want, first)
		if order.Stable(list, first); !slices.Equal(list, want) {
			t.Fatalf("got %v, want %v", list, want)
		}
	}
}
