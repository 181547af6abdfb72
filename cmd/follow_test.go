package cmd_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
)

// lineOf is a body on a line of its own.
func lineOf(code string) string { return `{"errcode":` + code + `,"errmsg":"dingtalk"}` + "\n" }

// output is what a run has written so far.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// waitFor waits until n times a text was written, far longer than that takes.
func (o *output) waitFor(t *testing.T, n int, text string) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); strings.Count(o.String(), text) < n; time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%q was not written %d times; there is only\n%s", text, n, o)
		}
	}
}

// running is a run that goes on while its input does.
type running struct {
	in        *io.PipeWriter
	out, errs output
	interrupt chan struct{}
	exit      chan int
}

func begin(t *testing.T, args ...string) *running {
	t.Helper()
	r, w := io.Pipe()
	s := &running{in: w, interrupt: make(chan struct{}), exit: make(chan int, 1)}
	t.Cleanup(func() { _ = w.Close() })
	go func() {
		s.exit <- cmd.Main(args, cmd.Streams{
			In: r, Out: &s.out, Err: &s.errs,
			InPiped:     func() bool { return true },
			Now:         func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) },
			Interrupted: func() <-chan struct{} { return s.interrupt },
		}, "1.2.3")
	}()
	return s
}

func (s *running) write(t *testing.T, text string) {
	t.Helper()
	if _, err := io.WriteString(s.in, text); err != nil {
		t.Fatal(err)
	}
}

// ends waits for the exit code.
func (s *running) ends(t *testing.T, want int) {
	t.Helper()
	select {
	case got := <-s.exit:
		if got != want {
			t.Errorf("exit code %d, want %d; stderr %s", got, want, &s.errs)
		}
	case <-time.After(30 * time.Second):
		t.Fatal("the run does not end")
	}
}

// TestEarlyAnswers reads a pipe that goes on: JSON lines are there before it ends, each
// once and on its line, with -f and without, by the name of the command and without it.
func TestEarlyAnswers(t *testing.T) {
	for _, args := range [][]string{{"explain", "--json"}, {"--json"}, {"--json", "-f"}, {"explain", "--json", "--follow", "-"}} {
		s := begin(t, args...)
		s.write(t, lineOf("40014"))
		s.out.waitFor(t, 1, `"line":1,`)
		s.write(t, `{"errcode":600`)
		time.Sleep(50 * time.Millisecond)
		s.write(t, `11,"errmsg":"x"}`)
		s.out.waitFor(t, 1, `"oapi/60011"`)
		s.write(t, "\n"+lineOf("40014"))
		s.out.waitFor(t, 1, `"line":3,`)
		_ = s.in.Close()
		s.ends(t, 0)
		if n := strings.Count(s.out.String(), "\n"); n != 3 || s.errs.String() != "" {
			t.Errorf("%q: %d lines\n%s%s", args, n, &s.out, &s.errs)
		}
	}
}

// TestFollowText tells each cause once in full, with its line, and what repeats it on a
// line; at the end it sums up.
func TestFollowText(t *testing.T) {
	s := begin(t, "-f")
	s.write(t, "INFO started\n"+lineOf("40014"))
	s.out.waitFor(t, 1, "line 2:\n40014  The access_token is not valid")
	s.write(t, lineOf("0")+lineOf("40014"))
	s.out.waitFor(t, 1, "40014 · The access_token is not valid · line 4 · ×2\n")
	s.write(t, lineOf("60011"))
	s.out.waitFor(t, 1, "\n\nline 5:\n60011  ")
	_ = s.in.Close()
	s.ends(t, 0)
	if got := s.out.String(); !strings.Contains(got, "\n\n3 errors, 2 causes · 1 success\n  2×  40014  The access_token is not valid\n  1×  60011  ") || strings.Count(got, "\n40014  ") != 1 {
		t.Errorf("%s", got)
	}
}

// TestFollowTee passes the input on at once and tells of it on stderr.
func TestFollowTee(t *testing.T) {
	s := begin(t, "explain", "-f", "--tee", "--lang", "zh")
	s.write(t, lineOf("40014"))
	s.out.waitFor(t, 1, lineOf("40014"))
	s.errs.waitFor(t, 1, "第 1 行：\n40014  不合法的access_token")
	_ = s.in.Close()
	s.ends(t, 0)
	if got := s.out.String(); got != lineOf("40014") {
		t.Errorf("%s", got)
	}
	s.errs.waitFor(t, 1, "1 个错误\n")
}

