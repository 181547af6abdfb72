package render

import (
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dterr/dterr/explain"
)

// The bounds of a report, so that it stays small however long the log is.
const (
	fullCauses = 1000
	briefLines = 1000
	listedHits = 8
	// listedScopes is how many scopes are put together of one cause.
	listedScopes = 40
)

// Report gathers the findings of an input and writes them when it is closed: of
// several causes a table first, the most frequent on top, then the answers about the
// first three; with Full all answers, and a line for each of the rest. Its memory is bounded: causes are
// told apart by what is shown of a message.
type Report struct {
	w        io.Writer
	o        Options
	markdown bool
	// causes are those of DingTalk, others those of other platforms.
	causes, others []*cause
	index          map[causeKey]*cause
	brief          []brief
	total          int
	tally
	// only is the last success, for an input that holds nothing else.
	only *explain.Finding
	// unlisted counts those beyond the lines that are kept.
	unlisted int
	sources  map[string]bool
}

// cause is a group of findings that say the same. The times are those of its
// first and its last answer, zero where none is known.
type cause struct {
	f           *explain.Finding
	count       int
	hits        []hit
	first, last time.Time
}

// causeKey tells causes apart, those of other platforms too.
type causeKey struct {
	explain.Cause
	platform explain.Platform
}

func keyOf(f *explain.Finding) causeKey { return causeKey{f.Cause(), f.Platform} }

// hit is where a finding stands.
type hit struct {
	source string
	line   int
}

func hitOf(f *explain.Finding) hit { return hit{f.Source, f.Line} }

// place names the line, with its input where there are several.
func (r *Report) place(h hit) string {
	n := itoa(h.line)
	switch {
	case len(r.sources) < 2:
		return n
	case r.markdown:
		return code(h.source + ":" + n)
	}
	return h.source + ":" + n
}

// brief is a finding that gets a line; said is its message where the cause was
// told with another one.
type brief struct {
	f    *explain.Finding
	said string
}

// NewReport begins a report as text, or as Markdown for a ticket.
func NewReport(w io.Writer, markdown bool, o Options) *Report {
	return &Report{w: w, o: o, markdown: markdown, index: map[causeKey]*cause{}, sources: map[string]bool{}}
}

// Add takes the next finding; it must not change afterwards.
func (r *Report) Add(f *explain.Finding) {
	r.total++
	if len(r.sources) < 2 {
		r.sources[f.Source] = true
	}
	if f.OK {
		r.successes++
		r.only = f
		return
	}
	if f.Platform == explain.DingTalk {
		r.errors++
	} else {
		r.theirs++
	}
	f = clipped(f)
	c := r.causeOf(f)
	if c == nil {
		r.more = true
		r.rest(f, "")
		return
	}
	c.seen(f.Time)
	c.count++
	if at := hitOf(f); c.count <= listedHits && !slices.Contains(c.hits, at) {
		c.hits = append(c.hits, at)
	}
	// Of a repeated cause only what support would ask for, and what else it
	// says, has a line of its own.
	switch {
	case f.Platform != explain.DingTalk:
		r.rest(f, "")
	case f.Message != c.f.Message:
		r.rest(f, f.Message)
	case f.RequestID != c.f.RequestID:
		r.rest(f, "")
	}
	c.join(f)
	// What support is asked about is best the newest request.
	if !r.o.Full && f.RequestID != "" && f.Time.After(c.f.Time) {
		newest := *c.f
		newest.RequestID, newest.Time = f.RequestID, f.Time
		c.f = &newest
	}
}

// causeOf gives the cause that a finding belongs to; nil when it is a new one
// and no more are kept.
func (r *Report) causeOf(f *explain.Finding) *cause {
	key, all := keyOf(f), &r.causes
	if f.Platform != explain.DingTalk {
		all = &r.others
	}
	c := r.index[key]
	if c == nil && len(*all) < fullCauses {
		c = &cause{f: f}
		r.index[key] = c
		*all = append(*all, c)
		r.distinct = len(r.causes)
	}
	return c
}

// seen notes the time of an answer.
func (c *cause) seen(t time.Time) {
	switch {
	case t.IsZero():
	case c.first.IsZero():
		c.first, c.last = t, t
	case t.Before(c.first):
		c.first = t
	case t.After(c.last):
		c.last = t
	}
}

// join takes over what a further finding adds to a cause: scopes, addresses, fields
// and the like that it names besides, and the latest moment from which to call
// again. What belongs to one answer alone is dropped where another says otherwise.
func (c *cause) join(f *explain.Finding) {
	joined := *c.f
	x, y := &joined.Facts, &f.Facts
	var more []string
	for _, scope := range y.RequiredScopes {
		if !slices.Contains(x.RequiredScopes, scope) && len(x.RequiredScopes)+len(more) < listedScopes {
			more = append(more, scope)
		}
	}
	later := f.Retry.After.After(c.f.Retry.After)
	changed := len(more) > 0 || later
	if len(more) > 0 {
		x.RequiredScopes = append(slices.Clone(x.RequiredScopes), more...)
	}
	for _, of := range [...][2]*string{
		{&x.ApplyURL, &y.ApplyURL}, {&x.RequestIP, &y.RequestIP}, {&x.AppKey, &y.AppKey}, {&x.MissingField, &y.MissingField},
	} {
		changed = addValue(of[0], *of[1]) || changed
	}
	if x.Limit != y.Limit || x.WindowSeconds != y.WindowSeconds {
		changed = changed || x.Limit+x.WindowSeconds > 0
		x.Limit, x.WindowSeconds = 0, 0
	}
	for _, of := range [...][2]*string{{&x.Reason, &y.Reason}, {&x.Nonce, &y.Nonce}, {&x.Timestamp, &y.Timestamp}, {&x.URL, &y.URL}, {&x.Solution, &y.Solution}} {
		if *of[0] != *of[1] && *of[0] != "" {
			*of[0], changed = "", true
		}
	}
	if !slices.Equal(x.Variables, y.Variables) && x.Variables != nil {
		x.Variables, changed = nil, true
	}
	if later {
		joined.Retry, x.Until, joined.Message = f.Retry, y.Until, f.Message
	}
	if changed {
		c.f = &joined
	}
}

