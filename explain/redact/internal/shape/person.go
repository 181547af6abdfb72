package shape

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// A person's name may stand without a label: right before a number or an address, 张伟
// 13800138000, Zhang Wei <zw@a.example>, behind an @, and before what is the person's,
// 张伟的手机号.

// Whose masks the name of the person whose number or id of this kind a name begins that
// was read last: 张伟的 unionId 是 …, 张伟（手机 …）.
func (sc *Scan) Whose(kind string) {
	switch kind {
	case "mobile", "id_card", "email", "userid", "unionid", "openid", "job_number":
		sc.PersonBefore(sc.Name)
	}
}

// PersonBefore masks the name that ends before the number or address at s[i].
func (sc *Scan) PersonBefore(i int) {
	const most = 6
	s, end := sc.S, min(i, len(sc.S))
	for range most {
		r, k := glyph.RuneBefore(s, end)
		if !strings.ContainsRune(" \t\"'<(（[【,，:：/的是?=_-|", r) {
			break
		}
		end = k
	}
	if rest, ok := strings.CutSuffix(s[:end], "(String)"); ok {
		end = len(rest) // the parameters of MyBatis
	}
	if rest, ok := strings.CutSuffix(s[:end], "mailto"); ok {
		end = max(0, len(rest)-1)
	}
	start, ok := personEnding(s, end, true)
	if !ok && i > 0 && (s[i-1] == '<' || s[i-1] == '(') {
		start, ok = capitalStart(s, end)
		ok = ok && (s[i-1] == '<' || words.IsLatin(s[start:end], words.Rule{Plain: true}))
	}
	if ok && start >= sc.Last {
		sc.Put(start, end, "name", s[start:end], "")
	}
}

// PersonAfter masks the name of the person whose number ends before s[i], 13800138000(张伟), and
// gives the place behind it, i if there is none.
func (sc *Scan) PersonAfter(i int) int {
	const most, near = 4, 16
	s, k := sc.S, i
	for range most {
		if k >= len(s) {
			return i
		}
		g := glyph.At(s, k)
		if !strings.ContainsRune(" \t\"'(（,，:：/", g.R) {
			break
		}
		k += g.N
	}
	end := extent.WordsEnd(s[:min(len(s), k+near)], k)
	if k == i || end == k || !words.IsSurnamed(s[k:end]) {
		return i
	}
	sc.Put(k, end, "name", s[k:end], "")
	return end
}

// PersonWith masks the id of a person in the bracket at s[i] behind the name, 张伟(zhangwei0731),
// and the name; the bracket ends before s[k]. It gives the place behind the id, 0 if there is
// none.
func (sc *Scan) PersonWith(i, k int) int {
	const digits, longest = 3, 24
	s := sc.S
	if i == 0 || s[i-1] < utf8.RuneSelf {
		return 0
	}
	near := s[max(0, i-longest):i]
	from := max(0, strings.LastIndex(near, "‹name#"))
	start, ok := i, sc.Last == i || glyph.MaskAt(near, from) == len(near)
	if !ok {
		start, ok = personEnding(s, i, true)
	}
	digit, end := glyph.WordAt(s, k)
	if !ok || !digit || end >= len(s) || glyph.Shutting(glyph.At(s, i).R) != glyph.At(s, end).R {
		return 0
	}
	t := s[k:end]
	if judge.MobileAt(s, k) > 0 || glyph.CountDigits(t) < digits || !judge.Evident(words.Rule{Kind: "userid", Class: words.ID}, judge.Value{Text: t}) || words.IsTechnical(s, k, end) {
		return 0
	}
	if start >= sc.Last {
		sc.Put(start, i, "name", s[start:i], "")
	}
	sc.Put(k, end, "userid", t, "")
	return end
}

