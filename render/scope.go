package render

import (
	"io"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/calls"
)

// shownScopeCalls is how many of the calls that a scope opens a short answer names.
const shownScopeCalls = 5

// Scope writes what is known of a permission point: what the console calls it, who
// grants it, and which calls it opens.
func Scope(w io.Writer, s *calls.Scope, o Options) error {
	p := newPage(o)
	all := s.Calls()
	p.headline(s.Scope, strings.Join(s.Names, o.say("；", "; ")), strong)
	under := []piece{{ink: dim, text: o.say("权限点", "scope")}, {ink: dim, text: o.say("开通 ", "opens ") + o.count(len(all), "个接口", "call", "calls")}}
	for _, remark := range o.scopeRemarks(s) {
		under = append(under, piece{ink: warn, text: remark})
	}
	p.flow(0, " · ", under...)
	head := linesOf(p.b.Bytes())
	var body []byte
	for n := len(all); n > 0 || body == nil; n-- {
		if !o.Full {
			n = min(n, shownScopeCalls)
		}
		body = p.part(func() { p.scopeBody(s, all, n) })
		if o.Full || head+1+linesOf(body) <= shortLines {
			break
		}
	}
	p.blank()
	p.b.Write(body)
	return p.flush(w)
}

// scopeBody prints who grants a scope and so many of the calls that it opens.
func (p *page) scopeBody(s *calls.Scope, all []*calls.Call, n int) {
	o := p.o
	p.field(o.say("授权", "Granted"), o.text(s.GrantedBy))
	p.field(o.say("备注", "Note"), o.text(s.Note))
	items := make([]item, 0, n)
	for _, c := range all[:n] {
		items = append(items, item{text: c.Call() + "  " + o.callTitle(c.API) + o.orOther(c, s.Scope)})
	}
	p.list(o.say("接口", "Calls"), false, items)
	p.list(o.say("文档", "Docs"), false, links([]string{s.Doc}))
	switch rest := len(all) - n; {
	case o.Full:
		p.field(o.say("来源", "Source"), o.source(s.Source()))
	case rest > 0:
		p.block(0, dim, o.say("另有 ", "")+o.count(rest, "个接口", "more call", "more calls")+o.say("：", ": ")+"dterr scope "+s.Scope+" --full")
	}
}

// orOther says which other scope a call may ask for instead, where its page does not
// tell which of several it means.
func (o *Options) orOther(c *calls.Call, scope string) string {
	for i := range c.Grants {
		all := c.Grants[i].Scopes()
		at := slices.Index(all, scope)
		if at < 0 || len(all) == 1 {
			continue
		}
		others := strings.Join(slices.Delete(slices.Clone(all), at, at+1), o.say("、", ", "))
		return o.say("（也可能是 "+others+"，页面没有说是哪一个）", " (or "+others+": the page does not say which)")
	}
	return ""
}

func (o *Options) scopeRemarks(s *calls.Scope) []string {
	var all []string
	if s.Sensitive {
		all = append(all, o.say("敏感", "sensitive"))
	}
	if s.Closed {
		all = append(all, o.say("不再接受新的申请", "closed to new apps"))
	}
	return all
}

// Scopes writes permission points, one a line: code and names, in columns on a
// terminal, with tabs where the width is 0.
func Scopes(w io.Writer, found []*calls.Scope, o Options) error {
	t := newTable(o)
	for _, s := range found {
		t.id(s.Scope)
	}
	for _, s := range found {
		names := clean(strings.Join(s.Names, o.say("；", "; ")))
		if o.Width == 0 {
			t.b.WriteString(t.th.paint(strong, s.Scope) + "\t" + names + "\n")
			continue
		}
		t.lead(s.Scope, t.th.paint(strong, s.Scope))
		t.b.WriteString(names + "\n")
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// ScopeMarkdown writes what is known of a permission point as Markdown.
func ScopeMarkdown(w io.Writer, s *calls.Scope, o Options) error {
	p := newPage(o)
	p.b.WriteString("## " + code(s.Scope) + " " + own(strings.Join(s.Names, o.say("；", "; "))) + "\n\n")
	p.bullet(o.say("性质", "Remarks"), own(strings.Join(o.scopeRemarks(s), o.say("、", ", "))))
	p.bullet(o.say("授权", "Granted by"), own(o.text(s.GrantedBy)))
	p.bullet(o.say("备注", "Note"), own(o.text(s.Note)))
	all := s.Calls()
	p.bullet(o.say("接口", "Calls"), itoa(len(all)))
	if !o.Full {
		all = all[:min(len(all), shownScopeCalls)]
	}
	for n, c := range all {
		if n == 0 {
			p.blank()
		}
		p.b.WriteString("- " + code(c.Call()) + " " + own(o.callTitle(c.API)) + "\n")
	}
	p.b.WriteString("\n- <" + clean(s.Doc) + ">\n")
	return p.flush(w)
}

// ScopesMarkdown writes permission points as a list of Markdown.
func ScopesMarkdown(w io.Writer, found []*calls.Scope, o Options) error {
	p := newPage(o)
	for _, s := range found {
		p.b.WriteString("- " + code(s.Scope) + " " + own(strings.Join(s.Names, o.say("；", "; "))) + "\n")
	}
	return p.flush(w)
}
