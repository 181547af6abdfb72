package match_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
)

// list joins codes as a query has them.
func list(all ...string) string { return match.Codes(all) }

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"Invalid  Access_Token！":  "invalidaccess_token",
		"不合法的 access_token。\r\n":  "不合法的access_token",
		"ＡＢＣ（１２）：、":               "abc(12):",
		"ÄÖ Σ \u00a0\ufeff\u3000": "äöσ",
		"a-b=c#1":                 "a-b=c#1",
		"\xff":                    "\ufffd",
	} {
		if got := match.Fold(in); got != want {
			t.Errorf("Fold(%q) is %q, want %q", in, got, want)
		}
	}
}

// TestRoot names the root cause of codes: the innermost that is one, in the family
// that the call, the message or the form tells.
func TestRoot(t *testing.T) {
	const robot = "/robot/send"
	for _, test := range []struct {
		in   match.Query
		want string
	}{
		{match.Query{}, ""},
		{match.Query{Codes: "40014"}, "oapi/40014"},
		{match.Query{Codes: list("88", "60011"), Outer: "ding talk error"}, "oapi/60011"},
		{match.Query{Codes: list("88", "765432")}, "oapi/765432"},
		{match.Query{Codes: list("3", "52013"), Client: true, Family: codes.FamilyJSAPI}, "jsapi/52013"},
		{match.Query{Codes: list("40", "isv.missing-parameter"), Outer: "Missing required arguments:zoo"}, "oapi/40"},
		{match.Query{Codes: list("15", "isp.zoo-closed")}, "oapi/15"},

		{match.Query{Codes: "40035"}, "oapi/40035"},
		{match.Query{Codes: "40035", Path: robot}, "robot/40035"},
		{match.Query{Codes: "40035", Host: "oapi.dingtalk.com", Path: "/gettoken"}, "oapi/40035"},
		{match.Query{Codes: "-1", Path: robot}, "robot/-1"},
		{match.Query{Codes: "765432", Path: robot}, "robot/765432"},
		{match.Query{Codes: "765432", Message: "description:某事;solution:某法;link:x"}, "robot/765432"},
		{match.Query{Codes: "20001", Message: "已经正在录音中，不能同时再录音。"}, "jsapi/20001"},
		{match.Query{Codes: "20001", Message: "受调用量超量影响，当前我的消息服务已经暂停。请联系你所在的组织管理员并予以处理"}, "robot/20001"},
		{match.Query{Codes: "660026", Message: "sending too many messages per minute"}, "robot/660026"},
		{match.Query{Codes: "500"}, "oapi/500"},
		{match.Query{Codes: "500", Family: codes.FamilyStream}, "stream/500"},
		{match.Query{Codes: "1111", Family: codes.FamilyGateway}, "gateway/1111"},
		{match.Query{Codes: "1111"}, "oapi/1111"},
		{match.Query{Codes: "staffId.notExisted"}, "api/staffId.notExisted"},
		{match.Query{Codes: "zoo.closed"}, "api/zoo.closed"},
		{match.Query{Codes: "PAT_NO_PERMISSION", Family: codes.FamilyAPI}, "mcp/PAT_NO_PERMISSION"},
		{match.Query{Codes: "DWS_SERVICE_UNAUTHORIZED", Family: codes.FamilyAPI}, "mcp/DWS_SERVICE_UNAUTHORIZED"},
		{match.Query{Codes: "CLI_ORG_NOT_AUTHORIZED", Family: codes.FamilyAPI}, "mcp/CLI_ORG_NOT_AUTHORIZED"},
		{match.Query{Codes: "AGENT_CODE_NOT_EXISTS", Family: codes.FamilyAPI}, "mcp/AGENT_CODE_NOT_EXISTS"},
		{match.Query{Codes: "PARAM_ERROR", Family: codes.FamilyAPI, OwnWords: true}, "mcp/PARAM_ERROR"},
		{match.Query{Codes: "PARAM_ERROR", Family: codes.FamilyMCP}, "mcp/PARAM_ERROR"},
		{match.Query{Codes: "5000001", Client: true, Family: codes.FamilyJSAPI, Message: "fail to get document info"}, "mcp/5000001"},
		{match.Query{Codes: "5000001", Client: true, Family: codes.FamilyJSAPI, Message: "fail to open"}, "jsapi/5000001"},
		{match.Query{Codes: "PARAM_ERROR", Family: codes.FamilyAPI}, "api/PARAM_ERROR"},
		{match.Query{Codes: "invalidParameter", Family: codes.FamilyMCP}, "api/invalidParameter"},
		{match.Query{Message: "您不在该组织的 CLI 授权人员范围内，请联系组织管理员", OwnWords: true}, "mcp/user_not_allowed"},
		{match.Query{Message: "不合法的access_token", OwnWords: true}, ""},
		{match.Query{Message: "系统繁忙", Family: codes.FamilyRobot}, "oapi/-1"},
		{match.Query{Message: "系统繁忙", Family: codes.FamilyRobot, Host: "oapi.dingtalk.com", Path: robot}, "robot/-1"},
		{match.Query{Message: "系统繁忙", Family: codes.FamilyOAPI, Host: "oapi.dingtalk.com", Path: "/topapi/attendance/list"}, "oapi/-1"},
		{match.Query{Codes: "40035", Message: "缺少参数 json"}, "robot/40035"},
		{match.Query{Codes: "40035", Message: "缺少参数 json", Host: "oapi.dingtalk.com", Path: "/topapi/v2/user/get"}, "oapi/40035"},
		{match.Query{Codes: "40035", Message: "缺少参数 onlyActive"}, "oapi/40035"},
	} {
		var r match.Reader
		x := r.Read(test.in)
		if x.Primary != test.want {
			t.Errorf("%+v: the root is %q, want %q", test.in, x.Primary, test.want)
		}
		if x.Entry != nil && x.Entry.ID != x.Primary {
			t.Errorf("%+v: the entry is %s, the root %s", test.in, x.Entry.ID, x.Primary)
		}
	}
}

