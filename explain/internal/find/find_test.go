package find_test

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// all finds what is in a whole text.
func all(text string) find.Result {
	return find.In(find.Text{Bytes: []byte(text), Final: true}, 0, len(text))
}

// told names what was found: the codes, the message and the text that it stands in.
func told(text string, answers []*find.Place) []string {
	var out []string
	for _, a := range answers {
		out = append(out, fmt.Sprintf("%s|%s|%s", strings.Join(a.Codes, " "), a.Message, text[a.Start:a.End]))
	}
	return out
}

const body = `{"errcode":40014,"errmsg":"x"}`

func TestIn(t *testing.T) {
	for _, test := range []struct {
		name, in string
		want     []string
	}{
		{"nothing", "", nil},
		{"no code", "the code is not here", nil},
		{"a body", "reply " + body + " end", []string{"40014|x|" + body}},
		{"a body that breaks off", `{"errcode":40014,"errmsg":"x`, []string{`40014|x|{"errcode":40014,"errmsg":"x`}},
		{
			"several bodies", `{"errcode":1,"errmsg":"a"}{"errcode":2,"errmsg":"b"}, {"errcode":3,"errmsg":"c"}`,
			[]string{`1|a|{"errcode":1,"errmsg":"a"}`, `2|b|{"errcode":2,"errmsg":"b"}`, `3|c|{"errcode":3,"errmsg":"c"}`},
		},
		{
			"a list", `[{"errcode":1,"errmsg":"a"},{"errcode":2,"errmsg":"b"}]`,
			[]string{`1|a|{"errcode":1,"errmsg":"a"}`, `2|b|{"errcode":2,"errmsg":"b"}`},
		},
		{"what a test expects", `{"expected":` + body + `}`, nil},
		{"what a double is to answer", `{"jsonBody":` + body + `}`, nil},
		{"the examples of a description", `{"type":"object","examples":[` + body + `]}`, nil},
		{"prose", "errcode=40014 errmsg=x y", []string{"40014|x y|errcode=40014 errmsg=x y"}},
		{
			"JSON in a string", `{"level":"error","body":"{\"errcode\":40014,\"errmsg\":\"x\"}"}`,
			[]string{`40014|x|"{\"errcode\":40014,\"errmsg\":\"x\"}"`},
		},
		{
			"in a sentence in a string", `{"level":"error","body":"reply {\"errcode\":40014,\"errmsg\":\"x\"}"}`,
			[]string{`40014|x|"reply {\"errcode\":40014,\"errmsg\":\"x\"}"`},
		},
		{
			"in JSON in JSON", `{"a":"{\"b\":\"{\\\"errcode\\\":40014,\\\"errmsg\\\":\\\"x\\\"}\"}"}`,
			[]string{`40014|x|"{\"b\":\"{\\\"errcode\\\":40014,\\\"errmsg\\\":\\\"x\\\"}\"}"`},
		},
		{
			"percent-encoded", "one\nGET /?data=%7B%22errcode%22%3A40014%2C%22errmsg%22%3A%22a+b%22%7D\ntwo",
			[]string{"40014|a b|GET /?data=%7B%22errcode%22%3A40014%2C%22errmsg%22%3A%22a+b%22%7D"},
		},
		{
			"what only looks percent-encoded", "%7B%22errcode%22%3A1%2C%22errmsg%22%3A%22100%az+%2%22%7D",
			[]string{"1|100%az %2|%7B%22errcode%22%3A1%2C%22errmsg%22%3A%22100%az+%2%22%7D"},
		},
		{
			"a text in a string that breaks off", `{"log":"{\"errcode\":40014,\"errmsg\":\"x"}`,
			[]string{`40014|x|"{\"errcode\":40014,\"errmsg\":\"x"`},
		},
		{"a ban", `{"status":1111,"wait":5,"punish":"deny"}`, []string{`1111||{"status":1111,"wait":5,"punish":"deny"}`}},
		{"the number of a ban", "order 1111 is sent", nil},
		{
			"escaped for HTML, over lines", "<pre>\n{&quot;errcode&quot;:40014,\n&#34;errmsg&#34;:&quot;a &amp; &lt;b&quot;}\n</pre>",
			[]string{"40014|a & <b|{&quot;errcode&quot;:40014,\n&#34;errmsg&#34;:&quot;a &amp; &lt;b&quot;}"},
		},
		{
			"wrapped by a log, in the middle of a word", "Mar 02 09:04:05 zoo app[7]: {\"errcode\":40014,\"errm\nMar 02 09:04:05 zoo app[7]: sg\":\"x\"}\n",
			[]string{"40014|x|{\"errcode\":40014,\"errm\nMar 02 09:04:05 zoo app[7]: sg\":\"x\"}\n"},
		},
		{
			"an answer in somebody's own", `{"code":7,"message":"relay failed","data":` + body + `}`,
			[]string{"40014|x|" + body},
		},
		{"somebody's own alone", `{"code":7,"message":"relay failed"}`, []string{`7|relay failed|{"code":7,"message":"relay failed"}`}},
		{
			"behind source in a traceback", "raise TeaException({\nTeaException: Error: zoo.closed code: 400, x request id: z1z2",
			[]string{"zoo.closed|x|code: 400, x request id: z1z2"},
		},
	} {
		x := all(test.in)
		if got := told(test.in, x.Answers); !slices.Equal(got, test.want) {
			t.Errorf("%s:\n got %q\nwant %q", test.name, got, test.want)
		}
		if x.Next != len(test.in) || x.Payload {
			t.Errorf("%s: goes on at %d of %d, payload %v", test.name, x.Next, len(test.in), x.Payload)
		}
	}
}

