package fold

import (
	"strings"
	"unicode/utf8"
)

// Normalize makes what people type comparable: full-width letters, digits and
// signs become ASCII ones, the dashes and minus signs become a hyphen, what has
// no width is dropped, and the blanks, quotes and separators around it go away.
func Normalize(s string) string {
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
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\u00ad':
		return -1 // what nobody sees, such as the zero-width space of a chat
	case '【', '〔', '《', '〈':
		return '['
	case '】', '〕', '》', '〉':
		return ']'
	case '。', '｡':
		return '.'
	case '、':
		return ','
	}
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// Lower maps A-Z to a-z; codes are ASCII.
func Lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// Bare gives a name without its hyphens and underscores: error_code and error-code
// are both errorcode.
func Bare(name string) string {
	return strings.ReplaceAll(strings.ReplaceAll(name, "_", ""), "-", "")
}

// Compare orders strings byte by byte without the case of A-Z, as the
// generator orders the index of the codes: below 0 when a comes first, 0 when
// both are equal.
func Compare(a, b string) int {
	for i := range min(len(a), len(b)) {
		if x, y := Lower(a[i]), Lower(b[i]); x != y {
			return int(x) - int(y)
		}
	}
	return len(a) - len(b)
}

// HasPrefix reports whether s begins with the prefix, without the case of A-Z.
func HasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && Compare(s[:len(prefix)], prefix) == 0
}

// HasSuffix reports whether s ends in the suffix, without the case of A-Z.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && Compare(s[len(s)-len(suffix):], suffix) == 0
}

// Index gives the place of the first part in s without the case of A-Z,
// or -1. An empty part is nowhere.
func Index(s, part string) int {
	if part == "" {
		return -1
	}
	first := Lower(part[0])
	for i := 0; i+len(part) <= len(s); i++ {
		if Lower(s[i]) == first && Compare(s[i:i+len(part)], part) == 0 {
			return i
		}
	}
	return -1
}
