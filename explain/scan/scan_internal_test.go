package scan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// now is the present of the tests.
var now = time.Date(2026, 11, 23, 12, 0, 0, 0, explain.CST()) //nolint:gochecknoglobals // a constant

// fixtures gives the inputs of explain's fixtures, by name.
func fixtures(t testing.TB) [][]byte {
	t.Helper()
	names, err := filepath.Glob("../testdata/shapes/*.in")
	if err != nil || len(names) < 500 {
		t.Fatalf("%d fixtures, %v", len(names), err)
	}
	var all [][]byte
	for _, name := range names {
		in, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, in)
	}
	return all
}

// randomLog puts fixtures and ordinary lines into a log of that many bytes.
func randomLog(r *rand.Rand, of [][]byte, size int) []byte {
	var b bytes.Buffer
	at := now.Add(-48 * time.Hour)
	stamp := func() string {
		at = at.Add(time.Duration(r.IntN(90_000)) * time.Millisecond)
		return at.Format("2006-01-02 15:04:05,000")
	}
	for b.Len() < size {
		switch r.IntN(8) {
		case 0:
			in := of[r.IntN(len(of))]
			if r.IntN(2) == 0 {
				fmt.Fprintf(&b, "%s ERROR c.a.Client - %s\n", stamp(), bytes.TrimRight(in, "\n"))
			} else {
				fmt.Fprintf(&b, "%s\n", bytes.TrimRight(in, "\n"))
			}
		case 1:
			fmt.Fprintf(&b, "%s ERROR c.a.Client - POST https://oapi.dingtalk.com/topapi/user/get {\"errcode\":%d,\"errmsg\":\"x\",\"request_id\":\"%08x\"}\n", stamp(), []int{40014, 88, 60011, 0, 123456}[r.IntN(5)], r.Uint32())
		case 2:
			fmt.Fprintf(&b, "{\"time\":\"%s\",\"level\":\"info\",\"code\":\"Forbidden.AccessDenied.QpsLimitForApi\",\"message\":\"%x\"}\n", stamp(), r.Uint32())
		default:
			for range r.IntN(30) {
				fmt.Fprintf(&b, "%s INFO  c.a.Order%d - saved %d rows in %d ms\n", stamp(), r.IntN(9), r.IntN(1e6), r.IntN(1e4))
			}
		}
	}
	return b.Bytes()
}

