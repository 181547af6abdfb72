package render

import (
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
)

// Links gives the addresses of the pages about something, as they stand in the page under
// way: of an entry by its id, of a call by METHOD /path, of a permission point by its
// code, of a kind by its name, of an HTTP status by its number, empty where that has none.
// Calls gives that of the page with all calls of an entry; Fields and Codes those of the
// pages with all fields and all codes of a call.
type Links struct {
	Entry, Call, Scope, Kind, Status, Calls, Fields, Codes func(string) string
}

// What the page about an entry shows at most of the calls of one meaning, and what it
// shows where those of all meanings are no more than that many.
const (
	shownCalls = 6
	mostCalls  = 24
)

// EntryHTML writes what is known about an entry as the inside of an HTML page, with its
// one h1: what the code says, what to do, whether to call again, and then the rest, as
// Lookup with Full has it. Everything is text in it but its own markup. The links lead
// where to says.
func EntryHTML(w io.Writer, e *codes.Entry, to Links, o Options) error {
	o.Full = true
	a := &article{page: newPage(o), to: to}
	a.entryHead(e)
	if len(e.Meanings) == 1 {
		a.meaning(e, &e.Meanings[0], 2)
	} else {
		a.meanings(e)
		for i := range e.Meanings {
			m := &e.Meanings[i]
			a.raw("<section id=\"m-%s\">\n<h2><small>%d/%d</small> %s</h2>\n", html.EscapeString(m.Key), i+1, len(e.Meanings), text(o.titled(m.Title)))
			a.meaningUnder(e, m)
			a.meaning(e, m, 3)
			a.raw("</section>\n")
		}
		a.examples(e, "", 2)
	}
	a.references(e)
	return a.flush(w)
}

// article is the inside of an HTML page under way. What the page of a terminal decides is
// asked of it.
type article struct {
	*page
	to Links
}

// raw writes markup.
func (a *article) raw(format string, args ...any) { fmt.Fprintf(&a.b, format, args...) }

// heading writes a heading of that level.
func (a *article) heading(level int, zh, en string) {
	a.raw("<h%d>%s</h%d>\n", level, a.o.say(zh, en), level)
}

// anchor makes a link of markup to a page of the site; nothing but the markup where the
// site has no such page.
func anchor(to func(string) string, of, markup string) string {
	if to == nil {
		return markup
	}
	address := to(of)
	if address == "" {
		return markup
	}
	return `<a href="` + html.EscapeString(address) + `">` + markup + "</a>"
}

// outside makes a link to the page at a URL. The host of the other page is not told
// where the reader came from.
func outside(url, markup string) string {
	if !isURL(url) {
		return markup
	}
	return `<a rel="noreferrer" href="` + html.EscapeString(url) + `">` + markup + "</a>"
}

// theirs makes code of words that are a server's: the page says in which language they
// are where it is not its own.
func (a *article) theirs(s string) string {
	lang := ""
	if a.o.Lang != "zh" && strings.ContainsFunc(s, isHan) {
		lang = ` lang="zh-CN"`
	}
	return "<code" + lang + ">" + text(s) + "</code>"
}

// entryHead writes the code and what it says, and below it kind, id and what else sets it
// apart.
func (a *article) entryHead(e *codes.Entry) {
	o := a.o
	a.raw("<h1><code>%s</code> %s</h1>\n<p class=\"under\">", text(e.Code), text(o.titled(e.Title)))
	var under []string
	if sameKind([]*codes.Entry{e}) && !e.Wrapper {
		under = append(under, anchor(a.to.Kind, string(e.Kind()), text(o.kind(e.Kind()))))
	}
	under = append(under, "<code>"+text(e.ID)+"</code>")
	if n := len(e.Meanings); n > 1 {
		under = append(under, text(o.count(n, "种含义", "meaning", "meanings")))
	}
	if s := o.status(e.Status()); s != "" {
		under = append(under, text(s))
	}
	a.raw("%s</p>\n", strings.Join(under, " · "))
	a.elsewhere(e)
}

// elsewhere leads to what the same code means in other families, for a reader who only
// knows the code.
func (a *article) elsewhere(e *codes.Entry) {
	var all []string
	for _, x := range codes.ByCode(e.Code) {
		if x.ID != e.ID && x.Code == e.Code {
			all = append(all, anchor(a.to.Entry, x.ID, "<code>"+text(x.ID)+"</code>")+" "+text(a.o.titled(x.Title)))
		}
	}
	if len(all) > 0 {
		a.raw("<p>%s%s</p>\n", a.o.say("别处的同一错误码：", "The same code elsewhere: "), strings.Join(all, a.o.say("；", "; ")))
	}
}

