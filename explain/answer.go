package explain

import (
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// answer is what a decoder found, before anything is said about it: the codes
// and texts as they stand in the input.
type answer struct {
	start, end int    // offsets in the text that was scanned
	shape      string // names the decoder, for people to read
	traits     traits

	codes   []string // outer to inner
	message string   // of the innermost code
	outer   string   // the wrapper's own message
	ok      bool

	family    codes.Family // what the shape says, or empty
	requestID string
	status    int
	scopes    []string
	wait      int // seconds, as the answer says
	keys      string

	node *lenient.Node
	call transcript.Call
}

// found is an answer in its place.
type found struct {
	*answer
	line, last int // lines of the input, from 1
	near       near
	reading    *match.Reading

	record *attendance.Record // an attendance record instead of an answer
	body   *found             // the success that the record is part of
	part   bool               // the record is larger than what is read at once
	beside bool               // an attendance record stands next to it
	stood  stood
}

// near is what stands around an answer, for marks of a platform, and where in it
// the answer stands.
type near struct {
	text   []byte
	at, to int
}

// traits is what later steps must know of how an answer was written. They ask
// for traits and never for the decoder.
type traits uint16

const (
	// weak needs evidence that it is DingTalk's: the name before its code only
	// says code.
	weak traits = 1 << iota
	// body is an object whose form many share: a code and a message.
	body
	// prose is a code in running text, outside of any object.
	prose
	// exception is what the generated SDKs print, which serve Alibaba's cloud too.
	exception
	// client is what the client APIs of pages and mini programs give.
	client
	// top is the envelope of the TOP gateway.
	top
	// sure is a form that only DingTalk has.
	sure
	// ownWords says that the message is not the server's but that of a program.
	ownWords
	// page is an HTML page instead of an answer, network no answer at all.
	page
	network
)

// is reports whether an answer has all of some traits.
func (a *answer) is(t traits) bool { return a.traits&t == t }

// set gives or takes a trait.
func (a *answer) set(t traits, on bool) {
	a.traits &^= t
	if on {
		a.traits |= t
	}
}

// stood is where the context of an answer was looked for, with what was known
// of the call before.
type stood struct {
	start, end, low int
	call            transcript.Call
}

// code gives the innermost code, or "".
func (a *answer) code() string {
	if len(a.codes) == 0 {
		return ""
	}
	return a.codes[len(a.codes)-1]
}

// queryOf gives everything that the reading of an answer depends on.
func queryOf(a *answer) match.Query {
	status := a.status
	if status == 0 {
		status = a.call.Status
	}
	return match.Query{
		Codes: match.Codes(a.codes), Message: a.message, Outer: a.outer,
		API: a.call.API(), Host: a.call.Host, Path: a.call.Path,
		Family: a.family, Client: a.is(client), OwnWords: a.is(ownWords), Status: status,
	}
}

// consult reads an answer.
func (r *run) consult(a *found) { a.reading = r.reader.Read(queryOf(a.answer)) }
