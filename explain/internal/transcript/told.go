package transcript

import (
	"bytes"
	"iter"
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// How much above a body may tell of it in words of any kind: toldLines lines, toldMost
// bytes.
const (
	toldLines = 12
	toldMost  = 1 << 10
)

// toldLinesOf gives the lines that tell of a body in words: the rest of its own line
// before and behind it, then those above, up to what tells of another. Nothing before
// low is read.
func toldLinesOf(text []byte, low, start, end int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		own, above := ownLine(text[max(low, start-toldMost):start])
		another := max(bytes.LastIndexByte(own, '{'), bytes.LastIndexByte(own, '}'))
		behind, _, _ := bytes.Cut(lineRest(text, end), []byte("{"))
		if !yield(own[another+1:]) || another >= 0 || !yield(behind[:min(len(behind), restMost)]) {
			return
		}
		for range toldLines {
			var line []byte
			line, above = ownLine(bytes.TrimSuffix(above, []byte("\n")))
			if len(line) == 0 && len(above) == 0 || bytes.IndexByte(line, '{') >= 0 || bytes.IndexByte(line, '}') >= 0 || !yield(line) {
				return
			}
		}
	}
}

// ToldStatus gives the status of a failed call that the text around a body tells in
// whatever words: the nearest number that is one of those that fit the answer; 0 when there
// is none. Nothing before low is read.
func ToldStatus(text []byte, low, start, end int, fit []uint16) int {
	above, behind := text[max(low, start-toldMost):start], lineRest(text, end)
	if !slices.ContainsFunc(fit, func(status uint16) bool { return holdsNumber(above, status) || holdsNumber(behind, status) }) {
		return 0 // as around most answers, which is found out faster than line by line
	}
	for line := range toldLinesOf(text, low, start, end) {
		if s := numberThatFits(line, fit); s != 0 {
			return s
		}
	}
	return 0
}

// holdsNumber reports whether a text holds a status, be it a part of something else.
func holdsNumber(text []byte, status uint16) bool {
	number := [...]byte{byte('0' + status/100%10), byte('0' + status/10%10), byte('0' + status%10)}
	return bytes.Contains(text, number[:])
}

// toldCall reads the call that the text around a body names without a host: POST
// /v1.0/robot/groupMessages/send, the nearest one.
func (c *Call) toldCall(text []byte, low, start, end int) {
	if !holdsRoot(text[max(low, start-toldMost):start]) && !holdsRoot(lineRest(text, end)) {
		return
	}
	for line := range toldLinesOf(text, low, start, end) {
		if !holdsRoot(line) {
			continue
		}
		if c.relative(string(line)); c.Path != "" {
			return
		}
	}
}

// cardSign stands in the tags and the classes by which programs say that they write to an
// AI card, streamed is what they call it to stream to one.
const (
	cardSign = "AICard"
	streamed = "streaming"
)

// Streaming takes the call by which an AI card is streamed from a line that says so in
// words: [AICard] Streaming update failed, AICardReplier.streaming failed.
func (c *Call) Streaming(line []byte) {
	_, behind, ok := bytes.Cut(line, []byte(cardSign))
	if !ok {
		return
	}
	behind = bytes.TrimLeft(bytes.TrimPrefix(behind, []byte("Replier")), "]. ")
	if len(behind) >= len(streamed) && lex.Lower(string(behind[:len(streamed)])) == streamed {
		c.Method, c.Path, c.Loose = "PUT", "/v1.0/card/streaming", true
	}
}

// holdsRoot reports whether one of the roots may stand in a text.
func holdsRoot(text []byte) bool {
	return bytes.Contains(text, []byte(".0/")) || bytes.Contains(text, []byte("/topapi/"))
}

// ownLine gives the last line of a text, and what stands before it.
func ownLine(text []byte) (line, before []byte) {
	i := lex.LastBreak(text) + 1
	return text[i:], text[:i]
}

// numberThatFits gives the last number of a line that is a failed status by itself, no
// part of a word, a name or an issue's number, and fits; 0 when there is none.
func numberThatFits(line []byte, fit []uint16) int {
	const size = len("400")
	for start := len(line) - size; start >= 0; {
		switch first := line[start]; {
		case first == '4', first == '5':
		case lex.IsDigit(first):
			start--
			continue
		default:
			start -= size // a number that begins before would hold it
			continue
		}
		end := start + size
		if end == len(line) || !lex.IsWord(line[end]) && (line[end] != '.' || end+1 == len(line) || !lex.IsDigit(line[end+1])) {
			if status := ParseStatus(string(line[start:end])); status != 0 && slices.Contains(fit, uint16(status)) && tellsStatus(line[:start]) {
				return status
			}
		}
		start--
	}
	return 0
}

// tellsStatus reports whether the number behind a text may be a status: it is no part of
// a word, no issue's number and no line of a file.
func tellsStatus[T string | []byte](before T) bool {
	n := len(before)
	return n == 0 || standsAlone(before, n) && before[n-1] != '#' && (before[n-1] != ':' || !lex.IsWord(before[n-2]))
}

// leading gives the status of a failed call that leads straight up to a body behind
// the text: "API 403: ", "failed (403): "; 0 when none does.
func leading(before string) int {
	l := strings.TrimRight(before, " \t:,->)]|*`\"'\\")
	start := len(l) - len("400")
	if start < 0 || len(l) == len(before) {
		return 0
	}
	status := ParseStatus(l[start:])
	if Reason(status) == "" || !tellsStatus(l[:start]) || strings.HasSuffix(l[:start], "=") {
		return 0
	}
	return status
}
