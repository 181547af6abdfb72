package match

import (
	"strings"

	"github.com/dterr/dterr/codes"
)

// Uncoded gives the message without a code that a text is, from end to end, or nil.
// named says that something around it names DingTalk; without, only what nobody else
// says counts.
func (r *Reader) Uncoded(text string, named bool) *codes.Message {
	if len(text) < leastUncoded || len(text) > mostUncoded {
		return nil
	}
	return uncodedOf(Fold(text), named)
}

// How long a message without a code may be, in bytes.
const (
	leastUncoded = 8
	mostUncoded  = 600
)

// uncodedOf gives the message that fits a folded text best.
func uncodedOf(folded string, named bool) *codes.Message {
	var best *codes.Message
	most := scorePlaces - 1
	all := codes.Messages()
	for i := range all {
		if !all[i].Own && !named {
			continue
		}
		for _, w := range all[i].Wordings {
			if s, captured := wordingScore(w, folded); s > most && (s >= scoreExact || mostlyLiteral(s, captured)) {
				best, most = &all[i], s
			}
		}
	}
	return best
}

// Own gives the longest message without a code in a line that nobody but DingTalk has,
// as the line has it; "" when none stands there.
func (r *Reader) Own(line string) string {
	if len(line) < leastUncoded {
		return ""
	}
	folded, best := Fold(line), ""
	all := codes.Messages()
	for i := range all {
		if !all[i].Own {
			continue
		}
		for _, w := range all[i].Wordings {
			head, _, on := strings.Cut(w, codes.PlaceSign)
			if !strings.Contains(folded, head) {
				continue
			}
			f := foldingOf(line)
			if found := f.original(head, on); len(found) > len(best) {
				best = found
			}
		}
	}
	return best
}
