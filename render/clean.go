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
// others are shown, or hide text: C1 controls, format characters (bidi
// controls, zero-width ones, tags), line separators and blank fillers.
func invisible(r rune) bool {
	switch r {
	case 0x115f, 0x1160, 0x3164, 0xffa0, 0x2800:
		return true
	}
	return r >= 0x80 && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) ||
		unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r))
}

func hex(b *strings.Builder, prefix string, r rune, width int) {
	digits := strconv.FormatInt(int64(r), 16)
	b.WriteString(prefix)
	for n := len(digits); n < width; n++ {
		b.WriteByte('0')
	}
	b.WriteString(digits)
}
