package uncoded

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
)

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

// clauses gives a text up to the end of each of its clauses but the last, the longest
// first.
func clauses(text string) (all []string) {
	for i, c := range text {
		if len(all) < clausesMost && endsClause(c, strings.TrimPrefix(text[i:], string(c))) {
			all = append(all, strings.Trim(text[:i], wraps))
		}
	}
	slices.Reverse(all)
	return all
}

// endsClause reports whether a character ends a clause, by what stands behind it.
func endsClause(c rune, behind string) bool {
	switch {
	case strings.ContainsRune("，。；！？", c):
		return true
	case strings.ContainsRune(",.;!?", c) && strings.HasPrefix(behind, " "):
		return true
	}
	return strings.ContainsRune(",;!?", c) && lex.IsHan([]byte(behind))
}

// stretches gives where the parts of a sentence begin and end that it may quote without
// quotes: an English text among Chinese ones, and a Chinese one between blanks: 报 token is
// not exist 错误.
func stretches(l string) (all []span) {
	for _, latin := range [...]bool{true, false} {
		begin := 0
		for i, c := range l + "\u3000" {
			if separates := c == ' '; latin && c < utf8.RuneSelf || !latin && !separates && c != '\u3000' {
				continue
			}
			if i-begin >= stretchLeast && lex.HasHan(l[begin:i]) != latin {
				all = append(all, span{begin, i})
			}
			begin = i + utf8.RuneLen(c)
		}
	}
	return all[:min(len(all), stretchesMost)]
}

// stretchLeast is how long such a text is at least, in bytes, stretchesMost how many of a
// line are looked at.
const (
	stretchLeast  = 12
	stretchesMost = 8
)

// clausesMost is how many clauses of a line may make up a message.
const clausesMost = 4

// wraps are what may stand around a message.
const wraps = "{}()[]\"'`“”‘’「」。.,，;；>* "

// behindName gives what stands behind DingTalk's name at the beginning of a line, as a
// word or a tag.
func (r *Reader) behindName(l string) string {
	if rest, ok := strings.CutPrefix(l, "钉钉"); ok && lex.IsHan([]byte(rest)) {
		return unwrapped(rest, wraps)
	}
	end := strings.IndexAny(l, " :：]】")
	if end < 0 || !r.namesDing(l[:end]) {
		return ""
	}
	return unwrapped(l[end:], wraps+":：【】")
}

// unwrapped takes signs off both ends of a text, but no bracket and no quote that closes
// one in it: 应用尚未开通所需的权限：[Contact.User.Read].
func unwrapped(s, signs string) string {
	s = strings.TrimLeft(s, signs)
	for {
		last, size := utf8.DecodeLastRuneInString(s)
		if !strings.ContainsRune(signs, last) || strings.Count(s, opener(last)) == strings.Count(s, string(last)) && opener(last) != "" || isPaired(s, last) {
			return s
		}
		s = s[:len(s)-size]
	}
}

// isPaired reports whether a sign is a quote that opens and closes as often in a text.
func isPaired(s string, quote rune) bool {
	return (quote == '\'' || quote == '"') && strings.Count(s, string(quote))%2 == 0
}

// opener gives the bracket that one closes, "" for none.
func opener(closer rune) string {
	switch closer {
	case ')':
		return "("
	case ']':
		return "["
	case '}':
		return "{"
	case '」':
		return "「"
	case '】':
		return "【"
	}
	return ""
}

