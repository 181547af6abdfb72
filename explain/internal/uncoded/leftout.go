package uncoded

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
)

// leftOut are the lists of the people whom a message of a robot did not reach, in an answer
// that is a success otherwise (batch send to people, page of 2026-04-22).
var leftOut = [...]string{"flowControlledStaffIdList", "invalidStaffIdList"} //nolint:gochecknoglobals // a constant table

// people reads an answer with such a list that names somebody.
func people(text []byte) *shape.Answer {
	for _, name := range leftOut {
		start := bytes.Index(text, []byte(name))
		if start < 0 {
			continue
		}
		list, ok := bytes.CutPrefix(bytes.TrimLeft(text[start+len(name):], " \t\r\n\"'\\:="), []byte("["))
		size := lex.Closing(list, '[', ']')
		if !ok || size < 0 || len(bytes.TrimSpace(list[:size])) == 0 {
			continue
		}
		end := len(text) - len(list) + size + 1
		if open := max(0, bytes.LastIndexByte(text[:start], '{')); !isShown(text, open, end+max(0, bytes.IndexByte(text[end:], '}')+1)) {
			return &shape.Answer{Decoder: "message", Message: string(text[start:end]), Start: start, End: end}
		}
	}
	return nil
}
