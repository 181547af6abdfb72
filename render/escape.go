package render

import "strings"

// How texts are written so that Markdown makes nothing of them.

// own escapes a text of the catalogue: only what Markdown would certainly take
// for markup, so that a ticket reads well where it is not rendered. What comes
// from the input goes through code: nothing in a code span is a link, a mention, a
// reference or an emoji, whoever renders it.
func own(s string) string {
	s = clean(s)
	if !strings.ContainsAny(s, "<`*|\\") && !strings.Contains(s, "](") {
		return s
	}
	return markdown(s)
}

// markdown escapes what Markdown would take for markup, with backslashes, which
// are easier to read than entities. An underscore within a word is none.
func markdown(s string) string {
	s = clean(s)
	if !strings.ContainsAny(s, markup) {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		inWord := s[i] == '_' && i > 0 && isWordByte(s[i-1]) && i+1 < len(s) && isWordByte(s[i+1])
		if strings.IndexByte(markup, s[i]) >= 0 && !inWord {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// markup are the characters that begin markup in a line, or end it.
const markup = "\\`*_[]<>|&~"

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// code quotes s as a code span, behind a fence longer than any inside; nothing for
// an empty text, which would be a fence alone.
func code(s string) string {
	if s == "" {
		return ""
	}
	s = clean(s)
	fence := fenceFor(s, 1)
	first, last := s[0], s[len(s)-1]
	if first == '`' || last == '`' || first == ' ' && last == ' ' {
		s = " " + s + " " // one blank at each end belongs to the fence
	}
	return fence + s + fence
}

// fenceFor gives backticks, at least that many, and more than any run in s.
func fenceFor(s string, least int) string {
	run, longest := 0, least-1
	for i := range len(s) {
		if s[i] != '`' {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return strings.Repeat("`", longest+1)
}