func TestMeaning(t *testing.T) {
	for _, test := range []struct {
		in       match.Query
		by       match.By
		fit      match.Fit
		captured []string
	}{
		{match.Query{Codes: "40014"}, match.ByOnly, match.FitsCode, nil},
		{match.Query{Codes: "40014", Message: "不合法的 ACCESS_TOKEN！"}, match.ByMessage, match.FitsBoth, nil},
		{match.Query{Codes: "40014", Message: "something else"}, match.ByOnly, match.FitsCode, nil},
		{match.Query{Codes: "765432", Message: "不合法的access_token"}, "", match.FitsNot, nil},
		{
			match.Query{Codes: "60020", Message: "访问ip不在白名单之中,request ip=203.0.113.7 appKey(dingZoo4567)"},
			match.ByMessage, match.FitsBoth,
			[]string{"203.0.113.7", "dingZoo4567"},
		},
		{
			match.Query{Codes: "310000", Message: "ip 203.0.113.7 not in whitelist, more: [Q1 of 2]"},
			match.ByMessage, match.FitsBoth,
			[]string{"203.0.113.7", "Q1 of 2"},
		},
		{match.Query{Codes: "400402", Message: "miss param : photo->picURL"}, match.ByMessage, match.FitsBoth, []string{"photo", "picURL"}},
		{
			match.Query{Codes: list("40", "isv.missing-parameter"), Message: "x", Outer: "Missing required arguments:zoo"},
			match.ByMessage, match.FitsBoth,
			[]string{"zoo"},
		},
	} {
		var r match.Reader
		x := r.Read(test.in)
		if x.By != test.by || x.Fit != test.fit || !slices.Equal(x.Captured, test.captured) || (x.Meaning == nil) != (test.by == "") {
			t.Errorf("%+v: by %q, fit %d, captured %q, want %q, %d, %q", test.in, x.By, x.Fit, x.Captured, test.by, test.fit, test.captured)
		}
	}
	for _, test := range []struct {
		in  match.Query
		by  match.By
		key string
	}{
		{match.Query{Codes: "1002", API: "POST /chat/create"}, match.ByAPI, "too-many-groups"},
		{match.Query{Codes: "1002", API: "POST /topapi/role/deleterole"}, match.ByAPI, "busy"},
		{match.Query{Codes: "1002", API: "POST /zoo"}, "", ""},
		{match.Query{Codes: "310000", Message: "错误描述:sign not match;解决方案:x"}, match.ByMessage, "sign-mismatch"},
		{match.Query{Codes: "310000", Message: "错误描述:zoo closed;解决方案:open it"}, "", ""},
		{match.Query{Codes: "60011", Message: "权限不足, {requiredScopes=[qyapi_get_member]}"}, match.ByMessage, "scope-missing"},
		{match.Query{Codes: "60011", Message: "应用尚未开通所需的权限：[qyapi_get_member]"}, match.ByMessage, "scope-missing"},
		{match.Query{Codes: "60011", Message: "权限不足"}, "", ""},
		{match.Query{Codes: "invalidauthentication", Family: codes.FamilyAPI, Message: "不合法的access_token"}, match.ByMessage, "invalid-token"},
		{match.Query{Codes: "invalidauthentication", Family: codes.FamilyAPI, Message: "zoo closed"}, "", ""},
		{match.Query{Codes: "900005", Status: 200}, match.ByHTTP, "hmac-mismatch"},
		{match.Query{Codes: "900005", Status: 500}, "", ""},
		{match.Query{Codes: "40014", API: "POST /chat/create", Status: 200}, match.ByOnly, "invalid"},
	} {
		var r match.Reader
		x := r.Read(test.in)
		key := ""
		if x.Meaning != nil {
			key = x.Meaning.Key
		}
		if x.By != test.by || key != test.key {
			t.Errorf("%+v: %q by %q, want %q by %q", test.in, key, x.By, test.key, test.by)
		}
	}
	var r match.Reader
	if x := r.Read(match.Query{Codes: "40035"}); x.Meaning != nil || len(x.Candidates) < 2 {
		t.Errorf("a code of several meanings alone tells %v, candidates %d", x.Meaning, len(x.Candidates))
	}
}

