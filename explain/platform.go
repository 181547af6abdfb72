package explain

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
)

// judgement says whose answer it is.
type judgement struct {
	platform Platform
	// sure is false when only its neighbours can tell: a body of the same
	// shape as one that is DingTalk's is DingTalk's too.
	sure bool
}

// hosts of the platforms that share DingTalk's numbers or shapes.
func platformOfHost(host string) Platform {
	switch {
	case host == "":
		return ""
	case isDingHost(host):
		return DingTalk
	case host == "qyapi.weixin.qq.com" || strings.HasSuffix(host, "work.weixin.qq.com"):
		return WeCom
	case strings.HasSuffix(host, "weixin.qq.com"):
		return WeChat
	case strings.HasSuffix(host, "feishu.cn") || strings.HasSuffix(host, "larksuite.com") || strings.HasSuffix(host, "larkoffice.com"):
		return Feishu
	case strings.HasSuffix(host, "aliyuncs.com") || strings.HasSuffix(host, "aliyun.com"):
		return Aliyun
	}
	return PlatformUnknown
}

// isDingHost reports whether a host answers for DingTalk. eco.taobao.com is
// the TOP gateway, which other products use as well.
func isDingHost(host string) bool {
	return host == "dingtalk.com" || strings.HasSuffix(host, ".dingtalk.com")
}

// isDocHost reports whether a host only holds documentation, so that a link to
// it in a message is no call.
func isDocHost(host string) bool {
	return strings.HasPrefix(host, "open.dingtalk.com") || strings.HasPrefix(host, "ding-doc.") || strings.HasPrefix(host, "open-doc.") ||
		strings.HasPrefix(host, "open-dev.") || strings.HasPrefix(host, "developers.") || host == "open.work.weixin.qq.com"
}

// judge says whose answer a is: by the host called, by marks inside the
// answer, by the catalogue, by words around it, in this order.
func judge(a *answer) judgement {
	host := platformOfHost(a.call.host)
	if host == DingTalk && a.weak && a.call.loose && a.family == "" {
		host = ""
	}
	if host == DingTalk || strings.HasPrefix(a.call.server, "DingTalk/") {
		return judgement{DingTalk, true}
	}
	if a.family == "" && !a.weak && a.shape == "json" && hasHan(a.message) && a.fits == fitsBoth {
		// WeChat and WeCom answer in English: a Chinese message of the
		// catalogue is DingTalk's, whatever stands around it.
		return judgement{DingTalk, true}
	}
	inside := bytes.ToLower(insideOf(a))
	if p := foreignMarks(inside, a); p != "" {
		return judgement{p, true}
	}
	switch host {
	case WeCom, WeChat, Feishu, Aliyun:
		return judgement{host, true}
	}
	if bytes.Contains(inside, []byte("ding talk error")) || bytes.Contains(inside, []byte("dingtalk.com")) && !bytes.Contains(inside, []byte("alidayu")) {
		return judgement{DingTalk, true}
	}
	ours, theirs := nearest(a)
	fits := a.fits
	if theirs != "" && !ours && !(fits == fitsBoth && hasHan(a.message)) {
		if theirs != PlatformUnknown || a.weak || a.family == codes.FamilyAPI {
			return judgement{theirs, true}
		}
	}
	if host == PlatformUnknown && !ours && fits < fitsBoth {
		return judgement{PlatformUnknown, true}
	}
	switch a.shape {
	case "ban", "dws", "stream":
		return judgement{DingTalk, true}
	case "tea":
		return judgeTea(a, fits, ours)
	case "top":
		return verdict(ours || fits == fitsBoth && len(a.message) > 12 && !productSub(a), PlatformUnknown)
	case "client":
		camel := a.node != nil && (exactKey(a, "errorCode") || exactKey(a, "error"))
		alone := !hasKey(a.keys, "data") && !hasKey(a.keys, "success") && !hasKey(a.keys, "result")
		return verdict(ours || fits == fitsBoth && len(a.code()) >= 3 && camel || (fits >= fitsCode || hasHan(a.message)) && camel && alone, PlatformUnknown)
	}
	if a.family == codes.FamilyAPI {
		return judgeAPI(a, fits, ours)
	}
	if a.weak {
		return judgeWeak(a, fits, ours)
	}
	return judgeErrcode(a, fits, ours)
}

func verdict(ours bool, otherwise Platform) judgement {
	if ours {
		return judgement{DingTalk, true}
	}
	return judgement{otherwise, false}
}

