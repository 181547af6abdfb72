package render

import (
	"io"

	"github.com/dterr/dterr/codes"
)

// Lookup writes what is known of the entries that one query found: for each
// code a short answer, which for a code of several families or meanings begins
// with an index of them; with Full the whole page of each entry. Many different
// codes, as of a range, are a line each.
func Lookup(w io.Writer, found []*codes.Entry, o Options) error {
	p := newPage(o)
	groups := byCode(found)
	switch {
	case o.Full:
		for n, e := range found {
			if n > 0 {
				p.blank()
			}
			p.entry(e)
		}
	case len(groups) > mostAnswers:
		rows := make([]Row, 0, len(found))
		for _, e := range found {
			rows = append(rows, Row{Entry: e})
		}
		if err := Entries(w, rows, o); err != nil {
			return err
		}
		p.blank()
		p.block(0, dim, o.say("逐个查看：dterr lookup ", "One of them: dterr lookup ")+found[0].ID+o.say("；全文加 --full", "; all in full: with --full"))
	default:
		for n, g := range groups {
			if n > 0 {
				p.blank()
			}
			p.answer(g)
		}
	}
	return p.flush(w)
}

// mostAnswers is how many different codes get an answer each.
const mostAnswers = 3

// byCode groups entries that stand behind each other and have the same code.
func byCode(all []*codes.Entry) [][]*codes.Entry {
	var groups [][]*codes.Entry
	for n, e := range all {
		if n > 0 && e.Code == all[n-1].Code {
			last := len(groups) - 1
			groups[last] = append(groups[last], e)
			continue
		}
		groups = append(groups, []*codes.Entry{e})
	}
	return groups
}

// answer prints the short answer about a code, which may be of several families.
func (p *page) answer(found []*codes.Entry) {
	o := p.o
	e := found[0]
	g := gist{head: func() { p.answerHead(found) }, request: func() {}, command: "dterr " + e.ID + " --full"}
	lines := shortLines
	for _, e := range found {
		g.see += len(e.See)
		g.docs += len(e.Docs())
	}
	if len(found) > 1 {
		g.command = "dterr " + e.Code + " --full"
	}
	if len(found) == 1 && len(e.Meanings) == 1 {
		g.meaning(o, e)
	} else {
		lines = indexLines
		g.meanings(p, found)
	}
	p.gist(&g, lines)
}

// meaning makes an answer about the only meaning of an entry.
func (g *gist) meaning(o Options, e *codes.Entry) {
	m := &e.Meanings[0]
	if m.Message != e.Title.ZH && m.Message != m.Title.ZH {
		g.message = m.Message
	}
	g.steps, g.causes = m.Fixes(), m.Causes
	switch {
	case e.Wrapper && m.Retry.Policy == codes.PolicyUnknown:
		g.retry = o.calling(o.inner(), m.Owner)
	case m.Kind != codes.KindSuccess:
		g.retry, g.waits = o.calling(o.policy(m.Retry), m.Owner), patient(m.Retry)
	}
}

// meanings makes an answer about several meanings.
func (g *gist) meanings(p *page, found []*codes.Entry) {
	o := p.o
	var all []choice
	for n, e := range found {
		// Of each further family at least one row is shown.
		rest := len(found) - 1 - n
		for i := range e.Meanings {
			if i > 0 && len(all) >= shownChoices-rest {
				g.hidden += len(e.Meanings) - i
				break
			}
			all = append(all, choice{e, &e.Meanings[i]})
		}
	}
	g.index = p.indexOf(all)
	g.steps = g.index.sharedSteps()
	if !g.index.retries && all[0].m.Kind != codes.KindSuccess {
		g.retry = o.calling(o.policy(all[0].m.Retry), g.index.owner())
	}
	g.command += o.say("；手头有响应时用 dterr explain 判断是哪一种", "; dterr explain tells from a response which it is")
}

// answerHead prints the headline of a code and, below it, kind, id and how many
// meanings it has.
func (p *page) answerHead(found []*codes.Entry) {
	o := p.o
	e := found[0]
	p.headline(e.Code, o.titled(e.Title), kindInk(e.Kind()))
	ids, total := p.idBelow(e.ID), len(e.Meanings)
	for _, other := range found[1:] {
		ids += ", " + other.ID
		total += len(other.Meanings)
	}
	var under []piece
	if sameKind(found) && !e.Wrapper {
		under = append(under, piece{text: o.kind(e.Kind())})
	}
	under = append(under, piece{ink: dim, text: ids})
	if total > 1 {
		under = append(under, piece{ink: dim, text: o.count(total, "种含义", "meaning", "meanings")})
	}
	if s := o.status(e.Status()); s != "" && len(found) == 1 {
		under = append(under, piece{ink: dim, text: s})
	}
	p.flow(0, " · ", under...)
}

// sameKind reports whether all meanings of entries are of one kind.
func sameKind(found []*codes.Entry) bool {
	for _, e := range found {
		for i := range e.Meanings {
			if e.Meanings[i].Kind != found[0].Kind() {
				return false
			}
		}
	}
	return true
}
