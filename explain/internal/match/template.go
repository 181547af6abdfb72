package match

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
)

// score says how well a message fits a template: 0 not at all. An exact fit
// beats a template with places, which beats a text that only begins with it or
// holds it; within each the longer literal text wins.
type score int

const (
	scoreHolds  score = 1_000
	scoreBegins score = 100_000
	scorePlaces score = 1_000_000
	scoreExact  score = 10_000_000
)

// wordingScore compares a folded message with a wording. Literal text in it is
// what stands between its places; one that has none, or hardly any, is no evidence.
func wordingScore(wording, folded string) (score, []string) {
	if wording == "" || folded == "" {
		return 0, nil
	}
	if !strings.Contains(wording, codes.PlaceSign) {
		return plainScore(wording, folded), nil
	}
	var room [8]string // more allocate
	parts := cut(room[:0], wording)
	captured, anchored, ok := fill(parts, folded)
	literal := utf8.RuneCountInString(wording) - len(parts) + 1
	switch {
	case !ok || literal < 2:
		return 0, nil
	case !anchored:
		return scoreHolds + score(literal), captured
	}
	return scorePlaces + score(literal), captured
}

// cut cuts a wording at its places.
func cut(parts []string, wording string) []string {
	for {
		part, rest, more := strings.Cut(wording, codes.PlaceSign)
		parts = append(parts, part)
		if !more {
			return parts
		}
		wording = rest
	}
}

// plainScore compares a message with a wording that has no places.
func plainScore(want, folded string) score {
	if !strings.Contains(folded, want) {
		if len(folded) >= 18 && strings.HasPrefix(want, folded) {
			// The input is cut off.
			return scoreHolds + score(utf8.RuneCountInString(folded))
		}
		return 0
	}
	switch literal := utf8.RuneCountInString(want); {
	case literal < 2:
		return 0
	case folded == want:
		return scoreExact + score(literal)
	case literal < 4:
		return 0
	case strings.HasPrefix(folded, want):
		return scoreBegins + score(literal)
	default:
		return scoreHolds + score(literal)
	}
}

// fill finds the literal parts in order and gives what stands between. anchored
// is false when the message says more before the first part.
func fill(parts []string, folded string) (captured []string, anchored, ok bool) {
	anchored = strings.HasPrefix(folded, parts[0])
	if !anchored {
		i := strings.Index(folded, parts[0])
		if i < 0 || utf8.RuneCountInString(parts[0]) < 4 {
			return nil, false, false
		}
		folded = folded[i:]
	}
	rest := folded[len(parts[0]):]
	for i := 1; i < len(parts); i++ {
		part := parts[i]
		if part == "" {
			if i == len(parts)-1 {
				captured = append(captured, strings.TrimSpace(rest))
				rest = ""
			} else {
				captured = append(captured, "")
			}
			continue
		}
		at := strings.Index(rest, part)
		if i == len(parts)-1 && strings.HasSuffix(rest, part) {
			at = len(rest) - len(part)
		}
		if at < 0 {
			return nil, false, false
		}
		captured = append(captured, strings.TrimSpace(rest[:at]))
		rest = rest[at+len(part):]
	}
	return captured, anchored, true
}

// meaningFit gives the best score of a meaning's wordings, and the one that fits
// best: the text of the catalogue, or the folded title.
func meaningFit(m *codes.Meaning, folded string) (best score, text string, captured []string) {
	if folded == "" {
		return 0, "", nil
	}
	for w := range m.Wordings() {
		if w.Title {
			if best == 0 && w.Folded == folded {
				best, text = scoreTitle, w.Folded
			}
			continue
		}
		if s, c := wordingScore(w.Folded, folded); s > best {
			best, text, captured = s, w.Text, c
		}
	}
	return best, text, captured
}

// scoreTitle is what a message scores that equals a meaning's title.
const scoreTitle = scoreExact / 2
