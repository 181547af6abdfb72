package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// IsPlain says whether a value is nothing, a placeholder or a constant.
func IsPlain(t string) bool {
	if Plain.spelled(t) {
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

// IsStop says whether a word begins what messages say about a field.
func IsStop(word string) bool { return Stop.spelled(strings.TrimRight(word, ".,:;!")) }

// IsCapability says whether an address with the word in its path or host is a secret as a whole.
func IsCapability(word string) bool {
	const longest = 8
	return len(word) <= longest && Capability.spelled(word)
}

// IsKey says whether a value is itself the name of a field: documentation, or
// a variable in a line of source code.
func IsKey(t string) bool {
	if t != "" && t[0] >= utf8.RuneSelf && len(t) <= maxLabel {
		_, r, _ := LabelBefore(t, len(t))
		return r.Kind != ""
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
	r := lookup(plain[:n])
	return r.Kind != "" && !r.Person
}

// IsMethod says whether a value is how something is signed, HMAC-SHA256, rather
// than the signature.
func IsMethod(t string) bool {
	const longest = 40
	if len(t) > longest {
		return false
	}
	part := func(r rune) bool { return r >= utf8.RuneSelf || !glyph.IsAlnum(byte(r)) }
	known := false
	for word := range strings.FieldsFuncSeq(strings.ToLower(t), part) {
		if !Method.Is(word) {
			return false
		}
		known = true
	}
	return known
}

// IsNested says whether a value is JSON in a string, in which the names count.
func IsNested(t string) bool {
	if t[0] != '{' && t[0] != '[' {
		return false
	}
	return strings.ContainsAny(t, `"'`) || t == "{" || t == "["
}

// IsMessage says whether Chinese text says something about a field. No family
// name begins like this.
func IsMessage(t string) bool { return Message.Begins(t) }

// IsAlgorithm says whether t names how something is hashed or encoded.
func IsAlgorithm(t string) bool { return Algorithm.In(strings.ToLower(t)) }

// IsCounted says whether t is a word with a number that counts it or gives its
// length: varchar64, param1.
func IsCounted(t string) bool {
	word := strings.TrimRight(t, "0123456789")
	return len(word) < len(t) && Counted.Is(strings.ToLower(strings.Trim(word, "-_*&")))
}

// Describes says whether a word says how a credential is rather than what.
func Describes(word string) bool { return Ending.ends(word) || Quality.Is(word) }

// IsPlace says whether Chinese text is an address: 重庆市… begins like a message,
// 重复….
func IsPlace(t string) bool {
	const least = 2
	n := 0
	for _, w := range words[Place] {
		if strings.Contains(t, w) {
			n++
		}
	}
	return n >= least && t[0] >= utf8.RuneSelf
}

// IsSurnamed says whether Chinese text begins with a family name and is no word
// that happens to.
func IsSurnamed(t string) bool {
	const one, two = 3, 6 // bytes
	n := utf8.RuneCountInString(t)
	if n < 2 || n > 4 || !glyph.IsHan(t) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(t)
	dotted := len(t)%one != 0 && strings.ContainsRune(t, '·')
	if !MayOpenSurname(first) {
		return dotted && !IsMessage(t)
	}
	if n > 2 && Surname.Is(t[:two]) {
		return true
	}
	if !dotted && (n > 3 || !Surname.among(t[:one])) {
		return false
	}
	return len(t) >= two && !Common.among(t[:two]) && !EndsNoun(t) && !IsMessage(t)
}

// EndsNoun says whether Chinese text ends as what is no person does: 模板, 流程版.
func EndsNoun(t string) bool {
	const one = 3 // bytes
	return len(t) >= one && Noun.among(t[len(t)-one:])
}

// IsUnit says whether Chinese text is what a part of an organisation or a place is called
// rather than a person: 研发中心, 市场部, 王府井店. Those that may be both are people.
func IsUnit(t string) bool {
	const two, three = 6, 9 // bytes
	if !strings.HasSuffix(t, "中心") && !EndsNoun(t) || !glyph.IsHan(t) {
		return false
	}
	if len(t) >= two && Surname.Is(t[:two]) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(t)
	return len(t) > three || !MayOpenSurname(first)
}

// EndsAccount says whether t ends with the name of an account that everybody knows, or with
// any name behind what announces one: root, 测试账号：zhangwei.
func EndsAccount(t string) bool {
	k := len(t)
	if strings.HasSuffix(t, "›") { // a mask
		k = max(0, strings.LastIndex(t, "‹"))
	}
	for k > 0 && (glyph.IsWord(t[k-1]) || t[k-1] == '.' || t[k-1] == '@') {
		k--
	}
	if k == len(t) {
		return false
	}
	if Account.spelled(t[k:]) {
		return true
	}
	before := strings.TrimRight(strings.TrimRight(t[:k], " :=\t"), "：是为")
	for _, w := range words[Account] {
		if n := len(before) - len(w); n >= 0 && strings.EqualFold(before[n:], w) && (w[0] >= utf8.RuneSelf || n == 0 || !glyph.IsWord(before[n-1])) {
			return true
		}
	}
	return false
}

// BecomesAt gives the end of the words at s[k] that stand between a credential and the one in
// its place, 0 if there are none.
func BecomesAt(s string, k int) int {
	best := 0
	for _, w := range words[Becomes] {
		if end := glyph.SpelledAt(s, k, w); end > best {
			best = end
		}
	}
	return best
}

// BetweenAt gives the end of the word at s[k] that stands between a name and
// its value, 0 if it is none.
func BetweenAt(s string, k int) int {
	if k >= len(s) {
		return 0
	}
	if !glyph.IsLetter(s[k]) {
		return hanBetween(s, k)
	}
	const longest = 13
	end := k
	for end < len(s) && (glyph.IsLetter(s[end]) || s[end] == '_' || s[end] == '\'' && glyph.IsLetter(glyph.ByteAt(s, end+1))) {
		end++
	}
	if end-k > longest || end < len(s) && glyph.IsWord(s[end]) {
		return 0
	}
	if word := strings.ToLower(s[k:end]); Between.Is(word) || Verb.Is(word) {
		return end
	}
	return 0
}

// JoinAt gives the end of the word at s[k] that stands between a value and its name behind
// it, 0 if it is none; said is false for one that stands before any name, our.
func JoinAt(s string, k int) (end int, said bool) {
	if glyph.IsLetter(s[k]) {
		for end = k; end < len(s) && glyph.IsLetter(s[end]); {
			end++
		}
		word := strings.ToLower(s[k:end])
		if end < len(s) && glyph.IsWord(s[end]) || len(word) > longestJoin {
			return 0, false
		}
		said = Join.Is(word)
		if !said && !Article.Is(word) {
			return 0, false
		}
		return end, said
	}
	for _, r := range [...]Role{Join, Article} {
		for _, w := range words[r] {
			if len(w) > end-k && w[0] >= utf8.RuneSelf && strings.HasPrefix(s[k:], w) {
				end, said = k+len(w), r == Join
			}
		}
	}
	return end, said
}

// longestJoin is the length of the longest word in English that stands between a value and
// its name.
const longestJoin = 8

// CoupleBefore gives where the word or sign begins that ends before s[k] and stands between
// two values of one name, k if it is none.
func CoupleBefore(s string, k int) int {
	from := k
	for from > 0 && glyph.IsLetter(s[from-1]) && k-from <= longestJoin {
		from--
	}
	if from < k {
		if Couple.Is(strings.ToLower(s[from:k])) && (from == 0 || !glyph.IsWord(s[from-1])) {
			return from
		}
		return k
	}
	for _, r := range [...]Role{Couple, Becomes} {
		for _, w := range words[r] {
			if !glyph.IsLetter(w[0]) && strings.HasSuffix(s[:k], w) {
				from = min(from, k-len(w))
			}
		}
	}
	return from
}

// CoupleAt gives the end of the word or sign at s[k] that stands between two values of one
// name, k if it is none.
func CoupleAt(s string, k int) int {
	end := k
	for end < len(s) && glyph.IsLetter(s[end]) && end-k <= longestJoin {
		end++
	}
	if end > k {
		if Couple.Is(strings.ToLower(s[k:end])) && (end == len(s) || !glyph.IsWord(s[end])) {
			return end
		}
		return k
	}
	for _, r := range [...]Role{Couple, Becomes} {
		for _, w := range words[r] {
			if !glyph.IsLetter(w[0]) && strings.HasPrefix(s[k:], w) {
				end = max(end, k+len(w))
			}
		}
	}
	return end
}

// IsOther says whether the text t, which stands between the name of a credential and a value,
// ends with what the value is instead.
func IsOther(t string) bool {
	if word := lastWord(t); word != "" {
		return Other.Is(word)
	}
	return Other.ends(t)
}

// lastWord gives the word in Latin letters that t ends with, in lower case.
func lastWord(t string) string {
	const longest = 16
	k := len(t)
	for k > 0 && glyph.IsLetter(t[k-1]) && len(t)-k <= longest {
		k--
	}
	return strings.ToLower(t[k:])
}

// EndsPreposition says whether t ends with a word that leads to something else than what
// stands before it: for, from.
func EndsPreposition(t string) bool {
	word := lastWord(t)
	return Phrase.Is(word) || Preposition.Is(word)
}

// hanBetween is BetweenAt for Chinese words, in any encoding.
func hanBetween(s string, k int) int {
	g := glyph.At(s, k)
	if !unicode.Is(unicode.Han, g.R) {
		return 0
	}
	longest, first := 0, string(g.R)
	for _, r := range [...]Role{Between, Verb} {
		all := words[r]
		for i, _ := slices.BinarySearch(all, first); i < len(all) && strings.HasPrefix(all[i], first); i++ {
			longest = max(longest, glyph.SpelledAt(s, k, all[i]))
		}
	}
	return longest
}

// TurnedBefore gives the word that ends before s[k] and stands between a value and
// its name, and where it begins.
func TurnedBefore(s string, k int) (from int, word string) {
	const longest = 12
	from = k
	for from > 0 && glyph.IsLetter(s[from-1]) && k-from <= longest {
		from--
	}
	if from < k && k-from <= longest {
		word = strings.ToLower(s[from:k])
		if Turned.Is(word) && (from == 0 || !glyph.IsWord(s[from-1]) && s[from-1] != '\\') {
			return from, word
		}
	}
	r, _ := glyph.RuneBefore(s, k)
	if !unicode.Is(unicode.Han, r) {
		return k, ""
	}
	from, word = k, ""
	last := string(r)
	for _, w := range words[Turned] {
		if len(w) > len(word) && strings.HasSuffix(w, last) {
			if at := glyph.SpelledBefore(s, k, w); at >= 0 {
				from, word = at, w
			}
		}
	}
	return from, word
}

// longestTail is the length of the longest Latin end of a label, 用户ID.
const longestTail = 2

// Opening gives how long the word is that opens a value in Chinese text, 0 if
// there is none.
func Opening(s string) int {
	for _, w := range words[Verb] {
		if w[0] >= utf8.RuneSelf && strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// OpensValue is the cheap look behind a label.
func OpensValue(s string) bool {
	c := s[0]
	if c < utf8.RuneSelf {
		return true
	}
	return !(c >= 0xE4 && c <= 0xE9) || hanBetween(s, 0) > 0
}

// Sentence reads what may stand between a name and its value in a sentence,
// and gives where the value begins, or 0. said is true when a word such as "is"
// says that it is the value.
func Sentence(s string, j int) (k int, said bool) {
	k = j
	if k < len(s) {
		if g := glyph.At(s, k); glyph.IsQuote(g.R) || g.R == ']' || g.R == ')' {
			k += g.N
		}
	}
	blank := glyph.SkipSpace(s, k, false)
	gap := blank > k
	k = blank
	for _, verb := range words[Verb] {
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

// EndsFolk says whether t ends with a word that a person's name follows: 用户, 员工.
func EndsFolk(t string) bool { return Folk.ends(t) }

// MayEndFolk is the cheap look at the last character of such a word, or of the label of a
// person.
func MayEndFolk(r rune) bool { return folkEnds[r>>6&15]>>(r&63)&1 != 0 }

// FolkBefore gives how long the word is that ends before s[i] in any encoding and that a
// person's name follows, the label of a person among them; 0 for none.
func FolkBefore(s string, i int) int {
	if _, r, ok := LabelBefore(s, i); ok && r.Class == Name {
		return maxLabel
	}
	n := 0
	for _, w := range words[Folk] {
		if len(w) > n && glyph.SpelledBefore(s, i, w) >= 0 {
			n = len(w)
		}
	}
	return n
}

// StandsAt says whether a word of the role stands at s[k], in any encoding: one with which a
// message goes on behind the name of a person.
func (r Role) StandsAt(s string, k int) bool {
	for _, w := range words[r] {
		if glyph.SpelledAt(s, k, w) > 0 {
			return true
		}
	}
	return false
}

// MayEndAfter is the cheap look at the last character of a word that stands behind a person's
// name.
func MayEndAfter(r rune) bool { return afterEnds[r>>6&15]>>(r&63)&1 != 0 }

// AfterBefore gives where the word begins that ends before s[i], in any encoding, and that
// stands behind a person's name that nothing announces, and that word; "" for none.
func AfterBefore(s string, i int) (k int, word string) {
	r, _ := glyph.RuneBefore(s, i)
	last := string(r)
	for _, w := range words[After] {
		if strings.HasSuffix(w, last) && len(w) > len(word) {
			if at := glyph.SpelledBefore(s, i, w); at >= 0 {
				k, word = at, w
			}
		}
	}
	return k, word
}

// MayOpenSurname is the cheap look at the first character of a family name.
func MayOpenSurname(r rune) bool { return surnameOpens[r>>6&15]>>(r&63)&1 != 0 }

// IsLatin says whether t is the name of a person in Latin letters, under a name with the rule
// r: two words or more, of which none is one that things are called by. One of them is known as
// a name, unless nobody but people have what the rule is for.
func IsLatin(t string, r Rule) bool {
	const longest = 48
	least := 2
	if r.Part {
		least = 1
	}
	n, known, odd := 0, false, false
	for len(t) <= longest && t != "" {
		k := 0
		for k < len(t) && (glyph.IsLetter(t[k]) || k > 0 && (t[k] == '\'' || t[k] == '-')) {
			k++
		}
		if n > 0 && k == 1 && strings.HasPrefix(t[k:], ". ") {
			t = t[len("J. "):]
			continue
		}
		if t[0] > 'Z' || k < len(t) && t[k] != ' ' && t[k] != '+' {
			return false
		}
		low := strings.ToLower(t[:k])
		if IsTitle(low) || Stop.Is(low) || Fate.Is(low) {
			return false
		}
		is := Latin.Is(low)
		known = known || is
		odd = odd || !is && (Describes(low) || Between.Is(low))
		n++
		t = t[min(len(t), k+1):]
	}
	return n >= least && (known || (r.Plain || r.Label) && !odd)
}

// IsTitle says whether a word, in lower case, is one of those of which the names of things
// are made: Data Sync, Default Groups, anything that ends in tion.
func IsTitle(word string) bool {
	word = strings.TrimSuffix(word, "s")
	return strings.HasSuffix(word, "tion") || strings.HasSuffix(word, "ment") ||
		Title.Is(word) || Title.Is(word+"s")
}

// Leads says whether the word s[i:j] stands, with the one before, before the name of a person in
// English: rejected by, on behalf of.
func Leads(s string, i, j int) bool {
	const longest = 16
	from := i - 1
	for from > 0 && glyph.IsLetter(s[from-1]) && i-from <= longest {
		from--
	}
	if from < 0 || from == i-1 || s[i-1] != ' ' {
		return false
	}
	if strings.EqualFold(s[i:j], "by") {
		return Fate.spelled(s[from : i-1])
	}
	return Lead.spelled(s[from:j])
}
