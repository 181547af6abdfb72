package redact

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Source code says more around a value than that it is one: its type, and what
// it stands in for: token: &'static str = "…", os.getenv("TOKEN", "…"),
// process.env.TOKEN || '…', ${TOKEN:-…}.

// reference passes over what stands before the name of a type that is pointed at:
// &'static str, *const u8, &mut String.
func reference(s string, i int) int {
	const longest = 48
	from := i
	for i < len(s) && (s[i] == '&' || s[i] == '*') {
		i++
	}
	if i == from || glyph.At(s, from).N != 1 {
		return from
	}
	if i < len(s) && s[i] == '\'' {
		_, end := identifier(s, i+1)
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

// union passes over the other types that a value may have: str | None.
func union(s string, i int) int {
	const most = 4
	for range most {
		k := glyph.SkipSpace(s, i, false)
		if k >= len(s) || s[k] != '|' {
			break
		}
		k = glyph.SkipSpace(s, k+1, false)
		_, end := identifier(s, k)
		if end == k {
			break
		}
		i = generic(s, end)
	}
	return i
}

// typeName gives where the name of a type at s[i] ends, 0 for none. A type that is
// not pointed at begins with a capital or is one that everybody knows.
func typeName(s string, i int) int {
	from := reference(s, i)
	if from > i && strings.HasPrefix(s[from:], "[") { // &[u8]
		if _, end := identifier(s, from+1); end > from+1 && end < len(s) && s[end] == ']' {
			return end + 1
		}
	}
	last, end := identifier(s, from)
	switch {
	case end == last:
		return 0
	case from > i:
		return end
	case glyph.HoldsDigit(s[last:end]), !(s[last] >= 'A' && s[last] <= 'Z') && !plain.is(s[last:end]):
		return 0
	}
	return end
}

// behindType gives the place of the value of token: String = "5e1f…", whose type
// stands at s[i], or 0.
func behindType(s string, i int) int {
	const longest = 64
	end := typeName(s, i)
	if end == 0 {
		return 0
	}
	end = union(s, generic(s, end))
	if end < len(s) && s[end] == '[' {
		if shut := strings.IndexByte(s[end:min(len(s), end+longest)], ']'); shut > 0 && !strings.ContainsAny(s[end:end+shut], "\n\"'=") {
			end += shut + 1
		}
	}
	if end < len(s) && (s[end] == '?' || s[end] == '!') {
		end++
	}
	k := glyph.SkipSpace(s, end, false)
	if k == end || k+1 >= len(s) || s[k] != '=' || s[k+1] == '=' || s[k+1] == '>' {
		return 0
	}
	k = glyph.SkipSpace(s, k+1, false)
	if k >= len(s) || strings.HasPrefix(s[k:], "0x") || glyph.At(s, k).R >= utf8.RuneSelf && glyph.Closing(glyph.At(s, k).R) == 0 {
		return 0
	}
	return k
}

// announcedType gives the place of the value behind its type and a colon,
// string:"5e1f…", 0 for none.
func announcedType(s string, i int) int {
	_, end := identifier(s, i)
	if end == i || end+1 >= len(s) || s[end] != ':' {
		return 0
	}
	if kind := strings.ToLower(s[i:end]); !wrapper.is(kind) && kind != "b64" && kind != "base64" {
		return 0
	}
	if g := glyph.At(s, end+1); glyph.Closing(g.R) == 0 && g.R < utf8.RuneSelf || glyph.EndsText(s, end+1+g.N) {
		return 0
	}
	return end + 1
}

// standsIn masks the value of p that stands in for one which the text reads from
// somewhere, and gives the place behind it, 0 if there is none.
func (sc *scan) standsIn(p pair) int {
	s := sc.s
	_, end := identifier(s, p.from)
	if end == p.from || end >= len(s) {
		return 0
	}
	if s[end] == '(' {
		if from := secondText(s, end+1, sc.inString(p.from)); from > 0 {
			p.sep = '('
			v, next, ok := sc.looseValue(p, from, 0)
			env := strings.HasSuffix(strings.ToLower(s[p.from:end]), "env")
			if ok && !v.cut && (evident(p.rule, v) || env && fits(p.rule, v)) {
				sc.put(v.start, v.end, p.kind, v.text, "")
				return next
			}
			return 0
		}
	}
	if !strings.ContainsAny(s[p.from:end], ".:") && s[end] != '[' && s[end] != '(' || glyph.HoldsDigit(s[p.from:end]) {
		return 0
	}
	from := behindChoice(s, behindBracket(s, end))
	if from == 0 || sc.inString(p.from) && glyph.At(s, from).EndsString(s, from) {
		return 0
	}
	p.from, p.sep, p.quote = from, '=', ""
	return sc.mask(p)
}

// secondText gives the quote of the second of two texts from s[i] on, 0 if that
// is not what stands there.
func secondText(s string, i int, inside bool) int {
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

// behindBracket passes over an index or arguments at s[i].
func behindBracket(s string, i int) int {
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

// behindChoice gives the quote of the text behind what chooses between two values
// at s[i], 0 for none.
func behindChoice(s string, i int) int {
	k := glyph.SkipSpace(s, i, false)
	choices := [...]string{"||", "??", "?:", "or "}
	n := slices.IndexFunc(choices[:], func(c string) bool { return strings.HasPrefix(s[k:], c) })
	if n < 0 || k == i || !glyph.OpensText(s, k+len(choices[n])) {
		return 0
	}
	return glyph.SkipSpace(s, k+len(choices[n]), false)
}

// inBraces says whether the key at s[i] is one that is to be replaced, ${token:…}.
func inBraces(s string, i int) bool { return strings.HasSuffix(s[:i], "${") }

// others masks the texts that follow one in a list, each behind a comma, and gives
// the place behind the last: []string{"5e1f…", "0a9c…"}.
func (sc *scan) others(p pair, i int) int {
	const most = 64
	s := sc.s
	for range most {
		if glyph.ByteAt(s, i) != ',' || !glyph.OpensText(s, i+1) {
			break
		}
		v, next, ok := sc.looseValue(p, glyph.SkipSpace(s, i+1, false), 0)
		if !ok || v.cut || !fits(p.rule, v) {
			break
		}
		sc.put(v.start, v.end, p.kind, v.text, "")
		i = next
	}
	return i
}

// set masks the one text in the bracket at s[k] that a method s[i:j] sets:
// config.setAppSecret("swordfish"). A thread and a file are named like that, too.
func (sc *scan) set(i, j, k int, r rule) int {
	s := sc.s
	key := strings.ToLower(s[i:j])
	if s[k] != '(' || r.class == name || !strings.HasPrefix(key, "set") && !strings.HasPrefix(key, "with") {
		return 0
	}
	v, next, ok := sc.looseValue(pair{rule: r, sep: '('}, glyph.SkipSpace(s, k+1, true), ')')
	if !ok || !v.quoted || v.cut || glyph.ByteAt(s, glyph.SkipSpace(s, next, true)) != ')' || !fits(r, v) {
		return 0
	}
	sc.put(v.start, v.end, r.kind, v.text, "")
	return next
}

// opensBinary gives the place of the text of one of Erlang's binaries at s[i],
// <<"5e1f…">>, 0 for none.
func opensBinary(s string, i int) int {
	i = glyph.SkipSpace(s, i, false)
	if !strings.HasPrefix(s[i:], "<<") || !glyph.OpensText(s, i+len("<<")) {
		return 0
	}
	return i + len("<<")
}
