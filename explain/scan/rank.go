package scan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
)

// Growth says how a group goes on over the time of the log.
type Growth string

// The growths: it grew, it goes on as it did, it ceased, or nobody can say.
const (
	Grows   Growth = "grows"
	Steady  Growth = "steady"
	Ceased  Growth = "ceased"
	Unknown Growth = ""
)

// How growth is told: what was counted in the last quarter of the log's time is held
// against the three before.
const (
	growthLeast = 4   // errors, of fewer nothing is said
	growsBy     = 1.5 // times the rate of before
	ceasedBy    = 0.1
)

// Growth tells how a group goes on, within the span of all errors.
func (g *Group) Growth(first, last time.Time) Growth {
	span := last.Sub(first)
	n := g.Count - g.Untimed
	if n < growthLeast || span < 4*time.Minute || span < 4*g.Histogram.Width {
		return Unknown
	}
	from := last.Add(-span / 4)
	late := 0
	for _, b := range g.Histogram.Buckets {
		if b.Start.After(from) {
			late += b.Total
		}
	}
	before := float64(n-late) / 3
	switch {
	case float64(late) >= growsBy*before && late >= growthLeast:
		return Grows
	case float64(late) <= ceasedBy*before:
		return Ceased
	}
	return Steady
}

// Rate gives how many errors a minute there are between the first and the last; ok is
// false where that is no time at all.
func (g *Group) Rate() (perMinute float64, ok bool) {
	span := g.Last.Sub(g.First)
	n := g.Count - g.Untimed
	if n < 2 || span < time.Second {
		return 0, false
	}
	return float64(n-1) / span.Minutes(), true
}

// Heals reports whether calling again later mends it, without anybody doing anything.
func (f *Face) Heals() bool {
	return f.Retry.Policy == codes.PolicyBackoff || f.Retry.Policy == codes.PolicyWait
}

// rank orders causes: what must be fixed before what heals by itself, and of these the
// most frequent first, where what grows counts for more and what ceased for little.
func (r *Result) rank(rows []*Row) {
	type rank struct {
		fix    int
		weight float64
	}
	ranks := make(map[string]rank, len(rows))
	for _, row := range rows {
		x := rank{weight: float64(row.Count)}
		switch row.Group.Growth(r.First, r.Last) {
		case Grows:
			x.weight *= growsWeighs
		case Ceased:
			x.weight *= ceasedWeighs
		}
		if !row.Group.Heals() {
			x.fix = 1
		}
		ranks[row.Name] = x
	}
	slices.SortFunc(rows, func(a, b *Row) int {
		x, y := ranks[a.Name], ranks[b.Name]
		return cmp.Or(cmp.Compare(y.fix, x.fix), cmp.Compare(y.weight, x.weight), strings.Compare(a.Name, b.Name))
	})
}

// order puts groups into the order of their causes, those of one cause the most
// frequent first.
func (r *Result) order() {
	at := map[string]int{}
	for i, row := range r.causes() {
		at[row.Name] = i
	}
	slices.SortFunc(r.Groups, func(a, b *Group) int {
		return cmp.Or(cmp.Compare(at[a.Cause], at[b.Cause]), cmp.Compare(b.Count, a.Count), strings.Compare(a.ID, b.ID), strings.Compare(a.Meaning, b.Meaning), strings.Compare(a.Title.EN, b.Title.EN))
	})
}

// How much an error weighs in a group that grows, and in one that ceased.
const (
	growsWeighs  = 3
	ceasedWeighs = 0.1
)

// sortApps orders apps: the most frequent first, then by key.
func sortApps(all []*App) {
	slices.SortFunc(all, func(a, b *App) int { return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Key, b.Key)) })
}
