package uncoded

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/dterr/dterr/explain/internal/fault"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// reportMost is how long a text may be that is read as one report, in bytes: what
// fails in a longer one need not be what it is about.
const reportMost = 16 << 10

// around reads a failure on a line that names nobody. It is taken for one of a call to
// DingTalk where the lines of its log or its stack name DingTalk and nobody else, or
// where all of a short text does.
func (r *Reader) around(text []byte) *shape.Answer {
	if !mentions(text) {
		return nil
	}
	whole := len(text) <= reportMost && r.isReport(text)
	return r.line(text, func(l string, at span) *shape.Answer {
		s := anonymousStatus(l)
		net := s == 0 && anonymousFault(l)
		switch {
		case s == 0 && !net, mentions([]byte(l)), namesOther(l), isTalk(l, at), at.dumpsOther(text):
			return nil
		case !whole && !r.isAmong(text, l, at):
			return nil
		}
		a := &shape.Answer{Decoder: "status", Status: s, Start: at.start, End: at.end}
		if net {
			a.Decoder, a.Message = "network", strings.TrimSpace(l)
			a.Set(shape.Network, true)
		}
		a.Set(shape.Opening, at.opensStream(text, l))
		a.Set(shape.Throttled, at.throttled(text, s, l))
		if s == forbidden {
			a.Scopes = at.scopes(text, l)
			a.Set(shape.Card, isOfCard(l))
		}
		if a.Call = at.dumpedCall(text); a.Call.Host == "" {
			a.Set(shape.Around, true)
			a.Call = at.quotedCall(text)
		}
		return a
	})
}

// mentions reports whether a text names DingTalk in any form.
func mentions(text []byte) bool {
	return lex.IndexFold(text, "dingtalk") >= 0 || lex.IndexFold(text, "dingding") >= 0 || bytes.Contains(text, []byte("钉钉"))
}

// anonymousStatus gives the failed status of a line that speaks of a call or of a
// failure, or is nothing but the status with its reason.
func anonymousStatus(l string) int {
	s := max(failedStatus(transcript.Status(l)), saidStatus(l))
	switch {
	case s == 0, strings.Contains(l, "{"), answers(l, s), lists(l), isProxied(l):
		return 0
	case tellsOfCall(l), complains(l), strings.EqualFold(strings.Trim(untagged(l), " \t\"'`>*-."), strconv.Itoa(s)+" "+transcript.Reason(s)):
		return s
	}
	return 0
}

// untagged gives the text between the tags of a line of HTML, or all of another line.
func untagged(l string) string {
	t := strings.TrimSpace(l)
	for strings.HasPrefix(t, "<") {
		_, t, _ = strings.Cut(t, ">")
	}
	t, _, _ = strings.Cut(t, "<")
	return t
}

// answers reports whether a message stands behind a status. Of DingTalk's it would be
// known, and anybody's may be.
func answers(l string, status int) bool {
	_, behind, _ := strings.Cut(l, strconv.Itoa(status))
	message, ok := strings.CutPrefix(strings.TrimLeft(behind, " "), ":")
	return ok && strings.TrimSpace(message) != "" && !strings.HasPrefix(strings.TrimSpace(message), transcript.Reason(status))
}

// lists reports whether a line names several failed statuses, or defines one: 403: …
func lists(l string) bool {
	first := 0
	for i := 0; i < len(l); i++ {
		digits := lex.Digits(l[i:])
		if s := transcript.ParseStatus(digits); transcript.Reason(s) != "" && (i == 0 || !lex.IsWord(l[i-1])) {
			if first != 0 && s != first || strings.TrimSpace(l[:i]) == "" && strings.HasPrefix(l[i+len(digits):], ":") {
				return true
			}
			first = s
		}
		i += len(digits)
	}
	return false
}

// systemCalls lead up to the name of an error in what Node prints of it.
var systemCalls = [...]string{"connect e", "read e", "write e", "getaddrinfo e"} //nolint:gochecknoglobals // a constant table