// TestPayload passes over a message on its way to DingTalk.
func TestPayload(t *testing.T) {
	for in, want := range map[string]bool{
		`{"msgtype":"text","text":{"content":"{\"errcode\":40014,\"errmsg\":\"x\"}"}}`: true,
		`{"msgKey":"sampleText","msgParam":{"errcode":40014,"errmsg":"x"}}`:            true,
		`{"errcode":40014,"errmsg":"x","msgtype":"text"}`:                              false,
	} {
		if x := all(in); x.Payload != want || (len(x.Answers) == 0) != want {
			t.Errorf("%s: payload %v, %d answers", in, x.Payload, len(x.Answers))
		}
	}
}

// TestCall gives answers the call that stands around them.
func TestCall(t *testing.T) {
	const har = `{"request":{"method":"post","url":"https://oapi.dingtalk.com/user/get?x=y"},"response":{"status":200,"content":{"text":"{\"errcode\":40014,\"errmsg\":\"x\"}"}}}`
	want := transcript.Call{Method: "POST", Host: "oapi.dingtalk.com", Path: "/user/get", Status: 200}
	if x := all(har); len(x.Answers) != 1 || x.Answers[0].Call != want {
		t.Errorf("of a record: %+v", x.Answers)
	}
	x := all("GET https://oapi.dingtalk.com/user/get status=200 " + body)
	if len(x.Answers) != 1 || x.Answers[0].Call.API() != "GET /user/get" {
		t.Errorf("of a line: %+v", x.Answers)
	}
	for _, call := range []string{
		`"url":"https://oapi.dingtalk.com/topapi/v2/user/get"`, `"uri":"https://oapi.dingtalk.com/topapi/v2/user/get"`,
		`"requestUrl":"https://oapi.dingtalk.com/topapi/v2/user/get?x=y"`,
		`"path":"/topapi/v2/user/get"`, `"api":"/topapi/v2/user/get"`,
		`"config":{"url":"/topapi/v2/user/get","baseURL":"https://oapi.dingtalk.com","method":"post"}`,
		`"config":{"url":"topapi/v2/user/get","baseURL":"https://oapi.dingtalk.com/","method":"post"}`,
	} {
		y := all(`{"level":"error","method":"post",` + call + `,"resp":{"errcode":40014,"errmsg":"x"}}`)
		if len(y.Answers) != 1 || y.Answers[0].Call.API() != "POST /topapi/v2/user/get" {
			t.Errorf("beside %s: %+v", call, y.Answers)
		}
	}
	if y := all(`{"path":"/users/me","method":"get","resp":{"errcode":40014,"errmsg":"x"}}`); len(y.Answers) != 1 || y.Answers[0].Call.API() != "" {
		t.Errorf("somebody's own path: %+v", y.Answers)
	}
	n := x.Answers[0].Near
	if got := string(n.Text[n.At:n.To]); got != body {
		t.Errorf("near it stands %q", got)
	}
	x = all(`{"zoo_response":{"result":{"ding_open_errcode":33012,"error_msg":"x"},"request_id":"15r7dm2kq9ab"}}`)
	if len(x.Answers) != 1 || x.Answers[0].RequestID != "15r7dm2kq9ab" {
		t.Errorf("the id beside the object: %+v", x.Answers)
	}
}

