package render

import (
	"io"
	"strings"

	"github.com/dterr/dterr/explain/attendance"
)

// Schema writes the fields of a data model: path, type, unit, what each is and
// what its values say.
func Schema(w io.Writer, fields []attendance.SchemaField, o Options) error {
	p := newPage(o)
	for n, f := range fields {
		if n > 0 && (f.Depth < 2 || len(f.Values) > 0) {
			p.blank()
		}
		p.schemaField(f)
	}
	return p.flush(w)
}

func (p *page) schemaField(f attendance.SchemaField) {
	kind := f.Type
	if f.Unit != "" {
		kind += ", " + f.Unit
	}
	p.flow(0, "  ", piece{ink: strong, text: f.Path}, piece{ink: dim, text: kind})
	p.block(4, plain, p.o.text(f.Name))
	if f.Note != nil {
		p.block(4, dim, p.o.text(*f.Note))
	}
	wide := 0
	for _, v := range f.Values {
		wide = max(wide, cells(v.Value))
	}
	for _, v := range f.Values {
		p.lines(blanks(6), pad(clean(v.Value), wide)+"  ", plain, clean(p.o.text(v.Text)))
	}
	if f.Counterpart != "" {
		p.block(4, dim, p.o.say("对应：", "counterpart: ")+f.Counterpart)
	}
}

// Models writes the names of the data models, one a line.
func Models(w io.Writer, models []attendance.Model, o Options) error {
	t := newTable(o)
	for _, m := range models {
		t.column = max(t.column, cells(m.Name))
	}
	for _, m := range models {
		t.b.WriteString(t.th.paint(strong, m.Name) + blanks(t.column-cells(m.Name)+2) + clean(o.text(m.Text)) + "\n")
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

func blanks(n int) string { return strings.Repeat(" ", max(n, 0)) }