// anonymousFault reports whether a program, or a person who complains, says on a line
// that a call got no answer.
func anonymousFault(l string) bool {
	return isFault(l) && (complains(l) || holds(strings.ToLower(l), systemCalls[:]))
}

// statusesMost is how many different statuses a report may tell of: more are a list.
const statusesMost = 2

// isReport reports whether a short text tells of one failure of DingTalk's: a line of
// it that is no log's names DingTalk, and not what went well, nobody else is named, and neither a list of statuses nor a message
// to or from a person stands in it.
func (r *Reader) isReport(text []byte) bool {
	if _, theirs := r.namesOf(text); theirs != "" || namesService(text) {
		return false
	}
	ours, statuses := false, map[int]bool{}
	for line := range bytes.Lines(text) {
		l := string(bytes.TrimSpace(line[:min(len(line), lineMost)]))
		ours = ours || speaksOf(l) && !isEntry(l) && !isCode(l) && !strings.Contains(l, "成功")
		if s := failedStatus(transcript.Status(l)); s != 0 {
			statuses[s] = true
		}
		if low := strings.ToLower(l); announces(low) || strings.Contains(low, "robotcode") && strings.Contains(low, "msgtype") {
			return false // a message that was sent by DingTalk, or came from there
		}
	}
	return ours && len(statuses) <= statusesMost
}

// isAmong reports whether a line that says nothing but a failure stands among those of
// a log of which one names DingTalk, or a line belongs to a stack that does, and nobody
// else is named there.
func (r *Reader) isAmong(text []byte, l string, at span) bool {
	around := at.around(text)
	if !mentions(at.stack(text)) && !(isBare(l) && logs(around)) {
		return false
	}
	_, theirs := r.namesOf(around)
	return theirs == "" && !namesService(around)
}

// isBare reports whether a line says before a failure nothing but the time, the level,
// the names of errors and that a call was made: it is not what failed of a program.
func isBare(l string) bool {
	low := lex.Lower(l)
	before := fault.Before(low)
	if tellsOfCall(before) {
		return true
	}
	before = before[:strings.LastIndexByte(before, ' ')+1]
	for _, word := range strings.Fields(before) {
		word = strings.Trim(word, ":[]()>")
		if word != "" && !lex.IsDigit(word[0]) && !isOpenTag(word) && word != "ssl" && !strings.HasSuffix(word, "error") && !strings.HasSuffix(word, "exception") && !holds(word+" e", systemCalls[:]) {
			return false
		}
	}
	return true
}

// logs reports whether one of some lines is a program's and names DingTalk.
func logs(lines []byte) bool {
	if !mentions(lines) {
		return false
	}
	for line := range bytes.Lines(lines) {
		l := strings.TrimSpace(string(line))
		if speaksOf(l) && (isProgramLine(l) || isMember(l)) {
			return true
		}
	}
	return false
}

// isEntry reports whether a line is one of a log: [Bug] begins a title.
func isEntry(l string) bool {
	rest, ok := strings.CutPrefix(l, "[")
	if !ok {
		return isProgramLine(l)
	}
	tag, _, _ := strings.Cut(rest, "]")
	return lex.IsDigit(lex.First(tag, " ")[0]) || isOpenTag(tag) || mentions([]byte(tag))
}

// speaksOf reports whether a line names DingTalk as such. A member of an object does
// only by a tag or a logger: there the name may be any value.
func speaksOf(l string) bool {
	if !isMember(l) {
		return named(l)
	}
	low := lex.Lower(l)
	return strings.Contains(low, "[dingtalk") || strings.Contains(low, "/dingtalk")
}

// isMember reports whether a line is a member of an object, or begins one.
func isMember(l string) bool {
	return l != "" && strings.IndexByte("{\"'", l[0]) >= 0
}

// isFault reports whether a line says for sure that a call got no answer, isProxied
// that a proxy did not let it through.
func isFault(l string) bool {
	sign, _ := fault.Of(l)
	return sign == fault.Sure
}

func isProxied(l string) bool {
	_, kind := fault.Of(l)
	return kind == fault.Proxied
}
