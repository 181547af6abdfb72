package remote

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Statements of SQL are logged with question marks, and what stands for them in
// the lines below: ==> Parameters: 5e1f…(String), 1(Integer), or binding parameter
// [1] as [VARCHAR] - [5e1f…].

// Parameters masks the values that MyBatis lists behind s[j].
func (sc *Scan) Parameters(i, j int) int {
	const most, longest = 64, 16384
	s := sc.S[:min(len(sc.S), j+longest)]
	if !strings.HasPrefix(s[j:], ": ") {
		return 0
	}
	statement := extent.StatementBefore(s, i)
	if statement == "" {
		return 0
	}
	end := extent.LineEnd(s, j, "", sc.InString(j), false)
	from, done := j+len(": "), 0
	for n := range most {
		to, next := extent.ParameterEnd(s[:end], from)
		if next == 0 {
			break
		}
		done = max(done, sc.parameter(place.PlaceholderRule(statement, n), from, to))
		from = next
	}
	return done
}

// parameter masks the value s[from:to] of a question mark, and gives its end, 0 for
// what is no secret.
func (sc *Scan) parameter(r words.Rule, from, to int) int {
	v := judge.Value{Start: from, End: to, Sep: '=', Quoted: true}
	if v.Text = glyph.Canonical(sc.S[from:to]); r.Kind == "" || v.Text == "" || strings.Contains(v.Text, "‹") || !judge.Fits(r, v) {
		return 0
	}
	sc.Put(from, to, r.Kind, v.Text, "")
	return to
}

// Bindings masks the value that Hibernate binds to the question mark whose number
// stands behind s[j].
func (sc *Scan) Bindings(i, j int) int {
	const longest = 4096
	s := sc.S[:min(len(sc.S), j+longest)]
	k := j + len(" [")
	if !strings.HasPrefix(s[j:], " [") && !strings.HasPrefix(s[j:], " (") || k >= len(s) {
		return 0
	}
	n := 0
	for ; k < len(s) && glyph.IsDigit(s[k]) && n < 100; k++ {
		n = 10*n + int(s[k]-'0')
	}
	rest := s[k:extent.LineEnd(s, k, "", sc.InString(k), false)]
	open := max(strings.Index(rest, "] - ["), strings.Index(rest, ") <- ["))
	shut := strings.LastIndexByte(rest, ']')
	if n == 0 || open < 0 {
		return 0
	}
	open += strings.IndexByte(rest[open+1:], '[') + 2
	if shut <= open {
		return 0
	}
	return sc.parameter(place.PlaceholderRule(extent.StatementBefore(s, i), n-1), k+open, k+shut)
}
