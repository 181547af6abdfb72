package redact_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/redact"
)

// seeded gives n characters of the alphabet, the same for the same seed.
func seeded(r *rand.Rand, alphabet string, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(b)
}

// TestNothingOfASecretStays writes random secrets into texts of every shape
// and looks for any six characters of them in what comes out.
func TestNothingOfASecretStays(t *testing.T) {
	const hexa, mixed = "0123456789abcdef", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
	quote := func(s string, levels int) string {
		for range levels {
			b, err := json.Marshal(s)
			if err != nil {
				t.Fatal(err)
			}
			s = string(b)
		}
		return s
	}
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 40 {
		token, robot := seeded(r, hexa, 32), seeded(r, hexa, 64)
		secret, aes := seeded(r, mixed+"-_", 64), seeded(r, mixed, 43)
		base := seeded(r, mixed+"+/", 43) + "="
		phone := fmt.Sprintf("1%d%09d", 3+r.IntN(7), r.IntN(1_000_000_000))
		body := fmt.Sprintf(`{"errcode":0,"access_token":"%s","appSecret":"%s","sign":"%s","mobile":%s,"tel":"%s"}`, token, secret, base, phone, phone)
		address := "https://oapi.dingtalk.com/robot/send?access_token=" + robot + "&sign=" + url.QueryEscape(base)
		texts := []string{
			body, quote(body, 1), quote(body, 2), quote(body, 3), url.QueryEscape(body), url.QueryEscape(url.QueryEscape(body)),
			address, "content=" + url.QueryEscape(address), quote(address, 2),
			"GET /x HTTP/1.1\r\nx-acs-dingtalk-access-token: " + token + "\r\nAuthorization: Bearer " + secret + "\r\nCookie: a=" + token + "; b=" + base + "\r\n\r\n",
			"requests.exceptions.HTTPError: 400 Client Error for url: https://oapi.dingtalk.com/user/get?access_token=" + token + "&userid=1",
			"java.io.IOException: Server returned 500 for URL: " + address + "\n\tat x.Y(Z.java:1)",
			"GettokenRequest{appkey=" + appKey + ", appsecret=" + secret + ", mobile=" + phone + "}",
			"Config(aesKey='" + aes + "', token=" + token + ")",
			"array(1) {\n  [\"access_token\"]=>\n  string(32) \"" + token + "\"\n}",
			"Array\n(\n    [aes_key] => " + aes + "\n    [mobile] => " + phone + "\n)",
			"ENCODING_AES_KEY=" + aes + "\nAPP_SECRET='" + secret + "'\nROBOT_SECRET=SEC" + robot + "\n",
			"level=error token=" + token + " msg=\"sent to " + phone + "\" secret=SEC" + robot,
			"cut: {\"errcode\":0,\"access_token\":\"" + token[:20],
			"token " + token + " came with access_token=" + token + "; again " + token,
			"curl 'https://x.example.com/cb?signature=" + token + "&nonce=1' -d '{\\\"encrypt\\\":\\\"" + base + "\\\"}'",
			"<xml><Encrypt><![CDATA[" + base + "]]></Encrypt><mobile>" + phone + "</mobile></xml>",
			"tool --app-secret " + secret + " --aes-key=" + aes + " -mobile " + phone,
			"GET /x?access_token=" + token[:9] + "%20" + token[9:] + "&appsecret=" + secret[:7] + "%26" + secret[7:] + "#top",
			"{\"appSecret\":\"" + secret[:20] + "\n" + secret[20:] + "\",\"token\":\"" + token[:20] + "\r\n" + token[20:] + "\"}",
			"the password is " + secret + ", invalid access_token '" + token + "', aesKey为" + aes,
			"用户" + phone + "，手机+86-" + phone + "、" + phone[:3] + "****" + phone[7:],
		}
		for _, in := range texts {
			out := redact.New().Text(in)
			for _, s := range []string{token, robot, secret, aes, base, phone} {
				for k := 0; k+6 <= len(s); k++ {
					if strings.Contains(out, s[k:k+6]) {
						t.Fatalf("round %d: %s of %s stays\n  in  %s\n  out %s", round, s[k:k+6], s, in, out)
					}
				}
			}
			if json.Valid([]byte(in)) && !json.Valid([]byte(out)) {
				t.Errorf("no JSON any more: %s", out)
			}
		}
	}
}

