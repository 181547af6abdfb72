package render

import (
	"bytes"

	"github.com/dterr/dterr/codes"
)

// The lines that a short answer takes at most at 80 columns: one of a single
// meaning, and one that begins with an index of several, so that the prompt and the
// command fit on a screen with it.
const (
	shortLines = 12
	indexLines = 23
)

// What a short answer shows at most of one thing.
const (
	shortFacts   = 4   // lines of facts
	leastFacts   = 2   // facts that are there in any case
	firstLines   = 6   // the facts stand in so many lines
	shortMessage = 150 // bytes of a message
	shortSteps   = 3
)

// gist is what a short answer is made of. It is laid out in the order of the
// fields; what has no room is counted at the end.
type gist struct {
	// head prints the headline and the line below it.
	head func()
	// alerts are remarks without which the rest is easily misread.
	alerts []string
	// facts is what the response itself tells.
	facts []fact
	// message is the server's own words, where they tell more than the title.
	message string
	// index holds the meanings that fit where several do.
	index *index
	// lead says what the index is of, where that is not plain.
	lead string
	// hidden counts meanings that are not even in the index.
	hidden int
	// retry says whether and when to call again; it stands before the steps where
	// waiting is all there is to do.
	retry  string
	waits  bool
	steps  []codes.Advice
	causes []codes.Advice
	notes  []string
	// context says which call it was and when.
	context struct{ name, text string }
	// request prints the request's id and where it can be looked up.
	request func()
	// see and docs count what only the full page shows.
	see, docs int
	// command shows the full page.
	command string
}

// part lays something out aside and gives it, to be measured and put in its
// place later.
func (p *page) part(f func()) []byte {
	at := p.b.Len()
	f()
	laid := bytes.Clone(p.b.Bytes()[at:])
	p.b.Truncate(at)
	return laid
}

func linesOf(part []byte) int { return bytes.Count(part, []byte("\n")) }

// layout is a short answer under way: parts are laid out in the order of their
// worth, each in the lines that those before it left, and printed in another.
type layout struct {
	*page
	// room is how many lines are left.
	room int
	left leftOut
	// first is how many lines the first step takes, which are kept for it, values how
	// many the values of one fact may take.
	first, values int

	head, alerts, facts, message, lead, index, steps, causes, retry, notes, context, request []byte
}

// gist lays out a short answer in that many lines. The first step is always
// there, and no sentence is cut.
func (p *page) gist(g *gist, lines int) {
	last := p.moreLines(g)
	s := &layout{page: p, room: lines - last, left: leftOut{see: g.see, docs: g.docs}}
	blank := s.must(g)
	s.may(g)
	more := p.part(func() { p.more(s.left, g.command) })
	s.room += last - linesOf(more)
	p.b.Write(s.head)
	if blank && s.room >= 0 {
		p.blank()
	}
	for _, part := range s.order(g) {
		p.b.Write(part)
	}
	if s.room > 0 && len(more) > 0 {
		p.blank()
	}
	p.b.Write(more)
}

// must lays out what is there in any case, and reports whether a blank line sets
// the headline off: else the facts would come too late.
func (s *layout) must(g *gist) (blank bool) {
	o := s.o
	s.head = s.part(g.head)
	s.alerts = s.part(func() {
		for _, text := range g.alerts {
			s.alert(o.say("注意", "Caution"), text)
		}
	})
	s.lead = s.part(func() {
		if g.lead != "" {
			s.block(s.margin, dim, g.lead)
		}
	})
	s.retry = s.part(func() { s.field(o.say("重试", "Retry"), g.retry) })
	s.request = s.part(g.request)
	s.first = linesOf(s.part(func() { s.page.steps(g.steps[:min(1, len(g.steps))], false) }))
	for _, part := range [][]byte{s.head, s.alerts, s.lead, s.retry, s.request} {
		s.room -= linesOf(part)
	}
	s.values = 2
	if linesOf(s.head) > 2 && len(g.facts) > 1 {
		s.values = 1
	}
	facts := linesOf(s.part(func() { s.shortFacts(g.facts[:min(2, len(g.facts))], s.values, shortFacts) }))
	if blank = facts == 0 || linesOf(s.head)+1+facts <= firstLines; blank {
		s.room--
	}
	return blank
}

