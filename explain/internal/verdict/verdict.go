package verdict

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// Verdict says whose answer it is.
type Verdict struct {
	Platform platform.Name
	// Sure is false when only its neighbours can tell: a body of the same shape
	// as one that is DingTalk's is DingTalk's too.
	Sure bool
}

// Subject is what is judged: an answer, what the catalogue makes of it, and what
// stands around it.
type Subject struct {
	*shape.Answer
	Reading *match.Reading
	Near    transcript.Near
}

// Of says whose answer a is: by the host called, by marks inside the
// answer, by the catalogue, by words around it, in this order.
func Of(a *Subject) Verdict {
	host := platform.OfHost(a.Call.Host)
	if host == platform.DingTalk && a.Is(shape.Weak) && a.Call.Loose && a.Family == "" {
		host = ""
	}
	if host == platform.DingTalk || strings.HasPrefix(a.Call.Server, "DingTalk/") {
		return Verdict{platform.DingTalk, true}
	}
	if a.Family == "" && !a.Is(shape.Weak) && a.Is(shape.Body) && lex.HasHan(a.Message) && a.Reading.Fit == match.FitsBoth {
		// WeChat and WeCom answer in English: a Chinese message of the
		// catalogue is DingTalk's, whatever stands around it.
		return Verdict{platform.DingTalk, true}
	}
	inside := []byte(lex.Lower(insideOf(a)))
	if p := foreignMarks(inside, a); p != "" {
		return Verdict{p, true}
	}
	switch host {
	case platform.WeCom, platform.WeChat, platform.Feishu, platform.Aliyun:
		return Verdict{host, true}
	}
	if bytes.Contains(inside, []byte("ding talk error")) || bytes.Contains(inside, []byte("dingtalk.com")) && !bytes.Contains(inside, []byte("alidayu")) {
		return Verdict{platform.DingTalk, true}
	}
	ours, theirs := nearest(a)
	fits := a.Reading.Fit
	if theirs != "" && !ours && !outweighs(a, fits) {
		if theirs != platform.Unknown || a.Is(shape.Weak) || a.Family == codes.FamilyAPI {
			return Verdict{theirs, true}
		}
	}
	if host == platform.Unknown && (!ours || a.Is(shape.Exception) && len(a.Codes) == 0) && fits < match.FitsBoth {
		return Verdict{platform.Unknown, true}
	}
	switch {
	case a.Is(shape.Sure):
		return Verdict{platform.DingTalk, true}
	case a.Is(shape.Exception):
		return judgeTea(a, fits, ours)
	case a.Is(shape.Top):
		return either(ours || fits == match.FitsBoth && len(a.Message) > 12 && !productSub(a))
	case a.Is(shape.Client):
		camel := a.Node != nil && (exactKey(a, "errorCode") || exactKey(a, "error"))
		alone := !hasKey(a.Keys, "data") && !hasKey(a.Keys, "success") && !hasKey(a.Keys, "result")
		return either(ours || fits == match.FitsBoth && len(a.Code()) >= 3 && camel || (fits >= match.FitsCode || lex.HasHan(a.Message)) && camel && alone)
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
func outweighs(a *Subject, fits match.Fit) bool {
	if fits != match.FitsBoth {
		return false
	}
	return lex.HasHan(a.Message) && !a.Is(shape.Prose) || len(a.Code()) > 5 && a.Reading.Telling
}

func either(ours bool) Verdict {
	if ours {
		return Verdict{platform.DingTalk, true}
	}
	return Verdict{platform.Unknown, false}
}

// judgeErrcode judges a body with errcode: DingTalk's, WeChat's or WeCom's.
// The latter two write English messages, DingTalk mostly Chinese ones.
func judgeErrcode(a *Subject, fits match.Fit, ours bool) Verdict {
	switch {
	case !a.OK && !lex.IsNumber(a.Code()) && fits == match.FitsNot && !ours:
		return Verdict{platform.Unknown, false}
	case a.OK, ours, fits == match.FitsBoth, a.RequestID != "" && fits >= match.FitsCode, isTopText(a.Code(), a.Message):
		return Verdict{platform.DingTalk, true}
	case a.Node != nil && exactKey(a, "errCode") && exactKey(a, "errMsg"):
		return Verdict{platform.Unknown, false}
	case lex.HasHan(a.Message) && (a.RequestID != "" || !hasKey(a.Keys, "data")):
		return either(fits >= match.FitsCode || len(a.Code()) > 4 && !strings.HasPrefix(a.Code(), "10"))
	case a.Message == "":
		return either(fits >= match.FitsCode || len(a.Codes) > 1 || a.RequestID != "")
	case tencentMessage(a.Code(), a.Message):
		return Verdict{platform.WeChat, true}
	}
	if fits == match.FitsCode && len(a.Code()) == 5 && inWords(a.Message) && !english(a.Code()) && a.RequestID == "" {
		return Verdict{platform.Unknown, false}
	}
	if fits == match.FitsNot && a.RequestID == "" && inWords(a.Message) && tencentRange(a.Code()) && !rangeKnown(a.Code()) {
		return Verdict{platform.Unknown, false}
	}
	return either(fits >= match.FitsCode || a.RequestID != "" || len(a.Code()) > 4 && !wecomWords(a.Message))
}

// judgeAPI judges a body whose code is text: half the services of the world
// answer with a code and a message.
func judgeAPI(a *Subject, fits match.Fit, ours bool) Verdict {
	exact := a.Node != nil && exactKey(a, "requestid")
	switch {
	case strings.HasPrefix(a.Code(), "Forbidden.AccessDenied."), fits == match.FitsBoth && !hasKey(a.Keys, "data") && (ours || a.RequestID != "" || a.Reading.Telling || strings.Count(a.Code(), ".") > 1),
		ours && (fits >= match.FitsCode || a.RequestID != "" || !a.Is(shape.Body) || strings.Contains(a.Code(), ".") || hasKey(a.Keys, "success")):
		return Verdict{platform.DingTalk, true}
	case exact && a.Node.Get("message") != nil:
		return Verdict{platform.DingTalk, true}
	case a.Keys == "success code message " && lex.HasHan(a.Message) && len(codes.ByCode(a.Code())) > 0:
		// What DingTalk's own tools print of the new gateway's answers.
		return Verdict{platform.DingTalk, true}
	case fits == match.FitsCode && !strings.Contains(a.Code(), ".") && !lex.HasHan(a.Message) && strings.Count(a.Message, " ") > 2:
		return Verdict{platform.Unknown, false}
	case fits == match.FitsCode && !strings.Contains(a.Keys, "request_id") && !strings.Contains(a.Keys, "type "):
		return Verdict{platform.DingTalk, true}
	}
	if a.Reading.Worded {
		return Verdict{platform.DingTalk, true}
	}
	return Verdict{platform.Unknown, false}
}

// judgeTea judges an SDK's exception: the same SDKs serve Alibaba's cloud.
func judgeTea(a *Subject, fits match.Fit, ours bool) Verdict {
	if ours || fits >= match.FitsBoth || strings.HasPrefix(a.Code(), "Forbidden.AccessDenied.") || len(a.Codes) > 0 && fits >= match.FitsCode {
		return Verdict{platform.DingTalk, true}
	}
	if a.Node != nil && exactKey(a, "requestid") {
		return Verdict{platform.DingTalk, true}
	}
	return Verdict{platform.Aliyun, false}
}

// judgeWeak judges a number behind a name that only says code.
func judgeWeak(a *Subject, fits match.Fit, ours bool) Verdict {
	long := len(strings.TrimPrefix(a.Code(), "-")) >= 5
	switch {
	case fits == match.FitsBoth && (ours || len(strings.TrimPrefix(a.Code(), "-")) >= 3 && a.Reading.Telling):
		return Verdict{platform.DingTalk, true}
	case a.Is(shape.Prose) && tencentMessage(a.Code(), strings.TrimLeft(a.Message, "说明：: ")):
		return Verdict{platform.WeChat, true}
	case a.Is(shape.Prose) && lex.HasHan(a.Message) && ours && (fits >= match.FitsCode || long):
		return Verdict{platform.DingTalk, true}
	case a.Is(shape.Prose) && isTopText(a.Code(), a.Message):
		return Verdict{platform.DingTalk, true}
	case a.Is(shape.Prose) && (long || a.Code() == "88") && lex.HasHan(a.Message) && bytes.Contains(a.Near.Text, []byte("Error code: "+a.Code()+", message: ")):
		return Verdict{platform.DingTalk, true}
	case ours && fits >= match.FitsCode && long && a.Message == "" && a.Is(shape.Prose):
		return Verdict{platform.DingTalk, true}
	}
	return Verdict{platform.Unknown, false}
}
