package scan

import (
	"slices"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// widths are the buckets of a histogram, in seconds: each is a multiple of the one
// before, so that coarse buckets are sums of fine ones.
var widths = [...]int64{60, 300, 900, 3600, 3 * 3600, 6 * 3600, 86400, 7 * 86400, 28 * 86400, 364 * 86400} //nolint:gochecknoglobals // a constant table

// bucketsMost is how many buckets a histogram has at most.
const bucketsMost = 240

// Histogram counts errors over time, by kind. Its buckets are as fine as the bound on
// their number allows for all that was counted, so that it does not matter in which
// order that came.
type Histogram struct {
	// Width is how long a bucket is.
	Width time.Duration
	// Buckets holds those that are not empty, by Start.
	Buckets []*Bucket

	level  int
	offset int64 // of the zone, in seconds: a day begins at midnight
	counts map[int64]kindCounts
}

// kindCounts counts by kind, of which most buckets have one or two.
type kindCounts []kindCount

type kindCount struct {
	kind codes.Kind
	n    int
}

// add gives the counts with n more of a kind.
func (all kindCounts) add(kind codes.Kind, n int) kindCounts {
	for i := range all {
		if all[i].kind == kind {
			all[i].n += n
			return all
		}
	}
	return append(all, kindCount{kind, n})
}

// Bucket is a time and what was counted from then on.
type Bucket struct {
	Start time.Time
	Total int
	// Kinds holds the counts by kind.
	Kinds map[codes.Kind]int
}

// zoneOr gives the zone, China Standard Time for none.
func zoneOr(zone *time.Location) *time.Location {
	if zone == nil {
		return explain.CST()
	}
	return zone
}

func newHistogram(zone *time.Location) Histogram {
	_, offset := time.Unix(0, 0).In(zoneOr(zone)).Zone()
	return Histogram{offset: int64(offset), counts: map[int64]kindCounts{}}
}

// add counts n errors of a kind at a time, in seconds of Unix.
func (h *Histogram) add(at int64, kind codes.Kind, n int) {
	h.count(h.bucket(at), kind, n)
	h.fit()
}

// count adds to the bucket that begins at a time.
func (h *Histogram) count(at int64, kind codes.Kind, n int) {
	of := h.counts[at]
	if more := of.add(kind, n); len(more) > len(of) {
		h.counts[at] = more
	}
}

// bucket gives the beginning of the bucket of a time.
func (h *Histogram) bucket(at int64) int64 {
	w := widths[h.level]
	at += h.offset
	rest := at % w
	if rest < 0 {
		rest += w
	}
	return at - rest - h.offset
}

// minute gives the minute of a time, counted in the zone: the buckets begin with one.
func (h *Histogram) minute(at int64) int64 {
	at += h.offset
	if at < 0 {
		at -= 59
	}
	return at / 60
}

// ofMinute gives when a minute begins.
func (h *Histogram) ofMinute(minute int64) int64 { return minute*60 - h.offset }

// fit takes coarser buckets until there are few enough.
func (h *Histogram) fit() {
	for len(h.counts) > bucketsMost && h.level < len(widths)-1 {
		h.coarsen(h.level + 1)
	}
}

// coarsen takes the buckets of a level.
func (h *Histogram) coarsen(level int) {
	if level <= h.level {
		return
	}
	old := h.counts
	h.level, h.counts = level, make(map[int64]kindCounts, len(old))
	for at, of := range old {
		h.sum(at, of)
	}
}

// sum adds counts to the bucket of a time.
func (h *Histogram) sum(at int64, counts kindCounts) {
	at = h.bucket(at)
	for _, c := range counts {
		h.count(at, c.kind, c.n)
	}
}

// join adds another histogram.
func (h *Histogram) join(o *Histogram) {
	h.coarsen(o.level)
	for at, of := range o.counts {
		h.sum(at, of)
	}
	h.fit()
}

// list fills what is shown.
func (h *Histogram) list() {
	h.Width = time.Duration(widths[h.level]) * time.Second
	h.Buckets = h.Buckets[:0]
	for at, of := range h.counts {
		b := &Bucket{Start: time.Unix(at, 0), Kinds: make(map[codes.Kind]int, len(of))}
		for _, c := range of {
			b.Kinds[c.kind] = c.n
			b.Total += c.n
		}
		h.Buckets = append(h.Buckets, b)
	}
	slices.SortFunc(h.Buckets, func(a, b *Bucket) int { return a.Start.Compare(b.Start) })
}
