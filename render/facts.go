package render

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// again says whether and when to call again in this very case.
func (o *Options) again(f *explain.Finding) string {
	r := f.Retry
	switch {
	case r.Policy != codes.PolicyUnknown && r.Policy != "":
	case noted(f, codes.NoteSubCodeMissing), noted(f, codes.NoteWrapperSays):
		return o.inner()
	case f.Entry != nil && f.Meaning == "" && len(f.Entry.Meanings) > 1:
		return o.say("取决于是哪一种含义", "depends on which meaning it is")
	}
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
	p.field(o.say("接口", "Call"), first(f.API, f.Facts.APIPath))
	// Without a code the status stands in the headline.
	if f.HTTPStatus != 0 && lastCode(f) != "" {
		p.field("HTTP", itoa(f.HTTPStatus))
	}
	if !f.Time.IsZero() {
		p.field(o.say("时间", "Time"), o.moment(f.Time))
	}
	if f.RequestID != "" {
		p.list(o.say("请求号", "Request"), false, []item{{text: f.RequestID, id: true, note: o.diagnosis(f)}})
		if !f.DiagnosisOver(o.Now) {
			p.ownLine(item{text: explain.DiagnosisPage, url: explain.DiagnosisPage})
		}
	}
}

// diagnosis says how long the official diagnosis still knows a request.
func (o *Options) diagnosis(f *explain.Finding) string {
	end := f.DiagnosedUntil()
	days := itoa(int(explain.DiagnosisWindow / (24 * time.Hour)))
	switch {
	case end.IsZero(), o.Now.IsZero():
		return o.say("官方网页诊断可查 "+days+" 天内的请求", "the official web diagnosis knows requests of the last "+days+" days")
	case f.DiagnosisOver(o.Now):
		return o.say("已超过 "+days+" 天，官方网页诊断查不到了", "older than "+days+" days: the official web diagnosis no longer knows it")
	}
	left := o.span(end.Sub(o.Now))
	return o.say("官方网页诊断可查到 "+o.moment(end)+"，还有 "+left,
		"known to the official web diagnosis until "+o.moment(end)+", "+left+" left")
}

// fact is one labelled thing that a response tells.
type fact struct {
	name  string
	items []item
	// own says that it is not of the response, but what the documentation says.
	own bool
}

// facts gives what the response tells, labelled, what can be acted on first.
func (o *Options) facts(f *explain.Finding) []fact {
	x := f.Facts
	var all []fact
	put := func(as func(string) item, zh, en string, values ...string) {
		all = append(all, factOf(as, o.say(zh, en), values)...)
	}
	add := func(zh, en string, values ...string) { put(o.word, zh, en, values...) }
	// news leaves out what the message says word for word.
	news := func(v string) string {
		if strings.Contains(f.Message, v) && len(f.Message) <= shownMessage {
			return ""
		}
		return v
	}
	add("缺权限", "Scopes", x.RequiredScopes...)
	put(o.pageOf, "申请", "Apply", strings.Split(x.ApplyURL, values)...)
	add("请求 IP", "From IP", strings.Split(x.RequestIP, values)...)
	add("AppKey", "App key", strings.Split(x.AppKey, values)...)
	add("限额", "Limit", o.limit(x))
	if f.Retry.After.IsZero() {
		add("解除", "Until", o.until(x.Until))
	}
	add("等待", "Wait", positive(x.WaitSeconds, o.say(" 秒", " s")))
	add("缺字段", "Missing", strings.Split(x.MissingField, values)...)
	add("起因", "Reason", news(x.Reason))
	add("对方", "Theirs", o.theirs(x))
	add("签名值", "Signed", strings.TrimSpace(pair("nonce", x.Nonce)+" "+pair("timestamp", x.Timestamp)))
	add("响应说", "Advice", news(x.Solution))
	add("变量值", "Values", o.variables(f, all)...)
	return append(all, o.needs(f.Needs)...)
}

// factOf gives a fact of values, each as as shows it, none if of none anything is left.
//
//go:noinline // copies in all its callers would be larger
func factOf(as func(string) item, name string, values []string) []fact {
	var items []item
	for _, v := range values {
		if it := as(v); it.text != "" { // of blanks nothing is left
			items = append(items, it)
		}
	}
	if len(items) == 0 {
		return nil
	}
	return []fact{{name: name, items: items}}
}

// word gives a value of the input: an address is copied whole, and is no link.
func (o *Options) word(v string) item {
	if isURL(v) && urlBytes(v) == len(v) {
		return item{text: v, id: true}
	}
	return item{text: o.shorten(calm(v), 400)}
}

// pageOf gives the address of a page in the input, a link if it is one of DingTalk's
// own: where another leads is the sender's choice.
func (o *Options) pageOf(v string) item {
	if explain.IsDingTalkURL(v) {
		return item{text: v, url: v}
	}
	return o.word(v)
}

// variables gives the texts in the places of the template's %s that neither
// the message nor a labelled fact shows.
func (o *Options) variables(f *explain.Finding, shown []fact) []string {
	var left []string
	for _, v := range f.Facts.Variables {
		told := strings.Contains(f.Message, v) && len(f.Message) <= shownMessage
		for _, x := range shown {
			told = told || slices.ContainsFunc(x.items, func(it item) bool { return strings.Contains(it.text, v) })
		}
		if !told {
			left = append(left, v)
		}
	}
	return left
}

func (o *Options) limit(x explain.Facts) string {
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
func (o *Options) until(s string) string {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return s
	}
	return o.moment(t)
}

// theirs shows what the caller's own server answered to DingTalk.
func (o *Options) theirs(x explain.Facts) string {
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
