package render

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
)

// choice is one of several meanings that a reader has to tell apart.
type choice struct {
	entry *codes.Entry
	m     *codes.Meaning
}

// choicesOf gives the choices among meanings of one entry.
func choicesOf(e *codes.Entry, all []*codes.Meaning) []choice {
	choices := make([]choice, 0, len(all))
	for _, m := range all {
		choices = append(choices, choice{e, m})
	}
	return choices
}

// shownChoices is how many rows an index has at most.
const shownChoices = 12

// fewChoices is how many rows stand below a remark that says what all of many have in
// common.
const fewChoices = 3

// index is a table of meanings: what each says, how it is told, whether to call
// again.
type index struct {
	*page
	all []choice
	// retries, owners and families report whether the meanings differ in them.
	retries, owners, families bool
	// stepped is beside how many of them the first step stands.
	stepped int
	// most is how many rows it has at most.
	most int
}

func (p *page) indexOf(all []choice) *index {
	x := &index{page: p, all: all, most: shownChoices}
	apart := func(in func(choice) string) bool {
		return slices.ContainsFunc(all, func(c choice) bool { return in(c) != in(all[0]) })
	}
	x.retries = apart(func(c choice) string { return p.o.policy(c.m.Retry) })
	x.owners = apart(func(c choice) string { return string(c.m.Owner) })
	x.families = apart(func(c choice) string { return c.entry.ID })
	return x
}

// sharedSteps gives the steps that all meanings have in common when they have
// no others, else nil.
func (x *index) sharedSteps() []codes.Advice {
	meanings := make([]*codes.Meaning, 0, len(x.all))
	for _, c := range x.all {
		meanings = append(meanings, c.m)
	}
	return sharedFixes(meanings)
}

// behind counts the causes and the steps that stand in no row.
func (x *index) behind() int {
	n := 0
	for i, c := range x.all {
		n += len(c.m.Causes) + len(c.m.OwnFixes)
		if i < x.stepped && len(c.m.OwnFixes) > 0 {
			n--
		}
	}
	return n
}

// owner gives who can fix all of them, empty where that differs.
func (x *index) owner() codes.Owner {
	if x.owners {
		return ""
	}
	return x.all[0].m.Owner
}

// lay prints the index in the fullest form that takes no more than that many
// lines, the first step beside as many of the likeliest meanings as there is room
// for, and gives how many meanings it leaves out.
func (x *index) lay(room int, steps bool) int {
	shown := x.all[:min(len(x.all), x.most)]
	x.stepped = len(shown)
	if !steps || x.most < shownChoices {
		x.stepped = 0 // what few of many advise is not what the rest does
	}
	for ; x.stepped >= 0; x.stepped-- {
		part := x.part(func() { x.rows(shown, x.row) })
		if linesOf(part) <= room {
			x.b.Write(part)
			return len(x.all) - len(shown)
		}
	}
	x.stepped = 0
	x.rows(shown, x.single)
	return len(x.all) - len(shown)
}

// rows prints meanings, each behind its number, and its id where that differs.
func (x *index) rows(shown []choice, row func(used, n int, c choice)) {
	defer x.noted(&node{kind: nodeIndex, index: x, shown: shown})()
	wide := cells(itoa(len(shown)))
	family := 0
	if x.families {
		for _, c := range shown {
			family = max(family, cells(c.entry.ID))
		}
		family = min(family, x.width/3) + 2
	}
	for n, c := range shown {
		number := itoa(n + 1)
		lead := blanks(x.margin+wide-cells(number)) + number + "  "
		x.b.WriteString(x.th.paint(dim, lead))
		used := cells(lead)
		if x.families {
			id := shorten(c.entry.ID, family-2)
			x.b.WriteString(x.th.paint(label, id) + blanks(family-cells(id)))
			used += family
		}
		row(used, n, c)
	}
}

// row prints the n-th meaning behind what leads it: its title, below it how it is
// told, and of the likeliest what to do first.
func (x *index) row(used, n int, c choice) {
	word, key := x.word(c), clean(x.key(c))
	text := clean(x.o.titled(c.m.Title))
	if word != "" {
		text += " · " + word
	}
	for k, line := range wrap(text, x.width-used) {
		if k > 0 {
			x.b.WriteString(blanks(used))
		}
		if rest, ok := strings.CutSuffix(line, word); ok && word != "" {
			line = rest + x.th.paint(dim, word)
		}
		x.b.WriteString(line)
		x.breakLine()
	}
	if key != "" {
		x.b.WriteString(blanks(used) + x.th.paint(dim, fitting(key, x.width-used)) + "\n")
	}
	if fixes := c.m.Fixes(); n < x.stepped && len(fixes) > 0 {
		x.led(blanks(used), "→ ", clean(x.o.text(fixes[0].Text)))
	}
}

// single prints a meaning on one line: its title, how it is told, and the word
// about calling again, each as far as it has room.
func (x *index) single(used, _ int, c choice) {
	title, word, key := clean(x.o.titled(c.m.Title)), x.word(c), clean(x.key(c))
	room := x.width - used
	if word != "" {
		room -= cells(word) + 3
	}
	if key != "" && cells(title)+cells(key)+2 > room {
		title = fitting(title, max(room/2, room-cells(key)-2))
	}
	title = fitting(title, room)
	x.b.WriteString(title)
	if word != "" {
		x.b.WriteString(x.th.paint(dim, " · "+word))
	}
	if left := room - cells(title) - 2; key != "" && left > 8 {
		x.b.WriteString("  " + x.th.paint(dim, fitting(key, left)))
	}
	x.blank()
}

// fitting gives the beginning of s that fits, with a mark where it is cut.
func fitting(s string, width int) string {
	if cut := shorten(s, width); cut != s {
		return strings.TrimRight(cut, " ") + "…"
	}
	return s
}

// word says in a word what sets a meaning apart: whether to call again, and
// that it is an old one.
func (x *index) word(c choice) string {
	var words []string
	if x.retries && c.m.Kind != codes.KindSuccess {
		words = append(words, x.o.policyWord(c.m.Retry))
	}
	if x.owners && c.m.Kind != codes.KindSuccess {
		words = append(words, x.o.ownerWord(c.m.Owner))
	}
	if c.m.Status == codes.StatusRetired {
		words = append(words, x.o.say("旧表", "older tables"))
	}
	return strings.Join(words, " · ")
}

// key gives what an answer is told by as this meaning: the server's words, else
// the calls, else the HTTP status.
func (x *index) key(c choice) string {
	if said := saidBy(c.m); said != "" {
		return calm(said)
	}
	if calls := c.m.Calls(); len(calls) > 0 {
		return x.o.someCalls(calls)
	}
	differ := false
	for _, other := range x.all {
		if len(other.m.HTTP) == 0 {
			return ""
		}
		differ = differ || statuses(other.m.HTTP) != statuses(c.m.HTTP)
	}
	if differ {
		return "HTTP " + statuses(c.m.HTTP)
	}
	return ""
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

// someCalls names the first two of the calls that answer with a meaning.
func (o *Options) someCalls(all []*codes.API) string {
	const most = 2
	s := ""
	for n, a := range all {
		if n == most && len(all) > most+1 {
			return s + o.say(" 等 "+itoa(len(all))+" 个", " and "+itoa(len(all)-most)+" more")
		}
		if s != "" {
			s += o.say("；", "; ")
		}
		s += a.Call()
	}
	return s
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
