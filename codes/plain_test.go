package codes_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
)

// plain are words that read like a translation, with those a developer would write.
// What only one text had is mended there; here stands what comes back.
func plain() []struct{ not, better string } {
	return []struct{ not, better string }{
		{"归属键", "ownerKey, as the libraries call it"},
		{"接受人", "接收人"},
		{"把头写成", "把请求头写成"},
		{"lest", "so that … not"},
		{"wants", "requires"},
		{"blanks", "spaces"},
		{"owner key", "ownerKey"},
		{"mostly met", "comes from"},
		{"may meet", "can hit, gets"},
		{"called much", "called too often"},
		{"form a circle", "contains a cycle"},
		{"have reached their number", "has reached its limit"},
	}
}

// Titles and advice are written as developers write them, in both languages; the
// server's own messages, which a title may be, are not asked.
func TestPlainWords(t *testing.T) {
	check := func(where, message, text string) {
		if text == message {
			return
		}
		padded := " " + strings.NewReplacer(",", " ", ".", " ", ";", " ", ":", " ").Replace(strings.ToLower(text)) + " "
		for _, w := range plain() {
			if isHan([]rune(w.not)[0]) && strings.Contains(text, w.not) || strings.Contains(padded, " "+w.not+" ") {
				t.Errorf("%s: %q, better: %s: %s", where, w.not, w.better, text)
			}
		}
	}
	eachMeaning(func(where string, _ *codes.Entry, m *codes.Meaning) {
		check(where, m.Message, m.Title.ZH)
		check(where, m.Message, m.Title.EN)
		for _, a := range append(append([]codes.Advice{}, m.Causes...), m.OwnFixes...) {
			check(where, m.Message, a.ZH)
			check(where, m.Message, a.EN)
		}
	})
}

// Most meanings have a step of their own, and all those do where the general advice
// of the kind says least: a wrong argument, a missing thing, a refusal. The floors
// only rise.
func TestStepsOfTheirOwn(t *testing.T) {
	const all, concrete = 0.89, 1.0
	var n, own, of, ownOf int
	eachMeaning(func(where string, _ *codes.Entry, m *codes.Meaning) {
		has := 0
		if len(m.OwnFixes) > 0 {
			has = 1
		}
		n, own = n+1, own+has
		switch m.Kind {
		case codes.KindParameter, codes.KindNotFound, codes.KindPermission:
			of, ownOf = of+1, ownOf+has
			if has == 0 {
				t.Logf("%s has no step of its own", where)
			}
		}
	})
	if share := float64(own) / float64(n); share < all {
		t.Errorf("%d of %d meanings have a step of their own, %.3f, the floor is %v", own, n, share, all)
	}
	if share := float64(ownOf) / float64(of); share < concrete {
		t.Errorf("%d of %d wrong arguments, missing things and refusals have one, %.3f, the floor is %v", ownOf, of, share, concrete)
	}
	t.Logf("%d of %d, and %d of %d", own, n, ownOf, of)
}
