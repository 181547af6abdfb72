package search

import (
	"encoding/binary"
	"iter"
	"math"
	"math/bits"
	"slices"
	"sort"
)

// field is one text of an entry. Its tokens are a run of fieldTokens, which texts with
// the same tokens share.
type field struct {
	run            uint32 // where it begins, and behind runBits how long it is
	class, meaning uint8
}

// numFields is how many fields there are.
const numFields = len(fieldRuns)

// classBits is how many bits of a field's kind tell its class, above its meaning.
const classBits = 8

// fieldAt gives a field by its number.
func fieldAt(n int) field {
	return field{fieldRuns[n], uint8(fieldKinds[n] >> classBits), uint8(fieldKinds[n])} // #nosec G115 -- cut on purpose
}

// entryOf gives the place of the entry that a field belongs to.
func entryOf(n int) int {
	return sort.Search(len(entryFields), func(e int) bool { return int(entryFields[e]) > n }) - 1
}

// runBits is how many bits of a run tell its length.
const runBits = 8

// len gives how many tokens the field has.
func (f *field) len() int { return int(f.run & (1<<runBits - 1)) }

// tokens appends the ids of the field's tokens.
func (f *field) tokens(to []uint16) []uint16 {
	at := int(f.run >> runBits)
	for range f.len() {
		b := fieldTokens[at]
		if at++; b < shortIDs {
			to = append(to, commonIDs[b])
			continue
		}
		to = append(to, uint16(b-shortIDs)<<8|uint16(fieldTokens[at]))
		at++
	}
	return to
}

// tokensMost is how many tokens a field has at most.
const tokensMost = 1<<runBits - 1

// The classes of fields; the generator has the same list.
const (
	fieldCode = iota
	fieldTitleZH
	fieldTitleEN
	fieldMeaningZH
	fieldMeaningEN
	fieldMessage
	fieldVariant
	fieldCauseZH
	fieldCauseEN
	fieldAlias
	fieldTopic
	fieldClasses
)

// worthAlias is what the words are worth by which people call an entry.
const worthAlias = 0.84

// fieldWorth says what a class is worth beside a title.
func fieldWorth(class uint8) float64 {
	return [fieldClasses]float64{0.9, 1, 1, 0.92, 0.96, 0.95, 0.92, 0.45, 0.45, worthAlias, 0.25}[class]
}

// fieldName names a class for Hit.Matched.
func fieldName(class uint8) string {
	return [fieldClasses]string{
		inCode, inTitle, inTitle, inTitle, inTitle, inMessage, inMessage, inCause, inCause, inSynonym, "topic",
	}[class]
}

// found is what a reading finds in one field: the best of every unit's
// patterns, and how many of the field's tokens are covered.
type found struct {
	field   int32
	entry   uint16
	covered int32
	exact   bool // nothing but the query as typed
	inside  bool // the query holds all of it as it stands
	part    bool // a message that holds all of the query as it stands
	units   []match
}

// match is the best pattern that finds a unit: what it is worth, 0 for none, and
// which it is, for Hit.Matched.
type match struct {
	best float32
	how  uint16
}

// scanner walks the fields that can have a pattern of a reading, each once, and
// looks for all patterns at the same time: head gives, for every token, the first
// pattern that begins with it, 0 for none; chain goes on from there.
type scanner struct {
	*reading
	head    [maxIDs]uint16
	chain   []link
	slab    []match   // for what is found next
	weights []float64 // of the units, once they are known; see rarity
}

// slabFields is for how many fields the matches are made at once.
const slabFields = 64

// room gives the matches of one more field.
func (s *scanner) room() []match {
	n := len(s.units)
	if len(s.slab) < n {
		s.slab = make([]match, n*slabFields)
	}
	some := s.slab[:n:n]
	s.slab = s.slab[n:]
	return some
}

type link struct {
	pattern int
	next    uint16
}

// maxIDs bounds the ids of tokens.
const maxIDs = numWords + len(hanRunes) + 1