// withoutTag gives a line without the tag with DingTalk's name at its end, as clients
// of several platforms set behind a message: "… [DINGTALK]".
func (r *Reader) withoutTag(l string) string {
	end := strings.TrimRight(l, " \t\r")
	if i := strings.LastIndexAny(end, "[("); i > 0 && strings.IndexByte("])", end[len(end)-1]) >= 0 && end[i-1] == ' ' && r.namesDing(end[i:]) {
		return end[:i-1]
	}
	return l
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

// withoutTags gives a text without the tags of HTML in it.
func withoutTags(s string) string {
	if !strings.Contains(s, "</") {
		return s
	}
	var b strings.Builder
	for {
		before, rest, _ := strings.Cut(s, "<")
		b.WriteString(before)
		_, behind, ok := strings.Cut(rest, ">")
		if !ok {
			return b.String()
		}
		s = behind
	}
}

// fromException gives a line from the name of an exception on it, "" without one.
func fromException(l string) string {
	i := max(strings.Index(l, "Error: "), strings.Index(l, "Exception: "))
	if i < 0 {
		return ""
	}
	for i > 0 && lex.IsLetter(l[i-1]|0x20) {
		i--
	}
	return l[i:]
}

// relayLeads begin what Alertmanager, or the relay itself, says of a call to a relay of
// alerts.
var relayLeads = [...]string{"unexpected status code ", "Post ", "uri="} //nolint:gochecknoglobals // a constant table

// relayed gives what a line says of a call to a relay of alerts, whose addresses are
// http://…/dingtalk/TARGET/send; "" of any other line. Behind the status that the relay
// answered with stands more of its own log.
func relayed(l string) string {
	const address, end, status = "/dingtalk/", "/send", " resp_status="
	at := strings.Index(l, address)
	if at < 0 || !strings.Contains(l[at:], end) {
		return ""
	}
	for _, lead := range relayLeads {
		i := strings.LastIndex(l[:at], lead)
		if i < 0 {
			continue
		}
		if behind := strings.Index(l[i:], status); behind >= 0 {
			return l[i:min(len(l), i+behind+len(status)+len("404"))]
		}
		return strings.ReplaceAll(l[i:], `\"`, "")
	}
	return ""
}

// isOrnament reports whether a character is a sign that programs set before a message:
// a cross, a warning sign and what shapes it, a blank.
func isOrnament(r rune) bool {
	return r == ' ' || r >= utf8.RuneSelf && (unicode.IsSymbol(r) || unicode.Is(unicode.Mn, r))
}

// quotationsMost is how many quotations of a line may be messages.
const quotationsMost = 4

// leadsToRemark reports whether the words before a bracket say that something failed,
// and the bracket why: 发送失败（robot 不存在）, 报【不存在的临时授权码】.
func leadsToRemark(before string) bool {
	before = strings.TrimRight(before, " ")
	return isReported(before) || strings.HasSuffix(before, "失败") || strings.HasSuffix(before, "报错") || strings.HasSuffix(before, "failed") || strings.HasSuffix(before, "error") || strings.HasSuffix(before, "提示")
}

// messageCandidates gives the parts of a line that may be a message: the value
// of its errmsg, the whole, what stands from the name of an exception, in quotes, behind a colon.
func messageCandidates(l string) []string {
	var out []string
	add := func(s string) {
		s, _, _ = strings.Cut(withoutTags(s), ", more: [")
		s = strings.TrimLeftFunc(unwrapped(strings.TrimSpace(s), wraps), isOrnament)
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
	add(relayed(l))
	if before, _, ok := strings.Cut(l, robotTail); ok {
		add(before[strings.LastIndexAny(before, ":：")+1:])
	}
	add(fromException(l))
	for _, inner := range field.Quotations(l, quotationsMost) {
		add(inner)
	}
	for _, inner := range field.Remarks(l, quotationsMost, leadsToRemark) {
		add(inner)
	}
	for _, sep := range [...]string{": ", ":", "：", "原因", "提示", "返回", "报错", "，", " - ", "] "} {
		if i := strings.LastIndex(l, sep); i >= 0 {
			add(strings.TrimLeft(l[i+len(sep):], "：: "))
		}
		if i := strings.Index(l, sep); i >= 0 {
			add(strings.TrimLeft(l[i+len(sep):], "：: "))
		}
	}
	return out
}
