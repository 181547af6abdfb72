package search

import (
	"slices"
	"strings"
)

// A query is read as units, things to be found, each of which may be found as
// one of several patterns: as typed, as a synonym, as what a typo was meant
// for, by its sound. A pattern is a sequence of elements that match tokens.
type element struct {
	how  uint8
	low  uint16 // asLiteral: ids from low to high; asSound: the syllable; asInitial: the letter
	high uint16
}

const (
	asLiteral = iota
	asSound
	asInitial
)

func literal(id uint16) element { return element{how: asLiteral, low: id, high: id} }

func (e *element) match(id uint16) bool {
	switch e.how {
	case asLiteral:
		return id >= e.low && id <= e.high
	case asSound:
		return int(id) > numWords && soundsLike(hanByID(id), e.low)
	default:
		return int(id) > numWords && beginsWith(hanByID(id), byte(e.low)) // #nosec G115 -- a letter
	}
}

type pattern struct {
	unit     int
	weight   float64
	how      string
	elements []element
}

// unit says how much finding it counts: its share of the query's worth beside
// its rarity.
type unit struct{ share float64 }

// reading is one way to understand the query.
type reading struct {
	units    []unit
	patterns []pattern
	rescue   []pattern // for units that nothing else finds
	worth    float64
	story    bool       // see asStory
	spelt    bool       // what is found must have something by its initials
	typed    [][]uint16 // the ids of the whole query, as a text may have them
	said     []uint16   // the ids of all its tokens, 0 for one that is unknown
}

// What a way of matching is worth beside the words as typed.
const (
	worthSynonym  = 0.9
	worthNegation = 0.95 // 未 for 没
	worthWeak     = 0.6  // a synonym that is a wider term
	worthHomonym  = 0.8  // the same sound in other characters
	worthPrefix   = 0.7
	worthHalf     = 0.4 // one of two characters
	worthPinyin   = 0.92
	worthInitials = 0.85
	worthTerms    = 0.75 // initials of terms that need not stand together
	sharePair     = 0.66 // of a unit: two neighbours within a longer run
	maxUnits      = 24

	maxTermInitials = 8
)

// builder makes a reading of tokens.
type builder struct {
	reading
	synonyms
	terms bool // initials are those of terms
	glued bool // there are words beside the initials
}

// unit begins a new unit; a query with too many goes on with the last one.
func (b *builder) unit(share float64) int {
	if len(b.units) == maxUnits {
		return maxUnits - 1
	}
	b.units = append(b.units, unit{share})
	return len(b.units) - 1
}

func (b *builder) add(unit int, weight float64, how string, elements ...element) {
	if len(elements) > 0 {
		b.patterns = append(b.patterns, pattern{unit, weight, how, elements})
	}
}

// build reads all tokens.
func (b *builder) build(tokens []queryToken) {
	for i := 0; i < len(tokens) && len(b.units) < maxUnits; {
		if t, n := b.at(tokens[i:], sameToken); t != nil {
			b.term(t, 1, tokens[i].how())
			i += n
			continue
		}
		if tokens[i].Han == 0 && tokens[i].sound == 0 && tokens[i].initial == 0 {
			b.word(&tokens[i])
			i++
			continue
		}
		n := b.run(tokens[i:])
		b.characters(tokens[i : i+n])
		i += n
	}
}

// typedAs gives the ids of a query as a text may have them that says nothing else:
// with its stop words and without them, and with whitelist as the two words that it
// is in most texts. Nothing is given of a query with a word that is unknown.
func typedAs(said, asked []queryToken) [][]uint16 {
	var parted []queryToken
	for _, t := range said {
		if parts := pieces(t.Token); t.Han == 0 && parts != nil {
			parted = append(parted, parts...)
		} else {
			parted = append(parted, t)
		}
	}
	var all [][]uint16
	for _, tokens := range [...][]queryToken{asked, said, parted} {
		if ids := idsOf(tokens); ids != nil {
			all = append(all, ids)
		}
	}
	return all
}

func idsOf(tokens []queryToken) []uint16 {
	ids := make([]uint16, 0, len(tokens))
	for _, t := range tokens {
		if t.id == 0 {
			return nil
		}
		ids = append(ids, t.id)
	}
	return ids
}

