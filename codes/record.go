package codes

import (
	"encoding/binary"
	"math"
	"strings"

	"github.com/dterr/dterr/codes/internal/packed"
	"github.com/dterr/dterr/codes/internal/pages"
)

// The generated tables hold no pointer: long constant texts and arrays of
// numbers. The linker lays them out, the runtime has nothing to prepare for
// the garbage collector before main, and a command reads only those pages of
// the binary that it asks for.
//
//	entryText    the texts, each once, one to a line: the empty one, the ids
//	             sorted, those of several entries, those of one entry in the
//	             order of the entries
//	entryTextBlocks, entryTextAt  where each text begins; its place is its number
//	entryBegin   where each entry's record begins in entryWords
//	entryWords   the records, then those of the kinds
//	codeIndex    the places of the entries in the order of their codes
//
// A record is a row of words, varints as package encoding/binary has them. A text is its
// number + 1, or 0 for that behind the last text of one entry, which is the next one in
// most places; kind and domain of a meaning, which are read out of the row, are numbers.
// A list is its length and its elements. The id is no part of a record, for the entry at
// place i has text i+1:
//
//	entry    weight and wrapperBit in a byte, number of the text that the first 0 stands
//	         for, title, list of meanings, list of see, list of examples
//	meaning  its length in bytes, and how many texts of one entry it holds, behind
//	         which: kind, domain, list of calls, key, message, title, owner, status,
//	         retry, list of HTTP statuses, of variants, of causes, of fixes, of docs, of
//	         sources
//	title    Chinese, English
//	retry    policy, attempts, seconds (high word, low word)
//	advice   Chinese, English, basis, source, run
//	example  key of the meaning, body
//	kinds    number of the text that the first 0 stands for, and of each kind: name,
//	         title, retry, list of advice
//
// Ids, codes and calls are searched in the tables; an Entry, an API or the
// kinds are made of them when first asked for, and kept (see lazy).

// text gives a text of the catalogue by its number.
func text(n uint16) string { return packed.Text(entryText, entryTextBlocks[:], entryTextAt[:], int(n)) }

// idAt gives the id of the entry at a place.
func idAt(place int) string { return text(uint16(place + 1)) }

// codeAt gives the code of the entry at a place.
func codeAt(place int) string {
	id := idAt(place)
	return id[strings.IndexByte(id, '/')+1:]
}

// familyAt gives the family of the entry at a place.
func familyAt(place int) Family {
	id := idAt(place)
	return Family(id[:strings.IndexByte(id, '/')])
}

// weightAt gives the weight of the entry at a place.
func weightAt(place int) uint8 { return entryWords[entryBegin[place]] &^ wrapperBit }

// titleAt gives the title of the entry at a place.
func titleAt(place int) Text {
	d := decoderAt(place)
	return d.title()
}

// decoderAt gives a decoder that reads on behind the weight of the entry at a place.
func decoderAt(place int) decoder {
	d := decoder{at: int(entryBegin[place]) + 1}
	d.next = d.word()
	return d
}

// wrapperBit says in the word of the weight that the entry is a wrapper.
const wrapperBit = 1 << 4

// anyMeaning reports whether any meaning of the entry at a place fits, by its
// kind, its domain and its calls.
func anyMeaning(place int, fits func(k Kind, domain string, apis []uint16) bool) bool {
	d := decoderAt(place)
	d.skip(2) // the title
	var room [16]uint16
	for range d.word() {
		end := d.word()
		d.skip(1)
		end += uint32(d.at) // #nosec G115 -- within the table
		kind, domain := Kind(d.name()), d.name()
		apis := room[:0]
		for range d.word() {
			apis = append(apis, uint16(d.word())) // #nosec G115 -- the generator keeps them within 16 bits
		}
		if fits(kind, domain, apis) {
			return true
		}
		d.at = int(end)
	}
	return false
}

// decoder reads records one word after the other. With slab, the elements that
// it allocates at a time, many entries share an allocation. A brief one leaves
// out what Scan says.
type decoder struct {
	at       int
	next     uint32 // the number of the text that a zero stands for
	slab     int
	brief    bool
	meanings []Meaning
	advice   []Advice
	texts    []string
	nums     []uint16
}

