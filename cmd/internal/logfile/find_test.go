package logfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/dterr/dterr/cmd/internal/logfile"
)

// tree makes files below a directory of the test and goes there; a name that ends in a
// slash is a directory. Each holds a line, or what stands behind a blank.
func tree(t *testing.T, names ...string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, name := range names {
		name, text, _ := strings.Cut(name, " ")
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(name, 0o700); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
			t.Fatal(err)
		}
		if text == "" {
			text = "a line of " + name + "\n"
		}
		write(t, name, text)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// found gives the names that Find gives, with slashes.
func found(t *testing.T, args ...string) ([]string, []error) {
	t.Helper()
	sources, errs := logfile.Find(args)
	var names []string
	for _, s := range sources {
		names = append(names, filepath.ToSlash(s.Name))
	}
	return names, errs
}

// wants compares what Find gives, without errors.
func wants(t *testing.T, args []string, want ...string) {
	t.Helper()
	got, errs := found(t, args...)
	if !slices.Equal(got, want) || len(errs) > 0 {
		t.Errorf("Find(%q) gives %q, %v\nwant %q", args, got, errs, want)
	}
}

func TestFindDirectories(t *testing.T) {
	tree(t, "logs/b.log", "logs/a.log", "logs/sub/c.log", "logs/.hidden.log", "logs/.git/d.log", "logs/empty/", "logs/a.bin x\x00y", "logs/core \x7fELF\x00\x00", "logs/z.log.gz \x1f\x8b\x08\x00\x00", "logs/zero")
	write(t, "logs/zero", "")
	wide := "\ufeffone 钉钉\n"
	var le, be []byte
	for _, u := range utf16.Encode([]rune(wide)) {
		le, be = append(le, byte(u), byte(u>>8)), append(be, byte(u>>8), byte(u))
	}
	write(t, "logs/w1.log", string(le))
	write(t, "logs/w2.log", string(be))
	bare := ""
	for _, c := range "a line without a mark of its encoding\n" {
		bare += string(c) + "\x00"
	}
	write(t, "logs/w3.log", bare)
	want := []string{"logs/a.log", "logs/b.log", "logs/sub/c.log", "logs/w1.log", "logs/w2.log", "logs/w3.log", "logs/z.log.gz", "logs/zero"}
	wants(t, []string{"logs"}, want...)
	wants(t, []string{"logs/"}, want...)
	wants(t, []string{"logs/a.bin", "logs/.hidden.log"}, "logs/a.bin", "logs/.hidden.log")
	wants(t, []string{"logs/empty"})
	wants(t, nil)
}

func TestFindOnce(t *testing.T) {
	tree(t, "a.log", "d/b.log")
	abs, err := filepath.Abs("a.log")
	if err != nil {
		t.Fatal(err)
	}
	wants(t, []string{"a.log", "./a.log", abs, "-", "d", "d/b.log", "-"}, "a.log", "-", "d/b.log")
	if runtime.GOOS == "windows" {
		t.Skip("links need a right there")
	}
	for link, to := range map[string]string{"current.log": "a.log", "d/loop": "..", "d/self": "self", "d/to.log": "../a.log", "e": "d"} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Link("a.log", "hard.log"); err != nil {
		t.Fatal(err)
	}
	wants(t, []string{"current.log", "a.log", "hard.log"}, "current.log")
	got, errs := found(t, ".")
	if want := []string{"a.log", "d/b.log"}; !slices.Equal(trimmed(got), want) || len(errs) != 1 || !strings.Contains(errs[0].Error(), "self") {
		t.Errorf("%q, %v; want %q and the link that leads nowhere", got, errs, want)
	}
	if got, _ := found(t, "e"); !slices.Equal(got, []string{"e/b.log", "e/to.log"}) {
		t.Errorf("a link that was named leads to %q", got)
	}
}

func trimmed(names []string) []string {
	for i := range names {
		names[i] = strings.TrimPrefix(names[i], "./")
	}
	return names
}

func TestFindErrors(t *testing.T) {
	tree(t, "a.log", "b/b.log", "c.log")
	for _, test := range []struct {
		args []string
		want []string
		errs int
		is   error
	}{
		{[]string{"a.log", "none.log", "c.log"}, []string{"a.log", "c.log"}, 1, fs.ErrNotExist},
		{[]string{"*.txt", "a.log"}, []string{"a.log"}, 1, fs.ErrNotExist},
		{[]string{"[.log", "a.log"}, []string{"a.log"}, 1, filepath.ErrBadPattern},
		{[]string{"a.log/x"}, nil, 1, nil},
	} {
		got, errs := found(t, test.args...)
		if !slices.Equal(got, test.want) || len(errs) != test.errs || test.is != nil && !errors.Is(errs[0], test.is) {
			t.Errorf("%q: %q, %v", test.args, got, errs)
		}
		for _, err := range errs {
			var path *fs.PathError
			if !errors.As(err, &path) || path.Path == "" {
				t.Errorf("%q: %v names no file", test.args, err)
			}
		}
	}
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		return // everything can be read
	}
	if err := os.Chmod("b", 0); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod("b", 0o700) // #nosec G302 -- a directory of the test
	if got, errs := found(t, "."); !slices.Equal(trimmed(got), []string{"a.log", "c.log"}) || len(errs) != 1 || !errors.Is(errs[0], fs.ErrPermission) {
		t.Errorf("%q, %v", got, errs)
	}
}

