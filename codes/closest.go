package codes

import (
	"github.com/dterr/dterr/codes/internal/edit"
	"github.com/dterr/dterr/codes/internal/fold"
)

// Closest gives the one of a few names that a mistyped word most likely means,
// and false when none comes near: the same but for hyphens, a small edit
// distance, the beginning of a name, a part of one. Case does not count, and of
// names that come equally near the first wins.
func Closest(word string, names []string) (string, bool) {
	best, rank := "", 0
	var measure edit.Measurer
	for _, name := range names {
		if r := closeness(&measure, word, name); r > 0 && (rank == 0 || r < rank) {
			best, rank = name, r
		}
	}
	return best, rank > 0
}

// closeness ranks how near a word comes to a name, the nearest with 1; 0 is far.
func closeness(measure *edit.Measurer, word, name string) int {
	const (
		sameLetters = 1
		beginning   = 10 // behind any distance
		inside      = 11
		shortest    = 3 // of a word that is a beginning; one more for a part
	)
	if fold.Compare(fold.Bare(word), fold.Bare(name)) == 0 {
		return sameLetters
	}
	limit := min(3, len(word)/3)
	if d := measure.Distance(word, name, limit); d <= limit {
		return sameLetters + d
	}
	switch {
	case len(word) >= shortest && fold.HasPrefix(name, word):
		return beginning
	case len(word) > shortest && fold.Index(name, word) >= 0:
		return inside
	}
	return 0
}

// Distance counts the letters to change, insert, remove or swap with their
// neighbour that make one ASCII word of another, without case; limit+1 stands for
// more than limit.
func Distance(a, b string, limit int) int {
	var m edit.Measurer
	return m.Distance(a, b, limit)
}
