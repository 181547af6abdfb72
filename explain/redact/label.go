package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// Chinese names of credentials and people, as DingTalk's console and Chinese
// logs print them: 应用密钥：…, 姓名=…, 用户ID为…. No blank divides them from the
// text before, so that they are read backwards from what stands behind them.

// maxLabel is the longest label, in bytes.
const maxLabel = 32

// labelGroup holds the labels that end with a character, longest first.
type labelGroup struct {
	end    rune
	labels []named
}

// labelsOn gives the labels that end with r.
func labelsOn(r rune) []named {
	if labelEnds[r>>6&3]>>(r&63)&1 == 0 {
		return nil
	}
	i, ok := slices.BinarySearchFunc(labelGroups, r, func(g labelGroup, r rune) int { return int(g.end - r) })
	if !ok {
		return nil
	}
	return labelGroups[i].labels
}

// labelOf gives the rule of a key that ends with a label.
func labelOf(key string) (rule, bool) {
	_, r, ok := labelBefore(key, len(key))
	return r, ok
}

// labelBefore gives the label that ends before s[i], in any encoding, and where
// it begins. Blanks between Chinese and Latin do not count: 用户 ID.
func labelBefore(s string, i int) (start int, r rule, ok bool) {
	last, k := glyph.RuneBefore(s, i)
	known := labelsOn(lower(last))
	if known == nil {
		return 0, rule{}, false
	}
	var text [maxLabel]byte // what stands before i, filled from its end
	var at [maxLabel]int    // where the character begins whose last byte that is
	n := maxLabel
	for before := last; ; {
		if before != ' ' {
			c := lower(before)
			n -= utf8.RuneLen(c)
			if n < 0 {
				break
			}
			utf8.EncodeRune(text[n:], c)
			at[n] = k
		}
		if k == 0 {
			break
		}
		next, from := glyph.RuneBefore(s, k)
		if !unicode.Is(unicode.Han, next) && (next > unicode.MaxASCII || !glyph.IsAlnum(byte(next)) && next != ' ') ||
			next == ' ' && (before == ' ' || unicode.Is(unicode.Han, before)) {
			break
		}
		before, k = next, from
	}
	n = max(n, 0)
	for _, l := range known {
		if strings.HasSuffix(string(text[n:]), l.name) && l.rule.kind != "" {
			r = l.rule
			r.label = true
			return at[maxLabel-len(l.name)], r, r.class != keep
		}
	}
	return 0, rule{}, false
}

// lower brings the spellings of a label together: those of its Latin letters,
// and characters that are taken for one another, 秘钥 and 帐号.
func lower(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r | 0x20
	case r == '秘':
		return '密'
	case r == '帐':
		return '账'
	}
	return r
}

// foreign reads the characters beyond ASCII from s[i] on, and gives the place
// to go on from.
func (sc *scan) foreign(i int) int {
	s := sc.s
	for i < len(s) && s[i] >= utf8.RuneSelf {
		if end := glyph.MaskAt(s, i); end > 0 {
			sc.m.reserve(s[i:end])
			i = end
			sc.run = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		sc.run = i
		if labelsOn(r) == nil {
			continue
		}
		if i < len(s) && opensValue(s[i:]) {
			if end := sc.labelled(i); end > 0 {
				return end
			}
		}
		sc.labelBehind(i)
	}
	return i
}

// opensValue is the cheap look behind a label.
func opensValue(s string) bool {
	c := s[0]
	if c < utf8.RuneSelf {
		return true
	}
	return !(c >= 0xE4 && c <= 0xE9) || opening(s) > 0 || hanBetween(s, 0) > 0
}

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

// labelled masks what stands behind the label that ends before s[i], and gives
// the place to go on from, 0 if there is nothing to mask.
func (sc *scan) labelled(i int) int {
	start, r, ok := labelBefore(sc.s, i)
	if !ok || start < sc.last {
		return 0
	}
	if end := sc.pairOf(r, start, i, false); end > i {
		return end
	}
	if k := closers(sc.s, i); k > 0 {
		i = k
		if end := sc.pairOf(r, start, i, false); end > i {
			return end
		}
	}
	if end := sc.told(r, i); end > 0 {
		return end
	}
	return sc.beyond(r, start, i)
}

// closers passes over what ends an emphasised label and a note in brackets
// behind it: 【密码】, **密码**, 密码（password）：. It gives 0 if there is none.
func closers(s string, i int) int {
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

// told masks what follows a label in a sentence, behind a blank, a bracket or a
// word such as 为.
func (sc *scan) told(r rule, i int) int {
	s := sc.s
	k := glyph.SkipSpace(s, i, false)
	gap := k > i
	n := opening(s[k:])
	k += n
	if n > 0 && k < len(s) {
		if g := glyph.At(s, k); g.R == ':' || g.R == '：' {
			k += g.N
		}
		k = glyph.SkipSpace(s, k, false)
	}
	if k >= len(s) {
		return 0
	}
	bracket := false
	if g := glyph.At(s, k); glyph.Closing(g.R) != 0 || r.class != name && strings.ContainsRune("[(（【「《<", g.R) {
		k += g.N
		bracket = true
	}
	if k >= len(s) || glyph.MaskAt(s, k) > 0 || glyph.EndsText(s, k) {
		return 0
	}
	end := sc.toldEnd(r, k, n > 0, gap || bracket)
	if end <= k {
		return 0
	}
	sc.put(k, end, r.kind, glyph.Canonical(s[k:end]), "")
	return end
}

// toldEnd gives the end of the value at s[k], 0 if none is there. said is true
// behind a word such as 为, apart where something stands before the value.
func (sc *scan) toldEnd(r rule, k int, said, apart bool) int {
	s := sc.s
	switch r.class {
	case hard, soft, pass, id, number:
	case name:
		s = s[:min(len(s), k+extent.Near)]
	default:
		return 0
	}
	end := pair{rule: r, from: k}.bare(s)
	t := glyph.WithoutMasks(glyph.Canonical(s[k:end]))
	if t == "" || isPlain(t) || isStop(t) || isKey(t) {
		return 0
	}
	switch r.class {
	case hard, soft, pass:
		if !said && !apart && !glyph.IsRandom(t) {
			return 0
		}
		return stated(s, k, r.class, said)
	case id:
		const least, alone = 4, 6 // 用户ID 40078 has a code
		n := glyph.CountDigits(t)
		if t[0] >= utf8.RuneSelf || !isID(r, t, value{}) || n == 0 || glyph.AllDigits(t) && n < least || !said && glyph.AllDigits(t) && n < alone || !apart && !said && n < 2*least {
			return 0
		}
		return end
	case name:
		if (said || apart) && isName(t, value{}) && !strings.Contains(t, "的") {
			return end
		}
	case number:
		if isCoordinate(t, true) {
			return end
		}
	}
	return 0
}
