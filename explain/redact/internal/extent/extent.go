// Package extent finds where what stands in a text begins and ends: an unquoted
// value, a line, an element, a block, a word of a shell, a name or a type in a
// program, a row of a statement. It reads how these are written and knows nothing
// of which names give their value away.
//
//	end := extent.BareEnd("token=5e1f0a9c, retry", 6, extent.Narrow) // 14
package extent

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Alphabet says which characters an unquoted value may have.
type Alphabet uint8

// What a value is decides what belongs to it.
const (
	Narrow  Alphabet = iota // credentials: base64 in both forms, hex, stars
	Middle                  // identifiers: those, and @ and $
	Grouped                 // numbers of cards: those of identifiers, with blanks between digits
	Query                   // credentials in an address: all but what ends them there
	Wide                    // passwords: all but what ends a field
)

// anyLevel is the level of percent-encoding at which encoded punctuation counts
// as what it means.
const anyLevel = 1 << 16

// BareEnd finds the end of an unquoted value: what may stand in it goes on,
// escaped or not; punctuation that ends a sentence does not belong to it.
func BareEnd(s string, i int, a Alphabet) int { return LevelEnd(s, i, a, anyLevel) }

// LevelEnd is BareEnd for a value whose key and separator are percent-encoded
// at a level: what is encoded more deeply was encoded because it is part of the
// value. The %26 of access_token=a%26b is, that of access_token%3Da%26b is not.
func LevelEnd(s string, i int, a Alphabet, level int) int {
	from, end := i, i
	for i < len(s) {
		if m := glyph.MaskAt(s, i); m > 0 {
			i, end = m, m
			continue
		}
		if s[i] == '%' && level < anyLevel {
			n := glyph.PercentLevel(s, i)
			if n == 0 && level == 0 && i > from && i+1 < len(s) && glyph.IsAlnum(s[i+1]) {
				n = 1 // a sign that nobody encoded
			}
			if n > level {
				i += n
				end = i
				continue
			}
			if n > 1 && n < level && a != Grouped {
				break // punctuation of the text in which key and value are encoded
			}
		}
		g := glyph.At(s, i)
		if !a.holds(s, i, g) {
			break
		}
		i += g.N
		if g.N > 1 || a == Wide || strings.IndexByte(".:!", s[i-1]) < 0 {
			end = i
		}
	}
	return max(from, end)
}

// holds says whether the glyph g at s[i] is part of a value.
func (a Alphabet) holds(s string, i int, g glyph.Glyph) bool {
	if g.Octet || g.Depth > 0 && g.N == g.Depth {
		return false
	}
	if g.R == '%' {
		return a == Wide && i+g.N < len(s) && glyph.IsAlnum(byte(glyph.At(s, i+g.N).R))
	}
	if g.R == '…' {
		return true
	}
	if g.R >= utf8.RuneSelf {
		return false
	}
	c := byte(g.R)
	if glyph.IsAlnum(c) || strings.IndexByte("-_.~+/=*!", c) >= 0 {
		return true
	}
	if c == ':' { // 18:30 and bot:token, but not the colon of a sentence
		if i+g.N >= len(s) {
			return false
		}
		next := glyph.At(s, i+g.N).R
		return next == '$' || next < utf8.RuneSelf && glyph.IsAlnum(byte(next))
	}
	switch a {
	case Grouped:
		return (c == ' ' || c == '+') && i > 0 && glyph.IsDigit(s[i-1]) && i+g.N < len(s) && glyph.IsDigit(s[i+g.N])
	case Middle:
		return c == '@' || c == '$'
	case Query:
		return strings.IndexByte("@$^", c) >= 0 || strings.IndexByte(",;|()", c) >= 0 && continues(s, i+g.N)
	case Wide:
		if g.N > 1 && strings.IndexByte("&<>({[|", c) >= 0 && i+g.N < len(s) && s[i+g.N] == s[i] {
			next := glyph.At(s, i+g.N) // all of it is written so
			return next.N > 1 && next.R < utf8.RuneSelf && glyph.IsAlnum(byte(next.R))
		}
		if c == '&' {
			return i > 0 && glyph.IsWord(s[i-1]) && extends(s, i+g.N)
		}
		if strings.IndexByte("(<{[|", c) >= 0 {
			return i > 0 && i+g.N < len(s) && glyph.IsWord(s[i-1]) && glyph.IsWord(s[i+g.N])
		}
		if strings.IndexByte(",;>)}]", c) >= 0 {
			return continues(s, i+g.N)
		}
		return c > ' ' && c < 0x7f && strings.IndexByte("&\"'`\\", c) < 0
	}
	return false
}

