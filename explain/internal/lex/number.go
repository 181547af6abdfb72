package lex

import "strings"

// Atoi gives the value of a short text of digits.
func Atoi(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// IsNumber reports whether a text is a whole number of at most twelve digits, with
// a minus before it or without.
func IsNumber(code string) bool {
	digits := strings.TrimPrefix(code, "-")
	return digits != "" && len(digits) <= 12 && Digits(digits) == digits
}

// Digits gives the digits that a text begins with.
//
//go:noinline
func Digits(s string) string {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return s[:i]
}
