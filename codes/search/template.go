package search

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
)

// leastTemplate is how many characters of its own a template has at least that is
// recognised in a query: of 参数 %s 错误 the words alone say enough.
const leastTemplate = 10

// templatesMost is for how many entries their templates are asked.
const templatesMost = 24

// templates raises the entries of which the query holds what one of their messages
// with places for names says, as high as one that the query holds word by word. By its
// words alone such a message stands behind others of the same form that have a word in
// the place of the name.
func (r *ranking) templates(query string) {
	folded := codes.FoldMessage(query)
	if utf8.RuneCountInString(folded) < leastTemplate {
		return
	}
	for _, i := range r.highest(templatesMost) {
		c := &r.all[i]
		if c.how != "" {
			continue
		}
		if share := templateShare(codes.EntryAt(c.entry), folded); share > 0 {
			c.score = max(c.score, below(worthText*(leastQuote+(1-leastQuote)*share)))
		}
	}
}

// highest gives the places of the n candidates that score most, in no order.
func (r *ranking) highest(n int) []int {
	var top []int
	for i := range r.all {
		if len(top) < n {
			top = append(top, i)
			continue
		}
		least := 0
		for k := range top {
			if r.all[top[k]].score < r.all[top[least]].score {
				least = k
			}
		}
		if r.all[i].score > r.all[top[least]].score {
			top[least] = i
		}
	}
	return top
}

// templateShare gives the part of a folded query that the longest template of an entry
// takes, with what stands in its places; 0 where it holds none.
func templateShare(e *codes.Entry, folded string) float64 {
	longest := 0
	for i := range e.Meanings {
		for w := range e.Meanings[i].Wordings() {
			if !w.Title && strings.Contains(w.Folded, codes.PlaceSign) {
				longest = max(longest, templateIn(folded, strings.Split(w.Folded, codes.PlaceSign)))
			}
		}
	}
	return float64(longest) / float64(len(folded))
}

// templateIn gives how many bytes of a text the parts of a template take, one behind the
// other with something in between, 0 where one is missing. Where the text breaks off, the
// last ones may be.
func templateIn(text string, parts []string) int {
	from, at, own := -1, 0, 0
	for i := 0; i < len(parts); i++ {
		part := parts[i]
		if part == "" {
			continue
		}
		n := strings.Index(text[at:], part)
		if n < 0 {
			if n = cutPart(text[at:], part); n < 0 {
				return 0
			}
			part, parts = text[at+n:], parts[:i]
		}
		if from < 0 {
			from = n
		}
		at += n + len(part)
		own += utf8.RuneCountInString(part)
	}
	if own < leastTemplate {
		return 0
	}
	return at - from
}

// leastCutPart is how many characters of a part at least are left of one that the end of
// the text cuts.
const leastCutPart = 4

// cutPart gives where a part begins that the end of a text cuts, -1 without one.
func cutPart(text, part string) int {
	for at := max(0, len(text)-len(part)+1); at < len(text); at++ {
		if utf8.RuneStart(text[at]) && strings.HasPrefix(part, text[at:]) {
			if utf8.RuneCountInString(text[at:]) < leastCutPart {
				return -1
			}
			return at
		}
	}
	return -1
}
