package signature_test

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"hash"
	"math/rand/v2"
	"net/url"
	"strconv"
	"strings"

	"github.com/dterr/dterr/explain/signature"
	"github.com/dterr/dterr/explain/signature/outcome"
)

// call is one signed call of a robot, with its parts open to mutation.
type call struct {
	token, secret, used string // used signs, secret is what the check is given
	ts, signed          string // ts is sent, signed goes into the text
	data                func(ts, secret string) string
	key                 func(ts, secret string) string
	digest              func(mac []byte) string
	encode              func(sign string) string
	base                string
	ageMillis           int64
}

func newCall(r *rand.Rand) *call {
	c := &call{
		token: pick(r, 64, "abcdef"+digits), secret: "SEC" + pick(r, 64, "abcdef"+digits),
		ts:     strconv.Itoa(1_700_000_000_000 + r.IntN(90_000_000_000)),
		data:   func(ts, secret string) string { return ts + "\n" + secret },
		key:    func(_, secret string) string { return secret },
		digest: base64.StdEncoding.EncodeToString,
		encode: url.QueryEscape,
		base:   "https://oapi.dingtalk.com/robot/send?access_token=",
	}
	c.used, c.signed = c.secret, c.ts
	c.ageMillis = int64(r.IntN(7_000_000)) - 3_500_000
	return c
}

func (c *call) sign() string {
	m := hmac.New(sha256.New, []byte(c.key(c.signed, c.used)))
	m.Write([]byte(c.data(c.signed, c.used)))
	return c.digest(m.Sum(nil))
}

func (c *call) url() string {
	return c.base + c.token + "&timestamp=" + c.ts + "&sign=" + c.encode(c.sign())
}

func (c *call) check(address string) outcome.Report {
	return signature.Robot(signature.RobotInput{URL: address, Secret: c.secret, Now: at(c.ts[:min(len(c.ts), 13)]).Add(ms(c.ageMillis))})
}

// on makes a mutation that changes a call and then sends its URL.
func on(slug, note string, change func(c *call, r *rand.Rand)) mutation {
	return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
		c := newCall(r)
		change(c, r)
		return c.check(c.url()), true
	}}
}

// onURL makes a mutation of the finished URL.
func onURL(slug, note string, change func(u string, c *call, r *rand.Rand) string) mutation {
	return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
		c := newCall(r)
		u := c.url()
		changed := change(u, c, r)
		return c.check(changed), changed != u
	}}
}

