package main

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// TestBrowserWords proves where the address stands in a command of BROWSER.
func TestBrowserWords(t *testing.T) {
	const url = "https://open.dingtalk.com/document/a?b=%s&c='d e'"
	for command, want := range map[string][]string{
		"firefox":                 {"firefox", url},
		"firefox --new-tab":       {"firefox", "--new-tab", url},
		"open -a X %s --args":     {"open", "-a", "X", url, "--args"},
		"w3m -o url=%s -o x=%s y": {"w3m", "-o", "url=" + url, "-o", "x=" + url, "y"},
		"  ":                      {},
	} {
		if got := browserWords(command, url); !slices.Equal(got, want) {
			t.Errorf("%q is %q", command, got)
		}
	}
}

// TestBrowse proves that the first browser of BROWSER that starts gets the address as it
// is, as one word that no shell reads.
func TestBrowse(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the browser of the test is a shell script")
	}
	dir := t.TempDir()
	fake, got := filepath.Join(dir, "browser"), filepath.Join(dir, "got")
	if err := os.WriteFile(fake, []byte("#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" >'"+got+"'\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("BROWSER", filepath.Join(dir, "missing")+"::"+fake+" -x")
	if err := browse("https://open.dingtalk.com/document/$(id)?a=1&b=2"); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(got)
	if want := "2\n-x\nhttps://open.dingtalk.com/document/$(id)?a=1&b=2\n"; err != nil || string(content) != want {
		t.Errorf("the browser got %q, %v", content, err)
	}
	t.Setenv("BROWSER", filepath.Join(dir, "missing"))
	if err := browse("https://open.dingtalk.com/"); err == nil {
		t.Error("a browser that does not exist was found")
	}
	t.Setenv("BROWSER", "false:"+fake)
	if err := os.Remove(got); err != nil {
		t.Fatal(err)
	}
	if err := browse("https://open.dingtalk.com/"); err == nil {
		t.Error("a browser that fails went unnoticed")
	}
	if _, err := os.Stat(got); err == nil {
		t.Error("a second browser was started behind one that failed")
	}
}
