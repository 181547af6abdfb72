package match

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
)

// Quoted gives the longest of the catalogue's messages for a code that stands in a
// text, as the text has it; "" when none does. A sentence has other words before
// and behind it, so only wordings without places are looked for, or their text
// before the first.
func (q Query) Quoted(text string) string {
	var f folding
	best := ""
	for _, e := range codes.ByCode(q.code()) {
		if e.Code != q.code() || !q.fitsShape(e) {
			continue
		}
		for i := range e.Meanings {
			m := &e.Meanings[i]
			for _, wording := range append([]string{m.Message}, m.Variants...) {
				parts := codes.Parts(wording)
				want := Fold(parts[0])
				if some, _ := vouches(parts[0]); !some || utf8.RuneCountInString(want) < leastQuoted {
					continue
				}
				if f.folded == "" {
					f = foldingOf(text)
				}
				if found := f.original(want, len(parts) > 1); len(found) > len(best) {
					best = found
				}
			}
		}
	}
	return best
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
	start, end := f.at[i], len(f.text)
	if i+len(want) < len(f.at) {
		end = f.at[i+len(want)]
	}
	if on {
		rest := f.text[end:]
		if n := strings.IndexAny(rest, "\n\"”」』"); n >= 0 {
			rest = rest[:n]
		}
		end += len(rest)
	}
	return strings.TrimRight(f.text[start:end], " \t\r\n,.!;\"'`。“”、，；")
}
