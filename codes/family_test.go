package codes_test

import (
	"testing"

	"github.com/dterr/dterr/codes"
)

// TestFamilyText proves that every family is named in both languages, and no two alike.
func TestFamilyText(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range codes.Families() {
		x := f.Text()
		if x.ZH == "" || x.EN == "" || seen[x.ZH] || seen[x.EN] {
			t.Errorf("%s is %q", f, x)
		}
		seen[x.ZH], seen[x.EN] = true, true
	}
	if x := codes.Family("nosuch").Text(); x.ZH+x.EN != "" {
		t.Errorf("what is no family is %q", x)
	}
}
