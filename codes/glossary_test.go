package codes_test

import (
	"cmp"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// This file holds the English texts to one vocabulary. data/glossary.tsv
// has a line per Chinese term with the words that render it and those that must
// not occur at all; see data/README.md.

const glossaryFile = "data/glossary.tsv"

// glossaryTerm is a line of the glossary. A term of en or not is matched
// without regard to case, as a whole word or its plural; a star at its end lets
// the word go on, and a blank stands for a hyphen too.
type glossaryTerm struct {
	zh     string
	en     []string        // one of these has to stand where zh does; none: any word will do
	not    []string        // none of these may stand in any English text
	except map[string]bool // places that need not comply: true once one was needed
}

func loadGlossary(t *testing.T) []glossaryTerm {
	t.Helper()
	content, err := os.ReadFile(glossaryFile)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
	if lines[0] != "zh\ten\tnot\texcept\tnote" {
		t.Fatalf("%s: header is %q", glossaryFile, lines[0])
	}
	split := func(cell string) []string {
		if cell == "" {
			return nil
		}
		return strings.Split(cell, "|")
	}
	var terms []glossaryTerm
	seen := make(map[string]bool)
	for i, line := range lines[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != 5 || seen[cells[0]] || cells[0] == "" || cells[1]+cells[2] == "" {
			t.Fatalf("%s:%d: not five cells, no term, a term twice, or a line without words: %s", glossaryFile, i+2, line)
		}
		seen[cells[0]] = true
		term := glossaryTerm{zh: cells[0], en: split(cells[1]), not: split(cells[2]), except: make(map[string]bool)}
		places := strings.Fields(cells[3])
		if !slices.IsSorted(places) {
			t.Errorf("%s:%d: exceptions not sorted", glossaryFile, i+2)
		}
		for _, where := range places {
			term.except[where] = false
		}
		terms = append(terms, term)
	}
	// A long term hides the short ones in it: 微应用 is no 应用.
	slices.SortStableFunc(terms, func(a, b glossaryTerm) int { return cmp.Compare(len(b.zh), len(a.zh)) })
	return terms
}

// eachText calls f with every text of the catalogue and where it stands:
// family/code, family/code#meaning, kind/name, http/status or note/key.
func eachText(f func(where string, text codes.Text)) {
	for i := range codes.Entries() {
		f(codes.Entries()[i].ID, codes.Entries()[i].Title)
	}
	eachMeaning(func(where string, _ *codes.Entry, m *codes.Meaning) {
		f(where, m.Title)
		for _, a := range slices.Concat(m.Causes, m.OwnFixes) {
			f(where, a.Text)
		}
	})
	for _, k := range codes.Kinds() {
		f("kind/"+string(k.Kind), k.Title)
		for _, a := range k.Advice {
			f("kind/"+string(k.Kind), a.Text)
		}
	}
	for _, status := range codes.HTTPStatuses() {
		h, _ := codes.HTTP(status)
		f("http/"+strconv.Itoa(status), h.Text)
		f("http/"+strconv.Itoa(status), h.Title)
		for _, fix := range h.Fixes() {
			f("http/"+strconv.Itoa(status), fix.Text)
		}
	}
	for _, w := range codes.TextKeys() {
		f("note/"+w.String(), w.Text())
	}
	for _, m := range codes.Messages() {
		for _, t := range [...]codes.Text{m.Title, m.Cause, m.Fix} {
			f("message/"+m.Key, t)
		}
	}
}

func TestGlossary(t *testing.T) {
	terms := loadGlossary(t)
	// excused reports whether the term lets the place pass, and notes that.
	excused := func(term glossaryTerm, where string) bool {
		_, ok := term.except[where]
		if ok {
			term.except[where] = true
		}
		return ok
	}
	eachText(func(where string, text codes.Text) {
		zh, en := text.ZH, " "+strings.ToLower(strings.ReplaceAll(text.EN, "-", " "))+" "
		for _, term := range terms {
			if strings.Contains(zh, term.zh) {
				zh = strings.ReplaceAll(zh, term.zh, "\x00")
				holds := func(word string) bool { return holdsWord(en, word, false) }
				if len(term.en) > 0 && !slices.ContainsFunc(term.en, holds) && !excused(term, where) {
					t.Errorf("%s: %s is not rendered as %s: %s", where, term.zh, strings.Join(term.en, " or "), text.EN)
				}
			}
			for _, word := range term.not {
				if holdsWord(en, word, true) && !excused(term, where) {
					t.Errorf("%s: %q must not occur (%s): %s", where, word, term.zh, text.EN)
				}
			}
		}
	})
	for _, term := range terms {
		for where, needed := range term.except {
			if !needed {
				t.Errorf("%s: %s needs no exception for %s any more", glossaryFile, term.zh, where)
			}
		}
	}
}

// The English names of the calls keep to its words too, though not to how each
// term is rendered: they name parts of a product.
func TestGlossaryOfCalls(t *testing.T) {
	for _, term := range loadGlossary(t) {
		for _, a := range codes.APIs() {
			en := " " + strings.ToLower(strings.ReplaceAll(a.TitleEN, "-", " ")) + " "
			for _, word := range term.not {
				if holdsWord(en, word, true) {
					t.Errorf("call %d: %q must not occur (%s): %s", a.ID, word, term.zh, a.TitleEN)
				}
			}
		}
	}
}

// holdsWord reports whether the text, lower case and between blanks, holds the
// word of a glossary line. With prose set, a word that is part of a path or of
// an identifier does not count.
func holdsWord(text, word string, prose bool) bool {
	word, open := strings.CutSuffix(strings.ToLower(strings.ReplaceAll(word, "-", " ")), "*")
	before, after := "_", "_"
	if prose {
		before, after = "_/.", "_/("
	}
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return false
		}
		start, rest := from+i, text[from+i+len(word):]
		from = start + 1
		if c := text[start-1]; wordByte(c) || strings.IndexByte(before, c) >= 0 {
			continue
		}
		if open {
			return true
		}
		for _, plural := range []string{"", "s", "es"} {
			if tail, ok := strings.CutPrefix(rest, plural); ok && !wordByte(tail[0]) && strings.IndexByte(after, tail[0]) < 0 {
				return true
			}
		}
	}
}

func wordByte(c byte) bool { return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' }

func TestHoldsWord(t *testing.T) {
	tests := []struct {
		text, word string
		prose      bool
		want       bool
	}{
		{"the group chats of it", "group chat", false, true},
		{"use single sign on", "single sign-on", false, true},
		{"authorises nobody", "authoris*", false, true},
		{"unauthorised", "authoris*", false, false},
		{"an approach", "app", false, false},
		{"the app's page", "app", false, true},
		{"the batches are small", "batch", false, true},
		{"call /v1.0/todo/users", "todo", true, false},
		{"a todo is missing", "todo", true, true},
		{"a robot", "bot", true, false},
	}
	for _, tt := range tests {
		if got := holdsWord(" "+tt.text+" ", tt.word, tt.prose); got != tt.want {
			t.Errorf("holdsWord(%q, %q, %t) = %t", tt.text, tt.word, tt.prose, got)
		}
	}
}
