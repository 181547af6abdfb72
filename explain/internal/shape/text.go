package shape

import (
	"bytes"

	"github.com/dterr/dterr/codes"
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
			if a.Family == "" && len(a.Codes) == 1 && lex.IsNumber(a.Codes[0]) && v.ofJavaStream(a) {
				a.Family, a.Traits = codes.FamilyStream, a.Traits|Sure
			}
			a.lacking(v.Text)
			return a
		}
	}
	return nil
}

// JavaStream is the exception of the Java SDK of stream mode, whose numbers are its
// own, and javaPackage where its frames stand in a stack.
const (
	JavaStream  = "OpenDingTalkAppException"
	javaPackage = "com.dingtalk.open.app."
)

// ofJavaStream reports whether an answer stands on the line of that exception, or in
// front of a stack that begins in its package.
func (v View) ofJavaStream(a *Answer) bool {
	before := v.Text[max(v.Low, a.Start-field.Span):a.Start]
	before = before[bytes.LastIndexByte(before, '\n')+1:]
	if bytes.Contains(before, []byte(JavaStream)) || bytes.Contains(lex.Line(v.Text, a.End, field.Span), []byte(JavaStream)) {
		return true
	}
	behind := v.Text[a.End:min(len(v.Text), a.End+field.Span)]
	i := bytes.Index(behind, []byte("\n\tat "))
	return i >= 0 && bytes.Contains(lex.Line(behind, i+1, field.Span), []byte(javaPackage))
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
