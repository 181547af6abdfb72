package codes

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/edit"
	"github.com/dterr/dterr/codes/internal/fold"
)

// Near gives up to n ids of codes that look like the one given, which may be
// an id, the likeliest first. For numbers these are two neighbouring digits
// swapped, one digit off, missing or too many, then codes that begin alike;
// for words a small edit distance, the last part of a dotted code, and the
// same beginning. An exact match is no near miss.
func Near(code string, n int) []string {
	code = fold.Normalize(code)
	var family Family
	if before, after, ok := strings.Cut(code, "/"); ok && isFamily(before) {
		family, code = Family(strings.ToLower(before)), after
	}
	if code == "" || len(code) > maxArgument || n < 1 {
		return nil
	}
	type candidate struct {
		place int
		rank  int
	}
	var found []candidate
	measure := measurer{numeric: isNumeric(code)}
	for _, i := range codeIndex {
		other := codeAt(int(i))
		if other == code && (family == "" || familyAt(int(i)) == family) {
			continue
		}
		if rank := measure.rank(code, other); rank > 0 {
			found = append(found, candidate{int(i), rank})
		}
	}
	other := func(place int) int {
		if family == "" || familyAt(place) == family {
			return 0
		}
		return 1
	}
	// codeIndex has the likeliest of one code first; a stable sort keeps that.
	slices.SortStableFunc(found, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(other(a.place), other(b.place)),
			cmp.Compare(a.rank, b.rank),
			cmp.Compare(weightAt(b.place), weightAt(a.place)),
		)
	})
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
	rankOneOff              // one character other, missing or too many
	rankLastPart            // the last part of a dotted code
	rankTwoOff              // two characters, in words only
	rankThreeOff            // three characters, in long words only
	rankInside              // one stands inside the other, or they begin alike
)

// measurer compares one code with many.
type measurer struct {
	numeric bool
	edit.Measurer
}

func (m *measurer) rank(code, other string) int {
	if m.numeric != isNumeric(other) {
		return 0
	}
	if fold.Compare(code, other) == 0 {
		return rankSame
	}
	limit := 1
	if !m.numeric {
		limit = min(3, len(code)/4)
	}
	switch d := m.Distance(code, other, limit); {
	case d > limit:
	case d == 1 && edit.Swapped(code, other):
		return rankSwapped
	case d == 1:
		return rankOneOff
	case d == 2:
		return rankTwoOff
	case d == 3:
		return rankThreeOff
	}
	return m.rankPart(code, other)
}

// rankPart compares beginnings and, for words, parts.
func (m *measurer) rankPart(code, other string) int {
	const shortest = 4 // of a word or number whose parts mean anything
	if m.numeric {
		if len(code) >= shortest-1 && strings.HasPrefix(other, code) ||
			len(code) >= shortest && len(other) == len(code) && strings.HasPrefix(other, code[:len(code)-1]) {
			return rankInside
		}
		return 0
	}
	if len(code) < shortest {
		return 0
	}
	if fold.HasSuffix(other, "."+code) {
		return rankLastPart
	}
	if fold.Index(other, code) >= 0 || len(other) >= 2*shortest && fold.HasPrefix(code, other) {
		return rankInside
	}
	return 0
}

func isNumeric(s string) bool {
	s = strings.TrimPrefix(s, "-")
	return s != "" && strings.Trim(s, "0123456789") == ""
}
