package pass

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/shape"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// foreign reads the characters beyond ASCII from s[i] on, and gives the place
// to go on from.
func (sc *scan) foreign(i int) int {
	s := sc.S
	for i < len(s) && s[i] >= utf8.RuneSelf {
		if end := glyph.MaskAt(s, i); end > 0 {
			sc.Masks.Reserve(s[i:end])
			switch kind, _, _ := strings.Cut(s[i+len("‹"):end], "#"); kind {
			case "mobile", "email":
				sc.PersonBefore(i)
			}
			i = end
			sc.Run = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if sc.Masks.MayName(r) {
			if end := sc.KnownName(i); end > 0 {
				return end
			}
		}
		i += n
		sc.Run = i
		if r == '└' && i < len(s) {
			if end := sc.branch(i); end > 0 {
				return end
			}
		}
		if r == '（' {
			if end := sc.PersonWith(i-n, i); end > 0 {
				return end
			}
		}
		if words.EndsLabel(r) {
			if i < len(s) && words.OpensValue(s[i:]) {
				if end := sc.labelled(i); end > 0 {
					return end
				}
			}
			sc.LabelBehind(i)
		}
		sc.followed(r, i)
		if shape.OnStreet(r) && glyph.IsDigit(glyph.ByteAt(s, i)) {
			if end := sc.Address(i); end > 0 {
				return end
			}
		}
		if r == '、' || r == '，' || r == '与' || r == '和' {
			if end := sc.Persons(i-n, i); end > 0 {
				return end
			}
		}
		if end := sc.subject(r, i); end > 0 {
			return end
		}
	}
	return i
}

// labelled masks what stands behind the label that ends before s[i], and gives
// the place to go on from, 0 if there is nothing to mask.
func (sc *scan) labelled(i int) int {
	start, r, ok := words.LabelBefore(sc.S, i)
	if !ok || start < sc.Last {
		return 0
	}
	sc.Owner(start)
	if end := sc.pairOf(r, start, i, false); end > i {
		return end
	}
	shut := false
	if k := place.Closers(sc.S, i); k > 0 {
		i, shut = k, true
		if end := sc.pairOf(r, start, i, false); end > i {
			return end
		}
	}
	if end := sc.told(r, i, shut); end > 0 {
		return end
	}
	return sc.beyond(r, start, i)
}

// told masks what follows a label in a sentence, behind a blank, a bracket or a
// word such as 为, or right behind a label in brackets, which shut.
func (sc *scan) told(r words.Rule, i int, shut bool) int {
	s := sc.S
	k := glyph.SkipSpace(s, i, false)
	gap := k > i || shut
	n := words.Opening(s[k:])
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
	if g := glyph.At(s, k); glyph.Closing(g.R) != 0 || r.Class != words.Name && strings.ContainsRune("[(（【「《<", g.R) {
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
	sc.Put(k, end, r.Kind, glyph.Canonical(s[k:end]), "")
	return sc.listed(pair.Pair{Rule: r}, judge.Value{Start: k, End: end, Text: glyph.Canonical(s[k:end])})
}

// toldEnd gives the end of the value at s[k], 0 if none is there. said is true
// behind a word such as 为, apart where something stands before the value.
func (sc *scan) toldEnd(r words.Rule, k int, said, apart bool) int {
	s := sc.S
	switch r.Class {
	case words.Hard, words.Soft, words.Pass, words.ID, words.Number:
	case words.Name:
		s = s[:min(len(s), k+extent.PersonLen)]
	default:
		return 0
	}
	end := pair.Pair{Rule: r, From: k}.Bare(s)
	t := glyph.WithoutMasks(glyph.Canonical(s[k:end]))
	if t == "" || words.IsPlain(t) || words.IsStop(t) || words.IsKey(t) {
		return 0
	}
	switch r.Class {
	case words.Hard, words.Soft, words.Pass:
		if !said && !apart && !glyph.IsRandom(t) {
			return 0
		}
		return place.Stated(s, k, r.Class, said)
	case words.ID:
		const least, alone = 4, 6 // 用户ID 40078 has a code
		n := glyph.CountDigits(t)
		if t[0] >= utf8.RuneSelf || !judge.IsID(r, t, judge.Value{}) || n == 0 || glyph.AllDigits(t) && n < least || !said && glyph.AllDigits(t) && n < alone || !apart && !said && n < 2*least && !(glyph.IsMixed(t) && n >= least && len(t) > least+1) {
			return 0
		}
		return end
	case words.Name:
		if (said || apart) && (!r.Person || judge.IsPerson(t)) && judge.IsName(t, judge.Value{}) && !strings.Contains(t, "的") {
			return end
		}
	case words.Number:
		if judge.IsCoordinate(t, true) {
			return end
		}
	}
	return 0
}
