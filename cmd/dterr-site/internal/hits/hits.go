// Package hits gives what the site's search field shows while somebody types: the entries
// that codes/search finds, in the order in which dterr search lists them, with the
// addresses of their pages.
//
//	found, guess := hits.Find("yanqian", "en", "../")
package hits

import (
	"strings"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
)

// Hit is one line of the list. Title is in parts, of which the second, the fourth and so
// on matched.
type Hit struct {
	ID, URL, Kind string
	Title         []string
}

// The most that is shown: hits, and guesses where nothing was found.
const (
	most    = 10
	guesses = 3
)

// Find finds entries by what they say; base leads from the page to the root of the site.
// guess is true where they are only what comes nearest.
func Find(query, lang, base string) (found []Hit, guess bool) {
	all := search.Find(query, codes.Filter{}, most)
	if len(all) == 0 {
		all, guess = search.Guess(query, codes.Filter{}, guesses), true
	}
	for _, h := range all {
		title, spans := h.Title().EN, h.TitleEN
		if lang == "zh" {
			title, spans = h.Title().ZH, h.TitleZH
		}
		found = append(found, Hit{
			ID: h.Entry.ID, URL: base + address.Entry(lang, h.Entry.ID), Title: apart(title, spans),
			Kind: string(h.Entry.Meanings[max(0, h.Meaning)].Kind),
		})
	}
	return found, guess && len(found) > 0
}

// Named finds what a few words mean that were put in for an answer: the entries whose
// codes they are, in any form that the command line takes, else what Find finds.
func Named(text, lang, base string) (found []Hit, guess bool) {
	for _, r := range codes.Find(strings.TrimSpace(text)) {
		for _, e := range r.Entries[:min(len(r.Entries), most-len(found))] {
			title := e.Title.EN
			if lang == "zh" {
				title = e.Title.ZH
			}
			found = append(found, Hit{ID: e.ID, URL: base + address.Entry(lang, e.ID), Kind: string(e.Kind()), Title: []string{title}})
		}
	}
	if len(found) > 0 {
		return found, false
	}
	return Find(text, lang, base)
}

// apart takes a text apart at what matched of it.
func apart(text string, matched []search.Span) []string {
	var parts []string
	at := 0
	for _, s := range matched {
		if s.Start < at || s.End > len(text) {
			break
		}
		parts = append(parts, text[at:s.Start], text[s.Start:s.End])
		at = s.End
	}
	return append(parts, text[at:])
}
