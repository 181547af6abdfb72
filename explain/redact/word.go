package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// isPlain says whether a value is nothing, a placeholder or a constant.
func isPlain(t string) bool {
	if plain.is(strings.ToLower(t)) {
		return true
	}
	if t == "-----BEGIN" || strings.Trim(t, "xX") == "" || strings.Trim(t, "*.-_?#…•=+/:!~@$&^|\\") == "" {
		return true
	}
	if len(t) >= 4 && strings.EqualFold(t[:4], "your") {
		return true
	}
	first, last := t[0], t[len(t)-1]
	switch first {
	case '<':
		return last == '>'
	case '{':
		return last == '}' && !strings.ContainsAny(t, `:"'`)
	case '[':
		return last == ']' && !strings.ContainsAny(t, `,:"'`)
	case '%':
		return len(t) <= 3
	case '$':
		return len(t) > 1 && (t[1] == '{' || t[1] == '(' || isVariable(strings.TrimRight(t[1:], "$")))
	}
	return false
}

// isVariable says whether t is the name of a shell's variable.
func isVariable(t string) bool {
	for i := range len(t) {
		if c := t[i]; !(c >= 'A' && c <= 'Z' || c == '_' || i > 0 && glyph.IsDigit(c)) {
			return false
		}
	}
	return t != ""
}

// isStop says whether a word begins what messages say about a field.
func isStop(word string) bool { return stop.is(strings.ToLower(strings.TrimRight(word, ".,:;!"))) }

// isKey says whether a value is itself the name of a field: documentation, or
// a variable in a line of source code.
func isKey(t string) bool {
	if t != "" && t[0] >= utf8.RuneSelf && len(t) <= maxLabel {
		_, r, _ := labelBefore(t, len(t))
		return r.kind != ""
	}
	t = strings.TrimLeft(t, "$&*")
	if i := strings.LastIndexByte(t, '.'); i >= 0 {
		if strings.HasSuffix(t[:i], "env") {
			return true // process.env.DINGTALK_TOKEN
		}
		t = t[i+1:]
	}
	if len(t) > glyph.MaxName || glyph.HoldsDigit(t) {
		return false
	}
	var plain [glyph.MaxName]byte
	n := 0
	for i := range len(t) {
		switch {
		case glyph.IsLetter(t[i]):
			plain[n] = t[i] | 0x20
			n++
		case t[i] != '_' && t[i] != '-':
			return false
		}
	}
	return lookup(plain[:n]).kind != ""
}

// isMethod says whether a value is how something is signed, HMAC-SHA256, rather
// than the signature.
func isMethod(t string) bool {
	const longest = 40
	if len(t) > longest {
		return false
	}
	part := func(r rune) bool { return r >= utf8.RuneSelf || !glyph.IsAlnum(byte(r)) }
	known := false
	for word := range strings.FieldsFuncSeq(strings.ToLower(t), part) {
		if !method.is(word) {
			return false
		}
		known = true
	}
	return known
}

// isNested says whether a value is JSON in a string, in which the names count.
func isNested(t string) bool {
	if t[0] != '{' && t[0] != '[' {
		return false
	}
	return strings.ContainsAny(t, `"'`) || t == "{" || t == "["
}

// isMessage says whether Chinese text says something about a field. No family
// name begins like this.
func isMessage(t string) bool { return message.begins(t) }

// isAlgorithm says whether t names how something is hashed or encoded.
func isAlgorithm(t string) bool { return algorithm.in(strings.ToLower(t)) }

// isCounted says whether t is a word with a number that counts it or gives its
// length: varchar64, param1.
func isCounted(t string) bool {
	word := strings.TrimRight(t, "0123456789")
	return len(word) < len(t) && counted.is(strings.ToLower(strings.Trim(word, "-_*&")))
}

// describes says whether a word says how a credential is rather than what.
func describes(word string) bool { return ending.ends(word) || quality.is(word) }

// isPlace says whether Chinese text is an address: 重庆市… begins like a message,
// 重复….
func isPlace(t string) bool {
	const least = 2
	n := 0
	for _, w := range words[place] {
		if strings.Contains(t, w) {
			n++
		}
	}
	return n >= least && t[0] >= utf8.RuneSelf
}

