package scan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/internal/order"
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

// newest keeps the newest requests, each id once. Ids are masked, which costs as much as
// the rest of counting an error; in a log nearly each error is the newest so far, so they
// wait with the ids as they stand until there are some, and only those are masked that stay.
type newest struct {
	all []Request // the newest first
	raw []Request // wait, and their ids are not masked
}

// waitMost is how many requests wait.
const waitMost = 64

// wait keeps a request whose id mask has not seen, if it may be among the newest.
func (n *newest) wait(r Request, mask func(string) string) {
	if n.isOld(r.Place) {
		return
	}
	if n.raw = append(n.raw, r); len(n.raw) == waitMost {
		n.settle(mask)
	}
}

// waitRaw is wait for the request id of a hit, if it has one.
func (n *newest) waitRaw(h *explain.Hit, at Place, mask func(string) string) {
	if n.isOld(at) {
		return
	}
	if raw := h.RawRequestID(); raw != "" {
		n.wait(Request{raw, at}, mask)
	}
}

// isOld reports whether a place is behind those of all that are kept.
func (n *newest) isOld(p Place) bool {
	return len(n.all) == newestMost && n.all[newestMost-1].compare(p) > 0
}

// settle looks at what waits, the newest first, until the rest is older than what is kept.
func (n *newest) settle(mask func(string) string) {
	oldest := func(a, b Request) int { return a.compare(b.Place) }
	if !slices.IsSortedFunc(n.raw, oldest) { // they mostly come as they stand
		order.Stable(n.raw, oldest)
	}
	for _, r := range slices.Backward(n.raw) {
		if n.isOld(r.Place) {
			break
		}
		r.ID = mask(r.ID)
		n.add(r)
	}
	n.raw = n.raw[:0]
}

// add keeps a request if it is among the newest.
func (n *newest) add(r Request) {
	all := n.all
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
	n.all = all[:min(len(all), newestMost)]
}

// order orders requests by place and, of one place, by id.
func (r Request) order(o Request) int {
	return cmp.Or(r.compare(o.Place), strings.Compare(r.ID, o.ID))
}
