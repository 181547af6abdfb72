package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Message makes messages comparable: lower case, half width, without blanks and
// without the punctuation that one page prints and another does not.
func Message(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			if isHanAt(s, i) {
				b = append(b, s[i], s[i+1], s[i+2])
				i += 3
				continue
			}
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch r, ok := Rune(r); {
		case !ok:
		case r < utf8.RuneSelf:
			b = append(b, byte(r))
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// isHanAt reports whether one of the characters from U+4000 to U+9FFF, which fold to
// themselves, stands in a text at i.
func isHanAt(s string, i int) bool {
	return 0xe4 <= s[i] && s[i] <= 0xe9 && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80
}

// droppedASCII has the bits of the ASCII characters below @ that do not count.
const droppedASCII uint64 = 1<<' ' | 1<<'\t' | 1<<'\n' | 1<<'\r' | 1<<'\v' | 1<<'\f' | 1<<',' | 1<<'.' | 1<<'!' | 1<<';' | 1<<'"' | 1<<'\''

// Rune folds one character; ok is false when it does not count.
func Rune(r rune) (folded rune, ok bool) {
	if r >= utf8.RuneSelf {
		switch {
		case r >= 0xff01 && r <= 0xff5e:
			r -= 0xfee0
		case r < 0x2e80:
			return unicode.ToLower(r), r != 0xa0 && r != '“' && r != '”'
		default:
			return r, r != '。' && r != '、' && r != 0x3000 && r != 0xfeff
		}
	}
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A', true
	case r < '@':
		return r, droppedASCII>>r&1 == 0
	}
	return r, r != '`'
}

// Place stands in a folded template for one of its places.
const Place = "\x00"

// Template folds a template: what stands between its places, with a sign for each
// of them.
func Template(template string) string {
	parts := Parts(template)
	for i := range parts {
		parts[i] = Message(parts[i])
	}
	return strings.Join(parts, Place)
}

// Parts cuts a template at its places: %s, %d and {0}.
func Parts(template string) []string {
	var parts []string
	from := 0
	for i := 0; i+1 < len(template); i++ {
		switch {
		case template[i] == '%' && (template[i+1] == 's' || template[i+1] == 'd'):
			parts = append(parts, template[from:i])
			from = i + 2
			i++
		case template[i] == '{' && i+2 < len(template) && '0' <= template[i+1] && template[i+1] <= '9' && template[i+2] == '}':
			parts = append(parts, template[from:i])
			from = i + 3
			i += 2
		}
	}
	return append(parts, template[from:])
}
