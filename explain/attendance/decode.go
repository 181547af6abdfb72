package attendance

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
	"github.com/dterr/dterr/internal/order"
)

// decoder walks a tree along a model: it writes down every field and hands the
// rules what it read.
type decoder struct {
	rep    *Report
	mask   masker
	zone   *time.Location
	old    bool // the appendix's model, where spelling and types are noted
	row    int  // the item being read, -1 outside
	cut    bool // the record was cut off: what is missing proves nothing
	notes  map[string]*remark
	order  []string // keys of notes as they came up
	days   map[string]int
	stamps []cell // the moments of a record
}

// remark collects one note over all the fields it applies to.
type remark struct {
	path  string
	count int
	text  func(count int) codes.Text
}

// row is an object as the rules see it: its cells by the model's names, its
// lists of objects likewise.
type row struct {
	path  string
	index int
	cells []named
	lists map[string][]row
	cut   bool // the object breaks off: nothing in it is judged
}

// named is a cell by the model's name of its field. A row has few, and a record may
// have many rows: a map for each would be most of the memory.
type named struct {
	name string
	cell
}

// cell gives the cell of a field.
//
//go:noinline
func (r row) cell(name string) (cell, bool) {
	for i := range r.cells {
		if r.cells[i].name == name {
			return r.cells[i].cell, true
		}
	}
	return cell{}, false
}

func newDecoder(f found, opts Options) *decoder {
	return &decoder{
		rep:   &Report{Shape: f.shape, Zone: opts.Zone, Fields: make([]Field, 0, leaves(f.body, lenient.MaxDepth))},
		mask:  newMasker(opts),
		zone:  opts.Zone,
		old:   f.shape == ShapeAppendix,
		row:   -1,
		cut:   f.body.AllQuirks()&lenient.Truncated != 0,
		notes: map[string]*remark{},
		days:  map[string]int{},
	}
}

// leaves counts the values in a tree that are no lists and no objects, but for what
// stands in strings.
func leaves(n *lenient.Node, depth int) int {
	if depth == 0 || len(n.Members)+len(n.Items) == 0 {
		return 1
	}
	count := 0
	for _, m := range n.Members {
		count += leaves(m.Value, depth-1)
	}
	for _, item := range n.Items {
		count += leaves(item, depth-1)
	}
	return count
}

// finish puts the problems in order and gives the report.
func (d *decoder) finish() *Report {
	order.Stable(d.rep.Problems, func(a, b Problem) int { return a.row - b.row })
	for _, key := range d.order {
		n := d.notes[key]
		d.rep.Notes = append(d.rep.Notes, Problem{Path: n.path, Key: key, Text: n.text(n.count), row: -1})
	}
	d.rep.Masked = d.mask.masked()
	d.tell()
	return d.rep
}

//go:noinline
func (d *decoder) problem(index int, path, key string, t codes.Text) {
	d.rep.Problems = append(d.rep.Problems, Problem{Path: path, Key: key, Text: t, row: index})
}

// note counts a remark; its first path is the one shown.
func (d *decoder) note(path, key string, say func(count int) codes.Text) {
	if n := d.notes[key]; n != nil {
		n.count++
		return
	}
	d.notes[key] = &remark{path: path, count: 1, text: say}
	d.order = append(d.order, key)
}

// object reads an object along the model and gives its row.
func (d *decoder) object(n *lenient.Node, model *field, path string) row {
	r := row{path: path, index: d.row, cells: make([]named, 0, len(n.Members)), cut: n.Quirks&lenient.Truncated != 0}
	last := make([]int, len(model.fields)) // as every parser of JSON does it
	for i := range n.Members {
		if at := model.index(n.Members[i].Key); at >= 0 {
			last[at] = i
		}
	}
	for i := range n.Members {
		m := &n.Members[i]
		at := model.index(m.Key)
		if at < 0 {
			if !isEnvelope(m.Key) || path != "" {
				d.unknown(m.Value, join(path, d.mask.value("", m.Key)), d.mask.kind(m.Key), 0)
			}
			continue
		}
		f := &model.fields[at]
		where := join(path, f.name)
		if m.Key != f.name && d.old {
			d.spelling(where, m.Key, f.name)
		}
		if last[at] != i {
			d.note(where, DuplicateKey, func(n int) codes.Text {
				return text(fmt.Sprintf("同名字段出现多次（%d 处），按最后一个判断", n), fmt.Sprintf("the same key stands there more than once (%d); the last one is judged", n))
			})
			d.unknown(m.Value, where, f.mask, 1)
			continue
		}
		half := r.cut && i == len(n.Members)-1 || isCut(m.Value)
		if inner, _ := unwrap(m.Value); half && inner == nil {
			d.half(m.Value, f, where)
			continue
		}
		if f.kind == kindArray || f.kind == kindObject {
			if r.lists == nil {
				r.lists = map[string][]row{}
			}
			r.lists[f.name] = d.listOf(m.Value, f, where)
			continue
		}
		if c, ok := d.scalar(m.Value, f, where); ok {
			r.cells = append(r.cells, named{f.name, c})
		}
	}
	return r
}

