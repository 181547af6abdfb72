package find

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/lenient"
)

// isDull asks of the object that a text begins with.
func isDull(text string) bool {
	s := scanner{text: []byte(text), final: true, work: &Work{}}
	_, ok := s.dull(0, len(text))
	return ok
}

// TestDull tells the objects that need not be read from those in which something may
// stand.
func TestDull(t *testing.T) {
	for _, in := range []string{
		`{}`,
		`{"code":0,"data":{"id":7}}`,
		`{"list":[{"code":"A1","name":"a thing"},{"code":"A2"}],"statusCode":200,"code":0}`,
		`{"code":"A1","inner":{"message":"apart"}}`,
		`{"zip code":"310000","message":"x","error":"y"}`,
		`{"status":400,"reason":"none","type":"a","items":[{"status":"x"}]}`,
		"{\n  \"code\": [1, -2.5e3, true, false, null],\n\t\"text\": \"a \\\"quoted\\\" word \\\\\"\n}",
		`{"code":7,"short":"{code}"}`,
		`{"code":7,"id":"00001111-1111-4abc"}`,
		`{"code":7,"text":"order 11110 of 11111"}`,
	} {
		if !isDull(in) {
			t.Errorf("%s is not dull", in)
		}
	}
	for _, in := range []string{
		// answers, each by another row of the members that tell
		`{"errcode":1}`, `{"ERR-CODE":1}`, `{"ding_open_errcode":1}`, `{"server_error_code":"x"}`, `{"errorCode":1}`, `{"sub_code":"1"}`,
		`{"respCode":1}`, `{"category":"a","reason":"b"}`, `{"status":1111,"punish":""}`, `{"wait":5,"status":"1111"}`,
		`{"code":200,"headers":{"messageId":"1"}}`, `{"code":"a","message":""}`, `{"code":"a","msg":"b"}`, `{"errmsg":"b","code":"a"}`,
		`{"code":"a","errorMessage":"b"}`, `{"requestId":"b","code":"a"}`, `{"code":"a","x-acs-request-id":"b"}`, `{"code":"a.b"}`, `{"error":1,"errorMsg":"x"}`,
		`{"a":[{"b":{"errcode":1}}]}`,
		// records
		`{"work_date":1,"approve_list":[{"biz_type":1,"begin_time":2}]}`, `{"timeResult":"Normal","checkType":"OnDuty"}`, `{"dataList":[]}`,
		`{"a":"xx attendance"}`,
		// a message on its way
		`{"msgtype":"text"}`, `{"msgKey":"text"}`,
		// pairs
		`{"a":[["errcode",1],["errmsg","b"]]}`,
		// strings that may hold a text of their own
		`{"a":"{\"b\":1}"}`, `{"a":"[1,2,3,4]"}`, `{"a":" [1,2,3,4]"}`, "{\"a\":\"\u3000[1,2,3,4]\"}", `{"a":"\n[1,2,3,4]"}`, `{"a":"reply errcode"}`, `{"a":"reply \u0065"}`, `{"a":"status 1111"}`, `{"a":"status: no\n\n\n\n 1111"}`, `{"a":"11112 errcode"}`,
		// what Parse reads in its own way
		`{"a":1`, `{'a':1}`, `{a:1}`, `{"a":1,}`, `{"a" 1}`, `{"a\\b":1}`, `{"a:":1}`, `{"a":x}`, `{"a":1e}`, `{"a":[1 2]}`, "{\"a\":\"b\nc\"}", `{"a":[`, `[{}]`, ``,
		`{"` + strings.Repeat("k", 300) + `":1}`, `{"a":` + strings.Repeat("[", 100) + strings.Repeat("]", 100) + `}`, `{"a":"` + strings.Repeat("long ", 1<<18) + `"}`,
		`{"a":` + strings.Repeat("1", 50) + `}`,
	} {
		if isDull(in) {
			t.Errorf("%.80s is dull", in)
		}
	}
	records, err := filepath.Glob("../../attendance/testdata/*.json")
	if err != nil || len(records) == 0 {
		t.Fatal(err)
	}
	for _, file := range records {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if isDull(string(b)) {
			t.Errorf("%s is dull", file)
		}
	}
}

// FuzzDull reads what is dull all the same: nothing stands there.
func FuzzDull(f *testing.F) {
	for _, s := range []string{
		`{"code":0,"data":{"id":7}}`, `{"list":[{"code":"A1","name":"a thing"}],"type":"x","items":[{"duty":1,"status":2,"checkTime":3}]}`,
		`{"code":"A1","inner":{"message":"x"},"text":"http:\/\/example.com [1] {2}"}`, "{\n  \"a\": 1,\n  \"b\": -2\n}", `{"a":"0011111-111a","b":"1111"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s := scanner{text: text, final: true, work: &Work{}}
		end, ok := s.dull(0, len(text))
		if !ok {
			return
		}
		n, stop, read := lenient.Parse(text, 0)
		if !read || stop != end || n.AllQuirks() != 0 {
			t.Fatalf("Parse reads %q to %d, not to %d, quirks %b", text, stop, end, n.AllQuirks())
		}
		if all, _ := s.object(n, stop); len(all) > 0 || s.payload {
			t.Fatalf("%q holds %+v", text, all)
		}
		if in := In(Text{Bytes: text[:end], Final: true}, 0, end); len(in.Answers) > 0 && in.Answers[0].Node != nil {
			t.Fatalf("%q holds the object %+v", text, in.Answers[0])
		}
	})
}
