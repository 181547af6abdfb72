package render

import (
	"io"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// EntryMarkdown writes an entry as Markdown.
func EntryMarkdown(w io.Writer, e *codes.Entry, o Options) error {
	p := newPage(o)
	p.b.WriteString("## " + code(e.Code) + " " + markdown(o.text(e.Title)) + "\n\n")
	p.bullet(o.say("编号", "Id"), code(e.ID))
	if len(e.Meanings) == 1 {
		p.bullet(o.say("类别", "Kind"), markdown(o.kind(e.Kind())))
	}
	for i := range e.Meanings {
		m := &e.Meanings[i]
		if len(e.Meanings) > 1 {
			p.b.WriteString("\n### " + itoa(i+1) + ". " + markdown(o.text(m.Title)) + "\n\n")
			p.bullet(o.say("类别", "Kind"), markdown(o.kind(m.Kind)))
		}
		if m.Message != "" {
			p.bullet(o.say("信息", "Message"), code(m.Message))
		}
		if s := o.status(m.Status); s != "" {
			p.bullet(o.say("状态", "Status"), s)
		}
		p.bullet(o.say("重试", "Retry"), o.policy(m.Retry))
		p.bullet(o.say("谁来改", "Who"), o.owner(m.Owner))
		p.section(o.say("原因", "Cause"), false, m.Causes)
		p.section(o.say("处理", "Do"), true, m.Fixes())
	}
	if len(e.See) > 0 {
		ids := make([]string, 0, len(e.See))
		for _, id := range e.See {
			ids = append(ids, code(id))
		}
		p.b.WriteString("\n" + o.say("参见 ", "See ") + strings.Join(ids, ", ") + "\n")
	}
	for n, d := range e.Docs() {
		if n == 0 {
			p.blank()
		}
		p.b.WriteString("- <" + clean(d) + ">\n")
	}
	return p.flush(w)
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
	if len(f.Codes) > 0 {
		quoted := make([]string, 0, len(f.Codes))
		for _, c := range f.Codes {
			quoted = append(quoted, code(c))
		}
		p.bullet(o.say("错误码", "Code"), strings.Join(quoted, " → "))
	}
	if f.Platform == explain.DingTalk && !f.OK {
		p.bullet(o.say("类别", "Kind"), markdown(o.kind(f.Kind)))
	}
	if !f.Time.IsZero() {
		p.bullet(o.say("时间", "Time"), o.moment(f.Time))
	}
	p.quoted(o.say("接口", "Call"), first(f.API, f.Facts.APIPath))
	if f.HTTPStatus != 0 {
		p.bullet("HTTP", itoa(f.HTTPStatus))
	}
	if f.RequestID != "" {
		s := code(f.RequestID)
		if f.Platform == explain.DingTalk {
			s += " — [" + markdown(o.diagnosis(f)) + "](" + diagnosisPage + ")"
		}
		p.bullet(o.say("请求号", "Request id"), s)
	}
	p.quoted(o.say("信息", "Message"), o.shorten(f.Message, 600))
	if where != "" {
		p.bullet(o.say("位置", "Where"), markdown(where))
	}
	if f.Platform != explain.DingTalk || f.OK {
		return
	}
	for _, x := range o.facts(f) {
		for _, it := range x.items {
			p.quoted(x.name, it.text)
		}
	}
	p.bullet(o.say("重试", "Retry"), markdown(o.again(f)))
	p.bullet(o.say("谁来改", "Who"), o.owner(f.Owner))
	p.ticketAdvice(f)
}

func (p *page) ticketTitle(f *explain.Finding) string {
	o := p.o
	title := o.text(f.Title)
	switch {
	case f.Platform != explain.DingTalk:
		title = o.say("不是钉钉的响应 ", "not DingTalk's answer ") + o.platform(f.Platform)
	case f.OK:
		title = o.say("成功", "success")
	case f.Entry == nil && title == "":
		title = o.say("未收录的错误码", "not in the catalogue")
	}
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
	fit := fitting(f)
	if m := f.MeaningOf(); m != nil {
		fit = []*codes.Meaning{m}
	}
	for n, m := range fit {
		if n == shownCandidates {
			break
		}
		if len(fit) > 1 {
			p.b.WriteString("\n### " + o.say("可能之 ", "Possible ") + itoa(n+1) + "/" + itoa(len(fit)) + ": " + markdown(o.text(m.Title)) + "\n")
		}
		p.section(o.say("原因", "Cause"), false, m.Causes)
		p.section(o.say("处理", "Do"), true, m.Fixes())
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
	run, longest := 0, 0
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	fence := strings.Repeat("`", longest+1)
	if strings.HasPrefix(s, "`") || strings.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}
