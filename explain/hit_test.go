package explain_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/dterr/dterr/explain"
)

// TestHits reads every fixture twice: what a hit says before its finding is made is
// what the finding says.
func TestHits(t *testing.T) {
	inputs, err := filepath.Glob("testdata/shapes/*.in")
	if err != nil || len(inputs) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	for _, path := range inputs {
		in, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		_, err = explain.Hits(bytes.NewReader(in), explain.Options{Source: "stdin", Now: now()}, func(h *explain.Hit) error {
			cause, platform, ok, line, id, api := h.Cause(), h.Platform(), h.OK(), h.Line(), h.RequestID(), h.API()
			at := h.Time()
			f := h.Finding()
			if f == nil {
				if h.Item().Attendance == nil || cause != (explain.Cause{}) {
					t.Errorf("%s: neither a finding nor a record", path)
				}
				return nil
			}
			if cause != f.Cause() || platform != f.Platform || ok != f.OK || line != f.Line || id != f.RequestID || api != f.API || !at.Equal(f.Time) {
				t.Errorf("%s: the hit says %v %s %v %d %q %q, the finding %v %s %v %d %q %q", path,
					cause, platform, ok, line, id, api, f.Cause(), f.Platform, f.OK, f.Line, f.RequestID, f.API)
			}
			if again := h.Finding(); again != f {
				t.Errorf("%s: the finding is made twice", path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
