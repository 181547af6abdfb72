package scan

import (
	"cmp"
	"slices"
	"strings"
)

// Count is a name and how often it was counted.
type Count struct {
	Name string
	N    int
}

// counts counts names up to a bound on their number. Past the bound what is new is
// left out, and full is set: the counts of the names that are there stay exact.
type counts struct {
	n    map[string]int
	full bool
}

// add counts a name n times; most is the bound. It reports whether there was room.
func (c *counts) add(name string, n, most int) bool {
	if c.n == nil {
		c.n = map[string]int{}
	}
	if _, ok := c.n[name]; !ok && len(c.n) >= most {
		c.full = true
		return false
	}
	c.n[name] += n
	return true
}

// join adds other counts.
func (c *counts) join(o counts, most int) {
	c.full = c.full || o.full
	for _, x := range o.list() {
		c.add(x.Name, x.N, most)
	}
}

// list gives the names, the most frequent first, then by name.
func (c *counts) list() []*Count {
	all := make([]*Count, 0, len(c.n))
	for name, n := range c.n {
		all = append(all, &Count{name, n})
	}
	slices.SortFunc(all, func(a, b *Count) int { return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Name, b.Name)) })
	return all
}

// names gives the names in order of names.
func (c *counts) names() []string {
	all := make([]string, 0, len(c.n))
	for name := range c.n {
		all = append(all, name)
	}
	slices.Sort(all)
	return all
}
