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
	random := rand.New(rand.NewPCG(7, 7)) //nolint:gosec // the same cases in every run
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
