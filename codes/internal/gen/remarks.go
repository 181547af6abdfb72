package main

import (
	"fmt"
	"slices"
	"strings"
)

// writeTexts gives texts_gen.go.
func writeTexts(http []httpStatus, keys []textKey) ([]byte, error) {
	var t records
	var notes []int
	p := newPool("")
	for _, settled := range []bool{false, true} {
		r := &encoder{pool: p, settled: settled}
		t.begin = nil
		for _, h := range http {
			t.begin = append(t.begin, r.begins())
			r.put(h.number)
			r.text(h.phrase, h.kind)
			r.retry(h.retry)
			r.text(h.owner, h.text.zh, h.text.en)
			r.texts(h.docs)
			r.texts(h.sources)
			r.text(h.titleZH)
			var fixes []string
			for _, f := range h.fixes {
				fixes = append(fixes, f.zh, f.en)
			}
			r.texts(fixes)
		}
		t.words = r.words
		r.words = nil
		for _, w := range keys {
			r.begins()
			r.text(w.key, w.text.zh, w.text.en)
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
		w.f("%s", row.name)
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
func placesOf(w textKey) string {
	places := placesIn(w.text.zh)
	if len(places) == 0 {
		return w.key
	}
	return fmt.Sprintf("%s, with %s", w.key, strings.Join(slices.Compact(places), " "))
}