// TestTelling says how much code and message have in common.
func TestTelling(t *testing.T) {
	for _, test := range []struct {
		in                       match.Query
		telling, distinct, known bool
	}{
		{match.Query{Codes: "40014", Message: "不合法的access_token"}, true, true, true},
		{match.Query{Codes: "40014", Message: "不合法的access_token，请重试"}, true, true, true},
		{match.Query{Codes: "40014", Message: "invalid access_token"}, false, false, true},
		{match.Query{Codes: "40014"}, false, false, true},
		{match.Query{Codes: "-1", Message: "系统繁忙"}, true, false, true}, // everyday words
		{match.Query{Codes: "staffid.NOTEXISTED", Family: codes.FamilyAPI}, false, false, true},
		{match.Query{Codes: "765432", Message: "不合法的access_token"}, false, false, false},
	} {
		var r match.Reader
		if x := r.Read(test.in); x.Telling != test.telling || x.Distinct != test.distinct || x.Known != test.known {
			t.Errorf("%+v: telling %v, distinct %v, known %v", test.in, x.Telling, x.Distinct, x.Known)
		}
	}
}

// TestForeign compares with what other platforms send under the same number.
func TestForeign(t *testing.T) {
	for _, test := range []struct {
		code, message      string
		foreign, elsewhere platform.Name
	}{
		{"40014", "invalid access_token", platform.WeChat, platform.WeChat},
		{"40014", "invalid access_token, hint: [1772413445_7_zoo]", platform.WeChat, platform.WeChat},
		{"40014", "不合法的access_token", "", platform.WeChat},
		{"40014", "it says: invalid access_token", "", platform.WeChat},
		{"40014", "", "", platform.WeChat},
		{"60020", "not allow to access from your ip", platform.WeCom, platform.WeCom},
		{"99991663", "tenant token invalid", platform.Feishu, platform.Feishu},
		{"765432", "invalid access_token", "", ""},
		{"40014x", "invalid access_token", "", ""},
	} {
		var r match.Reader
		if x := r.Read(match.Query{Codes: test.code, Message: test.message}); x.Foreign != test.foreign || x.Elsewhere != test.elsewhere {
			t.Errorf("%s %q: foreign %q, elsewhere %q, want %q, %q", test.code, test.message, x.Foreign, x.Elsewhere, test.foreign, test.elsewhere)
		}
	}
}

