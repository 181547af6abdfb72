package tables

import (
	"testing"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// What one text writes with a seam is parted in all of them.
func TestPart(t *testing.T) {
	x := &index{pairs: map[string]int{}}
	simple := func(r rune) rune { return r }
	e := data.Entry{Code: "1", Title: data.Text{ZH: "corpId 不对", EN: "corpid list, corpids"}}
	x.addEntry(0, &e, nil, nil, simple)
	x.part()
	if got := joinTokens(x.fields[2].tokens); got != "corp id list corp ids " {
		t.Errorf("parted to %q", got)
	}
	x.number()
	for _, f := range x.fields {
		for _, token := range f.tokens {
			if x.id(token) == 0 {
				t.Errorf("%s has no id", token.Text)
			}
		}
	}
}
