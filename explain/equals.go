package explain

import "slices"

// findEquals finds the entries that say just the same as the inferred one.
func (a *answer) findEquals(g *guesser) {
	for _, e := range g.equals(a.message, scorePlaces) {
		if e == a.entry {
			continue
		}
		a.equals = append(a.equals, e)
		if e.Family != a.entry.Family && !slices.Contains(a.families, e.Family) {
			a.families = append(a.families, e.Family)
		}
	}
}
