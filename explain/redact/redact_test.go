package redact_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/dterr/dterr/explain/redact"
)

// Invented values in the shapes that the platform uses.
const (
	hex32  = "5e1f0a9c7b3d48260f9e8d7c6b5a4039"
	hex32b = "0b9d7e3a1c5f42688f6e4d2c0b1a3957"
	hex64  = hex32 + hex32b
	uuid   = "7d3c1b2a-9f0e-38d4-b5c6-1a2b3c4d5e6f"
	alnum  = "Q7wZ2xK9vB4nM1sD6fG8hJ3kL5pR0tYcUeIoAaSqWzX" // 43 characters
	sec    = "SEC" + hex64
	long64 = "Zx9-Qw_8Er7Ty6Ui5Op4As3Df2Gh1Jk0Lz-Xc_Vb9Nm8Qa7Ws6Ed5Rf4Tg3Yh2Uj"
	mac256 = "k3J9+dQ/7bXn2Lw5Rz8TfYvH1mPc4GsAeUoKqBxDiE0="
	corp   = "dinga1b2c3d4e5f60718293a4b5c6d7e8f90"
	appKey = "dingq7w2e9r4t1y6u3i8"
	lwcp   = "$:LWCP_v1:$Kd9fJ2mQ7xZ4vB1nR8wT6yU3pL5sA0gH"
	cid    = "cidX7f+Q2wZ/9vB4nM1sD6fG8hJ3kL5w=="
	idCard = "11010119900307889X"
)

type table []struct{ name, in, want string }

func (tt table) run(t *testing.T) {
	t.Helper()
	for _, tc := range tt {
		t.Run(tc.name, func(t *testing.T) {
			t.Helper()
			m := redact.New()
			got := m.Text(tc.in)
			if got != tc.want {
				t.Errorf("Text\n  in   %s\n  got  %s\n  want %s", tc.in, got, tc.want)
			}
			if again := m.Text(got); again != got {
				t.Errorf("same Masker, again\n  once  %s\n  twice %s", got, again)
			}
			if again := redact.New().Text(got); again != got {
				t.Errorf("new Masker, again\n  once  %s\n  twice %s", got, again)
			}
			if json.Valid([]byte(tc.in)) && !json.Valid([]byte(got)) {
				t.Errorf("no JSON any more: %s", got)
			}
		})
	}
}

// TestCredentialNames holds every credential name against the places a name
// can stand in.
func TestCredentialNames(t *testing.T) {
	names := []struct{ name, kind string }{
		{"access_token", "access_token"},
		{"accessToken", "access_token"},
		{"AccessToken", "access_token"},
		{"x-acs-dingtalk-access-token", "access_token"},
		{"X-Acs-Dingtalk-Access-Token", "access_token"},
		{"suite_access_token", "suite_access_token"},
		{"suiteAccessToken", "suite_access_token"},
		{"sns_token", "sns_token"},
		{"sso_token", "sso_token"},
		{"userAccessToken", "access_token"},
		{"refreshToken", "refresh_token"},
		{"refresh_token", "refresh_token"},
		{"jsapi_ticket", "jsapi_ticket"},
		{"jsapiTicket", "jsapi_ticket"},
		{"ticket", "ticket"},
		{"ticketList", "jsapi_ticket"},
		{"corpsecret", "corp_secret"},
		{"corp_secret", "corp_secret"},
		{"corpSecret", "corp_secret"},
		{"ssoSecret", "sso_secret"},
		{"appsecret", "app_secret"},
		{"appSecret", "app_secret"},
		{"APP_SECRET", "app_secret"},
		{"DINGTALK_APP_SECRET", "app_secret"},
		{"client_secret", "client_secret"},
		{"clientSecret", "client_secret"},
		{"suite_secret", "suite_secret"},
		{"suiteSecret", "suite_secret"},
		{"customSecret", "custom_secret"},
		{"accessSecret", "access_secret"},
		{"apiSecret", "api_secret"},
		{"secret", "secret"},
		{"permanent_code", "permanent_code"},
		{"permanentCode", "permanent_code"},
		{"persistent_code", "permanent_code"},
		{"tmp_auth_code", "auth_code"},
		{"AuthCode", "auth_code"},
		{"authCode", "auth_code"},
		{"loginTmpCode", "auth_code"},
		{"suite_ticket", "suite_ticket"},
		{"suiteTicket", "suite_ticket"},
		{"SuiteTicket", "suite_ticket"},
		{"aes_key", "aes_key"},
		{"aesKey", "aes_key"},
		{"encodingAesKey", "aes_key"},
		{"ENCODING_AES_KEY", "aes_key"},
		{"token", "token"},
		{"sign", "sign"},
		{"signature", "signature"},
		{"msg_signature", "signature"},
		{"x-ddpaas-signature", "signature"},
		{"session", "session"},
		{"encrypt", "encrypt"},
		{"password", "password"},
	}
	places := []struct{ name, format string }{
		{"query", "https://example.com/x?%s=%s&size=1"},
		{"line end", "form %s=%s"},
		{"header", "> %s: %s\r\n> Accept: */*"},
		{"json", `{"%s":"%s","errcode":0}`},
		{"spaced json", `{"%s" : "%s" , "errcode" : 0}`},
		{"escaped json", `{"biz_data":"{\"%s\":\"%s\",\"errcode\":0}"}`},
		{"twice escaped json", `{"a":"{\"b\":\"{\\\"%s\\\":\\\"%s\\\",\\\"errcode\\\":0}\"}"}`},
		{"three times escaped", `\\\\\\\"%s\\\\\\\":\\\\\\\"%s\\\\\\\",\\\\\\\"`},
		{"unicode escapes", `\u0022%s\u0022:\u0022%s\u0022,`},
		{"percent-encoded query", "url=https%%3A%%2F%%2Fexample.com%%3F%s%%3D%s%%26size%%3D1"},
		{"twice percent-encoded", "url=https%%253A%%252F%%252Fexample.com%%253F%s%%253D%s%%2526size%%253D1"},
		{"percent-encoded json", "%%7B%%22%s%%22%%3A%%22%s%%22%%2C%%22errcode%%22%%3A0%%7D"},
		{"html", "&quot;%s&quot;:&quot;%s&quot;, ok"},
		{"html query", "https://example.com/?a=1&amp;%s=%s&amp;size=1"},
		{"java", "Request{size=1, %s=%s, page=2}"},
		{"java quoted", "Response{%s='%s', expiresIn=7200}"},
		{"go map", "map[errcode:0 %s:%s page:2]"},
		{"python", "{u'%s': u'%s', 'errcode': 0}"},
		{"php var_dump", "[\"%s\"]=>\n  string(32) \"%s\"\n  [\"errcode\"]=>"},
		{"php print_r", "[%s] => %s\n    [errcode] => 0"},
		{"xml", "<x><%s>%s</x>"},
		{"cdata", "<x><%s><![CDATA[%s]]></x>"},
		{"call", `request.setHeader("%s", "%s")`},
		{"flag", "tool --%s %s --verbose"},
		{"full-width", "参数%s：%s，请检查"},
		{"env", "export %s=\"%s\""},
		{"markdown", "`%s`: `%s`"},
		{"cut off", `{"errcode":0,"%s":"%s`},
		{"array", `{"%s":["%s"],"errcode":0}`},
	}
	for _, n := range names {
		for _, p := range places {
			in, want := fmt.Sprintf(p.format, n.name, hex32), fmt.Sprintf(p.format, n.name, "‹"+n.kind+"#1›")
			m := redact.New()
			if got := m.Text(in); got != want {
				t.Errorf("%s, %s:\n  in   %s\n  got  %s\n  want %s", n.name, p.name, in, got, want)
			} else if again := redact.New().Text(got); again != got {
				t.Errorf("%s, %s, twice: %s", n.name, p.name, again)
			}
		}
	}
}

