package uncoded

import (
	"bytes"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
)

// linesMost is how many lines of an input without a code are looked at for a
// message.
const linesMost = 200

// said is a message in a line and the family whose it is, none for a message that no
// entry has.
type said struct {
	message string
	family  codes.Family
}

// message reads an input in which one of DingTalk's messages stands, alone, on a line,
// in quotes or behind what leads up to it, and says more than that something failed.
// The first that says no more is kept for littleMessage, as is what a relay answered.
func (r *Reader) message(text []byte) *shape.Answer {
	r.little = nil
	front := text[:min(len(text), 64<<10)]
	ours, theirs := r.namesOf(front)
	if theirs != "" && !ours {
		return nil
	}
	ours = ours || callsCommandLine(front)
	start, announced, changes := 0, false, isChangelog(front)
	for n := 0; n < linesMost && start < len(text); n++ {
		end := len(text)
		if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		line := string(text[start:min(end, start+1024)])
		l := unmarked(line)
		if !isCode(l) && !isStatement(strings.TrimSpace(l)) && (l == line || !changes) {
			find := r.messageOn
			if l != line && n > 0 && !announced && (!complains(l) || !r.namesDing(l) || explains(l)) {
				find = r.ownOf
			}
			m, ok := find(text, l, ours, theirs)
			if little := ok && (r.saysLittle(m.message) || relayed(m.message) != "" || r.follows(m.message)); ok && (!little || r.little == nil && !explains(l) && !holds(l, exampleSigns[:])) && r.isOurs(text, start, l, m.message) && !isShownOn(text, start, m.message) {
				a := r.answer(text, start, end, l, m)
				if !little {
					return a
				}
				r.little = a
			}
		}
		announced = r.leadsUp(l)
		start = end + 1
	}
	return nil
}

// leadsUp reports whether a line says that DingTalk failed, and ends there: what it
// said comes on the next.
func (r *Reader) leadsUp(l string) bool {
	t := strings.TrimRight(l, " \t\r")
	return (strings.HasSuffix(t, "：") || strings.HasSuffix(t, ":")) && complains(t) && r.namesDing(t) && !explains(t)
}

// littleMessage gives the message that says little: it gives way to all else that a
// text tells.
func (r *Reader) littleMessage(text []byte) *shape.Answer {
	if r.little == nil || len(r.little.Codes) == 0 && r.ofYida(r.little) && !holds(lex.Lower(string(text)), yidaNames[:]) {
		return nil
	}
	return r.little
}

// ofYida reports whether a message is Yida's first of all.
func (r *Reader) ofYida(a *shape.Answer) bool {
	e := r.Match.Read(queryOf(a)).Entry
	return e != nil && e.Meanings[0].Domain == "yida"
}

// yidaNames name Yida, a product with everyday words of its own, in lower case.
var yidaNames = [...]string{"宜搭", "yida", "aliwork"} //nolint:gochecknoglobals // a constant table

// callsCommandLine reports whether a text shows a call of DingTalk's command line: its
// name, at the beginning of a line, behind a prompt or in a code span, and a command.
func callsCommandLine(text []byte) bool {
	const name = "dws "
	for from := 0; ; {
		i := bytes.Index(text[from:], []byte(name))
		if i < 0 {
			return false
		}
		i += from
		from = i + len(name)
		before := bytes.TrimRight(text[:i], " ")
		if from < len(text) && 'a' <= text[from] && text[from] <= 'z' && (len(before) == 0 || bytes.IndexByte([]byte("\n`$#>%"), before[len(before)-1]) >= 0) {
			return true
		}
	}
}

// answer gives the answer of a message on a line, with the code that stands near it.
func (r *Reader) answer(text []byte, start, end int, l string, m said) *shape.Answer {
	a := &shape.Answer{Decoder: "message", Message: m.message, Family: m.family, Start: start, End: end}
	a.RequestID = field.RequestID([]byte(l), 0)
	if a.Codes = codeBeside(l, m.message); a.Codes == nil {
		r.takeCode(a, text)
	}
	if f := told(text, l); f != "" && a.Codes == nil {
		q := queryOf(a)
		if q.Family = f; r.Match.Read(q).Entry != nil {
			a.Family = f
		}
	}
	return a
}

// told gives the family whose message one on a line must be by what else stands there or
// in the text: a class of the callback libraries, a word for the callback, the host of the
// call; "" where nothing tells.
func told(text []byte, l string) codes.Family {
	switch {
	case holds(string(text[:min(len(text), reportMost)]), callbackClasses[:]), holds(lex.Lower(l), callbackWords[:]):
		return codes.FamilyCallback
	case callsGateway(text):
		return codes.FamilyAPI
	}
	return ""
}

