package render

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/scan"
	"github.com/dterr/dterr/internal/order"
)

// What a short report of a scan shows.
const (
	scanRows     = 10 // of the table
	scanScopes   = 8
	scanRequests = 3
)

// ScanOptions says how the report of a scan is made up.
type ScanOptions struct {
	Options
	By scan.Dimension
	// Top is how many rows are shown, 0 for the usual number.
	Top int
}

// Scan writes what logs hold: the table of causes first, when they came, which
// permission points are missing, and the newest requests to ask support about.
func Scan(w io.Writer, r *scan.Result, o ScanOptions) error {
	o.Zone = r.Zone()
	p := newPage(o.Options)
	p.scanSum(r)
	if r.Findings > 0 {
		p.blank()
		p.scanTable(r, o)
		p.scanTimes(r)
		p.scanMissing(r.Missing())
		p.scanRequests(r)
	}
	p.scanRest(r)
	return p.flush(w)
}

// scanSum says in a line what was read and found.
func (p *page) scanSum(r *scan.Result) {
	o := p.o
	pieces := o.counted(r, o.say("没有钉钉的错误", "no error of DingTalk"))
	pieces = append(pieces, piece{ink: dim, text: o.count(int(r.Lines), "行", "line", "lines") + o.say("，", ", ") + size(r.Bytes)})
	if r.Files > 1 {
		pieces = append(pieces, piece{ink: dim, text: o.count(r.Files, "个输入", "input", "inputs")})
	}
	if !r.First.IsZero() {
		pieces = append(pieces, piece{ink: dim, text: o.period(r.First, r.Last)})
	}
	p.flow(0, " · ", pieces...)
}

// counted tells how much was found, errors, successes and other platforms' errors; none says
// that there was no error.
func (o *Options) counted(r *scan.Result, none string) []piece {
	sum := none
	if r.Findings > 0 {
		sum = o.count(r.Findings, "个错误", "error", "errors")
		if n := len(r.By(scan.ByCause)); n > 1 {
			sum += o.say("，", " of ") + o.count(n, "种原因", "cause", "causes")
		}
	}
	pieces := []piece{{ink: strong, text: sum}}
	if r.Successes > 0 {
		pieces = append(pieces, piece{text: o.count(r.Successes, "次成功", "success", "successes")})
	}
	if r.Foreign > 0 {
		pieces = append(pieces, piece{text: o.count(r.Foreign, "个其他平台的错误", "error of another platform", "errors of other platforms")})
	}
	return pieces
}

// size shows a number of bytes in its largest unit.
func size(n int64) string {
	units := [...]string{"B", "KiB", "MiB", "GiB", "TiB"}
	x, i := float64(n), 0
	for x >= 1024 && i < len(units)-1 {
		x, i = x/1024, i+1
	}
	if i == 0 || x >= 100 {
		return strconv.FormatFloat(x, 'f', 0, 64) + " " + units[i]
	}
	return strconv.FormatFloat(x, 'f', 1, 64) + " " + units[i]
}

// scanTable prints a row for each cause, or whatever errors are put together by.
func (p *page) scanTable(r *scan.Result, o ScanOptions) {
	rows := r.By(o.By)
	shown := rows
	if most := o.most(); most > 0 {
		shown = rows[:min(len(rows), most)]
	}
	wide := 0
	for _, row := range shown {
		wide = max(wide, len(itoa(row.Count)))
	}
	for _, row := range shown {
		p.scanRow(r, row, o, wide)
	}
	if left := len(rows) - len(shown); left > 0 {
		n := 0
		for _, row := range rows[len(shown):] {
			n += row.Count
		}
		p.block(p.margin, dim, p.o.say("… 另有 ", "… and ")+p.o.count(left, "行", "more row", "more rows")+p.o.say("，共 ", " with ")+p.o.count(n, "个错误；--full 列出全部", "error; --full shows all", "errors; --full shows all"))
	}
}

// most is how many rows are shown, 0 for all.
func (o ScanOptions) most() int {
	switch {
	case o.Top > 0:
		return o.Top
	case o.Full:
		return 0
	case o.By == scan.ByHour:
		return 24
	}
	return scanRows
}

