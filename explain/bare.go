package explain

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/find"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// bare looks at an input that holds no code: a ban page of the edge, only a
// message, only an HTTP status of a call to DingTalk. No code is claimed.
func (r *run) bare() error {
	lead := len(r.head) - len(bytes.TrimLeftFunc(r.head, unicode.IsSpace))
	text := bytes.TrimSpace(r.head)
	if len(text) == 0 {
		return nil
	}
	if n, _, ok := lenient.Parse(text, 0); ok && n.Get("msgtype", "msgKey") != nil {
		return nil // a message on its way to DingTalk
	}
	others := false // somebody's answer stands there, codes and all
	for _, a := range r.undecided {
		others = others || len(a.Codes) > 0
	}
	for i, look := range [...]func([]byte) *shape.Answer{wordIn, numberIn, edgePage, layoutIn, r.messageOnly, headOnly, statusOnly} {
		if i > 0 && others {
			return nil
		}
		if bare := look(text); bare != nil {
			a := &item{Place: &find.Place{Answer: bare}}
			a.Line = 1 + bytes.Count(r.head[:lead+a.Start], []byte{'\n'})
			r.consult(a)
			if err := r.finding(a, DingTalk); err != nil {
				return err
			}
			return nil
		}
	}
	return nil
}

// edgePage reads the HTML that the edge answers with instead of JSON.
func edgePage(text []byte) (a *shape.Answer) {
	lower := bytes.ToLower(text)
	if !bytes.Contains(lower, []byte("<html")) && !bytes.Contains(lower, []byte("<h1>")) {
		return nil
	}
	if !bytes.Contains(lower, []byte("powered by dingtalk")) && !bytes.Contains(lower, []byte("dingtalk.com")) {
		return nil
	}
	a = &shape.Answer{Decoder: "html", Traits: shape.Page}
	defer func() {
		if a.Status < 400 && !bytes.Contains(lower, []byte("powered by dingtalk")) {
			a = nil // a page about it
		}
	}()
	a.Call = transcript.Before(text, 0, len(text), len(text))
	a.Status = a.Call.Status
	if title, ok := lex.Between(string(text), "<title>", "</title>"); ok {
		a.Message = strings.TrimSpace(title)
		if a.Status == 0 {
			if d := lex.Digits(a.Message); len(d) == 3 {
				a.Status = lex.Atoi(d)
			}
		}
	}
	return a
}

// statusOnly reads a line that gives nothing but the HTTP status of a call to
// DingTalk, or a network error on the way to it.
func statusOnly(text []byte) *shape.Answer {
	lower := bytes.ToLower(text)
	if !bytes.Contains(lower, []byte("dingtalk")) && !bytes.Contains(lower, []byte("钉钉")) {
		return nil
	}
	for start := 0; start < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		l := string(text[start:min(end, start+4096)])
		s := failedStatus(l)
		_, theirs := platform.All().In(string(bytes.ToLower(text[start:end])))
		if theirs == "" && !foreignURL(l) && (s != 0 || networkError(l)) && hostNear(text, start, end) {
			a := &shape.Answer{Decoder: "status", Status: s, Start: start, End: end}
			if s == 0 {
				a.Decoder, a.Traits, a.Message = "network", shape.Network, strings.TrimSpace(l)
			}
			a.Call.AnyURL(l)
			return a
		}
		start = end + 1
	}
	return nil
}

// hostNear reports whether one of DingTalk's hosts is named on a line or on one
// of its neighbours: a program's own name is no evidence of a call.
func hostNear(text []byte, start, end int) bool {
	from := max(0, start-600)
	to := min(len(text), end+600)
	around := text[from:to]
	return bytes.Contains(around, []byte("api.dingtalk.com")) || bytes.Contains(around, []byte("eco.taobao.com")) && bytes.Contains(around, []byte("dingtalk"))
}

// foreignURL reports whether a line names a URL, and none of DingTalk's.
func foreignURL(l string) bool {
	return strings.Contains(l, "://") && !strings.Contains(l, "dingtalk.com") && !strings.Contains(l, "eco.taobao.com")
}

// failedStatus gives the HTTP status of a failure that a line states, or 0.
func failedStatus(l string) int {
	if s := transcript.Status(l); s >= 400 {
		return s
	}
	return 0
}

// networkError reports whether a line tells that a call to DingTalk's hosts
// never got an answer.
func networkError(l string) bool {
	low := strings.ToLower(l)
	if !strings.Contains(low, "dingtalk") {
		return false
	}
	for _, sign := range [...]string{"max retries exceeded", "econnrefused", "etimedout", "econnreset", "enotfound", "eai_again", "timed out", "timeout", "no such host", "connection refused", "connection reset", "certificate", "tls handshake", "unknownhostexception", "could not resolve", "couldn't resolve", "network is unreachable", "i/o timeout", "eof", "econnaborted", "socket hang up", "不知道这样的主机", "looking for beginning of value", "unexpected token <", "expecting value: line 1 column 1"} {
		if strings.Contains(low, sign) {
			return true
		}
	}
	return false
}

