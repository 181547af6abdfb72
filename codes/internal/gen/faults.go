package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// faultsTable is the table of faults that have several codes: no entries stand in it.
const faultsTable = "faults.tsv"

// loadFaults reads the table; one that is missing is empty.
func (s *source) loadFaults(dir string) error {
	file := filepath.Join(dir, faultsTable)
	content, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the faults: %w", err)
	}
	s.readFaults(file, string(content))
	return nil
}

// readFaults reads faults, each with its members, separated by blanks.
func (s *source) readFaults(file, content string) {
	seen := map[string]pos{}
	s.table(file, content, strings.Fields("key title_zh title_en members"), 0, func(p pos, cell map[string]string) {
		f := fault{pos: p, key: s.slug(p, "key", cell["key"]), title: s.both(p, "title", text{cell["title_zh"], cell["title_en"]}), members: strings.Fields(cell["members"])}
		if len(f.members) < 2 {
			s.errorf(p, "a fault has at least two members: %s", f.key)
		}
		for _, m := range f.members {
			if first, twice := seen[m]; twice {
				s.errorf(p, "member twice, first at %s: %s", first, m)
			}
			seen[m] = p
		}
		if n := len(s.faults); n > 0 && s.faults[n-1].key >= f.key {
			s.errorf(p, "not sorted by key: %s behind %s", f.key, s.faults[n-1].key)
		}
		s.faults = append(s.faults, f)
	})
}

// checkFaults complains about members that the catalogue does not have.
func (s *source) checkFaults(c *catalogue) {
	for _, f := range s.faults {
		for _, m := range f.members {
			id, key, _ := strings.Cut(m, "#")
			i := slices.IndexFunc(c.entries, func(e entry) bool { return e.id == id })
			if i < 0 || key != "" && !slices.ContainsFunc(c.entries[i].meanings, func(x meaning) bool { return x.key == key }) {
				s.errorf(f.pos, "no such member: %s", m)
			}
		}
	}
}