// callbackClasses are the names in which those of the callback libraries begin, and
// callbackWords how people name what they decrypt.
var (
	callbackClasses = [...]string{"DingTalkEncrypt", "DingCallbackCrypto", "oapi.lib.aes"} //nolint:gochecknoglobals // a constant table
	callbackWords   = [...]string{"回调", "事件订阅", "callback"}                                //nolint:gochecknoglobals // a constant table
)

// callsGateway reports whether the new gateway is the only of DingTalk's hosts that a text
// names.
func callsGateway(text []byte) bool {
	return bytes.Contains(text, []byte("//api.dingtalk.")) && !bytes.Contains(text, []byte("oapi.dingtalk."))
}

// messageOn finds the message on a line, of which a text of several lines that does not
// name DingTalk may hold only what nobody else says.
func (r *Reader) messageOn(text []byte, l string, ours bool, theirs platform.Name) (said, bool) {
	ours = ours || strings.Contains(l, robotPage)
	if !ours && bytes.Count(text, []byte{'\n'}) > 2 {
		return r.own(l)
	}
	m, ok := r.messageIn(l, ours)
	if ok && r.saysLittle(m.message) && !r.namesDing(l) && bytes.IndexByte(text, '\n') >= 0 {
		ok = false
	}
	if !ok && theirs == "" {
		m, ok = r.messageAll(text, l)
	}
	return m, ok
}

// saysLittle reports whether a message is made of everyday words, is a few Chinese
// characters, or says no more than that something failed, as anybody's may.
func (r *Reader) saysLittle(message string) bool {
	if r.Match.Everyday(message) {
		return true
	}
	const few, most = 5, 8
	f := match.Fold(message)
	n := utf8.RuneCountInString(f)
	return lex.HasHan(f) && (n <= few || n <= most && strings.HasSuffix(f, "失败"))
}

// follows reports whether a message tells of what came of a failure that stands elsewhere,
// on which it depends whether to call again.
func (r *Reader) follows(message string) bool {
	m := r.Match.Uncoded(message, true)
	return m != nil && m.Retry.Policy == codes.PolicyUnknown
}

// ownOf finds the message in an item of a list that nobody but DingTalk has. What is
// all bold is a heading, as documentation has it above its answers.
func (r *Reader) ownOf(_ []byte, l string, _ bool, _ platform.Name) (said, bool) {
	if strings.HasPrefix(l, "**") && strings.HasSuffix(l, "**") || !complains(l) {
		return said{}, false
	}
	return r.own(l)
}

// own finds the message in a line that nobody but DingTalk has.
func (r *Reader) own(l string) (said, bool) {
	if explains(l) {
		return said{}, false
	}
	if holds(l, commandLine[:]) {
		for i, candidate := range messageCandidates(l) {
			if i > 0 && !complains(l) {
				break
			}
			// Some of the command line's messages speak of itself.
			if family, ok := r.Match.Family(candidate, false); ok && family == codes.FamilyMCP && holds(candidate, commandLine[:]) {
				return said{candidate, family}, true
			}
		}
	}
	message := r.Match.Own(l)
	return said{message: message}, message != ""
}

// commandLine are the words by which DingTalk's command line speaks of itself.
var commandLine = [...]string{" CLI ", "dws "} //nolint:gochecknoglobals // a constant table

// messageIn finds the message that a line is, or that stands in a line which speaks
// of a failure: the first that says more than little, else the first.
func (r *Reader) messageIn(l string, ours bool) (m said, ok bool) {
	for found := range r.messagesIn(l, ours) {
		if !ok || !r.saysLittle(found.message) {
			m, ok = found, true
		}
		if !r.saysLittle(m.message) {
			return m, true
		}
	}
	if own, is := r.own(l); is {
		return own, true
	}
	return m, ok
}

// messagesIn gives the messages in a line. What more the line says behind a clause of
// a message is the person's; a message that is cut there must say enough, or DingTalk be
// named on the line.
func (r *Reader) messagesIn(l string, ours bool) iter.Seq[said] {
	return func(yield func(said) bool) {
		all := messageCandidates(r.withoutTag(l))
		for i, candidate := range all {
			if i > 0 && !complains(l) {
				break
			}
			if m, ok := r.known(candidate, l, ours); ok && !yield(m) {
				return
			}
			if i > 0 {
				continue
			}
			// Nothing leads up to it but the name, so it must say enough.
			if m, ok := r.known(r.behindName(l), l, false); ok && !yield(m) {
				return
			}
		}
		if !ours || explains(l) {
			return
		}
		named, complaint := r.namesDing(l), complains(l)
		for _, candidate := range all {
			if !complaint {
				break
			}
			for _, cut := range clauses(candidate) {
				if m, ok := r.known(cut, l, named && !r.saysLittle(cut)); ok && !yield(m) {
					return
				}
			}
		}
		if !named || isItem(strings.TrimSpace(l)) || tellsOfChange(l) {
			return
		}
		for _, at := range stretches(l) {
			if !complaint && !isReported(l[:at.start]) {
				continue
			}
			part := unwrapped(l[at.start:at.end], wraps)
			if m, ok := r.known(part, l, true); ok && !r.saysLittle(part) && !yield(m) {
				return
			}
		}
	}
}

