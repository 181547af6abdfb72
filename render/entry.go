package render

import (
	"io"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
)

// Entry writes everything known about an entry: what the code says, and for
// each of its meanings the causes, what to do, whether to call again and who
// can fix it.
func Entry(w io.Writer, e *codes.Entry, o Options) error {
	p := newPage(o)
	p.entry(e)
	return p.flush(w)
}

func (p *page) entry(e *codes.Entry) {
	o := p.o
	p.headline(e.Code, o.text(e.Title), kindInk(e.Kind()))
	under := []piece{{ink: kindInk(e.Kind()), text: o.kind(e.Kind())}, {ink: dim, text: e.ID}}
	if len(e.Meanings) > 1 {
		under = append(under, piece{ink: dim, text: o.count(len(e.Meanings), "种含义", "meaning", "meanings")})
	}
	if s := o.status(e.Status()); s != "" {
		under = append(under, piece{ink: dim, text: s})
	}
	p.flow(0, " · ", under...)
	for i := range e.Meanings {
		p.blank()
		if len(e.Meanings) > 1 {
			p.meaningHead(e, i)
		}
		p.meaning(&e.Meanings[i], e.Title)
	}
	p.references(e)
}

// meaningHead prints the number and the title of one of several meanings.
func (p *page) meaningHead(e *codes.Entry, i int) {
	m := &e.Meanings[i]
	number := itoa(i+1) + "/" + itoa(len(e.Meanings))
	p.headline(number, p.o.text(m.Title), dim)
	var under []piece
	if m.Kind != e.Kind() {
		under = append(under, piece{ink: kindInk(m.Kind), text: p.o.kind(m.Kind)})
	}
	if m.Status != e.Status() {
		if s := p.o.status(m.Status); s != "" {
			under = append(under, piece{ink: dim, text: s})
		}
	}
	if len(under) > 0 {
		p.flow(cells(number)+2, " · ", under...)
	}
}

// meaning prints the fields of one meaning, most wanted first.
func (p *page) meaning(m *codes.Meaning, said codes.Text) {
	o := p.o
	if m.Message != "" && m.Message != said.ZH && m.Message != m.Title.ZH {
		p.field(o.say("信息", "Message"), m.Message)
	}
	p.list(o.say("原因", "Cause"), false, p.advice(m.Causes))
	p.list(o.say("处理", "Do"), len(m.Fixes()) > 1, p.advice(m.Fixes()))
	if m.Kind != codes.KindSuccess {
		p.field(o.say("重试", "Retry"), o.policy(m.Retry))
		p.field(o.say("谁来改", "Who"), o.owner(m.Owner))
	}
	if len(m.HTTP) > 0 {
		p.field("HTTP", statuses(m.HTTP))
	}
	p.calls(m.APIs)
}

// calls prints the documented calls; a long list is cut, the JSON has it all.
func (p *page) calls(apis []uint16) {
	const most = 4
	var items []item
	for n, id := range apis {
		if n == most && len(apis) > most+1 {
			items = append(items, item{text: p.o.say("… 另有 ", "… and ") + p.o.count(len(apis)-most, "个接口", "more", "more")})
			break
		}
		if a, ok := codes.APIByID(id); ok {
			items = append(items, item{text: a.Call()})
		}
	}
	p.list(p.o.say("接口", "Calls"), false, items)
}

// advice shows each piece of advice with what it rests on, where that is not
// the documentation or the message itself.
func (p *page) advice(all []codes.Advice) []item {
	items := make([]item, 0, len(all))
	for n, a := range all {
		it := item{text: p.o.text(a.Text), note: p.o.basis(a)}
		if n > 0 && a.Basis == codes.BasisKind {
			it.note = ""
		}
		items = append(items, it)
	}
	return items
}

// references prints what the entry is related to and where it is from.
func (p *page) references(e *codes.Entry) {
	o := p.o
	docs, sources := e.Docs(), e.Sources()
	if len(e.See)+len(docs)+len(sources) == 0 {
		return
	}
	p.blank()
	p.see(e, len(e.See))
	var items []item
	for _, d := range docs {
		items = append(items, item{text: d, url: d})
	}
	p.list(o.say("文档", "Docs"), false, items)
	p.field(o.say("来源", "Source"), strings.Join(sources, o.say("；", "; ")))
}

// see prints related entries, at most that many.
func (p *page) see(e *codes.Entry, most int) {
	var items []item
	for n, id := range e.See {
		if n == most && len(e.See) > most+1 {
			items = append(items, item{text: p.o.say("… 另有 ", "… and ") + p.o.count(len(e.See)-n, "个", "more", "more")})
			break
		}
		text := id
		if other, ok := codes.ByID(id); ok {
			text += "  " + p.o.text(other.Title)
		}
		items = append(items, item{text: text})
	}
	p.list(p.o.say("参见", "See"), false, items)
}

func statuses(all []uint16) string {
	var b strings.Builder
	for n, s := range all {
		if n > 0 {
			b.WriteString(", ")
		}
		b.WriteString(itoa(int(s)))
	}
	return b.String()
}

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }
