package uncoded

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
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
		l := string(text[start:min(end, start+1024)])
		if isCode(l) {
			start = end + 1
			continue
		}
		for i, candidate := range messageCandidates(l) {
			if i > 0 && !complains(l) {
				break
			}
			family, ok := r.Match.Family(candidate, ours)
			if ok && r.Match.Everyday(candidate) && !r.namesDing(l) && bytes.IndexByte(text, '\n') >= 0 {
				continue
			}
			if !ok && i == 0 {
				// Nothing leads up to it but the name, so it must say enough.
				behind := r.behindName(l)
				if family, ok = r.Match.Family(behind, false); ok {
					candidate = behind
				}
			}
			if !ok && ours {
				// A sentence goes on behind it, so it must say enough.
				clause := candidate[:firstClause(candidate)]
				if family, ok = r.Match.Family(clause, false); ok {
					candidate = clause
				}
			}
			if !ok && theirs == "" {
				family, ok = r.Match.Short(candidate)
				ok = ok && match.Fold(candidate) == match.Fold(string(text))
			}
			if ok {
				a := &shape.Answer{Decoder: "message", Message: candidate, Family: family, Start: start, End: end}
				a.RequestID = shape.RequestID([]byte(l), 0)
				if code := codeBefore(l, candidate); code != "" {
					a.Codes = []string{code}
					return a
				}
				r.takeCode(a, text)
				return a
			}
		}
		start = end + 1
	}
	return nil
}

// firstClause gives how long the first clause of a text is.
func firstClause(text string) int {
	for _, comma := range [...]string{",", "，"} {
		if i := strings.Index(text, comma); i >= 0 {
			text = text[:i]
		}
	}
	return len(text)
}

// behindName gives what stands behind DingTalk's name at the beginning of a line.
func (r *Reader) behindName(l string) string {
	name, rest, ok := strings.Cut(l, " ")
	if !ok || !r.namesDing(name) {
		return ""
	}
	return strings.TrimSpace(rest)
}

// codeLeast is how many digits a number has at least that is a code of DingTalk's
// though the catalogue has it not: shorter ones are anybody's.
const codeLeast = 5

// codeBefore gives the number that a line names as the code of a message, which stands
// behind it as its own member: code=401102 message=….
func codeBefore(l, message string) string {
	before, _, _ := strings.Cut(l, message)
	at, _ := shape.MessageKey([]byte(before))
	if at < 0 {
		return ""
	}
	name := strings.LastIndex(before[:at], "code")
	if name < 0 {
		return ""
	}
	value := strings.TrimLeft(before[name+len("code"):at], " =:：\"'")
	code := lex.Digits(value)
	if len(code) < codeLeast || strings.Trim(value[len(code):], " ,，;；\"'") != "" {
		return ""
	}
	return code
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
	for _, sign := range [...]string{"# ", "* ", "- ", "|"} {
		if strings.HasPrefix(t, sign) {
			return true
		}
	}
	return isSource(l)
}

// complains reports whether a line speaks of a failure.
func complains(l string) bool {
	low := strings.ToLower(l)
	for _, w := range [...]string{"error", "fail", "exception", "err:", "warn", "错误", "失败", "报错", "异常", "返回", "提示", "原因", "errmsg", "msg"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

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
		s = strings.Trim(strings.TrimSpace(s), "{}()[]\"'`“”‘’「」。.,，;；")
		if len(s) >= 8 && (len(out) == 0 || out[len(out)-1] != s) {
			out = append(out, s)
		}
	}
	if at, v := shape.MessageKey([]byte(l)); at >= 0 {
		m, _ := shape.MessageValue([]byte(l), v)
		add(m)
	}
	if reason := sentFailure([]byte(l)); reason != nil {
		add(string(reason))
	}
	add(l)
	for _, inner := range shape.Quotations(l, quotationsMost) {
		add(inner)
	}
	for _, sep := range [...]string{": ", "：", "] ", "原因", "提示", "返回", "，", "exception:", "Exception:", "error:", " - "} {
		if i := strings.LastIndex(l, sep); i >= 0 {
			add(strings.TrimLeft(l[i+len(sep):], "：: "))
		}
		if i := strings.Index(l, sep); i >= 0 {
			add(strings.TrimLeft(l[i+len(sep):], "：: "))
		}
	}
	return out
}
