package codes

import "strings"

// Chooser gives the filter as a function of an entry that tells which meanings
// it asks for, by their places: those that pass all of it or, where different
// meanings pass different parts, those of the kind, else of the domain, else of
// the calls. It gives nil when no meaning is asked for. The calls are looked up
// once.
func (f Filter) Chooser() func(*Entry) []int {
	if f.Kind == "" && f.Domain == "" && f.API == "" {
		return func(*Entry) []int { return nil }
	}
	r := f.resolve()
	kind := func(m *Meaning) bool { return m.Kind == r.Kind }
	domain := func(m *Meaning) bool { return strings.EqualFold(m.Domain, r.Domain) }
	calls := func(m *Meaning) bool { return r.anyOf(m.APIs) }
	all := func(m *Meaning) bool {
		return (r.Kind == "" || kind(m)) && (r.Domain == "" || domain(m)) && (r.API == "" || calls(m))
	}
	return func(e *Entry) []int {
		for _, fits := range []func(*Meaning) bool{all, kind, domain, calls} {
			if places := e.places(fits); places != nil {
				return places
			}
		}
		return nil
	}
}

// places gives the places of the meanings that fit.
func (e *Entry) places(fits func(*Meaning) bool) []int {
	var places []int
	for i := range e.Meanings {
		if fits(&e.Meanings[i]) {
			places = append(places, i)
		}
	}
	return places
}
