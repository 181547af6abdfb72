package render

import (
	"io"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

// Row is one line of a table of entries: the entry and, for a hit of a search,
// the bytes of its title and code that matched.
type Row struct {
	Entry       *codes.Entry
	Code, Title []search.Span
}

// Entries writes one entry a line: id, kind, title. With width 0 no line is
// broken, so that every row stays one line for grep.
func Entries(w io.Writer, rows []Row, o Options) error {
	t := newTable(o)
	for _, r := range rows {
		t.first = max(t.first, min(cells(r.Entry.ID), widest))
		t.second = max(t.second, cells(string(r.Entry.Kind())))
	}
	for _, r := range rows {
		e := r.Entry
		id := t.highlight(e.ID, shift(r.Code, len(e.ID)-len(e.Code)), strong)
		t.row(cell{id, cells(e.ID)}, cell{t.th.paint(kindInk(e.Kind()), string(e.Kind())), cells(string(e.Kind()))},
			o.text(e.Title), r.Title)
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// Hits writes what a search found, one entry a line: code, title, kind,
// family, in columns, with what matched lit up. On a terminal a title that has
// no room is cut, and a long code has the line to itself. Then follows the
// best hit's gist: what to do about it, in one line.
func Hits(w io.Writer, rows []Row, o Options) error {
	t := newTable(o)
	for _, r := range rows {
		t.first = max(t.first, min(cells(r.Entry.Code), t.widestCode()))
		t.second = max(t.second, cells(o.text(r.Entry.Title)))
		t.third = max(t.third, len(r.Entry.Kind()))
		t.fourth = max(t.fourth, len(r.Entry.Family))
	}
	if o.Width > 0 {
		t.second = max(leastTitle, min(t.second, Fit(o.Width)-t.first-t.third-t.fourth-6))
	}
	for _, r := range rows {
		t.hit(r)
	}
	if len(rows) > 0 {
		t.gist(rows[0].Entry)
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// leastTitle is the room that a title has on the narrowest terminal.
const leastTitle = 6

// widestCode is where the column of codes ends: at a third of a terminal, and
// nowhere on a pipe, where nothing is cut.
func (t *table) widestCode() int {
	if t.o.Width == 0 {
		return 1 << 10
	}
	return min(widest, Fit(t.o.Width)/3)
}

func (t *table) hit(r Row) {
	e := r.Entry
	t.b.WriteString(t.highlight(e.Code, r.Code, strong))
	gap := t.first - cells(e.Code) + 2
	if gap < 2 {
		t.b.WriteByte('\n')
		gap = t.first + 2
	}
	t.b.WriteString(blanks(gap))
	title := t.o.text(e.Title)
	cut := title
	if t.o.Width > 0 {
		cut = shorten(title, t.second)
	}
	t.b.WriteString(t.highlight(cut, clipSpans(r.Title, len(cut)), plain))
	if cut != title {
		t.b.WriteString("…")
		cut += "…"
	}
	kind := string(e.Kind())
	t.b.WriteString(blanks(max(0, t.second-cells(clean(cut)))+2) + t.th.paint(kindInk(e.Kind()), kind) +
		blanks(t.third-len(kind)+2) + string(e.Family) + "\n")
}

// gist tells in one line what to do about the best hit.
func (t *table) gist(e *codes.Entry) {
	fixes := e.Meanings[0].Fixes()
	if len(fixes) == 0 {
		return
	}
	head := e.ID + t.o.say("：", ": ")
	text := clean(t.o.text(fixes[0].Text))
	if t.o.Width > 0 {
		if room := max(Fit(t.o.Width)-cells(head), minWidth/2); cells(text) > room {
			text = shorten(text, room) + "…"
		}
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

// Classes writes one entry a line: id, kind, retry policy, owner.
func Classes(w io.Writer, entries []*codes.Entry, o Options) error {
	t := newTable(o)
	for _, e := range entries {
		t.first = max(t.first, min(cells(e.ID), widest))
		t.second = max(t.second, cells(string(e.Kind())))
	}
	for _, e := range entries {
		kind := string(e.Kind())
		retry := string(e.Retry().Policy)
		if s := e.Retry().WaitSeconds; s > 0 {
			retry += " " + strconv.Itoa(s)
		}
		t.row(cell{t.th.paint(strong, e.ID), cells(e.ID)}, cell{t.th.paint(kindInk(e.Kind()), kind), cells(kind)},
			pad(retry, 12)+string(e.Owner()), nil)
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// Kinds writes the closed set of kinds: name, number of entries, title.
func Kinds(w io.Writer, kinds []codes.KindInfo, count func(codes.Kind) int, o Options) error {
	t := newTable(o)
	for _, k := range kinds {
		t.first = max(t.first, cells(string(k.Kind)))
		t.second = max(t.second, len(strconv.Itoa(count(k.Kind))))
	}
	for _, k := range kinds {
		n := strconv.Itoa(count(k.Kind))
		n = blanks(t.second-len(n)) + n
		t.row(cell{t.th.paint(kindInk(k.Kind), string(k.Kind)), cells(string(k.Kind))}, cell{n, len(n)}, o.text(k.Title), nil)
	}
	_, err := io.WriteString(w, t.b.String())
	return err
}

// widest is where the column of ids ends; longer ids push the rest along.
const widest = 28

type table struct {
	o             Options
	th            theme
	b             strings.Builder
	first, second int
	third, fourth int
}

type cell struct {
	text  string
	width int
}

func newTable(o Options) *table { return &table{o: o, th: newTheme(o)} }

// row prints two cells and a text that wraps under itself. An id that is wider
// than its column on a terminal has the line to itself.
func (t *table) row(a, b cell, text string, spans []search.Span) {
	t.b.WriteString(a.text)
	indent := t.first + t.second + 4
	gap := t.first - a.width + 2
	if a.width > t.first {
		gap = 2
		if t.o.Width > 0 {
			t.b.WriteByte('\n')
			gap = t.first + 2
		}
	}
	t.b.WriteString(blanks(gap) + b.text + blanks(t.second-b.width+2))
	if t.o.Width == 0 || t.th.styles != nil && len(spans) > 0 {
		t.b.WriteString(t.highlight(text, spans, plain) + "\n")
		return
	}
	for n, line := range wrap(clean(text), max(Fit(t.o.Width)-indent, minWidth/2)) {
		if n > 0 {
			t.b.WriteString(blanks(indent))
		}
		t.b.WriteString(line + "\n")
	}
}

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

func itoa(n int) string { return strconv.Itoa(n) }
