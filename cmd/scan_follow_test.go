package cmd_test

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
)

// TestScanFollowPipe counts what a pipe gives until it ends, as behind kubectl logs -f:
// the report comes at the end alone, in text and as JSON.
func TestScanFollowPipe(t *testing.T) {
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"scan", "-F"}, "3 errors of 2 causes · 1 success"},
		{[]string{"scan", "--follow", "--json", "-"}, `{"schema":"dterr.scan/1","files":1,"bytes":`},
	} {
		s := begin(t, test.args...)
		s.write(t, lineOf("40014"))
		s.write(t, lineOf("60011")+lineOf("0"))
		time.Sleep(50 * time.Millisecond)
		s.write(t, lineOf("40014"))
		if got := s.out.String(); got != "" {
			t.Errorf("%q: before the end there is\n%s", test.args, got)
		}
		_ = s.in.Close()
		s.ends(t, 0)
		if got := s.out.String(); strings.Count(got, test.want) != 1 || s.errs.String() != "" {
			t.Errorf("%q: %s%s", test.args, got, &s.errs)
		}
	}
}

// TestScanFollowInterrupted ends a scan that goes on by an interrupt: it reports what
// came, of a pipe and of files, and says by its exit code that there may be more.
func TestScanFollowInterrupted(t *testing.T) {
	s := begin(t, "scan", "-F")
	s.write(t, lineOf("40014"))
	s.write(t, "INFO what was written before was read\n")
	close(s.interrupt)
	s.ends(t, 130)
	if got := s.out.String(); !strings.HasPrefix(got, "1 error") {
		t.Errorf("%s%s", got, &s.errs)
	}
}

// watched is a scan that is shown on a terminal.
type watched struct {
	running
	keys chan byte
}

func watch(t *testing.T, in io.Reader, columns int, args ...string) *watched {
	t.Helper()
	s := &watched{running: running{interrupt: make(chan struct{}), exit: make(chan int, 1)}, keys: make(chan byte)}
	go func() {
		s.exit <- cmd.Main(append([]string{"scan", "-F"}, args...), cmd.Streams{
			In: in, Out: &s.out, Err: &s.errs,
			InPiped:     func() bool { return true },
			OutTerminal: func() bool { return true },
			Columns:     func() int { return columns },
			Rows:        func() int { return 24 },
			Env:         func(name string) (string, bool) { return map[string]string{"NO_COLOR": "1"}[name], name == "NO_COLOR" },
			Now:         func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) },
			Keys:        func() (<-chan byte, func(), bool) { return s.keys, func() {}, true },
			Interrupted: func() <-chan struct{} { return s.interrupt },
		}, "1.2.3")
	}()
	return s
}

// Screens are taken and given back so.
const (
	taken     = "\x1b[?1049h"
	givenBack = "\x1b[?1049l"
)

// TestScanLive follows several files on a terminal, which grow, are cut and rotated, and
// a part that was rotated before: each is read once, what is counted is shown in place,
// and q ends it with the report.
func TestScanLive(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("open files keep their names")
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "app.log")
	if err := os.WriteFile(name+".1", []byte(lineOf("40014")), 0o600); err != nil {
		t.Fatal(err)
	}
	add := logFile(t, name, "INFO started\n"+lineOf("60011"))
	other := logFile(t, filepath.Join(dir, "web.log"), "")
	s := watch(t, nil, 60, dir)
	s.out.waitFor(t, 1, "2 errors of 2 causes")
	add(lineOf("60020"))
	s.out.waitFor(t, 1, "3 errors of 3 causes")
	other(lineOf("33001"))
	s.out.waitFor(t, 1, "4 errors of 4 causes")

	if err := os.Truncate(name, 0); err != nil {
		t.Fatal(err)
	}
	s.out.waitFor(t, 1, "ends with the report · “")
	add(lineOf("60121"))
	s.out.waitFor(t, 1, "5 errors of 5 causes")

	// The part that took the name of the one before it was read already.
	for _, from := range []string{name + ".1", name} {
		if err := os.Rename(from, strings.Replace(from+".1", ".1.1", ".2", 1)); err != nil {
			t.Fatal(err)
		}
	}
	add(lineOf("90018")) // the last before the new one is there
	s.out.waitFor(t, 1, "6 errors of 6 causes")
	logFile(t, name, lineOf("40078"))
	s.out.waitFor(t, 1, "7 errors of 7 causes")

	s.keys <- 'x'
	s.keys <- 'q'
	s.ends(t, 0)
	before, report, _ := strings.Cut(s.out.String(), givenBack)
	if !strings.HasPrefix(before, taken) || strings.Count(before, taken) != 1 || !strings.HasPrefix(report, "7 errors of 7 causes") {
		t.Errorf("%q\n%s", before[:min(len(before), 40)], report)
	}
	if got := s.errs.String(); strings.Count(got, "was cut or rotated") != 2 {
		t.Errorf("stderr %s", got)
	}
	for frame := range strings.SplitSeq(before, "\x1b[H") {
		for line := range strings.SplitSeq(frame, "\r\n") {
			if n := len([]rune(strings.NewReplacer("\x1b[K", "", "\x1b[J", "", "\x1b[?2026h", "", "\x1b[?2026l", "", taken, "", "\x1b[?25l", "", "\x1b[?7l", "", "\x1b[?7h", "", "\x1b[?25h", "").Replace(line))); n > 60 {
				t.Errorf("%d cells: %q", n, line)
			}
		}
	}
}

// TestScanLivePipe shows what a pipe gives, and is quiet while nothing comes.
func TestScanLivePipe(t *testing.T) {
	r, w := io.Pipe()
	s := watch(t, r, 80)
	if _, err := io.WriteString(w, lineOf("40014")); err != nil {
		t.Fatal(err)
	}
	s.out.waitFor(t, 1, "1 error · ")
	time.Sleep(600 * time.Millisecond) // more than two looks
	n := len(s.out.String())
	time.Sleep(600 * time.Millisecond)
	if got := s.out.String(); len(got) != n {
		t.Errorf("written with no news: %q", got[n:])
	}
	close(s.interrupt)
	s.ends(t, 130)
	if _, report, _ := strings.Cut(s.out.String(), givenBack); !strings.HasPrefix(report, "1 error") {
		t.Errorf("%q", s.out.String())
	}
}

// TestScanLiveFails tells below the screen what could not be read, and follows the rest.
func TestScanLiveFails(t *testing.T) {
	dir := t.TempDir()
	add := logFile(t, filepath.Join(dir, "app.log"), "")
	s := watch(t, nil, 80, filepath.Join(dir, "nosuch.log"), filepath.Join(dir, "app.log"))
	add(lineOf("40014"))
	s.out.waitFor(t, 1, "1 error · ")
	s.keys <- 'Q'
	s.ends(t, 1)
	if got := s.errs.String(); !strings.Contains(got, "nosuch.log") {
		t.Errorf("stderr %s", got)
	}
}
