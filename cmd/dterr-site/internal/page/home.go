package page

import (
	"html/template"
	"strings"

	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
)

// home is the page with the box to paste into, and below it the codes that people meet
// most.
func home(l *layout.Layout, lang string) Page {
	head := layout.Page{
		Lang: lang, Path: lang + "/index.html", Other: other(lang) + "/index.html",
		Title: say(lang, "dterr：钉钉错误码解释", "dterr: DingTalk errors explained"),
		Description: say(lang, "贴进钉钉开放平台的响应、日志或异常，看错误码是什么意思、怎么处理。内容不会离开网页。",
			"Paste a response, log or stack trace of DingTalk's open platform and see what its error means and what to do. Nothing leaves the page."),
	}
	return of(l, head, func() (template.HTML, error) {
		rows := entryRows(lang, mostMet())
		for i := range rows { // the home page stands one folder further up
			rows[i].Link = strings.TrimPrefix(rows[i].Link, "../")
		}
		return l.Fragment("home.html", lang, rows)
	})
}

// about says how the site works and what it does not do.
func about(l *layout.Layout, lang string) Page {
	head := section(lang, "about", func(lang string) string { return lang + "/about.html" })
	head.Section = "about.html"
	head.Title = say(lang, "说明和隐私 · dterr", "About and privacy · dterr")
	head.Description = say(lang, "贴进来的内容只在浏览器里解析，不会发送，也不会保存。", "What you paste is read in your browser only: it is neither sent nor kept.")
	return of(l, head, func() (template.HTML, error) { return l.Fragment("about.html", lang, nil) })
}

// root is the page at the root of the site: it leads to the languages.
func root(l *layout.Layout) Page {
	head := layout.Page{
		Path:        "index.html",
		Title:       "dterr · 钉钉错误码 · DingTalk errors",
		Description: "钉钉开放平台的错误码是什么意思、怎么处理。 What the error codes of DingTalk's open platform mean and what to do about them.",
	}
	return of(l, head, func() (template.HTML, error) { return l.Fragment("root.html", "", nil) })
}

// lost is the page that a host shows for an address that does not exist.
func lost(l *layout.Layout) Page {
	head := layout.Page{Path: "404.html", Title: "404 · dterr", Rooted: true}
	return of(l, head, func() (template.HTML, error) { return l.Fragment("lost.html", "", l.Root()) })
}
