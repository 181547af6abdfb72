package reading

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// seam is where a line end was left out.
type seam struct {
	at     int
	marked bool // by a sign, a backslash before the line end or a plus between strings
	string bool // between two strings
}

// brokenAt gives the length of what stands at s[i] between two parts of a value,
// 0 if nothing does: the end of a line with a backslash before it, with blanks or
// the sign of a quotation behind it, or the quotes that end a string and begin
// the next one. marked says that a sign tells so. The = that ends a line of
// quoted-printable text is read as part of the value.
func brokenAt(s string, i int) (n int, marked bool) {
	if n, marked := frameAt(s, i); n > 0 {
		return n, marked
	}
	if strings.HasSuffix(s[:i], "-----") {
		return 0, false // the line above a key
	}
	if i < 2 || s[i-1] == '>' && !glyph.IsWord(s[i-2]) || isBlock(s[i-2:i]) {
		return 0, false
	}
	g := glyph.At(s, i)
	if g.R == '"' || g.R == '\'' {
		return stringsAt(s, i, g)
	}
	j := i
	if s[i] == '\\' {
		switch {
		case g.R == '\n' && (g.Depth == 1 || g.Depth&(g.Depth-1) == 0):
		case g.R == '\n': // a backslash and a line end, both escaped
			marked = true
		case g.R == '\\' && (glyph.ByteAt(s, i+g.N) == '\n' || glyph.ByteAt(s, i+g.N) == '\r'):
			marked = true
			j += g.N
		}
	}
	if c := s[j]; (c == '^' || c == '`') && j == i && glyph.LineBreak(s, j+1) > j+1 {
		marked = true // the shells of Windows
		j++
	}
	end := glyph.LineBreak(s, j)
	if end == j {
		return 0, false
	}
	end = margin(s, prefixed(s, i, commented(s, i, end)))
	if end >= len(s) || !isValue(s[end]) && s[end] != '%' && !octetsGoOn(s, i, end) || s[end] == '-' && glyph.ByteAt(s, end+1) == ' ' || isField(s, i, end) {
		return 0, false
	}
	return end - i, marked || s[end] == '\\'
}

// octetsGoOn says whether characters that are written byte by byte, \xe5\xbc\xa0, end before s[i] and
// go on at s[k].
func octetsGoOn(s string, i, k int) bool {
	const size = len(`\xe5`)
	return i >= size && s[i-size:i-size+2] == `\x` && strings.HasPrefix(s[k:], `\x`)
}

// isBlock says whether a block of lines begins behind s, as in YAML.
func isBlock(s string) bool {
	return (s[0] == '|' || s[0] == '>') && (s[1] == '-' || s[1] == '+' || glyph.IsDigit(s[1]))
}

// margin passes over the blanks at the beginning of a line, and over the signs
// of a quotation.
func margin(s string, i int) int {
	i = glyph.SkipSpace(s, i, false)
	for glyph.ByteAt(s, i) == '>' && (glyph.ByteAt(s, i+1) == ' ' || glyph.ByteAt(s, i+1) == '>') {
		i = glyph.SkipSpace(s, i+1, false)
	}
	// the name of a container: app-1  | …
	_, end := glyph.WordAt(s, i)
	if k := glyph.SkipSpace(s, end, false); end > i && glyph.IsLetter(s[i]) && strings.IndexByte(s[i:end], '-') > 0 && k > end && glyph.ByteAt(s, k) == '|' && glyph.ByteAt(s, k+1) == ' ' {
		i = glyph.SkipSpace(s, k+1, false)
	}
	return i
}

// commented passes over the sign of a comment at s[i], the beginning of a line, if the
// line that ends at s[before] has one, too.
func commented(s string, before, i int) int {
	const longest = 256
	line := s[max(0, before-longest):before]
	line = line[strings.LastIndexByte(line, '\n')+1:]
	for _, mark := range [...]string{"#", "//", "--", ";", "*"} {
		if k := glyph.SkipSpace(s, i, false); strings.Contains(line, mark+" ") && strings.HasPrefix(s[k:], mark) {
			return k + len(mark)
		}
	}
	return i
}

