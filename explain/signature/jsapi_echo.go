package signature

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
	"github.com/dterr/dterr/explain/signature/internal/seal"
	"github.com/dterr/dterr/explain/signature/internal/trial"
)

// checkEcho holds what the server repeated in its error against what was
// given. Where both agree and the signature fits, only ticket and hash remain.
func (j *jsapi) checkEcho() {
	const name = "error"
	e := j.echo
	switch {
	case j.in.ErrorText == "":
		return
	case e.Code == "" && !e.Complete:
		j.pass(name, advice.Say("错误文本里没有 520xx 错误码，也没有回显。", "The error text holds no 520xx code and repeats no values."))
		return
	case e.Code != "" && e.Code != codeJSAPI:
		j.fail(name, "other-code", e.Code, advice.Sayf("服务器报的是 %s，不是 52013：问题不在签名的计算。", "The server answered %s, not 52013: the computing of the signature is not the matter.", e.Code))
		return
	case !e.Complete:
		j.pass(name, advice.Say("服务器报 52013，但没有回显地址、随机串和时间戳。", "The server answered 52013 without repeating url, nonce and timestamp."))
	default:
		j.pass(name, advice.Say("服务器报 52013，并回显了它使用的值。", "The server answered 52013 and repeats the values it used."))
	}
	agree := true
	if e.Complete {
		agree = j.compareURL()
		agree = j.compareText("error-nonce", "nonce-differs", j.in.Nonce, e.Nonce) && agree
		agree = j.compareTimestamp() && agree
	}
	j.concludeTicket(agree)
}

// compareURL compares the page, in the form that is to be signed, with the
// server's url.
func (j *jsapi) compareURL() bool {
	const name = "error-url"
	page, server := j.in.URL, j.echo.URL
	first := ""
	for _, v := range trial.PageVariants(page) {
		switch {
		case v.Slug == "" && v.Text == server:
			j.pass(name, advice.Say("服务器用的地址与页面地址一致。", "The server's url is the page address."))
			return true
		case v.Slug == "" && first == "":
			first = v.Text
		case v.Text == server:
			j.fail(name, v.Slug, codeJSAPI, urlDiff(first, server))
			return false
		}
	}
	slug := "url-differs"
	for _, v := range trial.PageVariants(server) { // the page given may be the odd one
		if v.Text == page && v.Slug != "" {
			slug = v.Slug
			break
		}
	}
	if slug == "url-differs" && anyPort(first) == anyPort(server) {
		slug = "port"
	}
	j.fail(name, slug, codeJSAPI, urlDiff(first, server))
	return false
}

// anyPort gives an address without its port.
func anyPort(address string) string {
	l := pasted.Cut(trial.WithSlash(address))
	return l.Origin(l.Scheme, l.Host, "") + l.Path + l.RawQuery()
}

func (j *jsapi) compareText(name, slug, given, server string) bool {
	if given == server {
		j.pass(name, advice.Say("与服务器回显的一致。", "It is what the server repeats."))
		return true
	}
	j.fail(name, slug, codeJSAPI, diff(given, server, 3, codes.Text{}))
	return false
}

func (j *jsapi) compareTimestamp() bool {
	slug := "timestamp-differs"
	if pasted.Holds(trial.OtherUnits(j.in.Timestamp, true), j.echo.Timestamp) {
		slug = "timestamp-unit"
	}
	return j.compareText("error-timestamp", slug, j.in.Timestamp, j.echo.Timestamp)
}

