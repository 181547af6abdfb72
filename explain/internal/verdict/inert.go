package verdict

import (
	"bytes"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
)

// inertSigns are what [said] looks for where no colon stands, in lower case.
var inertSigns = [...]string{"ding", "weixin"} //nolint:gochecknoglobals // a constant table

// inertMost is how long an inert message may be, in bytes.
const inertMost = 256

// IsInert reports whether a message, as it stands in JSON, tells of nobody by itself: one
// in ASCII, with no escape, no address and no name before a value, and no code of several
// parts at its beginning. words says that it holds two words or more.
func IsInert(message []byte) (words, ok bool) {
	if len(message) == 0 || len(message) > inertMost {
		return false, false
	}
	word, _, _ := bytes.Cut(message, []byte{' '})
	if bytes.IndexByte(word, '.') >= 0 {
		return false, false
	}
	for _, c := range message {
		if c < ' ' || c >= 0x7f || c == '\\' || c == ':' {
			return false, false
		}
	}
	var folded [inertMost]byte
	lower := folded[:len(message)]
	for i, c := range message {
		lower[i] = c
		if 'A' <= c && c <= 'Z' {
			lower[i] += 'a' - 'A'
		}
	}
	for _, sign := range inertSigns {
		if bytes.Contains(lower, []byte(sign)) {
			return false, false
		}
	}
	return hasWords(message), true
}

// strangeMost is how long a strange code may be, in bytes.
const strangeMost = 32

// IsStrange reports whether a code, as it stands in JSON, is a number or a word that
// neither the catalogue has, in any spelling, nor the list of another platform: of two
// such, with a message that is inert, rules tell just the same.
func IsStrange(code string) (number, ok bool) {
	if len(code) > strangeMost || code == "" {
		return false, false
	}
	number = true
	for i := range len(code) {
		c := code[i]
		if number = number && lex.IsDigit(c); !number && !lex.IsWord(c) {
			return false, false
		}
	}
	if !shape.IsPlausible(code) || len(codes.ByCode(code)) > 0 || len(codes.ForeignOf(code)) > 0 || number && isFeishu(code) {
		return false, false
	}
	return number, true
}