// frameAt is brokenAt for a text in a frame: the blanks and bars between two of
// its lines. A cell that is empty before the rest of a value marks it as such.
func frameAt(s string, i int) (n int, marked bool) {
	const most = 8
	if i == 0 || !isValue(s[i-1]) {
		return 0, false
	}
	bar := func(k int) int {
		for _, b := range [...]string{"│", "┃", "|", "║"} {
			if strings.HasPrefix(s[k:], b) {
				return k + len(b)
			}
		}
		return k
	}
	k := glyph.SkipSpace(s, i, false)
	j := bar(k)
	end := glyph.LineBreak(s, j)
	if j == k || end == j {
		return 0, false
	}
	next := glyph.SkipSpace(s, end, false)
	for cells := range most {
		k = bar(next)
		if k == next {
			if cells == 0 {
				return 0, false
			}
			break
		}
		marked = cells > 0
		next = glyph.SkipSpace(s, k, false)
	}
	if next >= len(s) || !isValue(s[next]) || isField(s, i, next) {
		return 0, false
	}
	return next - i, marked
}

// prefixed passes over what stands before each line of a log at s[i], the beginning of a
// line, if the line that ends at s[before] with a long value holds the same but for its
// digits, and nothing follows what stands behind it. It gives the end of the text where that
// is another line of the log.
func prefixed(s string, before, i int) int {
	const longest, shortest, long = 96, 4, 16
	k := before
	for k > 0 && isValue(s[k-1]) {
		k--
	}
	from := k
	for from > 0 && before-from < 4*longest && !glyph.StartsLine(s, from) {
		from--
	}
	end := i
	for end < len(s) && end-i < 4*longest && glyph.LineBreak(s, end) == end && !glyph.IsQuote(rune(s[end])) {
		end++
	}
	prefix := strings.LastIndexByte(s[i:end], ' ') + 1
	if before-k >= long && prefix >= shortest && prefix <= longest && (strings.IndexByte(":]|-)>", s[i+prefix-2]) >= 0 || glyph.HoldsDigit(s[i:i+prefix])) {
		for at := from; at+prefix <= k; at++ {
			if alike(s[at:at+prefix], s[i:]) == prefix {
				return i + prefix
			}
		}
	}
	prefix = alike(s[from:k], s[i:end])
	if prefix == 0 { // the first line of a string
		prefix = alike(s[from+strings.LastIndexByte(s[from:k], '"')+1:k], s[i:end])
	}
	if prefix < shortest || s[i+prefix-2] == '|' || strings.IndexByte(":]-)>", s[i+prefix-2]) < 0 && !glyph.HoldsDigit(s[i:i+prefix]) {
		return i // or the name of a container
	}
	return len(s)
}

// alike gives how long the beginning is, up to a blank, that two lines have in common but for
// its digits.
func alike(a, b string) int {
	prefix := 0
	for n := 0; n < len(a) && n < len(b); n++ {
		if a[n] != b[n] && !(glyph.IsDigit(a[n]) && glyph.IsDigit(b[n])) {
			break
		}
		if a[n] == ' ' {
			prefix = n + 1
		}
	}
	return prefix
}

// Logged gives where the line of s[end] begins and how long the beginning is that it has in common
// with the line at s[from], but for its digits, 0 for a short one: what a log puts before both.
func Logged(s string, end, from int) (start, n int) {
	const least, longest = 6, 160
	start = end
	for start > 0 && end-start < longest && s[start-1] != '"' && !glyph.StartsLine(s, start) {
		start--
	}
	if n = alike(s[start:end], s[from:]); n < least {
		n = 0
	}
	return start, n
}

