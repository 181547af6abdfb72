package glyph

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// WordAt gives the word from s[i] on; digit says whether it has one.
//
//go:noinline
func WordAt(s string, i int) (digit bool, end int) {
	for i < len(s) && IsWord(s[i]) {
		digit = digit || IsDigit(s[i])
		i++
	}
	return digit, i
}

// ByteAt gives s[i], 0 behind the end.
func ByteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// MaxName is the longest key looked at, in bytes; of a longer one only the
// end counts.
const MaxName = 64

// CopyLen is the shortest credential that is looked for without a name.
const CopyLen = 16

// UpTo gives what stands before the first c, or all of t.
func UpTo(t string, c byte) string {
	if k := strings.IndexByte(t, c); k >= 0 {
		return t[:k]
	}
	return t
}

// Boundary gives end if a number can end there, else 0.
//
//go:noinline
func Boundary(s string, end int) int {
	if end < len(s) && IsAlnum(s[end]) || end+1 < len(s) && s[end] == '.' && IsDigit(s[end+1]) {
		return 0
	}
	return end
}

// IsASCII says whether all of t is ASCII.
func IsASCII(t string) bool {
	for i := range len(t) {
		if t[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// IsHanRune says whether r is a Chinese character.
func IsHanRune(r rune) bool { return unicode.Is(unicode.Han, r) }

// IsHan says whether t is Chinese throughout; a dot stands in the names of
// minorities.
//
//go:noinline
func IsHan(t string) bool {
	for _, r := range t {
		if !unicode.Is(unicode.Han, r) && r != '·' {
			return false
		}
	}
	return true
}

// HoldsDigit says whether there is a digit in t.
//
//go:noinline
func HoldsDigit(t string) bool { return strings.ContainsAny(t, "0123456789") }

// CountDigits gives how many digits are in t.
//
//go:noinline
func CountDigits(t string) int {
	n := 0
	for i := range len(t) {
		if IsDigit(t[i]) {
			n++
		}
	}
	return n
}

// AllDigits says whether all of v are digits.
//
//go:noinline
func AllDigits(v string) bool {
	for i := range len(v) {
		if !IsDigit(v[i]) {
			return false
		}
	}
	return true
}

// AllLetters says whether all of v are letters.
func AllLetters(v string) bool {
	for i := range len(v) {
		if !IsLetter(v[i]) {
			return false
		}
	}
	return true
}

// IsHexText says whether all of v is hexadecimal.
//
//go:noinline
func IsHexText(v string) bool {
	for i := range len(v) {
		if !IsHex(v[i]) {
			return false
		}
	}
	return true
}

// IsMixed says whether some part of t, between punctuation, has letters as well
// as digits: hunter2 does, exec-1 does not.
//
//go:noinline
func IsMixed(t string) bool {
	letter, digit := false, false
	for i := range len(t) {
		switch c := t[i]; {
		case IsLetter(c):
			letter = true
		case IsDigit(c):
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

// IsRandom says whether t cannot be a word that ends in a number, param1 or
// oauth2.
func IsRandom(t string) bool {
	const counter = 3
	if !IsMixed(t) {
		return false
	}
	word := strings.TrimRight(t, "0123456789")
	return HoldsDigit(word) || len(t)-len(word) > counter
}

// turns gives how often a capital follows a small letter in t.
func turns(t string) int {
	turns := 0
	for i := 1; i < len(t); i++ {
		if !IsLetter(t[i]) || !IsLetter(t[i-1]) {
			continue
		}
		if t[i-1] >= 'a' && t[i] < 'a' {
			turns++
		}
	}
	return turns
}

// IsWild says whether a word without digits is none of a language: long, with
// capitals in the midst of small letters.
func IsWild(t string) bool { return len(t) >= CopyLen && turns(t)*5 >= len(t) && IsASCII(t) }

// IsDrawn says whether the letters of t were drawn by lot: capitals stand behind small
// ones as often as that makes them.
func IsDrawn(t string) bool {
	const rare = 10 // every fifth, were all of t letters
	return turns(t)*rare >= len(t)
}

// IsScrambled is IsWild for a password, which is shorter: its letters change
// their case more often than those of any word.
func IsScrambled(t string) bool {
	const shortest = 10
	return len(t) >= shortest && turns(t)*3 >= len(t) && AllLetters(t)
}
