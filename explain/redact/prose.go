package redact

import (
	"strings"
	"unicode"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// mentioned masks a credential that follows its name in a sentence: "token
// [5e1f…] expired", "password is hunter2xyz", "accessToken无效：5e1f…". A long
// run of letters and digits counts behind any punctuation, a short one behind a
// blank, a word without digits only behind "is". Request ids and app keys are
// none.
func (sc *scan) mentioned(i, j int) int {
	s := sc.s
	k, said := words.Sentence(s, j)
	far := distant(s, j)
	if k == 0 && far == 0 {
		return 0
	}
	r, ok := sc.ruleAt(i, j)
	if !ok || r.Class != words.Hard && r.Class != words.Soft && r.Class != words.Pass {
		return 0
	}
	if k > 0 {
		if end := stated(s, k, r.Class, said); end > 0 {
			sc.put(k, end, r.Kind, glyph.Canonical(s[k:end]), "")
			return end
		}
	}
	if far == 0 {
		return 0
	}
	_, end := glyph.WordAt(s, far)
	if strings.HasPrefix(s[far:end], "ding") {
		return 0
	}
	end = max(end, statedEnd(s, far, r.Class))
	sc.put(far, end, r.Kind, glyph.Canonical(s[far:end]), "")
	return end
}

// distant finds a long run of letters and digits near s[j:] that is no request
// id, and gives its place or 0.
func distant(s string, j int) int {
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

// stated gives the end of the value at s[k], or 0 where a sentence goes on.
func stated(s string, k int, c words.Class, said bool) int {
	const shortest = 6
	_, word := glyph.WordAt(s, k)
	end := statedEnd(s, k, c)
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
		strings.HasPrefix(t, "ding"), strings.HasPrefix(t, "suite"), judge.IsTime(t), !said && judge.IsUUID(t):
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

// statedEnd gives the end of a value in a sentence.
func statedEnd(s string, k int, c words.Class) int {
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
