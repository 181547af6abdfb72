package codes_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// This file holds the Chinese that stands in English texts: names of menus,
// each with the English of data/menus.tsv before it, and what servers say.

const menusFile = "data/menus.tsv"

// loadMenus gives the English of every menu by its name.
func loadMenus(t *testing.T) map[string]string {
	t.Helper()
	content, err := os.ReadFile(menusFile)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
	if lines[0] != "zh\ten" || !slices.IsSorted(lines[1:]) {
		t.Fatalf("%s: header is %q, or the lines are not sorted", menusFile, lines[0])
	}
	menus := make(map[string]string)
	for _, line := range lines[1:] {
		zh, en, ok := strings.Cut(line, "\t")
		if !ok || zh == "" || en == "" || strings.ContainsFunc(en, isHan) || menus[zh] != "" {
			t.Fatalf("%s: not one name and its English: %s", menusFile, line)
		}
		menus[zh] = en
	}
	return menus
}

// path is a menu, or several from the outer to the inner, in brackets.
var path = regexp.MustCompile(` \(([^()]*\p{Han}[^()]*)\)`)

// glossed cuts the menus that have their English right before them out of a
// text, and gives the rest; used is called with each of them.
func glossed(text string, menus map[string]string, used func(zh string)) string {
	return cut(text, func(before, inside string) bool {
		names := strings.Split(inside, " > ")
		en := make([]string, len(names))
		for i, zh := range names {
			if en[i] = menus[zh]; en[i] == "" {
				return false
			}
		}
		if !strings.HasSuffix(before, strings.Join(en, " > ")) {
			return false
		}
		for _, zh := range names {
			used(zh)
		}
		return true
	})
}

// cut removes the brackets with Chinese that f accepts by what stands before
// and in them.
func cut(text string, f func(before, inside string) bool) string {
	rest, from := "", 0
	for _, at := range path.FindAllStringSubmatchIndex(text, -1) {
		if f(text[:at[0]], text[at[2]:at[3]]) {
			rest += text[from:at[0]]
			from = at[1]
		}
	}
	return rest + text[from:]
}

// hans is a run of Chinese with what may stand inside a server's words.
var hans = regexp.MustCompile(`\p{Han}[\p{Han}0-9A-Za-z]*`)

func TestMenusAreGlossed(t *testing.T) {
	menus := loadMenus(t)
	said := serverWords()
	needed := make(map[string]bool)
	eachText(func(where string, text codes.Text) {
		for _, run := range hans.FindAllString(glossed(text.EN, menus, func(zh string) { needed[zh] = true }), -1) {
			if !strings.Contains(said, run) {
				t.Errorf("%s: no English for %s right before it, in the form of %s: %s", where, run, menusFile, text.EN)
			}
		}
	})
	for zh := range menus {
		if !needed[zh] {
			t.Errorf("%s: no text names %s", menusFile, zh)
		}
	}
}

// serverWords gives all that servers say, as the catalogue quotes it.
func serverWords() string {
	var b strings.Builder
	for i := range codes.Entries() {
		for _, x := range codes.Entries()[i].Examples {
			b.WriteString(x.Body + "\n")
		}
	}
	eachMeaning(func(_ string, _ *codes.Entry, m *codes.Meaning) {
		for _, s := range append([]string{m.Message}, m.Variants...) {
			b.WriteString(s + "\n")
		}
	})
	return b.String()
}

func TestGlossed(t *testing.T) {
	menus := map[string]string{"甲": "First", "乙": "Second"}
	for text, want := range map[string]string{
		"Open First (甲) of it.":            "Open First of it.",
		"Open First > Second (甲 > 乙) now.": "Open First > Second now.",
		"Open it (甲).":                     "Open it (甲).",
		"Open Second (甲).":                 "Open Second (甲).",
		"Open Second (甲 > 乙).":             "Open Second (甲 > 乙).",
		"Open Third (丙).":                  "Open Third (丙).",
		"Open 甲 (First).":                  "Open 甲 (First).",
	} {
		if got := glossed(text, menus, func(string) {}); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
