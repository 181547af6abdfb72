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
	return enclosed(line, most, quotes[:], func(string) bool { return true })
}

// Remarks gives what stands in brackets in a line behind words that lead accepts, in
// its order, at most most.
func Remarks(line string, most int, lead func(before string) bool) []string {
	return enclosed(line, most, brackets[:3], lead)
}

// enclosed gives what stands in pairs of signs.
func enclosed(line string, most int, pairs [][2]string, lead func(before string) bool) []string {
	var all []string
	for i := 0; i < len(line) && len(all) < most; i++ {
		if inner, ok := within(line[i:], pairs); ok && inner != "" && lead(line[:i]) {
			all = append(all, inner)
			i = strings.Index(line[i:], inner) + i + len(inner)
		}
	}
	return all
}