// values are between the values of a fact of several answers; mostValues is how many
// of them are kept.
const (
	values     = "\n"
	mostValues = 20
)

// addValue adds a value to those of a fact, and reports whether it is a new one.
func addValue(to *string, v string) bool {
	if v == "" || slices.Contains(strings.Split(*to, values), v) || strings.Count(*to, values) >= mostValues {
		return false
	}
	if *to != "" {
		v = *to + values + v
	}
	*to = v
	return true
}

// rest keeps a finding for a line of its own, which only a full report has; past the
// bound it is only counted.
func (r *Report) rest(f *explain.Finding, said string) {
	if !r.o.Full {
		return
	}
	if len(r.brief) == briefLines {
		r.unlisted++
		return
	}
	r.brief = append(r.brief, brief{clipped(f), said})
}

// shownMost is how much of a text of the input a report shows, in bytes.
const shownMost = 4 << 10

// clipped gives the finding with its message cut to what a report shows; a
// message may be as long as what is read at once.
func clipped(f *explain.Finding) *explain.Finding {
	if len(f.Message) <= shownMost {
		return f
	}
	short := *f
	short.Message = headOf(f.Message)
	short.Captured, short.Facts.Variables = nil, nil
	if len(short.Facts.Reason) > shownMost {
		short.Facts.Reason = headOf(f.Facts.Reason)
	}
	return &short
}

// headOf cuts a text between two characters. It holds nothing of the long one.
func headOf(s string) string {
	n := shownMost
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return strings.Clone(s[:n]) + " …"
}

// Empty reports whether nothing was added.
func (r *Report) Empty() bool { return r.total == 0 }

// Close writes the report.
func (r *Report) Close() error {
	p := newPage(r.o)
	r.lay(p)
	return p.flush(r.w)
}

// lay lays the report out.
func (r *Report) lay(p *page) {
	switch {
	case r.o.Full || r.total == 1:
		r.whole(p)
	case len(r.causes)+len(r.others) == 0:
		p.flow(0, " · ", piece{ink: good, text: r.text(r.o)})
	default:
		r.summary(p)
	}
}

// one prints the answer about a cause.
func (r *Report) one(p *page, c *cause) {
	if r.markdown {
		p.ticket(c.f, r.where(c))
	} else {
		p.amongst(c.f, r.where(c))
	}
}

// whole prints the answers about all causes, then a line for each of the rest.
func (r *Report) whole(p *page) {
	causes := r.frequent()
	if r.total == 1 { // it may be a success, or another platform's
		causes = append(causes, r.others...)
		if r.only != nil {
			causes = append(causes, &cause{f: r.only})
		}
		r.brief = nil
	}
	if r.o.Full && r.total > 1 {
		r.overview(p, causes)
		if len(causes) > 0 {
			p.blank()
		}
	}
	for n, c := range causes {
		if n > 0 {
			p.blank()
		}
		r.one(p, c)
	}
	if len(r.brief) == 0 {
		return
	}
	if len(r.causes) > 0 {
		p.blank()
	}
	for _, b := range r.brief {
		pieces := p.briefly(b.f, r.line(r.place(hitOf(b.f))))
		if b.said != "" {
			pieces = append(pieces, piece{ink: plain, text: calm(b.said), by: theirs})
		}
		if r.markdown {
			p.b.WriteString("- " + markdownLine(pieces) + "\n")
			continue
		}
		p.flow(0, " · ", pieces...)
	}
	if r.unlisted > 0 {
		p.block(0, plain, "… "+r.o.say("另有 ", "and ")+r.o.count(r.unlisted, "条，--json 列出全部", "more; --json shows all", "more; --json shows all"))
	}
}

// where says on which lines a cause stands, in the form of the report; nothing for
// the only finding of a single input.
func (r *Report) where(c *cause) string {
	if r.total == 1 {
		return ""
	}
	places := make([]string, 0, len(c.hits))
	for _, h := range c.hits {
		places = append(places, r.place(h))
	}
	s := r.line(places...)
	if c.count > listedHits {
		s += " …"
	}
	if c.count > 1 {
		s = r.o.count(c.count, "次", "time", "times") + " · " + s
	}
	return s
}

// line names lines by their numbers, or, in several inputs, by their places.
func (r *Report) line(lines ...string) string {
	s := strings.Join(lines, ", ")
	switch {
	case len(r.sources) > 1:
		return s
	case len(lines) > 1:
		return r.o.say("第 "+s+" 行", "lines "+s)
	}
	return r.o.say("第 "+s+" 行", "line "+s)
}
