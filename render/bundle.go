package render

import (
	"io"
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/scan"
)

// What a bundle shows at most.
const (
	bundleCauses = 20
	bundleCalls  = 8 // of a cause
	bundlePauses = 5 // between the newest answers of a call
)

// BundleOptions says what a bundle names besides.
type BundleOptions struct {
	Options
	// Version is that of the program, Catalogue the date of what it knows.
	Version, Catalogue string
}

// Bundle writes what logs hold as Markdown for somebody who has not got them: DingTalk's
// support, or the readers of a public issue. Of each cause it has the newest answer, the
// calls, when they came, the request ids and until when the official diagnosis knows
// them, and what the input rules out. What only the writer knows is left blank. r was read
// with evidence and listed.
func Bundle(w io.Writer, r *scan.Result, o BundleOptions) error {
	o.Zone = r.Zone()
	p := newPage(o.Options)
	p.o.Hyperlinks = false
	p.bundleHead(r, o)
	rows := r.By(scan.ByCause)
	shown := rows[:min(len(rows), bundleCauses)]
	p.bundleTable(shown)
	left := 0
	for _, row := range rows[len(shown):] {
		left += row.Count
	}
	p.furthermore(len(rows)-len(shown), o.count(len(rows)-len(shown), "种原因", "more cause", "more causes")+o.say("，共 ", " with ")+o.count(left, "个错误", "error", "errors"))
	p.bundleRest(r)
	for n, row := range shown {
		p.bundleCause(r, row, n+1)
	}
	p.bundleBlanks()
	return p.flush(w)
}

// bundleHead says what this is, what was read and when.
func (p *page) bundleHead(r *scan.Result, bo BundleOptions) {
	o := p.o
	p.b.WriteString("# " + o.say("钉钉开放平台错误报告", "Errors of DingTalk's open platform") + "\n\n")
	by := "dterr " + own(bo.Version) + o.say("（数据 "+bo.Catalogue+"）", " (catalogue of "+bo.Catalogue+")")
	p.bullet(o.say("生成", "Made by"), by+o.say("，", ", ")+o.moment(o.Now))
	found := o.count(r.Findings, "个错误", "error", "errors")
	if n := len(r.By(scan.ByCause)); n > 1 {
		found += o.say("，", " of ") + o.count(n, "种原因", "cause", "causes")
	}
	parts := []string{found}
	if r.Successes > 0 {
		parts = append(parts, o.count(r.Successes, "次成功", "success", "successes"))
	}
	if r.Foreign > 0 {
		parts = append(parts, o.count(r.Foreign, "个其他平台的错误", "error of another platform", "errors of other platforms"))
	}
	parts = append(parts, o.count(int(r.Lines), "行", "line", "lines"))
	p.bullet(o.say("内容", "Found"), strings.Join(parts, " · "))
	if !r.First.IsZero() {
		p.bullet(o.say("时间", "Time"), o.between(r.First, r.Last))
	}
	p.bullet(o.say("打码", "Masked"), o.say("凭证和个人信息已打码，写成 `‹…›`；发出前请再看一遍", "secrets and personal data, which are written `‹…›`; look it through before you send it"))
}

// between shows from when to when, each with its zone.
func (o *Options) between(from, to time.Time) string {
	if from.Equal(to) {
		return o.moment(from)
	}
	return o.moment(from) + " – " + o.moment(to)
}

// furthermore says in a line what is left out.
func (p *page) furthermore(n int, what string) {
	if n > 0 {
		p.b.WriteString("\n" + p.o.say("… 另有 ", "… and ") + what + "\n")
	}
}

