package find

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// Sizes of what a terminal folds: how many lines one body may take, how wide a
// terminal is, in cells, and how narrow.
const (
	foldLines = 64
	foldWidth = 512
	foldLeast = 20
)

func hasBreak(b []byte) bool { return bytes.IndexByte(b, '\n') >= 0 }

// row is a line of a folded body: its own text from start to end, without the
// indentation and the frame, and how many cells the line takes.
type row struct{ start, end, width int }

// folded joins the lines into which a terminal, or who copied from one, folded the
// body at open. A line of JSON never ends inside a text, so one that does was cut: if
// it ends inside a word that cannot hold a line break, a key, a code, an id, and then
// all of them; or if several are as wide as the widest, where the edge of the screen
// was, and then those. One line that ends inside a sentence may as well be a message
// with a line break, and what stands below a body that breaks off may be anything. It
// gives nil when no line was cut.
func (s *scanner) folded(open int) *joined {
	rows, closed := s.screen(open)
	if len(rows) < 2 {
		return nil
	}
	widest, full := 0, 0
	for _, r := range rows {
		widest = max(widest, r.width)
	}
	t := tokens{quote: quoteOf(s.text[open:rows[0].end])}
	breaks, inWord, inText := make([]bool, len(rows)), false, false
	for i, r := range rows[:len(rows)-1] {
		next := s.text[rows[i+1].start:rows[i+1].end]
		t.read(s.text[r.start:r.end])
		breaks[i] = t.breaks(next)
		inWord = inWord || breaks[i] && t.inWord(next)
		if r.width >= widest-1 {
			full++
			inText = inText || breaks[i]
		}
	}
	if !inWord && (!closed || !inText || full < 2 || widest < foldLeast) {
		return nil
	}
	j := &joined{}
	for i, r := range rows {
		j.add(s.text, r.start, r.end)
		switch {
		case i == len(rows)-1:
		case !breaks[i], !inWord && r.width < widest-1:
			j.text = append(j.text, '\n')
		case r.width < widest && full > 1 && !s.isWide(rows[i+1].start):
			j.text = append(j.text, ' ') // a blank at the edge is not copied
		}
	}
	return j
}

// isWide reports whether the character at a place takes two cells.
func (s *scanner) isWide(at int) bool {
	r, _ := utf8.DecodeRune(s.text[at:])
	return cells(r) > 1
}

// screen gives the lines over which the body at open goes, the first from open on, and
// whether it is closed there; there are none when a terminal would not show it so.
func (s *scanner) screen(open int) (rows []row, closed bool) {
	line, begin := lex.LineAround(s.text, 0, open)
	framed := edge(line) < len(line)
	depth := 0
	for at := open; len(rows) < foldLines; {
		end := len(s.text)
		if i := bytes.IndexByte(s.text[at:min(len(s.text), at+2*foldWidth)], '\n'); i >= 0 {
			end = at + i
		} else if len(s.text)-at > 2*foldWidth {
			return nil, false
		}
		line = s.text[at:end]
		own := len(bytes.TrimRight(line, " \t\r"))
		if framed {
			own = edge(line)
		}
		if len(rows) > 0 && (own == 0 || transcript.BeginsEntry(line)) {
			break // it was cut off
		}
		width := cellsOf(s.text[begin : at+own])
		if width > foldWidth {
			return nil, false
		}
		rows = append(rows, row{at, at + own, width})
		depth += bytes.Count(line, []byte("{")) - bytes.Count(line, []byte("}"))
		if depth <= 0 || end == len(s.text) {
			break
		}
		at, begin = end+1, end+1
	}
	if len(rows) > 1 {
		trim(s.text, rows[1:])
	}
	return rows, depth <= 0
}

// edge gives where the own text of a line ends before the right edge of a frame, the
// length of the line when it has none.
func edge(line []byte) int {
	line = bytes.TrimRight(line, " \t\r")
	for _, mark := range [...]string{"│", "┃", "║", "|"} {
		if own, ok := bytes.CutSuffix(line, []byte(mark)); ok {
			return len(bytes.TrimRight(own, " "))
		}
	}
	return len(line)
}

// trim takes from lines what all of them begin with: an indentation, the left edge
// of a frame, the mark of a quotation.
func trim(text []byte, rows []row) {
	first := text[rows[0].start:rows[0].end]
	size := gutter(first)
	for _, r := range rows[1:] {
		line := text[r.start:r.end]
		n := 0
		for n < size && n < len(line) && line[n] == first[n] {
			n++
		}
		size = n
	}
	for size > 0 && size < len(first) && !utf8.RuneStart(first[size]) {
		size--
	}
	for i := range rows {
		rows[i].start += size
	}
}

// gutter gives the length of the blanks and marks that a line begins with.
func gutter(line []byte) int {
	n := 0
	for n < len(line) {
		switch r, size := utf8.DecodeRune(line[n:]); {
		case r == ' ' || r == '\t' || 0x2500 <= r && r <= 0x257f:
			n += size
		case (r == '>' || r == '|') && n+1 < len(line) && line[n+1] == ' ':
			n += 2
		default:
			return n
		}
	}
	return n
}

// tokens follows the texts and words of a body from line to line.
type tokens struct {
	// quote is how the body writes its quotes: the mark with the backslashes before.
	quote []byte
	// inside says that a text is open, word what of it was read so far, or the word
	// outside of texts that the line ends with.
	inside bool
	word   []byte
}

// quoteOf gives the first quote of a body with the backslashes before it.
func quoteOf(body []byte) []byte {
	i := bytes.IndexAny(body, "\"'")
	if i < 0 {
		return []byte{'"'}
	}
	from := i
	for from > 0 && body[from-1] == '\\' {
		from--
	}
	return body[from : i+1]
}

