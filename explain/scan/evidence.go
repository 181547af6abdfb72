package scan

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/explain"
)

// Bounds of what is kept as evidence.
const (
	timesMost     = 6       // of one call, the newest
	valuesMost    = 50      // addresses, fields and statuses of a group
	answeredMost  = 2000    // calls that were answered with success
	messageMost   = 4 << 10 // bytes of a text of the newest answer
	variablesMost = 20
)

// Evidence is what a report about a group tells besides counts; it is kept where
// [Options.Evidence] asks for it.
type Evidence struct {
	// Newest is the newest error, masked as explain masks it, its texts cut to a bound. Of
	// Facts it has what that answer alone says.
	Newest *explain.Finding
	// Calls holds how often and when each call was answered so, the most frequent first.
	Calls []*Calls
	// Addresses, Fields and Statuses hold what the answers name: the addresses that calls
	// came from, fields that were missing, HTTP statuses; the most frequent first.
	Addresses, Fields, Statuses []*Count

	at                          Place
	calls                       callLog
	addresses, fields, statuses counts
}

// Calls says how often and when a call was answered in one way.
type Calls struct {
	// API is METHOD /path or /path as far as the input tells, masked.
	API string
	// Count is how many answers there are, Untimed how many of them without a time.
	Count, Untimed int
	// First and Last are when the first and the last were given, zero when the log does
	// not tell.
	First, Last time.Time
	// Times holds when the newest were given, the newest first.
	Times []time.Time
}

// note notes an answer.
func (c *Calls) note(at time.Time) {
	c.Count++
	if at.IsZero() {
		c.Untimed++
		return
	}
	c.span(at, at)
	c.recall(at)
}

// span takes a time into that of the calls.
func (c *Calls) span(first, last time.Time) {
	if !first.IsZero() && (c.First.IsZero() || first.Before(c.First)) {
		c.First = first
	}
	if last.After(c.Last) {
		c.Last = last
	}
}

// recall keeps a time if it is among the newest.
func (c *Calls) recall(at time.Time) {
	i := 0
	for i < len(c.Times) && c.Times[i].After(at) {
		i++
	}
	if i == timesMost {
		return
	}
	c.Times = slices.Insert(c.Times, i, at)
	c.Times = c.Times[:min(len(c.Times), timesMost)]
}

// within reports whether an answer was given within a span of time, as far as that can be
// told of the first and the last.
func (c *Calls) within(first, last time.Time) bool {
	in := func(t time.Time) bool { return !t.IsZero() && !t.Before(first) && !t.After(last) }
	return c != nil && !first.IsZero() && (in(c.First) || in(c.Last))
}

// callLog holds calls by API.
type callLog map[string]*Calls

// of gives a call, nil when there is no room for another.
func (l *callLog) of(api string, most int) *Calls {
	c := (*l)[api]
	if c == nil && len(*l) < most {
		if *l == nil {
			*l = callLog{}
		}
		c = &Calls{API: api}
		(*l)[api] = c
	}
	return c
}

// join adds another log.
func (l *callLog) join(o callLog, most int) {
	for _, x := range o.list() {
		c := l.of(x.API, most)
		if c == nil {
			continue
		}
		c.Count += x.Count
		c.Untimed += x.Untimed
		c.span(x.First, x.Last)
		for _, t := range x.Times {
			c.recall(t)
		}
	}
}

// list gives the calls, the most frequent first, then by name.
func (l callLog) list() []*Calls {
	all := make([]*Calls, 0, len(l))
	for _, c := range l {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b *Calls) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.API, b.API)
	})
	return all
}

// note notes what an error tells.
func (e *Evidence) note(f *explain.Finding, at Place) {
	if e.Newest == nil || at.compare(e.at) >= 0 {
		e.Newest, e.at = kept(f, at), at
	}
	if f.API != "" {
		if c := e.calls.of(f.API, apisMost); c != nil {
			c.note(at.Time)
		}
	}
	for _, of := range [...]struct {
		to    *counts
		value string
	}{{&e.addresses, f.Facts.RequestIP}, {&e.fields, f.Facts.MissingField}, {&e.statuses, statusOf(f)}} {
		if of.value != "" {
			of.to.add(head(of.value), 1, valuesMost)
		}
	}
}

// join adds other evidence of the same group.
func (e *Evidence) join(o *Evidence) {
	if e.Newest == nil || o.Newest != nil && o.at.compare(e.at) > 0 {
		e.Newest, e.at = o.Newest, o.at
	}
	e.calls.join(o.calls, apisMost)
	e.addresses.join(o.addresses, valuesMost)
	e.fields.join(o.fields, valuesMost)
	e.statuses.join(o.statuses, valuesMost)
}

// list fills what is shown.
func (e *Evidence) list() {
	e.Calls = e.calls.list()
	e.Addresses, e.Fields, e.Statuses = e.addresses.list(), e.fields.list(), e.statuses.list()
}

// statusOf gives the HTTP status of an answer, empty without one.
func statusOf(f *explain.Finding) string {
	if f.HTTPStatus == 0 {
		return ""
	}
	return strconv.Itoa(f.HTTPStatus)
}

// kept gives a finding to keep: its texts are short, and hold nothing of the input that
// they were cut from.
func kept(f *explain.Finding, at Place) *explain.Finding {
	k := *f
	k.Time, k.Line, k.LastLine = at.Time, at.Line, at.Line
	k.Message, k.Captured = head(f.Message), nil
	k.Facts.Reason, k.Facts.Solution, k.Facts.URL = head(f.Facts.Reason), head(f.Facts.Solution), head(f.Facts.URL)
	k.Facts.Variables = nil
	for _, v := range f.Facts.Variables[:min(len(f.Facts.Variables), variablesMost)] {
		k.Facts.Variables = append(k.Facts.Variables, head(v))
	}
	return &k
}

// head gives the beginning of a text, a copy.
func head(s string) string {
	if len(s) > messageMost {
		return strings.ToValidUTF8(s[:messageMost], "") + " …"
	}
	return strings.Clone(s)
}

// witness notes what an error tells, where evidence is asked for.
func (g *Group) witness(f *explain.Finding, at Place) {
	if g.Evidence == nil {
		g.Evidence = new(Evidence)
	}
	g.Evidence.note(f, at)
}

// attest adds the evidence of another group.
func (g *Group) attest(o *Evidence) {
	if o == nil {
		return
	}
	if g.Evidence == nil {
		g.Evidence = new(Evidence)
	}
	g.Evidence.join(o)
}

// Answered gives what is known of a call's successes, nil where there was none, or where
// evidence was not asked for.
func (r *Result) Answered(api string) *Calls { return r.answered[api] }

// AnsweredWithin gives how many different calls were answered with success within a span
// of time, as far as the first and the last success of each tell.
func (r *Result) AnsweredWithin(first, last time.Time) (calls int) {
	for _, c := range r.answered {
		if c.within(first, last) {
			calls++
		}
	}
	return calls
}

// shift says that so many lines stand before those that the newest is counted by.
func (e *Evidence) shift(lines int) {
	e.at.Line += lines
	e.Newest.Line += lines
	e.Newest.LastLine += lines
}
