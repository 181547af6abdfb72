// Package place finds where the value of a name stands when it is not right behind
// a separator, and which name a value belongs to whose name stands elsewhere: in a
// sentence, behind a type or what makes a value, in the columns of a table or of a
// statement, in the message of a validator. It finds who signs a letter and an address in
// English, too.
//
//	k, ok := place.PastWords("token was set to m0012", 0, 5) // 17, true
package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// PastWords passes over the words and signs behind the name s[i:j] and gives the
// place of what follows them, 0 where a sentence ends. said is false where only
// a blank was passed.
func PastWords(s string, i, j int) (k int, said bool) {
	const most, longest = 12, 96
	k = j
	if k < len(s) {
		before, _ := glyph.RuneBefore(s, i)
		if g := glyph.At(s, k); glyph.IsQuote(g.R) && (glyph.IsQuote(before) || before == '.' || strings.HasSuffix(s[:i], s[k:k+g.N])) {
			k += g.N // of the name
		}
	}
	for range most {
		start := k
		k = glyph.SkipSpace(s, k, false)
		if k >= len(s) || k-j > longest {
			return 0, false
		}
		if end := words.BetweenAt(s, k); end > 0 {
			k, said = end, true
			continue
		}
		g := glyph.At(s, k)
		if glyph.Closing(g.R) != 0 || g.R == '«' || g.R == '<' && k+g.N < len(s) && strings.IndexByte("-=/>", s[k+g.N]) < 0 {
			return k, said || k == j || glyph.Closing(g.R) == 0
		}
		end := sign(s, k)
		if end == 0 {
			break
		}
		after := glyph.SkipSpace(s, end, false)
		word := words.BetweenAt(s, after) > 0
		if !word && g.R != '<' && glyph.Shutting(g.R) != 0 {
			return k, said
		}
		if s[end-1] == '/' && after == end || s[k] == '(' && k == j {
			return 0, false // a path, a call
		}
		if !word && !said && (start == k || after == end || programs(s[k:end])) {
			return 0, false
		}
		k, said = end, said || !word
	}
	return k, said
}

// programs says whether a run of signs is one that programs write.
func programs(t string) bool {
	return t != "::" && strings.Trim(t, ":=") == "" || len(t) > 1 && t[len(t)-1] == '='
}

// sign gives the end of the run of signs at s[k] that may lead to a value, 0 if
// none is there.
func sign(s string, k int) int {
	const longest = 16
	from := k
	for k < len(s) && k-from < longest {
		g := glyph.At(s, k)
		if g.R < utf8.RuneSelf {
			if g.N > 1 && !g.Unicode(s, k) || strings.IndexByte("-_~:;,=!#@><(*/", byte(g.R)) < 0 {
				break
			}
		} else if unicode.IsLetter(g.R) || unicode.IsNumber(g.R) || g.R == '‹' || g.R == '。' || g.R == '›' || unicode.Is(unicode.Z, g.R) || g.R == utf8.RuneError {
			break
		}
		k += g.N
		if g.R == '(' || g.R == '（' {
			break
		}
	}
	if k == from {
		return 0
	}
	return k
}

// PersonEnd gives the end of the person's name at s[k], before what a sentence
// says of him: 张伟之后, 张伟的; 0 if none is there.
func PersonEnd(s string, k int) int {
	const longest, near = 4, 96
	t := glyph.Canonical(s[k:extent.WordsEnd(s[:min(len(s), k+near)], k)])
	for _, mark := range [...]string{"之后", "以后", "后", "就", "的", "时", "不", "了"} {
		if n := strings.Index(t, mark); n > 0 {
			t = t[:n]
		}
	}
	n := utf8.RuneCountInString(t)
	if n > longest || !words.IsSurnamed(t) {
		return 0
	}
	for range n {
		k += glyph.At(s, k).N
	}
	return k
}

// Shown says whether a blank alone leads from a name that ends before s[j] to an
// identifier or a password that is no word: device_sn hwC0….
func Shown(r words.Rule, s string, j, k int) bool {
	digit, end := glyph.WordAt(s, k)
	switch {
	case k == j || r.List:
		return false
	case r.Class == words.ID:
		return digit && glyph.IsMixed(s[k:end])
	}
	return r.Class == words.Pass && glyph.IsScrambled(s[k:end])
}

