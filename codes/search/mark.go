package search

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/dterr/dterr/codes/internal/fold"
	"github.com/dterr/dterr/internal/order"
	"github.com/sahilm/fuzzy"
)

// marker finds what to highlight in titles and codes.
type marker struct {
	query    string
	words    []mention
	patterns []*pattern
}

func newMarker(query string, all []reading) *marker {
	m := &marker{query: query, words: mentions(query)}
	for i := range all {
		for j := range all[i].patterns {
			m.patterns = append(m.patterns, &all[i].patterns[j])
		}
	}
	return m
}

func (m *marker) mark(h *Hit) {
	title := h.Title()
	h.TitleZH, h.TitleEN = m.spans(title.ZH), m.spans(title.EN)
	h.Code = m.spans(h.Entry.Code)
	for _, w := range m.words {
		if i := fold.Index(h.Entry.Code, w.word); i >= 0 {
			h.Code = join(append(h.Code, Span{i, i + len(w.word)}))
		}
	}
	if slices.Contains(h.Matched, inFuzzy) {
		for _, f := range fuzzy.Find(m.query, []string{h.Entry.Code}) {
			h.Code = runeSpans(f.Str, f.MatchedIndexes)
		}
	}
}

// spans gives where patterns stand in a text, joined where they touch.
func (m *marker) spans(s string) []Span {
	tokens := fold.Tokens(s, simplify)
	ids := make([]uint16, 0, len(tokens))
	from, to := make([]int, 0, len(tokens)), make([]int, 0, len(tokens))
	for i := range tokens {
		t := &tokens[i]
		if id := tokenID(t); id != 0 {
			ids, from, to = append(ids, id), append(from, t.Start), append(to, t.End)
			continue
		}
		for _, p := range pieces(*t) {
			ids, from, to = append(ids, p.id), append(from, p.Start), append(to, p.End)
		}
	}
	var all []Span
	for at := range ids {
		for _, p := range m.patterns {
			if !p.elements[0].match(ids[at]) {
				continue
			}
			if n := p.matches(ids[at:]); n > 0 {
				all = append(all, Span{from[at], to[at+n-1]})
			}
		}
	}
	return join(all)
}

// join sorts spans and unites those that overlap or touch.
func join(all []Span) []Span {
	order.Stable(all, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	joined := all[:0]
	for _, s := range all {
		if n := len(joined); n > 0 && s.Start <= joined[n-1].End {
			joined[n-1].End = max(joined[n-1].End, s.End)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// runeSpans makes spans of the places of single runes.
func runeSpans(s string, at []int) []Span {
	all := make([]Span, 0, len(at))
	for _, i := range at {
		_, size := utf8.DecodeRuneInString(s[i:])
		all = append(all, Span{i, i + size})
	}
	return join(all)
}
