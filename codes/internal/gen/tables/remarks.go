package tables

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// Texts gives texts_gen.go.
func Texts(http []data.HTTPStatus, keys []data.TextKey) ([]byte, error) {
	var t records
	var notes []int
	p := newPool("")
	for _, settled := range []bool{false, true} {
		r := &encoder{pool: p, settled: settled}
		t.begin = nil
		for _, h := range http {
			t.begin = append(t.begin, r.begins())
			r.put(h.Number)
			r.text(h.Phrase, h.Kind)
			r.retry(h.Retry)
			r.text(h.Owner, h.Text.ZH, h.Text.EN)
			r.texts(h.Docs)
			r.texts(h.Sources)
			r.text(h.TitleZH)
			var fixes []string
			for _, f := range h.Fixes {
				fixes = append(fixes, f.ZH, f.EN)
			}
			r.texts(fixes)
		}
		t.words = r.words
		r.words = nil
		for _, w := range keys {
			r.begins()
			r.text(w.Key, w.Text.ZH, w.Text.EN)
		}
		notes = r.words
		if !settled {
			t.texts = p.settle()
		}
	}
	if err := t.check("the texts"); err != nil {
		return nil, err
	}
	w := &writer{}
	w.f("%scodes\n\n", head)
	w.f("// The remarks and titles, by their keys.\nconst (\n")
	for i, row := range keys {
		w.f("%s", row.Name)
		if i == 0 {
			w.f(" TextKey = iota")
		}
		w.f(" // %s\n", placesOf(row))
	}
	w.f("\n// noteCount is their number.\nnoteCount = %d\n)\n\n", len(keys))
	w.f("// httpCount is the number of rows of HTTP statuses.\nconst httpCount = %d\n\n", len(http))
	w.array("httpBegin holds where the record of each row begins in httpWords, ascending by status.", "httpBegin", "uint16", t.begin)
	w.array("httpWords holds the records of the HTTP statuses; see http.go.", "httpWords", "uint16", t.words)
	w.array("noteWords holds key, Chinese and English of every remark and title, as numbers of texts.", "noteWords", "uint16", notes)
	w.array("noteTextAt holds where each text begins in noteText.", "noteTextAt", "uint16", t.at())
	w.lines("noteText holds the texts, one to a line.", "noteText", t.texts)
	return w.source()
}

// placesOf says for the constant's comment what has to be filled in.
func placesOf(w data.TextKey) string {
	places := data.PlacesIn(w.Text.ZH)
	if len(places) == 0 {
		return w.Key
	}
	return fmt.Sprintf("%s, with %s", w.Key, strings.Join(slices.Compact(places), " "))
}