// TestGrowing waits for the end of an object, and goes on where it began.
func TestGrowing(t *testing.T) {
	const lead = "reply "
	for size := len(lead) + len(`{"errcode":4`); size < len(lead)+len(body); size++ {
		text := []byte(lead + body)
		x := find.In(find.Text{Bytes: text[:size]}, 0, size)
		if len(x.Answers) != 0 || x.Next != len(lead) {
			t.Fatalf("of %q %d answers are found, it goes on at %d", text[:size], len(x.Answers), x.Next)
		}
		if x = find.In(find.Text{Bytes: text, Low: x.Low, Final: true}, x.Next, len(text)); len(x.Answers) != 1 || x.Low != len(text) {
			t.Fatalf("of all %d answers are found", len(x.Answers))
		}
	}
	text := body + body
	if x := find.In(find.Text{Bytes: []byte(text), Final: true}, 0, len(body)); len(x.Answers) != 1 {
		t.Errorf("%d answers before the limit", len(x.Answers))
	}
	if x := find.In(find.Text{Bytes: []byte(text), Low: len(body), Final: true}, 0, len(text)); len(x.Answers) != 1 || x.Answers[0].Start != len(body) {
		t.Errorf("%d answers from low on", len(x.Answers))
	}
}

// TestDepth bounds how often a text inside a text is read.
func TestDepth(t *testing.T) {
	in := body
	found := 0
	for range 12 {
		in = fmt.Sprintf(`{"a":%q}`, in)
		found += len(all(in).Answers)
	}
	if found < 3 || found > 11 {
		t.Errorf("%d of 12 texts in texts are read", found)
	}
}

// row is a row of today's attendance calls.
func row(day int) string {
	return fmt.Sprintf(`{"checkType":"OnDuty","planId":7%d,"timeResult":"Normal","locationResult":"Normal","baseCheckTime":17723808000%02d,"userCheckTime":17723807000%02d,"workDate":17723808000%02d,"userId":"zhao.l","groupId":5,"id":9%d}`, day, day, day, day, day)
}

func TestAttendance(t *testing.T) {
	for _, test := range []struct {
		name, in       string
		records, other int
		body           bool
	}{
		{"a call's answer", `{"errcode":0,"errmsg":"ok","recordresult":[` + row(1) + `,` + row(2) + `]}`, 1, 0, true},
		{"rows without their body", row(1) + ",\n" + row(2) + ",\n" + row(3), 1, 0, true},
		{"a row a line", row(1) + "\n" + row(2), 1, 0, true},
		{"a refusal with empty members", `{"errcode":40014,"errmsg":"x","recordresult":[]}`, 0, 1, false},
		{"words alone", "the attendance of checkTime", 0, 0, false},
	} {
		x := all(test.in)
		records, other := 0, 0
		for _, a := range x.Answers {
			if a.Record == nil {
				other++
				continue
			}
			records++
			if (a.Body != nil) != test.body || a.Part || !a.OK {
				t.Errorf("%s: body %v, part %v, OK %v", test.name, a.Body, a.Part, a.OK)
			}
		}
		if records != test.records || other != test.other {
			t.Errorf("%s: %d records and %d answers, want %d and %d", test.name, records, other, test.records, test.other)
		}
	}

	if x := all(`"userId":"li.q"}, ` + row(1) + "]"); len(x.Answers) != 1 || !x.Answers[0].Part {
		t.Errorf("a row that is not the first of its list: %+v", x.Answers)
	}
	part := `{"errcode":0,"errmsg":"ok","recordresult":[` + row(1) + `,{"checkType":"On`
	x := all("2026-03-02 09:04:05 INFO " + part + "\n2026-03-02 09:04:06 ERROR reply " + body)
	if len(x.Answers) != 2 || x.Answers[0].Record == nil || x.Answers[1].Code() != "40014" {
		t.Errorf("a record that breaks off before the next entry: %+v", x.Answers)
	}
	text := `{"errcode":0,"errmsg":"ok","recordresult":[` + row(1) + "]}\n" + body
	if x = all(text); len(x.Answers) == 2 {
		x.Answers[1].BesideRecords([]byte(text), []find.Span{{Start: x.Answers[0].Start, End: x.Answers[0].End}})
	}
	if len(x.Answers) != 2 || !x.Answers[1].Beside || bytes.Contains(x.Answers[1].Near.Text, []byte("zhao.l")) {
		t.Errorf("an answer beside a record: %+v", x.Answers)
	}
	rows := strings.Repeat(row(1)+",", lenient.MaxBytes/len(row(1))+9)
	if x := all(`{"errcode":0,"errmsg":"ok","recordresult":[` + rows + row(2) + "]}"); len(x.Answers) < 2 || !x.Answers[0].Part {
		t.Errorf("a record larger than what is read at once is %d answers", len(x.Answers))
	}
}

