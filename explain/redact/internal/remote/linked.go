package remote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// What people write to each other joins a credential to its name in more ways than can be
// listed: "we got 5e1f… for the token", "the secret in question: kR7q…", "the token is
// 5e1f… and not 7d3c…", 密钥不一致：5e1f… 和 7d3c…. What was drawn by lot shows itself;
// the words between need only be those of one clause, and none that says what else it is.

// near is how far a name may be from what it names here, in bytes.
const near = 64

// joined masks what words join to the name of a credential, in the whole text.
func (sc *Scan) joined() {
	s := sc.S
	for i := 0; i < len(s); i++ {
		if alphabet[s[i]] == 0 {
			if end := glyph.MaskAt(s, i); end > 0 {
				i = end - 1
			}
			continue
		}
		from, of := i, alphabet[s[i]]
		for i++; i < len(s) && alphabet[s[i]] != 0; i++ {
			of |= alphabet[s[i]]
		}
		sign := i+1 < len(s) && strings.IndexByte(signs, s[i]) >= 0 && alphabet[s[i+1]] != 0
		if of&(digit|small) != digit|small && !sign || keyedAt(s, from) {
			continue
		}
		if k := escapeEnd(s, from); k < i {
			i = max(i, sc.joinedAt(k, i))
		}
	}
}

// What a character of a word is.
const (
	digit = 1 << iota
	small
	capital
	dash
)

// alphabet holds what the characters of words are, 0 for all others.
var alphabet = [256]byte{ //nolint:gochecknoglobals // a constant table
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit, '5': digit, '6': digit, '7': digit, '8': digit, '9': digit,
	'a': small, 'b': small, 'c': small, 'd': small, 'e': small, 'f': small, 'g': small, 'h': small, 'i': small, 'j': small, 'k': small, 'l': small, 'm': small,
	'n': small, 'o': small, 'p': small, 'q': small, 'r': small, 's': small, 't': small, 'u': small, 'v': small, 'w': small, 'x': small, 'y': small, 'z': small,
	'A': capital, 'B': capital, 'C': capital, 'D': capital, 'E': capital, 'F': capital, 'G': capital, 'H': capital, 'I': capital, 'J': capital, 'K': capital, 'L': capital, 'M': capital,
	'N': capital, 'O': capital, 'P': capital, 'Q': capital, 'R': capital, 'S': capital, 'T': capital, 'U': capital, 'V': capital, 'W': capital, 'X': capital, 'Y': capital, 'Z': capital,
	'-': dash, '_': dash,
}

// signs are what people put between the words of a password.
const signs = "@!#$%^&*"

// keyedAt says whether a key of a program's stands right before s[a].
func keyedAt(s string, a int) bool {
	k := a
	for k > 0 && (s[k-1] == '"' || s[k-1] == '\\') {
		k--
	}
	if k > 0 && k < a && s[k-1] == ' ' {
		k--
	}
	return k > 0 && s[k-1] == '=' || k > 1 && s[k-1] == ':' && s[k-2] == '"'
}

// joinedAt masks the word s[a:b], or what begins with it, and gives the place to go on from.
func (sc *Scan) joinedAt(a, b int) int {
	if shuffled(sc.S[a:b]) {
		sc.linked(a, b, false)
		return b
	}
	if end := chosenEnd(sc.S, a, b); chosen(sc.S[a:end]) {
		sc.linked(a, end, true)
		return end
	}
	return b
}

// linked masks the run s[a:b] if words join it to a name. If somebody has chosen it, the
// name has to be that of a password.
func (sc *Scan) linked(a, b int, chosen bool) {
	s := sc.S
	t := s[a:b]
	if a < sc.Last || judge.IsUUID(t) || a > 0 && strings.IndexByte("/.@#&?$+%-=_", s[a-1]) >= 0 || b < len(s) && strings.IndexByte("/@+=-_\\", s[b]) >= 0 || sc.calls(b) ||
		glyph.ByteAt(s, b) == '.' && glyph.IsWord(glyph.ByteAt(s, b+1)) || glyph.ByteAt(s, b) == ':' && glyph.IsWord(glyph.ByteAt(s, b+1)) ||
		words.IsTechnical(s, a, b) || words.IsDigest(s, a, b) {
		return
	}
	r, ok := sc.coupled(a, b)
	if !ok {
		r, ok = sc.told(a, chosen)
	}
	if !ok {
		r, ok = sc.called(a, b)
	}
	if from := lineFrom(s, a); !ok && !chosen && bare(s[from:a]) && alone(s, from, a, b) {
		r, ok = sc.above(from)
	}
	switch {
	case !ok, r == someKey, chosen && r.Class != words.Pass:
	case glyph.IsHexText(t) && len(t) != token && r.Kind != "sign" && r.Kind != "signature":
		// of a commit
	default:
		sc.Name = a
		sc.Put(a, b, r.Kind, t, "")
	}
}

