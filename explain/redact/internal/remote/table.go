package remote

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Table masks the cells below the name s[i:j] in the head of a table: psql's,
// MySQL's and Markdown's, CSV, columns with tabs between. It gives the place
// behind the last cell that it masked, 0 for none.
func (sc *Scan) Table(i, j int) int {
	const longest = 2048
	if i < sc.tabled {
		return 0
	}
	s, inside := sc.S, sc.InString(j)
	end := extent.LineEnd(s[:min(len(s), j+longest)], j, "", inside, false)
	head := s[extent.LineStart(s, i, inside):end]
	sc.tabled = end
	gap := extent.Delimiter(s, j, head)
	at, ok := glyph.NewLine(s, end)
	if gap == "" || !ok {
		return 0
	}
	rules := place.Columns(head, gap)
	if len(rules) < 2 {
		return 0
	}
	for n := range rules { // beside what only people have, a name is a person's
		rules[n].Plain = rules[n].Plain || slices.ContainsFunc(rules, personal)
	}
	firm, done := false, 0
	for ok {
		end = extent.LineEnd(s, at, "", inside, false)
		row := s[at:end]
		switch {
		case extent.IsRuled(row):
			firm = true
		default:
			n := len(extent.Cells(row, gap))
			if n < 2 || n > len(rules) {
				return done
			}
			done = max(done, sc.row(at, end, gap, rules[len(rules)-n:], firm))
		}
		sc.tabled = end
		at, ok = glyph.NewLine(s, end)
	}
	return done
}

// personal says whether only people have what r is for.
func personal(r words.Rule) bool {
	return r.Kind == "mobile" || r.Kind == "email" || r.Kind == "id_card" || r.Kind == "password"
}

// forename says whether t may be the name of a person in one word with a capital.
func forename(t string) bool {
	const least = 3
	return len(t) >= least && t[0] <= 'Z' && strings.ToLower(t[1:]) == t[1:] && glyph.AllLetters(t) && !words.IsTitle(strings.ToLower(t)) && !words.IsPlain(t)
}

// row masks the cells of a row. firm says that a line stands below the head, so
// that it is one.
func (sc *Scan) row(at, end int, gap string, rules []words.Rule, firm bool) (done int) {
	s := sc.S
	for _, r := range rules {
		if gap == extent.Aligned {
			at = glyph.SkipSpace(s[:end], at, false)
		}
		stop := end
		if k := strings.Index(s[at:end], gap); k >= 0 {
			stop = at + k
		}
		if r.Kind != "" {
			if v := place.CellValue(s, at, stop); v.End > v.Start && (judge.Evident(r, v) || firm && judge.Fits(r, v) || r.Plain && r.Class == words.Name && forename(v.Text)) {
				sc.Put(v.Start, v.End, r.Kind, v.Text, "")
				done = v.End
			}
		}
		at = min(stop+len(gap), end)
	}
	return done
}
