package cmd_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the completion scripts anew")

// TestCompletions proves that the scripts checked in under completions/ are
// what the program prints, and have the shell evaluate nothing; -update writes
// them.
func TestCompletions(t *testing.T) {
	for _, tt := range []struct{ shell, file string }{
		{"bash", "dterr.bash"},
		{"zsh", "_dterr"},
		{"fish", "dterr.fish"},
		{"powershell", "dterr.ps1"},
	} {
		t.Run(tt.shell, func(t *testing.T) {
			code, out, errs := run(t, nil, "completion", tt.shell)
			if code != 0 || errs != "" {
				t.Fatalf("exit code %d, stderr %q", code, errs)
			}
			for _, evaluates := range []string{"eval", "Invoke-Expression", "iex "} {
				if strings.Contains(out, evaluates) {
					t.Errorf("the script has %q", evaluates)
				}
			}
			path := filepath.Join("..", "completions", tt.file)
			if *update {
				if err := os.WriteFile(path, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if out != string(want) {
				t.Errorf("%s is not what the program prints; run go generate ./cmd", path)
			}
		})
	}
}