func webhookMutations() []mutation {
	all := []mutation{
		on("", "right", func(*call, *rand.Rand) {}),
		on("timestamp-seconds", "in both places", func(c *call, _ *rand.Rand) { c.ts = c.ts[:10]; c.signed = c.ts }),
		on("timestamp-seconds", "in the URL", func(c *call, _ *rand.Rand) { c.ts = c.ts[:10] }),
		on("timestamp-seconds", "in the text", func(c *call, _ *rand.Rand) { c.signed = c.ts[:10] }),
		on("timestamp-unit", "microseconds", func(c *call, r *rand.Rand) { c.ts += pick(r, 3, digits); c.signed = c.ts }),
		on("timestamp-malformed", "a fraction", func(c *call, r *rand.Rand) { c.ts += "." + pick(r, 3, digits); c.signed = c.ts }),
		on("timestamp-expired", "late", func(c *call, r *rand.Rand) { c.ageMillis = 3_600_001 + int64(r.IntN(1e9)) }),
		on("timestamp-expired", "early", func(c *call, r *rand.Rand) { c.ageMillis = -3_600_001 - int64(r.IntN(1e9)) }),
		on("timestamp-mismatch", "clock read twice", func(c *call, r *rand.Rand) {
			n, _ := strconv.Atoi(c.ts)
			c.signed = strconv.Itoa(n - 1 - r.IntN(1000))
		}),
		onURL("timestamp-missing", "", func(u string, c *call, _ *rand.Rand) string {
			return strings.Replace(u, "timestamp="+c.ts+"&", "", 1)
		}),
		onURL("sign-missing", "", func(u string, _ *call, _ *rand.Rand) string { return u[:strings.Index(u, "&sign=")] }),
		onURL("sign-missing", "both missing", func(u string, _ *call, _ *rand.Rand) string { return u[:strings.Index(u, "&timestamp=")] }),
		onURL("not-encoded", "plus in the URL", func(u string, c *call, _ *rand.Rand) string {
			if s := c.sign(); strings.Contains(s, "+") {
				return u[:strings.Index(u, "&sign=")+6] + s
			}
			return u
		}),
		onURL("not-encoded", "blank in the URL", func(u string, c *call, _ *rand.Rand) string {
			return strings.ReplaceAll(u, "%2B", "%20")
		}),
		on("double-encoded", "", func(c *call, _ *rand.Rand) {
			c.encode = func(s string) string { return url.QueryEscape(url.QueryEscape(s)) }
		}),
		on("double-encoded", "three times", func(c *call, _ *rand.Rand) {
			c.encode = func(s string) string { return url.QueryEscape(url.QueryEscape(url.QueryEscape(s))) }
		}),
		on("sign-malformed", "cut", func(c *call, r *rand.Rand) {
			n := 4 * (3 + r.IntN(7))
			c.encode = func(s string) string { return url.QueryEscape(s[:n]) }
		}),
		on("sign-blank", "line break", func(c *call, _ *rand.Rand) { c.encode = func(s string) string { return url.QueryEscape(s + "\n") } }),
		onURL("duplicate-parameter", "signed twice", func(u string, c *call, r *rand.Rand) string { return u + u[strings.Index(u, "&timestamp="):] }),
		onURL("ampersand-escaped", "", func(u string, _ *call, _ *rand.Rand) string { return strings.ReplaceAll(u, "&", "&amp;") }),
		onURL("wrong-host", "api", func(u string, _ *call, _ *rand.Rand) string { return strings.Replace(u, "oapi.", "api.", 1) }),
		onURL("wrong-host", "WeCom", func(u string, _ *call, _ *rand.Rand) string {
			return strings.Replace(u, "oapi.dingtalk.com", "qyapi.weixin.qq.com", 1)
		}),
		onURL("wrong-path", "", func(u string, _ *call, _ *rand.Rand) string {
			return strings.Replace(u, "/robot/send?", "/robot/sends?", 1)
		}),
	}
	all = append(all, addressMutations()...)
	all = append(all, webhookHostMutations()...)
	all = append(all, tokenMutations()...)
	return append(all, makingMutations()...)
}

// addressMutations leave on the address what copying it leaves there, or have
// a session webhook, which is not signed.
func addressMutations() []mutation {
	const session = "https://oapi.dingtalk.com/robot/sendBySession"
	return []mutation{
		onURL("", "right, in quotes", func(u string, _ *call, _ *rand.Rand) string { return `"` + u + `"` }),
		onURL("", "right, in single quotes with a line break", func(u string, _ *call, _ *rand.Rand) string { return "'" + u + "'\n" }),
		onURL("", "right, escaped for a shell", func(u string, _ *call, _ *rand.Rand) string {
			return strings.NewReplacer("&", `\&`, "?", `\?`, "=", `\=`).Replace(u)
		}),
		onURL("", "right, bare and without a plus", func(u string, c *call, _ *rand.Rand) string {
			if s := c.sign(); !strings.Contains(s, "+") {
				return u[:strings.Index(u, "&sign=")+6] + s
			}
			return u
		}),
		onURL("", "right, a session webhook", func(_ string, _ *call, r *rand.Rand) string {
			return session + "?session=" + pick(r, 32, "abcdef"+digits)
		}),
		onURL("session-missing", "", func(string, *call, *rand.Rand) string { return session }),
	}
}

// tokenMutations spoil the access_token.
func tokenMutations() []mutation {
	token := func(slug, note string, change func(token string, r *rand.Rand) string) mutation {
		return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
			c := newCall(r)
			old := c.token
			c.token = change(old, r)
			return c.check(c.url()), c.token != old
		}}
	}
	return []mutation{
		token("token-missing", "", func(string, *rand.Rand) string { return "" }),
		token("token-url", "", func(s string, _ *rand.Rand) string {
			return url.QueryEscape("https://oapi.dingtalk.com/robot/send?access_token=" + s)
		}),
		token("token-blank", "", func(s string, _ *rand.Rand) string { return s + "%0A" }),
		token("token-quoted", "", func(s string, _ *rand.Rand) string { return "%22" + s + "%22" }),
		token("token-joined", "", func(s string, _ *rand.Rand) string { return s + "," + s }),
		token("token-truncated", "", func(s string, r *rand.Rand) string { return s[:33+r.IntN(31)] }),
		token("token-case", "", func(s string, _ *rand.Rand) string { return strings.ToUpper(s) }),
		token("token-shape", "", func(_ string, r *rand.Rand) string { return pick(r, 64, "ghijk"+digits) + "z" }),
		token("token-app", "32 hex digits", func(s string, _ *rand.Rand) string { return s[:32] }),
		token("token-app", "UUID", func(s string, _ *rand.Rand) string {
			return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:32]
		}),
		token("token-secret", "", func(s string, _ *rand.Rand) string { return "SEC" + s }),
		token("query-separator", "", func(s string, _ *rand.Rand) string { return s + "?timestamp=1" }),
	}
}

