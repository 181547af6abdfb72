package signature

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
)

// The host that custom robots are called on, and the domain it stands in.
const (
	robotHost = "oapi.dingtalk.com"
	domain    = "dingtalk.com"
)

// checkHost tells DingTalk's host from one that only reads like it. Any other
// host may be a proxy of the caller's own.
func (r *robot) checkHost(l pasted.Location) {
	const name = "host"
	host := strings.ToLower(strings.TrimSuffix(l.Host, "."))
	if slug, text := malformed(l, host); slug != "" {
		r.fail(name, slug, "", text)
		return
	}
	switch {
	case host == robotHost:
		r.checkOwnHost(name, l)
	case host == "api."+domain:
		r.fail(name, "wrong-host", "", advice.Say("主机是 api.dingtalk.com；robot/send 只在 oapi.dingtalk.com 上。", "The host is api.dingtalk.com; robot/send lives on oapi.dingtalk.com alone."))
	case host == domain || strings.HasSuffix(host, "."+domain):
		r.fail(name, "wrong-host", "", advice.Say("是钉钉的主机，但 robot/send 只在 oapi.dingtalk.com 上。", "This is a host of DingTalk's, but robot/send lives on oapi.dingtalk.com alone."))
	case strings.HasSuffix(host, "weixin.qq.com") || strings.HasSuffix(host, "feishu.cn") || strings.HasSuffix(host, "larksuite.com"):
		r.fail(name, "wrong-host", "", advice.Say("这是另一个平台的主机，不是钉钉的。", "This is the host of another platform, not of DingTalk."))
	case l.Posing:
		r.fail(name, "wrong-host", "", advice.Say("@ 之前写着钉钉的主机，请求实际发往 @ 之后的主机，它不是钉钉的。", "DingTalk's host stands before the @ as a user name; the call goes to the host behind it, which is not DingTalk's."))
	case resembles(host):
		r.fail(name, "wrong-host", "", advice.Say("这个主机只是看起来像 oapi.dingtalk.com，并不是钉钉的。", "This host only looks like oapi.dingtalk.com; it is not DingTalk's."))
	default:
		r.pass(name, advice.Say("主机不是 oapi.dingtalk.com；若它是代理，请确认查询参数原样转发。", "The host is not oapi.dingtalk.com; if it is a proxy, make sure that it passes the query on unchanged."))
	}
}

// checkOwnHost looks at the rest of an address on DingTalk's host: nothing but
// https on its usual port, no user name, and one of the two paths.
func (r *robot) checkOwnHost(name string, l pasted.Location) {
	switch {
	case l.HasUser:
		r.fail(name, "url-malformed", "", advice.Say("主机之前有用户名和 @；webhook 地址没有这一段。", "A user name and an @ stand before the host; no webhook address has that."))
	case l.Scheme != "" && !strings.EqualFold(l.Scheme, "https"):
		r.fail(name, "scheme", "", advice.Say("主机正确，但地址不是 https://：token 和签名会以明文发送。", "The host is right, but the address is not https://: token and sign would travel in the clear."))
	case !usualPort(l.Port):
		r.fail(name, "port", "", advice.Say("主机正确，但端口不是 443。", "The host is right, but the port is not 443."))
	case strings.TrimRight(l.Path, "/") != "/robot/send" && l.Path != "/robot/sendBySession":
		r.fail(name, "wrong-path", "", advice.Say("主机正确，但路径不是 /robot/send。", "The host is right, but the path is not /robot/send."))
	case strings.HasSuffix(l.Host, "."):
		r.pass(name, advice.Say("主机是 oapi.dingtalk.com，路径正确；主机末尾的点是多余的。", "The host is oapi.dingtalk.com and the path is right; the dot behind the host is not needed."))
	default:
		r.pass(name, advice.Say("主机是 oapi.dingtalk.com，路径正确。", "The host is oapi.dingtalk.com and the path is right."))
	}
}

// usualPort says that a port is that of https, or left out.
func usualPort(port string) bool {
	n, err := strconv.Atoi(port)
	return port == "" || err == nil && n == 443
}

// malformed says why nobody can tell the host of an address: programs read a
// backslash, a blank or an escape in it in different ways, and so they call
// different hosts.
func malformed(l pasted.Location, host string) (slug string, text codes.Text) {
	switch {
	case host == "" || l.Scheme == "" && (host == "http" || host == "https"):
		return "url-malformed", advice.Say("地址里没有主机：应以 https:// 开头。", "The address has no host: it must begin with https://.")
	case strings.ContainsFunc(l.Authority, ambiguous):
		return "url-malformed", advice.Say("主机那一段里有反斜杠、空白或转义：不同的程序会读出不同的主机。", "A backslash, a blank or an escape stands where the host is: programs read different hosts out of it.")
	case l.Scheme != "" && !strings.EqualFold(l.Scheme, "http") && !strings.EqualFold(l.Scheme, "https"):
		return "scheme", advice.Say("地址不是以 https:// 开头的网址。", "The address is no URL that begins with https://.")
	case strings.ContainsAny(host, "[]") && (host[0] != '[' || host[len(host)-1] != ']'):
		return "url-malformed", advice.Say("主机那一段的方括号不成对。", "The brackets where the host is do not match.")
	case strings.Trim(l.Port, "0123456789") != "":
		return "url-malformed", advice.Say("端口不是数字。", "The port is not a number.")
	}
	return "", codes.Text{}
}

// ambiguous says that a character has no place in the host of an address, nor
// in the user name before it.
func ambiguous(c rune) bool {
	return strings.ContainsRune("\\%\"'<>^`{|}", c) || unicode.IsSpace(c) || unicode.IsControl(c) || unicode.Is(unicode.Cf, c)
}

// mistyped is by how many letters a host may differ to read like another.
const mistyped = 2

// resembles says that a host is not DingTalk's and yet made or mistyped to read
// like it: the domain as a part of another name, a name a letter or two away, or
// one in letters that look like others. Names in Chinese, Japanese and Korean
// are nobody's double; what xn-- stands for cannot be seen.
func resembles(host string) bool {
	foreign := func(c rune) bool {
		return c > unicode.MaxASCII && !unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	}
	return strings.Contains(host, domain+".") || strings.HasSuffix(host, domain) ||
		strings.HasPrefix(host, "xn--") || strings.Contains(host, ".xn--") ||
		strings.ContainsFunc(host, foreign) || codes.Distance(host, robotHost, mistyped) <= mistyped
}
