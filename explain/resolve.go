package explain

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// resolve turns an answer into a finding: root cause, family, meaning, facts
// and retry.
func (r *run) resolve(a *answer, p Platform) *Finding {
	f := &Finding{
		Source: r.opts.Source, Line: a.line, LastLine: max(a.line, a.last),
		Platform: p, OK: a.ok, Codes: a.codes, Shape: a.shape,
		Kind: codes.KindUnknown, Title: noTitle(), Owner: codes.OwnerDeveloper,
		Retry:      Retry{Retry: codes.Retry{Policy: codes.PolicyUnknown}},
		Message:    strings.TrimSpace(a.message),
		RequestID:  transcript.RequestID(lex.First(a.requestID, a.call.RequestID)),
		HTTPStatus: a.status,
		API:        a.call.API(),
		Time:       a.call.Date,
	}
	if f.HTTPStatus == 0 {
		f.HTTPStatus = a.call.Status
	}
	if p != DingTalk {
		f.Title = foreignTitle(p)
		r.mask(f)
		return f
	}
	f.Entry, f.Primary, f.Families = a.entry, a.primary, a.families
	f.Known, f.Inferred = a.entry != nil, a.inferred
	f.takeMeaning(a)
	f.takeEquals(a)
	f.readFacts(a)
	f.findRetry(a, r.opts.Now)
	f.note(a)
	r.mask(f)
	return f
}

// findEntry chooses the root cause among the codes, the innermost first, and
// its family.
func (a *answer) findEntry(g *guesser, status int) {
	if len(a.codes) == 0 {
		if a.is(ownWords) {
			return // its message is the command line's own
		}
		if e := g.entry(a.message, a.family, status, true); e != nil {
			a.entry, a.primary, a.inferred = e, e.ID, true
			a.findEquals(g)
		}
		return
	}
	for i := len(a.codes) - 1; i >= 0; i-- {
		code := a.codes[i]
		e, others := chooseEntry(a, code, i)
		if e != nil {
			a.entry, a.primary, a.families = e, e.ID, others
			return
		}
		if i > 0 && (isWrapper(a.codes[i-1]) || !isTopName(code)) {
			break
		}
	}
	root := a.code()
	for i := len(a.codes) - 1; i > 0 && isTopName(a.codes[i]); i-- {
		root = a.codes[i-1]
	}
	a.primary = string(shapeFamily(a, root)) + "/" + root
	if e, ok := codes.ByID(a.primary); ok {
		a.entry, a.primary = e, e.ID
	}
}

// isWrapper reports whether a code only says that the truth is inside it.
func isWrapper(code string) bool { return code == "88" || code == "3" }

// isTopName reports whether a sub code is the TOP gateway's own (isv.…, isp.…),
// which says whose fault it is and is no root cause.
func isTopName(code string) bool {
	return strings.HasPrefix(code, "isv.") || strings.HasPrefix(code, "isp.")
}

// shapeFamily gives the family of a code that the catalogue lacks.
func shapeFamily(a *answer, code string) codes.Family {
	switch {
	case a.family != "":
		return a.family
	case !lex.IsNumber(code):
		return codes.FamilyAPI
	case platform.IsRobot(a.call.Path), platform.IsRobotLayout(a.message):
		return codes.FamilyRobot
	}
	return codes.FamilyOAPI
}

// chooseEntry gives the entry of a code: by the URL, then by the message, then
// by the shape, then oapi before the others. It also gives the families whose
// entry fits as well.
func chooseEntry(a *answer, code string, at int) (*codes.Entry, []codes.Family) {
	all := codes.ByCode(code)
	var exact []*codes.Entry
	for _, e := range all {
		if e.Code == code {
			exact = append(exact, e)
		}
	}
	message := a.message
	if at < len(a.codes)-1 {
		message = a.outer
	}
	var best *codes.Entry
	bestRank := -1
	for _, e := range exact {
		if !fitsShape(a, e) {
			continue
		}
		rank := familyRank(a, e, message)
		if rank > bestRank {
			best, bestRank = e, rank
		}
	}
	if best == nil {
		return nil, nil
	}
	var others []codes.Family
	for _, e := range exact {
		if e != best && fitsShape(a, e) {
			others = append(others, e.Family)
		}
	}
	return best, others
}

// fitsShape reports whether an answer of this shape can be the entry.
func fitsShape(a *answer, e *codes.Entry) bool {
	switch a.family {
	case codes.FamilyAPI, codes.FamilyGateway, codes.FamilyStream:
		return e.Family == a.family
	}
	if a.is(client) {
		return e.Family == codes.FamilyJSAPI || messageFits(e, a.message)
	}
	if e.Family == codes.FamilyJSAPI && !strings.HasPrefix(e.Code, "52") {
		return messageFits(e, a.message) || a.message == ""
	}
	return e.Family != codes.FamilyGateway && e.Family != codes.FamilyAPI && e.Family != codes.FamilyStream
}

