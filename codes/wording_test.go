package codes_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// TestWordings folds every message, variant and telling title anew.
func TestWordings(t *testing.T) {
	count := 0
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		for j := range e.Meanings {
			m := &e.Meanings[j]
			var want []codes.Wording
			for _, text := range append([]string{m.Message}, m.Variants...) {
				if text != "" {
					want = append(want, codes.Wording{Text: text, Folded: foldTemplate(text)})
				}
			}
			if len(m.Title.ZH) >= 12 {
				want = append(want, codes.Wording{Text: m.Title.ZH, Folded: codes.FoldMessage(m.Title.ZH), Title: true})
			}
			got := slices.Collect(m.Wordings())
			if !slices.Equal(got, want) {
				t.Fatalf("%s %s: the wordings are %+v, want %+v", e.ID, m.Key, got, want)
			}
			for _, w := range got {
				count++
				if !alike(w.Folded, i, j) {
					t.Fatalf("%s %s: nothing is like its wording %q", e.ID, m.Key, w.Folded)
				}
			}
		}
	}
	if count < 5000 {
		t.Errorf("only %d wordings", count)
	}
	none := codes.Meaning{Message: "不合法的access_token"}
	for w := range none.Wordings() {
		t.Errorf("a meaning that is not of the catalogue has the wording %+v", w)
	}
	for range codes.Alike("") {
		t.Error("something is like an empty message")
	}
}

// alike reports whether a meaning has a wording that a message may be, in which
// each place holds a word.
func alike(wording string, entry, meaning int) bool {
	for w := range codes.Alike(strings.ReplaceAll(wording, codes.PlaceSign, "zoo")) {
		for e, m := range w.Owners() {
			if w.Folded == wording && e == entry && m == meaning {
				return true
			}
		}
	}
	return false
}

// Messages are compared in folded form: with the wordings that begin alike.
func ExampleAlike() {
	message := codes.FoldMessage("不合法的 ACCESS_TOKEN！")
	for w := range codes.Alike(message) {
		for place := range w.Owners() {
			if e := codes.EntryAt(place); w.Folded == message && e.Code == "40014" {
				fmt.Println(e.ID)
			}
		}
	}
	// Output: oapi/40014
}
