package render

import (
	"io"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// EntryMarkdown writes an entry as Markdown.
func EntryMarkdown(w io.Writer, e *codes.Entry, o Options) error {
	p := newPage(o)
	p.b.WriteString("## " + code(e.Code) + " " + markdown(o.text(e.Title)) + "\n\n")
	p.bullet(o.say("编号", "Id"), code(e.ID))
	full := o.inFull(e)
	if len(e.Meanings) == 1 || full < len(e.Meanings) {
		p.bullet(o.say("类别", "Kind"), markdown(o.kind(e.Kind())))
	}
	for i := range e.Meanings[:full] {
		m := &e.Meanings[i]
		if len(e.Meanings) > 1 {
			p.b.WriteString("\n### " + itoa(i+1) + ". " + markdown(o.text(m.Title)) + "\n\n")
			p.bullet(o.say("类别", "Kind"), markdown(o.kind(m.Kind)))
		}
		if m.Message != "" {
			p.bullet(o.say("信息", "Message"), code(calm(m.Message)))
		}
		if s := o.status(m.Status); s != "" {
			p.bullet(o.say("状态", "Status"), s)
		}
		p.bullet(o.say("重试", "Retry"), o.policy(m.Retry))
		p.bullet(o.say("谁来改", "Who"), o.owner(m.Owner))
		p.section(o.say("原因", "Cause"), false, m.Causes)
		p.section(o.say("处理", "Do"), true, m.Fixes())
	}
	p.briefSection(e, full)
	if len(e.See) > 0 {
		ids := make([]string, 0, len(e.See))
		for _, id := range e.See {
			ids = append(ids, code(id))
		}
		p.b.WriteString("\n" + o.say("参见 ", "See ") + strings.Join(ids, ", ") + "\n")
	}
	for n, it := range o.links(e.Docs(), shownDocs) {
		if n == 0 {
			p.blank()
		}
		if it.rest {
			p.b.WriteString("- " + markdown(it.text) + "\n")
			continue
		}
		p.b.WriteString("- <" + clean(it.url) + ">\n")
	}
	return p.flush(w)
}

// briefSection lists the meanings from that one on, a line each.
func (p *page) briefSection(e *codes.Entry, from int) {
	o := p.o
	for i := from; i < len(e.Meanings); i++ {
		m := &e.Meanings[i]
		if i == from {
			p.b.WriteString("\n### " + itoa(from+1) + "–" + itoa(len(e.Meanings)) + "\n\n")
		}
		s := itoa(i+1) + ". " + markdown(o.text(m.Title))
		if m.Kind != e.Kind() {
			s += " · " + string(m.Kind)
		}
		if n := len(m.APIs); n > 0 {
			s += " · " + o.count(n, "个接口", "call", "calls")
		}
		if saidBy(m) != "" {
			s += " · " + code(calm(m.Message))
		}
		p.b.WriteString(s + "\n")
	}
	if from < len(e.Meanings) {
		p.b.WriteString("\n" + markdown(o.narrower(e)) + "\n")
	}
}

// FindingMarkdown writes a finding as Markdown for a ticket: code, time, call,
// request id with what is left of the official diagnosis, then what is known.
func FindingMarkdown(w io.Writer, f *explain.Finding, o Options) error {
	p := newPage(o)
	p.ticket(f, "")
	return p.flush(w)
}

func (p *page) ticket(f *explain.Finding, where string) {
	o := p.o
	p.b.WriteString("## " + p.ticketTitle(f) + "\n\n")
	p.ticketCode(f)
	if !f.Time.IsZero() {
		p.bullet(o.say("时间", "Time"), o.moment(f.Time))
	}
	p.quoted(o.say("接口", "Call"), first(f.API, f.Facts.APIPath))
	if f.HTTPStatus != 0 {
		p.bullet("HTTP", itoa(f.HTTPStatus))
	}
	p.ticketRequest(f)
	p.quoted(o.say("信息", "Message"), o.shorten(calm(f.Message), shownMessage))
	if where != "" {
		p.bullet(o.say("位置", "Where"), markdown(where))
	}
	if f.Platform != explain.DingTalk || f.OK {
		p.ticketNotes(f)
		return
	}
	for _, x := range o.facts(f) {
		for _, it := range x.items {
			if it.url != "" {
				p.bullet(x.name, "<"+clean(it.url)+">")
				continue
			}
			p.quoted(x.name, it.text)
		}
	}
	p.bullet(o.say("重试", "Retry"), markdown(o.again(f)))
	if f.Entry != nil && f.Owner != "" {
		p.bullet(o.say("谁来改", "Who"), o.owner(f.Owner))
	}
	p.ticketNotes(f)
	p.ticketAdvice(f)
}

// ticketCode says what the code is: as it stood there, its id, its kind, and
// which of its meanings are ruled out.
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
		p.bullet(o.say("类别", "Kind"), markdown(o.kind(f.Kind)))
	}
	p.bullet(o.say("已排除", "Ruled out"), markdown(o.ruledOut(f)))
}

// shownRuledOut is how many of the meanings that do not apply are named.
const shownRuledOut = 4

// ruledOut names the meanings of the code that this answer does not have, and
// what tells so; empty when nothing was ruled out.
func (o Options) ruledOut(f *explain.Finding) string {
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
		return code(c) + " " + markdown(title)
	}
	return markdown(title)
}

func (p *page) ticketAdvice(f *explain.Finding) {
	o := p.o
	if f.Entry == nil {
		return
	}
	fit := f.Possible()
	total := len(fit)
	if total > shownCandidates+1 {
		fit = fit[:shownCandidates]
	}
	shared := sharedFixes(fit)
	for n, m := range fit {
		if total > 1 {
			p.b.WriteString("\n### " + o.say("可能之 ", "Possible ") + itoa(n+1) + "/" + itoa(total) + o.say("：", ": ") + markdown(o.text(m.Title)) + "\n")
			p.told(m, fit)
		}
		p.section(o.say("原因", "Cause"), false, m.Causes)
		if shared == nil {
			p.section(o.say("处理", "Do"), true, m.Fixes())
		}
	}
	p.section(o.say("处理", "Do"), true, shared)
}

// told lists what tells one of several meanings apart.
func (p *page) told(m *codes.Meaning, among []*codes.Meaning) {
	for n, x := range p.o.marks(m, among) {
		if n == 0 {
			p.blank()
		}
		p.bullet(x.name, markdown(x.items[0].text))
	}
}

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
		p.b.WriteString(bullet + markdown(p.o.text(a.Text)) + "\n")
	}
}

func markdownLine(pieces []piece) string {
	texts := make([]string, 0, len(pieces))
	for _, x := range pieces {
		texts = append(texts, markdown(x.text))
	}
	return strings.Join(texts, " · ")
}

// markdown escapes what Markdown would take for markup.
func markdown(s string) string {
	s = clean(s)
	if !strings.ContainsAny(s, "\\`*_[]<>|&") {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '<':
			b.WriteString("&lt;")
			continue
		case '>':
			b.WriteString("&gt;")
			continue
		case '&':
			b.WriteString("&amp;")
			continue
		}
		if strings.ContainsRune("\\`*_[]|", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// code quotes s as a code span, behind a fence longer than any inside.
func code(s string) string {
	s = clean(s)
	fence := fenceFor(s, 1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// fenceFor gives backticks, at least that many, and more than any run in s.
func fenceFor(s string, least int) string {
	run, longest := 0, least-1
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return strings.Repeat("`", longest+1)
}
