package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// oddity is something that a terminal shows otherwise than it stands in a text.
type oddity struct {
	n        int
	as       byte // what is seen there, 0 for nothing
	sequence bool // it is part of an escape sequence
	command  bool // it opens an operating system command, a link or a title
}

// odd holds the bytes that an oddity can begin with.
var odd = [256]bool{ //nolint:gochecknoglobals // a constant table
	0: true, 7: true, 8: true, 0x1b: true, '#': true, '"': true, '\'': true, '\\': true, '^': true, '%': true, '&': true, '[': true, 'E': true,
	0xC2: true, 0xCD: true, 0xD8: true, 0xE1: true, 0xE2: true, 0xE3: true, 0xEF: true, 0xF3: true,
}

// oddityAt reads what a terminal shows otherwise at s[i]. behind says that a
// sequence ends there.
func oddityAt(s string, i int, behind bool) oddity {
	switch c := s[i]; {
	case c == 0:
		if glyph.ByteAt(s, i+2) == 0 && i+2 < len(s) || i >= 2 && s[i-2] == 0 {
			return oddity{n: 1} // of UTF-16
		}
		return oddity{n: 1, as: ' '}
	case c == 8:
		return overstruck(s, i)
	case c == '"' || c == '\'':
		return doubled(s, i)
	case c == 7:
		return oddity{n: 1, as: ' ', sequence: true}
	case c == '[':
		return oddity{n: bareSequence(s, i, behind), sequence: true}
	case c < utf8.RuneSelf:
		if c == '\\' && !strings.ContainsRune("0123xueE\\\r\n", rune(glyph.ByteAt(s, i+1))) {
			return oddity{}
		}
		if n := escapeAt(s, i); n > 0 {
			return sequenceAt(s, i, n)
		}
		if n := cutEscape(s, i); n > 0 {
			return oddity{n: n, as: ' '}
		}
		if c != '\\' {
			return oddity{}
		}
		return writtenAt(s, i)
	}
	return characterAt(s, i)
}

// writtenAt reads a character that is written as \u or \x and its number though
// it need not be, or has no ink.
func writtenAt(s string, i int) oddity {
	g := glyph.At(s, i)
	if g.Depth == 0 || i+g.Depth >= len(s) || s[i+g.Depth] != 'u' && s[i+g.Depth] != 'x' {
		return oddity{}
	}
	switch {
	case ignorable(g.R):
		return oddity{n: g.N}
	case (g.R == 0xa0 || g.R == 0x3000) && !withinRune(s, i, g):
		return oddity{n: g.N, as: ' '}
	case g.R < utf8.RuneSelf && glyph.IsWord(byte(g.R)):
		return oddity{n: g.N, as: byte(g.R)}
	}
	return oddity{}
}

// withinRune says whether the glyph g at s[i] is one of several bytes of a
// character.
func withinRune(s string, i int, g glyph.Glyph) bool {
	if !g.Octet {
		return false
	}
	before, _ := glyph.OctetBefore(s, i)
	return before >= utf8.RuneSelf || i+g.N < len(s) && glyph.At(s, i+g.N).Octet
}

// overstruck reads the backspace at s[i] by which manuals print bold and
// underlined letters: N, backspace, N.
func overstruck(s string, i int) oddity {
	if i > 0 && i+1 < len(s) && s[i+1] == s[i-1] {
		return oddity{n: 2}
	}
	return oddity{n: 1}
}

// doubled reads two quotes in a row as one, as CSV and SQL write the quotes of
// JSON; a name or a value stands on one side.
func doubled(s string, i int) oddity {
	if glyph.ByteAt(s, i+1) != s[i] || glyph.ByteAt(s, i+2) == s[i] || i > 0 && s[i-1] == s[i] {
		return oddity{}
	}
	before := i > 0 && (glyph.IsAlnum(s[i-1]) || s[i-1] >= utf8.RuneSelf)
	after := glyph.IsAlnum(glyph.ByteAt(s, i+2)) || glyph.ByteAt(s, i+2) >= utf8.RuneSelf
	if before == after || before && strings.IndexByte(":,}]; ", glyph.ByteAt(s, i+2)) < 0 || after && i > 0 && strings.IndexByte("{[:, (", s[i-1]) < 0 {
		return oddity{}
	}
	return oddity{n: 2, as: '`'}
}