// calls says whether the bracket at s[b] is that of a call, and holds no name of a credential.
func (sc *Scan) calls(b int) bool {
	s := sc.S
	if b+1 >= len(s) || s[b] != '(' || s[b+1] >= utf8.RuneSelf {
		return false
	}
	const longest = 24
	j := strings.IndexByte(s[b:min(len(s), b+longest)], ')')
	if j < 0 {
		return true
	}
	from := b + 1 + strings.LastIndexByte(s[b+1:b+j], ' ') + 1
	_, ok := sc.RuleAt(from, b+j)
	return !ok
}

// longestChosen is the length of the longest password that somebody chooses.
const longestChosen = 40

// chosenEnd gives the end of what the word s[a:b] begins, with the signs that people put
// into passwords.
func chosenEnd(s string, a, b int) int {
	for b+1 < len(s) && b-a <= longestChosen && strings.IndexByte(signs, s[b]) >= 0 && glyph.IsWord(s[b+1]) {
		_, b = glyph.WordAt(s, b+1)
	}
	return b
}

// chosen says whether t may be a password that somebody has chosen: words with digits, or
// with a sign and a digit.
func chosen(t string) bool {
	const least = 6
	if len(t) < least || len(t) > longestChosen || strings.ToUpper(t) == t || strings.Contains(t, "_") || glyph.IsDigit(t[0]) && strings.Contains(t, "-") || words.IsCounted(t) || words.IsAlgorithm(t) || words.IsMethod(t) || words.IsKey(t) || judge.IsTime(t) || strings.HasPrefix(t, "ding") {
		return false
	}
	n := glyph.CountDigits(t)
	return n > 1 || n > 0 && strings.ContainsAny(t, signs)
}

// bare says whether a line begins with nothing but signs.
func bare(t string) bool {
	return !strings.ContainsFunc(t, func(r rune) bool { return r >= utf8.RuneSelf || glyph.IsAlnum(byte(r)) })
}

// shuffled says whether t was drawn by lot: long hexadecimal, long and of letters and
// digits that change places as no name's do, or short with letters of both cases that do
// so more often.
func shuffled(t string) bool {
	const least, long = 8, 16
	if len(t) < least || len(t) <= 24 && strings.HasPrefix(t, "ding") || strings.HasPrefix(t, "0x") {
		return false
	}
	switch {
	case glyph.IsHexText(t):
		return len(t) >= token && glyph.IsMixed(t)
	case len(t) >= long && drawn(t):
		return true
	case identifier(t):
		return false
	}
	var of byte
	changes, digits := 0, 0
	for i := range len(t) {
		c := alphabet[t[i]]
		of |= c
		if c == digit {
			digits++
		}
		if i > 0 && alphabet[t[i-1]] != c {
			changes++
		}
	}
	if of != digit|small|capital {
		return false
	}
	return changes*5 >= (len(t)-1)*2 || len(t) >= long && digits > 1 && changes*3 >= len(t)
}

// identifier says whether t is words of which each but the first has a capital, and a number
// behind them: getUserInfo2.
func identifier(t string) bool {
	const shortest = 2
	run := shortest
	for i := range len(strings.TrimRight(t, "0123456789")) {
		switch alphabet[t[i]] {
		case small:
			run++
		case capital:
			if run < shortest {
				return false
			}
			run = 0
		default:
			return false
		}
	}
	return run >= shortest
}

