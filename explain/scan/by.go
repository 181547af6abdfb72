package scan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
)

// Dimension is by what errors are put together in a table.
type Dimension string

// The dimensions.
const (
	ByCause Dimension = "cause"
	ByCode  Dimension = "code"
	ByKind  Dimension = "kind"
	ByAPI   Dimension = "api"
	ByApp   Dimension = "app"
	ByHour  Dimension = "hour"
)

// Dimensions gives all of them, the usual one first.
func Dimensions() []Dimension { return []Dimension{ByCause, ByCode, ByKind, ByAPI, ByApp, ByHour} }

// Row is what a table says of errors that have something in common.
type Row struct {
	// Name is what they have in common: a cause, an id, a kind, a call, an app key; empty
	// where errors do not tell. Title says the same for people where there is more to say.
	Name  string
	Title codes.Text
	Count int
	// First and Last are when the first and the last was given, zero where that is not
	// known of these.
	First, Last time.Time
	// Group holds what the groups of the row have in common, nil where a group may be part
	// of several rows. IDs are those of its groups, sorted.
	Group *Group
	IDs   []string
	// Kinds counts the errors of an hour by kind.
	Kinds map[codes.Kind]int
}

// By puts the errors together by a dimension; List was called before. What must be fixed
// stands first where rows are causes; else the most frequent, and hours in their order.
func (r *Result) By(d Dimension) []*Row {
	switch d {
	case ByCode:
		return r.joined(func(g *Group) string { return g.ID })
	case ByKind:
		return r.joined(func(g *Group) string { return string(g.Kind) })
	case ByAPI:
		return r.counted(func(g *Group) []*Count { return g.APIs })
	case ByApp:
		return r.counted(func(g *Group) []*Count {
			var all []*Count
			for _, a := range g.Apps {
				if a.Key != "" {
					all = append(all, &Count{a.Key, a.Count})
				}
			}
			return all
		})
	case ByHour:
		return r.hours()
	}
	return r.causes()
}

// causes puts the names of one fault together.
func (r *Result) causes() []*Row {
	rows := r.joined(func(g *Group) string { return g.Cause })
	for i := range rows {
		row := rows[i]
		row.Title = row.Group.Title
		if f := codes.FaultOf(row.Group.ID, row.Group.Meaning); f != nil && len(row.IDs) > 1 {
			row.Title = f.Title
		}
	}
	r.rank(rows)
	return rows
}

// joined puts whole groups together.
func (r *Result) joined(name func(*Group) string) []*Row {
	at := map[string]int{}
	var rows []*Row
	for _, g := range r.Groups {
		n := name(g)
		i, ok := at[n]
		if !ok {
			i = len(rows)
			at[n] = i
			rows = append(rows, &Row{Name: n, Group: r.like(g), Title: g.Title})
		}
		rows[i].Group.join(g)
		if !slices.Contains(rows[i].IDs, g.ID) && g.ID != "" {
			rows[i].IDs = append(rows[i].IDs, g.ID)
		}
	}
	for i := range rows {
		row := rows[i]
		row.Group.list()
		row.Count, row.First, row.Last = row.Group.Count, row.Group.First, row.Group.Last
		slices.Sort(row.IDs)
	}
	sortRows(rows)
	return rows
}

// like gives an empty group that is named as another.
func (r *Result) like(g *Group) *Group {
	return &Group{ID: g.ID, Meaning: g.Meaning, Cause: g.Cause, Histogram: newHistogram(r.zone), apps: map[string]*App{}}
}

// counted puts together what groups counted by name. What they did not count has no name.
func (r *Result) counted(of func(*Group) []*Count) []*Row {
	var sum counts
	rest := 0
	for _, g := range r.Groups {
		rest += g.Count
		for _, c := range of(g) {
			if sum.add(c.Name, c.N, groupsMost) {
				rest -= c.N
			}
		}
	}
	var rows []*Row
	for _, c := range sum.list() {
		rows = append(rows, &Row{Name: c.Name, Count: c.N})
	}
	if rest > 0 {
		rows = append(rows, &Row{Count: rest})
	}
	return rows
}

// hours gives the buckets of the histogram, or of an hour where they are finer.
func (r *Result) hours() []*Row {
	h := newHistogram(r.zone)
	h.join(&r.Histogram)
	for level, width := range widths {
		if width == 3600 {
			h.coarsen(level)
		}
	}
	h.list()
	var rows []*Row
	timed := 0
	for _, b := range h.Buckets {
		rows = append(rows, &Row{Name: b.Start.In(zoneOr(r.zone)).Format(time.RFC3339), Count: b.Total, First: b.Start, Last: b.Start.Add(h.Width), Kinds: b.Kinds})
		timed += b.Total
	}
	if rest := r.Findings - timed; rest > 0 {
		rows = append(rows, &Row{Count: rest})
	}
	return rows
}

// sortRows orders rows: the most frequent first, then by name.
func sortRows(rows []*Row) {
	slices.SortFunc(rows, func(a, b *Row) int { return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Name, b.Name)) })
}

// Missing is a permission point that apps lack.
type Missing struct {
	App   string // the app key, empty where answers name none
	Scope string
	// Count is how many errors name it; of one that only the documentation names,
	// how many errors of its calls there are.
	Count int
	// Documented is true where no answer names it, but the page of a call that was refused.
	Documented bool
	// ApplyURL is where to apply, of the newest answer that says so.
	ApplyURL string
}

// Missing gives all permission points that are missing, by app, what answers name before
// what only the documentation does, then the most frequent.
func (r *Result) Missing() []*Missing {
	type key struct {
		app, scope string
		documented bool
	}
	sums := map[key]int{}
	links := map[string]*App{}
	for _, g := range r.Groups {
		for i := range g.Apps {
			a := g.Apps[i]
			if a.ApplyURL != "" {
				if links[a.Key] == nil {
					links[a.Key] = &App{}
				}
				links[a.Key].apply(a.ApplyURL, a.applied)
			}
			for scope, n := range a.scopes.n {
				sums[key{a.Key, scope, false}] += n
			}
			for scope, n := range a.documented.n {
				sums[key{a.Key, scope, true}] += n
			}
		}
	}
	var all []*Missing
	for k, n := range sums {
		if _, named := sums[key{k.app, k.scope, false}]; k.documented && named {
			continue
		}
		m := &Missing{App: k.app, Scope: k.scope, Count: n, Documented: k.documented}
		if a := links[k.app]; a != nil {
			m.ApplyURL = a.ApplyURL
		}
		all = append(all, m)
	}
	slices.SortFunc(all, func(a, b *Missing) int {
		rank := func(m *Missing) int {
			if m.Documented {
				return 1
			}
			return 0
		}
		return cmp.Or(strings.Compare(a.App, b.App), cmp.Compare(rank(a), rank(b)), cmp.Compare(b.Count, a.Count), strings.Compare(a.Scope, b.Scope))
	})
	return all
}
