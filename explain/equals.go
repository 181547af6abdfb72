package explain

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
)

// equalsShown is how many entries are named that say the same.
const equalsShown = 5

// findEquals finds the entries that say just the same as the inferred one.
func (a *answer) findEquals(g *guesser) {
	for _, e := range g.equals(a.message, scorePlaces) {
		if e == a.entry {
			continue
		}
		a.equals = append(a.equals, e)
		if e.Family != a.entry.Family && !slices.Contains(a.families, e.Family) {
			a.families = append(a.families, e.Family)
		}
	}
}

// takeEquals states that a message without a code is that of several entries: the
// others are named, and no retry advice is given that they contradict.
func (f *Finding) takeEquals(a *answer) {
	if len(a.equals) == 0 || f.Entry == nil {
		return
	}
	var ids []string
	for _, e := range a.equals {
		ids = append(ids, e.ID)
		if e.Retry().Policy != f.Retry.Policy {
			f.Retry.Retry = codes.Retry{Policy: codes.PolicyUnknown}
		}
	}
	zh, en := "", ""
	if len(ids) > equalsShown {
		ids, zh, en = ids[:equalsShown], " 等", " and others"
	}
	f.addNote("equal-messages",
		"同样的文字也是 "+strings.Join(ids, "、")+zh+" 的错误信息，只凭这段文字分不开；请把错误码一起打印出来。",
		"The text is also that of "+strings.Join(ids, ", ")+en+", and does not tell them apart: print the code with it.")
}
