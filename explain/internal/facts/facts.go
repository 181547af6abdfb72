// Package facts knows what a message tells about its own case: the scopes that
// are missing and where to ask for them, the address that was refused, the limit
// that was passed and when it ends. Every fact is read by what the server writes
// around it, and one that is not there stays empty.
//
//	f := facts.Read("访问ip不在白名单之中,request ip=203.0.113.7")
//	f.RequestIP // "203.0.113.7"
package facts

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// Facts are the facts of one answer; explain.Facts is the same with the names
// that JSON shows.
type Facts struct {
	// RequiredScopes are the permission points that the call lacks, ApplyURL is
	// where to ask for them, AppKey the app that lacks them.
	RequiredScopes []string
	ApplyURL       string
	// RequestIP is the address that the call came from.
	RequestIP string
	AppKey    string
	// APIPath is the call that a limit is on, Limit how many calls of it are
	// allowed in WindowSeconds.
	APIPath       string
	Limit         int
	WindowSeconds int
	// Until is the end of a ban as RFC 3339 with zone.
	Until string
	// MissingField is the parameter that was not sent, object.field or field.
	MissingField string
	// Reason and Solution are the answer's own.
	Reason string
	// StatusCode is the HTTP status that the caller's own server gave, at URL.
	StatusCode int
	URL        string
	// Nonce and Timestamp are what a signature was made of.
	Nonce     string
	Timestamp string
	// WaitSeconds is a wait that the answer itself names.
	WaitSeconds int
	Solution    string
	// Variables are the texts in the places of the message's template.
	Variables []string
}

// Read takes out of the text of an answer what it tells about its own case. The text
// may be masked, ‹access_token#1›: a mask is a part of what it stands in. Most
// messages hold none of the signs without which a reader finds nothing.
func Read(text string) Facts {
	var f Facts
	has := func(sign byte) bool { return strings.IndexByte(text, sign) >= 0 }
	if has('[') || has(':') || has('=') || has('(') {
		f.permission(text)
	}
	if has('(') || has(':') || strings.Contains(text, "超过") || strings.Contains(text, "上限为") || strings.Contains(text, "exceed") {
		f.throttle(text)
	}
	if has(':') || strings.Contains(text, "：") {
		f.layout(text)
		f.callback(text)
	}
	if has('[') {
		f.client(text)
	}
	if strings.Contains(text, "参数") || strings.Contains(text, "param") || strings.Contains(text, mandatory) {
		f.MissingField = missingField(text)
	}
	return f
}

// permission reads the scopes and the link of a 60011 and the address and
// app of a 60020.
func (f *Facts) permission(text string) {
	if len(f.RequiredScopes) == 0 {
		for _, open := range [...]string{"requiredScopes=[", "所需的权限：[", "所需的权限:["} {
			list, ok := lex.Between(text, open, "]")
			if !ok {
				continue
			}
			for s := range strings.SplitSeq(list, ",") {
				if s = strings.TrimSpace(s); s != "" {
					f.RequiredScopes = append(f.RequiredScopes, s)
				}
			}
			break
		}
	}
	if i := strings.Index(text, "https://open-dev.dingtalk.com/appscope/apply"); i >= 0 {
		url := text[i:]
		if end := strings.IndexFunc(url, endsURL); end >= 0 {
			url = url[:end]
		}
		f.ApplyURL = url
		if content, ok := lex.Between(url+"&", "content=", "&"); ok {
			app, _, _ := strings.Cut(strings.ReplaceAll(content, "#", "%23"), "%23")
			f.AppKey = app
		}
	}
	for _, lead := range [...]string{"request ip=", "request ip =", "request ip:"} {
		if ip, ok := wordAfter(text, lead); ok {
			f.RequestIP = ip
			break
		}
	}
	if app, ok := lex.Between(text, "appKey(", ")"); ok {
		f.AppKey = app
	}
}

// endsURL reports whether a character ends an address: blanks, line breaks, marks
// that no address of the server holds, and all that is not ASCII but a mask.
func endsURL(r rune) bool {
	return r <= ' ' || r > '~' && r != '‹' && r != '›' || strings.ContainsRune(",;\"'{}<>()|\\`", r)
}

// windowMost is the longest window of a limit that is believed: a leap year, in
// seconds.
const windowMost = 366 * 24 * 60 * 60

// throttle reads the prose of a ban: "apiPath(/user/list), 从 … 到 …
// 请求总次数超过了 300 次, 处罚将在 … 结束". The times are China Standard Time.
func (f *Facts) throttle(text string) {
	if path, ok := lex.Between(text, "apiPath(", ")"); ok {
		f.APIPath = path
	}
	flat := text
	if strings.ContainsFunc(text, isBreak) || strings.Contains(text, "  ") {
		flat = strings.Join(strings.Fields(text), " ")
	}
	if from, ok := timeAfter(flat, "从 "); ok {
		if to, ok := timeAfter(flat, "到 "); ok {
			if window := to.Unix() - from.Unix(); window > 0 && window <= windowMost {
				f.WindowSeconds = int(window)
			}
		}
	}
	for _, lead := range [...]string{"超过了", "超过", "上限为", "exceed "} {
		i := strings.Index(flat, lead)
		if i < 0 {
			continue
		}
		rest := strings.TrimLeft(flat[i+len(lead):], " ：:")
		if digits := lex.Digits(rest); digits != "" && len(digits) < 9 && (strings.HasPrefix(strings.TrimLeft(rest[len(digits):], " "), "次") || strings.HasPrefix(rest[len(digits):], " times")) {
			f.Limit, _ = strconv.Atoi(digits)
			break
		}
	}
	for _, lead := range [...]string{"处罚将在", "限制将在", "处罚将于", "限制将于", "封禁将在"} {
		if until, ok := timeAfter(flat, lead); ok {
			f.Until = until.Format(time.RFC3339)
			break
		}
	}
}