// isReported reports whether what stands before a message says that it was: 报, as the
// end of no other word.
func isReported(before string) bool {
	said, ok := strings.CutSuffix(strings.TrimRight(before, " "), "报")
	for _, other := range [...]string{"日", "周", "月", "汇"} {
		ok = ok && !strings.HasSuffix(said, other)
	}
	return ok
}

// known gives a text on a line that is one of DingTalk's messages. named says that
// something around it names DingTalk. An English sentence of the new gateway is one
// only on a line that does.
func (r *Reader) known(text, l string, named bool) (said, bool) {
	word := !lex.HasHan(text) && !strings.Contains(strings.Trim(text, wraps+":"), " ") // as the name of an error is
	if family, ok := r.Match.Family(text, named); ok && !word {
		return said{text, family}, true
	}
	if r.Match.Uncoded(text, named || r.namesDing(l)) != nil && !explains(l) && !holds(text, leftOut[:]) {
		return said{message: text}, true
	}
	if r.Match.Sentence(text) && r.namesDing(l) && complains(l) {
		return said{text, codes.FamilyAPI}, true
	}
	return said{}, false
}

// isOurs reports whether the words near a message name nobody else.
func (r *Reader) isOurs(text []byte, start int, l, message string) bool {
	at := start + max(0, strings.Index(l, message))
	ours, theirs := r.whose(text, at, min(len(text), at+len(message)))
	return ours || theirs == ""
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
func (r *Reader) messageAll(text []byte, l string) (said, bool) {
	for i, candidate := range messageCandidates(l) {
		if i > 0 && !complains(l) {
			break
		}
		if family, ok := r.Match.Short(candidate); ok && match.Fold(candidate) == match.Fold(string(text)) {
			return said{candidate, family}, true
		}
	}
	return said{}, false
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
	return strings.HasPrefix(strings.TrimSpace(l), "|") || isSource(l) || mapsNumbers(l) || isAttribute(l) || strings.Contains(l, "\"expected\":")
}

// isAttribute reports whether an indented line gives a name a text in quotes.
func isAttribute(l string) bool {
	t := strings.TrimSpace(l)
	value, ok := strings.CutPrefix(t, lex.Name(t)+" = ")
	return ok && l[0] <= ' ' && len(value) > 1 && strings.IndexByte("\"'", value[0]) >= 0 && value[len(value)-1] == value[0]
}

// complains reports whether a line speaks of a failure.
func complains(l string) bool {
	low := strings.ToLower(l)
	for _, w := range [...]string{"error", "fail", "exception", "err:", "warn", "错误", "失败", "报错", "异常", "返回", "提示", "原因", "msg", "returned", "returns", "response:", "says", "报“", "报「", "报【", "报\"", "报：", "弹窗", "弹出", "显示", robotTail} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// robotTail is what the robot's older messages end with: a link to its page.
const robotTail = ", more: [http"

// robotPage is that page, which nobody else links to.
const robotPage = robotTail + "s://ding-doc.dingtalk.com/"

// isShownOn reports whether a message is shown so, on a line that begins
// at start.
func isShownOn(text []byte, start int, message string) bool {
	at := start + max(0, strings.Index(string(text[start:min(len(text), start+lineMost)]), message))
	return isShown(text, at, min(len(text), at+len(message)))
}

// mapsNumbers reports whether a line holds an object of numbers and what each means:
// {"40014": "…", "60011": "…"}, or is an element of one that gives a name: 40014: Invalid,.
func mapsNumbers(l string) bool {
	t := strings.TrimSpace(l)
	if _, name, ok := strings.Cut(t, ": "); ok && lex.IsDigit(t[0]) && lex.Name(name)+"," == name {
		return true
	}
	i := max(0, strings.Index(l, "\": \""))
	key := l[strings.LastIndexByte(l[:i], '"')+1 : i]
	return len(key) > 1 && lex.Digits(key) == key
}
