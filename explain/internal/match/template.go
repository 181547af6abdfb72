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

// template is a message of the catalogue, folded and cut at its places.
type template struct {
	text    string // as the catalogue has it
	parts   []string
	literal int // characters of text of its own
}

func prepared(message string) template {
	t := template{text: message, parts: split(message)}
	for i := range t.parts {
		t.parts[i] = Fold(t.parts[i])
		t.literal += utf8.RuneCountInString(t.parts[i])
	}
	return t
}

// score compares a folded message with the template. Literal text in it is what
// stands between its places; a template that has none, or hardly any, is no
// evidence.
func (t *template) score(folded string) (score, []string) {
	if t.literal < 2 {
		return 0, nil
	}
	if len(t.parts) == 1 {
		return plainScore(t.parts[0], folded, t.literal), nil
	}
	captured, anchored, ok := fill(t.parts, folded)
	switch {
	case !ok:
		return 0, nil
	case !anchored:
		return scoreHolds + score(t.literal), captured
	}
	return scorePlaces + score(t.literal), captured
}

// plainScore compares a message with a template that has no places.
func plainScore(want, folded string, literal int) score {
	switch {
	case folded == want:
		return scoreExact + score(literal)
	case literal < 4:
		return 0
	case strings.HasPrefix(folded, want):
		return scoreBegins + score(literal)
	case strings.Contains(folded, want):
		return scoreHolds + score(literal)
	case len(folded) >= 18 && strings.HasPrefix(want, folded):
		// The input is cut off.
		return scoreHolds + score(utf8.RuneCountInString(folded))
	}
	return 0
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

// split cuts a template at its places: %s, %d and {0}.
func split(template string) []string {
	var parts []string
	from := 0
	for i := 0; i+1 < len(template); i++ {
		switch {
		case template[i] == '%' && (template[i+1] == 's' || template[i+1] == 'd'):
			parts = append(parts, template[from:i])
			from = i + 2
			i++
		case template[i] == '{' && i+2 < len(template) && '0' <= template[i+1] && template[i+1] <= '9' && template[i+2] == '}':
			parts = append(parts, template[from:i])
			from = i + 3
			i += 2
		}
	}
	return append(parts, template[from:])
}

// meaningScore gives the best score of a meaning's wordings.
func meaningScore(m *codes.Meaning, folded string) (score, []string) {
	if folded == "" {
		return 0, nil
	}
	best, captured := templateScore(m.Message, folded)
	for _, v := range m.Variants {
		if s, c := templateScore(v, folded); s > best {
			best, captured = s, c
		}
	}
	if best == 0 && titleTells(m) && Fold(m.Title.ZH) == folded {
		best = scoreTitle
	}
	return best, captured
}

// scoreTitle is what a message scores that equals a meaning's title.
const scoreTitle = scoreExact / 2

// titleTells reports whether the title of a meaning is long enough to be taken
// for what a server says.
func titleTells(m *codes.Meaning) bool { return m.Status != "" && len(m.Title.ZH) >= 12 }

// templateScore compares a folded message with a template.
func templateScore(template, folded string) (score, []string) {
	if template == "" || folded == "" {
		return 0, nil
	}
	t := prepared(template)
	return t.score(folded)
}
