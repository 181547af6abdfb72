package codes_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// told gives what Lookup answers, a part a result: http:403, the ids, or ? for
// what is unknown.
func told(arg string) string {
	var all []string
	for _, r := range codes.Lookup(arg) {
		if r.HTTP > 0 {
			all = append(all, fmt.Sprintf("http:%d", r.HTTP))
		}
		switch {
		case len(r.Entries) > 4:
			all = append(all, fmt.Sprintf("%d entries", len(r.Entries)))
		case len(r.Entries) > 0:
			all = append(all, ids(r.Entries))
		case r.Unknown:
			all = append(all, "?")
		}
	}
	return strings.Join(all, ", ")
}

func TestLookupForms(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		// names before it, and words that only ask
		{"错误码40014", "oapi/40014"},
		{"错误代码 40014", "oapi/40014"},
		{"error 40014", "oapi/40014"},
		{"Err: 40014", "oapi/40014"},
		{"err 40014", "oapi/40014"},
		{"exception 40014", "oapi/40014"},
		{"error no. 40014", "oapi/40014"},
		{"error number 40014", "oapi/40014"},
		{"DingTalk 40014", "oapi/40014"},
		{"what is 40014", "oapi/40014"},
		{"what does 40014 mean?", "oapi/40014"},
		{"how to fix 40014", "oapi/40014"},
		{"40014 means", "oapi/40014"},
		{"the error of 40014", "oapi/40014"},
		{"code: InvalidAuthentication", "api/InvalidAuthentication"},
		{"errorCode 40014", "oapi/40014"},
		{"errno 40014", "oapi/40014"},
		{"result_code 40014", "oapi/40014"},
		{"retcode 40014", "oapi/40014"},
		{"resCode=40014", "oapi/40014"},
		{"错误40014", "oapi/40014"},
		{"钉钉报错40014", "oapi/40014"},
		{"接口返回40014", "oapi/40014"},
		{"返回码 40014", "oapi/40014"},
		{"状态码40014", "oapi/40014"},
		{"异常40014", "oapi/40014"},
		{"子码40014", "oapi/40014"},
		{"代码40014", "oapi/40014"},
		{"提示40014", "oapi/40014"},
		{"为什么是40014", "oapi/40014"},
		{"40014是什么意思？", "oapi/40014"},
		{"40014的含义", "oapi/40014"},
		{"40014的原因", "oapi/40014"},
		{"40014怎么办", "oapi/40014"},
		{"报错了40014怎么解决", "oapi/40014"},
		{"40014怎么处理", "oapi/40014"},
		{"报60011", "oapi/60011"},
		{"出现60011", "oapi/60011"},
		{"遇到60011", "oapi/60011"},
		{"got 40014", "oapi/40014"},
		{"returned 40014", "oapi/40014"},
		{"response code 40014", "oapi/40014"},
		{"return code 40014", "?"},
		{"returnCode 40014", "oapi/40014"},
		{"dingtalk api error: 40014", "oapi/40014"},
		{"robot code: 310000", "robot/310000"},
		// several
		{"40014 and 40035", "oapi/40014, oapi/40035 robot/40035"},
		{"40014 or 40035", "oapi/40014, oapi/40035 robot/40035"},
		{"40014和40035", "oapi/40014, oapi/40035 robot/40035"},
		{"40014与40035", "oapi/40014, oapi/40035 robot/40035"},
		{"40014或40035", "oapi/40014, oapi/40035 robot/40035"},
		{"codes: 40014, 40035", "oapi/40014, oapi/40035 robot/40035"},
		{"40014,40035", "oapi/40014, oapi/40035 robot/40035"},
		{"40014，40035", "oapi/40014, oapi/40035 robot/40035"},
		{"40014、40035", "oapi/40014, oapi/40035 robot/40035"},
		{"40014;40035", "oapi/40014, oapi/40035 robot/40035"},
		{"40014 40035", "oapi/40014, oapi/40035 robot/40035"},
		{"40014,99998", "oapi/40014, ?"},
		{"900001-900010,40014", "10 entries, oapi/40014"},
		{"40,014", "oapi/40014"},
		{"404,500", "http:404, oapi/404 stream/404, http:500, oapi/500 stream/500"},
		// punctuation and brackets
		{"40014.", "oapi/40014"},
		{"40014。", "oapi/40014"},
		{"40014!", "oapi/40014"},
		{"40014？", "oapi/40014"},
		{"-1.", "oapi/-1 robot/-1 jsapi/-1"},
		{"(40014)", "oapi/40014"},
		{"（40014）", "oapi/40014"},
		{"[88]", "oapi/88"},
		{"【40014】", "oapi/40014"},
		{"《40014》", "oapi/40014"},
		{"#40014", "oapi/40014"},
		{"\u200b40014\u200d", "oapi/40014"},
		// how programs write a number
		{"40014L", "oapi/40014"},
		{"40014.0", "oapi/40014"},
		{"+40014", "oapi/40014"},
		{"E40014", "oapi/40014"},
		{"ERR_40014", "oapi/40014"},
		{"errcode40014", "oapi/40014"},
		{"error40014", "oapi/40014"},
		{"no1", "?"},
		// families and wrappers
		{"robot 310000", "robot/310000"},
		{"robot:310000", "robot/310000"},
		{"oapi.40014", "oapi/40014"},
		{"robot-310000", "robot/310000"},
		{"oapi 88/60011", "oapi/60011, oapi/88"},
		{"88 60011", "oapi/60011, oapi/88"},
		{"88.60011", "oapi/60011, oapi/88"},
		{"88-60011", "oapi/60011, oapi/88"},
		{"88:60011", "oapi/60011, oapi/88"},
		{"3-12", "jsapi/12, jsapi/3"},
		{"88,60011", "oapi/88, oapi/60011"},
		{"errcode=88,sub_code=60011", "oapi/60011, oapi/88"},
		// pieces of answers
		{"[subcode=60011,submsg=没有调用该接口的权限]", "oapi/60011"},
		{"ding talk error[subcode=60011,submsg=没有调用该接口的权限, 见 40014]", "oapi/60011"},
		{`{"errcode":40014,"errmsg":"不合法的access_token"}`, "oapi/40014"},
		{`{"errmsg":"bad, really 3","errcode":88,"sub_code":"60011","sub_msg":"x"}`, "oapi/60011, oapi/88"},
		{`{"requestid":"40035","code":"InvalidAuthentication","message":"不合法的access_token"}`, "api/InvalidAuthentication"},
		{"InvalidAuthentication: 不合法的access_token", "api/InvalidAuthentication"},
		{"errcode: 88, errmsg: ding talk error[subcode=60011,submsg=没有权限, 3]", "oapi/60011, oapi/88"},
		{"errcode: 88, errmsg: ding talk error[sub_code=60011,submsg=没有权限, 3]", "oapi/60011, oapi/88"},
		{`{"errcode":88,"errmsg":"ding talk error[sub_code=60011,submsg=x]","sub_code":"60011"}`, "oapi/60011, oapi/88"},
		{"错误码：40014，错误信息：不合法的access_token", "oapi/40014"},
		{"错误码：40014，消息：3", "oapi/40014"},
		{"错误码：40014，描述：3", "oapi/40014"},
		{"code=40014 msg=bad 3", "oapi/40014"},
		{"code=40014 message: bad 3", "oapi/40014"},
		{"code=40014 errmsg: bad 3", "oapi/40014"},
		{"code=40014 sub_msg: bad 3", "oapi/40014"},
		{"code=40014 errorMessage: bad 3", "oapi/40014"},
		{"code=40014 reason: bad 3", "oapi/40014"},
		{"code=40014 description: bad 3", "oapi/40014"},
		{"code=40014 request_id=40035 ", "oapi/40014"},
		{"https://open.dingtalk.com/document/development/server-api-error-codes-1#40014", "oapi/40014"},
		{"https://example.com/x?access_token=secret&errcode=40014", "oapi/40014"},
		{"https://open.dingtalk.com/document/40014/", "?"},
		{"errcode 40014 https://open.dingtalk.com/40035 ", "oapi/40014"},
		// HTTP statuses
		{"403", "http:403"},
		{"HTTP 403", "http:403"},
		{"http 502", "http:502"},
		{"http502", "http:502"},
		{"status: 403", "http:403"},
		{"HTTP status 500", "http:500"},
		{"statusCode=404", "http:404"},
		{"httpStatus: 404", "http:404"},
		{"HTTP/1.1 404 Not Found", "http:404"},
		{"429 Too Many Requests.", "http:429"},
		{"403错误", "http:403"},
		{"500 Server Error", "http:500, oapi/500 stream/500"},
		{"403 Client Error: Forbidden for url: https://api.dingtalk.com/40014", "http:403"},
		{"404", "http:404, oapi/404 stream/404"},
		{"errcode: 404", "oapi/404 stream/404"},
		{"oapi/404", "oapi/404"},
		{"600", "?"},
		// what might be anything else is not guessed at
		{"error 40014 in 3 calls", "?"},
		{"40014 不合法的access_token", "?"},
		{"invalidAuthentication foo", "?"},
		{"robot 40014", "?"},
		{"oapi", "?"},
		{"0x9C4E", "?"},
		{"040014", "?"},
		{"in/scope.json", "?"},
		{"app.log", "?"},
		{"1.2.3.4", "?"},
		{"88-", "?"},
		{"msg=88", "oapi/88"},
		{"authCode=abc3", "?"},
	} {
		t.Run(tt.in, func(t *testing.T) {
			if got := told(tt.in); got != tt.want {
				t.Errorf("Lookup(%q) is %q, want %q", tt.in, got, tt.want)
			}
			known := strings.Trim(tt.want, "?, ") != ""
			if got := codes.Names(tt.in); got != known {
				t.Errorf("Names(%q) = %v", tt.in, got)
			}
		})
	}
}

