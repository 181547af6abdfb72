package signature

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/explain/signature/outcome"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
	"github.com/dterr/dterr/explain/signature/internal/trial"
)

// Scheme names one of the three signatures that a robot or card has to do
// with. They differ in the secret, in the text signed and in the encoding.
type Scheme string

// The schemes. Webhook is a custom robot's send URL: secret SEC…, text
// timestamp, newline, secret, percent-encoded base64 in the query. Incoming is
// the header of a message to an app robot: the app secret, the same text, bare
// base64. Card is the header of a card callback: the API secret, the timestamp
// alone, bare base64. An empty Scheme is Webhook.
const (
	Webhook  Scheme = "webhook"
	Incoming Scheme = "incoming"
	Card     Scheme = "card"
)

// skewMillis is how far a timestamp may be off, in milliseconds: one hour, by
// the security settings page and by the page on receiving messages.
const skewMillis = 3_600_000

// The codes of the webhook, by the page on custom robots; 300005 is today's
// answer to an unknown token, by a public probe log of 2026-09-11, and 300001
// that to an unknown session, by public threads.
const (
	codeSign    = "310000"
	codeToken   = "300005"
	codeMissing = "40035"
	codeSession = "300001"
)

// RobotInput is what Robot looks at.
type RobotInput struct {
	// Scheme is the kind of signature; empty means Webhook.
	Scheme Scheme
	// URL is the webhook's address as it is called, query included; unused by
	// the other schemes.
	URL string
	// Secret signs; HasSecret tells an empty secret from none. Without one a
	// webhook's signature is not checked.
	Secret    string
	HasSecret bool
	// Timestamp and Sign are header values, or the webhook's parameters when
	// they do not stand in URL. A Sign without a percent sign is taken as
	// decoded.
	Timestamp, Sign string
	// Now is the time of the call; zero leaves the age unchecked.
	Now time.Time
}

// robot is one verification under way.
type robot struct {
	*sheet
	in     RobotInput
	code   string
	ts     string
	sign   string
	inURL  bool
	params []pasted.Param
	token  string
	// session says that the URL is a session webhook, which takes no sign.
	session bool
}

// Robot checks a webhook URL, the header of an incoming message or that of a
// card callback, and names the mistake. The code is 310000, 300005 or 40035
// for a webhook; the other two are verified by the receiver, which documents
// no code. A timestamp out of its hour is the cause only when nothing else is
// wrong: an old URL from a log is still worth checking.
func Robot(in RobotInput) outcome.Report {
	in.HasSecret = in.HasSecret || in.Secret != ""
	r := &robot{sheet: newSheet("robot", robotMistakes(in.Scheme)), in: in, ts: in.Timestamp, sign: in.Sign}
	if len(in.URL) > MaxInput || len(in.Secret) > MaxInput || len(in.Sign) > MaxInput || len(in.Timestamp) > MaxInput {
		r.fail("input", "too-long", "", advice.Say("输入超过 1 MiB，不作检查。", "An input exceeds 1 MiB and is not checked."))
		return r.done(codes.Text{})
	}
	if in.Scheme != Incoming && in.Scheme != Card {
		r.in.Scheme, r.code = Webhook, codeSign
		r.checkURL()
	}
	if r.session {
		r.skipSign()
		return r.done(advice.Say("地址没有发现问题；会话 webhook 不需要加签。", "Nothing wrong with the address; a session webhook is not signed."))
	}
	r.checkSecret()
	r.checkTimestamp()
	r.checkSign()
	switch {
	case !r.in.HasSecret:
		return r.done(advice.Say("地址没有发现问题；未提供密钥，签名未验证。", "Nothing wrong with the address; without a secret the signature was not verified."))
	default:
		return r.done(advice.Say("签名正确。", "The signature is right."))
	}
}

