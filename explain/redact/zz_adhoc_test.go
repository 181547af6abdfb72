package redact_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

func TestAdhoc(t *testing.T) {
	files, _ := filepath.Glob("/work/shared/facts/*.tsv")
	for _, f := range files {
		b, _ := os.ReadFile(f)
		for n, line := range strings.Split(string(b), "\n") {
			if out := redact.New().Text(line); out != line {
				for _, cell := range strings.Split(line, "\t") {
					if o := redact.New().Text(cell); o != cell {
						fmt.Printf("%s:%d\n  - %s\n  + %s\n", filepath.Base(f), n+1, cell, o)
					}
				}
			}
		}
	}
	files, _ = filepath.Glob("/work/shared/samples/*.txt")
	for _, f := range files {
		b, _ := os.ReadFile(f)
		m := redact.New()
		for _, line := range strings.Split(string(b), "\n") {
			if out := m.Text(line); out != line {
				fmt.Printf("%s\n  - %s\n  + %s\n", filepath.Base(f), line, out)
			}
		}
	}
}
