package render

import (
	"io"

	"github.com/dterr/dterr/codes"
)

// statusCodesHTML is how many of the codes that come with a status its page names.
const statusCodesHTML = 40

// StatusHTML writes what an HTTP status means when it is all that is known, as the inside
// of an HTML page; see Status.
func StatusHTML(w io.Writer, status int, to Links, o Options) error {
	o.Full = true
	a := &article{page: newPage(o), to: to}
	h, _ := codes.HTTP(status)
	a.raw("<h1>HTTP <code>%d</code> %s</h1>\n", status, text(o.text(h.Title)))
	if h.Kind != codes.KindUnknown {
		a.raw("<p class=\"under\">%s</p>\n", anchor(to.Kind, string(h.Kind), text(o.kind(h.Kind))))
	}
	if causes := h.Causes(); len(causes) > 0 {
		a.heading(2, "含义", "What it means")
		a.raw("<ul>\n")
		for _, it := range a.advice(causes) {
			a.item(it)
		}
		a.raw("</ul>\n")
	}
	a.steps(2, h.Fixes())
	if h.Retry.Policy != codes.PolicyUnknown {
		a.heading(2, "重试", "Retry")
		a.raw("<p>%s</p>\n", text(o.policy(h.Retry)))
	}
	a.statusCodes(status)
	a.heading(2, "文档和来源", "Documentation and sources")
	a.raw("<ul class=\"urls\">\n")
	for _, it := range links(h.Docs) {
		a.source(it)
	}
	for _, s := range h.Sources {
		a.source(item{text: o.source(s)})
	}
	a.raw("</ul>\n")
	return a.flush(w)
}

// statusCodes writes the likeliest codes that come with a status. With 200 the old gateway
// answers all its errors, so that none of them is likely.
func (a *article) statusCodes(status int) {
	if status < 300 {
		return
	}
	found, count := codes.EntriesOfHTTP(status, statusCodesHTML)
	if len(found) == 0 {
		return
	}
	a.heading(2, "错误码", "Codes")
	a.entries(found)
	if rest := count - len(found); rest > 0 {
		a.raw("<p>%s</p>\n", text(a.o.say("另有 ", "and ")+a.o.count(rest, "个", "more", "more")))
	}
}
