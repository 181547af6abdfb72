package explain

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
)

// judgement says whose answer it is.
type judgement struct {
	of platform.Name
	// sure is false when only its neighbours can tell: a body of the same
	// shape as one that is DingTalk's is DingTalk's too.
	sure bool
}

// judge says whose answer a is: by the host called, by marks inside the
// answer, by the catalogue, by words around it, in this order.
func judge(a *found) judgement {
	host := platform.OfHost(a.call.Host)
	if host == platform.DingTalk && a.is(weak) && a.call.Loose && a.family == "" {
		host = ""
	}
	if host == platform.DingTalk || strings.HasPrefix(a.call.Server, "DingTalk/") {
		return judgement{platform.DingTalk, true}
	}
	if a.family == "" && !a.is(weak) && a.is(body) && lex.HasHan(a.message) && a.reading.Fit == match.FitsBoth {
		// WeChat and WeCom answer in English: a Chinese message of the
		// catalogue is DingTalk's, whatever stands around it.
		return judgement{platform.DingTalk, true}
	}
	inside := []byte(lex.Lower(insideOf(a)))
	if p := foreignMarks(inside, a); p != "" {
		return judgement{p, true}
	}
	switch host {
	case platform.WeCom, platform.WeChat, platform.Feishu, platform.Aliyun:
		return judgement{host, true}
	}
	if bytes.Contains(inside, []byte("ding talk error")) || bytes.Contains(inside, []byte("dingtalk.com")) && !bytes.Contains(inside, []byte("alidayu")) {
		return judgement{platform.DingTalk, true}
	}
	ours, theirs := nearest(a)
	fits := a.reading.Fit
	if theirs != "" && !ours && !outweighs(a, fits) {
		if theirs != platform.Unknown || a.is(weak) || a.family == codes.FamilyAPI {
			return judgement{theirs, true}
		}
	}
	if host == platform.Unknown && (!ours || a.is(exception) && len(a.codes) == 0) && fits < match.FitsBoth {
		return judgement{platform.Unknown, true}
	}
	switch {
	case a.is(sure):
		return judgement{platform.DingTalk, true}
	case a.is(exception):
		return judgeTea(a, fits, ours)
	case a.is(top):
		return verdict(ours || fits == match.FitsBoth && len(a.message) > 12 && !productSub(a))
	case a.is(client):
		camel := a.node != nil && (exactKey(a, "errorCode") || exactKey(a, "error"))
		alone := !hasKey(a.keys, "data") && !hasKey(a.keys, "success") && !hasKey(a.keys, "result")
		return verdict(ours || fits == match.FitsBoth && len(a.code()) >= 3 && camel || (fits >= match.FitsCode || lex.HasHan(a.message)) && camel && alone)
	}
	if a.family == codes.FamilyAPI {
		return judgeAPI(a, fits, ours)
	}
	if a.is(weak) {
		return judgeWeak(a, fits, ours)
	}
	return judgeErrcode(a, fits, ours)
}

// outweighs reports whether what an answer says weighs more than the name of
// another platform beside it: Chinese that only DingTalk answers with, or a long
// number with its telling message. A sentence that quotes a number may translate
// anybody's message.
func outweighs(a *found, fits match.Fit) bool {
	if fits != match.FitsBoth {
		return false
	}
	return lex.HasHan(a.message) && !a.is(prose) || len(a.code()) > 5 && a.reading.Telling
}

func verdict(ours bool) judgement {
	if ours {
		return judgement{platform.DingTalk, true}
	}
	return judgement{platform.Unknown, false}
}