// judgeErrcode judges a body with errcode: DingTalk's, WeChat's or WeCom's.
// The latter two write English messages, DingTalk mostly Chinese ones.
func judgeErrcode(a *answer, fits fit, ours bool) judgement {
	switch {
	case !a.ok && !isNumeric(a.code()) && fits == fitsNot && !ours:
		return judgement{PlatformUnknown, false}
	case a.ok, ours, fits == fitsBoth, a.requestID != "" && fits >= fitsCode:
		return judgement{DingTalk, true}
	case a.node != nil && exactKey(a, "errCode") && exactKey(a, "errMsg"):
		return judgement{PlatformUnknown, false}
	case hasHan(a.message) && (a.requestID != "" || !hasKey(a.keys, "data")):
		return verdict(fits >= fitsCode || len(a.code()) > 4 && !strings.HasPrefix(a.code(), "10"), PlatformUnknown)
	case a.message == "":
		return verdict(fits >= fitsCode || len(a.codes) > 1 || a.requestID != "", PlatformUnknown)
	case tencentMessage(a.code(), a.message):
		return judgement{WeChat, true}
	}
	return verdict(fits >= fitsCode || a.requestID != "" || len(a.code()) > 5 && !wecomWords(a.message), PlatformUnknown)
}

// wecomWords reports whether an English message speaks of what only WeCom has.
func wecomWords(message string) bool {
	m := strings.ToLower(message)
	for _, w := range [...]string{"wedoc", "agent", "accesstoken", "external", "corpid", "suite", "no field", "openid"} {
		if strings.Contains(m, w) {
			return true
		}
	}
	return false
}

// judgeAPI judges a body whose code is text: half the services of the world
// answer with a code and a message.
func judgeAPI(a *answer, fits fit, ours bool) judgement {
	exact := a.node != nil && exactKey(a, "requestid")
	switch {
	case strings.HasPrefix(a.code(), "Forbidden.AccessDenied."), fits == fitsBoth && !hasKey(a.keys, "data"),
		ours && (fits >= fitsCode || a.requestID != "" || a.shape != "json" || strings.Contains(a.code(), ".") || hasKey(a.keys, "success")):
		return judgement{DingTalk, true}
	case exact && a.node.Get("message") != nil:
		return judgement{DingTalk, true}
	case a.keys == "success code message " && hasHan(a.message) && len(codes.ByCode(a.code())) > 0:
		// What DingTalk's own tools print of the new gateway's answers.
		return judgement{DingTalk, true}
	case fits == fitsCode && !strings.Contains(a.code(), ".") && !hasHan(a.message) && strings.Count(a.message, " ") > 2:
		return judgement{PlatformUnknown, false}
	case fits == fitsCode && !strings.Contains(a.keys, "request_id") && !strings.Contains(a.keys, "type "):
		return judgement{DingTalk, true}
	}
	if hasHan(a.message) {
		// Another's code with DingTalk's message word for word is DingTalk's.
		if e := inferEntry(a.message, codes.FamilyAPI, 0); e != nil && messageExact(e, a.message) {
			return judgement{DingTalk, true}
		}
	}
	return judgement{PlatformUnknown, false}
}

// judgeTea judges an SDK's exception: the same SDKs serve Alibaba's cloud.
func judgeTea(a *answer, fits fit, ours bool) judgement {
	if ours || fits >= fitsBoth || strings.HasPrefix(a.code(), "Forbidden.AccessDenied.") || len(a.codes) > 0 && fits >= fitsCode {
		return judgement{DingTalk, true}
	}
	if a.node != nil && exactKey(a, "requestid") {
		return judgement{DingTalk, true}
	}
	return judgement{Aliyun, false}
}

// judgeWeak judges a number behind a name that only says code.
func judgeWeak(a *answer, fits fit, ours bool) judgement {
	long := len(strings.TrimPrefix(a.code(), "-")) >= 5
	switch {
	case fits == fitsBoth && (ours || len(strings.TrimPrefix(a.code(), "-")) >= 3):
		return judgement{DingTalk, true}
	case a.shape == "phrase" && tencentMessage(a.code(), strings.TrimLeft(a.message, "说明：: ")):
		return judgement{WeChat, true}
	case a.shape == "phrase" && hasHan(a.message) && (fits >= fitsCode || long && ours):
		return judgement{DingTalk, true}
	case a.shape == "phrase" && long && hasHan(a.message) && bytes.Contains(a.near, []byte("Error code: "+a.code()+", message: ")):
		return judgement{DingTalk, true}
	case ours && fits >= fitsCode && long && a.message == "" && a.shape == "phrase":
		return judgement{DingTalk, true}
	}
	return judgement{PlatformUnknown, false}
}

