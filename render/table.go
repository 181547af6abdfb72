package render

import (
	"io"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

// Row is one line of a table of entries: the entry, the place of the meaning by
// which it is described, -1 for the entry as a whole, and, for a hit of a search,
// the bytes of its title and code that matched.
type Row struct {
	Entry       *codes.Entry
	Meaning     int
	Code, Title []search.Span
}

// as gives the meaning that says kind and advice.
func (r *Row) as() *codes.Meaning { return &r.Entry.Meanings[max(0, r.Meaning)] }

// title gives what the entry says as that meaning, and in front of it which of
// several it is: 2/4.
func (r *Row) title(o Options) (number, title string) {
	all := len(r.Entry.Meanings)
	if r.Meaning < 0 || all == 1 {
		return "", o.text(r.Entry.Title)
	}
	return itoa(r.Meaning+1) + "/" + itoa(all) + " ", o.text(r.as().Title)
}

// Entries writes one entry a line: id, kind, title. On a terminal they stand in
// columns, and a title is cut where it has no room; a long id has the line to
// itself. With width 0 they are parted by tabs, nothing is cut, and the kind has
// the name that --kind takes, so that scripts need not know the language.
func Entries(w io.Writer, rows []Row, o Options) error {
	t := newTable(o)
	if o.Width == 0 {
		for i := range rows {
			t.b.WriteString(strings.Join(t.fields(&rows[i]), "\t") + "\n")
		}
	} else {
		t.entries(rows)
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// Hits writes what a search found as Entries does, with what matched lit up, and
// what to do first: on a terminal below, about the best hit, with width 0 as a
// fourth field of every row.
func Hits(w io.Writer, rows []Row, o Options) error {
	t := newTable(o)
	if o.Width == 0 {
		for i := range rows {
			t.b.WriteString(strings.Join(append(t.fields(&rows[i]), clean(t.first(&rows[i]))), "\t") + "\n")
		}
	} else {
		t.entries(rows)
		if len(rows) > 0 {
			t.gist(&rows[0])
		}
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// fields gives id, kind and title as they stand between tabs.
func (t *table) fields(r *Row) []string {
	number, title := r.title(t.o)
	kind := r.as().Kind
	return []string{
		t.highlight(r.Entry.ID, t.inID(r), strong),
		string(kind),
		number + t.highlight(title, r.Title, plain),
	}
}

// inID gives what matched of the code within the id.
func (t *table) inID(r *Row) []search.Span { return shift(r.Code, len(r.Entry.ID)-len(r.Entry.Code)) }

// entries writes the rows in columns.
func (t *table) entries(rows []Row) {
	for i := range rows {
		t.id(rows[i].Entry.ID)
		t.second = max(t.second, cells(t.o.kindWord(rows[i].as().Kind)))
	}
	for i := range rows {
		r := &rows[i]
		kind := r.as().Kind
		t.lead(r.Entry.ID, t.highlight(r.Entry.ID, t.inID(r), strong))
		t.cell(t.o.kindWord(kind), t.second-cells(t.o.kindWord(kind)))
		number, title := r.title(t.o)
		room := max(leastTitle, Fit(t.o.Width)-t.column-t.second-4) - cells(number)
		cut := shorten(title, room)
		t.b.WriteString(t.th.paint(dim, number) + t.highlight(cut, clipSpans(r.Title, len(cut)), plain))
		if cut != title {
			t.b.WriteString("…")
		}
		t.b.WriteByte('\n')
	}
}

// leastTitle is the room that a title has on the narrowest terminal.
const leastTitle = 6

// first gives what to do first about a row; where no meaning in particular is meant
// and they differ in that, only that there are several.
func (t *table) first(r *Row) string {
	all := r.Entry.Meanings
	step := func(m *codes.Meaning) string {
		if fixes := m.Fixes(); len(fixes) > 0 {
			return t.o.text(fixes[0].Text)
		}
		return ""
	}
	if r.Meaning < 0 {
		for i := range all {
			if step(&all[i]) != step(&all[0]) {
				n := itoa(len(all))
				return t.o.say("有 "+n+" 种含义，由错误信息区分。", n+" meanings; the message tells which.")
			}
		}
	}
	return step(r.as())
}

// gist tells in one line what to do about the best hit.
func (t *table) gist(r *Row) {
	text := clean(t.first(r))
	if text == "" {
		return
	}
	head := r.Entry.ID + t.o.say("：", ": ")
	if room := max(Fit(t.o.Width)-cells(head), minWidth/2); cells(text) > room {
		text = shorten(text, room) + "…"
	}
	t.b.WriteString("\n" + t.th.paint(strong, head) + text + "\n")
}

// shorten gives the beginning of s that, with a mark behind it, fits; s itself
// when it fits as it is.
func shorten(s string, width int) string {
	if cells(s) <= width {
		return s
	}
	used := 0
	for i, r := range s {
		if used += measure(r); used > width-1 {
			return s[:i]
		}
	}
	return s
}

// clipSpans leaves out what lies behind the end.
func clipSpans(spans []search.Span, end int) []search.Span {
	var kept []search.Span
	for _, s := range spans {
		if s.Start < end {
			kept = append(kept, search.Span{Start: s.Start, End: min(s.End, end)})
		}
	}
	return kept
}

// Classes writes one entry a line: id, kind, retry policy, owner; in words on a
// terminal, with tabs and the names that scripts know where the width is 0.
func Classes(w io.Writer, entries []*codes.Entry, o Options) error {
	t := newTable(o)
	third := 0
	for _, e := range entries {
		t.id(e.ID)
		t.second = max(t.second, cells(o.kindWord(e.Kind())))
		third = max(third, cells(o.policyWord(e.Retry())))
	}
	for _, e := range entries {
		if o.Width == 0 {
			t.b.WriteString(t.th.paint(strong, e.ID) + "\t" + string(e.Kind()) + "\t" +
				policyName(e.Retry()) + "\t" + string(e.Owner()) + "\n")
			continue
		}
		t.lead(e.ID, t.th.paint(strong, e.ID))
		t.cell(o.kindWord(e.Kind()), t.second-cells(o.kindWord(e.Kind())))
		t.b.WriteString(pad(o.policyWord(e.Retry()), third+2) + o.owner(e.Owner()) + "\n")
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// policyName gives a policy as scripts know it, with the seconds to wait.
func policyName(r codes.Retry) string {
	if r.WaitSeconds > 0 {
		return string(r.Policy) + " " + itoa(r.WaitSeconds)
	}
	return string(r.Policy)
}

// Kinds writes the closed set of kinds: the name that --kind takes, the number of
// entries, in Chinese on a terminal the word for it that other tables have, and
// the title.
func Kinds(w io.Writer, kinds []codes.KindInfo, count func(codes.Kind) int, o Options) error {
	t := newTable(o)
	word := 0
	for _, k := range kinds {
		t.column = max(t.column, cells(string(k.Kind)))
		t.second = max(t.second, len(itoa(count(k.Kind))))
		word = max(word, cells(o.kindWord(k.Kind)))
	}
	for _, k := range kinds {
		name, n := t.th.paint(strong, string(k.Kind)), itoa(count(k.Kind))
		if o.Width == 0 {
			t.b.WriteString(name + "\t" + n + "\t" + o.text(k.Title) + "\n")
			continue
		}
		t.lead(string(k.Kind), name)
		t.b.WriteString(blanks(t.second-len(n)) + n + "  ")
		if o.kindWord(k.Kind) != string(k.Kind) {
			t.b.WriteString(pad(o.kindWord(k.Kind), word+2))
		}
		t.b.WriteString(o.text(k.Title) + "\n")
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// widest is where the column of ids ends at the latest, and a third of the line
// where that is narrow: a longer id has the line to itself.
const widest = 28

// table is a table under way. Its first column ends at column, its second is so
// wide.
type table struct {
	o              Options
	th             theme
	b              strings.Builder
	column, second int
}

func newTable(o Options) *table { return &table{o: o, th: newTheme(o)} }

// id makes room for an id.
func (t *table) id(id string) {
	if n, most := cells(id), min(widest, Fit(t.o.Width)/3); n <= most {
		t.column = max(t.column, n)
	} else {
		t.column = max(t.column, most)
	}
}

// lead begins a row with its first cell.
func (t *table) lead(text, painted string) {
	t.b.WriteString(painted)
	gap := t.column - cells(text) + 2
	if gap < 2 {
		t.b.WriteByte('\n')
		gap = t.column + 2
	}
	t.b.WriteString(blanks(gap))
}

// cell goes on with a cell that is short of its column by that much.
func (t *table) cell(painted string, short int) { t.b.WriteString(painted + blanks(short+2)) }

// highlight marks the matched bytes of a text.
func (t *table) highlight(s string, spans []search.Span, base ink) string {
	if t.th.styles == nil || len(spans) == 0 {
		return t.th.paint(base, clean(s))
	}
	var b strings.Builder
	at := 0
	for _, sp := range spans {
		if sp.Start < at || sp.End > len(s) || sp.End <= sp.Start {
			continue
		}
		b.WriteString(t.th.paint(base, clean(s[at:sp.Start])))
		b.WriteString(t.th.paint(mark, clean(s[sp.Start:sp.End])))
		at = sp.End
	}
	b.WriteString(t.th.paint(base, clean(s[at:])))
	return b.String()
}

func shift(spans []search.Span, by int) []search.Span {
	moved := make([]search.Span, 0, len(spans))
	for _, s := range spans {
		moved = append(moved, search.Span{Start: s.Start + by, End: s.End + by})
	}
	return moved
}

//
//go:noinline
func itoa(n int) string { return strconv.Itoa(n) }
