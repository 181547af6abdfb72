package scan

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// Bounds of what is counted of a group.
const (
	apisMost      = 200
	scopesMost    = 500
	appsMost      = 200
	spellingsMost = 20
	fixesMost     = 3
)

// key tells groups apart. Of what has no id, a status or a failure of the network with a
// mark beside it, the title does.
type key struct{ id, meaning, title string }

// Group is what is known of all errors of one cause: of one id and meaning.
type Group struct {
	// ID is family/code of the root cause, empty where no code can be named. Meaning is
	// the key of its meaning, empty where none is told.
	ID, Meaning string
	// Codes are the codes from outer to inner, as they were seen most often.
	Codes []string
	// Cause names the fault, whatever the API generation calls it; see [codes.FaultOf].
	Cause string
	Face
	// Count is how many errors there are, Untimed how many of them without a time.
	Count, Untimed int
	// First and Last are when the first and the last were given, zero when the log does
	// not tell.
	First, Last time.Time
	// Example is where the newest stands.
	Example Place
	// Requests holds the newest with a request id, the newest first.
	Requests []Request
	// APIs holds the calls that were answered so, the most frequent first.
	APIs []*Count
	// Scopes holds the permission points that the answers name, sorted.
	Scopes []string
	// Apps holds what the answers and the documentation say of each app, by app key;
	// the empty one stands for answers that name none.
	Apps []*App
	// Histogram counts them over time.
	Histogram Histogram
	// Evidence is nil where it was not asked for.
	Evidence *Evidence

	requests  newest
	apis      counts
	scopes    counts
	spellings counts
	apps      map[string]*App
	full      bool
	// spelt are the codes that were seen last, split the same one by one.
	spelt string
	split []string
}

// Face is what is said of a group. Of a group with a meaning it is the meaning's; else
// what explain says of the newest of its errors.
type Face struct {
	Title codes.Text
	Kind  codes.Kind
	Owner codes.Owner
	Retry codes.Retry
	// Fixes holds the first steps.
	Fixes []codes.Advice
}

// App is what is missing of an app.
type App struct {
	// Key is the app key, empty where the answers name none.
	Key   string
	Count int
	// Scopes holds the permission points that the answers say are missing, Documented
	// those that the documentation gives for the calls of answers that name none. Both are
	// sorted.
	Scopes, Documented []string
	// ApplyURL is where to apply, of the newest answer that says so.
	ApplyURL string

	applied            Place
	scopes, documented counts
}

// faceOf gives what explain says of a finding; of one with a meaning, what the catalogue
// says of that, since what one answer says beside it, how long to wait or which API it
// is about, would make the face that of whichever came first.
func faceOf(f *explain.Finding) Face {
	if m := f.MeaningOf(); m != nil {
		fixes := m.Fixes()
		return Face{Title: m.Title, Kind: m.Kind, Owner: m.Owner, Retry: m.Retry, Fixes: fixes[:min(len(fixes), fixesMost)]}
	}
	face := Face{Title: f.Title, Kind: kindOf(f), Owner: f.Owner, Retry: f.Retry.Retry}
	if face.Retry.Policy == "" {
		face.Retry.Policy = codes.PolicyUnknown
	}
	if all := f.Possible(); len(all) > 0 {
		if face.Owner == "" {
			face.Owner = all[0].Owner
		}
		_, fixes := f.Advice(all[0])
		if f.Meaning == "" && len(all) > 1 {
			if kind, _ := codes.KindByName(f.Kind); kind != nil {
				fixes = kind.Advice
			}
		}
		face.Fixes = fixes[:min(len(fixes), fixesMost)]
	}
	return face
}

// kindOf gives the kind of a finding.
func kindOf(f *explain.Finding) codes.Kind { return cmp.Or(f.Kind, codes.KindUnknown) }

// add adds an error. Its request id is that of the finding, or where that has none, raw,
// which mask has not seen.
func (g *Group) add(f *explain.Finding, raw string, at Place, mask func(string) string) {
	g.Count++
	if at.Time.IsZero() {
		g.Untimed++
	} else {
		g.extend(at.Time, at.Time)
		g.Histogram.add(at.Time.Unix(), kindOf(f), 1)
	}
	switch {
	case f.RequestID != "":
		g.requests.add(Request{f.RequestID, at})
	case raw != "":
		g.requests.wait(Request{raw, at}, mask)
	}
	g.addNames(f, 1, at)
}

// extend takes the times of errors into the span of the group.
func (g *Group) extend(first, last time.Time) {
	if g.First.IsZero() || first.Before(g.First) {
		g.First = first
	}
	if last.After(g.Last) {
		g.Last = last
	}
}

