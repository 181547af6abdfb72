package explain

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/verdict"
)

// pausing gives parts of an input one by one; "" is a pause.
type pausing struct {
	parts []string
	// at is told how many parts were given.
	at func(n int)
	n  int
	// told, if it is there, says that what was told in a pause was handed on.
	told  chan struct{}
	waits bool
}

func (p *pausing) Read(b []byte) (int, error) {
	if p.at != nil {
		p.at(p.n)
	}
	if p.told != nil && p.n > 0 && p.parts[p.n-1] == "" && p.waits {
		<-p.told
		p.waits = false
	}
	if p.n == len(p.parts) {
		return 0, io.EOF
	}
	part := p.parts[p.n]
	if part == "" {
		p.n++
		p.waits = true
		return 0, ErrPause
	}
	n := copy(b, part)
	if n == len(part) {
		p.n++
	} else {
		p.parts[p.n] = part[n:]
	}
	return n, nil
}

// toldAt reads parts and writes for each answer how many parts were read when it was
// told, its line, its root cause and its request id.
func toldAt(t testing.TB, parts ...string) (all []string, sum Summary) {
	t.Helper()
	in := &pausing{parts: slices.Clone(parts)}
	var told func() error
	if len(strings.Join(parts, "")) > bareLimit { // told beside the reading
		in.told = make(chan struct{}, 1)
		told = func() error { in.told <- struct{}{}; return nil }
	}
	sum, err := Stream(in, Options{Now: time.Unix(0, 0), Told: told}, func(it Item) error {
		what := "record"
		if f := it.Finding; f != nil {
			what = strings.TrimSpace(fmt.Sprint(f.Line, " ", f.Primary, " ", f.RequestID))
		}
		all = append(all, fmt.Sprint(in.n, ": ", what))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all, sum
}

// TestEarly says of inputs that pause what is told when.
func TestEarly(t *testing.T) {
	const (
		body  = `{"errcode":40014,"errmsg":"不合法的access_token"}`
		quiet = "2026-11-20 10:00:00 INFO everything is as it should be\n"
		tea   = "com.aliyun.tea.TeaException: code: 400, 不合法的access_token request id: 9C2A11F0-0000-7000-8000-0000000000AB\n"
		data  = `Data: {"code":"InvalidAuthentication","requestid":"9C2A11F0-0000-7000-8000-0000000000AB","message":"不合法的access_token"}` + "\n"
		ofTea = "api/InvalidAuthentication 9C2A11F0-0000-7000-8000-0000000000AB"
		vague = `{"code":"A1","message":"done","traceid":"1"}` + "\n"
		sure  = `POST https://api.dingtalk.com/v1.0/x` + "\n" + `{"code":"B7","message":"no","traceid":"2"}` + "\n"
	)
	long := strings.Repeat(quiet, bareLimit/len(quiet)+1)
	lines := strings.Count(long, "\n")
	for _, test := range []struct {
		name  string
		parts []string
		want  []string
	}{
		{"a body on a line", []string{body + "\n", "", quiet}, []string{"2: 1 oapi/40014"}},
		{"a body on a line that is not finished", []string{body, "", "\n" + quiet}, []string{"2: 1 oapi/40014"}},
		{"no pause", []string{body + "\n", quiet}, []string{"2: 1 oapi/40014"}},
		{"one body in two writes", []string{`{"errcode":40014,`, "", `"errmsg":"不合法的access_token"}`, "", quiet}, []string{"4: 1 oapi/40014"}},
		{"a body that stays open", []string{`{"errcode":40014,` + "\n", "", "", `"errmsg":"x",`, ""}, []string{"5: 1 oapi/40014"}},
		{"a body cut in a log", []string{`{"errcode":40014,"errmsg":"不合` + "\n" + strings.Repeat(quiet, 400), "", quiet}, []string{"2: 1 oapi/40014"}},
		{"a body in lines", []string{"{\n\"errcode\": 60011,\n", "", "\"request_id\": \"15r7xs2kl3p3\"\n", "", "}\n", "", quiet}, []string{"6: 1 oapi/60011 15r7xs2kl3p3"}},
		{"nothing twice, and in order", []string{body + "\n", "", "", quiet + body + "\n", "", body + "\n", ""}, []string{"2: 1 oapi/40014", "5: 3 oapi/40014", "7: 4 oapi/40014"}},
		{"far behind", []string{long + body + "\n", "", long + body + "\n", "", body + "\n"}, []string{
			fmt.Sprintf("2: %d oapi/40014", lines+1), fmt.Sprintf("4: %d oapi/40014", 2*lines+2), fmt.Sprintf("5: %d oapi/40014", 2*lines+3),
		}},
		{"an exception waits for the second pause", []string{quiet, tea, "", "", quiet}, []string{"4: 2 " + ofTea}},
		{"what belongs to it is joined", []string{tea, "", data, "", "", quiet}, []string{"5: 1 " + ofTea}},
		{"also when it was told", []string{tea, "", "", data, "", "", quiet}, []string{"3: 1 " + ofTea}},
		{"an exception with enough behind it", []string{tea + strings.Repeat(quiet, 13), "", quiet}, []string{"2: 1 " + ofTea}},
		{"an exception and a body behind it", []string{tea + body + "\n", "", quiet}, []string{"2: 1 " + ofTea, "2: 2 oapi/40014"}},
		{"half a line of text", []string{"dingtalk errcode: 4001", "", "", "4, errmsg: x\n", "", ""}, []string{"6: 1 oapi/40014"}},
		{"a neighbour before it", []string{sure + vague, "", quiet}, []string{"2: 2 api/B7", "2: 3 api/A1"}},
		{"a neighbour behind it", []string{vague, "", sure, "", quiet}, []string{"4: 1 api/A1", "4: 3 api/B7"}},
		{"a neighbour that comes late", []string{vague + sure, "", vague, "", quiet}, []string{"2: 1 api/A1", "2: 3 api/B7", "4: 4 api/A1"}},
		{"another platform's", []string{`{"errcode":40014,"errmsg":"invalid access_token, hint: [1], from ip: 1.2.3.4, more info at https://open.work.weixin.qq.com/devtool/query?e=40014"}` + "\n", "", quiet}, []string{"2: 1"}},
		{"nobody's is told at the end", []string{vague, "", "", quiet}, []string{"4: 1"}},
		{"two on a line in another encoding", []string{"&quot;errcode&quot;:40014} &quot;errcode&quot;:60011}\n", "", "", ""}, nil},
		{"UTF-16", []string{"\xff\xfe" + wide(body+"\n"), "", wide(body + "\n"), "", wide(body)}, []string{"2: 1 oapi/40014", "4: 2 oapi/40014", "5: 3 oapi/40014"}},
		{"the first bytes are few", []string{"{", "", `"errcode":40014}`, "", quiet}, []string{"4: 1 oapi/40014"}},
		{"GB18030", []string{"{\"errcode\":40014,\"errmsg\":\"\xb4\xed\xce\xf3\"}", "", "\n\xb4\xed\n", ""}, []string{"2: 1 oapi/40014"}},
	} {
		got, sum := toldAt(t, test.parts...)
		if test.want != nil && !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
		if sum.Findings != len(got) {
			t.Errorf("%s: %d were told, %d counted", test.name, len(got), sum.Findings)
		}
	}
}

// wide writes a text of Unicode's first plane in UTF-16.
func wide(s string) string {
	var b strings.Builder
	for _, c := range s {
		b.WriteByte(byte(c))
		b.WriteByte(byte(c >> 8))
	}
	return b.String()
}

// earlyBy reads parts and gives all that is said of each answer.
func earlyBy(t testing.TB, off bool, parts ...string) []string {
	t.Helper()
	var all []string
	r := &run{judge: verdict.New(), teller: teller{opts: Options{NoRedact: true}, emit: func(h *Hit) error {
		it := h.Item()
		if it.Finding != nil {
			it.Finding.Entry = nil
		}
		b, err := json.Marshal(it)
		all = append(all, string(b))
		return err
	}}}
	if off {
		parts = slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" })
	}
	if err := r.read(&pausing{parts: slices.Clone(parts)}); err != nil {
		t.Fatal(err)
	}
	return all
}

// TestEarlyFixtures lets inputs pause behind their last line: all is said of them that
// is said without, once and in the same order.
func TestEarlyFixtures(t *testing.T) {
	for _, f := range fixtures(t) {
		in := string(bytes.TrimRight(f.in, "\n")) + "\n"
		if strings.HasPrefix(f.name, "enc-") {
			in = string(f.in)
		}
		parts := []string{in, "", ""}
		if got, want := earlyBy(t, false, parts...), earlyBy(t, true, parts...); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %s\nwant %s", f.name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// toldByWhatFollows are the fixtures of which an answer is read otherwise when the lines
// below are not there yet: they hold its request id, or say that it is a sample, or that
// an object is the literal of a program.
func toldByWhatFollows() []string {
	return []string{
		"beside-fence", "beside-headers-below", "beside-markdown", "beside-said-below", "beside-statuses-below", "beside-trace-id",
		"listed-again", "literal-java-brace", "sample-commented", "sample-either", "sample-if-behind", "sample-listed", "sample-returned", "silent-answer-of-double", "silent-commented-samples", "source-comment-compared",
		"source-comment-type", "source-doc-comment", "source-noted", "source-patch", "source-remark-behind", "source-snapshot", "source-text-block",
	}
}

// TestEarlyLines lets inputs pause behind every line. But for those in the list the same
// is said of them as without pauses, in the same order; and of none anything twice, also
// when they pause for longer.
func TestEarlyLines(t *testing.T) {
	for _, f := range fixtures(t) {
		var once, twice []string
		for line := range strings.Lines(string(f.in)) {
			once = append(once, line, "")
			twice = append(twice, line, "", "")
		}
		want := answersOf(t, earlyBy(t, true, once...))
		if got, listed := answersOf(t, earlyBy(t, false, once...)), slices.Contains(toldByWhatFollows(), f.name); slices.Equal(got, want) == listed {
			t.Errorf("%s, in the list: %t\n got %q\nwant %q", f.name, listed, got, want)
		}
		seen := map[string]bool{}
		for _, s := range earlyBy(t, false, twice...) {
			if seen[s] {
				t.Errorf("%s: twice %s", f.name, s)
			}
			seen[s] = true
		}
	}
}

// answersOf gives of all that is said where it stands and what it is.
func answersOf(t testing.TB, said []string) (all []string) {
	t.Helper()
	for _, s := range said {
		var it Item
		if err := json.Unmarshal([]byte(s), &it); err != nil {
			t.Fatal(err)
		}
		if f := it.Finding; f != nil {
			s = fmt.Sprint(f.Line, " ", f.Primary, " ", f.RequestID, " ", f.Message)
		}
		all = append(all, s)
	}
	return all
}

// TestEarlyDense cuts fixtures one behind the other anywhere, with pauses or without at
// each cut: nearly all is told that is told without pauses, and nothing more.
func TestEarlyDense(t *testing.T) {
	all := fixtures(t)
	for seed := range uint64(3) {
		rnd := rand.New(rand.NewPCG(seed, 77))
		var text strings.Builder
		for text.Len() < 300<<10 {
			switch f := all[rnd.IntN(len(all))]; {
			case strings.HasPrefix(f.name, "enc-"):
			case rnd.IntN(8) == 0:
				text.Write(f.in[:rnd.IntN(len(f.in))])
			default:
				text.Write(f.in)
			}
			text.WriteString("\n")
		}
		var parts []string
		for rest := text.String(); rest != ""; {
			n := min(len(rest), 1+rnd.IntN(3000))
			parts = append(parts, rest[:n])
			rest = rest[n:]
			for range rnd.IntN(3) {
				parts = append(parts, "")
			}
		}
		want := answersOf(t, earlyBy(t, true, parts...))
		left := map[string]int{}
		for _, s := range want {
			left[s]++
		}
		for _, s := range answersOf(t, earlyBy(t, false, parts...)) {
			left[s]--
		}
		missing, more := 0, 0
		for _, n := range left {
			missing += max(0, n)
			more += max(0, -n)
		}
		if t.Logf("of %d answers %d are not told as without pauses, %d otherwise", len(want), missing, more); max(missing, more) > len(want)/50 || more > missing+1 {
			t.Error("these are too many")
		}
	}
}

// TestTold says when Told is called: behind what was told in a pause or of a part, one
// call at a time, and its error is the last.
func TestTold(t *testing.T) {
	const body = `{"errcode":40014,"errmsg":"不合法的access_token"}` + "\n"
	long := strings.Repeat("2026-11-20 10:00:00 INFO everything is as it should be\n", 8000)
	fail := errors.New("full")
	for _, head := range []string{"", long} {
		var calls []string
		read := func(stop error) error {
			calls = nil
			_, err := Stream(&pausing{parts: []string{head + body, "", "", body + body, "", body}}, Options{Told: func() error {
				calls = append(calls, "told")
				return stop
			}}, func(Item) error {
				calls = append(calls, "answer")
				return nil
			})
			return err
		}
		if err := read(nil); err != nil || strings.Join(calls, " ") != "answer told answer answer told answer told" {
			t.Errorf("%q, %v", calls, err)
		}
		if err := read(fail); !errors.Is(err, fail) || strings.Join(calls, " ") != "answer told" {
			t.Errorf("%q, %v", calls, err)
		}
	}
}

// TestStop ends the reading of an input that never ends.
func TestStop(t *testing.T) {
	const body = `{"errcode":40014,"errmsg":"不合法的access_token"}` + "\n"
	stop := make(chan struct{})
	endless := &pausing{parts: []string{body, "", strings.Repeat(body, 100_000), body}}
	endless.at = func(n int) {
		if n == 3 {
			select {
			case <-stop:
			default:
				close(stop)
			}
			endless.parts, endless.n = []string{"x\n", body, "x\n", body}, 1
		}
	}
	sum, err := Stream(endless, Options{Stop: stop}, func(Item) error { return nil })
	if err != nil || sum.Findings <= 100_000 {
		t.Errorf("%+v, %v", sum, err)
	}
}
