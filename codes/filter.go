package codes

import "strings"

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
	var found []*Entry
	for i := range entryTable {
		if e := &entryTable[i]; r.match(e) {
			found = append(found, e)
		}
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
		m := &e.Meanings[i]
		if len(m.APIs) == 0 {
			continue
		}
		for _, a := range r.apis {
			if m.Answers(a.ID) {
				return true
			}
		}
	}
	return r.gateway && e.fromGateway()
}

// fromGateway reports whether the gateway of api.dingtalk.com answers with the
// code before it reaches a call: credentials, permissions, limits.
func (e *Entry) fromGateway() bool {
	return e.Family == FamilyAPI && (strings.HasPrefix(e.Code, "Forbidden.AccessDenied.") ||
		strings.HasPrefix(e.Code, "AuthenticationFailed.") || e.Code == "InvalidAuthentication")
}
