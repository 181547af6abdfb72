// Package search finds entries of the catalogue by what they say.
//
// It owns the way from what a person types to entries: how a query is read
// (tokens, synonyms, typos, pinyin and its initials), how the texts of the
// entries are scanned for it, what a hit scores and what of it is lit up. A
// query is cut into units, things to be found, each with the patterns by which
// it may be found; one pass over the texts that hold a pattern's rarest token
// looks for all patterns at once; an entry scores by the share of the units that
// its texts have. Documented calls are found by their names in the same way, but
// without an index: they are few (calls.go). Its tables, index_gen.go, are written by codes/internal/gen
// together with the catalogue; what people call things stands in codes/data:
// synonyms.tsv, aliases.tsv, topics.tsv, traditional.tsv, regional.tsv.
//
// Guarantees: the same query gives the same hits in the same order; a hit's
// entry is the catalogue's own, and only those that are shown are made; any
// input is a query, and one of over 4 KiB finds nothing; a query takes some
// milliseconds; nothing is parsed or initialised at start-up. How good the hits
// are is measured on sets of queries, testdata/gold, and may not fall below
// testdata/gold-floors.tsv. The package does no I/O, no formatting, and may be
// used by several goroutines at once.
//
//	for _, h := range search.Find("qianming", codes.Filter{}, 1) {
//		fmt.Println(h.Entry.ID, h.Matched) // jsapi/52013 [title pinyin]
//	}
package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/internal/fold"
)

// Hit is one entry that a search found.
type Hit struct {
	Entry *codes.Entry
	// Score is within (0, 1]; 1 is the exact code.
	Score float64
	// Matched names what matched: the field (code, title, message, cause), and
	// how where not as typed (synonym, typo, pinyin, initials, fuzzy).
	Matched []string
	// Meaning is the place in Entry.Meanings of the meaning that matched or, with
	// a filter, passes it; -1 where the entry as a whole did.
	Meaning int
	// TitleZH, TitleEN and Code are the parts to highlight of the hit's title
	// (see Title) and of the entry's code, ascending, without overlaps.
	TitleZH, TitleEN, Code []Span
}

// Span is a part of a string, in bytes: Start is in it, End is not.
type Span struct{ Start, End int }

// The names in Hit.Matched.
const (
	inCode     = "code"
	inTitle    = "title"
	inMessage  = "message"
	inCause    = "cause"
	inSynonym  = "synonym"
	inTypo     = "typo"
	inPinyin   = "pinyin"
	inInitials = "initials"
	inFuzzy    = "fuzzy"
)

// The scores of the tiers. Text scores at most worthText, times what its
// popularity adds; what scores less than leastScore is no hit.
const (
	worthCode   = 1.0
	worthInside = 0.99 // the exact code among other words
	worthBegin  = 0.8  // codes that begin so
	worthText   = 0.85
	worthQuoted = 0.88  // what is found for a message without what was written around it
	shareBeside = 0.009 // of what the rest of the query says, among entries of one code
	worthFamily = 1.08  // where the query names the gateway that answered
	leastScore  = 0.3
	leastPart   = 0.22 // for a query of longQuery characters that nothing else fits
	longQuery   = 8
	fewHits     = 3
	leastGuess  = 0.25 // what has less has it by chance
)

// maxQuery bounds a query, in bytes; what is longer finds nothing. Of one with a
// message inside, maxText bytes are read as words.
const (
	maxQuery = 4096
	maxText  = 256
)

// Find finds entries by what they say, the best first, at most n of them; n
// below 1 means all. The query need not use the official words: it may be
// English or Chinese or both, simplified or traditional, pinyin or its
// initials, hold typos and synonyms. A blank separates words, their order does
// not matter.
//
// An exact code comes first, then codes that begin with the query, then texts:
// by the share of the query that they have (rare words count more), by the
// share of them that was asked for, and by how often people meet the code. Of a story,
// a long text that nothing else is found for, an entry need not have such a share:
// some rare words of it will do.
func Find(query string, f codes.Filter, n int) []Hit {
	hits := find(query, f, n, bar{score: leastPart, halves: true}, leaveNothing())
	good := len(hits)
	for good > 0 && hits[good-1].Score < leastScore {
		good--
	}
	// A long query says much around what it asks for: what has a fair part of
	// it is better than nothing.
	if good >= fewHits || n > 0 && good == n || utf8.RuneCountInString(query) < longQuery {
		return hits[:good]
	}
	if len(hits) >= fewHits || n > 0 && len(hits) == n {
		return hits
	}
	// What is found as in a story comes behind.
	for _, h := range find(query, f, n, bar{score: leastPart, story: true}, leaveNothing()) {
		if !slices.ContainsFunc(hits, func(have Hit) bool { return have.Entry == h.Entry }) {
			h.Score = min(h.Score, leastPart)
			hits = append(hits, h)
		}
	}
	if n > 0 && len(hits) > n {
		hits = hits[:n]
	}
	return hits
}

