package explain

import (
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
)

// answer is what a decoder found, before anything is said about it: the codes
// and texts as they stand in the input.
type answer struct {
	start, end int // offsets in the text that was scanned
	line, last int // lines of the input, from 1
	shape      string

	codes   []string // outer to inner
	message string   // of the innermost code
	outer   string   // the wrapper's own message
	ok      bool

	family    codes.Family // what the shape says, or empty
	weak      bool         // needs evidence that it is DingTalk's
	foreign   Platform     // the shape itself is another platform's
	requestID string
	status    int
	scopes    []string
	wait      int // seconds, as the answer says
	keys      string

	node   *lenient.Node
	record *lenient.Node // an attendance record instead of an answer
	call   call
	near   []byte // what stands around it, for marks of a platform
}

// call is what the input tells about the request and the transport: from a
// request line, a URL, headers.
type call struct {
	method, host, path string
	status             int
	requestID          string
	server             string
	contentType        string
	date               time.Time
	statusLine         bool
}

// code gives the innermost code, or "".
func (a *answer) code() string {
	if len(a.codes) == 0 {
		return ""
	}
	return a.codes[len(a.codes)-1]
}
