package field_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/internal/field"
)

func TestAt(t *testing.T) {
	for _, test := range []struct {
		in   string
		want string // the name and what stands behind it
	}{
		{`"errcode":40014`, "errcode|40014"},
		{`\"errcode\": 40014`, `errcode| 40014`},
		{`\nerrcode=1`, "errcode|1"},
		{"[errcode] => 1", "errcode| 1"},
		{"sub_code：1", "sub_code|1"},
		{"errcode 40014", "errcode|40014"},
		{"code 40014", ""},
		{"errcode of 40014", "errcode|40014"},
		{"errcode is 40014", "errcode|40014"},
		{"‘errcode’: 40014", "errcode| 40014"},
		{"「errcode」: 40014", "errcode| 40014"},
		{"『errcode』: 40014", "errcode| 40014"},
		{"＂errcode＂: 40014", "errcode| 40014"},
		{"code 为：“40014”", "code|40014”"},
		{"code是-1", "code|-1"},
		{"the code is 40014 lines long", ""},
		{"errcode is unknown", ""},
		{"errcode 为空", ""},
		{"barcode: 1", ""},
		{"codex: 1", ""},
		{"errcode", ""},
	} {
		at := strings.Index(test.in, "code")
		k := field.At([]byte(test.in), at)
		got := ""
		if k.Value > 0 {
			got = k.Name + "|" + test.in[k.Value:]
			if !strings.HasPrefix(test.in[k.Start:], k.Name) {
				t.Errorf("%s: %q does not begin at %d", test.in, k.Name, k.Start)
			}
		}
		if got != test.want {
			t.Errorf("%s: the key is %q, want %q", test.in, got, test.want)
		}
	}
}

// TestIsCodeKey has each name under which codes occur.
func TestIsCodeKey(t *testing.T) {
	for _, name := range []string{
		"errcode", "errorCode", "code", "sub_code", "respCode", "serverErrorCode", "retcode", "statusCode", "errorMsg", "errorMessage", "errcodes", "dingOpenErrcode",
	} {
		if !field.IsCodeKey(name) {
			t.Errorf("%s has no code", name)
		}
	}
	for _, name := range []string{"", "msg", "barcode", "zipCode", "codes"} {
		if field.IsCodeKey(name) {
			t.Errorf("%s has a code", name)
		}
	}
}

// TestBeside reads the messages that stand behind codes without a name.
func TestBeside(t *testing.T) {
	for _, test := range []struct {
		in, want string
		loose    bool
	}{
		{"：不合法的access_token", "不合法的access_token", false},
		{": the zoo is closed", "the zoo is closed", false},
		{" - 动物园不开", "动物园不开", false},
		{"，动物园不开。明天再来", "动物园不开", true},
		{"动物园不开", "动物园不开", true},
		{" | 动物园不开 | 明天再来 |", "动物园不开", true},
		{"`。", "", false},
		{"`，错误信息：`动物园不开`，求助", "动物园不开", false},
		{"）动物园不开", "动物园不开", true},
		{"（动物园不开，门关了），求助", "动物园不开，门关了", false},
		{" (gate (main) is shut) today", "gate (main) is shut", false},
		{"」「动物园不开」", "动物园不开", false},
		{"】动物园不开", "动物园不开", true},
		{"，提示动物园不开", "动物园不开", false},
		{`，即"动物园不开"。`, "动物园不开", false},
		{"\n- 失败原因：动物园不开\n- 其他", "动物园不开", false},
		{"\n动物园不开", "动物园不开", true},
		{", the zoo is closed", "the zoo is closed", true},
		{" — the zoo is closed", "the zoo is closed", true},
		{" – the zoo is closed", "the zoo is closed", true},
		{"；the zoo is closed", "the zoo is closed", true},
		{"; the zoo is closed", "the zoo is closed", true},
		{" | the zoo is closed", "the zoo is closed", true},
		{"，‘动物园不开’", "动物园不开", false},
		{"，『动物园不开』", "动物园不开", false},
		{"【动物园不开，门关了】，求助", "动物园不开，门关了", false},
		{" [动物园不开，门关了]，求助", "动物园不开，门关了", false},
		{"，返回消息：动物园不开", "动物园不开", false},
		{"，异常描述：动物园不开", "动物园不开", false},
		{"，报错内容：动物园不开", "动物园不开", false},
		{"，错误提示：动物园不开", "动物园不开", false},
		{"，错误信息:动物园不开", "动物园不开", false},
		{"，错误信息=动物园不开", "动物园不开", false},
		{"，错误信息是动物园不开", "动物园不开", false},
		{"，错误信息为：“动物园不开”，求助", "动物园不开", false},
		{"，错误信息是:“动物园不开”，求助", "动物园不开", false},
		{" 的错误", "", false},
		{"错误，动物园", "", false},
		{" 报错", "", false},
		{" today", "", false},
		{": no", "", false},
		{": {\"zoo\":\"动物园\"}", "", false},
		{"", "", false},
	} {
		if got, loose := field.Beside(test.in); got != test.want || loose != test.loose {
			t.Errorf("%q: the message is %q (loose: %v), want %q (%v)", test.in, got, loose, test.want, test.loose)
		}
	}
}

