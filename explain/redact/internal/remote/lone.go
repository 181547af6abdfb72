package remote

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/reading"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// A credential may stand too far from its name for any of the ways in which names are
// joined to values: "the token we got back was 5e1f…", a prompt whose answer is in the
// line below. It is still long and drawn by lot, which nothing else in a line is that
// speaks of a credential, but for what is named as an id or a digest.

// Lone masks what stands so, in the whole text.
func (sc *Scan) Lone() {
	sc.long()
	if sc.Last == 0 {
		sc.joined()
	}
}

// long masks what is long.
func (sc *Scan) long() {
	const shortest = 20
	s := sc.S
	for i := 0; i+shortest <= len(s); {
		k := i + shortest
		for k > i && isDrawn(s[k-1]) {
			k--
		}
		if k > i {
			i = k // no run of that length begins before
			continue
		}
		for i > 0 && isDrawn(s[i-1]) {
			i--
		}
		end := i
		for end < len(s) && isDrawn(s[end]) {
			end++
		}
		if from := escapeEnd(s, i); isDigest(s, from, end) {
			sc.lone(from, end+1)
		} else {
			for k, stop := from, from; k < end; k = stop + 1 {
				if _, stop = glyph.WordAt(s, k); stop-k >= shortest {
					sc.lone(k, stop)
				}
			}
		}
		i = end
	}
}

// isDrawn says whether c may stand in what was drawn by lot.
func isDrawn(c byte) bool { return glyph.IsWord(c) || c == '+' || c == '/' }

// isDigest says whether s[i:j] is a digest in base64 but for the padding behind it.
func isDigest(s string, i, j int) bool {
	n := j + 1 - i
	return glyph.ByteAt(s, j) == '=' && glyph.ByteAt(s, j+1) != '=' && (n == 28 || n == 44) && glyph.IsMixed(s[i:j]) && strings.ToLower(s[i:j]) != s[i:j]
}

// escapeEnd gives the place behind the letter of an escape that the word at s[i] begins
// with, \n5e1f….
func escapeEnd(s string, i int) int {
	if i == 0 || s[i-1] != '\\' {
		return i
	}
	if g := glyph.At(s, i-1); g.N > 1 {
		return i - 1 + g.N
	}
	return i
}

// lone masks the run s[a:b] if it is drawn by lot and a credential's name is near.
func (sc *Scan) lone(a, b int) {
	s := sc.S
	t := s[a:b]
	digest := strings.HasSuffix(t, "=")
	if !digest && !drawn(t) || judge.IsUUID(t) || a > 0 && strings.IndexByte("/.@#&?$+", s[a-1]) >= 0 || strings.IndexByte("/@(+", glyph.ByteAt(s, b)) >= 0 ||
		glyph.ByteAt(s, b) == '.' && glyph.IsWord(glyph.ByteAt(s, b+1)) ||
		words.IsTechnical(s, a, b) || words.IsDigest(s, a, b) {
		return
	}
	if glyph.ByteAt(s, b) == ']' && a > 0 && s[a-1] == '[' && glyph.IsHexText(t) {
		return // the trace of a line
	}
	from := lineFrom(s, a)
	r, at, ok := sc.credential(from, a)
	if ok && r.Class == words.Jar {
		if baked(s, at, a) {
			sc.Put(a, b, r.Kind, t, "")
			return
		}
		ok = false
	}
	if ok && !keyed(s, at, a, glyph.IsHexText(t)) {
		ok = false
	}
	if !ok {
		if !alone(s, from, a, b) {
			return
		}
		if r, ok = sc.above(from); !ok {
			return
		}
	}
	signs := r.Kind == "sign" || r.Kind == "signature"
	if digest && !signs || !digest && glyph.IsHexText(t) && (r == someKey || len(t) != token && !signs) {
		return
	}
	sc.Name = a
	sc.Put(a, b, r.Kind, t, "")
}

// How many hexadecimal digits a token has, and a signature that is no longer.
const token, sha1 = 32, 40

