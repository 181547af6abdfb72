package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestSequences puts escape sequences and characters without ink between and
// into names and values: they change nothing of what is masked.
func TestSequences(t *testing.T) {
	table{
		{"colour around a phone", "手机号 \x1b[33m13812345678\x1b[0m 已存在", "手机号 \x1b[33m‹mobile#1›\x1b[0m 已存在"},
		{"colour between name and separator", "\x1b[36mappSecret\x1b[0m=aB3dE5fG7hJ9kL1m", "\x1b[36mappSecret\x1b[0m=‹app_secret#1›"},
		{"colour between separator and value", "appSecret=\x1b[32maB3dE5fG7hJ9kL1m\x1b[0m", "appSecret=\x1b[32m‹app_secret#1›\x1b[0m"},
		{"256 colours and true colour", "\x1b[38;5;208mtoken\x1b[0m: \x1b[38;2;1;2;3m5e1f0a9c7b3d\x1b[m", "\x1b[38;5;208mtoken\x1b[0m: \x1b[38;2;1;2;3m‹token#1›\x1b[m"},
		{"grep", "access_token=5e1f\x1b[01;31m\x1b[K0a9c\x1b[m\x1b[K7b3d&x=1", "access_token=‹access_token#1›&x=1"},
		{"a secret alone", "\x1b[1m" + sec + "\x1b[0m", "\x1b[1m‹sec_secret#1›\x1b[0m"},
		{"written in octal", `appSecret=\033[32maB3dE5fG7hJ9kL1m\033[0m`, `appSecret=\033[32m‹app_secret#1›\033[0m`},
		{"written in hex", `appSecret\x1b[0m=\x1b[32maB3dE5fG7hJ9kL1m\x1b[0m`, `appSecret\x1b[0m=\x1b[32m‹app_secret#1›\x1b[0m`},
		{"written in JSON", `"msg":"appSecret\u001b[0m=\u001b[32maB3dE5fG7hJ9kL1m\u001b[0m"`, `"msg":"appSecret\u001b[0m=\u001b[32m‹app_secret#1›\u001b[0m"`},
		{"written in JSON in JSON", `appSecret\\u001b[0m=\\u001b[32maB3dE5fG7hJ9kL1m\\u001b[0m`, `appSecret\\u001b[0m=\\u001b[32m‹app_secret#1›\\u001b[0m`},
		{"written with a caret", `^[[36mappSecret^[[0m=aB3dE5fG7hJ9kL1m^[[K`, `^[[36mappSecret^[[0m=‹app_secret#1›^[[K`},
		{"written by a pager", `ESC[36mappSecretESC[0m=aB3dE5fG7hJ9kL1mESC[0m`, `ESC[36mappSecretESC[0m=‹app_secret#1›ESC[0m`},
		{"written \\e", `\e[36mmobile\e[0m=01012345678\e[0m`, `\e[36mmobile\e[0m=‹mobile#1›\e[0m`},
		{"as a symbol", "␛[36mappSecret␛[0m=aB3dE5fG7hJ9kL1m␛[0m", "␛[36mappSecret␛[0m=‹app_secret#1›␛[0m"},
		{"percent-encoded", "appSecret%1B%5B0m=aB3dE5fG7hJ9kL1m%1b[0m", "appSecret%1B%5B0m=‹app_secret#1›%1b[0m"},
		{"as entities", "appSecret&#27;[0m=aB3dE5fG7hJ9kL1m&#x1b;[0m", "appSecret&#27;[0m=‹app_secret#1›&#x1b;[0m"},
		{"without ESC", "[36mappSecret[0m=[32maB3dE5fG7hJ9kL1m[0m", "[36mappSecret[0m=[32m‹app_secret#1›[0m"},
		{"C1", "\u009b36mappSecret\u009b0m=aB3dE5fG7hJ9kL1m", "\u009b36mappSecret\u009b0m=‹app_secret#1›"},
		{"cursor and charset", "appSecret\x1b(B\x1b[m=\x1b[2KaB3dE5fG7hJ9kL1m\x1b=", "appSecret\x1b(B\x1b[m=\x1b[2K‹app_secret#1›\x1b="},
		{"link", "\x1b]8;;https://a.example/x?access_token=5e1f0a9c\x1b\\open\x1b]8;;\x1b\\", "\x1b]8;;https://a.example/x?access_token=‹access_token#1›\x1b\\open\x1b]8;;\x1b\\"},
		{"link with parameters", "\x1b]8;id=a1:b=2;https://a.example/?token=5e1f0a9c\x07here", "\x1b]8;id=a1:b=2;https://a.example/?token=‹token#1›\x07here"},
		{"link written out", `\033]8;;https://a.example/x?access_token=5e1f0a9c\033\\open`, `\033]8;;https://a.example/x?access_token=‹access_token#1›\033\\open`},
		{"links around name and value", "\x1b]8;;https://a.example/\x07refresh_token\x1b]8;;\x07=\x1b]8;;https://a.example/\x075e1f0a9c7b3d\x1b]8;;\x07", "\x1b]8;;https://a.example/\x07refresh_token\x1b]8;;\x07=\x1b]8;;https://a.example/\x07‹refresh_token#1›\x1b]8;;\x07"},
		{"links written out", `\033]8;;https://a.example/\033\userPassword\033]8;;\033\=\033]8;;https://a.example/\033\ZcWLF^MPma~7e\033]8;;\033\`, `\033]8;;https://a.example/\033\userPassword\033]8;;\033\=\033]8;;https://a.example/\033\‹password#1›\033]8;;\033\`},
		{"links in JSON", `\\e]8;;https://a.example/\\atoken\\e]8;;\\a: \\e]8;;https://a.example/\\a5e1f0a9c7b3d\\e]8;;\\a`, `\\e]8;;https://a.example/\\atoken\\e]8;;\\a: \\e]8;;https://a.example/\\a‹token#1›\\e]8;;\\a`},
		{"links side by side", `\\e]8;;https://a.example/\\e\\UserId\\e]8;;\\e\\\\e]8;;https://a.example/\\e\\:\\e]8;;\\e\\ \\e]8;;https://a.example/\\e\\74395904253239706\\e]8;;\\e\\`, `\\e]8;;https://a.example/\\e\\UserId\\e]8;;\\e\\\\e]8;;https://a.example/\\e\\:\\e]8;;\\e\\ \\e]8;;https://a.example/\\e\\‹userid#1›\\e]8;;\\e\\`},
		{"a word in a link", "^[]8;;https://a.example/^GERROR^[]8;;^Gjobnumber=830023", "^[]8;;https://a.example/^GERROR^[]8;;^Gjobnumber=‹job_number#1›"},
		{"title", "\x1b]0;token=5e1f0a9c\x07$ ls", "\x1b]0;token=‹token#1›\x07$ ls"},
		{"only a colour between words", "see\x1b[33m13812345678\x1b[0mand token\x1b[32m is \x1b[33m5e1f0a9c7b3d", "see\x1b[33m‹mobile#1›\x1b[0mand token\x1b[32m is \x1b[33m‹token#1›"},
		{"zero-width", "access\u200b_token\u2060=5e1f\u200b0a9c7b3d", "access\u200b_token\u2060=‹access_token#1›"},
		{"zero-width in JSON", `"access_token":"5e1f\u200b0a9c7b3d","n":1`, `"access_token":"‹access_token#1›","n":1`},
		{"variation selectors", "mobile\ufe0f: 138\U000e010012345678", "mobile\ufe0f: ‹mobile#1›"},
		{"NUL of UTF-16", "t\x00o\x00k\x00e\x00n\x00=\x005\x00e\x001\x00f\x000\x00a\x00", "t\x00o\x00k\x00e\x00n\x00=\x00‹token#1›\x00"},
		{"full-width", "手机１３８１２３４５６７８，ｔｏｋｅｎ＝５ｅ１ｆ０ａ９ｃ", "手机‹mobile#1›，ｔｏｋｅｎ＝‹token#1›"},
		{"blanks of a form", "cb?data=%7B+%22size%22+%3A+10%2C+%22ticketList%22%3A+%22BDwt9w7bq8gX7tcI%22+%7D", "cb?data=%7B+%22size%22+%3A+10%2C+%22ticketList%22%3A+%22‹jsapi_ticket#1›%22+%7D"},
		{"blanks of a form, twice", "cb?data=%257B%2B%2522userMacAddr%2522%2B%253A%2B%252231%253A50%253A42%253A7B%253A8D%253ACC%2522%2B%257D", "cb?data=%257B%2B%2522userMacAddr%2522%2B%253A%2B%2522‹mac#1›%2522%2B%257D"},
		{"written by rsyslog", "#033[36mappSecret#033[0m=aB3dE5fG7hJ9kL1m#033[0m", "#033[36mappSecret#033[0m=‹app_secret#1›#033[0m"},
		{"overstruck", "N\x08Na\x08am\x08me\x08e: 吴洋", "N\x08Na\x08am\x08me\x08e: ‹name#1›"},
		{"NUL of an environment", "jobnumber\x00778911051\x00", "jobnumber\x00‹job_number#1›\x00"},
		{"octal", `{\042password\042: \042ow97wk3imtRmzY\042}`, `{\042password\042: \042‹password#1›\042}`},
		{"octal bytes", `name=\345\274\240\344\274\237 x`, `name=‹name#1› x`},
		{"entity of an entity", "{&amp;quot;name&amp;quot;: &amp;quot;杨鹏杰&amp;quot;}", "{&amp;quot;name&amp;quot;: &amp;quot;‹name#1›&amp;quot;}"},
		{"letters written as numbers", `{"\u0063\u006f\u0072\u0070\u0073\u0065\u0063\u0072\u0065\u0074":"6To_bY07XaiiiWlX"}`, `{"\u0063\u006f\u0072\u0070\u0073\u0065\u0063\u0072\u0065\u0074":"‹corp_secret#1›"}`},
		{"full-width quotes", "｛＂name＂：＂赵敏强＂｝", "｛＂name＂：＂‹name#1›＂｝"},
		{"doubled quotes of SQL", "'{''token'':''fMvruenc9ol2bEM14Fj''}'", "'{''token'':''‹token#1›''}'"},
		{"doubled quotes of CSV", `"{""口令"": ""zdCMhrE!PK!WKQ""}"`, `"{""口令"": ""‹password#1›""}"`},
		{"no-break space of Python", `签名:\xa0oQoPVPXxZSbbSBcnBZ8k, jobnumber:\u00a063271649`, `签名:\xa0‹signature#1›, jobnumber:\u00a0‹job_number#1›`},
		{"no-break space", "138\u00a01234\u00a05678, token\u3000is\u00a05e1f0a9c7b", "‹mobile#1›, token\u3000is\u00a0‹token#1›"},
	}.run(t)
	for _, in := range []string{
		"a+b=c%2B%22x%22+1", `rate(http_requests[5m]) C:\error.log \x1bc \0331 [main] [0] ESC key ^[ 100%1bit`,
		"\x1b[33mWARN\x1b[0m \x1b[36mtoken\x1b[0m is invalid", "\x1b]8;;https://open.dingtalk.com\x1b\\docs\x1b]8;;\x1b\\",
		"\x1b[", "\x1b]", "\x1b]8;", "\x1b", `\033[`, `\u001b`, "^[[", "[33", "ＡＢＣ１２３", "\u200b\ufeff",
	} {
		unchanged(t, in)
	}
}