// personEnding gives where the name begins that ends before s[end]: all of the Chinese
// text there, or behind a word that a name follows, 联系张伟. short says that it may
// have two characters behind such a word.
func personEnding(s string, end int, short bool) (start int, ok bool) {
	const longest = 8
	var at [longest]int
	n := 0
	for k := end; n < longest; n++ {
		r, size := utf8.DecodeLastRuneInString(s[:k])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		k -= size
		at[n] = k
	}
	if n > 0 && words.IsSurnamed(s[at[n-1]:end]) && !words.EndsFolk(s[at[n-1]:end]) {
		return at[n-1], true
	}
	for _, m := range [...]int{3, 2} {
		if m < n && (m > 2 || short) && words.IsSurnamed(s[at[m-1]:end]) && words.EndsFolk(s[:at[m-1]]) {
			return at[m-1], true
		}
	}
	return end, false
}

// capitalStart gives where two or three words with capitals begin that end before
// s[end]; false if there are none.
func capitalStart(s string, end int) (start int, ok bool) {
	const least, most = 2, 3
	for n := 1; n <= most; n++ {
		k := end
		for k > 0 && (glyph.IsLetter(s[k-1]) || s[k-1] == '\'' || s[k-1] == '-') {
			k--
		}
		if k == end || s[k] < 'A' || s[k] > 'Z' {
			break
		}
		start, ok = k, n >= least
		if k == 0 || s[k-1] != ' ' {
			break
		}
		end = k - 1
	}
	return start, ok
}

// PersonAt masks the name behind the @ that ends before s[i], and gives the place
// behind it, 0 if there is none.
func (sc *Scan) PersonAt(i int) int {
	const near = 24
	s := sc.S
	end := extent.WordsEnd(s[:min(len(s), i+near)], i)
	if end == i || !words.IsSurnamed(s[i:end]) {
		return 0
	}
	sc.Put(i, end, "name", s[i:end], "")
	return end
}

// Owner masks the name before 的, a comma or a bracket and the label that begins at
// s[i]: 用户张伟的手机号, 员工张文伟，身份证.
func (sc *Scan) Owner(i int) {
	s := sc.S
	end := glyph.TrimBlanks(s, i)
	r, k := glyph.RuneBefore(s, end)
	switch r {
	case '的':
		end = glyph.TrimBlanks(s, k)
	case '，', '（', '(':
		if start, ok := personEnding(s, k, r != '，'); ok && start >= sc.Last && words.EndsFolk(s[:start]) {
			sc.Put(start, k, "name", s[start:k], "")
		}
		return
	default:
		return
	}
	before := s[:end]
	const least, most = 2, 3
	for n := most; n >= least; n-- {
		start := len(before) - n*len("张")
		if start < sc.Last || !words.IsSurnamed(before[start:]) {
			continue
		}
		r, _ := utf8.DecodeLastRuneInString(before[:start])
		if !unicode.Is(unicode.Han, r) || words.EndsFolk(before[:start]) {
			sc.Put(start, len(before), "name", before[start:], "")
			return
		}
	}
}

// Persons masks the names on both sides of the comma at s[i] that ends before s[k]: 张文伟、李小明.
// One of them has three characters, or the first is a mask. It gives the place behind the
// second, 0 if there are none.
func (sc *Scan) Persons(i, k int) int {
	const least, near = 5, 32
	s := sc.S
	start, named := i, sc.list == i && i > 0 || strings.HasSuffix(s[:i], "›") && strings.Contains(s[max(0, i-near):i], "‹name#")
	if !named {
		var ok bool
		if start, ok = personEnding(s, i, true); !ok {
			return 0
		}
	}
	k = glyph.SkipSpace(s, k, false)
	end := extent.WordsEnd(s[:min(len(s), k+near)], k)
	for _, n := range [...]int{4, 3, 2} {
		to := k + n*len("张")
		if to > end || to < end && !words.Fate.StandsAt(s, to) || !words.IsSurnamed(s[k:to]) {
			continue
		}
		if !named && (to-k+i-start)/len("张") < least {
			return 0
		}
		if start < i && start >= sc.Last {
			sc.Put(start, i, "name", s[start:i], "")
		}
		sc.Put(k, to, "name", s[k:to], "")
		sc.list = to
		return to
	}
	return 0
}
