package pass

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// In a sentence words stand between a name and its value: "wrong token, got
// 5e1f…", "userid set to m0012", 密码改成了…, and signs that no program writes:
// token — 5e1f…. Which words those are a table says, in any order. What follows
// them is a value only if it shows itself to be one.

// beyond masks the value that stands behind the name s[i:j] in such a sentence,
// and gives the place behind it, 0 if there is none.
func (sc *scan) beyond(r words.Rule, i, j int) int {
	switch r.Class {
	case words.Hard, words.Soft, words.Pass, words.ID, words.Name, words.Text, words.Number:
	default:
		return 0
	}
	if sc.S[i:j] == "pass" {
		return 0 // a verb, too
	}
	k, said := place.PastWords(sc.S, i, j)
	if k == 0 || !said && !place.Shown(r, sc.S, j, k) || glyph.MaskAt(sc.S, k) > 0 {
		return 0
	}
	before := sc.InString(i)
	sc.Settle(i, before)
	p := pair.Pair{Rule: r, Sep: ':', Said: said && r.Class == words.Pass}
	next := sc.further(p, k)
	if next == 0 {
		sc.Settle(i, before)
		return 0
	}
	return sc.into(p, k, next)
}

// into masks what the value of p at s[k] that ends before s[i] was changed into, from 5e1f… to
// 0a9c…, and gives the place behind it, i if it was not.
func (sc *scan) into(p pair.Pair, k, i int) int {
	at := glyph.SkipSpace(sc.S, i, false)
	before := strings.TrimRight(sc.S[:k], " '\"`\\")
	end := words.BetweenAt(sc.S, at)
	if end == 0 || !strings.HasSuffix(before, "from") && !strings.HasSuffix(before, "从") {
		return i
	}
	return max(i, sc.stands(p, glyph.SkipSpace(sc.S, end, false), true))
}

// further masks the value at s[k], in brackets, in quotes or as it is.
func (sc *scan) further(p pair.Pair, k int) int {
	s := sc.S
	g := glyph.At(s, k)
	if shut := glyph.Shutting(g.R); shut != 0 && glyph.Closing(g.R) == 0 {
		p.Sep = '('
		return sc.enclosed(p, k+g.N, shut)
	}
	if p.Class == words.Name && glyph.Closing(g.R) == 0 {
		end := place.PersonEnd(s, k)
		if end == 0 {
			return 0
		}
		sc.Put(k, end, p.Kind, glyph.Canonical(s[k:end]), "")
		return end
	}
	if p.Class == words.Text && extent.WordsEnd(s[:min(len(s), k+extent.Near)], k) > k+extent.Near-utf8.UTFMax {
		return 0 // so that names in one long text do not each read all of it
	}
	if end := extent.BareEnd(s, k, extent.Narrow); end > k && judge.IsPath(s[k:end]) {
		return 0
	}
	return sc.stands(p, k, false)
}
