package logfile_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd/internal/logfile"
)

// text is a log of a quarter of a megabyte that no program packs to nothing.
func text() []byte {
	r := rand.New(rand.NewPCG(3, 4))
	var b bytes.Buffer
	for b.Len() < 256<<10 {
		b.WriteString(`2026-11-29 12:00:00 ERROR {"errcode":40014,"request_id":"`)
		for range 12 {
			b.WriteByte("0123456789abcdef"[r.IntN(16)])
		}
		b.WriteString("\"}\n")
	}
	return b.Bytes()
}

// packers pack what they read from stdin.
var packers = []struct {
	ending  string
	command []string
}{
	{".gz", []string{"gzip", "-c"}},
	{".bz2", []string{"bzip2", "-c"}},
	{".zst", []string{"zstd", "-cq"}},
	{".xz", []string{"xz", "-c1"}},
	{".lzma", []string{"xz", "-c1", "--format=lzma"}},
	{".lz4", []string{"lz4", "-cq"}},
	{".br", []string{"brotli", "-c", "-q", "1"}},
	{".Z", []string{"compress", "-c"}},
}

// pack packs a text by a program, without which the test is skipped, or fails in CI.
func pack(t *testing.T, command []string, text []byte) []byte {
	t.Helper()
	if _, err := exec.LookPath(command[0]); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("%s is not installed", command[0])
		}
		t.Skipf("%s is not installed", command[0])
	}
	c := exec.CommandContext(t.Context(), command[0], command[1:]...) // #nosec G204 -- one of the table above
	c.Stdin = bytes.NewReader(text)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// read opens a file and reads it.
