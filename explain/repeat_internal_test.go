package explain

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/verdict"
	"github.com/dterr/dterr/explain/redact"
)

// saidOf gives what is said of each hit of an input, in any order, and how many were
// repeats.
func saidOf(t testing.TB, in []byte, block int, o Options) (all []string, repeats int) {
	t.Helper()
	o.Source, o.Now, o.Marked = "a.log", time.Date(2026, 11, 23, 12, 0, 0, 0, CST()), true
	o.Masker = redact.New()
	run := &run{block: block, judge: verdict.New(), teller: teller{opts: o}}
	run.teller.emit = func(h *Hit) error {
		said := fmt.Sprint(h.Line(), h.Time(), h.Platform(), h.OK(), h.RequestID())
		if h.IsRepeat() {
			repeats++
			if like := h.Like(); like == nil && !h.OK() {
				t.Errorf("line %d: nothing is like it", h.Line())
			}
		}
		said += fmt.Sprint(h.API(), h.TellsApp(), h.Cause())
		if f := h.Finding(); f != nil {
			g := *f
			g.Entry = nil
			b, err := json.Marshal(g)
			if err != nil {
				t.Fatal(err)
			}
			said += string(b)
		}
		checkLike(t, h)
		all = append(all, said)
		return nil
	}
	if err := run.read(bytes.NewReader(in)); err != nil {
		t.Fatal(err)
	}
	slices.Sort(all)
	return append(all, fmt.Sprintf("%+v", run.sum)), repeats
}

// TestRepeats reads logs in which the same lines come again and again, once with repeats
// in any order: each is said to be what a run without them says.
func TestRepeats(t *testing.T) {
	of := shapesOf(t)
	repeats, hits := 0, 0
	var m Memory
	for seed := range 16 {
		r := rand.New(rand.NewPCG(uint64(seed), 11)) // #nosec G404 -- a test
		in := logOf(r, of, 1500)
		if seed%4 != 0 {
			in = quietLog(r, in)
		}
		block := []int{16 << 10, 0}[seed/4%2]
		want, _ := saidOf(t, in, block, Options{Memory: &Memory{}})
		got, n := saidOf(t, in, block, Options{Memory: &m, AnyOrder: true})
		repeats, hits = repeats+n, hits+len(want)
		if d := cmpLists(got, want); d != "" {
			t.Fatalf("seed %d: %s", seed, d)
		}
	}
	if repeats < hits/12 {
		t.Errorf("%d of %d hits were repeats", repeats, hits)
	} else {
		t.Logf("%d of %d hits were repeats", repeats, hits)
	}
}

// quietLog puts ordinary entries between the lines of a log, and among those some errors
// that say the same each time. Most lines that may be records of attendance or parts of an
// exception are left out.
func quietLog(r *rand.Rand, in []byte) []byte {
	errors := []string{
		"ERROR [exec-%d] c.a.Client - POST https://oapi.dingtalk.com/topapi/user/get returned {\"errcode\":40014,\"errmsg\":\"不合法的access_token\",\"request_id\":\"15r%09x\"}",
		"ERROR [exec-%d] c.a.Client - request failed: {\"errcode\":60020,\"errmsg\":\"x,request ip=203.0.113.7\",\"request_id\":\"15r%09x\"}",
		"ERROR [exec-%d] c.a.Client - response {\"errcode\":60121,\"errmsg\":\"找不到该用户\",\"request_id\":\"15r%09x\"}",
		"INFO  [exec-%d] c.a.Client - response {\"errcode\":0,\"errmsg\":\"ok\",\"request_id\":\"15r%09x\"}",
		"ERROR [exec-%d] c.a.Client - response {\"code\":\"Forbidden.AccessDenied.QpsLimitForApi\",\"requestid\":\"15r%09x\",\"message\":\"x\"}",
		"ERROR [exec-%d] c.a.Client - response {\"code\":\"InvalidAuthentication\",\"requestid\":\"15r%09x\",\"message\":\"不合法的access_token\"}",
		"ERROR [exec-%d] c.a.Client - response {\"code\":\"systemError\",\"requestid\":\"15r%09x\",\"message\":\"x\"}", // needs a neighbour
		"ERROR [exec-%d] c.a.Client - https://api.dingtalk.com/v1.0/a/b {\"code\":\"invalidParameter\",\"requestid\":\"15r%09x\",\"message\":\"x\"}",
	}
	of := 1 + r.IntN(len(errors))
	var b bytes.Buffer
	for line := range bytes.Lines(in) {
		if bytes.HasPrefix(line, []byte("20")) || r.IntN(30) == 0 {
			b.Write(line)
		}
		for range r.IntN(12) {
			fmt.Fprintf(&b, "2026-11-11 12:%02d:%02d,%03d ", r.IntN(60), r.IntN(60), r.IntN(1000))
			if r.IntN(6) == 0 {
				fmt.Fprintf(&b, errors[r.IntN(of)]+"\n", r.IntN(1000), r.Uint32())
			} else {
				fmt.Fprintf(&b, "INFO  c.a.Order - user %d synced\n", r.IntN(1000))
			}
		}
	}
	return b.Bytes()
}

