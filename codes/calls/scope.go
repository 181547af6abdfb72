package calls

import (
	"slices"
	"sort"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/internal/edit"
	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/internal/order"
)

// Scope is a permission point.
type Scope struct {
	// Scope is the code, as qyapi_get_member.
	Scope string
	// Names holds what consoles and pages call it, in Chinese.
	Names []string
	// Sensitive says that it is marked as sensitive; else that is not stated.
	Sensitive bool
	// Closed says that it is closed to new apps altogether.
	Closed bool
	// GrantedBy says who has to agree, empty where no page says.
	GrantedBy codes.Text
	// Note is what else is to be known, often nothing.
	Note codes.Text
	// Doc and Date are the page that it is from.
	Doc, Date string
	calls     []uint16
}

// Calls gives the calls that it opens, each once, sorted by number.
func (s *Scope) Calls() []*Call {
	var all []*Call
	var seen []int
	for _, id := range s.calls {
		if n := mainOf(int(id)); !slices.Contains(seen, n) {
			seen = append(seen, n)
			all = append(all, decode(n))
		}
	}
	slices.SortFunc(all, byID)
	return all
}

// Source gives where it is from, with its date.
func (s *Scope) Source() string { return "official " + s.Date }

// scopeName gives the name of the scope at a place.
func scopeName(place int) string {
	d := decoder{at: int(scopeBegin[place])}
	return d.text()
}

// ScopeNames gives the codes of all permission points, sorted.
func ScopeNames() []string {
	all := make([]string, len(scopeBegin))
	for i := range all {
		all[i] = scopeName(i)
	}
	return all
}

// ScopesBeginning gives the permission points whose code begins so, in any case,
// sorted.
func ScopesBeginning(prefix string) []*Scope {
	var found []*Scope
	for i := range scopeBegin {
		if fold.HasPrefix(scopeName(i), prefix) {
			found = append(found, scopeAt(i))
		}
	}
	return found
}

// ScopeByName gives the permission point with that code, in its own spelling or
// else in any case; false when there is none.
func ScopeByName(name string) (*Scope, bool) {
	i := sort.Search(len(scopeBegin), func(i int) bool { return scopeName(i) >= name })
	if i < len(scopeBegin) && scopeName(i) == name {
		return scopeAt(i), true
	}
	for i := range scopeBegin {
		if fold.Compare(scopeName(i), name) == 0 {
			return scopeAt(i), true
		}
	}
	return nil, false
}

func scopeAt(place int) *Scope {
	d := decoder{at: int(scopeBegin[place])}
	s := &Scope{
		Scope: d.text(), Names: list(&d, d.text), Sensitive: d.text() == "yes", Closed: d.text() == "closed",
		GrantedBy: d.both(), Note: d.both(), Doc: d.text(), Date: d.text(),
	}
	s.calls = list(&d, func() uint16 { return uint16(d.word()) }) // #nosec G115 -- a word of the table
	return s
}

// FindScopes gives the permission points whose code or name holds the text, in any
// case: first those with just this name, then by their codes.
func FindScopes(part string) []*Scope {
	part = strings.TrimSpace(part)
	if part == "" {
		return nil
	}
	var exact, found []*Scope
	for i := range scopeBegin {
		s := scopeAt(i)
		switch {
		case slices.Contains(s.Names, part):
			exact = append(exact, s)
		case fold.Index(s.Scope, part) >= 0,
			slices.ContainsFunc(s.Names, func(name string) bool { return strings.Contains(strings.ToLower(name), strings.ToLower(part)) }):
			found = append(found, s)
		}
	}
	return append(exact, found...)
}

// NearScopes gives up to n codes of permission points that the text may have been
// meant to be, the likeliest first.
func NearScopes(name string, n int) []string { return nearest(name, ScopeNames(), n) }

// nearest gives up to n of the names that are nearest to a word, by what fingers do
// to it: a third of it may be wrong.
func nearest(word string, names []string, n int) []string {
	type candidate struct {
		name string
		off  int
	}
	var found []candidate
	var measure edit.Measurer
	limit := max(1, len(word)/3)
	for _, name := range names {
		if off := measure.Distance(word, name, limit); off <= limit {
			found = append(found, candidate{name, off})
		}
	}
	order.Stable(found, func(a, b candidate) int { return a.off - b.off })
	var near []string
	for _, c := range found[:min(n, len(found))] {
		near = append(near, c.name)
	}
	return near
}
