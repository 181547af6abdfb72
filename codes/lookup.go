package codes

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Entries gives the whole catalogue sorted by ID. The slice is shared: read it
// only.
func Entries() []Entry { return entryTable[:] }

// DataDate gives the date of the catalogue's newest source, YYYY-MM-DD.
func DataDate() string { return dataDate }

// ByID gives the entry with exactly that id, family/code, and false when there
// is none.
func ByID(id string) (*Entry, bool) {
	i := sort.Search(len(entryTable), func(i int) bool { return entryTable[i].ID >= id })
	if i < len(entryTable) && entryTable[i].ID == id {
		return &entryTable[i], true
	}
	return nil, false
}

// ByCode gives the entries of that code in all families, the likeliest first:
// those spelled exactly so, else all that are equal without case, else nil.
func ByCode(code string) []*Entry {
	from := sort.Search(len(codeIndex), func(i int) bool {
		return compareFold(entryTable[codeIndex[i]].Code, code) >= 0
	})
	to := from
	exact := false
	for to < len(codeIndex) && compareFold(entryTable[codeIndex[to]].Code, code) == 0 {
		exact = exact || entryTable[codeIndex[to]].Code == code
		to++
	}
	var found []*Entry
	for _, n := range codeIndex[from:to] {
		if e := &entryTable[n]; !exact || e.Code == code {
			found = append(found, e)
		}
	}
	return found
}

// Result is the answer to one code that was asked for.
type Result struct {
	// Query is the code, id, range or pattern as it was asked for.
	Query string
	// Entries holds what matched, in the order promised for the form.
	Entries []*Entry
	// Unknown is true when nothing matched.
	Unknown bool
	// Near holds the ids of codes that look alike, the likeliest first, when
	// nothing matched.
	Near []string
}

// The bounds of Lookup: longer arguments are no code, nobody wraps more often,
// and more near misses help nobody.
const (
	maxArgument = 256
	maxNested   = 8
	nearShown   = 5
)

// IsCode reports whether an argument of the command line is a code rather than
// the name of a command: it is a known code in any case, or holds a digit or
// one of . / = *.
func IsCode(arg string) bool {
	arg = normalize(arg)
	return strings.ContainsAny(arg, "0123456789./=*") || arg != "" && len(ByCode(arg)) > 0
}

// Lookup gives what one argument asks for. The forms:
//
//	40014  -1  InvalidAuthentication      a code, in any case
//	robot/310000                          an id
//	88/60011                              a wrapper and its cause: two results, the cause first
//	errcode=40014  errcode: 40014         a code with its name
//	900001-900010                         a range, in numeric order
//	9000*  Forbidden.AccessDenied.*       a pattern over codes and ids, sorted by id
//
// Full-width letters, quotes and blanks around it do no harm. A code that is
// not in the catalogue gives a Result that says so, never an invented meaning.
// An empty argument gives nothing.
func Lookup(arg string) []Result {
	asked := strings.TrimSpace(arg)
	arg = normalize(arg)
	if arg == "" {
		return nil
	}
	if len(arg) > maxArgument {
		return []Result{{Query: asked, Unknown: true}}
	}
	if found := lookupOne(arg); found != nil {
		return []Result{{Query: asked, Entries: found}}
	}
	if i := strings.LastIndexAny(arg, "=:"); i >= 0 {
		if value := normalize(arg[i+1:]); value != "" {
			return renamed(Lookup(value), value, asked)
		}
	}
	if strings.ContainsAny(arg, "*?") {
		return []Result{result(asked, glob(arg), "")}
	}
	if low, high, ok := bounds(arg); ok {
		return []Result{result(asked, between(low, high), strconv.FormatInt(low, 10))}
	}
	if parts := strings.Split(arg, "/"); len(parts) > 1 && len(parts) <= maxNested && !isFamily(parts[0]) {
		return nested(parts, asked)
	}
	return []Result{result(asked, nil, arg)}
}

// lookupOne gives the entries of a plain code or id.
func lookupOne(arg string) []*Entry {
	family, code, ok := strings.Cut(arg, "/")
	if !ok {
		return ByCode(arg)
	}
	var found []*Entry
	for _, e := range ByCode(code) {
		if strings.EqualFold(string(e.Family), family) {
			found = append(found, e)
		}
	}
	return found
}

// nested answers 88/60011: the innermost code is the root cause and comes
// first. Every result is asked for by its own part.
func nested(parts []string, asked string) []Result {
	var all []Result
	for _, p := range slices.Backward(parts) {
		if p = normalize(p); p != "" {
			all = append(all, Lookup(p)...)
		}
	}
	if all == nil {
		return []Result{{Query: asked, Unknown: true}}
	}
	return all
}

// renamed keeps the argument as the query of a result that stands for all of
// it.
func renamed(results []Result, value, asked string) []Result {
	if len(results) == 1 && results[0].Query == value {
		results[0].Query = asked
	}
	return results
}

// result wraps what was found; near is the code to compare with when nothing
// was, empty when comparing makes no sense.
func result(asked string, found []*Entry, near string) Result {
	r := Result{Query: asked, Entries: found}
	if len(found) == 0 {
		r.Unknown = true
		if near != "" {
			r.Near = Near(near, nearShown)
		}
	}
	return r
}

func isFamily(s string) bool {
	return slices.ContainsFunc(Families(), func(f Family) bool { return strings.EqualFold(string(f), s) })
}

// bounds reads a range of numbers, "a-b" or "a..b", in either order.
func bounds(arg string) (low, high int64, ok bool) {
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
		n int64
		e *Entry
	}
	var found []numbered
	for _, i := range codeIndex {
		e := &entryTable[i]
		if !isNumeric(e.Code) {
			continue
		}
		if n, err := strconv.ParseInt(e.Code, 10, 64); err == nil && n >= low && n <= high {
			found = append(found, numbered{n, e})
		}
	}
	slices.SortStableFunc(found, func(a, b numbered) int { return cmp.Compare(a.n, b.n) })
	entries := make([]*Entry, len(found))
	for i := range found {
		entries[i] = found[i].e
	}
	return entries
}

// glob gives the entries whose code or id fits the pattern, sorted by id. As
// with a single code, those spelled exactly so win over those that differ in
// case.
func glob(pattern string) []*Entry {
	for _, same := range [...]func(a, b byte) bool{
		func(a, b byte) bool { return a == b },
		func(a, b byte) bool { return lower(a) == lower(b) },
	} {
		var found []*Entry
		for i := range entryTable {
			if e := &entryTable[i]; globMatch(pattern, e.Code, same) || globMatch(pattern, e.ID, same) {
				found = append(found, e)
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
