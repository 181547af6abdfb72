package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd/dterr-mcp/internal/server"
	"github.com/modelcontextprotocol/go-sdk/mcp"
)

var update = flag.Bool("update", false, "write the files under testdata")

// serve starts a server in a language with an environment, and gives a session with it.
func serve(t testing.TB, lang string, env map[string]string) *mcp.ClientSession {
	t.Helper()
	s := server.New(server.Options{
		Version: "1.2.3", Lang: lang,
		Env: func(name string) (string, bool) { v, ok := env[name]; return v, ok },
		Now: func() time.Time { return time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC) },
	})
	here, there := mcp.NewInMemoryTransports()
	if _, err := s.Connect(context.Background(), there, nil); err != nil {
		t.Fatal(err)
	}
	c, err := mcp.NewClient(&mcp.Implementation{Name: "test", Version: "1"}, nil).Connect(context.Background(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return c
}

// call calls a tool and gives its text and its object.
func call(t testing.TB, c *mcp.ClientSession, tool string, arguments any) (text string, object map[string]any, refused bool) {
	t.Helper()
	r, err := c.CallTool(context.Background(), &mcp.CallToolParams{Name: tool, Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Content) != 1 {
		t.Fatalf("%d contents", len(r.Content))
	}
	object, _ = r.StructuredContent.(map[string]any)
	return r.Content[0].(*mcp.TextContent).Text, object, r.IsError
}

// golden holds a text to a file under testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs:\n%s", name, got)
	}
}

