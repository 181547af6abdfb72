package codes

import (
	"cmp"
	"iter"
	"sort"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/internal/order"
)

// Entries gives the whole catalogue sorted by ID. The slice is shared: read it
// only. The first call makes every entry, 2 MB in all, which none of the other
// functions does; Scan, Count and Beginning do with less.
func Entries() []Entry { return entries.every(entryCount, (*decoder).entry) }

// Count gives the number of entries in the catalogue.
func Count() int { return entryCount }

// Scan gives the entries of a family, or of all when it is empty, sorted by ID,
// each made in the place of the one before and with only what tells it: causes,
// fixes, docs, sources, see and examples are left out. What looks through all
// messages once costs a small part of Entries so. An entry is valid until the
// next; its strings last, and ByID gives the whole entry to keep.
func Scan(f Family) iter.Seq[*Entry] {
	return func(yield func(*Entry) bool) {
		var e Entry
		meanings, texts, nums := make([]Meaning, scanMeanings), make([]string, scanTexts), make([]uint16, scanNumbers)
		for place := range entryCount {
			if f != "" && familyAt(place) != f {
				continue
			}
			d := decoder{brief: true, meanings: meanings, texts: texts, nums: nums}
			d.entry(place, &e)
			if !yield(&e) {
				return
			}
		}
	}
}

// What Scan has room for in one entry; larger ones allocate.
const (
	scanMeanings = 32
	scanTexts    = 64
	scanNumbers  = 256
)

// Beginning gives the entries whose code begins with the prefix in any case,
// or, for a prefix with a slash, whose id begins exactly so; sorted by id.
func Beginning(prefix string) []*Entry {
	var found []*Entry
	if prefix == "" {
		Entries() // made at once they cost less than one by one
	}
	if strings.Contains(prefix, "/") {
		for _, place := range placesOfIDs(prefix) {
			found = append(found, EntryAt(place))
		}
		return found
	}
	for i := range entryCount {
		if fold.HasPrefix(codeAt(i), prefix) {
			found = append(found, EntryAt(i))
		}
	}
	return found
}

// Places gives the places (see EntryAt) and codes of the entries whose code
// begins with the prefix in any case, in the order of their codes, of one code
// the likeliest first; all for an empty prefix. It makes no entry.
func Places(prefix string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		from := sort.Search(len(codeIndex), func(i int) bool {
			return fold.Compare(codeAt(int(codeIndex[i])), prefix) >= 0
		})
		for _, n := range codeIndex[from:] {
			code := codeAt(int(n))
			if !fold.HasPrefix(code, prefix) || !yield(int(n), code) {
				return
			}
		}
	}
}

// DataDate gives the date of the catalogue's newest source, YYYY-MM-DD.
func DataDate() string { return dataDate }

// ByID gives the entry with exactly that id, family/code, and false when there
// is none.
func ByID(id string) (*Entry, bool) {
	if place := placeOf(id); place >= 0 {
		return EntryAt(place), true
	}
	return nil, false
}

// TitleOf gives the title of the entry with exactly that id, and false when there
// is none. It makes no entry.
func TitleOf(id string) (Text, bool) {
	if place := placeOf(id); place >= 0 {
		return titleAt(place), true
	}
	return Text{}, false
}

// placeOf gives the place of the entry with exactly that id, or -1.
func placeOf(id string) int {
	i := sort.Search(entryCount, func(i int) bool { return idAt(i) >= id })
	if i < entryCount && idAt(i) == id {
		return i
	}
	return -1
}

// ByCode gives the entries of that code in all families, the likeliest first:
// those spelled exactly so, else all that are equal without case, else nil.
func ByCode(code string) []*Entry {
	from := sort.Search(len(codeIndex), func(i int) bool {
		return fold.Compare(codeAt(int(codeIndex[i])), code) >= 0
	})
	to := from
	exact := false
	for to < len(codeIndex) && fold.Compare(codeAt(int(codeIndex[to])), code) == 0 {
		exact = exact || codeAt(int(codeIndex[to])) == code
		to++
	}
	var found []*Entry
	for _, n := range codeIndex[from:to] {
		if !exact || codeAt(int(n)) == code {
			found = append(found, EntryAt(int(n)))
		}
	}
	return found
}

// maxWrapper is how long the code of a wrapper is at most, in bytes.
const maxWrapper = len("88")

// IsWrapper reports whether a code only says that another one is inside it.
func IsWrapper(code string) bool {
	_, ok := WrapperFamily(code)
	return ok
}

// WrapperFamily gives the family in which a code is a wrapper, and false where it
// is none.
func WrapperFamily(code string) (Family, bool) {
	if len(code) > maxWrapper {
		return "", false
	}
	for _, e := range ByCode(code) {
		if e.Wrapper {
			return e.Family, true
		}
	}
	return "", false
}

// bounds reads a range of numbers, "a-b" or "a..b", in either order.
func bounds(arg string) (low, high int64, ok bool) {
	if arg == "" {
		return 0, 0, false
	}
	from, to, ok := strings.Cut(arg, "..")
	if !ok {
		i := strings.IndexByte(arg[1:], '-') // the first byte may be a sign
		if i < 0 {
			return 0, 0, false
		}
		from, to = arg[:i+1], arg[i+2:]
	}
	low, err := strconv.ParseInt(strings.TrimSpace(from), 10, 64)
	if err != nil {
		return 0, 0, false
	}
	high, err = strconv.ParseInt(strings.TrimSpace(to), 10, 64)
	if err != nil {
		return 0, 0, false
	}
	return min(low, high), max(low, high), true
}

// between gives the numeric codes of a range by number, of one number the
// likeliest first.
func between(low, high int64) []*Entry {
	type numbered struct {
		n     int64
		place int
	}
	var found []numbered
	for _, i := range codeIndex {
		code := codeAt(int(i))
		if !isNumeric(code) {
			continue
		}
		if n, err := strconv.ParseInt(code, 10, 64); err == nil && n >= low && n <= high {
			found = append(found, numbered{n, int(i)})
		}
	}
	order.Stable(found, func(a, b numbered) int { return cmp.Compare(a.n, b.n) })
	entries := make([]*Entry, len(found))
	for i := range found {
		entries[i] = EntryAt(found[i].place)
	}
	return entries
}

// glob gives the entries whose code or id fits the pattern, sorted by id. As
// with a single code, those spelled exactly so win over those that differ in
// case.
func glob(pattern string) []*Entry {
	for _, same := range [...]func(a, b byte) bool{
		func(a, b byte) bool { return a == b },
		func(a, b byte) bool { return fold.Lower(a) == fold.Lower(b) },
	} {
		var found []*Entry
		for i := range entryCount {
			if globMatch(pattern, codeAt(i), same) || globMatch(pattern, idAt(i), same) {
				found = append(found, EntryAt(i))
			}
		}
		if found != nil {
			return found
		}
	}
	return nil
}

// globMatch compares bytes with same; * stands for any text, ? for one byte. It
// remembers one * only, so that its time is bounded by the product of the
// lengths.
func globMatch(pattern, s string, same func(a, b byte) bool) bool {
	p, i, star, mark := 0, 0, -1, 0
	for i < len(s) {
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, i
			p++
		case p < len(pattern) && (pattern[p] == '?' || same(pattern[p], s[i])):
			p++
			i++
		case star >= 0:
			mark++
			p, i = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}
