// Package page knows which pages the site has and what stands on each: the home page,
// a page for every entry of the catalogue and for every call, in both languages, the
// indexes that lead to them, and what is written about the site itself.
//
// Guarantees: every id has its page at an address that never changes; every link of a
// page leads to a page of the same set or to a source that the catalogue names.
//
//	for _, p := range page.All(l) { err := p.Write(w) }
package page

import (
	"html/template"
	"io"

	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/codes/calls"
)

// Page is one page: its head, which says where it stands, and what writes it. It may be
// written beside others.
type Page struct {
	Head  layout.Page
	Write func(io.Writer) error
}

// All gives every page of the site.
func All(l *layout.Layout) []Page {
	found := calls.All()
	all := []Page{root(l), lost(l)}
	for _, lang := range langs() {
		all = append(all, home(l, lang), about(l, lang), scopesIndex(l, lang))
		all = append(all, catalogueIndexes(l, lang)...)
		all = append(all, callIndexes(l, lang, found)...)
		all = append(all, models(l, lang)...)
		all = append(all, statuses(l, lang)...)
		all = append(all, entries(l, lang)...)
		all = append(all, callPages(l, lang, found)...)
		all = append(all, scopePages(l, lang)...)
	}
	return all
}

// langs are the languages of the site.
func langs() []string { return []string{"zh", "en"} }

// other gives the other language.
func other(lang string) string {
	if lang == "zh" {
		return "en"
	}
	return "zh"
}

// of makes a page of a head and of what gives its body.
func of(l *layout.Layout, head layout.Page, body func() (template.HTML, error)) Page {
	return Page{Head: head, Write: func(w io.Writer) error {
		filled := head
		var err error
		if filled.Body, err = body(); err != nil {
			return err
		}
		return l.Write(w, filled)
	}}
}