// isBreak reports whether a character is a blank that is written in another way.
func isBreak(r rune) bool { return r != ' ' && unicode.IsSpace(r) }

// layout reads the layouts "description:…;solution:…;link:…" and
// "错误描述:…;解决方案:…;参考链接:…", which any code may come with.
func (f *Facts) layout(text string) {
	if l, ok := platform.LayoutOf(text); ok {
		f.Reason, f.Solution = l.Reason, l.Solution
	}
}

// callback reads the reason inside a 71012 and the status in it.
func (f *Facts) callback(text string) {
	if i := strings.Index(text, "错误原因为:"); i >= 0 {
		reason := text[i+len("错误原因为:"):]
		if j := strings.Index(reason, "HttpRequest:"); j >= 0 {
			reason = reason[:j]
		}
		f.Reason = strings.TrimSpace(reason)
	}
	for _, lead := range [...]string{"http statusCode is:", "HttpCode:"} {
		if i := strings.Index(text, lead); i >= 0 {
			if digits := lex.Digits(strings.TrimLeft(text[i+len(lead):], " ")); len(digits) == 3 {
				f.StatusCode, _ = strconv.Atoi(digits)
				return
			}
		}
	}
}

// client reads what a 52013 echoes of the server's own calculation.
func (f *Facts) client(text string) {
	if url, ok := lex.Between(text, "url:[", "]"); ok {
		f.URL = url
		f.Nonce, _ = lex.Between(text, "nonce:[", "]")
		f.Timestamp, _ = lex.Between(text, "timestamp:[", "]")
	}
}

// What ends the name of a field, and how long it may be, in bytes: what is longer
// is a sentence.
const (
	fieldEnds = ",，;；。`)]}）"
	fieldMost = 80
)

// missingField names the parameter that a message misses.
func missingField(text string) string {
	if before, _, ok := strings.Cut(text, mandatory); ok {
		return trailingName(before)
	}
	if i := strings.Index(text, "参数 "); i >= 0 {
		if object, rest, ok := strings.Cut(text[i+len("参数 "):], "--》"); ok {
			field := lex.Name(strings.TrimSpace(rest))
			if object = lex.Name(strings.TrimSpace(object)); object != "" && field != "" {
				return object + "." + field
			}
		}
	}
	if i := strings.Index(text, "->"); i > 0 && strings.Contains(text, "miss param") {
		object := trailingName(text[:i])
		if field := lex.Name(text[i+2:]); object != "" && field != "" {
			return object + "." + field
		}
	}
	for _, lead := range [...]string{"缺少参数：", "缺少参数:", "缺少参数 ", "miss param : ", "miss param: ", "missing parameter: ", "Missing parameter: "} {
		if i := strings.Index(text, lead); i >= 0 {
			field, _, _ := strings.Cut(text[i+len(lead):], " request")
			if end := strings.IndexAny(field, fieldEnds); end >= 0 {
				field = field[:end]
			}
			if field = strings.TrimSpace(field); len(field) <= fieldMost {
				return field
			}
		}
	}
	return ""
}

// mandatory is what the new gateway says behind the name of a parameter that was not
// sent.
const mandatory = " is mandatory for this action"

func trailingName(s string) string {
	i := len(s)
	for i > 0 && (lex.IsWord(s[i-1]) || s[i-1] == '.') {
		i--
	}
	return strings.Trim(s[i:], "-")
}

// wordAfter gives the word behind a lead: an address or a name.
func wordAfter(s, lead string) (string, bool) {
	_, rest, ok := strings.Cut(s, lead)
	if !ok {
		return "", false
	}
	rest = strings.TrimLeft(rest, " ")
	end := strings.IndexAny(rest, " \t\r\n,，;；]})\"'")
	if end >= 0 {
		rest = rest[:end]
	}
	return rest, rest != ""
}

// timeAfter reads "2019-02-13 20:40:05" behind a lead, China Standard Time.
func timeAfter(s, lead string) (time.Time, bool) {
	i := strings.Index(s, lead)
	if i < 0 {
		return time.Time{}, false
	}
	rest := strings.TrimLeft(s[i+len(lead):], " ")
	if len(rest) < 19 {
		return time.Time{}, false
	}
	t, err := time.ParseInLocation("2006-01-02 15:04:05", strings.Replace(rest[:19], "T", " ", 1), platform.Zone())
	return t, err == nil
}
