package uncoded

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/shape"
)

// linesMost is how many lines of an input without a code are looked at for a
// message.
const linesMost = 200

// message reads an input in which one of DingTalk's messages stands, alone,
// on a line, in quotes or behind what leads up to it.
func (r *Reader) message(text []byte) *shape.Answer {
	ours, theirs := r.namesOf(text[:min(len(text), 64<<10)])
	if theirs != "" && !ours || !ours && bytes.Count(text, []byte{'\n'}) > 2 {
		return nil
	}
	start := 0
	for n := 0; n < linesMost && start < len(text); n++ {
		end := len(text)
		if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		line := string(text[start:min(end, start+1024)])
		l := unmarked(line)
		if isCode(l) || l != line && n > 0 && (!complains(l) || !r.namesDing(l)) {
			start = end + 1
			continue
		}
		candidate, family, ok := r.messageIn(l, ours)
		if ok && (r.Match.Everyday(candidate) || isShort(candidate)) && !r.namesDing(l) && bytes.IndexByte(text, '\n') >= 0 {
			ok = false
		}
		if !ok && theirs == "" {
			candidate, family, ok = r.messageAll(text, l)
		}
		if ok && r.isOurs(text, start, l, candidate) && !isShownOn(text, start, candidate) {
			a := &shape.Answer{Decoder: "message", Message: candidate, Family: family, Start: start, End: end}
			a.RequestID = field.RequestID([]byte(l), 0)
			if a.Codes = codeBeside(l, candidate); a.Codes == nil {
				r.takeCode(a, text)
			}
			return a
		}
		start = end + 1
	}
	return nil
}

// isShort reports whether a message is a few Chinese characters, as anybody's may be.
func isShort(message string) bool {
	const most = 5
	return lex.HasHan(message) && utf8.RuneCountInString(match.Fold(message)) <= most
}

// messageIn finds the message that a line is, or that stands in a line which speaks
// of a failure. What more the line says behind the clause of a message is the
// person's; a message that is cut there must say enough.
func (r *Reader) messageIn(l string, ours bool) (message string, family codes.Family, ok bool) {
	all := messageCandidates(l)
	for i, candidate := range all {
		if i > 0 && !complains(l) {
			break
		}
		if family, ok = r.Match.Family(candidate, ours); ok {
			return candidate, family, true
		}
		if i == 0 {
			// Nothing leads up to it but the name, so it must say enough.
			behind := r.behindName(l)
			if family, ok = r.Match.Family(behind, false); ok {
				return behind, family, true
			}
		}
	}
	if !ours || !complains(l) || explains(l) {
		return "", "", false
	}
	for _, candidate := range all {
		if cut := clause(candidate); cut != "" {
			if family, ok = r.Match.Family(cut, false); ok {
				return cut, family, true
			}
		}
	}
	return "", "", false
}

// isOurs reports whether the words near a message name nobody else.
func (r *Reader) isOurs(text []byte, start int, l, message string) bool {
	at := start + max(0, strings.Index(l, message))
	ours, theirs := r.whose(text, at, min(len(text), at+len(message)))
	return ours || theirs == ""
}

// isShownOn reports whether a message is shown so, on a line that begins
// at start.
func isShownOn(text []byte, start int, message string) bool {
	at := start + max(0, strings.Index(string(text[start:min(len(text), start+lineMost)]), message))
	return isShown(text, at, min(len(text), at+len(message)))
}

// codeBeside gives the number that stands before a message under the name of a code,
// which the catalogue need not have: "code=401102 message=…". A short one may be the
// status of a response.
func codeBeside(l, message string) []string {
	before := strings.ToLower(l[:max(0, strings.Index(l, message))])
	_, said, ok := strings.Cut(before, "code")
	digits := lex.Digits(strings.TrimLeft(said, "=:： "))
	if !ok || len(digits) < 5 || len(digits) > 7 {
		return nil
	}
	return []string{digits}
}

// messageAll finds the short message that is all of a text.
func (r *Reader) messageAll(text []byte, l string) (message string, family codes.Family, ok bool) {
	for i, candidate := range messageCandidates(l) {
		if i > 0 && !complains(l) {
			break
		}
		if family, ok = r.Match.Short(candidate); ok && match.Fold(candidate) == match.Fold(string(text)) {
			return candidate, family, true
		}
	}
	return "", "", false
}

// unmarked gives a line without the mark of a heading or of an item of a list, which
// is read where it begins the text or speaks of a failure of DingTalk's itself.
func unmarked(l string) string {
	t := strings.TrimSpace(l)
	for _, mark := range [...]string{"# ", "* ", "- "} {
		if rest, ok := strings.CutPrefix(t, mark); ok {
			return rest
		}
	}
	return l
}

