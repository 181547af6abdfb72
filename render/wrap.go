package render

import (
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// measure counts cells without looking at the environment: characters of
// ambiguous width are narrow everywhere, so that output is the same anywhere.
func measure(r rune) int {
	if r >= 0x20 && r < 0x7f {
		return 1
	}
	return measureBeyond(r)
}

// measureBeyond measures what is not printable ASCII.
func measureBeyond(r rune) int {
	if width := usual(r); width > 0 {
		return width
	}
	c := runewidth.Condition{StrictEmojiNeutral: true}
	return c.RuneWidth(r)
}

// usual measures the characters that dterr itself writes: Chinese and its punctuation,
// dashes and quotes, arrows, what tables and bars are drawn with. For any other it is 0:
// the first beyond Latin that the library is asked for makes it fill a table of two
// megabytes, which takes longer than all else of a lookup.
func usual(r rune) int {
	switch {
	case isHan(r), 0x3000 <= r && r <= 0x3029, 0xff01 <= r && r <= 0xff60:
		return 2
	case 0x2010 <= r && r <= 0x2027, 0x202f <= r && r <= 0x2069, 0x20f1 <= r && r <= 0x2319, r == '⏎', 0x23f4 <= r && r <= 0x25fc, 0x270c <= r && r <= 0x2727:
		return 1
	}
	return 0
}

// cells gives the width of s on a terminal: 2 for a Chinese character, 0 for a
// combining mark.
func cells(s string) int {
	n := 0
	for _, r := range s {
		n += measure(r)
	}
	return n
}

// pad fills s with blanks up to that many cells.
func pad(s string, width int) string {
	if n := width - cells(s); n > 0 {
		return s + strings.Repeat(" ", n)
	}
	return s
}

// wrap breaks s into lines of at most that many cells. It breaks at blanks and
// between Chinese characters, never before closing punctuation and never after
// opening punctuation; a word is only broken when it is longer than a whole
// line, and then after a separator if it has one. A URL is never broken, so that
// it can be copied: one that is longer than a line is a line of its own, and
// the only one that is too wide. Line feeds in s stay.
func wrap(s string, width int) []string {
	width = max(width, 2)
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines = append(lines, wrapParagraph(paragraph, width)...)
	}
	return lines
}

func wrapParagraph(s string, width int) []string {
	if len(s) <= width {
		// No character is wider than it has bytes.
		return []string{strings.TrimRight(s, " ")}
	}
	var lines []string
	// The line under way is s[from:at], used cells wide.
	from, at, used := 0, 0, 0
	flush := func() {
		lines = append(lines, strings.TrimRight(s[from:at], " "))
		from, used = at, 0
	}
	for at < len(s) {
		n, whole := unit(s[at:])
		bare := strings.TrimRight(s[at:at+n], " ")
		blank := n - len(bare)
		wide := cells(bare)
		if used > 0 && used+wide > width {
			flush()
		}
		for wide > width-used && !whole {
			k := cut(bare, width-used)
			at += k
			bare = bare[k:]
			flush()
			wide = cells(bare)
		}
		at += len(bare) + blank
		used += wide + blank
	}
	if from < at || len(lines) == 0 {
		flush()
	}
	return lines
}

// unit gives the length of the next piece of s that must stay together, with
// the blanks behind it. A whole piece is a URL and is not to be cut.
func unit(s string) (n int, whole bool) {
	if beginsURL(s) {
		lead := quoteBytes(s)
		n = lead + urlBytes(s[lead:])
		return n + behind(s[n:]), true
	}
	prev, n := utf8.DecodeRuneInString(s)
	for n < len(s) {
		r, k := rune(s[n]), 1
		if r >= utf8.RuneSelf {
			r, k = utf8.DecodeRuneInString(s[n:])
		}
		if prev == ' ' && r != ' ' {
			break
		}
		if r != ' ' && prev != ' ' && breakable(prev, r) {
			break
		}
		if !isLetter(prev) && r < utf8.RuneSelf && beginsURL(s[n:]) {
			break
		}
		prev = r
		n += k
	}
	return n, false
}

// beginsURL reports whether a URL begins with s, or behind its quote.
func beginsURL(s string) bool {
	lead := quoteBytes(s)
	return lead < len(s) && s[lead] == 'h' && isURL(s[lead:])
}

// quoteBytes gives the length of the quote or bracket that s begins with, or 0.
func quoteBytes(s string) int {
	if s != "" {
		switch s[0] {
		case '"', '\'', '(', '<', '[':
			return 1
		}
	}
	return 0
}

// behind gives the length of the punctuation that closes what stands before
// it, and of the blanks after that.
func behind(s string) int {
	n := 0
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if !closing(r) && !strings.ContainsRune(")]}>\"',;", r) {
			break
		}
		n += k
	}
	return n + len(s[n:]) - len(strings.TrimLeft(s[n:], " "))
}

// urlBytes gives the length of the URL that s begins with, or 0. Masks inside
// it belong to it.
func urlBytes(s string) int {
	if !isURL(s) {
		return 0
	}
	for n, r := range s {
		if r <= ' ' || r > '~' && r != '‹' && r != '›' || strings.ContainsRune("\"'<>`{}|\\^[]", r) {
			return n
		}
	}
	return len(s)
}

// isHan reports one of the Chinese characters of daily use, between any two of
// which a line may end.
func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// breakable reports whether a line may end between two characters, neither of
// them a blank.
func breakable(a, b rune) bool {
	if a < utf8.RuneSelf && b < utf8.RuneSelf {
		return false
	}
	return breakableBeyond(a, b)
}

// breakableBeyond is breakable where one of the two is beyond ASCII.
func breakableBeyond(a, b rune) bool {
	if isHan(a) && isHan(b) {
		return true
	}
	if measure(b) == 0 || closing(b) || opening(a) {
		return false
	}
	wide := func(r rune) bool { return measure(r) == 2 }
	switch {
	case wide(a) && wide(b):
		return true
	case wide(a):
		return !strings.ContainsRune(",.;:!?)]}%\"'/", b)
	case wide(b):
		return !strings.ContainsRune("([{<\"'/#$", a)
	}
	return false
}

// closing reports punctuation that must not begin a line.
func closing(r rune) bool {
	return !isHan(r) && r >= utf8.RuneSelf && strings.ContainsRune("，。、；：？！）》」』】〉〕〗｝］”’…—～·％‰°℃ー々", r)
}

// opening reports punctuation that must not end a line.
func opening(r rune) bool {
	return !isHan(r) && r >= utf8.RuneSelf && strings.ContainsRune("（《「『【〈〔〖｛［“‘￥＃", r)
}

// cut gives where to break a word that is longer than a line of that many
// cells: after the last separator in the second half, else before the last
// capital there, else where it is full.
func cut(s string, width int) int {
	n, used, sep, hump := 0, 0, 0, 0
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if n > 0 && used*2 > width && r >= 'A' && r <= 'Z' && s[n-1] >= 'a' && s[n-1] <= 'z' {
			hump = n
		}
		w := measure(r)
		if used+w > width && n > 0 {
			break
		}
		used += w
		n += k
		if strings.ContainsRune("/?&=-_.,;:>)", r) && used*2 > width && !strings.HasPrefix(s[n:], ">") {
			sep = n
		}
	}
	switch {
	case n == len(s):
		return n
	case sep > 0:
		return sep
	case hump > 0:
		return hump
	}
	return n
}
