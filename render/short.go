package render

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// calling says whether and when to call again, and who can fix it.
func (o *Options) calling(retry string, w codes.Owner) string {
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
		g.causes, g.steps = f.Advice(fit[0])
		g.docs = len(docsOf(f))
		if noted(f, codes.NoteWrapperSays) {
			g.causes, g.steps = nil, nil // the caution has them; there is no inner code to look at
		}
	} else {
		lines = indexLines
		g.index = p.indexOf(choicesOf(f.Entry, fit))
		if noted(f, codes.NoteManyMeanings) {
			g.index.most = fewChoices
		}
		g.lead = o.say("响应里看不出是下面哪一种：", "Which of these it is, the response does not tell:")
		g.docs = len(f.Entry.Docs())
		g.steps = g.index.sharedSteps()
		if g.index.retries {
			g.retry = ""
		}
	}
	p.gist(&g, lines)
}

// set names the call, the HTTP status and the time of an answer, as far as they
// are known.
func (g *gist) set(o Options, f *explain.Finding) {
	var known []fact
	add := func(name, text string) {
		if text != "" {
			known = append(known, fact{name: name, items: []item{{text: text}}})
		}
	}
	add(o.say("接口", "Call"), first(f.API, f.Facts.APIPath))
	if f.HTTPStatus != 0 && lastCode(f) != "" {
		add("HTTP", itoa(f.HTTPStatus))
	}
	if !f.Time.IsZero() {
		add(o.say("时间", "Time"), o.moment(f.Time))
	}
	for n, x := range known {
		text := x.items[0].text
		switch {
		case n == 0:
			g.context.name, g.context.text = x.name, text
		case x.name == "HTTP":
			g.context.text += " · HTTP " + text
		default:
			g.context.text += " · " + text
		}
	}
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
			g.facts = append(g.facts, fact{name: o.say("相近", "Near"), items: near})
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
func (o *Options) news(f *explain.Finding) string {
	said := strings.TrimSpace(f.Message)
	m := f.MeaningOf()
	switch {
	case f.Entry != nil && said == f.Entry.Title.ZH, m != nil && (said == m.Title.ZH || said == m.Message):
		return ""
	case f.Whole && o.told(f):
		return ""
	}
	return said
}

// told reports whether all that a message has in the places of its template
// stands among the facts.
func (o *Options) told(f *explain.Finding) bool {
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
