package shape

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// A person's name may stand without a label: right before a number or an address, 张伟
// 13800138000, Zhang Wei <zw@a.example>, behind an @, and before what is the person's,
// 张伟的手机号.

// personBefore masks the name that ends before the number or address at s[i].
func (sc *Scan) personBefore(i int) {
	const most = 4
	s, end := sc.S, i
	for range most {
		r, k := glyph.RuneBefore(s, end)
		if !strings.ContainsRune(" \t<(（,，", r) {
			break
		}
		end = k
	}
	start := hanStart(s, end)
	ok := words.IsSurnamed(s[start:end])
	if !ok && i > 0 && s[i-1] == '<' {
		start, ok = capitalStart(s, end)
	}
	if ok && start >= sc.Last {
		sc.Put(start, end, "name", s[start:end], "")
	}
}

// hanStart gives where the Chinese text begins that ends before s[end]; end where it
// is longer than a name.
func hanStart(s string, end int) int {
	const longest = 4
	k := end
	for range longest + 1 {
		r, n := utf8.DecodeLastRuneInString(s[:k])
		if !unicode.Is(unicode.Han, r) {
			return k
		}
		k -= n
	}
	return end
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

// Owner masks the name before 的 and the label that begins at s[i]: 用户张伟的手机号.
func (sc *Scan) Owner(i int) {
	before, ok := strings.CutSuffix(sc.S[:i], "的")
	if !ok {
		return
	}
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
