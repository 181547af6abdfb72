// Package redact takes secrets and personal data out of what dterr shows.
//
// Answers, logs and transcripts of DingTalk's platform carry credentials in
// every place a text has: query strings, headers, JSON bodies, JSON inside the
// strings of other JSON, addresses inside addresses, shell lines, the toString
// of an SDK's object, the text of an exception.
//
// A text is read as a person sees it before anything is looked for: without
// the escape sequences of a terminal and characters that leave no ink, with a
// value that goes on in the next line in one piece, without the marks of a page,
// with characters in place of their entities (reading), and once more with what an
// address holds decoded (encoded.go) and what base64 holds unpacked (packed.go).
//
// In it secrets are found in two ways. By name: a key such as access_token,
// appSecret or 应用密钥, in any spelling (words), with any separator and at any
// level of escaping (glyph, pair), gives its value away, whatever the value looks
// like (pass). The name may be a value itself, something may stand before the
// value, and in brackets, tables and sentences, and in the line below, the value
// must look like one (judge); it may stand before the name, and in source code,
// pages and statements of databases it stands where these put it (place, remote).
// By shape: a robot's SEC… secret, an app's secret, a phone number and the name
// before it, an encrypted user id or a corpId is known without a name, and so is
// what stands behind a command's flag (shape). A credential that a name gave away
// once is found again where it stands alone (mask).
//
// Those are the packages under internal, each of which imports only what stands
// below it: glyph, extent, words, judge, place, reading and mask, page, shape,
// remote, pair, pass.
//
// Names, words, shapes and flags are tables under vocabulary, a line each with
// an example.
//
// What is found is replaced as a whole by a mask, ‹access_token#1›: its kind,
// and an ordinal that is the same for the same value throughout the life of
// one Masker, however the value is spelled there. No character of the value
// stays.
//
// What a diagnosis needs is left alone: codes and messages, request ids,
// times, app keys and agent ids, scopes, paths, and the request IP that 60020
// asks to be put on the list. Words that merely follow a name ("token is not
// exist"), placeholders and masks are no secrets.
//
// Guarantees: time is linear in the text; memory is bounded; a text without
// secrets comes back as it is, without a copy; valid JSON stays valid JSON;
// masking twice changes nothing; no input makes the package panic.
//
//	m := redact.New()
//	m.Text("POST /robot/send?access_token=5e1f… failed") // POST /robot/send?access_token=‹robot_token#1› failed
package redact

import (
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/mask"
	"github.com/dterr/dterr/explain/redact/internal/page"
	"github.com/dterr/dterr/explain/redact/internal/pass"
	"github.com/dterr/dterr/explain/redact/internal/reading"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Masker masks the secrets of one run. It remembers which value got which
// mask, never the value itself, and short texts in which there was nothing to
// mask. It is not safe for concurrent use.
type Masker struct {
	masks mask.Ledger
	apart bool
	depth int // how many texts this one is packed in
}

// New gives a Masker whose ordinals start at 1.
func New() *Masker { return &Masker{} }

// NewApart gives a Masker that knows nothing of other texts: how it masks a text never
// depends on those before it, and ordinals start at 1 in each.
func NewApart() *Masker { return &Masker{apart: true} }

// passes bounds how often one text is read in all its readings. The first pass
// finds nearly all; the next ones find copies of what a name gave away further
// down, and what stood too close to something else.
const passes = 6

// Text gives s with every secret and all personal data masked, in s's own
// form: JSON stays JSON, a query string stays a query string.
func (m *Masker) Text(s string) string {
	if m.masks.IsPlain(s) {
		return s
	}
	if m.apart {
		m.masks.Forget()
	}
	masked := m.text(s)
	if masked == s {
		m.masks.NotePlain(s)
	}
	return masked
}

func (m *Masker) text(s string) string {
	for range passes {
		before := s
		r, coloured := reading.Legible(s, false)
		if joined := reading.Unbroken(r); joined.Joined() {
			if s = m.read(s, joined); s != before {
				continue
			}
		}
		s = m.read(s, r)
		if coloured && s == before {
			spaced, _ := reading.Legible(s, true)
			s = m.read(s, spaced)
		}
		if s == before {
			s = m.turned(s, r, reading.Unmarked)
		}
		if s == before {
			s = m.encodedWords(s)
		}
		if s == before {
			s = m.turned(s, r, reading.Foreign)
		}
		if s == before {
			s = m.encoded(s)
		}
		if s == before {
			s = m.packed(s)
		}
		if s == before {
			s = m.octets(s)
		}
		if s == before {
			s = page.Apply(s, pass.Lone(r, &m.masks))
		}
		if s == before {
			break
		}
	}
	return s
}

// turned masks what r, a reading of s, shows when it is read in another way, if there is
// anything to read so.
func (m *Masker) turned(s string, r reading.Reading, way func(reading.Reading) (reading.Reading, bool)) string {
	r, ok := way(r)
	if !ok {
		return s
	}
	if joined := reading.Unbroken(r); joined.Joined() {
		if masked := m.read(s, joined); masked != s {
			return masked
		}
	}
	return m.read(s, r)
}

// read masks what a reading of s shows.
func (m *Masker) read(s string, r reading.Reading) string {
	return page.Apply(s, pass.Edits(r, &m.masks, false))
}

// Value gives the mask of v, which the caller knows to be of this kind
// ("access_token", "userid", "mobile", …). An empty v and a mask come back as
// they are.
func (m *Masker) Value(kind, v string) string {
	if v == "" || glyph.MaskAt(v, 0) == len(v) {
		return v
	}
	return m.masks.Mask(kind, glyph.Canonical(v))
}

// Count gives how many places were masked so far. The same secret in two
// places counts twice.
func (m *Masker) Count() int { return m.masks.Count }

// Kind gives the kind of what stands under a key of structured data, "" for
// nothing that needs a mask. It is less careful than Text, which reads prose
// too: the name may stand anywhere in the key (tokenValue, signaddress), and
// whatever stands there counts. Names that are everyday words must be the whole
// key.
func Kind(key string) string { return words.KindOf(key) }