// TestForeignAll reads each message of both tables under its number: neither side
// loses what it sends, word for word, to the other.
func TestForeignAll(t *testing.T) {
	var r match.Reader
	rows, shared := 0, 0
	for _, e := range codes.Entries() {
		for _, f := range codes.ForeignOf(e.Code) {
			if len(f.Message) < 4 || strings.Contains(f.Message, "%") {
				continue
			}
			rows++
			if x := r.Read(match.Query{Codes: f.Code, Message: f.Message}); x.Foreign == "" && !x.Level {
				t.Errorf("%s of %s, %q, is told for DingTalk's", f.Code, f.Platform, f.Message)
			}
		}
		if e.Family != codes.FamilyOAPI || len(codes.ForeignOf(e.Code)) == 0 {
			continue
		}
		for _, m := range e.Meanings {
			if m.Message == "" || strings.Contains(m.Message, "%") {
				continue
			}
			shared++
			if x := r.Read(match.Query{Codes: e.Code, Message: m.Message}); x.Foreign != "" {
				t.Errorf("%s, %q, is told for that of %s", e.ID, m.Message, x.Foreign)
			}
		}
	}
	if rows < 50 || shared < 50 {
		t.Errorf("only %d messages of others and %d of DingTalk's share a number", rows, shared)
	}
}

// TestAlone reads messages without a code.
func TestAlone(t *testing.T) {
	for _, test := range []struct {
		text         string
		alone, named bool // known by itself, or where DingTalk is named
		short        bool
	}{
		{"不合法的access_token", true, true, true},
		{"keywords not in content", true, true, false},
		{"关键词不匹配", true, true, true},
		{"签名不匹配", false, true, true},
		{"参数错误", false, true, false}, // anybody's
		{"我们今天去动物园", false, false, false},
		{"", false, false, false},
	} {
		var r match.Reader
		if _, ok := r.Family(test.text, false); ok != test.alone {
			t.Errorf("%q by itself: %v", test.text, ok)
		}
		if _, ok := r.Family(test.text, true); ok != test.named {
			t.Errorf("%q where DingTalk is named: %v", test.text, ok)
		}
		if _, ok := r.Short(test.text); ok != test.short {
			t.Errorf("%q as all of an input: %v", test.text, ok)
		}
	}

	var r match.Reader
	x := r.Read(match.Query{Message: "签名不匹配", Family: codes.FamilyRobot})
	if !x.Inferred || x.Primary != "robot/310000" || x.Meaning == nil || x.Meaning.Key != "sign-mismatch" {
		t.Errorf("inferred %v, %s", x.Inferred, x.Primary)
	}
	if !slices.ContainsFunc(x.Equals, func(e *codes.Entry) bool { return e.ID == "callback/900005" }) || !slices.Contains(x.Families, codes.FamilyCallback) {
		t.Errorf("equals %v of %v lack the callbacks'", x.Equals, x.Families)
	}
	if x := r.Read(match.Query{Message: "签名不匹配", OwnWords: true}); x.Inferred || x.Entry != nil {
		t.Errorf("a program's own words tell %s", x.Primary)
	}
	if x := r.Read(match.Query{Codes: "88", Message: "不合法的access_token"}); !x.Worded || x.Telling {
		t.Errorf("another code's message: worded %v, telling %v", x.Worded, x.Telling)
	}
}

