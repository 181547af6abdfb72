package render

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/internal/order"
)

// Call writes what is known of a call: in short what it needs, with Full all its
// fields, limits and codes.
func Call(w io.Writer, c *calls.Call, o Options) error {
	p := newPage(o)
	p.callHead(c)
	if o.Full {
		p.callInFull(c)
	} else {
		p.callInShort(c)
	}
	return p.flush(w)
}

// callHead prints the call and what it is called; a path is never broken, so that it
// can be copied.
func (p *page) callHead(c *calls.Call) {
	o := p.o
	title := o.callTitle(c.API)
	if id := c.Call(); p.tooLong(id) {
		p.b.WriteString(p.th.paint(strong, clean(id)) + "\n")
		p.block(p.margin, strong, title)
	} else {
		p.headline(id, title, strong)
	}
	under := []piece{{ink: dim, text: c.Host}}
	if o.Lang != "zh" {
		under = append(under, piece{ink: dim, text: c.Title})
	}
	if c.Old {
		under = append(under, piece{ink: warn, text: o.old()})
	}
	p.flow(0, " · ", under...)
}

// callTitle gives what a call is called.
func (o *Options) callTitle(a *codes.API) string { return o.say(a.Title, a.TitleEN) }

// listedTitle gives what a call is called in a list, which says of each whether it is
// old.
func (o *Options) listedTitle(c *calls.Call) string {
	title := o.callTitle(c.API)
	if c.Old && !strings.Contains(title, "(old)") {
		title += o.say("（旧）", " (old)")
	}
	return title
}

func (o *Options) old() string {
	return o.say("旧接口，文档不再推荐", "old, no longer recommended")
}

// callLines is how many lines each field of a short answer about a call takes at
// most: of token and scopes, required fields, limits, codes. What has no room with
// 0 is counted only. The first of them with which all fits is taken.
func callLines() [][4]int {
	return [][4]int{{2, 2, 2, 2}, {2, 2, 2, 1}, {2, 2, 1, 1}, {2, 1, 2, 1}, {2, 1, 1, 1}, {1, 1, 1, 1}, {1, 1, 1, 0}, {1, 1, 0, 0}}
}

func (p *page) callInShort(c *calls.Call) {
	head := linesOf(p.b.Bytes())
	var body, more []byte
	for _, lines := range callLines() {
		left := leftOfCall{codes: c.Answers()}
		body = p.part(func() { p.callBody(c, &left, lines) })
		more = p.part(func() { p.callMore(c, &left) })
		if head+linesOf(body)+linesOf(more) <= shortLines {
			break
		}
	}
	blanks := shortLines - head - linesOf(body) - linesOf(more)
	if blanks > 0 {
		p.blank()
	}
	p.b.Write(body)
	if blanks > 1 {
		p.blank()
	}
	p.b.Write(more)
}

// leftOfCall counts what a short answer about a call leaves out.
type leftOfCall struct {
	codes                  []*codes.Entry // all of them
	fields, limits, hidden int
}

// callBody prints what a call needs, in so many lines for each field.
func (p *page) callBody(c *calls.Call, left *leftOfCall, lines [4]int) {
	o := p.o
	p.some(o.say("凭证", "Token"), o.tokens(c, lines[0] > 1), max(1, lines[0]))
	p.some(o.say("权限", "Scopes"), o.grants(c), max(1, lines[0]))
	left.fields = p.some(o.say("必填", "Required"), o.required(c), max(1, lines[1])) + c.Optional()
	left.limits = p.some(o.say("限制", "Limits"), o.limits(c), lines[2]) + len(c.CodeLimits)
	left.hidden = p.some(o.say("错误码", "Codes"), idsOf(likeliest(left.codes)), lines[3])
	p.list(o.say("文档", "Docs"), false, links([]string{c.Doc}))
}

// callMore says what else there is, and the command that shows it, which is not
// broken, so that it can be copied.
func (p *page) callMore(c *calls.Call, left *leftOfCall) {
	o := p.o
	var hidden []string
	for _, h := range []struct {
		n             int
		zh, one, many string
	}{
		{left.fields, "个字段", "more field", "more fields"},
		{left.limits, "项限制", "more limit", "more limits"},
		{left.hidden, "个错误码", "more code", "more codes"},
	} {
		if h.n > 0 {
			hidden = append(hidden, o.count(h.n, h.zh, h.one, h.many))
		}
	}
	lead := o.say("来源与日期：", "Sources and dates: ")
	if len(hidden) > 0 {
		lead = o.say("另有 ", "") + strings.Join(hidden, o.say("、", ", ")) + o.say("：", ": ")
	}
	command := clean("dterr api " + quoted(c.Call()) + " --full")
	if cells(lead)+cells(command) > p.width {
		p.block(0, dim, lead)
		lead = blanks(p.margin)
	}
	p.b.WriteString(p.th.paint(dim, lead+command) + "\n")
}

// quoted puts a call into quotes for a shell.
func quoted(call string) string { return "'" + call + "'" }

