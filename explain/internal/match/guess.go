package match

import (
	"slices"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
)

// guesser tells entries by their message alone. It keeps the wordings of a
// family by the folded character that they begin with, made when first asked
// for: most of the catalogue is left out of a comparison so, and a log with
// thousands of different messages is read at the pace of the rest.
type guesser struct {
	families map[codes.Family]map[rune][]wording
}

// wording is what a meaning says, made ready for comparing, and what ranks it.
type wording struct {
	id        string
	weight    uint8
	retired   bool
	http      []uint16
	templates []template
	title     string // folded, empty when it tells nothing
}

// anyLead stands for wordings that begin with a place.
const anyLead = rune(0)

// entry gives the entry that a message alone tells, or nil. Only a message
// that is one of the catalogue's from end to end tells anything, and a common
// phrase tells nothing: a template needs a good deal of text of its own, more of
// it where nothing around the message names DingTalk.
func (g *guesser) entry(message string, family codes.Family, status int, named bool) *codes.Entry {
	folded := Fold(message)
	if !telling(folded) {
		return nil
	}
	lead, _ := utf8.DecodeRuneInString(folded)
	all := g.wordings(family)
	var best string
	var bestScore score
	for _, some := range [...][]wording{all[lead], all[anyLead]} {
		for i := range some {
			w := &some[i]
			s := w.score(folded, status, named)
			if s > bestScore || s == bestScore && s > 0 && w.id < best {
				best, bestScore = w.id, s
			}
		}
	}
	e, _ := codes.ByID(best)
	return e
}

// score ranks a wording for a folded message: how well it fits, then how often
// people meet it, then today's before retired ones; 0 when it does not fit.
func (w *wording) score(folded string, status int, named bool) score {
	s, text, captured := w.fit(folded)
	if s < scorePlaces {
		return 0
	}
	text = literal(text)
	if s < scoreTitle && (!mostlyLiteral(s, captured) || saysLittle(text)) || !named && !saysEnough(text) {
		return 0
	}
	s = s*4 + score(min(int(w.weight), 9))*2
	if !w.retired {
		s++
	}
	if status != 0 && slices.Contains(w.http, uint16(status)) { // #nosec G115 -- three digits
		s += 40
	}
	return s
}

// fit is meaningScore for a wording; text is the wording that fits best.
func (w *wording) fit(folded string) (best score, text string, captured []string) {
	for i := range w.templates {
		if s, c := w.templates[i].score(folded); s > best {
			best, text, captured = s, w.templates[i].text, c
		}
	}
	if best == 0 && w.title != "" && w.title == folded {
		best, text = scoreTitle, w.title
	}
	return best, text, captured
}

// exact reports whether a message is, word for word, one of a family's, of more
// than a few words; without a family, one of those that are guessed.
func (g *guesser) exact(message string, family codes.Family) bool {
	folded := Fold(message)
	for _, of := range guessed {
		if family != "" && of != family {
			continue
		}
		e := g.entry(message, of, 0, true)
		for i := 0; e != nil && i < len(e.Meanings); i++ {
			if s, _ := meaningScore(&e.Meanings[i], folded); s >= scoreExact+8 {
				return true
			}
		}
	}
	return false
}

// wordings gives those of a family by their first character.
func (g *guesser) wordings(family codes.Family) map[rune][]wording {
	if all, ok := g.families[family]; ok {
		return all
	}
	all := map[rune][]wording{}
	for e := range codes.Scan(family) {
		for i := range e.Meanings {
			w, leads := wordingOf(e, &e.Meanings[i])
			for _, lead := range leads {
				all[lead] = append(all[lead], w)
			}
		}
	}
	if g.families == nil {
		g.families = map[codes.Family]map[rune][]wording{}
	}
	g.families[family] = all
	return all
}

