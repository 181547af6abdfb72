package redact_test

import (
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// TestLone holds what stands far from the name of a credential against what is as long
// and as random but named as something else.
func TestLone(t *testing.T) {
	const hex, mixed = "5e1f0a9c7b3d48260f9e8d7c6b5a4039", "q1W2e3R4t5Y6u7I8o9P0aS"
	for _, tc := range []struct{ name, in, want string }{
		{"a clause between", "The token we got back was " + hex + " but", "The token we got back was ‹token#1› but"},
		{"a clause before a colon", "EncodingAESKey that the console made for us: " + mixed, "EncodingAESKey that the console made for us: ‹aes_key#1›"},
		{"a token behind a clause", "token that the console made for us: " + hex, "token that the console made for us: ‹token#1›"},
		{"a signature", "the signature we got back was h81zYCqe+gMfnzP0RNwdfWMagY949eroG4g1vhNc9ss= but", "the signature we got back was ‹signature#1› but"},
		{"a signature of SHA-1", "the sign we got back was 3ceec7b3ac711844c62b3397fcab92f97e522e5e", "the sign we got back was ‹sign#1›"},
		{"as long as that", "the token was fixed in 3ceec7b3ac711844c62b3397fcab92f97e522e5e", "the token was fixed in 3ceec7b3ac711844c62b3397fcab92f97e522e5e"},
		{"in Chinese", "jsapi_ticket 打印出来是这样的：" + mixed, "jsapi_ticket 打印出来是这样的：‹jsapi_ticket#1›"},
		{"a key to a cipher", "decrypting with key " + mixed + " failed", "decrypting with key ‹secret_key#1› failed"},
		{"whose", "cached token for dingq1w2e3r4t5y6u7i8: " + hex, "cached token for dingq1w2e3r4t5y6u7i8: ‹token#1›"},
		{"a type", "Dim accessToken As String = \"" + hex + "\"", "Dim accessToken As String = \"‹access_token#1›\""},
		{"two columns", "cs1Label=accessToken cs1=" + hex, "cs1Label=accessToken cs1=‹access_token#1›"},
		{"the answer to a prompt", "In [3]: access_token\nOut[3]: '" + hex + "'", "In [3]: access_token\nOut[3]: '‹access_token#1›'"},
		{"the answer of a debugger", "(Pdb) p access_token\n'" + hex + "'", "(Pdb) p access_token\n'‹access_token#1›'"},
		{"a heading", "### Your access token\n\n" + hex + "\n\n### errcode", "### Your access token\n\n‹token#1›\n\n### errcode"},
		{"the answer in a chat", "[9:14] 运维: appsecret 多少？\n[9:15] 小王: " + mixed, "[9:14] 运维: appsecret 多少？\n[9:15] 小王: ‹app_secret#1›"},
		{"the answer to a question", "alice: which access token?\nbob: this one " + hex, "alice: which access token?\nbob: this one ‹token#1›"},
		{"an escaped line end", `{"m":"access token\n` + hex + `\n"}`, `{"m":"access token\n‹token#1›\n"}`},
		{"a trace", "token expired, traceId=" + hex, "token expired, traceId=" + hex},
		{"a trace in brackets", "token [" + "main] [" + hex + "] - refreshed", "token [main] [" + hex + "] - refreshed"},
		{"a digest", "token file md5 " + hex, "token file md5 " + hex},
		{"another key", "token expired, pod=" + hex, "token expired, pod=" + hex},
		{"the next sentence", "The token expired. See " + hex, "The token expired. See " + hex},
		{"a path", "token at /static/" + mixed, "token at /static/" + mixed},
		{"a class", "token refreshed by AccessTokenRequestExceptionHandler2", "token refreshed by AccessTokenRequestExceptionHandler2"},
		{"a name with a number", "secret mounted by ding-secret-store-7c9d8b6f5-x2k4q", "secret mounted by ding-secret-store-7c9d8b6f5-x2k4q"},
		{"a request id", "token expired\n7D3C1B2A-9F0E-38D4-B5C6-1A2B3C4D5E6F", "token expired\n7D3C1B2A-9F0E-38D4-B5C6-1A2B3C4D5E6F"},
		{"no name", "got " + hex + " and " + mixed, "got " + hex + " and " + mixed},
	} {
		if got := redact.New().Text(tc.in); got != tc.want {
			t.Errorf("%s\n  in   %s\n  got  %s\n  want %s", tc.name, tc.in, got, tc.want)
		}
	}
}

// TestBaked masks the value of a cookie of which a sentence speaks.
func TestBaked(t *testing.T) {
	const value = "4Rl1zQ8vN2xKp7TbYc5WmHfJ9aGe3uZoN1iPqEwKtDxS6kLr"
	table{
		{"a word before", "把浏览器里的 cookie 复制出来 dd_sid=" + value + "; path=/", "把浏览器里的 cookie 复制出来 dd_sid=‹cookie#1›; path=/"},
		{"hexadecimal", "open the cookie in the browser, it has a_tc=" + hex64 + " there, dd_sid=" + hex32 + "; mysid=" + value, "open the cookie in the browser, it has a_tc=‹robot_token#1› there, dd_sid=‹cookie#1›; mysid=‹cookie#2›"},
	}.run(t)
	unchanged(t,
		"the cookie expired, request_id="+hex32, "the cookie expired, oddId="+value, "set the cookie with sid=abc in it", "we took the cookie. Then etag="+value, "the cookie jar is new\n"+value, "the cookie is in ="+value, "the cookie has the etag "+value,
	)
}