// makingMutations spoil the signature of a webhook on its way.
func makingMutations() []mutation {
	data := func(slug, note string, f func(ts, secret string) string) mutation {
		return on(slug, note, func(c *call, _ *rand.Rand) { c.data = f })
	}
	digest := func(slug, note string, f func(mac []byte) string) mutation {
		return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
			c := newCall(r)
			before := c.sign()
			c.digest = f
			return c.check(c.url()), c.sign() != before
		}}
	}
	all := []mutation{
		on("prefix-dropped", "by the signer", func(c *call, _ *rand.Rand) { c.used = c.secret[3:] }),
		on("prefix-dropped", "in the key only", func(c *call, _ *rand.Rand) { c.key = func(_, s string) string { return s[3:] } }),
		on("prefix-dropped", "in the text only", func(c *call, _ *rand.Rand) {
			c.data = func(ts, s string) string { return ts + "\n" + s[3:] }
		}),
		on("prefix-dropped", "in both places", func(c *call, _ *rand.Rand) { c.secret = c.secret[3:]; c.used = c.secret }),
		on("secret-case", "capitals in the check", func(c *call, _ *rand.Rand) { c.secret = strings.ToUpper(c.secret) }),
		on("secret-case", "lower in the check", func(c *call, _ *rand.Rand) { c.secret = strings.ToLower(c.secret) }),
		on("secret-case", "in both", func(c *call, _ *rand.Rand) { c.secret = strings.ToUpper(c.secret); c.used = c.secret }),
		on("secret-token", "", func(c *call, _ *rand.Rand) { c.secret = c.token }),
		on("secret-token", "in both", func(c *call, _ *rand.Rand) { c.secret, c.used = c.token, c.token }),
		on("wrong-secret", "one without SEC", func(c *call, r *rand.Rand) { c.secret = pick(r, 64, "abcdef"+digits) }),
		data("newline-literal", "", func(ts, s string) string { return ts + `\n` + s }),
		data("newline-missing", "", func(ts, s string) string { return ts + s }),
		data("newline-crlf", "", func(ts, s string) string { return ts + "\r\n" + s }),
		data("newline-trailing", "", func(ts, s string) string { return ts + "\n" + s + "\n" }),
		data("swapped-lines", "", func(ts, s string) string { return s + "\n" + ts }),
		data("timestamp-only", "", func(ts, _ string) string { return ts }),
		data("secret-only", "", func(_, s string) string { return s }),
		on("key-swapped", "Feishu's way", func(c *call, _ *rand.Rand) {
			c.key, c.data = c.data, func(_, _ string) string { return "" }
		}),
		digest("hex-digest", "hex", hex.EncodeToString),
		digest("hex-digest", "base64 of hex", func(b []byte) string {
			return base64.StdEncoding.EncodeToString([]byte(hex.EncodeToString(b)))
		}),
		digest("url-safe-alphabet", "", base64.URLEncoding.EncodeToString),
		digest("padding-lost", "", base64.RawStdEncoding.EncodeToString),
	}
	all = append(all, respellMutations(signature.Webhook)...)
	return append(all, secretMutations(signature.Webhook)...)
}

