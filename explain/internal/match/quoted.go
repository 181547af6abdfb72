package match

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
)

// Quoted gives the longest of the catalogue's messages for a code that stands in a
// text, as the text has it; "" when none does. A sentence has other words before
// and behind it, so only wordings without places are looked for, or their text
// before the first; what only repeats the code is no message.
func (r *Reader) Quoted(q Query, text string) string {
	all := r.quotable(q)
	if len(all) == 0 || text == "" {
		return ""
	}
	f := foldingOf(text)
	best := ""
	for _, w := range all {
		if found := f.original(w.folded, w.on); len(found) > len(best) {
			best = found
		}
	}
	return best
}

// quotation is a folded wording to look for; on says that a message goes on behind it.
type quotation struct {
	folded string
	on     bool
}

// quotable gives the wordings of a code that are long enough to be looked for. They
// are remembered.
func (r *Reader) quotable(q Query) []quotation {
	key := Query{Codes: q.code(), Family: q.Family, Client: q.Client}
	if known, ok := r.quotations[key]; ok {
		return known
	}
	all := key.quotations()
	if r.quotations == nil || len(r.quotations) >= readingsMost {
		r.quotations = map[Query][]quotation{}
	}
	r.quotations[key] = all
	return all
}

// quotations gives the wordings of a code that are long enough to be looked for.
func (q Query) quotations() []quotation {
	var all []quotation
	ask := ask(&q)
	for _, e := range codes.ByCode(q.Codes) {
		if e.Code != q.Codes || !ask.fitsShape(e) {
			continue
		}
		for i := range e.Meanings {
			m := &e.Meanings[i]
			for _, wording := range append([]string{m.Message}, m.Variants...) {
				parts := codes.Parts(wording)
				want := strings.TrimRight(Fold(parts[0]), ":[(")
				if some, _ := vouches(parts[0]); some && want != Fold(q.Codes) && utf8.RuneCountInString(want) >= leastQuoted {
					all = append(all, quotation{want, len(parts) > 1})
				}
			}
		}
	}
	return all
}

// leastQuoted is how many characters a wording needs to be looked for in a sentence.
const leastQuoted = 4

// folding is a text with its folded form; at says where each byte of that stands.
type folding struct {
	text, folded string
	at           []int
}

func foldingOf(text string) folding {
	var folded []byte
	var at []int
	for i, r := range text {
		piece := Fold(string(r))
		for range len(piece) {
			at = append(at, i)
		}
		folded = append(folded, piece...)
	}
	return folding{text, string(folded), at}
}

// original gives a folded text as it stands in the text, "" when it does not. on
// says that the message goes on behind it, to the end of the line or of the quote.
func (f *folding) original(want string, on bool) string {
	i := strings.Index(f.folded, want)
	if i < 0 {
		return ""
	}
	start, last := f.at[i], f.at[i+len(want)-1]
	_, size := utf8.DecodeRuneInString(f.text[last:])
	end := last + size
	if on {
		rest := f.text[end:]
		if n := strings.IndexAny(rest, "\n\"”」』"); n >= 0 {
			rest = rest[:n]
		}
		end += len(rest)
	}
	return strings.TrimRight(f.text[start:end], " \t\r\n,.!;\"'`。“”、，；")
}