func TestFindPatterns(t *testing.T) {
	tree(t, "app.log", "app.log.1", "app.log.2.gz \x1f\x8b", "other.log", ".app.log", "logs/a.log", "logs/x/b.log", "logs/x/y/c.log", "logs/x/c.txt", "logs/.h/d.log", "what[1].log", "img.log \x89PNG\x00")
	wants(t, []string{"app.log*"}, "app.log.2.gz", "app.log.1", "app.log")
	wants(t, []string{"*.log"}, "app.log", "other.log", "what[1].log")
	wants(t, []string{".*.log"}, ".app.log")
	wants(t, []string{"logs/**/*.log"}, "logs/a.log", "logs/x/b.log", "logs/x/y/c.log")
	wants(t, []string{"logs/*/*.log"}, "logs/x/b.log")
	wants(t, []string{"logs/**"}, "logs/a.log", "logs/x/b.log", "logs/x/c.txt", "logs/x/y/c.log")
	wants(t, []string{"**/b.log"}, "logs/x/b.log")
	wants(t, []string{"l?gs/[a-b].log"}, "logs/a.log")
	wants(t, []string{"what[1].log"}, "what[1].log")
	wants(t, []string{"lo*"}, "logs/a.log", "logs/x/b.log", "logs/x/c.txt", "logs/x/y/c.log")
	abs, err := filepath.Abs("logs")
	if err != nil {
		t.Fatal(err)
	}
	wants(t, []string{abs + "/*.log"}, filepath.ToSlash(abs)+"/a.log")
}

// TestRotated gives each set from its oldest part to the log itself.
func TestRotated(t *testing.T) {
	for _, want := range [][]string{
		{"app.log.10", "app.log.9.gz", "app.log.2.zst", "app.log.1", "app.log"},
		{"app-2026-11-28.log", "app-2026-11-29.log", "app.log"},
		{"app.log-20261127.gz", "app.log-20261128.gz", "app.log"},
		{"app.log.2026-11-28", "app.log.2026-11-29", "app.log"},
		{"app.2025-12-31.log", "app.2026-01-01.log", "app.log"},
		{"app_20251231.log", "app_20260101.log", "app.log"},
		{"app-2026-11-28.0.log.gz", "app-2026-11-28.1.log.gz", "app-2026-11-28.10.log.gz", "app-2026-11-29.0.log", "app.log"},
		{"app-2026-11-28.log", "app-2026-11-28.log.1", "app-2026-11-28.log.2"},
		{"app-2026-11-28T08-59-00.000.log.gz", "app-2026-11-28T12-00-00.000.log.gz", "app.log"},
		{"app__2026-11-28_00-00-00.log", "app__2026-11-29_00-00-00.log", "app.log"},
		{"app.log-20261128-1795924800", "app.log-20261128-1795928400", "app.log"},
		{"app.log.1795924800", "app.log.1795928400", "app.log"},
		{"app.log.2026-11-28-09", "app.log.2026-11-28-10", "app.log"},
		{"catalina.2026-09.log", "catalina.2026-10.log", "catalina.log"},
		{"2026-11-28.log", "2026-11-29.log"},
		{"app.2.log", "app.1.log", "app.log"},
		{"app.log.old", "app.log"},
		{"app.log.1", "app.log.0", "app.log"},
		// No parts of one log: their order stays.
		{"b.log", "a.log"},
		{"node-2.log", "node-1.log"},
		{"order20261128001.log", "order20261127001.log"},
		{"v-2026-13-01.log", "v-2026-12-01.log"},
		{"x/app.log", "app.log.1", "y/app.log.1"},
		// Two logs, each where its first part stands.
		{"b.log.2", "b.log.1", "b.log", "a.log.1", "a.log"},
		{"-", "a.log"},
	} {
		var files []string
		for _, name := range want {
			if name != "-" {
				files = append(files, name)
			}
		}
		tree(t, files...)
		wants(t, want, want...)
		if kinds := len(want); kinds > 2 && !strings.HasPrefix(want[0], "x/") {
			turned := slices.Clone(want)
			slices.Reverse(turned)
			if strings.HasPrefix(want[0], "b.log") {
				turned = []string{"b.log", "a.log", "b.log.1", "a.log.1", "b.log.2"}
			}
			wants(t, turned, want...)
		}
	}
}

// TestRotatedParts says of which files of a set nobody writes to them any more: of all
// but the log itself, where that is there.
func TestRotatedParts(t *testing.T) {
	tree(t, "app.log", "app.log.1", "app.log.2.gz", "day.2026-11-28.log", "day.2026-11-29.log", "web.log")
	sources, errs := logfile.Find([]string{"*.log*"})
	if errs != nil {
		t.Fatal(errs)
	}
	var rotated []string
	for _, s := range sources {
		if s.Rotated {
			rotated = append(rotated, s.Name)
		}
	}
	if want := []string{"app.log.2.gz", "app.log.1"}; !slices.Equal(rotated, want) || len(sources) != 6 {
		t.Errorf("%q of %v, want %q", rotated, sources, want)
	}
}

// FuzzRotated orders any names without losing one.
func FuzzRotated(f *testing.F) {
	f.Add("app.log", "app-2026-11-28.log", "app.log.1.gz")
	f.Add("20261128", "2026-11", ".1")
	f.Add("a.99999999999", "a.-.2026-1", ".gz")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		names := []string{a, b, c, a}
		got := logfile.Ordered(names)
		slices.Sort(names)
		slices.Sort(got)
		if !slices.Equal(names, got) {
			t.Errorf("%q became %q", names, got)
		}
	})
}