// concludeTicket decides between ticket and hash once a 52013 came back for a
// signature that is right for the values that the server used.
func (j *jsapi) concludeTicket(agree bool) {
	const name = "error-ticket"
	known := len(j.echo.Tickets) > 0 && j.ticket != ""
	alike := false
	for _, seen := range j.echo.Tickets {
		alike = alike || known && strings.HasPrefix(j.ticket, seen)
	}
	right := j.right && agree || j.matchesEcho()
	switch {
	case known && !alike:
		j.blocked(name, advice.Say("服务器回显的 ticket 开头与给出的不同。", "The ticket that the server hints at begins differently from the one given."))
		j.also("wrong-ticket", codeJSAPI, rankFirst)
	case right && alike:
		j.fail(name, "other-hash", codeJSAPI, advice.Say("地址、随机串、时间戳和 ticket 的开头都一致，签名也对：换另一种摘要（SHA-1 与 SHA-256）试一次。", "Url, nonce, timestamp and the beginning of the ticket agree and the signature is right: try the other hash (SHA-1 or SHA-256)."))
	case right:
		j.blocked(name, advice.Say("服务器用的值都一致，签名也对：不同的只能是 ticket（或摘要算法）。", "The values that the server used agree and the signature is right: what differs is the ticket (or the hash)."))
		j.also("wrong-ticket", codeJSAPI, rankFirst)
	case alike:
		j.pass(name, advice.Say("服务器回显的 ticket 开头与给出的一致。", "The ticket that the server hints at begins like the one given."))
	default:
		j.pass(name, advice.Say("没有可比较的 ticket。", "There is no ticket to compare."))
	}
}

// urlDiff describes the first difference of two addresses by its place and
// the part of the address it lies in. Values of a query are hardly shown.
func urlDiff(given, server string) codes.Text {
	i := 0
	for i < len(given) && i < len(server) && given[i] == server[i] {
		i++
	}
	where, show := urlPart(given, i), 8
	if where.EN != "" && strings.Contains(given[:i], "?") {
		show = 3
	}
	return diff(given, server, show, where)
}

// urlPart names the part of an address that holds the byte at i.
func urlPart(url string, i int) codes.Text {
	before := url[:i]
	scheme := strings.Index(url, "://")
	switch {
	case strings.Contains(before, "#"):
		return advice.Say("片段", "in the fragment")
	case strings.Contains(before, "?"):
		query := before[strings.IndexByte(before, '?')+1:]
		one := query[strings.LastIndexByte(query, '&')+1:]
		if name, _, ok := strings.Cut(one, "="); ok && seal.PlainKey(name) && len(name) <= 32 {
			return advice.Say("参数 "+name+" 的值", "in the value of "+name)
		}
		return advice.Say("查询串", "in the query")
	case scheme < 0 || i < scheme+3:
		return advice.Say("协议", "in the scheme")
	case strings.Contains(url[scheme+3:max(i, scheme+3)], "/"):
		return advice.Say("路径", "in the path")
	case strings.Contains(url[scheme+3:max(i, scheme+3)], ":"):
		return advice.Say("端口", "in the port")
	}
	return advice.Say("主机或端口", "in host or port")
}

// diff describes where two texts part, by character from 1, showing at most n
// characters of each from there on.
func diff(given, server string, n int, where codes.Text) codes.Text {
	a, b := []rune(given), []rune(server)
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	ea, eb := len(a), len(b)
	for ea > i && eb > i && a[ea-1] == b[eb-1] {
		ea, eb = ea-1, eb-1
	}
	zh, en := where.ZH, where.EN
	if zh != "" {
		zh, en = "（"+zh+"）", " ("+en+")"
	}
	return advice.Sayf("第 %[1]d 个字符起不同%[2]s：给出的是 %[4]s，服务器用的是 %[5]s；长度 %[6]d 和 %[7]d。",
		"They part at character %[1]d%[3]s: given %[4]s, server %[5]s; lengths %[6]d and %[7]d.",
		i+1, zh, en, excerpt(a[i:ea], n), excerpt(b[i:eb], n), len(a), len(b))
}

// excerpt quotes the first n characters, control characters escaped.
func excerpt(r []rune, n int) string {
	if len(r) == 0 {
		return `""`
	}
	end := ""
	if len(r) > n {
		r, end = r[:n], "…"
	}
	s := string(r)
	if !utf8.ValidString(s) {
		return "?"
	}
	return strconv.QuoteToGraphic(s) + end
}
