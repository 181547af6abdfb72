package match

import "github.com/dterr/dterr/codes"

// question is a query with what was worked out of it: a reading asks for the same
// entries, and how their meanings fit the same messages, a dozen times.
type question struct {
	*Query
	entries []coded
	folds   []folded
	fits    []fitted
}

// coded are the entries of a code.
type coded struct {
	code    string
	entries []*codes.Entry
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

// byCode is [codes.ByCode].
func (q *question) byCode(code string) []*codes.Entry {
	for i := range q.entries {
		if q.entries[i].code == code {
			return q.entries[i].entries
		}
	}
	all := codes.ByCode(code)
	q.entries = append(q.entries, coded{code, all})
	return all
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