func TestCredentialValues(t *testing.T) {
	table{
		{"robot address", "POST https://oapi.dingtalk.com/robot/send?access_token=" + hex64 + "&timestamp=1763860800123", "POST https://oapi.dingtalk.com/robot/send?access_token=‹robot_token#1›&timestamp=1763860800123"},
		{"robot address in an exception", "MaxRetryError(\"HTTPSConnectionPool(host='oapi.dingtalk.com', port=443): Max retries exceeded with url: /robot/send?access_token=" + hex64 + " (Caused by NewConnectionError)\")", "MaxRetryError(\"HTTPSConnectionPool(host='oapi.dingtalk.com', port=443): Max retries exceeded with url: /robot/send?access_token=‹robot_token#1› (Caused by NewConnectionError)\")"},
		{"robot address encoded", "dingtalk://x?url=https%3A%2F%2Foapi.dingtalk.com%2Frobot%2Fsend%3Faccess_token%3D" + hex64, "dingtalk://x?url=https%3A%2F%2Foapi.dingtalk.com%2Frobot%2Fsend%3Faccess_token%3D‹robot_token#1›"},
		{"uuid token by name", "access_token=" + uuid + " refused", "access_token=‹access_token#1› refused"},
		{"signature with padding", "sign=" + url.QueryEscape(mac256) + "&x=1", "sign=‹sign#1›&x=1"},
		{"signature as it is", "sign: " + mac256, "sign: ‹sign#1›"},
		{"secret of 64", `"clientSecret":"` + long64 + `"`, `"clientSecret":"‹client_secret#1›"`},
		{"signing secret by name", "secret=" + sec, "secret=‹sec_secret#1›"},
		{"aes key flag", "tool --aes-key " + alnum + " -v", "tool --aes-key ‹aes_key#1› -v"},
		{"cut token", "access_token=5e1f0a", "access_token=‹access_token#1›"},
		{"cut token with dots", "access_token=5e1f0a... and", "access_token=‹access_token#1›... and"},
		{"cut token with an ellipsis", `"access_token":"5e1f0a9c…"`, `"access_token":"‹access_token#1›"`},
		{"exclamation marks", "token=5e1f0a9c!7b3d!x", "token=‹token#1›"},
		{"half masked token", "access_token=5e1f****4039&a=1", "access_token=‹access_token#1›&a=1"},
		{"signed page of 52013", "52013 - Message: 签名校验失败,nonce:[abcdefg],timestamp:[1525809673],url:[http://192.0.2.7:8080/],ticketList:[bK3QWERTYUX*******]", "52013 - Message: 签名校验失败,nonce:[abcdefg],timestamp:[1525809673],url:[http://192.0.2.7:8080/],ticketList:[‹jsapi_ticket#1›]"},
		{"curl of 71012", `"errmsg":"url地址访问异常 HttpRequest: curl 'http://example.com/cb?signature=` + hex32 + `&timestamp=1602723254139&nonce=eSXP' -d '{\"encrypt\":\"Wt+h/Z4l==\"}' -H 'Content-Type:application/json' HttpCode:301"`, `"errmsg":"url地址访问异常 HttpRequest: curl 'http://example.com/cb?signature=‹signature#1›&timestamp=1602723254139&nonce=eSXP' -d '{\"encrypt\":\"‹encrypt#1›\"}' -H 'Content-Type:application/json' HttpCode:301"`},
		{"bearer", "Authorization: Bearer " + hex32 + "\nAccept: */*", "Authorization: ‹authorization#1›\nAccept: */*"},
		{"basic in curl", "curl -H 'Authorization: Basic dXNlcjpwYXNz=' https://example.com", "curl -H 'Authorization: ‹authorization#1›' https://example.com"},
		{"digest", "Authorization: Digest username=\"a\", response=\"" + hex32 + "\"\nX: 1", "Authorization: ‹authorization#1›\nX: 1"},
		{"go header map", "map[Authorization:[Bearer " + hex32 + "] Accept:[*/*]]", "map[Authorization:[‹authorization#1›] Accept:[*/*]]"},
		{"authorization in json", `{"headers":{"Authorization":"Bearer ` + hex32 + `","Accept":"*/*"}}`, `{"headers":{"Authorization":"‹authorization#1›","Accept":"*/*"}}`},
		{"authorization in a string", `{"log":"GET / Authorization: Bearer ` + hex32 + `"}`, `{"log":"GET / Authorization: ‹authorization#1›"}`},
		{"bearer alone", "sent Bearer " + hex32 + " to it", "sent Bearer ‹authorization#1› to it"},
		{"cookie", "Cookie: a=b; deviceid=xyz; account=oauth_k1:1\nX: 1", "Cookie: ‹cookie#1›\nX: 1"},
		{"cookie in json", `{"log":"Cookie: a=b; c=d","n":1}`, `{"log":"Cookie: ‹cookie#1›","n":1}`},
		{"cookie in curl", `curl -H "Cookie: a=b; c=d" https://example.com`, `curl -H "Cookie: ‹cookie#1›" https://example.com`},
		{"session webhook", `"sessionWebhook":"https://oapi.dingtalk.com/robot/sendBySession?session=` + hex32 + `"`, `"sessionWebhook":"‹webhook#1›"`},
		{"session address", "POST https://oapi.dingtalk.com/robot/sendBySession?session=" + hex32, "POST https://oapi.dingtalk.com/robot/sendBySession?session=‹session#1›"},
		{"cut session address", "/robot/sendBySession?session=abcde", "/robot/sendBySession?session=‹session#1›"},
		{"stream ticket", "wss://wss-open-connection.dingtalk.com:443/connect?ticket=" + uuid, "wss://wss-open-connection.dingtalk.com:443/connect?ticket=‹ticket#1›"},
		{"redirect", "https://example.com/back?code=" + hex32 + "&state=abc", "https://example.com/back?code=‹auth_code#1›&state=abc"},
		{"code that was given", "requestAuthCode success, code=" + hex32 + "; authCode code=40078", "requestAuthCode success, code=‹auth_code#1›; authCode code=40078"},
		{"redirect of dingtalk", "https://login.dingtalk.com/back?code=" + hex32, "https://login.dingtalk.com/back?code=‹auth_code#1›"},
		{"code elsewhere", "https://example.com/back?code=" + hex32, "https://example.com/back?code=" + hex32},
		{"password with signs", "password=p@ss#w0rd!&user=x", "password=‹password#1›&user=x"},
		{"the name of a program", `{"creator":{"name":"WebInspector","version":"537.36"}} {\"name\":\"Firefox\", \"version\":1} {"name":"Vale","versions":1,"x":{"name":"Gareth Vale","version":1},"y":{"name":"张伟","version":1}}`, `{"creator":{"name":"WebInspector","version":"537.36"}} {\"name\":\"Firefox\", \"version\":1} {"name":"‹name#1›","versions":1,"x":{"name":"‹name#2›","version":1},"y":{"name":"‹name#3›","version":1}}`},
		{"a member of a consumer's group", "memberId=consumer-1-3f2e1d0c-9b8a-4756-a4b3-c2d1e0f91827 userId=3f2e1d0c-9b8a-4756-a4b3-c2d1e0f91827", "memberId=consumer-1-3f2e1d0c-9b8a-4756-a4b3-c2d1e0f91827 userId=‹userid#1›"},
		{"the name of a thing", "name=审批模板 name=丘处机 name=丘文伟", "name=审批模板 name=丘处机 name=‹name#1›"},
		{"password with an ampersand", "passwd is hunter&Two219, pwd=hunter&Two219 ?password=hunter2xyz&user=x&x=1 pwd=hunter2xyz&&ls password=hunter2xyz&a.b=1", "passwd is ‹password#1›, pwd=‹password#1› ?password=‹password#2›&user=x&x=1 pwd=‹password#2›&&ls password=‹password#2›&a.b=1"},
		{"password with a percent sign", "passcode hunter%Two2190 is weak, pwd=hunter% x", "passcode ‹password#1› is weak, pwd=‹password#2›% x"},
		{"password with brackets", "password: Ynmz<2Peh{aQdD {password=abc9, x=1} Config(password=abc9) PASSPHRASE=lstP(L9Ml=dMEX", "password: ‹password#1› {password=‹password#2›, x=1} Config(password=‹password#2›) PASSPHRASE=‹password#3›"},
		{"password in an element", "<app.Password>NCvm&lt;q2Nw/eTin</app.Password>", "<app.Password>‹password#1›</app.Password>"},
		{"password in an address", "https://admin:hunter2x@example.com/git", "https://admin:‹password#1›@example.com/git"},
		{"percent-encoded value", "access_token=abc%20def%2Bghi&x=1 token=abc%20def%2Bghi#x", "access_token=‹access_token#1›&x=1 token=‹token#1›#x"},
		{"ampersand of the value", "password=ab%26cd%23ef&x=1", "password=‹password#1›&x=1"},
		{"percent-encoded in an encoded address", "url=https%3A%2F%2Fa.example%3Faccess_token%3Dabc%2520def%252Bghi%26x%3D1", "url=https%3A%2F%2Fa.example%3Faccess_token%3D‹access_token#1›%26x%3D1"},
		{"percent-encoded user", "get?userid=zhang%20san%40a&x=1", "get?userid=‹userid#1›&x=1"},
		{"percent-encoded quotes", "get?access_token=%22abc%22def&x=1", "get?access_token=‹access_token#1›&x=1"},
		{"percent sign", "get?access_token=ab%zzdef&x=1", "get?access_token=‹access_token#1›&x=1"},
		{"punctuation in a query", "get?access_token=abc,d;e|f(g)h@i$j^k#top", "get?access_token=‹access_token#1›#top"},
		{"address in braces", "{url=https://a.example/get?access_token=5e1f0a,code=40014, n=1}", "{url=https://a.example/get?access_token=‹access_token#1›,code=40014, n=1}"},
		{"partly encoded json", "%7B%22userid%22:123,%22token%22:%22abc123def%22%7D", "%7B%22userid%22:%22‹userid#1›%22,%22token%22:%22‹token#1›%22%7D"},
		{"basic, encoded", "Authorization=Basic%20abc1%26def&x=1", "Authorization=‹authorization#1›&x=1"},
		{"two lines", "{\"password\":\"hunter2\nsecondline9\",\"mobile\":13800138000,\"errcode\":40014}", "{\"password\":\"‹password#1›\",\"mobile\":\"‹mobile#1›\",\"errcode\":40014}"},
		{"two lines in an array", "{\"token\":[\"5e1f0a9c\n7b3d4826\"],\"mobile\":13800138000}", "{\"token\":[\"‹token#1›\"],\"mobile\":\"‹mobile#1›\"}"},
		{"base64 on two lines", "{\"sign\":\"k3J9+dQ/7bXn2Lw5Rz8TfY\r\nvH1mPc4GsAeUoKqBxDiE0=\",\"n\":1} encrypt=\"k3J9+dQ/7bXn2Lw5R\nz8TfQ==\"", "{\"sign\":\"‹sign#1›\",\"n\":1} encrypt=\"‹encrypt#1›\""},
		{"a text that opens behind a cut one", "token=\"5e1f0a9c7b3d4826\nsecret=\"ab12cd34", "token=\"‹token#1›\nsecret=\"‹secret#1›"},
		{"key of many lines", "privateKey: '-----BEGIN PRIVATE KEY-----\nMIIabc+/def\n-----END PRIVATE KEY-----\n', code: 1", "privateKey: '‹private_key#1›', code: 1"},
		{"cut at the line's end", "access_token=\"5e1f0a9c7b3d\n{\"errcode\":40014,\"errmsg\":\"x\"}", "access_token=\"‹access_token#1›\n{\"errcode\":40014,\"errmsg\":\"x\"}"},
		{"connector", "https://connector.dingtalk.com/webhook/flow/103f1a2b3c4d5e6f7a8b", "https://connector.dingtalk.com/webhook/flow/‹webhook#1›"},
		{"signed object", "https://b.oss-cn-hangzhou.aliyuncs.com/x.jpg?Expires=1763860800&OSSAccessKeyId=LTAIq1w2e3r4t5y6&Signature=" + url.QueryEscape("aB3+dE5/gH7jK9lM1nP3qR5sT7u="), "https://b.oss-cn-hangzhou.aliyuncs.com/x.jpg?Expires=1763860800&OSSAccessKeyId=‹access_key_id#1›&Signature=‹signature#1›"},
		{"printed array", "[1783610513, " + alnum + alnum + ", mynonce1, mytoken]", "[1783610513, ‹encrypt#1›, ‹token#1›, ‹token#2›]"},
		{"printed list", "['1783610513', '" + alnum + alnum + "', 'mynonce1', 'mytoken']", "['1783610513', '‹encrypt#1›', '‹token#1›', '‹token#2›']"},
		{"json web token", "got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.q8dK2nJ4mP6r", "got ‹jwt#1›"},
		{"windows path", `C:\token=` + hex32, `C:\token=‹token#1›`},
		{"after an escaped line end", `a\naccess_token=` + hex32 + `\nb`, `a\naccess_token=‹access_token#1›\nb`},
		{"in a sentence", "access_token is " + hex32 + "; accessToken无效：" + hex32 + ", invalid token [" + hex32 + "]", "access_token is ‹access_token#1›; accessToken无效：‹access_token#1›, invalid token [‹access_token#1›]"},
		{"curl -u", "curl -u " + appKey + ":se-cret99 https://example.com", "curl -u " + appKey + ":‹password#1› https://example.com"},
		{"extattr", `{"extattr":{"爱好":"旅游","n":{"a":1}},"errcode":0}`, `{"extattr":"‹extattr#1›","errcode":0}`},
	}.run(t)
}