// may lays out what there is room for.
func (s *layout) may(g *gist) {
	o := s.o
	s.facts = s.fill(s.first, &s.left.facts, func(room int) int { return s.shortFacts(g.facts, s.values, room) })
	s.message = s.fill(s.first, &s.left.message, func(room int) int {
		return s.shortText(o.say("信息", "Message"), o.shorten(calm(g.message), shortMessage), room)
	})
	if g.index != nil {
		s.index = s.fill(s.first, &s.left.meanings, func(room int) int { return g.index.lay(room, len(g.steps) == 0) })
		s.left.meanings += g.hidden
		s.left.behind = g.index.behind()
	}
	s.steps = s.fill(0, &s.left.steps, func(room int) int { return s.shortSteps(g.steps, room) })
	s.left.causes = len(g.causes)
	if len(g.causes) == 1 { // of several none is claimed
		s.causes = s.fill(0, &s.left.causes, func(room int) int {
			return s.shortText(o.say("原因", "Cause"), o.text(g.causes[0].Text), room)
		})
	}
	s.notes = s.fill(0, &s.left.notes, func(room int) int { return s.shortNotes(g.notes, g.leastNotes(), room) })
	s.context = s.fill(0, nil, func(room int) int { return s.shortText(g.context.name, g.context.text, room) })
}

// fill lays out what may take the room that is left, but for some that is kept,
// and counts what it leaves out.
func (s *layout) fill(keep int, left *int, f func(room int) int) []byte {
	n := 0
	part := s.part(func() { n = f(s.room - keep) })
	s.room -= linesOf(part)
	if left != nil {
		*left = n
	}
	return part
}

// order gives the parts in the order in which they are read.
func (s *layout) order(g *gist) [][]byte {
	switch {
	case g.waits:
		return [][]byte{s.alerts, s.facts, s.message, s.retry, s.lead, s.index, s.steps, s.causes, s.notes, s.context, s.request}
	case g.leastNotes() > 0:
		return [][]byte{s.alerts, s.facts, s.message, s.notes, s.retry, s.context, s.request}
	}
	return [][]byte{s.alerts, s.facts, s.message, s.lead, s.index, s.steps, s.causes, s.retry, s.notes, s.context, s.request}
}

// leastNotes is how many remarks are shown in any case: where no steps are known
// they are what there is to say.
func (g *gist) leastNotes() int {
	if len(g.steps) == 0 && g.index == nil {
		return 1
	}
	return 0
}

// moreLines gives how many lines the last one takes at most.
func (p *page) moreLines(g *gist) int {
	n := leftOut{
		facts: len(g.facts), message: 1, steps: len(g.steps), causes: len(g.causes), notes: len(g.notes),
		meanings: g.hidden, see: g.see, docs: g.docs,
	}
	if g.index != nil {
		n.behind = g.index.behind()
	}
	return linesOf(p.part(func() { p.more(n, g.command) }))
}

// leftOut counts what a short answer does not show.
type leftOut struct {
	facts, message, steps, causes, notes, meanings, see, docs int
	// behind are the causes and steps behind the rows of an index.
	behind int
}

