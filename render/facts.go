package render

import (
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// diagnosisPage is the official page about the web diagnosis, which takes
// request ids of the last 7 days.
const diagnosisPage = "https://open.dingtalk.com/document/download/server-api-diagnostic-tools"

// diagnosable is how long the official diagnosis knows a request id.
const diagnosable = 7 * 24 * time.Hour

// again says whether and when to call again in this very case.
func (o Options) again(f *explain.Finding) string {
	r := f.Retry
	if r.After.IsZero() || r.Policy != codes.PolicyWait && r.Policy != codes.PolicyBackoff {
		return o.policy(r.Retry)
	}
	at := o.moment(r.After)
	if o.Now.IsZero() {
		return o.say(at+" 之后可以", "yes, after "+at)
	}
	left := r.After.Sub(o.Now)
	if left <= 0 {
		return o.say("现在可以："+at+" 已过", "yes, now: "+at+" has passed")
	}
	return o.say(at+" 之后可以，还需 "+o.span(left), "yes, after "+at+", in "+o.span(left))
}

// circumstances prints what the response tells about its own case.
func (p *page) circumstances(f *explain.Finding) {
	o := p.o
	for _, x := range o.facts(f) {
		p.list(x.name, false, x.items)
	}
	if f.Facts.APIPath != "" && !strings.Contains(f.API, f.Facts.APIPath) || f.API == "" {
		p.field(o.say("接口", "Call"), first(f.API, f.Facts.APIPath))
	} else {
		p.field(o.say("接口", "Call"), f.API)
	}
	if f.HTTPStatus != 0 {
		p.field("HTTP", itoa(f.HTTPStatus))
	}
	if !f.Time.IsZero() {
		p.field(o.say("时间", "Time"), o.moment(f.Time))
	}
	if f.RequestID != "" {
		p.list(o.say("请求号", "Request"), false, []item{{text: f.RequestID, note: o.diagnosis(f)}})
	}
	p.notes(f)
}

func (p *page) notes(f *explain.Finding) {
	var items []item
	for _, n := range f.Notes {
		items = append(items, item{text: p.o.text(n.Text)})
	}
	p.list(p.o.say("备注", "Note"), false, items)
}

// diagnosis says how long the official diagnosis still knows a request.
func (o Options) diagnosis(f *explain.Finding) string {
	if f.Time.IsZero() || o.Now.IsZero() {
		return o.say("官方网页诊断可查 7 天内的请求", "the official web diagnosis knows requests of the last 7 days")
	}
	end := f.Time.Add(diagnosable)
	left := end.Sub(o.Now)
	if left <= 0 {
		return o.say("已超过 7 天，官方网页诊断查不到了", "older than 7 days: the official web diagnosis no longer knows it")
	}
	return o.say("官方网页诊断可查到 "+o.moment(end)+"，还有 "+o.span(left),
		"known to the official web diagnosis until "+o.moment(end)+", "+o.span(left)+" left")
}

// fact is one labelled thing that a response tells.
type fact struct {
	name  string
	items []item
}

// facts gives what the response tells, labelled, what can be acted on first.
func (o Options) facts(f *explain.Finding) []fact {
	x := f.Facts
	var all []fact
	add := func(zh, en string, values ...string) {
		var items []item
		for _, v := range values {
			if v == "" {
				continue
			}
			it := item{text: o.shorten(v, 400)}
			if isURL(v) {
				it.url = v
			}
			items = append(items, it)
		}
		if len(items) > 0 {
			all = append(all, fact{o.say(zh, en), items})
		}
	}
	add("缺权限", "Scopes", x.RequiredScopes...)
	add("申请", "Apply", x.ApplyURL)
	add("请求 IP", "From IP", x.RequestIP)
	add("应用", "App", x.AppKey)
	add("限额", "Limit", o.limit(x))
	if f.Retry.After.IsZero() {
		add("解除", "Until", o.until(x.Until))
	}
	add("等待", "Wait", positive(x.WaitSeconds, o.say(" 秒", " s")))
	add("缺字段", "Missing", x.MissingField)
	add("起因", "Reason", x.Reason)
	add("对方", "Theirs", o.theirs(x))
	add("签名值", "Signed", strings.TrimSpace(pair("nonce", x.Nonce)+" "+pair("timestamp", x.Timestamp)))
	add("响应说", "Advice", x.Solution)
	if f.Message == "" {
		add("其中", "Values", x.Variables...)
	}
	return all
}

func (o Options) limit(x explain.Facts) string {
	if x.Limit == 0 {
		return ""
	}
	s := o.count(x.Limit, "次", "call", "calls")
	if x.WindowSeconds > 0 {
		s += " / " + o.span(seconds(x.WindowSeconds))
	}
	return s
}

// until shows the end of a ban; what cannot be read is shown as it is.
func (o Options) until(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	return o.moment(t)
}

// theirs shows what the caller's own server answered to DingTalk.
func (o Options) theirs(x explain.Facts) string {
	s := ""
	if x.StatusCode != 0 {
		s = "HTTP " + itoa(x.StatusCode)
	}
	return strings.TrimSpace(s + " " + x.URL)
}

func positive(n int, suffix string) string {
	if n <= 0 {
		return ""
	}
	return strconv.Itoa(n) + suffix
}

func pair(name, value string) string {
	if value == "" {
		return ""
	}
	return name + "=" + value
}

func first(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