// TestSentences masks what a sentence says of a credential, and leaves what it
// only says about one.
func TestSentences(t *testing.T) {
	table{
		{"password", "password is hunter2xyz", "password is ‹password#1›"},
		{"password of something, like a key", "password for the account is lakeHouse_5521, the password of zoo is stored, password for zoo is not_set", "password for the account is ‹password#1›, the password of zoo is stored, password for zoo is not_set"},
		{"password behind its name", "invalid password hunter2xyz!", "invalid password ‹password#1›"},
		{"password with signs", "Password p@ss#w0rd rejected", "Password ‹password#1› rejected"},
		{"password of digits", "passwd is 123456, code 40014", "passwd is ‹password#1›, code 40014"},
		{"password of letters", "password is swordfish.", "password is ‹password#1›."},
		{"password in Chinese", "密码错误，password是hunter2", "密码错误，password是‹password#1›"},
		{"short token", "token is 8f3kd93k", "token is ‹token#1›"},
		{"token behind its name", "bad access_token 8f3kd93kfk. again", "bad access_token ‹access_token#1›. again"},
		{"token in Chinese", "access_token为8f3kd93k，accessToken的值是 8f3kd93k9z", "access_token为‹access_token#1›，accessToken的值是 ‹access_token#2›"},
		{"secret of letters", "appSecret is AbCdEfGhIjKl", "appSecret is ‹app_secret#1›"},
		{"quoted", "invalid access_token '8f3kd93kfk' (40014)", "invalid access_token '‹access_token#1›' (40014)"},
		{"base64", "called with sign " + mac256 + " and size 10", "called with sign ‹sign#1› and size 10"},
		{"quoted in json", `{"errmsg":"invalid token \"8f3kd93kfk\"","errcode":40014}`, `{"errmsg":"invalid token \"‹token#1›\"","errcode":40014}`},
		{"encoded", "msg=invalid%20access_token%208f3kd93kfk", "msg=invalid%20access_token%20‹access_token#1›"},
		{"json web token", "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.q8dK2nJ4mP6r", "token ‹token#1›"},
		{"old token", "access_token is " + uuid, "access_token is ‹access_token#1›"},
		{"session", "session was 8f3kd93k", "session was ‹session#1›"},
		{"a UUID of which something is said", "ticket " + uuid + " expired", "ticket ‹ticket#1› expired"},
		{"the same in Chinese", "授权码" + uuid + "不存在", "授权码‹auth_code#1›不存在"},
	}.run(t)
	for _, in := range []string{
		"invalid access_token parameter", "token is invalid", "access_token is expired", "不合法的access_token", "access_token为空", "access_token是必填",
		"password is required", "password is too short", "password is wrong, try again", "appSecret is mandatory", "password must hold 8-20 chars", "password is 8-20 chars",
		"token thread-pool-1 done", "token [http-nio-8080-exec-1]", "token param1 is missing", "sign HmacSHA256 is used", "signature sha256 of it", "access_token is 32-char",
		"access_token 40014", "token is 40014", "invalid token 2026-11-23T10:00:00", "wrong password code=40014", "token errcode:40014", "getToken v1.0/oauth2/accessToken",
		"access_token " + appKey, "access_token is " + appKey, "requestId 15r7xs2kl3p3 token expired", "access_token " + uuid, "token is issued to me",
		"token " + strings.ToUpper(uuid) + " failed", "token of request " + uuid + " expired",
	} {
		if got := redact.New().Text(in); got != in {
			t.Errorf("changed\n  in  %s\n  got %s", in, got)
		}
	}
}

