package shape

import (
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// textDecoders read the shapes that are no objects, each at a mark with the key
// around it; the first that reads an answer counts.
func textDecoders() [8]func(v View, mark int, k field.Key) *Answer {
	return [...]func(v View, mark int, k field.Key) *Answer{tea, refusal, number, table, row, record, pair, phrase}
}

// idMost is how far behind an exception's message its request id ends at most, in bytes.
const idMost = 64

// Text reads what stands at a mark outside of any object, or gives nil.
func Text(v View, mark int, k field.Key) *Answer {
	for _, decode := range textDecoders() {
		if a := decode(v, mark, k); a != nil {
			if a.unwrapTea(); a.Is(Exception) && a.RequestID == "" {
				a.RequestID = transcript.NamedID(string(v.Text[a.Start:min(len(v.Text), a.End+idMost)])) // the message was cut before it
			}
			return a
		}
	}
	return nil
}

// IsColumn reports whether a mark is one of those that the decoders of tables read
// without a sign behind: the name of a column, or of a row.
func IsColumn(text []byte, mark int) bool {
	return isErrcode(text, mark) || isCell(text, mark) || lex.At(text, mark, rowName)
}

// View is what a decoder of text sees: the text, and before which place nothing is
// an answer's any more.
type View struct {
	Text []byte
	Low  int
}