// secretMutations are those that all three schemes have in common.
func secretMutations(scheme signature.Scheme) []mutation {
	secret := func(slug, note string, change func(c *call, r *rand.Rand)) mutation {
		return onScheme(scheme, slug, note, func(c *call, r *rand.Rand) bool { change(c, r); return true })
	}
	hash := func(slug, note string, f func(key, data []byte) []byte) mutation {
		return secret(slug, note, func(c *call, _ *rand.Rand) {
			key, data := []byte(c.key(c.signed, c.used)), []byte(c.data(c.signed, c.used))
			c.digest = func([]byte) string { return base64.StdEncoding.EncodeToString(f(key, data)) }
		})
	}
	return []mutation{
		secret("wrong-secret", "another", func(c *call, r *rand.Rand) { c.used = "SEC" + pick(r, 64, "abcdef"+digits) }),
		secret("secret-missing", "", func(c *call, _ *rand.Rand) { c.secret = "" }),
		secret("secret-blank", "in the check", func(c *call, _ *rand.Rand) { c.secret += "\n" }),
		secret("secret-blank", "in the signer", func(c *call, _ *rand.Rand) { c.used += "\r\n" }),
		secret("secret-blank", "in both", func(c *call, _ *rand.Rand) { c.secret = " " + c.secret; c.used = c.secret }),
		secret("secret-quoted", "in the check", func(c *call, _ *rand.Rand) { c.secret = `"` + c.secret + `"` }),
		secret("secret-quoted", "in the signer", func(c *call, _ *rand.Rand) { c.used = `'` + c.used + `'` }),
		secret("secret-case", "upper", func(c *call, _ *rand.Rand) { c.used = strings.ToUpper(c.used) }),
		secret("secret-case", "lower", func(c *call, _ *rand.Rand) { c.used = strings.ToLower(c.used) }),
		hash("other-hash", "SHA-1", keyed(sha1.New)),
		hash("other-hash", "SHA-512", keyed(sha512.New)),
		hash("other-hash", "MD5", keyed(md5.New)),
		hash("hmac-missing", "", func(_, data []byte) []byte {
			sum := sha256.Sum256(data)
			return sum[:]
		}),
	}
}

// keyed is the HMAC with a hash.
func keyed(f func() hash.Hash) func(key, data []byte) []byte {
	return func(key, data []byte) []byte {
		m := hmac.New(f, key)
		m.Write(data)
		return m.Sum(nil)
	}
}

// onScheme makes a mutation of a call that is checked under any scheme.
func onScheme(scheme signature.Scheme, slug, note string, change func(c *call, r *rand.Rand) bool) mutation {
	return mutation{slug, note, func(r *rand.Rand) (outcome.Report, bool) {
		c := newCall(r)
		if scheme != signature.Webhook {
			c.secret = pick(r, 64, alnum)
			c.used, c.encode = c.secret, func(s string) string { return s }
		}
		if scheme == signature.Card {
			c.data = func(ts, _ string) string { return ts }
		}
		ok := change(c, r)
		in := signature.RobotInput{Scheme: scheme, Secret: c.secret, HasSecret: true, Now: at(c.ts).Add(ms(c.ageMillis))}
		if scheme == signature.Webhook {
			in.URL = c.url()
		} else {
			in.Timestamp, in.Sign = c.ts, c.encode(c.sign())
		}
		return signature.Robot(in), ok
	}}
}

func headerMutations(scheme signature.Scheme) []mutation {
	header := func(slug, note string, change func(c *call, r *rand.Rand) bool) mutation {
		return onScheme(scheme, slug, note, change)
	}
	all := []mutation{
		header("", "right", func(*call, *rand.Rand) bool { return true }),
		header("plus-to-blank", "", func(c *call, _ *rand.Rand) bool {
			c.encode = func(s string) string { return strings.ReplaceAll(s, "+", " ") }
			return strings.Contains(c.sign(), "+")
		}),
		header("percent-encoded", "", func(c *call, _ *rand.Rand) bool { c.encode = url.QueryEscape; return true }),
		header("timestamp-seconds", "in the text", func(c *call, _ *rand.Rand) bool { c.signed = c.ts[:10]; return true }),
		header("timestamp-seconds", "in the header", func(c *call, _ *rand.Rand) bool { c.ts = c.ts[:10]; return true }),
		header("timestamp-expired", "", func(c *call, r *rand.Rand) bool { c.ageMillis = 3_600_001 + int64(r.IntN(1e9)); return true }),
		header("sign-missing", "", func(c *call, _ *rand.Rand) bool { c.encode = func(string) string { return "" }; return true }),
		header("webhook-secret", "", func(c *call, r *rand.Rand) bool { c.secret = "SEC" + pick(r, 64, "abcdef"+digits); return true }),
		header("hex-digest", "", func(c *call, _ *rand.Rand) bool { c.digest = hex.EncodeToString; return true }),
	}
	if scheme == signature.Card {
		all = append(all, header("secret-appended", "", func(c *call, _ *rand.Rand) bool {
			c.data = func(ts, s string) string { return ts + "\n" + s }
			return true
		}))
	} else {
		all = append(all, header("timestamp-only", "", func(c *call, _ *rand.Rand) bool {
			c.data = func(ts, _ string) string { return ts }
			return true
		}))
	}
	all = append(all, respellMutations(scheme)...)
	return append(all, secretMutations(scheme)...)
}