func TestWrapper(t *testing.T) {
	for _, test := range []struct {
		in   match.Query
		want string
	}{
		{match.Query{Codes: list("88", "60011"), Outer: "ding talk error[subcode=60011,submsg=x]"}, "wrapper"},
		{match.Query{Codes: list("3", "52013"), Outer: "权限校验失败", Client: true}, "permission-check-failed"},
		{match.Query{Codes: list("88", "60011"), Outer: "something else"}, ""},
		{match.Query{Codes: list("88", "60011")}, ""},
		{match.Query{Codes: "88", Outer: "ding talk error"}, ""},
	} {
		got := ""
		if m := test.in.Wrapper(); m != nil {
			got = m.Key
		}
		if got != test.want {
			t.Errorf("%+v: the wrapper says %q, want %q", test.in, got, test.want)
		}
	}
}

// TestSpelledOut has inner numbers that are parts of the outer code's messages, and others.
func TestSpelledOut(t *testing.T) {
	var r match.Reader
	for _, test := range []struct {
		in   match.Query
		want string
	}{
		{match.Query{Codes: list("3", "1002"), Message: "corpId不合法", Outer: "1002,corpId不合法", Client: true, Family: codes.FamilyJSAPI}, "jsapi/3 corpid-refused"},
		{match.Query{Codes: list("3", "52999"), Message: "zoo", Outer: "权限校验失败 Code:52999 - Message: zoo", Client: true, Family: codes.FamilyJSAPI}, "jsapi/52999 "},
		{match.Query{Codes: list("3", "1002"), Message: "corpId不合法", Client: true, Family: codes.FamilyJSAPI}, "jsapi/1002 "},
		{match.Query{Codes: list("88", "99999"), Message: "zoo", Outer: "ding talk error[subcode=99999,submsg=zoo]"}, "oapi/99999 "},
	} {
		x := r.Read(test.in)
		got := x.Primary + " "
		if x.Meaning != nil {
			got += x.Meaning.Key
		}
		if got != test.want {
			t.Errorf("%s %q: read as %s, want %s", test.in.Codes, test.in.Outer, got, test.want)
		}
	}
}

// TestBeside has the words for each setting of a robot, and sentences that tell none.
func TestBeside(t *testing.T) {
	var r match.Reader
	x := r.Read(match.Query{Codes: "310000"})
	for text, want := range map[string]string{
		"没带关键词": "keyword", "关键字": "keyword", "No Keywords": "keyword",
		"加签之后": "sign-mismatch", "签名不对": "sign-mismatch", "signing": "sign-mismatch", "the Signature": "sign-mismatch",
		"不在白名单": "ip", "whitelist": "ip",
		"": "keyword", "design": "keyword", "白名单和加签": "keyword", "ip": "keyword",
	} {
		got := x.Beside(text)
		if len(got.Candidates) != len(x.Candidates) || got.Candidates[0].Key != want || got.Meaning != nil {
			t.Errorf("%q: %s comes first of %d, want %s", text, got.Candidates[0].Key, len(got.Candidates), want)
		}
	}
	if x.Candidates[0].Key != "keyword" {
		t.Error("the reading itself has changed")
	}
	if other := r.Read(match.Query{Codes: "60011"}); other.Beside("签名") != other {
		t.Error("another code has such settings")
	}
}

func TestBegins(t *testing.T) {
	for message, want := range map[string]bool{
		"不合法的access_token": true, "不合法的access_token，请重试": true, "它是不合法的access_token": false, "不合法": false, "": false,
	} {
		if got := (match.Query{Codes: "40014", Message: message}).Begins(); got != want {
			t.Errorf("40014 %q begins so: %v", message, got)
		}
	}
}

