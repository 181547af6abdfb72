// Package outcome is what a check of a signature found, for who shows it: package signature
// makes it, and brings the algorithms along.
package outcome

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/dterr/dterr/codes"
)

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
	// signature.CallbackInput.Show asks for it and it opens. It holds personal data, and
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

// Header is a header of a request.
type Header struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}
