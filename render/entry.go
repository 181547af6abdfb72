package render

import (
	"io"
	"slices"
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
	full := o.inFull(e)
	for i := range e.Meanings[:full] {
		p.blank()
		if len(e.Meanings) > 1 {
			p.meaningHead(e, i)
		}
		p.meaning(&e.Meanings[i], e.Title)
	}
	if full < len(e.Meanings) {
		p.blank()
		p.briefMeanings(e, full)
	}
	p.references(e)
}

// How many meanings a page takes, and how many it begins with when there are
// more.
const (
	mostMeanings  = 6
	firstMeanings = 3
)

// inFull gives how many meanings of an entry are shown in full.
func (o Options) inFull(e *codes.Entry) int {
	if n := len(e.Meanings); o.Full || n <= mostMeanings {
		return n
	}
	return firstMeanings
}

// briefMeanings prints the meanings from that one on, a line each, and how to
// come to the one that is wanted.
func (p *page) briefMeanings(e *codes.Entry, from int) {
	o := p.o
	total := itoa(len(e.Meanings))
	lead := cells(total) + 2
	for i := from; i < len(e.Meanings); i++ {
		m := &e.Meanings[i]
		pieces := []piece{{text: o.text(m.Title)}}
		if m.Kind != e.Kind() {
			pieces = append(pieces, piece{ink: kindInk(m.Kind), text: string(m.Kind)})
		}
		if n := len(m.APIs); n > 0 {
			pieces = append(pieces, piece{ink: dim, text: o.count(n, "个接口", "call", "calls")})
		}
		if said := saidBy(m); said != "" {
			pieces = append(pieces, piece{ink: dim, text: said})
		}
		p.b.WriteString(p.th.paint(dim, pad(itoa(i+1), lead)))
		p.row(lead, pieces)
	}
	p.blank()
	p.block(0, plain, o.narrower(e))
}

// saidBy gives the server's words for a meaning, where they tell more than its
// title.
func saidBy(m *codes.Meaning) string {
	if m.Message == "" || m.Message == m.Title.ZH || strings.Trim(m.Message, "%s :：") == "" {
		return ""
	}
	return "“" + m.Message + "”"
}

// narrower says how to come to one of many meanings.
func (o Options) narrower(e *codes.Entry) string {
	return o.say(
		"只看某个接口的含义：dterr lookup --api PATH "+e.ID+"；有响应就交给 dterr explain，由它判断是哪一种。",
		"For one call's meanings: dterr lookup --api PATH "+e.ID+". With a response at hand, pipe it into dterr explain, which tells which it is.")
}

// row prints pieces behind what stands on the line, as many as the line takes;
// the first is always there.
func (p *page) row(used int, pieces []piece) {
	indent := used
	for n, x := range pieces {
		text := clean(calm(x.text))
		if n == 0 {
			for k, line := range wrap(text, p.width-indent) {
				if k > 0 {
					p.b.WriteString("\n" + blanks(indent))
				}
				p.b.WriteString(p.th.paint(x.ink, line))
				used = indent + cells(line)
			}
			continue
		}
		if used+2+cells(text) > p.width {
			continue
		}
		p.b.WriteString("  " + p.th.paint(x.ink, text))
		used += 2 + cells(text)
	}
	p.blank()
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
		p.quote(o.say("信息", "Message"), m.Message)
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
			items = append(items, item{rest: true, text: p.o.say("… 另有 ", "… and ") + p.o.count(len(apis)-most, "个接口", "more", "more")})
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
		switch {
		case n == 0 || it.note == "":
		case a.Basis == codes.BasisKind:
			it.note = ""
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
	origins := p.origins(e, docs, e.Meanings[:o.inFull(e)])
	if len(e.See)+len(docs)+len(origins) == 0 {
		return
	}
	p.blank()
	p.see(e, len(e.See))
	p.list(o.say("文档", "Docs"), false, o.links(docs, shownDocs))
	p.list(o.say("来源", "Source"), false, origins)
}

// shownDocs is how many pages are listed; the JSON has them all.
const shownDocs = 6

// links gives the URLs of pages, at most that many.
func (o Options) links(docs []string, most int) []item {
	var items []item
	for n, d := range docs {
		if n == most && len(docs) > most+1 {
			items = append(items, item{rest: true, text: o.say("… 另有 ", "… and ") + o.count(len(docs)-n, "个，--json 列出全部", "more; --json lists them", "more; --json lists them")})
			break
		}
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
		same := func(a codes.Advice) bool { return a.Source == source }
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
			names = append(names, s)
		}
	}
	if len(names) > 0 {
		items = append([]item{{text: strings.Join(names, p.o.say("；", "; "))}}, items...)
	}
	return items
}

// see prints related entries, at most that many.
func (p *page) see(e *codes.Entry, most int) {
	var items []item
	for n, id := range e.See {
		if n == most && len(e.See) > most+1 {
			items = append(items, item{rest: true, text: p.o.say("… 另有 ", "… and ") + p.o.count(len(e.See)-n, "个", "more", "more")})
			break
		}
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