// familyRank says how well an entry's family fits an answer; oapi wins a tie.
func familyRank(a *answer, e *codes.Entry, message string) int {
	rank := 0
	switch e.Family {
	case codes.FamilyOAPI:
		rank += 3
	case codes.FamilyRobot:
		rank += 2
	case codes.FamilyCallback:
		rank += 2
	case codes.FamilyJSAPI:
		rank++
	}
	if message != "" {
		best := score(0)
		folded := fold(message)
		for i := range e.Meanings {
			s, _ := meaningScore(&e.Meanings[i], folded)
			best = max(best, s)
		}
		switch {
		case best >= scorePlaces:
			rank += 40
		case best > 0:
			rank += 20
		}
	}
	if platform.IsRobotLayout(message) && e.Family == codes.FamilyRobot {
		rank += 10
	}
	if platform.IsRobot(a.call.Path) && e.Family == codes.FamilyRobot {
		rank += 100
	}
	if a.call.Path != "" && platform.IsDing(a.call.Host) && !platform.IsRobot(a.call.Path) && e.Family == codes.FamilyOAPI {
		rank += 30
	}
	return rank
}

// findMeaning selects among the meanings of the entry.
func (a *answer) findMeaning(status int) {
	if a.entry == nil {
		return
	}
	message := a.message
	if a.outer != "" && !strings.HasSuffix(a.entry.ID, "/"+a.code()) {
		message = a.outer
	}
	var apis []uint16
	if call := a.call.API(); call != "" && len(a.entry.Meanings) > 1 {
		for _, api := range codes.FindAPIs(call) {
			apis = append(apis, api.ID)
		}
	}
	a.chosen = selectMeaning(a.entry, message, apis, status)
}

// takeMeaning takes over what the selected meaning says, or the entry.
func (f *Finding) takeMeaning(a *answer) {
	e := f.Entry
	if e == nil {
		if len(a.codes) == 0 {
			f.statusOnlyFinding(a)
		}
		return
	}
	f.Title, f.Kind, f.Owner, f.Retry.Retry = e.Title, e.Kind(), e.Owner(), e.Retry()
	m := a.chosen.meaning
	if m == nil {
		for _, c := range a.chosen.candidates {
			f.Candidates = append(f.Candidates, c.Key)
		}
		if len(a.chosen.candidates) > 0 {
			f.agree(a.chosen.candidates)
		}
		return
	}
	f.Meaning, f.Matched = m.Key, a.chosen.by
	f.Captured = append([]string(nil), a.chosen.captured...)
	f.Title, f.Kind, f.Owner, f.Retry.Retry = m.Title, m.Kind, m.Owner, m.Retry
}

// agree states of several candidates what the likeliest says, and no retry
// advice that the others contradict.
func (f *Finding) agree(candidates []*codes.Meaning) {
	m := candidates[0]
	f.Kind, f.Owner, f.Retry.Retry = m.Kind, m.Owner, m.Retry
	for _, c := range candidates[1:] {
		if c.Retry.Policy != m.Retry.Policy {
			f.Retry.Retry = codes.Retry{Policy: codes.PolicyUnknown}
		}
	}
}

// mask takes secrets and personal data out of everything that came from the
// input.
func (r *run) mask(f *Finding) {
	if r.opts.NoRedact {
		return
	}
	m := r.opts.Masker
	before := m.Count()
	f.Message = m.Text(f.Message)
	f.API = m.Text(f.API)
	f.Codes = append([]string(nil), f.Codes...)
	for i := range f.Codes {
		f.Codes[i] = m.Text(f.Codes[i])
	}
	if !f.Known {
		f.Primary = m.Text(f.Primary)
	}
	for _, s := range []*string{&f.Facts.ApplyURL, &f.Facts.APIPath, &f.Facts.Reason, &f.Facts.URL, &f.Facts.Solution, &f.Facts.MissingField, &f.Facts.AppKey, &f.Facts.RequestIP, &f.Facts.Nonce, &f.Facts.Timestamp} {
		*s = m.Text(*s)
	}
	for i := range f.Facts.RequiredScopes {
		f.Facts.RequiredScopes[i] = m.Text(f.Facts.RequiredScopes[i])
	}
	for i := range f.Captured {
		f.Captured[i] = m.Text(f.Captured[i])
	}
	for i := range f.Facts.Variables {
		f.Facts.Variables[i] = m.Text(f.Facts.Variables[i])
	}
	f.Redacted = m.Count() - before
}
