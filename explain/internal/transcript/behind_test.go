package transcript_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/transcript"
)

func TestBehind(t *testing.T) {
	const id = "2B7D90E1-6A4C-7F18-9C35-71D0E8A4B6F2"
	failed := transcript.Call{Status: 400}
	for _, test := range []struct {
		name, behind string
		known, want  transcript.Call
		taken        string
	}{
		{"nothing", "", transcript.Call{}, transcript.Call{}, ""},
		{"a status on the line", " status=400)\nnext", transcript.Call{}, failed, " status=400)"},
		{"glued to it", "400\n", transcript.Call{}, failed, "400"},
		{"below it", "\n400\n", transcript.Call{}, failed, "\n400"},
		{"an id on the line", " requestId=" + id, transcript.Call{}, transcript.Call{RequestID: id}, " requestId=" + id},
		{"labels below it", "\nTime: 120 ms\nStatus: 400\nRequest ID：" + id + "\n", transcript.Call{}, transcript.Call{Status: 400, RequestID: id}, "\nTime: 120 ms\nStatus: 400\nRequest ID：" + id},
		{"behind a fence and a gap", "\n```\n\nHTTP 400\n", transcript.Call{}, failed, "\n```\n\nHTTP 400"},
		{"said below it", "\nthe request id is " + id + ".", transcript.Call{}, transcript.Call{RequestID: id}, "\nthe request id is " + id + "."},
		{"headers in a dict", "\n{'Server': 'DingTalk/1.0.0', 'x-acs-request-id': 'r1r2r3'}", transcript.Call{}, transcript.Call{RequestID: "r1r2r3", Server: "DingTalk/1.0.0"}, "\n{'Server': 'DingTalk/1.0.0', 'x-acs-request-id': 'r1r2r3'}"},
		{"said twice", " status=400", failed, failed, " status=400"},
		{"of the next answer", "\nstatus=403\n{", failed, transcript.Call{}, ""},
		{"an id of the next answer", "\nx-acs-request-id: r1r2r3\n{", transcript.Call{RequestID: "r4r5r6"}, transcript.Call{}, ""},
		{"what leads up to the next body", "\n\nstatus=403\n{", transcript.Call{}, transcript.Call{}, ""},
		{"another body on the line", " status=400 {}", transcript.Call{}, transcript.Call{}, ""},
		{"another code on the line", " status=400, errcode=88", transcript.Call{}, transcript.Call{}, ""},
		{"another code below", "\nerrcode: 88\nstatus: 400", transcript.Call{}, transcript.Call{}, ""},
		{"another record", "\n2026-03-02 09:04:05 status=400", transcript.Call{}, transcript.Call{}, ""},
		{"another head", "\nHTTP/1.1 400 Bad Request", transcript.Call{}, transcript.Call{}, ""},
		{"another call", " then GET /zoo gave status 404", transcript.Call{}, transcript.Call{}, ""},
		{"talk", "\nThen I tried it once more and got this: status 404", transcript.Call{}, transcript.Call{}, ""},
		{"far below", "\n" + strings.Repeat("a: b\n", 9) + "status: 400", transcript.Call{}, transcript.Call{}, ""},
	} {
		text := body + test.behind
		c, to := transcript.Behind([]byte(text), len(body), test.known)
		if c != test.want {
			t.Errorf("%s:\n got %+v\nwant %+v", test.name, c, test.want)
		}
		if got := text[len(body):to]; got != test.taken {
			t.Errorf("%s: takes %q, want %q", test.name, got, test.taken)
		}
	}
}

func TestNamedID(t *testing.T) {
	const id = "2B7D90E1-6A4C-7F18-9C35-71D0E8A4B6F2"
	for in, want := range map[string]string{
		"":                                               "",
		"x-acs-request-id: anything-7":                   "anything-7",
		"'X-Acs-Request-Id': ['" + id + "']":             id,
		"RequestId=" + id:                                id,
		"request id: " + id:                              id,
		`"request_id":"15r8zk4qw2nv",`:                   "15r8zk4qw2nv",
		`**request\_id**: 15r8zk4qw2nv`:                  "15r8zk4qw2nv",
		"| requestid | " + id + " |":                     id,
		"请求ID是 " + id:                                    id,
		"requestId 为" + id:                               id,
		"The request id is " + id + ".":                  id,
		"请求ID：" + id:                                     id,
		"x-request-id: " + id:                            "",
		"myRequestId=" + id:                              "",
		"requestId=" + strings.ToLower(id):               "",
		"requestId=4bf92f3577b34da6":                     "",
		"requestId=placeholder":                          "",
		"requestId=2B7D90E16-A4C-7F18-9C35-71D0E8A4B6F2": "",
		"the request id " + id + " is mine":              id,
		"the request id abcdefghijkl is mine":            "",
		"x-acs-request-id anything-7":                    "",
		"Request-Id: " + id:                              id,
		"请求 ID：" + id:                                    id,
		"(request id " + id + ")":                        id,
		"[requestid " + id + "]":                         id,
		"traceId: " + id:                                 "",
	} {
		if got := transcript.NamedID(in); got != want {
			t.Errorf("NamedID(%q) is %q, want %q", in, got, want)
		}
	}
}
