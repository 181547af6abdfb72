package render

import (
	"io"
	"strings"

	"github.com/dterr/dterr/codes"
)

// How many steps are shown, and how many of the codes that come with a status
// are named.
const (
	statusFixes     = 2
	statusCodesText = 3
	statusCodesJSON = 12
)

// Status writes what an HTTP status means when it is all that is known.
func Status(w io.Writer, status int, o Options) error {
	p := newPage(o)
	h, _ := codes.HTTP(status)
	p.headline(o.statusName(h), o.text(h.Title), kindInk(h.Kind))
	p.blank()
	p.list(o.say("含义", "Means"), false, p.plainAdvice(h.Causes()))
	fixes := h.Fixes()
	if !o.Full {
		fixes = fixes[:min(len(fixes), statusFixes)]
	}
	p.list(o.say("处理", "Do"), len(fixes) > 1, p.plainAdvice(fixes))
	if h.Retry.Policy != codes.PolicyUnknown {
		p.field(o.say("重试", "Retry"), o.policy(h.Retry))
	}
	if names := o.statusCodes(status); names != "" {
		p.field(o.say("错误码", "Codes"), names)
	}
	if o.Full {
		p.list(o.say("文档", "Docs"), false, links(h.Docs))
	}
	return p.flush(w)
}

// statusName gives the status, or what the title does not say of it.
func (o *Options) statusName(h codes.HTTPStatus) string {
	if h.Title.EN != h.Phrase || h.Phrase == "" {
		return ""
	}
	return "HTTP " + itoa(h.Status)
}

// plainAdvice gives advice without what it rests on.
func (p *page) plainAdvice(all []codes.Advice) []item {
	items := make([]item, 0, len(all))
	for _, a := range all {
		items = append(items, item{text: p.o.text(a.Text)})
	}
	return items
}

// statusCodes names the likeliest codes that come with a status. With 200 the old
// gateway answers all its errors, so that none of them is likely.
func (o *Options) statusCodes(status int) string {
	if status < 300 {
		return ""
	}
	most := statusCodesText
	if o.Full {
		most = codes.Count()
	}
	entries, count := codes.EntriesOfHTTP(status, most)
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.ID)
	}
	s := strings.Join(names, o.say("、", ", "))
	if rest := count - len(entries); rest > 0 {
		s += o.say(" 等 "+itoa(count)+" 个", ", and "+itoa(rest)+" more")
	}
	return s
}

// StatusMarkdown writes what an HTTP status means as Markdown.
func StatusMarkdown(w io.Writer, status int, o Options) error {
	p := newPage(o)
	h, _ := codes.HTTP(status)
	p.b.WriteString("## " + code("HTTP "+itoa(status)) + " " + markdown(o.text(h.Title)) + "\n\n")
	if h.Retry.Policy != codes.PolicyUnknown {
		p.bullet(o.say("重试", "Retry"), o.policy(h.Retry))
	}
	p.section(o.say("含义", "Means"), false, h.Causes())
	p.section(o.say("处理", "Do"), true, h.Fixes())
	for n, d := range h.Docs {
		if n == 0 {
			p.blank()
		}
		p.b.WriteString("- <" + d + ">\n")
	}
	return p.flush(w)
}

// Status writes a dterr.status/1: what an HTTP status means when it is all that
// is known, with the ids of the likeliest codes that come with it.
func (j JSON) Status(query string, status int) error {
	h, _ := codes.HTTP(status)
	var ids []string
	if status >= 300 {
		entries, _ := codes.EntriesOfHTTP(status, statusCodesJSON)
		for _, e := range entries {
			ids = append(ids, e.ID)
		}
	}
	return j.write(struct {
		Schema string         `json:"schema"`
		Query  string         `json:"query,omitempty"`
		Status int            `json:"status"`
		Title  codes.Text     `json:"title"`
		Kind   codes.Kind     `json:"kind"`
		Retry  codes.Retry    `json:"retry"`
		Owner  codes.Owner    `json:"owner"`
		Causes []codes.Advice `json:"causes"`
		Fixes  []codes.Advice `json:"fixes"`
		Codes  []string       `json:"codes"`
		Docs   []string       `json:"docs"`
	}{"dterr.status/1", query, status, h.Title, h.Kind, h.Retry, h.Owner, list(h.Causes()), list(h.Fixes()), list(ids), list(h.Docs)})
}
