package field

import "strings"

// quotes are the pairs of signs between which people quote what was said to them.
var quotes = [...][2]string{{"“", "”"}, {"「", "」"}, {"『", "』"}, {"‘", "’"}, {"\"", "\""}, {"'", "'"}, {"`", "`"}} //nolint:gochecknoglobals // a constant table

// brackets are the pairs in which they put what explains the words before.
var brackets = [...][2]string{{"（", "）"}, {"(", ")"}, {"【", "】"}, {"[", "]"}} //nolint:gochecknoglobals // a constant table

// opensQuote reports whether a text begins with a quote.
func opensQuote(text string) bool {
	_, ok := within(text, quotes[:])
	return ok
}

// within gives what stands between the signs of one of the pairs that a text begins
// with, pairs of the same signs inside it included.
func within(text string, pairs [][2]string) (inner string, ok bool) {
	for _, p := range pairs {
		rest, ok := strings.CutPrefix(text, p[0])
		if !ok {
			continue
		}
		depth := 1
		for i := range len(rest) {
			switch {
			case strings.HasPrefix(rest[i:], p[1]):
				if depth--; depth == 0 {
					return rest[:i], true
				}
			case strings.HasPrefix(rest[i:], p[0]):
				depth++
			}
		}
	}
	return "", false
}

// Quotations gives all that stands in quotes in a line, in its order, at most most.
func Quotations(line string, most int) []string {
	var all []string
	for i := 0; i < len(line) && len(all) < most; i++ {
		if inner, ok := within(line[i:], quotes[:]); ok && inner != "" {
			all = append(all, inner)
			i = strings.Index(line[i:], inner) + i + len(inner)
		}
	}
	return all
}