// bundleTable prints a table of the causes.
func (p *page) bundleTable(rows []*scan.Row) {
	o := p.o
	heads := []string{"#", o.say("次数", "Count"), o.say("原因", "Cause"), o.say("错误码", "Codes"), o.say("首次", "First"), o.say("末次", "Last")}
	p.b.WriteString("\n| " + strings.Join(heads, " | ") + " |\n|" + strings.Repeat(" --- |", len(heads)) + "\n")
	for n, row := range rows {
		ids := make([]string, 0, len(row.IDs))
		for _, id := range row.IDs {
			ids = append(ids, strings.ReplaceAll(code(calm(id)), "|", `\|`))
		}
		first, last := "", ""
		if !row.First.IsZero() {
			first, last = o.moment(row.First), o.moment(row.Last)
		}
		cells := []string{itoa(n + 1), itoa(row.Count), tableCell(o.titled(row.Title)), strings.Join(ids, " "), first, last}
		p.b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
}

// bundleRest says which errors are in no cause.
func (p *page) bundleRest(r *scan.Result) {
	o := p.o
	if r.Untimed > 0 {
		p.b.WriteString("\n" + o.say("另有 ", "") + o.count(r.Untimed, "个错误没有时间，未计入", "error without a time is left out", "errors without a time are left out") + "\n")
	}
	if r.Unlisted > 0 {
		p.b.WriteString("\n" + o.say("种类太多，", "too many causes: ") + o.count(r.Unlisted, "个错误没有分组", "error is in no group", "errors are in no group") + "\n")
	}
}

// bundleCause prints what is known of a cause.
func (p *page) bundleCause(r *scan.Result, row *scan.Row, n int) {
	o, g := p.o, row.Group
	if g.Evidence == nil || g.Evidence.Newest == nil {
		return
	}
	f := o.gathered(g)
	p.b.WriteString("\n## " + itoa(n) + ". ")
	if c := lastCode(f); c != "" {
		p.b.WriteString(code(calm(c)) + " ")
	}
	p.b.WriteString(own(o.titled(row.Title)) + "\n\n")
	p.ticketCode(f)
	if len(row.IDs) > 1 {
		var others []string
		for _, id := range row.IDs {
			if id != f.Primary {
				others = append(others, code(calm(id)))
			}
		}
		p.bullet(o.say("同一问题的其他编号", "Other names of the fault"), strings.Join(others, ", "))
	}
	p.quoted(o.say("信息", "Message"), o.whole(f.Message))
	p.ticketFacts(f)
	var statuses []string
	for _, c := range g.Evidence.Statuses[:min(len(g.Evidence.Statuses), bundleCalls)] {
		statuses = append(statuses, c.Name)
	}
	p.bullet("HTTP", strings.Join(statuses, ", "))
	seen := o.count(g.Count, "次", "time", "times")
	if !g.First.IsZero() {
		seen += o.say("，", ", ") + o.between(g.First, g.Last)
	}
	p.bullet(o.say("出现", "Seen"), seen)
	owner := f.Owner
	if f.Entry == nil {
		owner = "" // nobody knows
	}
	p.bullet(o.say("重试", "Retry"), o.calling(o.again(f), owner))
	p.bundleCalls(r, g)
	p.bundleRequests(g)
	p.bundleRuledOut(r, g, f)
}

// gathered gives the newest finding of a group with what all of its answers say.
func (o *Options) gathered(g *scan.Group) *explain.Finding {
	f := *g.Evidence.Newest
	f.Facts.RequiredScopes = g.Scopes[:min(len(g.Scopes), listedScopes)]
	f.Facts.RequestIP, f.Facts.MissingField, f.Facts.AppKey, f.Facts.ApplyURL = "", "", "", ""
	for _, c := range g.Evidence.Addresses {
		addValue(&f.Facts.RequestIP, c.Name)
	}
	for _, c := range g.Evidence.Fields {
		addValue(&f.Facts.MissingField, c.Name)
	}
	for _, a := range g.Apps {
		addValue(&f.Facts.AppKey, a.Key)
		addValue(&f.Facts.ApplyURL, a.ApplyURL)
	}
	return &f
}

// bundleCalls lists the calls, how often each was made in vain, and what else became of
// it.
func (p *page) bundleCalls(r *scan.Result, g *scan.Group) {
	o, all := p.o, g.Evidence.Calls
	if len(all) == 0 {
		return
	}
	p.b.WriteString("\n**" + o.say("调用，以及各失败了几次", "Calls, and how often each was made in vain") + "**\n\n")
	for _, c := range all[:min(len(all), bundleCalls)] {
		s := "- " + code(calm(c.API)) + " · " + o.count(c.Count, "次失败", "failure", "failures")
		if !c.First.IsZero() {
			s += o.say("，", ", ") + o.between(c.First, c.Last)
		}
		if text := o.pauses(c.Times); text != "" {
			s += " · " + text
		}
		p.b.WriteString(s + " · " + o.succeeded(r.Answered(c.API), c) + "\n")
	}
	p.furthermore(len(all)-bundleCalls, o.count(len(all)-bundleCalls, "个接口", "more call", "more calls"))
}

// pauses says how long it took from one of the newest answers to the next.
func (o *Options) pauses(newest []time.Time) string {
	var all []string
	for i := min(len(newest), bundlePauses+1) - 1; i > 0; i-- {
		all = append(all, o.span(newest[i-1].Sub(newest[i])))
	}
	if len(all) == 0 {
		return ""
	}
	return o.say("最近几次的间隔 ", "pauses between the last ones ") + strings.Join(all, o.say("、", ", "))
}

// succeeded says whether a call also succeeded, and when.
func (o *Options) succeeded(good, bad *scan.Calls) string {
	if good == nil {
		return o.say("没有见到成功", "no success of it was seen")
	}
	s := o.count(good.Count, "次成功", "success", "successes")
	if good.First.IsZero() || bad.First.IsZero() {
		return s
	}
	switch {
	case good.First.After(bad.Last):
		return s + o.say("，在失败之后，从 ", ", after the failures, from ") + o.moment(good.First) + o.say(" 起", " on")
	case good.Last.Before(bad.First):
		return s + o.say("，在失败之前，到 ", ", before the failures, until ") + o.moment(good.Last) + o.say(" 为止", "")
	}
	return s + o.say("，", ", ") + o.between(good.First, good.Last)
}

// bundleRequests lists the newest requests and until when the official diagnosis knows
// them.
func (p *page) bundleRequests(g *scan.Group) {
	o := p.o
	if len(g.Requests) == 0 {
		return
	}
	p.b.WriteString("\n**" + o.say("最新的请求号", "Newest requests") + "**\n\n")
	known := false
	for _, q := range g.Requests {
		s := "- " + code(calm(q.ID))
		if !q.Time.IsZero() {
			s += " · " + o.moment(q.Time)
		}
		f := explain.Finding{Platform: explain.DingTalk, RequestID: q.ID, Time: q.Time}
		known = known || !f.DiagnosisOver(o.Now)
		p.b.WriteString(s + " · " + own(o.diagnosis(&f)) + "\n")
	}
	if known {
		p.b.WriteString("\n[" + o.say("官方网页诊断", "The official web diagnosis") + "](" + explain.DiagnosisPage + ")\n")
	}
}

// bundleRuledOut lists what the input rules out, and by what.
func (p *page) bundleRuledOut(r *scan.Result, g *scan.Group, f *explain.Finding) {
	o := p.o
	var all []string
	if s := o.ruledOut(f); s != "" {
		all = append(all, o.say("这个码的其他含义：", "other meanings of the code: ")+own(s))
	}
	if len(g.Requests) > 0 && !f.Page && !f.NoAnswer {
		all = append(all, o.say("到钉钉的网络不通：钉钉作了回答，并给了请求号", "the network on the way to DingTalk: it answered, with a request id"))
	}
	if n := r.AnsweredWithin(g.First, g.Last); n > 0 {
		all = append(all, o.say("钉钉整体不可用：同一时段有 ", "an outage of DingTalk as a whole: in the same time ")+o.count(n, "个接口调用成功", "call was answered with success", "different calls were answered with success"))
	}
	var works []string
	for _, c := range g.Evidence.Calls {
		if r.Answered(c.API) != nil && len(works) < bundleCalls {
			works = append(works, code(calm(c.API)))
		}
	}
	if len(works) > 0 {
		all = append(all, o.say("接口地址写错：同样的调用也成功过，", "a wrong address of the call: the same one succeeded as well, ")+strings.Join(works, ", "))
	}
	if n := len(g.Evidence.Calls); n > 1 {
		all = append(all, o.say("只是某一个接口：", "a fault of one call alone: ")+o.count(n, "个接口都这样回答", "call answers so", "calls answer so"))
	}
	if n := len(slices.DeleteFunc(slices.Clone(g.Apps), func(a *scan.App) bool { return a.Key == "" })); n > 1 {
		all = append(all, o.say("只是某一个应用：", "a fault of one app alone: ")+o.count(n, "个应用都收到这样的回答", "app is answered so", "apps are answered so"))
	}
	if len(all) == 0 {
		return
	}
	p.b.WriteString("\n**" + o.say("已排除", "Ruled out") + "**\n\n")
	for _, s := range all {
		p.b.WriteString("- " + s + "\n")
	}
}

// bundleBlanks lists what only the writer knows.
func (p *page) bundleBlanks() {
	o := p.o
	p.b.WriteString("\n## " + o.say("环境（请填写）", "Environment (to be filled in)") + "\n\n")
	for _, name := range [...]codes.Text{
		{ZH: "应用类型（企业内部、第三方、个人）", EN: "Type of app (internal, third-party, personal)"},
		{ZH: "SDK 及版本，或自写的 HTTP 客户端", EN: "SDK and version, or a client of your own"},
		{ZH: "语言、系统、部署位置", EN: "Language, system, where it runs"},
		{ZH: "开始出错之前改过什么", EN: "What was changed before it began"},
		{ZH: "期望的结果", EN: "What was expected"},
		{ZH: "如何重现", EN: "How to reproduce it"},
	} {
		p.bullet(o.text(name), "…………")
	}
}
