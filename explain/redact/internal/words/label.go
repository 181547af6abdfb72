package words

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	if labelEnds[r>>6&15]>>(r&63)&1 == 0 {
		return nil
	}
	i, ok := slices.BinarySearchFunc(labelGroups, r, func(g labelGroup, r rune) int { return int(g.end - r) })
	if !ok {
		return nil
	}
	return labelGroups[i].labels
}

// EndsLabel says whether a label ends with r.
func EndsLabel(r rune) bool { return labelsOn(lower(r)) != nil }

// EndsLatin says whether a label ends with a word of Latin letters, 用户ID.
func EndsLatin(word string) bool {
	return len(word) <= longestTail && labelsOn(lower(rune(word[len(word)-1]))) != nil
}

// labelOf gives the rule of a key that ends with a label.
func labelOf(key string) (Rule, bool) {
	_, r, ok := LabelBefore(key, len(key))
	return r, ok
}

// LabelBefore gives the label that ends before s[i], in any encoding, and where
// it begins. Blanks between Chinese and Latin do not count: 用户 ID.
func LabelBefore(s string, i int) (start int, r Rule, ok bool) {
	last, k := glyph.RuneBefore(s, i)
	known := labelsOn(lower(last))
	if known == nil {
		return 0, Rule{}, false
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
		if strings.HasSuffix(string(text[n:]), l.name) && l.rule.Kind != "" {
			r = l.rule
			r.Label = true
			return at[maxLabel-len(l.name)], r, r.Class != Keep
		}
	}
	return 0, Rule{}, false
}

// lower brings the spellings of a label together: those of its Latin letters, the
// traditional characters, and those that are taken for one another, 秘钥 and 帐号.
func lower(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r | 0x20
	case r < firstVariant || r > lastVariant || variantBits[r>>6&3]>>(r&63)&1 == 0:
		return r
	}
	all := words[Variant]
	n, ok := slices.BinarySearchFunc(all, r, func(w string, r rune) int {
		c, _ := utf8.DecodeRuneInString(w)
		return int(c - r)
	})
	if !ok {
		return r
	}
	known, _ := utf8.DecodeLastRuneInString(all[n])
	return known
}
