package render

import (
	"io"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// Finding writes one finding in full: what the code says, which meaning this
// is, its cause, what to do, whether and when to call again, and what the
// response itself tells.
func Finding(w io.Writer, f *explain.Finding, o Options) error {
	p := newPage(o)
	p.finding(f, "")
	return p.flush(w)
}

// amongst prints a finding as one of several answers of a page.
func (p *page) amongst(f *explain.Finding, where string) {
	p.mark(&node{kind: nodeAnswer})
	p.finding(f, where)
	p.mark(&node{kind: nodeEnd, f: f, where: where})
}

// finding prints a finding; where says which lines it stands on, empty when
// there is nothing to tell apart.
func (p *page) finding(f *explain.Finding, where string) {
	switch {
	case f.Platform != explain.DingTalk:
		p.foreign(f, where)
	case f.OK:
		p.flow(0, " · ", p.briefly(f, where)...)
	case f.Entry == nil && !p.o.Full:
		p.shortlyUnknown(f, where)
	case f.Entry == nil && lastCode(f) == "":
		p.bare(f, where)
	case f.Entry == nil:
		p.unknown(f, where)
	case p.o.Full:
		p.known(f, where)
	default:
		p.shortly(f, where)
	}
	if p.o.Why {
		p.way(f)
	}
}

func (p *page) known(f *explain.Finding, where string) {
	o := p.o
	p.headline(f.Entry.Code, o.titled(f.Title), kindInk(f.Kind))
	p.under(f, where)
	p.blank()
	p.alerts(f)
	p.said(f)
	p.circumstances(f)
	p.which(f)
	if m := f.MeaningOf(); m != nil {
		p.list(o.say("原因", "Cause"), false, p.advice(m.Causes))
		p.list(o.say("处理", "Do"), len(m.Fixes()) > 1, p.advice(m.Fixes()))
	} else {
		p.candidates(f)
	}
	p.field(o.say("重试", "Retry"), o.again(f))
	if f.Owner != "" { // several candidates may name different ones
		p.field(o.say("谁来改", "Fixed by"), o.owner(f.Owner))
	}
	p.notes(f)
	p.see(f.Entry)
	docs := docsOf(f)
	p.list(o.say("文档", "Docs"), false, docs)
	shown := make([]string, 0, len(docs))
	for _, it := range docs {
		shown = append(shown, it.url)
	}
	p.list(o.say("来源", "Source"), false, p.origins(f.Entry, shown, f.Entry.Meanings))
}

// under prints the line below the headline: kind, id, wrapper, place.
func (p *page) under(f *explain.Finding, where string) {
	o := p.o
	var pieces []piece
	if f.Inferred {
		pieces = append(pieces, piece{ink: warn, text: o.say("输入里没有错误码，由错误信息推断", "no code stood there; inferred from the message")})
	}
	if f.Kind != codes.KindUnknown && (f.Entry == nil || !f.Entry.Wrapper) {
		pieces = append(pieces, piece{text: o.kind(f.Kind)})
	}
	if f.Primary != "" {
		pieces = append(pieces, piece{ink: dim, text: p.idBelow(f.Primary)})
	}
	if len(f.Codes) > 1 {
		pieces = append(pieces, piece{ink: dim, text: strings.Join(f.Codes, " → ")})
	}
	if f.Entry != nil {
		if s := o.status(statusOf(f)); s != "" {
			pieces = append(pieces, piece{ink: dim, text: s})
		}
	}
	if len(f.Families) > 0 {
		pieces = append(pieces, piece{ink: dim, text: o.say("也可能属于 ", "may also be of ") + families(f.Families)})
	}
	if where != "" {
		pieces = append(pieces, piece{ink: dim, text: where})
	}
	if len(pieces) > 0 {
		p.flow(0, " · ", pieces...)
	}
}

// idBelow gives what the line below a headline says of an id: its family alone
// where the code takes the whole line above.
func (p *page) idBelow(id string) string {
	if family, code, _ := strings.Cut(id, "/"); p.tooLong(code) {
		return family
	}
	return id
}

func statusOf(f *explain.Finding) codes.Status {
	if m := f.MeaningOf(); m != nil {
		return m.Status
	}
	return f.Entry.Status()
}

func families(all []codes.Family) string {
	names := make([]string, 0, len(all))
	for _, x := range all {
		names = append(names, string(x))
	}
	return strings.Join(names, ", ")
}

// which says which of the code's meanings this is, and by what that is told.
func (p *page) which(f *explain.Finding) {
	o := p.o
	m := f.MeaningOf()
	if m == nil {
		return
	}
	if len(f.Entry.Meanings) == 1 {
		return
	}
	n := 0
	for i := range f.Entry.Meanings {
		if f.Entry.Meanings[i].Key == m.Key {
			n = i + 1
		}
	}
	total := itoa(len(f.Entry.Meanings))
	which := o.say("第 "+itoa(n)+"/"+total+" 种", itoa(n)+" of "+total)
	if s := o.matched(f.Matched); s != "" {
		which += o.say("，", ", ") + s
	}
	note := ""
	if title := o.titled(f.Entry.Title); title != o.titled(f.Title) {
		note = o.say("错误码的统称：", "the code in general: ") + title
	}
	p.list(o.say("含义", "Meaning"), false, []item{{text: which, note: note}})
}

// said prints the server's own words, where they say more than the title.
func (p *page) said(f *explain.Finding) {
	m := f.MeaningOf()
	said := strings.TrimSpace(f.Message)
	if said == "" || f.Entry != nil && said == f.Entry.Title.ZH || m != nil && said == m.Title.ZH {
		return
	}
	p.quote(p.o.say("信息", "Message"), said)
}

// shownMessage is how many bytes of a message are shown.
const shownMessage = 600

// foreign prints another platform's answer: named, with its own words, and no
// DingTalk meaning claimed.
func (p *page) foreign(f *explain.Finding, where string) {
	o := p.o
	p.headline(lastCode(f), o.titled(f.Title), warn)
	if where != "" {
		p.flow(0, " · ", piece{ink: dim, text: where})
	}
	p.blank()
	p.quote(o.say("信息", "Message"), f.Message)
	if f.HTTPStatus != 0 {
		p.field("HTTP", itoa(f.HTTPStatus))
	}
	if f.RequestID != "" {
		p.list(o.say("请求号", "Request"), false, []item{{text: f.RequestID, id: true}})
	}
	p.field(o.say("说明", "Note"), o.say(
		"同一个错误码在各平台含义不同，请查对方的文档。",
		"The same code means different things elsewhere; ask that platform's documentation."))
	p.notes(f)
}

// briefly is a finding on one line; where says where it stands, in the form of the
// page.
func (p *page) briefly(f *explain.Finding, where string) []piece {
	o := p.o
	var pieces []piece
	add := func(i ink, by voice, s string) {
		if s != "" {
			pieces = append(pieces, piece{i, s, by})
		}
	}
	code, title := lastCode(f), o.titled(f.Title)
	switch {
	case f.Platform != explain.DingTalk:
		add(warn, theirs, code)
		add(plain, ours, title)
	case f.OK:
		add(good, ours, strings.TrimSpace(code+"  "+title))
	default:
		add(kindInk(f.Kind), theirs, code)
		add(plain, ours, title)
	}
	add(dim, formed, where)
	add(dim, theirs, f.API)
	add(dim, theirs, f.RequestID)
	return pieces
}

func lastCode(f *explain.Finding) string {
	if _, code, ok := strings.Cut(f.Primary, "/"); ok {
		return code
	}
	if n := len(f.Codes); n > 0 {
		return f.Codes[n-1]
	}
	return ""
}

// docsOf gives the official pages about a finding.
func docsOf(f *explain.Finding) []item {
	if m := f.MeaningOf(); m != nil && len(m.Docs) > 0 {
		return links(m.Docs)
	}
	return links(f.Entry.Docs())
}
