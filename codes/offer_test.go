package codes_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

func words(offers []codes.Offer) []string {
	var all []string
	for _, o := range offers {
		all = append(all, o.Word)
	}
	return all
}

// TestOffers proves that what is offered begins as was typed, each code once,
// with the title of the likeliest of its entries.
func TestOffers(t *testing.T) {
	for _, tt := range []struct{ prefix, want string }{
		{"40014", "40014"},
		{"invalidAu", "InvalidAuthentication"},
		{"oapi/40014", "oapi/40014"},
		{"-1", "-1"},
	} {
		offers, whole := codes.Offers(tt.prefix, 200)
		if !whole || !slices.Contains(words(offers), tt.want) {
			t.Errorf("Offers(%q) = %q, %t, want %q among them", tt.prefix, words(offers), whole, tt.want)
		}
		seen := map[string]bool{}
		for _, o := range offers {
			if seen[o.Word] || o.Title.EN == "" || !strings.EqualFold(o.Word[:len(tt.prefix)], tt.prefix) {
				t.Errorf("Offers(%q) has %q (%q)", tt.prefix, o.Word, o.Title.EN)
			}
			seen[o.Word] = true
		}
	}
	if offers, whole := codes.Offers("nosuchcode", 200); len(offers) > 0 || !whole {
		t.Errorf("offers %q", words(offers))
	}
}

// TestOffersBounded proves that of many the most met come first and that every
// character that goes on is among them.
func TestOffersBounded(t *testing.T) {
	const most = 120
	for _, prefix := range []string{"", "4", "oapi/"} {
		offers, whole := codes.Offers(prefix, most)
		if whole || len(offers) != most {
			t.Fatalf("Offers(%q): %d of them, whole %t", prefix, len(offers), whole)
		}
		weight := func(word string) uint8 {
			if e, ok := codes.ByID(word); ok {
				return e.Weight
			}
			return codes.ByCode(word)[0].Weight
		}
		if first, last := weight(offers[0].Word), weight(offers[most-1].Word); first <= last {
			t.Errorf("Offers(%q): the weight falls from %d to %d", prefix, first, last)
		}
		next := map[byte]bool{}
		for _, o := range offers {
			if len(o.Word) > len(prefix) {
				next[o.Word[len(prefix)]] = true
			}
		}
		for e := range codes.Scan("") {
			word := e.Code
			if strings.Contains(prefix, "/") {
				word = e.ID
			}
			if len(word) > len(prefix) && strings.HasPrefix(word, prefix) && !next[word[len(prefix)]] {
				t.Errorf("Offers(%q): nothing goes on as %q does", prefix, word)
				break
			}
		}
	}
}
