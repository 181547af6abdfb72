package explain

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/facts"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// resolve turns an answer into a finding: root cause, family, meaning, facts
// and retry.
func resolve(a *item, o *Options, b *callBook) *Finding {
	p, before := Platform(a.verdict.Platform), o.count()
	said := o.wordsOf(a)
	f := &Finding{
		Source: o.Source, Line: a.Line, LastLine: max(a.Line, a.Last),
		Platform: p, PlatformBy: a.verdict.Rule, OK: a.OK, Codes: a.Codes, Shape: a.Decoder,
		Kind: codes.KindUnknown, Title: noTitle(), Owner: codes.OwnerDeveloper,
		Retry:      Retry{Retry: codes.Retry{Policy: codes.PolicyUnknown}},
		Message:    strings.TrimSpace(said.message),
		RequestID:  transcript.RequestID(lex.First(a.RequestID, a.Call.RequestID)),
		HTTPStatus: a.Status,
		API:        a.Call.API(),
		Time:       a.Call.Time(o.Zone, o.Now),
	}
	if p == DingTalk && a.Is(shape.Loose) && (a.reading.Fit == match.FitsCode || len(a.Codes) > 1 && a.reading.By != match.ByMessage) {
		f.Message = "" // the writer's own words
	}
	if f.HTTPStatus == 0 {
		f.HTTPStatus = a.Call.Status
	}
	for _, x := range a.Peeled {
		f.Peeled = append(f.Peeled, Wrapping(x))
	}
	if p != DingTalk {
		f.Title = foreignTitle(p)
	} else {
		f.tell(a, said, o)
	}
	o.mask(f, said)
	f.Redacted = o.count() - before
	if p == DingTalk {
		f.Needs = f.needs(b) // of what is masked, so that it repeats no secret
	}
	return f
}

// tell adds what the catalogue and the answer itself tell about an error or a success
// of DingTalk.
func (f *Finding) tell(a *item, said words, o *Options) {
	f.Entry, f.Primary, f.Families = a.reading.Entry, a.reading.Primary, a.reading.Families
	f.Known, f.Inferred = a.reading.Entry != nil, a.reading.Inferred
	f.takeMeaning(a)
	f.takeEquals(a)
	f.Facts = factsOf(a, said, f.Captured)
	f.findRetry(a, o.Now)
	f.note(a)
}

// takeMeaning takes over what the selected meaning says, or the entry.
func (f *Finding) takeMeaning(a *item) {
	e := f.Entry
	if e == nil {
		if len(a.Codes) == 0 {
			f.statusOnlyFinding(a)
		}
		return
	}
	f.Title, f.Kind, f.Owner, f.Retry.Retry = e.Title, e.Kind(), e.Owner(), e.Retry()
	m := a.reading.Meaning
	if m == nil {
		for _, c := range a.reading.Candidates {
			f.Candidates = append(f.Candidates, c.Key)
		}
		if len(a.reading.Candidates) > 0 {
			f.agree(a.reading.Candidates)
		}
		if a.reading.OtherCall {
			f.ofOtherCall(a.reading.Candidates[0])
		}
		return
	}
	f.Meaning, f.Matched = m.Key, MatchedBy(a.reading.By)
	f.Captured = append([]string(nil), a.reading.Captured...)
	f.Whole = a.reading.Whole
	f.Title, f.Kind, f.Owner, f.Retry.Retry = m.Title, m.Kind, m.Owner, m.Retry
}

// ofOtherCall states of a code that is documented for other calls no more than its
// kind, and that only where the HTTP status does not say otherwise.
func (f *Finding) ofOtherCall(m *codes.Meaning) {
	f.OtherCall, f.Title = true, m.Title // in words that any call may answer with
	alone := len(f.Entry.Meanings) == 1
	if alone {
		f.Title = codes.TitleOtherCall.Text()
	}
	f.Retry.Retry = codes.Retry{Policy: codes.PolicyUnknown}
	if f.HTTPStatus != 0 && len(m.HTTP) > 0 && !slices.Contains(m.HTTP, uint16(f.HTTPStatus)) {
		f.Kind, f.Owner = codes.KindUnknown, ""
	}
	if kind, ok := codes.KindByName(f.Kind); ok {
		f.Retry.Retry = kind.Retry
	}
	if call, ok := codes.APIByID(m.APIs[0]); ok && alone {
		f.addNote(codes.NoteOtherCall, codes.Same("call", call.Method+" "+call.Path))
	}
}

// agree states of several candidates what they have in common, and leaves open
// what one of them contradicts. Retired ones contradict none of today's.
func (f *Finding) agree(candidates []*codes.Meaning) {
	m := candidates[0]
	f.Kind, f.Owner, f.Retry.Retry = m.Kind, m.Owner, m.Retry
	for _, c := range candidates[1:] {
		if c.Status == codes.StatusRetired && m.Status != codes.StatusRetired {
			continue
		}
		if c.Kind != m.Kind {
			f.Kind = codes.KindUnknown
		}
		if c.Owner != m.Owner {
			f.Owner = ""
		}
		if c.Retry.Policy != m.Retry.Policy {
			f.Retry.Retry = codes.Retry{Policy: codes.PolicyUnknown}
		}
	}
}

// factsOf gives what an answer tells about its own case; captured are the texts
// in the places of its template.
func factsOf(a *item, said words, captured []string) Facts {
	f := facts.Read(said.shown)
	if len(a.Scopes) > 0 {
		f.RequiredScopes = a.Scopes
	}
	f.WaitSeconds = a.Wait
	if name, ok := codes.MissingField(a.Code()); ok && f.MissingField == "" {
		f.MissingField = name
	}
	for _, c := range captured {
		if c != "" {
			f.Variables = append(f.Variables, c)
		}
	}
	return Facts(f)
}
