package explain_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

func TestPossible(t *testing.T) {
	e := &codes.Entry{Meanings: []codes.Meaning{{Key: "a"}, {Key: "b"}, {Key: "c"}}}
	tests := []struct {
		name string
		f    explain.Finding
		want string
	}{
		{"no entry", explain.Finding{}, ""},
		{"selected", explain.Finding{Entry: e, Meaning: "b"}, "b"},
		{"candidates, best first", explain.Finding{Entry: e, Candidates: []string{"c", "a"}}, "c a"},
		{"nothing tells", explain.Finding{Entry: e}, "a b c"},
	}
	for _, tt := range tests {
		var keys []string
		for _, m := range tt.f.Possible() {
			keys = append(keys, m.Key)
		}
		if got := strings.Join(keys, " "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
