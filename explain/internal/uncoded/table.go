package uncoded

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// isListed reports whether the line of a number that begins it stands beside another
// such line with another number: • 40014: …, • 40035: ….
func (s sentence) isListed(text []byte, start int) bool {
	if !s.row() {
		return false
	}
	begin := start - s.at
	above, _ := lex.LineAround(text, 0, max(0, begin-1))
	return begin > 0 && isItemOf(above) || isItemOf(lex.Line(text, min(len(text), begin+len(s.line)+1), lineMost))
}

// isItemOf reports whether a line begins with a number, a sign and words behind it.
func isItemOf(line []byte) bool {
	t := strings.TrimLeft(string(line), " \t-*•`")
	said := strings.TrimLeft(t[len(lex.Digits(t)):], "` ")
	words := strings.TrimLeft(said, ":： ")
	return len(said)+1 < len(t) && len(words) < len(said) && words != "" && !lex.IsDigit(words[0])
}
