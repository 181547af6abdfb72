package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/dterr/dterr/cmd"
)

// roff is a page under way, in the macros of man(7).
type roff struct {
	strings.Builder
	// set gives prose as roff.
	set func(string) string
}

// raw writes a line as it stands: a request, or text that is none.
func (r *roff) raw(line string) { _, _ = r.WriteString(line + "\n") }

// text writes a line of the page; what stands in it is no request.
func (r *roff) text(line string) {
	if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
		line = `\&` + line
	}
	r.raw(line)
}

func (r *roff) head(title, date, source, book string) {
	r.raw(`.\" Written by cmd/internal/manual. -*- coding: UTF-8 -*-`)
	r.raw(fmt.Sprintf(".TH %s 1 %s %s %s", quoted(title), date, quoted(source), quoted(book)))
	// Neither hyphens nor stretched lines: names are copied from here.
	r.raw(".nh")
	r.raw(".ad l")
}

func (r *roff) section(title string)    { r.raw(".SH " + quoted(title)) }
func (r *roff) subsection(title string) { r.raw(".SS " + quoted(title)) }

// blocks writes paragraphs and rows.
func (r *roff) blocks(blocks []cmd.Block) {
	for i, b := range blocks {
		if i > 0 && len(b.Rows) == 0 {
			r.raw(".PP")
		}
		if b.Text != "" {
			r.text(r.prose(b.Text))
		}
		if counts(b.Rows) {
			r.raw(".PP")
			r.list(b.Rows)
			continue
		}
		r.rows(b.Rows, bold)
	}
}

// table writes a section of rows, if there are any.
func (r *roff) table(title string, rows []cmd.Row, name func(string) string) {
	if len(rows) > 0 {
		r.section(title)
		r.rows(rows, name)
	}
}

// rows writes names, each with its text indented below it.
func (r *roff) rows(rows []cmd.Row, name func(string) string) {
	for _, row := range rows {
		r.raw(".TP")
		r.text(name(row.Name))
		if row.Text == "" {
			r.raw(`\&`)
			continue
		}
		r.text(r.prose(row.Text))
	}
}

// counts reports whether all that is said of the rows are numbers.
func counts(rows []cmd.Row) bool {
	for _, row := range rows {
		if strings.Trim(row.Text, "0123456789") != "" || row.Text == "" {
			return false
		}
	}
	return len(rows) > 0
}

// list writes rows one behind the other.
func (r *roff) list(rows []cmd.Row) {
	for i, row := range rows {
		end := ","
		if i == len(rows)-1 {
			end = ""
		}
		r.text(bold(row.Name) + " " + plain(row.Text) + end)
	}
}

// example writes lines as they stand.
func (r *roff) example(lines string) {
	r.raw(".nf")
	for line := range strings.SplitSeq(lines, "\n") {
		r.text(plain(strings.TrimPrefix(line, "  ")))
	}
	r.raw(".fi")
}

// prose gives a text with what stands in back-ticks in bold.
func (r *roff) prose(text string) string {
	var b strings.Builder
	for i, part := range strings.Split(text, "`") {
		if i%2 == 1 {
			b.WriteString(bold(part))
		} else {
			b.WriteString(r.set(part))
		}
	}
	return b.String()
}

// bold gives what is typed as it stands.
func bold(s string) string { return `\fB` + plain(s) + `\fR` }

// italic gives what stands for something else.
func italic(s string) string { return `\fI` + plain(s) + `\fR` }

// reference names another page of the manual.
func reference(page string) string { return bold(page) + "(1)" }

// option gives a flag with the place of its value.
func option(name string) string {
	var words []string
	for _, word := range strings.Fields(name) {
		flag, comma := strings.CutSuffix(word, ",")
		place := ""
		if i := strings.IndexAny(flag, "[="); i > 0 {
			flag, place = flag[:i], flag[i:]
		}
		switch {
		case !strings.HasPrefix(flag, "-"):
			word = italic(flag + place)
		case place != "":
			word = bold(flag) + italic(place)
		default:
			word = bold(flag)
		}
		if comma {
			word += ","
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// command gives a form of the command line: its first words are typed, and what is in
// capitals or Chinese is a place.
func command(form string) string {
	var words []string
	for _, word := range strings.Fields(form) {
		switch {
		case strings.IndexFunc(word, unicode.IsLetter) < 0:
			words = append(words, plain(word))
		case word == strings.ToLower(word) && strings.IndexFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) }) < 0:
			words = append(words, bold(word))
		default:
			words = append(words, italic(word))
		}
	}
	return strings.Join(words, " ")
}

// quoted gives an argument of a macro.
func quoted(s string) string { return `"` + strings.ReplaceAll(plain(s), `"`, `\(dq`) + `"` }

// plain escapes what roff would read or print as something else.
func plain(s string) string {
	return strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`).Replace(s)
}

// spelled gives every character outside ASCII by its number, for terminals and
// formatters that know no other.
func spelled(page string) string {
	var b strings.Builder
	for _, r := range page {
		if r < unicode.MaxASCII {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\[u%04X]`, r)
		}
	}
	return b.String()
}

// Chinese may be broken between any two characters but in front of what closes and
// behind what opens.
const (
	closing = "，。；：！？、）」』》】”’…·%"
	opening = "（「『《【“‘"
)

// breakable is plain with the places marked where Chinese may be broken.
func breakable(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		wide := unicode.Is(unicode.Han, r) || strings.ContainsRune(opening, r)
		before := unicode.Is(unicode.Han, last) || strings.ContainsRune(closing, last) && last != '%' && last != '·'
		if last != 0 && (wide && last != ' ' || before && r != ' ') &&
			!strings.ContainsRune(closing, r) && !strings.ContainsRune(opening, last) {
			b.WriteString(`\:`)
		}
		b.WriteString(plain(string(r)))
		last = r
	}
	return b.String()
}