// scanRow prints one row: count, share and what it is about; below it, for a cause, its
// codes, its kind, when it came, and what to do first.
func (p *page) scanRow(r *scan.Result, row *scan.Row, so ScanOptions, wide int) {
	o := p.o
	share := percent(row.Count, r.Findings)
	lead := p.margin + wide + len("  100%  ")
	head := blanks(p.margin+wide-len(itoa(row.Count))) + p.th.paint(strong, itoa(row.Count)) + "  " + p.th.paint(dim, share) + "  "
	for n, line := range wrap(clean(p.rowTitle(row, so.By)), p.width-lead) {
		if n > 0 {
			head = blanks(lead)
		}
		p.b.WriteString(head + p.th.paint(strong, line) + "\n")
	}
	var under []piece
	g := row.Group
	if so.By == scan.ByCause || so.By == scan.ByCode {
		for _, id := range row.IDs {
			under = append(under, piece{ink: label, text: id})
		}
	}
	if so.By == scan.ByCause {
		under = append(under, piece{ink: dim, text: o.kindWord(g.Kind)}, piece{ink: dim, text: o.policyWord(g.Retry)})
	}
	if g != nil {
		switch g.Growth(r.First, r.Last) {
		case scan.Grows:
			under = append(under, piece{ink: warn, text: o.say("在增多", "growing")})
		case scan.Ceased:
			under = append(under, piece{ink: good, text: o.say("已停止", "ceased")})
		}
	}
	if !row.First.IsZero() && so.By != scan.ByHour {
		under = append(under, piece{ink: dim, text: o.period(row.First, row.Last)})
	}
	if len(under) > 0 {
		p.flow(lead, " · ", under...)
	}
	if so.By == scan.ByCause && len(g.Fixes) > 0 {
		p.lines(blanks(lead), "→ ", plain, clean(o.text(g.Fixes[0].Text)))
	}
}

// rowTitle says what the errors of a row have in common.
func (p *page) rowTitle(row *scan.Row, by scan.Dimension) string {
	o := p.o
	switch by {
	case scan.ByKind:
		return o.kind(codes.Kind(row.Name))
	case scan.ByAPI:
		if row.Name == "" {
			return o.say("日志没有写明接口", "the log does not name the call")
		}
	case scan.ByApp:
		if row.Name == "" {
			return o.say("响应没有写明应用", "the answers do not name the app")
		}
	case scan.ByHour:
		if row.Name == "" {
			return o.say("日志没有写明时间", "the log does not tell the time")
		}
		return p.hour(row)
	default:
		return o.titled(row.Title)
	}
	return row.Name
}

// hour names an hour and the kinds of its errors.
func (p *page) hour(row *scan.Row) string {
	o := p.o
	at := row.First.In(o.Zone)
	s := at.Format("2006-01-02 15:04")
	if row.Last.Sub(row.First) > time.Hour {
		s = at.Format("2006-01-02 15:04") + o.say(" 起 ", " and ") + o.span(row.Last.Sub(row.First))
	}
	var kinds []string
	for _, k := range kindsOf(row.Kinds) {
		kinds = append(kinds, o.kindWord(k)+" "+itoa(row.Kinds[k]))
	}
	return s + "  " + strings.Join(kinds, " · ")
}

// kindsOf gives the kinds that were counted, the most frequent first.
func kindsOf(n map[codes.Kind]int) []codes.Kind {
	var all []codes.Kind
	for _, t := range kindTerms() {
		if n[t.kind] > 0 {
			all = append(all, t.kind)
		}
	}
	order.Stable(all, func(a, b codes.Kind) int { return n[b] - n[a] })
	return all
}

// percent shows a share in three cells and the sign.
func percent(n, of int) string {
	if of == 0 {
		return "  0%"
	}
	s := itoa((n*100 + of/2) / of)
	if s == "0" && n > 0 {
		s = "<1"
	}
	return blanks(3-len(s)) + s + "%"
}

// bars are the heights of a histogram in text.
const bars = "▁▂▃▄▅▆▇█"

// scanTimes prints when the errors came: a line of bars for each kind.
func (p *page) scanTimes(r *scan.Result) {
	o, h := p.o, &r.Histogram
	if len(h.Buckets) < 2 {
		return
	}
	first, last := h.Buckets[0].Start, h.Buckets[len(h.Buckets)-1].Start
	total := map[codes.Kind]int{}
	for _, b := range h.Buckets {
		for k, n := range b.Kinds {
			total[k] += n
		}
	}
	kinds := kindsOf(total)
	name := 0
	for _, k := range kinds {
		name = max(name, cells(o.kindWord(k)))
	}
	room := p.width - p.margin - name - 2 - 2 - len(itoa(r.Findings))
	steps := int(last.Sub(first)/h.Width) + 1
	per := barOf(h.Width, (steps+room-1)/room)
	n := (steps + per - 1) / per
	if n < 2 {
		return
	}
	p.blank()
	p.flow(0, " · ", piece{ink: label, text: o.say("随时间", "Over time")}, piece{ink: dim, text: o.say("每格 ", "a bar is ") + o.span(time.Duration(per)*h.Width)}, piece{ink: dim, text: o.period(first, last.Add(h.Width))})
	for _, k := range kinds {
		row := make([]int, n)
		for _, b := range h.Buckets {
			row[int(b.Start.Sub(first)/h.Width)/per] += b.Kinds[k]
		}
		word := o.kindWord(k)
		p.b.WriteString(blanks(p.margin) + word + blanks(name-cells(word)+2) + p.th.paint(mark, barsOf(row)) + "  " + p.th.paint(dim, itoa(total[k])) + "\n")
	}
}

