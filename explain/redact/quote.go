package redact

import (
	"strings"
	"unicode/utf8"
)

// ends says whether the quote before i closes a text rather than opens one:
// in {"msg":"bad userid:","n":1} no value follows.
func ends(s string, i int) bool {
	k := skipSpace(s, i, true)
	if k >= len(s) || k > i && s[i-1] == '`' {
		return true
	}
	switch glyphAt(s, k).r {
	case ',', '}', ']', ':', ')':
		return true
	}
	return false
}

// closeQuote finds the quote that closes the text from i on, which open
// opened. It gives where the text ends and the place behind the quote, or 0
// when the text is cut off. inside says that all this is in a JSON string,
// whose end no other quote can hide.
func closeQuote(s string, i int, open glyph, inside bool) (end, after int) {
	const most = 1 << 16
	for from := i; i < len(s) && i-from < most; {
		g := glyphAt(s, i)
		if s[i] == '\n' {
			return 0, 0
		}
		if inside && g.endsString(s, i) {
			return i, i
		}
		if g.r == closing(open.r) && closes(open, g) {
			if g.coded != open.coded || g.depth < open.depth {
				return i, i // of a text further out
			}
			return i, i + g.n
		}
		i += g.n
	}
	return 0, 0
}

// closes says whether a quote is at the level of the one that opened, or
// outside of it.
func closes(open, g glyph) bool {
	if open.coded != g.coded {
		return open.coded
	}
	if open.coded && open.depth == g.depth {
		return g.n <= open.n
	}
	return g.depth <= open.depth
}

// opensText says whether a quote opens a text at s[i], behind blanks.
func opensText(s string, i int) bool {
	i = skipSpace(s, i, false)
	return i < len(s) && closing(glyphAt(s, i).r) != 0
}

// quoteBefore gives the quote that stands right before s[i], if any.
func quoteBefore(s string, i int) string {
	if i == 0 || closing(rune(s[i-1])) == 0 {
		return ""
	}
	j := i - 1
	for j > 0 && s[j-1] == '\\' && i-j < maxDepth {
		j--
	}
	return s[i-1-level(i-1-j) : i]
}

// shutting gives the bracket that closes what r opens, 0 for none.
func shutting(r rune) rune {
	const open, shut = "([{<（［【「『《〈〔“‘«", ")]}>）］】」』》〉〕”’»"
	if k := strings.IndexRune(open, r); k >= 0 {
		to, _ := utf8.DecodeRuneInString(shut[k:])
		return to
	}
	return 0
}

// opens gives 1 for a bracket that opens, -1 for one that closes, else 0.
func opens(r rune) int {
	switch r {
	case '{', '[', '(':
		return 1
	case '}', ']', ')':
		return -1
	}
	return 0
}

// isBar says whether r stands between the cells of a table.
func isBar(r rune) bool { return r == '|' || r == '｜' || r == '│' || r == '┃' || r == '║' }
