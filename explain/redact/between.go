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

// In a sentence words stand between a name and its value: "wrong token, got
// 5e1f…", "userid set to m0012", 密码改成了…, and signs that no program writes:
// token — 5e1f…. Which words those are a table says, in any order. What follows
// them is a value only if it shows itself to be one.

// beyond masks the value that stands behind the name s[i:j] in such a sentence,
// and gives the place behind it, 0 if there is none.
func (sc *scan) beyond(r words.Rule, i, j int) int {
	switch r.Class {
	case words.Hard, words.Soft, words.Pass, words.ID, words.Name, words.Text, words.Number:
	default:
		return 0
	}
	if sc.s[i:j] == "pass" {
		return 0 // a verb, too
	}
	k, said := pastWords(sc.s, i, j)
	if k == 0 || !said && !shown(r, sc.s, j, k) || glyph.MaskAt(sc.s, k) > 0 {
		return 0
	}
	before := sc.inString(i)
	sc.settle(i, before)
	next := sc.further(pair{Rule: r, sep: ':'}, k)
	if next == 0 {
		sc.settle(i, before)
	}
	return next
}

// shown says whether a blank alone leads from a name that ends before s[j] to an
// identifier or a password that is no word: device_sn hwC0….
func shown(r words.Rule, s string, j, k int) bool {
	digit, end := glyph.WordAt(s, k)
	switch {
	case k == j || r.List:
		return false
	case r.Class == words.ID:
		return digit && glyph.IsMixed(s[k:end])
	}
	return r.Class == words.Pass && glyph.IsScrambled(s[k:end])
}

// further masks the value at s[k], in brackets, in quotes or as it is.
func (sc *scan) further(p pair, k int) int {
	s := sc.s
	g := glyph.At(s, k)
	if shut := glyph.Shutting(g.R); shut != 0 && glyph.Closing(g.R) == 0 {
		p.sep = '('
		return sc.enclosed(p, k+g.N, shut)
	}
	if p.Class == words.Name && glyph.Closing(g.R) == 0 {
		end := personEnd(s, k)
		if end == 0 {
			return 0
		}
		sc.put(k, end, p.Kind, glyph.Canonical(s[k:end]), "")
		return end
	}
	if p.Class == words.Text && extent.WordsEnd(s[:min(len(s), k+extent.Near)], k) > k+extent.Near-utf8.UTFMax {
		return 0 // so that names in one long text do not each read all of it
	}
	if end := extent.BareEnd(s, k, extent.Narrow); end > k && judge.IsPath(s[k:end]) {
		return 0
	}
	return sc.stands(p, k, false)
}

// personEnd gives the end of the person's name at s[k], before what a sentence
// says of him: 张伟之后, 张伟的; 0 if none is there.
func personEnd(s string, k int) int {
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

// pastWords passes over the words and signs behind the name s[i:j] and gives the
// place of what follows them, 0 where a sentence ends. said is false where only
// a blank was passed.
func pastWords(s string, i, j int) (k int, said bool) {
	const most, longest = 12, 96
	k = j
	if before, _ := glyph.RuneBefore(s, i); k < len(s) && glyph.IsQuote(before) && glyph.IsQuote(glyph.At(s, k).R) {
		k += glyph.At(s, k).N // of the name
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