// compact encodes as the wire does, without line ends.
func compact(t *testing.T, v any) []byte {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestList holds what every model reads at every start to its budget, and shows what
// changes in it.
func TestList(t *testing.T) {
	c := serve(t, "en", nil)
	list, err := c.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(compact(t, list)); n > server.ListMost {
		t.Errorf("tools/list takes %d bytes, over %d", n, server.ListMost)
	}
	var lines bytes.Buffer
	for _, tool := range list.Tools {
		a := tool.Annotations
		if !a.ReadOnlyHint || !a.IdempotentHint || a.OpenWorldHint == nil || *a.OpenWorldHint {
			t.Errorf("%s: annotations %+v", tool.Name, a)
		}
		lines.Write(compact(t, tool))
	}
	golden(t, "tools.jsonl", lines.Bytes())
}

// TestAnswers shows the answers of all tools, in both languages.
func TestAnswers(t *testing.T) {
	type object = map[string]any
	cases := []struct {
		tool      string
		arguments object
	}{
		{"dterr_lookup", object{"codes": "40014"}},
		{"dterr_lookup", object{"codes": 40014, "full": true}},
		{"dterr_lookup", object{"codes": -1}},
		{"dterr_lookup", object{"codes": []any{"88/60011"}}},
		{"dterr_lookup", object{"codes": []any{40035, "robot/310000", "nosuchcode", 403}}},
		{"dterr_lookup", object{"codes": "invalidParameter", "call": "/v1.0/robot/oToMessages/batchSend"}},
		{"dterr_search", object{"query": "调用太频繁"}},
		{"dterr_search", object{"query": "qianming", "n": 2}},
		{"dterr_search", object{"query": "xyzzy plugh"}},
		{"dterr_classify", object{"codes": []any{"40014", 90018, "nosuchcode"}}},
		{"dterr_classify", object{}},
		{"dterr_explain", object{"text": `{"errcode":88,"sub_code":"60011","sub_msg":"no permission"}`}},
		{"dterr_explain", object{"text": object{"code": "Forbidden.AccessDenied.AccessTokenPermissionDenied", "requestid": "F6D1-33", "message": "no scope", "accessdenieddetail": object{"requiredScopes": []string{"Contact.User.Read"}}}}},
		{"dterr_explain", object{"text": `{"errcode":0,"errmsg":"ok"}`}},
		{"dterr_explain", object{"text": "hello"}},
		{"dterr_retry", object{"text": `{"errcode":90018}`}},
		{"dterr_retry", object{"text": `{"errcode":0,"errmsg":"ok"}`}},
		{"dterr_retry", object{"text": "hello"}},
		{"dterr_api", object{"call": "POST /topapi/v2/user/get"}},
		{"dterr_api", object{"call": "发送工作通知"}},
		{"dterr_api", object{"call": "qyapi_get_member"}},
		{"dterr_api", object{"call": "/no/such/call"}},
		{"dterr_verify", object{"subject": "robot", "scheme": "incoming", "timestamp": 1763859600000, "sign": "x", "secret_env": "SECRET"}},
		{"dterr_verify", object{"subject": "jsapi", "url": "https://app.example.com/#x", "ticket_env": "SECRET", "nonce": "n", "timestamp": "1763859600", "signature": "00"}},
		{"dterr_verify", object{"subject": "callback", "query": "signature=x&timestamp=1763859600000&nonce=n", "body": object{"encrypt": "xx"}, "token_env": "SECRET", "aes_key_env": "SECRET"}},
	}
	for _, lang := range []string{"en", "zh"} {
		c := serve(t, lang, map[string]string{"SECRET": "s3cr3t-of-the-app"})
		var out bytes.Buffer
		for _, tt := range cases {
			text, object, refused := call(t, c, tt.tool, tt.arguments)
			if refused {
				t.Errorf("%s %v: %s", tt.tool, tt.arguments, text)
			}
			data := string(compact(t, object))
			if tt.tool == "dterr_classify" && len(tt.arguments) == 0 {
				// How many codes a kind has changes with every row of the catalogue.
				for _, kind := range object["results"].([]any) {
					n := fmt.Sprint(kind.(map[string]any)["count"])
					text = strings.Replace(text, " "+n, " N", 1)
					data = strings.Replace(data, `"count":`+n+",", `"count":N,`, 1)
				}
			}
			out.WriteString("# " + tt.tool + " " + string(compact(t, tt.arguments)) + text + "\n" + data + "\n")
			if n := tokens(text); n > 120 {
				t.Errorf("%s %v: %d tokens", tt.tool, tt.arguments, n)
			}
			if strings.Contains(out.String(), "s3cr3t") {
				t.Fatalf("%s shows the secret", tt.tool)
			}
		}
		golden(t, "answers."+lang+".txt", out.Bytes())
	}
}

// tokens counts the tokens of a text, rather too many than too few.
func tokens(s string) int {
	n := 0
	for _, r := range s {
		if n += 33; r >= 0x80 {
			n += 67
		}
	}
	return (n + 99) / 100
}

// TestMisuse proves that what is wrong with a call is named, and that nothing secret is
// repeated.
func TestMisuse(t *testing.T) {
	type object = map[string]any
	c := serve(t, "en", nil)
	many := make([]int, 101)
	for _, tt := range []struct {
		tool      string
		arguments any
		want      string
	}{
		{"dterr_lookup", object{}, "missing argument codes"},
		{"dterr_lookup", object{"code": 1}, `unknown argument "code"; there are: codes, call, full`},
		{"dterr_lookup", object{"codes": object{"a": 1}}, "argument codes: want string / integer / array"},
		{"dterr_lookup", object{"codes": []any{[]any{1}}}, "argument codes: want string / integer / array"},
		{"dterr_lookup", object{"codes": 40014.5}, "argument codes: want string / integer / array"},
		{"dterr_lookup", object{"codes": []any{}}, "argument codes holds no code"},
		{"dterr_lookup", object{"codes": many}, "at most 100 codes at once"},
		{"dterr_lookup", object{"codes": 1, "full": "yes"}, "argument full: want boolean"},
		{"dterr_lookup", []int{1}, "arguments: want an object"},
		{"dterr_explain", object{"text": 5}, "argument text: want string / object"},
		{"dterr_explain", object{"text": " \n"}, "argument text is empty"},
		{"dterr_search", object{"query": "x", "n": 0}, "argument n: want integer > 0"},
		{"dterr_search", object{"query": " "}, "argument query is empty"},
		{"dterr_api", object{"call": ""}, "argument call is empty"},
		{"dterr_verify", object{"subject": "email"}, "argument subject: want robot / callback / jsapi"},
		{"dterr_verify", object{"subject": "robot"}, "this check misses arguments: url"},
		{"dterr_verify", object{"subject": "jsapi", "url": "https://a.example"}, "this check misses arguments: ticket_env, nonce, timestamp, signature"},
		{"dterr_verify", object{"subject": "robot", "url": "https://a.example", "secret_env": "SEC5e1fa9b02c4d"}, "the variable that secret_env names is not set where the server was started; the secret itself is no argument"},
		{"dterr_lookup", object{"codes": 1, "x\u202e\x1b[31mSEC5e1fa9b02c4d5e1fa9b02c4d5e1fa9b02c4d5e1fa9b02c4d5e1fa9b02c4d5e1f": 1}, `unknown argument "x\u202e\x1b[31m‹sec_secret#1›"; there are: codes, call, full`},
	} {
		if got, _, refused := call(t, c, tt.tool, tt.arguments); got != tt.want || !refused {
			t.Errorf("%s %v\ngot  %s\nwant %s", tt.tool, tt.arguments, got, tt.want)
		}
	}
	if _, err := c.CallTool(t.Context(), &mcp.CallToolParams{Name: "nope"}); err == nil || !strings.Contains(err.Error(), `unknown tool "nope"`) {
		t.Errorf("unknown tool: %v", err)
	}
}
