package transcript

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// How much behind a body may tell of it: behindLines lines below its own, of
// behindMost bytes each; of its own line restMost bytes.
const (
	behindLines = 6
	behindMost  = 512
	restMost    = 160
)

// Behind reads what a program printed of an answer behind its body: a status, a
// request id, the headers, on the body's own line or on lines below it that name
// them. known is what is known of the answer. A status or an id that differs from
// it, or that leads up to the next body, is the next answer's.
//
// to is where what was read ends: nothing before it tells of another answer.
func Behind(text []byte, end int, known Call) (c Call, to int) {
	b := behind{known: known, to: end}
	rest := text[min(end, len(text)):min(len(text), end+behindMost)]
	own := rest[:len(lex.Line(rest, 0, behindMost))]
	if i := codeIn(string(own)); i < len(own) || beginsBody(string(own)) && NamedID(string(own)) == "" {
		return b.Call, end // another answer stands on the line
	}
	if b.take(string(own[:min(len(own), restMost)])) {
		b.to = end + len(own)
	}
	if len(own) < behindMost {
		b.below(text, end+len(own)+1)
	}
	return b.Call, b.to
}

// codeIn gives where a line names a code that is no status; its length when it
// names none.
func codeIn(l string) int {
	if !strings.Contains(l, "ode") && !strings.Contains(l, "ODE") && !strings.Contains(l, "码") {
		return len(l)
	}
	lower := lex.Lower(l)
	for at := 0; ; {
		i, size := strings.Index(lower[at:], "code"), len("code")
		if j := strings.Index(lower[at:], "码"); j >= 0 && (i < 0 || j < i) {
			i, size = j, len("码")
		}
		if i < 0 {
			return len(l)
		}
		i += at
		before := strings.TrimRight(lower[max(0, i-len("response_")):i], " _-")
		if !strings.HasSuffix(before, "status") && !strings.HasSuffix(before, "http") && !strings.HasSuffix(before, "response") && !strings.HasSuffix(before, "状态") {
			return i
		}
		at = i + size
	}
}

// behind gathers what stands behind a body.
type behind struct {
	Call
	known Call
	to    int
}

// below reads the lines from at on, as long as they name something of the answer.
func (b *behind) below(text []byte, at int) {
	gap := false // a blank line sets off what follows
	taken := *b
	for range behindLines {
		if at >= len(text) {
			break
		}
		line := lex.Line(text, at, behindMost)
		at += len(line) + 1
		if t := bytes.TrimSpace(line); isRecord(t) { // most, and it tells of no answer
			if gap && bytes.IndexByte(t, '{') >= 0 {
				return
			}
			break
		}
		l := strings.TrimSpace(string(line))
		if isRuler(l) && !beginsBody(l) {
			gap = gap || l == ""
			continue
		}
		if len(line) == behindMost || !tellsOfAnswer(l) {
			if gap && beginsBody(l) {
				return // it leads up to the next body
			}
			break
		}
		if stated(l) == 0 && NamedID(l) == "" {
			continue
		}
		if !taken.take(l) {
			break
		}
		taken.to = at - 1
	}
	*b = taken
}

// take reads a line; false says that it tells nothing, or of another answer.
func (b *behind) take(l string) bool {
	status, id := stated(l), NamedID(l)
	if TellsOfOther(l) {
		status = 0
	}
	if status == 0 && id == "" || differs(lex.First(b.known.RequestID, b.RequestID), id) ||
		status != 0 && b.known.Status != 0 && status != b.known.Status || status != 0 && b.Status != 0 && status != b.Status {
		return false
	}
	b.Status = max(b.Status, status)
	b.RequestID = lex.First(b.RequestID, id)
	b.inline(l)
	return true
}

// stated gives the status that a line states or is.
func stated[T string | []byte](l T) int { return max(Status(l), BareStatus(l)) }

// differs reports whether two values are known and not the same.
func differs(a, b string) bool { return a != "" && b != "" && !strings.EqualFold(a, b) }

// inline reads the headers that a program printed on one line, as a dict or an
// object.
func (c *Call) inline(l string) {
	if !lex.Holds(l, "erver", 2) && !lex.Holds(l, "etry-", 3) {
		return
	}
	lower := lex.Lower(l)
	for _, h := range [...]struct {
		name string
		to   *string
	}{{"server", &c.Server}, {"retry-after", &c.RetryAfter}} {
		i := strings.Index(lower, h.name)
		if i < 0 || i > 0 && lex.IsWord(lower[i-1]) {
			continue
		}
		value := strings.TrimLeft(l[i+len(h.name):], "'\"")
		if value = strings.TrimLeft(value, ":=> "); value == "" || strings.IndexByte("'\"[", value[0]) < 0 {
			continue
		}
		value = strings.TrimLeft(value, "'\"[")
		if end := strings.IndexAny(value, "'\",]} "); end >= 0 {
			*h.to = lex.First(*h.to, value[:end])
		}
	}
}

// nameMost is how many bytes and nameWords how many words the name on a line that
// tells of an answer has at most, statedMost how many bytes a line that states a
// status without a name.
const (
	nameMost   = 32
	nameWords  = 3
	statedMost = 48
)

// tellsOfAnswer reports whether a line is one that a program prints of an answer: a
// name with a value, or a status by itself. One that begins another answer or
// another head is none.
func tellsOfAnswer(l string) bool {
	if isRecord([]byte(l)) || BeginsEntry([]byte(l)) || strings.HasPrefix(l, "HTTP/") || strings.IndexByte("<>$", l[0]) >= 0 || strings.HasPrefix(l, "* ") || strings.Contains(l, "://") {
		return false
	}
	if codeIn(l) < len(l) {
		return false
	}
	if beginsBody(l) {
		return NamedID(l) != ""
	}
	if len(l) <= statedMost && stated(l) != 0 {
		return true
	}
	if len(l) <= 2*statedMost && NamedID(l) != "" {
		return true
	}
	l = strings.TrimLeft(l, "-|+#'\"`*[( \t")
	i := strings.IndexAny(l, ":=|：")
	if i < 1 || i > nameMost {
		return false
	}
	return len(strings.Fields(l[:i])) <= nameWords
}

// beginsBody reports whether a line holds the beginning of an object.
func beginsBody(l string) bool { return strings.Contains(l, "{") }

// TellsOfOther reports whether a line names a path or a URL that is none of
// DingTalk's: its status is that call's.
func TellsOfOther(l string) bool {
	for at := 0; ; at++ {
		i := strings.IndexByte(l[at:], '/')
		if i < 0 {
			return false
		}
		at += i
		end := at + 1
		for end < len(l) && (lex.IsWord(l[end]) || l[end] == '/' || l[end] == '.' || l[end] == ':') {
			end++
		}
		switch {
		case strings.HasPrefix(l[at:], "//") && at > 0 && l[at-1] == ':':
			var u Call
			u.SetURL(l[at-1:])
			if !platform.IsDing(u.Host) && u.Host != "eco.taobao.com" {
				return true
			}
		case at > 0 && strings.IndexByte(" \t\"'`([", l[at-1]) < 0:
			// a part of a word: HTTP/1.1, application/json
		case end > at+2 && lex.IsLetter(l[at+1]) && (Call{Path: l[at:end]}).API() == "":
			return true
		}
		at = end
		if at >= len(l) {
			return false
		}
	}
}
