package explain

import (
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// readFacts takes out of the answer what it tells about its own case.
func (f *Finding) readFacts(a *answer) {
	text := a.message
	if a.outer != "" && !strings.Contains(a.outer, "[subcode") && !strings.Contains(a.outer, text) {
		text += "\n" + a.outer
	}
	f.Facts.RequiredScopes = a.scopes
	f.readPermission(text)
	f.readThrottle(text)
	f.readLayout(text)
	f.readCallback(text)
	f.readClient(text)
	if f.Facts.MissingField == "" {
		f.Facts.MissingField = missingField(text)
	}
	if a.wait > 0 {
		f.Facts.WaitSeconds = a.wait
	}
	for _, c := range f.Captured {
		if c != "" {
			f.Facts.Variables = append(f.Facts.Variables, c)
		}
	}
}

// readPermission reads the scopes and the link of a 60011 and the address and
// app of a 60020.
func (f *Finding) readPermission(text string) {
	if len(f.Facts.RequiredScopes) == 0 {
		for _, open := range [...]string{"requiredScopes=[", "所需的权限：[", "所需的权限:["} {
			list, ok := lex.Between(text, open, "]")
			if !ok {
				continue
			}
			for s := range strings.SplitSeq(list, ",") {
				if s = strings.TrimSpace(s); s != "" {
					f.Facts.RequiredScopes = append(f.Facts.RequiredScopes, s)
				}
			}
			break
		}
	}
	if i := strings.Index(text, "https://open-dev.dingtalk.com/appscope/apply"); i >= 0 {
		url := text[i:]
		if end := strings.IndexAny(url, " ,，。;；\"'{}<>()（）"); end >= 0 {
			url = url[:end]
		}
		f.Facts.ApplyURL = url
		if content, ok := lex.Between(url+"&", "content=", "&"); ok {
			app, _, _ := strings.Cut(strings.ReplaceAll(content, "#", "%23"), "%23")
			f.Facts.AppKey = app
		}
	}
	if ip, ok := wordAfter(text, "request ip="); ok {
		f.Facts.RequestIP = ip
	} else if ip, ok := wordAfter(text, "request ip ="); ok {
		f.Facts.RequestIP = ip
	}
	if app, ok := lex.Between(text, "appKey(", ")"); ok {
		f.Facts.AppKey = app
	}
}

// readThrottle reads the prose of a ban: "apiPath(/user/list), 从 … 到 …
// 请求总次数超过了 300 次, 处罚将在 … 结束". The times are China Standard Time.
func (f *Finding) readThrottle(text string) {
	if path, ok := lex.Between(text, "apiPath(", ")"); ok {
		f.Facts.APIPath = path
	}
	flat := strings.Join(strings.Fields(text), " ")
	if from, ok := timeAfter(flat, "从 "); ok {
		if to, ok := timeAfter(flat, "到 "); ok && to.After(from) {
			f.Facts.WindowSeconds = int((to.Sub(from) + time.Second - 1) / time.Second)
		}
	}
	for _, lead := range [...]string{"超过了", "超过", "上限为", "exceed "} {
		i := strings.Index(flat, lead)
		if i < 0 {
			continue
		}
		rest := strings.TrimLeft(flat[i+len(lead):], " ：:")
		if digits := lex.Digits(rest); digits != "" && len(digits) < 9 && (strings.HasPrefix(strings.TrimLeft(rest[len(digits):], " "), "次") || strings.HasPrefix(rest[len(digits):], " times")) {
			f.Facts.Limit, _ = strconv.Atoi(digits)
			break
		}
	}
	for _, lead := range [...]string{"处罚将在", "限制将在", "处罚将于", "限制将于", "封禁将在"} {
		if until, ok := timeAfter(flat, lead); ok {
			f.Facts.Until = until.Format(time.RFC3339)
			break
		}
	}
}

// readLayout reads the layouts "description:…;solution:…;link:…" and
// "错误描述:…;解决方案:…;参考链接:…", which any code may come with.
func (f *Finding) readLayout(text string) {
	if l, ok := platform.LayoutOf(text); ok {
		f.Facts.Reason, f.Facts.Solution = l.Reason, l.Solution
	}
}

// readCallback reads the reason inside a 71012 and the status in it.
func (f *Finding) readCallback(text string) {
	if i := strings.Index(text, "错误原因为:"); i >= 0 {
		reason := text[i+len("错误原因为:"):]
		if j := strings.Index(reason, "HttpRequest:"); j >= 0 {
			reason = reason[:j]
		}
		f.Facts.Reason = strings.TrimSpace(reason)
	}
	for _, lead := range [...]string{"http statusCode is:", "HttpCode:"} {
		if i := strings.Index(text, lead); i >= 0 {
			if digits := lex.Digits(strings.TrimLeft(text[i+len(lead):], " ")); len(digits) == 3 {
				f.Facts.StatusCode, _ = strconv.Atoi(digits)
				return
			}
		}
	}
}

// readClient reads what a 52013 echoes of the server's own calculation.
func (f *Finding) readClient(text string) {
	if url, ok := lex.Between(text, "url:[", "]"); ok {
		f.Facts.URL = url
		f.Facts.Nonce, _ = lex.Between(text, "nonce:[", "]")
		f.Facts.Timestamp, _ = lex.Between(text, "timestamp:[", "]")
	}
}

// missingField names the parameter that a message misses.
func missingField(text string) string {
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
			field := strings.TrimSpace(cutSentence(text[i+len(lead):]))
			if end := strings.IndexAny(field, ",，;；。"); end >= 0 {
				field = field[:end]
			}
			if len(field) <= 80 {
				return field
			}
		}
	}
	return ""
}

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
	end := strings.IndexAny(rest, " ,，;；]})\"'")
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