// One result is asked for by the whole argument, several by their own parts;
// of a URL, which may hold a token, only the code is repeated.
func TestLookupQuery(t *testing.T) {
	for in, want := range map[string][]string{
		" (40014) ":       {"(40014)"},
		"错误码40014":        {"错误码40014"},
		"HTTP 403":        {"HTTP 403"},
		"40014,x.y":       {"40014", "x.y"},
		"errcode=88/3":    {"3", "88"},
		"https://h/?x=1#": {"https://h/?x=1#"},
		"https://example.com/?access_token=t&errcode=40014": {"40014"},
	} {
		var got []string
		for _, r := range codes.Lookup(in) {
			got = append(got, r.Query)
		}
		if !slices.Equal(got, want) {
			t.Errorf("Lookup(%q) asks %q, want %q", in, got, want)
		}
	}
}

func TestIsLabel(t *testing.T) {
	for _, in := range []string{"error", "错误码", "errcode:", "HTTP", "http status", "robot", "钉钉报错"} {
		if !codes.IsLabel(in) {
			t.Errorf("IsLabel(%q) = false", in)
		}
	}
	for _, in := range []string{"", "40014", "invalidParameter", "lookup", "限流", "error 40014"} {
		if codes.IsLabel(in) {
			t.Errorf("IsLabel(%q) = true", in)
		}
	}
}

