package render

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
)

// Entry writes what is known about an entry: the short answer of Lookup, or with
// Full what the code says, and for each of its meanings the causes, what to do,
// whether to call again and who can fix it.
func Entry(w io.Writer, e *codes.Entry, o Options) error {
	return Lookup(w, []*codes.Entry{e}, o)
}

func (p *page) entry(e *codes.Entry) {
	o := p.o
	p.headline(e.Code, o.text(e.Title), kindInk(e.Kind()))
	under := []piece{{text: o.kind(e.Kind())}, {ink: dim, text: p.idBelow(e.ID)}}
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
		p.examples(e, e.Meanings[i].Key)
	}
	p.references(e)
}

// saidBy gives the server's words for a meaning, where they tell more than its
// title.
func saidBy(m *codes.Meaning) string {
	if m.Message == "" || m.Message == m.Title.ZH || strings.Trim(m.Message, "%s :：") == "" {
		return ""
	}
	return "“" + m.Message + "”"
}

// examples prints bodies that explain as this meaning.
func (p *page) examples(e *codes.Entry, key string) {
	for _, x := range e.Examples {
		if x.Meaning == key || x.Meaning == "" && len(e.Meanings) == 1 {
			p.field(p.o.say("例子", "Example"), x.Body)
		}
	}
}

// meaningHead prints the number and the title of one of several meanings.
func (p *page) meaningHead(e *codes.Entry, i int) {
	m := &e.Meanings[i]
	number := itoa(i+1) + "/" + itoa(len(e.Meanings))
	p.headline(number, p.o.text(m.Title), dim)
	var under []piece
	if m.Kind != e.Kind() {
		under = append(under, piece{text: p.o.kind(m.Kind)})
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
		p.quote(o.say("信息", "Message"), m.Message)
	}
	p.list(o.say("原因", "Cause"), false, p.advice(m.Causes))
	p.list(o.say("处理", "Do"), len(m.Fixes()) > 1, p.advice(m.Fixes()))
	if m.Kind != codes.KindSuccess {
		p.field(o.say("重试", "Retry"), o.policy(m.Retry))
		p.field(o.say("谁来改", "Fixed by"), o.owner(m.Owner))
	}
	if len(m.HTTP) > 0 {
		p.field("HTTP", statuses(m.HTTP))
	}
	p.calls(m.Calls())
}

// calls prints the documented calls.
func (p *page) calls(all []*codes.API) {
	items := make([]item, 0, len(all))
	for _, a := range all {
		items = append(items, item{text: a.Call()})
	}
	p.list(p.o.say("接口", "Calls"), false, items)
}

// advice shows each piece of advice with what it rests on, where that is not
// the documentation or the message itself.
func (p *page) advice(all []codes.Advice) []item {
	items := make([]item, 0, len(all))
	for n, a := range all {
		it := item{text: p.o.text(a.Text), run: a.Run, note: p.o.basis(a)}
		general := func(n int) bool { return n >= 0 && n < len(all) && all[n].Basis == codes.BasisKind }
		switch {
		case general(n) && general(n+1):
			it.note = ""
		case general(n) && general(n-1):
			it.note = p.o.say("以上都是此类错误的通用建议", "all of these are general advice for this kind")
		case n == 0 || it.note == "":
		case a.Source != "" && a.Source == all[n-1].Source && a.Basis == all[n-1].Basis:
			it.note = p.o.say("依据同上", "same source")
		}
		items = append(items, it)
	}
	return items
}

// references prints what the entry is related to and where it is from.
func (p *page) references(e *codes.Entry) {
	o := p.o
	docs := e.Docs()
	origins := p.origins(e, docs, e.Meanings)
	if len(e.See)+len(docs)+len(origins) == 0 {
		return
	}
	p.blank()
	p.see(e)
	p.list(o.say("文档", "Docs"), false, links(docs))
	p.list(o.say("来源", "Source"), false, origins)
}

// links gives the URLs of pages.
func links(docs []string) []item {
	items := make([]item, 0, len(docs))
	for _, d := range docs {
		items = append(items, item{text: d, url: d})
	}
	return items
}

// origins lists where an entry is from, without the pages that are listed
// anyway and the issues that stand beside the advice they are for.
func (p *page) origins(e *codes.Entry, docs []string, shown []codes.Meaning) []item {
	told := func(source string) bool {
		page, _, _ := strings.Cut(source, " ")
		if slices.ContainsFunc(docs, func(d string) bool { return d == page || strings.HasSuffix(d, "/document/"+page) }) {
			return true
		}
		same := func(a codes.Advice) bool { return a.Source == source && strings.Contains(p.o.basis(a), page) }
		return isURL(source) && slices.ContainsFunc(shown, func(m codes.Meaning) bool {
			return slices.ContainsFunc(m.Causes, same) || slices.ContainsFunc(m.OwnFixes, same)
		})
	}
	var names []string
	var items []item
	for _, s := range e.Sources() {
		url, date, _ := strings.Cut(s, " ")
		switch {
		case told(s):
		case isURL(s):
			items = append(items, item{text: url, url: url, note: date})
		default:
			names = append(names, p.o.source(s))
		}
	}
	if len(names) > 0 {
		items = append([]item{{text: strings.Join(names, p.o.say("；", "; "))}}, items...)
	}
	return items
}

// see prints the related entries.
func (p *page) see(e *codes.Entry) {
	items := make([]item, 0, len(e.See))
	for _, id := range e.See {
		text := id
		if title, ok := codes.TitleOf(id); ok {
			text += "  " + p.o.text(title)
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