// continues says whether a value goes on behind punctuation that stands at its
// end as well: text follows, and no next field.
func continues(s string, i int) bool {
	from := i
	for i < len(s) && glyph.IsWord(s[i]) && i-from < glyph.MaxName {
		i++
	}
	return i > from && (i == len(s) || strings.IndexByte("=:\"'", s[i]) < 0)
}

// extends says whether a password goes on behind an ampersand: text follows, and it is not the
// name of the next field of an address.
func extends(s string, i int) bool {
	_, end := glyph.WordAt(s, i)
	for from := end; glyph.ByteAt(s, end) == '.' && end > i && end-from < glyph.MaxName && end+1 < len(s) && glyph.IsWord(s[end+1]); {
		_, end = glyph.WordAt(s, end+1) // user.name=
	}
	return end > i && (end == len(s) || strings.IndexByte("=&[.:%", s[end]) < 0 && glyph.At(s, end).R != '=')
}

// WordsEnd finds the end of unquoted Chinese text.
func WordsEnd(s string, i int) int {
	if strings.HasPrefix(s[i:], "http") {
		return AddressEnd(s, i)
	}
	for i < len(s) {
		g := glyph.At(s, i)
		switch {
		case g.Octet:
			r, n := glyph.CodedRune(s, i)
			if !unicode.Is(unicode.Han, r) && r != '·' {
				return i
			}
			i += n
			continue
		case g.R < utf8.RuneSelf && !glyph.IsAlnum(byte(g.R)),
			g.R >= utf8.RuneSelf && !unicode.Is(unicode.Han, g.R) && g.R != '·':
			return i
		}
		i += g.N
	}
	return i
}

// NumberEnd finds the end of a number.
func NumberEnd(s string, i int) int {
	for i < len(s) && (glyph.IsDigit(s[i]) || s[i] == '-' || s[i] == '.' && i+1 < len(s) && glyph.IsDigit(s[i+1])) {
		i++
	}
	return i
}

// PhoneEnd finds the end of a phone number, blanks between its groups and
// stars in it included.
func PhoneEnd(s string, i int) int {
	end := i
	for i < len(s) {
		g := glyph.At(s, i)
		switch {
		case g.R < utf8.RuneSelf && (glyph.IsDigit(byte(g.R)) || g.R == '*'):
			end = i + g.N
		case (g.R == ' ' || g.R == '.') && i+1 < len(s) && glyph.IsDigit(s[i+1]), g.R == ' ' && i+1 < len(s) && s[i+1] == '(', g.R == '+', g.R == '-', g.R == '(', g.R == ')':
		default:
			return end
		}
		i += g.N
	}
	return end
}

// IsHouse says whether r stands behind the number of a house or of a part of it, 单 with 元
// behind it.
func IsHouse(r rune) bool { return strings.ContainsRune("号幢栋楼层室座单院弄", r) }

// HouseEnd finds the end of an address in Chinese that ends before s[i] or goes on behind a
// blank with the number of a house or a room: 文一西路 969 号 3 幢.
func HouseEnd(s string, i int) int {
	for {
		k := glyph.SkipSpace(s, i, false)
		end := k
		for end < len(s) && (glyph.IsAlnum(s[end]) || s[end] == '-') {
			end++
		}
		part := end > k
		end = glyph.SkipSpace(s, end, false)
		if end >= len(s) {
			return i
		}
		g := glyph.At(s, end)
		if !IsHouse(g.R) && g.R != '元' || !part && end > i {
			return i
		}
		i = end + g.N
	}
}

// AddressEnd finds the end of an unquoted address.
func AddressEnd(s string, i int) int {
	if !strings.HasPrefix(s[i:], "http") && !strings.HasPrefix(s[i:], "dingtalk:") {
		return i
	}
	for i < len(s) {
		if m := glyph.MaskAt(s, i); m > 0 {
			i = m
			continue
		}
		g := glyph.At(s, i)
		if g.N == 1 && (g.R <= ' ' || strings.IndexByte("\"'`<>{}()[]|\\^", s[i]) >= 0) {
			break
		}
		if glyph.IsQuote(g.R) && !g.Coded || g.R >= utf8.RuneSelf && !g.Octet || g.Depth > 0 && g.R != '/' && g.R != '&' && g.R != '=' {
			break
		}
		if (g.R == ',' || g.R == ';') && (i+1 == len(s) || s[i+1] == ' ') {
			break
		}
		i += g.N
	}
	return i
}