func TestPersonalNames(t *testing.T) {
	table{
		{"userid", "user/get?userid=365294627005370084&a=1", "user/get?userid=‹userid#1›&a=1"},
		{"userid in a log", "userid=manager7081 not in scope", "userid=‹userid#1› not in scope"},
		{"userid as a number", `{"userid":123456,"errcode":0}`, `{"userid":"‹userid#1›","errcode":0}`},
		{"userid as an escaped number", `{"a":"{\"userId\":123456}"}`, `{"a":"{\"userId\":\"‹userid#1›\"}"}`},
		{"prefixed", `{"originator_user_id":"m1","senderStaffId":"m2","staffId":"m1"}`, `{"originator_user_id":"‹userid#1›","senderStaffId":"‹userid#2›","staffId":"‹userid#1›"}`},
		{"list", "useridlist=m1,m2,m3&a=1", "useridlist=‹userid#1›,‹userid#2›,‹userid#3›&a=1"},
		{"list before a key", "userids=m1,m2,dept=3", "userids=‹userid#1›,‹userid#2›,dept=3"},
		{"quoted list", `"userid_list":"m1,m2"`, `"userid_list":"‹userid#1›"`},
		{"array", `{"UserId":["0731084795","m2"]}`, `{"UserId":["‹userid#1›","‹userid#2›"]}`},
		{"array of numbers", `{"user_ids":[1234, 5678],"x":1}`, `{"user_ids":["‹userid#1›", "‹userid#2›"],"x":1}`},
		{"java list", "{useridlist=[m1, m2], x=1}", "{useridlist=[‹userid#1›, ‹userid#2›], x=1}"},
		{"encrypted ids", `{"senderId":"` + lwcp + `","dingId":"` + lwcp + `","chatbotUserId":"` + lwcp + `"}`, `{"senderId":"‹ding_id#1›","dingId":"‹ding_id#1›","chatbotUserId":"‹ding_id#1›"}`},
		{"unionid and openid", `{"unionid":"aB3dE5fG7iEiE","openId":"cD4eF6gH8iE"}`, `{"unionid":"‹unionid#1›","openId":"‹openid#1›"}`},
		{"corpid", `{"CorpId":"dingz9y8x7w6v5u4t3s2","AuthCorpId":"` + corp + `"}`, `{"CorpId":"‹corp_id#1›","AuthCorpId":"‹corp_id#2›"}`},
		{"mobile", `{"mobile":"13800138000","maskedMobile":"138****8000","tel":"010-12345678"}`, `{"mobile":"‹mobile#1›","maskedMobile":"‹mobile#2›","tel":"‹mobile#3›"}`},
		{"mobile as a number", `{"mobile":13800138000}`, `{"mobile":"‹mobile#1›"}`},
		{"email", `{"email":"Zhang.San@example.com","org_email":"zhang.san@example.com"}`, `{"email":"‹email#1›","org_email":"‹email#1›"}`},
		{"name", `{"name":"张三","nick":"Alice","senderNick":"王小二"}`, `{"name":"‹name#1›","nick":"‹name#2›","senderNick":"‹name#3›"}`},
		{"name in java", "User{name=张三, dept=1}", "User{name=‹name#1›, dept=1}"},
		{"name in a query", "name=%E5%BC%A0%E4%B8%89&x=1 name=张三", "name=‹name#1›&x=1 name=‹name#1›"},
		{"name in escapes", `{"name":"\u5f20\u4e09"} {"name":"张三"}`, `{"name":"‹name#1›"} {"name":"‹name#1›"}`},
		{"work", `{"jobnumber":"A-17","position":"工程师","workPlace":"杭州","remark":"试用"}`, `{"jobnumber":"‹job_number#1›","position":"‹position#1›","workPlace":"‹address#1›","remark":"‹remark#1›"}`},
		{"avatar", `{"avatar":"https://static-legacy.dingtalk.com/media/lADabc_1.jpg"}`, `{"avatar":"‹avatar#1›"}`},
		{"place", `{"userAddress":"文一西路969号","latitude":30.28,"userLongitude":120.0123}`, `{"userAddress":"‹address#1›","latitude":"‹location#1›","userLongitude":"‹location#2›"}`},
		{"both coordinates", "coordinates: 30.2812,120.0123\nlat/lng: 30.2813/120.0124 GPS: 30.2814, 120.0125", "coordinates: ‹location#1›,‹location#2›\nlat/lng: ‹location#3›/‹location#4› GPS: ‹location#5›, ‹location#6›"},
		{"coordinates in JSON", `{"location":"120.0123,30.2812","coordinates":[120.0124,30.2813]}`, `{"location":"‹location#1›","coordinates":["‹location#2›","‹location#3›"]}`},
		{"place in java", "{latitude=30.2812, lat=30.2812, x=1}", "{latitude=‹location#1›, lat=‹location#1›, x=1}"},
		{"wifi in a header", "{Host=[a.example], wifi-name=[Guest-z6g7gH_2F]}", "{Host=[a.example], wifi-name=[‹wifi#1›]}"},
		{"wifi", `{"signWifi":"office","signWifiMAC":"a0:b1:c2:d3:e4:f5","userSsid":"office","userMacAddr":"A0-B1-C2-D3-E4-F5"}`, `{"signWifi":"‹wifi#1›","signWifiMAC":"‹mac#1›","userSsid":"‹wifi#1›","userMacAddr":"‹mac#1›"}`},
		{"device", `{"deviceId":"q1w2e3","deviceSN":"SN778899"}`, `{"deviceId":"‹device_id#1›","deviceSN":"‹device_id#2›"}`},
		{"cards", `{"idCard":"` + idCard + `","bankCard":"6222020200112233445"}`, `{"idCard":"‹id_card#1›","bankCard":"‹bank_card#1›"}`},
		{"conversation", `{"conversationId":"` + cid + `","openConversationId":"cidAb==","chatid":"chat` + hex32 + `"}`, `{"conversationId":"‹conversation_id#1›","openConversationId":"‹conversation_id#2›","chatid":"‹chat_id#1›"}`},
		{"robot code", `{"robotCode":"dingzzzz1111yyyy2222"}`, `{"robotCode":"‹robot_code#1›"}`},
	}.run(t)
}