func read(t *testing.T, name string) ([]byte, error) {
	t.Helper()
	r, err := logfile.Source{Name: name}.Open(t.Context())
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

// TestOpen reads a log in each form: by its bytes, whatever its name is, whole, and what
// there is of it where it is cut or broken, with the error behind.
func TestOpen(t *testing.T) {
	whole := text()
	for _, p := range packers {
		t.Run(p.ending[1:], func(t *testing.T) {
			packed := pack(t, p.command, whole)
			t.Chdir(t.TempDir())
			name := "app.log" + p.ending
			write(t, name, string(packed))
			if got, err := read(t, name); err != nil || !bytes.Equal(got, whole) {
				t.Fatalf("%d bytes of %d, %v", len(got), len(whole), err)
			}
			write(t, name, string(packed[:len(packed)/2]))
			got, err := read(t, name)
			checkBroken(t, p.ending, whole, got, err, logfile.ErrCut)

			broken := bytes.Clone(packed)
			for i := len(broken) / 2; i < len(broken)/2+64; i++ {
				broken[i] ^= 0x5a
			}
			write(t, name, string(broken))
			if got, err = read(t, name); p.ending != ".br" && p.ending != ".Z" { // these have no sum
				checkBroken(t, p.ending, whole, got, err, logfile.ErrCorrupt)
			}
			if p.ending == ".br" || p.ending == ".lzma" {
				return // nothing but the name tells of them
			}
			write(t, "odd", string(packed))
			if got, err := read(t, "odd"); err != nil || !bytes.Equal(got, whole) {
				t.Errorf("by its bytes alone: %d bytes of %d, %v", len(got), len(whole), err)
			}
		})
	}
	t.Run("plain", func(t *testing.T) {
		t.Chdir(t.TempDir())
		for _, name := range []string{"app.log", "app.log.gz", "app.log.br", "app.log.lzma", "app.log.bz2"} {
			for _, text := range []string{"", "a line\n", "BZh9 is what a file of bzip2 begins with\n", "钉钉\n"} {
				write(t, name, text)
				r, err := logfile.Source{Name: name}.Open(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				file, ok := r.(*os.File)
				if !ok {
					t.Fatalf("%s of %q is not the file itself", name, text)
				}
				if got, err := io.ReadAll(file); err != nil || string(got) != text {
					t.Errorf("%q, %v; want %q", got, err, text)
				}
				_ = file.Close()
			}
		}
	})
}

// TestPackedAt tells of a packed file how far it is read, whoever unpacks it.
func TestPackedAt(t *testing.T) {
	for _, p := range packers {
		t.Run(p.ending[1:], func(t *testing.T) {
			packed := pack(t, p.command, text())
			t.Chdir(t.TempDir())
			write(t, "app.log"+p.ending, string(packed))
			r, err := logfile.Source{Name: "app.log" + p.ending}.Open(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			defer r.Close()
			if _, err := io.ReadFull(r, make([]byte, 1)); err != nil {
				t.Fatal(err)
			}
			if at := r.(logfile.Packed).At(); at <= 0 || at > int64(len(packed)) {
				t.Errorf("%d of %d bytes", at, len(packed))
			}
		})
	}
}

// checkBroken checks what was read of a file that is broken.
func checkBroken(t *testing.T, ending string, whole, got []byte, err, want error) {
	t.Helper()
	var failed *logfile.ProgramError
	switch {
	case ending == ".gz" || ending == ".bz2":
		if !errors.Is(err, want) {
			t.Errorf("the error is %v, want %v", err, want)
		}
	case ending == ".Z": // it has neither a sum nor an end
	case !errors.As(err, &failed) || failed.Exit < 1 || failed.Last == "":
		t.Errorf("the error is %v", err)
	}
	large := ending != ".gz" && ending != ".zst" && ending != ".Z" // their blocks are, or what they keep
	cut := errors.Is(want, logfile.ErrCut)
	if len(got) == 0 && !large || cut && (!bytes.HasPrefix(whole, got) || len(got) >= len(whole)) {
		t.Errorf("%d bytes were read", len(got))
	}
}

// TestGzipMembers reads several members, with noughts behind them as on tapes, and tells
// of what else stands there.
func TestGzipMembers(t *testing.T) {
	t.Chdir(t.TempDir())
	var packed bytes.Buffer
	for _, text := range []string{"one\n", "", "two\n"} {
		w := gzip.NewWriter(&packed)
		_, _ = io.WriteString(w, text)
		_ = w.Close()
	}
	for _, test := range []struct {
		name, behind string
		want         error
	}{
		{"nothing", "", nil},
		{"noughts", strings.Repeat("\x00", 600), nil},
		{"the first byte of a member", "\x1f", logfile.ErrCut},
		{"half a head", "\x1f\x8b\x08\x00", logfile.ErrCut},
		{"something else", "text", logfile.ErrCorrupt},
		{"something behind noughts", "\x00\x00x", logfile.ErrCorrupt},
	} {
		write(t, "a.gz", packed.String()+test.behind)
		if got, err := read(t, "a.gz"); string(got) != "one\ntwo\n" || !errors.Is(err, test.want) {
			t.Errorf("%s: %q, %v; want %v", test.name, got, err, test.want)
		}
	}
	whole := packed.Bytes()
	write(t, "a.gz", string(whole[:len(whole)-3]))
	if got, err := read(t, "a.gz"); string(got) != "one\ntwo\n" || !errors.Is(err, logfile.ErrCut) {
		t.Errorf("without its sum: %q, %v", got, err)
	}
}

// TestMissingProgram names the packages of a program that is not there, and takes none
// from the present directory.
func TestMissingProgram(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.log.zst", "\x28\xb5\x2f\xfd\x00")
	write(t, "zstd", "#!/bin/sh\necho run\n")
	if err := os.Chmod("zstd", 0o700); err != nil { // #nosec G302 -- a program of the test
		t.Fatal(err)
	}
	for _, path := range []string{"", ".", filepath.Join("..", filepath.Base(mustGetwd(t)))} {
		t.Setenv("PATH", path)
		_, err := read(t, "a.log.zst")
		var missing *logfile.MissingError
		if !errors.As(err, &missing) || *missing != (logfile.MissingError{Name: "a.log.zst", Program: "zstd", Debian: "zstd", Brew: "zstd"}) {
			t.Errorf("PATH %q: %v", path, err)
		}
	}
}

func mustGetwd(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// children counts the processes that this one started and did not wait for.
func children(t *testing.T) int {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("only Linux lists the children of a process")
	}
	n := 0
	tasks, _ := filepath.Glob("/proc/self/task/*/children")
	for _, task := range tasks {
		list, err := os.ReadFile(task) // #nosec G304 -- of the process itself
		if err != nil {
			continue
		}
		n += len(strings.Fields(string(list)))
	}
	return n
}

// settles waits until no child is left and no more goroutines than before.
func settles(t *testing.T, goroutines int) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); children(t) > 0 || runtime.NumGoroutine() > goroutines; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d children, %d goroutines of %d", children(t), runtime.NumGoroutine(), goroutines)
		}
	}
}