// TestRepeatCases reads a line that is a repeat by now where something around it makes
// another answer of it, or it makes another of what stands there: what is said is what a
// run without repeats says.
func TestRepeatCases(t *testing.T) {
	const (
		stamp  = "2026-11-23 10:00:00,000 "
		id     = "15r9yh1ca8kda"
		called = stamp + `ERROR c.a.Client - call failed url=https://oapi.dingtalk.com/topapi/v2/user/get resp={"errcode":40014,"errmsg":"不合法的access_token","request_id":"` + id + `"}`
		bare   = stamp + `ERROR c.a.Client - response {"errcode":60121,"errmsg":"找不到该用户"}`
		api    = stamp + `ERROR c.a.Client - https://api.dingtalk.com/v1.0/todo/users {"code":"Forbidden.AccessDenied.QpsLimitForApi","requestid":"` + id + `","message":"x"}`
		info   = stamp + "INFO  c.a.Order - user synced\n"
		// Of this one nothing tells but another of its form.
		form  = stamp + `ERROR c.a.Client - response {"code":"busy.now","message":"x"}`
		maker = stamp + `ERROR c.a.Client - https://api.dingtalk.com/v1.0/todo/users {"code":"InvalidAuthentication","message":"不合法的access_token"}`
	)
	far := strings.Repeat(info, 70<<10/len(info))
	for _, test := range []struct {
		name, line, before, behind string
		never                      bool // given as a repeat
	}{
		{name: "a part of an exception", line: api, before: stamp + "ERROR TeaException: code: 403, x request id: " + id + "\n" + info + info + info + info + info},
		{
			never: true, name: "an exception of its own that goes on",
			line:   stamp + `ERROR c.a.Client - response {"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"code: 403, x"}`,
			behind: info + stamp + `ERROR - {"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","requestid":"` + id + `","message":"code: 403, x","accessdenieddetail":{"requiredScopes":["qyapi_robot_sendmsg"]}}` + "\n",
		},
		{name: "a status behind it", line: bare, behind: "status: 403\n"},
		{name: "a request id behind it", line: bare, behind: "request id: " + id + "\n"},
		{name: "a request id above it", line: bare, before: stamp + "INFO  request id: " + id + "\n"},
		{name: "a URL above it", line: bare, before: stamp + "INFO  GET https://oapi.dingtalk.com/user/get\n"},
		{name: "a URL above entries", line: bare, before: "https://oapi.dingtalk.com/user/get\n" + info + info + info + info},
		{name: "a line that is no entry", line: bare, before: "POST /topapi/user/get HTTP/1.1\n"},
		{name: "a head above it", line: called, before: "HTTP/1.1 403 Forbidden\nServer: DingTalk/1.0.0\n" + info + info},
		{name: "a status above it", line: bare, before: stamp + "WARN  HTTP 403 Forbidden\n"},
		{name: "a status above it in words", line: api, before: stamp + "WARN  c.a.Order - gave 429 today\n"},
		{name: "a path above it", line: bare, before: stamp + "INFO  POST /v1.0/robot/groupMessages/send\n"},
		{name: "progress above it", line: bare, before: "  % Total\n  0 0 --:--:--\n"},
		{name: "the usual errors", line: bare, before: "1. 常见错误\n"},
		{never: true, name: "a sentence that supposes it", line: stamp + `INFO 如果返回 {"errcode":60121,"errmsg":"找不到该用户"}`, behind: stamp + "，说明签名不对\n"},
		{never: true, name: "a status on its line tells of no other", line: bare + " status=403", behind: stamp + `ERROR - {"code":"Forbidden.AccessDenied.QpsLimitForApi","message":"y","requestid":"` + id + `9"}` + "\n"},
		{never: true, name: "a time of its own", line: stamp + `ERROR c.a.Client - response {"errcode":60121,"errmsg":"找不到该用户","headers":{"date":"Mon, 23 Nov 2026 01:00:00 GMT"}}`},
		{never: true, name: "words around", line: stamp + `ERROR c.a.Client - response {"code":"system.error","message":"busy"}`, before: stamp + "INFO  dingtalk says\n"},
		{name: "a neighbour behind it", line: maker, before: form + "\n" + strings.Repeat(info, 20)},
		{name: "a neighbour far behind it", line: maker, before: form + "\n" + far},
		{name: "a neighbour before it", line: maker, behind: strings.Repeat(info, 20) + form + "\n"},
		{name: "a neighbour far before it", line: maker, behind: far + form + "\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			usual := strings.Repeat(strings.Repeat(info, 8)+test.line+"\n"+info, 4)
			apart := strings.Repeat(info, 140<<10/len(info))
			for pad := range 4 {
				in := []byte(strings.Repeat(usual, 240) + apart + strings.Repeat(info, 37*pad) + test.before + test.line + "\n" + test.behind + apart + usual)
				for _, block := range []int{16 << 10, 0} {
					want, _ := saidOf(t, in, block, Options{})
					got, n := saidOf(t, in, block, Options{Memory: &Memory{}, AnyOrder: true})
					if d := cmpLists(got, want); d != "" || block > 0 && n < 50 != test.never {
						t.Fatalf("block %d, pad %d, %d repeats: %s", block, pad, n, d)
					}
				}
			}
		})
	}
}

