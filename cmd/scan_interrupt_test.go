package cmd_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// scanning is the program itself, which scans a pipe that goes on.
type scanning struct {
	*exec.Cmd
	in        io.WriteCloser
	out, errs output
}

// scanProcess makes a scan ready.
func scanProcess(t *testing.T, args ...string) *scanning {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("no process can be sent an interrupt there")
	}
	dterr, _ := program(t)
	s := &scanning{Cmd: exec.CommandContext(t.Context(), dterr, append([]string{"scan"}, args...)...)} // #nosec G204 -- the program of the test
	s.Stderr = &s.errs
	var err error
	if s.in, err = s.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	return s
}

// feed starts the process and gives it a text.
func (s *scanning) feed(t *testing.T, text string) {
	t.Helper()
	if err := s.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.in.Close(); _ = s.Process.Kill() })
	if _, err := io.WriteString(s.in, text); err != nil {
		t.Fatal(err)
	}
	time.Sleep(500 * time.Millisecond) // far longer than it takes to read it
}

// ended sends a signal and gives the exit code, or the signal that ended the process.
func (s *scanning) ended(t *testing.T, signals ...os.Signal) (exit int, by syscall.Signal) {
	t.Helper()
	for _, sig := range signals {
		if err := s.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		time.Sleep(200 * time.Millisecond)
	}
	err := s.Wait()
	var failed *exec.ExitError
	if err != nil && !errors.As(err, &failed) {
		t.Fatal(err)
	}
	state, _ := s.ProcessState.Sys().(syscall.WaitStatus)
	if state.Signaled() {
		return 0, state.Signal()
	}
	return s.ProcessState.ExitCode(), 0
}

// TestScanSignals ends a scan by a signal: it reports what it has read so far.
func TestScanSignals(t *testing.T) {
	for _, test := range []struct {
		args []string
		sig  os.Signal
		exit int
	}{
		{nil, os.Interrupt, 130},
		{[]string{"--json", "--fail-on", "any"}, os.Interrupt, 130},
		{[]string{"-F"}, os.Interrupt, 130},
		{[]string{"-F"}, syscall.SIGTERM, 143},
	} {
		s := scanProcess(t, test.args...)
		s.Stdout = &s.out
		s.feed(t, lineOf("40014")+lineOf("60011"))
		exit, by := s.ended(t, test.sig)
		got := s.out.String()
		if exit != test.exit || by != 0 || s.errs.String() != "" {
			t.Errorf("%q: exit code %d, %v, stderr %s", test.args, exit, by, &s.errs)
		}
		if !strings.HasPrefix(got, "2 errors of 2 causes") && !strings.Contains(got, `"findings":2,`) {
			t.Errorf("%q: %s", test.args, got)
		}
	}
}

// TestScanTwice interrupts a scan whose report nobody takes: the second interrupt ends it
// at once.
func TestScanTwice(t *testing.T) {
	var log strings.Builder
	for code := range 2000 {
		fmt.Fprintf(&log, "{\"errcode\":%d,\"errmsg\":\"dingtalk\"}\n", 40000+code)
	}
	s := scanProcess(t, "--json")
	if _, err := s.StdoutPipe(); err != nil { // which is not read
		t.Fatal(err)
	}
	s.feed(t, log.String())
	if exit, by := s.ended(t, os.Interrupt, os.Interrupt); by != syscall.SIGINT {
		t.Errorf("exit code %d, %v, stderr %s", exit, by, &s.errs)
	}
}
