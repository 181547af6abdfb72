package uncoded

import (
	"testing"

	"github.com/dterr/dterr/codes"
)

// TestComplains has each word by which a line speaks of a failure.
func TestComplains(t *testing.T) {
	for _, l := range []string{
		"an Error", "it failed", "Exception", "err: x", "Warning", "错误", "失败", "报错", "异常", "返回", "提示", "原因", "msg", "returned", "returns", "says",
		"报“x”", "报「x」", "报\"x\"", "报：x", "弹窗", "弹出", "显示", "x, more: [https://open.dingtalk.com/x]",
	} {
		if !complains(l) {
			t.Errorf("%q speaks of no failure", l)
		}
	}
	for _, l := range []string{"", "all is well", "报名", "more: x"} {
		if complains(l) {
			t.Errorf("%q speaks of a failure", l)
		}
	}
}

// TestIsSource has each sign of source code, and lines that are none.
func TestIsSource(t *testing.T) {
	for _, l := range []string{
		"case x", "return x", "// x", "const x", "var x", "public x", "throw new X", "if x", "elif x", "expect(x)", "assert x", "#define x", "<string x", "ZOO(7", "zoo.SHUT(7",
		"x := y", "x => y", "x === y", "x == y", "x != y", "x case \"y\"", "x case 'y'", "x = new Y('z')", "x;", "\"x\",", "'x',", "x('y'),", "x() {", "when x then y", "f\"x {y}\"", "+    f'x {y}'",
	} {
		if !isSource(l) {
			t.Errorf("%q is no source code", l)
		}
	}
	for _, l := range []string{"", "x", "an if of x", "zoo.Error(7, 'x')", "x(y", "x, y,", "when x", "x then y", "f x", "- \"x\""} {
		if isSource(l) {
			t.Errorf("%q is source code", l)
		}
	}
}

// TestIsRemark has each mark of a comment behind source code.
func TestIsRemark(t *testing.T) {
	for _, before := range []string{"Shut, // ", "shut() /* ", "shut = {} # ", "x; //", "a[7] //", "'x' # ", "\"x\" # "} {
		if !isRemark(before) {
			t.Errorf("%q begins no remark", before)
		}
	}
	for _, before := range []string{"", "# ", "// ", "shut, ", "issue # "} {
		if isRemark(before) {
			t.Errorf("%q begins a remark", before)
		}
	}
}

// TestIsCode has each form of a line that holds messages as constants.
func TestIsCode(t *testing.T) {
	for l, want := range map[string]bool{
		"| x": true, "return x": true, "\"expected\": x": true, "{\"40014\": \"x\"}": true, "40014: Shut,": true, "\tx = \"y\"": true, "  x = 'y'": true,
		"expected: x": false, "{\"x1\": \"x\"}": false, "40014: Shut": false, "40014: the zoo,": false, "x: Shut,": false, "40014: ": false,
		"x = 'y'": false, " x = y": false, " x = 'y": false, " x = '": false, " x = yy": false, " x: 'y'": false, " the x = 'y'": false,
	} {
		if isCode(l) != want {
			t.Errorf("isCode(%q) is %v", l, !want)
		}
	}
}

// TestCallsGateway has the one host of the new gateway alone, and beside that of the old.
func TestCallsGateway(t *testing.T) {
	for text, want := range map[string]bool{
		"https://api.dingtalk.com/v1.0/zoo": true, "//api.dingtalk.io/v1.0/zoo": true, "https://api.dingtalk.com/v1.0/zoo https://oapi.dingtalk.com/zoo": false, "https://oapi.dingtalk.com/zoo": false, "api.dingtalk.com": false,
	} {
		if callsGateway([]byte(text)) != want {
			t.Errorf("callsGateway(%q) is %v", text, !want)
		}
	}
}

// TestTold has each sign by which the family of a message is known, and none.
func TestTold(t *testing.T) {
	for _, x := range []struct {
		text, line string
		want       codes.Family
	}{
		{"com.example.DingTalkEncryptException: zoo", "zoo", codes.FamilyCallback},
		{"DingCallbackCrypto3.py\nzoo", "zoo", codes.FamilyCallback},
		{"com.dingtalk.oapi.lib.aes.Utils\nzoo", "zoo", codes.FamilyCallback},
		{"回调失败\n事件订阅：zoo", "事件订阅：zoo", codes.FamilyCallback},
		{"回调：zoo", "回调：zoo", codes.FamilyCallback},
		{"Callback: zoo", "Callback: zoo", codes.FamilyCallback},
		{"回调\nzoo", "zoo", ""},
		{"https://api.dingtalk.com/v1.0/zoo\nzoo", "zoo", codes.FamilyAPI},
		{"DingTalkException: zoo", "zoo", ""},
	} {
		if got := told([]byte(x.text), x.line); got != x.want {
			t.Errorf("told(%q): %q, want %q", x.text, got, x.want)
		}
	}
}
