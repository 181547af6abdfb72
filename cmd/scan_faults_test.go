package cmd_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/dterr/dterr/cmd"
)

// scans runs a scan and gives what it writes.
func scans(t *testing.T, exit int, args ...string) (out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	if got := cmd.Main(append([]string{"scan", "--lang", "en"}, args...), cmd.Streams{In: strings.NewReader(""), Out: &o, Err: &e}, "1.2.3"); got != exit {
		t.Errorf("%q: exit code %d, want %d; %s", args, got, exit, &e)
	}
	return o.String(), e.String()
}

// TestScanBroken reads logs that are cut or corrupt among others: what could be read
// counts, each is named, and the exit code tells.
func TestScanBroken(t *testing.T) {
	var log strings.Builder
	for i := range 20_000 {
		log.WriteString(strings.Repeat(string(rune('a'+i*i*7%26)), i*31%17) + " " + lineOf("40014"))
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(log.String())); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	packed := map[string][]byte{"gz": b.Bytes()}
	if zstd, err := exec.LookPath("zstd"); err == nil {
		c := exec.CommandContext(t.Context(), zstd, "-cq") // #nosec G204 -- found above
		c.Stdin = strings.NewReader(log.String())
		if packed["zst"], err = c.Output(); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	put := func(name string, text []byte) string {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, text, 0o600); err != nil {
			t.Fatal(err)
		}
		return name
	}
	good := put("good.log", []byte(lineOf("60011")))
	for form, all := range packed {
		cut := put("cut."+form, all[:len(all)*9/10])
		broken := bytes.Clone(all)
		for i := len(all) * 9 / 10; i < len(all)*9/10+32; i++ {
			broken[i] ^= 0x5a
		}
		corrupt := put("corrupt."+form, broken)
		out, errs := scans(t, 1, cut, corrupt, good)
		if !strings.Contains(out, "oapi/60011") || strings.Count(errs, "dterr: error: read ") != 2 || !strings.Contains(errs, "cut."+form) || !strings.Contains(errs, "corrupt."+form) {
			t.Errorf("%s: %s\n%s", form, out, errs)
		}
		if form == "gz" && (!strings.Contains(out, "oapi/40014") || !strings.Contains(errs, "is cut short; what could be read counts")) {
			t.Errorf("%s: %s\n%s", form, out, errs)
		}
	}
}

// TestScanOdd reads what is no file: a pipe that was made by name, and a directory that
// holds a link to itself, whose files count once.
func TestScanOdd(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links take rights there")
	}
	dir := t.TempDir()
	logFile(t, filepath.Join(dir, "app.log"), lineOf("40014"))
	if err := os.Symlink(dir, filepath.Join(dir, "loop")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("dangling", filepath.Join(dir, "dangling")); err != nil { // to itself
		t.Fatal(err)
	}
	out, errs := scans(t, 1, dir)
	if !strings.HasPrefix(out, "1 error ·") || strings.Count(errs, "dterr: error") != 1 || !strings.Contains(errs, "dangling") {
		t.Errorf("%s\n%s", out, errs)
	}
	pipe := filepath.Join(dir, "pipe")
	if err := exec.CommandContext(t.Context(), "mkfifo", pipe).Run(); err != nil { // #nosec G204 -- a name of the test
		t.Skip(err)
	}
	go func() { _ = os.WriteFile(pipe, []byte(lineOf("60011")+lineOf("40014")), 0o600) }()
	if out, errs = scans(t, 0, pipe); !strings.HasPrefix(out, "2 errors of 2 causes") || errs != "" {
		t.Errorf("%s\n%s", out, errs)
	}
}
