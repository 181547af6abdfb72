package search_test

import (
	"os"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

// TestRegional proves that every line of data/regional.tsv earns its place: the query
// that stands beside it finds one of the codes named there among the first three, and
// without the line later, or with a clearly lower score.
func TestRegional(t *testing.T) {
	for n, line := range regionalLines(t) {
		cells := strings.Split(line, "\t")
		word, query, finds := cells[0], cells[2], strings.Fields(cells[3])
		for _, id := range finds {
			if _, ok := codes.ByID(id); !ok {
				t.Errorf("%s: no such id: %s", word, id)
			}
		}
		with, score := rank(search.Find(query, codes.Filter{}, 30), finds)
		without, less := rank(search.FindWithoutRegional(query, n, 30), finds)
		if with > 2 {
			t.Errorf("%s: %q finds %s at place %d", word, query, cells[3], with+1)
		}
		if without < with || without == with && score < 1.1*less {
			t.Errorf("%s: %q is at place %d with %.2f, without the line at %d with %.2f", word, query, with+1, score, without+1, less)
		}
	}
}

// A word of another region is none of the catalogue's own: it would not be found there
// any more.
func TestRegionalIsForeign(t *testing.T) {
	var texts strings.Builder
	for place := range codes.Places("") {
		e := codes.EntryAt(place)
		texts.WriteString(e.Title.ZH + "\n")
		for i := range e.Meanings {
			texts.WriteString(e.Meanings[i].Title.ZH + "\n" + e.Meanings[i].Message + "\n")
		}
	}
	aliases, err := os.ReadFile("../data/aliases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	texts.Write(aliases)
	all := texts.String()
	for _, word := range search.RegionalWords() {
		if strings.Contains(all, word) {
			t.Errorf("the catalogue says %s itself", word)
		}
	}
}

func regionalLines(t *testing.T) []string {
	t.Helper()
	content, err := os.ReadFile("../data/regional.tsv")
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimRight(string(content), "\n"), "\n")[1:]
}
