// Package match says what the catalogue makes of an answer: which entry its root
// cause is, which of the entry's meanings, and how well the two fit. It compares
// messages with the catalogue's templates, folded so that case, width, blanks and
// most punctuation do not count.
//
// It knows no answer, only a [Query]: everything that a reading depends on. A
// [Reader] remembers its readings, since logs repeat themselves.
//
//	r := match.Reader{}
//	x := r.Read(match.Query{Codes: "40014", Message: "不合法的access_token"})
//	x.Primary // "oapi/40014"
package match

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// Query is everything that a reading depends on.
type Query struct {
	// Codes holds the codes from the outermost to the innermost, as [Codes]
	// joins them; empty where none stands.
	Codes string
	// Message is the text of the innermost code, Outer the wrapper's own.
	Message, Outer string
	// API is the call as METHOD /path or /path, where it is DingTalk's; Host and
	// Path are those of any call.
	API, Host, Path string
	// Family is the one that the form of the answer tells, or empty.
	Family codes.Family
	// Client says that it comes from a client API, OwnWords that its message is
	// not the server's.
	Client, OwnWords bool
	// Status is the HTTP status, 0 without one.
	Status int
}

// codeSign stands between the codes of a query; no code holds it.
const codeSign = "\x00"

// Codes joins codes for a query, outer to inner.
func Codes(list []string) string { return strings.Join(list, codeSign) }

// codes gives the codes of a query, nil without any.
func (q *Query) codes() []string {
	if q.Codes == "" {
		return nil
	}
	return strings.Split(q.Codes, codeSign)
}

// code gives the innermost code, or "".
func (q *Query) code() string {
	return q.Codes[strings.LastIndex(q.Codes, codeSign)+1:]
}

// Fit says how an answer stands to the catalogue.
type Fit uint8

const (
	// FitsNot says that the code is in no entry that the answer can be.
	FitsNot Fit = iota
	// FitsCode says that the code is there, spelled exactly so.
	FitsCode
	// FitsBoth says that the message is one of its messages, too, or that it is a
	// wrapper around another code.
	FitsBoth
)

// By says by what a meaning was selected.
type By string

// The entry has just one meaning, the message fits its template, the call lists
// it, or the HTTP status does.
const (
	ByOnly    By = "only"
	ByMessage By = "message"
	ByAPI     By = "api"
	ByHTTP    By = "http"
)

// Reading is what the catalogue makes of an answer. It is shared: its reader
// gives the same one again, so nobody changes it.
type Reading struct {
	Fit Fit
	// Telling says that code and message fit, and have so much in common that it
	// cannot be chance.
	Telling bool
	// Distinct says that what they have in common is more than everyday words.
	Distinct bool
	// Worded says that the message of a code of the new gateway, or of a wrapper, is,
	// word for word, a Chinese sentence of the catalogue's, though not under this code.
	// Of other answers nobody asks it, and it takes long to find out.
	Worded bool
	// Known says that the catalogue has the code in some spelling.
	Known bool
	// Elsewhere is a platform that documents the number as an error of its own,
	// or empty. Foreign is the platform whose message fits the answer better than
	// any of the catalogue's, or empty; Level says that one fits just as well.
	Elsewhere platform.Name
	Foreign   platform.Name
	Level     bool
	// Entry is the entry of the root cause, or nil; Primary is its id, also when
	// the catalogue lacks it; empty when no code can be named.
	Entry   *codes.Entry
	Primary string
	// Inferred says that the entry comes from the message alone; Equals are the
	// entries that say just the same then.
	Inferred bool
	Equals   []*codes.Entry
	// Said is the entry whose message a wrapper carries that has no code inside, or a code
	// that the catalogue lacks, or nil.
	Said *codes.Entry
	// Uncoded is what is known of a message without a code that is no entry's, or nil.
	Uncoded *codes.Message
	// Families are the other families whose entry fits as well.
	Families []codes.Family
	// Meaning is the one that applies and By what tells it; nil when several do,
	// which are Candidates then, the likeliest first.
	Meaning    *codes.Meaning
	By         By
	Candidates []*codes.Meaning
	// Captured are the texts in the places of the template.
	Captured []string
	// Whole is true when the message is the meaning's wording from end to end.
	Whole bool
	// OtherCall says that the one candidate is documented for other calls than the one
	// made, and that the message is not its own.
	OtherCall bool
	// reason is the message by which an entry was inferred where that is a part of it.
	reason string
}

// How many readings a reader remembers, and how long the messages may be that it
// remembers them by, in bytes.
const (
	readingsMost = 512
	readingBytes = 2 << 10
)

// Reader reads answers. The zero value is ready; one is for one goroutine.
type Reader struct {
	readings   map[Query]*Reading
	quotations map[Query][]quotation
	lookups    lookups
}

// Read gives what the catalogue makes of an answer.
func (r *Reader) Read(q Query) *Reading {
	if known := r.readings[q]; known != nil {
		return known
	}
	x := r.read(q)
	if len(q.Message)+len(q.Outer) > readingBytes {
		return x
	}
	if r.readings == nil {
		r.readings = make(map[Query]*Reading)
	}
	if len(r.readings) >= readingsMost {
		clear(r.readings)
	}
	r.readings[q] = x
	return x
}

func (r *Reader) read(query Query) *Reading {
	q := &question{Query: &query, lookups: &r.lookups}
	x := &Reading{Fit: q.fit()}
	x.findEntry(q)
	if x.Inferred {
		x.Fit = FitsBoth
	}
	if x.Fit == FitsBoth {
		x.Telling, x.Distinct = q.telling()
	}
	x.Known = x.Fit != FitsNot || q.Codes != "" && q.knows(q.code())
	x.findForeign(q)
	x.Worded = (q.Family == codes.FamilyAPI || codes.IsWrapper(q.code())) && !x.Inferred && !x.Telling && lex.HasHan(q.Message) && guessExactly(q.Message, q.Family)
	x.findMeaning(q)
	return x
}

// Family gives the family whose message a text is, from end to end. named says
// that something around it names DingTalk.
func (r *Reader) Family(text string, named bool) (codes.Family, bool) {
	return guessFamily(text, named)
}

// Everyday reports whether a text says hardly more than the words that the messages
// of half the services of the world are made of.
func (r *Reader) Everyday(text string) bool { return saysLittle(text) }

// Short gives the family of a short Chinese message that is all of an input. It
// says too little to be known in other text; alone it is taken for DingTalk's
// when it is, word for word, a message of few entries and more than everyday
// words.
func (r *Reader) Short(text string) (codes.Family, bool) { return guessShort(text) }

// Sentence reports whether a text is an English sentence of the new gateway. Such are
// anybody's where nothing near them names DingTalk.
func (r *Reader) Sentence(text string) bool { return guessSentence(text) }
