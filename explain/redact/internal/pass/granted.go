package pass

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// granted masks the password that a statement gives a user of a database, whatever it looks
// like, behind its word s[i:j]: IDENTIFIED WITH x BY '…', ALTER ROLE ding PASSWORD '…', SET
// PASSWORD FOR ding = '…'. It gives the place behind it, 0 if there is none.
func (sc *scan) granted(i, j int) int {
	const near = 128
	s := sc.S
	k := glyph.SkipSpace(s, j, false)
	by := strings.EqualFold(s[i:j], "by")
	if k == j || !by && !strings.EqualFold(s[i:j], "password") {
		return 0
	}
	before := strings.ToUpper(s[max(0, i-near):i])
	before = before[strings.LastIndexByte(before, ';')+1:]
	grants := slices.ContainsFunc([]string{"CREATE ", "ALTER ", "GRANT "}, func(w string) bool { return strings.Contains(before, w) })
	switch {
	case by:
		if _, with, ok := strings.Cut(before, "IDENTIFIED "); !ok || !grants || with != "" && !strings.HasPrefix(with, "WITH ") {
			return 0
		}
	case strings.HasSuffix(before, "SET "):
		_, rest, ok := strings.Cut(s[k:min(len(s), k+near)], "= ")
		told := strings.TrimRight(strings.TrimSuffix(before, "SET "), " ")
		if !ok || !strings.EqualFold(s[k:min(len(s), k+len("for "))], "for ") || told != "" && glyph.IsLetter(told[len(told)-1]) {
			return 0
		}
		k = min(len(s), k+near) - len(rest)
		k = max(k, glyph.SpelledAt(s, k, "PASSWORD("))
	case !grants || !strings.Contains(before, "ROLE ") && !strings.Contains(before, "USER "):
		return 0
	}
	if k >= len(s) {
		return 0
	}
	g := glyph.At(s, k)
	start := k + g.N
	if g.R != '\'' && g.R != '"' {
		return 0
	}
	end, next := glyph.CloseQuote(s, start, g, sc.InString(k))
	if next == 0 || words.IsPlain(s[start:end]) || strings.Contains(s[start:end], "‹") {
		return 0
	}
	sc.Put(start, end, "password", glyph.Canonical(s[start:end]), "")
	return next
}
