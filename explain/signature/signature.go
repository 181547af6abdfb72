// Package signature checks what DingTalk signs and what it wants signed: the
// sign of a custom robot's webhook with its two relatives (messages to an app
// robot, card callbacks), the encrypted HTTP event callback with its reply,
// and the dd.config signature of a client page.
//
// A wrong signature is silent about its cause: a hash either fits or does
// not. The package therefore computes the hash again under every mistake that
// people are known to make (seconds for milliseconds, a dropped SEC prefix, a
// blank where a plus stood, an old ticket) and names the one that yields the
// signature at hand. A named mistake is thus a proof, up to a collision of the
// hash; only "another secret", "another token" and "another ticket" are what
// remains when nothing fits, and say so.
//
// Guarantees. All checks are made and reported, also after one failed; the
// cause is the first that matters, in the order in which DingTalk or the
// documented algorithm would stumble over it. Nothing secret is in a Report:
// no token, key, secret, ticket or signature, given or computed, and of a
// decrypted message only its event type and owner key; but for what was asked
// for by name, the sign that Sign makes and the message with Show. A signature
// passes in one spelling, the text that the documented way yields, compared in
// constant time; what decodes alike or was mangled on its way is a mistake with a
// name, and so is what receivers read differently, such as a member that stands
// there twice. Work is linear in the input, inputs beyond
// MaxInput are refused, and no length found in a decrypted text is trusted, so
// that a wrong key costs neither memory nor a panic. The package does no I/O
// and reads neither clock nor environment; the time comes in as an option.
//
//	r := signature.Robot(signature.RobotInput{
//		URL:    "https://oapi.dingtalk.com/robot/send?access_token=…&timestamp=…&sign=…",
//		Secret: secret,
//		Now:    now,
//	})
//	fmt.Println(r.OK, r.Cause, r.Title.EN) // false double-encoded The sign is percent-encoded twice
package signature

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/signature/internal/advice"
	"github.com/dterr/dterr/explain/signature/internal/pasted"
)

// MaxInput is the longest text, in bytes, that any field of an input may
// have. A callback of DingTalk is a few kilobytes, a signed URL far less.
const MaxInput = 1 << 20

// Check is one test that was made. OK is also true for a test that does not
// apply; Detail then says why. Detail never holds a secret.
type Check struct {
	// Name is a stable slug, unique within a report.
	Name string `json:"name"`
	// OK is false for a mistake, and for a test that a mistake made impossible.
	OK bool `json:"ok"`
	// Detail says what was found, in one sentence.
	Detail codes.Text `json:"detail"`
}

// Library says what one official callback library does with an input.
type Library struct {
	// Name is the language of the library, with its edition where two differ.
	Name string `json:"name"`
	// Raises is a code from 900001 to 900010, an exception or panic, or "none".
	Raises string `json:"raises"`
}

// Report is the outcome of one verification: the model behind dterr.verify/1.
type Report struct {
	// Subject is "robot", "callback" or "jsapi".
	Subject string
	// OK is true when no mistake was found.
	OK bool
	// Code is the code that DingTalk or the documented algorithm would answer
	// with; empty when all is well, or when no code is documented.
	Code string
	// Cause is the stable slug of the mistake; empty when all is well.
	Cause string
	// Checks holds every test in the order made; never empty.
	Checks []Check
	// Libraries says what the official libraries do here; callback only.
	Libraries []Library
	// Title says the outcome in one line.
	Title codes.Text
	// Fixes holds what to do, for the cause first, then for further mistakes.
	Fixes []codes.Advice
	// Event is the EventType of a callback that opens; empty when it has none.
	Event string
	// Owner is the owner key in the tail of a callback that opens, and
	// OwnerKind what its shape says: "appKey", "corpId", "appKey or corpId",
	// "suiteKey" or "unknown".
	Owner, OwnerKind string
	// Message is the decrypted message, as it was sealed, where
	// CallbackInput.Show asks for it and it opens. It holds personal data, and
	// what it says is the sender's: mask and escape it before it is shown.
	Message string
	// Timestamp, in milliseconds, and Sign, in base64, are what the function
	// Sign made. Query holds both, percent-encoded, for a webhook's URL; Headers
	// holds them for the schemes that sign in headers.
	Timestamp, Sign, Query string
	Headers                []Header
}