// TestEncoded masks in what is encoded as a whole.
func TestEncoded(t *testing.T) {
	table{
		{"json of a page", "cb?data=%7B%26%2334%3BSTAFF_ID%26%2334%3B%3A%26%2334%3B473606269745%26%2334%3B%7D", "cb?data=%7B%26%2334%3BSTAFF_ID%26%2334%3B%3A%26%2334%3B‹userid#1›%26%2334%3B%7D"},
		{"object", "Config%28agent_id=1%2C%20staffId=%27zhangwei20890%27%2C%20size=10%29", "Config%28agent_id=1%2C%20staffId=%27‹userid#1›%27%2C%20size=10%29"},
		{"bearer", "cb?d=%22proxyAuthorization%22+%3D%3E+%22Bearer+ea77b0755a9cf1aafee9824c%22%7D", "cb?d=%22proxyAuthorization%22+%3D%3E+%22‹authorization#1›%22%7D"},
		{"blanks around a sign, twice", "d=size%2B%253D%2B10%250Ading.talk.Signature%2B%253D%2B%25223e70dfe24ac2155e29e8%2522", "d=size%2B%253D%2B10%250Ading.talk.Signature%2B%253D%2B%2522‹signature#1›%2522"},
		{"element", "d=%3Cxml%3E%3CStreamTicket%3E%3C%21%5BCDATA%5BSIhy1dheVhrKVEQt%5D%5D%3E%3C%2FStreamTicket%3E", "d=%3Cxml%3E%3CStreamTicket%3E%3C%21%5BCDATA%5B‹ticket#1›%5D%5D%3E%3C%2FStreamTicket%3E"},
		{"number in a string", `{"a":"%22mobile%22%3A%2001012345678","b":1}`, `{"a":"%22mobile%22%3A%20%22‹mobile#1›%22","b":1}`},
		{"cookie to the end of the part", `{"a":"Cookie%3A%20a%3Db%3B%20c%3Dd","b":1}`, `{"a":"Cookie%3A%20‹cookie#1›","b":1}`},
		{"encrypted id, twice", "d=level%253Derror%2BdingtalkId%253D%2524%253ALWCP_v1%253A%2524x4QC3GBo%252FWmay%2Bsize%253D10", "d=level%253Derror%2BdingtalkId%253D‹ding_id#1›%2Bsize%253D10"},
		{"plus of a value", "sign%3Dk3J9%2BdQ%2F7bXn2Lw5Rz8T%26x%3D1", "sign%3D‹sign#1›%26x%3D1"},
	}.run(t)
	for _, in := range []string{"100%25 &amp; more%20of%20it", "%7B%22code%22%3A%2240014%22%7D", "a%zz&b;c%", "%"} {
		unchanged(t, in)
	}
}

