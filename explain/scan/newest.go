package scan

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// newestMost is how many request ids are kept of a cause.
const newestMost = 5

// Place is where and when an answer was given. Time is zero when the log does not tell.
type Place struct {
	Time   time.Time
	Source string
	Line   int
}

// compare orders places by time, those without one first, then by source and line.
func (p Place) compare(o Place) int {
	return cmp.Or(p.Time.Compare(o.Time), strings.Compare(p.Source, o.Source), cmp.Compare(p.Line, o.Line))
}

// Request is an answer that support can be asked about.
type Request struct {
	ID string
	Place
}

// newest keeps the newest requests, the newest first, each id once.
type newest []Request

// add keeps a request if it is among the newest.
func (n *newest) add(r Request) {
	all := *n
	if len(all) == newestMost && all[newestMost-1].order(r) >= 0 {
		return
	}
	if i := slices.IndexFunc(all, func(x Request) bool { return x.ID == r.ID }); i >= 0 {
		if all[i].compare(r.Place) >= 0 {
			return
		}
		all = slices.Delete(all, i, i+1)
	}
	i := 0
	for i < len(all) && all[i].order(r) > 0 {
		i++
	}
	all = slices.Insert(all, i, r)
	*n = all[:min(len(all), newestMost)]
}

// order orders requests by place and, of one place, by id.
func (r Request) order(o Request) int {
	return cmp.Or(r.compare(o.Place), strings.Compare(r.ID, o.ID))
}