// judgeErrcode judges a body with errcode: DingTalk's, WeChat's or WeCom's.
// The latter two write English messages, DingTalk mostly Chinese ones.
func judgeErrcode(a *found, fits match.Fit, ours bool) judgement {
	switch {
	case !a.ok && !lex.IsNumber(a.code()) && fits == match.FitsNot && !ours:
		return judgement{platform.Unknown, false}
	case a.ok, ours, fits == match.FitsBoth, a.requestID != "" && fits >= match.FitsCode, isTopText(a.code(), a.message):
		return judgement{platform.DingTalk, true}
	case a.node != nil && exactKey(a, "errCode") && exactKey(a, "errMsg"):
		return judgement{platform.Unknown, false}
	case lex.HasHan(a.message) && (a.requestID != "" || !hasKey(a.keys, "data")):
		return verdict(fits >= match.FitsCode || len(a.code()) > 4 && !strings.HasPrefix(a.code(), "10"))
	case a.message == "":
		return verdict(fits >= match.FitsCode || len(a.codes) > 1 || a.requestID != "")
	case tencentMessage(a.code(), a.message):
		return judgement{platform.WeChat, true}
	}
	if fits == match.FitsCode && len(a.code()) == 5 && inWords(a.message) && !english(a.code()) && a.requestID == "" {
		return judgement{platform.Unknown, false}
	}
	if fits == match.FitsNot && a.requestID == "" && inWords(a.message) && tencentRange(a.code()) && !rangeKnown(a.code()) {
		return judgement{platform.Unknown, false}
	}
	return verdict(fits >= match.FitsCode || a.requestID != "" || len(a.code()) > 4 && !wecomWords(a.message))
}

// judgeAPI judges a body whose code is text: half the services of the world
// answer with a code and a message.
func judgeAPI(a *found, fits match.Fit, ours bool) judgement {
	exact := a.node != nil && exactKey(a, "requestid")
	switch {
	case strings.HasPrefix(a.code(), "Forbidden.AccessDenied."), fits == match.FitsBoth && !hasKey(a.keys, "data") && (ours || a.requestID != "" || a.reading.Telling || strings.Count(a.code(), ".") > 1),
		ours && (fits >= match.FitsCode || a.requestID != "" || !a.is(body) || strings.Contains(a.code(), ".") || hasKey(a.keys, "success")):
		return judgement{platform.DingTalk, true}
	case exact && a.node.Get("message") != nil:
		return judgement{platform.DingTalk, true}
	case a.keys == "success code message " && lex.HasHan(a.message) && len(codes.ByCode(a.code())) > 0:
		// What DingTalk's own tools print of the new gateway's answers.
		return judgement{platform.DingTalk, true}
	case fits == match.FitsCode && !strings.Contains(a.code(), ".") && !lex.HasHan(a.message) && strings.Count(a.message, " ") > 2:
		return judgement{platform.Unknown, false}
	case fits == match.FitsCode && !strings.Contains(a.keys, "request_id") && !strings.Contains(a.keys, "type "):
		return judgement{platform.DingTalk, true}
	}
	if a.reading.Worded {
		return judgement{platform.DingTalk, true}
	}
	return judgement{platform.Unknown, false}
}

// judgeTea judges an SDK's exception: the same SDKs serve Alibaba's cloud.
func judgeTea(a *found, fits match.Fit, ours bool) judgement {
	if ours || fits >= match.FitsBoth || strings.HasPrefix(a.code(), "Forbidden.AccessDenied.") || len(a.codes) > 0 && fits >= match.FitsCode {
		return judgement{platform.DingTalk, true}
	}
	if a.node != nil && exactKey(a, "requestid") {
		return judgement{platform.DingTalk, true}
	}
	return judgement{platform.Aliyun, false}
}

// judgeWeak judges a number behind a name that only says code.
func judgeWeak(a *found, fits match.Fit, ours bool) judgement {
	long := len(strings.TrimPrefix(a.code(), "-")) >= 5
	switch {
	case fits == match.FitsBoth && (ours || len(strings.TrimPrefix(a.code(), "-")) >= 3 && a.reading.Telling):
		return judgement{platform.DingTalk, true}
	case a.is(prose) && tencentMessage(a.code(), strings.TrimLeft(a.message, "说明：: ")):
		return judgement{platform.WeChat, true}
	case a.is(prose) && lex.HasHan(a.message) && ours && (fits >= match.FitsCode || long):
		return judgement{platform.DingTalk, true}
	case a.is(prose) && isTopText(a.code(), a.message):
		return judgement{platform.DingTalk, true}
	case a.is(prose) && (long || a.code() == "88") && lex.HasHan(a.message) && bytes.Contains(a.near.text, []byte("Error code: "+a.code()+", message: ")):
		return judgement{platform.DingTalk, true}
	case ours && fits >= match.FitsCode && long && a.message == "" && a.is(prose):
		return judgement{platform.DingTalk, true}
	}
	return judgement{platform.Unknown, false}
}
