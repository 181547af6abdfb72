package uncoded_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/internal/uncoded"
)

// look reads an input with a reader of its own.
func look(text string, others bool) (*shape.Answer, string) {
	u := uncoded.Reader{Match: &match.Reader{}, Words: platform.All()}
	all := u.Find([]byte(text), others)
	if others && len(all) == 0 {
		all = u.Codes([]byte(text), func(string) bool { return false })
	}
	if len(all) == 0 {
		return nil, ""
	}
	return all[0].Answer, all[0].By
}

const edge = "<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1><hr>Powered by DingTalk</body></html>"

func TestFind(t *testing.T) {
	const called, login = "error of a client", "login of the command line"
	const word, number, page, layout, message, head, status = "code as a word", "number with its message", "page of the edge", "layout of the robot", "message alone", "head of the response", "status alone"
	for _, test := range []struct {
		in, by string
		want   shape.Answer
	}{
		{"staffId.notExisted - 员工不存在", word, shape.Answer{Codes: []string{"staffId.notExisted"}, Message: "员工不存在", Family: codes.FamilyAPI}},
		{"Forbidden.AccessDenied.IpNotInWhiteList", word, shape.Answer{Codes: []string{"Forbidden.AccessDenied.IpNotInWhiteList"}, Family: codes.FamilyAPI}},
		{"dingtalk says staffId.notExistedError today", word, shape.Answer{Codes: []string{"staffId.notExisted"}, Family: codes.FamilyAPI}},
		{"dingtalk says staffId.notExisted today", word, shape.Answer{Codes: []string{"staffId.notExisted"}, Family: codes.FamilyAPI}},

		{"钉钉小程序报 request:fail 12 错误", called, shape.Answer{Traits: shape.Client, Codes: []string{"12"}, Family: codes.FamilyJSAPI}},
		{`[DingTalk] {"errMsg":"request:fail 19"}`, called, shape.Answer{Traits: shape.Client, Codes: []string{"19"}, Family: codes.FamilyJSAPI}},
		{"dd.httpRequest error: 19", called, shape.Answer{Traits: shape.Client, Codes: []string{"19"}, Family: codes.FamilyJSAPI}},
		{"dd.httpRequest 返回 error:13", called, shape.Answer{Traits: shape.Client, Codes: []string{"13"}, Family: codes.FamilyJSAPI}},
		{"dd.getLocation 失败 11", called, shape.Answer{Traits: shape.Client, Codes: []string{"11"}, Family: codes.FamilyJSAPI}},
		{"dd.httpRequest fail(12)", called, shape.Answer{Traits: shape.Client, Codes: []string{"12"}, Family: codes.FamilyJSAPI}},
		{"dd.httpRequest 报错 12", called, shape.Answer{Traits: shape.Client, Codes: []string{"12"}, Family: codes.FamilyJSAPI}},
		{"dd.httpRequest 错误：12", called, shape.Answer{Traits: shape.Client, Codes: []string{"12"}, Family: codes.FamilyJSAPI}},

		{"MCP token exchange failed: zoo.gate.notFound（动物园没有门）", login, shape.Answer{Traits: shape.Sure, Codes: []string{"zoo.gate.notFound"}, Message: "动物园没有门", Family: codes.FamilyAPI}},
		{"save failed with TIANSHU_000030", word, shape.Answer{Codes: []string{"TIANSHU_000030"}, Family: codes.FamilyYida}},
		{"钉钉返回 `systemError`", word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{"`systemError` from api.dingtalk.com", word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{`“systemError” from api.dingtalk.com`, word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{`「systemError」 from api.dingtalk.com`, word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{`‘systemError’ from api.dingtalk.com`, word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{`"systemError" from api.dingtalk.com`, word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{`'systemError' from api.dingtalk.com`, word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{"钉钉错误一例 `systemError`", word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{"DingTalk's msg has `systemError`", word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{"钉钉返回：\n\n```text\nsystemError\n```", word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{"钉钉返回：\nsystemError", word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{"钉钉报错 systemError", word, shape.Answer{Codes: []string{"systemError"}, Family: codes.FamilyAPI}},
		{"invalidClientIdOrSecret | 无效的clientId或者clientSecret", word, shape.Answer{Codes: []string{"invalidClientIdOrSecret"}, Message: "无效的clientId或者clientSecret", Family: codes.FamilyAPI}},

		{"60121：找不到该用户", number, shape.Answer{Codes: []string{"60121"}, Message: "找不到该用户"}},
		{"找不到该用户 (代码: 60121)", number, shape.Answer{Codes: []string{"60121"}, Message: "找不到该用户"}},
		{"钉钉里进入后提示错误52013", number, shape.Answer{Codes: []string{"52013"}}},
		{`{"zoo":"60121 找不到该用户"}`, number, shape.Answer{Codes: []string{"60121"}, Message: "找不到该用户"}},
		{"钉钉返回 60121。", number, shape.Answer{Codes: []string{"60121"}}},
		{"DingTalk returned 60121 for this user", number, shape.Answer{Codes: []string{"60121"}}},
		{"钉钉 43004 错误", number, shape.Answer{Codes: []string{"43004"}}},
		{"zoo.Error(60121, '找不到该用户')", number, shape.Answer{Codes: []string{"60121"}, Message: "找不到该用户"}},
		{"zoo.Exception(60121, '找不到该用户')", number, shape.Answer{Codes: []string{"60121"}, Message: "找不到该用户"}},
		{"zoo.Err(60121, '找不到该用户')", number, shape.Answer{Codes: []string{"60121"}, Message: "找不到该用户"}},
		{"提示找不到该用户，代码是 60121，求助", number, shape.Answer{Codes: []string{"60121"}, Message: "找不到该用户"}},

		{edge, page, shape.Answer{Traits: shape.Page, Message: "502 Bad Gateway", Status: 502}},
		{"<html><title>503</title>Powered by DingTalk</html>", page, shape.Answer{Traits: shape.Page, Message: "503", Status: 503}},
		{"HTTP/1.1 405 Not Allowed\n\n<h1>no</h1> see dingtalk.com", page, shape.Answer{Traits: shape.Page, Status: 405}},
		{"HTTP/1.1 405 Not Allowed\n\n<h1>no</h1> see dingtalk.io", page, shape.Answer{Traits: shape.Page, Status: 405}},

		{"错误描述:动物园不开;解决方案:请明天再来;参考链接:x", layout, shape.Answer{Message: "错误描述:动物园不开;解决方案:请明天再来;参考链接:x", Family: codes.FamilyRobot}},
		{"description:动物园不开;solution:请明天再来", layout, shape.Answer{Message: "description:动物园不开;solution:请明天再来", Family: codes.FamilyRobot}},
		{"dingtalk: description:zoo is closed;solution:come back;link:x", layout, shape.Answer{Message: "description:zoo is closed;solution:come back;link:x", Family: codes.FamilyRobot}},

		{"钉钉 400, 动物园不开 request id: 5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F 怎么办", "exception without its beginning", shape.Answer{Traits: shape.Exception | shape.Weak, Message: "动物园不开", Family: codes.FamilyAPI, Status: 400, RequestID: "5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F"}},
		{"不合法的access_token", message, shape.Answer{Message: "不合法的access_token", Family: codes.FamilyOAPI}},
		{"发送失败，原因：“关键词不匹配”", message, shape.Answer{Message: "关键词不匹配", Family: codes.FamilyRobot}},
		{"钉钉 访问ip不在白名单之中", message, shape.Answer{Message: "访问ip不在白名单之中", Family: codes.FamilyOAPI}},
		{"推送失败 'a' 'b' '不合法的access_token'", message, shape.Answer{Message: "不合法的access_token", Family: codes.FamilyOAPI}},
		{"error: Some(40014), Some(\"不合法的access_token\")", message, shape.Answer{Codes: []string{"40014"}, Message: "不合法的access_token", Family: codes.FamilyOAPI}},
		{"失败原因不合法的access_token", message, shape.Answer{Message: "不合法的access_token", Family: codes.FamilyOAPI}},
		{"动物园提示不合法的access_token", message, shape.Answer{Message: "不合法的access_token", Family: codes.FamilyOAPI}},
		{"失败 - 不合法的access_token", message, shape.Answer{Message: "不合法的access_token", Family: codes.FamilyOAPI}},
		{"10:00:01 failed: keywords not in content, more: [https://open.dingtalk.com/x]", message, shape.Answer{Message: "keywords not in content", Family: codes.FamilyRobot}},
		{"one\n- error: 未登录或授权已经失效，请使用`dws auth`进行登录授权", message, shape.Answer{Message: "未登录或授权已经失效，请使用`dws auth`进行登录授权", Family: codes.FamilyMCP}},
		{"钉钉机器人报 keywords not in content 错误，求助", message, shape.Answer{Message: "keywords not in content", Family: codes.FamilyRobot}},
		{"钉钉机器人偶尔报 keywords not in content", message, shape.Answer{Message: "keywords not in content", Family: codes.FamilyRobot}},
		{"钉钉 Stream 启动就报AppCredentialConfigEmpty", message, shape.Answer{Message: "AppCredentialConfigEmpty"}},
		{"钉钉发消息报错invalid timestamp怎么解决", message, shape.Answer{Message: "invalid timestamp", Family: codes.FamilyRobot}},
		{"钉钉登录时出现 不合法的access_token 这个错误", message, shape.Answer{Message: "不合法的access_token", Family: codes.FamilyOAPI}},
		{"钉钉小程序返回 request:fail http status error 状态", message, shape.Answer{Message: "request:fail http status error"}},
		{"钉钉小程序失败 {\"errMsg\":\"request:fail Parameter error\"}", message, shape.Answer{Message: "request:fail Parameter error"}},
		{"one\ntwo\nerror: keywords not in content", message, shape.Answer{Message: "keywords not in content", Family: codes.FamilyRobot}},

		{"HTTP/1.1 403 Forbidden\nServer: DingTalk/1.0.0\n", head, shape.Answer{Status: 403}},
		{"> GET /user/get HTTP/1.1\n> Host: oapi.dingtalk.com\n>\n< HTTP/1.1 503 Service Unavailable\n", head, shape.Answer{Status: 503}},
		{"HTTP/1.1 200 OK\nServer: DingTalk/1.0.0\n\n{\"result\":true}", head, shape.Answer{Status: 200, OK: true, Family: codes.FamilyAPI}},

		{"POST https://api.dingtalk.com/v1.0/todo/tasks -> 503", status, shape.Answer{Status: 503}},
		{"dial tcp: lookup oapi.dingtalk.com: no such host", status, shape.Answer{Traits: shape.Network, Message: "dial tcp: lookup oapi.dingtalk.com: no such host"}},
	} {
		const lead = " \n\t"
		in := lead + test.in + "\n "
		a, by := look(in, false)
		if a == nil || by != test.by {
			t.Errorf("%q: by %q, want %q", test.in, by, test.by)
			continue
		}
		if a.Start < len(lead) && by != page || a.End < a.Start || a.End > len(in) {
			t.Errorf("%q: stands from %d to %d", test.in, a.Start, a.End)
		}
		if len(a.Codes) > 0 && !strings.Contains(in[a.Start:a.End], a.Code()) {
			t.Errorf("%q: the code is not in %q", test.in, in[a.Start:a.End])
		}
		got := *a
		got.Start, got.End, got.Decoder, got.Call = 0, 0, "", transcript.Call{}
		if by == number || by == word {
			got.Traits = 0
		}
		if !reflect.DeepEqual(got, test.want) {
			t.Errorf("%q:\n got %+v\nwant %+v", test.in, got, test.want)
		}
	}
}

func TestSilent(t *testing.T) {
	for _, in := range []string{
		"", " \n",
		"nothing to see",
		"参数错误", // anybody's
		"钉钉的动物园\n如果提示没有权限，就等一等",                                 // everyday words
		"钉钉的动物园\nexpect(zoo.msg).toContain('不合法的access_token')", // in a test
		"钉钉的动物园\nassert '不合法的access_token' in zoo.msg",
		"钉钉的动物园\nif '不合法的access_token' in zoo.msg",
		"钉钉的动物园\nelif '不合法的access_token' in zoo.msg",
		"钉钉的动物园\nzoo.msg => '不合法的access_token'",
		"钉钉的动物园\nzoo.msg === '不合法的access_token'",
		"钉钉的动物园\nzoo.msg == '不合法的access_token'",
		"钉钉的动物园\nzoo.msg != '不合法的access_token'",
		"钉钉的动物园\nzoo.msg match case '不合法的access_token'",
		"钉钉的动物园\nzoo.msg match case \"不合法的access_token\"",
		"钉钉的动物园\nret = \"参数错误\"",
		"钉钉的动物园\ndescription: zoo\nresolution: 1080p",
		"system error", // too
		"动物园报 keywords not in content 错误，求助", // nobody is named
		"企业微信机器人报 keywords not in content 错误",
		"钉钉里我写了 keywords not in content 这个词", // no failure is spoken of
		"钉钉返回 keywords not in content 错误的话，加上关键词",
		"钉钉机器人返回 not in content 错误", // a part of a message
		"钉钉登录时出现 没有权限 这个错误",         // everyday words
		"钉钉读不到时返回空，不要猜原因（如“权限不足”）",
		"钉钉读不到时返回空，不要猜原因（如\"权限不足\"）",
		"如果钉钉提示“权限不足”，先登录",
		"staffId.notExisted",   // a word that nothing says DingTalk's of
		"staffId.notExisted()", // a call
		"x.staffId.notExisted.y",
		"60121", // a number alone
		"60121：找不到动物园",
		"x60121：找不到该用户",
		"60121.5：找不到该用户",
		`"60121"：找不到该用户`,            // a key
		"钉钉 systemError",            // not written as a code
		"`systemError`",             // nobody's
		"TIANSHU_000030 of the zoo", // no failure is spoken of
		"企业微信返回 `systemError`",
		"dingtalk/systemError: zoo",
		"钉钉 [`staffId.notExisted`, `systemError`, `authFailed`, `InvalidAuthentication`]",
		"钉钉 staffId.notExisted 表示用户不在",
		"the `notFound` state (dingtalk)", // no error is spoken of
		"钉钉 switch code { case 60121: x() // 找不到该用户",
		"system.error=系统异常",
		"钉钉返回 60121 条",
		"dingtalk returned 60121 records",
		"钉钉 #60121 错误",
		"钉钉 60121/2 错误",
		"钉钉 60121-2 错误",
		"ZOO(60121, '找不到该用户')",
		"钉钉提示错误500",                           // anybody's number
		"钉钉提示错误98765",                         // nobody's
		"60121,找不到该用户",                        // a cell
		"60121：找不到该用户\n60003：部门不存在",           // a table of codes
		"throw new ZooError(60121, '找不到该用户')", // an argument
		"企业微信：60121：找不到该用户",
		"错误52013", // nobody is named
		`{"msgtype":"text","text":{"content":"不合法的access_token"}}`, // on its way to DingTalk
		"<html><title>502 Bad Gateway</title>nginx</html>",
		"<html>about dingtalk.com</html>",              // a page about it
		"description:zoo is closed;solution:come back", // a form anybody may fill in
		"request:fail 12",              // everybody's
		"钉钉小程序 request:fail 404",       // no client's number
		"钉钉小程序 request:fail, 12 times", // a count
		"钉钉小程序 request:fail 12.5",      // a measure
		"钉钉里正常，微信里 request:fail 12",    // WeChat's
		"钉钉里正常，wx.request:fail 12",     // too
		"钉钉里正常，my.request:fail 12",     // Alipay's
		"钉钉里正常，tt.request:fail 12",     // ByteDance's
		"钉钉里正常，swan.request:fail 12",   // Baidu's
		"dingtalk: request error 3 times",
		"dd.alert 返回 3 个按钮",
		"dd.httpRequest({ fail: e => 12 })",
		"add.http error 12",
		"token exchange failed: zoo.gate.notFound", // anybody's login
		"错误描述:动物园不开",
		`return "不合法的access_token";`, // source
		"// 不合法的access_token",
		"zoo := “不合法的access_token” // error",
		"我们看见“不合法的access_token”", // no failure is spoken of
		"飞书：不合法的access_token",
		"one\ntwo\nthree\nfour\n不合法的access_token", // in long text, DingTalk not named
		"HTTP/1.1 403 Forbidden\nServer: nginx\n",
		"HTTP/1.1 403 Forbidden\nx-acs-request-id: z1z2z3z4\n",
		"> GET / HTTP/1.1\n> Host: oapi.dingtalk.com\n>\n< HTTP/1.1 200 OK\n",
		"dingtalk-zoo: HTTP 503 from https://zoo.example.com/hook",
		"POST https://api.dingtalk.com/v1.0/todo/tasks -> 200",
		"dial tcp: lookup zoo.example.com: no such host",
		"oapi.dingtalk.com is a host",
		"wecom: HTTP 503 at api.dingtalk.com",
	} {
		if a, by := look(in, false); a != nil || by != "" {
			t.Errorf("%q: by %q, %+v", in, by, a)
		}
	}
}

// TestOthers tries only what stands for a code where somebody's answer is.
func TestOthers(t *testing.T) {
	if _, by := look("dingtalk says staffId.notExisted", true); by != "code as a word" {
		t.Errorf("a code beside somebody's answer: by %q", by)
	}
	for _, in := range []string{"不合法的access_token", edge, "错误描述:动物园不开;解决方案:x", "HTTP/1.1 403 Forbidden\nServer: DingTalk/1.0.0\n", "https://api.dingtalk.com/zoo -> 503"} {
		if _, by := look(in, true); by != "" {
			t.Errorf("%q beside somebody's answer: by %q", in, by)
		}
	}
}

// TestCodes finds all codes of a text, each once.
func TestCodes(t *testing.T) {
	u := uncoded.Reader{Match: &match.Reader{}, Words: platform.All()}
	for in, want := range map[string]string{
		"钉钉先报 40014，又报 60121，再报 40014":              "[40014 60121]",
		"钉钉返回 `systemError`\n微信返回 60121\n钉钉报 40014": "[systemError 40014]",
		"40014 不合法的access_token\n60121 找不到该用户":      "[]",
		"40014 不合法的access_token\n钉钉 60121 找不到该用户":   "[40014 60121]",
		"钉钉错误码 98765": "[]",
		"the DingTalk gate at the zoo has answered '无效的USERID' with the number\n33012.":  "[33012]",
		"the DingTalk gate at the zoo has answered '无效的USERID' with the number,\n33012.": "[33012]",
		"the DingTalk gate at the zoo: '无效的USERID' with the number.\n33012 it says":      "[]",
		"the other gate at the zoo says 'zoo.closed' with the number\n33012.":            "[]",
		"the DingTalk gate errno=33012 desc=无效的USERID":                                   "[33012]",
		"the DingTalk gate id=33012 desc=无效的USERID":                                      "[]",
	} {
		got := []string{}
		for _, f := range u.Find([]byte(in), false) {
			got = append(got, f.Codes...)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%q: %v, want %s", in, got, want)
		}
	}
	beside := u.Codes([]byte("钉钉先报 40014，又报 60121"), func(code string) bool { return code == "40014" })
	if len(beside) != 1 || beside[0].Code() != "60121" || beside[0].By != uncoded.ByNumber {
		t.Errorf("beside 40014: %+v", beside)
	}
}

// TestLeads tells what leads up to a number that is a code where DingTalk is named.
func TestLeads(t *testing.T) {
	for _, lead := range []string{
		"错误码", "返回码为", "状态码：", "异常码", "错误代码是", "返回代码", "错误编号", "错误号", "errcode ", "errorCode ", "an error code of ", "error_code ", "an error code is ", "code ", "error ", "err=", "error=", "exception ", "错误", "报错“", "异常（",
		"返回了", "报", "抛出", "出现 ", "提示【", "got ", "gets a ", "returned ", "returns ", "returns an ", "fails with ", "failed with the ", "answers ", "answered ",
	} {
		if a, _ := look("钉钉 "+lead+"60121", false); a == nil || a.Code() != "60121" {
			t.Errorf("%q leads up to %+v", lead, a)
		}
		if a, _ := look(lead+"60121", false); a != nil {
			t.Errorf("%q leads up to %+v of nobody", lead, a)
		}
	}
	for _, lead := range []string{"", "群号 ", "barcode ", "汇率 ", "terror ", "id=", "terr=", "berr "} {
		if a, _ := look("钉钉 "+lead+"60121", false); a != nil {
			t.Errorf("%q leads up to %+v", lead, a)
		}
	}
}

// TestChangelog reads no message in an item of a list of changes.
func TestChangelog(t *testing.T) {
	const message = "钉钉发送失败，原因：“关键词不匹配”"
	for in, want := range map[string]bool{"Changelog\n" + message: true, "News\n- " + message: true, "Changelog\n- " + message: false} {
		if a, _ := look(in, false); (a != nil) != want {
			t.Errorf("%q: %+v", in, a)
		}
	}
}

// TestLinesMost bounds how many lines are looked at for a message.
func TestLinesMost(t *testing.T) {
	const message = "钉钉\n%s不合法的access_token"
	if _, by := look(fmt.Sprintf(message, strings.Repeat("work\n", 150)), false); by != "message alone" {
		t.Errorf("below 150 lines: by %q", by)
	}
	if _, by := look(fmt.Sprintf(message, strings.Repeat("work\n", 250)), false); by != "" {
		t.Errorf("below 250 lines: by %q", by)
	}
}

func FuzzFind(f *testing.F) {
	for _, in := range []string{
		"staffId.notExisted - 员工不存在", "60121：找不到该用户", edge, "错误描述:动物园不开;解决方案:x",
		"原因：“不合法的access_token”", "< HTTP/1.1 403 Forbidden\n< Server: DingTalk/1.0.0\n", "api.dingtalk.com HTTP 503\n", "钉钉 报错 52013",
	} {
		f.Add([]byte(in))
	}
	u := uncoded.Reader{Match: &match.Reader{}, Words: platform.All()}
	f.Fuzz(func(t *testing.T, text []byte) {
		if len(text) > 1<<14 {
			return
		}
		all, again := u.Find(text, false), u.Find(text, false)
		if !reflect.DeepEqual(all, again) {
			t.Fatalf("not the same twice: %+v, %+v", all, again)
		}
		for _, a := range all {
			if a.Start < 0 || a.Start > a.End || a.End > len(text) {
				t.Fatalf("%s: stands from %d to %d of %d", a.By, a.Start, a.End, len(text))
			}
			for _, code := range a.Codes {
				if !strings.Contains(string(text[a.Start:a.End]), code) {
					t.Fatalf("%s: claims %q, which does not stand in %q", a.By, code, text[a.Start:a.End])
				}
			}
			if len(a.Codes) == 0 && a.Message == "" && a.Status == 0 && !a.Is(shape.Page) {
				t.Fatalf("%s: an answer that says nothing: %+v", a.By, a)
			}
		}
	})
}
