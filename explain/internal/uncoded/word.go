package uncoded

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// word finds a code of the new gateway that stands as a plain word:
// "staffId.notExisted - 员工不存在".
func (r *Reader) word(text []byte) *shape.Answer {
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
		if !shape.IsCodeWord(word) || bytes.HasPrefix(text[i:], []byte("(")) || shape.IsOperand(text, start, i) {
			continue
		}
		a := shape.Word(text, start, word)
		a.Call.Fill(transcript.Before(text, 0, a.Start, a.End))
		around := transcript.Nearby(text, a.Start, a.End).Text
		// The word is DingTalk's when something says so beside it, or when it
		// has the gateway's own form.
		ours, theirs := r.namesOf(around)
		if theirs != "" && !ours {
			continue
		}
		if ours || strings.HasPrefix(word, "Forbidden.AccessDenied.") || messageIs(a) {
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

// queryOf gives what the catalogue is asked of an answer that was found without a
// call around it.
func queryOf(a *shape.Answer) match.Query {
	return match.Query{Codes: match.Codes(a.Codes), Message: a.Message, Outer: a.Outer, Family: a.Family}
}
