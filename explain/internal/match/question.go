package match

import (
	"strings"

	"github.com/dterr/dterr/codes"
)

// question is a query with what was worked out of it: a reading asks for the same
// entries, and how their meanings fit the same messages, a dozen times.
type question struct {
	*Query
	*lookups
	folds []folded
	fits  []fitted
}

// ask gives a question without a reader.
func ask(q *Query) *question { return &question{Query: q, lookups: &lookups{}} }

// lookups remembers what was looked up in the catalogue, which never changes: a log
// names few codes and often.
type lookups struct {
	entries map[string][]*codes.Entry
	foreign map[string][]codes.Foreign
	said    map[wording]evidence
}

// lookupsMost bounds how many codes are remembered; a longer one than codeMost is
// not.
const (
	lookupsMost = 512
	codeMost    = 64
)

// remember puts a value under a code into a table that it bounds.
func remember[V any](table *map[string]V, code string, value V) V {
	if len(code) > codeMost {
		return value
	}
	if *table == nil || len(*table) >= lookupsMost {
		*table = map[string]V{}
	}
	(*table)[strings.Clone(code)] = value
	return value
}

// byCode is [codes.ByCode].
func (l *lookups) byCode(code string) []*codes.Entry {
	if all, ok := l.entries[code]; ok {
		return all
	}
	return remember(&l.entries, code, codes.ByCode(code))
}

// foreignOf is [codes.ForeignOf].
func (l *lookups) foreignOf(code string) []codes.Foreign {
	if all, ok := l.foreign[code]; ok {
		return all
	}
	return remember(&l.foreign, code, codes.ForeignOf(code))
}

// wording is what a message may have in common with the catalogue: a template, of
// which its places do not count, or a title.
type wording struct {
	text  string
	title bool
}

// evidence is what such a text is worth: some and much as vouches has them, little as
// saysLittle.
type evidence struct{ some, much, little bool }

// common gives what a message says that has the wording of a meaning which it fits
// best in common with it.
func (l *lookups) common(f *scored, m *codes.Meaning) evidence {
	w := wording{m.Title.ZH, true}
	if f.score > 0 && f.score != scoreTitle {
		w = wording{f.text, false}
	}
	known, ok := l.said[w]
	if !ok {
		text := w.text
		if !w.title {
			text = literal(text)
		}
		known.some, known.much = vouches(text)
		known.little = saysLittle(text)
		if l.said == nil {
			l.said = map[wording]evidence{}
		}
		l.said[w] = known // no more than the catalogue has
	}
	return known
}

// folded is a message and its folded form.
type folded struct{ message, folded string }

// fitted is how the meanings of an entry fit a message.
type fitted struct {
	entry    *codes.Entry
	message  string
	meanings []scored
}

// scored is how well a meaning fits a message, by which of its wordings, and what
// stands in the places of that.
type scored struct {
	score    score
	text     string
	captured []string
}

// fold is [Fold].
func (q *question) fold(message string) string {
	for i := range q.folds {
		if q.folds[i].message == message {
			return q.folds[i].folded
		}
	}
	f := Fold(message)
	q.folds = append(q.folds, folded{message, f})
	return f
}

// fitsOf gives how each meaning of an entry fits a message.
func (q *question) fitsOf(e *codes.Entry, message string) []scored {
	for i := range q.fits {
		if f := &q.fits[i]; f.entry == e && f.message == message {
			return f.meanings
		}
	}
	text := q.fold(message)
	all := make([]scored, len(e.Meanings))
	for i := range all {
		f := &all[i]
		f.score, f.text, f.captured = meaningFit(&e.Meanings[i], text)
	}
	q.fits = append(q.fits, fitted{e, message, all})
	return all
}

// best gives the score of the meaning of an entry that fits a message best.
func (q *question) best(e *codes.Entry, message string) score {
	most := score(0)
	for _, f := range q.fitsOf(e, message) {
		most = max(most, f.score)
	}
	return most
}

// Misfits reports whether a message is none of those that the catalogue and other platforms
// list for a code, and begins like none and holds none of them.
func (r *Reader) Misfits(code, message string) bool {
	q := question{Query: &Query{Codes: code, Message: message}, lookups: &r.lookups}
	for _, e := range q.byCode(code) {
		if q.best(e, message) > 0 {
			return false
		}
	}
	folded := q.fold(message)
	for _, x := range q.foreignOf(code) {
		if s, _ := wordingScore(x.Wording, folded); s > 0 {
			return false
		}
	}
	return true
}