// checkURL looks at host, path and token, and takes timestamp and sign out of
// the query unless they came by themselves.
func (r *robot) checkURL() {
	raw := pasted.Unpasted(r.in.URL)
	if raw == "" {
		why := advice.Say("没有给出 URL，不检查主机和 token。", "No URL was given; host and token are not checked.")
		r.pass("host", why)
		r.pass("token", why)
		return
	}
	l := pasted.Cut(raw)
	r.params = pasted.Params(l.Query)
	r.checkHost(l)
	if strings.HasSuffix(l.Path, "/sendBySession") {
		r.session = true
		r.checkSession()
	} else {
		r.checkToken()
	}
	r.checkParams()
	if r.ts == "" {
		p, _ := pasted.Value(r.params, "timestamp")
		r.ts = pasted.Unform(p.Raw)
	}
	if r.sign == "" {
		p, _ := pasted.Value(r.params, "sign")
		r.sign, r.inURL = p.Raw, true
	}
}

// checkSession looks at a session webhook, which an app robot finds in the
// messages it gets: it goes by its session alone.
func (r *robot) checkSession() {
	if p, _ := pasted.Value(r.params, "session"); p.Raw == "" {
		r.fail("token", "session-missing", codeSession, advice.Say("会话 webhook 没有 session 参数。", "The session webhook has no session."))
		return
	}
	r.pass("token", advice.Say("这是会话 webhook，凭 session 参数，不用 access_token。", "This is a session webhook: it goes by session, not by access_token."))
}

// skipSign notes what a session webhook does without.
func (r *robot) skipSign() {
	r.pass("secret", advice.Say("会话 webhook 不用密钥。", "A session webhook needs no secret."))
	r.pass("timestamp", advice.Say("会话 webhook 不用 timestamp；过期时间在消息的 sessionWebhookExpiredTime 里。", "A session webhook needs no timestamp; the message's sessionWebhookExpiredTime tells how long it lives."))
	r.pass("sign", advice.Say("会话 webhook 不用 sign。", "A session webhook needs no sign."))
}

// checkToken judges the shape of access_token: 64 hex digits, by every
// webhook that the pages show.
func (r *robot) checkToken() {
	p, _ := pasted.Value(r.params, "access_token")
	r.token = pasted.Unform(p.Raw)
	if r.token == "" {
		r.fail("token", "token-missing", codeMissing, advice.Say("查询参数里没有 access_token。", "There is no access_token in the query."))
		return
	}
	slug, zh, en := tokenShape(r.token)
	if slug == "" {
		r.pass("token", advice.Say(zh, en))
		return
	}
	r.fail("token", slug, codeToken, advice.Say(zh, en))
}

// tokenShape says what is wrong with a token; the slug is empty when nothing
// is, or when it was masked. The texts hold no part of it.
func tokenShape(token string) (slug, zh, en string) {
	n := len(token)
	low := strings.ToLower(token)
	switch {
	case n == 64 && pasted.IsHex(token) && token == low:
		return "", "access_token 是 64 位十六进制，形式正确。", "access_token is 64 hex digits, as it should be."
	case pasted.Masked(token):
		return "", "access_token 已打码，不检查其形式。", "access_token is masked; its shape is not checked."
	case strings.Contains(low, "://") || strings.Contains(low, "oapi.dingtalk") || strings.Contains(low, "access_token="):
		return "token-url", "access_token 里是整个网址。", "access_token holds a whole address."
	case strings.Contains(low, "?") || strings.Contains(low, "timestamp=") || strings.Contains(low, "sign="):
		return "query-separator", "access_token 后面的参数没有用 & 隔开。", "The parameter after access_token is not set off with &."
	case pasted.Trimmed(token) != token:
		return "token-blank", "access_token 前后有空白。", "access_token has white space around it."
	case pasted.Unquoted(token) != token || strings.ContainsAny(token, `"'`):
		return "token-quoted", "access_token 带有引号。", "access_token has quotes around it."
	case n == 36 && strings.Count(token, "-") == 4 && pasted.IsHex(strings.ReplaceAll(token, "-", "")),
		n == 32 && pasted.IsHex(token):
		return "token-app", "这个形状是应用的 access_token，不是机器人的。", "This has the shape of an app's access token, not of a robot's."
	case strings.HasPrefix(token, "SEC"):
		return "token-secret", "access_token 的位置放的是加签密钥 SEC…。", "The signing secret SEC… stands in the place of access_token."
	case strings.ContainsAny(token, ",;| ") && n > 64:
		return "token-joined", "access_token 里像是连着几个 token。", "access_token seems to hold several tokens joined."
	case pasted.IsHex(token) && n == 64:
		return "token-case", "access_token 里有大写字母；钉钉给出的都是小写。", "access_token has capitals; DingTalk hands them out in lower case."
	case pasted.IsHex(token) && n < 64:
		return "token-truncated", fmt.Sprintf("access_token 只有 %d 位，应为 64 位。", n), fmt.Sprintf("access_token has %d digits instead of 64.", n)
	default:
		return "token-shape", fmt.Sprintf("access_token 有 %d 个字节，不是 64 位十六进制。", n), fmt.Sprintf("access_token has %d bytes and is not 64 hex digits.", n)
	}
}

