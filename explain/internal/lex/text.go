package lex

import (
	"bytes"
	"iter"
	"strings"
)

// First gives a, or b when that is empty.
//
//go:noinline
func First(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// IndexFold is [strings.Index] for a needle of ASCII letters in lower case,
// without regard to case.
func IndexFold[T string | []byte](s T, needle string) int {
	for i := 0; i+len(needle) <= len(s); i++ {
		if s[i]|0x20 == needle[0] && strings.EqualFold(string(s[i:i+len(needle)]), needle) {
			return i
		}
	}
	return -1
}

// Holds reports whether a text holds a word, which is looked for by its byte at rare:
// the search is as fast as that is seldom.
func Holds[T string | []byte](text T, word string, rare int) bool {
	for from := rare; from < len(text); from++ {
		i := indexByte(text[from:], word[rare])
		if i < 0 {
			return false
		}
		from += i
		if start := from - rare; start+len(word) <= len(text) && string(text[start:start+len(word)]) == word {
			return true
		}
	}
	return false
}

// Places gives where a word stands in a text, one place behind the other.
func Places(text, word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for from := 0; ; from += len(word) {
			i := strings.Index(text[from:], word)
			if i < 0 {
				return
			}
			if from += i; !yield(from) {
				return
			}
		}
	}
}

func indexByte[T string | []byte](text T, c byte) int {
	if s, ok := any(text).(string); ok {
		return strings.IndexByte(s, c)
	}
	return bytes.IndexByte([]byte(text), c)
}

// Closing gives the offset of the bracket that closes one opened before a text,
// brackets of its kind inside it skipped; -1 when it is not there.
func Closing(text []byte, open, end byte) int {
	depth := 1
	for i, c := range text {
		switch c {
		case open:
			depth++
		case end:
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// Name gives the name that a text begins with: letters, digits, -, _ and dots.
func Name(s string) string {
	i := 0
	for i < len(s) && (IsWord(s[i]) || s[i] == '.') {
		i++
	}
	return s[:i]
}

// IsMail reports whether the word that ends at i is the first part of a mail address.
func IsMail[T string | []byte](text T, i int) bool {
	if i >= len(text) || text[i] != '@' {
		return false
	}
	dotted := false
	for i++; i < len(text) && (IsWord(text[i]) || text[i] == '.'); i++ {
		dotted = dotted || text[i] == '.' && i+1 < len(text) && IsLetter(text[i+1])
	}
	return dotted
}

// Between gives what stands between open and the next end behind it; ok is false
// when either is missing.
func Between(s, open, end string) (inner string, ok bool) {
	_, rest, ok := strings.Cut(s, open)
	if !ok {
		return "", false
	}
	inner, _, ok = strings.Cut(rest, end)
	return inner, ok
}

// AtFold is [At] without regard to the case of ASCII letters.
func AtFold(text []byte, i int, want string) bool {
	if i+len(want) > len(text) {
		return false
	}
	for k := range len(want) {
		if text[i+k]|0x20 != want[k]|0x20 {
			return false
		}
	}
	return true
}

// At reports whether want stands in a text at i.
func At(text []byte, i int, want string) bool {
	return i+len(want) <= len(text) && string(text[i:i+len(want)]) == want
}

// Lower gives a text with its ASCII letters in lower case; offsets stay.
func Lower[T string | []byte](text T) string {
	i := 0
	for i < len(text) && (text[i] < 'A' || 'Z' < text[i]) {
		i++
	}
	if i == len(text) {
		return string(text)
	}
	var short [64]byte
	out := append(short[:0], text...)
	for ; i < len(out); i++ {
		if c := out[i]; 'A' <= c && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return string(out)
}

// HasHan reports whether a text holds a Chinese character.
//
//go:noinline
func HasHan(s string) bool {
	for _, r := range s {
		if r >= 0x4e00 && r <= 0x9fff {
			return true
		}
	}
	return false
}
