package glyph

import "unicode/utf8"

// PercentLevel gives the level of percent-encoding of the character at s[i], as
// the bytes it takes: 0 for a character as it is, 3 for %3D, 5 for %253D.
func PercentLevel(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	_, n := PercentAt(s, i)
	return n
}

// LevelBefore is PercentLevel of the character that ends before s[i].
func LevelBefore(s string, i int) int {
	for _, n := range [...]int{3, 5, 7, 9} {
		if i >= n && s[i-n] == '%' && PercentLevel(s, i-n) == n {
			return n
		}
	}
	return 0
}

// RuneBefore gives the character that ends before s[i], as it is or written as
// \u5bc6, %E5%AF%86 or \xe5\xaf\x86, and where it begins.
func RuneBefore(s string, i int) (rune, int) {
	if i == 0 {
		return utf8.RuneError, 0
	}
	if s[i-1] >= utf8.RuneSelf {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		return r, i - n
	}
	if !IsHex(s[i-1]) {
		return rune(s[i-1]), i - 1
	}
	if i >= 6 && s[i-5] == 'u' && s[i-6] == '\\' {
		if v, ok := Hex(s, i-4, 4); ok && v >= utf8.RuneSelf {
			return rune(v), Backslashes(s, i-6)
		}
	}
	var b [utf8.UTFMax]byte
	k := i
	for n := len(b) - 1; n >= 0; n-- {
		c, from := OctetBefore(s, k)
		if c < utf8.RuneSelf {
			break
		}
		b[n], k = c, from
		if c >= 0xC0 {
			if r, size := utf8.DecodeRune(b[n:]); size == len(b)-n {
				return r, k
			}
			break
		}
	}
	return rune(s[i-1]), i - 1
}

// OctetBefore gives the byte that is encoded before s[i], and where that
// begins; 0 if none is.
func OctetBefore(s string, i int) (byte, int) {
	if i < 3 {
		return 0, 0
	}
	v, ok := Hex(s, i-2, 2)
	if !ok {
		return 0, 0
	}
	k := i - 2
	for s[k-1] == '5' && k >= 3 && s[k-2] == '2' {
		k -= 2
	}
	switch {
	case s[k-1] == '%':
		return byte(v), k - 1
	case k == i-2 && s[k-1] == 'x' && k >= 2 && s[k-2] == '\\':
		return byte(v), Backslashes(s, k-2)
	}
	return 0, 0
}

// Backslashes gives where the backslashes begin of which the last stands at
// s[i].
func Backslashes(s string, i int) int {
	from := i
	for i > 0 && s[i-1] == '\\' && from-i < MaxDepth {
		i--
	}
	return i
}

// CodedRune reads a character whose bytes are percent-encoded.
func CodedRune(s string, i int) (rune, int) {
	var b [utf8.UTFMax]byte
	n, from := 0, i
	for n < len(b) && i < len(s) {
		g := At(s, i)
		if !g.Octet {
			break
		}
		b[n] = byte(g.R)
		n++
		i += g.N
		if utf8.FullRune(b[:n]) {
			break
		}
	}
	r, _ := utf8.DecodeRune(b[:n])
	return r, i - from
}

// SpelledAt gives the end of the word w at s[k], 0 if something else is there.
func SpelledAt(s string, k int, w string) int {
	for _, r := range w {
		if k >= len(s) {
			return 0
		}
		g := At(s, k)
		if g.R != r {
			return 0
		}
		k += g.N
	}
	return k
}

// SpelledBefore gives where the word w begins that ends before s[k], in any
// encoding, -1 if it does not stand there.
func SpelledBefore(s string, k int, w string) int {
	for w != "" {
		want, n := utf8.DecodeLastRuneInString(w)
		got, at := RuneBefore(s, k)
		if got != want {
			return -1
		}
		w, k = w[:len(w)-n], at
	}
	return k
}

// Unicode says whether g is spelled \u003e at s[i], as JSON may spell it.
func (g Glyph) Unicode(s string, i int) bool {
	const digits = 5 // with the u
	return g.N > digits && s[i] == '\\' && s[i+g.N-digits] == 'u'
}