// read follows one line.
func (t *tokens) read(line []byte) {
	if !t.inside {
		t.word = t.word[:0]
	}
	mark := t.quote[len(t.quote)-1]
	slashes := 0
	for _, c := range line {
		switch {
		case c == '\\':
			slashes++
			continue
		case c == mark && t.closes(slashes):
			t.inside = !t.inside
			t.word = t.word[:0]
		case t.inside || lex.IsWord(c) || c == '.':
			t.word = append(t.word, c)
		default:
			t.word = t.word[:0]
		}
		slashes = 0
	}
}

// closes reports whether a mark with so many backslashes before it is a quote of the
// structure.
func (t *tokens) closes(slashes int) bool {
	own := len(t.quote) - 1
	return slashes == own || own == 0 && slashes%2 == 0
}

// breaks reports whether the line that was read last ends inside a text, or inside a
// word that goes on on the next one.
func (t *tokens) breaks(next []byte) bool {
	return t.inside || len(t.word) > 0 && len(next) > 0 && (lex.IsWord(next[0]) || next[0] == '.')
}

// inWord reports whether what goes on on the next line holds nothing but what keys,
// codes, ids and addresses are made of.
func (t *tokens) inWord(next []byte) bool {
	if i := bytes.IndexByte(next, t.quote[len(t.quote)-1]); i >= 0 && t.inside {
		next = bytes.TrimRight(next[:i], "\\")
	} else if t.inside {
		return false
	}
	if len(t.word) == 0 || len(next) == 0 {
		return false
	}
	if !t.inside {
		next = next[:1]
	}
	for _, c := range append(t.word[:len(t.word):len(t.word)], next...) {
		if !lex.IsWord(c) && bytes.IndexByte([]byte(".:/?=&%#"), c) < 0 {
			return false
		}
	}
	return true
}

// foldedAround joins lines of a text that is no object, from the one before a mark on,
// where one of them ends inside a word and the two halves are a code of the new
// gateway or an id of a request. It gives nil when none does.
func (s *scanner) foldedAround(mark int) *joined {
	_, from := lex.LineAround(s.text, s.low, mark)
	if from > s.low && s.text[from-1] == '\n' {
		_, from = lex.LineAround(s.text, s.low, from-1)
	}
	var j *joined
	end := min(len(s.text), mark+field.Span)
	for at, breaks := from, 0; breaks < foldText; breaks++ {
		i := bytes.IndexByte(s.text[at:end], '\n')
		if i < 0 {
			break
		}
		i += at
		at = i + 1
		if i > from && s.text[i-1] == '\r' {
			i--
		}
		right := bytes.TrimLeft(s.text[at:min(end, at+foldWord)], " \t")
		if !isHalved(s.text[max(from, i-foldWord):i], right) {
			continue
		}
		if j == nil {
			j = &joined{}
		}
		j.add(s.text, from, i)
		from = min(end, at+foldWord) - len(right)
	}
	if j != nil {
		j.add(s.text, from, end)
	}
	return j
}

// How many line breaks around a mark are looked at, and how long a word may be, in
// bytes.
const (
	foldText = 12
	foldWord = 120
)

// isHalved reports whether a text ends with the one half of a code or of an id and
// another begins with the other. No code has a digit, so most ends of lines are none.
func isHalved(before, behind []byte) bool {
	from, end := len(before), 0
	for from > 0 && isInName(before[from-1]) {
		from--
	}
	for end < len(behind) && isInName(behind[end]) {
		end++
	}
	left, right := before[from:], behind[:end]
	if len(left) == 0 || len(right) == 0 {
		return false
	}
	if hasDigit(left) || hasDigit(right) {
		return len(left)+len(right) >= uuidLen && isUUID(strings.TrimRight(string(left)+string(right), "."))
	}
	return shape.IsKnownWord(strings.TrimRight(string(left)+string(right), ".")) && !shape.IsKnownWord(string(left))
}

// isInName reports whether a byte may stand in a code or an id.
func isInName(c byte) bool { return lex.IsWord(c) || c == '.' }

// hasDigit reports whether a text holds a digit.
func hasDigit(text []byte) bool { return slices.ContainsFunc(text, lex.IsDigit) }

// uuidLen is how long an id of the new gateway is, in bytes.
const uuidLen = 36

// isUUID reports whether a word is an id of the new gateway: 32 hex digits in five
// groups.
func isUUID(word string) bool {
	if len(word) != uuidLen {
		return false
	}
	groups := strings.Split(word, "-")
	if len(groups) != 5 {
		return false
	}
	for i, size := range [...]int{8, 4, 4, 4, 12} {
		if len(groups[i]) != size || strings.IndexFunc(groups[i], func(r rune) bool { return lex.Hex(byte(r)) < 0 }) >= 0 {
			return false
		}
	}
	return true
}

// cellsOf gives how many cells of a terminal a line takes.
func cellsOf(line []byte) int {
	n := 0
	for len(line) > 0 {
		r, size := utf8.DecodeRune(line)
		n += cells(r)
		line = line[size:]
	}
	return n
}

// cells gives how many cells a character takes: two for those of East Asia, their
// punctuation and full-width forms, and emoji.
func cells(r rune) int {
	switch {
	case 0x1100 <= r && r <= 0x115f, 0x2e80 <= r && r <= 0xa4cf, 0xac00 <= r && r <= 0xd7a3, 0xf900 <= r && r <= 0xfaff,
		0xfe30 <= r && r <= 0xfe6f, 0xff00 <= r && r <= 0xff60, 0xffe0 <= r && r <= 0xffe6, 0x1f300 <= r && r <= 0x1faff:
		return 2
	}
	return 1
}
