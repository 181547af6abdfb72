package signature

import (
	"crypto/sha1" //nolint:gosec // one of the two hashes in use
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/hex"
	"strings"

	"github.com/dterr/dterr/explain/signature/outcome"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
	"github.com/dterr/dterr/explain/signature/internal/trial"
)

// The codes of dd.config, by the global list of codes.
const (
	codeTicket    = "52011"
	codeJSAPI     = "52013"
	codePage      = "52014"
	codeNonceText = "52015"
	codeDigest    = "52016"
	codeTime      = "52018"
)

// JSAPIInput is what JSAPI looks at.
type JSAPIInput struct {
	// URL is the address of the page that calls dd.config (location.href).
	URL string
	// Tickets holds the jsapi_ticket used, after it earlier ones.
	Tickets []string
	// Nonce, Timestamp and Signature are what dd.config is given as nonceStr,
	// timeStamp and signature.
	Nonce, Timestamp, Signature string
	// ErrorText is what dd.error received, empty if unknown: a 52013 repeats
	// the url, nonce and timestamp that the server used.
	ErrorText string
}

// jsapi is one verification under way.
type jsapi struct {
	*sheet
	in     JSAPIInput
	ticket string
	// digest is the signature as bytes, nil when it is none.
	digest []byte
	// right says that the signature fits page and ticket as given.
	right bool
	echo  pasted.Echo
}

// JSAPI checks the signature of dd.config: SHA-1 and SHA-256 of ticket, nonce,
// timestamp and page address, told apart by length. The code is 52013, or
// 52011, 52014, 52015, 52016 or 52018 for an input that cannot be right; with
// an error text that names another code, that one.
func JSAPI(in JSAPIInput) outcome.Report {
	j := &jsapi{sheet: newSheet("jsapi", advice.JSAPIMistakes()), in: in}
	if j.tooLong() {
		j.fail("input", "too-long", "", advice.Say("输入太长，不作检查。", "An input is too long and is not checked."))
		return j.done(codes.Text{})
	}
	if len(in.Tickets) > 0 {
		j.ticket = in.Tickets[0]
	}
	if page := pasted.Unquoted(in.URL); page != pasted.Trimmed(in.URL) { // quotes of a shell or a log
		j.in.URL = page
	}
	j.echo = pasted.ReadEcho(in.ErrorText)
	j.checkInputs()
	j.checkDigest()
	j.checkSignature()
	j.checkEcho()
	return j.done(advice.Say("签名正确。", "The signature is right."))
}

func (j *jsapi) tooLong() bool {
	in := j.in
	long := len(in.URL) > pasted.MaxPage || len(in.Nonce) > trial.MaxSecret || len(in.Timestamp) > trial.MaxSecret ||
		len(in.Signature) > trial.MaxSecret || len(in.ErrorText) > MaxInput || len(in.Tickets) > 64
	for _, t := range in.Tickets {
		long = long || len(t) > trial.MaxSecret
	}
	return long
}

// checkInputs looks at what is signed, one by one.
func (j *jsapi) checkInputs() {
	l := pasted.Cut(j.in.URL)
	switch {
	case j.in.URL == "":
		j.fail("url", "url-malformed", codePage, advice.Say("没有给出页面地址。", "No page address was given."))
	case l.Scheme != "http" && l.Scheme != "https" || l.Host == "":
		j.fail("url", "url-malformed", codePage, advice.Say("页面地址不是以 http:// 或 https:// 开头的完整网址。", "The page address is no absolute http:// or https:// URL."))
	case l.HasUser:
		j.fail("url", "url-malformed", codePage, advice.Say("页面地址的 @ 前面有用户信息：真正的主机在 @ 后面，浏览器给出的页面地址里也没有它。", "User info stands before an @ in the page address: the host is what follows it, and a browser leaves it out of the page's address."))
	case pasted.Trimmed(j.in.URL) != j.in.URL:
		j.fail("url", "url-malformed", codePage, advice.Say("页面地址前后有空白。", "The page address has white space around it."))
	default:
		j.pass("url", advice.Say("页面地址是完整的网址。", "The page address is an absolute URL."))
	}
	switch {
	case j.in.Nonce == "":
		j.fail("nonce", "nonce-missing", codeNonceText, advice.Say("没有随机串 nonceStr。", "There is no nonceStr."))
	default:
		j.pass("nonce", advice.Say("有随机串。", "There is a nonce."))
	}
	switch {
	case j.in.Timestamp == "":
		j.fail("timestamp", "timestamp-malformed", codeTime, advice.Say("没有 timeStamp。", "There is no timeStamp."))
	case !pasted.IsDigits(j.in.Timestamp):
		j.fail("timestamp", "timestamp-malformed", codeTime, advice.Say("timeStamp 不是整数。", "timeStamp is not an integer."))
	default:
		j.pass("timestamp", advice.Sayf("timeStamp 是 %d 位整数；秒和毫秒都可以，只要两处一致。", "timeStamp is an integer of %d digits; seconds or milliseconds will do as long as both places agree.", len(j.in.Timestamp)))
	}
	switch {
	case j.ticket == "":
		j.fail("ticket", "ticket-missing", codeTicket, advice.Say("没有 jsapi_ticket。", "There is no jsapi_ticket."))
	case pasted.Unquoted(j.ticket) != j.ticket:
		j.fail("ticket", "ticket-blank", codeJSAPI, advice.Say("ticket 前后有空白、换行或引号。", "The ticket has white space or quotes around it."))
	default:
		j.pass("ticket", advice.Say("有 ticket。", "There is a ticket."))
	}
}

