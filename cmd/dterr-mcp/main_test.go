package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// binaries are built once: the server and, beside it, dterr.
var binaries struct {
	once   sync.Once
	folder string
	err    error
}

func TestMain(m *testing.M) {
	code := m.Run()
	if binaries.folder != "" {
		_ = os.RemoveAll(binaries.folder)
	}
	os.Exit(code)
}

// built gives the path of a program of the module, built as releases are.
func built(t *testing.T, name string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("builds programs")
	}
	binaries.once.Do(func() {
		if binaries.folder, binaries.err = os.MkdirTemp("", "dterr-mcp"); binaries.err != nil {
			return
		}
		for _, p := range []string{".", "./cmd/dterr-mcp"} {
			c := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w -X main.version=1.2.3", "-o", binaries.folder+string(filepath.Separator), p)
			c.Dir, c.Env = "../..", append(os.Environ(), "CGO_ENABLED=0")
			if out, err := c.CombinedOutput(); err != nil {
				binaries.err = fmt.Errorf("build %s: %w\n%s", p, err, out)
				return
			}
		}
	})
	if binaries.err != nil {
		t.Fatal(binaries.err)
	}
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	return filepath.Join(binaries.folder, name)
}

// sizeMost is what the server may take on disk, in bytes.
const sizeMost = 16 << 20

// TestSize holds the server to its size, and dterr free of the protocol.
func TestSize(t *testing.T) {
	info, err := os.Stat(built(t, "dterr-mcp"))
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > sizeMost {
		t.Errorf("%d bytes, over %d", info.Size(), sizeMost)
	}
	c := exec.Command("go", "list", "-deps", ".")
	c.Dir = "../.."
	deps, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range strings.Fields(string(deps)) {
		if path == "net/http" || strings.HasPrefix(path, "github.com/modelcontextprotocol/") {
			t.Errorf("dterr links %s", path)
		}
	}
}

// session starts a program and gives a session of the SDK's client with it.
func session(t *testing.T, name string, args ...string) *mcp.ClientSession {
	t.Helper()
	c := exec.Command(built(t, name), args...)
	c.Env = append(os.Environ(), "LC_ALL=C", "DTERR_LANG=")
	c.Stderr = os.Stderr
	s, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), &mcp.CommandTransport{Command: c}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

// TestClient proves that the SDK's client is served over a pipe, by dterr mcp too, and
// that calls may be made at once.
func TestClient(t *testing.T) {
	for _, start := range [][]string{{"dterr-mcp"}, {"dterr", "mcp", "--lang", "zh"}} {
		t.Run(strings.Join(start, " "), func(t *testing.T) {
			s := session(t, start[0], start[1:]...)
			var all sync.WaitGroup
			for _, text := range []string{`{"errcode":40014}`, strings.Repeat("nothing here\n", 100000) + `{"errcode":90018}`, `{"errcode":40035}`} {
				all.Go(func() {
					r, err := s.CallTool(context.Background(), &mcp.CallToolParams{Name: "dterr_explain", Arguments: map[string]any{"text": text}})
					if err != nil || r.IsError || len(r.StructuredContent.(map[string]any)["causes"].([]any)) != 1 {
						t.Errorf("%.20q: %+v, %v", text, r, err)
					}
				})
			}
			all.Wait()
			r, err := s.CallTool(t.Context(), &mcp.CallToolParams{Name: "dterr_lookup", Arguments: map[string]any{"codes": 40014}})
			if err != nil {
				t.Fatal(err)
			}
			want := "oapi/40014 The access_token is not valid"
			if len(start) > 1 {
				want = "oapi/40014 不合法的access_token"
			}
			if got := r.Content[0].(*mcp.TextContent).Text; !strings.HasPrefix(got, want) {
				t.Errorf("got %q", got)
			}
		})
	}
}

// The requests of the two eras of the protocol.
const (
	initialize  = `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}`
	initialized = `{"jsonrpc":"2.0","method":"notifications/initialized"}`
	stateless   = `"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"t","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}}`
)

// answers runs the server on lines that end at once, and gives its answers by id.
func answers(t *testing.T, lines ...string) map[string]map[string]any {
	t.Helper()
	c := exec.Command(built(t, "dterr-mcp"))
	c.Env = append(os.Environ(), "LC_ALL=C", "DTERR_LANG=")
	c.Stdin = strings.NewReader(strings.Join(lines, "\n")) // no line feed behind the last
	var errs bytes.Buffer
	c.Stderr = &errs
	start := time.Now()
	out, err := c.Output()
	if err != nil || errs.Len() > 0 {
		t.Fatalf("%v, stderr %q", err, errs.String())
	}
	if d := time.Since(start); d > 30*time.Second {
		t.Errorf("took %v", d)
	}
	all := map[string]map[string]any{}
	for _, line := range strings.Split(strings.TrimSuffix(string(out), "\n"), "\n") {
		var m map[string]any
		if err := json.Unmarshal([]byte(line), &m); err != nil || m["jsonrpc"] != "2.0" {
			t.Fatalf("no message: %.200q: %v", line, err)
		}
		all[fmt.Sprint(m["id"])] = m
	}
	return all
}

