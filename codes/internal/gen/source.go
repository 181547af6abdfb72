package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// source collects what the files say and every complaint about them.
type source struct {
	searchWords
	rich, light []entry
	apis        []call
	kinds       []kind
	commands    []command
	http        []httpStatus // sorted by number
	textKeys    []textKey
	foreign     []foreignRow
	messages    []message
	faults      []fault // sorted by key
	calls       callFacts
	errs        []error
	warnings    []string
}

func (s *source) errorf(p pos, format string, args ...any) {
	s.errs = append(s.errs, fmt.Errorf("%s: %s", p, fmt.Sprintf(format, args...)))
}

// catalogue joins both tiers, mirrors see, fills in the defaults of the kinds
// and sorts by id.
func (s *source) catalogue(strict bool) catalogue {
	c := catalogue{apis: s.apis, kinds: s.kinds}
	c.entries = s.join()
	slices.SortFunc(c.entries, func(a, b entry) int { return cmp.Compare(a.id, b.id) })
	s.mirrorSee(c.entries, strict)
	for _, id := range slices.Sorted(maps.Keys(s.aliases)) {
		line := s.aliases[id]
		if !slices.ContainsFunc(c.entries, func(e entry) bool { return e.id == id }) {
			s.errorf(line.pos, "alias of no entry: %s", id)
		}
	}
	s.checkFaults(&c)
	retries := make(map[string]retry, len(s.kinds))
	for _, k := range s.kinds {
		retries[k.name] = k.retry
	}
	for i := range c.entries {
		e := &c.entries[i]
		for j := range e.meanings {
			m := &e.meanings[j]
			if m.retry == nil {
				r := retries[m.kind]
				m.retry = &r
			}
			for _, src := range m.sources {
				c.date = max(c.date, lastField(src))
			}
		}
	}
	return c
}

// join puts the light meanings behind the rich ones of the same id. A light
// meaning whose key the rich entry has already is left out: it moved up.
func (s *source) join() []entry {
	at := make(map[string]int, len(s.rich)+len(s.light))
	var all []entry
	add := func(e entry, tier string) {
		if i, ok := at[e.id]; ok {
			s.errorf(e.pos, "%s: %s entry twice, first at %s", e.id, tier, all[i].pos)
			return
		}
		at[e.id] = len(all)
		all = append(all, e)
	}
	for _, e := range s.rich {
		add(e, "rich")
	}
	rich := len(all)
	for _, e := range s.light {
		i, ok := at[e.id]
		if !ok || i >= rich {
			add(e, "light")
			continue
		}
		for _, m := range e.meanings {
			if !slices.ContainsFunc(all[i].meanings, func(r meaning) bool { return r.key == m.key }) {
				all[i].meanings = append(all[i].meanings, m)
			}
		}
		all[i].see = append(all[i].see, e.see...)
	}
	return all
}

// mirrorSee makes see symmetric, sorted and free of repetitions. entries are
// sorted by id.
func (s *source) mirrorSee(entries []entry, strict bool) {
	at := make(map[string]int, len(entries))
	for i := range entries {
		at[entries[i].id] = i
	}
	mirrored := make([][]string, len(entries))
	for i := range entries {
		e := &entries[i]
		for _, id := range e.see {
			j, ok := at[id]
			switch {
			case id == e.id:
				s.errorf(e.pos, "%s: see names the entry itself", e.id)
			case ok:
				mirrored[i] = append(mirrored[i], id)
				mirrored[j] = append(mirrored[j], e.id)
			case strict:
				s.errorf(e.pos, "%s: see names no entry: %s", e.id, id)
			default:
				s.warnings = append(s.warnings, fmt.Sprintf("%s: %s: see names no entry, dropped: %s", e.pos, e.id, id))
			}
		}
	}
	for i := range entries {
		slices.Sort(mirrored[i])
		entries[i].see = slices.Compact(mirrored[i])
	}
}

// lastField gives what stands behind the last blank.
func lastField(s string) string {
	return s[strings.LastIndexByte(s, ' ')+1:]
}
