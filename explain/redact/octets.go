package redact

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/page"
)

// octets masks what stands as a list of bytes and is a secret, as debuggers and dumps
// print it: token=[53 101 49 …], 0x35, 0x65, …, and the lines of a hex dump. A list is
// read as the text that it stands for, behind what stands before it in its line.
func (m *Masker) octets(s string) string {
	const least, near, deepest, stride, window = 8, 64, 2, 16, 6
	if m.depth >= deepest {
		return s
	}
	var all []page.Edit
	for i := 0; i < len(s); {
		k := i + stride
		if k+window > len(s) || !listed(s[k:k+window]) {
			i = k
			continue
		}
		for k > i && isListed(s[k-1]) {
			k--
		}
		for i = k; i < len(s) && (!glyph.IsHex(s[i]) || i > 0 && glyph.IsWord(s[i-1])); {
			i++
		}
		if edits, end := m.dump(s, i); end > i {
			all = append(all, edits...)
			i = end
			continue
		}
		text, n, end := octetList(s, i)
		if n < least {
			i = max(i+1, end)
			continue
		}
		from := max(extent.LineStart(s, i, false), i-near)
		for from < i && glyph.IsWord(s[from]) && from > 0 && glyph.IsWord(s[from-1]) {
			from++
		}
		before := s[from:i]
		if k := strings.LastIndexAny(before, "=:"); k >= 0 {
			before = before[:k+1] // without what makes a list of it, []byte{
		}
		kind := m.told(before, text)
		if k := strings.LastIndexByte(strings.TrimRight(before, " "), ' '); kind == "" && k > 0 {
			kind = m.told(before[:k]+": ", text) // token bytes: 35 65 …
		}
		if kind != "" {
			all = append(all, page.Edit{Start: i, End: end, Text: m.masks.Mask(kind, text)})
		}
		i = end
	}
	return page.Apply(s, all)
}

// listed says whether all of t may be part of a list of bytes, of which eight are longer than
// what is passed over between two looks.
func listed(t string) bool {
	for i := range len(t) {
		if !isListed(t[i]) {
			return false
		}
	}
	return true
}

// isListed says whether c may stand in a list of bytes.
func isListed(c byte) bool { return glyph.IsHex(c) || c == ' ' || c == ',' || c == ':' || c == 'x' }

// told gives the kind of the first secret in text, which stands behind before, "" if there
// is none.
func (m *Masker) told(before, text string) string {
	inner := Masker{depth: m.depth + 1}
	masked, ok := strings.CutPrefix(inner.text(before+text), before)
	if !ok || masked == text {
		return ""
	}
	_, mask, _ := strings.Cut(masked, "‹")
	kind, _, _ := strings.Cut(mask, "#")
	return kind
}

// octetList gives the text for which the list of bytes at s[i] stands, in hexadecimal or
// as numbers, how many there are and the place behind the last.
func octetList(s string, i int) (text string, n, end int) {
	var b []byte
	hexa, decimal := true, true
	var values [2][]byte
	gap := ""
	k := i
	for k < len(s) {
		from := k
		if strings.HasPrefix(s[k:], "0x") {
			k += len("0x")
			decimal = false
		}
		start := k
		for k < len(s) && k-start < 3 && glyph.IsHex(s[k]) {
			k++
		}
		t := s[start:k]
		if t == "" || k < len(s) && glyph.IsWord(s[k]) {
			break
		}
		v := 0
		for j := range len(t) {
			decimal = decimal && glyph.IsDigit(t[j])
			v = 10*v + int(t[j]-'0')
		}
		hexa = hexa && len(t) == 2
		decimal = decimal && v < 0x80 && v >= ' '
		if !hexa && !decimal {
			break
		}
		c, _ := glyph.Hex(t, 0, min(len(t), 2))
		values[0], values[1] = append(values[0], byte(c)), append(values[1], byte(v))
		end = k
		from = k
		for k < len(s) && k-from < 3 && strings.IndexByte(" ,:", s[k]) >= 0 {
			k++
		}
		switch between := s[from:k]; {
		case between == "":
			k = len(s)
		case gap == "":
			gap = between
		}
	}
	if b = values[1]; hexa {
		b = values[0]
	}
	if !isLegible(b, nil) {
		return "", 0, max(end, i+1)
	}
	return string(b), len(b), end
}

// dump gives the edits that mask the hex dump whose first line begins at s[i], if there is a
// secret in it, and the place behind its last line; i where there is none.
func (m *Masker) dump(s string, i int) (edits []page.Edit, end int) {
	var text []byte
	var rest [][2]int // the lines without their offsets
	for end = i; ; {
		from, to, b := dumped(s, end, text)
		if from == 0 {
			break
		}
		text = b
		rest = append(rest, [2]int{from, to})
		next, ok := glyph.NewLine(s, to)
		if end = to; !ok {
			break
		}
		end = next
	}
	if len(rest) == 0 {
		return nil, i
	}
	kind := m.told("", string(text))
	if kind == "" {
		return nil, end
	}
	for _, line := range rest {
		edits = append(edits, page.Edit{Start: line[0], End: line[1], Text: m.masks.Mask(kind, string(text))})
	}
	return edits, end
}

// dumped gives where the bytes of the line of a dump at s[i] begin, behind the offset, where
// the line ends, and the bytes behind those of the lines before; from is 0 for another line.
func dumped(s string, i int, before []byte) (from, to int, text []byte) {
	const least, most = 4, 16 // digits of an offset, bytes of a line
	k := i
	if strings.HasPrefix(s[k:], "0x") {
		k += len("0x")
	}
	start := k
	for k < len(s) && glyph.IsHex(s[k]) {
		k++
	}
	if k-start < least || k-start > 2*least {
		return 0, 0, nil
	}
	if glyph.ByteAt(s, k) == ':' {
		k++
	}
	from = glyph.SkipSpace(s, k, false)
	if from == k {
		return 0, 0, nil
	}
	text = before
	for k = from; len(text)-len(before) < most; {
		c, ok := glyph.Hex(s, k, 2)
		if !ok {
			break
		}
		if c < ' ' || c > '~' {
			c = '\n'
		}
		text = append(text, byte(c))
		if k += 2; glyph.ByteAt(s, k) == ' ' {
			k++
			if glyph.ByteAt(s, k) == ' ' {
				if _, ok := glyph.Hex(s, k+1, 2); !ok || glyph.IsWord(glyph.ByteAt(s, k+3)) {
					break
				}
				k++
			}
		}
	}
	if len(text) == len(before) || glyph.IsWord(glyph.ByteAt(s, k)) && s[k-1] != ' ' {
		return 0, 0, nil
	}
	return from, extent.LineEnd(s, k, "", false, false), text
}
