package search

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/edit"
	"github.com/dterr/dterr/codes/internal/fold"
)

// callUnit is a piece of a query for calls: a term with all that mean the same, or
// a single token and its neighbours.
type callUnit struct {
	// terms are the words that will do, the one that was asked for first.
	terms [][]fold.Token
	// wants are the characters, sounds or initials of a run; at is the one that
	// this unit is about. Neighbours that stand beside it count.
	wants []want
	at    int
}

// want is a character that is asked for: itself, by its sound, or by the letter
// that its sound begins with.
type want struct {
	han     rune
	sound   uint16
	initial byte
}

func (w want) fits(r rune) bool {
	switch {
	case w.han != 0:
		return r == w.han
	case w.sound != 0:
		return soundsLike(r, w.sound)
	}
	return beginsWith(r, w.initial)
}

// What a match is worth: a term itself, a synonym, a word that begins so or holds
// it, one with a slip of the finger; a character alone, and by its sound.
const (
	callTerm     = 1.0
	callSynonym  = 0.85
	callBegin    = 0.7
	callInPath   = 0.9
	callLoneHan  = 0.4
	leastInside  = 4 // letters of a word that stands inside another
	leastTypo    = 5
	mostInitials = 12
)

func (u *callUnit) isEnglish() bool { return len(u.terms) > 0 && u.terms[0][0].Han == 0 }

// length is how many tokens of a name the unit stands for.
func (u *callUnit) length() int {
	if len(u.terms) > 0 {
		return len(u.terms[0])
	}
	return 1
}

// in says how well a name has the unit, from 0 to 1.
func (u *callUnit) in(name *callName) float64 {
	if u.wants != nil {
		return u.run(name.zh)
	}
	best := 0.0
	for n, term := range u.terms {
		worth := callTerm
		if n > 0 {
			worth = callSynonym
		}
		best = max(best, worth*holds(name.zh, term), worth*holds(name.en, term), worth*callInPath*holds(name.path, term))
	}
	return best
}

// holds says how well a text has the tokens of a term one behind the other.
func holds(tokens, term []fold.Token) float64 {
	best := 0.0
	for i := 0; i+len(term) <= len(tokens); i++ {
		worst := 1.0
		for j, t := range term {
			if worst = min(worst, alikeTokens(tokens[i+j], t)); worst == 0 {
				break
			}
		}
		best = max(best, worst)
	}
	return best
}

func alikeTokens(have, asked fold.Token) float64 {
	switch {
	case have.Han != 0 || asked.Han != 0:
		if have.Han == asked.Han {
			return 1
		}
	case have.Text == asked.Text:
		return 1
	case len(asked.Text) >= leastInside && strings.Contains(have.Word, asked.Text):
		return callBegin
	}
	return 0
}

// run says how well a text has one of a run of characters: whole where a neighbour
// of the run stands beside it.
func (u *callUnit) run(tokens []fold.Token) float64 {
	best, single := 0.0, callTerm
	if len(u.wants) > 1 {
		single = callLoneHan
	}
	if u.wants[0].initial != 0 {
		return u.initials(tokens)
	}
	beside := func(i, at int) bool {
		return i >= 0 && i < len(tokens) && at >= 0 && at < len(u.wants) && tokens[i].Han != 0 && u.wants[at].fits(tokens[i].Han)
	}
	for i := range tokens {
		switch {
		case !beside(i, u.at):
		case beside(i-1, u.at-1), beside(i+1, u.at+1):
			return callTerm
		default:
			best = single
		}
	}
	return best
}

// initials says whether a text has characters that begin with all the letters, one
// behind the other: one letter of many says nothing.
func (u *callUnit) initials(tokens []fold.Token) float64 {
	for i := 0; i+len(u.wants) <= len(tokens); i++ {
		n := 0
		for n < len(u.wants) && tokens[i+n].Han != 0 && u.wants[n].fits(tokens[i+n].Han) {
			n++
		}
		if n == len(u.wants) {
			return callTerm
		}
	}
	return 0
}

// askCalls makes units of a query.
func askCalls(query string, names []callName) []callUnit {
	tokens := nameTokens(query)
	groups := callGroups()
	var units []callUnit
	for i := 0; i < len(tokens); {
		if term, group := longestTerm(groups, tokens[i:]); term > 0 {
			units = append(units, callUnit{terms: append([][]fold.Token{tokens[i : i+term]}, group...)})
			i += term
			continue
		}
		n := i + 1
		if tokens[i].Han == 0 {
			units = append(units, word(tokens[i:n])...)
			i = n
			continue
		}
		for n < len(tokens) && tokens[n].Han != 0 {
			if term, _ := longestTerm(groups, tokens[n:]); term > 0 {
				break
			}
			n++
		}
		wants := make([]want, 0, n-i)
		for _, t := range tokens[i:n] {
			wants = append(wants, want{han: t.Han})
		}
		units = append(units, runOf(wants)...)
		i = n
	}
	return spelt(units, names, groups)
}

