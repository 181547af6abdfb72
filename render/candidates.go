package render

import "github.com/dterr/dterr/explain"

// candidates prints the meanings that fit when several do, the likeliest first,
// each in full.
func (p *page) candidates(f *explain.Finding) {
	o := p.o
	fit := f.Possible()
	if len(fit) == 1 {
		causes, fixes := f.Advice(fit[0])
		p.list(o.say("原因", "Cause"), false, p.advice(causes))
		p.list(o.say("处理", "Do"), len(fixes) > 1, p.advice(fixes))
		return
	}
	total := itoa(len(fit))
	p.field(o.say("含义", "Meaning"), o.say(
		"有 "+total+" 种可能，响应里的内容不足以区分，按可能性排列：",
		total+" possible; the response does not tell which. Likeliest first:"))
	for n, m := range fit {
		p.blank()
		p.headline(itoa(n+1)+"/"+total, o.titled(m.Title), dim)
		if m.Kind != f.Kind {
			p.flow(p.margin, "", piece{text: o.kind(m.Kind)})
		}
		p.meaning(m, f.Entry.Title)
	}
	p.blank()
}
