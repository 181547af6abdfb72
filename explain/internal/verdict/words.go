package verdict

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
)

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

// exactKey reports whether the answer has a member of exactly that name.
func exactKey(a *Subject, name string) bool {
	for i := range a.Node.Members {
		if a.Node.Members[i].Key == name {
			return true
		}
	}
	return false
}

// insideOf gives the texts of the answer itself.
func insideOf(a *Subject) []byte {
	return []byte(a.Message + "\x00" + a.Outer + "\x00" + a.Keys)
}

// foreignMarks tells other platforms by what only they put into an answer.
func foreignMarks(inside []byte, a *Subject) platform.Name {
	has := func(s string) bool { return bytes.Contains(inside, []byte(s)) }
	switch {
	case has("open.work.weixin.qq.com"):
		return platform.WeCom
	case has("trace_id") && a.Is(shape.Prose):
		return platform.Unknown
	case has("hint: [") || has("hint:["):
		i := bytes.Index(inside, []byte("hint:"))
		mark := bytes.TrimLeft(inside[i+len("hint:"):], " [")
		if len(lex.Digits(string(mark[:min(16, len(mark))]))) >= 10 {
			return platform.WeCom
		}
		return platform.WeChat
	case holdsRID(inside):
		return platform.WeChat
	}
	code := a.Code()
	if len(code) == 8 && strings.HasPrefix(code, "9999") && lex.IsNumber(code) {
		return platform.Feishu
	}
	if a.Node != nil && !platform.IsDing(a.Call.Host) && exactKey(a, "Code") && exactKey(a, "Message") && !exactKey(a, "Data") && !a.Reading.Telling {
		if exactKey(a, "RequestId") {
			return platform.Aliyun
		}
		return platform.Unknown
	}
	if a.Call.Path == "" && (hasKey(a.Keys, "type") || hasKey(a.Keys, "param") || hasKey(a.Keys, "trace_id") || hasKey(a.Keys, "traceid") || hasKey(a.Keys, "event") || hasKey(a.Keys, "err_code")) && a.Is(shape.Body) {
		return platform.Unknown
	}
	if a.Family == codes.FamilyAPI && a.Is(shape.Body) && a.Reading.Fit == match.FitsNot && hasKey(a.Keys, "status") && !platform.IsDing(a.Call.Host) {
		return platform.Unknown
	}
	if hasKey(a.Keys, "log_id") && hasKey(a.Keys, "code") && lex.IsNumber(code) {
		return platform.Feishu
	}
	if strings.Contains(a.Keys, "hostid ") || strings.Contains(a.Keys, "recommend ") {
		return platform.Aliyun
	}
	return ""
}

// holdsRID reports whether WeChat's mark stands in a text: rid: and three groups
// of hex digits.
func holdsRID(text []byte) bool {
	const mark = "rid:"
	for from := 0; ; {
		i := bytes.Index(text[from:], []byte(mark))
		if i < 0 {
			return false
		}
		i += from
		from = i + len(mark)
		if i > 0 && lex.IsWord(text[i-1]) {
			continue
		}
		id := bytes.TrimLeft(text[from:min(len(text), from+64)], " ")
		groups := 0
		for len(id) > 0 && lex.Hex(id[0]) >= 0 {
			n := 0
			for n < len(id) && lex.Hex(id[n]) >= 0 {
				n++
			}
			groups++
			id = bytes.TrimPrefix(id[n:], []byte("-"))
		}
		if groups >= 3 {
			return true
		}
	}
}

// nearest tells by the words around an answer, the closest first: those on its
// own lines, then line by line upwards, then below.
func nearest(a *Subject) (ours bool, theirs platform.Name) {
	near := lex.Lower(a.Near.Text)
	if a.Near.To > len(near) || a.Near.At > a.Near.To {
		return platform.All().In(near)
	}
	if ours, theirs = platform.All().In(near); !ours && theirs == "" {
		return false, "" // as around most answers
	}
	begin := strings.LastIndexByte(near[:a.Near.At], '\n') + 1
	end := len(near)
	if i := strings.IndexByte(near[a.Near.To:], '\n'); i >= 0 {
		end = a.Near.To + i
	}
	if ours, theirs = platform.All().In(near[begin:end]); ours || theirs != "" {
		if ours && theirs != "" {
			// A chat of one platform shows what another one answered.
			ours = platform.All().Last(near[begin:a.Near.At]) != theirs
		}
		return ours, theirs
	}
	if a.Is(shape.Exception) {
		// The call stack behind an exception names the SDK that raised it.
		if ours, theirs = platform.All().First(near[end:]); ours || theirs != "" {
			return ours, theirs
		}
	}
	for begin > 0 {
		from := strings.LastIndexByte(near[:begin-1], '\n') + 1
		if ours, theirs = platform.All().In(near[from:begin]); ours || theirs != "" {
			return ours, theirs
		}
		begin = from
	}
	if a.Is(shape.Prose) {
		return platform.All().First(near[end:])
	}
	return false, ""
}

// productSub reports whether the sub code is one that a product behind the TOP
// gateway gave (isv.SMS_…), of which DingTalk has none.
func productSub(a *Subject) bool {
	for _, code := range a.Codes {
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

// isTopText reports whether a number and a message are those with which the TOP
// gateway refuses a call's arguments ("Parent codes worth naming" of its table);
// neither WeChat nor WeCom has numbers so small.
func isTopText(code, message string) bool {
	switch code {
	case "40":
		return strings.HasPrefix(message, "Missing required arguments:")
	case "41":
		return strings.HasPrefix(message, "Invalid arguments:")
	}
	return false
}

// inWords reports whether a message is English text and no placeholder.
func inWords(message string) bool {
	words := 0
	for w := range strings.FieldsFuncSeq(message, func(r rune) bool { return !lex.IsLetter(byte(min(r|0x20, 0x7f))) }) {
		if len(w) > 1 {
			words++
		}
	}
	return words > 1
}

// english reports whether the catalogue knows an English message for a code. A
// code for which it knows only Chinese ones, with an English message that is
// none of them, is WeChat's or WeCom's, whose numbers are the same.
func english(code string) bool {
	for _, e := range codes.ByCode(code) {
		if e.Family != codes.FamilyOAPI && e.Family != codes.FamilyRobot {
			continue
		}
		for i := range e.Meanings {
			m := &e.Meanings[i]
			for _, t := range append([]string{m.Message}, m.Variants...) {
				if t != "" && !lex.HasHan(t) && len(match.Fold(t)) > 3 && !strings.HasPrefix(t, "%") {
					return true
				}
			}
		}
	}
	return false
}

// tencentRange reports whether a number lies where WeChat and WeCom have theirs:
// five digits or six, from 19… to 94….
func tencentRange(code string) bool {
	return len(code) >= 5 && code[:2] >= "19" && code[:2] <= "94"
}

// rangeKnown reports whether the catalogue has a code of the same length that
// begins with the same three digits.
func rangeKnown(code string) bool {
	if len(code) < 6 {
		return false
	}
	for _, e := range codes.Beginning(code[:3]) {
		if (e.Family == codes.FamilyOAPI || e.Family == codes.FamilyRobot) && len(e.Code) == len(code) && e.Code[:3] == code[:3] {
			return true
		}
	}
	return false
}