// Stated gives the end of the value at s[k], or 0 where a sentence goes on.
func Stated(s string, k int, c words.Class, said bool) int {
	const shortest = 6
	_, word := glyph.WordAt(s, k)
	end := StatedEnd(s, k, c)
	if end-k < shortest && !(said && c == words.Pass && end-k >= 4) {
		return 0
	}
	t := glyph.Canonical(s[k:end])
	if c != words.Pass {
		const padded = 24
		if len(t) >= padded && t[len(t)-1] == '=' && judge.IsCredential(t) {
			return end
		}
		t = s[k:word]
	}
	switch {
	case words.IsPlain(t), words.IsKey(t), words.IsStop(t), words.IsAlgorithm(t), strings.Contains(t, "://"), strings.Contains(t, "‹"),
		strings.HasPrefix(t, "ding"), strings.HasPrefix(t, "suite"), judge.IsTime(t), !said && judge.IsUUID(t) && !judged(s, t, word):
		return 0
	case word < len(s) && (s[word] == '=' || s[word] == ':') && word+1 < len(s) && (glyph.IsAlnum(s[word+1]) || s[word+1] == '"'):
		return 0 // the next field
	case word < len(s) && s[word] == '(', word < len(s) && s[word] == '/' && c != words.Pass:
		return 0 // a call, a path
	}
	if glyph.AllDigits(t) {
		if !said || c != words.Pass {
			return 0
		}
		return end
	}
	if glyph.HoldsDigit(t) {
		if said && c == words.Pass && strings.ContainsFunc(t, unicode.IsLetter) || (said || c == words.Pass) && glyph.IsMixed(t) || glyph.IsRandom(t) {
			return end
		}
		return 0
	}
	if said && judge.IsOpaque(s, t, end, c) {
		return end
	}
	return 0
}

// judged says whether a sentence goes on at s[k], behind the UUID t, with what became of
// it: token 7d3c… is invalid. Those of requests have capitals.
func judged(s, t string, k int) bool {
	after := glyph.SkipSpace(s, k, false)
	return strings.ToLower(t) == t && after < len(s) && (s[after] >= utf8.RuneSelf || after > k && glyph.IsLetter(s[after]))
}

// StatedEnd gives the end of a value in a sentence.
func StatedEnd(s string, k int, c words.Class) int {
	if c == words.Pass {
		end := extent.BareEnd(s, k, extent.Wide)
		for end > k && strings.IndexByte(".:?", s[end-1]) >= 0 {
			end--
		}
		return end
	}
	end := extent.BareEnd(s, k, extent.Narrow)
	if colon := strings.IndexByte(s[k:end], ':'); colon >= 0 {
		end = k + colon
	}
	return end
}

// Distant finds a long run of letters and digits near s[j:] that is no request
// id, and gives its place or 0.
func Distant(s string, j int) int {
	const nearest, shortest, uuid = 24, 20, 36
	k := j
	for k < len(s) && k-j <= nearest && !glyph.IsWord(s[k]) && s[k] != '\n' && s[k] != '\\' && s[k] != '%' {
		if glyph.MaskAt(s, k) > 0 {
			return 0
		}
		k++
	}
	if k > j && (strings.HasPrefix(s[k:], "is ") || strings.HasPrefix(s[k:], "was ")) {
		k += strings.IndexByte(s[k:], ' ') + 1
	}
	digit, end := glyph.WordAt(s, k)
	n := end - k
	if k == j || !digit || n < shortest || !judge.Copyable(s[k:end]) || !glyph.IsMixed(s[k:end]) || n == uuid && s[k+8] == '-' || s[k-1] == '/' || words.IsMethod(s[k:end]) {
		return 0
	}
	return k
}

