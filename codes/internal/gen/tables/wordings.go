package tables

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/codes/internal/gen/data"
)

// The wordings: what a server says when it means a meaning, folded for comparing,
// each text once, sorted, and which meanings have it.

// titleLeast is how long the title of a meaning must be, in bytes, to be taken for
// what a server says.
const titleLeast = 12

// folded gives the folded texts of a meaning: its message, its variants, and its
// title where that tells.
func folded(m *data.Meaning) []string {
	var all []string
	for _, text := range append([]string{m.Message}, m.Variants...) {
		if text != "" {
			all = append(all, fold.Template(text))
		}
	}
	if m.Status != "" && len(m.Title.ZH) >= titleLeast {
		all = append(all, fold.Message(m.Title.ZH))
	}
	return all
}

// Wordings gives wordings_gen.go.
func Wordings(c data.Catalogue) ([]byte, error) {
	type owner struct{ entry, meaning int }
	owners := map[string][]owner{}
	var texts []string
	for i := range c.Entries {
		for j := range c.Entries[i].Meanings {
			for _, s := range folded(&c.Entries[i].Meanings[j]) {
				if owners[s] == nil {
					texts = append(texts, s)
				}
				if o := (owner{i, j}); !slices.Contains(owners[s], o) {
					owners[s] = append(owners[s], o)
				}
			}
		}
	}
	slices.Sort(texts)
	var numbers, begin, entries, meanings, ownersBegin, placed []int
	for i := range c.Entries {
		begin = append(begin, len(numbers))
		for j := range c.Entries[i].Meanings {
			all := folded(&c.Entries[i].Meanings[j])
			numbers = append(numbers, len(all))
			for _, s := range all {
				n, _ := slices.BinarySearch(texts, s)
				numbers = append(numbers, n)
			}
		}
	}
	for n, s := range texts {
		ownersBegin = append(ownersBegin, len(entries))
		for _, o := range owners[s] {
			entries, meanings = append(entries, o.entry), append(meanings, o.meaning)
		}
		if strings.Contains(s, fold.Place) {
			placed = append(placed, n)
		}
	}
	ownersBegin = append(ownersBegin, len(entries))
	if n := max(len(texts), len(numbers), len(entries), slices.Max(append(meanings, 0))<<8); n > maxWord {
		return nil, fmt.Errorf("the wordings: %d of something, at most %d have a number", n, maxWord)
	}
	at := records{texts: texts}
	w := &writer{}
	w.f("%scodes\n\n", head)
	w.array("entryWordings holds where the wordings of each entry begin in wordingNumbers.", "entryWordings", "uint16", begin)
	w.array("wordingNumbers holds of every meaning how many wordings it has, then their numbers.", "wordingNumbers", "uint16", numbers)
	w.array("wordingOwners holds where the owners of each wording begin.", "wordingOwners", "uint16", ownersBegin)
	w.array("ownerEntry holds the place of the entry of every owner.", "ownerEntry", "uint16", entries)
	w.array("ownerMeaning holds the place of the meaning in its entry.", "ownerMeaning", "uint8", meanings)
	w.array("placedWordings holds the numbers of the wordings with a place, ascending.", "placedWordings", "uint16", placed)
	w.places("wordingText", at.at())
	w.lines("wordingText holds the wordings, one to a line, sorted.", "wordingText", texts)
	return w.source()
}
