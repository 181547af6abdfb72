package main

import (
	"compress/gzip"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestLicences proves that the notices name Go and every module that one of the programs
// links on this system, each once and with a text of its own.
func TestLicences(t *testing.T) {
	t.Chdir("../..")
	text, err := licences()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for part := range strings.SplitSeq(text, rule) {
		name, licence, _ := strings.Cut(part, "\n\n")
		names = append(names, name)
		if len(names) > 1 && len(licence) < 200 {
			t.Errorf("the licence of %s is %q", name, licence)
		}
	}
	if !strings.HasPrefix(names[1], "Go, ") {
		t.Errorf("the first is %s", names[1])
	}
	out, err := exec.Command("go", "version", "-m", built(t, "."), built(t, "./cmd/dterr-mcp")).Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := 0
	for line := range strings.Lines(string(out)) {
		if f := strings.Fields(line); len(f) > 2 && f[0] == "dep" {
			linked++
			if !slices.Contains(names, f[1]+" "+f[2]) {
				t.Errorf("no licence of %s %s", f[1], f[2])
			}
		}
	}
	if linked < 15 {
		t.Errorf("%d modules are linked", linked)
	}
	slices.Sort(names)
	if len(slices.Compact(slices.Clone(names))) != len(names) {
		t.Errorf("some stand twice: %q", names)
	}
}

// built builds a program of the module and gives its path.
func built(t *testing.T, pkg string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "program")
	c := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", path, pkg)
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := c.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// TestChangelog proves the form that Debian wants, with what is not released yet under
// the version that is packaged.
func TestChangelog(t *testing.T) {
	const notes = "# Changelog\n\n- not an item\n\n## [Unreleased]\n\n### Added\n\n- `a` and **b**\n\n## [0.1.0] - 2026-01-02\n\n- first " + "words words words words words words words words words words words words words\n"
	const want = `dterr (1.2.3~rc1) unstable; urgency=medium

  * a and b

 -- The dterr authors <dterr@users.noreply.github.com>  Mon, 30 Nov 2026 10:00:00 +0000

dterr (0.1.0) unstable; urgency=medium

  * first words words words words words words words words words words words
    words words

 -- The dterr authors <dterr@users.noreply.github.com>  Fri, 02 Jan 2026 00:00:00 +0000
`
	at := time.Date(2026, 11, 30, 10, 0, 0, 0, time.UTC)
	got := changelog(notes, "1.2.3-rc1", at)
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	packed, err := zipped(got)
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(strings.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	if back, err := io.ReadAll(r); err != nil || string(back) != want || r.Name != "" || !r.ModTime.IsZero() {
		t.Errorf("unpacked: %v, %q, %v", err, r.Name, r.ModTime)
	}
}
