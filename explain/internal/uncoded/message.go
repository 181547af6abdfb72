package uncoded

import (
	"bytes"
	"strings"

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
			if !ok && theirs == "" && match.Fold(candidate) == match.Fold(string(text)) {
				family, ok = r.Match.Short(candidate)
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
