package match

import "github.com/dterr/dterr/explain/internal/platform"

// findForeign compares the answer with what other platforms send under its
// number. The matcher is the one that reads the catalogue, and the better fit
// tells; of two other platforms that fit alike the first counts.
func (x *Reading) findForeign(q *question) {
	code := q.code()
	all := q.foreignOf(code)
	if len(all) == 0 {
		return
	}
	x.Elsewhere = platform.Name(all[0].Platform)
	folded := q.fold(q.Message)
	best, of := score(0), platform.Name("")
	for i := range all {
		if s, _ := wordingScore(all[i].Wording, folded); s > best {
			best, of = s, platform.Name(all[i].Platform)
		}
	}
	if best < scoreBegins {
		return // what merely holds their words says nothing
	}
	switch ours := q.ours(code); {
	case best > ours:
		x.Foreign = of
	case best == ours:
		x.Level = true
	}
}

// ours gives the best score of the message among the catalogue's for a code.
func (q *question) ours(code string) score {
	best := score(0)
	for _, e := range q.byCode(code) {
		if e.Code == code && q.fitsShape(e) {
			best = max(best, q.best(e, q.Message))
		}
	}
	return best
}