func (d *decoder) word() uint32 {
	b := entryWords[d.at]
	if d.at++; b < 1<<7 {
		return uint32(b)
	}
	w, n := binary.Uvarint(entryWords[d.at-1:])
	d.at += n - 1
	return uint32(w) // #nosec G115 -- the generator keeps words within 16 bits
}

// skip passes over n words.
func (d *decoder) skip(n int) {
	for range n {
		d.word()
	}
}

// name gives a text that stands out of the row.
func (d *decoder) name() string { return text(uint16(d.word())) } // #nosec G115 -- within 16 bits

func (d *decoder) text() string {
	n := d.word()
	if n--; n == math.MaxUint32 {
		n = d.next
	}
	if n >= ownText {
		d.next = n + 1
	}
	return pages.Whole(text(uint16(n))) // #nosec G115 -- within 16 bits
}

func (d *decoder) title() Text { return Text{ZH: d.text(), EN: d.text()} }

func (d *decoder) retry() Retry {
	r := Retry{Policy: Policy(d.text()), MaxAttempts: int(d.word())}
	high := int(d.word())
	r.WaitSeconds = high<<16 | int(d.word())
	return r
}

func (d *decoder) numbers() []uint16 {
	all := take(&d.nums, int(d.word()), d.slab)
	for i := range all {
		all[i] = uint16(d.word()) // #nosec G115 -- within 16 bits
	}
	return all
}

func (d *decoder) list() []string {
	all := take(&d.texts, int(d.word()), d.slab)
	for i := range all {
		all[i] = d.text()
	}
	return all
}

func (d *decoder) advices() []Advice {
	all := take(&d.advice, int(d.word()), d.slab)
	for i := range all {
		all[i] = Advice{Text: d.title(), Basis: Basis(d.text()), Source: d.text(), Run: d.text()}
	}
	return all
}

func (d *decoder) entry(place int, e *Entry) {
	from := decoderAt(place)
	d.at, d.next = from.at, from.next
	e.ID, e.Code, e.Family = idAt(place), codeAt(place), familyAt(place)
	e.Weight, e.Wrapper = weightAt(place), entryWords[entryBegin[place]]&wrapperBit != 0
	e.Title = d.title()
	e.Meanings = take(&d.meanings, int(d.word()), d.slab)
	wordings := wordingNumbers[entryWordings[place]:]
	for i := range e.Meanings {
		d.meaning(&e.Meanings[i])
		n := wordings[0] + 1
		e.Meanings[i].wordings, wordings = wordings[1:n:n], wordings[n:]
	}
	if d.brief {
		return
	}
	e.See = d.list()
	if n := d.word(); n > 0 {
		e.Examples = make([]Example, n)
		for i := range e.Examples {
			e.Examples[i] = Example{Meaning: d.text(), Body: d.text()}
		}
	}
}

func (d *decoder) meaning(m *Meaning) {
	length, owned := int(d.word()), d.word()
	end, next := d.at+length, d.next+owned
	m.Kind, m.Domain = Kind(d.name()), d.name()
	m.APIs = d.numbers()
	m.Key, m.Message = d.text(), d.text()
	m.Title = d.title()
	m.Owner, m.Status = Owner(d.text()), Status(d.text())
	m.Retry = d.retry()
	m.HTTP = d.numbers()
	m.Variants = d.list()
	if d.brief {
		d.at, d.next = end, next
		return
	}
	m.Causes = d.advices()
	m.OwnFixes = d.advices()
	m.Docs = d.list()
	m.Sources = d.list()
}

func (d *decoder) kinds(_ int, all *[kindCount]KindInfo) {
	d.at, d.slab = kindBegin, 4*kindCount
	d.next = d.word()
	for i := range all {
		all[i] = KindInfo{Kind: Kind(d.text()), Title: d.title(), Retry: d.retry(), Advice: d.advices()}
	}
}

// take gives n elements of a slab, which it replaces by one of at least more
// when too few are left; nil for none.
func take[T any](slab *[]T, n, more int) []T {
	if n == 0 {
		return nil
	}
	if len(*slab) < n {
		*slab = make([]T, max(n, more))
	}
	all := (*slab)[:n:n]
	*slab = (*slab)[n:]
	return all
}
