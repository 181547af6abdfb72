package cmd_test

import (
	"math/rand/v2"
	"testing"
)

// TestMaskingSees proves that TestMasking can fail: with masking turned off, its
// inputs show their secrets.
func TestMaskingSees(t *testing.T) {
	some := kinds()
	for _, c := range append(classes(), class{"encodings", 0, directShapes()}) {
		r := rand.New(rand.NewPCG(*leakSeed, 4))
		inputs, seen := 0, 0
		for n := 0; n < 100 || inputs < len(c.shapes)/2; n++ {
			x := trial{class: c.id, shape: c.shapes[n%len(c.shapes)], kind: some[r.IntN(len(some))], seed: uint64(r.Uint32())}
			if !x.build(x.seed) {
				continue
			}
			inputs++
			o := outlet{args: []string{"explain", "--json", "--no-redact"}}
			if out := o.told(t, x.input, x.text); gramsOf(&x.kind, x.value).find(out) != "" {
				seen++
			} else if *leakInputs > 0 {
				t.Logf("-leakcase %s (%s, %s)\n  input %q\n  output %s", x.id(), x.carrier, x.encoding, x.input, out)
			}
		}
		if least := map[string]int{"wrap": 60}[c.id]; 100*seen < max(least, 90)*inputs {
			t.Errorf("%s: only %d of %d inputs show their secret with --no-redact", c.id, seen, inputs)
		}
		t.Logf("%s: %d of %d", c.id, seen, inputs)
	}
}
