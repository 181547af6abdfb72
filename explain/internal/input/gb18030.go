//go:build !js

package input

import (
	"slices"
	"unicode/utf8"
)

//go:generate go run ./internal/gen

// fromGB18030 gives a text in UTF-8; what is no GB18030 becomes the replacement
// character. The error is always nil here.
func fromGB18030(text []byte) ([]byte, error) {
	out := make([]byte, 0, len(text)+len(text)/2)
	for i := 0; i < len(text); {
		r, n := gbRune(text[i:])
		out = utf8.AppendRune(out, r)
		i += n
	}
	return out, nil
}

// gbRune reads the character at the beginning of a text in GB18030, and gives how many
// bytes it takes.
func gbRune(text []byte) (r rune, n int) {
	const euro, pairs = 0x80, 190
	first := text[0]
	switch {
	case first < utf8.RuneSelf:
		return rune(first), 1
	case first == euro:
		return '€', 1
	case first == 0xff || len(text) < 2:
		return utf8.RuneError, 1
	}
	second := int(text[1])
	switch {
	case second >= '0' && second < 0x40:
		return gbFour(text)
	case second < 0x40 || second == 0x7f || second == 0xff:
		return utf8.RuneError, 1
	case second > 0x7f:
		second--
	}
	r = rune(gbPairs[int(first-0x81)*pairs+second-0x40])
	if r == 0 {
		r = utf8.RuneError
	}
	return r, 2
}

// gbFour is gbRune for a character of four bytes.
func gbFour(text []byte) (r rune, n int) {
	const size, planes, below, beyond = 4, 189000, 39420, 0x10000
	if len(text) < size || text[2] < 0x81 || text[2] == 0xff || text[3] < '0' || text[3] > '9' {
		return utf8.RuneError, 1
	}
	at := ((int(text[0]-0x81)*10+int(text[1]-'0'))*126+int(text[2]-0x81))*10 + int(text[3]-'0')
	switch {
	case at < below:
		k, ok := slices.BinarySearchFunc(gbRanges[:], at, func(x [2]uint16, at int) int { return int(x[0]) - at })
		if !ok {
			k--
		}
		return rune(gbRanges[k][1]) + rune(at-int(gbRanges[k][0])), size
	case at >= planes && at-planes <= utf8.MaxRune-beyond:
		return rune(at - planes + beyond), size
	}
	return utf8.RuneError, 1
}
