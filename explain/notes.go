package explain

import (
	"fmt"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// note adds the remarks that follow from the input.
func (f *Finding) note(a *item) {
	add := f.addNote
	if len(f.Codes) == 1 && f.Codes[0] == "88" {
		add("sub-code-missing", "88 只是外层包装，真正的原因在 sub_code 和 sub_msg 里；请把完整的响应体打印出来。",
			"88 is only a wrapper; the cause stands in sub_code and sub_msg: print the whole body.")
	}
	if f.OK {
		return
	}
	if m := queryOf(a.Answer).Wrapper(); m != nil && !f.Known {
		add("wrapper", "外层 "+a.Codes[0]+"："+m.Title.ZH+"。", "The outer "+a.Codes[0]+": "+m.Title.EN+".")
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

// statusOnlyFinding says what can be said of an answer that gave nothing but
// an HTTP status, or of a call that got no answer. No code is claimed.
//
// What the statuses mean on DingTalk's gateways is in its official table of
// HTTP statuses (2026-05-06); that a 403 is throttling as well as a missing
// permission, and that the old gateway sends its errors with 200, in the
// notes on the gateways.
func (f *Finding) statusOnlyFinding(a *item) {
	if a.Is(shape.Network) {
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
	name := transcript.Reason(f.HTTPStatus)
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
	if !a.Is(shape.Page) {
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

// equalsShown is how many entries are named that say the same.
const equalsShown = 5

// takeEquals states that a message without a code is that of several entries: the
// others are named, and no retry advice is given that they contradict.
func (f *Finding) takeEquals(a *item) {
	if len(a.reading.Equals) == 0 || f.Entry == nil {
		return
	}
	var ids []string
	for _, e := range a.reading.Equals {
		ids = append(ids, e.ID)
		if e.Retry().Policy != f.Retry.Policy {
			f.Retry.Retry = codes.Retry{Policy: codes.PolicyUnknown}
		}
	}
	zh, en := "", ""
	if len(ids) > equalsShown {
		ids, zh, en = ids[:equalsShown], " 等", " and others"
	}
	f.addNote("equal-messages",
		"同样的文字也是 "+strings.Join(ids, "、")+zh+" 的错误信息，只凭这段文字分不开；请把错误码一起打印出来。",
		"The text is also that of "+strings.Join(ids, ", ")+en+", and does not tell them apart: print the code with it.")
}

// noTitle is what can be said of a code that is in no source of the catalogue.
func noTitle() codes.Text {
	return codes.Text{ZH: "目录中没有这个错误码", EN: "this code is not in the catalogue"}
}

// foreignTitle names the platform whose error it is.
func foreignTitle(p Platform) codes.Text {
	switch p {
	case WeCom:
		return codes.Text{ZH: "企业微信的响应，不是钉钉的", EN: "an answer of WeCom, not of DingTalk"}
	case WeChat:
		return codes.Text{ZH: "微信或企业微信的响应，不是钉钉的", EN: "an answer of WeChat or WeCom, not of DingTalk"}
	case Feishu:
		return codes.Text{ZH: "飞书的响应，不是钉钉的", EN: "an answer of Feishu, not of DingTalk"}
	case Aliyun:
		return codes.Text{ZH: "阿里云或其 SDK 的响应，没有迹象表明来自钉钉", EN: "an answer of Alibaba Cloud or its SDK; nothing shows that it is DingTalk's"}
	}
	return codes.Text{ZH: "其他系统的响应，没有迹象表明来自钉钉", EN: "an answer of another system; nothing shows that it is DingTalk's"}
}
