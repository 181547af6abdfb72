package place

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Subject gives the name of the person behind the word for one that ends before s[i], of
// whom a message says something: 员工张文伟已存在, 成员【张伟】不在范围内. end is 0 where
// there is none.
func Subject(s string, i int) (k, end int) {
	const lasts = "\xb4\xbc\x94" // bytes of 致, 礼 and —, by which a letter is signed
	if i > 0 && strings.IndexByte(lasts, s[i-1]) >= 0 {
		switch last, _ := glyph.RuneBefore(s, i); last {
		case '致', '礼', '—':
			if words.FolkBefore(s, i) == 0 {
				return i, 0
			}
			return Signed(s, i)
		}
	}
	k = glyph.SkipSpace(s, i, false)
	file := k+1 < len(s) && (s[k] == '_' || s[k] == '-') // 合同_张伟.pdf
	if file {
		k++
	}
	if k >= len(s) || glyph.IsWord(s[k]) {
		return k, 0
	}
	g := glyph.At(s, k)
	shut := rune(0)
	if !glyph.IsHanRune(g.R) {
		if shut = glyph.Shutting(g.R); shut == 0 {
			shut = glyph.Closing(g.R)
		}
		if shut == 0 && !g.Octet {
			return k, 0
		}
		if shut != 0 {
			k += g.N
		}
	}
	at, n := extent.HanAt(s, k, words.MayOpenSurname)
	const one = len("人")
	last, _ := glyph.RuneBefore(s, i)
	did := last == '由'
	if did && g.R == '于' {
		return k, 0 // 由于 is a word
	}
	for ; n > 1; n-- {
		t := glyph.Canonical(s[k:at[n]])
		if last, _ := utf8.DecodeLastRuneInString(t); strings.ContainsRune("已不未没被的尚仍", last) || !words.IsSurnamed(t) {
			continue
		}
		said, ends := fated(s, at[n], did)
		said = said || file && ends && at[n] < len(s) && strings.IndexByte("./", s[at[n]]) >= 0
		if shut != 0 {
			said, ends = at[n] < len(s) && glyph.At(s, at[n]).R == shut, false
		}
		if !said && !(ends && (n > 2 || last == '叫')) { // 我叫张伟
			continue
		}
		if folk := words.FolkBefore(s, i); folk > one || folk > 0 && said {
			return k, at[n]
		}
		break
	}
	return k, 0
}

// Identified gives the end of the id at s[k], behind a word for who somebody is: 员工
// manager4521没有权限. A long number and the name that the platform gives the first ones show
// themselves; of another a message has to
// say something. 0 if none is there.
func Identified(s string, k int) int {
	const least, longest, shortest = 15, 20, 5
	digit, end := glyph.WordAt(s, k)
	t := s[k:end]
	if !digit || end < len(s) && strings.IndexByte("=:(/@%\\", s[end]) >= 0 || glyph.ByteAt(s, end) == '.' && glyph.IsWord(glyph.ByteAt(s, end+1)) {
		return 0
	}
	if glyph.AllDigits(t) {
		if len(t) < least || len(t) > longest {
			return 0
		}
		return end
	}
	if number, ok := strings.CutPrefix(t, "manager"); ok && glyph.AllDigits(number) {
		return end
	}
	said, _ := fated(s, end, false)
	if glyph.IsLetter(glyph.ByteAt(s, end+1)) {
		_, after := glyph.WordAt(s, end+1)
		said = s[end] == ' ' && words.Fate.Is(s[end+1:after])
	}
	if !said || len(t) < shortest || !glyph.IsLetter(t[0]) || glyph.CountDigits(t) < 2 || strings.HasPrefix(t, "ding") || strings.ContainsAny(t, "-_") ||
		words.IsAlgorithm(t) || words.IsMethod(t) || words.IsCounted(t) {
		return 0
	}
	return end
}

// Signed gives the name of who signs a letter in the line below what closes it, which ends before
// s[j], or behind a dash that opens the line: words with capitals or a name in Chinese, and
// nothing else. end is 0 where there is none.
func Signed(s string, j int) (k, end int) {
	const near = 32
	k = j
	if strings.IndexByte(",!.", s[k]) >= 0 {
		k++
	}
	k = max(k, glyph.SpelledAt(s, k, "！"))
	if _, ok := glyph.NewLine(s, k); !ok && !inLine(s, j) {
		if dash := glyph.SpelledBefore(s, j, "——"); dash < 0 || !OpensLine(s, dash) {
			return k, 0
		}
	}
	k = extent.SkipLines(s, k)
	for glyph.ByteAt(s, k) == '>' {
		k = extent.SkipLines(s, k+1)
	}
	end = extent.WordsEnd(s[:min(len(s), k+near)], k)
	if !words.IsSurnamed(s[k:end]) {
		end = CapitalsEnd(s, k, words.Rule{Plain: true})
	}
	if _, ok := glyph.NewLine(s, end); !ok && end < len(s) && s[end] != '"' && s[end] != '.' {
		end = 0
	}
	return k, end
}

// inLine says whether what closes a letter and ends before s[j] begins its line and a comma
// follows: Best regards, Mira Halvorsen.
func inLine(s string, j int) bool {
	const longest = 16
	if !strings.HasPrefix(s[j:], ", ") || strings.HasSuffix(s[:j], "anks") {
		return false // whom somebody thanks
	}
	from := j
	for from > 0 && j-from < longest && (glyph.IsLetter(s[from-1]) || s[from-1] == ' ') {
		from--
	}
	return OpensLine(s, from)
}

// fated says whether a message goes on at s[k] with what it says of somebody, or may as
// well end there, or the name in a list. did says that only what he did counts.
func fated(s string, k int, did bool) (said, ends bool) {
	next := glyph.SkipSpace(s, k, false)
	if next >= len(s) {
		return false, true
	}
	if g := glyph.At(s, next); glyph.IsHanRune(g.R) || g.Octet {
		return !did && words.Fate.StandsAt(s, next) || words.Deed.StandsAt(s, next), false
	}
	return false, !glyph.IsWord(s[next]) && s[next] != '='
}

// Followed gives the name of the person before the word that ends before s[i] and that stands
// behind one: 张文伟先生, “张文伟”已离职, 张文伟提交的. start is end where there is none.
func Followed(s string, i int) (start, end int) {
	const least, most = 2, 4
	end, word := words.AfterBefore(s, i)
	if word == "" {
		return 0, 0
	}
	shut, k := glyph.RuneBefore(s, end)
	if glyph.IsHanRune(shut) || end == 0 {
		shut, k = 0, end
	}
	end, start = k, k
	n := 0
	open := rune(0)
	for {
		r, from := glyph.RuneBefore(s, start)
		if !glyph.IsHanRune(r) {
			open = r
			break
		}
		if n++; n > most {
			return 0, 0
		}
		start = from
	}
	own := strings.HasPrefix(word, "的") // of things, too
	switch {
	case n < least, own && n == least, !words.IsSurnamed(glyph.Canonical(s[start:end])):
		return 0, 0
	case shut != 0 && glyph.Shutting(open) != shut && glyph.Closing(open) != shut:
		return 0, 0
	}
	return start, end
}
