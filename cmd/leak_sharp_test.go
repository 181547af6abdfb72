package cmd_test

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestMaskingSees proves that TestMasking can fail: with masking turned off, every
// shape, kind, carrier and encoding shows a secret.
func TestMaskingSees(t *testing.T) {
	seen := make(map[string]bool)
	r := rand.New(rand.NewPCG(*leakSeed, 4))
	look := func(c string, s shape, k kind) {
		x := trial{class: c, shape: s, kind: k, seed: uint64(r.Uint32())}
		if !x.build(x.seed) {
			return
		}
		o := outlet{args: []string{"explain", "--json", "--no-redact"}}
		if gramsOf(&x.kind, x.value).find(o.told(t, x.input, x.text)) != "" {
			for _, part := range []string{c + "/" + s.id, k.id, x.carrier, x.encoding} {
				seen[part] = true
			}
		}
	}
	wanted := []string{}
	some := kinds()
	shapes := 0
	for _, c := range classes() {
		for _, s := range c.shapes {
			shapes++
			wanted = append(wanted, c.id+"/"+s.id)
			for n := 0; n < 2000 && !seen[c.id+"/"+s.id]; n++ {
				look(c.id, s, some[r.IntN(len(some))])
			}
			if s.by == "" {
				t.Errorf("%s/%s: printed by nothing", c.id, s.id)
			}
		}
	}
	direct, encoded := directShapes(), encodedShapes()
	for _, k := range some {
		wanted = append(wanted, k.id)
		for n := 0; n < 2000 && !seen[k.id]; n++ {
			look("direct", direct[r.IntN(len(direct))], k)
		}
	}
	for _, c := range carriers() {
		wanted = append(wanted, c.id)
	}
	for _, e := range encodings() {
		wanted = append(wanted, e.id)
		for n := 0; n < 500 && !seen[e.id]; n++ {
			look("encodings", encoded[r.IntN(len(encoded))], some[r.IntN(len(some))])
		}
	}
	slices.Sort(wanted)
	for i, part := range wanted {
		if i > 0 && part == wanted[i-1] {
			t.Errorf("%s stands there twice", part)
		}
		if !seen[part] {
			t.Errorf("%s never shows a secret, even with --no-redact", part)
		}
	}
	if len(some) < 50 || shapes < 100 {
		t.Errorf("%d kinds, %d shapes", len(some), shapes)
	}
	t.Logf("%d kinds, %d shapes, %d carriers, %d encodings", len(some), shapes, len(carriers()), len(encodings()))
}
