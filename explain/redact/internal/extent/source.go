package extent

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Identifier gives the end of a name in a program at s[i], with what it is a
// part of (std::string), and where its last part begins.
func Identifier(s string, i int) (last, end int) {
	const longest = 96
	last, end = i, i
	for end < len(s) && end-i < longest {
		switch c := s[end]; {
		case glyph.IsAlnum(c) && (end > last || !glyph.IsDigit(c)), c == '_':
			end++
		case end > last && c == '.' && end+1 < len(s) && glyph.IsLetter(s[end+1]):
			end++
			last = end
		case end > last && strings.HasPrefix(s[end:], "::") && !strings.HasPrefix(s[end:], "::<"):
			end += 2
			last = end
		default:
			return last, end
		}
	}
	return last, end
}

// Generic gives the place behind the parameters of a type at s[i], or i.
func Generic(s string, i int) int {
	const longest = 64
	k := i
	if strings.HasPrefix(s[i:], "::") {
		k += len("::")
	}
	if k >= len(s) || glyph.At(s, k).R != '<' {
		return i
	}
	for k < len(s) && k-i < longest {
		g := glyph.At(s, k)
		k += g.N
		switch {
		case g.R == '>':
			return k
		case g.R == '\n' || glyph.IsQuote(g.R) || g.R == '=' || g.R == '/':
			return i
		}
	}
	return i
}

// Reference passes over what stands before the name of a type that is pointed at:
// &'static str, *const u8, &mut String.
func Reference(s string, i int) int {
	const longest = 48
	from := i
	for i < len(s) && (s[i] == '&' || s[i] == '*') {
		i++
	}
	if i == from || glyph.At(s, from).N != 1 {
		return from
	}
	if i < len(s) && s[i] == '\'' {
		_, end := Identifier(s, i+1)
		if end == i+1 || end >= len(s) || s[end] != ' ' {
			return from
		}
		i = end + 1
	}
	for _, word := range [...]string{"mut ", "const ", "dyn "} {
		if i-from < longest && strings.HasPrefix(s[i:], word) {
			i += len(word)
		}
	}
	return i
}

// Union passes over the other types that a value may have: str | None.
func Union(s string, i int) int {
	const most = 4
	for range most {
		k := glyph.SkipSpace(s, i, false)
		if k >= len(s) || s[k] != '|' {
			break
		}
		k = glyph.SkipSpace(s, k+1, false)
		_, end := Identifier(s, k)
		if end == k {
			break
		}
		i = Generic(s, end)
	}
	return i
}

// SecondText gives the quote of the second of two texts from s[i] on, 0 if that
// is not what stands there.
func SecondText(s string, i int, inside bool) int {
	const longest = 96
	i = glyph.SkipSpace(s, i, false)
	if i >= len(s) || glyph.Closing(glyph.At(s, i).R) == 0 {
		return 0
	}
	g := glyph.At(s, i)
	_, k := glyph.CloseQuote(s[:min(len(s), i+longest)], i+g.N, g, inside)
	if k == 0 || k >= len(s) || s[k] != ',' || !glyph.OpensText(s, k+1) {
		return 0
	}
	return glyph.SkipSpace(s, k+1, false)
}

// BehindBracket passes over an index or arguments at s[i].
func BehindBracket(s string, i int) int {
	const longest = 64
	if i >= len(s) || s[i] != '[' && s[i] != '(' {
		return i
	}
	end := strings.IndexAny(s[i:min(len(s), i+longest)], ")]\n")
	if end < 0 || s[i+end] == '\n' {
		return i
	}
	return i + end + 1
}

// BehindChoice gives the quote of the text behind what chooses between two values
// at s[i], 0 for none.
func BehindChoice(s string, i int) int {
	k := glyph.SkipSpace(s, i, false)
	choices := [...]string{"||", "??", "?:", "or "}
	n := slices.IndexFunc(choices[:], func(c string) bool { return strings.HasPrefix(s[k:], c) })
	if n < 0 || k == i || !glyph.OpensText(s, k+len(choices[n])) {
		return 0
	}
	return glyph.SkipSpace(s, k+len(choices[n]), false)
}

// InBraces says whether the key at s[i] is one that is to be replaced, ${token:…}.
func InBraces(s string, i int) bool { return strings.HasSuffix(s[:i], "${") }

// OpensBinary gives the place of the text of one of Erlang's binaries at s[i],
// <<"5e1f…">>, 0 for none.
func OpensBinary(s string, i int) int {
	i = glyph.SkipSpace(s, i, false)
	i = glyph.SpelledAt(s, i, "<<")
	if i == 0 || !glyph.OpensText(s, i) {
		return 0
	}
	return i
}