// TestBrokenLines breaks values at the end of a line.
func TestBrokenLines(t *testing.T) {
	table{
		{"terminal", "access_token=5e1f0a9c7b3d4826\n0f9e8d7c6b5a4039 refused", "access_token=‹access_token#1› refused"},
		{"CRLF", "access_token=5e1f0a9c7b3d4826\r\n0f9e8d7c6b5a4039 refused", "access_token=‹access_token#1› refused"},
		{"escaped", `"errmsg":"access_token=5e1f0a9c7b3d4826\n0f9e8d7c6b5a4039 refused"`, `"errmsg":"access_token=‹access_token#1› refused"`},
		{"escaped twice", `access_token=5e1f0a9c7b3d4826\\n0f9e8d7c6b5a4039 refused`, `access_token=‹access_token#1› refused`},
		{"backslash", "access_token=5e1f0a9c\\\n    7b3dabcdefg \\\n  -d x", "access_token=‹access_token#1› \\\n  -d x"},
		{"backslash, escaped", `access_token=5e1f0a9c\\\n    7b3dabcdefg x`, `access_token=‹access_token#1› x`},
		{"quoted-printable", "access_token=5e1f0a9c7b=\n3d4826ab and more", "access_token=‹access_token#1› and more"},
		{"many lines", "encrypt=" + mac256[:20] + "\n" + mac256[20:40] + "\n" + mac256[40:] + "\nnext", "encrypt=‹encrypt#1›\nnext"},
		{"only the first goes on", "token=5e1f0a9c\n7b3d48ab\nCaused by: x", "token=‹token#1›\nCaused by: x"},
		{"padding behind the break", `"sign":"` + mac256[:22] + "\r\n" + mac256[22:] + `"`, `"sign":"‹sign#1›"`},
		{"in quotes", "{'password': 'hunter\ntwoxyz'}", "{'password': '‹password#1›'}"},
		{"name broken", "x user\nId=manager7081 y", "x user\nId=‹userid#1› y"},
		{"behind the separator", "appSecret=\naB3dE5fG7hJ9kL1m", "appSecret=\n‹app_secret#1›"},
		{"phone", "to 138001\n38000 sent", "to ‹mobile#1› sent"},
		{"name in an address", "sessionWebhook=https://oapi.dingtalk.com/robot/sendBySession?sessi\r\non=fcd7296d0a1c88286c43 x", "sessionWebhook=‹webhook#1› x"},
		{"behind a dot of a domain", "mail=rvrht.nnuoc63@corp.\nexample.cn x", "mail=‹email#1› x"},
		{"quoted-printable of a digest's length", "aesKey=3DNZQb9fe5VjhPGhRBlLpNTVaFo=\nktUTOxnI8jmWjfpEa1 x", "aesKey=‹aes_key#1› x"},
		{"quoted in a sentence", "read 'ossAccessKeySecret=79Of0DsgqGW7\\nQdnDanvUs4qHk1BJq7': no such file", "read 'ossAccessKeySecret=‹access_secret#1›': no such file"},
		{"digits", "userid=36529462\n7005370084 x", "userid=‹userid#1› x"},
		{"email", "zhang@exam\nple.com!", "‹email#1›!"},
		{"robot's secret", sec[:30] + "\n" + sec[30:], "‹sec_secret#1›"},
		{"mixed case", "appSecret=aB3dE5fG\nhJkLmNpQrS", "appSecret=‹app_secret#1›"},
		{"encrypted id", "'chatbot_user_id': '$:LW\nCP_v1:$I5HwvidYZvyrhtmtk9rtc4Y='", "'chatbot_user_id': '‹userid#1›'"},
		{"letters only", "PERMANENT_CODE=tj3j9J8DjZumz4Vvo7Dfa6\nqPadshm-cFJQTdr size", "PERMANENT_CODE=‹permanent_code#1› size"},
		{"quoted-printable sign behind", "token=3D5e1f0a9c7b=\nVkkgPq6ODnSRfPc9rlP5c=3D x", "token=‹token#1› x"},
		{"between an escape and its quote", "{\\\"RefreshToken\\\":\\\n\"22c08a1e93fe23f8\\\"}", "{\\\"RefreshToken\\\":\\\n\"‹refresh_token#1›\\\"}"},
		{"before an exception", "token=5e1f0a9c\nHttpStatusException x", "token=‹token#1›\nHttpStatusException x"},
		{"frame", "│ secret: 9qu8sVWJWZ5CkqgZ │\n│ dIxLLicYJ5XGmftK │", "│ secret: ‹secret#1› │"},
		{"caret of cmd", "set cookie=JSESSIONID=b6dcc323bb^\r\n0e659d1d033dea", "set cookie=‹cookie#1›"},
		{"back-tick of PowerShell", "SESSION = \"8dc1a1762e54abd4`\n5de521eb05564cd0\"", "SESSION = \"‹session#1›\""},
		{"name before a word of its own", "request auth\n_code=ae2539a2df1bcfac x", "request auth\n_code=‹auth_code#1› x"},
		{"digits behind a label", "工号:\r\n2961331876 x", "工号:\r\n‹job_number#1› x"},
		{"blank in quotes", `session="a28e5fec1ebe7544 51ebe2016f42d3d6"`, `session="‹session#1›"`},
		{"quoted-printable number and name", "latitude=3D30.790847 name=3D张伟 userid=3D3652946270", "latitude=3D‹location#1› name=3D‹name#1› userid=3D‹userid#1›"},
		{"containers of compose", "app-1  | sso_token=5e1f0a9c7b\napp-1  | 3d4826ab12 x", "app-1  | sso_token=‹sso_token#1› x"},
		{"strings behind a backslash", "secret = 'aB3dE5fG7h' \\\n  'J9kL1mN3pQ'", "secret = '‹secret#1›'"},
		{"alone below its name", "appSecret\naB3dE5fG7hJ9kL1mN\nuserid:\n3652946270053\n", "appSecret\n‹app_secret#1›\nuserid:\n‹userid#1›\n"},
		{"indented", "  sign: " + mac256[:20] + "\n      " + mac256[20:], "  sign: ‹sign#1›"},
		{"folded header", "x-stream-ticket: 5e1f0a9c7b\r\n\t3d4826ab12\r\nHost: a.example", "x-stream-ticket: ‹ticket#1›\r\nHost: a.example"},
		{"quoted mail", "> token=5e1f0a9c7b\n> 3d4826ab12\n> and more", "> token=‹token#1›\n> and more"},
		{"strings of Java", "appSecret = \"aB3dE5fG7h\" +\n    \"J9kL1mN3pQ\";", "appSecret = \"‹app_secret#1›\";"},
		{"strings in one line", "appSecret = 'aB3dE5fG7h' . 'J9kL1mN3pQ';", "appSecret = '‹app_secret#1›';"},
		{"strings of Basic", "appSecret = \"aB3dE5fG7h\" & _\r\n  \"J9kL1mN3pQ\"", "appSecret = \"‹app_secret#1›\""},
		{"strings of Python", "TICKET = (\"vOlx9gQyn\"\n    \"MyQBjdAwtUtHGXh\")", "TICKET = (\"‹ticket#1›\")"},
		{"strings in JSON", `"m":"appSecret = \"aB3dE5fG7h\" +\n    \"J9kL1mN3pQ\";"`, `"m":"appSecret = \"‹app_secret#1›\";"`},
		{"element", "<suite-token>\n  767d2fc5032\n  3e24f0b15494d933b21e5\n</suite-token>", "<suite-token>\n  ‹token#1›\n</suite-token>"},
		{"frame without blanks", "│secret: 9qu8sVWJWZ5CkqgZ│\n│dIxLLicYJ5XGmftK│", "│secret: ‹secret#1›│"},
		{"cell", "| app_secret | 9qu8sVWJWZ5CkqgZ |\n|            | dIxLLicYJ5XGmf |\n| size       | 10 |", "| app_secret | ‹app_secret#1› |\n| size       | 10 |"},
		{"log", "Nov  2 09:14:22 web bot[812]: secret=9qu8sVWJWZ5CkqgZ\nNov  2 09:14:22 web bot[812]: dIxLLicYJ5XGmftK\nNov  2 09:14:23 web bot[812]: ok", "Nov  2 09:14:22 web bot[812]: secret=‹secret#1›\nNov  2 09:14:23 web bot[812]: ok"},
		{"log in JSON", `{"m":"E1102 secret=9qu8sVWJWZ5CkqgZ\nE1103 dIxLLicYJ5XGmftK"}`, `{"m":"E1102 secret=‹secret#1›"}`},
		{"strings of PowerShell", "$secret = \"9qu8sVWJWZ5CkqgZ\" + `\n  \"dIxLLicYJ5XGmftK\"", "$secret = \"‹secret#1›\""},
		{"before a line of the log", "E1102 secret=9qu8sVWJWZ5CkqgZ\nE1103 trace 5e1f0a9c", "E1102 secret=‹secret#1›\nE1103 trace 5e1f0a9c"},
		{"before a line of another log", "E1102 secret=9qu8sVWJWZ5CkqgZ\nworker 5e1f0a9c", "E1102 secret=‹secret#1›\nworker 5e1f0a9c"},
		{"a cookie before a line", "Set-Cookie: theme=dark; Path=/\nsession timeout: 1800\n", "Set-Cookie: ‹cookie#1›\nsession timeout: 1800\n"},
		{"twice quoted mail", ">> token=5e1f0a9c7b\n>> 3d4826ab12\n>> and more", ">> token=‹token#1›\n>> and more"},
		{"before a stack", "token=5e1f0a9c\n\tat com.example.A1.b2(A1.java:3)", "token=‹token#1›\n\tat com.example.A1.b2(A1.java:3)"},
		{"before an item", "token: 5e1f0a9c\n  size1: 10ab\n- x1y2", "token: ‹token#1›\n  size1: 10ab\n- x1y2"},
		{"before another string", "{\"token\":\"5e1f0a9c\"\n\"n1x\":\"a1b2\"}", "{\"token\":\"‹token#1›\"\n\"n1x\":\"a1b2\"}"},
		{"before a field", "token=5e1f0a9c\nappSecret=aB3dE5fG7hJ9", "token=‹token#1›\nappSecret=‹app_secret#1›"},
		{"before a date", "token=5e1f0a9c\n2026-11-23 10:00:00 x", "token=‹token#1›\n2026-11-23 10:00:00 x"},
		{"before a request id", "token=5e1f0a9c\n" + uuid, "token=‹token#1›\n" + uuid},
		{"before a word", "token=5e1f0a9c\nfailed again", "token=‹token#1›\nfailed again"},
		{"before a class", "token=5e1f0a9c\nNullPointerException at", "token=‹token#1›\nNullPointerException at"},
		{"before a header", "x-acs-dingtalk-access-token: 5e1f0a9c\nHost: x1\nX1y2: 3", "x-acs-dingtalk-access-token: ‹access_token#1›\nHost: x1\nX1y2: 3"},
		{"before a time", "userid=36529462\n1763860800123 x", "userid=‹userid#1›\n1763860800123 x"},
		{"padded before the next line", "sign=" + mac256 + "\nab12cd34 x", "sign=‹sign#1›\nab12cd34 x"},
		{"shell", "curl -H 'token: 5e1f0a9c' \\\n  -d x1y2z3", "curl -H 'token: ‹token#1›' \\\n  -d x1y2z3"},
	}.run(t)
}

