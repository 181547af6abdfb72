package render

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// candidates prints the meanings that fit when several do, the likeliest
// first, each with what tells it apart: the server's words, the calls, the
// HTTP status, the kind; then its first cause and what to do. Advice that they
// share stands once, behind them.
func (p *page) candidates(f *explain.Finding) {
	o := p.o
	fit := f.Possible()
	if len(fit) == 1 {
		m := fit[0]
		p.list(o.say("原因", "Cause"), false, p.advice(m.Causes))
		p.list(o.say("处理", "Do"), len(m.Fixes()) > 1, p.advice(m.Fixes()))
		return
	}
	p.field(o.say("含义", "Meaning"), o.say(
		"有 "+itoa(len(fit))+" 种可能，响应里的内容不足以区分，按可能性排列：",
		itoa(len(fit))+" possible; the response does not tell which. Likeliest first:"))
	shared := sharedFixes(fit)
	for n, m := range fit {
		p.candidate(n+1, m, fit, shared == nil)
	}
	p.list(o.say("处理", "Do"), len(shared) > 1, p.advice(shared))
}

// candidate prints one of several meanings.
func (p *page) candidate(n int, m *codes.Meaning, among []*codes.Meaning, fixes bool) {
	o := p.o
	bullet := itoa(n) + ". "
	indent := blanks(p.column)
	p.lines(indent, bullet, strong, clean(o.text(m.Title)))
	indent += blanks(cells(bullet))
	line := func(name, text string) { p.led(indent, name+o.say("：", ": "), clean(calm(text))) }
	for _, x := range o.marks(m, among) {
		line(x.name, x.items[0].text)
	}
	if len(m.Causes) > 0 {
		line(o.say("原因", "Cause"), o.text(m.Causes[0].Text))
	}
	if all := m.Fixes(); fixes && len(all) > 0 {
		line(o.say("处理", "Do"), o.text(all[0].Text))
	}
}

// led prints text behind a word that leads it; further lines are indented a
// little, however long the word is.
func (p *page) led(indent, word, text string) {
	hang := cells(indent) + 2
	for n, line := range wrap(word+text, p.width-hang) {
		if n > 0 {
			p.b.WriteString(blanks(p.indent(hang, line)))
		} else {
			p.b.WriteString(indent)
			if rest, ok := strings.CutPrefix(line, word); ok {
				p.b.WriteString(p.th.paint(dim, word))
				line = rest
			}
		}
		p.b.WriteString(line)
		p.blank()
	}
}

// marks gives what tells a meaning apart from others: the server's words, its
// calls, and its HTTP status, kind and retry policy where they are not the same.
func (o Options) marks(m *codes.Meaning, among []*codes.Meaning) []fact {
	var all []fact
	add := func(name, text string, apart bool) {
		if text != "" && apart {
			all = append(all, fact{name, []item{{text: text}}})
		}
	}
	add(o.say("信息", "Message"), saidBy(m), true)
	add(o.say("接口", "Calls"), o.someCalls(m.APIs), true)
	add("HTTP", statuses(m.HTTP), differ(among, func(m *codes.Meaning) string { return statuses(m.HTTP) }))
	add(o.say("类别", "Kind"), o.kind(m.Kind), differ(among, func(m *codes.Meaning) string { return string(m.Kind) }))
	add(o.say("重试", "Retry"), o.policy(m.Retry), differ(among, func(m *codes.Meaning) string { return string(m.Retry.Policy) }))
	return all
}

// someCalls names the first two of the calls that answer with a meaning.
func (o Options) someCalls(apis []uint16) string {
	const most = 2
	s := ""
	for n, id := range apis {
		if n == most && len(apis) > most+1 {
			return s + o.say(" 等 "+itoa(len(apis))+" 个", " and "+itoa(len(apis)-most)+" more")
		}
		a, ok := codes.APIByID(id)
		if !ok {
			continue
		}
		if s != "" {
			s += o.say("；", "; ")
		}
		s += a.Call()
	}
	return s
}

// differ reports whether meanings differ in something.
func differ(all []*codes.Meaning, in func(*codes.Meaning) string) bool {
	return slices.ContainsFunc(all, func(m *codes.Meaning) bool { return in(m) != in(all[0]) })
}

// sharedFixes gives the fixes that all meanings have in common when they have
// no others, else nil.
func sharedFixes(all []*codes.Meaning) []codes.Advice {
	first := all[0].Fixes()
	for _, m := range all[1:] {
		same := slices.EqualFunc(first, m.Fixes(), func(a, b codes.Advice) bool { return a.Text == b.Text })
		if !same {
			return nil
		}
	}
	return first
}