func runOf(wants []want) []callUnit {
	units := make([]callUnit, len(wants))
	for at := range wants {
		units[at] = callUnit{wants: wants, at: at}
	}
	return units
}

func word(tokens []fold.Token) []callUnit { return []callUnit{{terms: [][]fold.Token{tokens}}} }

// callGroups gives the terms that mean the same, a group a line.
func callGroups() [][][]fold.Token {
	var groups [][][]fold.Token
	for line := range strings.Lines(callTerms) {
		var group [][]fold.Token
		for term := range strings.SplitSeq(strings.TrimSpace(line), " | ") {
			group = append(group, fold.Tokens(term, simplify))
		}
		groups = append(groups, group)
	}
	return groups
}

// longestTerm gives how many of the tokens the longest term takes that they begin
// with, and its group; 0 when there is none.
func longestTerm(groups [][][]fold.Token, tokens []fold.Token) (int, [][]fold.Token) {
	longest, of := 0, [][]fold.Token(nil)
	for _, group := range groups {
		for _, term := range group {
			if len(term) > longest && len(term) <= len(tokens) && holds(tokens[:len(term)], term) == 1 {
				longest, of = len(term), group
			}
		}
	}
	return longest, of
}

// spelt reads the words that no call has as pinyin: syllables, initials, or else as
// words with a slip of the finger. Words beside each other are one: fa song.
func spelt(units []callUnit, names []callName, groups [][][]fold.Token) []callUnit {
	if !slices.ContainsFunc(units, func(u callUnit) bool { return u.isEnglish() && len(u.terms) == 1 }) {
		return units
	}
	var out []callUnit
	known := callWords(names, groups)
	for i := 0; i < len(units); {
		letters, n := "", i
		for n < len(units) && units[n].isEnglish() && len(units[n].terms) == 1 {
			w := units[n].terms[0][0].Word
			if !isLetters(w) || known.has(w) && (n == i || syllableID(w) == 0) {
				break
			}
			letters += w
			n++
		}
		if n == i {
			out = append(out, units[i])
			i++
			continue
		}
		out = append(out, asSpelt(letters, units[i:n], known)...)
		i = n
	}
	return out
}

// asSpelt reads letters that are no word.
func asSpelt(letters string, units []callUnit, known callVocabulary) []callUnit {
	if parts := syllables(letters, false); len(parts) > 1 {
		wants := make([]want, len(parts))
		for i, s := range parts {
			wants[i] = want{sound: s}
		}
		return runOf(wants)
	}
	for i := range units {
		t := &units[i].terms[0][0]
		if near := known.near(t.Word); near != "" {
			units[i] = word([]fold.Token{{Text: fold.Stem(near), Word: near}})[0]
			return units
		}
	}
	if initials := asInitials(letters); len(letters) > 2 && len(letters) <= mostInitials && initials != nil {
		wants := make([]want, len(initials))
		for i, t := range initials {
			wants[i] = want{initial: t.initial}
		}
		return runOf(wants)
	}
	return units
}

// callVocabulary holds the words of the calls' names and paths, sorted, each once.
type callVocabulary []string

func callWords(names []callName, groups [][][]fold.Token) callVocabulary {
	var all callVocabulary
	add := func(tokens []fold.Token) {
		for _, t := range tokens {
			if t.Han == 0 {
				all = append(all, t.Word, t.Text)
			}
		}
	}
	for _, a := range names {
		add(a.zh)
		add(a.en)
		add(a.path)
	}
	for _, group := range groups {
		for _, term := range group {
			add(term)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// has reports whether a name has the word, or a word that holds it.
func (v callVocabulary) has(w string) bool {
	if _, ok := slices.BinarySearch(v, w); ok {
		return true
	}
	if _, ok := slices.BinarySearch(v, fold.Stem(w)); ok {
		return true
	}
	return len(w) >= leastInside && slices.ContainsFunc(v, func(have string) bool { return strings.Contains(have, w) })
}

// near gives the word that was probably meant, empty for none.
func (v callVocabulary) near(w string) string {
	if len(w) < leastTypo {
		return ""
	}
	var measure edit.Measurer
	for _, have := range v {
		if len(have) >= leastTypo && measure.Distance(w, have, 1) <= 1 {
			return have
		}
	}
	return ""
}
