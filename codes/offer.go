package codes

import (
	"slices"
	"sort"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/internal/order"
)

// Offer is a word that completes what was typed, with what it says.
type Offer struct {
	// Word is a code, or an id where an id was begun.
	Word  string
	Title Text
}

// Offers gives the codes that begin with the prefix in any case or, for a prefix
// with a slash, the ids that begin exactly so. Of more than most it gives the
// most met, those first, and whole is false; every character that may come next
// is among them, so that no shell takes what they have in common for all there
// is. It makes no entry.
func Offers(prefix string, most int) (offers []Offer, whole bool) {
	word := codeAt
	places := placesOfCodes(prefix)
	if strings.Contains(prefix, "/") {
		word, places = idAt, placesOfIDs(prefix)
	}
	whole = len(places) <= most
	if !whole {
		places = mostMet(places, most, func(place int) string { return word(place)[len(prefix):] })
	}
	for _, place := range places {
		offers = append(offers, Offer{word(place), titleAt(place)})
	}
	return offers, whole
}

// placesOfCodes gives the places of the codes with a prefix, each code once.
func placesOfCodes(prefix string) []int {
	var places []int
	for place, code := range Places(prefix) {
		same := func(other int) bool { return codeAt(other) == code }
		last := len(places)
		for last > 0 && fold.Compare(codeAt(places[last-1]), code) == 0 {
			last--
		}
		if !slices.ContainsFunc(places[last:], same) {
			places = append(places, place)
		}
	}
	return places
}

// placesOfIDs gives the places of the ids with a prefix.
func placesOfIDs(prefix string) []int {
	var places []int
	from := sort.Search(entryCount, func(i int) bool { return idAt(i) >= prefix })
	for i := from; i < entryCount && strings.HasPrefix(idAt(i), prefix); i++ {
		places = append(places, i)
	}
	return places
}

// mostMet keeps that many places: of each way to go on the most met, then the
// most met of all.
func mostMet(places []int, most int, rest func(place int) string) []int {
	byWeight := func(a, b int) int { return int(weightAt(b)) - int(weightAt(a)) }
	order.Stable(places, byWeight)
	var seen [256]bool
	var first, others []int
	for _, place := range places {
		next := byte(0)
		if r := rest(place); r != "" {
			next = r[0]
		}
		if seen[next] {
			others = append(others, place)
			continue
		}
		seen[next] = true
		first = append(first, place)
	}
	kept := append(first, others...)[:most]
	order.Stable(kept, byWeight)
	return kept
}
