package render

import (
	"html"
	"strings"

	"github.com/dterr/dterr/explain/signature/outcome"
)

// list writes names and what belongs to them.
func (x *markupOf) list(all []*node) {
	open := false
	for i, n := range all {
		if len(n.items)+len(n.checks) == 0 && n.text == "" {
			continue
		}
		if !open {
			x.raw("<dl>\n")
			open = true
		}
		if i == 0 || n.name != "" {
			if name := text(n.name); n.ink == warn {
				x.raw(`<dt class="warn">`, name, "</dt>\n")
			} else {
				x.raw("<dt>", name, "</dt>\n")
			}
		}
		x.raw("<dd>")
		switch n.kind {
		case nodeQuote:
			x.raw(`<q class="said">`, text(n.text), "</q>")
		case nodeChecks:
			x.checks(n.checks)
		default:
			x.items(n)
		}
		x.raw("</dd>\n")
	}
	if open {
		x.raw("</dl>\n")
	}
}

// items writes one item as it is, several as a list.
func (x *markupOf) items(n *node) {
	if len(n.items) == 1 {
		x.item(n.items[0])
		return
	}
	tag := "ul"
	if n.numbered {
		tag = "ol"
	}
	x.raw("<", tag, ">")
	for _, it := range n.items {
		x.raw("<li>")
		x.item(it)
		x.raw("</li>\n")
	}
	x.raw("</", tag, ">")
}

func (x *markupOf) item(it item) {
	id, rest, _ := strings.Cut(it.text, "  ")
	switch {
	case linkable(it.url):
		x.raw(`<a rel="noreferrer" target="_blank" href="`, html.EscapeString(it.url), `">`, text(it.text), "</a>")
	case it.id:
		// What may stand behind an id on its line is no part of it.
		id, behind, more := strings.Cut(it.text, " · ")
		x.raw("<code>", text(id), "</code>")
		if more {
			x.raw(" · ", text(behind))
		}
	case x.linked(id, ""):
		x.raw(" ", text(rest))
	default:
		x.raw(text(it.text))
	}
	if it.run != "" {
		x.raw(` <code class="run">`, text(it.run), "</code>")
	}
	if it.note != "" {
		x.raw(` <span class="dim">`, text(it.note), "</span>")
	}
}

// checks writes each check with its outcome as a word.
func (x *markupOf) checks(all []outcome.Check) {
	x.raw("<ul>")
	for _, c := range all {
		word, i := x.o.checked(c)
		x.raw("<li>")
		x.span(i, word)
		x.raw(" ", text(c.Name+": "+x.o.text(c.Detail)), "</li>\n")
	}
	x.raw("</ul>")
}

// index writes the meanings among which a response does not tell.
func (x *markupOf) index(n *node) {
	x.raw(`<ol class="index">`)
	for i, c := range n.shown {
		x.raw("<li>")
		if n.index.families && x.linked(c.entry.ID, "") {
			x.raw(" ")
		}
		x.raw(text(x.o.titled(c.m.Title)))
		if word := n.index.word(c); word != "" {
			x.raw(` <span class="dim">· `, text(word), "</span>")
		}
		if key := n.index.key(c); key != "" {
			x.raw(`<br><span class="dim">`, text(key), "</span>")
		}
		if fixes := c.m.Fixes(); i < n.index.stepped && len(fixes) > 0 {
			x.raw("<br>→ ", text(x.o.text(fixes[0].Text)))
		}
		x.raw("</li>\n")
	}
	x.raw("</ol>\n")
}

// table writes a row for each cause of a log.
func (x *markupOf) table(n *node) {
	o := x.o
	x.raw(`<table class="causes"><thead><tr>`)
	for _, name := range []string{o.say("次数", "Count"), o.say("错误", "Error"), o.say("重试", "Retry"), o.say("何时", "When")} {
		x.raw(`<th scope="col">`, name, "</th>")
	}
	x.raw("</tr></thead>\n<tbody>\n")
	for _, c := range n.causes {
		count, id, title, word, when := n.report.rowOf(c)
		x.raw(`<tr><td class="n">`, count, "</td><td>")
		if !x.linked(id, "") && id != "" {
			x.raw("<code>", text(id), "</code>")
		}
		x.raw(" ", text(title), "</td><td>", text(word), "</td><td>", text(when), "</td></tr>\n")
	}
	x.raw("</tbody></table>\n")
	if n.text != "" {
		x.raw(`<p class="dim">`, text(n.text), "</p>\n")
	}
}
