package page

import (
	"html/template"

	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
)

// home is the page with the box to paste into.
func home(l *layout.Layout, lang string) Page {
	head := layout.Page{Lang: lang, Path: lang + "/index.html", Other: other(lang) + "/index.html"}
	head.Title = "dterr: DingTalk errors explained"
	head.Description = "Paste a response, log or stack trace of DingTalk's open platform and see what its error means and what to do. Nothing leaves the page."
	if lang == "zh" {
		head.Title = "dterr：钉钉错误码解释"
		head.Description = "贴进钉钉开放平台的响应、日志或异常，看错误码是什么意思、怎么处理。内容不会离开网页。"
	}
	return of(l, head, func() (template.HTML, error) { return l.Fragment("home.html", lang, nil) })
}
