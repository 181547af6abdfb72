package codes

import (
	"iter"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/codes/internal/packed"
)

// A wording is a text by which a server says a meaning: the message, a variant or,
// where it is long enough, the Chinese title. The tables hold each of them once,
// folded, so that nothing is folded but what it is compared with.

// PlaceSign stands in a folded wording for a place of the template; no text of the
// catalogue holds it.
const PlaceSign = fold.Place

// FoldMessage makes messages comparable: lower case, half width, without blanks and
// without the punctuation that one page prints and another does not.
func FoldMessage(s string) string { return fold.Message(s) }

// FoldRune folds one character as FoldMessage does; ok is false when it does not
// count.
func FoldRune(r rune) (folded rune, ok bool) { return fold.Rune(r) }

// Parts cuts a template at its places: %s, %d and {0}.
func Parts(template string) []string { return fold.Parts(template) }

// wording gives a wording by its number.
func wording(n uint16) string {
	return packed.Text(wordingText, wordingTextBlocks[:], wordingTextAt[:], int(n))
}

// Wording is one of the texts of a meaning.
type Wording struct {
	// Text is the text as the catalogue has it, Folded what messages are compared
	// with: a template with PlaceSign for each place.
	Text, Folded string
	// Title says that it is the title of the meaning.
	Title bool
}

// Wordings gives the texts of a meaning of the catalogue: its message, its variants
// and, where it tells, its title.
func (m *Meaning) Wordings() iter.Seq[Wording] {
	return func(yield func(Wording) bool) {
		rest := m.wordings
		for i := -1; i < len(m.Variants); i++ {
			text := m.Message
			if i >= 0 {
				text = m.Variants[i]
			}
			if text == "" {
				continue
			}
			if len(rest) == 0 || !yield(Wording{text, wording(rest[0]), false}) {
				return
			}
			rest = rest[1:]
		}
		if len(rest) > 0 {
			yield(Wording{m.Title.ZH, wording(rest[0]), true})
		}
	}
}

// SharedWording is a wording and the meanings that have it.
type SharedWording struct {
	// Folded is the text; see Wording.
	Folded string
	number int
}

// Owners gives the meanings: the place of the entry (see EntryAt), and that of the
// meaning among the entry's.
func (w SharedWording) Owners() iter.Seq2[int, int] {
	return func(yield func(entry, meaning int) bool) {
		for i := wordingOwners[w.number]; i < wordingOwners[w.number+1]; i++ {
			if !yield(int(ownerEntry[i]), int(ownerMeaning[i])) {
				return
			}
		}
	}
}

// Alike gives the wordings that a folded message may be from end to end: the one
// that equals it, then those with places that begin as it does, or with a place.
func Alike(folded string) iter.Seq[SharedWording] {
	return func(yield func(SharedWording) bool) {
		if folded == "" {
			return
		}
		count := len(wordingTextAt) - 1
		equal := sort.Search(count, func(n int) bool { return wording(uint16(n)) >= folded })
		if equal < count && wording(uint16(equal)) == folded && !yield(SharedWording{folded, equal}) {
			return
		}
		_, size := utf8.DecodeRuneInString(folded)
		for _, lead := range [...]string{folded[:size], PlaceSign} {
			from := sort.Search(len(placedWordings), func(i int) bool { return wording(placedWordings[i]) >= lead })
			for _, n := range placedWordings[from:] {
				text := wording(n)
				if !strings.HasPrefix(text, lead) {
					break
				}
				if !yield(SharedWording{text, int(n)}) {
					return
				}
			}
		}
	}
}
