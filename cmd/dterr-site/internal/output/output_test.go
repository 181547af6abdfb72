package output_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/dterr/dterr/cmd/dterr-site/internal/output"
)

// file gives what fills a site with one file.
func file(name, content string) func(string) error {
	return func(dir string) error { return os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600) }
}

// names gives what lies in a directory.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, e := range entries {
		all += e.Name() + " "
	}
	return all
}

// TestWrite proves that a site replaces an earlier one whole, and that nothing is left
// beside it.
func TestWrite(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "a", "site")
	for _, name := range []string{"one", "two"} {
		if err := output.Write(dir, file(name, name)); err != nil {
			t.Fatal(err)
		}
		if got := names(t, dir); got != output.Marker+" "+name+" " {
			t.Errorf("the directory holds %s", got)
		}
	}
	if got := names(t, filepath.Dir(dir)); got != "site " {
		t.Errorf("beside the site lies %s", got)
	}
}

// TestForeign proves that a directory with other things in it is left as it is, and that
// an empty one is taken.
func TestForeign(t *testing.T) {
	dir := t.TempDir()
	if err := output.Write(dir, file("index.html", "")); err != nil {
		t.Errorf("an empty directory: %v", err)
	}
	dir = t.TempDir()
	if err := file("thesis.txt", "years of work")(dir); err != nil {
		t.Fatal(err)
	}
	if err := output.Write(dir, file("index.html", "")); !errors.Is(err, output.ErrForeign) {
		t.Errorf("the error is %v", err)
	}
	if got := names(t, dir); got != "thesis.txt " {
		t.Errorf("the directory holds %s", got)
	}
	if err := output.Write(filepath.Join(dir, "thesis.txt"), file("index.html", "")); err == nil {
		t.Error("a file was taken for a directory")
	}
}

// TestFailure proves that a run that fails leaves the earlier site and nothing of its own.
func TestFailure(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	if err := output.Write(dir, file("old", "")); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("disk full")
	err := output.Write(dir, func(made string) error { return errors.Join(file("half", "")(made), broken) })
	if !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	if got := names(t, dir); got != output.Marker+" old " {
		t.Errorf("the directory holds %s", got)
	}
	if got := names(t, parent); got != "site " {
		t.Errorf("beside the site lies %s", got)
	}
}

// TestLink proves that a link to a directory stays one.
func TestLink(t *testing.T) {
	parent := t.TempDir()
	target, link := filepath.Join(parent, "target"), filepath.Join(parent, "link")
	if err := os.Mkdir(target, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
	if err := output.Write(link, file("index.html", "")); err != nil {
		t.Fatal(err)
	}
	if got := names(t, target); got != output.Marker+" index.html " {
		t.Errorf("the target holds %s", got)
	}
}