// more prints what else there is and how to come to it; nothing where all is
// said.
func (p *page) more(n leftOut, command string) {
	o := p.o
	var parts []string
	add := func(n int, zh, one, many string) {
		if n > 0 {
			parts = append(parts, o.count(n, zh, one, many))
		}
	}
	add(n.facts, "项响应里的内容", "more fact", "more facts")
	add(n.meanings, "种含义", "more meaning", "more meanings")
	add(n.causes, "个原因", "cause", "causes")
	add(n.steps, "个步骤", "more step", "more steps")
	add(n.behind, "个原因和步骤", "cause or step", "causes and steps")
	add(n.message, "段原文", "message", "messages")
	add(n.notes, "条备注", "remark", "remarks")
	add(n.see, "个相关错误码", "related code", "related codes")
	add(n.docs, "篇文档", "page", "pages")
	if len(parts) == 0 {
		return
	}
	text, end := o.say("还有 ", "More: ")+parts[0], o.say("：", ": ")+command
	room := p.width - p.margin
	if cells(text+end) > room {
		room += room * 2 / 3
	}
	for _, s := range parts[1:] {
		longer := text + o.say("、", ", ") + s
		if cells(longer+end) > room { // what is left out is the least wanted, and found all the same
			break
		}
		text = longer
	}
	defer p.noted(&node{kind: nodeMore, text: text})()
	p.block(p.margin, dim, text+end)
}

// shortText prints a labelled text if there is room for all of it, and gives
// how many are left out: none or it.
func (p *page) shortText(name, text string, room int) int {
	part := p.part(func() { p.field(name, text) })
	if linesOf(part) > room {
		return 1
	}
	p.b.Write(part)
	return 0
}

// shortFacts prints facts, as many as there is room for and the most wanted in
// any case, and gives how many are left out.
func (p *page) shortFacts(all []fact, lines, room int) int {
	room = min(room, shortFacts)
	for n, x := range all {
		part := p.part(func() { p.list(x.name, false, p.joined(x.items, lines)) })
		if linesOf(part) > room && n >= leastFacts {
			return len(all) - n
		}
		p.b.Write(part)
		room -= linesOf(part)
	}
	return 0
}

// joined gives the values of a fact behind each other, as a sentence would have
// them, as many as so many lines take; what is copied whole keeps a line of its own.
func (p *page) joined(items []item, lines int) []item {
	text := ""
	for n, it := range items {
		if it.whole() {
			if left := len(items) - 1; left > 0 {
				return []item{it, {text: p.o.say("… 另有 ", "… and ") + p.o.count(left, "个", "more", "more")}}
			}
			return items
		}
		longer, rest := it.text, ""
		if n > 0 {
			longer = text + p.o.say("、", ", ") + it.text
		}
		if left := len(items) - n - 1; left > 0 {
			rest = p.o.say(" … 另有 ", " … and ") + p.o.count(left, "个", "more", "more")
		}
		if n > 0 && len(wrap(clean(longer+rest), p.width-p.column)) > lines {
			text += p.o.say(" … 另有 ", " … and ") + p.o.count(len(items)-n, "个", "more", "more")
			break
		}
		text = longer
	}
	return []item{{text: text}}
}

// shortSteps prints steps while there is room, the first in any case, and gives
// how many are left out. A command line is worth more than a further step.
func (p *page) shortSteps(all []codes.Advice, room int) int {
	most := min(len(all), shortSteps)
	for _, commands := range [...]bool{true, false} {
		for n := most; n > 0; n-- {
			part := p.part(func() { p.steps(all[:n], commands) })
			if Height(string(part), p.width) <= room || n == 1 && !commands {
				p.b.Write(part)
				return len(all) - n
			}
		}
	}
	return 0
}

// steps prints what to do, in order.
func (p *page) steps(all []codes.Advice, commands bool) {
	items := make([]item, 0, len(all))
	for _, a := range all {
		it := item{text: p.o.text(a.Text)}
		if commands {
			it.run = a.Run
		}
		items = append(items, it)
	}
	p.list(p.o.say("处理", "Do"), len(items) > 1, items)
}

// shortNotes prints remarks while there is room, at least so many, and gives how
// many are left out.
func (p *page) shortNotes(all []string, least, room int) int {
	for n := len(all); n > 0; n-- {
		items := make([]item, 0, n)
		for _, s := range all[:n] {
			items = append(items, item{text: s})
		}
		part := p.part(func() { p.list(p.o.say("备注", "Note"), false, items) })
		if linesOf(part) <= room || n <= least {
			p.b.Write(part)
			return len(all) - n
		}
	}
	return len(all)
}
