package cmd

import (
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
