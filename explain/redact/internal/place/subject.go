package place

import (
	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Subject gives the name of the person behind the word for one that ends before s[i], of
// whom a message says something: 员工张文伟已存在, 成员【张伟】不在范围内. end is 0 where
// there is none.
func Subject(s string, i int) (k, end int) {
	k = glyph.SkipSpace(s, i, false)
	if k >= len(s) || glyph.IsWord(s[k]) {
		return k, 0
	}
	g := glyph.At(s, k)
	shut := rune(0)
	if !glyph.IsHanRune(g.R) {
		if shut = glyph.Shutting(g.R); shut == 0 {
			shut = glyph.Closing(g.R)
		}
		if shut == 0 && !g.Octet {
			return k, 0
		}
		if shut != 0 {
			k += g.N
		}
	}
	at, n := extent.HanAt(s, k, words.MayOpenSurname)
	const one = len("人")
	for ; n > 1; n-- {
		if !words.IsSurnamed(glyph.Canonical(s[k:at[n]])) {
			continue
		}
		said, ends := fated(s, at[n])
		if shut != 0 {
			said, ends = at[n] < len(s) && glyph.At(s, at[n]).R == shut, false
		}
		if !said && !(ends && n > 2) {
			continue
		}
		if folk := words.FolkBefore(s, i); folk > one || folk > 0 && said {
			return k, at[n]
		}
		break
	}
	return k, 0
}

// fated says whether a message goes on at s[k] with what it says of somebody, or may as
// well end there, or the name in a list.
func fated(s string, k int) (said, ends bool) {
	next := glyph.SkipSpace(s, k, false)
	if next >= len(s) {
		return false, true
	}
	if g := glyph.At(s, next); glyph.IsHanRune(g.R) || g.Octet {
		return words.FateAt(s, next), false
	}
	return false, !glyph.IsWord(s[next]) && s[next] != '='
}
