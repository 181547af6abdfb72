package explain

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
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
func judge(a *item) judgement {
	host := platform.OfHost(a.Call.Host)
	if host == platform.DingTalk && a.Is(shape.Weak) && a.Call.Loose && a.Family == "" {
		host = ""
	}
	if host == platform.DingTalk || strings.HasPrefix(a.Call.Server, "DingTalk/") {
		return judgement{platform.DingTalk, true}
	}
	if a.Family == "" && !a.Is(shape.Weak) && a.Is(shape.Body) && lex.HasHan(a.Message) && a.reading.Fit == match.FitsBoth {
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
		if theirs != platform.Unknown || a.Is(shape.Weak) || a.Family == codes.FamilyAPI {
			return judgement{theirs, true}
		}
	}
	if host == platform.Unknown && (!ours || a.Is(shape.Exception) && len(a.Codes) == 0) && fits < match.FitsBoth {
		return judgement{platform.Unknown, true}
	}
	switch {
	case a.Is(shape.Sure):
		return judgement{platform.DingTalk, true}
	case a.Is(shape.Exception):
		return judgeTea(a, fits, ours)
	case a.Is(shape.Top):
		return verdict(ours || fits == match.FitsBoth && len(a.Message) > 12 && !productSub(a))
	case a.Is(shape.Client):
		camel := a.Node != nil && (exactKey(a, "errorCode") || exactKey(a, "error"))
		alone := !hasKey(a.Keys, "data") && !hasKey(a.Keys, "success") && !hasKey(a.Keys, "result")
		return verdict(ours || fits == match.FitsBoth && len(a.Code()) >= 3 && camel || (fits >= match.FitsCode || lex.HasHan(a.Message)) && camel && alone)
	}
	if a.Family == codes.FamilyAPI {
		return judgeAPI(a, fits, ours)
	}
	if a.Is(shape.Weak) {
		return judgeWeak(a, fits, ours)
	}
	return judgeErrcode(a, fits, ours)
}

// outweighs reports whether what an answer says weighs more than the name of
// another platform beside it: Chinese that only DingTalk answers with, or a long
// number with its telling message. A sentence that quotes a number may translate
// anybody's message.
func outweighs(a *item, fits match.Fit) bool {
	if fits != match.FitsBoth {
		return false
	}
	return lex.HasHan(a.Message) && !a.Is(shape.Prose) || len(a.Code()) > 5 && a.reading.Telling
}

func verdict(ours bool) judgement {
	if ours {
		return judgement{platform.DingTalk, true}
	}
	return judgement{platform.Unknown, false}
}

// judgeErrcode judges a body with errcode: DingTalk's, WeChat's or WeCom's.
// The latter two write English messages, DingTalk mostly Chinese ones.
func judgeErrcode(a *item, fits match.Fit, ours bool) judgement {
	switch {
	case !a.OK && !lex.IsNumber(a.Code()) && fits == match.FitsNot && !ours:
		return judgement{platform.Unknown, false}
	case a.OK, ours, fits == match.FitsBoth, a.RequestID != "" && fits >= match.FitsCode, isTopText(a.Code(), a.Message):
		return judgement{platform.DingTalk, true}
	case a.Node != nil && exactKey(a, "errCode") && exactKey(a, "errMsg"):
		return judgement{platform.Unknown, false}
	case lex.HasHan(a.Message) && (a.RequestID != "" || !hasKey(a.Keys, "data")):
		return verdict(fits >= match.FitsCode || len(a.Code()) > 4 && !strings.HasPrefix(a.Code(), "10"))
	case a.Message == "":
		return verdict(fits >= match.FitsCode || len(a.Codes) > 1 || a.RequestID != "")
	case tencentMessage(a.Code(), a.Message):
		return judgement{platform.WeChat, true}
	}
	if fits == match.FitsCode && len(a.Code()) == 5 && inWords(a.Message) && !english(a.Code()) && a.RequestID == "" {
		return judgement{platform.Unknown, false}
	}
	if fits == match.FitsNot && a.RequestID == "" && inWords(a.Message) && tencentRange(a.Code()) && !rangeKnown(a.Code()) {
		return judgement{platform.Unknown, false}
	}
	return verdict(fits >= match.FitsCode || a.RequestID != "" || len(a.Code()) > 4 && !wecomWords(a.Message))
}

