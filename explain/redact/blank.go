package redact

// skipSpace passes over a few blanks, and over line ends if they may stand
// there.
func skipSpace(s string, i int, lines bool) int {
	const most = 64
	for from := i; i < len(s) && i-from < most; {
		g := glyphAt(s, i)
		if !isSpace(g.r) || !lines && (g.r == '\n' || g.r == '\r') {
			break
		}
		i += g.n
	}
	return i
}

// trimBlanks gives the end of what stands before the blanks before s[k].
func trimBlanks(s string, k int) int {
	const most = 8
	for from := k; k > 0 && s[k-1] == ' ' && from-k < most; {
		k--
	}
	return k
}

// startsLine says whether a line begins at s[k], also in a text with escaped
// line ends. The text itself may begin in the middle of one.
func startsLine(s string, k int) bool {
	return k > 0 && s[k-1] == '\n' || k > 1 && s[k-1] == 'n' && s[k-2] == '\\'
}

// newLine gives the place behind the line end at s[i].
func newLine(s string, i int) (int, bool) {
	if i < len(s) {
		if g := glyphAt(s, i); g.r == '\r' {
			i += g.n
		}
	}
	if i >= len(s) || glyphAt(s, i).r != '\n' {
		return i, false
	}
	return i + glyphAt(s, i).n, true
}

// lineBreak gives the end of the line end at s[i], escaped or not.
func lineBreak(s string, i int) int {
	for _, want := range [...]rune{'\r', '\n'} {
		if i < len(s) {
			if g := glyphAt(s, i); g.r == want {
				i += g.n
			}
		}
	}
	return i
}