// BeforeWords gives the end of the value that stands before the name s[i:j]
// with words of a sentence between, or before the name in brackets; 0 if
// nothing tells of one.
func BeforeWords(s string, i, j int) int {
	const most, least = 6, 2
	k, told := behindOf(s, i), 0
	for range most {
		from, word := words.TurnedBefore(s, glyph.TrimBlanks(s, k))
		if word == "" {
			break
		}
		k = from
		if told++; word == "as" || word[0] >= utf8.RuneSelf && word != "的" {
			told = least
		}
	}
	if told == 0 {
		return extent.Bracketed(s, i, j)
	}
	if told < least {
		return 0
	}
	return extent.Unquoted(s, glyph.TrimBlanks(s, k))
}

// behindOf gives the place behind the 的 of 有效的消息签名, where s[i] begins a label
// that is the end of a longer one; i where none is near.
func behindOf(s string, i int) int {
	const most = 4
	k := i
	for range most {
		r, from := glyph.RuneBefore(s, k)
		if r == '的' {
			return k
		}
		if !unicode.Is(unicode.Han, r) {
			break
		}
		k = from
	}
	return i
}

// ValueStart gives where the value of a rule begins that ends before s[end], end
// itself where a key or something else stands right before it.
func ValueStart(r words.Rule, s string, end int) int {
	const longest = 256
	k := end
	han := r.Class == words.Name || r.Class == words.Text
	for k > 0 {
		c, from := glyph.RuneBefore(s, k)
		switch {
		case end-k > longest:
			return end
		case c < utf8.RuneSelf && (glyph.IsAlnum(byte(c)) || strings.IndexByte("-_+/=.@!#^*$~%&", byte(c)) >= 0):
		case c == '\\' && s[k] == '/':
		case han && unicode.Is(unicode.Han, c):
		case c == '\\' && strings.IndexByte("nrt", s[k]) >= 0:
			return k + 1
		case c >= utf8.RuneSelf, strings.ContainsRune(" \t\n\r\"'`([{<,;", c):
			return k + leading(s[k:end], han)
		default:
			return end
		}
		k = from
	}
	return k + leading(s[k:end], han)
}

// leading gives the length of the word that leads to a value in Chinese: 把张伟.
func leading(t string, han bool) int {
	for _, lead := range [...]string{"用", "把", "将", "以"} {
		if n := glyph.SpelledAt(t, 0, lead); n > 0 && han {
			return n
		}
	}
	return 0
}

// Closers passes over what ends an emphasised label and a note in brackets
// behind it: 【密码】, **密码**, 密码（password）：. It gives 0 if there is none.
func Closers(s string, i int) int {
	const longest = 48
	from := i
	for i < len(s) && i-from < 2*longest {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '*', '】', '」', '』', '］', ']', '）', ')':
			i += n
			continue
		case '（', '(':
			end := strings.IndexAny(s[i:min(len(s), i+longest)], ")）\n")
			if end < 0 || s[i+end] == '\n' {
				break
			}
			_, size := utf8.DecodeRuneInString(s[i+end:])
			after := i + end + size
			if k := glyph.SkipSpace(s, after, false); k < len(s) && (s[k] == ':' || s[k] == '=' || strings.HasPrefix(s[k:], "：")) {
				i = after
				continue
			}
		}
		break
	}
	if i == from {
		return 0
	}
	return i
}

// Expiring gives the place behind the time at s[j] for which a command keeps the value
// of the name s[i:j], 0 if no such command stands before the name.
func Expiring(s string, i, j int) int {
	const longest, apart = 64, " \"'\\,"
	from := len(s) - len(strings.TrimLeft(s[j:], apart))
	_, end := glyph.WordAt(s, from)
	after := len(s) - len(strings.TrimLeft(s[end:], apart))
	if from == j || end == from || after == end || !glyph.AllDigits(s[from:end]) {
		return 0
	}
	before := strings.TrimRightFunc(s[max(0, i-longest):i], func(r rune) bool {
		return r == ':' || r == '.' || r == '/' || r < utf8.RuneSelf && glyph.IsWord(byte(r))
	})
	before = strings.TrimRight(before, apart)
	k := len(before)
	for k > 0 && glyph.IsLetter(before[k-1]) {
		k--
	}
	if !words.Expiring.Is(strings.ToLower(before[k:])) {
		return 0
	}
	return after
}
