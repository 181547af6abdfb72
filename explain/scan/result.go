package scan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/explain/redact"
)

// groupsMost is how many groups are told apart.
const groupsMost = 5000

// Result is what inputs hold.
type Result struct {
	// Files is how many inputs were read, in whole or in part, Bytes and Lines how much of
	// them.
	Files        int
	Bytes, Lines int64
	// Findings counts DingTalk's errors, Successes its answers that are none, attendance
	// records included, Foreign the errors of other platforms.
	Findings, Successes, Foreign int
	// Kinds counts the findings by kind.
	Kinds map[codes.Kind]int
	// Untimed counts the errors that were left out because the log does not tell when they
	// were given, Unlisted those in groups beyond the bound.
	Untimed, Unlisted int
	// First and Last are when the first and the last error was given, zero when the log
	// does not tell.
	First, Last time.Time
	// Groups holds the groups, what must be fixed first; see [Result.List].
	Groups []*Group
	// Histogram counts all errors over time.
	Histogram Histogram
	// Truncated says that a bound was met: some names are missing in a list.
	Truncated bool

	zone     *time.Location
	groups   map[key]*Group
	answered callLog         // with success
	last     explain.Finding // what known gave
	repeats  map[*explain.Finding]*repeats
	repeated *repeats // the newest of them
	// masker masks request ids, nil where nothing is masked.
	masker *redact.Masker
}

// NewResult gives an empty result, whose days are those of a zone; nil is China Standard
// Time.
func NewResult(zone *time.Location) *Result {
	return &Result{zone: zone, Kinds: map[codes.Kind]int{}, groups: map[key]*Group{}, Histogram: newHistogram(zone), masker: redact.NewApart()}
}

// mask masks a request id.
func (r *Result) mask(id string) string {
	if r.masker == nil {
		return id
	}
	return r.masker.Text(id)
}

// settle ends what waits to be masked. What is added to another result, written or shown
// is settled.
func (r *Result) settle() {
	r.settleRepeats()
	for _, g := range r.groups {
		g.requests.settle(r.mask)
	}
}

// addHit adds what a hit says, and reports whether it is an error that counts.
func (r *Result) addHit(h *explain.Hit, o *Options, source string, line int) {
	if h.IsRepeat() {
		r.addRepeat(h, o, Place{h.Time(), source, line})
		return
	}
	if h.OK() {
		if h.Platform() == explain.DingTalk && (!o.bounded() || o.timed(h.Time())) {
			r.Successes++
			if o.Evidence {
				r.succeed(h)
			}
		}
		return
	}
	at := Place{h.Time(), source, line}
	f, raw := r.known(h, o)
	if f == nil {
		f = h.Finding()
	}
	switch {
	case f == nil:
		return
	case f.Platform != explain.DingTalk:
		r.Foreign++
		return
	case o.Keep != nil && !o.Keep(f):
		return
	case o.bounded() && !o.timed(at.Time):
		if at.Time.IsZero() {
			r.Untimed++
		}
		return
	}
	r.Findings++
	r.Kinds[kindOf(f)]++
	if !at.Time.IsZero() {
		r.Histogram.add(at.Time.Unix(), kindOf(f), 1)
		r.extend(at.Time, at.Time)
	}
	g := r.group(keyOf(f))
	if g == nil {
		r.Unlisted++
		return
	}
	if g.Kind == "" || g.Meaning == "" && at.compare(g.Example) >= 0 {
		g.wear(faceOf(f), at)
	} else if at.compare(g.Example) > 0 {
		g.Example = at
	}
	g.add(f, raw, at, r.mask)
	if o.Evidence {
		g.witness(f, at)
	}
}

// succeed notes which call a success answers.
func (r *Result) succeed(h *explain.Hit) {
	if api := h.API(); api != "" {
		if c := r.answered.of(api, answeredMost); c != nil {
			c.note(h.Time())
		}
	}
}

