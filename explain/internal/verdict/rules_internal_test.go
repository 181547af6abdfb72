package verdict

import (
	"math/bits"
	"slices"
	"testing"
)

// TestConditions looks for rules that can never decide: with the conditions of one
// that stands before, or with more, or with a mark that they exclude themselves.
func TestConditions(t *testing.T) {
	rules := slices.Concat(early[:], inside[:], around[:])
	for i, r := range rules {
		if r.all == 0 {
			t.Errorf("%q asks for nothing", r.name)
		}
		if r.all&r.none != 0 {
			t.Errorf("%q asks for what it excludes", r.name)
		}
		if forms := r.all & (ownForm | exception | top | client | api | number | errcode); bits.OnesCount64(uint64(forms)) > 1 {
			t.Errorf("%q asks for two forms", r.name)
		}
		for _, before := range rules[:i] {
			if r.all&before.all == before.all && r.none&before.none == before.none {
				t.Errorf("%q decides wherever %q would", before.name, r.name)
			}
		}
	}
}

// TestStages keeps a rule from asking for marks that are set only after its table.
func TestStages(t *testing.T) {
	const (
		late  = ownCall | ours | theirs | theirsKnown | outweighs | beside | block
		texts = tailWeCom | tailWeChat | dingWords | dingTerms | capitals | capitalID | requestidMember |
			requestIDMember | messageMember | typeMember | dataMember | successMember | envelope | camelCode
	)
	for _, r := range early {
		if (r.all|r.none)&(late|texts) != 0 {
			t.Errorf("%q asks for what is not read yet", r.name)
		}
	}
	for _, r := range inside {
		if (r.all|r.none)&late != 0 {
			t.Errorf("%q asks for the words around", r.name)
		}
	}
}
