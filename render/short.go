package render

import (
	"bytes"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// The lines that a short answer takes at most at 80 columns: one of a single
// meaning, and one that begins with an index of several.
const (
	shortLines = 12
	indexLines = 24
)

// What a short answer shows at most of one thing.
const (
	shortFacts   = 4   // lines of facts
	leastFacts   = 3   // lines of facts that are there in any case
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

// gist lays out a short answer in that many lines. The first step is always
// there, and no sentence is cut.
func (p *page) gist(g *gist, lines int) {
	o := p.o
	left := leftOut{see: g.see, docs: g.docs}
	head := p.part(g.head)
	blank := 0
	if len(g.facts) == 0 || linesOf(head) <= 2 { // else the facts would come too late
		blank = 1
	}
	alerts := p.part(func() {
		for _, s := range g.alerts {
			p.alert(o.say("注意", "Caution"), s)
		}
	})
	retry := p.part(func() { p.field(o.say("重试", "Retry"), g.retry) })
	request := p.part(g.request)
	room := lines - p.moreLines(g) - linesOf(head) - blank - linesOf(alerts) - linesOf(retry) - linesOf(request)
	// fill lays out what may take the room that is left, and some is kept for.
	fill := func(keep int, f func(room int) int) ([]byte, int) {
		n := 0
		part := p.part(func() { n = f(room - keep) })
		room -= linesOf(part)
		return part, n
	}
	var facts, message, index, steps, causes, notes []byte
	first := linesOf(p.part(func() { p.steps(g.steps[:min(1, len(g.steps))], false) }))
	facts, left.facts = fill(first, func(room int) int { return p.shortFacts(g.facts, room) })
	message, left.message = fill(first, func(room int) int {
		return p.shortText(o.say("信息", "Message"), o.shorten(calm(g.message), shortMessage), room)
	})
	if g.index != nil {
		index, left.meanings = fill(first, func(room int) int { return g.index.lay(room, len(g.steps) == 0) })
		left.meanings += g.hidden
	}
	steps, left.steps = fill(0, func(room int) int { return p.shortSteps(g.steps, room) })
	left.causes = len(g.causes)
	if left.causes == 1 { // of several none is claimed
		causes, left.causes = fill(0, func(room int) int { return p.shortText(o.say("原因", "Cause"), o.text(g.causes[0].Text), room) })
	}
	// Where no steps are known the remarks are what there is to say.
	least := 0
	if len(g.steps) == 0 && g.index == nil {
		least = 1
	}
	notes, left.notes = fill(0, func(room int) int { return p.shortNotes(g.notes, least, room) })
	context, _ := fill(0, func(room int) int { return p.shortText(g.context.name, g.context.text, room) })
	more := p.part(func() { p.more(left, g.command) })

	order := [][]byte{alerts, facts, message, index, steps, causes, retry, notes, context, request}
	switch {
	case g.waits:
		order = [][]byte{alerts, facts, message, retry, index, steps, causes, notes, context, request}
	case least > 0:
		order = [][]byte{alerts, facts, message, notes, retry, context, request}
	}
	p.b.Write(head)
	room += p.moreLines(g) - linesOf(more)
	if blank > 0 && room >= 0 {
		p.blank()
	}
	for _, part := range order {
		p.b.Write(part)
	}
	if room > 0 && len(more) > 0 {
		p.blank()
	}
	p.b.Write(more)
}

// moreLines gives how many lines the last one takes at most.
func (p *page) moreLines(g *gist) int {
	n := leftOut{len(g.facts), 1, len(g.steps), len(g.causes), len(g.notes), g.hidden, g.see, g.docs}
	return linesOf(p.part(func() { p.more(n, g.command) }))
}

// leftOut counts what a short answer does not show.
type leftOut struct{ facts, message, steps, causes, notes, meanings, see, docs int }

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
	add(n.message, "段信息", "message", "messages")
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
func (p *page) shortFacts(all []fact, room int) int {
	room = max(leastFacts, min(room, shortFacts))
	for n, x := range all {
		part := p.part(func() { p.list(x.name, false, p.joined(x.items)) })
		if linesOf(part) > room && n > 0 {
			return len(all) - n
		}
		p.b.Write(part)
		room -= linesOf(part)
	}
	return 0
}

// joined gives the values of a fact behind each other, as a sentence would have
// them; what is copied whole keeps a line of its own.
func (p *page) joined(items []item) []item {
	texts := make([]string, 0, len(items))
	for n, it := range items {
		if it.whole() {
			return items
		}
		if n == shortScopes {
			texts = append(texts, p.o.say("… 另有 ", "… and ")+p.o.count(len(items)-n, "个", "more", "more"))
			break
		}
		texts = append(texts, it.text)
	}
	return []item{{text: strings.Join(texts, p.o.say("、", ", "))}}
}

// shortScopes is how many values of one fact are named.
const shortScopes = 6

// shortSteps prints steps while there is room, the first in any case, and gives
// how many are left out. A command line is worth more than a further step.
func (p *page) shortSteps(all []codes.Advice, room int) int {
	most := min(len(all), shortSteps)
	for _, commands := range [...]bool{true, false} {
		for n := most; n > 0; n-- {
			part := p.part(func() { p.steps(all[:n], commands) })
			if p.height(part) <= room || n == 1 && !commands {
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

// height gives how many lines of a terminal a part takes, where a line that is too
// wide takes several.
func (p *page) height(part []byte) int {
	n := 0
	for line := range bytes.Lines(part) {
		n += max(1, (cells(string(line))+p.width-1)/p.width)
	}
	return n
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

// calling says whether and when to call again, and who can fix it.
func (o Options) calling(retry string, w codes.Owner) string {
	if w == "" {
		return retry
	}
	return retry + o.say("；由", " · fixed by ") + o.owner(w) + o.say("处理", "")
}

// patient reports whether time alone may heal a fault.
func patient(r codes.Retry) bool {
	return r.Policy == codes.PolicyWait || r.Policy == codes.PolicyBackoff
}

// shortly prints a finding of DingTalk that the catalogue knows.
func (p *page) shortly(f *explain.Finding, where string) {
	o := p.o
	fit := f.Possible()
	g := gist{
		head: func() {
			p.headline(f.Entry.Code, o.titled(f.Title), kindInk(f.Kind))
			p.under(f, where)
		},
		facts:   o.facts(f),
		message: o.news(f),
		retry:   o.calling(o.again(f), f.Owner),
		waits:   patient(f.Retry.Retry),
		request: p.requested(f),
		see:     len(f.Entry.See),
		command: o.say("加 --full", "with --full"),
	}
	g.set(o, f)
	g.remarks(o, f)
	lines := shortLines
	if len(fit) == 1 {
		g.steps, g.causes, g.docs = fit[0].Fixes(), fit[0].Causes, len(docsOf(f))
	} else {
		lines = indexLines
		g.index = p.indexOf(choicesOf(f.Entry, fit))
		g.steps = g.index.sharedSteps()
		if g.index.retries {
			g.retry = ""
		}
	}
	p.gist(&g, lines)
}

// set names the call and the time of an answer, as far as they are known.
func (g *gist) set(o Options, f *explain.Finding) {
	g.context.name = o.say("接口", "Call")
	var parts []string
	if call := first(f.API, f.Facts.APIPath); call != "" {
		parts = append(parts, call)
	}
	if f.HTTPStatus != 0 && lastCode(f) != "" {
		parts = append(parts, "HTTP "+itoa(f.HTTPStatus))
	}
	if !f.Time.IsZero() {
		if len(parts) == 0 {
			g.context.name = o.say("时间", "Time")
		}
		parts = append(parts, o.moment(f.Time))
	}
	g.context.text = strings.Join(parts, " · ")
}

// shortlyUnknown prints an answer of DingTalk without an entry: one whose code
// the catalogue lacks, or one that names none. What explain knows about its
// kind stands in the notes.
func (p *page) shortlyUnknown(f *explain.Finding, where string) {
	o := p.o
	code := lastCode(f)
	g := gist{
		head: func() {
			p.headline(code, o.titled(f.Title), warn)
			p.under(f, where)
		},
		facts:   o.facts(f),
		message: f.Message,
		retry:   o.again(f),
		request: p.requested(f),
		command: o.say("加 --full", "with --full"),
	}
	g.set(o, f)
	g.remarks(o, f)
	if code != "" {
		g.notes = append([]string{o.notInCatalogue()}, g.notes...)
		if near := p.near(f); len(near) > 0 {
			g.facts = append(g.facts, fact{o.say("相近", "Near"), near})
		}
	}
	if len(g.notes) == 0 && printBody(f) {
		g.notes = []string{o.printBody()}
	}
	p.gist(&g, shortLines)
}

// remarks sorts the notes of a finding.
func (g *gist) remarks(o Options, f *explain.Finding) {
	for _, n := range f.Notes {
		if alarming(n) {
			g.alerts = append(g.alerts, o.text(n.Text))
		} else {
			g.notes = append(g.notes, o.text(n.Text))
		}
	}
}

// news gives the server's own words where neither the title nor the facts say
// the same.
func (o Options) news(f *explain.Finding) string {
	said := strings.TrimSpace(f.Message)
	m := f.MeaningOf()
	switch {
	case f.Entry != nil && said == f.Entry.Title.ZH, m != nil && (said == m.Title.ZH || said == m.Message):
		return ""
	case m != nil && f.Matched == explain.ByMessage && o.told(f):
		return ""
	}
	return said
}

// told reports whether all that a message has in the places of its template
// stands among the facts.
func (o Options) told(f *explain.Finding) bool {
	facts := o.facts(f)
	return !slices.ContainsFunc(f.Captured, func(v string) bool {
		return !slices.ContainsFunc(facts, func(x fact) bool {
			return slices.ContainsFunc(x.items, func(it item) bool {
				return strings.Contains(it.text, strings.TrimSpace(v)) || strings.Contains(v, it.text)
			})
		})
	})
}

// requested gives what prints the request's id with the page that knows it.
func (p *page) requested(f *explain.Finding) func() {
	o := p.o
	return func() {
		if f.RequestID == "" {
			return
		}
		known := o.say("官方诊断", "official diagnosis")
		switch end := f.DiagnosedUntil(); {
		case f.DiagnosisOver(o.Now):
			known = o.say("已超过 7 天，官方诊断查不到了", "older than 7 days: no longer in the official diagnosis")
		case end.IsZero(), o.Now.IsZero():
			known += o.say("（7 天内）：", " (7 days):")
		default:
			known += o.say("（还有 ", " (") + o.span(end.Sub(o.Now)) + o.say("）：", " left):")
		}
		it := item{text: f.RequestID, id: true}
		if p.column+cells(clean(f.RequestID))+3+cells(known) <= p.width {
			it.text += " · " + known
		} else {
			it.note = known
		}
		p.list(o.say("请求号", "Request"), false, []item{it})
		if !f.DiagnosisOver(o.Now) {
			p.ownLine(item{text: explain.DiagnosisPage, url: explain.DiagnosisPage})
		}
	}
}
