package scan

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"time"

	"github.com/dterr/dterr/codes"
)

// The schemas of what scan --json writes.
const (
	groupSchema = "dterr.group/1"
	scanSchema  = "dterr.scan/1"
)

// wireGroup is a group in JSON: what people read of it, and what adding results up needs.
type wireGroup struct {
	Schema    string         `json:"schema"`
	Cause     string         `json:"cause"`
	ID        *string        `json:"id"`
	Codes     []string       `json:"codes"`
	Meaning   *string        `json:"meaning"`
	Kind      codes.Kind     `json:"kind"`
	Owner     codes.Owner    `json:"owner"`
	Title     codes.Text     `json:"title"`
	Retry     codes.Retry    `json:"retry"`
	Fixes     []codes.Advice `json:"fixes"`
	Count     int            `json:"count"`
	Share     float64        `json:"share"`
	Rate      *float64       `json:"rate_per_minute"`
	Growth    string         `json:"growth,omitempty"`
	First     *time.Time     `json:"first"`
	Last      *time.Time     `json:"last"`
	Requests  []string       `json:"request_ids"`
	APIs      []string       `json:"apis"`
	Scopes    []string       `json:"scopes"`
	Apps      []wireApp      `json:"apps"`
	Example   wirePlace      `json:"example"`
	Histogram wireHistogram  `json:"histogram"`
	State     groupState     `json:"state"`
}

// groupState is what adding groups up needs besides.
type groupState struct {
	Untimed   int            `json:"untimed,omitempty"`
	Requests  []wireRequest  `json:"requests,omitempty"`
	APIs      map[string]int `json:"apis,omitempty"`
	Scopes    map[string]int `json:"scopes,omitempty"`
	Spellings map[string]int `json:"spellings,omitempty"`
	Full      []bool         `json:"full,omitempty"` // of APIs, Scopes, Spellings, Apps
}

type wirePlace struct {
	Source string     `json:"source"`
	Line   int        `json:"line"`
	Time   *time.Time `json:"time,omitempty"`
}

type wireRequest struct {
	ID string `json:"id"`
	wirePlace
}

type wireApp struct {
	Key        *string  `json:"app_key"`
	Count      int      `json:"count"`
	Scopes     []string `json:"scopes"`
	Documented []string `json:"documented_scopes"`
	ApplyURL   string   `json:"apply_url,omitempty"`
	State      appState `json:"state"`
}

type appState struct {
	Scopes     map[string]int `json:"scopes,omitempty"`
	Documented map[string]int `json:"documented,omitempty"`
	Applied    *wirePlace     `json:"applied,omitempty"`
	Full       []bool         `json:"full,omitempty"` // of Scopes, Documented
}

// wireHistogram has one row per bucket that is not empty.
type wireHistogram struct {
	WidthSeconds int64        `json:"width_seconds"`
	Buckets      []wireBucket `json:"buckets"`
}

type wireBucket struct {
	Start time.Time          `json:"start"`
	Count int                `json:"count"`
	Kinds map[codes.Kind]int `json:"kinds"`
}

// wireScan is the summary in JSON.
type wireScan struct {
	Schema    string             `json:"schema"`
	Files     int                `json:"files"`
	Bytes     int64              `json:"bytes"`
	Lines     int64              `json:"lines"`
	Findings  int                `json:"findings"`
	Groups    int                `json:"groups"`
	Kinds     map[codes.Kind]int `json:"kinds"`
	Successes int                `json:"successes"`
	Foreign   int                `json:"foreign"`
	Untimed   int                `json:"untimed"`
	Unlisted  int                `json:"unlisted"`
	First     *time.Time         `json:"first"`
	Last      *time.Time         `json:"last"`
	Truncated bool               `json:"truncated"`
	Histogram wireHistogram      `json:"histogram"`
}

