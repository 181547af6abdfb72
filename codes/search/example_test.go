package search_test

import (
	"fmt"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

func ExampleFind() {
	hits := search.Find("invalidauthentication", codes.Filter{}, 1)
	fmt.Println(hits[0].Entry.ID, hits[0].Score, hits[0].Matched)
	// Output: api/InvalidAuthentication 1 [code]
}
