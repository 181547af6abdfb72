package match

import (
	"slices"

	"github.com/dterr/dterr/codes"
)

// fit says whether the catalogue knows the answer's code and message.
func (q *Query) fit() Fit {
	best := FitsNot
	all := q.codes()
	for i, code := range all {
		if i == 0 && len(all) > 1 && IsWrapper(code) {
			return FitsBoth
		}
		for _, e := range codes.ByCode(code) {
			if e.Code != code || !q.fitsShape(e) {
				continue
			}
			best = max(best, FitsCode)
			if messageFits(e, q.Message) || q.Outer != "" && messageFits(e, q.Outer) {
				return FitsBoth
			}
		}
	}
	return best
}

// knows reports whether the catalogue has a code in some spelling that an answer
// of this shape can bear.
func (q *Query) knows(code string) bool {
	return slices.ContainsFunc(codes.ByCode(code), q.fitsShape)
}

// telling reports whether the message is one of the catalogue's for its code, and
// says enough by what the two have in common; distinct, whether that is more than
// everyday words.
func (q *Query) telling() (telling, distinct bool) {
	folded := Fold(q.Message)
	for _, e := range codes.ByCode(q.code()) {
		if e.Code != q.code() || !q.fitsShape(e) {
			continue
		}
		for i := range e.Meanings {
			s, _ := meaningScore(&e.Meanings[i], folded)
			if s < scoreBegins {
				continue
			}
			text := common(&e.Meanings[i], folded)
			_, much := vouches(text)
			switch {
			case s >= scorePlaces/2 && much, s >= scoreBegins && s < scorePlaces/2 && s-scoreBegins >= 8:
				telling = true
				distinct = distinct || !saysLittle(text)
			}
		}
	}
	return telling, distinct
}

// messageFits reports whether a message is one of an entry's messages. One that
// fits only what may hold anything, such as "error:%s", is none.
func messageFits(e *codes.Entry, message string) bool {
	folded := Fold(message)
	for i := range e.Meanings {
		m := &e.Meanings[i]
		s, _ := meaningScore(m, folded)
		if s <= 0 {
			continue
		}
		if s < scorePlaces || s >= scoreTitle {
			return true
		}
		if some, _ := vouches(common(m, folded)); some {
			return true
		}
	}
	return false
}

// common gives what a message has in common with the wording of a meaning that it
// fits best: the text of its own, without what stands in its places.
func common(m *codes.Meaning, folded string) string {
	if best, text, _ := meaningFit(m, folded); best > 0 && best != scoreTitle {
		return literal(text)
	}
	return m.Title.ZH
}

// Begins reports whether the message of a bare number begins with one of the
// catalogue's for it.
func (q Query) Begins() bool {
	folded := Fold(q.Message)
	for _, e := range codes.ByCode(q.code()) {
		if e.Code != q.code() || !q.fitsShape(e) {
			continue
		}
		for i := range e.Meanings {
			if s, _ := meaningScore(&e.Meanings[i], folded); s >= scoreBegins {
				return true
			}
		}
	}
	return false
}

// Fit says how an answer stands to the catalogue, without a reader.
func (q Query) Fit() Fit { return q.fit() }
