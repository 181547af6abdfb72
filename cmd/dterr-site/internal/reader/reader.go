// Package reader says for whom a program of the page answers: the language, the zone and
// how much room there is. All programs share it.
//
//	r := reader.Reader{Lang: "zh", Base: "../", Now: now}
//	err := r.View().Report(w, report)
package reader

import (
	"time"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/render"
)

// Reader is who reads an answer.
type Reader struct {
	// Lang is "zh" or "en".
	Lang string
	// Base leads from the page to the root of the site.
	Base string
	// Columns is how many characters of a fixed width fit beside each other, for what
	// lives from its columns; 0 where that is unknown.
	Columns int
	// Now is the present, in the reader's zone.
	Now time.Time
}

// Options gives the options of a short answer as text.
func (r Reader) Options() render.Options {
	o := render.Options{Lang: r.Lang, Now: r.Now}
	if r.Columns > 0 {
		o.Width = render.Fit(r.Columns)
	}
	return o
}

// View gives the HTML view, with links to the site's own pages.
func (r Reader) View() render.HTML { return render.HTML{Options: r.Options(), Entry: r.Entry} }

// Entry gives the address of the page about an entry.
func (r Reader) Entry(id string) string { return r.Base + address.Entry(r.Lang, id) }

// Say picks the wording.
func (r Reader) Say(t codes.Text) string {
	if r.Lang == "zh" {
		return t.ZH
	}
	return t.EN
}
