package codes

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// Hit is one entry that a search found.
type Hit struct {
	Entry *Entry
	// Score is within (0, 1]; 1 is the exact code.
	Score float64
	// Matched names what matched: code, title, message, fuzzy …
	Matched []string
	// TitleZH, TitleEN and Code are the parts to highlight of the entry's
	// titles and code, ascending, without overlaps.
	TitleZH, TitleEN, Code []Span
}

// Span is a part of a string, in bytes: Start is in it, End is not.
type Span struct{ Start, End int }

// Search finds entries by what they say, the best first, at most n of them; n
// below 1 means all. An exact code comes before a code that begins with the
// query, that before texts that contain all its words, and what merely has the
// same letters in the same order comes last.
func Search(query string, f Filter, n int) []Hit {
	words := strings.Fields(normalize(query))
	if len(words) == 0 || len(query) > maxArgument {
		return nil
	}
	r := f.resolve()
	var hits []Hit
	var rest []*Entry
	for i := range entryTable {
		e := &entryTable[i]
		if !r.match(e) {
			continue
		}
		if h, ok := matchWords(e, words); ok {
			hits = append(hits, h)
		} else {
			rest = append(rest, e)
		}
	}
	hits = append(hits, matchFuzzy(rest, strings.Join(words, " "))...)
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Entry.Weight, a.Entry.Weight))
	})
	if n > 0 && len(hits) > n {
		hits = hits[:n]
	}
	return hits
}

// What a word in a field is worth, and the names of the fields.
const (
	inCode    = "code"
	inTitle   = "title"
	inMessage = "message"
	inFuzzy   = "fuzzy"

	worthCode    = 1.0
	worthTitle   = 0.9
	worthMeaning = 0.75
	worthMessage = 0.6
	worthFuzzy   = 0.4
)

// matchWords asks for every word somewhere in the entry; the score is the mean
// of each word's best.
func matchWords(e *Entry, words []string) (Hit, bool) {
	h := Hit{Entry: e}
	for _, w := range words {
		best := 0.0
		field := func(name, s string, worth float64) {
			if score := worth * contained(s, w); score > 0 {
				best = max(best, score)
				if !slices.Contains(h.Matched, name) {
					h.Matched = append(h.Matched, name)
				}
			}
		}
		field(inCode, e.Code, worthCode)
		field(inTitle, e.Title.ZH, worthTitle)
		field(inTitle, e.Title.EN, worthTitle)
		for i := range e.Meanings {
			m := &e.Meanings[i]
			field(inTitle, m.Title.ZH, worthMeaning)
			field(inTitle, m.Title.EN, worthMeaning)
			field(inMessage, m.Message, worthMessage)
			for _, v := range m.Variants {
				field(inMessage, v, worthMessage)
			}
		}
		if best == 0 {
			return Hit{}, false
		}
		h.Score += best / float64(len(words))
	}
	h.Code = spans(e.Code, words)
	h.TitleZH = spans(e.Title.ZH, words)
	h.TitleEN = spans(e.Title.EN, words)
	return h, true
}

// contained says how well a word fits a text: 1 is all of it, 0.8 and more its
// beginning, 0.6 and more anywhere, each the more the greater its share.
func contained(s, word string) float64 {
	i := indexFold(s, word)
	if i < 0 {
		return 0
	}
	share := float64(len(word)) / float64(len(s))
	switch {
	case len(word) == len(s):
		return 1
	case i == 0:
		return 0.8 + 0.15*share
	}
	return 0.6 + 0.15*share
}

// spans gives where the words stand in s, joined where they touch.
func spans(s string, words []string) []Span {
	var found []Span
	for _, w := range words {
		for from := 0; ; {
			i := indexFold(s[from:], w)
			if i < 0 {
				break
			}
			found = append(found, Span{from + i, from + i + len(w)})
			from += i + len(w)
		}
	}
	return join(found)
}

// join sorts spans and merges those that touch or overlap.
func join(all []Span) []Span {
	slices.SortFunc(all, func(a, b Span) int { return cmp.Compare(a.Start, b.Start) })
	var joined []Span
	for _, s := range all {
		if last := len(joined) - 1; last >= 0 && s.Start <= joined[last].End {
			joined[last].End = max(joined[last].End, s.End)
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}

// fuzzySource hands the code and both titles of every entry to sahilm/fuzzy.
type fuzzySource []*Entry

const fuzzyFields = 3

func (s fuzzySource) Len() int { return fuzzyFields * len(s) }

func (s fuzzySource) String(i int) string {
	switch e := s[i/fuzzyFields]; i % fuzzyFields {
	case 0:
		return e.Code
	case 1:
		return e.Title.ZH
	default:
		return e.Title.EN
	}
}

// matchFuzzy finds entries whose code or title holds all letters of the query
// in order. Scores fall with the rank.
func matchFuzzy(entries []*Entry, query string) []Hit {
	if utf8.RuneCountInString(query) < 2 {
		return nil
	}
	source := fuzzySource(entries)
	var hits []Hit
	seen := make(map[int]int)
	for _, m := range fuzzy.FindFrom(query, source) {
		at := m.Index / fuzzyFields
		k, ok := seen[at]
		if !ok {
			k = len(hits)
			seen[at] = k
			score := worthFuzzy / (1 + float64(k)/20)
			hits = append(hits, Hit{Entry: entries[at], Score: score, Matched: []string{inFuzzy}})
		}
		lit := runeSpans(m.Str, m.MatchedIndexes)
		switch m.Index % fuzzyFields {
		case 0:
			hits[k].Code = lit
		case 1:
			hits[k].TitleZH = lit
		default:
			hits[k].TitleEN = lit
		}
	}
	return hits
}

// runeSpans makes spans of the places of single runes.
func runeSpans(s string, at []int) []Span {
	all := make([]Span, 0, len(at))
	for _, i := range at {
		_, size := utf8.DecodeRuneInString(s[i:])
		all = append(all, Span{i, i + size})
	}
	return join(all)
}
