package page

import (
	"html/template"
	"io"
	"strings"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// described is how many bytes the description of a page has at most: what search engines
// show.
const described = 300

// entries gives the page of every entry, and of some their calls.
func entries(l *layout.Layout, lang string) []Page {
	catalogue := codes.Entries()
	all := make([]Page, 0, len(catalogue))
	for i := range catalogue {
		e := &catalogue[i]
		all = append(all, entry(l, lang, e))
		if render.HasCallsPage(e) {
			all = append(all, entryCalls(l, lang, e))
		}
	}
	return all
}

func entry(l *layout.Layout, lang string, e *codes.Entry) Page {
	o := render.Options{Lang: lang}
	head := layout.Page{
		Lang: lang, Path: address.Entry(lang, e.ID), Other: address.Entry(other(lang), e.ID), Section: "code/index.html",
		Title: entryTitle(lang, e), Description: render.Gist(e, described, o),
	}
	return of(l, head, func() (template.HTML, error) {
		return markup(func(w io.Writer) error { return render.EntryHTML(w, e, links(lang), o) })
	})
}

// entryTitle names an entry; its family where several have the code.
func entryTitle(lang string, e *codes.Entry) string {
	name := render.Clean(e.Code)
	if len(codes.ByCode(e.Code)) > 1 {
		name += say(lang, "（"+string(e.Family)+"）", " ("+string(e.Family)+")")
	}
	title := strings.ReplaceAll(say(lang, e.Title.ZH, e.Title.EN), "%s", "…")
	return say(lang, "钉钉错误码 ", "DingTalk error ") + name + say(lang, "：", ": ") + render.Clean(title)
}

func entryCalls(l *layout.Layout, lang string, e *codes.Entry) Page {
	o := render.Options{Lang: lang}
	head := layout.Page{
		Lang: lang, Path: address.Calls(lang, e.ID), Other: address.Calls(other(lang), e.ID), Section: "code/index.html",
		Title:       say(lang, "返回钉钉错误码 ", "Calls that answer with DingTalk error ") + render.Clean(e.Code) + say(lang, " 的接口", ""),
		Description: render.Gist(e, described, o),
	}
	return of(l, head, func() (template.HTML, error) {
		return markup(func(w io.Writer) error { return render.EntryCallsHTML(w, e, links(lang), o) })
	})
}

// links gives the addresses of pages as a page in a folder of a language links to them.
func links(lang string) render.Links {
	from := func(path func(string, string) string) func(string) string {
		return func(of string) string { return up(path(lang, of)) }
	}
	return render.Links{
		Entry: from(address.Entry), Call: from(address.Call), Scope: from(address.Scope), Kind: from(address.Kind),
		Status: func(status string) string {
			if !hasStatus(status) {
				return ""
			}
			return up(address.Status(lang, status))
		},
		Calls: from(address.Calls), Fields: from(address.Fields), Codes: from(address.Codes),
	}
}

// up makes a path one that leads there from a page in a folder of the same language.
func up(path string) string {
	_, rest, _ := strings.Cut(path, "/")
	return "../" + rest
}

// markup gives what f writes.
func markup(f func(io.Writer) error) (template.HTML, error) {
	var b strings.Builder
	err := f(&b)
	return template.HTML(b.String()), err //nolint:gosec // package render has escaped it
}

func say(lang, zh, en string) string {
	if lang == "zh" {
		return zh
	}
	return en
}
