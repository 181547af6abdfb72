package search_test

import (
	"os"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

// aliasShared is how many entries one phrase may stand for: one that more share
// is too general to help anybody.
const aliasShared = 4

// TestAliases holds data/aliases.tsv to what it is for: words of people's own,
// that neither a title nor a message has, each for few entries, and found.
func TestAliases(t *testing.T) {
	content, err := os.ReadFile("../data/aliases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	shared := map[string]int{}
	for n, line := range strings.Split(strings.TrimRight(string(content), "\n"), "\n")[1:] {
		cells := strings.Split(line, "\t")
		e, ok := codes.ByID(cells[0])
		if !ok {
			t.Errorf("line %d: no such entry: %s", n+2, cells[0])
			continue
		}
		for phrase := range strings.SplitSeq(strings.Join(cells[1:], "|"), "|") {
			phrase = strings.TrimSpace(phrase)
			if phrase == "" {
				continue
			}
			if shared[phrase]++; shared[phrase] > aliasShared {
				t.Errorf("line %d: %q stands for more than %d entries", n+2, phrase, aliasShared)
			}
			if says(phrase, e) {
				t.Errorf("line %d: %q is a title or message of %s already", n+2, phrase, e.ID)
			}
		}
		if n%50 == 0 {
			first, _, _ := strings.Cut(cells[1], " | ")
			if hits := search.Find(first, codes.Filter{}, 10); first != "" && place(hits, e.ID) < 0 {
				t.Errorf("%q does not find %s", first, e.ID)
			}
		}
	}
}

// says reports whether a phrase is a title or a message of an entry.
func says(phrase string, e *codes.Entry) bool {
	texts := []string{e.Title.ZH, e.Title.EN}
	for i := range e.Meanings {
		m := &e.Meanings[i]
		texts = append(append(texts, m.Message, m.Title.ZH, m.Title.EN), m.Variants...)
	}
	for _, text := range texts {
		if strings.EqualFold(text, phrase) {
			return true
		}
	}
	return false
}

func place(hits []search.Hit, id string) int {
	for i := range hits {
		if hits[i].Entry.ID == id {
			return i
		}
	}
	return -1
}