func newScanner(r *reading) *scanner {
	s := &scanner{reading: r, chain: make([]link, 1, 4*len(r.patterns)+1)}
	for p := range r.patterns {
		first := &r.patterns[p].elements[0]
		low, high := first.low, first.high
		if first.how != asLiteral {
			low, high = uint16(numWords+1), uint16(maxIDs-1)
		}
		for id := low; id <= high && len(s.chain) < math.MaxUint16; id++ {
			if first.how == asLiteral || first.match(id) {
				s.chain = append(s.chain, link{p, s.head[id]})
				s.head[id] = uint16(len(s.chain) - 1) // #nosec G115 -- bounded above
			}
		}
	}
	return s
}

// scan gives what is found, in the order of the fields. Fields of entries that
// pass says no to are left out.
func (s *scanner) scan(pass func(entry int) bool) []found {
	var all []found
	entry, asked, passes := -1, false, false
	for i := range s.candidates() {
		for entry+1 < len(entryFields) && int(entryFields[entry+1]) <= i {
			entry++
			asked = false
		}
		if !asked {
			asked, passes = true, pass(entry)
		}
		if passes {
			all = s.field(i, all)
		}
	}
	return all
}

// candidates gives the fields that hold the rarest token of a pattern, or a first
// one where none is known, in their order: the others can have none.
func (s *scanner) candidates() iter.Seq[int] {
	const wordBits = 64
	return func(yield func(int) bool) {
		var some [numFields/wordBits + 1]uint64
		add := func(id uint16) {
			for i := range fieldsOf(id) {
				some[i/wordBits] |= 1 << (i % wordBits)
			}
		}
		rarest := make([]uint16, len(s.patterns))
		for p := range s.patterns {
			if rarest[p] = s.patterns[p].rarest(); rarest[p] != 0 {
				add(rarest[p])
			}
		}
		for id, k := range s.head {
			for ; k != 0; k = s.chain[k].next {
				if rarest[s.chain[k].pattern] == 0 {
					add(uint16(id)) // #nosec G115 -- the generator keeps ids within 16 bits
					break
				}
			}
		}
		for n, word := range some {
			for ; word != 0; word &= word - 1 {
				if !yield(n*wordBits + bits.TrailingZeros64(word)) {
					return
				}
			}
		}
	}
}

// fieldsOf gives the fields that hold a token, ascending.
func fieldsOf(id uint16) iter.Seq[int] {
	return func(yield func(int) bool) {
		list, left := postings(id)
		for field := 0; left > 0; left-- {
			more, n := binary.Uvarint(list)
			list = list[n:]
			if field += int(more); !yield(field) { // #nosec G115 -- the generator keeps fields within 16 bits
				return
			}
		}
	}
}

// fieldCount gives how many fields hold a token.
func fieldCount(id uint16) int {
	_, n := postings(id)
	return n
}

// postings gives the list of the fields that hold a token, and how many there are.
func postings(id uint16) (list []byte, count int) {
	list = tokenFields[tokenFieldsAt[id]:tokenFieldsAt[id+1]]
	most, n := binary.Uvarint(list)
	return list[n:], int(most) // #nosec G115 -- no more than there are fields
}

// rarest gives the token of a pattern that the fewest fields hold, 0 when none of
// its elements is one token.
func (p *pattern) rarest() uint16 {
	best := uint16(0)
	for _, e := range p.elements {
		if e.how == asLiteral && e.low == e.high && (best == 0 || fieldCount(e.low) < fieldCount(best)) {
			best = e.low
		}
	}
	return best
}

// field appends what is found in one field, if anything is.
func (s *scanner) field(i int, all []found) []found {
	text := fieldAt(i)
	var room [tokensMost]uint16
	tokens := text.tokens(room[:0])
	hit := -1
	end := 0
	for at, id := range tokens {
		if s.head[id] == 0 {
			continue
		}
		for k := s.head[id]; k != 0; k = s.chain[k].next {
			p := &s.patterns[s.chain[k].pattern]
			n := p.matches(tokens[at:])
			if n == 0 {
				continue
			}
			if hit < 0 {
				all = append(all, found{field: int32(i), entry: uint16(entryOf(i)), units: s.room()}) // #nosec G115 -- the generator keeps fields within 16 bits
				hit = len(all) - 1
			}
			h := &all[hit]
			if w := float32(p.weight); w > h.units[p.unit].best {
				h.units[p.unit] = match{w, uint16(s.chain[k].pattern)} // #nosec G115 -- bounded by the chain
			}
			if n += at; n > end {
				h.covered += int32(n - max(at, end)) // #nosec G115 -- no more than the tokens of a field
				end = n
			}
		}
	}
	if hit >= 0 {
		for _, query := range s.typed {
			all[hit].exact = all[hit].exact || s.same(query, tokens)
		}
		all[hit].inside = all[hit].exact || quotable(text.class) && s.holds(tokens, int(all[hit].covered))
		all[hit].part = !all[hit].exact && (text.class == fieldMessage || text.class == fieldVariant) && s.within(tokens)
	}
	return all
}

