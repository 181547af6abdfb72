package render

import (
	"html"
	"io"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
)

// What the page about a call shows at most of its fields and of the codes that it answers
// with, and how many of more codes than that it names.
const (
	mostFields = 40
	mostCodes  = 40
	shownCodes = 15
)

// ManyFields reports whether a call has so many fields that they have a page of their own.
func ManyFields(c *calls.Call) bool { return len(c.Fields) > mostFields }

// ManyCodes reports whether a call answers with so many codes that they have a page of
// their own.
func ManyCodes(c *calls.Call) bool { return len(c.Answers()) > mostCodes }

// CallHTML writes what is known of a call as the inside of an HTML page, with its one h1:
// what it needs, and then the limits, codes and fields, as Call with Full has them.
// Everything is text in it but its own markup. The links lead where to says.
func CallHTML(w io.Writer, c *calls.Call, to Links, o Options) error {
	o.Full = true
	a := &article{page: newPage(o), to: to}
	a.callHead(c)
	a.needs(c)
	a.limits(c)
	a.answers(c)
	if ManyFields(c) && to.Fields != nil {
		a.heading(2, "字段", "Fields")
		a.more(to.Fields(c.Call()), o.say("全部 ", "All ")+o.count(len(c.Fields), "个字段", "field", "fields"))
	} else {
		a.fields(c)
	}
	a.callSources(c)
	return a.flush(w)
}

// CallFieldsHTML writes all fields of a call as the inside of an HTML page.
func CallFieldsHTML(w io.Writer, c *calls.Call, to Links, o Options) error {
	o.Full = true
	a := &article{page: newPage(o), to: to}
	a.callPart(c, "字段：", "Fields of")
	a.fields(c)
	return a.flush(w)
}

// CallCodesHTML writes all codes that calls answer with, each of them with the same, as
// the inside of an HTML page.
func CallCodesHTML(w io.Writer, all []*calls.Call, to Links, o Options) error {
	o.Full = true
	a := &article{page: newPage(o), to: to}
	a.callPart(all[0], "错误码：", "Codes of")
	if len(all) > 1 {
		a.raw("<p>%s</p>\n", text(o.say("另有 ", "The same are those of ")+o.count(len(all)-1, "个接口返回同样的错误码，列在最后", "further call, below them", "further calls, below them")))
	}
	a.entries(likeliest(all[0].Answers()))
	if len(all) > 1 {
		a.heading(2, "返回同样错误码的接口", "Calls with the same codes")
		a.callList(all[1:])
	}
	return a.flush(w)
}

// callList lists calls with what each is called.
func (a *article) callList(all []*calls.Call) {
	a.raw("<ul class=\"calls\">\n")
	for _, c := range all {
		a.raw("<li>%s %s</li>\n", anchor(a.to.Call, c.Call(), "<code>"+text(c.Call())+"</code>"), text(a.o.listedTitle(c)))
	}
	a.raw("</ul>\n")
}

// callPart writes the heading of a page with a part of what is known of a call.
func (a *article) callPart(c *calls.Call, zh, en string) {
	a.raw("<h1>%s <code>%s</code></h1>\n<p>%s</p>\n", a.o.say(zh, en), text(c.Call()), anchor(a.to.Call, c.Call(), text(a.o.callTitle(c.API))))
}

// callHead writes the call, what it is called and where it is.
func (a *article) callHead(c *calls.Call) {
	o := a.o
	a.raw("<h1><code>%s</code> %s</h1>\n<p class=\"under\">%s", text(c.Call()), text(o.callTitle(c.API)), text(c.Host))
	if o.Lang != "zh" && c.Title != "" {
		a.raw(" · <span lang=\"zh-CN\">%s</span>", text(c.Title))
	}
	if c.Old {
		a.raw(" · <strong>%s</strong>", text(o.old()))
	}
	a.raw("</p>\n")
}

// needs writes what a request needs: token, permission points and the fields that must be
// sent.
func (a *article) needs(c *calls.Call) {
	o := a.o
	a.descriptions(func() {
		a.described("凭证", "Token", o.tokens(c, true)...)
		var grants []string
		for i := range c.Grants {
			g := &c.Grants[i]
			grants = append(grants, a.scoped(o.granted(g), g.Scopes()))
		}
		a.describedAs("权限", "Scopes", grants)
		a.described("必填", "Required", strings.Join(o.required(c), o.say("；", "; ")))
	})
}

// descriptions writes a list of what f writes the rows of; nothing where it writes none.
func (a *article) descriptions(f func()) {
	if rows := a.part(f); len(rows) > 0 {
		a.raw("<dl>\n%s</dl>\n", rows)
	}
}

// scoped makes text safe and links of the permission points that it begins with.
func (a *article) scoped(s string, scopes []string) string {
	var b strings.Builder
	for _, scope := range scopes {
		before, after, ok := strings.Cut(s, scope)
		if !ok {
			break
		}
		b.WriteString(text(before))
		if _, known := calls.ScopeByName(scope); known {
			b.WriteString(anchor(a.to.Scope, scope, "<code>"+text(scope)+"</code>"))
		} else {
			b.WriteString("<code>" + text(scope) + "</code>")
		}
		s = after
	}
	b.WriteString(html.EscapeString(clean(s)))
	return b.String()
}