// TestWays writes escape sequences, their ends, frames and blanks in every way that
// is read.
func TestWays(t *testing.T) {
	for _, esc := range []string{
		"\x1b", `\033`, `\0033`, `\x1b`, `\x1B`, `\u001b`, `\u001B`, `\u{1b}`, `\u{1B}`, `\33`, `\e`, `\E`,
		"^[", "ESC", "#033", "%1b", "%1B", "&#27;", "&#x1b;", "&#x1B;", "␛",
	} {
		in, want := "app"+esc+"[36mSecret"+esc+"[0m=aB3dE5fG7hJ9kL1m", "app"+esc+"[36mSecret"+esc+"[0m=‹app_secret#1›"
		if got := redact.New().Text(in); got != want {
			t.Errorf("%q: %q", esc, got)
		}
	}
	for _, end := range []string{"\a", "\x1b\\", `\007`, `\x07`, `\u0007`, `\a`, "^G", "%07", "&#7;", "\u009c", "␇"} {
		in := "\x1b]8;;https://a.example/" + end + "app\x1b]8;;" + end + "Secret=aB3dE5fG7hJ9kL1m"
		want := "\x1b]8;;https://a.example/" + end + "app\x1b]8;;" + end + "Secret=‹app_secret#1›"
		if got := redact.New().Text(in); got != want {
			t.Errorf("%q: %q", end, got)
		}
	}
	for _, bar := range []string{"│", "┃", "|", "║"} {
		in, want := "secret: 9qu8sVWJWZ5C "+bar+"\n"+bar+" dIxLLicYJ5XGmftK", "secret: ‹secret#1›"
		if got := redact.New().Text(in); got != want {
			t.Errorf("%q: %q", bar, got)
		}
	}
	for _, blank := range []string{"\u00a0", "\u2003", "\u202f", "\u205f", "\u3000"} {
		in, want := "138"+blank+"1234"+blank+"5678", "‹mobile#1›"
		if got := redact.New().Text(in); got != want {
			t.Errorf("%q: %q", blank, got)
		}
	}
	for _, unseen := range []string{"\u00ad", "\u034f", "\u061c", "\u17b4", "\u180e", "\u200b", "\u202a", "\u2060", "\ufe00", "\ufeff", "\ufff0", "\U000e0100"} {
		in, want := "app"+unseen+"Secret=aB3dE5fG7hJ9kL1m", "app"+unseen+"Secret=‹app_secret#1›"
		if got := redact.New().Text(in); got != want {
			t.Errorf("%q: %q", unseen, got)
		}
	}
}