// drawn says whether t was drawn by lot: hexadecimal as long as a token, or letters and
// digits that change places as no name's do.
func drawn(t string) bool {
	const least = 12 // between _ and -
	if len(t) <= 24 && (strings.HasPrefix(t, "ding") || strings.HasPrefix(t, "suite")) || strings.HasPrefix(t, "0x") {
		return false
	}
	if glyph.IsHexText(t) {
		return (len(t) == token || len(t) == sha1) && glyph.IsMixed(t)
	}
	class := func(c byte) byte {
		switch {
		case glyph.IsDigit(c):
			return 1
		case glyph.IsLetter(c):
			return c & 0x20
		}
		return 2
	}
	var n, changes, numbers, run, longest int
	for i := range len(t) {
		switch c := class(t[i]); {
		case c == 2:
			run = 0
			continue
		case run > 0 && class(t[i-1]) != c:
			changes++
			if c == 1 {
				numbers++
			}
		}
		n++
		run++
		longest = max(longest, run)
	}
	return longest >= least && glyph.IsMixed(t) && glyph.CountDigits(t) > 1 && (changes*12 >= n*5 || numbers > 2 && changes*3 >= n)
}

// lineFrom gives where the line begins that s[a] is in, as far as is looked at.
func lineFrom(s string, a int) int {
	const longest = 200
	k := a
	for k > 0 && a-k < longest && !glyph.StartsLine(s, k) && s[k-1] != '\n' {
		k--
	}
	for k < a && !utf8.RuneStart(s[k]) {
		k++
	}
	return k
}

// credential gives the rule of the last name of a credential in s[from:to] to which no
// value was found, and the place behind it.
func (sc *Scan) credential(from, to int) (r words.Rule, at int, ok bool) {
	s := sc.S[:to]
	for i := from; i < to; {
		switch {
		case glyph.IsWord(s[i]):
			_, j := glyph.WordAt(s, i)
			if k := escapeEnd(s, i); k < j {
				i = k
			}
			if known, is := sc.RuleAt(i, j); is && j < to {
				r, at, ok = known, j, true
			} else if plural, is := sc.plural(i, j); is {
				r, at, ok = plural, j, true
			} else if words.IsSomeKey(s[i:j]) {
				r, at, ok = someKey, j, true
			} else if j-i == len("key") && s[i:j] == "key" && ciphers(s[max(from, i-32):i]) {
				r, at, ok = someKey, j, true
			}
			i = j
			continue
		case glyph.MaskAt(s, i) > 0:
			i, ok = glyph.MaskAt(s, i), ok && r.Class == words.Jar // one of them
			continue
		case s[i] == ';' && r.Class != words.Jar || s[i] == '.' && glyph.ByteAt(s, i+1) == ' ' && s[max(0, i-1)] != ' ' && s[max(0, i-2)] != '.' || strings.HasPrefix(s[i:], "。"):
			ok = false
		}
		c, n := utf8.DecodeRuneInString(s[i:])
		i += n
		if c >= utf8.RuneSelf && words.EndsLabel(c) {
			if _, known, is := words.LabelBefore(s, i); is {
				r, at, ok = known, i, true
			}
		}
	}
	switch r.Class {
	case words.Hard, words.Soft, words.Pass, words.Jar:
		return r, at, ok
	}
	return r, at, false
}

// plural gives the rule of the name that the word s[i:j] is with an s behind it.
func (sc *Scan) plural(i, j int) (words.Rule, bool) {
	const shortest = 5
	if j-i < shortest || sc.S[j-1] != 's' || sc.S[j-2] == 's' {
		return words.Rule{}, false
	}
	r, ok := sc.RuleAt(i, j-1)
	return r, ok && (r.Class == words.Hard || r.Class == words.Soft || r.Class == words.Pass)
}

// baked says whether an equals sign stands right before s[a], behind the word for a cookie that
// ends at s[at], and before it the name of one: what is called an id is of a session.
func baked(s string, at, a int) bool {
	t, ok := strings.CutSuffix(s[at:a], "=")
	n := len(t)
	return ok && n > 2 && glyph.IsWord(t[n-1]) && (t[n-1]|0x20 != 'd' || t[n-2]|0x20 != 'i' || t[n-3]|0x20 == 's')
}

// someKey is the rule of a key that no table names. Hexadecimal is more often found under it.
var someKey = words.Rule{Kind: "secret_key", Class: words.Hard, Exact: true} //nolint:gochecknoglobals // a constant

// ciphers says whether the text before the word key says that it is one to a cipher.
func ciphers(before string) bool {
	return strings.Contains(before, "crypt") || strings.Contains(before, "密") || strings.Contains(before, "sign")
}