// ElementEnd finds the end of an XML element's text.
func ElementEnd(s string, i int, inside bool) int {
	plain := s[i-1] == '>' || s[i-1] == '[' // then &lt; is part of the text
	for i < len(s) {
		g := glyph.At(s, i)
		if g.R == '<' && (g.N == 1 || !plain) || s[i] == '\n' || inside && g.EndsString(s, i) || strings.HasPrefix(s[i:], "]]>") {
			break
		}
		i += g.N
	}
	return i
}

// LineEnd finds the end of a header's value: the line's, also where the line
// is part of a quoted text. quote is the one before the header's name, if
// there is one; inside says that the header is in a JSON string; brace that
// it is in the braces of a Java map.
func LineEnd(s string, i int, quote string, inside, brace bool) int {
	for i < len(s) {
		g := glyph.At(s, i)
		switch {
		case g.R == '\n', g.R == '\r', brace && g.R == '}':
			return i
		case quote != "" && glyph.Closing(g.R) != 0 && g.Spelled(s, i) == quote, inside && g.EndsString(s, i):
			return i
		case g.R == '"' && g.N > 1 && quote == "" && glyph.EndsText(s, i+g.N):
			return i
		}
		i += g.N
	}
	return i
}

// Headed says whether a bracket opens before the name that ends with what begins at s[i]:
// 【db.password】.
func Headed(s string, i int) bool {
	for from := i; i > 0 && from-i < glyph.MaxName && (glyph.IsWord(s[i-1]) || s[i-1] == '.'); {
		if r, _ := glyph.RuneBefore(s, i); r >= utf8.RuneSelf {
			break
		}
		i--
	}
	r, _ := glyph.RuneBefore(s, i)
	return r == '【'
}

// Keyword stands behind the name of a field that Elasticsearch looks for as a whole.
const Keyword = ".keyword"

// SkipForm is glyph.SkipSpace for what may be percent-encoded as a form is: the + of
// %22+%3A+%22 is a blank, in what was encoded twice it is %2B.
func SkipForm(s string, i int, lines bool) int {
	const most = 64
	for from := i; i-from < most; {
		i = glyph.SkipSpace(s, i, lines)
		if i >= len(s) || s[i] != '+' && s[i] != '%' {
			break
		}
		g, level := glyph.At(s, i), glyph.PercentLevel(s, i)
		if g.R != '+' || level >= max(glyph.LevelBefore(s, i), glyph.PercentLevel(s, i+g.N)) {
			break
		}
		i += g.N
	}
	return i
}

// longestName is how many characters a name in Chinese has at most.
const longestName = 4

// HanAt gives the places behind the Chinese characters from s[k] on, in any encoding, as
// many as a name may have, and how many there are: none if it may not open with the first.
func HanAt(s string, k int, opens func(rune) bool) (at [longestName + 1]int, n int) {
	for k < len(s) && n < longestName {
		g := glyph.At(s, k)
		if g.Octet {
			g.R, g.N = glyph.CodedRune(s, k)
		}
		if g.N == 0 || !glyph.IsHanRune(g.R) || n == 0 && !opens(g.R) {
			break
		}
		k += g.N
		n++
		at[n] = k
	}
	return at, n
}

// SkipPlus passes over blanks, also as a form writes them.
func SkipPlus(s string, i int) int {
	if i < len(s) {
		if g := glyph.At(s, i); g.R == '+' {
			return i + g.N
		}
	}
	return glyph.SkipSpace(s, i, false)
}

// SkipLines passes over blanks and line ends between the lines of a block.
func SkipLines(s string, i int) int {
	for i < len(s) {
		g := glyph.At(s, i)
		if !glyph.IsSpace(g.R) && (g.R != '\\' || g.N != g.Depth) {
			break
		}
		i += g.N
	}
	return i
}

// WithoutEllipsis keeps the dots of a shortened value out of its identity.
func WithoutEllipsis(v string) string {
	if t := strings.TrimRight(v, "…"); t != "" && utf8.ValidString(t) {
		return t
	}
	return v
}