// checkParams looks for slips in the assembly of the query.
func (r *robot) checkParams() {
	for _, p := range r.params {
		if strings.HasPrefix(p.Name, "amp;") {
			r.fail("query", "ampersand-escaped", r.code, advice.Say("参数之间写的是 &amp;，不是 &。", "The parameters are joined with &amp; instead of &."))
			return
		}
	}
	for _, name := range []string{"access_token", "timestamp", "sign"} {
		if _, n := pasted.Value(r.params, name); n > 1 {
			r.fail("query", "duplicate-parameter", r.code, advice.Sayf("参数 %[1]s 出现了 %[2]d 次。", "The parameter %[1]s stands there %[2]d times.", name, n))
			return
		}
	}
	r.pass("query", advice.Say("参数各出现一次。", "No parameter is repeated or mangled."))
}

// checkSecret judges the secret as it was given: a stray blank counts even
// when the signature was made with it.
func (r *robot) checkSecret() {
	s := r.in.Secret
	webhookShape := len(s) == 67 && strings.HasPrefix(s, "SEC") && pasted.IsHex(s[3:])
	damaged := len(s) == 67 && strings.EqualFold(s[:3], "SEC") && pasted.IsHex(s[3:]) && s != "SEC"+strings.ToLower(s[3:])
	switch {
	case !r.in.HasSecret:
		r.pass("secret", advice.Say("没有提供密钥。", "No secret was given."))
	case s == "":
		r.fail("secret", "secret-missing", r.code, advice.Say("密钥是空的。", "The secret is empty."))
	case pasted.Trimmed(s) != s:
		r.fail("secret", "secret-blank", r.code, advice.Say("密钥前后有空白或换行。", "The secret has white space or a line break around it."))
	case pasted.Unquoted(s) != s:
		r.fail("secret", "secret-quoted", r.code, advice.Say("密钥带有引号。", "The secret has quotes around it."))
	case r.in.Scheme == Webhook && len(s) == 64 && trial.Same(s, r.token):
		r.fail("secret", "secret-token", r.code, advice.Say("密钥就是 URL 里的 access_token。", "The secret is the access_token of the URL."))
	case r.in.Scheme == Webhook && len(s) == 64 && pasted.IsHex(s):
		r.blocked("secret", advice.Say("密钥是 64 位十六进制，像是缺少开头的 SEC。", "The secret is 64 hex digits; the SEC in front seems to be missing."))
		r.also("prefix-dropped", r.code, rankLater) // the sign may prove otherwise
	case r.in.Scheme == Webhook && damaged:
		r.blocked("secret", advice.Say("密钥的大小写变了：SEC 是大写，其后的十六进制是小写。", "The case of the secret was changed: SEC is in capitals, the hex digits after it are not."))
		r.also("secret-case", r.code, rankLater)
	case r.in.Scheme != Webhook && webhookShape:
		r.fail("secret", "webhook-secret", r.code, advice.Say("密钥是 SEC 开头的加签密钥，它只用于自定义机器人。", "The secret is a SEC… signing secret, which only a custom robot has."))
	case r.in.Scheme == Webhook && !webhookShape:
		r.pass("secret", advice.Say("密钥不是 SEC 加 64 位十六进制的形式；是否正确由签名判断。", "The secret is not SEC with 64 hex digits; the signature will tell whether it is right."))
	default:
		r.pass("secret", advice.Say("密钥的形式没有问题。", "The shape of the secret is fine."))
	}
}

