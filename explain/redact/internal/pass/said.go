package pass

import (
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// said masks what a sentence says of a name: userId为3380…, "the userid of x is
// 3380…". Credentials that nothing says to be one are read by mentioned.
func (sc *scan) said(p pair.Pair, j int) int {
	s := sc.S
	k := extent.InsteadOf(s, j)
	if phrased(s, j) {
		k = extent.OfPhrase(s, j)
	}
	if k > 0 {
		p.Said = true
		if next := sc.stands(p, k, false); next > 0 || p.Class != words.Pass {
			return next
		}
		end := place.Stated(s, k, p.Class, true)
		if end > 0 {
			sc.Put(k, end, p.Kind, glyph.Canonical(s[k:end]), "")
		}
		return end
	}
	k, said := words.Sentence(s, j)
	if k == 0 {
		return 0
	}
	p.Said = said
	if q := glyph.QuoteBefore(s, k); q != "" {
		return sc.stands(p, k-len(q), false)
	}
	switch p.Class {
	case words.Hard, words.Soft, words.Pass, words.Grant, words.Object:
		if !said {
			return 0
		}
	}
	if p.Class == words.Text && extent.WordsEnd(s[:min(len(s), k+extent.Near)], k) > k+extent.Near-utf8.UTFMax {
		return 0
	}
	return sc.stands(p, k, p.Class == words.Name)
}

// phrased says whether a phrase such as "of x" begins at s[j].
func phrased(s string, j int) bool {
	if glyph.ByteAt(s, j) != ' ' {
		return false
	}
	_, end := glyph.WordAt(s, j+1)
	return words.Phrase.Is(s[j+1 : end])
}

// expiring masks the value of the name s[i:j] behind the time for which a command keeps
// it: SETEX access_token 7200 5e1f….
func (sc *scan) expiring(r words.Rule, i, j int) int {
	from := place.Expiring(sc.S, i, j)
	if from == 0 {
		return 0
	}
	return sc.stands(pair.Pair{Rule: r, Sep: '('}, from, true)
}
