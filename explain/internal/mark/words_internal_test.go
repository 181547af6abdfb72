package mark

import (
	"strings"
	"testing"
)

// TestWords holds what the searches suppose of the words.
func TestWords(t *testing.T) {
	reach := 0
	for _, w := range words {
		if w.at+printLen > len(w.text) {
			t.Errorf("the print of %s is too short", w.text)
			continue
		}
		reach = max(reach, w.at)
		if p := w.text[w.at:][:printLen]; w.fold && strings.ContainsFunc(p, func(r rune) bool { return r < 'a' || r > 'z' }) {
			t.Errorf("%s is no letters, and has no case", p)
		}
	}
	if reach != printReach {
		t.Errorf("prints begin up to %d bytes behind their mark, printReach is %d", reach, printReach)
	}
}

// TestOrder holds that marks are found in the order in which they begin: where two
// may overlap, the one that begins first has the first print.
func TestOrder(t *testing.T) {
	for i, a := range words {
		for k, b := range words {
			for behind := range len(a.text) {
				if i == k && behind == 0 || !overlap(a, b, behind) {
					continue
				}
				if behind == 0 || behind+b.at <= a.at {
					t.Errorf("the print of %s, %d bytes into %s, is not behind its print", b.text, behind, a.text)
				}
			}
		}
	}
}

// overlap reports whether b may begin so many bytes behind a, in it.
func overlap(a, b word, behind int) bool {
	size := min(len(a.text)-behind, len(b.text))
	x, y := a.text[behind:behind+size], b.text[:size]
	return x == y || (a.fold || b.fold) && strings.EqualFold(x, y)
}

// TestTriples holds that few triples are taken for those of a print.
func TestTriples(t *testing.T) {
	taken := 0
	for _, n := range ready().triples {
		taken += int(n)
	}
	if most := len(table.triples) / 50; taken > most {
		t.Errorf("%d numbers are those of triples, more than %d", taken, most)
	}
}
