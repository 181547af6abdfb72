package explain

import (
	"fmt"
	"strings"

	"github.com/dterr/dterr/codes"
)

// statusOnlyFinding says what can be said of an answer that gave nothing but
// an HTTP status, or of a call that got no answer. No code is claimed.
//
// What the statuses mean on DingTalk's gateways is in its official table of
// HTTP statuses (2026-05-06); that a 403 is throttling as well as a missing
// permission, and that the old gateway sends its errors with 200, in the
// notes on the gateways.
func (f *Finding) statusOnlyFinding(a *answer) {
	if a.shape == "network" {
		f.Title = codes.Text{ZH: "请求没有得到钉钉的响应：网络或 TLS 的问题", EN: "the call got no answer of DingTalk: a network or TLS fault"}
		f.Retry.Policy = codes.PolicyBackoff
		f.addNote("network",
			"请求没有走到业务层，因此没有错误码。先在同一台机器上用 curl -v 试同一个域名，看是解析、连接、证书还是超时；写操作在超时后可能已经生效。",
			"The call never reached the service, so there is no code. Try the same host with curl -v on the same machine and see whether name resolution, connection, certificate or time fails; after a time-out a write may have taken effect.")
		return
	}
	if f.OK {
		f.Kind = codes.KindSuccess
		f.Title = codes.Text{ZH: fmt.Sprintf("调用成功（HTTP %d）", f.HTTPStatus), EN: fmt.Sprintf("the call succeeded (HTTP %d)", f.HTTPStatus)}
		return
	}
	if f.HTTPStatus == 0 {
		f.Title = codes.Text{ZH: "响应里没有错误码", EN: "the answer names no code"}
		return
	}
	name := reasonPhrase(f.HTTPStatus)
	f.Title = codes.Text{
		ZH: fmt.Sprintf("只有 HTTP 状态 %d（%s），没有错误码", f.HTTPStatus, name),
		EN: fmt.Sprintf("only HTTP status %d (%s), no code", f.HTTPStatus, name),
	}
	zh, en := statusMeaning(f.HTTPStatus)
	f.addNote("status", zh, en)
	switch {
	case f.HTTPStatus == 429:
		f.Kind, f.Retry.Policy = codes.KindRateLimit, codes.PolicyBackoff
	case f.HTTPStatus >= 500:
		f.Kind, f.Retry.Policy, f.Owner = codes.KindSystem, codes.PolicyBackoff, codes.OwnerDingTalk
	}
	if a.shape != "html" {
		f.addNote("print-body",
			"真正的原因在响应体里，把它打印出来：Go io.ReadAll(resp.Body)；Java TeaException.getData() 或 response.body().string()；Python e.response.text；Node（axios）err.response.data；PHP $e->getResponse()->getBody()；curl 加 -i，去掉 -f。",
			"The cause stands in the body: print it. Go io.ReadAll(resp.Body); Java TeaException.getData() or response.body().string(); Python e.response.text; Node (axios) err.response.data; PHP $e->getResponse()->getBody(); curl with -i and without -f.")
	}
}

// statusMeaning says what a status can mean on DingTalk's gateways.
func statusMeaning(status int) (zh, en string) {
	switch status {
	case 400:
		return "400：参数、凭证（新网关的 token 失效也是 400）或业务上的错误，只有响应体里的 code 能区分。",
			"400: an argument, a credential (an invalid token is a 400 on the new gateway, too) or a business error; only the code in the body tells."
	case 401:
		return "401：凭证缺失或无效，例如 Stream 建连时 clientId 与 clientSecret 不匹配。",
			"401: a credential is missing or wrong, such as clientId and clientSecret when a stream is opened."
	case 403:
		return "403：可能是没有权限，也可能是被限流，两者只能靠响应体里的 code 区分（含 Limit 的是限流）；返回 HTML 时多半是出口 IP 被封禁。",
			"403: a missing permission or throttling; only the code in the body tells them apart (the word Limit is throttling). An HTML page is mostly a ban of the egress address."
	case 404:
		return "404：路径或方法不对，例如 api.dingtalk.com 的路径少了 /v1.0。",
			"404: the path or method is wrong, such as a path of api.dingtalk.com without /v1.0."
	case 405:
		return "405：这个接口不接受所用的 HTTP 方法。", "405: the call does not take this HTTP method."
	case 414:
		return "414：请求参数被放进了 URL 而且太长，改放请求体。", "414: the arguments were put into the URL and are too long; send them in the body."
	case 429:
		return "429：请求太频繁，降低频率后再试。", "429: too many requests; slow down and try again."
	case 502, 503, 504:
		return fmt.Sprintf("%d：服务端或网关暂时不可用，间隔逐次加长地重试；写操作先查询是否已经生效。", status),
			fmt.Sprintf("%d: the service or the gateway is not available for the moment; retry with growing pauses, and query first whether a write took effect.", status)
	}
	if status >= 500 {
		return fmt.Sprintf("%d：服务端出错，通常是暂时的；写操作先查询是否已经生效再重试。", status),
			fmt.Sprintf("%d: the server failed, mostly for the moment; query whether a write took effect before repeating it.", status)
	}
	return fmt.Sprintf("%d：这个状态本身说明不了原因。", status), fmt.Sprintf("%d: the status alone does not tell the cause.", status)
}

