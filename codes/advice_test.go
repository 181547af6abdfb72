package codes_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// A command line stands once under the steps of a meaning, on one line, and only
// under a step.
func TestCatalogRun(t *testing.T) {
	eachMeaning(func(where string, _ *codes.Entry, m *codes.Meaning) {
		var seen []string
		for _, a := range m.OwnFixes {
			switch {
			case a.Run == "":
			case slices.Contains(seen, a.Run):
				t.Errorf("%s: two steps with one command line: %s", where, a.Run)
			case a.Run != strings.TrimSpace(a.Run) || strings.ContainsFunc(a.Run, isHan) || strings.ContainsFunc(a.Run, fullWidth):
				t.Errorf("%s: no command line for both languages: %s", where, a.Run)
			}
			seen = append(seen, a.Run)
		}
		for _, a := range m.Causes {
			if a.Run != "" {
				t.Errorf("%s: a cause with a command line: %s", where, a.Run)
			}
		}
	})
}

// The title of an entry says what its likeliest meaning says: never only what a
// rarer one does, or one that is no more.
func TestCatalogTitleIsOfTheFirst(t *testing.T) {
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		first := e.Meanings[0].Title
		for j := range e.Meanings[1:] {
			m := &e.Meanings[1+j]
			if e.Title.ZH == m.Title.ZH && !strings.Contains(first.ZH, e.Title.ZH) ||
				e.Title.EN == m.Title.EN && !strings.Contains(strings.ToLower(first.EN), strings.ToLower(e.Title.EN)) {
				t.Errorf("%s: its title is that of %s, not of %s: %s | %s", e.ID, m.Key, e.Meanings[0].Key, e.Title.ZH, e.Title.EN)
			}
			if e.Meanings[0].Status == codes.StatusRetired && m.Status == codes.StatusCurrent {
				t.Errorf("%s: %s is retired and stands before %s", e.ID, e.Meanings[0].Key, m.Key)
			}
		}
	}
}

// What people meet most has a first step that fits two lines of the narrow
// screen, behind its number.
func TestCatalogFirstStepIsShort(t *testing.T) {
	const common, most = 5, 130
	eachMeaning(func(where string, e *codes.Entry, m *codes.Meaning) {
		if e.Weight < common || len(m.OwnFixes) == 0 {
			return
		}
		for _, s := range []string{m.OwnFixes[0].ZH, m.OwnFixes[0].EN} {
			if n := cells(s); n > most {
				t.Errorf("%s: the first step takes %d cells, more than %d: %s", where, n, most, s)
			}
		}
	})
}

// cells counts how wide a text is: Chinese and its punctuation take two.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2e80 {
			n++
		}
	}
	return n
}
