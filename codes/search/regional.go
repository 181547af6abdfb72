package search

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes/internal/fold"
)

// regionalWord is a word as Taiwan and Hong Kong have it, in simplified characters,
// the word that the catalogue has for it, and its line in data/regional.tsv.
type regionalWord struct {
	from, to string
	line     int
}

// mainland gives a query in simplified characters and in the words of the mainland:
// 呼叫 is 调用. A query without Han characters stays as it is.
func mainland(query string, without left) string {
	if strings.IndexFunc(query, fold.IsHan) < 0 {
		return query
	}
	simple := strings.Map(simplify, query)
	var b strings.Builder
	for at := 0; at < len(simple); {
		r, size := utf8.DecodeRuneInString(simple[at:])
		if fold.IsHan(r) {
			if w := regionalAt(simple[at:], without); w != nil {
				b.WriteString(w.to)
				at += len(w.from)
				continue
			}
		}
		b.WriteString(simple[at : at+size])
		at += size
	}
	return b.String()
}

// regionalAt gives the longest word of another region that a text begins with, nil
// when there is none.
func regionalAt(text string, without left) *regionalWord {
	for i := range regionalWords {
		if w := &regionalWords[i]; strings.HasPrefix(text, w.from) && w.line != without.regional {
			return w
		}
	}
	return nil
}
