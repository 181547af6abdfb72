package glyph

import (
	"strings"
	"unicode/utf8"
)

// EndsText says whether the quote before i closes a text rather than opens one:
// in {"msg":"bad userid:","n":1} no value follows.
func EndsText(s string, i int) bool {
	k := SkipSpace(s, i, true)
	if k >= len(s) || k > i && s[i-1] == '`' {
		return true
	}
	switch At(s, k).R {
	case ',', '}', ']', ':', ')':
		return true
	}
	return false
}

// CloseQuote finds the quote that closes the text from i on, which open
// opened. It gives where the text ends and the place behind the quote, or 0
// when the text is cut off. inside says that all this is in a JSON string,
// whose end no other quote can hide.
func CloseQuote(s string, i int, open Glyph, inside bool) (end, after int) {
	const most = 1 << 16
	for from := i; i < len(s) && i-from < most; {
		g := At(s, i)
		if s[i] == '\n' {
			return 0, 0
		}
		if inside && g.EndsString(s, i) {
			return i, i
		}
		if g.R == Closing(open.R) && closes(open, g) {
			if g.Coded != open.Coded || g.Depth < open.Depth {
				return i, i // of a text further out
			}
			return i, i + g.N
		}
		i += g.N
	}
	return 0, 0
}

// closes says whether a quote is at the level of the one that opened, or
// outside of it.
func closes(open, g Glyph) bool {
	if open.Coded != g.Coded {
		return open.Coded
	}
	if open.Coded && open.Depth == g.Depth {
		return g.N <= open.N
	}
	return g.Depth <= open.Depth
}

// OpensText says whether a quote opens a text at s[i], behind blanks.
func OpensText(s string, i int) bool {
	i = SkipSpace(s, i, false)
	return i < len(s) && Closing(At(s, i).R) != 0
}

// QuoteBefore gives the quote that stands right before s[i], if any.
func QuoteBefore(s string, i int) string {
	if i == 0 || Closing(rune(s[i-1])) == 0 {
		return ""
	}
	j := i - 1
	for j > 0 && s[j-1] == '\\' && i-j < MaxDepth {
		j--
	}
	return s[i-1-level(i-1-j) : i]
}

// Shutting gives the bracket that closes what r opens, 0 for none.
func Shutting(r rune) rune {
	const open, shut = "([{<（［【「『《〈〔“‘«", ")]}>）］】」』》〉〕”’»"
	if k := strings.IndexRune(open, r); k >= 0 {
		to, _ := utf8.DecodeRuneInString(shut[k:])
		return to
	}
	return 0
}

// Opens gives 1 for a bracket that opens, -1 for one that closes, else 0.
func Opens(r rune) int {
	switch r {
	case '{', '[', '(':
		return 1
	case '}', ']', ')':
		return -1
	}
	return 0
}

// IsBar says whether r stands between the cells of a table.
func IsBar(r rune) bool { return r == '|' || r == '｜' || r == '│' || r == '┃' || r == '║' }