func TestShapes(t *testing.T) {
	table{
		{"signing secret", "sign with " + sec + ".", "sign with ‹sec_secret#1›."},
		{"short signing secret", "key-SECabcdefgh12345678", "key-‹sec_secret#1›"},
		{"robot token alone", "robot " + hex64, "robot ‹robot_token#1›"},
		{"encrypted id", "from " + lwcp + ", to", "from ‹ding_id#1›, to"},
		{"encrypted id, encoded", "x=" + url.QueryEscape(lwcp) + "&y=" + lwcp, "x=‹ding_id#1›&y=‹ding_id#1›"},
		{"conversation", "in " + cid + " and " + url.QueryEscape(cid), "in ‹conversation_id#1› and ‹conversation_id#1›"},
		{"chat", "chat chat" + hex32, "chat ‹chat_id#1›"},
		{"corp", "corp " + corp + "不存在", "corp ‹corp_id#1›不存在"},
		{"mobile", "手机号13800138000已存在", "手机号‹mobile#1›已存在"},
		{"mobiles", "+86-13800138000 +8613800138000 8613800138000 86-13800138000 138-0013-8000 138 0013 8000 13800138000", "‹mobile#1› ‹mobile#1› ‹mobile#1› ‹mobile#1› ‹mobile#1› ‹mobile#1› ‹mobile#1›"},
		{"mobile of a word", "tel13800138000", "tel‹mobile#1›"},
		{"half masked mobile", "138****8000 exists", "‹mobile#1› exists"},
		{"mobile after escapes", `\n13800138000 %3A13800138000 \u003a13800138000`, `\n‹mobile#1› %3A‹mobile#1› \u003a‹mobile#1›`},
		{"mobiles in json", `{"a":13800138000,"b":[1, 13800138000],"c":["x",13900139000,2],"d":"x,13800138000,y"}`, `{"a":"‹mobile#1›","b":[1, "‹mobile#1›"],"c":["x","‹mobile#2›",2],"d":"x,‹mobile#1›,y"}`},
		{"foreign mobile", "number +852-61234567, +1-6502530000", "number ‹mobile#1›, ‹mobile#2›"},
		{"encoded plus", "tel=%2B86-13800138000", "tel=‹mobile#1›"},
		{"email", "mail to Zhang.San+x@mail.example.com.cn, or zhang%40example.com", "mail to ‹email#1›, or ‹email#2›"},
		{"email after an escape", `\nzhang@example.com`, `\n‹email#1›`},
		{"mac", "wifi a0:b1:c2:d3:e4:f5 A0-B1-C2-D3-E4-F5 a0%3Ab1%3Ac2%3Ad3%3Ae4%3Af5", "wifi ‹mac#1› ‹mac#1› ‹mac#1›"},
		{"identity card", "card " + idCard + " no", "card ‹id_card#1› no"},
	}.run(t)
}

