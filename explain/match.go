package explain

import (
	"strings"
	"unicode"
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

// selection is which of an entry's meanings applies.
type selection struct {
	meaning    *codes.Meaning
	by         MatchedBy
	candidates []*codes.Meaning
	captured   []string
}

// selectMeaning chooses among the meanings of e: by the message, then by the
// call, then by the HTTP status. Where several fit equally, all are
// candidates, today's before retired ones, in the order of the catalogue.
func selectMeaning(e *codes.Entry, message string, apis []uint16, status int) selection {
	folded := fold(message)
	scores := make([]score, len(e.Meanings))
	captures := make([][]string, len(e.Meanings))
	best := score(0)
	for i := range e.Meanings {
		scores[i], captures[i] = meaningScore(&e.Meanings[i], folded)
		best = max(best, scores[i])
	}
	var fit []int
	for i := range e.Meanings {
		if scores[i] == best {
			fit = append(fit, i)
		}
	}
	by := ByMessage
	if best == 0 {
		by = ""
		if len(fit) == 1 {
			by = ByOnly
		}
	}
	if len(fit) > 1 {
		if narrowed := narrow(fit, func(i int) bool { return listsAny(&e.Meanings[i], apis) }); len(narrowed) > 0 && len(apis) > 0 {
			if len(narrowed) == 1 {
				by = ByAPI
			}
			fit = narrowed
		}
	}
	if len(fit) > 1 && status != 0 {
		if narrowed := narrow(fit, func(i int) bool { return hasStatus(&e.Meanings[i], status) }); len(narrowed) > 0 {
			if len(narrowed) == 1 {
				by = ByHTTP
			}
			fit = narrowed
		}
	}
	if len(fit) == 1 {
		m := &e.Meanings[fit[0]]
		return selection{meaning: m, by: by, captured: originals(message, captures[fit[0]])}
	}
	var s selection
	for _, today := range [...]bool{true, false} {
		for _, i := range fit {
			if (e.Meanings[i].Status != codes.StatusRetired) == today {
				s.candidates = append(s.candidates, &e.Meanings[i])
			}
		}
	}
	return s
}

func narrow(fit []int, keep func(int) bool) []int {
	var out []int
	for _, i := range fit {
		if keep(i) {
			out = append(out, i)
		}
	}
	return out
}

// listsAny reports whether a meaning lists one of the calls by name.
func listsAny(m *codes.Meaning, apis []uint16) bool {
	if len(m.APIs) == 0 {
		return false
	}
	for _, id := range apis {
		if m.Answers(id) {
			return true
		}
	}
	return false
}

func hasStatus(m *codes.Meaning, status int) bool {
	for _, s := range m.HTTP {
		if int(s) == status {
			return true
		}
	}
	return false
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
	if best == 0 && titleTells(m) && fold(m.Title.ZH) == folded {
		best = scoreTitle
	}
	return best, captured
}

// scoreTitle is what a message scores that equals a meaning's title.
const scoreTitle = scoreExact / 2

// titleTells reports whether the title of a meaning is long enough to be taken
// for what a server says.
func titleTells(m *codes.Meaning) bool { return m.Status != "" && len(m.Title.ZH) >= 12 }

// messageFits reports whether a message is one of an entry's messages. One that
// fits only what may hold anything, such as "error:%s", is none.
func messageFits(e *codes.Entry, message string) bool {
	folded := fold(message)
	for i := range e.Meanings {
		m := &e.Meanings[i]
		s, _ := meaningScore(m, folded)
		if s <= 0 {
			continue
		}
		if s < scorePlaces || s >= scoreTitle {
			return true
		}
		if some, _ := vouches(common(m, folded)); some {
			return true
		}
	}
	return false
}

// common gives what a message has in common with the wording of a meaning that it
// fits best: the text of its own, without what stands in its places.
func common(m *codes.Meaning, folded string) string {
	best, text := score(0), ""
	for _, v := range append([]string{m.Message}, m.Variants...) {
		if s, _ := templateScore(v, folded); s > best {
			best, text = s, v
		}
	}
	if best == 0 {
		return m.Title.ZH
	}
	return literal(text)
}

// templateScore compares a folded message with a template.
func templateScore(template, folded string) (score, []string) {
	if template == "" || folded == "" {
		return 0, nil
	}
	t := prepared(template)
	return t.score(folded)
}

// template is a message of the catalogue, folded and cut at its places.
type template struct {
	text    string // as the catalogue has it
	parts   []string
	literal int // characters of text of its own
}

func prepared(message string) template {
	t := template{text: message, parts: split(message)}
	for i := range t.parts {
		t.parts[i] = fold(t.parts[i])
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

// fold makes messages comparable: lower case, half width, without blanks and
// without the punctuation that one page prints and another does not.
func fold(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		if r, ok := foldRune(r); ok {
			b = utf8.AppendRune(b, r)
		}
	}
	return string(b)
}

// foldRune folds one character; ok is false when it does not count.
func foldRune(r rune) (folded rune, ok bool) {
	if r >= 0xff01 && r <= 0xff5e {
		r -= 0xfee0
	}
	switch r {
	case ' ', '\t', '\n', '\r', '\v', '\f', ',', '.', '!', ';', '"', '\'', '`', '。', '“', '”', '、', 0x3000, 0xa0, 0xfeff:
		return 0, false
	}
	switch {
	case 'A' <= r && r <= 'Z':
		r += 'a' - 'A'
	case r >= utf8.RuneSelf && r < 0x2e80:
		r = unicode.ToLower(r)
	}
	return r, true
}

// originals gives captured pieces of a folded message as they stand in the
// message itself.
func originals(message string, captured []string) []string {
	if len(captured) == 0 {
		return nil
	}
	// at[i] is the offset in message of the i-th byte of its folded form.
	var folded []byte
	var at []int
	for i, r := range message {
		piece := fold(string(r))
		for range len(piece) {
			at = append(at, i)
		}
		folded = append(folded, piece...)
	}
	out := make([]string, 0, len(captured))
	from := 0
	for _, c := range captured {
		i := strings.Index(string(folded[from:]), c)
		if c == "" || i < 0 {
			out = append(out, "")
			continue
		}
		start := from + i
		from = start + len(c)
		end := len(message)
		if from < len(at) {
			end = at[from]
		}
		out = append(out, strings.TrimSpace(strings.Trim(message[at[start]:end], " ,，.。;；\"'“”")))
	}
	return out
}
