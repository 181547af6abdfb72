package redact

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// isSurnamed says whether Chinese text begins with a family name and is no word
// that happens to.
func isSurnamed(t string) bool {
	const one, two = 3, 6 // bytes
	n := utf8.RuneCountInString(t)
	if n < 2 || n > 4 || !glyph.IsHan(t) || common.begins(t) {
		return false
	}
	if n > 2 && surname.is(t[:two]) {
		return true
	}
	if isMessage(t) {
		return false
	}
	return n <= 3 && surname.is(t[:one]) || strings.ContainsRune(t, '·')
}
