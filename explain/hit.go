package explain

import (
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// Hit is one thing found before all is said about it: who counts causes asks for
// little of it, and only what is asked for is made. It is good only during the call
// that was given it.
type Hit struct {
	opts   *Options
	reader *match.Reader
	book   *callBook
	a      *item
	item   Item
	made   bool // the item is
}

// Item makes all that is said of the hit, once.
func (h *Hit) Item() Item {
	if !h.made {
		h.item, h.made = itemOf(h.a, h.opts, h.reader, h.book), true
	}
	return h.item
}

// Finding makes the finding of the hit, nil for an attendance record.
func (h *Hit) Finding() *Finding { return h.Item().Finding }

// Like gives a finding that differs from that of the hit in nothing but the request id and
// what depends on the time and on where the hit stands, nil where none was made.
func (h *Hit) Like() *Finding {
	was := h.a.was
	if was == nil || was.verdict != h.a.verdict {
		return nil
	}
	if was.finding == nil {
		was.finding = h.Finding()
	}
	return was.finding
}

// Platform says whose answer it is.
func (h *Hit) Platform() Platform { return Platform(h.a.verdict.Platform) }

// OK reports whether it is a success or a record.
func (h *Hit) OK() bool { return h.a.OK }

// Line is the first line of the hit, from 1.
func (h *Hit) Line() int { return h.a.Line }

// Time is when the answer was given, zero when the input does not tell.
func (h *Hit) Time() time.Time { return h.a.Call.Time(h.opts.Zone, h.opts.Now) }

// RequestID is the request id, redacted; empty without one.
func (h *Hit) RequestID() string { return h.opts.masked(h.RawRequestID()) }

// RawRequestID is the request id as the input has it, not redacted; empty without one. It is
// for who keeps a few of many: what is shown goes through a [redact.Masker] first.
func (h *Hit) RawRequestID() string {
	return transcript.RequestID(lex.First(h.a.RequestID, h.a.Call.RequestID))
}

// API is the call that was answered, METHOD /path or /path, redacted; empty when
// the input does not tell.
func (h *Hit) API() string { return h.opts.masked(h.a.Call.API()) }

// TellsApp reports whether the answer may name the app that it was given to.
func (h *Hit) TellsApp() bool {
	return strings.Contains(h.a.Message, "appKey") || strings.Contains(h.a.Message, "appscope") || strings.Contains(h.a.Outer, "appKey") || strings.Contains(h.a.Outer, "appscope")
}

// Cause gives what the hit has in common with others of the same cause, as its
// finding does; zero for a record.
func (h *Hit) Cause() Cause {
	if h.a.Record != nil {
		return Cause{}
	}
	if x := h.a.reading; !h.made && h.Platform() == DingTalk && x.Meaning != nil && plainCodes(h.a.Codes, x.Entry.Code) {
		return Cause{ID: x.Primary, Meaning: x.Meaning.Key, Codes: strings.Join(h.a.Codes, "/")}
	}
	return h.Finding().Cause()
}

// plainCodes reports whether codes are those of an entry and of its wrappers, in
// which there is nothing to mask.
func plainCodes(all []string, code string) bool {
	for _, c := range all {
		if c != code && !codes.IsWrapper(c) {
			return false
		}
	}
	return true
}

// itemOf makes what is said of an answer or a record.
func itemOf(a *item, o *Options, r *match.Reader, b *callBook) Item {
	if a.Record == nil {
		return Item{Finding: resolve(a, o, b)}
	}
	it := Item{Attendance: a.Record.Decode(attendance.Options{Zone: o.Zone, Redact: !o.NoRedact, Masker: o.Masker, Part: a.Part})}
	if a.Body != nil {
		a.Body.Line, a.Body.Last = a.Line, a.Last
		body := &item{Place: a.Body, verdict: a.verdict}
		body.consult(r)
		it.Body = resolve(body, o, b)
	}
	return it
}
