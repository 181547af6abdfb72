package match

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// findEntry chooses the root cause among the codes, the innermost first, and
// its family.
func (x *Reading) findEntry(q *question) {
	all := q.codes()
	if len(all) == 0 {
		e, said := q.inferred(q.Message), q.Message
		if l, ok := platform.LayoutOf(q.Message); ok && e == nil {
			// The advice that follows may be cut, or another one.
			said, x.reason = l.Reason, robotReason(l.Reason)
			if e = q.inferred(x.reason); e == nil {
				x.reason = said
				e = q.inferred(said)
			}
		}
		if e != nil {
			x.Entry, x.Inferred = e, true
			x.findEquals(q)
			x.Primary = x.Entry.ID
		} else if said != "" {
			x.Uncoded = uncodedOf(q.fold(said), true)
		}
		return
	}
	for i := len(all) - 1; i >= 0; i-- {
		code := all[i]
		e, others := q.chooseEntry(code, i == len(all)-1)
		if e != nil {
			x.Entry, x.Primary, x.Families = e, string(e.Family)+"/"+code, others
			if e.Wrapper && len(all) == 1 {
				if said := guess(q.Message, e.Family, q.Status, true); said != e {
					x.Said = said
				}
			}
			return
		}
		if i > 0 && (codes.IsWrapper(all[i-1]) || !IsTopName(code)) {
			break
		}
	}
	if e := q.spelledOut(all); e != nil {
		x.Entry, x.Primary = e, e.ID
		return
	}
	root := q.code()
	for i := len(all) - 1; i > 0 && IsTopName(all[i]) && !codes.IsWrapper(all[i-1]); i-- {
		root = all[i-1]
	}
	x.Primary = string(q.shapeFamily(root)) + "/" + root
	if _, known := codes.ByID(x.Primary); !known && root != all[0] {
		if family, ok := codes.WrapperFamily(all[0]); ok {
			x.Primary = string(family) + "/" + root // the wrapper's own part of the platform says it
		}
	}
	if e, ok := codes.Known(x.Primary); ok {
		x.Entry, x.Primary = e, e.ID
	} else if saysEnough(q.Message) {
		family := q.shapeFamily(root)
		x.Said = guess(q.Message, family, q.Status, true)
		if x.Said == nil && family == codes.FamilyOAPI { // the robot answers in the same form
			x.Said = guess(q.Message, codes.FamilyRobot, q.Status, true)
		}
	}
}

// spelledOut gives the entry of the outermost code where the inner one is no code of its
// own but a part of one of its messages: 3 with 1002,corpId不合法.
func (q *question) spelledOut(all []string) *codes.Entry {
	if len(all) < 2 || q.Outer == "" {
		return nil
	}
	for _, e := range q.byCode(all[0]) {
		if s := q.selectMeaning(e, q.Outer, nil, 0); q.fitsShape(e) && s.by == ByMessage && strings.Contains(s.meaning.Message, q.code()) {
			return e
		}
	}
	return nil
}

// inferred gives the entry that the message tells, where no code does, or nil. The
// command line's own words are its own, but for those that it hands on from the server.
func (q *question) inferred(message string) *codes.Entry {
	if q.OwnWords {
		if e := guess(message, codes.FamilyMCP, q.Status, true); e != nil || q.Family == "" || !guessExactly(message, q.Family) {
			return e
		}
	}
	return guess(message, q.Family, q.Status, true)
}

// robotReason lays out what is wrong as the robot does, without advice.
func robotReason(reason string) string { return "description:" + reason + ";solution:" }

// IsTopName reports whether a sub code is the TOP gateway's own (isv.…, isp.…),
// which says whose fault it is and is no root cause.
func IsTopName(code string) bool {
	return strings.HasPrefix(code, "isv.") || strings.HasPrefix(code, "isp.")
}

// shapeFamily gives the family of a code that the catalogue lacks.
func (q *Query) shapeFamily(code string) codes.Family {
	switch {
	case q.Family != "":
		return q.Family
	case !lex.IsNumber(code):
		return codes.FamilyAPI
	case platform.IsRobot(q.Path), platform.IsRobotLayout(q.Message):
		return codes.FamilyRobot
	}
	return codes.FamilyOAPI
}

// chooseEntry gives the entry of a code: by the URL, then by the message, then
// by the shape, then oapi before the others. It also gives the families whose
// entry fits as well. One spelled exactly so wins, else one that is equal without
// case and has the message.
func (q *question) chooseEntry(code string, innermost bool) (*codes.Entry, []codes.Family) {
	all := q.byCode(code)
	message := q.Message
	if !innermost {
		message = q.Outer
	}
	var best *codes.Entry
	bestRank := -1
	for _, e := range all {
		if !q.fitsShape(e) || e.Code != code && !q.messageFits(e, message) {
			continue
		}
		rank := q.familyRank(e, message)
		if rank > bestRank {
			best, bestRank = e, rank
		}
	}
	if best == nil {
		return nil, nil
	}
	var others []codes.Family
	for _, e := range all {
		if e != best && q.fitsShape(e) {
			others = append(others, e.Family)
		}
	}
	return best, others
}