// SkipType passes over PHP's string(32) and the prefixes of Python's strings.
func SkipType(s string, i int) int {
	rest := s[i:]
	if tail, ok := strings.CutPrefix(rest, "int("); ok && tail != "" && glyph.IsDigit(tail[0]) {
		return i + len("int(")
	}
	if from := OpensBinary(s, i); from > 0 {
		return from
	}
	if strings.HasPrefix(rest, "0x") { // the address of a text, as debuggers print it
		k := i + len("0x")
		for k < len(s) && glyph.IsHex(s[k]) {
			k++
		}
		from := glyph.SkipSpace(s, k, false)
		if from > k && from < len(s) && (glyph.At(s, from).R == '@' || glyph.OpensText(s, from)) {
			return from
		}
	}
	if strings.HasPrefix(rest, "rejected value [") {
		return i + len("rejected value ")
	}
	if len(rest) > 1 && strings.IndexByte("ubrUBR", rest[0]) >= 0 && (rest[1] == '"' || rest[1] == '\'') {
		return i + 1
	}
	return i
}

// Ended says whether a field ends at s[i], where punctuation is encoded though
// the names are not.
func Ended(s string, i int) bool {
	return glyph.PercentLevel(s, i) > 0 && strings.ContainsRune(",}]); \n", glyph.At(s, i).R)
}

// Emphasis gives the length of what ends an emphasised name at s[i] that begins at
// s[start]: **token**, *token*.
func Emphasis(s string, start, i int) int {
	switch {
	case strings.HasPrefix(s[i:], "**"):
		return 2
	case strings.HasPrefix(s[i:], "*:") && start > 0 && s[start-1] == '*':
		return 1
	}
	return 0
}

// Index passes over the index of an element at s[i], [0] or [], that a
// separator follows.
func Index(s string, i int) int {
	const longest = 8
	if i >= len(s) || glyph.At(s, i).R != '[' {
		return i
	}
	for k := i + glyph.At(s, i).N; k < len(s) && k-i < longest; {
		g := glyph.At(s, k)
		k += g.N
		switch {
		case g.R == ']':
			if k < len(s) && strings.ContainsRune("=:", glyph.At(s, k).R) {
				return k
			}
			if k = glyph.SkipSpace(s, k, false); glyph.ByteAt(s, k) == '=' { // char token[] = "5e1f…"
				return k
			}
			return i
		case g.R >= utf8.RuneSelf || !glyph.IsDigit(byte(g.R)):
			return i
		}
	}
	return i
}

// NumberGroups gives the end of a number that is written in groups: 138.0013.8000,
// 110101 1990 0307 889X.
func NumberGroups(s string, i int) int {
	end := PhoneEnd(s, i)
	if end > i && end < len(s) && s[end]|0x20 == 'x' && glyph.Boundary(s, end+1) > 0 {
		end++
	}
	return end
}

// Extension gives the length of the extension of a file's name that t ends with:
// userid→3380.log.
func Extension(t string) int {
	k := strings.LastIndexByte(t, '.')
	if k <= 0 || len(t)-k < 3 || len(t)-k > 5 || !glyph.AllLetters(t[k+1:]) || !glyph.HoldsDigit(t[:k]) {
		return 0
	}
	return len(t) - k
}

// LastWord gives the last text of an array at s[i] whose texts say where a name is:
// ["body", "secret"], and i for anything else.
func LastWord(s string, i int) int {
	const most = 8
	from := i
	if i >= len(s) || glyph.At(s, i).R != '[' {
		return i
	}
	i += glyph.At(s, i).N
	for range most {
		i = glyph.SkipSpace(s, i, true)
		if i >= len(s) {
			return from
		}
		g := glyph.At(s, i)
		_, k := glyph.CloseQuote(s, i+g.N, g, false)
		if glyph.Closing(g.R) == 0 {
			k = NumberEnd(s, i)
		}
		if k = glyph.SkipSpace(s, k, true); k <= i || k >= len(s) {
			return from
		}
		switch glyph.At(s, k).R {
		case ']':
			if glyph.Closing(g.R) == 0 {
				return from
			}
			return i
		case ',':
			i = k + glyph.At(s, k).N
		default:
			return from
		}
	}
	return from
}