func TestMentioned(t *testing.T) {
	for in, want := range map[string]string{
		"ding talk error[subcode=60011,submsg=没有调用该接口的权限]": "oapi/60011",
		"40014 不合法的access_token":                           "oapi/40014",
		"error 40014 in 3 calls":                           "oapi/40014",
		"code=-1 after 3 s":                                "oapi/-1 robot/-1 jsapi/-1",
		`open failed, error=401 response.text={"code":"authFailed","message":"鉴权失败"}`: "api/authFailed",
		"dingtalk said InvalidAuthentication":                                         "api/InvalidAuthentication",
		"the user is not in the list of 3 or 12":                                      "",
		"https://example.com/40014":                                                   "",
		"errcode 88 again":                                                            "oapi/88",
		"the code 3 of it":                                                            "",
		"40014 and again 40014":                                                       "oapi/40014",
		strings.Repeat("x", 5000) + " 40014":                                          "",
		"param.templateUnpublished，还有 errcode=3。":                                     "api/param.templateUnpublished jsapi/3",
	} {
		if got := strings.Join(codes.Mentioned(in), " "); got != want {
			t.Errorf("Mentioned(%q) = %q, want %q", in, got, want)
		}
	}
}

// What nobody sees is not there, and brackets of any width are brackets.
func TestLookupInvisible(t *testing.T) {
	for _, r := range "\u200b\u200c\u200d\u200e\u200f\u2060\u00ad" {
		if in := "400" + string(r) + "14"; told(in) != "oapi/40014" {
			t.Errorf("Lookup(%q) is %q", in, told(in))
		}
	}
	for _, in := range []string{"【40014】", "〔40014〕", "《40014》", "〈40014〉", "「40014」", "40014。", "40014｡"} {
		for _, in := range []string{in, strings.Replace(in, "14", "14，40035", 1)} {
			if got := told(in); !strings.HasPrefix(got, "oapi/40014") {
				t.Errorf("Lookup(%q) is %q", in, got)
			}
		}
	}
}
