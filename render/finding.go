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

// finding prints a finding; where says which lines it stands on, empty when
// there is nothing to tell apart.
func (p *page) finding(f *explain.Finding, where string) {
	switch {
	case f.Platform != explain.DingTalk:
		p.foreign(f, where)
	case f.OK:
		p.flow(0, " · ", p.briefly(f, where)...)
	case f.Entry == nil:
		p.unknown(f, where)
	default:
		p.known(f, where)
	}
}

func (p *page) known(f *explain.Finding, where string) {
	o := p.o
	p.headline(f.Entry.Code, o.text(f.Entry.Title), kindInk(f.Kind))
	p.under(f, where)
	p.blank()
	p.which(f)
	if m := f.MeaningOf(); m != nil {
		p.said(f)
		p.list(o.say("原因", "Cause"), false, p.advice(m.Causes))
		p.list(o.say("处理", "Do"), len(m.Fixes()) > 1, p.advice(m.Fixes()))
	} else {
		p.said(f)
		p.candidates(f)
	}
	p.field(o.say("重试", "Retry"), o.again(f))
	p.field(o.say("谁来改", "Who"), o.owner(f.Owner))
	p.circumstances(f)
	p.see(f.Entry, 4)
	if docs := docsOf(f); len(docs) > 0 {
		p.list(o.say("文档", "Docs"), false, docs)
	}
}