// TestMerge joins what one exception prints of one answer.
func TestMerge(t *testing.T) {
	at := func(line int, a shape.Answer) *find.Place { return &find.Place{Answer: &a, Line: line, Last: line} }
	exception := shape.Answer{Traits: shape.Exception, Message: "x", RequestID: "15r7dm2kq9ab", Status: 403}
	data := shape.Answer{Traits: shape.Body, Codes: []string{"zoo.closed"}, RequestID: "15r7dm2kq9ab", Scopes: []string{"Zoo.Read"}}
	for _, test := range []struct {
		name      string
		prev, one *find.Place
		want      bool
	}{
		{"the same id", at(1, exception), at(3, data), true},
		{"the same id far below", at(1, exception), at(14, data), false},
		{"another id", at(1, exception), at(3, shape.Answer{Traits: shape.Body, Codes: []string{"zoo.closed"}, RequestID: "y1y2y3y4"}), false},
		{"the same code", at(1, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}}), at(2, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, Message: "x"}), true},
		{"the same code, another message", at(1, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, Message: "x"}), at(2, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, Message: "y"}), false},
		{"the same code, one with an id", at(1, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, RequestID: "15r7dm2kq9ab"}), at(2, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}}), true},
		{"the same code, two ids", at(1, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, RequestID: "15r7dm2kq9ab"}), at(2, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, RequestID: "y1y2y3y4"}), false},
		{
			"a moment later", at(1, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, Call: transcript.Call{Date: time.Unix(7, 0)}}),
			at(2, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, Call: transcript.Call{Date: time.Unix(8, 0)}}), false,
		},
		{
			"a moment of one alone", at(1, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, Call: transcript.Call{Date: time.Unix(7, 0)}}),
			at(2, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}}), true,
		},
		{"another code", at(1, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}}), at(2, shape.Answer{Traits: shape.Prose, Codes: []string{"40015"}}), false},
		{"two bodies", at(1, data), at(2, data), false},
		{"an exception without a code, then its code", at(1, shape.Answer{Traits: shape.Exception, Message: "x"}), at(3, shape.Answer{Traits: shape.Prose, Codes: []string{"zoo.closed"}}), true},
		{"then a number", at(1, shape.Answer{Traits: shape.Exception, Message: "x"}), at(3, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}}), false},
		{
			"of another call", at(1, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, Call: transcript.Call{Path: "/a"}}),
			at(2, shape.Answer{Traits: shape.Prose, Codes: []string{"40014"}, Call: transcript.Call{Path: "/b"}}), false,
		},
	} {
		if got := find.Merge(test.prev, test.one); got != test.want {
			t.Errorf("%s: joined %v", test.name, got)
		}
	}
	p := at(1, exception)
	find.Merge(p, at(3, data))
	if p.Code() != "zoo.closed" || p.Message != "x" || p.Status != 403 || len(p.Scopes) != 1 || p.Last != 3 || p.Line != 1 {
		t.Errorf("joined they are %+v on lines %d to %d", p.Answer, p.Line, p.Last)
	}
}

