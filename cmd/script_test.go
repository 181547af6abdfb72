package cmd_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs the scripts under testdata/script. Each runs the program
// through cmd.Main with
//
//	dterr EXIT ARGS… [<FILE]
//
// where EXIT is the exit code it must end with and <FILE pipes a file in.
// Variables set the scene: TTY lists the streams that are terminals (in out
// err), NOW is the clock, COLUMNS the width, CLOSED=1 a reader that has gone,
// VARIABLES the names of variables that are set.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:      "testdata/script",
		Cmds:     map[string]func(*testscript.TestScript, bool, []string){"dterr": dterr},
		TestWork: false,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LC_ALL", "C")
			e.Setenv("NOW", "2026-11-23T09:00:00+08:00")
			return nil
		},
	})
}

func dterr(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: dterr EXIT ARGS… [<FILE]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	args = args[1:]
	var in io.Reader = strings.NewReader("")
	piped := false
	if n := len(args) - 1; n >= 0 && strings.HasPrefix(args[n], "<") {
		in, piped = strings.NewReader(ts.ReadFile(args[n][1:])), true
		args = args[:n]
	}
	for i, a := range args {
		args[i] = onDisk(ts, a)
	}
	tty := strings.Fields(ts.Getenv("TTY"))
	s := cmd.Streams{
		In: in, Out: ts.Stdout(), Err: ts.Stderr(),
		InPiped:     func() bool { return piped },
		InTerminal:  func() bool { return has(tty, "in") },
		OutTerminal: func() bool { return has(tty, "out") },
		ErrTerminal: func() bool { return has(tty, "err") },
		Columns:     func() int { n, _ := strconv.Atoi(ts.Getenv("COLUMNS")); return n },
		Language:    func() string { return ts.Getenv("SYSTEM_LANGUAGE") },
		Env:         func(name string) (string, bool) { v := ts.Getenv(name); return v, v != "" },
		Variables:   func() []string { return strings.Fields(ts.Getenv("VARIABLES")) },
		Now:         func() time.Time { return clock(ts) },
		Sleep:       func(d time.Duration) { ts.Logf("slept %s", d) },
	}
	if ts.Getenv("CLOSED") != "" {
		s.Out = closed{}
	}
	if got := cmd.Main(args, s, "1.2.3"); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// onDisk makes the name of a file of the script absolute: the program runs in
// the test's own directory.
func onDisk(ts *testscript.TestScript, arg string) string {
	if path := ts.MkAbs(arg); arg != "" && arg[0] != '-' {
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return arg
}

func clock(ts *testscript.TestScript) time.Time {
	t, err := time.Parse(time.RFC3339, ts.Getenv("NOW"))
	ts.Check(err)
	return t
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// closed is a pipe whose reader has gone.
type closed struct{}

func (closed) Write([]byte) (int, error) {
	return 0, &os.PathError{Op: "write", Path: "stdout", Err: syscall.EPIPE}
}

// run is one run of the program with nothing piped in.
func run(t *testing.T, env map[string]string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = cmd.Main(args, cmd.Streams{
		In: strings.NewReader(""), Out: &o, Err: &e,
		Env: func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		Now: func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) },
	}, "1.2.3")
	return code, o.String(), e.String()
}

// broken fails at every read and write.
type broken struct{}

var errBroken = errors.New("device is gone")

func (broken) Read([]byte) (int, error)  { return 0, errBroken }
func (broken) Write([]byte) (int, error) { return 0, errBroken }

// TestFailures proves that failures of the machine exit with 1 and say what
// was being done.
func TestFailures(t *testing.T) {
	for _, tt := range []struct {
		name string
		args []string
		s    cmd.Streams
		want string
	}{
		{"read", []string{"explain"}, cmd.Streams{In: broken{}, Out: io.Discard}, "dterr: error: read stdin: device is gone\n"},
		{"codes", []string{"lookup", "-"}, cmd.Streams{In: broken{}, Out: io.Discard}, "dterr: error: read stdin: device is gone\n"},
		{"write of an answer that sets the exit code", []string{"lookup", "--json", "40014", "99999999"}, cmd.Streams{In: strings.NewReader(""), Out: broken{}}, "dterr: error: write output: device is gone\n"},
		{"write", []string{"list"}, cmd.Streams{In: strings.NewReader(""), Out: broken{}}, "dterr: error: write output: device is gone\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var errs bytes.Buffer
			tt.s.Err = &errs
			if code := cmd.Main(tt.args, tt.s, "1.2.3"); code != 1 {
				t.Errorf("exit code %d, want 1", code)
			}
			if errs.String() != tt.want {
				t.Errorf("stderr %q, want %q", errs.String(), tt.want)
			}
		})
	}
}
