package lenient_test

import (
	"encoding/json"
	"fmt"
	"slices"
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

// FuzzSkim passes over anything: what is passed over is JSON, and Parse reads it to
// the same end and forgives nothing.
func FuzzSkim(f *testing.F) {
	for _, s := range []string{`{"a":1,"b":[true,null,{"c":"\"x\\"}]} rest`, "{\n\"a\" : -1.5e3\n}", `{"a":'b'}`, `{"a":1,}`, `{"a":"b" "c"}`, `{"a":{`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		end, ok := lenient.Skim(src, 0, func(m lenient.Skimmed) bool {
			if m.Depth < 1 || m.First && m.Key == nil {
				t.Fatalf("%+v", m)
			}
			return true
		}, func(depth, start int) bool { return depth > 0 && src[start] == '{' })
		if !ok {
			return
		}
		n, stop, read := lenient.Parse(src, 0)
		if !read || stop != end || n.AllQuirks() != 0 {
			t.Fatalf("Parse reads %q to %d, not to %d, quirks %b", src, stop, end, n.AllQuirks())
		}
	})
}

// TestSkim lists what Skim passes over.
func TestSkim(t *testing.T) {
	var got []string
	end, ok := lenient.Skim([]byte(`x{"a":1,"b":["c",{"d":null}],"e":{}}y`), 1, func(m lenient.Skimmed) bool {
		got = append(got, fmt.Sprintf("%d %v %s=%s %v", m.Depth, m.First, m.Key, m.Text, m.Quoted))
		return true
	}, func(depth, start int) bool {
		got = append(got, fmt.Sprintf("%d closed, from %d", depth, start))
		return true
	})
	want := []string{"1 true a=1 false", "1 false b= false", "2 false =c true", "2 false = false", "3 true d=null false", "3 closed, from 17", "1 false e= false", "1 closed, from 1"}
	if !ok || end != 36 || !slices.Equal(got, want) {
		t.Errorf("to %d, %v: %q", end, ok, got)
	}
}
