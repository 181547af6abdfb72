package redact_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact"
)

// FuzzText holds any text against the package's guarantees: no panic, masking
// twice changes nothing, JSON stays JSON, UTF-8 stays UTF-8.
func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"POST /robot/send?access_token=" + hex64 + "&sign=" + mac256,
		`{"biz_data":"{\"permanentCode\":\"` + long64 + `\",\"n\":13800138000}","userid":[1,2]}`,
		`{"a":[13800138000,1],"mobile":+86-138,"name":"张三","x":"Cookie: a=\"b\"; c"}`,
		"%22token%22%3A%22" + hex32 + "%22 \\\\\\\"sign\\\\\\\":\\\\\\\"x\\\\\\\"",
		"Authorization: Digest a=\"b\" " + lwcp + cid + " a0:b1:c2:d3:e4:f5 x@example.com",
		"['1763860800', 'a', 'b', '" + alnum + alnum + "'] extattr:{{}",
		"--aes-key X https://a:b@c ‹token#1› access_token=‹x#2›abc <token>x</token>",
		"\x1b[31mtoken\x1b[0m=5e1f\n0a9c7b=\nx \\033[1m ^[[K [0m１３８\u200b userid=1\\\n  2",
		"密码：hunter2xyz，{\"姓名\":\"张伟\"} 用户 ID为3380 \\u5bc6\\u7801=a %E5%AF%86%E7%A0%81（x）：b1",
		`[{"name":"access_token","type":"x","value":"` + hex32 + `"},{"value":"m1","key":"userid"}] "token":{"value":"a1"}`,
		"- name: APP_SECRET\n  value: |\n    abc123\n<entry key=\"secret\">abc123</entry> form-data; name=\"token\"\r\n\r\nabc123",
		"{Key:token Value:a1b2c3} s:5:\"token\";s:6:\"a1b2c3\"; variable \"app_secret\" {\n default = \"a\"\n}",
		`appSecret=Optional[a1b2c3] token: Some("a1b2c3") b'x' secret: String = new String(@"a1b2c3") """a""" [N s:@"a1"]`,
		"userId(manager7081) name【张伟】 | userid | 338011 |\nuserid→12345 userid为12345 the token of x is a1b2c3d4 Cookie[a=b1c2]",
		"| userid | name |\n|---|---|\n| m0012 | 张伟 |\nid,access_token\n1,a1b2c3d4\n\"id\",\"userid\"\n\"1\",\"m0012\"",
		"curl -u a:b -x c:d@e; mysql -p'f g' sshpass -p $h Basic cTUyT2Y1ejI6eENrSFRwV3FaWEpR root:p@s@tcp(h:1)/d /token/" + hex32,
		"-----BEGIN RSA PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7\\n-----END",
		"let token: &'static str = \"a1b2c3\"; secret?: string | null = os.getenv(\"X\", \"a1b2c3\") token: process.env.X || 'a1b2c3' ${secret:-a1b2c3} \"userid\":[]string{\"a1\",\"b2\"} name=%q(张伟)",
		"<td>token</td> <td a=b>a1b2c3d4</td><dt>姓名</dt><dd>张伟</dd> &lt;b&gt;userid&lt;/b&gt;&lt;b&gt;m0012&lt;/b&gt; <a:token x=\"y\">a1b2c3</a:token> │ userid │ m0012 │",
		"INSERT INTO c (id, `token`, name) VALUES (1, N'a1b2c3', '张伟'), (2, f(x), ?); Key (id, userid)=(1, m0012) The value 'a1b2c3' is not valid for secret. entry 'a1b2c3d4' for key 'u.uk_token'",
		"userid:\n  - m0012\n  - m0013\nname:\n  张伟\ntoken\n  x [input_value='a1b2c3', b]\nsecret\na1b2c3d4e5",
		"UPDATE c SET token=? WHERE name = ?\nParameters: a1b2c3(String), 张伟(String)\nbinding parameter [1] as [A] - [a1b2c3]",
		"useridlist=a,b,c=d code=a1b2c3d4&?code=a1b2c3d4&state=1 Bearer " + hex32,
		"wrong userid, got m0012 \\n5e1f0a9c as token \\u7528a1b2c3d4作为密码 a1b2c3 (userid) 密码错误，当前值a1b2c3d4 user id \"m0012\" name改成张伟之后 token — a1b2c3d4 sign «a1b2c3d4»",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		m := redact.New()
		once := m.Text(in)
		if twice := m.Text(once); twice != once {
			t.Errorf("same Masker\n  in    %q\n  once  %q\n  twice %q", in, once, twice)
		}
		if twice := redact.New().Text(once); twice != once {
			t.Errorf("new Masker\n  in    %q\n  once  %q\n  twice %q", in, once, twice)
		}
		if strings.ContainsAny(in, "{[") && json.Valid([]byte(in)) && !json.Valid([]byte(once)) {
			t.Errorf("no JSON any more\n  in   %q\n  out  %q", in, once)
		}
		if utf8.ValidString(in) && !utf8.ValidString(once) {
			t.Errorf("no UTF-8 any more\n  in   %q\n  out  %q", in, once)
		}
	})
}
