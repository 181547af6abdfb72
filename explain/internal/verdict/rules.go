package verdict

import "github.com/dterr/dterr/explain/internal/platform"

// rule is a row of the list: it applies to an answer that has all its marks and
// none of those it excludes.
type rule struct {
	name      string
	all, none marks
	says      platform.Name
	// unsure leaves the last word to the neighbours.
	unsure bool
	// shown says that nobody answered it: somebody shows what an answer is like.
	shown bool
}

// Whom a rule names that does not know it itself: the host that was called, the
// words around the answer, the table of other platforms' messages or numbers.
const (
	byHost    platform.Name = "its host"
	byWords   platform.Name = "the words"
	byMessage platform.Name = "its message"
	byNumber  platform.Name = "its number"
)

func (r *rule) applies(m marks) bool { return m&r.all == r.all && m&r.none == 0 }

func (r *rule) verdict(s *Subject, theirs platform.Name) Verdict {
	v := Verdict{Platform: r.says, Sure: !r.unsure, Rule: r.name, Shown: r.shown}
	switch r.says {
	case byHost:
		v.Platform = platform.OfHost(s.Call.Host)
	case byWords:
		v.Platform = theirs
	case byMessage:
		v.Platform = s.Reading.Foreign
	case byNumber:
		v.Platform = s.Reading.Elsewhere
	}
	return v
}

// early are the rules by which most answers are decided: by the call, the code and
// the message.
var early = [...]rule{ //nolint:gochecknoglobals // a constant table
	{name: "source code", all: source, says: platform.Unknown, shown: true},
	{name: "sample of a manual", all: sample, says: platform.Unknown, shown: true},
	{name: "host", all: hostDing, none: looseURL, says: platform.DingTalk},
	{name: "server header", all: serverDing, says: platform.DingTalk},
	// WeChat and WeCom answer in English, whatever stands around and whoever passed
	// the answer on. Most answers end here.
	{name: "Chinese of the catalogue", all: errcode | body | han | fitsBoth, says: platform.DingTalk},
}

// inside are the rules that look at all of the answer.
var inside = [...]rule{ //nolint:gochecknoglobals // a constant table
	{name: "tail of WeCom", all: tailWeCom, says: platform.WeCom},
	{name: "tail of WeChat", all: tailWeChat, says: platform.WeChat},
	{name: "capital members and an id", all: capitals | capitalID, none: telling | refusal, says: platform.Aliyun},
	{name: "number of Feishu", all: feishuNumber | number, says: platform.Feishu},
	{name: "code with dashes", all: api | dashed, none: fitsCode, says: platform.Unknown},
	{name: "failed call of a mini program", all: errcode | failedCall, says: platform.Unknown},
	{name: "host of another platform", all: hostTheirs, says: byHost},
	{name: "words of DingTalk", all: dingWords, says: platform.DingTalk},
	{name: "form of DingTalk", all: ownForm, says: platform.DingTalk},
}

// around are the rules that need the words around the answer as well.
var around = [...]rule{ //nolint:gochecknoglobals // a constant table
	{name: "another named around", all: theirsKnown, none: ours | outweighs, says: byWords},
	{name: "somebody else named around", all: theirs, none: ours | outweighs | errcode, says: platform.Unknown},
	{name: "host of nobody here", all: hostStrange, none: ours | fitsBoth, says: platform.Unknown},
	{name: "refusal of the new gateway", all: refusal, says: platform.DingTalk},
	{name: "client API in another spelling", all: client | ours, none: camelCode | fitsCode, says: platform.Unknown, unsure: true},
	{name: "named around", all: ours, none: api | number, says: platform.DingTalk},

	// The SDKs' exceptions; the same SDKs serve Alibaba's cloud.
	{name: "exception of the catalogue", all: exception | fitsCode, says: platform.DingTalk},

	// The TOP gateway, which other products use too.
	{name: "telling message behind the TOP gateway", all: top | telling, says: platform.DingTalk},

	// Client APIs.
	{name: "client API with a known code", all: client | camelCode | fitsCode, none: envelope | mute, says: platform.DingTalk},
	{name: "client API in Chinese", all: client | camelCode | han, none: envelope, says: platform.DingTalk},

	// A code as text with a message.
	{name: "requestid beside a message", all: requestidMember | messageMember, says: platform.DingTalk},
	{name: "code and telling message", all: api | telling, none: dataMember, says: platform.DingTalk},
	{name: "code and message with a request id", all: api | fitsBoth | requestID, none: dataMember, says: platform.DingTalk},
	{name: "code of several parts and message", all: api | fitsBoth | parts, says: platform.DingTalk},
	{name: "known code, named around", all: api | ours | fitsCode, says: platform.DingTalk},
	{name: "request id, named around", all: api | ours | requestID, none: requestIDMember, says: platform.DingTalk},
	{name: "code in a sentence, named around", all: api | ours, none: body, says: platform.DingTalk},
	{name: "dotted code, named around", all: api | ours | dotted, none: requestIDMember, says: platform.DingTalk},
	{name: "call of DingTalk's, named around", all: api | ours | ownCall, says: platform.DingTalk},
	{name: "success member, named around", all: api | ours | successMember, says: platform.DingTalk},
	{name: "known code in another spelling, in Chinese", all: api | known | han | successMember, none: dataMember, says: platform.DingTalk},
	{name: "one word and English", all: api | fitsCode, none: dotted | han | silent, says: platform.Unknown, unsure: true},
	{name: "known code", all: api | fitsCode, none: fitsBoth | requestIDMember | typeMember, says: platform.DingTalk},
	{name: "sentence of the new gateway", all: api | worded, says: platform.DingTalk},

	// A number behind a name that only says code.
	{name: "number and message, named around", all: number | fitsBoth | ours, says: platform.DingTalk},
	{name: "number and telling message", all: number | telling, says: platform.DingTalk},
	{name: "sentence behind a wrapper", all: number | prose | wrapper | worded, says: platform.DingTalk},
	{name: "Chinese with a term of DingTalk", all: number | prose | han | dingTerms, says: platform.DingTalk},
	{name: "number in a sentence, named around", all: number | prose | ours | block, none: small, says: platform.DingTalk},
	{name: "message of another platform in a sentence", all: number | prose | foreign, none: small, says: byMessage},

	// errcode and errmsg: DingTalk's, WeChat's or WeCom's.
	{name: "errcode and message", all: errcode | fitsBoth, none: level, says: platform.DingTalk},
	{name: "message of another platform", all: errcode | foreign, none: requestID, says: byMessage},
	{name: "number of another platform", all: errcode | elsewhere, none: requestID | han | fitsCode | silent, says: byNumber},
	{name: "errcode beside a record", all: errcode | beside, says: platform.DingTalk},
	{name: "shared number in English", all: errcode | elsewhere, none: requestID | han | silent, says: platform.Unknown, unsure: true},
	{name: "small number in a sentence", all: errcode | prose | small, none: mute | wrapper | success, says: platform.Unknown},
	{name: "own spelling of a program", all: errcode | ownSpelling, says: platform.Unknown},
	{name: "errcode of the catalogue", all: errcode | fitsCode, none: bare, says: platform.DingTalk},
	{name: "number with a request id", all: errcode | numeric | requestID, says: platform.DingTalk},
	{name: "large number in Chinese", all: errcode | large | han, none: elsewhere, says: platform.DingTalk},
	{name: "number of a known hundred", all: errcode | block, none: silent, says: platform.DingTalk},
}
