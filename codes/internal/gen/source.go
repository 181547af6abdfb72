package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// source collects what the files say and every complaint about them.
type source struct {
	data.SearchWords
	rich, light []data.Entry
	apis        []data.Call
	kinds       []data.Kind
	commands    []command
	http        []data.HTTPStatus // sorted by number
	textKeys    []data.TextKey
	foreign     []data.ForeignRow
	messages    []data.Message
	faults      []data.Fault // sorted by key
	calls       data.CallFacts
	errs        []error
	warnings    []string
}

func (s *source) errorf(p data.Pos, format string, args ...any) {
	s.errs = append(s.errs, fmt.Errorf("%s: %s", p, fmt.Sprintf(format, args...)))
}

// catalogue joins both tiers, mirrors see, fills in the defaults of the kinds
// and sorts by id.
func (s *source) catalogue(strict bool) data.Catalogue {
	c := data.Catalogue{APIs: s.apis, Kinds: s.kinds}
	c.Entries = s.join()
	slices.SortFunc(c.Entries, func(a, b data.Entry) int { return cmp.Compare(a.ID, b.ID) })
	s.mirrorSee(c.Entries, strict)
	for _, id := range slices.Sorted(maps.Keys(s.Aliases)) {
		line := s.Aliases[id]
		if !slices.ContainsFunc(c.Entries, func(e data.Entry) bool { return e.ID == id }) {
			s.errorf(line.Pos, "alias of no entry: %s", id)
		}
	}
	s.checkFaults(&c)
	retries := make(map[string]data.Retry, len(s.kinds))
	for _, k := range s.kinds {
		retries[k.Name] = k.Retry
	}
	for i := range c.Entries {
		e := &c.Entries[i]
		for j := range e.Meanings {
			m := &e.Meanings[j]
			if m.Retry == nil {
				r := retries[m.Kind]
				m.Retry = &r
			}
			for _, src := range m.Sources {
				c.Date = max(c.Date, lastField(src))
			}
		}
	}
	return c
}

// join puts the light meanings behind the rich ones of the same id. A light
// meaning whose key the rich entry has already is left out: it moved up.
func (s *source) join() []data.Entry {
	at := make(map[string]int, len(s.rich)+len(s.light))
	var all []data.Entry
	add := func(e data.Entry, tier string) {
		if i, ok := at[e.ID]; ok {
			s.errorf(e.Pos, "%s: %s entry twice, first at %s", e.ID, tier, all[i].Pos)
			return
		}
		at[e.ID] = len(all)
		all = append(all, e)
	}
	for _, e := range s.rich {
		add(e, "rich")
	}
	rich := len(all)
	for _, e := range s.light {
		i, ok := at[e.ID]
		if !ok || i >= rich {
			add(e, "light")
			continue
		}
		for _, m := range e.Meanings {
			if !slices.ContainsFunc(all[i].Meanings, func(r data.Meaning) bool { return r.Key == m.Key }) {
				all[i].Meanings = append(all[i].Meanings, m)
			}
		}
		all[i].See = append(all[i].See, e.See...)
	}
	return all
}

// mirrorSee makes see symmetric, sorted and free of repetitions. entries are
// sorted by id.
func (s *source) mirrorSee(entries []data.Entry, strict bool) {
	at := make(map[string]int, len(entries))
	for i := range entries {
		at[entries[i].ID] = i
	}
	mirrored := make([][]string, len(entries))
	for i := range entries {
		e := &entries[i]
		for _, id := range e.See {
			j, ok := at[id]
			switch {
			case id == e.ID:
				s.errorf(e.Pos, "%s: see names the entry itself", e.ID)
			case ok:
				mirrored[i] = append(mirrored[i], id)
				mirrored[j] = append(mirrored[j], e.ID)
			case strict:
				s.errorf(e.Pos, "%s: see names no entry: %s", e.ID, id)
			default:
				s.warnings = append(s.warnings, fmt.Sprintf("%s: %s: see names no entry, dropped: %s", e.Pos, e.ID, id))
			}
		}
	}
	for i := range entries {
		slices.Sort(mirrored[i])
		entries[i].See = slices.Compact(mirrored[i])
	}
}

// lastField gives what stands behind the last blank.
func lastField(s string) string {
	return s[strings.LastIndexByte(s, ' ')+1:]
}