// whole reports whether the query has found every token of a field.
func (*scanner) whole(f *found) bool {
	text := fieldAt(int(f.field))
	var room [tokensMost]uint16
	tokens := text.tokens(room[:0])
	left := len(tokens) - int(f.covered)
	for _, id := range tokens {
		if left > 0 && isFiller(id) {
			left--
		}
	}
	return left == 0
}

// leastQuoted and leastWords are how many characters, or words, a text has at least
// that is recognised within others.
const (
	leastQuoted = 4
	leastWords  = 3
)

// quotable says which classes of fields are texts of a server.
func quotable(class uint8) bool {
	switch class {
	case fieldTitleZH, fieldMeaningZH, fieldMessage, fieldVariant:
		return true
	}
	return false
}

// holds reports whether the query has the tokens of a text one behind the other.
// Fillers do not count; covered is how many tokens were found at all.
func (s *scanner) holds(text []uint16, covered int) bool {
	least := leastQuoted
	if len(text) > 0 && int(text[0]) <= numWords {
		least = leastWords
	}
	if len(text) < least || len(s.said) <= len(text) || 2*covered < len(text) {
		return false
	}
	for at := range s.said {
		if s.said[at] == text[0] && s.follows(s.said[at:], text) {
			return true
		}
	}
	return false
}

// leastRemembered is how many characters of a message have to stand in a query that has a part of
// it: fewer are words that many texts have.
const leastRemembered = 6

// within reports whether a message has the tokens of the query one behind the other: who
// remembers one, or pastes what a console cut, has a part of it.
func (s *scanner) within(text []uint16) bool {
	for _, query := range s.typed {
		least := leastRemembered
		if len(query) > 0 && int(query[0]) <= numWords {
			least = leastWords
		}
		if len(query) < least || len(query) >= len(text) {
			continue
		}
		for at := 0; at+len(query) <= len(text); at++ {
			if text[at] == query[0] && slices.Equal(text[at:at+len(query)], query) {
				return true
			}
		}
	}
	return false
}

// follows reports whether a query goes on with the tokens of a text.
func (s *scanner) follows(query, text []uint16) bool {
	i := 0
	for _, id := range query {
		for i < len(text) && text[i] != id && isFiller(text[i]) {
			i++
		}
		switch {
		case i == len(text):
			return true
		case text[i] == id:
			i++
		case !isFiller(id):
			return false
		}
	}
	return i == len(text)
}

// same reports whether the tokens are those of a query, no more no less; fillers do
// not count.
func (*scanner) same(query, tokens []uint16) bool {
	i := 0
	for _, id := range tokens {
		switch {
		case i < len(query) && query[i] == id:
			i++
		case !isFiller(id):
			return false
		}
	}
	return i == len(query)
}

// matches gives how many tokens the pattern takes of those that begin with its
// first element, 0 when it does not match. It passes over fillers.
func (p *pattern) matches(tokens []uint16) int {
	n := 1
	for i := 1; i < len(p.elements); n++ {
		switch {
		case n >= len(tokens):
			return 0
		case p.elements[i].match(tokens[n]):
			i++
		case !isFiller(tokens[n]):
			return 0
		}
	}
	return n
}

// isFiller reports 的 and 该, which a text may have where a query has nothing.
func isFiller(id uint16) bool {
	if int(id) <= numWords {
		return false
	}
	r := hanByID(id)
	return r == '的' || r == '该'
}