// bareLines is how many lines of an input without a code are looked at for a
// message.
const bareLines = 200

// messageOnly reads an input in which one of DingTalk's messages stands, alone,
// on a line, in quotes or behind what leads up to it.
func (r *run) messageOnly(text []byte) *shape.Answer {
	ours, theirs := platform.All().In(string(bytes.ToLower(text[:min(len(text), 64<<10)])))
	if theirs != "" && !ours || !ours && bytes.Count(text, []byte{'\n'}) > 2 {
		return nil
	}
	start := 0
	for n := 0; n < bareLines && start < len(text); n++ {
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
			family, ok := r.reader.Family(candidate, ours)
			if !ok && theirs == "" && match.Fold(candidate) == match.Fold(string(text)) {
				family, ok = r.reader.Short(candidate)
			}
			if ok {
				a := &shape.Answer{Decoder: "message", Message: candidate, Family: family, Start: start, End: end}
				a.RequestID = shape.RequestID([]byte(l), 0)
				return a
			}
		}
		start = end + 1
	}
	return nil
}

// isCode reports whether a line is source code or a table, in which messages
// stand as constants.
func isCode(l string) bool {
	t := strings.TrimSpace(l)
	for _, sign := range [...]string{"case ", "return ", "//", "# ", "* ", "- ", "|", "const ", "var ", "public ", "throw new", "if (", "if ", "elif "} {
		if strings.HasPrefix(t, sign) {
			return true
		}
	}
	return strings.HasSuffix(t, ";") || strings.HasSuffix(t, "\",") || strings.HasSuffix(t, "',") || strings.HasSuffix(t, ") {") || strings.Contains(t, ":=") || strings.Contains(t, "=>")
}

// complains reports whether a line speaks of a failure.
func complains(l string) bool {
	low := strings.ToLower(l)
	for _, w := range [...]string{"error", "fail", "exception", "err:", "warn", "错误", "失败", "报错", "异常", "提示", "原因", "errmsg", "msg"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

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
	add(l)
	for _, q := range [...][2]string{{"“", "”"}, {"「", "」"}, {"\"", "\""}, {"'", "'"}, {"`", "`"}, {"‘", "’"}} {
		if inner, ok := lex.Between(l, q[0], q[1]); ok {
			add(inner)
		}
	}
	for _, sep := range [...]string{": ", "：", "] ", "原因", "提示", "exception:", "Exception:", "error:", " - "} {
		if i := strings.LastIndex(l, sep); i >= 0 {
			add(strings.TrimLeft(l[i+len(sep):], "：: "))
		}
		if i := strings.Index(l, sep); i >= 0 {
			add(strings.TrimLeft(l[i+len(sep):], "：: "))
		}
	}
	return out
}

// layoutIn reads the robot's own layout without a code beside it.
func layoutIn(text []byte) *shape.Answer {
	l, ok := platform.LayoutOf(string(text))
	if !ok || !l.Labelled {
		return nil
	}
	message := string(lex.Line(text, l.Start, shape.Span))
	if l.English && !lex.HasHan(message) {
		if ours, _ := platform.All().In(string(bytes.ToLower(text[:min(len(text), 64<<10)]))); !ours {
			return nil // a form that anybody may fill in
		}
	}
	return &shape.Answer{Decoder: "message", Message: strings.Trim(message, "\"'}] "), Family: codes.FamilyRobot, Start: l.Start, End: l.Start + len(message)}
}

// wordIn finds a code of the new gateway that stands as a plain word:
// "staffId.notExisted - 员工不存在".
func wordIn(text []byte) *shape.Answer {
	for i := 0; i < len(text); {
		if !lex.IsWord(text[i]) {
			i++
			continue
		}
		start := i
		for i < len(text) && (lex.IsWord(text[i]) || text[i] == '.') {
			i++
		}
		word := strings.TrimRight(string(text[start:min(i, start+160)]), ".")
		if !shape.IsCodeWord(word) || bytes.HasPrefix(text[i:], []byte("(")) {
			continue
		}
		a := shape.Word(text, start, word)
		a.Call.Fill(transcript.Before(text, 0, a.Start, a.End))
		around := transcript.Nearby(text, a.Start, a.End).Text
		// The word is DingTalk's when something says so beside it, or when it
		// has the gateway's own form.
		if ours, _ := platform.All().In(string(bytes.ToLower(around))); ours || strings.HasPrefix(word, "Forbidden.AccessDenied.") || messageIs(a) {
			return a
		}
	}
	return nil
}

// messageIs reports whether the message beside a code is in Chinese or one of
// the catalogue's for that code.
func messageIs(a *shape.Answer) bool {
	return lex.HasHan(a.Message) || queryOf(a).Fit() == match.FitsBoth
}
