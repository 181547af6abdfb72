package redact

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/page"
)

// packed masks what stands in base64 or in hexadecimal and holds a secret, read as
// what it stands for: eyJhY2Nlc3NfdG9rZW4iOi… is {"access_token":…. It is masked as
// a whole, since it cannot be changed in part.
func (m *Masker) packed(s string) string {
	const shortest, deepest = 20, 2
	if m.depth >= deepest {
		return s
	}
	var all []page.Edit
	for i := 0; i+shortest <= len(s); {
		k := i + shortest
		for k > i && isPack(s[k-1]) {
			k--
		}
		if k > i {
			i = k // no run of that length begins before
			continue
		}
		end := packEnd(s, i)
		kind := m.unpacked(s[i:end])
		if slash := strings.LastIndexByte(s[i:end], '/'); kind == "" && end-i-slash > shortest && slash >= 0 {
			i += slash + 1 // behind a path
			kind = m.unpacked(s[i:end])
		}
		if kind != "" {
			all = append(all, page.Edit{Start: i, End: end, Text: m.masks.Mask(kind, s[i:end])})
		}
		i = end
	}
	return page.Apply(s, all)
}

// isPack says whether c may stand in base64 or hexadecimal.
func isPack(c byte) bool { return glyph.IsWord(c) || c == '+' || c == '/' }

// packEnd gives the end of the run of base64 at s[i] with its padding. It goes on in
// the next line where a line is full.
func packEnd(s string, i int) int {
	const full = 20
	line := i
	for i < len(s) {
		if !isPack(s[i]) {
			next := glyph.LineBreak(s, i)
			if next == i || i-line < full || !fills(s, next) {
				break
			}
			i, line = next, next
		}
		i++
	}
	for pad := 0; pad < 2 && i > line && glyph.ByteAt(s, i) == '='; pad++ {
		i++
	}
	return i
}

// fills says whether base64 is all that stands in the line at s[i].
func fills(s string, i int) bool {
	from := i
	for i < len(s) && isPack(s[i]) {
		i++
	}
	if i == from || !glyph.IsAlnum(s[from]) {
		return false
	}
	for i < len(s) && s[i] == '=' {
		i++
	}
	return i >= len(s) || strings.IndexByte("\n\r\"'\\", s[i]) >= 0
}

// unpacked gives the kind of the first secret in the text that t stands for, "" if t
// stands for none or there is no secret in it.
func (m *Masker) unpacked(t string) string {
	text := fromBase64(t)
	if text == "" {
		text = fromHex(t)
	}
	if text == "" {
		return ""
	}
	inner := Masker{depth: m.depth + 1}
	masked := inner.text(text)
	if inner.Count() == 0 {
		return ""
	}
	_, mask, _ := strings.Cut(masked, "‹")
	kind, _, _ := strings.Cut(mask, "#")
	return kind
}

// fromBase64 gives the text that t stands for, in either alphabet and with or without
// padding, "" if it stands for none. What is cut off at its end is left out. Text in
// UTF-16, as PowerShell packs it, counts if all of it is ASCII.
func fromBase64(t string) string {
	const group, head = 4, 12
	b, err := base64.RawStdEncoding.DecodeString(plainBase64(t[:head]))
	if !isLegible(narrow(b), err) {
		return ""
	}
	t = strings.TrimRight(plainBase64(t), "=")
	b, err = base64.RawStdEncoding.DecodeString(t)
	if err != nil {
		b, err = base64.RawStdEncoding.DecodeString(t[:len(t)/group*group])
	}
	if b = narrow(b); !isLegible(b, err) {
		return ""
	}
	return string(b)
}

// narrow gives ASCII in UTF-16 as it is without, and anything else as it is.
func narrow(b []byte) []byte {
	if len(b) < 4 || b[1] != 0 || b[3] != 0 {
		return b
	}
	var out []byte
	for i := 0; i < len(b); i += 2 {
		if i+1 < len(b) && b[i+1] != 0 {
			return b
		}
		out = append(out, b[i])
	}
	return out
}

// plainBase64 gives t in the alphabet of most, without line ends.
func plainBase64(t string) string {
	if !strings.ContainsAny(t, "-_\r\n\\") {
		return t
	}
	b := make([]byte, 0, len(t))
	for i := 0; i < len(t); i++ {
		switch c := t[i]; {
		case c == '-':
			b = append(b, '+')
		case c == '_':
			b = append(b, '/')
		case c == '\r', c == '\n':
		case c == '\\' && (strings.HasPrefix(t[i:], `\r`) || strings.HasPrefix(t[i:], `\n`)):
			i++
		default:
			b = append(b, c)
		}
	}
	return string(b)
}

// fromHex is fromBase64 for hexadecimal.
func fromHex(t string) string {
	var b []byte
	for i := 0; i+1 < len(t); i += 2 {
		c, ok := glyph.Hex(t, i, 2)
		if !ok || c < ' ' && !glyph.IsSpace(rune(c)) {
			return ""
		}
		b = append(b, byte(c))
	}
	if !isLegible(b, nil) {
		return ""
	}
	return string(b)
}

// isLegible says whether bytes that were decoded are text, of which the last
// character may be cut off.
func isLegible(b []byte, err error) bool {
	if err != nil {
		return false
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && utf8.FullRune(b[i:]) || r < ' ' && !glyph.IsSpace(r) || r == 0x7f {
			return false
		}
		i += n
	}
	return true
}