// stringsAt is brokenAt for the quote q at s[i]: "5e1f" + "0a9c", in one line or
// two, and "5e1f" with "0a9c" in the next line.
func stringsAt(s string, i int, q glyph.Glyph) (n int, marked bool) {
	j := glyph.SkipSpace(s, i+q.N, false)
	k := operator(s, j)
	if k == j && glyph.ByteAt(s, k) == '\\' && glyph.LineBreak(s, k+1) > k+1 {
		k++ // 'aaa' \ 'bbb'
	}
	line := glyph.SkipSpace(s, k, false)
	if glyph.ByteAt(s, line) == '`' && glyph.LineBreak(s, line+1) > line+1 {
		line++ // of PowerShell
	}
	end := glyph.LineBreak(s, line)
	broken := end > line
	end = glyph.SkipSpace(s, end, false)
	after := operator(s, end)
	marked = k > j || after > end
	if end = glyph.SkipSpace(s, after, false); !marked && !broken || end >= len(s) {
		return 0, false
	}
	g := glyph.At(s, end)
	end += g.N
	if g.R != q.R || g.Depth != q.Depth || end >= len(s) || !isValue(s[end]) || isField(s, i, end) {
		return 0, false
	}
	return end - i, marked
}

// operator passes over what puts two strings together.
func operator(s string, i int) int {
	switch glyph.ByteAt(s, i) {
	case '+', '.', '&':
		i++
		if strings.HasPrefix(s[i:], " _") {
			i += 2
		}
	}
	return i
}

// isField says whether a field begins at s[i], behind a line end that begins at
// before: a name and a separator, but for the rest of a name that a line broke.
func isField(s string, before, i int) bool {
	_, j := glyph.WordAt(s, i)
	if j == len(s) || j == i || s[j] != ':' && s[j] != '=' && !glyph.IsQuote(glyph.At(s, j).R) {
		return false
	}
	if r, ok := words.RuleOf(s[i:j]); ok && r.Class != words.Grant {
		return true
	}
	if g := glyph.At(s, j); glyph.IsQuote(g.R) {
		if j-i >= 8 && judge.Telling(s[i:j]) {
			return false // the end of a quoted value
		}
		j = glyph.SkipSpace(s, j+g.N, false)
	}
	if c := glyph.ByteAt(s, j); c == '(' || !opensNext(s, j, len(s), s[before-1] == '=') || c == '=' && !glyph.IsAlnum(glyph.ByteAt(s, j+1)) {
		return false // the end of a string, or padding
	}
	_, end := glyph.WordAt(s, i)
	return !brokenName(s, before, i, end)
}

// brokenName says whether the word that ends at s[before] and s[i:j] are one
// name.
func brokenName(s string, before, i, j int) bool {
	from := before
	for from > 0 && glyph.IsWord(s[from-1]) && before-from < glyph.MaxName {
		from--
	}
	_, ok := words.RuleOf(s[from:before] + s[i:j])
	return ok
}

// isValue says whether c may stand at the end and the beginning of a value's
// parts.
func isValue(c byte) bool {
	switch c {
	case '+', '/', '=', '@', '.', ':', '$':
		return true
	}
	return glyph.IsWord(c)
}

// complete says whether t is a whole digest or key in base64, at whose end = is
// no mark of quoted-printable text.
func complete(t string) bool {
	n := len(t)
	return strings.HasSuffix(t, "=") && (strings.HasSuffix(t, "==") || n == 28 || n == 44 || n == 64 || n == 88)
}

// opensNext says whether what stands at s[k] behind the first word of a line makes
// it the next field or a call; quoted says that the line before ends as one of
// quoted-printable text, in which = is the beginning of =3D.
func opensNext(s string, k, to int, quoted bool) bool {
	switch glyph.ByteAt(s, k) {
	case ':':
		return glyph.ByteAt(s, k+1) != '$' // not $:LWCP_v1:$
	case '(':
		return true
	case '=':
		return !quoted && k+1 < to && s[k+1] != '='
	}
	return false
}
