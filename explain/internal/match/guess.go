package match

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
)

// guess gives the entry that a message alone tells, or nil. Only a message
// that is one of the catalogue's from end to end tells anything, and a common
// phrase tells nothing: a template needs a good deal of text of its own, more of
// it where nothing around the message names DingTalk.
func guess(message string, family codes.Family, status int, named bool) *codes.Entry {
	return likeliest(fitting(message), family, status, named)
}

// fit is a meaning that has a wording which a message is from end to end.
type fit struct {
	entry    *codes.Entry
	meaning  *codes.Meaning
	score    score
	text     string // the wording that fits best
	captured []string
}

// fitting gives the meanings of which a message may be one from end to end.
func fitting(message string) []fit {
	folded := Fold(message)
	if !telling(folded) {
		return nil
	}
	var all []fit
	for w := range codes.Alike(folded) {
		if s, _ := wordingScore(w.Folded, folded); s < scorePlaces {
			continue
		}
		for place, i := range w.Owners() {
			f := fit{entry: codes.EntryAt(place)}
			f.meaning = &f.entry.Meanings[i]
			if f.score, f.text, f.captured = meaningFit(f.meaning, folded); f.score >= scorePlaces {
				all = append(all, f)
			}
		}
	}
	return all
}

// likeliest gives the entry of a family that a message alone tells, nil when none
// does; of entries that fit alike the first of the catalogue counts.
func likeliest(all []fit, family codes.Family, status int, named bool) *codes.Entry {
	var best *codes.Entry
	bestScore := score(0)
	for i := range all {
		e := all[i].entry
		if family != "" && e.Family != family || family == "" && e.Family == codes.FamilyStream {
			continue // what an SDK says, such as unknown error, anybody says
		}
		if s := all[i].rank(status, named); s > bestScore || s == bestScore && s > 0 && e.ID < best.ID {
			best, bestScore = e, s
		}
	}
	return best
}

// rank ranks a meaning: how well it fits, then how often people meet it, then
// today's before retired ones; 0 when it tells too little.
func (f *fit) rank(status int, named bool) score {
	text := literal(f.text)
	if f.score < scoreTitle && (!mostlyLiteral(f.score, f.captured) || saysLittle(text)) || !named && (!saysEnough(text) || f.isOthers()) {
		return 0
	}
	if f.entry.Family == codes.FamilyAPI && f.meaning.Kind == codes.KindParameter && len(f.meaning.APIs) > 0 && saysLittle(text) {
		return 0 // everyday words, and which argument is wrong is that of some calls
	}
	s := f.score*4 + score(min(int(f.entry.Weight), 9))*2
	if f.meaning.Status != codes.StatusRetired {
		s++
	}
	if status != 0 && hasStatus(f.meaning, status) {
		s += 40
	}
	return s
}

// isOthers reports whether another platform says the same under the same number.
func (f *fit) isOthers() bool {
	folded := Fold(f.text)
	return slices.ContainsFunc(codes.ForeignOf(f.entry.Code), func(x codes.Foreign) bool { return x.Wording == folded })
}

// guessExactly reports whether a message is, word for word, one of a family's, of more
// than a few words; without a family, one of those that are guessed.
func guessExactly(message string, family codes.Family) bool {
	all := fitting(message)
	for _, of := range guessed {
		if family != "" && of != family {
			continue
		}
		e := likeliest(all, of, 0, true)
		for i := range all {
			if all[i].entry == e && all[i].score >= scoreExact+8 {
				return true
			}
		}
	}
	return false
}

// guessed are the families whose messages tell something without a code, those
// that people meet most first.
var guessed = [...]codes.Family{codes.FamilyRobot, codes.FamilyOAPI, codes.FamilyAPI, codes.FamilyCallback, codes.FamilyJSAPI, codes.FamilyMCP} //nolint:gochecknoglobals // a constant table

// guessFamily gives the family whose message a text is, from end to end. named says
// that something around it names DingTalk.
func guessFamily(text string, named bool) (codes.Family, bool) {
	if len(text) < 8 || len(text) > 600 {
		return "", false
	}
	all := fitting(text)
	if len(all) == 0 {
		return "", false
	}
	for _, family := range guessed {
		// English phrases of the new gateway are anybody's.
		if family == codes.FamilyAPI && !lex.HasHan(text) {
			continue
		}
		if likeliest(all, family, 0, named) != nil {
			return family, true
		}
	}
	return "", false
}

// guessSentence reports whether a text is, word for word, an English sentence of the
// new gateway that says a good deal of its own.
func guessSentence(text string) bool {
	if lex.HasHan(text) || strings.Count(text, " ") < leastSpaces {
		return false
	}
	if _, own := says(text, nil); own < leastSentence {
		return false
	}
	for _, f := range fitting(text) {
		if f.entry.Family == codes.FamilyAPI && f.score >= scoreExact {
			return true
		}
	}
	return false
}

// How many blanks such a sentence has, and how many letters of its own, at least.
const (
	leastSpaces   = 2
	leastSentence = 14
)

// fewEntries is how many entries a short message may belong to.
const fewEntries = 3

// guessShort gives the family of a short Chinese message that is all of an input. It
// says too little to be known in other text; alone it is taken for DingTalk's
// when it is, word for word, a message of few entries and more than everyday
// words.
func guessShort(text string) (codes.Family, bool) {
	if len(text) > 64 || !lex.HasHan(text) || saysLittle(text) {
		return "", false
	}
	all := sayingSame(text, scoreExact)
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

// sayingSame gives the entries with a wording that fits a message as well as any, and
// at least so well, in the order of the families.
func sayingSame(message string, least score) []*codes.Entry {
	var found []*codes.Entry
	all := fitting(message)
	for _, family := range guessed {
		for i := range all {
			f := &all[i]
			if f.entry.Family != family || f.score < least {
				continue
			}
			if f.score > least {
				found, least = found[:0], f.score
			}
			if !slices.Contains(found, f.entry) {
				found = append(found, f.entry)
			}
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
// what stands in its places. A link there says nothing, however long it is.
func mostlyLiteral(s score, captured []string) bool {
	literal, filled := int(s-scorePlaces), 0
	for _, c := range captured {
		if isLink(c) {
			continue
		}
		filled += utf8.RuneCountInString(c)
	}
	return literal >= 6 && literal*2 >= filled
}

// isLink reports whether a text is one URL.
func isLink(s string) bool {
	s = strings.TrimSpace(s)
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \t\n，。；")
}