// isSurnamed says whether Chinese text begins with a family name and is no word
// that happens to.
func isSurnamed(t string) bool {
	const one, two = 3, 6 // bytes
	n := utf8.RuneCountInString(t)
	if n < 2 || n > 4 || !glyph.IsHan(t) || common.begins(t) {
		return false
	}
	if n > 2 && surname.is(t[:two]) {
		return true
	}
	if isMessage(t) {
		return false
	}
	return n <= 3 && surname.is(t[:one]) || strings.ContainsRune(t, '·')
}

// betweenAt gives the end of the word at s[k] that stands between a name and
// its value, 0 if it is none.
func betweenAt(s string, k int) int {
	if k >= len(s) {
		return 0
	}
	if !glyph.IsLetter(s[k]) {
		return hanBetween(s, k)
	}
	const longest = 12
	end := k
	for end < len(s) && glyph.IsLetter(s[end]) {
		end++
	}
	if end-k > longest || end < len(s) && glyph.IsWord(s[end]) {
		return 0
	}
	if word := strings.ToLower(s[k:end]); between.is(word) || verb.is(word) {
		return end
	}
	return 0
}

// hanBetween is betweenAt for Chinese words, in any encoding.
func hanBetween(s string, k int) int {
	if g := glyph.At(s, k); !unicode.Is(unicode.Han, g.R) {
		return 0
	}
	longest := 0
	for _, r := range [...]role{between, verb} {
		for _, w := range words[r] {
			if w[0] >= utf8.RuneSelf {
				longest = max(longest, glyph.SpelledAt(s, k, w))
			}
		}
	}
	return longest
}

// turnedBefore gives the word that ends before s[k] and stands between a value and
// its name, and where it begins.
func turnedBefore(s string, k int) (from int, word string) {
	const longest = 12
	from = k
	for from > 0 && glyph.IsLetter(s[from-1]) && k-from <= longest {
		from--
	}
	if from < k && k-from <= longest {
		word = strings.ToLower(s[from:k])
		if turned.is(word) && (from == 0 || !glyph.IsWord(s[from-1]) && s[from-1] != '\\') {
			return from, word
		}
	}
	if r, _ := glyph.RuneBefore(s, k); !unicode.Is(unicode.Han, r) {
		return k, ""
	}
	from, word = k, ""
	for _, w := range words[turned] {
		if w[0] >= utf8.RuneSelf && len(w) > len(word) {
			if at := glyph.SpelledBefore(s, k, w); at >= 0 {
				from, word = at, w
			}
		}
	}
	return from, word
}

// longestTail is the length of the longest Latin end of a label, 用户ID.
const longestTail = 2

// opening gives how long the word is that opens a value in Chinese text, 0 if
// there is none.
func opening(s string) int {
	for _, w := range words[verb] {
		if w[0] >= utf8.RuneSelf && strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// opensValue is the cheap look behind a label.
func opensValue(s string) bool {
	c := s[0]
	if c < utf8.RuneSelf {
		return true
	}
	return !(c >= 0xE4 && c <= 0xE9) || opening(s) > 0 || hanBetween(s, 0) > 0
}

// sentence reads what may stand between a name and its value in a sentence,
// and gives where the value begins, or 0. said is true when a word such as "is"
// says that it is the value.
func sentence(s string, j int) (k int, said bool) {
	k = j
	if k < len(s) {
		if g := glyph.At(s, k); glyph.IsQuote(g.R) || g.R == ']' || g.R == ')' {
			k += g.N
		}
	}
	blank := glyph.SkipSpace(s, k, false)
	gap := blank > k
	k = blank
	for _, verb := range words[verb] {
		rest, ok := strings.CutPrefix(s[k:], verb)
		if !ok || rest == "" {
			continue
		}
		after := k + len(verb)
		if g := glyph.At(s, after); g.R == ':' || g.R == '：' {
			after += g.N
		}
		start := glyph.SkipSpace(s, after, false)
		if start == k+len(verb) && verb[0] < 0x80 {
			break // issued
		}
		k, said = start, true
		break
	}
	if !gap && !said || k >= len(s) {
		return 0, false
	}
	for range 2 {
		if k < len(s) {
			if g := glyph.At(s, k); glyph.Closing(g.R) != 0 || said && (g.R == '[' || g.R == '(') {
				k += g.N
			}
		}
	}
	if k >= len(s) || glyph.MaskAt(s, k) > 0 {
		return 0, false
	}
	return k, said
}
