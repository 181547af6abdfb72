package search

import "github.com/dterr/dterr/codes"

// FindWithout finds as if a group of synonyms did not exist.
func FindWithout(query string, group, n int) []Hit {
	return find(query, codes.Filter{}, n, bar{score: leastScore, halves: true}, left{group, -1})
}

// FindWithoutRegional finds as if a line of words of other regions did not exist.
func FindWithoutRegional(query string, line, n int) []Hit {
	return find(query, codes.Filter{}, n, bar{score: leastScore, halves: true}, left{-1, line})
}

// RegionalWords gives the words of other regions, simplified.
func RegionalWords() []string {
	var all []string
	for _, w := range regionalWords {
		all = append(all, w.from)
	}
	return all
}
