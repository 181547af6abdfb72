package uncoded

import "testing"

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
		"case x", "return x", "// x", "const x", "var x", "public x", "throw new X", "if x", "elif x", "expect(x)", "assert x", "ZOO(7", "zoo.SHUT(7",
		"x := y", "x => y", "x === y", "x == y", "x != y", "x case \"y\"", "x case 'y'", "x = new Y('z')", "x;", "\"x\",", "'x',", "x() {",
	} {
		if !isSource(l) {
			t.Errorf("%q is no source code", l)
		}
	}
	for _, l := range []string{"", "x", "an if of x", "zoo.Error(7, 'x')", "x(y", "x, y,"} {
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
