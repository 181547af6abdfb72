package uncoded

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// requestSign is what the generated SDKs write before the request id, behind the message.
const requestSign = " request id: "

// exception reads the text of an exception of the generated SDKs that lost its beginning,
// on a line that names DingTalk: 钉钉 400, … request id: ….
func (r *Reader) exception(text []byte) *shape.Answer {
	i := lex.IndexFold(text, requestSign)
	if i < 0 {
		return nil
	}
	line, begin := lex.LineAround(text, 0, i)
	l := string(line)
	for at := range lex.Places(l[:i-begin], ", ") {
		start := at - len("400")
		if start < 0 || start > 0 && lex.IsDigit(l[start-1]) {
			continue
		}
		status := failedStatus(transcript.ParseStatus(l[start:at]))
		id := field.RequestID(line, at)
		if status == 0 || id == "" || !r.namesDing(l) {
			continue
		}
		return &shape.Answer{
			Decoder: "tea", Traits: shape.Exception | shape.Weak, Family: codes.FamilyAPI, Status: status, RequestID: id,
			Message: strings.TrimSpace(l[at+len(", ") : i-begin]), Start: begin + start, End: begin + len(l),
		}
	}
	return nil
}
