package uncoded

import (
	"bytes"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// forbidden is the HTTP status of a refusal, refusal how it is written.
const (
	forbidden = 403
	refusal   = "403"
)

// refused reports whether a line tells of a refusal, and of a permission point that only
// DingTalk has.
func (r *Reader) refused(text []byte, l string, at span) bool {
	return r.Scope != nil && strings.Contains(l, refusal) && slices.ContainsFunc(at.scopes(text, l), r.Scope)
}

// scopes gives the permission point that stands behind the status of a refusal, or by
// itself on the line below.
func (s span) scopes(text []byte, l string) []string {
	words := strings.Fields(l)
	below := strings.TrimSpace(string(lex.Line(text, min(len(text), s.end+1), lineMost)))
	for _, word := range [...]string{words[len(words)-1], below} {
		if isScope(word) {
			return []string{word}
		}
	}
	return nil
}

// cardSigns are how programs say on a line that a card was sent, in lower case.
var cardSigns = [...]string{"aicard", "ai card", "/card/", "卡片"} //nolint:gochecknoglobals // a constant table

// isOfCard reports whether a line tells of a card.
func isOfCard(l string) bool { return holds(lex.Lower(l), cardSigns[:]) }

// throttleSigns are how programs say that a call was throttled, in lower case.
var throttleSigns = [...]string{"限流", "qps", "throttl", "rate limit"} //nolint:gochecknoglobals // a constant table

// throttled reports whether a line of a refusal, or one beside it, says that the call was
// throttled.
func (s span) throttled(text []byte, status int, l string) bool {
	return status == forbidden && (holds(lex.Lower(l), throttleSigns[:]) || s.beside(text, throttleSigns[:]))
}

// letters are what the names of permission points are written in.
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// isScope reports whether a word has the form of a permission point of the new
// gateway: Card.Instance.Write.
func isScope(word string) bool {
	parts := strings.Split(word, ".")
	for _, part := range parts {
		if part == "" || part[0] > 'Z' || strings.Trim(part, letters) != "" {
			return false
		}
	}
	last := parts[len(parts)-1]
	return len(parts) > 2 && (last == "Read" || last == "Write")
}

// dumpedCall gives the call to DingTalk that the stack or the object of a line names
// by its URL.
func (s span) dumpedCall(text []byte) transcript.Call {
	for line := range bytes.Lines(s.stack(text)) {
		var c transcript.Call
		if c.AnyURL(string(line)); platform.IsDing(c.Host) {
			return c
		}
	}
	return transcript.Call{}
}

// quotedCall gives the call that the lines around a line name by a path of the
// catalogue's.
func (s span) quotedCall(text []byte) (c transcript.Call) {
	method := ""
	for _, word := range strings.FieldsFunc(string(s.around(text)), func(c rune) bool { return c <= ' ' || strings.ContainsRune("`\"'()，。：,", c) }) {
		if strings.HasPrefix(word, "/v1.0/") || strings.HasPrefix(word, "/v2.0/") || strings.HasPrefix(word, "/topapi/") {
			calls := codes.FindAPIs(strings.TrimSpace(method + " " + word))
			if len(calls) == 1 {
				method = calls[0].Method
			}
			if len(calls) == 1 || len(calls) > 1 && strings.EqualFold(calls[0].Path, word) {
				return transcript.Call{Method: method, Path: word, Loose: true}
			}
		}
		method = ""
		if word == "GET" || word == "POST" || word == "PUT" || word == "DELETE" {
			method = word
		}
	}
	return c
}
