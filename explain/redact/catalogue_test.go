package redact_test

import (
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/redact"
)

// TestCatalogue holds what the server says against the masks: no message of
// the catalogue, no title, no advice and no command line holds a secret, though
// hundreds of them name one.
func TestCatalogue(t *testing.T) {
	check := func(id, s string) {
		t.Helper()
		if got := redact.New().Text(s); got != s {
			t.Errorf("%s changed\n  in  %s\n  got %s", id, s, got)
		}
	}
	for _, e := range codes.Entries() {
		check(e.ID, e.Code)
		check(e.ID, e.Title.ZH)
		check(e.ID, e.Title.EN)
		for _, m := range e.Meanings {
			check(e.ID, m.Message)
			for _, v := range m.Variants {
				check(e.ID, v)
			}
			check(e.ID, m.Title.ZH)
			check(e.ID, m.Title.EN)
			for _, list := range [][]codes.Advice{m.Causes, m.OwnFixes} {
				for _, a := range list {
					check(e.ID, a.ZH)
					check(e.ID, a.EN)
					check(e.ID, a.Run)
				}
			}
		}
	}
}
