package transcript_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/transcript"
)

// body is what the answers of these tests end with.
const body = `{"code":"x"}`

// before reads the call of the body that a text ends with.
func before(text string) transcript.Call {
	return transcript.Before([]byte(text), 0, strings.Index(text, body), strings.Index(text, body)+len(body))
}

func TestBefore(t *testing.T) {
	date := time.Date(2026, 3, 2, 1, 4, 5, 0, time.UTC)
	for _, test := range []struct {
		name, in string
		want     transcript.Call
	}{
		{"nothing around", body, transcript.Call{}},
		{"a call without its host", "`PUT /v1.0/card/streaming` said\n\n" + body, transcript.Call{Method: "PUT", Path: "/v1.0/card/streaming"}},
		{"a path without its host", "（/topapi/v2/user/get）返回" + body, transcript.Call{Path: "/topapi/v2/user/get"}},
		{"a call of another version", "`POST /v2.0/wiki/nodes` said\n\n" + body, transcript.Call{Method: "POST", Path: "/v2.0/wiki/nodes"}},
		{"the nearer call", "we POST /v1.0/zoo/cages and\nGET /v1.0/zoo/keepers\n" + body, transcript.Call{Method: "GET", Path: "/v1.0/zoo/keepers"}},
		{"the beginning of a path", "below /v1.0/zoo nothing\n" + body, transcript.Call{}},
		{"the path of a file", "see docs/topapi/v2/user/get\n" + body, transcript.Call{}},
		{
			"curl -i", "HTTP/1.1 403 Forbidden\r\nServer: DingTalk/1.0.0\r\nDate: Mon, 02 Mar 2026 01:04:05 GMT\r\nContent-Type: application/json;charset=utf-8\r\n" +
				"x-acs-request-id: 6C1E5A90-0D3B-7F42-9A61-2B8D4E7C1F05\r\nRetry-After: 30\r\n\r\n" + body,
			transcript.Call{
				Status: 403, StatusLine: true, Server: "DingTalk/1.0.0", ContentType: "application/json;charset=utf-8",
				RequestID: "6C1E5A90-0D3B-7F42-9A61-2B8D4E7C1F05", RetryAfter: "30", Date: date, Zoned: true,
			},
		},
		{
			"curl -v", "*   Trying 203.0.113.7:443...\n> POST /v1.0/robot/groupMessages/send?a=b HTTP/2\n> Host: API.dingtalk.com:443\n> User-Agent: curl/8.5.0\n>\n" +
				"* upload completely sent off\n< HTTP/2 429\n< content-type: application/json\n<\n" + body,
			transcript.Call{Method: "POST", Host: "api.dingtalk.com", Path: "/v1.0/robot/groupMessages/send", Status: 429, StatusLine: true, ContentType: "application/json"},
		},
		{
			"HTTPie", "POST /topapi/v2/user/get HTTP/1.1\nAccept: */*\nHost: oapi.dingtalk.com\n\n{\"userid\": \"zhao.l\"}\n\n\nHTTP/1.1 200 OK\nContent-Type: application/json\n\n" + body,
			transcript.Call{Method: "POST", Path: "/topapi/v2/user/get", Status: 200, StatusLine: true, ContentType: "application/json"},
		},
		{
			"raw HTTP, request and response", "GET /user/get?userid=zhao.l HTTP/1.1\nHost: oapi.dingtalk.com\n\nHTTP/1.1 200 OK\n\n" + body,
			transcript.Call{Method: "GET", Path: "/user/get", Host: "oapi.dingtalk.com", Status: 200, StatusLine: true},
		},
		{
			"the last response counts", "HTTP/1.1 301 Moved Permanently\nServer: nginx\n\nHTTP/1.1 403 Forbidden\nServer: DingTalk/1.0.0\n\n" + body,
			transcript.Call{Status: 403, StatusLine: true, Server: "DingTalk/1.0.0"},
		},
		{
			"a curl command with a body", `$ curl -s https://api.dingtalk.com/v1.0/todo/tasks -d '{}'` + "\n" + body,
			transcript.Call{Method: "POST", Host: "api.dingtalk.com", Path: "/v1.0/todo/tasks", Loose: true},
		},
		{
			"a method and a URL above the status line", "POST https://api.dingtalk.com/v1.0/todo/tasks\nHTTP/1.1 429 Too Many Requests\n\n" + body,
			transcript.Call{Method: "POST", Host: "api.dingtalk.com", Path: "/v1.0/todo/tasks", Status: 429, StatusLine: true},
		},
		{
			"a URL above the status line", "see https://api.dingtalk.com/v1.0/todo/tasks\nHTTP/1.1 429 Too Many Requests\n\n" + body,
			transcript.Call{Host: "api.dingtalk.com", Path: "/v1.0/todo/tasks", Status: 429, StatusLine: true, Loose: true},
		},
		{
			"few objects of a log between", `{"level":"info","url":"https://oapi.dingtalk.com/gettoken"}` + "\n" + strings.Repeat(`{"level":"info","msg":"x"}`+"\n", 3) + "reply " + body,
			transcript.Call{Host: "oapi.dingtalk.com", Path: "/gettoken", Loose: true},
		},
		{
			"many objects of a log between", `{"level":"info","url":"https://oapi.dingtalk.com/gettoken"}` + "\n" + strings.Repeat(`{"time":1,"msg":"x"}`+"\n", 5) + "reply " + body,
			transcript.Call{},
		},
		{
			"a curl command that reads", "$ curl -s 'https://oapi.dingtalk.com/gettoken?appkey=dingq1'\n" + body,
			transcript.Call{Method: "GET", Host: "oapi.dingtalk.com", Path: "/gettoken", Loose: true},
		},
		{
			"URL, status and time on the line", "2026-03-02T09:04:05+08:00 WARN PUT https://api.dingtalk.com/v1.0/todo/tasks/7 status=503 " + body,
			transcript.Call{Method: "PUT", Host: "api.dingtalk.com", Path: "/v1.0/todo/tasks/7", Status: 503, Date: date, Zoned: true},
		},
		{
			"a time without a zone is China's", "[2026-03-02 09:04:05,000] reply " + body,
			transcript.Call{Date: date},
		},
		{
			"a URL behind it on the line", "reply " + body + " from https://oapi.dingtalk.com/user/get",
			transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get"},
		},
		{"a time of logfmt", "ts=2026-03-02T01:04:05Z msg=x " + body, transcript.Call{Date: date, Zoned: true}},
		{"a time without a zone", "[2026-03-02 09:04:05] ERROR " + body, transcript.Call{Date: date}},
		{"a time without a year", "Mar  2 09:04:05 host app: " + body, transcript.Call{Date: date.AddDate(-2026, 0, 0), Yearless: true}},
		{"a time behind the body", `{"log":"` + body + `","time":"2026-03-02T01:04:05Z"}`, transcript.Call{Date: date, Zoned: true}},
		{"the time of the entry", "2026-03-02 09:04:05 one\n" + body, transcript.Call{Date: date}},
		{"the time of a trace", "2026-03-02 09:04:05 ERROR one\na.b.Exception: two\n\tat a.b.c(d.java:1)\n\tat 2026-03-03 09:04:05\nCaused by: a.b.E: " + body, transcript.Call{Date: date}},
		{"the entry of a trace has no time", "2026-03-02 09:04:05 ERROR one\nERROR two\na.b.Exception: three\n" + body, transcript.Call{}},
		{"an entry of its own", "2026-03-02 09:04:05 ERROR one\nERROR two " + body, transcript.Call{}},
		{"another answer", "2026-03-02 09:04:05 ERROR one\n{\"a\":1}\n" + body, transcript.Call{}},
		{"another paragraph", "2026-03-02 09:04:05 ERROR one\n\n" + body, transcript.Call{}},
		{"a call that was watched", "2026-03-02 09:04:05 ERROR one\n* Connected\n" + body, transcript.Call{}},
		{"a time further back", "one 2026-03-02 09:04:05 " + body, transcript.Call{}},
		{"a time in quotes", `time="2026/03/02 09:04:05" ` + body, transcript.Call{Date: date}},
		{"no time", "2026-03-02 is the day " + body, transcript.Call{}},
		{
			"curl's progress between head and body", "HTTP/1.1 403 Forbidden\n% Total    % Received\nDload  Upload\n  0  --:--:-- 0\n} [12 bytes data]\n{ [34 bytes data]\n* done\n" + body,
			transcript.Call{Status: 403, StatusLine: true},
		},
		{
			"a request without its version", "> GET /user/get\n" + body,
			transcript.Call{Method: "GET", Path: "/user/get"},
		},
		{"no request", "GET /user/get\n" + body, transcript.Call{}},
		{
			"a member that names the call", "\"url\": \"https://oapi.dingtalk.com/user/get\",\n" + body,
			transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get", Loose: true},
		},
		{
			"a URL some lines above", "https://oapi.dingtalk.com/user/get\n" + strings.Repeat("work\n", 9) + body,
			transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get", Loose: true},
		},
		{
			"a request some lines above", "POST /topapi/zoo HTTP/1.1\n" + strings.Repeat("work\n", 9) + body,
			transcript.Call{Method: "POST", Path: "/topapi/zoo"},
		},
		{"a status a few lines above", "status=503\nwork\n" + body, transcript.Call{Status: 503}},
		{"two lines that are no headers", "HTTP/1.1 403 Forbidden\nServer: zoo\n\nzoo.gate: 7\nzoo_gate: 7\n" + body, transcript.Call{Status: 403, Server: "zoo"}},
		{"three", "HTTP/1.1 403 Forbidden\nServer: zoo\nzoo.gate: 7\nzoo_gate: 7\nzoo.keeper: 7\n" + body, transcript.Call{Status: 403}},
		{"another body between", "HTTP/1.1 403 Forbidden\nServer: zoo\n\n{}\nzoo{}\n" + body, transcript.Call{Status: 403}},
		{"a status some lines above", "status=503\n" + strings.Repeat("work\n", 9) + body, transcript.Call{}},
		{
			"settings of several calls", "token_url = 'https://api.dingtalk.com/v1.0/oauth2/userAccessToken'\nkeeper = zhao\nuser_url = 'https://api.dingtalk.com/v1.0/contact/users/me'\n\nfailed:\n" + body,
			transcript.Call{},
		},
		{
			"settings as members", "\"token_url\": \"https://api.dingtalk.com/v1.0/oauth2/userAccessToken\",\n\"api\": \"https://api.dingtalk.com/v1.0/contact/users/me\",\nfailed:\n" + body,
			transcript.Call{},
		},
		{
			"a setting of one call", "login_url = 'https://login.dingtalk.com/oauth2/auth'\nhook = https://oapi.dingtalk.com/robot/send\n" + body,
			transcript.Call{Host: "oapi.dingtalk.com", Path: "/robot/send", Loose: true},
		},
		{
			"a setting that is printed again", "url: https://oapi.dingtalk.com/user/list\nurl: https://oapi.dingtalk.com/user/get\n" + body,
			transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get", Loose: true},
		},
		{
			"a setting far above", "list: https://oapi.dingtalk.com/user/list\n" + strings.Repeat("work\n", 12) + "get: https://oapi.dingtalk.com/user/get\n" + body,
			transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get", Loose: true},
		},
		{
			"nothing in place of a token", "https://oapi.dingtalk.com/user/get?lang=zh&access_token=undefined&userid=x\n" + body,
			transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get", NoToken: "undefined", Loose: true},
		},
		{"null in its place", "https://oapi.dingtalk.com/user/get?access_token=null " + body, transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get", NoToken: "null"}},
		{"nothing, as Python has it", "https://oapi.dingtalk.com/user/get?access_token=None " + body, transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get", NoToken: "None"}},
		{"nothing, as Ruby has it", "https://oapi.dingtalk.com/user/get?access_token=nil " + body, transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get", NoToken: "nil"}},
		{"what is no number", "https://oapi.dingtalk.com/user/get?access_token=NaN " + body, transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get", NoToken: "NaN"}},
		{"a token", "https://oapi.dingtalk.com/user/get?access_token=nullable7 " + body, transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get"}},
		{"a token behind a query", "https://oapi.dingtalk.com/user/get?lang=zh access_token=null " + body, transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get"}},
		{"a token behind the URL", "https://oapi.dingtalk.com/user/get access_token=null " + body, transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get"}},
		{"documentation is no call", "see https://open.dingtalk.com/document/x\n" + body, transcript.Call{}},
		{"what was sent is none either", "{\n\"text\": \"https://example.com/pages/1\",\n}\n" + body, transcript.Call{}},
		{
			"headers that a gap cuts off", "x-acs-request-id: 6C1E5A90-0D3B-7F42\nsomething else was printed\n" + body,
			transcript.Call{},
		},
	} {
		got := before(test.in)
		if !got.Date.Equal(test.want.Date) {
			t.Errorf("%s: the date is %v, want %v", test.name, got.Date, test.want.Date)
		}
		got.Date = test.want.Date
		if got != test.want {
			t.Errorf("%s:\n got %+v\nwant %+v", test.name, got, test.want)
		}
	}
}

// TestTimeOfBody reads the time that a body states itself, where nothing before it does.
func TestTimeOfBody(t *testing.T) {
	const stamped = `{"code":"x",` + "\n" + `"timestamp":"2026-03-02T01:04:05Z"}`
	for lead, want := range map[string]time.Time{
		"":                     time.Date(2026, 3, 2, 1, 4, 5, 0, time.UTC),
		"2026-03-01 09:04:05 ": time.Date(2026, 3, 1, 1, 4, 5, 0, time.UTC),
		"HTTP/1.1 500 \nDate: Mon, 02 Mar 2026 01:04:06 GMT\n\n": time.Date(2026, 3, 2, 1, 4, 6, 0, time.UTC),
		strings.Repeat("x", transcript.ContextBytes) + " ":       {},
	} {
		text := []byte(lead + stamped)
		if got := transcript.Before(text, 0, len(lead), len(text)).Date; !got.Equal(want) {
			t.Errorf("%.60q: %v, want %v", lead, got, want)
		}
	}
}

// TestBeforeBounds takes a URL that stands where no one is to look for it.
func TestBeforeBounds(t *testing.T) {
	const url = "https://api.dingtalk.com/v1.0/todo/tasks"
	text := url + "\n" + body
	if c := transcript.Before([]byte(text), len(url), len(url)+1, len(text)); c.Path != "" {
		t.Errorf("reads %q before low", c.Path)
	}
	if c := before(url + "\n" + strings.Repeat(" \n", transcript.ContextBytes) + body); c.Path != "" {
		t.Errorf("reads %q beyond its bound", c.Path)
	}
	if c := before(url + "\n" + strings.Repeat("2026-03-02 09:04:05 work\n", 12) + body); c.Path != "" {
		t.Errorf("reads %q a dozen records above", c.Path)
	}
	if c := before(url + "\n2026-03-02 09:04:05 work\n" + body); c.Path != "/v1.0/todo/tasks" || !c.Loose {
		t.Errorf("a URL a record above is %+v", c)
	}
}

func TestFill(t *testing.T) {
	c := transcript.Call{Path: "/a", Status: 500}
	c.Fill(transcript.Call{Method: "GET", Host: "example.com", Path: "/b", Status: 200, RequestID: "r1r2r3", StatusLine: true})
	if want := (transcript.Call{Path: "/a", Status: 500, RequestID: "r1r2r3"}); c != want {
		t.Errorf("of another call %+v is taken over, want %+v", c, want)
	}
	c.Fill(transcript.Call{Method: "GET", Host: "example.com", Path: "/a", Server: "nginx"})
	if want := (transcript.Call{Method: "GET", Host: "example.com", Path: "/a", Status: 500, RequestID: "r1r2r3", Server: "nginx"}); c != want {
		t.Errorf("of the same call %+v is taken over, want %+v", c, want)
	}
}

func TestURLs(t *testing.T) {
	for _, test := range []struct{ in, method, host, path string }{
		{"no URL", "", "", ""},
		{"https://user:pw@API.DingTalk.com:443/v1.0/x?y=z", "", "api.dingtalk.com", "/v1.0/x"},
		{"（https://oapi.dingtalk.com/user/get）", "", "oapi.dingtalk.com", "/user/get"},
		{"https://oapi.dingtalk.com/user/get, then https://example.com/hook", "", "oapi.dingtalk.com", "/user/get"},
		{"https://example.com/hook DELETE https://oapi.dingtalk.com/user/get", "DELETE", "oapi.dingtalk.com", "/user/get"},
		{"https://oapi.dingtalk.com/user/get by PUT", "PUT", "oapi.dingtalk.com", "/user/get"},
		{"curl https://oapi.dingtalk.com/user/get -F a=b", "POST", "oapi.dingtalk.com", "/user/get"},
		{"https://example.com/one https://example.com/two", "", "example.com", "/two"},
		{"https://login.dingtalk.com/oauth2/auth", "", "", ""},
		{"https://api.dingtalk.com/oauth2/auth?x=y", "", "", ""},
		{"https://api.dingtalk.com/connect/qrconnect", "", "", ""},
		{"https://zoo.example.com:gate/x", "", "zoo.example.com:gate", "/x"},
		{"（https://oapi.dingtalk.com/user/get：慢）", "", "oapi.dingtalk.com", "/user/get"},
		{"https://oapi.dingtalk.com/user/get。慢", "", "oapi.dingtalk.com", "/user/get"},
		{"https://oapi.dingtalk.com/user/get、慢", "", "oapi.dingtalk.com", "/user/get"},
		{"https://oapi.dingtalk.com/user/get；慢", "", "oapi.dingtalk.com", "/user/get"},
		{"https://oapi.dingtalk.com/user/get！慢", "", "oapi.dingtalk.com", "/user/get"},
		{"https://oapi.dingtalk.com/user/get？慢", "", "oapi.dingtalk.com", "/user/get"},
		{"https://oapi.dingtalk.com/user/get（慢）", "", "oapi.dingtalk.com", "/user/get"},
		{"【https://oapi.dingtalk.com/user/get】慢", "", "oapi.dingtalk.com", "/user/get"},
		{"「https://oapi.dingtalk.com/user/get」慢", "", "oapi.dingtalk.com", "/user/get"},
		{"“https://oapi.dingtalk.com/user/get”慢", "", "oapi.dingtalk.com", "/user/get"},
		{"‘https://oapi.dingtalk.com/user/get’慢", "", "oapi.dingtalk.com", "/user/get"},
		{"《https://oapi.dingtalk.com/user/get》慢", "", "oapi.dingtalk.com", "/user/get"},
		{"ftp://example.com/file", "", "", ""},
		{"https://example.com", "", "", ""},
	} {
		var c transcript.Call
		c.AnyURL(test.in)
		if want := (transcript.Call{Method: test.method, Host: test.host, Path: test.path}); c != want {
			t.Errorf("AnyURL(%q) gives %+v, want %+v", test.in, c, want)
		}
	}
}

func TestAPI(t *testing.T) {
	for _, test := range []struct {
		in   transcript.Call
		want string
	}{
		{transcript.Call{}, ""},
		{transcript.Call{Method: "POST", Host: "api.dingtalk.com", Path: "/v1.0/todo/tasks"}, "POST /v1.0/todo/tasks"},
		{transcript.Call{Host: "oapi.dingtalk.com", Path: "/user/get"}, "/user/get"},
		{transcript.Call{Host: "example.com", Path: "/v1.0/todo/tasks"}, ""},
		{transcript.Call{Path: "/v1.0/todo/tasks"}, "/v1.0/todo/tasks"},
		{transcript.Call{Method: "GET", Path: "/anybody/s"}, ""},
	} {
		if got := test.in.API(); got != test.want {
			t.Errorf("%+v: %q, want %q", test.in, got, test.want)
		}
	}
}

func TestRequestID(t *testing.T) {
	for in, want := range map[string]string{
		"":                                      "",
		"15r7dm2kq9ab":                          "15r7dm2kq9ab",
		" \"15r7dm2kq9ab\",":                    "15r7dm2kq9ab",
		"Some(\"15r7dm2kq\")":                   "15r7dm2kq",
		"6C1E5A90-0D3B-7F42-9A61-2B8D4E7C1F05]": "6C1E5A90-0D3B-7F42-9A61-2B8D4E7C1F05",
		"15r7dm2k|next":                         "15r7dm2k",
		"short":                                 "",
		"undefined":                             "",
		"request_id":                            "",
		"xxxx-XXXX-xxxx":                        "",
		strings.Repeat("a", 64):                 strings.Repeat("a", 64),
		strings.Repeat("a", 65):                 "",
	} {
		if got := transcript.RequestID(in); got != want {
			t.Errorf("RequestID(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestLastHead(t *testing.T) {
	text := []byte("HTTP/1.1 301 Moved\nServer: nginx\n\n< HTTP/2 503\n< Server: DingTalk/1.0.0\n* done\n< retry-after: 5\n\nServer: behind\n")
	c, start, size := transcript.LastHead(text)
	if start != bytes.Index(text, []byte("< HTTP/2")) || start+size != len(text) {
		t.Errorf("the head is %d bytes at %d", size, start)
	}
	if want := (transcript.Call{Status: 503, StatusLine: true, Server: "DingTalk/1.0.0", RetryAfter: "5"}); c != want {
		t.Errorf("the head is %+v, want %+v", c, want)
	}
	if c, start, _ := transcript.LastHead([]byte("HTTP/1.1 403 Forbidden\nserver: zoo\n\nserver: y")); start != 0 || c.Server != "zoo" {
		t.Errorf("a head from the beginning is %+v at %d", c, start)
	}
	for _, in := range []string{"", "HTTP/1.1", "HTTP/1.1 999 No\n", "GET / HTTP/1.1\n", "the HTTP/1.1 200 in a line"} {
		if c, start, size := transcript.LastHead([]byte(in)); start != -1 || size != 0 || c != (transcript.Call{}) {
			t.Errorf("LastHead(%q) is %+v at %d", in, c, start)
		}
	}
}

func TestStatuses(t *testing.T) {
	for in, want := range map[string]int{"": 0, "99": 0, "100": 100, "429": 429, "599": 599, "600": 0, "099": 0, "4290": 0, "42a": 0, "-40": 0} {
		if got := transcript.ParseStatus(in); got != want {
			t.Errorf("ParseStatus(%q) is %d, want %d", in, got, want)
		}
	}
	for status, want := range map[int]string{429: "Too Many Requests", 504: "Gateway Timeout", 200: "", 0: "", 499: ""} {
		if got := transcript.Reason(status); got != want {
			t.Errorf("Reason(%d) is %q, want %q", status, got, want)
		}
	}
}

func TestLogLines(t *testing.T) {
	for in, want := range map[string]bool{
		"":                              false,
		"2026-03-02 09:04:05 work":      true,
		"[2026/03/02 09:04:05] work":    true,
		"ERROR work failed":             true,
		`{"errcode":40014}`:             true,
		`  {"errcode":40014}`:           true,
		`"2026-03-02": "a member"`:      false,
		"\tat com.example.Main.run(7)":  false,
		"20260302 is a number of a row": false,
	} {
		if got := transcript.BeginsEntry([]byte(in)); got != want {
			t.Errorf("BeginsEntry(%q) is %v", in, got)
		}
	}
	for in, want := range map[string]int{
		"":                                 0,
		"Mar 02 09:04:05 host app[7]: {\n": 0,
		"Mar 02 09:04:05 host app[7]: {\nMar 02 09:04:06 host app[8]:   \"a\": 1\n": len("Mar 02 09:04:05 host app[7]: "),
		"one and the same words {\none and the same words }\n":                      0, // no digit
		"a 1 {\na 1 }\n": 0, // too short
	} {
		if got := transcript.SharedPrefix([]byte(in)); got != want {
			t.Errorf("SharedPrefix(%q) is %d, want %d", in, got, want)
		}
	}
	for _, test := range []struct {
		line, prefix string
		want         bool
	}{{"09:05 a {", "10:59 a ", true}, {"09:05 b {", "10:59 a ", false}, {"x9:05 a {", "10:59 a ", false}, {"09:05", "10:59 a ", false}, {"x", "", true}} {
		if got := transcript.SamePrefix([]byte(test.line), []byte(test.prefix)); got != test.want {
			t.Errorf("SamePrefix(%q, %q) is %v", test.line, test.prefix, got)
		}
	}
}

// TestNoToken reads the header of a token near an answer.
func TestNoToken(t *testing.T) {
	const name, null, token = "x-acs-dingtalk-access-token", "X-Acs-Dingtalk-Access-Token: null\n", "x-acs-dingtalk-access-token: 1a2b3c4d\n"
	far := strings.Repeat("work\n", 13)
	for text, want := range map[string]string{
		null + "it": "null", "> " + null + "\n\nit": "null", token + "it": "", token + null + "it": "null", null + token + "it": "", null + far + "it": "",
		"it\n" + null: "null", "it, headers: {'" + name + "': undefined}": "undefined", "it\n" + far + null: "", "it\n" + token + null: "", null + "it\n" + token: "null", token + "it\n" + null: "",
		`it {"` + name + `":"None"}`: "None", "it " + name + " => nil": "nil", "it " + name + ": nullable": "", "it " + name: "", "it": "",
	} {
		at := strings.Index(text, "it")
		if got := transcript.Nearby([]byte(text), at, at+len("it")).NoToken(); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestNearby(t *testing.T) {
	text := []byte(strings.Repeat("a", 9000) + body + strings.Repeat("b", 9000))
	for _, test := range []struct{ start, end int }{{9000, 9000 + len(body)}, {0, 5}, {0, len(text)}, {len(text), len(text)}} {
		n := transcript.Nearby(text, test.start, test.end)
		if len(n.Text) > 6<<10 {
			t.Errorf("%d bytes are near %+v", len(n.Text), test)
		}
		if got := n.Text[n.At:n.To]; !bytes.HasPrefix(text[test.start:test.end], got) || len(got) < min(test.end-test.start, 4096) {
			t.Errorf("of %+v %d bytes stand from %d to %d", test, len(got), n.At, n.To)
		}
	}
}

func FuzzBefore(f *testing.F) {
	f.Add([]byte("< HTTP/2 429\n< x-acs-request-id: 15r7dm2k\n<\n"+body), uint16(0), uint16(50), uint16(60))
	f.Add([]byte("2026-03-02 09:04:05 POST https://api.dingtalk.com/v1.0/x status=503 "+body), uint16(3), uint16(60), uint16(70))
	f.Add([]byte("time=\"20"+body+"://"), uint16(0), uint16(9), uint16(9))
	f.Fuzz(func(t *testing.T, text []byte, a, b, c uint16) {
		low := int(a) % (len(text) + 1)
		start := low + int(b)%(len(text)-low+1)
		end := start + int(c)%(len(text)-start+1)
		one := transcript.Before(text, low, start, end)
		two := transcript.Before(text, low, start, end)
		if one.Date.Equal(two.Date) {
			two.Date = one.Date // each time has a zone of its own
		}
		if one != two {
			t.Errorf("not the same twice: %+v, %+v", one, two)
		}
		if one.Path != "" && one.Path[0] != '/' || one.Status < 0 || one.Status > 599 {
			t.Errorf("the call is %+v", one)
		}
		if _, at, size := transcript.LastHead(text); at < -1 || at+size > len(text) || at < 0 && size != 0 {
			t.Errorf("the head is %d bytes at %d", size, at)
		}
		if s := transcript.Status(string(text)); s != 0 && (s < 100 || s > 599) {
			t.Errorf("the status is %d", s)
		}
		if n := transcript.Nearby(text, start, end); n.At < 0 || n.At > n.To || n.To > len(n.Text) {
			t.Errorf("the answer stands from %d to %d of %d", n.At, n.To, len(n.Text))
		}
		if id := transcript.RequestID(string(text)); transcript.RequestID(id) != id {
			t.Errorf("the id %q is cleaned again", id)
		}
		size := transcript.SharedPrefix(text)
		if size > bytes.IndexByte(text, '\n')+1 || size > 0 && !transcript.SamePrefix(text[bytes.IndexByte(text, '\n')+1:], text[:size]) {
			t.Errorf("the second line lacks the %d bytes that it shares", size)
		}
		transcript.BeginsEntry(text)
	})
}

// TestLines gives the lines around an answer.
func TestLines(t *testing.T) {
	const text = "one\ntwo\nhere it is\nthree\nfour\n"
	at := strings.Index(text, "it")
	n := transcript.Nearby([]byte(text), at, at+len("it"))
	for _, test := range []struct {
		above, below int
		want         string
	}{
		{0, 0, "\nhere it is\n"},
		{1, 0, "\ntwo\nhere it is\n"},
		{2, 1, "one\ntwo\nhere it is\nthree\n"},
		{9, 9, text},
	} {
		if got := string(n.Lines(test.above, test.below)); got != test.want {
			t.Errorf("%d above and %d below: %q, want %q", test.above, test.below, got, test.want)
		}
	}
}
