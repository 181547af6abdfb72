package explain

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/verdict"
)

// readsAs gives all that is said of an input, and whether bodies were passed over.
func readsAs(t testing.TB, in []byte, block int, off bool) (said string, passed int) {
	t.Helper()
	var b strings.Builder
	r := &run{
		judge: verdict.New(), block: block,
		teller: teller{opts: Options{Source: "stdin", Now: time.Date(2026, 11, 23, 12, 0, 0, 0, CST()), NoRedact: true}, emit: func(h *Hit) error {
			if f := h.Finding(); f != nil {
				g := *f
				g.Entry, g.Meaning = nil, ""
				fmt.Fprintf(&b, "%+v\n", g)
			}
			return nil
		}},
	}
	r.pass.off = off
	if err := r.read(bytes.NewReader(in)); err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&b, "%+v", r.sum)
	return b.String(), r.pass.blocks
}

// jsonLog writes objects made of all members that anything is read of, in stretches of
// a few that recur, with somebody's answers among them now and then.
func jsonLog(rnd *rand.Rand, size int) []byte {
	pick := func(all ...string) string { return all[rnd.IntN(len(all))] }
	var object func(depth int) string
	object = func(depth int) string {
		var members []string
		for range 1 + rnd.IntN(5) {
			name := pick("code", "code", "code", "message", "message", "msg", "errmsg", "errorMessage", "requestid", "request_id", "x-acs-request-id", "statusCode", "status", "success",
				"data", "result", "headers", "reason", "hint", "type", "Code", "Message", "RequestId", "accessDeniedDetail", "retryable", "type", "err_code", "traceId", "url", "server")
			value := pick("0", "200", `"OK"`, `"success"`, `"A1"`, "40014", `"60011"`, "404", "null", "false", `"操作成功"`, `"不合法的access_token"`, `"user.not.found"`, `"a.b.c"`,
				`"invalidParameter.userIds.empty"`, `"SystemError"`, `"INPUT_ERROR"`, `"INVALID_PARAMS"`, `"15r7dm2kq9ab"`, `""`, `"hint: [x]"`, `"B7"`, "99991663", `"系统繁忙"`, `"x"`, `"y"`, fmt.Sprint(rnd.IntN(1e6)), fmt.Sprintf(`"E%d"`, rnd.IntN(1e6)), fmt.Sprintf(`"order %d saved"`, rnd.IntN(1e6)))
			switch n := rnd.IntN(40); {
			case n < 4 && depth < 3:
				value = object(depth + 1)
			case n < 6 && depth < 3:
				value = "[" + object(depth+1) + "," + object(depth+1) + "]"
			}
			members = append(members, `"`+name+`":`+value)
		}
		return "{" + strings.Join(members, ",") + "}"
	}
	var b bytes.Buffer
	for b.Len() < size {
		few := make([]string, 1+rnd.IntN(6))
		for i := range few {
			few[i] = object(0)
		}
		lead, tail := pick("", "", "10:00:00 INFO reply ", "HTTP 500 ", "status=403 body="), pick("", "", "", " status=500", " request_id=15r7dm2kq9ab")
		for range rnd.IntN(size / 40) {
			line := pick(`{"code":"B7","message":"done"}`, `{"code":0,"message":"ok"}`)
			if rnd.IntN(4) == 0 {
				line = lead + few[rnd.IntN(len(few))] + tail
			} else if rnd.IntN(2) == 0 {
				line = fmt.Sprintf(`{"code":%d,"message":"took 1111%d"}`, rnd.IntN(1e5), rnd.IntN(1e5))
			}
			b.WriteString(line + "\n")
		}
		if rnd.IntN(2) == 0 {
			b.WriteString(pick("POST https://api.dingtalk.com/v1.0/x\n"+`{"code":"B7","message":"done"}`, `{"code":"user.not.found","message":"z"}`,
				"HTTP/1.1 400 Bad Request\nServer: DingTalk/1.0\n\n"+few[0], `{"code":"B7","message":"done","requestid":"15r7dm2kq9ab"}`, "钉钉返回 "+few[0],
				"errcode: 40014 不合法的access_token", `{"errcode":40014,"errmsg":"x"}`, "x.ALIYUN.com", "https://open.feishu.cn/a "+few[0]) + "\n")
		}
	}
	return b.Bytes()
}

// TestPassOver reads logs of objects, with and without passing over bodies: the same is
// said of them.
func TestPassOver(t *testing.T) {
	passed := 0
	for seed := range uint64(6) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		in := bytes.Repeat([]byte(`{"code":"B7","message":"done"}`+"\n"+`{"ts":1,"code":0,"message":"ok"}`+"\n"), 13_000+rnd.IntN(1000))
		in = append(in, jsonLog(rnd, 100<<10)...)
		want, none := readsAs(t, in, 0, true)
		if none != 0 {
			t.Fatal("bodies are passed over all the same")
		}
		for _, block := range [...]int{0, 30 << 10, 150_001} {
			got, n := readsAs(t, in, block, false)
			passed += n
			if got != want {
				t.Errorf("seed %d by blocks of %d:\n got %.3000s\nwant %.3000s", seed, block, got, want)
			}
		}
	}
	if passed < 10 {
		t.Errorf("only %d blocks are passed over", passed)
	}
}

// TestPassOther passes over bodies of nobody that are no plain JSON, and those of which no
// two are the same.
func TestPassOther(t *testing.T) {
	for name, line := range map[string]string{
		"no JSON":   `{'code':%d,'message':'done'}`,
		"distinct":  `{"code":%d,"message":"order %[1]d saved"}`,
		"no answer": `{"status":"reply 1111 to %d","code":7,"message":"x"}`,
	} {
		var b bytes.Buffer
		for i := 0; b.Len() < bareLimit+4*passReach; i++ {
			fmt.Fprintf(&b, line+"\n", 600_000+i)
		}
		want, _ := readsAs(t, b.Bytes(), 0, true)
		got, passed := readsAs(t, b.Bytes(), 0, false)
		if got != want || passed < 3 {
			t.Errorf("%s: %d blocks are passed over:\n got %.300s\nwant %.300s", name, passed, got, want)
		}
	}
}
