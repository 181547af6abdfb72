package transcript

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestMayLead holds the quick look at what stands before a status against the whole.
func TestMayLead(t *testing.T) {
	t.Parallel()
	signs := []string{" ", "\"", "'", "`", "\\", "：", ":", "=", ">", "*", "|", "[", "x", "码", "中", "", "exit ", "/"}
	random := rand.New(rand.NewPCG(7, 7))
	for _, lead := range append(statusLeads[:], statusLead{"amount", false}, statusLead{"", false}) {
		for range 400 {
			before := lead.name
			if random.IntN(2) == 0 {
				before = strings.ToUpper(before)
			}
			for range random.IntN(4) {
				before += signs[random.IntN(len(signs))]
			}
			if random.IntN(4) == 0 {
				before = signs[random.IntN(len(signs))] + before
			}
			if !mayLead(before) && leadOf(before, 404, " not found") < len(statusLeads) {
				t.Fatalf("%q leads to a status", before)
			}
		}
	}
}

// TestMayStand holds the quick look at the bytes beside a status against the whole.
func TestMayStand(t *testing.T) {
	t.Parallel()
	signs := []string{"", " ", "  ", ":", "(", ",", "]", "] ", "{", " : {", " - [", " | \"", ".", "\"", "=", "-", "}", "：", "，", "。", "not found", "client error", ", message=x", "x", "中", "\n", "1"}
	for _, before := range []string{"", "返回", "返回 ", "[", "(", "<", "-> ", "->", "x", "x(", " ", ".", "\"", "="} {
		for _, one := range signs {
			for _, other := range signs {
				behind := one + other
				if isBeside(404, before, behind) && !mayStand(before[max(0, len(before)-1):], behind) {
					t.Errorf("%q stands before a status, and %q behind it", before, behind)
				}
			}
		}
	}
}
