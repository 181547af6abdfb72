package redact

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/mask"
	"github.com/dterr/dterr/explain/redact/internal/reading"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// page is a text that is read once from its beginning to its end, with the edits
// that mask what was found so far.
type page struct {
	reading.Reading
	m     *mask.Ledger
	s     string // the reading's text
	edits []edit
	name  int  // where the last word began: what follows may be its value
	bare  bool // masks get no quotes
	last  int  // where the last edit ends
	run   int  // where the run of characters of an e-mail address began

	// How far inString has looked, and what it saw there.
	looked int
	inside bool
	// settled is a place from which inString may look once more.
	settled struct {
		at     int
		inside bool
	}
	key key
}

// newPage gives a page on which nothing is masked yet. bare says that masks get no
// quotes.
func newPage(r reading.Reading, masks *mask.Ledger, bare bool) page {
	return page{Reading: r, m: masks, s: r.Text, bare: bare}
}

// masked gives the edits in the text as it is, sorted.
func (pg *page) masked() []edit {
	for n := range pg.edits {
		e := &pg.edits[n]
		e.start, e.end = pg.StandsAt(e.start, e.end)
	}
	return pg.edits
}

// ruleAt gives the rule of the key s[i:j].
func (pg *page) ruleAt(i, j int) (words.Rule, bool) {
	const tail = 3 // that is how many letters words.MayName looks at
	if k := &pg.key; k.start != i || k.end != j {
		k.start, k.end, k.ok = i, j, words.MayName(pg.s[i:j])
		spaced := (k.ok || j-i < tail) && i > 1 && pg.s[i-1] == ' '
		if k.ok {
			k.rule, k.ok = words.RuleOfWord(pg.s[i:j])
		}
		if spaced && (!k.ok || k.rule.Class == words.Grant) {
			if r, ok := words.SpacedRule(pg.s, i, j); ok {
				k.rule, k.ok = r, true
			}
		}
	}
	if !pg.key.ok {
		return words.Rule{}, false
	}
	return pg.key.rule, true
}

// key is the last word that was looked up, so that each is once.
type key struct {
	start, end int
	rule       words.Rule
	ok         bool
}

// edit is a piece of the text with what is to stand there instead.
type edit struct {
	start, end int
	text       string
}

// apply makes edits, which are sorted.
func apply(s string, edits []edit) string {
	if len(edits) == 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	from := 0
	for _, e := range edits {
		out = append(append(out, s[from:e.start]...), e.text...)
		from = e.end
	}
	return string(append(out, s[from:]...))
}

// change notes an edit.
func (pg *page) change(start, end int, text string) {
	pg.edits = append(pg.edits, edit{start, end, text})
	pg.last, pg.run = end, end
}

// put replaces s[start:end] by the mask of v, in quotes if wrap says so.
func (pg *page) put(start, end int, kind, v, wrap string) {
	if start < pg.last || end <= start {
		return
	}
	if pg.bare {
		wrap = ""
	}
	accepted := pg.Accept(min(pg.name, start), start, end)
	if accepted == 0 {
		return
	}
	if accepted < end {
		end, v = accepted, glyph.Canonical(pg.s[start:accepted])
	}
	pg.change(start, end, wrap+pg.m.Mask(kind, extent.WithoutEllipsis(v))+wrap)
}

// replace puts a mask that is known already.
func (pg *page) replace(start, end int, mask string) {
	if pg.Accept(start, start, end) != end {
		return
	}
	pg.m.Repeat()
	pg.change(start, end, mask)
}

// inString says whether s[i] is inside a JSON string. It is asked for growing
// places, so that it reads the text once; who has looked ahead in vain goes back
// to the last place that is settled.
func (pg *page) inString(i int) bool {
	if pg.looked > i+1 { // +1: what is escaped is passed over with its backslash
		pg.looked, pg.inside = pg.settled.at, pg.settled.inside
	}
	s, k, inside := pg.s, pg.looked, pg.inside
	for ; k < i; k++ {
		switch s[k] {
		case '\\':
			if inside {
				k++
			}
		case '"':
			inside = !inside
		case '\n':
			inside = false
		}
	}
	pg.looked, pg.inside = k, inside
	return inside
}

// settle says whether s[i] is inside a JSON string; nobody asks for a place before
// it again.
func (pg *page) settle(i int, inside bool) {
	pg.looked, pg.inside = i, inside
	pg.settled.at, pg.settled.inside = i, inside
}

// numberQuote gives the quote that a number at s[start:end] needs around its
// mask so that JSON stays JSON, or nothing where no JSON number stands.
func (pg *page) numberQuote(start, end int) string {
	s := pg.s
	k := start
	back := func() {
		for k > 0 && glyph.IsSpace(rune(s[k-1])) && start-k < 64 {
			k--
		}
	}
	back()
	if k == 0 {
		return ""
	}
	if s[k-1] == ':' {
		k--
		back()
		if k > 0 && (s[k-1] == '"' || s[k-1] == '\'') {
			if q := glyph.QuoteBefore(s, k); q != `"` || !pg.inString(start) {
				return q
			}
		}
		return ""
	}
	if s[k-1] != ',' && s[k-1] != '[' {
		return ""
	}
	after := glyph.SkipSpace(s, end, true)
	if after >= len(s) || s[after] != ',' && s[after] != ']' {
		return ""
	}
	t := strings.TrimLeft(s[:min(len(s), 64)], " \t\r\n")
	if t != "" && (t[0] == '{' || t[0] == '[') && !pg.inString(start) {
		return `"`
	}
	return ""
}
