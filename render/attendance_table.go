package render

import (
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/explain/attendance"
)

// The bounds of the tables: how many elements of a list are shown side by side
// with every field, and how many of a longer list without a line of their own.
const (
	fullElements  = 6
	shownElements = 12
)

// grid is a list of the record: its fields by row, its elements by column.
type grid struct {
	list string
	rows []gridRow
	n    int
}

type gridRow struct {
	key     string
	name    string
	unknown bool
	named   bool       // the name tells the key, where there is no column of keys
	cells   []gridCell // by element; missing ones are empty
}

type gridCell struct {
	text  string
	wrong bool
}

// fields shows the record: what stands outside of lists line by line, each
// list as a table, and the request around it.
func (p *sheet) fields() {
	var single []attendance.Field
	var grids []*grid
	byList := map[string]*grid{}
	rows := map[string]int{}
	for _, f := range p.r.Fields {
		list, index, rest, ok := elementOf(f.Path)
		if !ok || rest == "" {
			single = append(single, f)
			continue
		}
		g := byList[list]
		if g == nil {
			g = &grid{list: list}
			byList[list] = g
			grids = append(grids, g)
		}
		g.n = max(g.n, index+1)
		if index >= shownElements {
			continue
		}
		at, ok := rows[list+"\x00"+rest]
		if !ok {
			at = len(g.rows)
			rows[list+"\x00"+rest] = at
			g.rows = append(g.rows, gridRow{key: rest, name: p.o.text(f.Name), unknown: f.Unknown})
		}
		row := &g.rows[at]
		for len(row.cells) <= index {
			row.cells = append(row.cells, gridCell{})
		}
		row.cells[index] = gridCell{text: p.value(f, p.dayOf(list, index)), wrong: p.wrong[f.Path]}
	}
	p.singles(p.o.say("记录", "Record"), single)
	for _, g := range grids {
		p.grid(g)
	}
	p.singles(p.o.say("所在请求", "Request around it"), p.r.Request)
}

// dayOf gives the day of a list's element, so that its times go without date.
func (p *sheet) dayOf(list string, index int) time.Time {
	if len(p.r.Days) == 1 {
		return p.r.Days[0].Start
	}
	path := list + "[" + itoa(index) + "]"
	for _, d := range p.r.Days {
		if slices.ContainsFunc(d.Items, func(it attendance.Item) bool { return it.Path == path }) {
			return d.Start
		}
	}
	return time.Time{}
}

// singles is a table of one column.
func (p *sheet) singles(title string, fields []attendance.Field) {
	if len(fields) == 0 {
		return
	}
	g := &grid{n: 1}
	for _, f := range fields {
		g.rows = append(g.rows, gridRow{key: f.Path, name: p.o.text(f.Name), unknown: f.Unknown, cells: []gridCell{{text: p.value(f, time.Time{}), wrong: p.wrong[f.Path]}}})
	}
	p.title(title)
	p.columns(g, 0, 1)
}

// grid prints a list: every field when it is short, else a line an element.
func (p *sheet) grid(g *grid) {
	p.title(g.list + "  " + p.o.count(g.n, "项", "element", "elements"))
	if g.n > fullElements && p.punches(g.list) {
		return
	}
	shown := min(g.n, shownElements)
	for from := 0; from < shown; {
		to := p.columns(g, from, shown)
		if to < shown {
			p.blank()
		}
		from = to
	}
	if g.n > shown {
		p.block(2, dim, p.o.say("… 其余见 --json", "… the others: --json"))
	}
}

