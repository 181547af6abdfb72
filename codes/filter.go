package codes

import (
	"slices"
	"strings"
)

// Filter narrows the catalogue; an empty field narrows nothing.
type Filter struct {
	Kind   Kind   // any meaning is of this kind
	Family Family // the entry's family
	Domain string // any meaning belongs to this domain, case ignored
	// API is a call as FindAPIs reads it. It keeps the entries that any of
	// these calls lists, and for api.dingtalk.com those that its gateway
	// answers on every call.
	API string
}

// Match reports whether the entry passes. It resolves API at every call:
// for many entries use Entries.
func (f Filter) Match(e *Entry) bool {
	r := f.resolve()
	return r.match(e)
}

// Entries gives the entries that pass, sorted by id.
func (f Filter) Entries() []*Entry {
	r := f.resolve()
	var places []int
	for i := range entryCount {
		if r.matchAt(i) {
			places = append(places, i)
		}
	}
	if len(places) > entryCount/2 {
		Entries() // made at once they cost less than one by one
	}
	var found []*Entry
	for _, i := range places {
		found = append(found, entryAt(i))
	}
	return found
}

// resolved is a filter whose calls have been looked up once.
type resolved struct {
	Filter
	apis    []*API
	gateway bool // one of the calls goes to api.dingtalk.com
}

func (f Filter) resolve() resolved {
	r := resolved{Filter: f}
	if f.API != "" {
		r.apis = FindAPIs(f.API)
	}
	for _, a := range r.apis {
		r.gateway = r.gateway || a.Host == "api.dingtalk.com"
	}
	return r
}

func (r *resolved) match(e *Entry) bool {
	return (r.Family == "" || e.Family == r.Family) &&
		(r.Kind == "" || e.HasKind(r.Kind)) &&
		(r.Domain == "" || e.hasDomain(r.Domain)) &&
		(r.API == "" || r.listed(e))
}

// matchAt is match for the entry at a place, which it does not decode.
func (r *resolved) matchAt(place int) bool {
	return (r.Family == "" || familyAt(place) == r.Family) &&
		(r.Kind == "" || anyMeaning(place, func(k Kind, _ string, _ []uint16) bool { return k == r.Kind })) &&
		(r.Domain == "" || anyMeaning(place, func(_ Kind, d string, _ []uint16) bool { return strings.EqualFold(d, r.Domain) })) &&
		(r.API == "" || r.gateway && fromGateway(familyAt(place), codeAt(place)) ||
			anyMeaning(place, func(_ Kind, _ string, apis []uint16) bool { return r.anyOf(apis) }))
}

func (e *Entry) hasDomain(domain string) bool {
	for i := range e.Meanings {
		if strings.EqualFold(e.Meanings[i].Domain, domain) {
			return true
		}
	}
	return false
}

// listed reports whether one of the calls answers with the entry.
func (r *resolved) listed(e *Entry) bool {
	for i := range e.Meanings {
		if r.anyOf(e.Meanings[i].APIs) {
			return true
		}
	}
	return r.gateway && fromGateway(e.Family, e.Code)
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

// fromGateway reports whether the gateway of api.dingtalk.com answers with the
// code before it reaches a call: credentials, permissions, limits.
func fromGateway(f Family, code string) bool {
	return f == FamilyAPI && (strings.HasPrefix(code, "Forbidden.AccessDenied.") ||
		strings.HasPrefix(code, "AuthenticationFailed.") || code == "InvalidAuthentication")
}