// fitsShape reports whether an answer of this shape can be the entry.
func (q *question) fitsShape(e *codes.Entry) bool {
	if e.Family == codes.FamilyMCP {
		return q.fromCommandLine() || codes.IsCommandLine(e.Code) || q.Client && q.messageFits(e, q.Message)
	}
	switch q.Family {
	case codes.FamilyAPI, codes.FamilyGateway, codes.FamilyStream, codes.FamilyYida:
		return e.Family == q.Family
	case codes.FamilyMCP:
		return e.Family == codes.FamilyAPI || e.Family == codes.FamilyOAPI
	}
	if q.Client {
		return e.Family == codes.FamilyJSAPI || q.messageFits(e, q.Message)
	}
	if e.Family == codes.FamilyJSAPI && !strings.HasPrefix(e.Code, "52") {
		return q.messageFits(e, q.Message) || q.Message == ""
	}
	return !slices.Contains([]codes.Family{codes.FamilyGateway, codes.FamilyAPI, codes.FamilyStream, codes.FamilyYida}, e.Family)
}

// fromCommandLine reports whether the answer has a form that only DingTalk's
// command line gives it.
func (q *Query) fromCommandLine() bool { return q.OwnWords || q.Family == codes.FamilyMCP }

// familyRank says how well an entry's family fits an answer; oapi wins a tie.
func (q *question) familyRank(e *codes.Entry, message string) int {
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
		switch best := q.best(e, message); {
		case best >= scoreTitle: // word for word, no name of a place filled in
			rank += 45
		case best >= scorePlaces:
			rank += 40
		case best > 0:
			rank += 20
		}
	}
	if platform.IsRobotLayout(message) && e.Family == codes.FamilyRobot {
		rank += 10
	}
	return rank + q.callRank(e)
}

// callRank says how well an entry's family fits the call.
func (q *Query) callRank(e *codes.Entry) int {
	switch {
	case platform.IsRobot(q.Path):
		if e.Family == codes.FamilyRobot {
			return 100
		}
	case q.Path != "" && platform.IsDing(q.Host) && e.Family == codes.FamilyOAPI:
		return 30
	}
	return 0
}

// findMeaning selects among the meanings of the entry.
func (x *Reading) findMeaning(q *question) {
	if x.Entry == nil {
		return
	}
	message := q.Message
	if q.Outer != "" && !strings.HasSuffix(x.Primary, "/"+q.code()) {
		message = q.Outer
	}
	var apis []uint16
	if q.API != "" && (len(x.Entry.Meanings) > 1 || x.Entry.Family == codes.FamilyAPI) {
		for _, api := range codes.FindAPIs(q.API) {
			if api.Listed { // else it rules nothing out
				apis = append(apis, api.ID)
			}
		}
	}
	s := q.selectMeaning(x.Entry, message, apis, q.Status)
	// Between DingTalk's labels the message itself stands behind the first.
	if l, ok := platform.LayoutOf(message); ok && s.by != ByMessage {
		for _, reason := range [...]string{l.Reason, x.reason} {
			if inner := q.selectMeaning(x.Entry, reason, apis, q.Status); inner.by == ByMessage && s.by != ByMessage {
				s = inner
				s.whole = false // labels and advice stand around it
			}
		}
	}
	x.Meaning, x.By, x.Candidates, x.Captured, x.Whole = s.meaning, s.by, s.candidates, s.captured, s.whole
	x.OtherCall = s.otherCall
}

// Wrapper gives what the catalogue says of a wrapper, when the wrapper's own text
// tells a meaning; nil when it does not, or there is none.
func (q Query) Wrapper() *codes.Meaning {
	if q.Outer == "" {
		return nil
	}
	all := q.codes()
	if len(all) < 2 {
		return nil
	}
	return q.outermost(all[0])
}

// outermost gives the meaning of a code that the wrapper's own text tells, or nil.
func (q Query) outermost(code string) *codes.Meaning {
	ask := ask(&q)
	for _, e := range ask.byCode(code) {
		if !ask.fitsShape(e) {
			continue
		}
		if s := ask.selectMeaning(e, q.Outer, nil, 0); s.by == ByMessage {
			return s.meaning
		}
	}
	return nil
}

// findEquals finds the entries that say just the same as the inferred one. The old
// gateway's families have texts in common: of those the likeliest is taken.
func (x *Reading) findEquals(q *question) {
	all := sayingSame(q.Message, scorePlaces)
	for _, e := range all {
		if isOld(x.Entry.Family) && isOld(e.Family) && q.likelier(e, x.Entry) {
			x.Entry = e
		}
	}
	for _, e := range all {
		if e == x.Entry {
			continue
		}
		x.Equals = append(x.Equals, e)
		if e.Family != x.Entry.Family && !slices.Contains(x.Families, e.Family) {
			x.Families = append(x.Families, e.Family)
		}
	}
}

// isOld reports whether the codes of a family are numbers of oapi.dingtalk.com.
func isOld(f codes.Family) bool { return f == codes.FamilyOAPI || f == codes.FamilyRobot }

// likelier reports whether an entry is likelier than another one that says the
// same: by the call, then by how often people meet it.
func (q *Query) likelier(e, than *codes.Entry) bool {
	return cmp.Or(cmp.Compare(q.callRank(e), q.callRank(than)), cmp.Compare(e.Weight, than.Weight)) > 0
}