// described writes a row of a list of descriptions, without those that are empty.
func (a *article) described(zh, en string, texts ...string) {
	safe := make([]string, 0, len(texts))
	for _, s := range texts {
		if s != "" {
			safe = append(safe, text(s))
		}
	}
	a.describedAs(zh, en, safe)
}

// describedAs writes a row whose descriptions are markup already.
func (a *article) describedAs(zh, en string, markup []string) {
	if len(markup) == 0 {
		return
	}
	a.raw("<dt>%s</dt>\n", a.o.say(zh, en))
	for _, s := range markup {
		a.raw("<dd>%s</dd>\n", s)
	}
}

// more writes a link to the rest of something.
func (a *article) more(address, name string) {
	a.raw("<p><a href=\"%s\">%s</a></p>\n", html.EscapeString(address), text(name))
}

// limits writes what a call takes at most, and the limits of the codes that it answers
// with.
func (a *article) limits(c *calls.Call) {
	o := a.o
	if len(c.Limits)+len(c.CodeLimits) == 0 {
		return
	}
	a.heading(2, "限制", "Limits")
	a.raw("<ul>\n")
	for _, all := range [][]calls.Limit{c.Limits, c.CodeLimits} {
		for i := range all {
			a.raw("<li>%s</li>\n", text(o.limited(&all[i])))
		}
	}
	a.raw("</ul>\n")
}

// answers writes the codes that a call answers with, the likeliest where they are many.
func (a *article) answers(c *calls.Call) {
	o := a.o
	found := likeliest(c.Answers())
	a.heading(2, "错误码", "Codes")
	if len(found) == 0 {
		a.raw("<p>%s</p>\n", text(o.noCodes()))
		return
	}
	if ManyCodes(c) && a.to.Codes != nil {
		a.entries(found[:shownCodes])
		a.more(a.to.Codes(c.Call()), o.say("全部 ", "All ")+o.count(len(found), "个错误码", "code", "codes"))
		return
	}
	a.entries(found)
}

// entries lists entries with what each says.
func (a *article) entries(found []*codes.Entry) {
	a.raw("<ul>\n")
	for _, e := range found {
		a.raw("<li>%s %s</li>\n", anchor(a.to.Entry, e.ID, "<code>"+text(e.ID)+"</code>"), text(a.o.titled(e.Title)))
	}
	a.raw("</ul>\n")
}

// fields writes the fields of a call as a table.
func (a *article) fields(c *calls.Call) {
	o := a.o
	if len(c.Fields) == 0 {
		return
	}
	a.heading(2, "字段", "Fields")
	a.raw("<table>\n<thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead>\n<tbody>\n",
		o.say("字段", "Field"), o.say("位置", "In"), o.say("类型", "Type"), o.say("必填", "Required"))
	for _, f := range c.Fields {
		name, required := f.Name, ""
		if f.Path != "" {
			name = f.Path
		}
		if f.Required {
			required = o.requirement(c, f)
		}
		a.raw("<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td></tr>\n", text(name), text(o.place(f.In)), text(f.Type), text(required))
	}
	a.raw("</tbody>\n</table>\n")
}

// callSources writes the pages of a call and where what is known of it is from.
func (a *article) callSources(c *calls.Call) {
	a.heading(2, "文档和来源", "Documentation and sources")
	a.raw("<ul class=\"urls\">\n")
	for _, page := range c.Pages {
		a.source(item{text: page.Doc, url: page.Doc})
	}
	a.source(item{text: a.o.source(c.Source())})
	a.raw("</ul>\n")
}

// ScopeHTML writes what is known of a permission point as the inside of an HTML page.
func ScopeHTML(w io.Writer, s *calls.Scope, to Links, o Options) error {
	o.Full = true
	a := &article{page: newPage(o), to: to}
	a.raw("<h1><code>%s</code> %s</h1>\n<p class=\"under\">%s</p>\n", text(s.Scope), text(strings.Join(s.Names, o.say("；", "; "))),
		text(strings.Join(append([]string{o.say("权限点", "scope")}, o.scopeRemarks(s)...), " · ")))
	a.descriptions(func() {
		a.described("授权", "Granted by", o.text(s.GrantedBy))
		a.described("备注", "Note", o.text(s.Note))
	})
	a.heading(2, "接口", "Calls")
	a.raw("<ul class=\"calls\">\n")
	for _, c := range s.Calls() {
		a.raw("<li>%s %s</li>\n", anchor(a.to.Call, c.Call(), "<code>"+text(c.Call())+"</code>"), text(o.callTitle(c.API)+o.orOther(c, s.Scope)))
	}
	a.raw("</ul>\n")
	a.heading(2, "文档和来源", "Documentation and sources")
	a.raw("<ul class=\"urls\">\n")
	a.source(item{text: s.Doc, url: s.Doc})
	a.source(item{text: o.source(s.Source())})
	a.raw("</ul>\n")
	return a.flush(w)
}
