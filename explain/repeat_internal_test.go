package explain

import (
	"bytes"
	"encoding/json"
	"fmt"
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
func saidOf(t testing.TB, in []byte, o Options) (all []string, repeats int) {
	t.Helper()
	o.Source, o.Now, o.Marked = "a.log", time.Date(2026, 11, 23, 12, 0, 0, 0, CST()), true
	o.Masker = redact.New()
	run := &run{block: 16 << 10, judge: verdict.New(), teller: teller{opts: o}}
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
		want, _ := saidOf(t, in, Options{Memory: &Memory{}})
		got, n := saidOf(t, in, Options{Memory: &m, AnyOrder: true})
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
