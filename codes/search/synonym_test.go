package search_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

// TestSynonyms proves that every group of data/synonyms.tsv earns its place:
// the query that stands beside it, which a person would type, finds one of the
// codes named there among the first three, and without the group later, or with
// a clearly lower score.
func TestSynonyms(t *testing.T) {
	content, err := os.ReadFile("../data/synonyms.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(strings.TrimRight(string(content), "\n"), "\n")[1:] {
		cells := strings.Split(line, "\t")
		terms, query, finds := cells[0], cells[1], strings.Fields(cells[2])
		first, _, _ := strings.Cut(terms, " | ")
		for _, id := range finds {
			if _, ok := codes.ByID(id); !ok {
				t.Errorf("%s: no such id: %s", first, id)
			}
		}
		with, score := rank(search.Find(query, codes.Filter{}, 30), finds)
		without, less := rank(search.FindWithout(query, n, 30), finds)
		if with > 2 {
			t.Errorf("%s: %q finds %s at place %d", first, query, cells[2], with+1)
		}
		if without < with || without == with && score < 1.1*less {
			t.Errorf("%s: %q is at place %d with %.2f, without the group at %d with %.2f",
				first, query, with+1, score, without+1, less)
		}
	}
}

// rank gives the place of the first hit that is one of the ids, from 0, and its
// score; far behind when there is none.
func rank(hits []search.Hit, ids []string) (int, float64) {
	i := slices.IndexFunc(hits, func(h search.Hit) bool { return slices.Contains(ids, h.Entry.ID) })
	if i < 0 {
		return 99, 0
	}
	return i, hits[i].Score
}