// judgeAPI judges a body whose code is text: half the services of the world
// answer with a code and a message.
func judgeAPI(a *item, fits match.Fit, ours bool) judgement {
	exact := a.Node != nil && exactKey(a, "requestid")
	switch {
	case strings.HasPrefix(a.Code(), "Forbidden.AccessDenied."), fits == match.FitsBoth && !hasKey(a.Keys, "data") && (ours || a.RequestID != "" || a.reading.Telling || strings.Count(a.Code(), ".") > 1),
		ours && (fits >= match.FitsCode || a.RequestID != "" || !a.Is(shape.Body) || strings.Contains(a.Code(), ".") || hasKey(a.Keys, "success")):
		return judgement{platform.DingTalk, true}
	case exact && a.Node.Get("message") != nil:
		return judgement{platform.DingTalk, true}
	case a.Keys == "success code message " && lex.HasHan(a.Message) && len(codes.ByCode(a.Code())) > 0:
		// What DingTalk's own tools print of the new gateway's answers.
		return judgement{platform.DingTalk, true}
	case fits == match.FitsCode && !strings.Contains(a.Code(), ".") && !lex.HasHan(a.Message) && strings.Count(a.Message, " ") > 2:
		return judgement{platform.Unknown, false}
	case fits == match.FitsCode && !strings.Contains(a.Keys, "request_id") && !strings.Contains(a.Keys, "type "):
		return judgement{platform.DingTalk, true}
	}
	if a.reading.Worded {
		return judgement{platform.DingTalk, true}
	}
	return judgement{platform.Unknown, false}
}

// judgeTea judges an SDK's exception: the same SDKs serve Alibaba's cloud.
func judgeTea(a *item, fits match.Fit, ours bool) judgement {
	if ours || fits >= match.FitsBoth || strings.HasPrefix(a.Code(), "Forbidden.AccessDenied.") || len(a.Codes) > 0 && fits >= match.FitsCode {
		return judgement{platform.DingTalk, true}
	}
	if a.Node != nil && exactKey(a, "requestid") {
		return judgement{platform.DingTalk, true}
	}
	return judgement{platform.Aliyun, false}
}

// judgeWeak judges a number behind a name that only says code.
func judgeWeak(a *item, fits match.Fit, ours bool) judgement {
	long := len(strings.TrimPrefix(a.Code(), "-")) >= 5
	switch {
	case fits == match.FitsBoth && (ours || len(strings.TrimPrefix(a.Code(), "-")) >= 3 && a.reading.Telling):
		return judgement{platform.DingTalk, true}
	case a.Is(shape.Prose) && tencentMessage(a.Code(), strings.TrimLeft(a.Message, "说明：: ")):
		return judgement{platform.WeChat, true}
	case a.Is(shape.Prose) && lex.HasHan(a.Message) && ours && (fits >= match.FitsCode || long):
		return judgement{platform.DingTalk, true}
	case a.Is(shape.Prose) && isTopText(a.Code(), a.Message):
		return judgement{platform.DingTalk, true}
	case a.Is(shape.Prose) && (long || a.Code() == "88") && lex.HasHan(a.Message) && bytes.Contains(a.Near.Text, []byte("Error code: "+a.Code()+", message: ")):
		return judgement{platform.DingTalk, true}
	case ours && fits >= match.FitsCode && long && a.Message == "" && a.Is(shape.Prose):
		return judgement{platform.DingTalk, true}
	}
	return judgement{platform.Unknown, false}
}