// index gives the place of the member that a key names, -1 for none.
func (f *field) index(key string) int {
	return slices.IndexFunc(f.fields, func(f field) bool { return lenient.SameKey(f.name, key) })
}

// isCut reports whether a scalar breaks off.
func isCut(n *lenient.Node) bool { return n.Quirks&lenient.Truncated != 0 }

// half writes down the value at which the record breaks off. Half a number is
// another number, so what it says is told only where it is no problem.
func (d *decoder) half(n *lenient.Node, f *field, path string) {
	problems, stamps, at := len(d.rep.Problems), len(d.stamps), len(d.rep.Fields)
	d.scalar(n, f, path)
	if len(d.rep.Problems) > problems {
		for i := at; i < len(d.rep.Fields); i++ {
			d.rep.Fields[i].Text, d.rep.Fields[i].Time, d.rep.Fields[i].Duration = nil, "", ""
		}
	}
	d.rep.Problems, d.stamps = d.rep.Problems[:problems], d.stamps[:stamps]
}

// listOf reads an array of objects, or a single object in its place, or either
// in a string.
func (d *decoder) listOf(n *lenient.Node, f *field, path string) []row {
	if isAbsent(n) {
		d.plain(n, f.label, path, "")
		return nil
	}
	inner, asString := unwrap(n)
	if inner == nil {
		d.problem(d.row, path, Malformed, text("这里应是"+f.kind.zh(), "here belongs "+f.kind.en()))
		d.plain(n, f.label, path, f.mask)
		return nil
	}
	if asString && d.old {
		d.note(path, JSONAsString, func(n int) codes.Text {
			return text(fmt.Sprintf("%d 处 JSON 写成了字符串，已展开", n), fmt.Sprintf("%d value(s) are JSON in a string; opened", n))
		})
	}
	if f.kind == kindObject {
		if inner.Kind == lenient.Array && len(inner.Items) == 1 {
			inner = inner.Items[0]
		}
		if inner.Kind == lenient.Object {
			return []row{d.object(inner, f, path)}
		}
	}
	if inner.Kind == lenient.Object {
		if d.old {
			d.note(path, SingleObject, func(int) codes.Text {
				return text("应为数组，这里只有一个对象，按一个元素读", "an array is due, a single object is there; read as its one element")
			})
		}
		return []row{d.element(inner, f, path, 0)}
	}
	if len(inner.Items) == 0 {
		d.rep.Fields = append(d.rep.Fields, Field{Path: path, Value: "[]", Name: f.label})
	}
	rows := make([]row, 0, len(inner.Items))
	for i, item := range inner.Items {
		if box, _ := unwrap(item); i == len(inner.Items)-1 && inner.Quirks&lenient.Truncated != 0 && (box == nil || box.Kind != lenient.Object) {
			break // half an element
		}
		rows = append(rows, d.element(item, f, path, i))
	}
	return rows
}

// element reads one element of a list.
func (d *decoder) element(n *lenient.Node, f *field, path string, i int) row {
	outer := d.row
	if d.row < 0 {
		d.row = i
	}
	defer func() { d.row = outer }()
	path = fmt.Sprintf("%s[%d]", path, i)
	inner, _ := unwrap(n)
	if inner == nil || inner.Kind != lenient.Object {
		d.problem(d.row, path, Malformed, text("这里应是对象", "here belongs an object"))
		d.unknown(n, path, f.mask, 1)
		return row{path: path, index: d.row}
	}
	return d.object(inner, f, path)
}

