package calls

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/internal/packed"
	"github.com/dterr/dterr/codes/internal/pages"
)

// The generated table is a row of words, varints as package encoding/binary has them, in
// which a text is its number and a list its length and its elements:
//
//	call   number of the main page or 0, date, list of tokens, of grants,
//	       of limits, of fields
//	token  kind, in, name, kinds by type of app, list of notes
//	grant  scope, name, types of app, state, from, list of notes
//	limit  in, field (Chinese, English), kind, bound, unit, its text (Chinese,
//	       English), code, basis, page, date, list of notes
//	field  required, in, name, path, type
//	scope  name, list of names, sensitive, closed, granted by (Chinese, English),
//	       note (Chinese, English), page, date, list of calls
//	note   Chinese, English
//
// Calls come first, in the order of their numbers, then the scopes, sorted by
// name, then the list of the limits of codes.

// text gives a text by its number.
func text(n int) string {
	return pages.Whole(packed.Text(callText, callTextBlocks[:], callTextAt[:], n))
}

// sameAs gives the number of the main page of a call, 0 for the main page itself.
func sameAs(id int) int {
	d := decoder{at: int(callBegin[id-1])}
	return d.word()
}

// decoder reads records one word after the other.
type decoder struct{ at int }

func (d *decoder) word() int {
	w, size := binary.Uvarint(callWords[d.at:])
	d.at += size
	return int(w) // #nosec G115 -- the generator keeps words within 16 bits
}

func (d *decoder) text() string { return text(d.word()) }

// skip passes over n words.
func (d *decoder) skip(n int) {
	for range n {
		d.word()
	}
}

func (d *decoder) both() codes.Text { return codes.Text{ZH: d.text(), EN: d.text()} }

// split cuts a cell of the tables, nil for an empty one.
func split(s, sep string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, sep)
}

func list[T any](d *decoder, one func() T) []T {
	n := d.word()
	if n == 0 {
		return nil
	}
	all := make([]T, n)
	for i := range all {
		all[i] = one()
	}
	return all
}

// decode makes the call whose main page has that number.
func decode(id int) *Call {
	api, _ := codes.APIByID(uint16(id)) // every number of the table has one
	c := &Call{API: api, Pages: []*codes.API{api}}
	for n := range callBegin {
		if sameAs(n+1) == id {
			other, _ := codes.APIByID(uint16(n + 1))
			c.Pages = append(c.Pages, other)
		}
	}
	d := decoder{at: int(callBegin[id-1])}
	d.word()
	c.Date = d.text()
	c.Tokens = list(&d, d.token)
	c.Grants = list(&d, d.grant)
	for _, l := range list(&d, d.limit) {
		if l.Doc == "" {
			l.Doc, l.Date = api.Doc, c.Date
		}
		if l.Code != "" && l.In == "" {
			c.CodeLimits = append(c.CodeLimits, l)
		} else {
			c.Limits = append(c.Limits, l)
		}
	}
	c.Fields = list(&d, d.field)
	return c
}

func (d *decoder) token() Token {
	t := Token{Kind: d.text(), In: d.text(), Name: d.text()}
	for _, part := range split(d.text(), ";") {
		app, kind, _ := strings.Cut(part, "=")
		base, corp := strings.CutSuffix(kind, "(isv-corp)")
		t.By = append(t.By, AppToken{App: app, Kind: base, Corp: corp})
	}
	t.Notes = list(d, d.both)
	return t
}

func (d *decoder) grant() Grant {
	return Grant{
		Scope: d.text(), Name: d.text(), Apps: split(d.text(), ";"), State: d.text(), ByName: d.text() == "name",
		Notes: list(d, d.both),
	}
}

// The notes of a limit that say more than a reader is told.
const (
	noteAdvised = "advised, not enforced"
	noteSeveral = "one of several causes of the code"
)

func (d *decoder) limit() Limit {
	l := Limit{
		In: d.text(), Field: d.both(), Kind: d.text(), Bound: d.text(), Unit: d.text(), UnitText: d.both(),
		Code: d.text(), Basis: d.text(), Doc: d.text(), Date: d.text(), Notes: list(d, d.both),
	}
	for _, n := range l.Notes {
		l.Advised = l.Advised || n.EN == noteAdvised
		l.Several = l.Several || n.EN == noteSeveral
	}
	return l
}

func (d *decoder) field() Field {
	return Field{Required: d.word() == 1, In: d.text(), Name: d.text(), Path: d.text(), Type: d.text()}
}

// LimitsOf gives the limits that explain a code, whatever call answered with it.
func LimitsOf(code string) []Limit {
	d := decoder{at: codeLimitBegin}
	var found []Limit
	for range d.word() {
		ahead := d
		ahead.skip(limitCode)
		if all := ahead.text(); all == code || strings.Contains(all, ";") && slices.Contains(strings.Split(all, ";"), code) {
			found = append(found, d.limit())
			continue
		}
		d.skip(limitNotes)
		d.skip(2 * d.word())
	}
	return found
}

// Where a limit's record has its code and the number of its notes.
const (
	limitCode  = 8
	limitNotes = 12
)
