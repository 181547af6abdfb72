package shape

import (
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// Answer is what a decoder read, before anything is said about it: the codes
// and texts as they stand in the input.
type Answer struct {
	// Start and End are offsets in the text that was read.
	Start, End int
	// Decoder names the decoder, for people to read; nothing is decided by it.
	Decoder string
	Traits  Traits

	// Codes go from the outermost to the innermost; empty where none stands.
	Codes []string
	// Message is the text of the innermost code, Outer the wrapper's own.
	Message, Outer string
	// OK is true for a success.
	OK bool
	// Family is the one that the form tells, or empty.
	Family codes.Family

	RequestID string
	// Status is the HTTP status that the answer itself states, 0 without one.
	Status int
	// Scopes are the permission points that a refusal asks for.
	Scopes []string
	// Wait is the seconds to wait that the answer itself names.
	Wait int

	// Node is the object that was read, nil for an answer in a text; Keys names
	// its members in lower case, each with a blank behind it.
	Node *lenient.Node
	Keys string
	// Call is what is known of the call that was answered.
	Call transcript.Call

	// statuses are those that the catalogue gives for the code asked.
	asked    string
	statuses []uint16
}

// Traits are what later steps must know of how an answer was written. They ask
// for traits and never for the decoder.
type Traits uint32

// The traits.

const (
	// Weak needs evidence that it is DingTalk's: the name before its code only
	// says code.
	Weak Traits = 1 << iota
	// Body is an object whose form many share: a code and a message.
	Body
	// Prose is a code in running text, outside of any object.
	Prose
	// Exception is what the generated SDKs print, which serve Alibaba's cloud too.
	Exception
	// Client is what the client APIs of pages and mini programs give.
	Client
	// Top is the envelope of the TOP gateway.
	Top
	// Sure is a form that only DingTalk has.
	Sure
	// OwnWords says that the message is not the server's but that of a program.
	OwnWords
	// Page is an HTML page instead of an answer.
	Page
	// Loose is a message of which nothing but its place beside the code says that
	// it is one.
	Loose
	// Network is no answer at all: the call never got one.
	Network
	// Dropped is none either: a connection of stream mode came to its end.
	Dropped
	// Opening says that a connection of stream mode was to be opened.
	Opening
	// Named says that the text names DingTalk, and no host that answered.
	Named
	// Respelt is a code behind a name as programs spell it for errors of their own,
	// errCode; DingTalk's servers write errcode.
	Respelt
	// Around says that not even the line that tells of a failure names DingTalk, but
	// what stands around it.
	Around
	// Throttled says that a line beside a status tells of throttling.
	Throttled
	// Mentioned is a code in the message of another answer: it is an answer of its own
	// only with its own message.
	Mentioned
	// Relayed is what a program of DingTalk's says of an answer whose code it keeps to
	// itself, Unproven of one in which it finds no proof that the call worked.
	Relayed
	Unproven
	// Card says that what a status refused was a card.
	Card
)

// Is reports whether an answer has all the traits given.
func (a *Answer) Is(t Traits) bool { return a.Traits&t == t }

// Set gives a trait, or takes it away.
//
//go:noinline
func (a *Answer) Set(t Traits, on bool) {
	a.Traits &^= t
	if on {
		a.Traits |= t
	}
}

// Code gives the innermost code, or "".
//
//go:noinline
func (a *Answer) Code() string {
	if len(a.Codes) == 0 {
		return ""
	}
	return a.Codes[len(a.Codes)-1]
}

// ToldStatus gives the HTTP status that the text around an answer of the new gateway
// tells in words, one that the catalogue gives for its code, or 0. The answer stands
// from start to end, and nothing before low tells of it.
func (a *Answer) ToldStatus(text []byte, low, start, end int) int {
	if fit := a.Statuses(); len(fit) > 0 {
		return transcript.ToldStatus(text, low, start, end, fit)
	}
	return 0
}

// Statuses gives the HTTP statuses that the catalogue gives for the code of an answer of
// the new gateway; none for others.
func (a *Answer) Statuses() []uint16 {
	if a.Family != codes.FamilyAPI {
		return nil
	}
	if code := a.Code(); a.asked != code {
		a.asked, a.statuses = code, statusesOf(code)
	}
	return a.statuses
}

// statusesOf gives the statuses that the catalogue gives for a code of the new gateway.
func statusesOf(code string) (all []uint16) {
	for _, e := range codes.ByCode(code) {
		if e.Family == codes.FamilyAPI {
			all = append(all, e.HTTP()...)
		}
	}
	return all
}

// Form names the members of an answer of the new gateway, bodies of which tell of one
// another; it is empty for others, whose code says whose they are.
func (a *Answer) Form() string {
	if a.Family != codes.FamilyAPI {
		return ""
	}
	return a.Keys
}

// Absorb takes over what an inner copy of the same answer knows (the Data of
// an SDK's exception), and reports whether it is one.
func (a *Answer) Absorb(in *Answer) bool {
	copied := len(in.Codes) == 0 && (in.RequestID != "" && in.RequestID == a.RequestID || in.Message != "" && in.Message == a.Message)
	if !copied && (in.Code() == "" || a.Code() != in.Code() || a.RequestID != "" && in.RequestID != "" && a.RequestID != in.RequestID) {
		return false
	}
	a.RequestID = lex.First(a.RequestID, in.RequestID)
	if a.Message == "" || !in.Is(Prose) {
		a.Message = lex.First(in.Message, a.Message)
	}
	if len(a.Scopes) == 0 {
		a.Scopes = in.Scopes
	}
	if a.Status == 0 {
		a.Status = in.Status
	}
	return true
}

// IsWrapper reports whether the outer code only says that the cause is inside.
func (a *Answer) IsWrapper() bool {
	return len(a.Codes) > 0 && codes.IsWrapper(a.Codes[0])
}

// peel sets the codes of a wrapper: the inner code stands in sub_code or only
// in the text, as [subcode=60011,submsg=…].
func (a *Answer) peel(code, sub, subMessage string) {
	a.Codes = []string{code}
	if sub == "" {
		if s, m, ok := subcode(a.Message); ok {
			sub, subMessage = s, m
		}
	}
	if sub == code || !IsPlausible(sub) {
		return
	}
	a.Codes = append(a.Codes, sub)
	a.Outer = a.Message
	a.Message = lex.First(subMessage, a.Message)
}

// statusWithCode reads a body whose code is an HTTP status and whose message
// begins with the code: {"code":400,"message":"invalidParameter.userIds.empty"}.
func (a *Answer) statusWithCode(status string) bool {
	if len(status) != 3 || status[0] != '4' && status[0] != '5' {
		return false
	}
	word, rest := leadingCode(a.Message)
	if word == "" {
		return false
	}
	a.Codes, a.Family, a.Status = []string{word}, codes.FamilyAPI, lex.Atoi(status)
	a.Message = lex.First(rest, a.Message)
	return true
}