// meanings lists several meanings, a line each with what tells them apart and what to do
// first, and behind them what they share.
func (a *article) meanings(e *codes.Entry) {
	o := a.o
	all := make([]*codes.Meaning, 0, len(e.Meanings))
	for i := range e.Meanings {
		all = append(all, &e.Meanings[i])
	}
	x := a.indexOf(choicesOf(e, all))
	shared := x.sharedSteps()
	a.raw("<ol class=\"meanings\">\n")
	for _, c := range x.all {
		a.raw("<li><a href=\"#m-%s\">%s</a>", html.EscapeString(c.m.Key), text(o.titled(c.m.Title)))
		if word := x.word(c); word != "" {
			a.raw(" <small>%s</small>", text(word))
		}
		switch key := x.key(c); {
		case saidBy(c.m) != "":
			a.raw("<br>%s", a.theirs(key))
		case key != "":
			a.raw("<br><small>%s</small>", text(key))
		}
		if fixes := c.m.Fixes(); shared == nil && len(fixes) > 0 && len(x.all) <= shownChoices {
			a.raw("<br>→ %s", text(o.text(fixes[0].Text)))
		}
		a.raw("</li>\n")
	}
	a.raw("</ol>\n")
	a.steps(2, shared)
	if !x.retries && all[0].Kind != codes.KindSuccess {
		a.heading(2, "重试", "Retry")
		a.raw("<p>%s</p>\n", text(o.calling(o.policy(all[0].Retry), x.owner())))
	}
}

// meaningUnder says what of a meaning is not as with the entry.
func (a *article) meaningUnder(e *codes.Entry, m *codes.Meaning) {
	o := a.o
	var under []string
	if m.Kind != e.Kind() || !sameKind([]*codes.Entry{e}) {
		under = append(under, anchor(a.to.Kind, string(m.Kind), text(o.kind(m.Kind))))
	}
	if s := o.status(m.Status); m.Status != e.Status() && s != "" {
		under = append(under, text(s))
	}
	if len(under) > 0 {
		a.raw("<p class=\"under\">%s</p>\n", strings.Join(under, " · "))
	}
}

// meaning writes one meaning, what to do first.
func (a *article) meaning(e *codes.Entry, m *codes.Meaning, level int) {
	o := a.o
	if m.Message != e.Title.ZH && saidBy(m) != "" {
		a.raw("<p>%s %s</p>\n", o.say("信息", "Message"), a.theirs(m.Message))
	}
	a.steps(level, m.Fixes())
	if m.Kind != codes.KindSuccess {
		retry := o.policy(m.Retry)
		if e.Wrapper && m.Retry.Policy == codes.PolicyUnknown {
			retry = o.inner()
		}
		a.heading(level, "重试", "Retry")
		a.raw("<p>%s</p>\n", text(o.calling(retry, m.Owner)))
	}
	if len(m.Causes) > 0 {
		a.heading(level, "原因", "Causes")
		a.raw("<ul>\n")
		for _, it := range a.advice(m.Causes) {
			a.item(it)
		}
		a.raw("</ul>\n")
	}
	a.calls(e, m, level)
	if len(m.HTTP) > 0 {
		a.raw("<p>HTTP")
		for n, s := range m.HTTP {
			if n > 0 {
				a.raw(",")
			}
			a.raw(" %s", anchor(a.to.Status, itoa(int(s)), itoa(int(s))))
		}
		a.raw("</p>\n")
	}
	a.examples(e, m.Key, level)
}

// steps writes what to do, in order.
func (a *article) steps(level int, all []codes.Advice) {
	if len(all) == 0 {
		return
	}
	a.heading(level, "处理", "What to do")
	a.raw("<ol>\n")
	for _, it := range a.advice(all) {
		a.item(it)
	}
	a.raw("</ol>\n")
}

// item writes a piece of advice with its command line and what it rests on.
func (a *article) item(it item) {
	a.raw("<li>%s", text(it.text))
	if it.run != "" {
		a.raw("\n<pre><code>%s</code></pre>", html.EscapeString(clean(it.run)))
	}
	if it.note != "" {
		a.raw("\n<small>%s</small>", a.linked(it.note))
	}
	a.raw("</li>\n")
}

// linked makes a link of the URL that a text ends with.
func (a *article) linked(s string) string {
	at := strings.Index(s, "https://")
	if at < 0 || urlBytes(s[at:]) != len(s)-at {
		return text(s)
	}
	return text(s[:at]) + outside(s[at:], text(s[at:]))
}

// HasCallsPage reports whether an entry is answered by so many calls that they have a
// page of their own.
func HasCallsPage(e *codes.Entry) bool {
	all := 0
	for i := range e.Meanings {
		all += len(e.Meanings[i].Calls())
	}
	return all > mostCalls && slices.ContainsFunc(e.Meanings, func(m codes.Meaning) bool { return len(m.Calls()) > shownCalls })
}