// columns prints as many elements beside each other as fit, at most up to
// limit, and gives the first that did not.
func (p *sheet) columns(g *grid, from, limit int) int {
	keys, names := 0, 0
	for _, r := range g.rows {
		keys = max(keys, cells(clean(r.key)))
		names = max(names, cells(clean(r.name)))
	}
	wide := p.width >= 80
	for i := range g.rows {
		// Without a column of keys, an unknown field goes by its key, and one with
		// a problem by both.
		r := &g.rows[i]
		switch {
		case wide || r.named:
			continue
		case r.unknown:
			r.name = r.key
		case slices.ContainsFunc(r.cells, func(c gridCell) bool { return c.wrong }):
			r.name += " " + r.key // as the problem above calls it
		}
		r.named = true
		names = max(names, cells(clean(r.name)))
	}
	keys, names = min(keys, 26), min(names, p.width/3)
	left := names + 4
	if wide {
		left += keys + 2
	}
	to, widths := g.fitting(from, limit, p.width-left)
	if limit > 1 || from > 0 {
		p.b.WriteString(strings.Repeat(" ", left))
		for n := from; n < to; n++ {
			last := n == to-1
			p.cellOf("["+itoa(n)+"]", widths[n-from], dim, last)
		}
		p.b.WriteByte('\n')
	}
	for _, r := range g.rows {
		if !slices.ContainsFunc(r.cells[min(from, len(r.cells)):min(to, len(r.cells))], func(c gridCell) bool { return c.text != "" }) && len(r.cells) > 0 && g.n > 1 {
			continue
		}
		p.gridRow(r, from, rowLayout{names, keys, wide, limit > 1 || from > 0, widths})
	}
	return to
}

// rowLayout says how wide the columns of a grid are. Without wide there are no
// keys; numbered tells that the elements go by their numbers.
type rowLayout struct {
	names, keys    int
	wide, numbered bool
	widths         []int
}

// gridRow prints one field of the elements from that one on. A URL that its
// column is too narrow for stands whole below the row.
func (p *sheet) gridRow(r gridRow, from int, l rowLayout) {
	parts, inks, ws := [][]string{wrap(clean(r.name), l.names)}, []ink{label}, []int{l.names}
	if l.wide {
		parts, inks, ws = append(parts, wrap(clean(r.key), l.keys)), append(inks, dim), append(ws, l.keys)
	}
	var below []string
	for n, width := range l.widths {
		c := gridCell{}
		if from+n < len(r.cells) {
			c = r.cells[from+n]
		}
		i := plain
		if c.wrong {
			i, c.text = bad, "✗ "+c.text
		}
		if text := clean(c.text); isURL(text) && urlBytes(text) == len(text) && cells(text) > width {
			if l.numbered {
				text = "[" + itoa(from+n) + "] " + text
			}
			below, c.text = append(below, text), ""
		}
		parts, inks, ws = append(parts, wrap(clean(c.text), width)), append(inks, i), append(ws, width)
	}
	p.gridLines(parts, inks, ws)
	for _, url := range below {
		p.b.WriteString(blanks(4) + url + "\n")
	}
}

// fitting chooses how many elements fit into that many cells and how wide
// each is: as its widest value, but no less than a fair share.
func (g *grid) fitting(from, limit, room int) (to int, widths []int) {
	to, widths = g.place(from, limit, room)
	if to < limit {
		// The share of those that found no room is the others'.
		_, widths = g.place(from, to, room)
	}
	return to, widths
}

func (g *grid) place(from, limit, room int) (to int, widths []int) {
	const least = 17
	used := 0
	for n := from; n < limit; n++ {
		need := 4
		for _, r := range g.rows {
			if n < len(r.cells) {
				need = max(need, cells(clean(r.cells[n].text))+2)
			}
		}
		share := max(room/max(limit-from, 1)-2, least)
		need = min(need, share)
		if n > from && used+need > room {
			return n, widths
		}
		need = min(need, max(room-used, 8))
		widths = append(widths, need)
		used += need + 2
	}
	return limit, widths
}

// gridLines prints cells side by side, each in as many lines as it needs.
func (p *sheet) gridLines(parts [][]string, inks []ink, widths []int) {
	height := 0
	for _, lines := range parts {
		height = max(height, len(lines))
	}
	for y := range height {
		var b strings.Builder
		b.WriteString("  ")
		for x, lines := range parts {
			s := ""
			if y < len(lines) {
				s = lines[y]
			}
			b.WriteString(p.th.paint(inks[x], s))
			b.WriteString(strings.Repeat(" ", max(widths[x]-cells(s), 0)+2))
		}
		p.b.WriteString(strings.TrimRight(b.String(), " ") + "\n")
	}
}