// addNote adds a remark.
func (f *Finding) addNote(key, zh, en string) {
	f.Notes = append(f.Notes, Note{Key: key, Text: codes.Text{ZH: zh, EN: en}})
}

// httpStatus reads a whole text as an HTTP status; 0 when it is none.
func httpStatus(s string) int {
	if len(s) != 3 || leadingDigits(s) != s || s[0] < '1' || s[0] > '5' {
		return 0
	}
	return atoi(s)
}

// reasonPhrase gives the name of a failed status (RFC 9110), or "".
func reasonPhrase(status int) string {
	switch status {
	case 400:
		return "Bad Request"
	case 401:
		return "Unauthorized"
	case 403:
		return "Forbidden"
	case 404:
		return "Not Found"
	case 405:
		return "Method Not Allowed"
	case 408:
		return "Request Timeout"
	case 409:
		return "Conflict"
	case 413:
		return "Request Entity Too Large"
	case 414:
		return "Request-URI Too Large"
	case 415:
		return "Unsupported Media Type"
	case 429:
		return "Too Many Requests"
	case 500:
		return "Internal Server Error"
	case 502:
		return "Bad Gateway"
	case 503:
		return "Service Unavailable"
	case 504:
		return "Gateway Timeout"
	}
	return ""
}

// statusLeads are the words that a status stands behind, in lower case.
var statusLeads = [...]string{ //nolint:gochecknoglobals // a constant table
	"http ", "http/1.1 ", "http/1.0 ", "http/2 ", "http/2.0 ", "http=", "http status ", "http code ", "http error ", "httperror: ",
	"status code ", "status code: ", "status code=", "status: ", "status=", "statuscode: ", "statuscode=", "status_code=", "status_code: ",
	"response code ", "response code: ", "response status ", "success: ", "error=", "error: ", "code=",
}

// leadMost and phraseMost are how many bytes before a status its lead may
// take, and behind it its reason phrase.
const (
	leadMost   = 20
	phraseMost = 32
)

// statedStatus gives the HTTP status that a line states, or 0: behind a word
// that says so, the most telling first and of equal ones the last, or else the
// first before its own reason phrase or in brackets before a body.
func statedStatus(l string) int {
	best, led, other := len(statusLeads), 0, 0
	for i := 2; i < len(l); {
		if !isDigit(l[i]) {
			i += 3 // a status that begins before i+1 would hold it
			continue
		}
		start, end := i, i+1
		for start > 0 && isDigit(l[start-1]) {
			start--
		}
		for end < len(l) && isDigit(l[end]) {
			end++
		}
		i = end + 3
		if end-start != 3 || l[start] < '1' || l[start] > '5' || !standsAlone(l, start) {
			continue
		}
		status := atoi(l[start:end])
		before := asciiLower([]byte(l[max(0, start-leadMost):start]))
		behind := asciiLower([]byte(l[end:min(len(l), end+phraseMost)]))
		if lead := leadOf(before, status, behind); lead < len(statusLeads) && lead <= best {
			best, led = lead, status
		}
		if other == 0 && status >= 400 && (isReason(status, behind) || strings.HasPrefix(behind, ", message=") ||
			strings.HasSuffix(before, "[") && strings.HasPrefix(behind, "] ") || strings.HasSuffix(before, "-> ")) {
			other = status
		}
	}
	if led != 0 {
		return led
	}
	return other
}

// standsAlone reports whether the number at i is no part of a word, a fraction
// or a time.
func standsAlone(l string, i int) bool {
	switch {
	case i == 0:
		return true
	case l[i-1] == ':':
		return i > 1 && l[i-2] != ' ' && !isDigit(l[i-2])
	}
	return !isWordByte(l[i-1]) && l[i-1] != '.'
}

// leadOf gives the first of statusLeads that a status stands behind; their
// number when there is none.
func leadOf(before string, status int, behind string) int {
	if !strings.HasSuffix(before, " ") && !strings.HasSuffix(before, "=") {
		return len(statusLeads)
	}
	for n, lead := range statusLeads {
		if !strings.HasSuffix(before, lead) {
			continue
		}
		weak := lead == "error=" || lead == "error: " || lead == "code=" || lead == "success: "
		if !weak || isReason(status, behind) {
			return n
		}
	}
	return len(statusLeads)
}

// isReason reports whether a status's own reason phrase, or what Python makes
// of it, stands behind it.
func isReason(status int, behind string) bool {
	behind = strings.TrimLeft(behind, " :(")
	phrase := strings.ToLower(reasonPhrase(status))
	return phrase != "" && strings.HasPrefix(behind, phrase) || strings.HasPrefix(behind, "client error") || strings.HasPrefix(behind, "server error")
}