// calls writes the calls that answer with a meaning, some of them where they are many.
func (a *article) calls(e *codes.Entry, m *codes.Meaning, level int) {
	all := m.Calls()
	if len(all) == 0 {
		return
	}
	shown := all
	if HasCallsPage(e) && len(shown) > shownCalls {
		shown = shown[:shownCalls]
	}
	a.heading(level, "接口", "Calls")
	a.raw("<ul class=\"calls\">\n")
	for _, c := range shown {
		a.raw("<li>%s</li>\n", anchor(a.to.Call, c.Call(), "<code>"+text(c.Call())+"</code>"))
	}
	if len(shown) < len(all) && a.to.Calls != nil {
		a.raw("<li><a href=\"%s#m-%s\">%s</a></li>\n", html.EscapeString(a.to.Calls(e.ID)), html.EscapeString(m.Key),
			a.o.say("全部 ", "All ")+a.o.count(len(all), "个接口", "call", "calls"))
	}
	a.raw("</ul>\n")
}

// examples writes bodies that explain as this meaning; without a key those that do not
// tell which it is.
func (a *article) examples(e *codes.Entry, key string, level int) {
	first := true
	for _, x := range e.Examples {
		if x.Meaning != key && (x.Meaning != "" || len(e.Meanings) > 1) {
			continue
		}
		if first {
			a.heading(level, "例子", "Examples")
			first = false
		}
		a.raw("<pre><code>%s</code></pre>\n", html.EscapeString(clean(x.Body)))
	}
}

// references writes what the entry is related to and where it is from.
func (a *article) references(e *codes.Entry) {
	o := a.o
	if len(e.See) > 0 {
		a.heading(2, "参见", "Related codes")
		a.raw("<ul>\n")
		for _, id := range e.See {
			title := ""
			if t, ok := codes.TitleOf(id); ok {
				title = " " + text(o.titled(t))
			}
			a.raw("<li>%s%s</li>\n", anchor(a.to.Entry, id, "<code>"+text(id)+"</code>"), title)
		}
		a.raw("</ul>\n")
	}
	docs := e.Docs()
	origins := a.origins(e, docs, e.Meanings)
	if len(docs)+len(origins) == 0 {
		return
	}
	a.heading(2, "文档和来源", "Documentation and sources")
	a.raw("<ul class=\"urls\">\n")
	for _, it := range links(docs) {
		it.note = dateOf(it.url, e.Sources())
		a.source(it)
	}
	for _, it := range origins {
		a.source(it)
	}
	a.raw("</ul>\n")
}

// dateOf gives the date of a page among sources that name it, empty where none does.
func dateOf(doc string, sources []string) string {
	for _, s := range sources {
		if page, date, ok := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(s, "official page "), "official "), " "); ok && (page == doc || strings.HasSuffix(doc, "/document/"+page)) {
			return date
		}
	}
	return ""
}

// source writes where something is from.
func (a *article) source(it item) {
	a.raw("<li>%s", outside(it.url, text(strings.TrimPrefix(it.text, "https://"))))
	if it.note != "" {
		a.raw(" <small>%s</small>", text(it.note))
	}
	a.raw("</li>\n")
}

// EntryCallsHTML writes all calls that answer with an entry, by meaning, as the inside of
// an HTML page.
func EntryCallsHTML(w io.Writer, e *codes.Entry, to Links, o Options) error {
	a := &article{page: newPage(o), to: to}
	a.raw("<h1>%s <code>%s</code></h1>\n<p>%s</p>\n", o.say("返回这个错误码的接口：", "Calls that answer with"), text(e.Code),
		anchor(to.Entry, e.ID, "<code>"+text(e.ID)+"</code> "+text(o.titled(e.Title))))
	for i := range e.Meanings {
		m := &e.Meanings[i]
		if len(m.APIs) == 0 {
			continue
		}
		a.raw("<h2 id=\"m-%s\">%s</h2>\n<ul class=\"calls\">\n", html.EscapeString(m.Key), text(o.titled(m.Title)))
		for _, c := range m.Calls() {
			a.raw("<li>%s %s</li>\n", anchor(to.Call, c.Call(), "<code>"+text(c.Call())+"</code>"), text(o.callTitle(c)))
		}
		a.raw("</ul>\n")
	}
	return a.flush(w)
}

// Gist gives what an entry says and what to do first in one line of no more than that
// many bytes, for where a page is listed.
func Gist(e *codes.Entry, most int, o Options) string {
	s := o.titled(e.Title)
	if len(e.Meanings) > 1 {
		s += o.say("（", " (") + o.count(len(e.Meanings), "种含义", "meaning", "meanings") + o.say("）", ")")
	}
	s += o.say("。", ". ")
	if fixes := e.Meanings[0].Fixes(); len(fixes) > 0 {
		s += o.text(fixes[0].Text)
	}
	s = clean(calm(s))
	if len(s) <= most {
		return s
	}
	cut := s[:most-len("…")]
	for !utf8.ValidString(cut) {
		cut = cut[:len(cut)-1]
	}
	return cut + "…"
}
