package render

import (
	"io"

	"github.com/dterr/dterr/explain/attendance"
)

// SchemaHTML writes the fields of a data model as the inside of an HTML page: what each
// is and what its values say, as Schema has it. Each field can be linked to by its path.
func SchemaHTML(w io.Writer, m attendance.Model, fields []attendance.SchemaField, o Options) error {
	a := &article{page: newPage(o)}
	a.raw("<h1><code>%s</code> %s</h1>\n", text(m.Name), text(o.text(m.Text)))
	for _, f := range fields {
		a.schemaField(f)
	}
	return a.flush(w)
}

func (a *article) schemaField(f attendance.SchemaField) {
	o := a.o
	a.raw("<h2 id=\"%s\"><code>%s</code></h2>\n<p>%s <small>%s", text(f.Path), text(f.Path), text(o.text(f.Name)), text(f.Type))
	if f.Unit != "" {
		a.raw(", %s", text(f.Unit))
	}
	a.raw("</small></p>\n")
	if f.Note != nil {
		a.raw("<p>%s</p>\n", text(o.text(*f.Note)))
	}
	a.descriptions(func() {
		for _, v := range f.Values {
			a.raw("<dt><code>%s</code></dt>\n<dd>%s</dd>\n", text(v.Value), text(o.text(v.Text)))
		}
	})
	if f.Counterpart != "" {
		a.raw("<p>%s <code>%s</code></p>\n", o.say("对应：", "Counterpart:"), text(f.Counterpart))
	}
}