func TestMessages(t *testing.T) {
	for _, test := range []struct{ in, want string }{
		{"message=one errmsg=two", "two"},
		{"msg: one, msg: two", "one, msg: two"},
		{`errmsg":"it says \"no\" to 中"`, `it says "no" to 中`},
		{`\"errmsg\":\"escaped\",\"x\"`, "escaped"},
		{"errmsg=until the next name=x", "until the next"},
		{"errmsg=(in brackets) and) out", "(in brackets) and"},
		{"sub_msg=from [request ip=203.0.113.7", "from [request ip=203.0.113.7"},
		{"msgs: one", ""},
		{"msg 为动物园不开", "动物园不开"},
		{"errmsg: “动物园不开”，求助", "动物园不开"},
		{"errmsg: ”动物园不开”, x", "动物园不开"},
		{"errmsg: `动物园不开`", "动物园不开"},
		{"message=one errormessage=two", "two"},
		{"msg=one errormsg=two", "two"},
		{"msg=one submsg=two", "two"},
		{"msg=one respmsg=two", "two"},
		{"“errmsg”: 动物园不开", "动物园不开"},
		{"‘errmsg’: 动物园不开", "动物园不开"},
		{"errmsg: ‘动物园不开’，求助", "动物园不开"},
		{"errmsg: ’动物园不开’，求助", "动物园不开"},
		{"errmsg: 「动物园不开」，求助", "动物园不开"},
		{"errmsg: 『动物园不开』，求助", "动物园不开"},
		{"errmsg: “动物园不开“，求助", "动物园不开"},
	} {
		at, value := field.MessageKey([]byte(test.in))
		got := ""
		if at >= 0 {
			got, _ = field.MessageValue([]byte(test.in), value)
		}
		if got != test.want {
			t.Errorf("%s: the message is %q, want %q", test.in, got, test.want)
		}
	}
	for in, want := range map[string]string{
		"code 1 request id: z1-z2-z3, x":                              "z1-z2-z3",
		"code\n  [\"request_id\"]=>\n  string(4) \"z1z2\"":            "z1z2",
		"code 1 request\\_id: z1z2":                                   "z1z2",
		"code 1 x-acs-request-id: z1z2":                               "z1z2",
		"requestId=Some(\"z1z2\")":                                    "z1z2",
		"request_id:\nz1z2":                                           "",
		"[errcode] => 1\n    [errmsg] => x\n    [request_id] => z1z2": "z1z2",
		"code 1\nrequest_id: z1z2":                                    "",
		"no request":                                                  "",
	} {
		if got := field.RequestID([]byte(in), 0); got != want {
			t.Errorf("%q: the request id is %q, want %q", in, got, want)
		}
	}
}

// TestBefore reads the messages that stand before their codes.
func TestBefore(t *testing.T) {
	for _, name := range []string{"errmsg", "sub_msg", "subMsg", "errorMessage", "errorMsg"} {
		in := name + "=动物园不开, "
		if got := field.MessageBefore([]byte(in), len(in)); got != "动物园不开" {
			t.Errorf("%q: the message is %q", in, got)
		}
	}
	for _, in := range []string{"[Zoo] 动物园不开 (", "Zoo: 动物园不开（", "动物园：动物园不开【"} {
		if got := field.Bracketed([]byte(in), len(in)); got != "动物园不开" {
			t.Errorf("%q: the message is %q", in, got)
		}
	}
}

// TestCutSentence has each sign at which a message ends, and brackets that belong to one.
func TestCutSentence(t *testing.T) {
	for _, in := range []string{
		"shut request id: z", "shut requestId: z", "shut requestid: z", "shut, request_id: z", "shut,request_id: z", "shut, requestid: z", "shut, RequestId: z",
		"shut，request_id：z", "shut，RequestId：z", "shut；request_id：z", "shut (request id: z)", "shut（request id：z）",
		"shut sub_code: 7", "shut SubCode: 7", "shut at zoo", "shut\\nx", "shut Data: x", "shut, data: x", "shut` x", "shut | x", "shut caller=zoo",
	} {
		if got := field.CutSentence(in); got != "shut" {
			t.Errorf("%q: the message is %q", in, got)
		}
	}
	for _, pair := range [][2]string{{"(", ")"}, {"[", "]"}, {"{", "}"}, {"（", "）"}, {"“", "”"}, {"「", "」"}, {"『", "』"}, {"【", "】"}} {
		if in := "the " + pair[0] + "zoo" + pair[1] + " is shut"; field.CutSentence(in) != in {
			t.Errorf("%q: the message is %q", in, field.CutSentence(in))
		}
		if got := field.CutSentence("shut" + pair[1] + " x"); got != "shut" {
			t.Errorf("shut%s: the message is %q", pair[1], got)
		}
	}
}
