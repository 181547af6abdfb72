package scan

import (
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// repeats counts errors that differ in their times, their places and their request ids
// alone. Most errors of a busy log are such; what they name is counted when they settle.
type repeats struct {
	f     *explain.Finding
	kind  codes.Kind
	group *Group // nil where there is no room for it
	// n is how many there are that are not settled, at where the newest of them stands,
	// first when the first was given.
	n     int
	at    Place
	first time.Time
	// minute is that of the latest ones, from the beginning of Unix in the zone of the
	// histograms, in which there are so many that those do not know.
	minute int64
	within int
}

// addRepeat adds a hit that says again what another said.
func (r *Result) addRepeat(h *explain.Hit, o *Options, at Place) {
	if o.bounded() && !o.timed(at.Time) {
		return
	}
	if h.OK() {
		r.Successes++
		return
	}
	x := r.repeatsOf(h.Like(), at)
	r.Findings++
	if x.group == nil {
		r.Unlisted++
	}
	if x.n++; x.n == 1 || at.Time.Before(x.first) {
		x.first = at.Time
	}
	if x.n == 1 || at.compare(x.at) > 0 {
		x.at = at
	}
	if minute := r.Histogram.minute(at.Time.Unix()); x.within == 0 || minute != x.minute {
		x.settleMinute(r)
		x.minute = minute
	}
	x.within++
	if x.group != nil {
		x.group.requests.waitRaw(h, at, r.mask)
	}
}

// repeatsOf gives the count of what is like a finding, of which one stands at a place.
func (r *Result) repeatsOf(f *explain.Finding, at Place) *repeats {
	if x := r.repeated; x != nil && x.f == f {
		return x
	}
	x := r.repeats[f]
	if x == nil {
		if r.repeats == nil {
			r.repeats = map[*explain.Finding]*repeats{}
		}
		x = &repeats{f: f, kind: kindOf(f), group: r.group(keyOf(f))}
		r.repeats[f] = x
		if x.group != nil && x.group.Kind == "" {
			x.group.wear(faceOf(f), at)
		}
	}
	r.repeated = x
	return x
}

// settleMinute adds the latest ones to the histograms.
func (x *repeats) settleMinute(r *Result) {
	if x.within == 0 {
		return
	}
	at := r.Histogram.ofMinute(x.minute)
	r.Histogram.add(at, x.kind, x.within)
	if x.group != nil {
		x.group.Histogram.add(at, x.kind, x.within)
	}
	x.within = 0
}

// settleRepeats counts what the repeats name.
func (r *Result) settleRepeats() {
	for _, x := range r.repeats {
		if x.n == 0 {
			continue
		}
		x.settleMinute(r)
		r.Kinds[x.kind] += x.n
		r.extend(x.first, x.at.Time)
		if g := x.group; g != nil {
			if x.at.compare(g.Example) > 0 {
				g.Example = x.at
			}
			g.Count += x.n
			g.extend(x.first, x.at.Time)
			g.addNames(x.f, x.n, x.at)
		}
		x.n = 0
	}
}