// cutEscape gives the length of a backslash and the line end that a terminal put
// between it and the quote that it escapes; 0 if none stands at s[i].
func cutEscape(s string, i int) int {
	j := i + 1
	if s[i] != '\\' || glyph.LineBreak(s, j) == j {
		return 0
	}
	j = glyph.LineBreak(s, j)
	if c := glyph.ByteAt(s, j); c != '"' && c != '\\' || c == '\\' && !glyph.IsQuote(glyph.At(s, j).R) {
		return 0
	}
	return j - i
}

// characterAt reads a character beyond ASCII.
func characterAt(s string, i int) oddity {
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case ignorable(r):
		return oddity{n: n}
	case r == 0x9b:
		return sequenceAt(s, i, n)
	case r == '␛':
		return sequenceAt(s, i, n)
	case r == 0xa0, r == 0x3000, r >= 0x2000 && r <= 0x200a, r == 0x202f, r == 0x205f:
		return oddity{n: n, as: ' '}
	case r == '＂', r == '＇':
		return oddity{n: n, as: '`'}
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', strings.ContainsRune("＠．－＿＋／", r):
		return oddity{n: n, as: byte(r - 0xfee0)}
	}
	return oddity{}
}

// ignorable says whether a character leaves no ink: Default_Ignorable_Code_Point
// of Unicode 16 without the fillers of Hangul.
func ignorable(r rune) bool {
	switch {
	case r < 0xad:
		return false
	case r == 0xad, r == 0x34f, r == 0x61c, r == 0x17b4, r == 0x17b5, r == 0xfeff,
		r >= 0x180b && r <= 0x180f, r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e,
		r >= 0x2060 && r <= 0x206f, r >= 0xfe00 && r <= 0xfe0f, r >= 0xfff0 && r <= 0xfff8,
		r >= 0xe0000 && r <= 0xe0fff:
		return true
	}
	return false
}

// escapes are the ways in which logs, sources and pagers write ESC, without the
// backslashes in front.
var escapes = [...]string{"033", "0033", "x1b", "x1B", "u001b", "u001B", "u{1b}", "u{1B}", "33", "e", "E"} //nolint:gochecknoglobals // a constant table

// escapeAt gives the bytes that an ESC takes at s[i], raw or written out, 0 if
// none stands there.
func escapeAt(s string, i int) int {
	switch s[i] {
	case 0x1b:
		return 1
	case '\\':
		j := i
		for j < len(s) && s[j] == '\\' && j-i < glyph.MaxDepth {
			j++
		}
		for _, e := range escapes {
			if strings.HasPrefix(s[j:], e) {
				return j + len(e) - i
			}
		}
	case '^':
		if strings.HasPrefix(s[i:], "^[") {
			return 2
		}
	case 'E':
		if strings.HasPrefix(s[i:], "ESC") {
			return 3
		}
	case '#':
		if strings.HasPrefix(s[i:], "#033") {
			return 4
		}
	case '%':
		if b, n := glyph.Percent(s, i); n > 0 && b == 0x1b {
			return n
		}
	case '&':
		for _, e := range [...]string{"&#27;", "&#x1b;", "&#x1B;"} {
			if strings.HasPrefix(s[i:], e) {
				return len(e)
			}
		}
	}
	return 0
}

// sequenceAt reads the escape sequence at s[i] whose ESC takes esc bytes. A
// written ESC counts only before a bracket or a backslash, as it is also the
// beginning of a word.
func sequenceAt(s string, i, esc int) oddity {
	j := i + esc
	raw := s[i] == 0x1b
	csi := s[i] == 0xC2
	b, n := glyph.ByteAt(s, j), 1
	if p, w := percentAtEnd(s, j); w > 0 {
		b, n = p, w
	}
	switch {
	case csi:
		return oddity{n: controlEnd(s, j, true) - i, sequence: true}
	case b == '[':
		if end := controlEnd(s, j+n, raw); end > 0 {
			return oddity{n: end - i, sequence: true}
		}
	case b == ']':
		return oddity{n: commandBegin(s, j+n) - i, as: ' ', sequence: true, command: true}
	case b == '\\':
		return oddity{n: terminator(s, i, j) - i, as: ' ', sequence: true}
	}
	if !raw {
		return oddity{}
	}
	for j < len(s) && s[j] >= ' ' && s[j] <= '/' && j-i < glyph.MaxDepth {
		j++
	}
	if j < len(s) && s[j] >= '0' && s[j] <= '~' {
		j++
	}
	return oddity{n: j - i, sequence: true}
}

