package words

import "github.com/dterr/dterr/explain/redact/internal/glyph"

// MemberRole gives the role of a key in a pair of members. Of ParameterKey the
// last part counts.
func MemberRole(key string) (Role, bool) {
	const shortest = 3 // AppId is no id
	from := len(key)
	if from == 0 || !glyph.IsLetter(key[from-1]) {
		return 0, false
	}
	for from > 0 && glyph.IsAlnum(key[from-1]) {
		from--
		if c := key[from]; c < 'a' && glyph.IsLetter(c) && from > 0 && key[from-1] >= 'a' {
			break
		}
	}
	if from == 0 || len(key)-from >= shortest {
		if r, ok := wordRole(key[from:]); ok || from == 0 {
			return r, ok
		}
	}
	return wordRole(key)
}

// wordRole is MemberRole for a word.
func wordRole(word string) (Role, bool) {
	const longest = 16
	n := len(word)
	if n > longest || n == 0 || memberLengths[word[0]&0x1f]&(1<<n) == 0 {
		return 0, false
	}
	var low [longest]byte
	for i := range n {
		if low[i] = word[i]; low[i] != '_' {
			low[i] |= 0x20
		}
	}
	for _, r := range [...]Role{Holder, Held, Carrier} {
		if r.Is(string(low[:n])) {
			return r, true
		}
	}
	return 0, false
}