// TestRepeatsAndException reads a log in which nothing but repeats stands behind an
// exception: it does not wait for what may belong to it.
func TestRepeatsAndException(t *testing.T) {
	const info = "2026-11-23 10:00:00,000 INFO  c.a.Order - user synced\n"
	usual := strings.Repeat(info, 8) + `2026-11-23 10:00:00,000 ERROR c.a.Client - response {"errcode":60121,"errmsg":"找不到该用户"}` + "\n"
	in := strings.Repeat(usual, 400) + "2026-11-23 10:00:00,000 ERROR TeaException: code: 403, x request id: 15r9yh1ca8kda\n" + strings.Repeat(usual, 4000)
	o := Options{Marked: true, AnyOrder: true, Memory: &Memory{}, Masker: redact.New()}
	r := &run{judge: verdict.New(), teller: teller{opts: o}}
	repeats := 0
	r.teller.emit = func(h *Hit) error {
		h.Like()
		if h.IsRepeat() {
			repeats++
		}
		return nil
	}
	src := readerFunc(func(p []byte) (int, error) {
		if r.window != nil && len(r.window.Text()) > 1<<20 {
			t.Fatalf("the window holds %d bytes", len(r.window.Text()))
		}
		n := copy(p, in)
		in = in[n:]
		if n == 0 {
			return 0, io.EOF
		}
		return n, nil
	})
	if err := r.read(src); err != nil {
		t.Fatal(err)
	}
	if repeats < 3000 {
		t.Errorf("%d repeats", repeats)
	}
}

// readerFunc is a reader that is a function.
type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// cmpLists shows what one of two lists has and the other has not.
func cmpLists(got, want []string) string {
	count := map[string]int{}
	for _, x := range got {
		count[x]++
	}
	for _, x := range want {
		count[x]--
	}
	var b strings.Builder
	for _, x := range slices.Sorted(maps.Keys(count)) {
		if n := count[x]; n != 0 {
			fmt.Fprintf(&b, "%+d %s\n", n, x)
		}
	}
	return b.String()
}
