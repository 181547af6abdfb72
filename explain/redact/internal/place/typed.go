package place

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Maker is what makes a value: its name, where the value begins, the bracket
// behind the value or 0.
type Maker struct {
	Name  string
	Inner int
	Shut  rune
}

// Known says whether m does nothing but to make values.
func (m Maker) Known() bool {
	const longest = 16
	if m.Name == "" || len(m.Name) > longest {
		return m.Name == ""
	}
	var low [longest]byte
	for i := range len(m.Name) {
		low[i] = m.Name[i] | 0x20
	}
	return words.Wrapper.Is(string(low[:len(m.Name)])) || m.Shut == 0
}

// MakerAt reads what makes a value at s[i].
func MakerAt(s string, i int) Maker {
	at := i
	i = extent.BehindSigns(s, i)
	if i > at && i < len(s) && glyph.Closing(glyph.At(s, i).R) != 0 {
		return Maker{Inner: i}
	}
	if i+2 < len(s) && s[i] == '%' && s[i+1]|0x20 == 'q' && glyph.Shutting(rune(s[i+2])) != 0 { // %q(5e1f…)
		return Maker{Inner: i + 3, Shut: glyph.Shutting(rune(s[i+2]))}
	}
	if i < len(s) && s[i] == '[' { // [NSString stringWithString:@"…"], [String: "…"]
		_, end := extent.Identifier(s, i+1)
		if end > i+1 && end < len(s) && s[end] == ':' {
			return Maker{s[i+1 : end], end + 1, ']'}
		}
		if end == i+1 || end >= len(s) || s[end] != ' ' {
			return Maker{}
		}
		from, colon := extent.Identifier(s, end+1)
		if colon == end+1 || colon >= len(s) || s[colon] != ':' {
			return Maker{}
		}
		return Maker{s[from:colon], colon + 1, ']'}
	}
	from, end := extent.Identifier(s, i)
	if end == from || end >= len(s) {
		return Maker{}
	}
	m := Maker{Name: s[from:end]}
	end = extent.Generic(s, end)
	if end >= len(s) {
		return Maker{}
	}
	switch g := glyph.At(s, end); {
	case g.R == '(' || g.R == '[' || g.R == '{':
		m.Inner, m.Shut = extent.BehindArgument(s, end+g.N), glyph.Shutting(g.R)
	case g.R == ' ' && words.Within.Is(strings.ToLower(m.Name)):
		m.Inner = glyph.SkipSpace(s, end, false)
	}
	return m
}

// typeName gives where the name of a type at s[i] ends, 0 for none. A type that is
// not pointed at begins with a capital or is one that everybody knows.
func typeName(s string, i int) int {
	from := extent.Reference(s, i)
	if from > i && strings.HasPrefix(s[from:], "[") { // &[u8]
		if _, end := extent.Identifier(s, from+1); end > from+1 && end < len(s) && s[end] == ']' {
			return end + 1
		}
	}
	last, end := extent.Identifier(s, from)
	switch {
	case end == last:
		return 0
	case from > i:
		return end
	case glyph.HoldsDigit(s[last:end]), !(s[last] >= 'A' && s[last] <= 'Z') && !words.Plain.Is(s[last:end]):
		return 0
	}
	return end
}

// BehindType gives the place of the value of token: String = "5e1f…", whose type
// stands at s[i], or 0.
func BehindType(s string, i int) int {
	const longest = 64
	end := typeName(s, i)
	if end == 0 {
		return 0
	}
	end = extent.Union(s, extent.Generic(s, end))
	if end < len(s) && s[end] == '[' {
		if shut := strings.IndexByte(s[end:min(len(s), end+longest)], ']'); shut > 0 && !strings.ContainsAny(s[end:end+shut], "\n\"'=") {
			end += shut + 1
		}
	}
	if end < len(s) && (s[end] == '?' || s[end] == '!') {
		end++
	}
	if from := Getter(s, end); from > 0 {
		return from
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

// AnnouncedType gives the place of the value behind its type and a colon,
// string:"5e1f…", 0 for none.
func AnnouncedType(s string, i int) int {
	_, end := extent.Identifier(s, i)
	if end == i || end+1 >= len(s) || s[end] != ':' {
		return 0
	}
	if kind := strings.ToLower(s[i:end]); !words.Wrapper.Is(kind) && kind != "b64" && kind != "base64" {
		return 0
	}
	if g := glyph.At(s, end+1); glyph.Closing(g.R) == 0 && g.R < utf8.RuneSelf || glyph.EndsText(s, end+1+g.N) {
		return 0
	}
	return end + 1
}

// Getter gives the quote of the text that what reads a property gives, whose code begins at s[i]: {
// get; set; } = "…", { get { return "…"; } }, by lazy { "…" }, get() = "…"; 0 for none.
func Getter(s string, i int) int {
	const longest = 96
	reads := false
	for from := i; i < len(s) && i-from < longest; {
		if _, end := glyph.WordAt(s, i); end > i {
			if !words.Accessor.Is(s[i:end]) {
				break
			}
			reads = reads || strings.IndexByte("glr", s[i]) >= 0 // get, lazy, return
			i = end
			continue
		}
		g := glyph.At(s, i)
		if reads && glyph.Closing(g.R) != 0 {
			return i
		}
		if strings.IndexByte(" \t\r\n{}();=>", byte(g.R)) < 0 {
			break
		}
		i += g.N
	}
	return 0
}