// TestInterrupted ends runs by an interrupt: what was found is written.
func TestInterrupted(t *testing.T) {
	for _, test := range []struct {
		args []string
		exit int
		want string
	}{
		{[]string{"explain"}, 130, "40014  The access_token is not valid"},
		{[]string{"explain", "--json"}, 130, `"oapi/40014"`},
		{[]string{"explain", "-f"}, 130, "1 error\n"},
		{[]string{"explain", "--exit-code"}, 11, "40014  The access_token is not valid"},
	} {
		s := begin(t, test.args...)
		s.write(t, lineOf("40014"))
		s.write(t, "INFO what was written before was read\n")
		close(s.interrupt)
		s.ends(t, test.exit)
		if !strings.Contains(s.out.String(), test.want) || s.errs.String() != "" {
			t.Errorf("%q: %s%s", test.args, &s.out, &s.errs)
		}
	}
	for _, args := range [][]string{{"explain"}, {"explain", "--exit-code"}} {
		s := begin(t, args...)
		close(s.interrupt)
		s.ends(t, 130)
		if s.out.String()+s.errs.String() != "" {
			t.Errorf("%q: %s%s", args, &s.out, &s.errs)
		}
	}
}

// logFile is a file that a program logs to.
func logFile(t *testing.T, name, text string) (add func(string)) {
	t.Helper()
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600) // #nosec G304 -- a file of the test
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	add = func(text string) {
		if _, err := f.WriteString(text); err != nil {
			t.Error(err)
		}
	}
	add(text)
	return add
}

// TestFollowFile follows a file that grows, is cut, and is renamed while the program
// still writes to it: what stands in each is told, on its line.
func TestFollowFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("open files keep their names")
	}
	name := filepath.Join(t.TempDir(), "app.log")
	add := logFile(t, name, "INFO started\n"+lineOf("40014"))
	s := begin(t, "explain", "--json", "-f", name)
	s.out.waitFor(t, 1, `"line":2,"platform":"dingtalk","ok":false,"codes":["40014"]`)
	add(lineOf("60011"))
	s.out.waitFor(t, 1, `"line":3,"platform":"dingtalk","ok":false,"codes":["60011"]`)

	if err := os.Truncate(name, 0); err != nil {
		t.Fatal(err)
	}
	s.errs.waitFor(t, 1, "app.log” was cut or rotated, reading from its beginning\n")
	add(lineOf("60020"))
	s.out.waitFor(t, 1, `"line":1,"platform":"dingtalk","ok":false,"codes":["60020"]`)

	if err := os.Rename(name, name+".1"); err != nil {
		t.Fatal(err)
	}
	add(lineOf("33001"))
	s.out.waitFor(t, 1, `"line":2,"platform":"dingtalk","ok":false,"codes":["33001"]`)
	add(`{"errcode":90018}`) // the last before the new one is there
	logFile(t, name, lineOf("60121"))
	s.out.waitFor(t, 1, `"line":1,"platform":"dingtalk","ok":false,"codes":["60121"]`)
	s.errs.waitFor(t, 2, "was cut or rotated")
	close(s.interrupt)
	s.ends(t, 130)
	if got := s.out.String(); strings.Count(got, "\n") != 6 || !strings.Contains(got, `"codes":["90018"]`) {
		t.Errorf("%s", got)
	}
}

// TestInterruptedProcess interrupts the program itself: it writes what it found
// and says by its exit code that there may be more.
func TestInterruptedProcess(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no process can be sent an interrupt there")
	}
	dterr, _ := program(t)
	s := &running{}
	c := exec.CommandContext(t.Context(), dterr, "explain", "--json") // #nosec G204 -- the program of the test
	c.Stdout, c.Stderr = &s.out, &s.errs
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(in, lineOf("40014")); err != nil {
		t.Fatal(err)
	}
	s.out.waitFor(t, 1, `"oapi/40014"`)
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var exit *exec.ExitError
	if err := c.Wait(); !errors.As(err, &exit) || exit.ExitCode() != 130 || s.errs.String() != "" {
		t.Errorf("%v, stderr %s", err, &s.errs)
	}
}