// some prints as many of the texts as fit on that many lines, one at least where
// there is a line, and gives how many it left out.
func (p *page) some(name string, texts []string, lines int) int {
	sep := p.o.say("；", "; ")
	for n := len(texts); n > 0 && lines > 0; n-- {
		text := strings.Join(texts[:n], sep)
		if rest := len(texts) - n; rest > 0 {
			text += p.o.say(" 等", " …")
		}
		part := p.part(func() { p.field(name, text) })
		if n == 1 || linesOf(part) <= lines {
			p.b.Write(part)
			return len(texts) - n
		}
	}
	return len(texts)
}

func (o *Options) tokens(c *calls.Call, notes bool) []string {
	all := make([]string, 0, len(c.Tokens))
	for i := range c.Tokens {
		all = append(all, o.passed(&c.Tokens[i], notes))
	}
	return all
}

func (o *Options) grants(c *calls.Call) []string {
	var all []string
	for i := range c.Grants {
		all = append(all, o.granted(&c.Grants[i]))
	}
	return all
}

func (o *Options) limits(c *calls.Call) []string {
	all := make([]string, 0, len(c.Limits))
	for i := range c.Limits {
		all = append(all, o.limited(&c.Limits[i]))
	}
	return all
}

// required names the fields that must be sent, each with its place where that is not
// the one before's.
func (o *Options) required(c *calls.Call) []string {
	var all []string
	last := ""
	for _, f := range c.Required() {
		s := f.Name + " " + f.Type
		if f.In != last {
			last = f.In
			s = o.place(f.In) + " " + s
		}
		all = append(all, s)
	}
	return all
}

// likeliest sorts entries, those first that people meet most.
func likeliest(found []*codes.Entry) []*codes.Entry {
	found = slices.Clone(found)
	order.Stable(found, func(a, b *codes.Entry) int { return cmp.Compare(b.Weight, a.Weight) })
	return found
}

func idsOf(found []*codes.Entry) []string {
	ids := make([]string, 0, len(found))
	for _, e := range found {
		ids = append(ids, e.ID)
	}
	return ids
}

// plainItems makes items of texts.
func plainItems(all []string) []item {
	items := make([]item, 0, len(all))
	for _, s := range all {
		items = append(items, item{text: s})
	}
	return items
}

func (p *page) callInFull(c *calls.Call) {
	o := p.o
	p.blank()
	p.list(o.say("凭证", "Token"), false, plainItems(o.tokens(c, true)))
	p.list(o.say("权限", "Scopes"), false, plainItems(o.grants(c)))
	p.fieldTable(c)
	p.list(o.say("限制", "Limits"), false, plainItems(o.limits(c)))
	var of []string
	for i := range c.CodeLimits {
		of = append(of, o.limited(&c.CodeLimits[i]))
	}
	p.list(o.say("码与限制", "By code"), false, plainItems(of))
	p.callCodes(c)
	p.blank()
	var docs []string
	for _, a := range c.Pages {
		docs = append(docs, a.Doc)
	}
	p.list(o.say("文档", "Docs"), false, links(docs))
	p.field(o.say("来源", "Source"), o.source(c.Source()))
}

// callCodes lists the codes that the call answers with.
func (p *page) callCodes(c *calls.Call) {
	o := p.o
	var items []item
	for _, e := range likeliest(c.Answers()) {
		items = append(items, item{text: e.ID + "  " + o.titled(e.Title)})
	}
	if len(items) == 0 {
		items = []item{{text: o.noCodes()}}
	}
	p.list(o.say("错误码", "Codes"), false, items)
}

// noCodes says that no code of a call is known.
func (o *Options) noCodes() string {
	return o.say("文档没有列出这个接口的错误码", "the documentation lists none of this call")
}

// fieldTable lists the fields: where each goes, its place, its type, and whether it
// has to be sent.
func (p *page) fieldTable(c *calls.Call) {
	o := p.o
	rows := make([]item, 0, len(c.Fields))
	for _, f := range c.Fields {
		name := f.Name
		if f.Path != "" {
			name = f.Path
		}
		text := o.place(f.In) + " " + name + "  " + f.Type
		if f.Required {
			text += o.say("，", ", ") + o.requirement(c, f)
		}
		rows = append(rows, item{text: text})
	}
	if len(rows) == 0 {
		rows = []item{{text: o.say("没有", "none")}}
	}
	p.list(o.say("字段", "Fields"), false, rows)
}

// requirement says of a required field when it has to be sent.
func (o *Options) requirement(c *calls.Call, f calls.Field) string {
	s := o.say("必填", "required")
	switch {
	case f.Nested():
		s += o.say("（传了上级时）", " if its parent is sent")
	case c.Unplaced(f):
		s += o.say("（文档没有写明它在哪一层）", " (the page does not show in which object)")
	}
	return s
}

// Calls writes calls, one a line: METHOD /path and what each is called. On a
// terminal they stand in columns, with width 0 they are parted by tabs.
func Calls(w io.Writer, found []*calls.Call, o Options) error {
	t := newTable(o)
	for _, c := range found {
		id, title := clean(c.Call()), clean(o.listedTitle(c))
		if o.Width == 0 {
			t.b.WriteString(t.th.paint(strong, id) + "\t" + title + "\n")
			continue
		}
		t.b.WriteString(t.th.paint(strong, id) + "\n")
		for _, line := range wrap(title, Fit(o.Width)-4) {
			t.b.WriteString(blanks(4) + line + "\n")
		}
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}
