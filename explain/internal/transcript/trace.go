package transcript

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/lex"
)

// How long a number, one that ends a name and an id of hex digits are at least of which
// nothing is read, in bytes. Shorter ones may be a status, or a word.
const (
	numberLeast = 5
	serialLeast = 4
	traceLeast  = 8
)

// wordLeast is how long the shortest word is in which something of the kind stands: 7ms.
const wordLeast = 3

// Untrace writes a 0 for each byte of the ids, the longer numbers and the durations in what
// stands between the time of a line of a log and the body on it: they tell a trace, a span,
// a user, how long it took, and nothing of the body. Where a request may be named it writes
// nothing.
func Untrace(before []byte) {
	sought := false
	for i := 0; i < len(before); {
		end := len(before)
		if n := bytes.IndexByte(before[i:], ' '); n >= 0 {
			end = i + n
		}
		word := before[i:end]
		for len(word) >= wordLeast && bytes.IndexByte(word, '/') < 0 {
			from, to := traceIn(word)
			if to == 0 {
				break
			}
			if sought = sought || !namesRequest(before); !sought {
				return
			}
			for k := from; k < to; k++ {
				word[k] = '0'
			}
			word = word[to:]
		}
		i = end + 1
	}
}

// namesRequest reports whether a text may name a request, or how long to wait.
func namesRequest(text []byte) bool {
	return lex.IndexFold(text, "equest") >= 0 || lex.IndexFold(text, "etry") >= 0 || lex.Holds(text, "请求", 0)
}

// traceIn gives where the first id, longer number or duration of a word stands; to is 0
// where there is none. A dot beside it makes it a part of something else.
func traceIn(word []byte) (from, to int) {
	for from < len(word) {
		to = from
		for to < len(word) && (lex.IsWord(word[to]) || word[to] == '.' || word[to] >= 0x80) {
			to++
		}
		part := word[from:to]
		if isLongID(part) {
			return from, to
		}
		if n := duration(part); n > 0 {
			return from, from + n
		}
		if n := serial(part); n > 0 {
			return to - n, to
		}
		from = to + 1
	}
	return 0, 0
}

// isLongID reports whether a text is a longer number, or an id of hex digits among which is
// a decimal one.
func isLongID(text []byte) bool {
	digits, letters := 0, 0
	for _, c := range text {
		switch {
		case lex.IsDigit(c):
			digits++
		case c == '-':
		case lex.Hex(c) >= 0:
			letters++
		default:
			return false
		}
	}
	if digits == len(text) {
		return digits >= numberLeast
	}
	return digits > 0 && letters > 0 && len(text) >= traceLeast
}

// duration gives how long the number is of a text that is a duration: 183ms, 1.25s; 0 for
// any other.
func duration(text []byte) int {
	n := 0
	for n < len(text) && (lex.IsDigit(text[n]) || text[n] == '.' && n > 0) {
		n++
	}
	switch string(text[n:]) {
	case "ms", "s", "us", "µs":
		return n
	}
	return 0
}

// serial gives how long the number is with which a name of one word ends, 0 for one that may
// tell something.
func serial(name []byte) int {
	n := len(name)
	for n > 0 && lex.IsDigit(name[n-1]) {
		n--
	}
	for _, c := range name[:n] {
		if !lex.IsWord(c) || lex.IsDigit(c) {
			return 0
		}
	}
	if n == 0 || !lex.IsLetter(name[0]) || len(name)-n < serialLeast {
		return 0
	}
	return len(name) - n
}
