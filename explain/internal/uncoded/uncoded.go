// Package uncoded reads inputs in which no code stands behind a name: a code or a
// number as a plain word, a page of the edge, one of DingTalk's messages alone, the
// head of a response, a status or a failure of the network. What it says claims no
// code that does not stand there.
//
// It is asked once, for an input in which nothing else was found, and only the
// beginning of the input is shown to it.
//
//	u := uncoded.Reader{Match: &match.Reader{}, Words: platform.All()}
//	a, by := u.Find([]byte("不合法的access_token"), false) // by is "message alone"
package uncoded

import (
	"bytes"
	"unicode"

	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/lenient"
)

// Reader reads such inputs, by the catalogue's messages and by the words that name
// platforms.
type Reader struct {
	Match *match.Reader
	Words *platform.Words
}

// looks are the ways of looking, the more telling first. Where somebody's answer
// stands in the text, codes and all, only those are tried that stand for a code.
func (r *Reader) looks() [10]look {
	return [...]look{
		{"error of a client", true, r.client},
		{"login of the command line", true, exchange},
		{"code as a word", true, r.word},
		{"number with its message", false, r.number},
		{"page of the edge", false, page},
		{"layout of the robot", false, r.layout},
		{"message alone", false, r.message},
		{"head of the response", false, head},
		{"end of a stream connection", true, r.dropped},
		{"status alone", false, r.status},
	}
}

// look is one way of looking; its name says by what an answer is DingTalk's.
type look struct {
	name   string
	others bool
	find   func(text []byte) *shape.Answer
}

// Find gives DingTalk's answer in a text and the name of the way that found it, or
// nil. others says that somebody's answer stands there, codes and all.
func (r *Reader) Find(text []byte, others bool) (a *shape.Answer, by string) {
	lead := len(text) - len(bytes.TrimLeftFunc(text, unicode.IsSpace))
	text = bytes.TrimSpace(text)
	if len(text) == 0 {
		return nil, ""
	}
	if n, _, ok := lenient.Parse(text, 0); ok && n.Get("msgtype", "msgKey") != nil {
		return nil, "" // a message on its way to DingTalk
	}
	for _, x := range r.looks() {
		if others && !x.others {
			continue
		}
		if a := x.find(text); a != nil {
			a.Start, a.End = a.Start+lead, a.End+lead
			return a, x.name
		}
	}
	return nil, ""
}

// namesOf tells by the words of a text whom it names.
func (r *Reader) namesOf(text []byte) (ours bool, theirs platform.Name) {
	return r.Words.Find(text).Whose()
}
