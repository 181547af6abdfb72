package render

import (
	"cmp"
	"io"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/internal/order"
)

// The bounds of what is remembered of an input that never ends: the causes that are told
// apart, and those that are listed at the end.
const (
	followedMost  = 1000
	followedShown = 20
)

// Follow writes findings one by one as they come: the first of a cause as an answer with
// its line, those that repeat it on a line each. Successes are counted alone. Close sums
// up.
type Follow struct {
	w      io.Writer
	o      Options
	causes []*followed
	index  map[causeKey]*followed
	tally
}

// followed is a cause, the first finding of it and how many there were.
type followed struct {
	f     *explain.Finding
	count int
}

// NewFollow begins to write to w.
func NewFollow(w io.Writer, o Options) *Follow {
	return &Follow{w: w, o: o, index: map[causeKey]*followed{}}
}

// Add writes the next finding.
func (r *Follow) Add(f *explain.Finding) error {
	if f.OK {
		r.successes++
		return nil
	}
	if f.Platform == explain.DingTalk {
		r.errors++
	} else {
		r.theirs++
	}
	f = clipped(f)
	key := keyOf(f)
	c := r.index[key]
	switch {
	case c != nil:
		c.count++
		return r.repeated(f, c)
	case len(r.causes) == followedMost:
		r.more = true
		return r.repeated(f, &followed{f: f, count: 1})
	}
	c = &followed{f: f, count: 1}
	r.causes = append(r.causes, c)
	r.index[key] = c
	if f.Platform == explain.DingTalk {
		r.distinct++
	}
	return r.first(f)
}

// first writes the answer of a cause below its line.
func (r *Follow) first(f *explain.Finding) error {
	p := newPage(r.o)
	if r.errors+r.theirs > 1 {
		p.blank()
	}
	p.flow(0, "", piece{ink: dim, text: r.o.say("第 "+itoa(f.Line)+" 行：", "line "+itoa(f.Line)+":")})
	if err := p.flush(r.w); err != nil {
		return err
	}
	return Finding(r.w, f, r.o)
}

// repeated writes on a line a finding of a cause that was told, or of one too many.
func (r *Follow) repeated(f *explain.Finding, c *followed) error {
	p := newPage(r.o)
	pieces := p.briefly(f, r.o.say("第 "+itoa(f.Line)+" 行", "line "+itoa(f.Line)))
	if f.Message != c.f.Message {
		pieces = append(pieces, piece{ink: plain, text: calm(f.Message)})
	}
	if c.count > 1 {
		pieces = append(pieces, piece{ink: dim, text: r.o.say("第 "+itoa(c.count)+" 次", "×"+itoa(c.count))})
	}
	p.flow(0, " · ", pieces...)
	return p.flush(r.w)
}

// Empty reports whether nothing was added.
func (r *Follow) Empty() bool { return r.errors+r.theirs+r.successes == 0 }

// Close sums up: how many errors of each cause, the most frequent first.
func (r *Follow) Close() error {
	p := newPage(r.o)
	if r.errors+r.theirs > 0 {
		p.blank()
	}
	p.flow(0, " · ", piece{ink: strong, text: r.text(r.o)})
	order.Stable(r.causes, func(a, b *followed) int { return cmp.Compare(b.count, a.count) })
	for _, c := range r.causes[:min(len(r.causes), followedShown)] {
		p.flow(p.margin, "  ", append([]piece{{ink: plain, text: itoa(c.count) + "×"}}, p.briefly(nameOnly(c.f), "")...)...)
	}
	if n := len(r.causes) - followedShown; n > 0 {
		p.flow(p.margin, "", piece{ink: dim, text: r.o.say("另有 ", "and ") + r.o.count(n, "种", "more", "more")})
	}
	return p.flush(r.w)
}

// nameOnly gives a finding without what is said of one call.
func nameOnly(f *explain.Finding) *explain.Finding {
	short := *f
	short.API, short.RequestID = "", ""
	return &short
}
