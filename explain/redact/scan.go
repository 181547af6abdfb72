package redact

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/reading"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// scan is one pass over one text.
type scan struct {
	reading.Reading
	m     *ledger
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
	barren barren
	open   barren // no bracket shuts it
	// Where a value stands whose name came before it, and a name whose value did.
	named, spared int
	key           key
	tabled        int // how far tables were read
	inserts       int // how far rows of SQL were read
	// unclosed says that an object never closed.
	unclosed bool
}

// key is the last word that was looked up, so that each is once.
type key struct {
	start, end int
	rule       words.Rule
	ok         bool
}

// ruleAt gives the rule of the key s[i:j].
func (sc *scan) ruleAt(i, j int) (words.Rule, bool) {
	const tail = 3 // that is how many letters words.MayName looks at
	if k := &sc.key; k.start != i || k.end != j {
		k.start, k.end, k.ok = i, j, words.MayName(sc.s[i:j])
		spaced := (k.ok || j-i < tail) && i > 1 && sc.s[i-1] == ' '
		if k.ok {
			k.rule, k.ok = words.RuleOfWord(sc.s[i:j])
		}
		if spaced && (!k.ok || k.rule.Class == words.Grant) {
			if r, ok := words.SpacedRule(sc.s, i, j); ok {
				k.rule, k.ok = r, true
			}
		}
	}
	if !sc.key.ok {
		return words.Rule{}, false
	}
	return sc.key.rule, true
}

// edit is a piece of the text with what is to stand there instead.
type edit struct {
	start, end int
	text       string
}

// scanned gives the edits that mask what a reading shows, sorted, in the text as
// it is. bare says that masks get no quotes.
func scanned(r reading.Reading, masks *ledger, bare bool) []edit {
	sc := scan{Reading: r, m: masks, s: r.Text, bare: bare}
	sc.all()
	for n := range sc.edits {
		e := &sc.edits[n]
		e.start, e.end = sc.StandsAt(e.start, e.end)
	}
	return sc.edits
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
func (sc *scan) change(start, end int, text string) {
	sc.edits = append(sc.edits, edit{start, end, text})
	sc.last, sc.run = end, end
}

// all looks for everything.
func (sc *scan) all() {
	s := sc.s
	for i := 0; i < len(s); {
		c := s[i]
		if glyph.IsWord(c) {
			i = sc.word(i)
			continue
		}
		if c == '.' {
			i++
			continue
		}
		sc.name = i
		i = sc.other(i)
	}
}

// other handles a glyph that is no part of a word and gives the place to go
// on from.
func (sc *scan) other(i int) int {
	s := sc.s
	c := s[i]
	if c >= 0x80 {
		return sc.foreign(i)
	}
	g := glyph.Glyph{R: rune(c), N: 1}
	if c == '\\' || c == '%' || c == '&' {
		g = glyph.At(s, i)
	}
	next := i + g.N
	if g.R >= utf8.RuneSelf {
		if next < len(s) {
			if end := sc.labelled(next); end > 0 {
				return end
			}
		}
		sc.labelBehind(next)
	}
	switch g.R {
	case '@':
		if end := sc.source(i, next); end > 0 {
			return end
		}
		next = sc.email(i, next)
	case '+':
		if end := sc.international(i, next); end > 0 {
			return end
		}
		return next
	case '$':
		next = sc.encrypted(i, next)
	case ':':
		next = sc.userinfo(next)
	case '[':
		if end := sc.printed(next); end > 0 {
			next = end
		}
	case '\n', '\r', '\t', '\b', '\f':
		// C:\token=… is no tab: a name counts for more than an escape.
		if g.Depth > 0 {
			if _, end := glyph.WordAt(s, next-1); end < len(s) && isKeyAt(s, next-1, end) {
				next--
			}
		}
	}
	sc.run = next
	return next
}

// isKeyAt says whether s[i:j] is the whole name of a rule.
func isKeyAt(s string, i, j int) bool {
	const shortest = 4
	return j-i >= shortest && j-i <= glyph.MaxName && words.IsKey(s[i:j])
}

// word handles the word at s[i] and gives the place to go on from.
func (sc *scan) word(i int) int {
	s := sc.s
	digit, j := glyph.WordAt(s, i)
	sc.name = i
	if j < len(s) {
		if next := sc.pairAt(i, j); next > j {
			return next
		}
	}
	if digit && j-i >= glyph.CopyLen {
		if mask, ok := sc.m.copyOf(s[i:j]); ok {
			sc.replace(i, j, mask)
			return j
		}
	}
	if next := sc.valuesAt(i, j); next > 0 {
		return next
	}
	if next := sc.announced(i, j); next > 0 {
		return next
	}
	if i > 0 {
		if r, ok := sc.turnedAt(i, j); ok {
			sc.valueBefore(r, i, j)
		}
	}
	if i > 0 && words.EndsLatin(s[i:j]) {
		if j < len(s) {
			if next := sc.labelled(j); next > 0 {
				return next
			}
		}
		sc.labelBehind(j)
	}
	return sc.shapes(i, j, digit)
}

// announced masks what a word announces without a separator.
func (sc *scan) announced(i, j int) int {
	s := sc.s
	switch word := s[i:j]; {
	case s[i] == '-':
		if next := sc.flagged(i, j); next > 0 {
			return next
		}
		if strings.HasSuffix(word, "--BEGIN") {
			return sc.privateKey(j)
		}
	case len(word) == len("basic") && strings.EqualFold(word, "basic"):
		return sc.basic(j)
	case len(word) == len("bearer") && strings.EqualFold(word, "bearer"):
		return sc.bearer(j)
	case j < len(s) && s[j] == '/' && i > 0 && s[i-1] == '/':
		if next := sc.segment(i, j); next > 0 {
			return next
		}
	}
	if j >= len(s) {
		return 0
	}
	r, ok := sc.ruleAt(i, j)
	if !ok {
		return 0
	}
	if s[j] == ' ' && extent.AfterAngle(s, i) {
		if next := sc.looseAt(i, j, r); next > 0 {
			return next
		}
	}
	if next := sc.mentioned(i, j); next > 0 {
		return next
	}
	return sc.beyond(r, i, j)
}

// replace puts a mask that is known already.
func (sc *scan) replace(start, end int, mask string) {
	if sc.Accept(start, start, end) != end {
		return
	}
	sc.m.repeat()
	sc.change(start, end, mask)
}

// inString says whether s[i] is inside a JSON string. It is asked for growing
// places, so that it reads the text once; who has looked ahead in vain goes back
// to the last place that is settled.
func (sc *scan) inString(i int) bool {
	if sc.looked > i+1 { // +1: what is escaped is passed over with its backslash
		sc.looked, sc.inside = sc.settled.at, sc.settled.inside
	}
	s, k, inside := sc.s, sc.looked, sc.inside
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
	sc.looked, sc.inside = k, inside
	return inside
}

// settle says whether s[i] is inside a JSON string; nobody asks for a place before
// it again.
func (sc *scan) settle(i int, inside bool) {
	sc.looked, sc.inside = i, inside
	sc.settled.at, sc.settled.inside = i, inside
}

// numberQuote gives the quote that a number at s[start:end] needs around its
// mask so that JSON stays JSON, or nothing where no JSON number stands.
func (sc *scan) numberQuote(start, end int) string {
	s := sc.s
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
			if q := glyph.QuoteBefore(s, k); q != `"` || !sc.inString(start) {
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
	if t != "" && (t[0] == '{' || t[0] == '[') && !sc.inString(start) {
		return `"`
	}
	return ""
}