// TestSurvivors lists what a diagnosis needs, and what only looks like a
// secret.
func TestSurvivors(t *testing.T) {
	for _, in := range []string{
		"",
		`{"errcode":88,"sub_code":"60020","sub_msg":"访问ip不在白名单之中,request ip=203.0.113.9 appKey(` + appKey + `)","errmsg":"ding talk error[subcode=60020,submsg=访问ip不在白名单之中,request ip=203.0.113.9 appKey(` + appKey + `)]"}`,
		`{"errcode":0,"errmsg":"ok","request_id":"15r7xs2kl3p3"}`,
		`{"code":"InvalidAuthentication","requestid":"01A08FE7-CD6B-79BB-8B2E-35D8768AD457","message":"不合法的access_token"}`,
		`{"code":"Forbidden.AccessDenied.AccessTokenPermissionDenied","accessdenieddetail":{"requiredScopes":["qyapi_get_member","Contact.User.Read"]}}`,
		"x-acs-request-id: " + strings.ToUpper(uuid) + "\nx-acs-trace-id: " + hex32,
		"requestId=" + uuid + " traceId=" + hex32 + " md5 " + hex32b,
		"sha256:" + hex64,
		"errcode: 60020, 'not allow to access from your ip, hint: [16019356463553], from ip: 203.0.113.9'",
		`{"timestamp":1763860800123,"expires_in":7200,"expireIn":7200,"time":"2026-11-23T10:00:00.123+08:00","at":1763860800}`,
		"2026-11-23 10:00:00.123 INFO [main] 26-11-23-10-00-00",
		"appkey=" + appKey + "&agentId=2384756123&suiteKey=suiteq1w2e3r4t5y6u7i8&clientId=" + appKey,
		"POST https://api.dingtalk.com/v1.0/contact/users/me?pageToken=1 -> /topapi/v2/user/get nextToken=1763860800123",
		"token is not exist", "sign not match, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]",
		"description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中",
		"不合法的corpId或corpSecret (code=40089)", "[dingtalk:token] 不合法的corpId", "缺少参数 access_token",
		"access_token: 不合法", "access_token is blank", "invalid access_token: please check it", "token: expired",
		"Authorization: missing", "the session: not found", "session 不存在", "corpId：不能为空", "userid: not found", "name: 不能为空", "name=不能为空", "部门名称: 研发部",
		"access_token=test", "access_token=xxxx&appsecret=***", "access_token=${TOKEN}", "access_token=%s", `{"token":null,"secret":"","aes_key":"<your key>"}`,
		"access_token=YOUR_ACCESS_TOKEN", "?access_token= and Authorization: Bearer", "aes_key: 43 chars of [a-zA-Z0-9]",
		"access_token=self.access_token)", "token=getToken()", "{'access_token': access_token}", `{"access_token":"string"}`,
		`{"name":"DingTalkError","fileName":"a.go","appName":"x","hostname":"db"}`,
		"`?access_token=` answers 400 `x`", "corpsecret=<SSOsecret> of the app", "AppKey 与 AppSecret: GET /gettoken", "userIdList：HTTP 200", "corpId=$CORPID$", "aesKey = base64-decode(key)", "signature = hex of a hash",
		"Invalid access_token request id: 2584194B-B2FB-443F-D84C-36618FD44747", "invalid token, requestId 15r7xs2kl3p3", "docker run -u 1000:1000 x", "address: http:// or https:// is missing",
		"Location: https://example.com/next", `remote_addr=10.0.0.1:1234 address=10.0.0.1:80 {"address":"10.0.0.1:80"}`,
		`{"errcode":60104,"errmsg":"手机号码在公司中已存在"}`, "scope ids is 11022 11600 11863", "SECURITY_CONTEXT SECURITYCONTEXTHOLDERS",
		`{"code":40014,"errcode":"40014","sub_code":"isv.permission-api-package-limit"}`, "https://example.com/?code=40014&state=1",
		"0.13800138000 113800138000 138001380001", "java.lang.Object@1b2c3d dingtalk-stream@1.3.12", "secret=‹secret#1›",
		`{"msg":"bad userid:","n":1}`, `{"a":"token=","b":"long enough value"}`, `["access_token","expires_in"]`,
		`name: 'must not be blank'`, `{"name":"required","type":"string"}`, `'password' => 'required|min:8'`, "token: process.env.DINGTALK_TOKEN", "userid=@me", "user id: not found", "the key: value of a map", "appSecret\nis missing", "userid\nname\nsize",
		"参数 'userid' : 必填", "+08:00 UTC+0800", "12:34:56:78", "https://example.com:8080/a@b",
	} {
		if got := redact.New().Text(in); got != in {
			t.Errorf("changed\n  in  %s\n  got %s", in, got)
		}
	}
}

