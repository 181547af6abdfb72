package pass

import (
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// A message of a server says of whom it speaks without a label: 员工张文伟已存在. Two
// sides tell that it is a person: the word before, and what is said behind.

// subject masks the name behind the word for a person that ends with r before s[i], and
// gives the place behind it, 0 if there is none.
func (sc *scan) subject(r rune, i int) int {
	if !words.MayEndFolk(r) || i >= len(sc.S) {
		return 0
	}
	if k := glyph.SkipSpace(sc.S, i, false); k < len(sc.S) && glyph.IsAlnum(sc.S[k]) {
		const one = len("人")
		if words.FolkBefore(sc.S, i) > one {
			return sc.identified(k)
		}
		return 0
	}
	return sc.person(place.Subject(sc.S, i))
}

// identified masks the id at s[k], and gives the place behind it, 0 if there is none.
func (sc *scan) identified(k int) int {
	end := place.Identified(sc.S, k)
	if end == 0 || k < sc.Last {
		return 0
	}
	sc.Put(k, end, "userid", glyph.Canonical(sc.S[k:end]), "")
	return end
}

// capitals masks the name in Latin letters behind the word for a person with the rule r that
// ends before s[j], and gives the place behind it, 0 if there is none.
func (sc *scan) capitals(j int, r words.Rule) int {
	return sc.person(place.Capitals(sc.S, j, r))
}

// person masks the name s[k:end], and gives the place behind it, 0 if there is none.
func (sc *scan) person(k, end int) int {
	if end == 0 || k < sc.Last {
		return 0
	}
	sc.Put(k, end, "name", glyph.Canonical(sc.S[k:end]), "")
	return end
}

// followed masks the name before the word that ends with r before s[i] and that stands behind
// a person's name.
func (sc *scan) followed(r rune, i int) {
	if !words.MayEndAfter(r) {
		return
	}
	if start, end := place.Followed(sc.S, i); end > start && start >= sc.Last {
		sc.Put(start, end, "name", glyph.Canonical(sc.S[start:end]), "")
	}
}
