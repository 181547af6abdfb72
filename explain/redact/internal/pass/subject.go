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
	k, end := place.Subject(sc.S, i)
	if end == 0 || k < sc.Last {
		return 0
	}
	sc.Put(k, end, "name", glyph.Canonical(sc.S[k:end]), "")
	return end
}

// capitals masks the name in Latin letters behind the word for a person with the rule r that
// ends before s[j], and gives the place behind it, 0 if there is none.
func (sc *scan) capitals(j int, r words.Rule) int {
	k, end := place.Capitals(sc.S, j, r)
	if end == 0 || k < sc.Last {
		return 0
	}
	sc.Put(k, end, "name", sc.S[k:end], "")
	return end
}