// terminator finds the end of the backslashes at s[j] that end a command behind
// the ESC at s[i]. Those that belong to the next ESC stay: \e\\e]8;;.
func terminator(s string, i, j int) int {
	esc := j
	for esc > i && s[esc-1] != '\\' {
		esc--
	}
	own := esc - i // the backslashes of this ESC
	k := j
	for k < len(s) && s[k] == '\\' && k-i < glyph.MaxDepth {
		k++
	}
	if c := glyph.ByteAt(s, k); (c == '"' || c == '\'' || c == '`') && (k-j)%2 == 1 {
		k-- // it escapes the quote
	}
	if own > 0 && k-own > j {
		if n := escapeAt(s, k-own); n > 0 && (glyph.ByteAt(s, k-own+n) == ']' || glyph.ByteAt(s, k-own+n) == '[') {
			return k - own
		}
	}
	return k
}

// percentAtEnd is glyph.PercentAt for an i that may be the end.
func percentAtEnd(s string, i int) (byte, int) {
	if i >= len(s) {
		return 0, 0
	}
	return glyph.PercentAt(s, i)
}

// controlEnd finds the end of a control sequence whose parameters begin at i.
// raw says that every final byte counts, otherwise only those that programs
// print.
func controlEnd(s string, i int, raw bool) int {
	from := i
	for i < len(s) && i-from < glyph.MaxDepth {
		if b, n := glyph.PercentAt(s, i); n > 0 && (b == ';' || b == ':') {
			i += n
			continue
		}
		if s[i] >= '0' && s[i] <= '?' {
			i++
			continue
		}
		break
	}
	for raw && i < len(s) && s[i] >= ' ' && s[i] <= '/' && i-from < glyph.MaxDepth {
		i++
	}
	switch c := glyph.ByteAt(s, i); {
	case raw && c >= '@' && c <= '~', strings.IndexByte("mKJHABCDEFGSTfhlnsu", c) >= 0 && c != 0:
		return i + 1
	case raw:
		return i
	}
	return 0
}

// commandEnd finds the end of an operating system command whose text goes on at
// i. If there is none it gives 0, and up to where none is.
func commandEnd(s string, i int) (end, none int) {
	const longest = 2048
	for from := i; i < len(s) && i-from < longest && s[i] != '\n' && s[i] != '"'; i++ {
		switch s[i] {
		case 7:
			return i + 1, i
		case 0x1b, '\\', '^', '%', '&', 'E', 0xC2, 0xE2:
			if n := belAt(s, i); n > 0 {
				return i + n, i
			}
			if n := escapeAt(s, i); n > 0 && glyph.ByteAt(s, i+n) == '\\' {
				return i + sequenceAt(s, i, n).n, i
			}
		}
	}
	return 0, i
}

// belAt gives the bytes that a written BEL takes at s[i], 0 if none stands there.
func belAt(s string, i int) int {
	j := i
	for j < len(s) && s[j] == '\\' && j-i < glyph.MaxDepth {
		j++
	}
	if j > i {
		for _, e := range [...]string{"007", "x07", "u0007", "a"} {
			if strings.HasPrefix(s[j:], e) {
				return j + len(e) - i
			}
		}
	}
	for _, e := range [...]string{"^G", "%07", "&#7;", "\u009c", "␇"} {
		if strings.HasPrefix(s[i:], e) {
			return len(e)
		}
	}
	return 0
}

// commandBegin finds the end of the number with which an operating system
// command begins, and of the parameters of a link.
func commandBegin(s string, i int) int {
	link := strings.HasPrefix(s[i:], "8;")
	for i < len(s) && glyph.IsDigit(s[i]) {
		i++
	}
	if glyph.ByteAt(s, i) == ';' {
		i++
	}
	if link {
		const longest = 256
		if k := strings.IndexByte(s[i:min(len(s), i+longest)], ';'); k >= 0 {
			i += k + 1
		}
	}
	return i
}

// bareSequence gives the length of a colour whose ESC got lost, [33m; right
// behind a sequence also that of grep's [K.
func bareSequence(s string, i int, behind bool) int {
	j := i + 1
	for j < len(s) && (glyph.IsDigit(s[j]) || s[j] == ';') && j-i < 20 {
		j++
	}
	switch {
	case j == i+1 && !behind:
		return 0
	case glyph.ByteAt(s, j) == 'm' && glyph.ByteAt(s, j+1) != ']', glyph.ByteAt(s, j) == 'K' && behind:
		return j + 1 - i
	}
	return 0
}
