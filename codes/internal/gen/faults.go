package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/gen/data"
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
	seen := map[string]data.Pos{}
	s.table(file, content, strings.Fields("key title_zh title_en members"), 0, func(p data.Pos, cell map[string]string) {
		f := data.Fault{Pos: p, Key: s.slug(p, "key", cell["key"]), Title: s.both(p, "title", data.Text{ZH: cell["title_zh"], EN: cell["title_en"]}), Members: strings.Fields(cell["members"])}
		if len(f.Members) < 2 {
			s.errorf(p, "a fault has at least two members: %s", f.Key)
		}
		for _, m := range f.Members {
			if first, twice := seen[m]; twice {
				s.errorf(p, "member twice, first at %s: %s", first, m)
			}
			seen[m] = p
		}
		if n := len(s.faults); n > 0 && s.faults[n-1].Key >= f.Key {
			s.errorf(p, "not sorted by key: %s behind %s", f.Key, s.faults[n-1].Key)
		}
		s.faults = append(s.faults, f)
	})
}

// checkFaults complains about members that the catalogue does not have.
func (s *source) checkFaults(c *data.Catalogue) {
	for _, f := range s.faults {
		for _, m := range f.Members {
			id, key, _ := strings.Cut(m, "#")
			i := slices.IndexFunc(c.Entries, func(e data.Entry) bool { return e.ID == id })
			if i < 0 || key != "" && !slices.ContainsFunc(c.Entries[i].Meanings, func(x data.Meaning) bool { return x.Key == key }) {
				s.errorf(f.Pos, "no such member: %s", m)
			}
		}
	}
}
