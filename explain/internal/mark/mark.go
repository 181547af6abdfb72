// Package mark finds the places of a text near which an answer can stand. Every
// code, in every shape, has one of a few byte sequences near it, the marks; a
// text without any is looked at no further.
//
//	m, ok := mark.Next(text, 0, len(text)) // m.At is where "code" of "errcode" begins
//
// Nearly every text is nearly all without marks, so the search asks first for
// four bytes of each mark, its print, for all marks at once; where a print may
// begin, the marks are compared byte by byte. There are two such searches: stride,
// in Go, and on amd64 one in assembly that looks at 32 places at a time. Their
// tables are made from the list of words, so a new mark is one row there, and one
// in the definitions of the tests, which know the marks by themselves.
package mark

// Kind says which of the marks stands somewhere.
type Kind uint8

// The marks, in the spellings that occur.
const (
	// Code is code, Code or CODE.
	Code Kind = iota + 1
	// Message is the rrorM of errorMsg and errorMessage.
	Message
	// Ban is the status 1111 of the edge.
	Ban
	// Tea is the TeaUn of an exception of the generated SDKs.
	Tea
	// Taobao is the ApiExc of the TOP gateway's SDKs.
	Taobao
	// Record is what only attendance records have: ttendance and recordresult in
	// any case, and the ends of signTime, checkTime and stdWorkingTime.
	Record
	// Refusal is the Forbidden.Acc of the new gateway's refusals, which people
	// write as plain words.
	Refusal
	// Han is 误码, 回码 or 代码, of 错误码, 返回码 and 错误代码.
	Han
)

// Mark is a mark of a text: where its first byte stands, and which it is.
type Mark struct {
	At   int
	Kind Kind
}

// word is one spelling of a mark.
type word struct {
	text string
	kind Kind
	// at is where in the text its print begins: the four bytes of which ordinary
	// texts hold the fewest.
	at int
	// fold says that the case of its letters is nothing.
	fold bool
}

// words are the marks. Of two that may overlap, the one that begins first must also
// have the print that begins first: TestOrder.
var words = [...]word{ //nolint:gochecknoglobals // a constant table
	{text: "code", kind: Code},
	{text: "Code", kind: Code},
	{text: "CODE", kind: Code},
	{text: "rrorM", kind: Message, at: 1},
	{text: "1111", kind: Ban},
	{text: "TeaUn", kind: Tea, at: 1},
	{text: "ApiExc", kind: Taobao, at: 2},
	{text: "ttendance", kind: Record, at: 4, fold: true},
	{text: "recordresult", kind: Record, at: 4, fold: true},
	{text: "nTime", kind: Record},
	{text: "heckTime", kind: Record, at: 3},
	{text: "ingTime", kind: Record, at: 2},
	{text: "Forbidden.Acc", kind: Refusal, at: 8},
	{text: "误码", kind: Han, at: 2},
	{text: "回码", kind: Han, at: 2},
	{text: "代码", kind: Han, at: 2},
}

// Next gives the first mark of a text that begins at from or behind it, and
// before limit; ok is false when there is none.
func Next(text []byte, from, limit int) (m Mark, ok bool) {
	return next(skip, text, from, limit)
}

// next is Next by one of the searches: skip gives the first place, of those from
// one on and before an end, where a print may begin.
func next(skip func(text []byte, from, end int) int, text []byte, from, limit int) (m Mark, ok bool) {
	end := min(len(text)-printLen+1, limit+printReach)
	for at := from; at < end; at++ {
		if at = skip(text, at, end); at == end {
			break
		}
		if m := marked(text, at); m.Kind != 0 && m.At >= from && m.At < limit {
			return m, true
		}
	}
	return Mark{}, false
}
