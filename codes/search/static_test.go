package search_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// The tables are data of the binary: the runtime, asked to trace package
// initialisation, has none to report for this package, for codes, which it
// imports, and for what stands below them. One table entry that calls a function
// would cost every command its construction at start-up.
func TestNoInitialisation(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Skip(err)
	}
	cmd := exec.Command(self, "-test.run=^$")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if !strings.Contains(string(out), "init runtime ") {
		t.Skip("this runtime traces no initialisation")
	}
	for line := range strings.Lines(string(out)) {
		if strings.HasPrefix(line, "init github.com/dterr/dterr/codes") {
			t.Errorf("a package initialises at start-up: %s", line)
		}
	}
}