// addNames adds what n errors name, which say the same; at is where the newest stands.
func (g *Group) addNames(f *explain.Finding, n int, at Place) {
	if f.API != "" {
		g.apis.add(f.API, n, apisMost)
	}
	g.spellings.add(strings.Join(f.Codes, "/"), n, spellingsMost)
	for _, s := range f.Facts.RequiredScopes {
		g.scopes.add(s, n, scopesMost)
	}
	if f.Kind == codes.KindPermission || f.Facts.AppKey != "" {
		g.addApp(f, n, at)
	}
}

// addApp adds what n errors say of their app.
func (g *Group) addApp(f *explain.Finding, n int, at Place) {
	a := g.app(f.Facts.AppKey)
	if a == nil {
		return
	}
	a.Count += n
	for _, s := range f.Facts.RequiredScopes {
		a.scopes.add(s, n, scopesMost)
	}
	if len(f.Facts.RequiredScopes) == 0 && f.Needs != nil {
		for _, s := range f.Needs.Scopes {
			if s.Scope != "" {
				a.documented.add(s.Scope, n, scopesMost)
			}
		}
	}
	if u := f.Facts.ApplyURL; u != "" {
		a.apply(u, at)
	}
}

// apply keeps the link of the newest answer.
func (a *App) apply(url string, at Place) {
	if c := at.compare(a.applied); a.ApplyURL == "" || c > 0 || c == 0 && url > a.ApplyURL {
		a.ApplyURL, a.applied = url, at
	}
}

// app gives an app, nil when there is no room for another.
func (g *Group) app(name string) *App {
	a := g.apps[name]
	if a == nil {
		if len(g.apps) >= appsMost {
			g.full = true
			return nil
		}
		a = &App{Key: name}
		g.apps[name] = a
	}
	return a
}

// join adds another group of the same key.
func (g *Group) join(o *Group) {
	g.Count += o.Count
	g.Untimed += o.Untimed
	if !o.First.IsZero() && (g.First.IsZero() || o.First.Before(g.First)) {
		g.First = o.First
	}
	if o.Last.After(g.Last) {
		g.Last = o.Last
	}
	g.wear(o.Face, o.Example)
	for _, r := range o.requests.all {
		g.requests.add(r)
	}
	g.apis.join(o.apis, apisMost)
	g.scopes.join(o.scopes, scopesMost)
	g.spellings.join(o.spellings, spellingsMost)
	g.full = g.full || o.full
	for name, of := range o.apps {
		a := g.app(name)
		if a == nil {
			continue
		}
		a.Count += of.Count
		a.scopes.join(of.scopes, scopesMost)
		a.documented.join(of.documented, scopesMost)
		if of.ApplyURL != "" {
			a.apply(of.ApplyURL, of.applied)
		}
	}
	g.Histogram.join(&o.Histogram)
	g.attest(o.Evidence)
}

// wear takes the face and the place of the newest error, and of two at one place the face
// that comes behind the other.
func (g *Group) wear(f Face, at Place) {
	if c := at.compare(g.Example); g.Example.Source == "" || c > 0 || c == 0 && f.compare(g.Face) > 0 {
		g.Face, g.Example = f, at
	}
}

// compare orders faces, in an order that has no sense but is always the same.
func (f Face) compare(o Face) int {
	return cmp.Or(
		strings.Compare(f.Title.EN, o.Title.EN), strings.Compare(string(f.Kind), string(o.Kind)), strings.Compare(string(f.Owner), string(o.Owner)),
		strings.Compare(string(f.Retry.Policy), string(o.Retry.Policy)), cmp.Compare(f.Retry.WaitSeconds, o.Retry.WaitSeconds), cmp.Compare(f.Retry.MaxAttempts, o.Retry.MaxAttempts),
		slices.CompareFunc(f.Fixes, o.Fixes, func(a, b codes.Advice) int { return strings.Compare(a.Text.EN, b.Text.EN) }),
	)
}

// list fills what is shown.
func (g *Group) list() {
	g.Requests = g.requests.all
	g.APIs = g.apis.list()
	g.Scopes = g.scopes.names()
	g.Codes = nil
	if all := g.spellings.list(); len(all) > 0 && all[0].Name != "" {
		g.Codes = strings.Split(all[0].Name, "/")
	}
	g.Apps = g.Apps[:0]
	for _, a := range g.apps {
		a.Scopes, a.Documented = a.scopes.names(), a.documented.names()
		g.Apps = append(g.Apps, a)
	}
	sortApps(g.Apps)
	g.Histogram.list()
	if g.Evidence != nil {
		g.Evidence.list()
	}
}