func (p *sheet) cellOf(s string, width int, i ink, last bool) {
	p.b.WriteString(p.th.paint(i, s))
	if !last {
		p.b.WriteString(strings.Repeat(" ", max(width-cells(s), 0)+2))
	}
}

// punches prints a long list of punches a line each, day by day. It is false
// when the list holds none.
func (p *sheet) punches(list string) bool {
	found := false
	for _, d := range p.r.Days {
		var items []attendance.Item
		for _, it := range d.Items {
			if l, _, _, _ := elementOf(it.Path); l == list {
				items = append(items, it)
			}
		}
		if len(items) == 0 {
			continue
		}
		found = true
		p.block(2, label, p.date(d))
		p.briefs(items, d)
	}
	return found
}

// briefs prints the punches of a day in columns. Where those are too wide, what
// goes without saying and the fractions of seconds are left out, and a line
// breaks between its columns.
func (p *sheet) briefs(items []attendance.Item, d attendance.Day) {
	lines := make([][6]string, len(items))
	var widths [6]int
	for _, terse := range []bool{false, true} {
		widths = [6]int{}
		for y, it := range items {
			lines[y] = p.brief(it, d, terse)
			for x, s := range lines[y] {
				widths[x] = max(widths[x], cells(s))
			}
		}
		total := 4 - 2
		for _, w := range widths {
			total += w + 2
		}
		if total <= p.width {
			break
		}
	}
	for y, cols := range lines {
		i := plain
		if len(items[y].Problems) > 0 {
			i = bad
		}
		p.hang(cols, widths, i)
	}
}

// hang prints columns, and those that find no room in lines below, further in.
func (p *sheet) hang(cols [6]string, widths [6]int, i ink) {
	const indent = 8
	line := blanks(2)
	for x, s := range cols {
		if s == "" && widths[x] == 0 {
			continue
		}
		if s != "" && cells(line)+2+cells(s) > p.width {
			p.b.WriteString(p.th.paint(i, strings.TrimRight(line, " ")) + "\n")
			line = blanks(indent - 2)
			if cells(line)+2+cells(s) > p.width {
				p.lines(blanks(indent), "", i, s)
				continue
			}
		}
		line += "  " + pad(s, widths[x])
	}
	if line = strings.TrimRight(line, " "); line != "" {
		p.b.WriteString(p.th.paint(i, line) + "\n")
	}
}

// brief is a punch in six words: which, result, planned, punched, by how much,
// where. A terse one leaves out milliseconds and what is the rule: punched by
// the user, inside the area.
func (p *sheet) brief(it attendance.Item, d attendance.Day, terse bool) [6]string {
	if terse {
		it.Plan, it.Sign = it.Plan.Truncate(time.Second), it.Sign.Truncate(time.Second)
		if it.Delta != nil {
			delta := it.Sign.Sub(it.Plan)
			it.Delta = &delta
		}
		if it.Good && !it.Outside {
			it.Scope, it.Source = nil, nil
		}
	}
	cols := [6]string{0: clean(p.name(it))}
	if it.Result != nil {
		cols[1] = clean(p.o.text(*it.Result))
	}
	if !it.Plan.IsZero() {
		cols[2] = p.clock(it.Plan, d.Start)
	}
	if !it.Sign.IsZero() {
		cols[3] = p.clock(it.Sign, d.Start)
	}
	if it.Delta != nil {
		cols[4] = p.delta(*it.Delta)
	}
	var last []string
	if it.Scope != nil && !it.Missing {
		last = append(last, clean(p.o.text(*it.Scope)))
	}
	if it.Source != nil {
		last = append(last, clean(p.o.text(*it.Source)))
	}
	cols[5] = strings.Join(last, " · ")
	if len(it.Problems) > 0 {
		cols[5] = strings.TrimSpace("✗ " + strings.Join(it.Problems, ", ") + " " + cols[5])
	}
	return cols
}