// exactKey reports whether the answer has a member of exactly that name.
func exactKey(a *answer, name string) bool {
	for i := range a.node.Members {
		if a.node.Members[i].Key == name {
			return true
		}
	}
	return false
}

// insideOf gives the texts of the answer itself.
func insideOf(a *answer) []byte {
	return []byte(a.message + "\x00" + a.outer + "\x00" + a.keys)
}

// foreignMarks tells other platforms by what only they put into an answer.
func foreignMarks(inside []byte, a *answer) Platform {
	has := func(s string) bool { return bytes.Contains(inside, []byte(s)) }
	switch {
	case has("open.work.weixin.qq.com"):
		return WeCom
	case has("trace_id") && a.shape == "phrase":
		return PlatformUnknown
	case has("hint: [") || has("hint:["):
		i := bytes.Index(inside, []byte("hint:"))
		mark := bytes.TrimLeft(inside[i+len("hint:"):], " [")
		if len(leadingDigits(string(mark[:min(16, len(mark))]))) >= 10 {
			return WeCom
		}
		return WeChat
	case has(" rid: ") || has("rid:") && has("-"):
		return WeChat
	}
	code := a.code()
	if len(code) == 8 && strings.HasPrefix(code, "9999") && isNumeric(code) {
		return Feishu
	}
	if a.node != nil && !isDingHost(a.call.host) && exactKey(a, "Code") && exactKey(a, "Message") && !exactKey(a, "Data") {
		if exactKey(a, "RequestId") {
			return Aliyun
		}
		return PlatformUnknown
	}
	if a.call.path == "" && (hasKey(a.keys, "type") || hasKey(a.keys, "param") || hasKey(a.keys, "trace_id") || hasKey(a.keys, "traceid") || hasKey(a.keys, "event") || hasKey(a.keys, "err_code")) && a.shape == "json" {
		return PlatformUnknown
	}
	if a.family == codes.FamilyAPI && a.shape == "json" && a.fits == fitsNot && hasKey(a.keys, "status") && !isDingHost(a.call.host) {
		return PlatformUnknown
	}
	if hasKey(a.keys, "log_id") && hasKey(a.keys, "code") && isNumeric(code) {
		return Feishu
	}
	if strings.Contains(a.keys, "hostid ") || strings.Contains(a.keys, "recommend ") {
		return Aliyun
	}
	if has("hint: [") {
		return WeCom
	}
	return ""
}

// nearest tells by the words around an answer, the closest first: those on its
// own lines, then line by line upwards, then on the line below.
func nearest(a *answer) (ours bool, theirs Platform) {
	near := bytes.ToLower(a.near)
	if len(near) != len(a.near) || a.to > len(near) || a.at > a.to {
		return wordsOf(near)
	}
	begin := bytes.LastIndexByte(near[:a.at], '\n') + 1
	end := len(near)
	if i := bytes.IndexByte(near[a.to:], '\n'); i >= 0 {
		end = a.to + i
	}
	if ours, theirs = wordsOf(near[begin:end]); ours || theirs != "" {
		return ours, theirs
	}
	if a.shape == "tea" {
		// The call stack behind an exception names the SDK that raised it.
		if ours, theirs = wordsOf(near[end:]); ours || theirs != "" {
			if i := firstWord(near[end:]); i >= 0 {
				return wordsOf(near[end : end+i])
			}
			return ours, theirs
		}
	}
	for begin > 0 {
		from := bytes.LastIndexByte(near[:begin-1], '\n') + 1
		if ours, theirs = wordsOf(near[from:begin]); ours || theirs != "" {
			return ours, theirs
		}
		begin = from
	}
	return false, ""
}

// firstWord gives the end of the first line of text that names a platform.
func firstWord(text []byte) int {
	for at := 0; at < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if ours, theirs := wordsOf(text[at:end]); ours || theirs != "" {
			return end
		}
		at = end
	}
	return -1
}

// productSub reports whether the sub code is one that a product behind the TOP
// gateway gave (isv.SMS_…), of which DingTalk has none.
func productSub(a *answer) bool {
	for _, code := range a.codes {
		if rest, ok := strings.CutPrefix(code, "isv."); ok && rest == strings.ToUpper(rest) {
			return true
		}
	}
	return false
}

// hasKey reports whether a body has a member of that name, in lower case.
func hasKey(keys, name string) bool {
	return strings.HasPrefix(keys, name+" ") || strings.Contains(keys, " "+name+" ")
}