// TestEarlyClose ends the program of a file that is closed before its end, or whose
// context ends.
func TestEarlyClose(t *testing.T) {
	packed := pack(t, []string{"zstd", "-cq"}, bytes.Repeat(text(), 32))
	t.Chdir(t.TempDir())
	write(t, "a.zst", string(packed))
	before := runtime.NumGoroutine()
	for range 3 {
		ctx, cancel := context.WithCancel(t.Context())
		r, err := logfile.Source{Name: "a.zst"}.Open(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(r, make([]byte, 1000)); err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(r.Close(), r.Close()); err != nil {
			t.Error(err)
		}
		if n, err := r.Read(make([]byte, 10)); n != 0 || !errors.Is(err, os.ErrClosed) {
			t.Errorf("behind its end: %d, %v", n, err)
		}
		cancel()
		settles(t, before)
	}
	ctx, cancel := context.WithCancel(t.Context())
	r, err := logfile.Source{Name: "a.zst"}.Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadFull(r, make([]byte, 1000)); err != nil {
		t.Fatal(err)
	}
	cancel()
	if n, err := io.Copy(io.Discard, r); !errors.Is(err, context.Canceled) || n >= 8<<20 {
		t.Errorf("a context that ended: %d bytes, %v", n, err)
	}
	_ = r.Close()
	settles(t, before)
}

// TestOpenOthers opens what is no file on a disk as it is.
func TestOpenOthers(t *testing.T) {
	t.Chdir(t.TempDir())
	for name, want := range map[string]error{"none": os.ErrNotExist, ".": syscall.EISDIR, logfile.Stdin: errors.ErrUnsupported} {
		if r, err := (logfile.Source{Name: name}).Open(t.Context()); !errors.Is(err, want) || r != nil {
			t.Errorf("%q: %v, want %v", name, err, want)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	if out, err := exec.CommandContext(t.Context(), "mkfifo", "pipe").CombinedOutput(); err != nil {
		t.Skipf("mkfifo: %s", out)
	}
	sources, errs := logfile.Find([]string{"pipe", "."})
	if len(sources) != 1 || len(errs) > 0 {
		t.Fatalf("%v, %v", sources, errs)
	}
	go func() { _ = os.WriteFile("pipe", []byte("\x1f\x8b is no file\n"), 0o600) }()
	if got, err := read(t, "pipe"); err != nil || string(got) != "\x1f\x8b is no file\n" {
		t.Errorf("%q, %v", got, err)
	}
}

// TestWhole reads files that change meanwhile.
func TestWhole(t *testing.T) {
	t.Chdir(t.TempDir())
	long := strings.Repeat("a line\n", 1000)
	for _, test := range []struct {
		name   string
		change func() error
		want   string
		err    error
	}{
		{"nothing", func() error { return nil }, long, nil},
		{"grown", func() error { return appendTo("a.log", "one more\n") }, long + "one more\n", nil},
		{"cut behind what was read", func() error { return os.Truncate("a.log", 3500) }, long[:3500], logfile.ErrTruncated},
		{"cut before it", func() error { return os.Truncate("a.log", 0) }, long[:100], logfile.ErrTruncated},
		{"cut and written to", func() error { return errors.Join(os.Truncate("a.log", 0), appendTo("a.log", long[:150])) }, long[:150], logfile.ErrTruncated},
		{"replaced", func() error {
			return errors.Join(os.Rename("a.log", "b.log"), os.WriteFile("a.log", []byte("x"), 0o600))
		}, long, nil},
		{"deleted", func() error { return os.Remove("a.log") }, long, nil},
	} {
		write(t, "a.log", long)
		file, err := os.Open("a.log")
		if err != nil {
			t.Fatal(err)
		}
		w, err := logfile.NewWhole(file)
		if err != nil {
			t.Fatal(err)
		}
		head := make([]byte, 100)
		if _, err := io.ReadFull(w, head); err != nil {
			t.Fatal(err)
		}
		if runtime.GOOS == "windows" && (test.name == "replaced" || test.name == "deleted") {
			_ = file.Close()
			continue // open files keep their names
		}
		if err := test.change(); err != nil {
			t.Fatal(err)
		}
		rest, err := io.ReadAll(w)
		if got := string(head) + string(rest); got != test.want || !errors.Is(err, test.err) || test.err == nil && err != nil {
			t.Errorf("%s: %d bytes, %v; want %d, %v", test.name, len(got), err, len(test.want), test.err)
		}
		if err := w.Check(int64(len(test.want))); !errors.Is(err, test.err) {
			t.Errorf("%s: asked, it is %v", test.name, err)
		}
		_ = file.Close()
	}
	if runtime.GOOS == "linux" { // of no size, whatever can be read of it
		file, err := os.Open("/proc/self/status")
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		w, err := logfile.NewWhole(file)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(w); err != nil || len(got) == 0 {
			t.Errorf("%d bytes, %v", len(got), err)
		}
	}
}

func appendTo(name, text string) error {
	f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0o600) // #nosec G304 -- a file of the test
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}