// barOf gives how many buckets of a width are put together in a bar, at least so many: a
// time that people count in.
func barOf(width time.Duration, least int) int {
	const day = 24 * time.Hour
	for _, d := range [...]time.Duration{
		time.Minute, 2 * time.Minute, 5 * time.Minute, 10 * time.Minute, 15 * time.Minute, 30 * time.Minute,
		time.Hour, 2 * time.Hour, 3 * time.Hour, 6 * time.Hour, 12 * time.Hour, day, 2 * day, 7 * day, 14 * day, 28 * day,
	} {
		if n := int(d / width); n >= least && d%width == 0 {
			return n
		}
	}
	return least
}

// barsOf draws counts: a blank for none, else a bar that is as high as its part of the
// most.
func barsOf(row []int) string {
	heights := []rune(bars)
	most := max(1, slices.Max(row))
	var b strings.Builder
	for _, n := range row {
		if n == 0 {
			b.WriteByte(' ')
			continue
		}
		b.WriteRune(heights[(n*len(heights)-1)/most])
	}
	return b.String()
}

// scanMissing prints the permission points that are missing, so that all are asked for
// in one round.
func (p *page) scanMissing(all []*scan.Missing) {
	if len(all) == 0 {
		return
	}
	o := p.o
	p.blank()
	p.flow(0, " · ", piece{ink: label, text: o.say("缺的权限点，一次申请", "Missing scopes, to apply for in one round")})
	shown := all
	if !o.Full {
		shown = all[:min(len(all), scanScopes)]
	}
	app := ""
	for n, m := range shown {
		if m.App != app || n == 0 && m.App != "" {
			p.flow(p.margin, " ", piece{ink: dim, text: o.say("应用", "app")}, piece{ink: label, text: m.App})
			app = m.App
		}
		pieces := []piece{{ink: strong, text: m.Scope}}
		if s, ok := calls.ScopeByName(m.Scope); ok {
			pieces = append(pieces, piece{text: strings.Join(s.Names, o.say("；", "; "))})
		}
		pieces = append(pieces, piece{ink: dim, text: o.count(m.Count, "次", "time", "times")})
		if m.Documented {
			pieces = append(pieces, piece{ink: dim, text: o.say("按文档，响应没有说", "as documented; the answers name none")})
		}
		p.flow(p.margin+2, " · ", pieces...)
	}
	if left := len(all) - len(shown); left > 0 {
		p.block(p.margin+2, dim, o.say("… 另有 ", "… and ")+o.count(left, "个，--full 列出全部", "more; --full shows all", "more; --full shows all"))
	}
	var urls []string
	for _, m := range all {
		if m.ApplyURL != "" && !slices.Contains(urls, m.ApplyURL) {
			urls = append(urls, m.ApplyURL)
		}
	}
	for _, u := range urls[:min(len(urls), scanScopes)] {
		p.ownLine(p.o.pageOf(u))
	}
}

// scanRequests prints the newest requests and until when the official diagnosis knows
// them.
func (p *page) scanRequests(r *scan.Result) {
	o := p.o
	rows := r.By(scan.ByCause)
	if !o.Full {
		rows = rows[:min(len(rows), scanRequests)]
	}
	begun := false
	for _, row := range rows {
		for _, q := range row.Group.Requests[:min(len(row.Group.Requests), p.requestsMost())] {
			if !begun {
				p.blank()
				p.flow(0, " · ", piece{ink: label, text: o.say("最新的请求号", "Newest requests")})
				begun = true
			}
			note := ""
			if until := q.Time.Add(explain.DiagnosisWindow); !q.Time.IsZero() {
				note = o.say("官方诊断可查到 ", "the official diagnosis knows it until ") + o.moment(until)
				if !o.Now.IsZero() && !o.Now.Before(until) {
					note = o.say("官方诊断已查不到（只留 7 天）", "too old for the official diagnosis (7 days)")
				}
			}
			pieces := []piece{{ink: strong, text: q.ID}, {text: first(row.IDs...)}}
			if note != "" {
				pieces = append(pieces, piece{ink: dim, text: note})
			}
			p.flow(p.margin, " · ", pieces...)
		}
	}
	if begun {
		p.ownLine(item{text: explain.DiagnosisPage, url: explain.DiagnosisPage})
	}
}

func (p *page) requestsMost() int {
	if p.o.Full {
		return 5
	}
	return 1
}

// scanRest says what is not in the report.
func (p *page) scanRest(r *scan.Result) {
	o := p.o
	var all []string
	if r.Untimed > 0 {
		all = append(all, o.say("另有 ", "")+o.count(r.Untimed, "个错误没有时间，未计入", "error without a time is left out", "errors without a time are left out"))
	}
	if r.Unlisted > 0 {
		all = append(all, o.say("种类太多，", "too many causes: ")+o.count(r.Unlisted, "个错误没有分组", "error is in no group", "errors are in no group"))
	}
	if len(all) > 0 {
		p.blank()
		for _, s := range all {
			p.block(0, warn, s)
		}
	}
}