// TestReaderRemembers reads the same out of a reader that has read much else.
func TestReaderRemembers(t *testing.T) {
	var r match.Reader
	q := match.Query{Codes: "60020", Message: "访问ip不在白名单之中,request ip=203.0.113.7 appKey(dingzoo4567)"}
	first := r.Read(q)
	if r.Read(q) != first {
		t.Error("the reading is made anew")
	}
	for i := range 3000 {
		r.Read(match.Query{Codes: "40014", Message: fmt.Sprint("message ", i)})
	}
	if again := r.Read(q); !reflect.DeepEqual(again, first) {
		t.Errorf("later the reading is %+v, first %+v", again, first)
	}
	long := match.Query{Codes: "40014", Message: "不合法的access_token" + strings.Repeat("！", 4000)}
	if one, two := r.Read(long), r.Read(long); !reflect.DeepEqual(one, two) {
		t.Error("a long message is not read the same twice")
	}
}

// TestQuoted finds the messages of a code in sentences.
func TestQuoted(t *testing.T) {
	for _, test := range []struct{ code, in, want string }{
		{"40014", "小李说提示不合法的access_token，怎么办", "不合法的access_token"},
		{"40014", "“不合法的 Access_Token。”（40014）", "不合法的 Access_Token"},
		{"40014", "动物园不开", ""},
		{"60011", `x "应用尚未开通所需的权限：[Zoo.Read]，点击链接" y`, "应用尚未开通所需的权限：[Zoo.Read]，点击链接"},
		{"60011", `Error("应用尚未开通所需的权限")`, "应用尚未开通所需的权限"},
		{"60011", "60011 应用尚未开通所需的权限", "应用尚未开通所需的权限"},
		{"systemError", "`systemError` | 动物园", ""},
		{"systemError", "`systemError`：系统异常", "系统异常"},
		{"-1", "-1 系统繁忙，请稍后再试。", "系统繁忙，请稍后再试"},
		{"98765", "不合法的access_token", ""},
		{"40014", "", ""},
	} {
		q := match.Query{Codes: test.code}
		if test.code == "systemError" {
			q.Family = codes.FamilyAPI
		}
		if got := (&match.Reader{}).Quoted(q, test.in); got != test.want {
			t.Errorf("%s in %q: %q, want %q", test.code, test.in, got, test.want)
		}
	}
}

func TestUncoded(t *testing.T) {
	r := match.Reader{}
	tests := []struct {
		text  string
		named bool
		want  string
	}{
		{"Stream模式接入失败，请参考 Stream 模式 SDK 接入指南。", false, "stream-not-connected"},
		{"spaceId is illegal", true, "card-space-illegal"},
		{"spaceId is illegal", false, ""},
		{"系统错误:审批表单缺少必填信息:出差天数", false, "approval-form-incomplete"},
		{"the spaceId is illegal here", true, ""},
		{"", true, ""},
	}
	for _, tt := range tests {
		got := ""
		if m := r.Uncoded(tt.text, tt.named); m != nil {
			got = m.Key
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestOwn(t *testing.T) {
	r := match.Reader{}
	for line, want := range map[string]string{
		"保存时弹出「URL地址在安全黑名单中不允许使用」，怎么办":                "URL地址在安全黑名单中不允许使用",
		"Error: 当前节点不是钉钉在线文档（扩展名=adoc），当前文档类型：dlink":  "当前节点不是钉钉在线文档（扩展名=adoc），当前文档类型：dlink",
		"AI card delivery failed: spaceId is illegal": "",
	} {
		if got := r.Own(line); got != want {
			t.Errorf("%q: %q, want %q", line, got, want)
		}
	}
}

func TestSentence(t *testing.T) {
	r := match.Reader{}
	for text, want := range map[string]bool{
		"this live not exist, please check liveId": true,
		"The device is offline.":                   false, // two words of its own
		"Illegal request.":                         false,
		"permission denied":                        false,
		"不合法的access_token":                         false,
	} {
		if got := r.Sentence(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}