// StringPrefix gives the place of the quote behind what may stand before one:
// b'…', @"…", &"…", r#"…"#, and two quotes of three. It gives 0 for none.
func StringPrefix(s string, i int, inside bool) int {
	if g := glyph.At(s, i); glyph.Closing(g.R) != 0 {
		const quotes = 3
		k := i
		for range quotes - 1 {
			k += g.N
			if k >= len(s) || glyph.At(s, k) != g {
				return 0
			}
		}
		if glyph.EndsText(s, k+g.N) {
			return 0
		}
		return k
	}
	k := i
	for k < len(s) && strings.IndexByte("@$&*#<", s[k]) >= 0 && glyph.At(s, k).N == 1 {
		k++
	}
	from := k
	for k < len(s) && glyph.IsAlnum(s[k]) && k-from <= 2 {
		k++
	}
	switch strings.ToLower(s[from:k]) {
	case "", "b", "r", "f", "u", "l", "n", "e", "q", "s", "br", "rb", "fr", "rf", "u8":
	default:
		return 0
	}
	if k < len(s) && s[k] == '#' {
		k++
	}
	if k == i || k >= len(s) || glyph.Closing(glyph.At(s, k).R) == 0 || inside && glyph.At(s, k).EndsString(s, k) || glyph.EndsText(s, k+glyph.At(s, k).N) {
		return 0
	}
	return k
}

// Tagged gives the place behind an anchor or a tag of YAML at s[i]: &secret,
// !!str, !vault. A tag that is not YAML's own stands before a name as well, so
// that a quote or a block must follow it.
func Tagged(s string, i int) int {
	own := strings.HasPrefix(s[i:], "!!") || s[i] == '&' && glyph.At(s, i).N == 1
	if !own && s[i] != '!' {
		return 0
	}
	k := i + 1
	for k < len(s) && (glyph.IsWord(s[k]) || s[k] == '!') {
		k++
	}
	from := glyph.SkipSpace(s, k, false)
	if from == k || from >= len(s) || k == i+1 {
		return 0
	}
	if g := glyph.At(s, from); !own && glyph.Closing(g.R) == 0 && g.R != '|' && g.R != '>' {
		if _, end := glyph.WordAt(s, from); end-from < glyph.CopyLen || !glyph.IsMixed(s[from:end]) {
			return 0
		}
	}
	return from
}

// BehindLength gives the quote of the text whose length begins at s[i], string(32) "5e1f…", 0
// for none.
func BehindLength(s string, i int) int {
	end := NumberEnd(s, i)
	shut := glyph.SpelledAt(s, end, ")")
	from := glyph.SkipSpace(s, shut, false)
	if end == i || shut == 0 || from == shut || !glyph.OpensText(s, from) || glyph.EndsText(s, from+glyph.At(s, from).N) {
		return 0
	}
	return from
}

// BehindArgument passes over the name of a type before a text: QVariant(QString,
// "5e1f…").
func BehindArgument(s string, i int) int {
	_, end := Identifier(s, i)
	if end > i && end < len(s) && s[end] == ',' && glyph.OpensText(s, end+1) {
		return glyph.SkipSpace(s, end+1, false)
	}
	return i
}

// BehindSigns passes over what may stand before what makes a value: new, a
// sign, a tag of YAML, a cast.
func BehindSigns(s string, i int) int {
	const longest = 32
	for _, word := range [...]string{"new ", "await ", "try "} {
		if strings.HasPrefix(s[i:], word) {
			return i + len(word)
		}
	}
	switch g := glyph.At(s, i); g.R {
	case '*', '@', '&':
		return i + g.N
	case '!', '[':
		_, end := Identifier(s, i+1)
		if strings.HasPrefix(s[i:], "[]") && i+2 < len(s) && glyph.IsLetter(s[i+2]) { // []string{"5e1f…"}
			return i + 2
		}
		if s[i] == '[' && (end+1 >= len(s) || s[end] != ']' || glyph.Closing(glyph.At(s, end+1).R) == 0) {
			return i
		}
		if s[i] == '[' {
			end++
		}
		return glyph.SkipSpace(s, end, false)
	}
	from := i
	for i < len(s) && s[i] == '(' && i-from < longest { // (string) (len=32) "5e1f…"
		_, end := Identifier(s, i+1)
		for end < len(s) && end-i < longest && (s[end] == '*' || s[end] == '=' || s[end] == ' ' || glyph.IsAlnum(s[end])) {
			end++
		}
		if end >= len(s) || s[end] != ')' {
			return from
		}
		i = glyph.SkipSpace(s, end+1, false)
	}
	return i
}

// Placeholder says whether words in angle brackets stand at s[i]: <nil>, <your
// token>.
func Placeholder(s string, i int) bool {
	const longest = 64
	if i >= len(s) || glyph.At(s, i).R != '<' {
		return false
	}
	for k := i + glyph.At(s, i).N; k < len(s) && k-i < longest; {
		g := glyph.At(s, k)
		k += g.N
		switch {
		case g.R == '>':
			return true
		case g.R < utf8.RuneSelf && !glyph.IsLetter(byte(g.R)) && strings.IndexByte(" _-.", byte(g.R)) < 0:
			return false
		}
	}
	return false
}

// OpensMaker says whether what makes a value may begin with r.
func OpensMaker(r rune) bool {
	return r < utf8.RuneSelf && (glyph.IsLetter(byte(r)) || strings.IndexByte("@$&*#<!([\"'`_%", byte(r)) >= 0)
}
