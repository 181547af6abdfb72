// Package page holds a text that is read once from its beginning to its end, with
// the edits that mask what was found so far: what may be masked, what a mask needs
// around it so that JSON stays JSON, and which name a word is. Later edits stand
// behind earlier ones.
package page

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/mask"
	"github.com/dterr/dterr/explain/redact/internal/reading"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Page is a text that is read once from its beginning to its end, with the edits
// that mask what was found so far.
type Page struct {
	reading.Reading
	Masks *mask.Ledger
	S     string // the reading's text
	edits []Edit
	Name  int  // where the last word began: what follows may be its value
	Bare  bool // masks get no quotes
	Last  int  // where the last edit ends
	Run   int  // where the run of characters of an e-mail address began

	// How far InString has looked, and what it saw there.
	looked int
	inside bool
	// settled is a place from which InString may look once more.
	settled struct {
		at     int
		inside bool
	}
	key  key
	twin twin
}

// New gives a page on which nothing is masked yet. bare says that masks get no
// quotes.
func New(r reading.Reading, masks *mask.Ledger, bare bool) Page {
	return Page{Reading: r, Masks: masks, S: r.Text, Bare: bare}
}

// Masked gives the edits in the text as it is, sorted.
func (pg *Page) Masked() []Edit {
	for n := range pg.edits {
		e := &pg.edits[n]
		e.Start, e.End = pg.StandsAt(e.Start, e.End)
	}
	return pg.edits
}

// RuleAt gives the rule of the key s[i:j].
func (pg *Page) RuleAt(i, j int) (words.Rule, bool) {
	const tail = 3 // that is how many letters words.MayName looks at
	if k := &pg.key; k.start != i || k.end != j {
		k.start, k.end, k.ok = i, j, words.MayName(pg.S[i:j])
		spaced := (k.ok || j-i < tail) && i > 1 && (pg.S[i-1] == ' ' || pg.S[i-1] == '.' || pg.S[i-1] == '/')
		if k.ok {
			k.rule, k.ok = words.RuleOfWord(pg.S[i:j])
		}
		if spaced && (!k.ok || k.rule.Class == words.Grant || k.rule.Class == words.Name && !k.rule.Plain) {
			if r, ok := words.SpacedRule(pg.S, i, j); ok {
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

// Edit is a piece of the text with what is to stand there instead.
type Edit struct {
	Start, End int
	Text       string
}

// Apply makes edits, which are sorted.
func Apply(s string, edits []Edit) string {
	if len(edits) == 0 {
		return s
	}
	out := make([]byte, 0, len(s))
	from := 0
	for _, e := range edits {
		out = append(append(out, s[from:e.Start]...), e.Text...)
		from = e.End
	}
	return string(append(out, s[from:]...))
}

// change notes an edit.
func (pg *Page) change(start, end int, text string) {
	pg.edits = append(pg.edits, Edit{start, end, text})
	pg.Last, pg.Run = end, end
}

// Put replaces s[start:end] by the mask of v, in quotes if wrap says so.
func (pg *Page) Put(start, end int, kind, v, wrap string) {
	if start < pg.Last || end <= start {
		return
	}
	if pg.Bare {
		wrap = ""
	}
	accepted := pg.Accept(min(pg.Name, start), start, end)
	if accepted == 0 {
		return
	}
	if accepted < end {
		end, v = accepted, glyph.Canonical(pg.S[start:accepted])
	}
	pg.change(start, end, wrap+pg.Masks.Mask(kind, extent.WithoutEllipsis(v))+wrap)
	pg.noteTwin(end, kind, v)
}

// Replace puts a mask that is known already.
func (pg *Page) Replace(start, end int, mask string) {
	if pg.Accept(start, start, end) != end {
		return
	}
	pg.Masks.Repeat()
	pg.change(start, end, mask)
}

// KnownName masks the name of a person at s[i] that was masked by its label before, and
// gives the place behind it, 0 if there is none.
func (pg *Page) KnownName(i int) int {
	s := pg.S
	at, n := extent.HanAt(s, i, pg.Masks.MayName)
	for ; n > 1; n-- {
		if name, ok := pg.Masks.NameOf(glyph.Canonical(s[i:at[n]])); ok {
			pg.Replace(i, at[n], name)
			return at[n]
		}
	}
	return 0
}

// InString says whether s[i] is inside a JSON string. It is asked for growing
// places, so that it reads the text once; who has looked ahead in vain goes back
// to the last place that is settled.
//
//go:noinline
func (pg *Page) InString(i int) bool {
	if pg.looked > i+1 { // +1: what is escaped is passed over with its backslash
		pg.looked, pg.inside = pg.settled.at, pg.settled.inside
	}
	s, k, inside := pg.S, pg.looked, pg.inside
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

// Settle says whether s[i] is inside a JSON string; nobody asks for a place before
// it again.
func (pg *Page) Settle(i int, inside bool) {
	pg.looked, pg.inside = i, inside
	pg.settled.at, pg.settled.inside = i, inside
}

// NumberQuote gives the quote that a number at s[start:end] needs around its
// mask so that JSON stays JSON, or nothing where no JSON number stands.
func (pg *Page) NumberQuote(start, end int) string {
	s := pg.S
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
			if q := glyph.QuoteBefore(s, k); q != `"` || !pg.InString(start) {
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
	if t != "" && (t[0] == '{' || t[0] == '[') && !pg.InString(start) {
		return `"`
	}
	return ""
}
