package hits_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd/dterr-site/internal/hits"
)

func TestFind(t *testing.T) {
	for _, x := range []struct {
		query, lang, id string
		guess           bool
	}{
		{"40014", "en", "oapi/40014", false},
		{"shouji yicunzai", "zh", "oapi/60104", false},
		{"qqqqqqqqqq", "zh", "", false},
	} {
		found, guess := hits.Find(x.query, x.lang, "../")
		id := ""
		if len(found) > 0 {
			id = found[0].ID
			if !strings.HasPrefix(found[0].URL, "../"+x.lang+"/oapi/") || found[0].Kind == "" || strings.Join(found[0].Title, "") == "" {
				t.Errorf("%s: %+v", x.query, found[0])
			}
		}
		if id != x.id || guess != x.guess {
			t.Errorf("%s: %q, a guess: %v", x.query, id, guess)
		}
	}
}

// TestNamed reads codes as the command line does, and words as the search does.
func TestNamed(t *testing.T) {
	for in, want := range map[string]string{" 88-60011\n": "oapi/60011", "错误码40014": "oapi/40014", "shouji yicunzai": "oapi/60104"} {
		found, _ := hits.Named(in, "zh", "")
		if len(found) == 0 || found[0].ID != want || strings.Join(found[0].Title, "") == "" {
			t.Errorf("%q: %+v", in, found)
		}
	}
}

// TestFindParts marks what matched: every second part.
func TestFindParts(t *testing.T) {
	found, _ := hits.Find("access_token", "en", "")
	for _, h := range found {
		for n, part := range h.Title {
			if n%2 == 1 && strings.EqualFold(part, "access_token") {
				return
			}
		}
	}
	t.Errorf("nothing is marked in %+v", found)
}
