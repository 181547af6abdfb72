package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/scan"
)

// ScanHTML writes the report of a scan as one page that needs nothing else: its policy
// allows its own style and no script, no picture, no connection. Everything from the
// input is text in it.
func ScanHTML(w io.Writer, r *scan.Result, o ScanOptions) error {
	o.Zone = r.Zone()
	h := &htmlPage{o: o}
	h.head()
	h.summary(r)
	if r.Findings > 0 {
		h.timeline(&r.Histogram)
		h.causes(r)
		h.missing(r.Missing())
	}
	h.raw("</main>\n</html>\n")
	_, err := w.Write(h.b.Bytes())
	return err
}

// htmlPage is a page under way.
type htmlPage struct {
	o ScanOptions
	b bytes.Buffer
}

// raw writes markup.
//
//go:noinline
func (h *htmlPage) raw(format string, args ...any) { fmt.Fprintf(&h.b, format, args...) }

// text makes a text safe to stand in markup or in an attribute.
func text(s string) string { return html.EscapeString(clean(calm(s))) }

// pageStyle is that of the page: quiet, in the reader's own font, in both colour schemes and
// on paper.
const pageStyle = `:root{color-scheme:light dark;--line:#8886;--dim:#666;--c0:#c2410c;--c1:#b91c1c;--c2:#1d4ed8;--c3:#7e22ce;--c4:#0f766e;--c5:#525252}
@media(prefers-color-scheme:dark){:root{--dim:#aaa;--c0:#fb923c;--c1:#f87171;--c2:#60a5fa;--c3:#c084fc;--c4:#2dd4bf;--c5:#a3a3a3}}
body{font:15px/1.55 system-ui,sans-serif;margin:0 auto;max-width:70rem;padding:1rem}
h1{font-size:1.4rem;margin:.5rem 0}h2{font-size:1.1rem;margin:2rem 0 .5rem}
.dim{color:var(--dim)}code{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
td.n,th.n{text-align:right;white-space:nowrap}ol,ul{margin:.2rem 0;padding-left:1.2rem}
svg{width:100%;height:auto;display:block}figure{margin:1rem 0}figcaption span{margin-right:1rem;white-space:nowrap}
.k0{fill:var(--c0)}.k1{fill:var(--c1)}.k2{fill:var(--c2)}.k3{fill:var(--c3)}.k4{fill:var(--c4)}.k5{fill:var(--c5)}
i.k0{background:var(--c0)}i.k1{background:var(--c1)}i.k2{background:var(--c2)}i.k3{background:var(--c3)}i.k4{background:var(--c4)}i.k5{background:var(--c5)}
.axis{display:flex;justify-content:space-between;margin:.1rem 0 .6rem;font-size:.85em}
figcaption i{display:inline-block;width:.8em;height:.8em;margin-right:.3em}
details summary{cursor:pointer}
@media(max-width:40rem){table,tbody,tr,td{display:block}thead{display:none}td.n{text-align:left;border:0;padding-bottom:0;font-weight:600}}
@media print{details>*{display:block}}`

// head opens the page.
func (h *htmlPage) head() {
	sum := sha256.Sum256([]byte(pageStyle))
	lang, title := h.o.say("zh-CN", "en"), h.o.say("钉钉错误统计", "DingTalk errors")
	h.raw("<!doctype html>\n<html lang=\"%s\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n", lang)
	h.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'\">\n", base64.StdEncoding.EncodeToString(sum[:]))
	h.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n<title>%s</title>\n<style>%s</style>\n<main>\n<h1>%s</h1>\n", title, pageStyle, title)
}

// summary says what was read and found.
func (h *htmlPage) summary(r *scan.Result) {
	sum := newPage(Options{Lang: h.o.Lang, Zone: h.o.Zone})
	sum.width = 1 << 20
	sum.scanSum(r)
	h.raw("<p>%s</p>\n", text(strings.TrimSpace(sum.b.String())))
	if !h.o.Now.IsZero() {
		h.raw("<p class=\"dim\">%s</p>\n", text(h.o.say("生成于 ", "made at ")+h.o.moment(h.o.Now)+" · dterr"))
	}
}

// The size of the timeline in units of its own, how many bars it has at most, and how
// many colours there are.
const (
	chartWide, chartHigh = 960, 180
	chartBars            = 120
	colours              = 6
)

