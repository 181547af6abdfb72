package codes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/edit"
	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/internal/order"
)

// Near gives up to n ids of codes that look like the one given, which may be
// an id, the likeliest first. For numbers these are what a slip of the fingers
// makes of them: two neighbouring digits swapped, the last digit another, a
// digit doubled or only once, the last digits missing, all of one family. Numbers
// that are near in any other way belong to other subjects. For words it is one character other,
// the same beginning, the last part of a dotted code, and a small edit
// distance. An exact match is no near miss.
func Near(code string, n int) []string { return near(code, n, rankInside) }

// Misspelt gives up to n ids that the word was probably meant to be, the
// likeliest first: of those that Near gives, the ones that do more than hold the
// same word. A plain word, such as permission, is no part of a code but a word to
// search for.
func Misspelt(word string, n int) []string {
	ids := near(word, n, rankThreeOff)
	if isPlainWord(word) {
		ids = slices.DeleteFunc(ids, func(id string) bool {
			_, code, _ := strings.Cut(id, "/")
			return rankPart(word, code) > 0
		})
	}
	return ids
}

// isPlainWord reports letters without a seam between them: no dot, no capital.
func isPlainWord(word string) bool {
	return strings.Trim(word[min(1, len(word)):], "abcdefghijklmnopqrstuvwxyz") == ""
}

func near(code string, n, worst int) []string {
	code = fold.Normalize(code)
	var family Family
	if before, after, ok := strings.Cut(code, "/"); ok && isFamily(before) {
		family, code = Family(strings.ToLower(before)), after
	}
	if code == "" || len(code) > edit.MaxLength || n < 1 {
		return nil
	}
	type candidate struct {
		place  int
		rank   int
		shared int
	}
	var found []candidate
	measure := measurer{numeric: isNumeric(code)}
	for _, i := range codeIndex {
		other := codeAt(int(i))
		if other == code && (family == "" || familyAt(int(i)) == family) {
			continue
		}
		if rank := measure.rank(code, other); rank > 0 && rank <= worst {
			found = append(found, candidate{int(i), rank, shared(code, other)})
		}
	}
	other := func(place int) int {
		if family == "" || familyAt(place) == family {
			return 0
		}
		return 1
	}
	// codeIndex has the likeliest of one code first; a stable sort keeps that.
	order.Stable(found, func(a, b candidate) int {
		order := cmp.Or(cmp.Compare(other(a.place), other(b.place)), cmp.Compare(a.rank, b.rank))
		if order == 0 && a.rank == rankShared {
			order = cmp.Compare(b.shared, a.shared)
		}
		return cmp.Or(order, cmp.Compare(weightAt(b.place), weightAt(a.place)))
	})
	if measure.numeric && len(found) > 0 {
		// A number is mistaken for one of its own row: what has the same digits
		// elsewhere is another subject.
		of := familyAt(found[0].place)
		found = slices.DeleteFunc(found, func(c candidate) bool {
			return c.rank != rankSame && familyAt(c.place) != of
		})
	}
	ids := make([]string, 0, min(n, len(found)))
	for _, c := range found[:min(n, len(found))] {
		ids = append(ids, idAt(c.place))
	}
	return ids
}

// The ranks of likeness, best first; 0 is not alike.
const (
	rankSame     = iota + 1 // the same code of another family
	rankSwapped             // two neighbours swapped
	rankBegin               // the beginning of a longer code
	rankOneOff              // one character other, missing or too many
	rankLastPart            // the last part of a dotted code
	rankShared              // most of it is the same beginning
	rankTwoOff              // two characters, in words only
	rankThreeOff            // three characters, in long words only
	rankInside              // one stands inside the other
)

// measurer compares one code with many.
type measurer struct {
	numeric bool
	edit.Measurer
}

func (m *measurer) rank(code, other string) int {
	switch {
	case m.numeric != isNumeric(other):
		return 0
	case fold.Compare(code, other) == 0:
		return rankSame
	case m.numeric:
		return rankNumber(code, other)
	}
	limit := min(3, len(code)/4)
	d := m.Distance(code, other, limit)
	switch {
	case d == 1 && d <= limit && edit.Swapped(code, other):
		return rankSwapped
	case d == 1 && d <= limit:
		return rankOneOff
	}
	if r := rankPart(code, other); r > 0 && (r < rankInside || d > limit) {
		return r
	}
	switch {
	case d > limit:
		return 0
	case d == 2:
		return rankTwoOff
	}
	return rankThreeOff
}

// rankNumber compares numbers by what fingers do to them. Of short ones every
// neighbour is another code, so that only a missing end tells.
func rankNumber(code, other string) int {
	const long = 5 // as most codes are
	switch {
	case len(code) < long-2:
		return 0
	case strings.HasPrefix(other, code):
		if missing := len(other) - len(code); missing > 1 {
			return rankInside
		}
		return rankBegin
	case len(code) < long-1:
		return 0
	case edit.Swapped(code, other):
		return rankSwapped
	case len(other) == len(code)+1 && doubled(other, code), len(code) == len(other)+1 && doubled(code, other):
		return rankOneOff
	case len(code) < long || len(other) != len(code):
		return 0
	}
	i := shared(code, other)
	if code[i+1:] != other[i+1:] {
		return 0
	}
	// The last digit is another, or the digit beside was struck twice.
	if i == len(code)-1 || i > 0 && (code[i] == code[i-1] || code[i] == code[i+1]) {
		return rankOneOff
	}
	return 0
}

// doubled reports whether the longer number is the other with one of its digits
// twice.
func doubled(longer, other string) bool {
	i := shared(longer, other)
	return i > 0 && longer[i] == longer[i-1] && longer[i+1:] == other[i:]
}

// shared gives how many characters both have in common at the beginning,
// without case.
func shared(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && fold.Lower(a[n]) == fold.Lower(b[n]) {
		n++
	}
	return n
}

// rankPart compares the beginnings and the parts of words.
func rankPart(code, other string) int {
	const shortest = 4 // of a word whose parts mean anything
	switch {
	case len(code) < shortest:
		return 0
	case fold.HasPrefix(other, code):
		return rankBegin
	case fold.HasSuffix(other, "."+code):
		return rankLastPart
	case len(code) >= 2*shortest && 4*shared(code, other) >= 3*len(code) && len(other) > len(code):
		return rankShared
	case fold.Index(other, code) >= 0, len(other) >= 2*shortest && fold.HasPrefix(code, other):
		return rankInside
	}
	return 0
}

func isNumeric(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && strings.Trim(s, "0123456789") == ""
}