// under prints the line below the headline: kind, id, wrapper, place.
func (p *page) under(f *explain.Finding, where string) {
	o := p.o
	var pieces []piece
	if f.Kind != codes.KindUnknown {
		pieces = append(pieces, piece{ink: kindInk(f.Kind), text: o.kind(f.Kind)})
	}
	if f.Primary != "" {
		pieces = append(pieces, piece{ink: dim, text: f.Primary})
	}
	if len(f.Codes) > 1 {
		pieces = append(pieces, piece{ink: dim, text: strings.Join(f.Codes, " → ")})
	}
	if f.Inferred {
		pieces = append(pieces, piece{ink: dim, text: o.say("输入里没有错误码，由错误信息推断", "no code stood there; inferred from the message")})
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
	many := len(f.Entry.Meanings) > 1
	title := o.text(m.Title)
	if !many && title == o.text(f.Entry.Title) {
		return
	}
	var notes []string
	if many {
		n := 0
		for i := range f.Entry.Meanings {
			if f.Entry.Meanings[i].Key == m.Key {
				n = i + 1
			}
		}
		total := itoa(len(f.Entry.Meanings))
		notes = append(notes, o.say("第 "+itoa(n)+"/"+total+" 种含义", "meaning "+itoa(n)+" of "+total))
		if s := o.matched(f.Matched); s != "" {
			notes = append(notes, s)
		}
	}
	p.list(o.say("含义", "Meaning"), false, []item{{text: title, note: strings.Join(notes, o.say("，", ", "))}})
}

// said prints the server's own words, where they say more than the title.
func (p *page) said(f *explain.Finding) {
	m := f.MeaningOf()
	said := strings.TrimSpace(f.Message)
	if said == "" || f.Entry != nil && said == f.Entry.Title.ZH || m != nil && said == m.Title.ZH {
		return
	}
	p.field(p.o.say("信息", "Message"), p.o.shorten(said, 600))
}

// shownCandidates is how many possible meanings are spelled out.
const shownCandidates = 4

// candidates prints the meanings that fit when several do, the likeliest
// first, each with its first cause and what to do.
func (p *page) candidates(f *explain.Finding) {
	o := p.o
	fit := fitting(f)
	if len(fit) == 1 {
		m := fit[0]
		p.list(o.say("原因", "Cause"), false, p.advice(m.Causes))
		p.list(o.say("处理", "Do"), len(m.Fixes()) > 1, p.advice(m.Fixes()))
		return
	}
	p.field(o.say("含义", "Meaning"), o.say(
		"有 "+itoa(len(fit))+" 种可能，响应里的内容不足以区分，按可能性排列：",
		itoa(len(fit))+" possible; the response does not tell which. Likeliest first:"))
	for n, m := range fit {
		if n == shownCandidates && len(fit) > shownCandidates+1 {
			p.block(p.column, "", dim, o.say("… 另有 ", "… and ")+o.count(len(fit)-n, "种，见", "more; see", "more; see")+" dterr lookup "+f.Primary)
			break
		}
		bullet := itoa(n+1) + ". "
		indent := blanks(p.column)
		p.lines(indent, bullet, strong, clean(o.text(m.Title)), "")
		indent += blanks(cells(bullet))
		if len(m.Causes) > 0 {
			p.lines(indent, o.say("原因：", "Cause: "), plain, clean(o.text(m.Causes[0].Text)), "")
		}
		if fixes := m.Fixes(); len(fixes) > 0 {
			p.lines(indent, o.say("处理：", "Do: "), plain, clean(o.text(fixes[0].Text)), "")
		}
	}
}

// fitting gives the meanings that a finding without a selected one may have:
// its candidates, else all of the entry.
func fitting(f *explain.Finding) []*codes.Meaning {
	var fit []*codes.Meaning
	for _, key := range f.Candidates {
		if m := f.Entry.MeaningByKey(key); m != nil {
			fit = append(fit, m)
		}
	}
	if len(fit) == 0 {
		for i := range f.Entry.Meanings {
			fit = append(fit, &f.Entry.Meanings[i])
		}
	}
	return fit
}

// unknown prints a DingTalk answer whose code is not in the catalogue, or that
// names no code: what it does say, and how to learn more.
func (p *page) unknown(f *explain.Finding, where string) {
	o := p.o
	code := lastCode(f)
	switch {
	case code != "":
		p.headline(code, o.say("未收录的错误码", "not in the catalogue"), warn)
	case f.HTTPStatus != 0:
		p.headline("HTTP "+itoa(f.HTTPStatus), o.say("没有给出错误码", "no error code given"), warn)
	default:
		p.headline("", o.say("钉钉的响应，但没有给出错误码", "an answer of DingTalk without an error code"), warn)
	}
	p.under(f, where)
	p.blank()
	p.field(o.say("信息", "Message"), o.shorten(f.Message, 600))
	if code != "" {
		p.field(o.say("说明", "Note"), o.say(
			"公开资料里没有这个错误码（数据截至 "+codes.DataDate()+"），这里不作猜测。",
			"No public source knows this code (catalogue of "+codes.DataDate()+"), so nothing is claimed about it."))
		p.list(o.say("相近", "Near"), false, p.near(code))
	}
	if f.Title.ZH != "" && code == "" {
		p.field(o.say("含义", "Meaning"), o.text(f.Title))
	}
	p.field(o.say("重试", "Retry"), o.again(f))
	p.circumstances(f)
	next := []item{{text: o.say("打印完整的响应体，再解释一次。", "Print the whole response body and explain that.")}}
	if f.RequestID != "" {
		next[0].text = o.say("拿请求号到官方诊断查询。", "Look the request id up in the official diagnosis.")
	} else if code != "" {
		next[0].text = o.say("保留响应里的请求号和时间，到官方诊断查询。", "Keep the request id and the time, and ask the official diagnosis.")
	}
	if f.RequestID != "" || code != "" {
		next = append(next, item{text: diagnosisPage, url: diagnosisPage})
	}
	p.list(o.say("下一步", "Next"), false, next)
}

func (p *page) near(code string) []item {
	var items []item
	for _, id := range codes.Near(code, 3) {
		if e, ok := codes.ByID(id); ok {
			items = append(items, item{text: id + "  " + p.o.text(e.Title)})
		}
	}
	return items
}

// foreign prints another platform's answer: named, with its own words, and no
// DingTalk meaning claimed.
func (p *page) foreign(f *explain.Finding, where string) {
	o := p.o
	name := o.platform(f.Platform)
	title := o.say("不是钉钉的响应："+name, "not DingTalk's answer but one of "+name)
	if name == "" {
		title = o.say("看不出是钉钉的响应", "not recognisable as an answer of DingTalk")
	}
	p.headline(lastCode(f), title, warn)
	if where != "" {
		p.flow(0, " · ", piece{ink: dim, text: where})
	}
	p.field(o.say("信息", "Message"), o.shorten(f.Message, 600))
	if f.HTTPStatus != 0 {
		p.field("HTTP", itoa(f.HTTPStatus))
	}
	p.field(o.say("请求号", "Request"), f.RequestID)
	p.field(o.say("说明", "Note"), o.say(
		"同一个数字在各平台含义不同，请查对方的文档。",
		"The same number means different things elsewhere; ask that platform's documentation."))
	p.notes(f)
}

// briefly is a finding on one line.
func (p *page) briefly(f *explain.Finding, where string) []piece {
	o := p.o
	var pieces []piece
	add := func(i ink, s string) {
		if s != "" {
			pieces = append(pieces, piece{ink: i, text: s})
		}
	}
	code := lastCode(f)
	switch {
	case f.OK:
		add(good, strings.TrimSpace(code+"  "+o.say("成功", "success")))
	case f.Platform != explain.DingTalk:
		add(warn, code)
		name := o.platform(f.Platform)
		if name == "" {
			name = o.say("不是钉钉的响应", "not DingTalk's")
		}
		add(plain, name)
	default:
		if code == "" && f.HTTPStatus != 0 {
			code = "HTTP " + itoa(f.HTTPStatus)
		}
		add(kindInk(f.Kind), code)
		add(plain, o.text(f.Title))
	}
	add(dim, where)
	add(dim, f.API)
	add(dim, f.RequestID)
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

func docsOf(f *explain.Finding) []item {
	docs := f.Entry.Docs()
	if m := f.MeaningOf(); m != nil && len(m.Docs) > 0 {
		docs = m.Docs
	}
	var items []item
	for n, d := range docs {
		if n == 2 {
			break
		}
		items = append(items, item{text: d, url: d})
	}
	return items
}
