package explain

import (
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/attendance"
	"github.com/dterr/dterr/explain/internal/find"
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
	// repeat is a line that is not looked at again, nil for others; was is what was made
	// of it. a is made of them when it is asked for.
	repeat *find.Repeat
	was    *judgement
}

// answer gives the answer or the record of the hit.
func (h *Hit) answer() *item {
	if h.a == nil {
		h.a = &item{Place: h.repeat.Place(h.was.call), reading: h.was.reading, verdict: h.was.verdict, was: h.was}
	}
	return h.a
}

// Item makes all that is said of the hit, once.
func (h *Hit) Item() Item {
	if !h.made {
		h.item, h.made = itemOf(h.answer(), h.opts, h.reader, h.book), true
	}
	return h.item
}

// Finding makes the finding of the hit, nil for an attendance record.
func (h *Hit) Finding() *Finding { return h.Item().Finding }

// Like gives a finding that differs from that of the hit in nothing but the request id and
// what depends on the time and on where the hit stands, nil where none was made.
func (h *Hit) Like() *Finding {
	if h.repeat != nil {
		return h.was.finding
	}
	was := h.a.was
	if was == nil || was.verdict != h.a.verdict {
		return nil
	}
	if was.finding == nil {
		was.finding = h.Finding()
	}
	if h.a.Quiet && was.verdict.Platform == ding && was.finding != nil && was.finding.Meaning != "" {
		was.told.Store(true)
	}
	return was.finding
}

// IsRepeat reports whether the hit says again what a line said before, so that Like, Time,
// Line and RawRequestID tell all about it without reading it anew. Only
// [Options.AnyOrder] gives such.
func (h *Hit) IsRepeat() bool { return h.repeat != nil }

// Platform says whose answer it is.
func (h *Hit) Platform() Platform {
	if h.repeat != nil {
		return Platform(h.was.verdict.Platform)
	}
	return Platform(h.a.verdict.Platform)
}

// OK reports whether it is a success or a record.
func (h *Hit) OK() bool {
	if h.repeat != nil {
		return h.repeat.Seen.OK()
	}
	return h.a.OK
}

// Line is the first line of the hit, from 1.
func (h *Hit) Line() int {
	if h.repeat != nil {
		return h.repeat.Line
	}
	return h.a.Line
}

// Time is when the answer was given, zero when the input does not tell.
func (h *Hit) Time() time.Time {
	if r := h.repeat; r != nil {
		return transcript.Call{Date: r.Date, Zoned: r.Zoned, Yearless: r.Yearless}.Time(h.opts.Zone, h.opts.Now)
	}
	return h.a.Call.Time(h.opts.Zone, h.opts.Now)
}

// RequestID is the request id, redacted; empty without one.
func (h *Hit) RequestID() string { return h.opts.masked(h.RawRequestID()) }

// RawRequestID is the request id as the input has it, not redacted; empty without one. It is
// for who keeps a few of many: what is shown goes through a [redact.Masker] first.
func (h *Hit) RawRequestID() string {
	if h.repeat != nil {
		return transcript.RequestID(h.repeat.RequestID)
	}
	return transcript.RequestID(lex.First(h.a.RequestID, h.a.Call.RequestID))
}

// API is the call that was answered, METHOD /path or /path, redacted; empty when
// the input does not tell.
func (h *Hit) API() string { return h.opts.masked(h.answer().Call.API()) }

// TellsApp reports whether the answer may name the app that it was given to.
func (h *Hit) TellsApp() bool {
	a := h.answer()
	return strings.Contains(a.Message, "appKey") || strings.Contains(a.Message, "appscope") || strings.Contains(a.Outer, "appKey") || strings.Contains(a.Outer, "appscope")
}

// Cause gives what the hit has in common with others of the same cause, as its
// finding does; zero for a record.
func (h *Hit) Cause() Cause {
	a := h.answer()
	if a.Record != nil {
		return Cause{}
	}
	if x := a.reading; !h.made && h.Platform() == DingTalk && x.Meaning != nil && plainCodes(a.Codes, x.Entry.Code) {
		return Cause{ID: x.Primary, Meaning: x.Meaning.Key, Codes: strings.Join(a.Codes, "/")}
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
