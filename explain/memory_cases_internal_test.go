package explain

import (
	"strings"
	"testing"
)

// TestMemoryCases reads a line that is known where something around it makes another
// answer of it, or none: what is said is what a run without a memory says.
func TestMemoryCases(t *testing.T) {
	const call = "2026-11-23 10:00:00,000 ERROR c.a.Client - "
	for _, test := range []struct{ name, line, behind, before string }{
		{
			name: "the line begins in the body before it", before: `{"errcode":60011,"errmsg":"x",` + "\n",
			line: `"url":"https://oapi.dingtalk.com/user/get"} ERROR c.a.Client - {"errcode":40014,"errmsg":"x"}`,
		},
		{
			name: "the line is a row of a table of codes",
			line: `40014 {"errcode":40014,"errmsg":"不合法的access_token"}`, behind: "不合法的access_token\n",
		},
		{
			name:   "the line is a part of an exception",
			line:   call + `{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","message":"code: 403, x"}`,
			behind: `{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","requestid":"ABCDEF01-0000-7000-8000-000000000001","message":"code: 403, x","accessdenieddetail":{"requiredScopes":["qyapi_robot_sendmsg"]}}` + "\n",
		},
		{
			name: "the answer stands in a text of its own",
			line: `ERROR https://qyapi.weixin.qq.com/cgi-bin/x - {"msg":"https://oapi.dingtalk.com/user/get {'errcode':40014,'errmsg':'x'}"}`,
		},
		{
			name: "the answer is a sentence of its own",
			line: `ERROR https://qyapi.weixin.qq.com/cgi-bin/x - {"msg":"https://oapi.dingtalk.com/user/get errcode: 40014, errmsg: x"}`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			usual := strings.Repeat(test.line+"\n"+strings.Repeat("INFO c.a.Order - saved\n", 20), 4)
			in := []byte(usual + test.before + test.line + "\n" + test.behind + usual)
			var m Memory
			toldOf(t, []byte(usual), &m)
			if got, want := toldOf(t, in, &m), toldOf(t, in, nil); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
