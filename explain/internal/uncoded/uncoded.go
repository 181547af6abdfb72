// Package uncoded reads inputs in which no code stands behind a name: codes in
// sentences, as plain words and numbers, a page of the edge, one of DingTalk's
// messages alone, the head of a response, a status or a failure of the network, on a
// line that names DingTalk or among lines that do. What it says claims no code that
// does not stand there.
//
// It is asked once, at the end of an input, and only the beginning of the input is
// shown to it: all of that where nothing else was found, and else what is left of it
// without the answers, for the codes in sentences.
//
//	u := uncoded.Reader{Match: &match.Reader{}, Words: platform.All()}
//	u.Find([]byte("不合法的access_token"))[0].By // "message alone"
package uncoded

import (
	"bytes"
	"unicode"

	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// Reader reads such inputs, by the catalogue's messages and by the words that name
// platforms.
type Reader struct {
	Match *match.Reader
	Words *platform.Words
	// Sent says that a message on its way to DingTalk stands in the text, whose words
	// tell of nothing: only a call that got no answer counts, where its own host is
	// named.
	Sent bool
	// Scope reports whether a name is that of a permission point of DingTalk's; nil knows
	// none.
	Scope func(name string) bool

	little *shape.Answer // see message
}

// Found is an answer and the name of the way that found it, which says by what it is
// DingTalk's.
type Found struct {
	*shape.Answer
	By string
}

// look is one way of looking; beside says that it tells something where somebody's
// answer stands in the text, codes and all.
type look struct {
	name   string
	beside bool
	find   func(text []byte) *shape.Answer
}

// calls are the ways of looking for a code of DingTalk's own programs.
func (r *Reader) calls() [4]look {
	return [...]look{
		{"envelope of the command line", true, envelope},
		{"error of a client", true, r.client},
		{"login of the command line", true, login},
		{"exception of the Java stream SDK", true, r.javaStream},
	}
}

// looks are the ways of looking for an answer that names no code, the more telling
// first.
func (r *Reader) looks() [10]look {
	return [...]look{
		{"page of the edge", false, page},
		{"layout of the robot", false, r.layout},
		{"people left out", false, people},
		{"exception without its beginning", false, r.exception},
		{"message alone", false, r.message},
		{"head of the response", false, head},
		{"end of a stream connection", true, r.dropped},
		{"status alone", false, r.status},
		{"failure among lines that name it", false, r.around},
		{"message alone", false, r.littleMessage},
	}
}

// Find gives DingTalk's answers in a text: the codes in its sentences, or one answer
// without a code. others says that somebody's answer stands there, codes and all.
func (r *Reader) Find(text []byte, others bool) []Found {
	lead := len(text) - len(bytes.TrimLeftFunc(text, unicode.IsSpace))
	text = bytes.TrimSpace(text)
	if len(text) == 0 {
		return nil
	}
	if n, _, ok := lenient.Parse(text, 0); ok && shape.IsPayload(n) && sentFailure(text) == nil {
		return nil // a message on its way to DingTalk
	}
	if r.Sent {
		looks := r.unsent()
		return moved(first(text, looks[:], others), lead)
	}
	calls, looks := r.calls(), r.looks()
	all := first(text, calls[:], others)
	if len(all) == 0 && !others {
		all = r.codes(text)
	}
	if len(all) == 0 {
		all = first(text, looks[:], others)
	}
	return moved(all, lead)
}

// moved gives answers their place in the text that has a lead.
func moved(all []Found, lead int) []Found {
	for _, f := range all {
		f.Start, f.End = f.Start+lead, f.End+lead
	}
	return all
}

// unsent are the ways of looking for a call that got no answer beside what it was to
// send.
func (r *Reader) unsent() [2]look {
	ofHost := func(find func(text []byte) *shape.Answer) func(text []byte) *shape.Answer {
		return func(text []byte) *shape.Answer {
			a := find(text)
			if a == nil || !a.Is(shape.Network) || a.Is(shape.Named) || a.Is(shape.Around) || isMember(a.Message) {
				return nil
			}
			return a
		}
	}
	return [...]look{{"status alone", false, ofHost(r.status)}, {"failure among lines that name it", false, ofHost(r.around)}}
}

// first gives the answer of the first way that finds one.
func first(text []byte, ways []look, others bool) []Found {
	for _, x := range ways {
		if others && !x.beside {
			continue
		}
		if a := x.find(text); a != nil && !transcript.IsExplained(text, min(a.Start, len(text))) {
			return []Found{{a, x.name}}
		}
	}
	return nil
}

// namesOf tells by the words of a text whom it names.
func (r *Reader) namesOf(text []byte) (ours bool, theirs platform.Name) {
	return r.Words.Find(text).Whose()
}
