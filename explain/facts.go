package explain

import (
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
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
			list, ok := between(text, open, "]")
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
		if content, ok := between(url+"&", "content=", "&"); ok {
			app, _, _ := strings.Cut(strings.ReplaceAll(content, "#", "%23"), "%23")
			f.Facts.AppKey = app
		}
	}
	if ip, ok := wordAfter(text, "request ip="); ok {
		f.Facts.RequestIP = ip
	} else if ip, ok := wordAfter(text, "request ip ="); ok {
		f.Facts.RequestIP = ip
	}
	if app, ok := between(text, "appKey(", ")"); ok {
		f.Facts.AppKey = app
	}
}

// readThrottle reads the prose of a ban: "apiPath(/user/list), 从 … 到 …
// 请求总次数超过了 300 次, 处罚将在 … 结束". The times are China Standard Time.
func (f *Finding) readThrottle(text string) {
	if path, ok := between(text, "apiPath(", ")"); ok {
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
		if digits := leadingDigits(rest); digits != "" && len(digits) < 9 && (strings.HasPrefix(strings.TrimLeft(rest[len(digits):], " "), "次") || strings.HasPrefix(rest[len(digits):], " times")) {
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
	for _, l := range [...][3]string{{"description:", "solution:", "link:"}, {"错误描述:", "解决方案:", "参考链接:"}, {"错误描述：", "解决方案：", "参考链接："}} {
		if !strings.Contains(text, l[0]) {
			continue
		}
		rest := text[strings.Index(text, l[0])+len(l[0]):]
		reason, rest, _ := strings.Cut(rest, l[1])
		solution, _, _ := strings.Cut(rest, l[2])
		f.Facts.Reason = strings.Trim(reason, " ;；")
		f.Facts.Solution = strings.Trim(solution, " ;；")
		return
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
			if digits := leadingDigits(strings.TrimLeft(text[i+len(lead):], " ")); len(digits) == 3 {
				f.Facts.StatusCode, _ = strconv.Atoi(digits)
				return
			}
		}
	}
}

// readClient reads what a 52013 echoes of the server's own calculation.
func (f *Finding) readClient(text string) {
	if url, ok := between(text, "url:[", "]"); ok {
		f.Facts.URL = url
		f.Facts.Nonce, _ = between(text, "nonce:[", "]")
		f.Facts.Timestamp, _ = between(text, "timestamp:[", "]")
	}
}

// missingField names the parameter that a message misses.
func missingField(text string) string {
	if i := strings.Index(text, "参数 "); i >= 0 {
		if object, rest, ok := strings.Cut(text[i+len("参数 "):], "--》"); ok {
			field := leadingName(strings.TrimSpace(rest))
			if object = leadingName(strings.TrimSpace(object)); object != "" && field != "" {
				return object + "." + field
			}
		}
	}
	if i := strings.Index(text, "->"); i > 0 && strings.Contains(text, "miss param") {
		object := trailingName(text[:i])
		if field := leadingName(text[i+2:]); object != "" && field != "" {
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

func leadingName(s string) string {
	i := 0
	for i < len(s) && (isWordByte(s[i]) || s[i] == '.') {
		i++
	}
	return s[:i]
}

func trailingName(s string) string {
	i := len(s)
	for i > 0 && (isWordByte(s[i-1]) || s[i-1] == '.') {
		i--
	}
	return strings.Trim(s[i:], "-")
}

// between gives what stands between two marks.
func between(s, open, end string) (string, bool) {
	_, rest, ok := strings.Cut(s, open)
	if !ok {
		return "", false
	}
	inner, _, ok := strings.Cut(rest, end)
	return inner, ok
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
	t, err := time.ParseInLocation("2006-01-02 15:04:05", strings.Replace(rest[:19], "T", " ", 1), CST())
	return t, err == nil
}

// note adds the remarks that follow from the input.
func (f *Finding) note(a *answer) {
	add := f.addNote
	if len(f.Codes) == 1 && f.Codes[0] == "88" {
		add("sub-code-missing", "88 只是外层包装，真正的原因在 sub_code 和 sub_msg 里；请把完整的响应体打印出来。",
			"88 is only a wrapper; the cause stands in sub_code and sub_msg: print the whole body.")
	}
	if f.OK {
		return
	}
	if m := wrapperMeaning(a); m != nil && !f.Known {
		add("wrapper", "外层 "+a.codes[0]+"："+m.Title.ZH+"。", "The outer "+a.codes[0]+": "+m.Title.EN+".")
	}
	if (f.Retry.Policy == codes.PolicyBackoff || f.Retry.Policy == codes.PolicyWait) && f.Kind == codes.KindSystem && isWrite(f.API) {
		add("write-may-have-happened", "这是一次写操作，服务端出错时它可能已经生效；重试前先查询结果，或使用幂等参数。",
			"This call writes; when the server fails it may have taken effect already. Query before repeating it, or use an idempotency key.")
	}
	if strings.Contains(f.Facts.RequestIP, ":") {
		add("ipv6", "出口地址是 IPv6：主机优先走了 IPv6，白名单里只能填 IPv4。", "The address is IPv6: the host prefers IPv6, while the allow list takes IPv4.")
	}
	if v := verifyFor(f.Primary, f.Meaning); v != "" {
		add("verify-"+v, "用 dterr verify "+v+" 可以在本地找出错在哪一步。", "dterr verify "+v+" finds the mistake locally.")
	}
}

// wrapperMeaning gives what the catalogue says of a wrapper whose inner code it
// lacks, when the wrapper's own text tells a meaning.
func wrapperMeaning(a *answer) *codes.Meaning {
	if len(a.codes) < 2 || a.outer == "" {
		return nil
	}
	for _, e := range codes.ByCode(a.codes[0]) {
		if !fitsShape(a, e) {
			continue
		}
		if s := selectMeaning(e, a.outer, nil, 0); s.by == ByMessage {
			return s.meaning
		}
	}
	return nil
}

// verifyFor names the verify command that can find the cause of a code.
func verifyFor(id, meaning string) string {
	switch id {
	case "robot/310000":
		if strings.Contains(meaning, "keyword") || strings.Contains(meaning, "ip") {
			return ""
		}
		return "robot"
	case "jsapi/52013":
		return "jsapi"
	case "oapi/71009":
		return "callback"
	}
	if strings.HasPrefix(id, "callback/9000") {
		return "callback"
	}
	return ""
}

// isWrite reports whether a call changes something, as far as its method or,
// on the old gateway where everything may be POST, its name tells.
func isWrite(api string) bool {
	method, path, ok := strings.Cut(api, " ")
	if !ok {
		path = api
	}
	switch method {
	case "PUT", "DELETE", "PATCH":
		return true
	case "GET":
		return false
	}
	last := strings.ToLower(path[strings.LastIndexByte(path, '/')+1:])
	for _, verb := range [...]string{"get", "list", "query", "search", "count"} {
		if strings.HasPrefix(last, verb) {
			return false
		}
	}
	for _, verb := range [...]string{"create", "send", "add", "update", "delete", "remove", "upload", "asyncsend", "batchsend", "save", "set"} {
		if strings.Contains(last, verb) {
			return true
		}
	}
	return false
}