// TestRandomTexts puts names, separators, quotes and values together in any
// order: masking twice changes nothing, JSON stays JSON.
func TestRandomTexts(t *testing.T) {
	parts := []string{
		"access_token", "token", "userid", "mobile", "name", "sign", "Cookie", "Authorization", "extattr", "useridlist",
		"latitude", "code", "webhook", "password", "position", "address", "encrypt", "mac", "--aes-key", "user_ids",
		`"`, `\"`, `\\\"`, "'", "%22", "&quot;", `\u0022`, "“", "`", ":", "=", "=>", "：", ",", "{", "}", "[", "]", " ", "\n", `\n`, "&",
		"?", "%3D", "%26", "(", ")", "<", ">", ".", "-", "_", "+", "/", "@", "$", `\`, "%", "^", ";", "!", "://", "<![CDATA[",
		"%20", "%2520", "#", "password is ", "invalid token ", "为", "是", "8f3kd93k", "hunter2xyz!", "swordfish", "was",
		hex32, hex64, "13800138000", "+86-13800138000", "+1-6502530000", "138****8000", "x@example.com", "张三", "不", "abc", "12",
		"sshpass -p ", "curl -u ", "-u", "mysql -p", "Basic ", "-----BEGIN PRIVATE KEY-----", "/token/", "a:b@tcp(", "LTAIq1w2e3r4t5y6", "a1B2c3D4e5F6g7H8iE", "=\\\n",
		"密码", "用户", "ID", "姓名：", "加密密钥", `\u5bc6\u7801`, "%E5%AF%86%E7%A0%81", "（", "】", "地址",
		"3.14159", lwcp, cid, sec, corp, idCard, "Bearer", "Digest", "‹token#1›", "‹userid#2›", "…", "***", "http://a.b/c", "ab1", "is", "robot/send?",
		"\x1b[31m", "\x1b]8;;", `\033[0m`, `\u001b[1m`, "[0m", "^[[K", "\u200b", "\r\n", "\\\n", "=\n", "１３８", "\x00", "\x08", "&amp;amp;quot;", `\042`, `\u0061`, "''", `""`, " │\n│ ", "^\n", "＂", "#033[0m",
		"key", "value", `"name":"token"`, `"value":"` + hex32 + `"`, `\"key\":\"userid\"`, `\"value\":\"m0012\"`, "name: userid\n  value: m0012", "default", "<entry key=\"", "<value>", "</", "/>", "form-data; name=\"token\"",
		";s:9:", "Some(", "Optional[", "b'", "&\"", `@\"`, "new String(\"", "|", ": |\n  ", "<<EOF\n", "EOF", "（", "）", "【", "】", "→", "->", " of x is ", "manager7081", "欧阳锋", "Key:token Value:", "({[", `"""`, "|---|---|\n", "\n| ", " | userid | name |\n", "\t", "userid,token\n",
		": &'static str = \"", "?: ", "[]string{\"", "os.getenv(\"X\", \"", "process.env.X || '", "${token:-", " = %q(", "=string:\"", "!!str ", "</td><td>", "<td>", " xsi:type=\"x\">", "│",
		"(id, token) VALUES (1, '", "`secret`) values (", "Key (userid)=(", "The value '", " is not valid for ", " for key 'user.uk_", "entry '",
		":\n  - ", "token\n  x, input_value='", "userid:\n    ",
		" set to ", " is not a valid ", " as ", "不是合法的", "作为", "用", "错误，当前值", "改成", " — ", " << ", "«", "»", "user id", " (userid)", "（密码）", "\\u7528", "\\u4f5c\\u4e3a", "\\u6539\\u6210", "*", "\\n", "之后",
		"=3D ", "=3D", " -> ", "0x1f \"", "@String[token]:", "@String[", "<<\"token\">>", ".keyword\"", "【userid】", "/webhook/", "/users/", "//hooks.a/", "\\31 3", "%u5F20", "MTM4MDAxMzgwMDA=", "Gareth Halvorsen", "realName=", "user ", "(zhangwei0731)", "（", "Crypto(\"", "$1 = ", "'token' in x with value of type y: ", "values (", "(id, n) ", "Parameters: ", "&#10;", "&#58;", "&lt;", "\\xe2\\x94\\x83", "authCode ",
		"员工", "张伟", "已存在", "成员【", "user ", "Emily Tan", " has left", " named ",
		":\n  - ", "token\n  x, input_value='", "userid:\n    ", "token=?\nParameters: ", "(String), ", "binding parameter [1] as [A] - [",
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		var b strings.Builder
		for range 2 + r.IntN(14) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		in := b.String()
		m := redact.New()
		once := m.Text(in)
		if twice := m.Text(once); twice != once {
			t.Fatalf("same Masker\n  in    %q\n  once  %q\n  twice %q", in, once, twice)
		}
		if twice := redact.New().Text(once); twice != once {
			t.Fatalf("new Masker\n  in    %q\n  once  %q\n  twice %q", in, once, twice)
		}
		body, err := json.Marshal(map[string]any{in: []any{in, 13800138000, map[string]any{"userid": 5, "x": in}}})
		if err != nil {
			t.Fatal(err)
		}
		if out := redact.New().Text(string(body)); !json.Valid([]byte(out)) {
			t.Fatalf("no JSON any more\n  in  %s\n  out %s", body, out)
		}
	}
}

// BenchmarkLinear masks what a careless scanner needs quadratic time for, each
// once as it is and once sixteen times as long. The metric is how many times
// longer the worst of them takes: about 16, and 256 where something is quadratic.
func BenchmarkLinear(b *testing.B) {
	var ratios []float64
	for b.Loop() {
		worst := 0.0
		for _, unit := range []string{
			"cookie:", "Cookie: a", "token:", "token=", "access_token=", `access_token="`, "access_token='", `\`, `\\"token`, "[", "[a,", "[token",
			"extattr:{", "extattr:{\n", "extattr:{\"", "userid,", "useridlist=a,", "mobile:1", "latitude:1", "webhook=", "webhook=http:", "name=张", "name:\"{", "%25", "%5C", "&", "&quot;token",
			"token=“\n", "token=‘a\n'", "token=\"\n{", "a=\"\ntoken=\"b ", "?token=%", "?token=a,", "?token=a%25", "token is ", "token a1", "password ", "password is a1 ",
			"@", "a@", "a.", "+1", "$:", "$:LWCP_v1:$", "cid", "eyJabcde.", "://", "1.", "138 ", "a0:", "-", "_a", "code=", "?code=a1&", "‹a", "<token>", "authorization:", "authorization:digest ",
			"\x1b[", "\x1b[31m", "\\033[", "[3", "\x1b]8;", "\x1b]8;;a\x07", "token=a1\n", "a1\nb2\\\n", "userid=1\n2", "姓名为", "住址为", "备注是", "cookie=[not a ", "authorization: [not found ", "token=\"a1\"+", "%7B", "a\x08", "a │\n│ ", "a^\n", "\\042", "&amp;", "a''", "\\u0061", "a\x00", "%26%2334%3B", "a%20", "token%3D%27a1", "a1\"\n\"", "\u200b", "１",
			"-u", " -u", "curl -u ", "mysql -p", "sshpass -p a ", "htpasswd -b ", "Basic ", "basic a", "-----BEGIN PRIVATE KEY-----\n", "-----BEGIN PRIVATE ", "A\n", "/token/", "a:@tcp(", "a@b:80 ", "SEC", "cid+", "eyJ.", "eyJa.", "iE",
			"密", "密码", "密码：", "密码（", "用户 ID ", "用户", `\u5bc6`, "%E5%AF%86", "姓名：张", "地址：", "a密码 b",
			"name:a ", "name:token ", `"name":"token",`, `"value":"a1",`, `{"name":"token"`, `"name":"a","x":'`, "value:a1 ", "key:\n", "- name: token\n", "name: token\n value", "<a name=\"token\"", "<name>token</name>", "form-data; name=\"token\"\n",
			"token:{", "token:{value:{", "token:\n ", "token:|\n", "token: |\n  a\n", "token=<<E\n", "token=$(cat <<E\na\n", "token=a(", "token=Some(", "token=Some(\"", "token:A<", "token=[a b:", "token=\"\"\"", "token=!", "sign=!a", "token=a::",
			"userid(", "userid[1,", "userid(a1b2c3,", "userid|", "| userid ", "userid->", "userid→", "userid is ", "userid of x ", "userid of x is ", "userid为", "name 张", "Cookie(a=", "Cookie[a", "userid\" (", "userid,a\n", "userid|a\n---\n", "userid,", "userid\t", "userid\n", "x,userid,y", "userid\na,",
			"userid set to ", "userid — ", "userid 'set", "密码错误，", "a1b2c3 as userid ", "a1b2c3作为密码", "as userid ", "作为密码", "的密码", "a1b2c3 (userid) ", "user id ", "name改成张", "address改成张", "userid改成张a1", "token用a1", "userid«", "userid <", "userid (was ",
			"<td>token</td>", "token</td><td>", "<a:token x", "values (", "(token) values (", "(token) values (1,", "(token) values ('a", "(token) values (((", "Key (token", "Key (token)=(", "value 'a' for ", "value 'a' for token ",
			"token: &'a ", "token: A | ", "token?: ", "token[]=", "\"token\":[]string{\"a\",", "token=%q(", "token=os.getenv(\"X\", ", "token=a.b || ", "token=a.b[", "${token:-", "token:\n  - a1b2c3d4\n", "token\n  x input_value=", "\"loc\":[\"a\",", "loc:[", "token=?\nParameters: ", "Parameters: ", "parameter [1", "token=?\nparameter [1] - [a]",
			"<td>", "<br>token:", "<b>token:</b> a1", "**token:** a1", "&#23494;", "&#23494;&#30721;a ", "=E5=AF=86", "=3D", "=3Da=\n", "eyJ0b2tlbiI6", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo", "/eyJ0b2tlbiI6ImExYjJjM2Q0", "6131", "SETEX token 1 ", "# token=a1\n# ", "> GET token\n", "password......", "token;a\n",
			"@张", "张伟 13800138000", "Ab Cd <a@b.cc>", "张伟的手机号", "token=a1b2c3d4e5f60718 to ", "a/b1@c:80 ", "[token:a:private] => ", "%u5BC6", "\\141",
			"token q1W2e3R4t5Y6u7I8o9P0 ", "kR7qPz2vXw9T ", "kR7qPz2vXw9T\n", "token kR7qPz2vXw9T and ", "kR7qPz2vXw9T 的", "and kR7qPz2vXw9T ", "kR7qPz2vXw9T, the ", "password 和 Zebra-77-stripe ", "token\nq1W2e3R4t5Y6u7I8o9P0\n", "a:\nq1W2e3R4t5Y6u7I8o9P0\n", "└ a", "token\n└ a\n", "│└ a1\n", "a? a1\n", "61 62 ", "97,98,", "0x61, ", "00000000  61 62\n", "61:", "userid=manager3424 manager3424", "姓名：张伟张伟", "用户ID：m0012、m0013，", "员工", "员工张伟", "员工张伟已存在", "成员【张", "user Emily ", "user: \"Emily Tan", "user Emily Tan has ", "=?UTF-8?Q?=E5=BC=A0?= <a@b.cc>",
			"token=a -> ", "token -> a", "a@", "admin@", "admin / a!2 ", "我叫张伟，", "Best regards,\n", "12 Wensan Road, ", "cookie a=b1 ", "a=2Eb=40", "30.123,120.123,", "密码\n", "{ get; set; } = ", "{\"label\":\"a\",\"value\":\"a\"},", "【token】", "\"token\" \"a\" ", "\"token.keyword\":\"", "<<\"token\">>", "token=0x1 @", "@String[token]:@String[", "token =3D ", "\\xe2\\x94\\x83 token ", "string(1) ", "token=string(1) \"", "name=MTM4", "nick=5by", "user Gareth ", "nick=Gareth Holloway ", "nick=Gareth+", "/webhook/", "/webhook/a1/", "//hooks.a", "/users/a1b2c3", "\\31 3", "name %u5F20",
		} {
			measure := func(n int) time.Duration {
				in := strings.Repeat(unit, n/len(unit))
				best := time.Hour
				for range 2 {
					start := time.Now()
					redact.New().Text(in)
					best = min(best, time.Since(start))
				}
				return best
			}
			worst = max(worst, float64(measure(256<<10))/float64(measure(16<<10)))
		}
		ratios = append(ratios, worst)
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "x-for-16x")
}

// TestNoCopy holds a text without secrets against allocation.
func TestNoCopy(t *testing.T) {
	m := redact.New()
	if n := testing.AllocsPerRun(100, func() { m.Text(plainLine) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

const (
	plainLine  = `2026-11-23 10:00:00.123 ERROR [main] c.x.Y : {"errcode":88,"sub_code":"60011","sub_msg":"没有调用该接口的权限","requestId":"15r7xs2kl3p3","userid":"","at":1763860800123} at com.example.Service.call(Service.java:42)` + "\n"
	secretLine = `2026-11-23 10:00:00.123 ERROR [main] POST https://oapi.dingtalk.com/robot/send?access_token=` + hex64 + `&timestamp=1763860800123 {"userid":"manager7081","mobile":"13800138000"}` + "\n"
)

// Budget: a log without secrets at 60 MB/s or more, one with a secret in
// every line at 20 MB/s or more.
func BenchmarkText(b *testing.B) {
	for _, bc := range []struct{ name, line string }{{"plain", plainLine}, {"secrets", secretLine}} {
		b.Run(bc.name, func(b *testing.B) {
			in := strings.Repeat(bc.line, 500)
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for b.Loop() {
				redact.New().Text(in)
			}
		})
	}
}

func ExampleMasker_Text() {
	m := redact.New()
	fmt.Println(m.Text("POST /robot/send?access_token=5e1f0a9c7b3d4826&timestamp=1763860800123 failed"))
	fmt.Println(m.Text(`{"errcode":60104,"errmsg":"exists","mobile":13800138000}`))
	fmt.Println(m.Text("request ip=203.0.113.9 appKey(dingq7w2e9r4t1y6u3i8), user +86-13800138000"))
	fmt.Println(m.Count())
	// Output:
	// POST /robot/send?access_token=‹robot_token#1›&timestamp=1763860800123 failed
	// {"errcode":60104,"errmsg":"exists","mobile":"‹mobile#1›"}
	// request ip=203.0.113.9 appKey(dingq7w2e9r4t1y6u3i8), user ‹mobile#1›
	// 3
}