// TestKind asks for the kinds of the keys of structured data.
func TestKind(t *testing.T) {
	for key, want := range map[string]string{
		"access_token": "access_token", "accessTokenValue": "access_token", "userId": "userid", "senderStaffId": "userid", "empName": "name", "corp_id": "corp_id",
		"signaddress": "address", "checkPlace": "address", "wifiSsid": "wifi", "gps": "location", "baseLatitude": "location", "deviceid": "device_id", "phoneBackup": "mobile",
		"": "", "code": "", "errcode": "", "className": "", "fileName": "", "isSign": "", "design": "", "nextToken": "", "platform": "", "requestId": "", "agentId": "", "ip": "ip", "clientIp": "ip", "memo": "",
	} {
		if got := redact.Kind(key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}

func TestOrdinals(t *testing.T) {
	table{
		{"same and different", "access_token=" + hex32 + " access_token=" + hex32b + " accessToken: " + hex32, "access_token=‹access_token#1› access_token=‹access_token#2› accessToken: ‹access_token#1›"},
		{"spellings", "sign=" + mac256 + "&x sign%3D" + url.QueryEscape(url.QueryEscape(mac256)) + `%26 "sign":"` + strings.ReplaceAll(mac256, "/", `\/`) + `"`, `sign=‹sign#1›&x sign%3D‹sign#1›%26 "sign":"‹sign#1›"`},
		{"by name and by shape", "secret=" + sec + ", " + sec, "secret=‹sec_secret#1›, ‹sec_secret#1›"},
		{"names of one token", "access_token=" + hex32 + "\nAuthorization: Bearer " + hex32, "access_token=‹access_token#1›\nAuthorization: ‹access_token#1›"},
		{"a copy without a name", "used " + hex32 + " as access_token=" + hex32 + ", " + hex32, "used ‹access_token#1› as access_token=‹access_token#1›, ‹access_token#1›"},
		{"short ids of two kinds", "userid=m1 jobnumber=m1", "userid=‹userid#1› jobnumber=‹job_number#1›"},
		{"masks of another run", "access_token=‹access_token#3› access_token=" + hex32, "access_token=‹access_token#3› access_token=‹access_token#4›"},
	}.run(t)
}

func TestAcrossTexts(t *testing.T) {
	m := redact.New()
	if got := m.Text("access_token=" + hex32); got != "access_token=‹access_token#1›" {
		t.Error(got)
	}
	if got := m.Text("x " + hex32); got != "x ‹access_token#1›" {
		t.Error(got)
	}
	if got := m.Value("access_token", hex32b); got != "‹access_token#2›" {
		t.Error(got)
	}
	if got := m.Value("access_token", "‹access_token#2›"); got != "‹access_token#2›" {
		t.Error(got)
	}
	if got := m.Value("mobile", "+86-13800138000") + m.Text("13800138000"); got != "‹mobile#1›‹mobile#1›" {
		t.Error(got)
	}
	if got := m.Value("mobile", ""); got != "" {
		t.Error(got)
	}
	if got := m.Count(); got != 5 {
		t.Errorf("Count: %d", got)
	}
}

// TestRemembered asks again for a text that was plain until a name gave away what
// stands in it.
func TestRemembered(t *testing.T) {
	m := redact.New()
	for _, want := range []string{"used " + hex32, "used " + hex32} {
		if got := m.Text("used " + hex32); got != want {
			t.Error(got)
		}
	}
	m.Text("access_token=" + hex32)
	if got, want := m.Text("used "+hex32), "used ‹access_token#1›"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