// wordsOf tells by the words around an answer whether it is DingTalk's, or
// whose else; theirs is empty when no other platform is named.
func wordsOf(near []byte) (ours bool, theirs Platform) {
	for _, w := range [...]string{"dingtalk", "ding-talk", "ding_talk", "dingding", "钉钉", "dd.config", "dd.error", "dd error", "topsdk", "oapi.ding", "api.ding"} {
		if bytes.Contains(near, []byte(w)) {
			ours = true
			break
		}
	}
	for _, w := range [...]struct {
		word string
		of   Platform
	}{
		{"qyapi.weixin", WeCom}, {"work.weixin", WeCom}, {"weixin_qy", WeCom}, {"wecom", WeCom}, {"企业微信", WeCom}, {"qywx", WeCom}, {"wxwork", WeCom}, {"from ip:", WeCom},
		{"api.weixin", WeChat}, {"weixin", WeChat}, {"wechat", WeChat}, {"微信", WeChat}, {"officialapierror", WeChat},
		{"feishu", Feishu}, {"larksuite", Feishu}, {"飞书", Feishu}, {"open-apis/", Feishu},
		{"aliyuncs.com", Aliyun}, {"dashscope", Aliyun}, {"alidayu", Aliyun}, {"dysmsapi", Aliyun}, {"aliyunsdk", Aliyun}, {"aliyun.acs", Aliyun}, {"阿里云", Aliyun}, {"百炼", Aliyun}, {"qwen", Aliyun}, {"阿里大于", Aliyun}, {"aliyundrive", Aliyun},
		{"openai", PlatformUnknown}, {"anthropic", PlatformUnknown}, {"模型服务", PlatformUnknown}, {"umeng", PlatformUnknown}, {"dify", PlatformUnknown}, {"ollama", PlatformUnknown}, {"tencentcloud", PlatformUnknown}, {"腾讯云", PlatformUnknown}, {"sgroup.qq.com", PlatformUnknown}, {"azure", PlatformUnknown}, {"gpt request", PlatformUnknown}, {"coze", PlatformUnknown},
	} {
		if containsWord(near, w.word) {
			return ours, w.of
		}
	}
	return ours, ""
}

// containsWord reports whether a word stands in text; a short one must not be
// part of a longer word.
func containsWord(text []byte, word string) bool {
	for from := 0; ; {
		i := bytes.Index(text[from:], []byte(word))
		if i < 0 {
			return false
		}
		i += from
		end := i + len(word)
		if len(word) > 6 || (i == 0 || !isLetter(text[i-1])) && (end == len(text) || !isLetter(text[end])) {
			return true
		}
		from = end
	}
}

func isLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// fit says how an answer stands to the catalogue.
type fit uint8

const (
	fitsNot  fit = iota
	fitsCode     // the code is there, spelled exactly so
	fitsBoth     // and the message is one of its messages
)

// inCatalogue says whether the catalogue knows the answer's code and message.
func inCatalogue(a *answer) fit {
	best := fitsNot
	for _, code := range a.codes {
		if code == "88" && len(a.codes) > 1 {
			return fitsBoth
		}
		for _, e := range codes.ByCode(code) {
			if e.Code != code || !fitsShape(a, e) {
				continue
			}
			best = max(best, fitsCode)
			if messageFits(e, a.message) || a.outer != "" && messageFits(e, a.outer) {
				return fitsBoth
			}
		}
	}
	return best
}

// tencentMessage reports whether an English message is one of those that
// WeChat and WeCom send with their numbers, which DingTalk shares.
func tencentMessage(code, message string) bool {
	if len(code) != 5 && code != "-1" {
		return false
	}
	m := strings.ToLower(message)
	for _, lead := range [...]string{
		"invalid ", "access_token ", "missing ", "require ", "empty ", "api unauthorized", "api forbidden", "api minute", "api daily",
		"reach max ", "user ", "userid ", "not allow", "no privilege", "department ", "mobile ", "email ", "code been used", "code expired",
		"appid ", "appsecret ", "system error", "system busy", "qyapi", "corpid ", "corpsecret ", "agentid ", "contain ", "refresh_token", "media ", "template", "not match", "no permission", "wrong ", "tag ", "over ", "out of",
	} {
		if strings.HasPrefix(m, lead) {
			return true
		}
	}
	return strings.Contains(m, " missing") || strings.Contains(m, "openid") || strings.Contains(m, "appid")
}
