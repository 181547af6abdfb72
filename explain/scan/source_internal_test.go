package scan

import (
	"strings"
	"testing"
)

// TestSource masks the names of inputs like what comes from them.
func TestSource(t *testing.T) {
	const name, log = "app-13812345678-SECabcdefgh12345678.log", "2026-11-22 10:00:00,000 ERROR {\"errcode\":40014,\"errmsg\":\"不合法的access_token\"}\n"
	for _, raw := range [...]bool{false, true} {
		for _, workers := range [...]int{1, 2} {
			o := options()
			o.Explain.NoRedact, o.Workers = raw, workers
			s := New(o)
			if err := s.Read(name, strings.NewReader(log)); err != nil {
				t.Fatal(err)
			}
			out := encoded(t, s.Result())
			if !strings.Contains(out, `"source"`) || strings.Contains(out, "13812345678") != raw || strings.Contains(out, "SECabc") != raw {
				t.Errorf("%d workers, as it is %v: %s", workers, raw, out)
			}
		}
	}
}
