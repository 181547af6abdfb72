package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordAt gives the word from s[i] on; digit says whether it has one.
func wordAt(s string, i int) (digit bool, end int) {
	for i < len(s) && isWord(s[i]) {
		digit = digit || isDigit(s[i])
		i++
	}
	return digit, i
}

// at gives s[i], 0 behind the end.
func at(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// maxName is the longest key looked at, in bytes; of a longer one only the
// end counts.
const maxName = 64

// copyLen is the shortest credential that is looked for without a name.
const copyLen = 16

// upTo gives what stands before the first c, or all of t.
func upTo(t string, c byte) string {
	if k := strings.IndexByte(t, c); k >= 0 {
		return t[:k]
	}
	return t
}

// boundary gives end if a number can end there, else 0.
func boundary(s string, end int) int {
	if end < len(s) && isAlnum(s[end]) || end+1 < len(s) && s[end] == '.' && isDigit(s[end+1]) {
		return 0
	}
	return end
}

// isASCII says whether all of t is ASCII.
func isASCII(t string) bool {
	for i := range len(t) {
		if t[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isHanRune says whether r is a Chinese character.
func isHanRune(r rune) bool { return unicode.Is(unicode.Han, r) }

// isHan says whether t is Chinese throughout; a dot stands in the names of
// minorities.
func isHan(t string) bool {
	for _, r := range t {
		if !unicode.Is(unicode.Han, r) && r != '·' {
			return false
		}
	}
	return true
}

// holdsDigit says whether there is a digit in t.
func holdsDigit(t string) bool { return strings.ContainsAny(t, "0123456789") }

// countDigits gives how many digits are in t.
func countDigits(t string) int {
	n := 0
	for i := range len(t) {
		if isDigit(t[i]) {
			n++
		}
	}
	return n
}

// digits says whether all of v are digits.
func digits(v string) bool {
	for i := range len(v) {
		if !isDigit(v[i]) {
			return false
		}
	}
	return true
}

// letters says whether all of v are letters.
func letters(v string) bool {
	for i := range len(v) {
		if !isLetter(v[i]) {
			return false
		}
	}
	return true
}

// isHexText says whether all of v is hexadecimal.
func isHexText(v string) bool {
	for i := range len(v) {
		if !isHex(v[i]) {
			return false
		}
	}
	return true
}

// isMixed says whether some part of t, between punctuation, has letters as well
// as digits: hunter2 does, exec-1 does not.
func isMixed(t string) bool {
	letter, digit := false, false
	for i := range len(t) {
		switch c := t[i]; {
		case isLetter(c):
			letter = true
		case isDigit(c):
			digit = true
		case c == '-' || c == '_' || c == '.':
			letter, digit = false, false
		}
		if letter && digit {
			return true
		}
	}
	return false
}

// isRandom says whether t cannot be a word that ends in a number, param1 or
// oauth2.
func isRandom(t string) bool {
	const counter = 3
	if !isMixed(t) {
		return false
	}
	word := strings.TrimRight(t, "0123456789")
	return holdsDigit(word) || len(t)-len(word) > counter
}

// turns gives how often a capital follows a small letter in t.
func turns(t string) int {
	turns := 0
	for i := 1; i < len(t); i++ {
		if !isLetter(t[i]) || !isLetter(t[i-1]) {
			continue
		}
		if t[i-1] >= 'a' && t[i] < 'a' {
			turns++
		}
	}
	return turns
}

// isWild says whether a word without digits is none of a language: long, with
// capitals in the midst of small letters.
func isWild(t string) bool { return len(t) >= copyLen && turns(t)*5 >= len(t) && isASCII(t) }

// isScrambled is isWild for a password, which is shorter: its letters change
// their case more often than those of any word.
func isScrambled(t string) bool {
	const shortest = 10
	return len(t) >= shortest && turns(t)*3 >= len(t) && letters(t)
}
