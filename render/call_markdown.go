package render

import (
	"io"
	"strings"

	"github.com/dterr/dterr/codes/calls"
)

// CallMarkdown writes what is known of a call as Markdown, as a ticket wants it;
// with Full all its fields and codes.
func CallMarkdown(w io.Writer, c *calls.Call, o Options) error {
	p := newPage(o)
	p.b.WriteString("## " + code(c.Call()) + " " + own(o.callTitle(c.API)) + "\n\n")
	p.bullet(o.say("主机", "Host"), code(c.Host))
	if c.Old {
		p.bullet(o.say("状态", "Status"), o.old())
	}
	each := func(name string, all []string) {
		for _, s := range all {
			p.bullet(name, own(s))
		}
	}
	each(o.say("凭证", "Token"), o.tokens(c, true))
	each(o.say("权限", "Scope"), o.grants(c))
	if !o.Full {
		p.bullet(o.say("必填", "Required"), own(strings.Join(o.required(c), o.say("；", "; "))))
	}
	each(o.say("限制", "Limit"), o.limits(c))
	for i := range c.CodeLimits {
		if o.Full {
			p.bullet(o.say("码与限制", "By code"), own(o.limited(&c.CodeLimits[i])))
		}
	}
	found := likeliest(c.Answers())
	if o.Full {
		p.fieldsMarkdown(c)
		for n, e := range found {
			if n == 0 {
				p.b.WriteString("\n**" + o.say("错误码", "Codes") + "**\n\n")
			}
			p.b.WriteString("- " + code(e.ID) + " " + own(o.titled(e.Title)) + "\n")
		}
	} else if len(found) > 0 {
		p.bullet(o.say("错误码", "Codes"), itoa(len(found)))
	}
	p.blank()
	for _, a := range c.Pages {
		p.b.WriteString("- <" + clean(a.Doc) + ">\n")
	}
	if !o.Full {
		p.b.WriteString("\n" + o.say("全文：", "All of it: ") + code("dterr api "+quoted(c.Call())+" --full") + "\n")
	}
	return p.flush(w)
}

// fieldsMarkdown writes the fields as a table.
func (p *page) fieldsMarkdown(c *calls.Call) {
	o := p.o
	if len(c.Fields) == 0 {
		return
	}
	p.b.WriteString("\n| " + o.say("位置 | 字段 | 类型 | 必填", "in | field | type | required") + " |\n| --- | --- | --- | --- |\n")
	for _, f := range c.Fields {
		name, required := f.Name, ""
		if f.Path != "" {
			name = f.Path
		}
		if f.Required {
			required = o.say("是", "yes")
		}
		p.b.WriteString("| " + markdown(o.place(f.In)) + " | " + code(name) + " | " + markdown(f.Type) + " | " + required + " |\n")
	}
}

// CallsMarkdown writes calls as a list of Markdown.
func CallsMarkdown(w io.Writer, found []*calls.Call, o Options) error {
	p := newPage(o)
	for _, c := range found {
		p.b.WriteString("- " + code(c.Call()) + " " + own(o.listedTitle(c)) + "\n")
	}
	return p.flush(w)
}