func lookup(id, extra string) string {
	return `{"jsonrpc":"2.0","id":` + id + `,"method":"tools/call","params":{"name":"dterr_lookup","arguments":{"codes":"40014"}` + extra + `}}`
}

// TestEras proves that a request right before the end of the input is answered, in the
// era of initialize and in that of server/discover.
func TestEras(t *testing.T) {
	old := answers(t, initialize, initialized, `{"jsonrpc":"2.0","id":2,"method":"tools/list"}`, lookup("3", ""))
	if got := old["1"]["result"].(map[string]any)["protocolVersion"]; got != "2025-11-25" {
		t.Errorf("negotiated %v", got)
	}
	now := answers(t, `{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{`+stateless+`}}`,
		`{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{`+stateless+`}}`, lookup("3", ","+stateless))
	if got := fmt.Sprint(now["1"]["result"].(map[string]any)["supportedVersions"]); !strings.Contains(got, "2026-07-28") || !strings.Contains(got, "2025-11-25") {
		t.Errorf("supports %v", got)
	}
	if got := now["3"]["result"].(map[string]any)["resultType"]; got != "complete" {
		t.Errorf("result type %v", got)
	}
	for _, all := range []map[string]map[string]any{old, now} {
		list, err := json.Marshal(all["2"]["result"])
		if err != nil || len(list) > 3600 || len(list) < 1000 {
			t.Errorf("tools/list of %d bytes, %v", len(list), err)
		}
		r := all["3"]["result"].(map[string]any)
		if r["isError"] != nil || !strings.Contains(fmt.Sprint(r["content"]), "oapi/40014") {
			t.Errorf("lookup %v", r)
		}
	}
}

// TestHostile proves that nothing that comes over the pipe ends the session, and that
// each request is answered.
func TestHostile(t *testing.T) {
	long := strings.Repeat("x", 20<<20)
	text := func(id, text string) string {
		return `{"jsonrpc":"2.0","id":` + id + `,"method":"tools/call","params":{"name":"dterr_explain","arguments":{"text":"` + text + `"}}}`
	}
	all := answers(t, initialize, initialized,
		`hello`,
		`{"jsonrpc":"2.0","id":`,
		"\xff\xfe\x00",
		`{"jsonrpc":"2.0","id":10,"method":"no/such"}`,
		`{"jsonrpc":"2.0","id":11,"method":"tools/call","params":{"name":"dterr_explain","arguments":`+strings.Repeat(`{"text":`, 3000)+`1`+strings.Repeat(`}`, 3000)+`}}`,
		text("12", long),
		text("13", long+long),
		`{"jsonrpc":"2.0","id":14,"method":"tools/call","params":{"name":"no_such","arguments":{}}}`,
		`{"jsonrpc":"2.0","id":15,"method":"tools/call","params":7}`,
		`{"jsonrpc":"2.0","id":"a","method":"tools/call","params":{"name":"dterr_explain"}}`,
		`{"jsonrpc":"2.0","id":99,"result":{}}`,
		lookup("16", ""), lookup("17", ""))
	for _, id := range []string{"<nil>", "10", "11", "13", "14", "15"} {
		if all[id]["error"] == nil {
			t.Errorf("%s: no error: %.300v", id, all[id])
		}
	}
	for id, want := range map[string]string{"12": "truncated", "16": "oapi/40014", "17": "oapi/40014", "a": "missing argument text"} {
		if got := fmt.Sprint(all[id]["result"]); !strings.Contains(got, want) {
			t.Errorf("%s: %.300s", id, got)
		}
	}
	if len(all) != 11 {
		t.Errorf("%d answers", len(all))
	}
}

// TestVersion proves that both programs are of one release, and that arguments are
// refused.
func TestVersion(t *testing.T) {
	out, err := exec.Command(built(t, "dterr-mcp"), "--version").Output()
	if err != nil || string(out) != "dterr-mcp 1.2.3\n" {
		t.Errorf("%q, %v", out, err)
	}
	if s := session(t, "dterr-mcp"); s.InitializeResult() != nil && s.InitializeResult().ServerInfo.Version != "1.2.3" {
		t.Errorf("server of %s", s.InitializeResult().ServerInfo.Version)
	}
	c := exec.Command(built(t, "dterr-mcp"), "serve")
	out, err = c.Output()
	if c.ProcessState.ExitCode() != 2 || len(out) > 0 {
		t.Errorf("exit %d, stdout %q, %v", c.ProcessState.ExitCode(), out, err)
	}
}
