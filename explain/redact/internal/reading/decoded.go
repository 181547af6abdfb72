package reading

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Decoded reads percent-encoded characters and entities as what they stand for;
// false says that there are none. twice says that the text was encoded more than
// once, form that a plus is a blank.
func Decoded(r Reading, twice, form bool) (Reading, bool) {
	rd := reader{from: r}
	found := false
	for i := 0; i < len(r.Text); {
		b, n, wide := byte(0), 0, rune(0)
		switch r.Text[i] {
		case '%':
			if c, ok := glyph.Hex(r.Text, i+2, 4); ok && r.Text[i+1] == 'u' {
				wide, b, n = rune(c), byte(c), len("%u5BC6")
			} else if b, n = glyph.Percent(r.Text, i); b == '+' && twice && n == len("%2B") {
				b = ' '
			}
		case '&':
			c, size := glyph.Entity(r.Text, i)
			wide, b, n = c, byte(c), size
		case '+':
			if form {
				rd.replace(i, 1, ' ')
			}
		}
		switch {
		case n == 0:
			i++
			continue
		case wide >= utf8.RuneSelf:
			rd.replaceRune(i, n, wide)
		default:
			rd.replace(i, n, b)
		}
		found = true
		i += n
	}
	if !found {
		return r, false
	}
	return rd.reading(), true
}

// Foreign reads characters beyond ASCII that are written as entities or byte by byte as themselves, and
// so all of quoted-printable text: &#23494; and =E5=AF=86 are 密. ok is false where there
// are none.
func Foreign(r Reading) (_ Reading, ok bool) {
	rd := reader{from: r}
	quoted, until := false, 0
	for i := 0; i < len(r.Text); i++ {
		switch r.Text[i] {
		case '\\':
			if g := glyph.At(r.Text, i); g.Octet {
				if c, n := glyph.CodedRune(r.Text, i); c != utf8.RuneError {
					rd.replaceRune(i, n, c)
					i += n - 1
				}
			} else if c := digitOfSheet(r.Text[i:]); c != 0 {
				rd.replace(i, len(sheetDigit), c)
				i += len(sheetDigit) - 1
			}
		case '%':
			if c, ok := glyph.Hex(r.Text, i+2, 4); ok && r.Text[i+1] == 'u' && c >= utf8.RuneSelf {
				rd.replaceRune(i, len("%u5BC6"), rune(c))
				i += len("u5BC6")
			}
		case '&':
			if c, n := glyph.Entity(r.Text, i); c >= utf8.RuneSelf {
				rd.replaceRune(i, n, c)
				i += n - 1
			}
		case '=':
			if quoted = quoted || Quoted(r.Text, i) || softEnd(r.Text, i); !quoted {
				if until = max(until, quotedAddress(r.Text, i)); i >= until {
					continue
				}
			}
			if c, ok := glyph.Hex(r.Text, i+1, 2); ok {
				rd.replace(i, len("=E5"), byte(c))
				i += len("E5")
			} else if end := glyph.LineBreak(r.Text, i+1); end > i+1 {
				rd.replace(i, end-i, 0)
				i = end - 1
			}
		}
	}
	return rd.reading(), rd.done > 0
}

// quotedAddress gives the end of the rest of an address of e-mail whose first sign that is
// written in quoted-printable text stands at s[i], peng=2Ezimo=40sina=2Ecom; 0 if it is none.
func quotedAddress(s string, i int) int {
	const longest = 96
	t := s[i:min(len(s), i+longest)]
	if !strings.HasPrefix(t, "=2E") && !strings.HasPrefix(t, "=40") {
		return 0
	}
	if n := strings.IndexAny(t, " \t\r\n\"'<>,;&"); n >= 0 {
		t = t[:n]
	}
	if !strings.Contains(t, "=40") || !strings.Contains(t, "=2E") {
		return 0
	}
	return i + len(t)
}

// softEnd says whether the equals sign at s[i] ends a line that is as long as one of
// quoted-printable text may be.
func softEnd(s string, i int) bool {
	const least, most = 72, 75
	from := max(0, i-most-1)
	line := i - from - 1 - strings.LastIndexByte(s[from:i], '\n')
	return line >= least && line <= most && glyph.LineBreak(s, i+1) > i+1
}

// sheetDigit is how a digit is written in a style sheet where a name begins with it: 1.
const sheetDigit = `\31 `

// digitOfSheet gives the digit that t begins with in a style sheet, 0 if it does with something
// else.
func digitOfSheet(t string) byte {
	n := len(sheetDigit)
	if len(t) <= n || t[:2] != sheetDigit[:2] || !glyph.IsDigit(t[2]) || t[3] != ' ' || !glyph.IsDigit(t[n]) && t[n] != '\\' {
		return 0
	}
	return t[2]
}

// Quoted says whether quoted-printable text has begun by s[i]: an equals sign stands
// there, or a Chinese character or another one of three bytes.
func Quoted(s string, i int) bool {
	const size = len("=E5")
	if strings.HasPrefix(s[i:], "=3D") {
		return true
	}
	var b [3]byte
	for n := range b {
		c, ok := glyph.Hex(s, i+n*size+1, 2)
		if !ok || s[i+n*size] != '=' {
			return false
		}
		b[n] = byte(c)
	}
	return utf8.RuneCount(b[:]) == 1
}