// timeline draws when the errors came: a bar of its kinds for each bucket.
func (h *htmlPage) timeline(of *scan.Histogram) {
	if len(of.Buckets) < 2 {
		return
	}
	o := h.o
	first, last := of.Buckets[0].Start, of.Buckets[len(of.Buckets)-1].Start
	steps := int(last.Sub(first)/of.Width) + 1
	per := barOf(of.Width, (steps+chartBars-1)/chartBars)
	bars := make([]map[codes.Kind]int, (steps+per-1)/per)
	for i := range bars {
		bars[i] = map[codes.Kind]int{}
	}
	total := map[codes.Kind]int{}
	for _, b := range of.Buckets {
		for k, n := range b.Kinds {
			total[k] += n
			bars[int(b.Start.Sub(first)/of.Width)/per][k] += n
		}
	}
	most := 1
	for _, bar := range bars {
		sum := 0
		for _, n := range bar {
			sum += n
		}
		most = max(most, sum)
	}
	kinds, width := kindsOf(total), time.Duration(per)*of.Width
	wide := float64(chartWide) / float64(len(bars))
	h.raw("<h2>%s</h2>\n<figure>\n<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n", o.say("随时间", "Over time"), chartWide, chartHigh,
		text(o.say("每格 ", "a bar is ")+o.span(width)+", "+o.period(first, last.Add(of.Width))))
	for at, bar := range bars {
		x, y := float64(at)*wide, float64(chartHigh)
		for i, k := range kinds {
			n := bar[k]
			if n == 0 {
				continue
			}
			high := float64(n) / float64(most) * (chartHigh - 4)
			y -= high
			h.raw("<rect class=\"k%d\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"><title>%s</title></rect>\n", min(i, colours-1), x, y, max(wide*0.9, 0.6), high,
				text(h.at(first.Add(time.Duration(at)*width))+"  "+o.kindWord(k)+" "+itoa(n)))
		}
	}
	h.raw("</svg>\n<p class=\"axis dim\"><span>%s</span><span>%s</span></p>\n<figcaption>", text(h.at(first)), text(h.at(last.Add(of.Width))))
	for i, k := range kinds {
		h.raw("<span><i class=\"k%d\"></i>%s %d</span>", min(i, colours-1), text(o.kindWord(k)), total[k])
	}
	h.raw("<span class=\"dim\">%s</span></figcaption>\n</figure>\n", text(o.say("每格 ", "a bar is ")+o.span(width)))
}

// at shows a moment without its zone.
func (h *htmlPage) at(t time.Time) string {
	return t.In(h.o.Zone).Format("2006-01-02 15:04")
}

// causes prints the table of causes, what must be fixed first.
func (h *htmlPage) causes(r *scan.Result) {
	o := h.o
	h.raw("<h2>%s</h2>\n<table>\n<thead><tr><th class=\"n\">%s</th><th class=\"n\">%s</th><th>%s</th><th>%s</th></tr></thead>\n<tbody>\n",
		o.say("原因", "Causes"), o.say("次数", "Count"), o.say("占比", "Share"), o.say("原因和先做的事", "Cause and what to do first"), o.say("首次–末次", "First–last"))
	p := newPage(o.Options)
	rows := r.By(scan.ByCause)
	if o.Top > 0 {
		rows = rows[:min(len(rows), o.Top)]
	}
	for _, row := range rows {
		g := row.Group
		h.raw("<tr><td class=\"n\">%d</td><td class=\"n\">%s</td><td><strong>%s</strong><br><span class=\"dim\">", row.Count, strings.TrimSpace(percent(row.Count, r.Findings)), text(p.rowTitle(row, scan.ByCause)))
		for _, id := range row.IDs {
			h.raw("<code>%s</code> ", text(id))
		}
		h.raw("· %s · %s</span>\n", text(o.kindWord(g.Kind)), text(o.policyWord(g.Retry)))
		if len(g.Fixes) > 0 {
			h.raw("<ol>")
			for _, a := range g.Fixes {
				h.raw("<li>%s", text(o.text(a.Text)))
			}
			h.raw("</ol>\n")
		}
		h.details(g)
		when := ""
		if !row.First.IsZero() {
			when = o.period(row.First, row.Last)
		}
		h.raw("</td><td>%s</td></tr>\n", text(when))
	}
	h.raw("</tbody>\n</table>\n")
}

// details folds the calls and the newest requests of a cause away.
func (h *htmlPage) details(g *scan.Group) {
	o := h.o
	if len(g.APIs)+len(g.Requests) == 0 {
		return
	}
	h.raw("<details><summary>%s</summary>\n", o.say("接口和请求号", "Calls and request ids"))
	if len(g.APIs) > 0 {
		h.raw("<ul>")
		for _, c := range g.APIs[:min(len(g.APIs), 20)] {
			h.raw("<li><code>%s</code> %d", text(c.Name), c.N)
		}
		h.raw("</ul>\n")
	}
	if len(g.Requests) > 0 {
		h.raw("<ul>")
		for _, q := range g.Requests {
			h.raw("<li><code>%s</code>", text(q.ID))
			if !q.Time.IsZero() {
				h.raw(" <span class=\"dim\">%s</span>", text(o.say("官方诊断可查到 ", "known to the official diagnosis until ")+o.moment(q.Time.Add(explain.DiagnosisWindow))))
			}
		}
		h.raw("</ul>\n")
	}
	h.raw("</details>\n")
}

// missing prints the permission points that are missing.
func (h *htmlPage) missing(all []*scan.Missing) {
	if len(all) == 0 {
		return
	}
	o := h.o
	h.raw("<h2>%s</h2>\n<ul>\n", o.say("缺的权限点，一次申请", "Missing scopes, to apply for in one round"))
	for _, m := range all {
		h.raw("<li><code>%s</code>", text(m.Scope))
		if s, ok := calls.ScopeByName(m.Scope); ok {
			h.raw(" %s", text(strings.Join(s.Names, o.say("；", "; "))))
		}
		rest := o.count(m.Count, "次", "time", "times")
		if m.App != "" {
			rest = o.say("应用 ", "app ") + m.App + " · " + rest
		}
		if m.Documented {
			rest += " · " + o.say("按文档，响应没有说", "as documented; the answers name none")
		}
		h.raw(" <span class=\"dim\">%s</span>", text(rest))
		if explain.IsDingTalkURL(m.ApplyURL) {
			h.raw(" <a rel=\"noreferrer\" href=\"%s\">%s</a>", html.EscapeString(m.ApplyURL), o.say("申请", "apply"))
		}
		h.raw("\n")
	}
	h.raw("</ul>\n")
}