// keyed says whether the key right before s[a], behind the name of a credential that ends
// at s[at], may be one that says nothing of its value: got=5e1f…, Out[3]: 5e1f…. Where no
// key stands there it says so, too. Hexadecimal has more names of its own.
func keyed(s string, at, a int, hex bool) bool {
	k := a
	for k > at && strings.IndexByte(" \t\"'`([{<\\", s[k-1]) >= 0 {
		k--
	}
	if k == at || strings.IndexByte(":=>", s[k-1]) < 0 {
		return true
	}
	for k > at && strings.IndexByte(" \t\"'`)]\\:=->", s[k-1]) >= 0 {
		k--
	}
	from := k
	for from > at && (glyph.IsWord(s[from-1]) || s[from-1] >= utf8.RuneSelf) {
		from--
	}
	if from == k {
		return true
	}
	if s[a-1] == ' ' && strings.Count(s[at:from], " ") > 2 && !strings.ContainsAny(s[at:from], ",;=|\"{[") {
		return true // a clause
	}
	if between := strings.Trim(s[at:from], "\\\"' \t:="); between == "{" {
		return true // {"token":{"equalTo":"5e1f…"}}
	}
	word := strings.ToLower(s[from:k])
	name := strings.TrimRight(word, "0123456789")
	if !hex {
		return !strings.HasSuffix(word, "id")
	}
	return word[0] >= utf8.RuneSelf || strings.HasPrefix(word, "ding") && glyph.HoldsDigit(word) || len(name) < len(word) && len(name) <= 3 ||
		words.Between.Is(word) || words.Held.Is(name) || words.Carrier.Is(name) || words.Tail.Is(name) || words.Turned.Is(word)
}

// alone says whether nothing but quotes, a prompt or who says it stands in the line of
// s[a:b], which begins at from.
func alone(s string, from, a, b int) bool {
	const longest = 64
	k := glyph.SkipSpace(s, b, false)
	for k < len(s) && strings.IndexByte("\"'`)*\\,", s[k]) >= 0 && glyph.At(s, k).R != '\n' {
		k++
	}
	if k < len(s) {
		if shut := glyph.ByteAt(s, k); k > b && s[k-1] == '"' && (shut == '}' || shut == ']') {
			k = b // the end of a text in JSON
		} else if g := glyph.At(s, k); g.R != '\n' && g.R != '\r' && s[k] != '<' {
			return false
		}
	}
	if a-from > longest {
		return false
	}
	before := strings.TrimRight(s[from:a], " \t\"'`*\\(<")
	if !strings.ContainsFunc(before, func(r rune) bool { return r >= utf8.RuneSelf || glyph.IsAlnum(byte(r)) }) {
		return true
	}
	if logged(s, from, a) {
		return true
	}
	return strings.HasSuffix(before, ":") || strings.HasSuffix(before, "：") || strings.HasSuffix(before, ">") || strings.HasSuffix(before, "=") || asked(s, from)
}

// logged says whether all that stands before s[a] in its line, which begins at from, is what a
// log puts before the line above, too, but for its digits.
func logged(s string, from, a int) bool {
	_, n := reading.Logged(s, len(strings.TrimSuffix(strings.TrimRight(s[:from], "\r\n"), `\n`)), from)
	return n > 0 && from+n <= a && strings.Trim(s[from+n:a], " \t") == ""
}

// asked says whether the line above the one that begins at from asks something.
func asked(s string, from int) bool {
	before := strings.TrimRight(strings.TrimSuffix(s[:from], `\n`), " \r\n\"")
	return strings.HasSuffix(before, "?") || strings.HasSuffix(before, "？")
}

// above gives the rule of the credential whose name ends the line above the one that
// begins at from; who says what is below, and an empty line, may stand between.
func (sc *Scan) above(from int) (words.Rule, bool) {
	const most, tail, speaker = 3, 48, 40
	s := sc.S
	for range most {
		end := from
		for end > 0 && glyph.IsSpace(rune(s[end-1])) {
			end--
		}
		for end > 1 && glyph.StartsLine(s, end) {
			end = len(strings.TrimRight(s[:end-1], "\\"))
		}
		if end == 0 {
			break
		}
		from = lineFrom(s, end)
		if r, at, ok := sc.credential(from, end); ok && end-at <= tail && r.Class != words.Jar {
			return r, true
		}
		if _, j := glyph.WordAt(s[:end], max(from, end-1)); j == end { // the name ends the text
			k := end
			for k > from && glyph.IsWord(s[k-1]) {
				k--
			}
			if r, ok := sc.RuleAt(escapeEnd(s, k), end); ok && (r.Class == words.Hard || r.Class == words.Soft || r.Class == words.Pass) {
				return r, true
			}
		}
		if end-from > speaker || !strings.Contains(s[from:end], ":") {
			break
		}
	}
	return words.Rule{}, false
}
