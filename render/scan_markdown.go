package render

import (
	"io"
	"strings"

	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/explain/scan"
)

// ScanMarkdown writes the report of a scan as Markdown, for a ticket.
func ScanMarkdown(w io.Writer, r *scan.Result, o ScanOptions) error {
	o.Zone = r.Zone()
	p := newPage(o.Options)
	p.o.Hyperlinks = false
	p.b.WriteString("# " + o.say("钉钉错误统计", "DingTalk errors") + "\n\n")
	sum := newPage(Options{Lang: o.Lang, Zone: o.Zone, Width: maxWidth})
	sum.width = 1 << 20
	sum.scanSum(r)
	p.b.WriteString(sum.b.String())
	if r.Findings > 0 {
		p.scanMarkdownTable(r, o)
		p.scanMarkdownMissing(r.Missing())
	}
	return p.flush(w)
}

// scanMarkdownTable prints a table of the rows.
func (p *page) scanMarkdownTable(r *scan.Result, so ScanOptions) {
	o := p.o
	cause := so.By == scan.ByCause
	heads := []string{o.say("次数", "Count"), o.say("占比", "Share"), o.say("原因", "Cause")}
	if cause {
		heads = append(heads, o.say("错误码", "Codes"), o.say("类别", "Kind"))
	}
	heads = append(heads, o.say("首次–末次", "First–last"))
	if cause {
		heads = append(heads, o.say("先做", "First step"))
	}
	p.b.WriteString("\n| " + strings.Join(heads, " | ") + " |\n|" + strings.Repeat(" --- |", len(heads)) + "\n")
	rows := r.By(so.By)
	if most := so.most(); most > 0 {
		rows = rows[:min(len(rows), most)]
	}
	for _, row := range rows {
		cells := []string{itoa(row.Count), strings.TrimSpace(percent(row.Count, r.Findings)), tableCell(p.rowTitle(row, so.By))}
		if cause {
			var ids []string
			for _, id := range row.IDs {
				ids = append(ids, code(id))
			}
			cells = append(cells, strings.Join(ids, " "), tableCell(o.kindWord(row.Group.Kind)))
		}
		when := ""
		if !row.First.IsZero() && so.By != scan.ByHour {
			when = o.period(row.First, row.Last)
		}
		cells = append(cells, when)
		if cause {
			step := ""
			if len(row.Group.Fixes) > 0 {
				step = tableCell(o.text(row.Group.Fixes[0].Text))
			}
			cells = append(cells, step)
		}
		p.b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
}

// tableCell makes text fit for the cell of a table.
func tableCell(s string) string { return strings.ReplaceAll(own(calm(s)), "|", `\|`) }

// scanMarkdownMissing lists the permission points that are missing.
func (p *page) scanMarkdownMissing(all []*scan.Missing) {
	if len(all) == 0 {
		return
	}
	o := p.o
	p.b.WriteString("\n## " + o.say("缺的权限点，一次申请", "Missing scopes, to apply for in one round") + "\n\n")
	for _, m := range all {
		s := "- " + code(m.Scope)
		if x, ok := calls.ScopeByName(m.Scope); ok {
			s += " " + own(strings.Join(x.Names, o.say("；", "; ")))
		}
		if m.App != "" {
			s += " · " + o.say("应用 ", "app ") + code(m.App)
		}
		s += " · " + o.count(m.Count, "次", "time", "times")
		if m.Documented {
			s += " · " + o.say("按文档，响应没有说", "as documented; the answers name none")
		}
		p.b.WriteString(s + "\n")
	}
}
