package explain_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDump compares all that is said of every shape's input with one golden
// file, so that a change anywhere shows what it does everywhere. The entry is
// left out: it is the catalogue's.
func TestDump(t *testing.T) {
	inputs, err := filepath.Glob("testdata/shapes/*.in")
	if err != nil || len(inputs) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	var got bytes.Buffer
	enc := json.NewEncoder(&got)
	enc.SetEscapeHTML(false)
	for _, path := range inputs {
		in, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		got.WriteString("# " + strings.TrimSuffix(filepath.Base(path), ".in") + "\n")
		for _, f := range findings(t, in) {
			f.Entry = nil
			if err := enc.Encode(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	const golden = "testdata/findings.golden"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(got.Bytes(), want) {
		return
	}
	have, wanted := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(have), len(wanted)) {
		if have[i] != wanted[i] {
			t.Fatalf("line %d: got\n%s\nwant\n%s", i+1, have[i], wanted[i])
		}
	}
	t.Fatalf("got %d lines, want %d", len(have), len(wanted))
}
