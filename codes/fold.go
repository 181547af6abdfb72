package codes

import (
	"strings"
	"unicode/utf8"
)

// normalize makes what people type comparable: full-width letters, digits and
// signs become ASCII ones, the dashes and minus signs become a hyphen, and the
// blanks, quotes and separators around it go away.
func normalize(s string) string {
	if !isASCII(s) {
		s = strings.Map(halfWidth, s)
	}
	return strings.Trim(s, " \t\r\n\v\f\"'`,;")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// halfWidth gives the ASCII counterpart of a rune that an input method makes
// of an ASCII key, or the rune itself.
func halfWidth(r rune) rune {
	switch r {
	case '\u3000', '\u00a0', '\ufeff':
		return ' '
	case '‐', '‑', '‒', '–', '—', '−':
		return '-'
	case '“', '”', '‘', '’', '「', '」', '『', '』':
		return '"'
	case '。':
		return '.'
	case '、':
		return ','
	}
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// lower maps A-Z to a-z; codes are ASCII.
func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// compareFold orders strings byte by byte without the case of A-Z, as the
// generator ordered codeIndex.
func compareFold(a, b string) int {
	for i := range min(len(a), len(b)) {
		if x, y := lower(a[i]), lower(b[i]); x != y {
			return int(x) - int(y)
		}
	}
	return len(a) - len(b)
}

// hasPrefixFold and hasSuffixFold ignore the case of A-Z.
func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && compareFold(s[:len(prefix)], prefix) == 0
}

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && compareFold(s[len(s)-len(suffix):], suffix) == 0
}

// indexFold gives the place of the first part in s without the case of A-Z,
// or -1. An empty part is nowhere.
func indexFold(s, part string) int {
	if part == "" {
		return -1
	}
	first := lower(part[0])
	for i := 0; i+len(part) <= len(s); i++ {
		if lower(s[i]) == first && compareFold(s[i:i+len(part)], part) == 0 {
			return i
		}
	}
	return -1
}
