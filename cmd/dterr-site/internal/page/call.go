package page

import (
	"html/template"
	"io"
	"strings"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/render"
)

// callPages gives the page of every call, and of some those of its fields and codes.
// Calls that answer with the same many codes share the page of the first of them: dozens
// of Yida's have the same two hundred.
func callPages(l *layout.Layout, lang string, found []*calls.Call) []Page {
	groups, first := sharedCodes(found)
	to := links(lang)
	to.Codes = func(call string) string { return up(address.Codes(lang, first[call])) }
	o := render.Options{Lang: lang}
	all := make([]Page, 0, len(found))
	for _, c := range found {
		add := func(part codes.Text, at func(lang, call string) string, body func(io.Writer) error) {
			all = append(all, of(l, callHead(lang, c, at, part), func() (template.HTML, error) { return markup(body) }))
		}
		add(codes.Text{}, address.Call, func(w io.Writer) error { return render.CallHTML(w, c, to, o) })
		if render.ManyFields(c) {
			add(codes.Text{ZH: "字段", EN: "fields"}, address.Fields, func(w io.Writer) error { return render.CallFieldsHTML(w, c, to, o) })
		}
		if same := groups[c.Call()]; same != nil {
			add(codes.Text{ZH: "错误码", EN: "codes"}, address.Codes, func(w io.Writer) error { return render.CallCodesHTML(w, same, to, o) })
		}
	}
	return all
}

// sharedCodes groups the calls with many codes by what they answer with: the groups by
// their first call, and for each call which that is.
func sharedCodes(found []*calls.Call) (groups map[string][]*calls.Call, first map[string]string) {
	groups, first = map[string][]*calls.Call{}, map[string]string{}
	byList := map[string]string{}
	for _, c := range found {
		if !render.ManyCodes(c) {
			continue
		}
		var list strings.Builder
		for _, e := range c.Answers() {
			list.WriteString(e.ID + "\n")
		}
		leader, ok := byList[list.String()]
		if !ok {
			leader = c.Call()
			byList[list.String()] = leader
		}
		first[c.Call()] = leader
		groups[leader] = append(groups[leader], c)
	}
	return groups, first
}

// callHead gives the head of a page about a call: where it stands and which part of what
// is known it holds.
func callHead(lang string, c *calls.Call, at func(lang, call string) string, part codes.Text) layout.Page {
	title := render.Clean(c.Call() + " " + say(lang, c.Title, c.TitleEN))
	if part.EN != "" {
		title += say(lang, "："+part.ZH, ": "+part.EN)
	}
	return layout.Page{
		Lang: lang, Path: at(lang, c.Call()), Other: at(other(lang), c.Call()), Section: "call/index.html",
		Title: title + say(lang, " · 钉钉接口", " · DingTalk API"),
		Description: say(lang, "钉钉接口 ", "What the DingTalk call ") + render.Clean(c.Call()) +
			say(lang, "（"+render.Clean(c.Title)+"）需要的凭证、权限点和字段，限制，以及会返回的错误码。", " ("+render.Clean(c.TitleEN)+") needs, its token, scopes and fields, its limits, and the error codes that it answers with."),
	}
}

// scopePages gives the page of every permission point.
func scopePages(l *layout.Layout, lang string) []Page {
	var all []Page
	for _, name := range calls.ScopeNames() {
		s, ok := calls.ScopeByName(name)
		if !ok {
			continue
		}
		title := render.Clean(s.Scope)
		if len(s.Names) > 0 {
			title += " " + render.Clean(s.Names[0])
		}
		head := layout.Page{
			Lang: lang, Path: address.Scope(lang, name), Other: address.Scope(other(lang), name), Section: "scope/index.html",
			Title:       title + say(lang, " · 钉钉权限点", " · DingTalk scope"),
			Description: say(lang, "钉钉权限点 "+title+"：谁来授权，开通哪些接口。", "DingTalk permission point "+title+": who grants it, and which calls it opens."),
		}
		all = append(all, of(l, head, func() (template.HTML, error) {
			return markup(func(w io.Writer) error { return render.ScopeHTML(w, s, links(lang), render.Options{Lang: lang}) })
		}))
	}
	return all
}
