package search

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/sahilm/fuzzy"
)

// codes adds the entries whose code is, or begins with, a word of the query.
func (r *ranking) codes(query string, pass func(int) bool) {
	all := mentions(query)
	alone := len(all) == 1 && strings.IndexFunc(query, func(c rune) bool { return c >= 0x80 }) < 0
	several := 0
	for _, m := range all {
		if m.sure && isCode(m.word) {
			several++
		}
	}
	if alone {
		r.within(all[0].word, pass)
		r.respelt(all[0].word, pass)
	}
	for _, m := range all {
		if !alone && !m.sure {
			continue
		}
		for e, code := range codes.Places(m.word) {
			score := codeScore(m.word, code, alone || len(m.word) >= leastCut && strings.HasSuffix(query, m.word))
			if score == 0 || !pass(e) {
				continue
			}
			// The prior parts codes that match equally well.
			switch {
			case several > 1 && codes.IsWrapper(code):
				score = worthWrapper
			case several > 1 && !m.named:
				score -= unnamedLess
			case !alone && httpStatus(code):
				score = worthStatus
			}
			score -= 0.001 * float64(9-entryPriors[e]>>2&15) * (worthCode - score)
			c := candidate{entry: e, score: score, how: inCode, alone: alone}
			if m.loose && !alone {
				r.loose = append(r.loose, c)
				continue
			}
			r.add(c)
		}
	}
}

// fewWords is in how many words and characters a number stands out, so that it is the
// code that is asked for.
const fewWords = 8

// leastBacked is what the texts of an entry have of a query at least that back a number
// of it which may be its code.
const leastBacked = 0.5

// numbers adds the entries whose code is a number that may be anything: where the query
// says much else, behind the texts, unless those of the entry say the same.
func (r *ranking) numbers(much bool) {
	for _, c := range r.loose {
		p := r.place[c.entry]
		if much && (p == 0 || r.all[p-1].score < leastBacked) {
			c.score = min(c.score, worthStatus)
		}
		r.add(c)
	}
}

// leastCut is how long the beginning of a code is, in bytes, that stands for it where a
// text breaks off in it.
const leastCut = 12

// Beside another code a wrapper says nothing, and one that a field names comes before
// a word that looks like a code.
const (
	worthWrapper = 0.8
	worthStatus  = 0.5 // what may be a code is the status of a response
	unnamedLess  = 0.02
)

// lowerWrappers puts a wrapper behind what the query says beside it.
func (r *ranking) lowerWrappers() {
	for i := range r.all {
		if c := &r.all[i]; c.how == inCode && !c.alone && codes.IsWrapper(codes.EntryAt(c.entry).Code) {
			c.score = min(c.score, worthWrapper)
		}
	}
}

// leastPiece is how long a piece from within a code is at least, in bytes, and mostPieces
// how many codes may have it: openConversationId is in too many to be one of them.
const (
	leastPiece = 8
	mostPieces = 3
	worthPiece = 0.95 // more than the same words in a text
)

// within adds the entries whose code has a word with a seam inside, from a seam on:
// IpNotInWhite of Forbidden.AccessDenied.IpNotInWhiteList.
func (r *ranking) within(word string, pass func(int) bool) {
	if len(word) < leastPiece || isDigit(word[0]) || !looksLikeCode(word) {
		return
	}
	var all []int
	for e, code := range codes.Places("") {
		if at := fold.Index(code, word); at > 0 && (code[at-1] == '.' || code[at] <= 'Z' && code[at-1] > 'Z') {
			all = append(all, e)
		}
	}
	if len(all) > mostPieces {
		return
	}
	for _, e := range all {
		if pass(e) {
			r.add(candidate{entry: e, score: worthPiece, how: inCode, alone: true})
		}
	}
}

// respelt adds the entries whose code has the same words, glued in another way:
// ILLEGAL_ORG of illegalOrg.
func (r *ranking) respelt(word string, pass func(int) bool) {
	glued := glue(word)
	if len(glued) == len(word) || len(glued) < leastPiece || isDigit(glued[0]) {
		return
	}
	for e, code := range codes.Places("") {
		if code != word && glue(code) == glued && pass(e) {
			r.add(candidate{entry: e, score: worthPiece, how: inCode, alone: true})
		}
	}
}

// glue gives a code without what parts its words, in lower case.
func glue(code string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune("_-.", c) {
			return -1
		}
		return rune(fold.Lower(byte(c)))
	}, code)
}

// httpStatus reports a code that among words is rather the status of a response.
func httpStatus(code string) bool {
	return len(code) == len("404") && (code[0] == '4' || code[0] == '5' || code == "200")
}

// isCode reports whether a word is a whole code.
func isCode(word string) bool {
	for _, code := range codes.Places(word) {
		return len(code) == len(word)
	}
	return false
}

// codeScore says how well a word, alone or among others, fits a code that
// begins with it, 0 for not at all. A word that is one of the catalogue's own
// is no beginning of a code: user is a word, invalidauth is none.
func codeScore(word, code string, alone bool) float64 {
	switch {
	case len(code) == len(word) && alone:
		return worthCode
	case len(code) == len(word):
		return worthInside
	case !alone:
		return 0
	case strings.ContainsAny(word, "0123456789") || len(word) >= 5 && wordID(fold.Stem(strings.ToLower(word))) == 0:
		return worthBegin + 0.1*float64(len(word))/float64(len(code))
	}
	return 0
}

// leastLetters is the part of a code's letters that must be typed, one in so many.
const leastLetters = 3

// letters adds, when nothing better is there, the entries whose code has the
// letters of the query in their order.
func (r *ranking) letters(query string, pass func(int) bool) {
	if len(query) < 4 || !isLetters(query) {
		return
	}
	for i := range r.all {
		if r.all[i].score >= leastScore {
			return
		}
	}
	all := make([]string, entryCount)
	for place, code := range codes.Places("") {
		all[place] = code
	}
	rank := 0
	for _, m := range fuzzy.Find(query, all) {
		// Any few letters stand somewhere in a long code.
		if len(query)*leastLetters < len(m.Str) || !pass(m.Index) {
			continue
		}
		if rank++; rank > 20 {
			break
		}
		r.add(candidate{entry: m.Index, score: leastScore + 0.05/float64(rank), how: inFuzzy})
	}
}
