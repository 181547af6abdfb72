package search

import "github.com/dterr/dterr/codes"

// FindWithout finds as if a group of synonyms did not exist.
func FindWithout(query string, group, n int) []Hit {
	return find(query, codes.Filter{}, n, bar{leastScore, true}, group)
}
