package explain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
)

// toldOf gives all that is said of an input, each hit on a line, by a run with a memory or
// without one.
func toldOf(t testing.TB, in []byte, m *Memory) string {
	t.Helper()
	var b strings.Builder
	o := Options{Source: "a.log", Now: time.Date(2026, 11, 23, 12, 0, 0, 0, CST()), Marked: true, Memory: m}
	sum, err := Hits(bytes.NewReader(in), o, func(h *Hit) error {
		fmt.Fprint(&b, h.Line(), h.Time(), h.Platform(), h.OK(), h.API(), h.RequestID(), h.TellsApp(), h.Cause(), h.a.At(), " ")
		it := h.Item()
		checkLike(t, h)
		for _, f := range [...]*Finding{it.Finding, it.Body} {
			if f == nil {
				continue
			}
			g := *f
			g.Entry = nil
			said, err := json.Marshal(g)
			if err != nil {
				t.Fatal(err)
			}
			b.Write(said)
		}
		b.WriteByte('\n')
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&b, "%+v", sum)
	return b.String()
}

// checkLike holds what a hit is like against what it is.
func checkLike(t testing.TB, h *Hit) {
	t.Helper()
	if like := h.Like(); like != nil {
		f, g := *h.Finding(), *like
		g.Line, g.LastLine, g.Time, g.RequestID, g.Redacted, g.Retry, g.Notes = f.Line, f.LastLine, f.Time, f.RequestID, f.Redacted, f.Retry, f.Notes
		if !reflect.DeepEqual(f, g) {
			t.Errorf("like %+v\nis %+v", g, f)
		}
	}
}

// At is where a hit begins and ends, and what of it stands near.
func (a *item) At() string {
	return fmt.Sprint(a.at, a.End-a.Start, a.Last, a.Keys, a.Traits, a.Status, a.Scopes, a.verdict, a.Peeled)
}

// traceID gives an id as a program gives one to a trace, or 1111 in it, or a request's.
func traceID(r *rand.Rand) string {
	switch n := r.Uint64(); r.IntN(12) {
	case 0:
		return fmt.Sprintf("%012x1111", n>>16)
	case 1:
		return fmt.Sprintf("%016d", n%1e16)
	case 2:
		return fmt.Sprintf("%08X-%04X-%04X-%04X-%012X", uint32(n), n>>8&0xffff, n>>16&0xffff, n>>24&0xffff, n>>16)
	default:
		return fmt.Sprintf("%016x", n)
	}
}

// logOf writes a log of the same few lines, with other times and ids and among other lines
// each time.
func logOf(r *rand.Rand, of [][]byte, lines int) []byte {
	pick := func(all ...string) string { return all[r.IntN(len(all))] }
	at := time.Date(2026, 11, 11, 11, 11, 11, 111e6, CST())
	form := func() string {
		return pick("2006-01-02 15:04:05,000", "2006-01-02 15:04:05,000", "2006-01-02 15:04:05.000", "2006-01-02T15:04:05.000", "2006-01-02 15:04:05", "[2006-01-02 15:04:05]", "2006-01-02T15:04:05.000Z", "2006-01-02T15:04:05.000Z07:00", "2006-01-02 15:04:05.000-0700", "[2006-01-02T15:04:05Z07:00]", "15:04:05", "")
	}
	stampAs := func(form string) string {
		at = at.Add(time.Duration(r.IntN(3000)) * time.Millisecond)
		if r.IntN(3) == 0 {
			at = at.Truncate(time.Second).Add(time.Duration([]int{400, 403, 429, 503, 200, 77}[r.IntN(6)]) * time.Millisecond)
		}
		return at.Format(form)
	}
	stamp := func() string { return stampAs(form()) }
	id := func() string {
		n := r.Uint64()
		return pick(fmt.Sprintf("15r%sx%d", strconv.FormatUint(n%1679616, 36), n%97), fmt.Sprintf("15r%sx%d", strconv.FormatUint(n%1679616, 36), n%97),
			fmt.Sprintf("%08X-%04X-%04X-%04X-%012X", uint32(n), n>>8&0xffff, n>>16&0xffff, n>>24&0xffff, n>>16),
			"16k"+pick("code", "1111", "CODE", "a1b2")+"8y7z", pick("", "x", "***", "undefined", "a b", "abc@d.cn", "12345678", "138"+strconv.FormatUint(1e7+n%9e7, 10)))
	}
	const here = "\x01" // of an id
	body := func() string {
		extra := pick("", "", "", "", "", "", "", "", "", "", "", `,"userid":"\x04"`, `,"cost":\x04,"trace":"\x03"`, `,"cost":\x04,"trace":"\x03"`, `,"cost":\x02,"trace":"\x03"`, `,"statusCode":\x02`, `,"status":"\x04"`, `,"data":"\x04"`, `,"check_time":\x04`, `,"code":\x04`,
			`,"trace_id":"\x03"`, `,"requestId":"\x03"`, `,"a":"\x04,\"code\":\x04"`, `,"a":{"sub_code":\x04}`, `,"retry-after":\x02`, `,"type":\x04`, `,"result":{"userid":"\x04","n":\x02,"of":[{"id":"\x03"},"\x03"]}`, `,"result":{"code":\x04,"url":"\x03","headers":["x-acs-request-id","\x03"]}`, `,"name":"\x04","value":"\x03"`, `,"api":"\x03"`, `,"n":"\x04 ","m":-\x04`)
		named := extra + pick(`,"request_id":"`, `,"requestId":"`, `,"requestid":"`, `,"request_id":"`, `,"requestId":"`, `,"requestid":"`, `, "request_id": "`, `, "request_id" : "`)
		python := strings.NewReplacer(`"`, "'", ":", ": ", ",", ", ")
		return pick(
			python.Replace(`{"errcode":40014,"errmsg":"不合法的access_token"`+extra+`,"request_id":"`)+here+"'}",
			python.Replace(`{"errcode":60011,"ok":False,"errmsg":"x","of":None`+named)+here+"'}",
			python.Replace(`{"request_id":"`)+here+`', 'errcode': 40014, "errmsg": "it's"`+extra+`}`,
			`{"errcode":40014,"errmsg":"不合法的access_token"`+named+here+`"}`,
			`{"errcode":40014,"errmsg":"不合法的access_token"`+named+here+`"}`,
			`{"errcode":88,"sub_code":"90018","sub_msg":"请求都被","errmsg":"ding talk error[subcode=90018,submsg=请求都被]","request_id":"`+here+`"}`,
			`{"request_id":"`+here+`","errcode":60011,"errmsg":"没有调用该接口的权限"}`,
			`{"errcode":60020,"errmsg":"访问ip不在白名单之中,request ip=203.0.113.7"`+named+here+`"}`, `{"errcode":40014,"errmsg":"request identity, Request 9"`+named+here+`"}`,
			`{"errcode":310000,"errmsg":"sign not match"`+extra+`}`, `{"errcode":0,"errmsg":"ok"`+named+here+`"}`,
			`{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","requestid":"`+here+`","message":"没有权限","accessdenieddetail":{"requiredScopes":["qyapi_robot_sendmsg"]}}`,
			`{"code":"invalidParameter.userIds.empty","message":"员工UserID参数列表不能为空"`+named+here+`"}`,
			`{"code":"system.error","message":"请求ID `+here+`"`+named+here+`"}`, `{"code":"SystemError","message":"系统繁忙"`+extra+`}`,
			`{"errcode":45009,"errmsg":"reach max api daily quota limit"}`, `{"errcode":40001,"errmsg":"invalid credential"}`, `{"code":404,"message":"not found"}`,
			`{"data":{"errcode":40014,"errmsg":"x"},"requestId":"`+here+`"}`, `{"result":"errcode: 40014, request_id: `+here+`"`+named+here+`"}`,
			`{"code":500,"message":"TeaException: code: 403, 没有权限 request id: `+here+`"}`, `{"message":"api {\"errcode\":40014}"`+named+here+`"}`,
			`{"errcode":40014,"errmsg":"不合法的access_token"`, `{"errcode":`+pick("40014", "40015", "33012")+`,"errmsg":"x"}`,
			`{"errcode":853001,"errmsg":"x","url":"https://api.dingtalk.com/v1.0/a/b"}`, `{'errcode':40014,'errmsg':'x'}`, `errcode=40014, errmsg=不合法`)
	}
	other := func() string {
		return pick(
			stamp()+" INFO  c.a.Order - order 12 saved in 403 ms", stamp()+" INFO  c.a.Order - user 7 synced",
			stamp()+" INFO  c.a.Order - cache miss", stamp()+" DEBUG c.a.Order - took 12 ms",
			stamp()+" INFO  c.a.Order - GET https://oapi.dingtalk.com/user/get", stamp()+" INFO  c.a.Order - POST https://api.example.com/v1/order 503",
			stamp()+" INFO  POST /v1.0/robot/groupMessages/send", stamp()+" WARN  HTTP 403 Forbidden", stamp()+" INFO wechat login", stamp()+" 微信 支付", stamp()+" dify says", stamp()+" 钉钉 says",
			"POST /topapi/user/get HTTP/1.1", "HTTP/1.1 403 Forbidden", "x-acs-request-id: "+id(), "Server: DingTalk/1.0.0", "", "", "{", "}", "```", "foo({", "  at a.b.C(D.java:3)", "return x;", "const a = b(c);",
			"返回示例", "Response example:", "否则：", "# 常见错误", "request id: "+id(), "status: 403", "403", "code: 5", "// 返回结果", "-- ", "err: openai", stamp()+" {", "\"a\": \"b\",",
			"TeaException: code: 403, 没有调用该接口的权限 request id: "+id(), stamp()+" ERROR errcode=40014 "+id(), "40014|", "不合法的access_token", `{"attendance_result":1}`,
			`{"userId":"u1","checkType":"OnDuty","timeResult":"Late","locationResult":"Normal","baseCheckTime":1763950000000,"userCheckTime":1763950000000}`)
	}
	line := func() string {
		lead := pick("ERROR c.a.Client - POST https://oapi.dingtalk.com/topapi/user/get returned ", "ERROR c.a.Client - POST https://oapi.dingtalk.com/topapi/user/get returned ",
			"ERROR c.a.Client - response ", "ERROR c.a.Client - response ", "ERROR c.a.Client - response ", "ERROR c.a.Client - api /v1.0/robot/send says ", "", "- ", ": ", "| ", "[main] ", "- [main] ", "server error ", "Forbidden: ",
			"ERROR {a} ", "ERROR { ", "ERROR {\"a\": ", "40014|", "|40014|", "40014 ", "- 403: ", "", "", "code: ", "ERROR HTTP 403 ", "ERROR status 500: ", "ERROR wecom ", "ERROR request id "+here+" ", "403 ", "ERROR https://qyapi.weixin.qq.com/cgi-bin/x ", "(", "else ", "如果 ", "// ")
		rest := pick("", "", "", "", "", "", "\r", " cost=35ms", " request id: "+here, " status=403", " code=5", " {", " 403", ",", ");", "，说明 x", " https://oapi.dingtalk.com/a/b", `{"errcode":1}`)
		return pick("", "", "", "[main] ", "[exec-\x02] ", "[exec-\x02] ", "INFO 17 --- [exec-\x02] ", "[a:\x02] ", "[\x02] ", "[http\x02] ", "[request-id-\x02] ", "[\x02",
			"[\x03] ", "[\x03] ", "user\x04 (\x02ms) ", "user\x04 (\x02ms) ", "took=1.\x02s ", "code\x04 ", "HTTP\x02 ", "retry in \x02ms ", "traceId=\x03 user=\x04 ", "traceId=\x03 user=\x04 ", "(\x04) [exec-\x02] \x03: ", "/a/\x03/\x04 ", "x.\x04 \x03. ", "code \x04: ", "status=\x04 ", "request \x03 ", "id: \x03 x-acs-request-id: ", "\x04 ", "HTTP/1.1 \x04 ", "retry-after: '\x04' ", "retry-after: '\x04' ") + lead + body() + rest
	}
	var b bytes.Buffer
	type usual struct{ form, line string }
	var all []usual
	for range 1 + r.IntN(3) {
		all = append(all, usual{form(), line()})
	}
	write := func() {
		x := all[r.IntN(len(all))]
		if x.form != "" {
			b.WriteString(stampAs(x.form) + " ")
		}
		for i, part := range strings.Split(x.line, here) {
			if i > 0 {
				b.WriteString(id())
			}
			b.WriteString(strings.NewReplacer("\x02", pick("1", "2", "17", "403", "500", "8080"), "\x03", traceID(r), "\x04", pick("40014", "60011", "12345", "11112", "20261", "40300")).Replace(part))
		}
		b.WriteByte('\n')
	}
	for range 10 {
		write()
		for range 15 {
			b.WriteString(stampAs("2006-01-02 15:04:05,000") + " INFO  c.a.Order - user synced\n")
		}
	}
	around := [][2]string{
		{"{\n\"items\": [\n", "]}\n"},
		{"x = {\"a\": ", "}\n"},
		{"{'a': '", "'}\n"},
		{"", "不合法的access_token\n"},
		{"40014|\n", "|不合法的access_token\n"},
		{"", "}\n"},
		{"\"", "\"\n"},
		{"{\"a\": {\n", "}}\n"},
		{"foo({\n", "})\n"},
		{"const a = {\n  b: ", "};\n"},
		{"ERROR {\n", "}\n"},
		{"msg: {\"a\":\"b\"\n", "}\n"},
	}
	for range lines {
		switch n := r.IntN(24); {
		case n == 0:
			b.Write(bytes.TrimRight(of[r.IntN(len(of))], "\n"))
			b.WriteByte('\n')
		case n < 9:
			b.WriteString(other() + "\n")
		case n == 9:
			x := around[r.IntN(len(around))]
			b.WriteString(x[0])
			write()
			b.WriteString(x[1])
		default:
			write()
		}
	}
	return b.Bytes()
}

// shapesOf gives the inputs of the fixtures.
func shapesOf(t testing.TB) (of [][]byte) {
	t.Helper()
	names, err := filepath.Glob("testdata/shapes/*.in")
	if err != nil || len(names) < 500 {
		t.Fatalf("%d fixtures, %v", len(names), err)
	}
	for _, name := range names {
		in, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		of = append(of, in)
	}
	return of
}

// TestMemory reads logs in which the same lines come again and again, with a memory and
// without one: what is said of them is the same.
func TestMemory(t *testing.T) {
	of := shapesOf(t)
	seeds, first := 200, 0
	if s := os.Getenv("MEMORY_SEEDS"); s != "" {
		if _, err := fmt.Sscan(s, &first, &seeds); err != nil {
			t.Fatal(err)
		}
	}
	var m Memory
	hits := 0
	for seed := first; seed < first+seeds; seed++ {
		r := rand.New(rand.NewPCG(uint64(seed), 9)) // #nosec G404 -- a test
		in := logOf(r, of, 150)
		want := toldOf(t, in, nil)
		got := toldOf(t, in, &m)
		hits += strings.Count(want, "\n")
		if got == want {
			continue
		}
		g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
		i := 0
		for i < min(len(g), len(w))-1 && g[i] == w[i] {
			i++
		}
		t.Errorf("seed %d:\n got %s\nwant %s", seed, g[i], w[i])
		if name := os.Getenv("MEMORY_LOG"); name != "" {
			os.WriteFile(name, in, 0o600)
		}
		break
	}
	if met := m.lines.Met(); met < hits/12 {
		t.Errorf("%d of %d hits were on lines that were known", met, hits)
	} else {
		t.Logf("%d of %d hits were on lines that were known", met, hits)
	}
}

// TestReaderMemory reads the lines of such logs as records: a reader that knows them finds
// in each what one that knows none does.
func TestReaderMemory(t *testing.T) {
	of := shapesOf(t)
	r := NewReader(Options{Now: time.Date(2026, 11, 23, 12, 0, 0, 0, CST())})
	said := func(r *Reader, record []byte) string {
		items := r.Record(record)
		if len(items) == 0 {
			return ""
		}
		b, err := json.Marshal(items)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	for seed := range uint64(24) {
		for line := range bytes.Lines(logOf(rand.New(rand.NewPCG(seed, 17)), of, 150)) { // #nosec G404 -- a test
			if seed%2 == 0 {
				line = bytes.TrimRight(line, "\n")
			}
			fresh := NewReader(Options{Now: r.opts.Now, Masker: r.opts.Masker})
			if got, want := said(r, line), said(fresh, line); got != want {
				t.Fatalf("%s\n got %s\nwant %s", line, got, want)
			}
		}
	}
	if met := r.opts.Memory.lines.Met(); met < 100 {
		t.Errorf("only %d records were known", met)
	}
}