// coupled gives the rule of the mask before or behind the value s[a:b] that nothing but such a word as "and"
// parts from it.
func (sc *Scan) coupled(a, b int) (words.Rule, bool) {
	const most = 3
	s := sc.S
	if r, ok := forward(s, b); ok {
		return r, true
	}
	k, joined := opened(s, a), false
	for range most {
		if strings.HasSuffix(s[:k], "›") {
			break
		}
		from := words.CoupleBefore(s, k)
		if from == k {
			return words.Rule{}, false
		}
		k, joined = opened(s, from), true
	}
	if !joined || !strings.HasSuffix(s[:k], "›") {
		return words.Rule{}, false
	}
	from := strings.LastIndex(s[:k], "‹")
	if from < 0 {
		return words.Rule{}, false
	}
	return masked(s, from, k)
}

// forward gives the rule of the mask behind s[b] that nothing but such a word parts from it.
func forward(s string, b int) (words.Rule, bool) {
	k := glyph.SkipSpace(s, closed(s, b), false)
	end := words.CoupleAt(s, k)
	if end == k {
		return words.Rule{}, false
	}
	k = glyph.SkipSpace(s, end, false)
	for k < len(s) && strings.IndexByte("\"'`", s[k]) >= 0 {
		k++
	}
	if k >= len(s) {
		return words.Rule{}, false
	}
	return masked(s, k, glyph.MaskAt(s, k))
}

// masked gives the rule of the mask s[from:to] of a credential.
func masked(s string, from, to int) (words.Rule, bool) {
	if to == 0 || glyph.MaskAt(s, from) != to {
		return words.Rule{}, false
	}
	kind, _, _ := strings.Cut(s[from+len("‹"):to], "#")
	r := words.Rule{Kind: kind}
	if kind == "password" {
		r.Class = words.Pass
	}
	return r, words.Credential(kind) && kind != "ding_id"
}

// closed gives the place behind the quotes that close a value at s[k].
func closed(s string, k int) int {
	for k < len(s) && (strings.IndexByte("\"'`>*", s[k]) >= 0 || quoteEnd(s, k) > 0) {
		k += max(1, quoteEnd(s, k))
	}
	return k
}

// opened gives the place before the blanks, quotes and brackets that open a value at s[k].
func opened(s string, k int) int {
	for k > 0 {
		r, from := glyph.RuneBefore(s, k)
		if !strings.ContainsRune(" \t\"'`“”‘’「『【[(（<*,，:：;；", r) {
			break
		}
		k = from
	}
	return k
}

// told gives the rule of the name before s[a] in its clause. What somebody has chosen may be
// anything behind a preposition.
func (sc *Scan) told(a int, chosen bool) (words.Rule, bool) {
	s := sc.S
	from := lineFrom(s, a)
	if from < a-near {
		for from = a - near; !utf8.RuneStart(s[from]); {
			from++
		}
		if _, j := glyph.WordAt(s, from); j < a && from > 0 && glyph.IsWord(s[from-1]) {
			from = j
		}
	}
	r, at, ok := sc.credential(from, a)
	if !ok || r.Class == words.Jar || !clause(s[at:a], chosen) {
		return words.Rule{}, false
	}
	return r, true
}

// quoted says whether between a name and a value stand nothing but a few signs, and a quote
// before the value: (token . "5e1f…").
func quoted(between string) bool {
	const most = 12
	n := len(between)
	return n > 2 && n <= most && strings.IndexByte("\"'`", between[n-1]) >= 0 && strings.Trim(between, " .<>-~:=?|&()[]{}\"'`/+*@#$%^!") == ""
}

// clause says whether between a name and a value stand nothing but some words of one
// clause, of which the last does not say what the value is.
func clause(between string, chosen bool) bool {
	const most, longest = 7, 14
	if quoted(between) {
		return true
	}
	t := strings.TrimLeft(between, "\"'`*_”’」』】")
	t = strings.TrimRight(t, " \t\"'`“”‘’「『【[(（<*/#~～|.…")
	colon := strings.HasSuffix(t, ":") || strings.HasSuffix(t, "：")
	t = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(t, ":"), "："), " ")
	t = strings.TrimSuffix(strings.TrimSuffix(t, "e.g"), "i.e")
	if strings.HasSuffix(t, "=") || strings.HasSuffix(t, "\"") || strings.HasSuffix(t, "'") {
		return false // a key
	}
	n, size, han := 0, 0, 0
	for _, r := range t {
		switch {
		case glyph.IsHanRune(r):
			han++
			size = 0
		case r < utf8.RuneSelf && glyph.IsLetter(byte(r)) || r == '\'' || r == '’':
			if size == 0 {
				n++
			}
			size++
		case r == ' ' || r == ',' || r == '，' || r == '、' || r == '(' || r == '（' || r == ')' || r == '）' || r == '-' || r == '—' || r == '!' || r == '！' || r == '?' || r == '？':
			size = 0
		default:
			return false
		}
		if n > most || size > longest || han > 2*most {
			return false
		}
	}
	return !words.IsOther(t) && (!chosen || colon || !words.EndsPreposition(t))
}