// known gives what is counted of a hit whose group knows the rest, without making all
// that is said of it; nil where more of it has to be known. It is good until the next. Its
// request id stands beside it where it has none, as it is in the log.
func (r *Result) known(h *explain.Hit, o *Options) (f *explain.Finding, raw string) {
	if h.Platform() != explain.DingTalk || o.Keep != nil {
		return nil, ""
	}
	if f := h.Like(); f != nil && f.Meaning != "" && r.groups[key{id: f.Primary, meaning: f.Meaning}] != nil &&
		(!o.Evidence || f.Retry.After.IsZero()) {
		r.last = *f
		if r.last.RequestID = ""; o.Evidence {
			r.last.RequestID = h.RequestID()
		}
		return &r.last, h.RawRequestID()
	}
	if o.Evidence || h.TellsApp() {
		return nil, ""
	}
	c := h.Cause()
	if c.Meaning == "" || strings.Contains(c.Codes, ".") && strings.Contains(c.Codes, "/") {
		return nil, ""
	}
	g := r.groups[key{id: c.ID, meaning: c.Meaning}]
	if g == nil || g.Kind == codes.KindPermission {
		return nil, ""
	}
	if g.spelt != c.Codes {
		g.spelt, g.split = c.Codes, strings.Split(c.Codes, "/")
	}
	r.last = explain.Finding{
		Platform: explain.DingTalk, Primary: c.ID, Meaning: c.Meaning, Kind: g.Kind,
		Codes: g.split, API: h.API(),
	}
	return &r.last, h.RawRequestID()
}

// keyOf gives the key of the group of a finding.
func keyOf(f *explain.Finding) key {
	k := key{id: f.Primary, meaning: f.Meaning}
	if k.id == "" {
		k.title = f.Title.EN
	}
	return k
}

// group gives the group of a key, nil where there is no room for another.
func (r *Result) group(k key) *Group {
	g := r.groups[k]
	if g == nil {
		if len(r.groups) >= groupsMost {
			r.Truncated = true
			return nil
		}
		g = &Group{ID: k.id, Meaning: k.meaning, Cause: causeOf(k), Histogram: newHistogram(r.zone), apps: map[string]*App{}}
		r.groups[k] = g
	}
	return g
}

// causeOf names the fault of a key.
func causeOf(k key) string {
	if fault := codes.FaultOf(k.id, k.meaning); fault != nil {
		return fault.Key
	}
	switch {
	case k.id == "":
		return k.title
	case k.meaning == "":
		return k.id
	}
	return k.id + "#" + k.meaning
}

// extend takes a time into the span of the result.
func (r *Result) extend(first, last time.Time) {
	if !first.IsZero() && (r.First.IsZero() || first.Before(r.First)) {
		r.First = first
	}
	if last.After(r.Last) {
		r.Last = last
	}
}

// Add adds another result, which must not be used any more. Each part of a file counts
// as a file.
func (r *Result) Add(o *Result) {
	r.Files += o.Files
	r.Bytes += o.Bytes
	r.Lines += o.Lines
	r.Findings += o.Findings
	r.Successes += o.Successes
	r.Foreign += o.Foreign
	r.Untimed += o.Untimed
	r.Unlisted += o.Unlisted
	r.Truncated = r.Truncated || o.Truncated
	for k, n := range o.Kinds {
		r.Kinds[k] += n
	}
	r.extend(o.First, o.Last)
	r.Histogram.join(&o.Histogram)
	r.answered.join(o.answered, answeredMost)
	for _, k := range o.keys() {
		of := o.groups[*k]
		g := r.group(*k)
		if g == nil {
			r.Unlisted += of.Count
			continue
		}
		g.join(of)
	}
}

// Zone is the zone in which days begin.
func (r *Result) Zone() *time.Location { return zoneOr(r.zone) }

// Share gives which part of all errors a group is, from 0 to 1.
func (r *Result) Share(g *Group) float64 {
	if r.Findings == 0 {
		return 0
	}
	return float64(g.Count) / float64(r.Findings)
}

// keys gives the keys of the groups in an order of their own.
func (r *Result) keys() []*key {
	all := make([]*key, 0, len(r.groups))
	for k := range r.groups {
		all = append(all, &k)
	}
	slices.SortFunc(all, func(a, b *key) int {
		return cmp.Or(strings.Compare(a.id, b.id), strings.Compare(a.meaning, b.meaning), strings.Compare(a.title, b.title))
	})
	return all
}

// List fills Groups and all that is shown, and puts the groups in their order.
func (r *Result) List() {
	r.settle()
	r.Histogram.list()
	r.Groups = r.Groups[:0]
	for _, k := range r.keys() {
		g := r.groups[*k]
		g.list()
		r.Truncated = r.Truncated || g.full || g.apis.full || g.scopes.full || g.spellings.full
		r.Groups = append(r.Groups, g)
	}
	r.order()
}
