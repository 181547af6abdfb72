package cmd_test

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
)

// robotAt runs verify robot on a published-style example whose sign is right
// and whose timestamp is 2025-11-23 09:20 in China; the clock is a year later.
func robotAt(t *testing.T, in io.Reader, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	code = cmd.Main(append([]string{
		"verify", "robot", "--json", "--secret-env", "S", "--url",
		"https://oapi.dingtalk.com/robot/send?access_token=" + strings.Repeat("0123456789abcdef", 4) +
			"&timestamp=1763860800123&sign=o%2FC4ONvuTcFRfgJzsLQhddm2IgohCM3SiiJeucl9QB8%3D",
	}, args...), cmd.Streams{
		In: in, Out: &o, Err: &e,
		InPiped: func() bool { return in != nil },
		Env: func(name string) (string, bool) {
			return "SECfd319932c3463f2634e5688658b6c4a9123c5b908057194b0ffc2d3c6682979f", name == "S"
		},
		Now: func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) },
	}, "1.2.3")
	return code, o.String(), e.String()
}

// TestVerifyDate proves that the Date of a response on stdin is the clock, that
// --at goes before it, and that any other stdin changes nothing.
func TestVerifyDate(t *testing.T) {
	const response = "HTTP/1.1 200 OK\r\nDate: Sun, 23 Nov 2025 01:21:00 GMT\r\n\r\n{\"errcode\":310000}"
	for _, tt := range []struct {
		name, in string
		args     []string
		want     int
	}{
		{"a response", response, nil, 0},
		{"a late response", strings.Replace(response, "01:21", "03:21", 1), nil, 11},
		{"--at before it", response, []string{"--at", "2026-11-23T01:00:00Z"}, 11},
		{"nothing", "", nil, 11},
		{"a list", "one\ntwo\n", nil, 11},
		{"a response without a date", "HTTP/1.1 200 OK\r\n\r\n", nil, 11},
	} {
		code, out, errs := robotAt(t, strings.NewReader(tt.in), tt.args...)
		if code != tt.want || errs != "" || (code == 11) != strings.Contains(out, `"timestamp-expired"`) {
			t.Errorf("%s: exit code %d, stderr %q\n%s", tt.name, code, errs, out)
		}
	}
}

// TestVerifyLeavesStdin proves that an input that is no response stays where it
// was, for the loop of the shell that reads it.
func TestVerifyLeavesStdin(t *testing.T) {
	name := filepath.Join(t.TempDir(), "list")
	if err := os.WriteFile(name, []byte("first\nsecond\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	robotAt(t, file)
	if rest, _ := io.ReadAll(file); string(rest) != "first\nsecond\n" {
		t.Errorf("left on stdin: %q", rest)
	}
}

// TestVerifySilentPipe proves that a pipe which nobody writes to does not hold
// the program up.
func TestVerifySilentPipe(t *testing.T) {
	t.Parallel()
	r, w := io.Pipe()
	defer w.Close()
	code, out, errs := robotAt(t, r)
	if code != 11 || !strings.Contains(out, `"timestamp-expired"`) || !strings.Contains(errs, "going by the clock") {
		t.Errorf("exit code %d, stderr %q\n%s", code, errs, out)
	}
}