// checkDigest judges the shape of the signature: 40 or 64 lower-case hex
// digits.
func (j *jsapi) checkDigest() {
	const name = "signature-shape"
	sig := j.in.Signature
	clean := pasted.Unquoted(sig)
	n := len(clean)
	if pasted.IsHex(clean) && (n == 40 || n == 64) {
		j.digest, _ = hex.DecodeString(clean)
	}
	switch {
	case sig == "":
		j.fail(name, "signature-shape", codeDigest, advice.Say("没有签名。", "There is no signature."))
	case clean != sig:
		j.fail(name, "signature-blank", codeDigest, advice.Say("签名前后有空白或引号。", "The signature has white space or quotes around it."))
	case j.digest != nil && strings.ToLower(sig) != sig:
		j.fail(name, "signature-case", codeJSAPI, advice.Say("签名里有大写字母，应为小写的十六进制。", "The signature has capitals; it must be lower-case hex."))
	case n == 40 && j.digest != nil:
		j.pass(name, advice.Say("40 位十六进制，是 SHA-1。", "40 hex digits: SHA-1."))
	case n == 64 && j.digest != nil:
		j.pass(name, advice.Say("64 位十六进制，是 SHA-256。", "64 hex digits: SHA-256."))
	case pasted.IsHex(sig) && (n == 32 || n == 56 || n == 96 || n == 128):
		j.fail(name, "other-hash", codeDigest, advice.Sayf("%d 位十六进制，是另一种摘要（MD5 或 SHA-512 之类）的长度。", "%d hex digits: the length of another hash, such as MD5 or SHA-512.", n))
	default:
		j.checkBase64(name, clean)
	}
}

func (j *jsapi) checkBase64(name, clean string) {
	b, err := base64.StdEncoding.DecodeString(clean)
	if err == nil && (len(b) == sha1.Size || len(b) == sha256.Size) {
		j.digest = b
		j.fail(name, "base64-digest", codeDigest, advice.Say("签名是 base64，应为小写的十六进制。", "The signature is base64; it must be lower-case hex."))
		return
	}
	j.fail(name, "signature-shape", codeDigest, advice.Sayf("签名有 %d 个字符，不是 40 或 64 位十六进制。", "The signature has %d characters and is not 40 or 64 hex digits.", len(clean)))
}

// checkSignature compares the signature under every known mistake.
func (j *jsapi) checkSignature() {
	const name = "signature"
	switch {
	case j.digest == nil:
		j.blocked(name, advice.Say("签名的形式不对，无法比较。", "The signature has the wrong shape and cannot be compared."))
		return
	case j.ticket == "" || j.in.URL == "":
		j.blocked(name, advice.Say("缺少 ticket 或页面地址，无法验证。", "Ticket or page address is missing; it cannot be verified."))
		return
	}
	slug, also, ok := j.match(j.in.URL, j.in.Nonce, j.in.Timestamp)
	switch {
	case ok && slug == "":
		j.right = true
		j.pass(name, advice.Say("签名与 ticket、随机串、时间戳和页面地址一致。", "The signature fits ticket, nonce, timestamp and page address."))
	case ok:
		j.named(name, slug)
		if also != "" && also != slug {
			j.named(name+"-also", also)
		}
	case j.matchesEcho():
		j.blocked(name, advice.Say("签名与服务器回显的地址、随机串和时间戳一致，与这里给出的不一致。", "The signature fits the url, nonce and timestamp that the server repeats, not those given here."))
	default:
		j.blocked(name, advice.Say("已知的错误都不能解释这个签名：最可能是 ticket 不同。", "No known mistake explains the signature: most likely it was made with another ticket."))
		j.also("wrong-ticket", codeJSAPI, rankLater)
	}
}

// named reports a mistake that yields the signature.
func (j *jsapi) named(name, slug string) {
	t := j.mistake(slug).Title
	j.fail(name, slug, codeJSAPI, advice.Sayf("%[1]s：按此重算，得到的正是这个签名。", "%[2]s: recomputed that way, the signature is exactly this one.", t.ZH, t.EN))
}

// match finds the first known way of signing that yields the digest.
func (j *jsapi) match(page, nonce, ts string) (slug, also string, ok bool) {
	if j.digest == nil || j.ticket == "" {
		return "", "", false
	}
	for p := range plains(page, j.in.Tickets, nonce, ts) {
		if j.yields([]byte(p.text)) {
			return p.slug, p.also, true
		}
		if p.slug != "" || len(j.digest) != sha1.Size {
			continue
		}
		if sum := sha256.Sum256([]byte(p.text)); trial.Same(string(sum[:sha1.Size]), string(j.digest)) {
			return "other-hash", "", true
		}
	}
	if len(j.found) == 0 && len(page) <= maxDeep {
		slug, ok = j.matchPort(page, nonce, ts)
	}
	return slug, "", ok
}

// yields says that a text has the digest, by the hash that its length tells.
func (j *jsapi) yields(text []byte) bool {
	if len(j.digest) == sha1.Size {
		sum := sha1.Sum(text) //nolint:gosec // see above
		return subtle.ConstantTimeCompare(sum[:], j.digest) == 1
	}
	sum := sha256.Sum256(text)
	return subtle.ConstantTimeCompare(sum[:], j.digest) == 1
}

// matchesEcho says that the signature is right for what the server repeats.
func (j *jsapi) matchesEcho() bool {
	if !j.echo.Complete || j.digest == nil {
		return false
	}
	for _, u := range trial.PageVariants(j.echo.URL) {
		if u.Slug == "" && j.ticket != "" && j.yields([]byte(join(j.ticket, j.echo.Nonce, j.echo.Timestamp, u.Text))) {
			return true
		}
	}
	return false
}
