package cmd_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// shows waits until the terminal has shown a text.
func (s *terminal) shows(text string) {
	s.t.Helper()
	s.await(func() bool {
		s.lock.Lock()
		defer s.lock.Unlock()
		return bytes.Contains(s.seen.Bytes(), []byte(text))
	})
}

// TestScanLiveTerminal follows a file and a pipe on a real terminal and ends that by keys:
// the terminal is as it was before, and what is typed is seen by nobody.
func TestScanLiveTerminal(t *testing.T) {
	dterr, _ := program(t)
	for name, test := range map[string]struct{ command, keys, exit string }{
		"q":         {`"$DTERR" --no-pager scan -F app.log`, "q", "0\n"},
		"interrupt": {`"$DTERR" --no-pager scan -F app.log`, "\x03", "130\n"},
		"pipe":      {`mkfifo pipe; { cat app.log; sleep 20; } >pipe & "$DTERR" --no-pager scan -F <pipe`, "xyzq", "0\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "app.log"), []byte(lineOf("40014")), 0o600); err != nil {
				t.Fatal(err)
			}
			env := append(os.Environ(), "DTERR="+dterr, "TERM=xterm", "LC_ALL=C")
			s := interactive(t, dir, env, "sh", "-c", `trap : INT; stty -a >before; printf 'ready> '; `+test.command+`; echo $? >ended; mv ended exit; stty -a >after; read x`)
			s.shows("1 error")
			if exit := s.typeKeys(test.keys, filepath.Join(dir, "exit")); exit != test.exit {
				t.Errorf("exit code %q, want %q", exit, test.exit)
			}
			s.await(func() bool {
				after, _ := os.ReadFile(filepath.Join(dir, "after"))
				before, _ := os.ReadFile(filepath.Join(dir, "before"))
				return len(before) > 0 && bytes.Equal(before, after)
			})
			s.shows("\x1b[?25h\x1b[?1049l")
		})
	}
}

// TestScanProgress shows how much was read of a pipe, on stderr alone and never on a
// terminal that cannot move its cursor, and takes that away before the report.
func TestScanProgress(t *testing.T) {
	dterr, _ := program(t)
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "app.log"), []byte(lineOf("40014")), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ term, shown string }{{"xterm", "38.0 b"}, {"dumb", ""}} {
		env := append(os.Environ(), "DTERR="+dterr, "TERM="+test.term, "LC_ALL=C", "NO_COLOR=1")
		s := interactive(t, dir, env, "sh", "-c", `printf 'ready> '; { cat app.log; sleep 1; } | "$DTERR" scan >report; echo over; read x`)
		s.shows("over")
		s.lock.Lock()
		seen := s.seen.String()
		s.lock.Unlock()
		report, err := os.ReadFile(filepath.Join(dir, "report"))
		if err != nil || !bytes.HasPrefix(report, []byte("1 error")) {
			t.Errorf("%s: %v\n%s", test.term, err, report)
		}
		_, behind, ok := strings.Cut(seen, test.shown)
		if test.shown == "" {
			if seen != prompt+"over\r\n" {
				t.Errorf("%s: %q", test.term, seen)
			}
			continue
		}
		if !ok || !strings.HasSuffix(behind, "\r\x1b[Kover\r\n") {
			t.Errorf("%s: %q", test.term, seen)
		}
	}
}