// clause gives the first clause of a text, "" when there is but one.
func clause(text string) string {
	for i, c := range text {
		switch {
		case strings.ContainsRune("，。；！？", c),
			strings.ContainsRune(",.;!?", c) && strings.HasPrefix(text[i+1:], " "),
			strings.ContainsRune(",;!?", c) && lex.IsHan([]byte(text[i+1:])):
			return strings.Trim(text[:i], wraps)
		}
	}
	return ""
}

// wraps are what may stand around a message.
const wraps = "{}()[]\"'`“”‘’「」。.,，;； "

// behindName gives what stands behind DingTalk's name at the beginning of a line.
func (r *Reader) behindName(l string) string {
	name, rest, ok := strings.Cut(l, " ")
	if !ok || !r.namesDing(name) {
		return ""
	}
	return strings.TrimSpace(rest)
}

// takeCode gives a message the code that stands near it, when it is the message's
// own: it is not guessed then.
func (r *Reader) takeCode(a *shape.Answer, text []byte) {
	near := text[max(0, a.Start-nearBytes):min(len(text), a.End+nearBytes)]
	x := r.Match.Read(queryOf(a))
	for _, e := range append([]*codes.Entry{x.Entry}, x.Equals...) {
		if e == nil {
			continue
		}
		for from := 0; ; {
			i := bytes.Index(near[from:], []byte(e.Code))
			if i < 0 {
				break
			}
			i += from
			from = i + len(e.Code)
			if (i == 0 || !lex.IsWord(near[i-1])) && (from == len(near) || !lex.IsWord(near[from])) {
				a.Codes, a.Family = []string{e.Code}, e.Family
				a.Start, a.End = min(a.Start, a.Start-min(a.Start, nearBytes)+i), max(a.End, a.Start-min(a.Start, nearBytes)+from)
				return
			}
		}
	}
}

// isCode reports whether a line is source code or a table, in which messages
// stand as constants.
func isCode(l string) bool {
	t := strings.TrimSpace(l)
	return strings.HasPrefix(t, "|") || strings.HasSuffix(t, "|") || isSource(l)
}

// complains reports whether a line speaks of a failure.
func complains(l string) bool {
	low := strings.ToLower(l)
	for _, w := range [...]string{"error", "fail", "exception", "err:", "warn", "错误", "失败", "报错", "异常", "返回", "提示", "原因", "msg", "returned", "returns", "says", robotTail} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// robotTail is what the robot's older messages end with: a link to its page.
const robotTail = ", more: [http"

// robotFailed is how DingtalkChatbot, a client of the robot, tells by a message of its
// own that DingTalk took none.
const robotFailed = "钉钉机器人消息发送失败，"

// sentFailure gives the reason that such a message names, or nil.
func sentFailure(text []byte) []byte {
	i := bytes.Index(text, []byte(robotFailed))
	if i < 0 {
		return nil
	}
	told := lex.Line(text, i+len(robotFailed), lineMost)
	if end := bytes.IndexAny(told, "'\""); end >= 0 {
		told = told[:end]
	}
	_, reason, _ := bytes.Cut(told, []byte("原因："))
	reason, _, _ = bytes.Cut(reason, []byte("，请及时跟进"))
	return reason
}

// quotationsMost is how many quotations of a line may be messages.
const quotationsMost = 4

// messageCandidates gives the parts of a line that may be a message: the value
// of its errmsg, the whole, what stands in quotes, what stands behind a colon.
func messageCandidates(l string) []string {
	var out []string
	add := func(s string) {
		s, _, _ = strings.Cut(s, ", more: [")
		s = strings.Trim(strings.TrimSpace(s), wraps)
		if len(s) >= 8 && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	if at, v := field.MessageKey([]byte(l)); at >= 0 {
		m, _ := field.MessageValue([]byte(l), v)
		add(m)
	}
	if reason := sentFailure([]byte(l)); reason != nil {
		add(string(reason))
	}
	add(l)
	for _, inner := range field.Quotations(l, quotationsMost) {
		add(inner)
	}
	for _, sep := range [...]string{": ", ":", "：", "原因", "提示", "返回", "报错", "，", " - "} {
		if i := strings.LastIndex(l, sep); i >= 0 {
			add(strings.TrimLeft(l[i+len(sep):], "：: "))
		}
		if i := strings.Index(l, sep); i >= 0 {
			add(strings.TrimLeft(l[i+len(sep):], "：: "))
		}
	}
	return out
}
