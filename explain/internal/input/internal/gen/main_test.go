package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestGenerated holds gb18030_gen.go against what is written today.
func TestGenerated(t *testing.T) {
	out := filepath.Join(t.TempDir(), "gb18030_gen.go")
	if err := run(out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("../../gb18030_gen.go")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("gb18030_gen.go is old: go generate ./explain/internal/input")
	}
}
