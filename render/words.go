package render

import (
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// The words of the closed sets, in both languages.

func (o *Options) owner(w codes.Owner) string {
	switch w {
	case codes.OwnerDeveloper:
		return o.say("开发者", "the developer")
	case codes.OwnerAdmin:
		return o.say("企业管理员", "an administrator")
	case codes.OwnerUser:
		return o.say("用户本人", "the user concerned")
	case codes.OwnerDingTalk:
		return o.say("钉钉", "DingTalk")
	}
	return o.say("未知", "unknown")
}

// ownerWord says the same in a word, for a table.
func (o *Options) ownerWord(w codes.Owner) string {
	switch w {
	case codes.OwnerAdmin:
		return o.say("管理员", "admin")
	case codes.OwnerDingTalk:
		return o.owner(w)
	case codes.OwnerUser:
		return o.say("用户", "user")
	case codes.OwnerDeveloper:
		return o.say("开发者", "developer")
	}
	return ""
}

func (o *Options) status(s codes.Status) string {
	switch s {
	case codes.StatusRetired:
		return o.say("已不在现行官方表中", "only in older official tables")
	case codes.StatusObserved:
		return o.say("线上见过，官方表中没有", "seen on the wire, in no official table")
	}
	return ""
}

func (o *Options) basis(a codes.Advice) string {
	switch a.Basis {
	case codes.BasisKind:
		return o.say("此类错误的通用建议", "general advice for this kind")
	case codes.BasisWire:
		return o.source(a.Source)
	case codes.BasisThread:
	default:
		return ""
	}
	name := o.say("依据公开讨论", "from a public issue")
	switch url, date, _ := strings.Cut(a.Source, " "); {
	case a.Source == "":
	case isURL(url) && date != "":
		// A URL is easiest to copy at the end.
		name += o.say("（截至 "+date+"）：", ", as of "+date+": ") + url
	default:
		name += o.say("：", ": ") + a.Source
	}
	return name
}

// source names where something is from, in the reader's language and so that it
// can be found: the catalogue's short names mean nothing to others.
func (o *Options) source(s string) string {
	name, date := s, ""
	if n := strings.LastIndexByte(s, ' '); n >= 0 {
		name, date = s[:n], s[n+1:]
	}
	switch name {
	case "appendix":
		name = o.say("官方附录", "official appendix")
	case "official", "official docs", "official page", "official API page":
		name = o.say("官方文档", "official documentation")
	case "public probe log":
		name = o.say("实测", "seen on the wire")
	case "public code", "public code sample":
		name = o.say("公开的代码", "public code")
	default:
		name = strings.TrimPrefix(strings.TrimPrefix(name, "official page "), "official ")
		if date == "" {
			return s
		}
	}
	return name + o.say("（"+date+"）", ", "+date)
}

// policy says in a sentence whether calling again helps, as the catalogue
// knows it.
func (o *Options) policy(r codes.Retry) string {
	var s string
	switch r.Policy {
	case codes.PolicyNever:
		return o.say("不要重试，原样再调还会失败", "no; the same call fails again")
	case codes.PolicyRefresh:
		return o.say("换新凭证后重试一次", "once, with a fresh credential")
	case codes.PolicyBackoff:
		s = o.say("稍后重试，间隔逐次加长", "yes, soon, with growing pauses")
	case codes.PolicyWait:
		s = o.say("等限制解除后再试", "yes, once the limit has passed")
		if r.WaitSeconds > 0 {
			s = o.say("等 ", "yes, after ") + o.span(seconds(r.WaitSeconds)) + o.say("再试", "")
		}
	default:
		return o.say("未知", "unknown")
	}
	switch n := strconv.Itoa(r.MaxAttempts); r.MaxAttempts {
	case 0:
	case 1:
		s += o.say("，最多 1 次", ", at most once")
	default:
		s += o.say("，最多 "+n+" 次", ", at most "+n+" times")
	}
	return s
}

// policyWord says the same in a word, for a table.
func (o *Options) policyWord(r codes.Retry) string {
	switch r.Policy {
	case codes.PolicyNever:
		return o.say("不重试", "no retry")
	case codes.PolicyRefresh:
		return o.say("换凭证", "refresh")
	case codes.PolicyBackoff:
		return o.say("稍后重试", "retry later")
	case codes.PolicyWait:
		if r.WaitSeconds > 0 {
			return o.say("等 ", "wait ") + o.span(seconds(r.WaitSeconds))
		}
		return o.say("等限制解除", "wait")
	}
	return o.say("能否重试未知", "retry unknown")
}

func (o *Options) matched(m explain.MatchedBy) string {
	switch m {
	case explain.ByMessage:
		return o.say("依据错误信息", "chosen by the message")
	case explain.ByAPI:
		return o.say("依据所调接口", "chosen by the call")
	case explain.ByHTTP:
		return o.say("依据 HTTP 状态", "chosen by the HTTP status")
	}
	return ""
}

// titled gives a title for an answer, in which the place of a variable is no
// %s: what stood there is in the message.
func (o *Options) titled(t codes.Text) string { return strings.ReplaceAll(o.text(t), "%s", "…") }

// count is a number with its noun, in the singular or the plural.
func (o *Options) count(n int, zh, one, many string) string {
	s := strconv.Itoa(n)
	if o.Lang == "zh" {
		return s + " " + zh
	}
	if n == 1 {
		return s + " " + one
	}
	return s + " " + many
}

// shorten cuts text that is longer than that many bytes, at a character.
func (o *Options) shorten(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	n := limit
	for n > 0 && s[n]&0xc0 == 0x80 {
		n--
	}
	return strings.TrimSpace(s[:n]) + "… (+" + strconv.Itoa(len(s)-n) + o.say(" 字节)", " bytes)")
}

// whole gives a text of the input, in a short answer no more of it than a paragraph.
func (o *Options) whole(s string) string {
	if o.Full {
		return calm(s)
	}
	return o.shorten(calm(s), shownMessage)
}

// inner says whether to call again after a wrapper without its inner code.
func (o *Options) inner() string {
	return o.say("取决于内层的错误码", "depends on the inner code")
}