// called gives the rule of the name behind s[b], to which words join the value s[a:b].
func (sc *Scan) called(a, b int) (words.Rule, bool) {
	const most = 8
	s := sc.S[:min(len(sc.S), b+near)]
	if glyph.ByteAt(s, b) == '!' {
		b++
	}
	k, sure := closed(s, b), false
	if k > b && (a == 0 || s[a-1] == ' ') {
		return words.Rule{}, false // a bracket that something else opened
	}
	for range most {
		start := k
		k = glyph.SkipSpace(s, k, false)
		if k >= len(s) {
			break
		}
		if strings.HasPrefix(s[k:], "i.e.") {
			k += len("i.e.")
			continue
		}
		if glyph.IsLetter(s[k]) {
			_, j := glyph.WordAt(s, k)
			if end, said := words.JoinAt(s, k); end > 0 {
				k, sure = end, sure || said
				continue
			}
			if r, end, ok := sc.nameAt(k, j); ok {
				return r, sure || ends(sc.S, end)
			}
			break
		}
		if s[k] >= utf8.RuneSelf {
			r, start, end, ok := labelAt(s, k)
			if join, said := words.JoinAt(s, k); join > 0 && (!ok || start > k) {
				k, sure = join, sure || said
				continue
			}
			if ok {
				return r, sure || ends(sc.S, end)
			}
		}
		end := joint(s, k)
		if end == 0 || k == start && strings.IndexByte(":,(", s[k]) < 0 && s[k] < utf8.RuneSelf {
			break
		}
		k = end
	}
	return words.Rule{}, false
}

// quoteEnd gives how long the quote of a text in Chinese at s[k] is, 0 if none is there.
func quoteEnd(s string, k int) int {
	r, n := utf8.DecodeRuneInString(s[k:])
	if strings.ContainsRune("”’」』", r) {
		return n
	}
	return 0
}

// joint gives the end of the signs at s[k] that may part a value from its name behind it.
func joint(s string, k int) int {
	for _, sign := range [...]string{"<--", "<-", "//", "--", "-", "—", "–", "←", "(", "（", "[", "【", "#", ":", "：", "=", ",", "，"} {
		if strings.HasPrefix(s[k:], sign) {
			return k + len(sign)
		}
	}
	return 0
}

// nameAt gives the rule of the credential whose name begins with the word s[i:j], and its end.
func (sc *Scan) nameAt(i, j int) (words.Rule, int, bool) {
	const most = 2
	s := sc.S
	for range most {
		if r, ok := sc.RuleAt(i, j); ok {
			return r, j, r.Class == words.Hard || r.Class == words.Soft || r.Class == words.Pass
		}
		if glyph.ByteAt(s, j) != ' ' || !glyph.IsLetter(glyph.ByteAt(s, j+1)) {
			break
		}
		i = j + 1
		_, j = glyph.WordAt(s, i)
	}
	return words.Rule{}, 0, false
}

// labelAt gives the rule of the Chinese label at s[k], which more Chinese may stand before,
// and where it begins and ends.
func labelAt(s string, k int) (r words.Rule, start, end int, ok bool) {
	const most = 8
	i := k
	for range most {
		c, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.Is(unicode.Han, c) {
			break
		}
		i += n
		if !words.EndsLabel(c) {
			continue
		}
		if start, r, ok = words.LabelBefore(s, i); ok {
			return r, start, i, r.Class == words.Hard || r.Class == words.Soft || r.Class == words.Pass
		}
	}
	return words.Rule{}, 0, 0, false
}

// ends says whether the clause ends at s[k], where a name does.
func ends(s string, k int) bool {
	for k < len(s) && strings.IndexByte(")]`'\"*", s[k]) >= 0 {
		k++
	}
	if k >= len(s) || s[k] == '\n' || s[k] == '\r' || s[k] == '.' || s[k] == ',' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[k:])
	return strings.ContainsRune("）】，。！", r)
}
