package match

import (
	"slices"

	"github.com/dterr/dterr/codes"
)

// selection is which of an entry's meanings applies.
type selection struct {
	meaning    *codes.Meaning
	by         By
	candidates []*codes.Meaning
	captured   []string
	// whole says that the message is the meaning's wording from end to end.
	whole bool
	// otherCall says that the one candidate is documented for other calls only.
	otherCall bool
}

// selectMeaning chooses among the meanings of e: by the message, then by the
// call, then by the HTTP status. Where several fit equally, all are
// candidates, today's before retired ones, in the order of the catalogue.
func (q *question) selectMeaning(e *codes.Entry, message string, apis []uint16, status int) selection {
	all, best := q.fitsOf(e, message), q.best(e, message)
	var fit []int
	for i := range all {
		if all[i].score == best {
			fit = append(fit, i)
		}
	}
	by := ByMessage
	if best == 0 {
		by = ""
		if len(fit) == 1 {
			by = ByOnly
		}
	}
	if len(fit) > 1 {
		if narrowed := narrow(fit, func(i int) bool { return listsAny(&e.Meanings[i], apis) }); len(narrowed) > 0 && len(apis) > 0 {
			if len(narrowed) == 1 {
				by = ByAPI
			}
			fit = narrowed
		}
	}
	if by == ByMessage {
		fit = q.withoutOthers(e, fit, apis)
	}
	if len(fit) > 1 && status != 0 {
		if narrowed := narrow(fit, func(i int) bool { return hasStatus(&e.Meanings[i], status) }); len(narrowed) > 0 {
			if len(narrowed) == 1 {
				by = ByHTTP
			}
			fit = narrowed
		}
	}
	if len(fit) == 1 {
		m := &e.Meanings[fit[0]]
		if (by == ByOnly || by == ByMessage && saysLittle(message)) && e.Family == codes.FamilyAPI && q.isOther(m, apis) {
			return selection{candidates: []*codes.Meaning{m}, otherCall: true}
		}
		return selection{meaning: m, by: by, captured: originals(message, all[fit[0]].captured), whole: best >= scorePlaces}
	}
	var s selection
	for _, today := range [...]bool{true, false} {
		for _, i := range fit {
			if (e.Meanings[i].Status != codes.StatusRetired) == today {
				s.candidates = append(s.candidates, &e.Meanings[i])
			}
		}
	}
	return s
}

// withoutOthers leaves out the meanings of certain calls where the message fits
// one that any call can have: all of them when another call was made, and those
// that say no more than that one when the call is not known.
func (q *question) withoutOthers(e *codes.Entry, fit []int, apis []uint16) []int {
	i := slices.IndexFunc(fit, func(i int) bool { return len(e.Meanings[i].APIs) == 0 })
	if i < 0 {
		return fit
	}
	general := &e.Meanings[fit[i]]
	return narrow(fit, func(i int) bool {
		m := &e.Meanings[i]
		return len(m.APIs) == 0 || listsAny(m, apis) || q.API == "" && !saysNoMore(m, general)
	})
}

// saysNoMore reports whether a meaning has no advice of its own and asks for the
// same as another.
func saysNoMore(m, than *codes.Meaning) bool {
	return len(m.Causes) == 0 && len(m.OwnFixes) == 0 && m.Kind == than.Kind
}

func narrow(fit []int, keep func(int) bool) []int {
	var out []int
	for _, i := range fit {
		if keep(i) {
			out = append(out, i)
		}
	}
	return out
}

// listsAny reports whether a meaning lists one of the calls by name.
func listsAny(m *codes.Meaning, apis []uint16) bool {
	if len(m.APIs) == 0 {
		return false
	}
	for _, id := range apis {
		if m.Answers(id) {
			return true
		}
	}
	return false
}

// isOther reports whether a meaning is documented for certain calls, of which the
// one made is none. Each call of the new gateway has codes of its own, and the same
// word may mean something else there; so may an everyday message.
func (q *question) isOther(m *codes.Meaning, apis []uint16) bool {
	return len(m.APIs) > 0 && q.API != "" && !listsAny(m, apis)
}

func hasStatus(m *codes.Meaning, status int) bool {
	for _, s := range m.HTTP {
		if int(s) == status {
			return true
		}
	}
	return false
}
