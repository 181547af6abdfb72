package explain_test

import (
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// exempt lists examples that need not come back as the meaning they stand
// under, with the reason. An entry that no longer needs it fails the test.
var exempt = map[string]string{}

// TestExamples explains every example body of the catalogue: it must come back
// as its own entry and, where the body can tell, as the meaning it stands
// under.
func TestExamples(t *testing.T) {
	entries := codes.Entries()
	n, told := 0, 0
	used := map[string]bool{}
	for i := range entries {
		e := &entries[i]
		for _, ex := range e.Examples {
			n++
			f := firstFailure(findings(t, []byte(ex.Body)), e.Kind() == codes.KindSuccess)
			if f == nil {
				t.Errorf("%s: nothing found in its example %s", e.ID, ex.Body)
				continue
			}
			if f.Primary != e.ID {
				t.Errorf("%s: its example comes back as %s: %s", e.ID, f.Primary, ex.Body)
				continue
			}
			key := e.ID + "#" + ex.Meaning
			switch {
			case f.Meaning == ex.Meaning:
				told++
			case f.Meaning == "" && holds(f.Candidates, ex.Meaning):
			case exempt[key] != "":
				used[key] = true
			default:
				t.Errorf("%s: its example comes back as %q %v: %s", key, f.Meaning, f.Candidates, ex.Body)
			}
		}
	}
	for key := range exempt {
		if !used[key] {
			t.Errorf("%s needs no exemption any more", key)
		}
	}
	t.Logf("%d examples, %d of them told their one meaning", n, told)
}

func firstFailure(found []*explain.Finding, success bool) *explain.Finding {
	for _, f := range found {
		if f.OK == success {
			return f
		}
	}
	return nil
}

func holds(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