// orNull gives a pointer to a value, nil for the zero value.
func orNull[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

// orZero gives the value behind a pointer, the zero value for nil.
func orZero[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// never nil, so that JSON shows an array.
func listed[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// at gives a time in the zone of the result, nil for none.
func (r *Result) at(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.In(zoneOr(r.zone))
	return &t
}

func (r *Result) wirePlace(p Place) wirePlace { return wirePlace{p.Source, p.Line, r.at(p.Time)} }

func (w wirePlace) place() Place { return Place{orZero(w.Time), w.Source, w.Line} }

// GroupJSON gives a group as dterr.group/1, to be encoded.
func (r *Result) GroupJSON(g *Group) any {
	w := wireGroup{
		Schema: groupSchema, Cause: g.Cause, ID: orNull(g.ID), Codes: listed(g.Codes), Meaning: orNull(g.Meaning),
		Kind: g.Kind, Owner: g.Owner, Title: g.Title, Retry: g.Retry, Fixes: listed(g.Fixes),
		Count: g.Count, Share: round(r.Share(g), 4), Growth: string(g.Growth(r.First, r.Last)), First: r.at(g.First), Last: r.at(g.Last),
		Scopes: listed(g.Scopes), Apps: []wireApp{}, Requests: []string{}, APIs: []string{},
		Example: r.wirePlace(g.Example), Histogram: r.wireHistogram(&g.Histogram),
		State: groupState{Untimed: g.Untimed, APIs: g.apis.n, Scopes: g.scopes.n, Spellings: g.spellings.n, Full: anyTrue(g.apis.full, g.scopes.full, g.spellings.full, g.full)},
	}
	if rate, ok := g.Rate(); ok {
		rate = round(rate, 3)
		w.Rate = &rate
	}
	for _, x := range g.Requests {
		w.Requests = append(w.Requests, x.ID)
		w.State.Requests = append(w.State.Requests, wireRequest{x.ID, r.wirePlace(x.Place)})
	}
	for _, x := range g.APIs {
		w.APIs = append(w.APIs, x.Name)
	}
	for _, a := range g.Apps {
		x := wireApp{
			Key: orNull(a.Key), Count: a.Count, Scopes: listed(a.Scopes), Documented: listed(a.Documented), ApplyURL: a.ApplyURL,
			State: appState{Scopes: a.scopes.n, Documented: a.documented.n, Full: anyTrue(a.scopes.full, a.documented.full)},
		}
		if a.ApplyURL != "" {
			p := r.wirePlace(a.applied)
			x.State.Applied = &p
		}
		w.Apps = append(w.Apps, x)
	}
	return w
}

// SummaryJSON gives what is said of all inputs as dterr.scan/1, to be encoded.
func (r *Result) SummaryJSON() any {
	return wireScan{
		Schema: scanSchema, Files: r.Files, Bytes: r.Bytes, Lines: r.Lines, Findings: r.Findings, Groups: len(r.Groups), Kinds: r.Kinds,
		Successes: r.Successes, Foreign: r.Foreign, Untimed: r.Untimed, Unlisted: r.Unlisted, First: r.at(r.First), Last: r.at(r.Last),
		Truncated: r.Truncated, Histogram: r.wireHistogram(&r.Histogram),
	}
}

func (r *Result) wireHistogram(h *Histogram) wireHistogram {
	w := wireHistogram{WidthSeconds: int64(h.Width / time.Second), Buckets: make([]wireBucket, 0, len(h.Buckets))}
	for _, b := range h.Buckets {
		w.Buckets = append(w.Buckets, wireBucket{*r.at(b.Start), b.Total, b.Kinds})
	}
	return w
}

// anyTrue gives the values if one of them is true.
func anyTrue(all ...bool) []bool {
	for _, x := range all {
		if x {
			return all
		}
	}
	return nil
}

// round rounds to so many digits behind the point.
func round(x float64, digits int) float64 {
	p := math.Pow10(digits)
	return math.Round(x*p) / p
}

// ErrNoScan says that an input is not what scan --json writes.
var ErrNoScan = errors.New("not the output of dterr scan --json")

// Decode reads what scan --json wrote, once or several times, and adds it up. A day
// begins as in zone; nil is China Standard Time.
func Decode(in io.Reader, zone *time.Location) (*Result, error) {
	sum, part := NewResult(zone), NewResult(zone)
	open, any := false, false
	d := json.NewDecoder(in)
	for n := 1; ; n++ {
		var raw json.RawMessage
		switch err := d.Decode(&raw); {
		case errors.Is(err, io.EOF) && open:
			return nil, fmt.Errorf("object %d: %w: it ends before its dterr.scan/1", n, ErrNoScan)
		case errors.Is(err, io.EOF) && !any:
			return nil, fmt.Errorf("%w: it is empty", ErrNoScan)
		case errors.Is(err, io.EOF):
			return sum, nil
		case err != nil:
			return nil, fmt.Errorf("object %d: %w: %w", n, ErrNoScan, err)
		}
		ends, err := part.decode(raw)
		if err != nil {
			return nil, fmt.Errorf("object %d: %w", n, err)
		}
		if any, open = true, !ends; ends {
			sum.Add(part)
			part = NewResult(zone)
		}
	}
}

// decode takes an object; ends says that it was the summary.
func (r *Result) decode(raw []byte) (ends bool, err error) {
	var is struct {
		Schema string `json:"schema"`
	}
	if err := json.Unmarshal(raw, &is); err != nil {
		return false, fmt.Errorf("%w: %w", ErrNoScan, err)
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	switch is.Schema {
	case groupSchema:
		var w wireGroup
		if err := d.Decode(&w); err != nil {
			return false, fmt.Errorf("%w: %w", ErrNoScan, err)
		}
		return false, r.takeGroup(&w)
	case scanSchema:
		var w wireScan
		if err := d.Decode(&w); err != nil {
			return false, fmt.Errorf("%w: %w", ErrNoScan, err)
		}
		r.Files, r.Bytes, r.Lines, r.Findings, r.Successes, r.Foreign = w.Files, w.Bytes, w.Lines, w.Findings, w.Successes, w.Foreign
		r.Untimed, r.Unlisted, r.Truncated = w.Untimed, w.Unlisted, r.Truncated || w.Truncated
		maps.Copy(r.Kinds, w.Kinds)
		r.extend(orZero(w.First), orZero(w.Last))
		return true, r.Histogram.take(&w.Histogram)
	}
	return false, fmt.Errorf("%w: schema %q", ErrNoScan, is.Schema)
}

// takeGroup makes a group of one in JSON.
func (r *Result) takeGroup(w *wireGroup) error {
	k := key{id: orZero(w.ID), meaning: orZero(w.Meaning)}
	if k.id == "" {
		k.title = w.Title.EN
	}
	if _, twice := r.groups[k]; twice || w.Count < 1 {
		return fmt.Errorf("%w: group %s#%s", ErrNoScan, k.id, k.meaning)
	}
	g := r.group(k)
	if g == nil {
		r.Unlisted += w.Count
		return nil
	}
	g.Face = Face{Title: w.Title, Kind: w.Kind, Owner: w.Owner, Retry: w.Retry, Fixes: w.Fixes}
	g.Count, g.Untimed, g.First, g.Last, g.Example = w.Count, w.State.Untimed, orZero(w.First), orZero(w.Last), w.Example.place()
	for _, x := range w.State.Requests {
		g.requests.add(Request{x.ID, x.place()})
	}
	g.apis.n, g.scopes.n, g.spellings.n = maps.Clone(w.State.APIs), maps.Clone(w.State.Scopes), maps.Clone(w.State.Spellings)
	if f := w.State.Full; len(f) == 4 {
		g.apis.full, g.scopes.full, g.spellings.full, g.full = f[0], f[1], f[2], f[3]
	}
	for _, x := range w.Apps {
		a := g.app(orZero(x.Key))
		if a == nil {
			continue
		}
		a.Count, a.ApplyURL, a.scopes.n, a.documented.n = x.Count, x.ApplyURL, x.State.Scopes, x.State.Documented
		if x.State.Applied != nil {
			a.applied = x.State.Applied.place()
		}
		if f := x.State.Full; len(f) == 2 {
			a.scopes.full, a.documented.full = f[0], f[1]
		}
	}
	return g.Histogram.take(&w.Histogram)
}

// take fills an empty histogram.
func (h *Histogram) take(w *wireHistogram) error {
	for i, x := range widths {
		if x == w.WidthSeconds {
			h.level = i
		}
	}
	if widths[h.level] != w.WidthSeconds || len(w.Buckets) > bucketsMost {
		return fmt.Errorf("%w: histogram of %d seconds", ErrNoScan, w.WidthSeconds)
	}
	for _, b := range w.Buckets {
		for kind, n := range b.Kinds {
			h.count(h.bucket(b.Start.Unix()), kind, n)
		}
	}
	return nil
}
