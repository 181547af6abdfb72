package lenient_test

import (
	"encoding/json"
	"testing"

	"github.com/dterr/dterr/explain/lenient"
)

// FuzzParse reads anything: no panic, offsets inside the source, and strict
// JSON gives what encoding/json gives.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`{"a":1}`, `{'a': True, b: 不合法, }`, `[ "a": 1 ]`, `{\"a\":\"b\"}`, "{\n // \"a\":1\n}", `{"a":"\ud83d\ude00`, `{“a”：“b”}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		n, end, ok := lenient.Parse(src, 0)
		if end < 0 || end > len(src) {
			t.Fatalf("end %d of %d", end, len(src))
		}
		if !ok {
			return
		}
		inside(t, n, len(src))
		var m map[string]string
		if n.Kind == lenient.Object && json.Unmarshal(src, &m) == nil && len(m) == len(n.Members) {
			for k, v := range m {
				if got := n.Get(k).Str(); got != v && lenient.SameKey(k, k) && unique(m, k) {
					t.Errorf("%q is %q, want %q", k, got, v)
				}
			}
		}
	})
}

// unique reports whether no other key counts as equal to k.
func unique(m map[string]string, k string) bool {
	for other := range m {
		if other != k && lenient.SameKey(other, k) {
			return false
		}
	}
	return true
}

func inside(t *testing.T, n *lenient.Node, size int) {
	t.Helper()
	if n.Start < 0 || n.End > size || n.Start > n.End {
		t.Fatalf("node from %d to %d of %d", n.Start, n.End, size)
	}
	for _, m := range n.Members {
		inside(t, m.Value, size)
	}
	for _, item := range n.Items {
		inside(t, item, size)
	}
}
