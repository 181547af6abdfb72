package render

import (
	"html"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// nodes writes the parts of a page. Lists that follow each other are one.
func (x *markupOf) nodes(all []*node) {
	for len(all) > 0 {
		n := 0
		for n < len(all) && all[n].kind.listed() {
			n++
		}
		if n > 0 {
			x.list(all[:n])
			all = all[n:]
			continue
		}
		x.part(all[0])
		all = all[1:]
	}
}

// listed reports whether a part is a name and what belongs to it.
func (k nodeKind) listed() bool { return k == nodeList || k == nodeQuote || k == nodeChecks }

// part writes a part that is no list.
func (x *markupOf) part(n *node) {
	switch n.kind {
	case nodeAnswer:
		x.raw(`<section class="answer">`)
		x.below, x.more = false, ""
	case nodeEnd:
		x.folds(n.f, n.where)
		x.raw("</section>\n")
	case nodeHead:
		x.head(n)
	case nodeFlow:
		x.raw("<p>")
		for i, piece := range n.pieces {
			if i > 0 {
				x.raw(" · ")
			}
			x.piece(piece)
		}
		x.raw("</p>\n")
	case nodeText:
		x.raw("<p>")
		x.span(n.ink, n.text)
		x.raw("</p>\n")
	case nodeIndex:
		x.index(n)
	case nodeTable:
		x.table(n)
	case nodeMore:
		x.more = n.text
	case nodeRest:
		x.raw(`<details class="rest"><summary>`, text(n.text), "</summary></details>\n")
	}
}

// head writes a headline: a code and what it says.
func (x *markupOf) head(n *node) {
	level := "h4"
	if !x.below {
		level, x.below = "h3", true
	}
	x.raw("<", level, ">")
	if n.name != "" {
		x.raw(`<code class="`, first(classOf(n.ink), "code"), `">`, text(n.name), "</code> ")
	}
	x.raw(text(n.text), "</", level, ">\n")
}

// piece writes a run of text, an id of the catalogue as a link.
func (x *markupOf) piece(p piece) {
	if x.linked(p.text, classOf(p.ink)) {
		return
	}
	if p.by == theirs {
		x.raw("<code>", text(p.text), "</code>")
		return
	}
	x.span(p.ink, p.text)
}

// linked writes the id of an entry as a link to its page, and reports whether it is one.
func (x *markupOf) linked(id, class string) bool {
	if x.Entry == nil || !strings.Contains(id, "/") {
		return false
	}
	if _, ok := codes.ByID(id); !ok {
		return false
	}
	x.raw(`<a class="`, strings.TrimSpace("id "+class), `" href="`, html.EscapeString(x.Entry(id)), `">`, text(id), "</a>")
	return true
}

// folds writes what stands below a short answer, folded: all that is known, and the way
// from the text to it.
func (x *markupOf) folds(f *explain.Finding, where string) {
	o := x.o
	if f.Platform == explain.DingTalk && !f.OK && !o.Full {
		x.fold("full", first(x.more, o.say("全部内容", "All of it")), func(p *page) {
			p.o.Full = true
			p.finding(f, where)
		})
	}
	x.fold("why", o.say("怎么得出的", "How this was told"), func(p *page) { p.way(f) })
}

// fold writes what is laid out as a fold, below the headline that is there already.
func (x *markupOf) fold(class, summary string, lay func(*page)) {
	p := x.page()
	lay(p)
	all := p.read()
	for len(all) > 0 && (all[0].kind == nodeHead || all[0].kind == nodeFlow) {
		all = all[1:]
	}
	x.raw(`<details class="`, class, `"><summary>`, text(summary), "</summary>\n")
	x.nodes(all)
	x.raw("</details>\n")
}
