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
