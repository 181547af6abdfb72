package glyph

// SkipSpace passes over a few blanks, and over line ends if they may stand
// there.
func SkipSpace(s string, i int, lines bool) int {
	const most = 64
	for from := i; i < len(s) && i-from < most; {
		g := At(s, i)
		if !IsSpace(g.R) || !lines && (g.R == '\n' || g.R == '\r') {
			break
		}
		i += g.N
	}
	return i
}

// TrimBlanks gives the end of what stands before the blanks before s[k].
func TrimBlanks(s string, k int) int {
	const most = 8
	for from := k; k > 0 && s[k-1] == ' ' && from-k < most; {
		k--
	}
	return k
}

// StartsLine says whether a line begins at s[k], also in a text with escaped
// line ends. The text itself may begin in the middle of one.
func StartsLine(s string, k int) bool {
	return k > 0 && s[k-1] == '\n' || k > 1 && s[k-1] == 'n' && s[k-2] == '\\'
}

// NewLine gives the place behind the line end at s[i].
func NewLine(s string, i int) (int, bool) {
	if i < len(s) {
		if g := At(s, i); g.R == '\r' {
			i += g.N
		}
	}
	if i >= len(s) || At(s, i).R != '\n' {
		return i, false
	}
	return i + At(s, i).N, true
}

// LineBreak gives the end of the line end at s[i], escaped or not.
func LineBreak(s string, i int) int {
	for _, want := range [...]rune{'\r', '\n'} {
		if i < len(s) {
			if g := At(s, i); g.R == want {
				i += g.N
			}
		}
	}
	return i
}