// Guess gives what comes nearest to a query that Find finds nothing for, the
// likeliest first: entries that have a whole word of it, and nothing of nonsense.
func Guess(query string, f codes.Filter, n int) []Hit {
	// A guess rests on whole words: half of one says nothing.
	return find(query, f, n, bar{score: leastGuess}, leaveNothing())
}

// bar is what an entry must have to be a hit.
type bar struct {
	score float64
	// halves says that half of a word will do where nothing else finds it.
	halves bool
	// story says that the query is one; see asStory.
	story bool
}

func find(query string, f codes.Filter, n int, least bar, without left) []Hit {
	if len(query) > maxQuery {
		return nil
	}
	typed := query
	query = fold.Normalize(query)
	if query == "" {
		return nil
	}
	pass := f.Matcher()
	r := ranking{}
	r.codes(query, pass)
	text := unwrapped(query)
	if len(text) > maxText {
		text = strings.Join(append(quoted(query), text), " , ") // what the server said is not what is cut off
	}
	text = text[:upToRune(text, maxText)]
	family := familyOf(query)
	likely := codes.Filter{Family: family}.Matcher()
	all := readings(text, without)
	for _, said := range quoted(query) {
		// What stands around a message may weigh more than it.
		for _, r := range readings(said[:upToRune(said, maxText)], without) {
			r.worth *= worthQuoted
			all = append(all, r)
		}
	}
	if least.story {
		all = all[:min(1, len(all))] // nobody tells one in initials
		for i := range all {
			all[i].asStory()
		}
	}
	said := false // a text of the catalogue
	for i := range all {
		s := newScanner(&all[i])
		matches := s.scan(pass)
		if rescue := s.forlorn(matches); rescue != nil && least.halves {
			all[i].patterns = append(all[i].patterns, rescue...)
			s = newScanner(&all[i])
			matches = s.scan(pass)
		}
		for _, c := range s.score(matches) {
			if c.score *= worthText; c.exact || c.inside {
				said = true
			}
			if family != "" && likely(c.entry) {
				c.score *= worthFamily
			}
			c.score = below(c.score)
			r.add(c)
		}
	}
	if said {
		r.lowerWrappers()
	}
	r.numbers(len(all) > 0 && len(all[0].said) > fewWords || said)
	r.templates(typed)
	r.letters(query, pass)
	return r.hits(query, all, n, least.score, f)
}

// below presses the score of a text under those of exact codes, in its order.
func below(score float64) float64 {
	const straight, rest = 0.88, 0.3
	if score > straight {
		return straight + (score-straight)*rest
	}
	return score
}

// upToRune gives the greatest length up to most at which no character is cut.
func upToRune(s string, most int) int {
	if len(s) <= most {
		return len(s)
	}
	for most > 0 && !utf8.RuneStart(s[most]) {
		most--
	}
	return most
}

// entryCount is the number of entries; an entry's number in the tables is its
// place in the catalogue.
const entryCount = len(entryPriors)

// ranking collects candidates; of one entry the best counts. What its texts have
// of the query is kept with it, also of a code.
type ranking struct {
	place [entryCount]uint16 // in all, + 1
	all   []candidate
	loose []candidate // by numbers that may be no codes; see numbers
}

func (r *ranking) add(c candidate) {
	p := r.place[c.entry]
	if p == 0 {
		r.all = append(r.all, c)
		r.place[c.entry] = uint16(len(r.all)) // #nosec G115 -- no more than entries
		return
	}
	old := &r.all[p-1]
	if old.how == inCode && c.how == "" {
		old.beside = max(old.beside, c.score)
	}
	if old.fields == nil {
		old.by, old.fields = c.by, c.fields
	}
	if c.score > old.score {
		if c.fields == nil {
			c.by, c.fields = old.by, old.fields
		}
		*old = c
	}
}

// hits sorts, cuts and highlights.
func (r *ranking) hits(query string, all []reading, n int, least float64, f codes.Filter) []Hit {
	kept := r.all[:0]
	for _, c := range r.all {
		if c.how == inCode && !c.alone {
			c.score += shareBeside * c.beside
		}
		if c.score >= least && (c.how != "" || c.field != nil) {
			kept = append(kept, c)
		}
	}
	lowerOpposites(query, kept)
	slices.SortStableFunc(kept, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(entryPriors[b.entry]>>2&15, entryPriors[a.entry]>>2&15),
			cmp.Compare(a.entry, b.entry))
	})
	if n > 0 && len(kept) > n {
		kept = kept[:n]
	}
	hits := make([]Hit, len(kept))
	m := newMarker(query, all)
	choose := f.Chooser()
	for i, c := range kept {
		e := codes.EntryAt(c.entry)
		hits[i] = Hit{Entry: e, Score: c.score, Matched: c.matched(), Meaning: c.meaning(e, choose(e))}
		m.mark(&hits[i])
	}
	return hits
}
