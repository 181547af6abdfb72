package cmd

import (
	"os"
	"strings"
	"testing"
)

// TestIsFileName proves that each way to write the name of a file is told from a
// code and from a word, and nothing else is.
func TestIsFileName(t *testing.T) {
	for _, name := range strings.Fields("/a ./a ../a ~/a a.log A.LOG a.json a.jsonl a.txt a.gz a.log.zst a.html a.har a.out") {
		if !isFileName(name) {
			t.Errorf("%q is no name of a file", name)
		}
	}
	for _, word := range strings.Fields("40014 oapi/40014 Forbidden.AccessDenied log .a a.b ~a") {
		if isFileName(word) {
			t.Errorf("%q is the name of a file", word)
		}
	}
}

// TestMeantFile proves that a path to a file that is named like a code means the file,
// and the bare name the code.
func TestMeantFile(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.WriteFile("40014", []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]string{"./40014": "explain", "40014": "lookup", "./40015": "lookup"} {
		if got := meant([]string{word}); got != want {
			t.Errorf("%s means %q, want %q", word, got, want)
		}
	}
}
