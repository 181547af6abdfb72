package render

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean makes text that came from outside safe to show: control bytes, C1
// controls, bidi overrides, zero-width and other invisible characters and
// bytes that are not UTF-8 become visible escapes such as \x1b, \n or \u202e.
//
// Line feeds are escaped too: what is echoed stays on its line.
func clean(s string) string {
	i := 0
	for i < len(s) && s[i] >= 0x20 && s[i] < 0x7f {
		i++
	}
	if i == len(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 8)
	b.WriteString(s[:i])
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			hex(&b, `\x`, rune(s[i]), 2)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < 0x80 && unicode.IsControl(r):
			hex(&b, `\x`, r, 2)
		case invisible(r) && r > 0xffff:
			hex(&b, `\U`, r, 8)
		case invisible(r):
			hex(&b, `\u`, r, 4)
		default:
			b.WriteString(s[i : i+n])
		}
		i += n
	}
	return b.String()
}

// calm makes a message fit for a paragraph before it is cleaned: a line break
// becomes a sign that reads as one, a tab a blank. Nothing is lost by that,
// while escapes such as \n and \t in the middle of prose are hard to read.
func calm(s string) string {
	if !strings.ContainsAny(s, "\r\n\t") {
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\t", " ")
	lines := strings.Split(s, "\n")
	kept := lines[:0]
	for _, line := range lines {
		if line = strings.Trim(line, " "); line != "" {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, " ⏎ ")
}

// Clean makes text that came from outside safe to show on one line; package
// cmd uses it for what it quotes in errors.
func Clean(s string) string { return clean(s) }

// invisible reports characters that leave no ink of their own but change how
// others are shown, or hide text: C1 controls, line separators, all that Unicode
// calls default ignorable (bidi controls, zero-width ones, tags, variation
// selectors, fillers, and what is reserved for more of them), the format
// characters beside these, characters that are none, and the blank of Braille.
//
// A variation selector behind an emoji or a Chinese character is one of them: a
// row of them holds any text, and nobody sees it.
func invisible(r rune) bool {
	switch {
	case r < 0x80, isHan(r):
		return false
	case r == 0x2800, isNoncharacter(r):
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// isNoncharacter reports the code points that are never assigned: the last two of
// each plane and 32 in a row.
func isNoncharacter(r rune) bool { return r&0xfffe == 0xfffe || 0xfdd0 <= r && r <= 0xfdef }

func hex(b *strings.Builder, prefix string, r rune, width int) {
	digits := strconv.FormatInt(int64(r), 16)
	b.WriteString(prefix)
	for n := len(digits); n < width; n++ {
		b.WriteByte('0')
	}
	b.WriteString(digits)
}
