package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestPages holds values that the marks of a page or of Markdown keep apart from their
// names.
func TestPages(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"a line end", "AppSecret:<br/>5e1f0a9c7b3d4826", "AppSecret:<br/>‹app_secret#1›"},
		{"a line of its own", "AppSecret<br>5e1f0a9c7b3d4826", "AppSecret<br>‹app_secret#1›"},
		{"code", "<p>密码：<code>hunter2xyz</code></p>", "<p>密码：<code>‹password#1›</code></p>"},
		{"a name in bold", "<b>access_token:</b> 5e1f0a9c7b3d4826", "<b>access_token:</b> ‹access_token#1›"},
		{"highlighted", `<span class="k">appSecret</span>: <span class="s">"5e1f0a9c7b3d4826"</span>`, `<span class="k">appSecret</span>: <span class="s">"‹app_secret#1›"</span>`},
		{"in a JSON string", `{"a":"<b>token:<\/b> 5e1f0a9c7b3d4826"}`, `{"a":"<b>token:<\/b> ‹token#1›"}`},
		{"a table", "<table><thead><tr><th>姓名</th><th>部门</th></tr></thead><tbody><tr><td>张伟</td><td>研发</td></tr></tbody></table>", "<table><thead><tr><th>姓名</th><th>部门</th></tr></thead><tbody><tr><td>‹name#1›</td><td>研发</td></tr></tbody></table>"},
		{"Markdown around name and colon", "**应用密钥：** 5e1f0a9c7b3d4826", "**应用密钥：** ‹app_secret#1›"},
		{"a description in a table", "<tr><td>access_token</td><td>String</td><td>调用凭证</td></tr>", "<tr><td>access_token</td><td>String</td><td>调用凭证</td></tr>"},
		{"a message in bold", "**密码** 不能为空", "**密码** 不能为空"},
		{"a type", "List<a> token, Map<String, i> tokens", "List<a> token, Map<String, i> tokens"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}

// TestLines holds values in the line below their name, or in two lines of a comment.
func TestLines(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"a full-width colon", "访问令牌：\n5e1f0a9c7b3d4826\nend", "访问令牌：\n‹access_token#1›\nend"},
		{"a comment of a shell", "# app_secret = 5e1f0a9c7b3d4826\n# 0b9d7e3a1c5f4268", "# app_secret = ‹app_secret#1›"},
		{"a comment of C", "// token: 5e1f0a9c7b3d4826\n// 0b9d7e3a1c5f4268", "// token: ‹token#1›"},
		{"the answer of Redis", "127.0.0.1:6379> GET ding:jsapi_ticket\n\"5e1f0a9c7b3d4826\"", "127.0.0.1:6379> GET ding:jsapi_ticket\n\"‹jsapi_ticket#1›\""},
		{"no answer of Redis", "> get access_token\n(nil)", "> get access_token\n(nil)"},
		{"a comment that goes on", "# token = 5e1f0a9c7b3d4826\n# size = 10", "# token = ‹token#1›\n# size = 10"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}

// TestPrinted holds what stands between a name and its value as programs print it.
func TestPrinted(t *testing.T) {
	for _, tc := range []struct{ name, in, want string }{
		{"PHP's protected property", "[\"secret\":protected]=>\n  string(16) \"5e1f0a9c7b3d4826\"", "[\"secret\":protected]=>\n  string(16) \"‹secret#1›\""},
		{"PHP's private property", `[token:App\Bot:private] => 5e1f0a9c7b3d4826`, `[token:App\Bot:private] => ‹token#1›`},
		{"a private number", "[level:protected] => 3", "[level:protected] => 3"},
		{"a row of dots", "password.........................hunter2xyz", "password.........................‹password#1›"},
		{"dots before a word", "password........ required", "password........ required"},
		{"semicolons", "app_key;app_secret;n\ndingq7w2e9r4;5e1f0a9c7b3d4826;1", "app_key;app_secret;n\ndingq7w2e9r4;‹app_secret#1›;1"},
		{"a statement", "return token; return secret;", "return token; return secret;"},
		{"a type of the registry", "  AppSecret    REG_SZ    5e1f0a9c7b3d4826", "  AppSecret    REG_SZ    ‹app_secret#1›"},
		{"a tag without quotes", "app_secret: !vault 5e1f0a9c7b3d4826", "app_secret: !vault ‹app_secret#1›"},
		{"a reference", "app_secret: !Ref DingSecretOfProduction", "app_secret: !Ref DingSecretOfProduction"},
		{"a time before the value", `"SETEX" "dingtalk:access_token" "7200" "5e1f0a9c7b3d4826"`, `"SETEX" "dingtalk:access_token" "7200" "‹access_token#1›"`},
		{"a number without such a command", "access_token 7200 5e1f0a9c7b3d4826", "access_token 7200 5e1f0a9c7b3d4826"},
		{"Oracle's address", "jdbc:oracle:thin:scott/hunter2xyz@10.0.0.5:1521:ORCL", "jdbc:oracle:thin:scott/‹password#1›@10.0.0.5:1521:ORCL"},
		{"Oracle's command", "sqlplus scott/hunter2xyz@//10.0.0.5:1521/orcl", "sqlplus scott/‹password#1›@//10.0.0.5:1521/orcl"},
		{"Oracle's address without a user", "jdbc:oracle:thin:@10.0.0.5:1521:ORCL", "jdbc:oracle:thin:@10.0.0.5:1521:ORCL"},
		{"a parameter that is named", "isv.invalid-parameter:session 5e1f0a9c7b3d48260f9e8d7c6b5a4039", "isv.invalid-parameter:session ‹session#1›"},
		{"a parameter without a value", "parameter:session is not valid", "parameter:session is not valid"},
		{"another phrase", "the password for oa is hunter2xyz (please)", "the password for oa is ‹password#1› (please)"},
		{"a phrase without a value", "the token for this app is expired", "the token for this app is expired"},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}
