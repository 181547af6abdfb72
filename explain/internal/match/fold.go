package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold makes messages comparable: lower case, half width, without blanks and
// without the punctuation that one page prints and another does not.
func Fold(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		if r, ok := foldRune(r); ok {
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// foldRune folds one character; ok is false when it does not count.
func foldRune(r rune) (folded rune, ok bool) {
	if r >= 0xff01 && r <= 0xff5e {
		r -= 0xfee0
	}
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', ',', '.', '!', ';', '"', '\'', '`', '。', '“', '”', '、', 0x3000, 0xa0, 0xfeff:
		return 0, false
	}
	switch {
	case 'A' <= r && r <= 'Z':
		r += 'a' - 'A'
	case r >= utf8.RuneSelf && r < 0x2e80:
		r = unicode.ToLower(r)
	}
	return r, true
}

// originals gives captured pieces of a folded message as they stand in the
// message itself.
func originals(message string, captured []string) []string {
	if len(captured) == 0 {
		return nil
	}
	// at[i] is the offset in message of the i-th byte of its folded form.
	var folded []byte
	var at []int
	for i, r := range message {
		piece := Fold(string(r))
		for range len(piece) {
			at = append(at, i)
		}
		folded = append(folded, piece...)
	}
	out := make([]string, 0, len(captured))
	from := 0
	for _, c := range captured {
		i := strings.Index(string(folded[from:]), c)
		if c == "" || i < 0 {
			out = append(out, "")
			continue
		}
		start := from + i
		from = start + len(c)
		end := len(message)
		if from < len(at) {
			end = at[from]
		}
		out = append(out, strings.TrimSpace(strings.Trim(message[at[start]:end], " ,，.。;；\"'“”")))
	}
	return out
}
