package scan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// evidenced writes what a result holds as evidence, to be compared.
func evidenced(t testing.TB, r *Result) string {
	t.Helper()
	r.List()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	put := func(x any) {
		if err := e.Encode(x); err != nil {
			t.Fatal(err)
		}
	}
	for _, g := range r.Groups {
		v := g.Evidence
		if v == nil {
			t.Fatalf("%s has no evidence", g.ID)
		}
		// An entry is the catalogue's. Masks are numbered as they come.
		newest := *v.Newest
		newest.Entry, newest.Needs, newest.Redacted = nil, nil, 0
		put([]any{g.ID, g.Meaning, newest.Line, newest.Time, newest.RequestID, newest.Codes})
		for _, c := range v.Calls {
			put(c)
		}
		put([]any{v.Fields, v.Statuses})
	}
	for _, c := range r.answered.list() {
		put(c)
	}
	return b.String()
}

// TestEvidenceAddsUp proves that the evidence of parts is that of the whole.
func TestEvidenceAddsUp(t *testing.T) {
	all := fixtures(t)
	for seed := range uint64(6) {
		in := randomLog(rand.New(rand.NewPCG(seed, 3)), all, 300_000)
		o := options()
		o.Evidence = true
		want := evidenced(t, scanned(t, in, o, false))
		for _, workers := range []int{1, 4} {
			o.Workers, o.part = workers, 50_000
			if got := evidenced(t, scanned(t, in, o, true)); got != want {
				t.Fatalf("seed %d, %d workers: %s", seed, workers, differing(got, want))
			}
		}
	}
}

// differing gives the first line in which two texts differ.
func differing(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("line %d is\n%s\nwant\n%s", i+1, a[i], strings.Join(b[i:min(i+1, len(b))], ""))
		}
	}
	return "it is shorter"
}

// TestEvidenceCounts proves that asking for evidence changes no count.
func TestEvidenceCounts(t *testing.T) {
	in := randomLog(rand.New(rand.NewPCG(1, 3)), fixtures(t), 300_000)
	o := options()
	plain := encoded(t, scanned(t, in, o, false))
	o.Evidence = true
	if got := encoded(t, scanned(t, in, o, false)); got != plain {
		t.Error(differing(got, plain))
	}
}

// TestEvidenceTold holds the evidence of a small log against what it says.
func TestEvidenceTold(t *testing.T) {
	const log = `2026-11-23 10:00:00 ERROR POST https://oapi.dingtalk.com/topapi/user/get {"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限","request_id":"abcdef0001"}
2026-11-23 10:00:01 ERROR POST https://oapi.dingtalk.com/topapi/user/get {"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限","request_id":"abcdef0002"}
2026-11-23 10:00:03 ERROR POST https://oapi.dingtalk.com/topapi/user/get {"errcode":90018,"errmsg":"应用调用该接口超过每秒次数上限","request_id":"abcdef0003"}
2026-11-23 10:00:04 INFO POST https://oapi.dingtalk.com/topapi/user/get {"errcode":0,"errmsg":"ok"}
2026-11-23 10:00:02 INFO POST https://oapi.dingtalk.com/topapi/v2/user/list {"errcode":0,"errmsg":"ok"}
`
	o := options()
	o.Evidence = true
	r := scanned(t, []byte(log), o, false)
	r.List()
	if len(r.Groups) != 1 {
		t.Fatalf("%d groups", len(r.Groups))
	}
	e := r.Groups[0].Evidence
	if f := e.Newest; f.RequestID != "abcdef0003" || f.Line != 3 || f.Time.Second() != 3 {
		t.Errorf("the newest is %s of line %d at %s", f.RequestID, f.Line, f.Time)
	}
	if len(e.Calls) != 1 || e.Calls[0].API != "POST /topapi/user/get" || e.Calls[0].Count != 3 || len(e.Calls[0].Times) != 3 ||
		e.Calls[0].Times[0].Second() != 3 || e.Calls[0].Times[2].Second() != 0 {
		t.Errorf("calls are %+v", e.Calls)
	}
	if c := r.Answered("POST /topapi/user/get"); c == nil || c.Count != 1 || c.First.Second() != 4 {
		t.Errorf("answered is %+v", c)
	}
	if r.Answered("GET /topapi/user/get") != nil {
		t.Error("a call that was not made was answered")
	}
	if n := r.AnsweredWithin(e.Calls[0].First, e.Calls[0].Last); n != 1 {
		t.Errorf("%d calls were answered within, want the one at 10:00:02", n)
	}
	if n := r.AnsweredWithin(time.Time{}, time.Time{}); n != 0 {
		t.Errorf("%d calls were answered within no time", n)
	}
}

// TestEvidenceBounds proves that what is kept of many answers is bounded.
func TestEvidenceBounds(t *testing.T) {
	var b strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&b, "2026-11-23 10:%02d:%02d ERROR POST https://oapi.dingtalk.com/topapi/user/get%d {\"errcode\":33012,\"errmsg\":\"缺少参数 field%d %s\",\"request_id\":\"abcdef%04d\"}\n", i/60%60, i%60, i, i, strings.Repeat("长", 3000), i)
		fmt.Fprintf(&b, "2026-11-23 10:%02d:%02d INFO POST https://oapi.dingtalk.com/topapi/user/list%d {\"errcode\":0,\"errmsg\":\"ok\"}\n", i/60%60, i%60, i)
	}
	o := options()
	o.Evidence = true
	r := scanned(t, []byte(b.String()), o, false)
	r.List()
	if len(r.answered) > answeredMost {
		t.Errorf("%d calls are kept", len(r.answered))
	}
	for _, g := range r.Groups {
		e := g.Evidence
		if len(e.Calls) > apisMost || len(e.Fields) > valuesMost || len(e.Newest.Message) > messageMost+10 || len(e.Calls[0].Times) > timesMost {
			t.Errorf("%s: %d calls, %d fields, a message of %d bytes", g.ID, len(e.Calls), len(e.Fields), len(e.Newest.Message))
		}
	}
	c := &Calls{}
	for i := range 100 {
		c.note(now.Add(time.Duration(i*37%100) * time.Second))
	}
	if len(c.Times) != timesMost || !c.Times[0].Equal(now.Add(99*time.Second)) || !c.Times[timesMost-1].Equal(now.Add((99-timesMost+1)*time.Second)) {
		t.Errorf("the newest times are %v", c.Times)
	}
}