// how names what a token matches by.
func (t *queryToken) how() string {
	switch {
	case t.initial != 0:
		return inInitials
	case t.Han == 0 && t.sound != 0:
		return inPinyin
	}
	return ""
}

// sameToken compares as exactly as the token is known.
func sameToken(q *queryToken, id uint16) bool {
	switch {
	case q.initial != 0:
		return false
	case q.Han == 0 && q.sound != 0:
		return int(id) > numWords && soundsLike(hanByID(id), q.sound)
	}
	return q.id != 0 && q.id == id
}

// sameSound lets homonyms pass.
func sameSound(q *queryToken, id uint16) bool {
	return sameToken(q, id) || q.sound != 0 && int(id) > numWords && soundsLike(hanByID(id), q.sound)
}

// term adds a unit for a term of a group, with all that it may be called.
func (b *builder) term(t *synonymTerm, weight float64, how string) {
	u := b.unit(1)
	b.group(u, t, weight, how)
}

func (b *builder) group(u int, t *synonymTerm, weight float64, how string) {
	b.add(u, weight, how, literals(t.tokens())...)
	if how == "" {
		how = inSynonym
	}
	for _, g := range b.groupsOf(t) {
		for i := range synonymTerms {
			if o := &synonymTerms[i]; o.group == g && !o.bare() && !slices.Equal(o.tokens(), t.tokens()) {
				w := worthSynonym
				if o.weak {
					w = worthWeak
				}
				b.add(u, weight*w, how, literals(o.tokens())...)
			}
		}
	}
}

func literals(ids []uint16) []element {
	all := make([]element, len(ids))
	for i, id := range ids {
		all[i] = literal(id)
	}
	return all
}

// rareWord is in how few fields a word stands that may be a slip all the same: the
// servers mistype as well, as in invalidDepartmantId.
const rareWord = 2

// word adds a unit for a word outside all groups.
func (b *builder) word(t *queryToken) {
	u := b.unit(1)
	if t.id != 0 {
		b.add(u, 1, "", literal(t.id))
	}
	if len(t.Text) >= 3 && isLetters(t.Text) {
		if low, high := wordsWithPrefix(t.Text); low <= high {
			b.add(u, worthPrefix, "", element{how: asLiteral, low: low, high: high})
			if t.id == 0 && low == high {
				b.corrected(u, low, worthPrefix, "")
			}
		}
	}
	if t.id != 0 && fieldCount(t.id) > rareWord {
		return
	}
	for _, c := range corrections(t.Word) {
		if c.id != t.id {
			b.corrected(u, c.id, c.weight, inTypo)
		}
	}
}

// corrected adds a word and its synonyms.
func (b *builder) corrected(u int, id uint16, weight float64, how string) {
	b.add(u, weight, how, literal(id))
	one := []queryToken{{id: id}}
	if t, n := b.at(one, sameToken); n == 1 {
		b.group(u, t, weight, how)
	}
}

// readings gives the ways to understand a query, the plainest first.
func readings(query string, without left) []reading {
	query = mainland(query, without)
	said := readQuery(query)
	if len(said) == 0 {
		return nil
	}
	plain := builder{synonyms: synonyms{without}}
	tokens := plain.dropStops(slices.Clone(said))
	plain.worth = 1
	plain.build(tokens)
	plain.typed = typedAs(said, tokens)
	for _, t := range said {
		plain.said = append(plain.said, t.id)
	}
	all := []reading{plain.reading}
	if !strings.ContainsAny(query, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		return all
	}
	for _, way := range []spelling{longSyllables, shortSyllables, onlyInitials, termInitials} {
		spelt, found := spell(tokens, way)
		if !found {
			continue
		}
		b := builder{synonyms: synonyms{without}}
		b.worth = worthPinyin
		switch way {
		case onlyInitials:
			b.worth, b.spelt = worthInitials, true
		case termInitials:
			b.worth, b.spelt = worthTerms, true
			b.terms, b.glued = true, slices.ContainsFunc(spelt, func(t queryToken) bool { return t.initial == 0 })
		}
		b.build(spelt)
		all = append(all, b.reading)
	}
	return all
}
