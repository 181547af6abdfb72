package render

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/explain/scan"
)

// LiveOptions says how a scan that goes on is shown.
type LiveOptions struct {
	ScanOptions
	// Rows is how many lines there are on the screen.
	Rows int
	// Bytes is how much was read so far.
	Bytes int64
	// Note is what there is to say besides; the newest.
	Note string
	// Keys says that q ends it.
	Keys bool
}

// The least that a screen has, the cells of a time of day, and which part of a line a
// code may take.
const (
	leastRows  = 6
	clockCells = 8
	nameOf     = 3
)

// ScanLive gives what a scan that goes on has counted, on so many lines that they fit on
// the screen: the causes a line each, what to do first, and when they came. The result
// is listed.
func ScanLive(r *scan.Result, o LiveOptions) string {
	o.Zone = r.Zone()
	rows := max(leastRows, o.Rows)
	head := o.section(func(p *page) { p.liveSum(r, o.Bytes) })
	foot := o.section(func(p *page) { p.liveFoot(o) })
	left := rows - len(head) - len(foot) - 1
	all := r.By(o.By)
	if o.Top > 0 {
		all = all[:min(len(all), o.Top)]
	}
	table := o.section(func(p *page) { p.liveTable(r, all, o, left) })
	lines := append(head, "")
	lines = append(lines, table...)
	left -= len(table)
	for _, more := range [...]func(*page){
		func(p *page) { p.liveFirst(r) },
		func(p *page) { p.scanTimes(r) },
	} {
		if s := o.section(more); len(s) > 0 && len(s) <= left {
			lines = append(lines, s...)
			left -= len(s)
		}
	}
	for ; left > 0; left-- {
		lines = append(lines, "")
	}
	return strings.Join(append(lines, foot...), "\n")
}

// section gives the lines that a part of the page takes.
func (o LiveOptions) section(write func(*page)) []string {
	p := newPage(o.Options)
	write(p)
	text := strings.TrimSuffix(p.b.String(), "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// liveSum says in a line what was counted so far.
func (p *page) liveSum(r *scan.Result, bytes int64) {
	o := p.o
	pieces := o.counted(r, o.say("还没有钉钉的错误", "no error of DingTalk yet"))
	pieces = append(pieces, piece{ink: dim, text: size(bytes)})
	if r.Files > 1 {
		pieces = append(pieces, piece{ink: dim, text: o.count(r.Files, "个输入", "input", "inputs")})
	}
	p.flow(0, " · ", pieces...)
}

// liveTable prints a line for each row, as many as there is room for: how many errors,
// which part of all, when the last was, and what it is about.
func (p *page) liveTable(r *scan.Result, rows []*scan.Row, o LiveOptions, room int) {
	shown := rows
	if len(rows) > room {
		shown = rows[:max(0, room-1)]
	}
	wide := 0
	for _, row := range shown {
		wide = max(wide, len(itoa(row.Count)))
	}
	for _, row := range shown {
		lead := blanks(p.margin+wide-len(itoa(row.Count))) + p.th.paint(strong, itoa(row.Count)) + "  " + p.th.paint(dim, percent(row.Count, r.Findings)) + "  "
		free := p.width - p.margin - wide - len("  100%  ")
		if o.By != scan.ByHour {
			lead += p.th.paint(dim, pad(p.clock(row.Last, r.Last), clockCells)) + "  "
			free -= clockCells + 2
		}
		name := ""
		if len(row.IDs) > 0 && (o.By == scan.ByCause || o.By == scan.ByCode) {
			name = short(clean(shortest(row.IDs)), free/nameOf)
			free -= cells(name) + 2
			name = p.th.paint(label, name) + "  "
		}
		p.b.WriteString(lead + name + p.th.paint(plain, short(clean(p.rowTitle(row, o.By)), free)) + "\n")
	}
	if left := len(rows) - len(shown); left > 0 {
		p.b.WriteString(blanks(p.margin) + p.th.paint(dim, p.o.say("… 另有 ", "… and ")+p.o.count(left, "行", "more row", "more rows")) + "\n")
	}
}

// shortest gives the shortest of several names.
func shortest(names []string) string {
	return slices.MinFunc(names, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
}

// short gives a text that fits, with a mark where it is cut.
func short(s string, width int) string {
	if head := shorten(s, width); head != s {
		return head + "…"
	}
	return s
}

// clock shows a time of day, or the day where that is long before the newest.
func (p *page) clock(t, newest time.Time) string {
	switch {
	case t.IsZero():
		return "-"
	case newest.Sub(t) >= 24*time.Hour:
		return t.In(p.o.Zone).Format("01-02")
	}
	return t.In(p.o.Zone).Format(time.TimeOnly)
}

// liveFirst prints what to do first.
func (p *page) liveFirst(r *scan.Result) {
	rows := r.By(scan.ByCause)
	if len(rows) == 0 || len(rows[0].Group.Fixes) == 0 {
		return
	}
	p.blank()
	p.lines("", "→ ", plain, clean(p.o.text(rows[0].Group.Fixes[0].Text)))
}

// liveFoot prints the last line: how to end it, and what there is to say.
func (p *page) liveFoot(o LiveOptions) {
	text := o.say("Ctrl-C 结束并给出报告", "Ctrl-C ends with the report")
	if o.Keys {
		text = o.say("q 或 ", "q or ") + text
	}
	if o.Note != "" {
		text += " · " + o.Note
	}
	p.b.WriteString(p.th.paint(dim, short(clean(text), p.width)) + "\n")
}
