package lex

// IsWord reports whether a byte may stand in a name: a letter, a digit, - or _.
func IsWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-'
}

// IsLetter reports whether a byte is a letter.
func IsLetter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// IsDigit reports whether a byte is a decimal digit.
func IsDigit(c byte) bool { return '0' <= c && c <= '9' }

// Hex gives the value of a hexadecimal digit in either case, -1 for any other
// byte.
func Hex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// IsHan reports whether a Chinese character stands at the start of b, as
// opposed to full-width punctuation.
func IsHan(b []byte) bool {
	return len(b) >= 3 && b[0] >= 0xe4 && b[0] <= 0xe9
}
