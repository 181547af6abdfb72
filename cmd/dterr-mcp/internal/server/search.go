package server

import (
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
	"github.com/dterr/dterr/render"
)

// How many hits a search gives, unless it asks for more, and at most.
const (
	hitsUsual = 5
	hitsMost  = 50
)

// search finds entries by what they say.
func (s *server) search(v values) (*answer, error) {
	query := strings.TrimSpace(v.one("query"))
	if query == "" {
		return nil, misused("参数 query 是空的", "argument query is empty")
	}
	most := hitsUsual
	if n, err := strconv.Atoi(v.one("n")); err == nil {
		most = min(n, hitsMost)
	}
	a, out := &answer{}, &lines{}
	hits := search.Find(query, codes.Filter{}, most)
	if len(hits) == 0 {
		a.text.line(s.pick(say("没有相符的错误码", "nothing matches")))
		if hits = search.Guess(query, codes.Filter{}, 3); len(hits) > 0 {
			a.text.line(s.pick(say("也许是（猜测）：", "a guess:")))
		}
	}
	for _, h := range hits {
		if err := s.hit(a, out, h, v.full()); err != nil {
			return nil, err
		}
	}
	object, err := out.results(0)
	a.object = object
	return a, err
}

// hit adds an entry that a search found, with the meaning by which it did.
func (s *server) hit(a *answer, out *lines, h search.Hit, full bool) error {
	m := h.As()
	r := s.row("", h.Entry)
	r.Title, r.Kind, r.Owner, r.Retry = s.pick(h.Title()), m.Kind, m.Owner, m.Retry
	r.Score, r.Meanings, r.More, r.Doc, r.Cause = h.Score, nil, 0, "", ""
	r.Fixes = s.advice(m.Fixes(), 1)
	if a.text.room() {
		a.text.line(r.ID, " ", r.Title, " (", string(r.Kind), ")")
	}
	if full {
		if ok, err := out.add(func(j render.JSON) error { return j.Hit(h) }); ok || err != nil {
			return err
		}
	}
	return out.brief(r)
}
