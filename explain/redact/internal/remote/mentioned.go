package remote

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Mentioned masks a credential that follows its name in a sentence: "token
// [5e1f…] expired", "password is hunter2xyz", "accessToken无效：5e1f…". A long
// run of letters and digits counts behind any punctuation, a short one behind a
// blank, a word without digits only behind "is". Request ids and app keys are
// none.
func (sc *Scan) Mentioned(i, j int) int {
	s := sc.S
	k, said := words.Sentence(s, j)
	far := place.Distant(s, j)
	if k == 0 && far == 0 {
		return 0
	}
	r, ok := sc.RuleAt(i, j)
	if !ok || r.Class != words.Hard && r.Class != words.Soft && r.Class != words.Pass {
		return 0
	}
	if k > 0 {
		if end := place.Stated(s, k, r.Class, said); end > 0 {
			sc.Put(k, end, r.Kind, glyph.Canonical(s[k:end]), "")
			return end
		}
	}
	if far == 0 {
		return 0
	}
	_, end := glyph.WordAt(s, far)
	if strings.HasPrefix(s[far:end], "ding") {
		return 0
	}
	end = max(end, place.StatedEnd(s, far, r.Class))
	sc.Put(far, end, r.Kind, glyph.Canonical(s[far:end]), "")
	return end
}
