package place

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Columns gives the rules of the cells of a table's head, nil if there are none.
// The head may stand behind something else: only what is names up to its end
// counts, "bad rows, id,userid".
func Columns(head string, gap string) []words.Rule {
	const most = 64
	cells := extent.Cells(head, gap)
	if len(cells) < 2 || len(cells) > most {
		return nil
	}
	rules := make([]words.Rule, len(cells))
	for i := len(cells) - 1; i >= 0; i-- {
		cell := strings.Trim(cells[i], " \"'`*")
		if cell == "" && (gap == "|" || gap == "│") {
			continue
		}
		from := len(cell)
		for from > 0 && (glyph.IsWord(cell[from-1]) || cell[from-1] == '.' || cell[from-1] >= utf8.RuneSelf) {
			from--
		}
		if from == len(cell) || glyph.IsDigit(cell[from]) {
			if gap == "|" || gap == "│" { // what stands before the bar that a row begins with
				return rules[i:]
			}
			return rules[i+1:]
		}
		if rules[i], _ = words.FieldRule(cell[from:]); from > 0 {
			return rules[i:]
		}
	}
	return rules
}

// CellValue gives what stands in a cell.
func CellValue(s string, start, end int) judge.Value {
	for start < end && (s[start] == ' ' || s[start] == '"' || s[start] == '\'' || s[start] == '`') {
		start++
	}
	for end > start && (s[end-1] == ' ' || s[end-1] == '"' || s[end-1] == '\'' || s[end-1] == '`' || s[end-1] == '\\') {
		end--
	}
	v := judge.Value{Start: start, End: end, Sep: '(', Text: glyph.Canonical(s[start:end])}
	if strings.Contains(v.Text, "‹") {
		v.End = v.Start
	}
	return v
}

// InsertColumns gives the rules of the columns in the brackets that end before
// s[i], nil if no name is among them.
func InsertColumns(s string, i int) []words.Rule {
	names := columns(s, i)
	rules := make([]words.Rule, len(names))
	known := false
	for n := range names {
		if r, ok := words.FieldRule(nth(names, n)); ok {
			rules[n], known = r, true
		}
	}
	if !known {
		return nil
	}
	return rules
}

// columns gives what stands in the brackets that end before s[i], nil if none do.
func columns(s string, i int) []string {
	const longest, most = 1024, 64
	before := strings.TrimRight(s[max(0, i-longest):i], " \t\r\n")
	before, ok := strings.CutSuffix(before, ")")
	open := strings.LastIndexByte(before, '(')
	if !ok || open < 0 || strings.Count(before[open:], ",") >= most {
		return nil
	}
	return strings.Split(before[open+1:], ",")
}

// PlaceholderRule gives the rule of the column for which the question mark n of a
// statement stands, counted from 0.
func PlaceholderRule(statement string, n int) words.Rule {
	r, _ := words.FieldRule(placeholder(statement, n))
	return r
}

// placeholder gives the name of that column, "" if nothing tells it.
func placeholder(statement string, n int) string {
	k := -1
	for range n + 1 {
		next := strings.IndexByte(statement[k+1:], '?')
		if next < 0 {
			return ""
		}
		k += 1 + next
	}
	if k < 0 {
		return ""
	}
	before := strings.TrimRight(statement[:k], " ")
	if name := strings.TrimRight(before, "=<>! "); len(name) < len(before) {
		return strings.Trim(name[strings.LastIndexAny(name, " (,")+1:], "`\"[]")
	}
	row := strings.LastIndex(strings.ToLower(before), "values")
	if row < 0 {
		return ""
	}
	return nth(columns(statement, row), strings.Count(before[row:], ","))
}

// BoundTo gives the rule of the name that a message says, from s[i] on, to be that
// of the value before. firm says that the name does not go on: the value of a token
// type is none.
func BoundTo(s string, i int) (r words.Rule, firm, ok bool) {
	const longest, tokens = 240, 3
	rest := s[i:min(len(s), i+longest)]
	if k := strings.IndexByte(rest, '\n'); k >= 0 {
		rest = rest[:k]
	}
	if k := strings.Index(rest, "reference chain: "); k >= 0 {
		chain, _, _ := strings.Cut(rest[k+len("reference chain: "):], ")")
		r, ok = words.FieldRule(strings.Trim(chain[strings.LastIndexByte(chain, '[')+1:], `\"]'`))
		return r, true, ok
	}
	for _, to := range [...]string{" for ", " Path "} {
		k := strings.Index(rest, to)
		if k < 0 {
			continue
		}
		k += len(to)
		for range tokens {
			from, end := extent.NameIn(rest, k)
			if r, ok = indexed(rest[from:end]); ok {
				return r, glyph.ByteAt(rest, end) != ' ', true
			}
			k = end
		}
	}
	return words.Rule{}, false, false
}

// indexed gives the rule of a name, or of the column that an index is called after:
// user.uk_real_name.
func indexed(t string) (words.Rule, bool) {
	r, ok := words.FieldRule(t)
	if ok {
		return r, true
	}
	_, column, ok := strings.Cut(t[strings.LastIndexByte(t, '.')+1:], "_")
	if !ok {
		return words.Rule{}, false
	}
	return words.FieldRule(column)
}

// Validated gives the place of the value of which pydantic speaks in the line at s[i],
// 0 for none.
func Validated(s string, i int) int {
	const longest = 320
	if !strings.HasPrefix(s[i:], "  ") {
		return 0
	}
	const key = " input_value="
	rest := s[i:min(len(s), i+longest)]
	k := strings.Index(rest, key)
	if k < 0 || strings.Contains(rest[:k], "\n") || i+k+len(key) >= len(s) {
		return 0
	}
	return i + k + len(key)
}

// Evaluated gives the place of the value that a debugger found, $1 = 0x55 "5e1f…", in the line
// at s[i], 0 for none.
func Evaluated(s string, i int) int {
	if glyph.ByteAt(s, i) != '$' {
		return 0
	}
	_, end := glyph.WordAt(s, i+1)
	from := glyph.SpelledAt(s, end, " = ")
	if end == i+1 || !glyph.AllDigits(s[i+1:end]) || from == 0 || from >= len(s) {
		return 0
	}
	return extent.SkipType(s, from)
}

// Asked says whether a prompt stands before s[i] in its line, to which the next line
// answers: 127.0.0.1:6379> GET jsapi_ticket.
func Asked(s string, i int) bool {
	const longest = 96
	line := s[max(0, i-longest):i]
	return strings.Contains(line[strings.LastIndexByte(line, '\n')+1:], "> ")
}

// OpensLine says whether nothing but blanks and a quote stands before s[i] in its
// line.
func OpensLine(s string, i int) bool {
	for i > 0 && (s[i-1] == ' ' || s[i-1] == '\t' || s[i-1] == '"') {
		i--
	}
	return i == 0 || glyph.StartsLine(s, i)
}

// InQuery says whether a query's ? or & ends before.
func InQuery(before string) bool {
	for _, mark := range [...]string{"?", "&", "%3f", "%26", "&amp;", `\u0026`, "#"} {
		if strings.HasSuffix(before, mark) {
			return true
		}
	}
	return false
}

// Redeems says whether the text around s[i:j] is a call that redeems an authorization
// code, by its name or by what is sent along.
func Redeems(s string, i, j int) bool {
	const window = 200
	around := strings.ToLower(s[max(0, i-window):min(len(s), j+window)])
	for _, w := range [...]string{"getuserinfo", "useraccesstoken", "bycode", "authorization_code", "clientsecret", "client_secret", "state"} {
		if strings.Contains(around, w) {
			return true
		}
	}
	return false
}
