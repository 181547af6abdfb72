package pass

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// What binds a value to a name says in its messages first which value it was: The
// value '5e1f…' is not valid for secret. Duplicate entry '5e1f…' for key 'uk_token'.
// The keys of PostgreSQL are rows: Key (id, userid)=(1, m0012) already exists.

// valuesAt masks the values that the word s[i:j] announces, whose names stand
// elsewhere, and gives the place behind the last one, 0 for none.
func (sc *scan) valuesAt(i, j int) int {
	const shortest, longest = 3, 10
	if n := j - i; n < shortest || n > longest {
		return 0
	}
	switch sc.S[i] | 0x20 {
	case 'v':
		if next := sc.inserted(i, j); next > 0 {
			return next
		}
	case 'k':
		if strings.EqualFold(sc.S[i:j], "key") {
			return sc.Keyed(j)
		}
		return 0
	case 'p':
		switch sc.S[i:j] {
		case "Parameters", "parameters":
			return sc.Parameters(i, j)
		case "parameter":
			return sc.Bindings(i, j)
		}
		return 0
	case 'e', 's', 'i':
	default:
		return 0
	}
	return sc.rejected(i, j)
}

// rejected masks the quoted value behind the word s[i:j] if a name follows it.
func (sc *scan) rejected(i, j int) int {
	s := sc.S
	k := j
	if glyph.ByteAt(s, k) == ':' {
		k++
	}
	if glyph.ByteAt(s, k) != ' ' || !glyph.OpensText(s, k) {
		return 0
	}
	if !slices.Contains([]string{"value", "entry", "string", "input"}, strings.ToLower(s[i:j])) {
		return 0
	}
	k = glyph.SkipSpace(s, k, false)
	p := pair.Pair{Sep: '(', Rule: words.Rule{Class: words.Hard}}
	v, next, ok := sc.looseValue(p, k, 0)
	if !ok || v.Cut || next >= len(s) {
		return 0
	}
	r, firm, ok := place.BoundTo(s, next)
	if !ok || !judge.Evident(r, v) && !(firm && judge.Fits(r, v)) {
		return 0
	}
	sc.Put(v.Start, v.End, r.Kind, v.Text, "")
	return next
}
