package page

import (
	"html/template"
	"io"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/render"
)

// callPages gives the page of every call, and of some those of its fields and codes.
func callPages(l *layout.Layout, lang string, found []*calls.Call) []Page {
	all := make([]Page, 0, len(found))
	for _, c := range found {
		all = append(all, callPage(l, lang, c, address.Call, render.CallHTML, codes.Text{}))
		if render.ManyFields(c) {
			all = append(all, callPage(l, lang, c, address.Fields, render.CallFieldsHTML, codes.Text{ZH: "字段", EN: "fields"}))
		}
		if render.ManyCodes(c) {
			all = append(all, callPage(l, lang, c, address.Codes, render.CallCodesHTML, codes.Text{ZH: "错误码", EN: "codes"}))
		}
	}
	return all
}

// callPage gives a page about a call: where it stands, what writes it, and which part of
// what is known it holds.
func callPage(l *layout.Layout, lang string, c *calls.Call, at func(lang, call string) string, body func(io.Writer, *calls.Call, render.Links, render.Options) error, part codes.Text) Page {
	title := render.Clean(c.Call() + " " + say(lang, c.Title, c.TitleEN))
	if part.EN != "" {
		title += say(lang, "："+part.ZH, ": "+part.EN)
	}
	head := layout.Page{
		Lang: lang, Path: at(lang, c.Call()), Other: at(other(lang), c.Call()), Section: "call/index.html",
		Title: title + say(lang, " · 钉钉接口", " · DingTalk API"),
		Description: say(lang, "钉钉接口 ", "What the DingTalk call ") + render.Clean(c.Call()) +
			say(lang, "（"+render.Clean(c.Title)+"）需要的凭证、权限点和字段，限制，以及会返回的错误码。", " ("+render.Clean(c.TitleEN)+") needs, its token, scopes and fields, its limits, and the error codes that it answers with."),
	}
	return of(l, head, func() (template.HTML, error) {
		return markup(func(w io.Writer) error { return body(w, c, links(lang), render.Options{Lang: lang}) })
	})
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
