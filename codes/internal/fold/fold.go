// Package fold cuts text into the tokens that the search compares: single Han
// characters and stems of words. The generator folds the catalogue with it and
// package search folds queries, so that both always agree.
//
// Folding takes away what people do not care about: case, full width,
// traditional characters (by a table of the caller's), punctuation, the seams
// of accessToken, access_token and access.token, and the endings of English
// words. What compares codes, which are ASCII, stands in ascii.go. It is pure
// and linear in the length of its input.
//
//	fold.Tokens("不合法的accessToken", same) // 不 合 法 的 access token
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is one token of a text.
type Token struct {
	// Text is the token itself: a Han character, or the stem of a word in
	// lower case.
	Text string
	// Word is the token in lower case before its ending was cut off.
	Word string
	// Han is the character, simplified, or 0 for a word.
	Han rune
	// Start and End are the token's place in the text, in bytes.
	Start, End int
	// Joined says that nothing but a seam, or nothing at all, parts the token
	// from the one before: Token in accessToken and access_token.
	Joined bool
}

// Tokens cuts a text. simplify gives the simplified form of a Han character.
func Tokens(s string, simplify func(rune) rune) []Token {
	tokens := make([]Token, 0, len(s)/3+1)
	joined := false
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case IsHan(r):
			r = simplify(r)
			t := string(r)
			tokens = append(tokens, Token{Text: t, Word: t, Han: r, Start: at, End: at + size})
			joined = false
			at += size
		case isWord(r):
			end := wordEnd(s, at)
			for at < end {
				n := at + seam(s[at:end])
				w := strings.ToLower(narrow(s[at:n]))
				tokens = append(tokens, Token{Text: Stem(w), Word: w, Start: at, End: n, Joined: joined})
				joined = true
				at = n
			}
		case r == '%' && verb(s[at:]) > 0:
			at += verb(s[at:])
			joined = false
		default:
			joined = joined && (r == '_' || r == '-' || r == '.')
			at += size
		}
	}
	return tokens
}

// verb gives the length of a format verb such as %s, or 0.
func verb(s string) int {
	if len(s) >= 2 && (s[1] == 's' || s[1] == 'd') && (len(s) == 2 || !isWord(rune(s[2]))) {
		return 2
	}
	return 0
}

// IsHan reports whether the rune is a Han character.
func IsHan(r rune) bool { return r >= 0x3400 && r <= 0x9fff || r >= 0xf900 && r <= 0xfaff }

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return !IsHan(r) && r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// wordEnd gives where the run of letters and digits that begins at from ends.
func wordEnd(s string, from int) int {
	for i, r := range s[from:] {
		if !isWord(r) || IsHan(r) {
			return from + i
		}
	}
	return len(s)
}

// seam gives where the first part of a run of letters and digits ends: before
// a capital that follows a small letter, before the last capital of a run of
// capitals that a small letter follows, and on either side of a number of four
// digits and more.
func seam(s string) int {
	for i := 1; i < len(s); i++ {
		a, b := s[i-1], s[i]
		switch {
		case isLower(a) && isUpper(b):
			return i
		case isUpper(a) && isUpper(b) && i > 1 && i+1 < len(s) && isLower(s[i+1]) && !(s[i+1] == 's' && i+2 == len(s)):
			return i
		case isDigit(a) != isDigit(b) && (digits(s[i:]) >= 4 || digitsBefore(s[:i]) >= 4):
			return i
		}
	}
	return len(s)
}

func isLower(c byte) bool { return c >= 'a' && c <= 'z' }
func isUpper(c byte) bool { return c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}

func digitsBefore(s string) int {
	return len(s) - len(strings.TrimRight(s, "0123456789"))
}

// narrow makes full-width letters and digits ASCII.
func narrow(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(func(r rune) rune {
				if r >= '！' && r <= '～' {
					return r - '！' + '!'
				}
				return r
			}, s)
		}
	}
	return s
}

// Stem cuts the usual endings off an English word in lower case, so that
// expires, expired and expire are one. It need not be right, only the same for
// the forms of one word.
func Stem(w string) string {
	if len(w) < 4 {
		return w
	}
	for i := range len(w) {
		if !isLower(w[i]) {
			return w
		}
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		w = w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		w = w[:len(w)-1]
	}
	switch {
	case strings.HasSuffix(w, "ing") && len(w) > 6 && hasVowel(w[:len(w)-3]):
		w = undouble(w[:len(w)-3])
	case strings.HasSuffix(w, "ed") && len(w) > 5 && hasVowel(w[:len(w)-2]):
		w = undouble(w[:len(w)-2])
	}
	if len(w) > 4 && strings.HasSuffix(w, "e") {
		w = w[:len(w)-1]
	}
	return w
}

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

// undouble makes permitt permit.
func undouble(s string) string {
	n := len(s)
	if n > 4 && s[n-1] == s[n-2] && !strings.ContainsRune("aeiousl", rune(s[n-1])) {
		return s[:n-1]
	}
	return s
}
