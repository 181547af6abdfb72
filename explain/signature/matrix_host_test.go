package signature_test

import (
	"encoding/base64"
	"math/rand/v2"
	"strings"

	"github.com/dterr/dterr/explain/signature"
)

// webhookHostMutations put something else where the host of a webhook stands: what is
// DingTalk's passes in any spelling, a proxy passes, and what only reads like
// DingTalk's does not.
func webhookHostMutations() []mutation {
	const right = "https://oapi.dingtalk.com/"
	all := make([]mutation, 0, 64)
	for _, tt := range []struct{ slug, address string }{
		{"", "https://OAPI.DingTalk.com/"},
		{"", "HTTPS://oapi.dingtalk.com/"},
		{"", "https://oapi.dingtalk.com:443/"},
		{"", "https://oapi.dingtalk.com:/"},
		{"", "https://oapi.dingtalk.com./"},
		{"", "oapi.dingtalk.com/"},
		{"", "https://proxy.example/"},
		{"", "http://dingtalk-proxy.corp.example:8080/"},
		{"", "http://user:pass@proxy.example/"},
		{"", "http://[fd00::1]:8080/"},
		{"", "http://10.0.0.7/"},
		{"", "https://钉钉代理.example.cn/"},
		{"wrong-host", "https://oapi.dingtalk.com@evil.example/"},
		{"wrong-host", "https://oapi.dingtalk.com:443@evil.example/"},
		{"wrong-host", "https://user:oapi.dingtalk.com@evil.example/"},
		{"wrong-host", "https://oapi.dingtalk.com.evil.example/"},
		{"wrong-host", "https://evil-dingtalk.com/"},
		{"wrong-host", "https://oapidingtalk.com/"},
		{"wrong-host", "https://oapi.dingta1k.com/"},
		{"wrong-host", "https://opai.dingtalk.com/"},
		{"wrong-host", "https://oapi.dingtalk.cn/"},
		{"wrong-host", "https://oapi.dlngtaik.com/"},
		{"wrong-host", "https://оapi.dingtalk.com/"},
		{"wrong-host", "https://oapi.dіngtalk.com/"},
		{"wrong-host", "https://ｏａｐｉ.dingtalk.com/"},
		{"wrong-host", "https://oapi。dingtalk。com/"},
		{"wrong-host", "https://oapi.xn--dngtalk-sfg.com/"},
		{"wrong-host", "https://xn--api-5cd.example/"},
		{"wrong-host", "https://login.dingtalk.com/"},
		{"wrong-host", "https://dingtalk.com/"},
		{"wrong-host", "https://open.feishu.cn/"},
		{"scheme", "http://oapi.dingtalk.com/"},
		{"scheme", "http://oapi.dingtalk.com:80/"},
		{"scheme", "ftp://oapi.dingtalk.com/"},
		{"scheme", "x https://oapi.dingtalk.com/"},
		{"port", "https://oapi.dingtalk.com:80/"},
		{"port", "https://oapi.dingtalk.com:8443/"},
		{"port", "https://oapi.dingtalk.com:4433/"},
		{"url-malformed", "https://oapi.dingtalk.com:44x/"},
		{"url-malformed", "https://user@oapi.dingtalk.com/"},
		{"url-malformed", `https://evil.example\@oapi.dingtalk.com/`},
		{"url-malformed", `https:\\oapi.dingtalk.com/`},
		{"url-malformed", `https://oapi.dingtalk.com\.evil.example/`},
		{"url-malformed", "https://oapi.dingtalk.com%2eevil.example/"},
		{"url-malformed", "https://oapi.ding\ttalk.com/"},
		{"url-malformed", "https://oapi.dingtalk\u00ad.com/"},
		{"url-malformed", "https:///"},
		{"url-malformed", "http://[::1/"},
		{"url-malformed", "http://fd00::1]/"},
		{"url-malformed", "https:/oapi.dingtalk.com/"},
		{"url-malformed", "//oapi.dingtalk.com/"},
		{"wrong-path", "https://oapi.dingtalk.com/proxy/"},
	} {
		all = append(all, onURL(tt.slug, tt.address, func(u string, _ *call, _ *rand.Rand) string {
			return strings.Replace(u, right, tt.address, 1)
		}))
	}
	return append(all,
		onURL("", "right, a fragment", func(u string, _ *call, _ *rand.Rand) string { return u + "#top" }),
		onURL("wrong-host", "a fragment that reads like a host", func(u string, _ *call, _ *rand.Rand) string {
			return strings.Replace(u, right, "https://oapi.dingtalk.com.evil.example#@oapi.dingtalk.com/", 1)
		}),
		onURL("duplicate-parameter", "an escaped name", func(u string, c *call, _ *rand.Rand) string { return u + "&s%69gn=" + c.encode(c.sign()) }),
		onURL("duplicate-parameter", "timestamp", func(u string, c *call, _ *rand.Rand) string { return u + "&timestamp=" + c.ts }),
	)
}

// respellMutations write the right digest in another way than an encoder does.
func respellMutations(scheme signature.Scheme) []mutation {
	spelled := func(slug, note string, change func(sign string) string) mutation {
		return onScheme(scheme, slug, note, func(c *call, _ *rand.Rand) bool {
			c.digest = func(mac []byte) string { return change(base64.StdEncoding.EncodeToString(mac)) }
			return true
		})
	}
	// respelled sets one of the two bits of the last character that say nothing.
	respelled := func(bit byte) func(string) string {
		const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
		return func(s string) string {
			at := strings.IndexByte(alphabet, s[42])
			return s[:42] + alphabet[at|int(bit):][:1] + "="
		}
	}
	blank := "not-encoded"
	if scheme != signature.Webhook {
		blank = "sign-blank"
	}
	return []mutation{
		spelled("not-canonical", "the last character", respelled(1)),
		spelled("not-canonical", "the last character, the other bit", respelled(2)),
		spelled("not-canonical", "too much padding", func(s string) string { return s + "=" }),
		spelled("sign-blank", "a line break within", func(s string) string { return s[:20] + "\n" + s[20:] }),
		spelled("sign-blank", "a tab within", func(s string) string { return s[:20] + "\t" + s[20:] }),
		spelled("sign-blank", "a blank behind", func(s string) string { return s + "\t" }),
		spelled("padding-lost", "", func(s string) string { return strings.TrimRight(s, "=") }),
		onScheme(scheme, blank, "a plus that is one in the URL only", func(c *call, _ *rand.Rand) bool {
			sign := c.sign()
			c.encode = func(s string) string { return s }
			if scheme != signature.Webhook {
				c.digest = func([]byte) string { return sign[:7] + " " + sign[7:] }
			}
			return strings.Contains(sign, "+") == (scheme == signature.Webhook)
		}),
	}
}