// MarshalJSON gives the report as a dterr.verify/1 object, without HTML
// escaping and with empty arrays rather than null.
func (r Report) MarshalJSON() ([]byte, error) {
	out := struct {
		Schema    string         `json:"schema"`
		Subject   string         `json:"subject"`
		OK        bool           `json:"ok"`
		Code      *string        `json:"code"`
		Cause     *string        `json:"cause"`
		Checks    []Check        `json:"checks"`
		Libraries []Library      `json:"libraries"`
		Title     codes.Text     `json:"title"`
		Fixes     []codes.Advice `json:"fixes"`
		Event     string         `json:"event,omitempty"`
		Owner     string         `json:"owner,omitempty"`
		OwnerKind string         `json:"owner_kind,omitempty"`
		Message   string         `json:"message,omitempty"`
		Timestamp string         `json:"timestamp,omitempty"`
		Sign      string         `json:"sign,omitempty"`
		Query     string         `json:"query,omitempty"`
		Headers   []Header       `json:"headers,omitempty"`
	}{
		Schema: "dterr.verify/1", Subject: r.Subject, OK: r.OK,
		Code: orNull(r.Code), Cause: orNull(r.Cause),
		Checks:    append([]Check{}, r.Checks...),
		Libraries: append([]Library{}, r.Libraries...),
		Title:     r.Title,
		Fixes:     append([]codes.Advice{}, r.Fixes...),
		Event:     r.Event, Owner: r.Owner, OwnerKind: r.OwnerKind, Message: r.Message,
		Timestamp: r.Timestamp, Sign: r.Sign, Query: r.Query, Headers: r.Headers,
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(out); err != nil {
		return nil, fmt.Errorf("encode report: %w", err)
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// found is a mistake met in an input. Of several the one with the lowest rank
// becomes the cause, the first of them among equals.
type found struct {
	slug, code string
	rank       int
}

// The ranks of found mistakes: one that decides alone, one that only counts
// when nothing worse was found.
const (
	rankFirst = iota
	rankLater
)

// sheet collects the checks of one verification.
type sheet struct {
	report Report
	known  []advice.Mistake
	found  []found
}

func newSheet(subject string, known []advice.Mistake) *sheet {
	return &sheet{report: Report{Subject: subject}, known: known}
}

// pass notes a check that found nothing wrong.
func (s *sheet) pass(name string, detail codes.Text) {
	s.report.Checks = append(s.report.Checks, Check{Name: name, OK: true, Detail: detail})
}

// blocked notes a check that another mistake made impossible.
func (s *sheet) blocked(name string, detail codes.Text) {
	s.report.Checks = append(s.report.Checks, Check{Name: name, Detail: detail})
}

// fail notes a check that found the mistake named slug, which code stands for.
func (s *sheet) fail(name, slug, code string, detail codes.Text) {
	s.blocked(name, detail)
	s.also(slug, code, rankFirst)
}

// also notes a mistake that an earlier check has described already.
func (s *sheet) also(slug, code string, rank int) {
	s.found = append(s.found, found{slug, code, rank})
}

// done gives the report; title is the one for an input without mistakes.
func (s *sheet) done(title codes.Text) Report {
	r := s.report
	if len(s.found) == 0 {
		r.OK, r.Title = true, title
		return r
	}
	first := s.found[0]
	for _, f := range s.found[1:] {
		if f.rank < first.rank {
			first = f
		}
	}
	r.Cause, r.Code = first.slug, first.code
	m := s.mistake(first.slug)
	r.Title = m.Title
	r.Fixes = append(r.Fixes, m.Fixes...)
	told := []string{first.slug}
	for _, f := range s.found {
		if pasted.Holds(told, f.slug) {
			continue
		}
		told = append(told, f.slug)
		r.Fixes = append(r.Fixes, s.mistake(f.slug).Fixes...)
	}
	return r
}

func (s *sheet) mistake(slug string) advice.Mistake {
	for _, m := range s.known {
		if m.Slug == slug {
			return m
		}
	}
	return advice.Mistake{Slug: slug, Title: advice.Say("发现问题："+slug, "A mistake was found: "+slug)}
}
