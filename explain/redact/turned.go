package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// A sentence may give the value first: "5e1f… is not a valid token", "got 'm0012'
// as userid", "5e1f… (app_secret)", 用…作为密码. The value must show itself to be
// one, and nothing but such words may stand between.

// turnedAt gives the rule of the word s[i:j] if it is a name and something stands
// before it that may tell of a value there.
func (sc *scan) turnedAt(i, j int) (words.Rule, bool) {
	r, ok := sc.ruleAt(i, j)
	if !ok {
		return words.Rule{}, false
	}
	c, _ := glyph.RuneBefore(sc.s, i)
	return r, c == ' ' || c == '(' || c >= utf8.RuneSelf
}

// labelBehind masks the value before the label that ends before s[i].
func (sc *scan) labelBehind(i int) {
	const near = 48
	for k := i; ; k-- { // most labels have only Chinese before them
		if k == 0 || i-k > near {
			return
		}
		if c := sc.s[k-1]; c < utf8.RuneSelf && glyph.IsAlnum(c) {
			break
		}
	}
	if start, r, ok := words.LabelBefore(sc.s, i); ok && start > sc.last {
		sc.valueBefore(r, start, i)
	}
}

// valueBefore masks the value of the name s[i:j] that stands before it.
func (sc *scan) valueBefore(r words.Rule, i, j int) {
	switch r.Class {
	case words.Hard, words.Soft, words.Pass, words.ID, words.Name, words.Text, words.Number:
	default:
		return
	}
	if sc.seams != nil {
		return // a name further up may take the value for the end of its own
	}
	s := sc.s
	end := beforeWords(s, i, j)
	if end <= sc.last {
		return
	}
	start := valueStart(r, s, end)
	if start >= end || start < sc.last || start == 0 && sc.bare {
		return // what stands before a part of an address is not known here
	}
	t := glyph.Canonical(s[start:end])
	if r.Class != words.Name && r.Class != words.Text && r.Class != words.Pass && strings.Contains(strings.TrimRight(t, "="), "=") {
		return
	}
	if judge.IsPath(t) || judge.IsNumbered(r, t) || words.IsTechnical(s, start, end) || !judge.Evident(r, judge.Value{Text: t}) {
		return
	}
	run := sc.run
	sc.put(start, end, r.Kind, t, "")
	sc.run = max(sc.run, run)
}

// beforeWords gives the end of the value that stands before the name s[i:j]
// with words of a sentence between, or before the name in brackets; 0 if
// nothing tells of one.
func beforeWords(s string, i, j int) int {
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

// valueStart gives where the value of a rule begins that ends before s[end], end
// itself where a key or something else stands right before it.
func valueStart(r words.Rule, s string, end int) int {
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
