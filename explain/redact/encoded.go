package redact

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/page"
	"github.com/dterr/dterr/explain/redact/internal/pass"
	"github.com/dterr/dterr/explain/redact/internal/reading"
)

// maxRounds is how often a text may be encoded: JSON of a page in an address in
// an address.
const maxRounds = 3

// encoded masks what an address or a form holds, read as what it stands for:
// %7B%22userid%22%3A%22m1%22%7D is {"userid":"m1"}. Text in which encoded and
// plain characters are mixed was read by Text before. A part ends at a blank or
// a quote that nobody encoded, so that nothing outside of it changes.
func (m *Masker) encoded(s string) string {
	var all []page.Edit
	for i := 0; i < len(s); {
		k := strings.IndexAny(s[i:], "%&")
		if k < 0 {
			break
		}
		from, end := i+k, i+k
		for from > i && !divides(s[from-1]) {
			from--
		}
		if from > 0 && s[from-1] == '\\' {
			b := glyph.Backslashes(s, from-1)
			from = min(b+glyph.At(s, b).N, i+k) // not within \u003e
		}
		for end < len(s) && !divides(s[end]) {
			end++
		}
		all = append(all, m.part(s, from, end)...)
		i = end
	}
	return page.Apply(s, all)
}

// divides says whether a byte ends what is read as one encoded text.
func divides(c byte) bool {
	switch c {
	case '"', '\'', '`', '<', '>', '\\':
		return true
	}
	return c <= ' '
}

// part gives the edits of the encoded text s[i:end].
func (m *Masker) part(s string, i, end int) []page.Edit {
	r := reading.Reading{Text: s[i:end]}
	first, ok := reading.Decoded(r, strings.Contains(r.Text, "%25"), true)
	if !ok {
		return nil
	}
	r = first
	for range maxRounds - 1 {
		next, ok := reading.Decoded(r, false, false)
		if !ok {
			break
		}
		r = next
	}
	edits := pass.Edits(r, &m.masks, true)
	for n := range edits {
		edits[n].Start += i
		edits[n].End += i
	}
	return edits
}
