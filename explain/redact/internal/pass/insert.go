package pass

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Statements of SQL name their columns first and give their values later: INSERT
// INTO t (id, app_secret) VALUES (1, '5e1f…'), (2, '0a9c…').

// inserted masks the values of a statement whose word VALUES is s[i:j], and gives
// the place behind the last one that it masked, 0 for none.
func (sc *scan) inserted(i, j int) int {
	const most = 64
	s := sc.S
	if !strings.EqualFold(s[i:j], "values") && !strings.EqualFold(s[i:j], "value") {
		return 0
	}
	at := glyph.SkipSpace(s, j, true)
	if at >= len(s) || s[at] != '(' || i < sc.inserts {
		return 0
	}
	rules := place.InsertColumns(s, i)
	if rules == nil {
		return 0
	}
	done := 0
	for range most {
		masked, end := sc.tuple(at+1, rules)
		done = max(done, masked)
		if end = glyph.SkipSpace(s, end, true); end >= len(s) || s[end] != ',' {
			break
		}
		if at = glyph.SkipSpace(s, end+1, true); at >= len(s) || s[at] != '(' {
			break
		}
	}
	return done
}

// tuple masks the values of a row that begins at i, and gives the place behind the
// last one that it masked and the one behind the row.
func (sc *scan) tuple(i int, rules []words.Rule) (done, end int) {
	s := sc.S
	for _, r := range rules {
		i = glyph.SkipSpace(s, i, true)
		if i >= len(s) {
			break
		}
		start := i
		p := pair.Pair{Rule: r, Sep: '=', From: extent.PrefixOf(s, i)}
		if i = extent.ExpressionEnd(s, i, sc.InString(i)); i == start {
			break
		}
		if r.Kind != "" {
			done = max(done, sc.column(p, i))
		}
		sc.inserts = i
		if i >= len(s) || s[i] != ',' {
			break
		}
		i++
	}
	if glyph.ByteAt(s, i) != ')' {
		return done, len(s)
	}
	return done, i + 1
}

// column masks the value of p, which ends before i: a text or a number.
func (sc *scan) column(p pair.Pair, i int) int {
	s := sc.S
	g := glyph.At(s, p.From)
	v := judge.Value{Start: p.From, End: i, Sep: '='}
	if glyph.Closing(g.R) != 0 {
		v.Quoted, v.Start = true, p.From+g.N
		v.End, _ = glyph.CloseQuote(s[:i], v.Start, g, sc.InString(p.From))
	} else {
		v.End = v.Start + len(strings.TrimRight(s[v.Start:i], " "))
		if strings.Trim(s[v.Start:v.End], "0123456789.-") != "" {
			return 0
		}
	}
	if v.End <= v.Start {
		return 0
	}
	return sc.maskValue(p, v, i)
}
