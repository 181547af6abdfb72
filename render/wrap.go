package render

import (
	"strings"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// measure counts cells without looking at the environment: characters of
// ambiguous width are narrow everywhere, so that output is the same anywhere.
func measure(r rune) int {
	switch {
	case r >= 0x20 && r < 0x7f:
		return 1
	case r >= 0x4e00 && r <= 0x9fff:
		return 2
	}
	c := runewidth.Condition{StrictEmojiNeutral: true}
	return c.RuneWidth(r)
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
// opening punctuation; a word or URL is only broken when it is longer than a
// whole line, and then after a separator if it has one. Line feeds in s stay.
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
		n := unit(s[at:])
		bare := strings.TrimRight(s[at:at+n], " ")
		blank := n - len(bare)
		wide := cells(bare)
		if used > 0 && used+wide > width {
			flush()
		}
		for wide > width-used {
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
// the blanks behind it.
func unit(s string) int {
	prev, n := utf8.DecodeRuneInString(s)
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if prev == ' ' && r != ' ' {
			break
		}
		if r != ' ' && prev != ' ' && breakable(prev, r) {
			break
		}
		prev = r
		n += k
	}
	return n
}

// breakable reports whether a line may end between two characters, neither of
// them a blank.
func breakable(a, b rune) bool {
	if a < 0x80 && b < 0x80 {
		return false
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
	return strings.ContainsRune("，。、；：？！）》」』】〉〕〗｝］”’…—～·％‰°℃ー々", r)
}

// opening reports punctuation that must not end a line.
func opening(r rune) bool {
	return strings.ContainsRune("（《「『【〈〔〖｛［“‘￥＃", r)
}

// cut gives where to break a word that is longer than a line of that many
// cells: after the last separator in the second half, else where it is full.
func cut(s string, width int) int {
	n, used, sep := 0, 0, 0
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		w := measure(r)
		if used+w > width && n > 0 {
			break
		}
		used += w
		n += k
		if strings.ContainsRune("/?&=-_.,;:", r) && used*2 > width {
			sep = n
		}
	}
	if sep > 0 && n < len(s) {
		return sep
	}
	return n
}
