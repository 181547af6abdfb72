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

// What people meet most has a first step that fits two lines of 80 columns,
// behind its number, and so has the likeliest cause of what they meet daily.
func TestCatalogFirstIsShort(t *testing.T) {
	const step, cause = 4, 5 // from this weight on
	short := func(where, what string, all []codes.Advice) {
		for _, a := range all[:min(1, len(all))] {
			for _, s := range []string{a.ZH, a.EN} {
				if n := lines(s); n > 2 {
					t.Errorf("%s: the first %s takes %d lines: %s", where, what, n, s)
				}
			}
		}
	}
	eachMeaning(func(where string, e *codes.Entry, m *codes.Meaning) {
		if e.Weight >= step {
			short(where, "step", m.OwnFixes)
		}
		if e.Weight >= cause {
			short(where, "cause", m.Causes)
		}
	})
}

// lines counts the lines that a text takes behind the number of a step. Chinese
// takes two cells a character and is cut anywhere, a word nowhere.
func lines(s string) int {
	const width = 65
	n, used := 1, 0
	for i, word := range strings.Fields(s) {
		cells := 0
		if i > 0 {
			cells++
		}
		for _, r := range word {
			cells++
			if r >= 0x2e80 {
				cells++
			}
		}
		switch {
		case used+cells <= width:
			used += cells
		case strings.ContainsFunc(word, isHan):
			used += cells
			n, used = n+(used-1)/width, (used-1)%width+1
		default:
			n, used = n+1, cells-1
		}
	}
	return n
}

func TestLines(t *testing.T) {
	for s, want := range map[string]int{
		"short":                              1,
		strings.Repeat("a", 65):              1,
		strings.Repeat("a", 60) + " bbbbb":   2,
		strings.Repeat("汉", 32):              1,
		strings.Repeat("汉", 33):              2,
		strings.Repeat("汉", 66):              3,
		strings.Repeat("word ", 13) + "word": 2,
		strings.Repeat("word ", 26) + "word": 3,
	} {
		if got := lines(s); got != want {
			t.Errorf("%s: %d lines, want %d", s, got, want)
		}
	}
}