// checkTimestamp judges the unit and the age of the timestamp.
func (r *robot) checkTimestamp() {
	const name = "timestamp"
	ms, err := strconv.ParseInt(r.ts, 10, 64)
	switch n := len(r.ts); {
	case r.ts == "" && r.sign == "" && !r.in.HasSecret:
		r.pass(name, advice.Say("地址没有签名参数；只有机器人没有开启加签时才可以。", "The address carries no signature; fine only for a robot without signing."))
	case r.ts == "":
		r.blocked(name, advice.Say("没有 timestamp。", "There is no timestamp."))
		rank := rankFirst
		if r.sign == "" {
			rank = rankLater
		}
		r.also("timestamp-missing", r.code, rank)
	case err == nil && pasted.IsDigits(r.ts) && n == 10:
		r.fail(name, "timestamp-seconds", r.code, advice.Say("timestamp 有 10 位，是秒；应为 13 位毫秒。", "timestamp has 10 digits, seconds; it must be 13 digits of milliseconds."))
	case err == nil && pasted.IsDigits(r.ts) && (n == 16 || n == 19):
		r.fail(name, "timestamp-unit", r.code, advice.Sayf("timestamp 有 %d 位，是微秒或纳秒；应为 13 位毫秒。", "timestamp has %d digits, micro- or nanoseconds; it must be 13 digits of milliseconds.", n))
	case err != nil || !pasted.IsDigits(r.ts) || n != 13:
		r.fail(name, "timestamp-malformed", r.code, advice.Say("timestamp 不是 13 位整数。", "timestamp is not an integer of 13 digits."))
	case r.in.Now.IsZero():
		r.pass(name, advice.Say("timestamp 是毫秒；未给出当前时间，不检查是否过期。", "timestamp is in milliseconds; without a clock its age is not checked."))
	default:
		r.checkAge(ms)
	}
}

func (r *robot) checkAge(ms int64) {
	off := r.in.Now.UnixMilli() - ms
	zh, en := "早", "behind"
	if off < 0 {
		off, zh, en = -off, "晚", "ahead of"
	}
	gap := gapText(time.Duration(off/1000) * time.Second)
	if off <= skewMillis {
		r.pass("timestamp", advice.Sayf("timestamp 是毫秒，比当前时间%[1]s %[3]s，在 1 小时以内。", "timestamp is in milliseconds and %[2]s now by %[4]s, within the hour.", zh, en, gap.ZH, gap.EN))
		return
	}
	r.blocked("timestamp", advice.Sayf("timestamp 比当前时间%[1]s %[3]s，超过 1 小时。", "timestamp is %[2]s now by %[4]s, more than an hour.", zh, en, gap.ZH, gap.EN))
	r.also("timestamp-expired", r.code, rankLater)
}

// gapText gives a span of time in its two largest units.
func gapText(d time.Duration) codes.Text {
	h, m, s := int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60
	switch {
	case h >= 48:
		return advice.Sayf("%d 天", "%d days", h/24)
	case h > 0:
		return advice.Sayf("%d 小时 %d 分", "%d h %d min", h, m)
	case m > 0:
		return advice.Sayf("%d 分 %d 秒", "%d min %d s", m, s)
	}
	return advice.Sayf("%d 秒", "%d s", s)
}
