package cmd_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd"
)

// sleepLog is the variable that makes this test binary dterr itself, for scripts
// that call it. It names the file where the pauses are noted instead of made.
const sleepLog = "DTERR_TEST_SLEEP_LOG"

func TestMain(m *testing.M) {
	if log, ok := os.LookupEnv(sleepLog); ok {
		os.Exit(standIn(log))
	}
	os.Exit(m.Run())
}

// standIn is dterr with the streams of this process, but for the pauses.
func standIn(log string) int {
	return cmd.Main(os.Args[1:], cmd.Streams{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Env: os.LookupEnv,
		InPiped: func() bool {
			info, err := os.Stdin.Stat()
			return err == nil && info.Mode()&os.ModeNamedPipe != 0
		},
		Now: func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) },
		Sleep: func(d time.Duration) {
			f, err := os.OpenFile(log, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
			if err == nil {
				_, err = fmt.Fprintf(f, "%s ", d)
			}
			if err = errors.Join(err, f.Close()); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(99)
			}
		},
	}, "1.0.0")
}

// retryLoop gives the script of a README that calls dterr retry, without its
// remarks.
func retryLoop(t *testing.T, readme string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", readme))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, block := range regexp.MustCompile("(?s)```sh\n(.*?)```").FindAllStringSubmatch(string(text), -1) {
		if strings.Contains(block[1], "dterr retry") {
			found = append(found, regexp.MustCompile(`(?m) +# .*$`).ReplaceAllString(block[1], ""))
		}
	}
	if len(found) != 1 {
		t.Fatalf("%s has %d scripts that call dterr retry, want 1", readme, len(found))
	}
	return found[0]
}

// TestReadmeLoop runs the READMEs' loop of calls against a server that answers as
// the cases say, under every shell at hand. The last answer is given again and
// again; without any, nobody listens.
func TestReadmeLoop(t *testing.T) {
	loop := retryLoop(t, "README.md")
	if zh := retryLoop(t, "README.zh-CN.md"); zh != loop {
		t.Errorf("the READMEs differ\n%s\n%s", loop, zh)
	}
	for _, tool := range []string{"sh", "curl", "jq"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skip(err)
		}
	}
	const (
		good   = `{"errcode":0,"errmsg":"ok"}`
		often  = `{"errcode":90018,"errmsg":"您的服务器调用钉钉开放平台接口过于频繁"}`
		busy   = `{"errcode":-1,"errmsg":"系统繁忙"}`
		denied = `{"errcode":40014,"errmsg":"不合法的access_token"}`
	)
	for _, tt := range []struct {
		name    string
		answers []string
		code    int
		calls   int
		slept   string
	}{
		{"success at once", []string{good}, 0, 1, ""},
		{"success in words", []string{`{"errcode":"0","errmsg":"ok"}`}, 0, 1, ""},
		{"success after two that came too often", []string{often, often, good}, 0, 3, "1s 1s"},
		{"success after busy ones", []string{busy, busy, busy, good}, 0, 4, "1s 2s 4s"},
		{"nobody listens", nil, 3, 0, ""},
		{"an empty answer", []string{""}, 3, 1, ""},
		{"a web page", []string{"<html><body>Bad Gateway</body></html>"}, 3, 1, ""},
		{"to be fixed first", []string{denied}, 11, 1, ""},
		{"fixed first after a wait", []string{often, denied}, 11, 2, "1s"},
		{"rounds used up", []string{often}, 10, 5, "1s 1s 1s 1s"},
		{"tries used up", []string{busy}, 10, 4, "1s 2s 4s"},
		{"longer than --max", []string{`{"errcode":130101,"errmsg":"send too fast, exceed 20 times per minute"}`}, 10, 1, ""},
	} {
		for _, shell := range []string{"sh", "dash", "bash"} {
			if _, err := exec.LookPath(shell); err != nil {
				continue
			}
			t.Run(tt.name+"/"+shell, func(t *testing.T) {
				code, calls, slept, said := runLoop(t, shell, loop, tt.answers)
				if code != tt.code || calls != tt.calls || slept != tt.slept {
					t.Errorf("exit code %d after %d calls and pauses of %q, want %d, %d, %q\n%s", code, calls, slept, tt.code, tt.calls, tt.slept, said)
				}
			})
		}
	}
}

// runLoop runs a script under a shell, with dterr on its path and the address of
// a server in URL. It gives the exit code, how often the server was called, the
// pauses that dterr would have made, and what the script printed.
func runLoop(t *testing.T, shell, script string, answers []string) (code, calls int, slept, said string) {
	t.Helper()
	var called atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		n := int(called.Add(1))
		fmt.Fprint(w, answers[min(n, len(answers))-1])
	}))
	defer server.Close()
	if len(answers) == 0 {
		server.Close()
	}
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(dir, "dterr")); err != nil {
		t.Skip(err)
	}
	log := filepath.Join(dir, "slept")
	c := exec.CommandContext(t.Context(), shell, "-c", script+"\necho done\n")
	c.Dir = dir
	// Nothing else of the environment: a proxy would stand between.
	c.Env = []string{"PATH=" + dir + string(os.PathListSeparator) + os.Getenv("PATH"), "URL=" + server.URL, sleepLog + "=" + log}
	out, err := c.CombinedOutput()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	pauses, err := os.ReadFile(log)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	said = string(out)
	code = c.ProcessState.ExitCode()
	if strings.HasSuffix(said, "done\n") != (code == 0) {
		t.Errorf("exit code %d, yet the script went on, or not\n%s", code, said)
	}
	return code, int(called.Load()), strings.TrimSpace(string(pauses)), said
}
