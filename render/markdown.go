package render

import (
	"io"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// LookupMarkdown writes what one query found as Markdown: of each entry what
// Lookup says in text, with Full all of it.
func LookupMarkdown(w io.Writer, found []*codes.Entry, o Options) error {
	p := newPage(o)
	for n, e := range found {
		if n > 0 {
			p.blank()
		}
		p.entryMarkdown(e)
	}
	return p.flush(w)
}

func (p *page) entryMarkdown(e *codes.Entry) {
	o := p.o
	p.b.WriteString("## " + code(e.Code) + " " + own(o.text(e.Title)) + "\n\n")
	p.bullet(o.say("编号", "Id"), code(e.ID))
	if len(e.Meanings) == 1 {
		p.bullet(o.say("类别", "Kind"), own(o.kind(e.Kind())))
	}
	switch {
	case o.Full:
		for i := range e.Meanings {
			if len(e.Meanings) > 1 {
				p.b.WriteString("\n### " + itoa(i+1) + ". " + own(o.text(e.Meanings[i].Title)) + "\n\n")
				p.bullet(o.say("类别", "Kind"), own(o.kind(e.Meanings[i].Kind)))
			}
			p.meaningMarkdown(&e.Meanings[i])
		}
	case len(e.Meanings) == 1:
		p.meaningMarkdown(&e.Meanings[0])
	default:
		all := make([]*codes.Meaning, 0, len(e.Meanings))
		for i := range e.Meanings {
			all = append(all, &e.Meanings[i])
		}
		if !p.indexOf(choicesOf(e, all)).retries && all[0].Kind != codes.KindSuccess {
			p.bullet(o.say("重试", "Retry"), o.policy(all[0].Retry))
		}
		p.indexMarkdown(e, all)
	}
	p.endMarkdown(e)
}

// endMarkdown lists what an entry is related to and its pages, or says how to
// come to them.
func (p *page) endMarkdown(e *codes.Entry) {
	o := p.o
	if !o.Full {
		p.b.WriteString("\n" + o.say("全文：", "All of it: ") + code("dterr "+e.ID+" --full") + "\n")
		return
	}
	if len(e.See) > 0 {
		ids := make([]string, 0, len(e.See))
		for _, id := range e.See {
			ids = append(ids, code(id))
		}
		p.b.WriteString("\n" + o.say("参见 ", "See ") + strings.Join(ids, ", ") + "\n")
	}
	for n, it := range links(e.Docs()) {
		if n == 0 {
			p.blank()
		}
		p.b.WriteString("- <" + clean(it.url) + ">\n")
	}
	var sources []string
	for _, s := range e.Sources() {
		sources = append(sources, own(o.source(s)))
	}
	if len(sources) > 0 {
		p.b.WriteString("\n" + o.say("来源 ", "Source ") + strings.Join(sources, o.say("；", "; ")) + "\n")
	}
}

func (p *page) meaningMarkdown(m *codes.Meaning) {
	o := p.o
	if m.Message != "" {
		p.bullet(o.say("信息", "Message"), code(calm(m.Message)))
	}
	if s := o.status(m.Status); s != "" {
		p.bullet(o.say("状态", "Status"), s)
	}
	if m.Kind != codes.KindSuccess {
		p.bullet(o.say("重试", "Retry"), o.calling(o.policy(m.Retry), m.Owner))
	}
	p.advise(m.Causes, m.Fixes())
}

// advise prints what to do and why it came to that; in a short answer the first
// steps, and the cause where only one is known.
func (p *page) advise(causes, steps []codes.Advice) {
	o := p.o
	if !o.Full {
		steps = steps[:min(len(steps), shortSteps)]
		if len(causes) > 1 {
			causes = nil
		}
	}
	p.section(o.say("处理", "Do"), true, steps)
	p.section(o.say("原因", "Cause"), false, causes)
}

// indexMarkdown lists meanings, a line each, with what tells them apart; steps
// that all share stand behind them.
func (p *page) indexMarkdown(e *codes.Entry, all []*codes.Meaning) {
	o := p.o
	x := p.indexOf(choicesOf(e, all))
	p.blank()
	for n, c := range x.all[:min(len(x.all), shownChoices)] {
		s := itoa(n+1) + ". " + own(o.titled(c.m.Title))
		if word := x.word(c); word != "" {
			s += " · " + word
		}
		switch {
		case saidBy(c.m) != "":
			s += " · " + code(calm(c.m.Message))
		case x.key(c) != "":
			s += " · " + code(x.key(c))
		}
		p.b.WriteString(s + "\n")
	}
	if n := len(x.all) - shownChoices; n > 0 {
		p.b.WriteString("\n" + o.say("另有 ", "and ") + o.count(n, "种含义", "more meaning", "more meanings") + "\n")
	}
	p.section(o.say("处理", "Do"), true, x.sharedSteps())
}

// FindingMarkdown writes a finding as Markdown for a ticket: code, time, call,
// request id with what is left of the official diagnosis, then what is known.
func FindingMarkdown(w io.Writer, f *explain.Finding, o Options) error {
	p := newPage(o)
	p.ticket(f, "")
	return p.flush(w)
}

// ticket prints a finding; where says on which lines it stands, as Markdown.
func (p *page) ticket(f *explain.Finding, where string) {
	o := p.o
	p.b.WriteString("## " + p.ticketTitle(f) + "\n\n")
	p.ticketCode(f)
	errs := f.Platform == explain.DingTalk && !f.OK
	if errs {
		p.bullet(o.say("已排除", "Ruled out"), own(o.ruledOut(f)))
		p.ticketFacts(f)
	}
	p.quoted(o.say("信息", "Message"), o.whole(f.Message))
	p.quoted(o.say("接口", "Call"), first(f.API, f.Facts.APIPath))
	if f.HTTPStatus != 0 {
		p.bullet("HTTP", itoa(f.HTTPStatus))
	}
	if !f.Time.IsZero() {
		p.bullet(o.say("时间", "Time"), o.moment(f.Time))
	}
	p.ticketRequest(f)
	if where != "" {
		p.bullet(o.say("位置", "Where"), where)
	}
	if errs {
		owner := f.Owner
		if f.Entry == nil {
			owner = ""
		}
		p.bullet(o.say("重试", "Retry"), o.calling(o.again(f), owner))
	}
	p.ticketNotes(f)
	if errs {
		p.ticketAdvice(f)
	}
}

// ticketFacts lists what the response itself tells.
func (p *page) ticketFacts(f *explain.Finding) {
	for _, x := range p.o.facts(f) {
		parts := make([]string, 0, len(x.items))
		for _, it := range x.items {
			if it.url != "" {
				parts = append(parts, "<"+clean(it.url)+">")
				continue
			}
			if x.own {
				parts = append(parts, own(it.text))
				continue
			}
			parts = append(parts, code(it.text))
		}
		p.bullet(x.name, strings.Join(parts, ", "))
	}
}

// ticketCode says what the code is: as it stood there, its id and its kind.
func (p *page) ticketCode(f *explain.Finding) {
	o := p.o
	quoted := make([]string, 0, len(f.Codes))
	for _, c := range f.Codes {
		quoted = append(quoted, code(c))
	}
	p.bullet(o.say("错误码", "Code"), strings.Join(quoted, " → "))
	if f.Inferred {
		p.bullet(o.say("错误码", "Code"), code(lastCode(f))+o.say("，输入里没有，由错误信息推断", ", which did not stand there; inferred from the message"))
	}
	if f.Platform != explain.DingTalk || f.OK {
		return
	}
	p.quoted(o.say("编号", "Id"), f.Primary)
	if f.Kind != codes.KindUnknown {
		p.bullet(o.say("类别", "Kind"), own(o.kind(f.Kind)))
	}
}

// shownRuledOut is how many of the meanings that do not apply are named.
const shownRuledOut = 4

// ruledOut names the meanings of the code that this answer does not have, and
// what tells so; empty when nothing was ruled out.
func (o *Options) ruledOut(f *explain.Finding) string {
	if f.Entry == nil {
		return ""
	}
	possible := f.Possible()
	var titles []string
	n := 0
	for i := range f.Entry.Meanings {
		m := &f.Entry.Meanings[i]
		if slices.Contains(possible, m) {
			continue
		}
		if n++; n <= shownRuledOut {
			titles = append(titles, o.text(m.Title))
		}
	}
	if n == 0 {
		return ""
	}
	s := strings.Join(titles, o.say("；", "; "))
	if n > shownRuledOut {
		s += o.say("；另有 ", "; ") + o.count(n-shownRuledOut, "种", "more", "more")
	}
	if by := o.matched(f.Matched); by != "" {
		s += o.say("（", " (") + by + o.say("）", ")")
	}
	return s
}

// ticketRequest names the request, with a link while the official diagnosis
// knows it.
func (p *page) ticketRequest(f *explain.Finding) {
	o := p.o
	if f.RequestID == "" {
		return
	}
	s := code(f.RequestID)
	switch {
	case f.Platform != explain.DingTalk:
	case f.DiagnosisOver(o.Now):
		s += o.say("，", ", ") + markdown(o.diagnosis(f))
	default:
		s += " — [" + markdown(o.diagnosis(f)) + "](" + explain.DiagnosisPage + ")"
	}
	p.bullet(o.say("请求号", "Request id"), s)
}

func (p *page) ticketNotes(f *explain.Finding) {
	for _, n := range f.Notes {
		p.bullet(p.o.say("备注", "Note"), markdown(p.o.text(n.Text)))
	}
}

func (p *page) ticketTitle(f *explain.Finding) string {
	o := p.o
	title := o.titled(f.Title)
	if c := lastCode(f); c != "" {
		return code(c) + " " + own(title)
	}
	return own(title)
}

func (p *page) ticketAdvice(f *explain.Finding) {
	if f.Entry == nil {
		return
	}
	fit := f.Possible()
	switch {
	case len(fit) == 1:
		p.advise(f.Advice(fit[0]))
	case p.o.Full:
		p.possibleMarkdown(fit)
	default:
		p.indexMarkdown(f.Entry, fit)
	}
	if p.o.Full {
		p.endMarkdown(f.Entry)
	}
}

// possibleMarkdown prints all meanings that fit.
func (p *page) possibleMarkdown(fit []*codes.Meaning) {
	for n, m := range fit {
		p.b.WriteString("\n### " + p.o.say("可能之 ", "Possible ") + itoa(n+1) + "/" + itoa(len(fit)) + p.o.say("：", ": ") + own(p.o.text(m.Title)) + "\n")
		p.blank()
		p.meaningMarkdown(m)
	}
}

//go:noinline
func (p *page) bullet(name, text string) {
	if text != "" {
		p.b.WriteString("- **" + name + "** " + text + "\n")
	}
}

func (p *page) quoted(name, text string) {
	if text != "" {
		p.bullet(name, code(text))
	}
}

func (p *page) section(name string, numbered bool, all []codes.Advice) {
	for n, a := range all {
		if n == 0 {
			p.b.WriteString("\n**" + name + "**\n\n")
		}
		bullet := "- "
		if numbered {
			bullet = itoa(n+1) + ". "
		}
		p.b.WriteString(bullet + own(p.o.text(a.Text)))
		if basis := p.o.basis(a); basis != "" && p.o.Full {
			p.b.WriteString(p.o.say("（", " (") + own(basis) + p.o.say("）", ")"))
		}
		p.b.WriteString("\n")
		if a.Run != "" {
			p.b.WriteString("\n   " + code(a.Run) + "\n")
		}
	}
}

func markdownLine(pieces []piece) string {
	texts := make([]string, 0, len(pieces))
	for _, x := range pieces {
		switch x.by {
		case theirs:
			texts = append(texts, code(x.text))
		case formed:
			texts = append(texts, x.text)
		default:
			texts = append(texts, own(x.text))
		}
	}
	return strings.Join(texts, " · ")
}
