package codes

// SearchWithout searches as if a group of synonyms did not exist.
func SearchWithout(query string, group, n int) []Hit {
	return search(query, Filter{}, n, leastScore, group)
}
