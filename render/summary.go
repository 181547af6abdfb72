package render

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/internal/order"
)

// What a summary shows: rows of its table, and answers below it.
const (
	summaryRows    = 20
	summaryAnswers = 3
)

// summary prints a table of the causes, the most frequent first, and the answers
// about the first few.
func (r *Report) summary(p *page) {
	causes := r.frequent()
	if len(causes) == 1 && len(r.others) == 0 {
		r.one(p, causes[0])
		if r.successes > 0 || r.more {
			p.blank()
			r.sum(p)
		}
		return
	}
	r.overview(p, causes)
	for _, c := range causes[:min(len(causes), summaryAnswers)] {
		p.blank()
		r.one(p, c)
	}
	if left := len(causes) - summaryAnswers; left > 0 {
		p.blank()
		rest := r.o.say("其余 ", "The answers about ") + r.o.count(left, "种的解释", "more cause", "more causes")
		defer p.noted(&node{kind: nodeRest, text: rest})()
		p.block(0, dim, rest+r.o.say("：加 --full", ": with --full"))
	}
}

// overview prints what the input holds and a row for each cause.
func (r *Report) overview(p *page, causes []*cause) {
	r.sum(p)
	if r.markdown {
		r.markdownTable(p, causes)
	} else {
		r.table(p, causes)
	}
}

// frequent gives the causes, the most frequent first.
func (r *Report) frequent() []*cause {
	causes := slices.Clone(r.causes)
	order.Stable(causes, func(a, b *cause) int { return cmp.Compare(b.count, a.count) })
	return causes
}

// sum prints in one line what the input holds.
func (r *Report) sum(p *page) {
	if r.markdown {
		p.b.WriteString(r.text(r.o) + "\n")
		return
	}
	p.flow(0, " · ", piece{text: r.text(r.o)})
}

// tally is what an input holds: errors of DingTalk and their distinct causes, more of
// them than are told apart perhaps, other platforms' errors, and successes.
type tally struct {
	errors, distinct, theirs, successes int
	more                                bool
}

// text puts the numbers on a line.
func (t tally) text(o Options) string {
	var parts []string
	if t.errors > 0 {
		s := o.count(t.errors, "个错误", "error", "errors")
		causes := o.count(t.distinct, "种原因", "cause", "causes")
		switch {
		case t.more:
			s += o.say("，超过 ", ", more than ") + causes
		case t.distinct > 1:
			s += o.say("，", ", ") + causes
		}
		parts = append(parts, s)
	}
	if t.successes > 0 {
		parts = append(parts, o.count(t.successes, "次成功", "success", "successes"))
	}
	if t.theirs > 0 {
		parts = append(parts, o.count(t.theirs, "个其他平台的错误", "error of another platform", "errors of other platforms"))
	}
	return strings.Join(parts, " · ")
}

// rowOf gives the cells of a cause's row: count, id, title, whether to call
// again, and when it was seen or on which line first, the last in the form of the
// report.
func (r *Report) rowOf(c *cause) (count, id, title, word, when string) {
	f := c.f
	count, id, title = itoa(c.count), first(f.Primary, strings.Join(f.Codes, " → ")), r.o.titled(f.Title)
	if f.Kind != codes.KindUnknown || f.Retry.Policy != codes.PolicyUnknown && f.Retry.Policy != "" {
		word = r.o.policyWord(f.Retry.Retry)
	}
	when = r.line(r.place(hitOf(f)))
	if !c.first.IsZero() {
		when = r.o.period(c.first, c.last)
	}
	return count, id, title, word, when
}

// table prints the causes, a row each: count, id and title, and below the title,
// dim, whether to call again and when it was seen.
func (r *Report) table(p *page, causes []*cause) {
	all := slices.Concat(causes, r.others)
	shown := all
	if !r.o.Full {
		shown = all[:min(len(all), summaryRows)]
	}
	left := ""
	if n := len(all) - len(shown); n > 0 {
		left = r.o.say("… 另有 ", "… and ") + r.o.count(n, "种", "more", "more")
	}
	defer p.noted(&node{kind: nodeTable, report: r, causes: shown, text: left})()
	wide := 0
	for _, c := range shown {
		wide = max(wide, len(itoa(c.count)))
	}
	for _, c := range shown {
		count, id, title, word, when := r.rowOf(c)
		lead := p.margin + wide + 2
		p.b.WriteString(blanks(lead-2-len(count)) + count + "  ")
		text := clean(calm(strings.TrimSpace(id + "  " + title)))
		under := word
		if under != "" {
			under += " · "
		}
		under += when
		if lead+cells(text)+cells(" · "+under) <= p.width {
			p.b.WriteString(text + p.th.paint(dim, " · "+clean(under)) + "\n")
			continue
		}
		for n, line := range wrap(text, p.width-lead) {
			if n > 0 {
				p.b.WriteString(blanks(lead))
			}
			p.b.WriteString(line + "\n")
		}
		p.block(lead, dim, under)
	}
	if left != "" {
		p.block(p.margin, dim, left+r.o.say("，--full 列出全部", "; --full shows all"))
	}
}

// markdownTable prints the same as a list, which reads well where Markdown is
// not rendered.
func (r *Report) markdownTable(p *page, causes []*cause) {
	p.blank()
	for _, c := range slices.Concat(causes, r.others) {
		count, id, title, word, when := r.rowOf(c)
		s := "- " + count + " × "
		if id != "" {
			s += code(calm(id)) + " "
		}
		s += own(title)
		if word != "" {
			s += " · " + word
		}
		p.b.WriteString(s + " · " + when + "\n")
	}
}

// period shows from when to when something was seen, to the second, the day only
// where it is another one.
func (o *Options) period(from, to time.Time) string {
	if o.Zone != nil {
		from, to = from.In(o.Zone), to.In(o.Zone)
	}
	const day, clock = "2006-01-02", "15:04:05"
	s := from.Format(day + " " + clock)
	switch {
	case from.Equal(to):
		return s
	case from.Format(day) == to.Format(day):
		return s + "–" + to.Format(clock)
	}
	return s + " – " + to.Format(day+" "+clock)
}