// scalar reads one value as what the model says it is.
func (d *decoder) scalar(n *lenient.Node, f *field, path string) (cell, bool) {
	c := cell{path: path, index: len(d.rep.Fields)}
	if n.Kind == lenient.Array || n.Kind == lenient.Object {
		d.problem(d.row, path, Malformed, text("这里应是单个值", "a single value belongs here"))
		d.unknown(n, path, f.mask, 1)
		return c, true // something is there
	}
	mask := f.mask
	if _, isNumber := number(n.Text); isNumber && mask == "" && f.kind.numeric() || f.kind == kindURL && !isAbsent(n) {
		mask = unmasked
	}
	out := d.plain(n, f.label, path, mask)
	if isAbsent(n) {
		return c, false
	}
	if f.kind != kindString && f.kind != kindURL && isQuoted(n) && d.old {
		d.note(path, NumberAsString, func(n int) codes.Text {
			return text(fmt.Sprintf("%d 个数字写在引号里", n), fmt.Sprintf("%d number(s) stand in quotes", n))
		})
	}
	switch f.kind {
	case kindURL:
		out.Value = d.mask.url(n.Text)
	case kindEnum, kindFlag:
		d.enum(n, f, out, &c)
	case kindBool:
		d.boolean(n, out, &c)
	case kindStamp:
		return c, d.stamp(n, out, &c)
	case kindClock:
		d.written(n, out, &c)
	case kindSpan:
		d.span(n, out, &c)
	case kindMetres:
		d.metres(n, out, &c)
	default:
		c.ok = true
	}
	return c, true
}

// unmasked is the mask of a number that is no more than a number: an id of
// eleven digits is not taken for a telephone.
const unmasked = "-"

// plain writes down a field; what its value means is filled in by the caller.
func (d *decoder) plain(n *lenient.Node, label codes.Text, path, mask string) *Field {
	value := n.Text
	if n.Kind == lenient.Null {
		value = "null"
	} else if mask != unmasked {
		value = d.mask.value(mask, value)
	}
	d.rep.Fields = append(d.rep.Fields, Field{Path: path, Value: value, Name: label})
	out := &d.rep.Fields[len(d.rep.Fields)-1]
	if isAbsent(n) {
		t := text("未填", "not given")
		out.Text = &t
	}
	return out
}

// unknown writes down what no model knows, leaf by leaf. A mask holds for all
// leaves below.
func (d *decoder) unknown(n *lenient.Node, path, mask string, depth int) {
	if depth == 0 {
		d.note(path, UnknownField, func(n int) codes.Text {
			return text(fmt.Sprintf("%d 个字段不在公布的模型里，原样保留", n), fmt.Sprintf("%d field(s) are not in the published model; kept as they are", n))
		})
	}
	from := len(d.rep.Fields)
	defer func() {
		for i := from; i < len(d.rep.Fields) && depth == 0; i++ {
			d.rep.Fields[i].Unknown = true
		}
	}()
	label := text("模型之外的字段", "not in the published model")
	switch {
	case n.Kind == lenient.Object && len(n.Members) > 0 && depth < lenient.MaxDepth:
		for _, m := range n.Members {
			below := mask
			if below == "" {
				below = d.mask.kind(m.Key)
			}
			d.unknown(m.Value, join(path, d.mask.value("", m.Key)), below, depth+1)
		}
	case n.Kind == lenient.Array && len(n.Items) > 0 && depth < lenient.MaxDepth:
		for i, item := range n.Items {
			d.unknown(item, path+"["+strconv.Itoa(i)+"]", mask, depth+1)
		}
	case n.Kind == lenient.Object:
		d.rep.Fields = append(d.rep.Fields, Field{Path: path, Value: "{}", Name: label})
	case n.Kind == lenient.Array:
		d.rep.Fields = append(d.rep.Fields, Field{Path: path, Value: "[]", Name: label})
	default:
		d.plain(n, label, path, mask)
	}
}

func (d *decoder) spelling(path, got, want string) {
	d.note(path, KeySpelling, func(n int) codes.Text {
		return text(fmt.Sprintf("%d 个字段名的写法与公布的不同，如 %s 应为 %s", n, excerpt(got), want),
			fmt.Sprintf("%d key(s) are not spelled as published, such as %s for %s", n, excerpt(got), want))
	})
}

// join puts a key behind a path.
//
//go:noinline
func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// isEnvelope reports whether a key belongs to the answer around a record.
func isEnvelope(key string) bool {
	for _, k := range []string{"errcode", "errmsg", "success", "request_id", "sub_code", "sub_msg", "code", "message"} {
		if lenient.SameKey(k, key) {
			return true
		}
	}
	return false
}

func (k kind) zh() string {
	if k == kindArray {
		return "对象数组"
	}
	return "对象"
}

func (k kind) en() string {
	if k == kindArray {
		return "an array of objects"
	}
	return "an object"
}

// published lists the values of an enumeration for a sentence.
func published(values []Value) string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = v.Value
	}
	return strings.Join(names, ", ")
}
