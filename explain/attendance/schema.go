package attendance

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
	"github.com/dterr/dterr/internal/order"
)

// Model is one of the data models: its name, which begins every path in it,
// and what it is.
type Model struct {
	Name string
	Text codes.Text
}

// SchemaField explains one field of a model: the model behind dterr.field/1.
// Unit is "ms" or "m", empty where there is none. Counterpart is the path of
// the same fact in the other generation's model, empty where it has none.
type SchemaField struct {
	Path        string
	Type        string
	Unit        string
	Name        codes.Text
	Values      []Value
	Note        *codes.Text
	Counterpart string
	// Depth is how far below the field asked for this one lies.
	Depth int
}

func models() []field {
	return []field{appendixModel(), listModel(), updateDataModel(), eventModel()}
}

// Models gives the models, the appendix's first.
func Models() []Model {
	var list []Model
	for _, m := range models() {
		list = append(list, Model{Name: m.name, Text: m.label})
	}
	return list
}

// Schema explains the field at a path such as attendance.items.status; the
// path of an object or array gives it and all that is in it, the field itself
// first. Case and indices do not matter (attendance.items[0].STATUS), and the
// model may be left out where a report prints paths without it (items.status).
// It is false when no model has the path.
func Schema(path string) ([]SchemaField, bool) {
	parts := strings.Split(strings.Trim(stripIndices(path), "."), ".")
	for _, model := range models() {
		if strings.EqualFold(model.name, parts[0]) {
			return schemaAt(model, parts[1:])
		}
	}
	for _, model := range models() {
		if fields, ok := schemaAt(model, parts); ok {
			return fields, true
		}
	}
	return nil, false
}

// schemaAt walks down from a model.
func schemaAt(model field, parts []string) ([]SchemaField, bool) {
	at, path := model, model.name
	for i, part := range parts {
		child, ok := at.child(part)
		if !ok {
			// Bodies of getupdatedata carry the model in `result`.
			if i == 0 && model.name == "attendance-update-data" && strings.EqualFold(part, "result") {
				continue
			}
			return nil, false
		}
		at, path = child, path+"."+child.name
	}
	var fields []SchemaField
	at.describe(path, 0, func(f SchemaField) { fields = append(fields, f) })
	return fields, true
}

// child finds a member by its name without regard to case.
func (f field) child(name string) (field, bool) {
	for _, c := range f.fields {
		if strings.EqualFold(c.name, name) {
			return c, true
		}
	}
	return field{}, false
}

// describe hands the field and everything below it to emit, parents first.
func (f field) describe(path string, depth int, emit func(SchemaField)) {
	s := SchemaField{
		Path: path, Type: f.kind.typeName(), Unit: f.kind.unit(), Name: f.label,
		Values: f.values, Counterpart: f.counterpart, Depth: depth,
	}
	if f.note.ZH != "" {
		note := f.note
		s.Note = &note
	}
	emit(s)
	for _, c := range f.fields {
		c.describe(path+"."+c.name, depth+1, emit)
	}
}

// paths gives every path that Schema knows, models first in each branch.
func paths() []string {
	var all []string
	for _, m := range models() {
		m.describe(m.name, 0, func(f SchemaField) { all = append(all, f.Path) })
	}
	return all
}

// Completions gives the fields whose path begins with what was typed, in any
// case.
func Completions(prefix string) []SchemaField {
	var fields []SchemaField
	for _, m := range models() {
		m.describe(m.name, 0, func(f SchemaField) {
			if len(f.Path) >= len(prefix) && strings.EqualFold(f.Path[:len(prefix)], prefix) {
				fields = append(fields, f)
			}
		})
	}
	return fields
}

// Nearest gives up to three paths that are most like one that no model has:
// fields of that name first, then names a few letters away.
func Nearest(path string) []string {
	const most = 3
	path = strings.ToLower(strings.Trim(stripIndices(path), "."))
	name := path[strings.LastIndexByte(path, '.')+1:]
	const far = 200 // letters
	if name == "" || len(path) > far {
		return nil
	}
	type guess struct {
		path string
		off  int
	}
	var guesses []guess
	for _, known := range paths() {
		lower := strings.ToLower(known)
		own := lower[strings.LastIndexByte(lower, '.')+1:]
		off := codes.Distance(own, name, far)
		if off > max(1, len(name)/3) && !lenient.SameKey(own, name) {
			continue
		}
		guesses = append(guesses, guess{known, far*off + codes.Distance(lower, path, far)})
	}
	order.Stable(guesses, func(a, b guess) int { return a.off - b.off })
	var near []string
	for _, g := range guesses[:min(len(guesses), most)] {
		near = append(near, g.path)
	}
	return near
}

// stripIndices removes [0], [] and blanks from a path.
func stripIndices(path string) string {
	var b strings.Builder
	inside := false
	for _, r := range path {
		switch {
		case r == '[':
			inside = true
		case r == ']':
			inside = false
		case !inside && r != ' ':
			b.WriteRune(r)
		}
	}
	return b.String()
}