// wordingOf makes a meaning ready, and gives the characters that its texts
// begin with.
func wordingOf(e *codes.Entry, m *codes.Meaning) (w wording, leads []rune) {
	w = wording{id: e.ID, weight: e.Weight, retired: m.Status == codes.StatusRetired, http: slices.Clone(m.HTTP)}
	take := func(text string) {
		if lead, ok := leadOfTemplate(text); ok && !slices.Contains(leads, lead) {
			leads = append(leads, lead)
		}
	}
	for _, text := range append([]string{m.Message}, m.Variants...) {
		if text != "" {
			w.templates = append(w.templates, prepared(text))
			take(text)
		}
	}
	if titleTells(m) {
		w.title = Fold(m.Title.ZH)
		take(m.Title.ZH)
	}
	return w, leads
}

// leadOfTemplate gives the folded character that a template begins with,
// anyLead when that is a place; ok is false when it says nothing.
func leadOfTemplate(template string) (lead rune, ok bool) {
	for _, r := range template {
		if r == '%' || r == '{' {
			return anyLead, true
		}
		if r, ok := foldRune(r); ok {
			return r, true
		}
	}
	return 0, false
}

// guessed are the families whose messages tell something without a code, those
// that people meet most first.
var guessed = [...]codes.Family{codes.FamilyRobot, codes.FamilyOAPI, codes.FamilyAPI, codes.FamilyCallback, codes.FamilyJSAPI, codes.FamilyMCP} //nolint:gochecknoglobals // a constant table

// family gives the family whose message a text is, from end to end. named says
// that something around it names DingTalk.
func (g *guesser) family(text string, named bool) (codes.Family, bool) {
	if len(text) < 8 || len(text) > 600 {
		return "", false
	}
	for _, family := range guessed {
		// English phrases of the new gateway are anybody's.
		if family == codes.FamilyAPI && !lex.HasHan(text) {
			continue
		}
		if g.entry(text, family, 0, named) != nil {
			return family, true
		}
	}
	return "", false
}

// fewEntries is how many entries a short message may belong to.
const fewEntries = 3

// short gives the family of a short Chinese message that is all of an input. It
// says too little to be known in other text; alone it is taken for DingTalk's
// when it is, word for word, a message of few entries and more than everyday
// words.
func (g *guesser) short(text string) (codes.Family, bool) {
	if len(text) > 64 || !lex.HasHan(text) || saysLittle(text) {
		return "", false
	}
	all := g.equals(text, scoreExact)
	if len(all) == 0 || len(all) > fewEntries {
		return "", false
	}
	best := all[0]
	for _, e := range all[1:] {
		if e.Weight > best.Weight {
			best = e
		}
	}
	return best.Family, true
}

// equals gives the entries with a wording that fits a message as well as any, and
// at least so well, in the order of the families.
func (g *guesser) equals(message string, least score) []*codes.Entry {
	folded := Fold(message)
	if !telling(folded) {
		return nil
	}
	lead, _ := utf8.DecodeRuneInString(folded)
	var ids []string
	for _, family := range guessed {
		all := g.wordings(family)
		for _, some := range [...][]wording{all[lead], all[anyLead]} {
			for i := range some {
				s, _, _ := some[i].fit(folded)
				if s > least {
					ids, least = ids[:0], s
				}
				if s == least && !slices.Contains(ids, some[i].id) {
					ids = append(ids, some[i].id)
				}
			}
		}
	}
	var found []*codes.Entry
	for _, id := range ids {
		if e, ok := codes.ByID(id); ok {
			found = append(found, e)
		}
	}
	return found
}

// telling reports whether a folded message is long enough to mean one thing:
// four Chinese characters, or a dozen letters of more than one word.
func telling(folded string) bool {
	han := 0
	for _, r := range folded {
		if r >= 0x4e00 && r <= 0x9fff {
			han++
		}
	}
	return han >= 4 || len(folded) >= 12
}

// mostlyLiteral reports whether a template that a message fits says more than
// what stands in its places.
func mostlyLiteral(s score, captured []string) bool {
	literal, filled := int(s-scorePlaces), 0
	for _, c := range captured {
		filled += utf8.RuneCountInString(c)
	}
	return literal >= 6 && literal*2 >= filled
}
