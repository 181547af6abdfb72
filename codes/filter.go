package codes

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
)

// Filter narrows the catalogue; an empty field narrows nothing.
type Filter struct {
	Kind   Kind   // any meaning is of this kind
	Family Family // the entry's family
	Domain string // any meaning belongs to this domain, case ignored
	// API is a call as FindAPIs reads it. It keeps the entries that any of
	// these calls lists, and those with which its gateway answers any call.
	API string
}

// Entries gives the entries that pass, sorted by id.
func (f Filter) Entries() []*Entry {
	match := f.Matcher()
	var places []int
	for i := range entryCount {
		if match(i) {
			places = append(places, i)
		}
	}
	if len(places) > entryCount/2 {
		Entries() // made at once they cost less than one by one
	}
	var found []*Entry
	for _, i := range places {
		found = append(found, EntryAt(i))
	}
	return found
}

// Matcher gives the filter as a function of an entry's place (see EntryAt). The
// calls are looked up once, and no entry is made.
func (f Filter) Matcher() func(place int) bool {
	if f == (Filter{}) {
		return func(int) bool { return true }
	}
	r := f.resolve()
	return r.matchAt
}

// resolved is a filter whose calls have been looked up once.
type resolved struct {
	Filter
	apis []*API
	// fresh and old say that one of the calls goes to api.dingtalk.com, to
	// oapi.dingtalk.com.
	fresh, old bool
}

func (f Filter) resolve() resolved {
	r := resolved{Filter: f}
	if f.API != "" {
		r.apis = FindAPIs(f.API)
	}
	for _, a := range r.apis {
		fresh := a.Host == newHost
		r.fresh, r.old = r.fresh || fresh, r.old || !fresh
	}
	return r
}

// matchAt reports whether the entry at a place passes; it does not decode it.
func (r *resolved) matchAt(place int) bool {
	return (r.Family == "" || familyAt(place) == r.Family) &&
		(r.Kind == "" || anyMeaning(place, func(k Kind, _ string, _ []uint16) bool { return k == r.Kind })) &&
		(r.Domain == "" || anyMeaning(place, func(_ Kind, d string, _ []uint16) bool { return strings.EqualFold(d, r.Domain) })) &&
		(r.API == "" || r.fromGateway(familyAt(place), codeAt(place)) ||
			anyMeaning(place, func(_ Kind, _ string, apis []uint16) bool { return r.anyOf(apis) }))
}

// anyOf reports whether one of the calls is in an ascending list.
func (r *resolved) anyOf(apis []uint16) bool {
	for _, a := range r.apis {
		if _, found := slices.BinarySearch(apis, a.ID); found {
			return true
		}
	}
	return false
}

// newHost is the host of the new gateway; every other call goes to the old one.
const newHost = "api.dingtalk.com"

// oldGateway holds the codes with which oapi.dingtalk.com refuses any call
// before the service behind it sees it: credentials, method and scheme, scopes,
// allow list, limits, and the wrapper of them all (calling guide and guide to
// throttling, 2026-08-22; the official table of 2026-05-06 names no call for
// them).
const oldGateway = " -1 22 88 404 40014 41001 42001 43001 43002 43003 60011 60020 90002 90018 90020 "

// fromGateway reports whether one of the calls' gateways answers with the code
// before it reaches the call.
func (r *resolved) fromGateway(f Family, code string) bool {
	switch f {
	case FamilyAPI:
		return r.fresh && (strings.HasPrefix(code, "Forbidden.AccessDenied.") ||
			strings.HasPrefix(code, "AuthenticationFailed.") || code == "InvalidAuthentication")
	case FamilyOAPI:
		return r.old && strings.Contains(oldGateway, " "+code+" ")
	}
	return false
}

// narrowed gives the entry with the meanings that one of the calls answers
// with: those that list it or, where none does, those that list no call and so
// cannot be excluded. Of calls that no meaning lists, none of its gateway's can be.
// It gives nil when nothing is left, and the entry itself without calls.
func (e *Entry) narrowed(calls []*API) *Entry {
	if len(calls) == 0 {
		return e
	}
	var listed, open []Meaning
	tabled := slices.ContainsFunc(calls, func(c *API) bool { return c.Listed })
	for i := range e.Meanings {
		m := &e.Meanings[i]
		switch {
		case len(m.APIs) > 0 && slices.ContainsFunc(calls, func(c *API) bool { return m.Answers(c.ID) }):
			listed = append(listed, *m)
		case (len(m.APIs) == 0 || !tabled && e.Family != FamilyRobot) && slices.ContainsFunc(calls, func(c *API) bool { return e.Family.from(c.Host) }):
			open = append(open, *m)
		}
	}
	if len(listed) == 0 {
		listed = open
	}
	if len(listed) == 0 {
		return nil
	}
	short := *e
	short.Meanings = listed
	return &short
}

// naming gives the entry with the meanings whose advice or message names the
// path, as that of a call which is in no table: /gettoken, or gettoken alone. It
// gives nil when none does.
func (e *Entry) naming(path string) *Entry {
	var named []Meaning
	for i := range e.Meanings {
		m := &e.Meanings[i]
		says := func(a Advice) bool { return namesPath(a.EN, path) || namesPath(a.ZH, path) }
		if namesPath(m.Message, path) || slices.ContainsFunc(m.Causes, says) || slices.ContainsFunc(m.OwnFixes, says) {
			named = append(named, *m)
		}
	}
	if named == nil {
		return nil
	}
	short := *e
	short.Meanings = named
	return &short
}

// namesPath reports whether a text names a path, which begins with a slash or
// behind one, and is not cut out of a longer one.
func namesPath(text, path string) bool {
	path = strings.Trim(path, "/ ")
	if path == "" {
		return false
	}
	for {
		i := fold.Index(text, "/"+path)
		if i < 0 {
			return false
		}
		end := i + 1 + len(path)
		inside := i > 0 && isPathByte(text[i-1]) || end < len(text) && isPathByte(text[end])
		if !inside {
			return true
		}
		text = text[end:]
	}
}

func isPathByte(c byte) bool {
	return c == '_' || isDigit(c) || fold.Lower(c) >= 'a' && fold.Lower(c) <= 'z'
}

// from reports whether the codes of a family come from a host.
func (f Family) from(host string) bool {
	switch f {
	case FamilyAPI:
		return host == newHost
	case FamilyOAPI, FamilyRobot, FamilyGateway:
		return host != newHost
	}
	return false
}

// Listing gives the entries of which a meaning lists one of the calls, sorted by
// id.
func Listing(apis []uint16) []*Entry {
	var found []*Entry
	for place := range entryCount {
		listed := anyMeaning(place, func(_ Kind, _ string, list []uint16) bool {
			return slices.ContainsFunc(apis, func(id uint16) bool {
				_, ok := slices.BinarySearch(list, id)
				return ok
			})
		})
		if listed {
			found = append(found, EntryAt(place))
		}
	}
	return found
}
