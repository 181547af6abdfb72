package shape

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// Word makes an answer of a code that stands as a plain word at start, its
// message and the scopes that it names behind it; nil where the text goes on to say
// what the code means.
func Word(text []byte, start int, word string) *Answer {
	end := start + len(word)
	if bytes.HasPrefix(text[end:], []byte(exceptionEnd)) {
		end += len(exceptionEnd)
	}
	if explains(text[end:min(len(text), end+explainsMost)]) {
		return nil
	}
	a := &Answer{Decoder: "word", Traits: Prose, Start: start, End: end, Codes: []string{word}, Family: codes.FamilyAPI}
	message, _, loose := field.Message(text, end)
	a.Message = lex.First(message, below(text, end))
	a.Set(Loose, loose)
	a.RequestID = lex.First(field.RequestID(text, start), transcript.NamedID(string(lex.Line(text, end, field.Span))))
	a.Status = statusBefore(text, start)
	if behind, ok := lex.Between(string(text[end:min(len(text), end+field.Span)]), "equiredScopes", "]"); ok {
		if _, list, ok := strings.Cut(behind, "["); ok {
			for scope := range strings.SplitSeq(list, ",") {
				a.Scopes = append(a.Scopes, strings.Trim(scope, " \"'"))
			}
		}
	}
	return a
}

// statusBefore gives the HTTP status of a failure that stands right before a code, with
// no more than a quote, a bracket or a colon between: 403 Forbidden.…, `400`（staffId.…）.
// It is 0 when none does.
func statusBefore(text []byte, start int) int {
	before := string(text[max(0, start-16):start])
	before = strings.TrimRight(before[strings.LastIndexByte(before, '\n')+1:], " :：(（`\"'|")
	if len(before) < 3 {
		return 0
	}
	head := before[:len(before)-3]
	if head != "" && (lex.IsWord(head[len(head)-1]) || strings.IndexByte(".:/#", head[len(head)-1]) >= 0) {
		return 0 // a line of a file, a part of a number
	}
	if status := transcript.ParseStatus(before[len(head):]); status >= 400 {
		return status
	}
	return 0
}

// refusal reads a refusal of the new gateway that stands as a plain word. What
// an SDK's exception prints around it is read as that.
func refusal(v View, mark int, _ field.Key) *Answer {
	if !lex.At(v.Text, mark, "Forbidden.Acc") || mark > 0 && (lex.IsWord(v.Text[mark-1]) || v.Text[mark-1] == '.') {
		return nil
	}
	end := mark
	for end < len(v.Text) && end-mark < 120 && (lex.IsWord(v.Text[end]) || v.Text[end] == '.') {
		end++
	}
	if IsOperand(v.Text, mark, end) || transcript.IsExplained(v.Text, mark) {
		return nil
	}
	word := OfException(strings.TrimRight(string(v.Text[mark:end]), "."))
	behind := bytes.TrimLeft(v.Text[end:min(len(v.Text), end+48)], " \t\r\n\"'`,:")
	for _, exception := range [...]string{"]", "code:", "Message:", "message:"} {
		if bytes.HasPrefix(behind, []byte(exception)) {
			return nil
		}
	}
	if !IsCodeWord(word) || strings.HasPrefix(word, "Forbidden.AccessDenied.*") || len(word) == len("Forbidden.AccessDenied.") {
		return nil
	}
	a := Word(v.Text, mark, word)
	if a != nil {
		a.Decoder = "phrase"
	}
	return a
}
