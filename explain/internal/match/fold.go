package match

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
)

// Fold makes messages comparable, as the catalogue's wordings are folded.
func Fold(s string) string { return codes.FoldMessage(s) }

// originals gives captured pieces of a folded message as they stand in the
// message itself.
func originals(message string, captured []string) []string {
	if len(captured) == 0 {
		return nil
	}
	// at[i] is the offset in message of the i-th byte of its folded form.
	b, at := make([]byte, 0, len(message)), make([]int, 0, len(message))
	for i, r := range message {
		if r, ok := codes.FoldRune(r); ok {
			b = utf8.AppendRune(b, r)
		}
		for len(at) < len(b) {
			at = append(at, i)
		}
	}
	folded := string(b)
	out := make([]string, 0, len(captured))
	from := 0
	for _, c := range captured {
		i := strings.Index(folded[from:], c)
		if c == "" || i < 0 {
			out = append(out, "")
			continue
		}
		start := from + i
		from = start + len(c)
		end := len(message)
		if from < len(at) {
			end = at[from]
		}
		out = append(out, strings.TrimSpace(strings.Trim(message[at[start]:end], " ,，.。;；\"'“”")))
	}
	return out
}
