package match

import (
	"slices"

	"github.com/dterr/dterr/codes"
)

// fit says whether the catalogue knows the answer's code and message.
func (q *question) fit() Fit {
	best := FitsNot
	all := q.codes()
	for i, code := range all {
		if i == 0 && len(all) > 1 && codes.IsWrapper(code) {
			return FitsBoth
		}
		for _, e := range q.byCode(code) {
			if e.Code != code || !q.fitsShape(e) {
				continue
			}
			best = max(best, FitsCode)
			if q.messageFits(e, q.Message) || q.Outer != "" && q.messageFits(e, q.Outer) {
				return FitsBoth
			}
		}
	}
	return best
}

// knows reports whether the catalogue has a code in some spelling that an answer
// of this shape can bear.
func (q *question) knows(code string) bool {
	return slices.ContainsFunc(q.byCode(code), q.fitsShape)
}

// telling reports whether the message is one of the catalogue's for its code, and
// says enough by what the two have in common; distinct, whether that is more than
// everyday words.
func (q *question) telling() (telling, distinct bool) {
	for _, e := range q.byCode(q.code()) {
		if e.Code != q.code() || !q.fitsShape(e) {
			continue
		}
		for i, f := range q.fitsOf(e, q.Message) {
			s := f.score
			if s < scoreBegins {
				continue
			}
			common := q.common(&f, &e.Meanings[i])
			switch {
			case s >= scorePlaces/2 && common.much, s >= scoreBegins && s < scorePlaces/2 && s-scoreBegins >= 8:
				telling = true
				distinct = distinct || !common.little
			}
		}
	}
	return telling, distinct
}

// messageFits reports whether a message is one of an entry's messages. One that
// fits only what may hold anything, such as "error:%s", is none.
func (q *question) messageFits(e *codes.Entry, message string) bool {
	for i, f := range q.fitsOf(e, message) {
		if f.score <= 0 {
			continue
		}
		if f.score < scorePlaces || f.score >= scoreTitle {
			return true
		}
		if q.common(&f, &e.Meanings[i]).some {
			return true
		}
	}
	return false
}

// Begins reports whether the message of a bare number begins with one of the
// catalogue's for it.
func (q Query) Begins() bool {
	ask := ask(&q)
	for _, e := range ask.byCode(q.code()) {
		if e.Code == q.code() && ask.fitsShape(e) && ask.best(e, q.Message) >= scoreBegins {
			return true
		}
	}
	return false
}

// Fit says how an answer stands to the catalogue, without a reader.
func (q Query) Fit() Fit {
	return ask(&q).fit()
}