// FuzzIn looks at any part of any text.
func FuzzIn(f *testing.F) {
	f.Add([]byte("reply "+body+"\nerrcode=1 errmsg=x"), uint16(0), uint16(0), uint16(0), true)
	f.Add([]byte(`{"a":"{\"b\":\"{\\\"errcode\\\":40014}\"}"}`), uint16(1), uint16(0), uint16(0), false)
	f.Add([]byte("Mar 02 09:04:05 zoo app[7]: {\"errcode\":1,\"errm\nMar 02 09:04:05 zoo app[7]: sg\":\"x\"}\n"), uint16(0), uint16(3), uint16(2), true)
	f.Add([]byte("?a=%7B%22errcode%22%3A1%7D {&quot;errcode&quot;:1,\n}"), uint16(0), uint16(0), uint16(0), false)
	f.Add([]byte(row(1)+","+row(2)+"\n"+body), uint16(0), uint16(0), uint16(0), true)
	f.Fuzz(func(t *testing.T, text []byte, a, b, c uint16, final bool) {
		low := int(a) % (len(text) + 1)
		from := low + int(b)%(len(text)-low+1)
		limit := len(text) - int(c)%(len(text)-from+1)
		in := find.Text{Bytes: text, Low: low, Final: final}
		before := bytes.Clone(text)
		one := find.In(in, from, limit)
		if two := find.In(in, from, limit); !reflect.DeepEqual(one, two) {
			t.Fatalf("not the same twice: %+v, %+v", one, two)
		}
		if !bytes.Equal(text, before) {
			t.Fatal("the text is changed")
		}
		if one.Next < 0 || one.Next > len(text) || one.Low < low || one.Low > len(text) {
			t.Fatalf("goes on at %d of %d, low %d", one.Next, len(text), one.Low)
		}
		if final && one.Next < limit {
			t.Fatalf("waits at %d for what does not come", one.Next)
		}
		for _, p := range one.Answers {
			if p.Start < 0 || p.Start > p.End || p.End > len(text) {
				t.Fatalf("stands from %d to %d of %d", p.Start, p.End, len(text))
			}
			if n := p.Near; n.At < 0 || n.At > n.To || n.To > len(n.Text) {
				t.Fatalf("near it, it stands from %d to %d of %d", n.At, n.To, len(n.Text))
			}
		}
	})
}

// TestHalfID takes no id that goes on on another line: half of one is none.
func TestHalfID(t *testing.T) {
	for text, want := range map[string]string{
		"{\"errcode\":40014,\"errmsg\":\"x\",\"request_id\":\"5imjny\n7u9xwa\"}":                   "5imjny7u9xwa",
		"{\"errcode\":40014,\"errmsg\":\"x\",\"request_id\":\"5imjny\n\n7u9xwa and more\"}":        "",
		"{\"errcode\":40014,\"errmsg\":\"x\",\"request_id\":\"5imjny 7u\n9xwa, said the server\"}": "",
	} {
		x := find.In(find.Text{Bytes: []byte(text), Final: true}, 0, len(text))
		if len(x.Answers) != 1 || x.Answers[0].RequestID != want {
			t.Errorf("%q: %d answers, the id is %q", text, len(x.Answers), x.Answers[0].RequestID)
		}
	}
}

// TestEncodings reads one body with each of what stands for a quote, and whatever
// else the encoding writes differently.
func TestEncodings(t *testing.T) {
	body := func(quote string) string {
		return "log: {" + quote + "errcode" + quote + ":40014," + quote + "errmsg" + quote + ":" + quote + "不合法的access_token" + quote + "}"
	}
	for _, test := range []struct{ in, wrapping string }{
		{body("&quot;"), find.PeeledHTML},
		{body("&#34;"), find.PeeledHTML},
		{body("&#39;"), find.PeeledHTML},
		{body("&#x22;"), find.PeeledHTML},
		{body("&#x27;"), find.PeeledHTML},
		{body("&amp;quot;"), find.PeeledHTML},
		{body("&amp;#34;"), find.PeeledHTML},
		{strings.Replace(body("&#34;"), "{", "&#123;", 1), find.PeeledHTML},
		{strings.Replace(body("&quot;"), "不", "&#x4e0d;", 1), find.PeeledHTML},
		{`<b>"errcode"</b>: <i>40014</i>, <b>"errmsg"</b>: <i class="x">"不合法的access_token"</i>`, find.PeeledHTML},
		{body("%22"), find.PeeledPercent},
		{body("%27"), find.PeeledPercent},
		{body("%2522"), find.PeeledPercent},
		{body(`\x22`), find.PeeledText},
		{body(`\x27`), find.PeeledText},
		{body(`\u0022`), find.PeeledText},
		{body(`\u0027`), find.PeeledText},
		{strings.Replace(body(`\x22`), "不", `\xe4\xb8\x8d`, 1), find.PeeledText},
		{strings.Replace(body(`\u0022`), "不", `\u4e0d`, 1), find.PeeledText},
	} {
		x := find.In(find.Text{Bytes: []byte(test.in), Final: true}, 0, len(test.in))
		if len(x.Answers) != 1 || x.Answers[0].Code() != "40014" || x.Answers[0].Message != "不合法的access_token" || x.Answers[0].Peeled[0] != test.wrapping {
			t.Errorf("%s: %d answers", test.in, len(x.Answers))
			for _, a := range x.Answers {
				t.Errorf("  %q %q %q", a.Codes, a.Message, a.Peeled)
			}
		}
	}
}
