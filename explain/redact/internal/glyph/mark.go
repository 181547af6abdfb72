package glyph

import "strings"

// MaskAt gives the end of the mask that begins at s[i], or 0.
func MaskAt(s string, i int) int {
	if !strings.HasPrefix(s[i:], "‹") {
		return 0
	}
	const longestKind, longestOrdinal = 32, 9
	i += len("‹")
	from := i
	for i < len(s) && (s[i] >= 'a' && s[i] <= 'z' || s[i] == '_') && i-from < longestKind {
		i++
	}
	if i == from || i >= len(s) || s[i] != '#' {
		return 0
	}
	i++
	from = i
	for i < len(s) && IsDigit(s[i]) && i-from < longestOrdinal {
		i++
	}
	if i == from || !strings.HasPrefix(s[i:], "›") {
		return 0
	}
	return i + len("›")
}

// WithoutMasks gives v without the masks in it.
func WithoutMasks(v string) string {
	if !strings.Contains(v, "‹") {
		return v
	}
	var b strings.Builder
	for i := 0; i < len(v); {
		if end := MaskAt(v, i); end > 0 {
			i = end
			continue
		}
		b.WriteByte(v[i])
		i++
	}
	return b.String()
}
