package server

import (
	"strconv"

	"github.com/dterr/dterr/codes"
)

// How many of each a brief answer holds.
const (
	rowsMost     = 20 // entries
	meaningsMost = 5
	fixesMost    = 2
	nearMost     = 5
)

// row is an entry in brief, its texts in the language of the server.
type row struct {
	Schema   string       `json:"schema"`
	Query    string       `json:"query,omitempty"`
	ID       string       `json:"id"`
	Title    string       `json:"title"`
	Kind     codes.Kind   `json:"kind"`
	Owner    codes.Owner  `json:"owner,omitempty"`
	Retry    codes.Retry  `json:"retry"`
	Status   codes.Status `json:"status,omitempty"` // unless current
	Cause    string       `json:"cause,omitempty"`
	Fixes    []string     `json:"fixes"`
	Meanings []meaning    `json:"meanings,omitempty"` // where there are several
	More     int          `json:"more_meanings,omitempty"`
	Score    float64      `json:"score,omitempty"`
	Doc      string       `json:"doc,omitempty"`
}

// meaning is one of several that a code may have.
type meaning struct {
	Key   string `json:"key"`
	Title string `json:"title"`
	Fix   string `json:"fix,omitempty"`
}

// row gives an entry in brief.
func (s *server) row(query string, e *codes.Entry) row {
	r := row{
		Schema: "dterr.brief/1", Query: query, ID: e.ID, Title: s.pick(e.Title), Kind: e.Kind(), Owner: e.Owner(), Retry: e.Retry(),
		Fixes: []string{},
	}
	if e.Status() != codes.StatusCurrent {
		r.Status = e.Status()
	}
	if docs := e.Docs(); len(docs) > 0 {
		r.Doc = docs[0]
	}
	if len(e.Meanings) > 1 {
		all := make([]*codes.Meaning, len(e.Meanings))
		for i := range e.Meanings {
			all[i] = &e.Meanings[i]
		}
		r.Meanings, r.More = s.meanings(all, func(m *codes.Meaning) []codes.Advice { return m.Fixes() })
		return r
	}
	m := &e.Meanings[0]
	if len(m.Causes) > 0 {
		r.Cause = s.pick(m.Causes[0].Text)
	}
	r.Fixes = s.advice(m.Fixes(), fixesMost)
	return r
}

// meanings gives the first of several meanings, each with what to do first, and how many
// more there are.
func (s *server) meanings(all []*codes.Meaning, fixes func(*codes.Meaning) []codes.Advice) (some []meaning, more int) {
	for i, m := range all {
		if i == meaningsMost {
			return some, len(all) - i
		}
		one := meaning{Key: m.Key, Title: s.pick(m.Title)}
		if f := fixes(m); len(f) > 0 {
			one.Fix = s.pick(f[0].Text)
		}
		some = append(some, one)
	}
	return some, 0
}

// advice gives the first texts of advice.
func (s *server) advice(all []codes.Advice, most int) []string {
	out := []string{}
	for _, a := range all[:min(len(all), most)] {
		out = append(out, s.pick(a.Text))
	}
	return out
}

// head gives a row as a line: what it is, whether it helps to call again, and who can
// mend it.
func (r *row) head() string {
	line := r.ID + " " + r.Title + " (" + string(r.Kind) + ", retry " + policy(r.Retry)
	if r.Owner != "" {
		line += ", " + string(r.Owner)
	}
	return line + ")"
}

// policy gives retry advice in a word, with the seconds to wait.
func policy(r codes.Retry) string {
	word := string(r.Policy)
	if word == "" {
		word = string(codes.PolicyUnknown)
	}
	if r.WaitSeconds > 0 {
		word += " " + strconv.Itoa(r.WaitSeconds) + "s"
	}
	return word
}

// tell adds what to do to a text: of one meaning its fixes, of several what each is.
func (s *server) tell(t *brief, cause string, fixes []string, all []meaning) {
	for i, fix := range fixes {
		if label := s.pick(say("处理：", "Fix: ")); i == 0 {
			t.line(label, fix)
		} else {
			t.whole(label, fix)
		}
	}
	if cause != "" {
		t.whole(s.pick(say("原因：", "Cause: ")), cause)
	}
	for _, m := range all {
		if !t.whole("- ", m.Title, s.pick(say("：", ": ")), m.Fix) {
			t.whole("- ", m.Title)
		}
	}
}