// encoded writes a result as JSON Lines.
func encoded(t testing.TB, r *Result) string {
	t.Helper()
	r.List()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, g := range r.Groups {
		if err := e.Encode(r.GroupJSON(g)); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Encode(r.SummaryJSON()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// file writes an input to a file and opens it.
func file(t testing.TB, in []byte) *os.File {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.log")
	if err := os.WriteFile(name, in, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func options() Options { return Options{Explain: explain.Options{Now: now}} }

// scanned scans an input.
func scanned(t testing.TB, in []byte, o Options, parts bool) *Result {
	t.Helper()
	s := New(o)
	var err error
	if parts {
		err = s.Read("a.log", file(t, in))
	} else {
		err = s.Read("a.log", bytes.NewReader(in))
	}
	if err != nil {
		t.Fatal(err)
	}
	return s.Result()
}

// differ shows the first lines in which two texts differ.
func differ(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d:\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// TestParts scans random logs of all fixtures in parts of several sizes by several
// workers: the result is that of reading it from its beginning to its end.
func TestParts(t *testing.T) {
	of := fixtures(t)
	rounds := 4
	if testing.Short() {
		rounds = 1
	}
	for seed := range rounds {
		r := rand.New(rand.NewPCG(uint64(seed), 1)) // #nosec G404 -- a test
		in := randomLog(r, of, 600<<10)
		want := encoded(t, scanned(t, in, options(), false))
		for _, workers := range []int{1, 2, 8} {
			o := options()
			o.Workers, o.part = workers, 1+r.IntN(200<<10)
			if got := encoded(t, scanned(t, in, o, true)); got != want {
				t.Errorf("seed %d, %d workers, parts of %d: %s", seed, workers, o.part, differ(got, want))
			}
		}
	}
}

// TestFold holds a scan against the findings of explain, put together by id and meaning.
func TestFold(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1)) // #nosec G404 -- a test
	in := randomLog(r, fixtures(t), 2<<20)
	want, ids, apis := map[key]int{}, map[key]map[string]bool{}, map[key]map[string]int{}
	total := 0
	_, err := explain.Stream(bytes.NewReader(in), explain.Options{Source: "a.log", Now: now, Marked: true}, func(it explain.Item) error {
		if f := it.Finding; f != nil && f.Platform == explain.DingTalk && !f.OK {
			k := keyOf(f)
			if want[k]++; want[k] == 1 {
				ids[k], apis[k] = map[string]bool{}, map[string]int{}
			}
			ids[k][f.RequestID] = true
			if f.API != "" {
				apis[k][f.API]++
			}
			total++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sum := scanned(t, in, options(), true)
	if sum.Findings != total || len(sum.groups) != len(want) || total < 500 {
		t.Fatalf("%d findings in %d groups, want %d in %d", sum.Findings, len(sum.groups), total, len(want))
	}
	for k, g := range sum.groups {
		if g.Count != want[k] {
			t.Errorf("%v: %d, want %d", k, g.Count, want[k])
		}
		for _, q := range g.requests.all {
			if !ids[k][q.ID] {
				t.Errorf("%v: no finding has the request id %s", k, q.ID)
			}
		}
		if len(g.apis.n) != len(apis[k]) || !maps.Equal(g.apis.n, apis[k]) {
			t.Errorf("%v: calls %v, want %v", k, g.apis.n, apis[k])
		}
	}
}

// TestMerge splits a log into shards and files at random: their results, written and read
// again and added in any order, are that of one scan of all.
func TestMerge(t *testing.T) {
	of := fixtures(t)
	for seed := range 4 {
		r := rand.New(rand.NewPCG(uint64(seed), 2)) // #nosec G404 -- a test
		in := randomLog(r, of, 700<<10)
		f := file(t, in)
		all := New(options())
		if err := all.Read("a.log", f); err != nil {
			t.Fatal(err)
		}
		want := all.Result()
		n := 2 + r.IntN(7)
		var outs []string
		for i := range n {
			s := New(options())
			if err := s.ReadPart("a.log", f, Part{i, n}); err != nil {
				t.Fatal(err)
			}
			outs = append(outs, encoded(t, s.Result()))
		}
		want.Files = n
		r.Shuffle(len(outs), func(i, j int) { outs[i], outs[j] = outs[j], outs[i] })
		sum, err := Decode(strings.NewReader(strings.Join(outs, "")), nil)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := encoded(t, sum), encoded(t, want); got != want {
			t.Errorf("seed %d, %d shards: %s", seed, n, differ(got, want))
		}
	}
}

// TestHistogram adds times in random order and in random groups: the buckets are those of
// all of them.
func TestHistogram(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3)) // #nosec G404 -- a test
	for _, span := range []int64{3600, 86400, 90 * 86400, 20 * 365 * 86400} {
		var times []int64
		for range 5000 {
			times = append(times, now.Unix()-r.Int64N(span))
		}
		whole := newHistogram(nil)
		for _, at := range times {
			whole.add(at, "auth", 1)
		}
		r.Shuffle(len(times), func(i, j int) { times[i], times[j] = times[j], times[i] })
		sum := newHistogram(nil)
		for part := range slices.Chunk(times, 700) {
			h := newHistogram(nil)
			for _, at := range part {
				h.add(at, "auth", 1)
			}
			sum.join(&h)
		}
		whole.list()
		sum.list()
		r := NewResult(nil)
		got, want := fmt.Sprint(r.wireHistogram(&sum)), fmt.Sprint(r.wireHistogram(&whole))
		if got != want || len(whole.Buckets) > bucketsMost || len(whole.Buckets) < 2 {
			t.Errorf("over %d s: %s, want %s", span, got, want)
		}
	}
}

// TestNewest keeps requests that came in any order, several at one place among them: they
// are always the same.
func TestNewest(t *testing.T) {
	var all []Request
	for i := range 12 {
		all = append(all, Request{fmt.Sprintf("id%02d", i), Place{now.Add(time.Duration(i/4) * time.Second), "a.log", i / 4}})
	}
	want := []string{"id11", "id10", "id09", "id08", "id07"}
	r := rand.New(rand.NewPCG(5, 5)) // #nosec G404 -- a test
	for range 50 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		var kept newest
		for _, q := range all {
			kept.add(q)
		}
		var got []string
		for _, q := range kept.all {
			got = append(got, q.ID)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("kept %q, want %q", got, want)
		}
	}
}

// TestNewestWait keeps the same requests when they wait to be masked: of ids that are the
// same once masked the newest place, so that those behind them are kept too.
func TestNewestWait(t *testing.T) {
	masks := 0
	mask := func(id string) string {
		if masks++; id[0] == 's' {
			return "***"
		}
		return id
	}
	r := rand.New(rand.NewPCG(5, 6)) // #nosec G404 -- a test
	for range 300 {
		var kept, want newest
		for i, n := 0, r.IntN(200); i < n; i++ {
			id := []string{"s", "p"}[r.IntN(2)] + strconv.Itoa(r.IntN(40))
			q := Request{id, Place{now.Add(time.Duration(r.IntN(50)) * time.Second), "a.log", r.IntN(3)}}
			kept.wait(q, mask)
			want.add(Request{mask(q.ID), q.Place})
		}
		if kept.settle(mask); !slices.Equal(kept.all, want.all) {
			t.Fatalf("kept %v, want %v", kept.all, want.all)
		}
	}
	var kept newest
	masks = 0
	for i := range 10 * waitMost {
		kept.wait(Request{"p" + strconv.Itoa(i), Place{now.Add(time.Duration(i) * time.Second), "a.log", i}}, mask)
	}
	if masks != 10*newestMost {
		t.Errorf("%d ids of a growing log were masked, want %d", masks, 10*newestMost)
	}
}

// TestFaceOrder shows the same of a group whichever of its errors came first: what
// the catalogue says, though one answer came with a wait of its own.
func TestFaceOrder(t *testing.T) {
	for _, lines := range [][2]string{
		{
			"Retry-After: 7\n\n" + `{"code":"Forbidden.AccessDenied.QpsLimitForApi","message":"请求都被暂时禁用了","requestid":"0A-1"}`,
			"\n\n" + `{"code":"Forbidden.AccessDenied.QpsLimitForApi","message":"请求都被暂时禁用了","requestid":"0A-2"}`,
		},
	} {
		var faces [2]string
		for i, order := range [][2]int{{0, 1}, {1, 0}} {
			sum := New(options()).Result()
			for _, n := range order {
				s := New(options())
				if err := s.Read("a.log", strings.NewReader("HTTP/1.1 429 Too Many Requests\n"+lines[n]+"\n")); err != nil {
					t.Fatal(err)
				}
				sum.Add(s.Result())
			}
			if sum.List(); len(sum.Groups) != 1 || sum.Groups[0].Count != 2 {
				t.Fatalf("%d groups of %s", len(sum.Groups), lines)
			}
			faces[i] = fmt.Sprint(sum.Groups[0].Face)
		}
		if faces[0] != faces[1] {
			t.Errorf("%s, turned round %s", faces[0], faces[1])
		}
	}
}

// TestWear keeps of two faces at one place always the same.
func TestWear(t *testing.T) {
	at := Place{now, "a.log", 1}
	plain := Face{Title: codes.Text{EN: "a"}, Kind: codes.KindUnknown}
	for name, other := range map[string]Face{
		"title": {Title: codes.Text{EN: "b"}, Kind: codes.KindUnknown},
		"kind":  {Title: codes.Text{EN: "a"}, Kind: "auth"},
		"owner": {Title: codes.Text{EN: "a"}, Kind: codes.KindUnknown, Owner: codes.OwnerUser},
		"wait":  {Title: codes.Text{EN: "a"}, Kind: codes.KindUnknown, Retry: codes.Retry{WaitSeconds: 3}},
		"most":  {Title: codes.Text{EN: "a"}, Kind: codes.KindUnknown, Retry: codes.Retry{MaxAttempts: 3}},
		"retry": {Title: codes.Text{EN: "a"}, Kind: codes.KindUnknown, Retry: codes.Retry{Policy: codes.PolicyNever}},
		"fixes": {Title: codes.Text{EN: "a"}, Kind: codes.KindUnknown, Fixes: []codes.Advice{{Text: codes.Text{EN: "Do b."}}}},
	} {
		var one, two Group
		one.wear(plain, at)
		one.wear(other, at)
		two.wear(other, at)
		two.wear(plain, at)
		if fmt.Sprint(one.Face) != fmt.Sprint(two.Face) {
			t.Errorf("%s: %v and %v", name, one.Face, two.Face)
		}
	}
}
