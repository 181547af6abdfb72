package uncoded

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/shape"
)

// javaStream reads an exception of the Java SDK of stream mode, which prints its
// message and keeps its number to itself: "…OpenDingTalkAppException: topic not
// exist". The message counts where the catalogue has it, for the same exception
// carries the server's whole answer where a connection was refused.
func (r *Reader) javaStream(text []byte) *shape.Answer {
	_, line, ok := bytes.Cut(text, []byte(shape.JavaStream+": "))
	if !ok {
		return nil
	}
	message := strings.TrimSpace(string(lex.Line(line, 0, field.Span)))
	if r.Match.Read(match.Query{Message: message, Family: codes.FamilyStream}).Entry == nil {
		return nil
	}
	end := len(text) - len(line) + len(message)
	return &shape.Answer{Decoder: "java", Traits: shape.Sure, Message: message, Family: codes.FamilyStream, Start: end - len(message) - len(shape.JavaStream) - 2, End: end}
}
