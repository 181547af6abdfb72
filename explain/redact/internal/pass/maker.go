package pass

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Something may stand between a name and its value that makes the value:
// appSecret=Optional[5e1f…], token: Some("5e1f…"), b'…', @"…", new String("…").
// A call (sign = base64(hmac)), a type and a schema look alike, and stay.

// made masks the value of p inside of what makes it, and gives the place behind
// it. ok says that something of that kind stands there: if nothing was masked,
// its name is no value either.
func (sc *scan) made(p pair.Pair) (next int, ok bool) {
	const deepest = 4
	s := sc.S
	if p.Made++; p.Made > deepest || p.From >= len(s) || p.Class == words.Object {
		return 0, false
	}
	if from, sep := sc.prefixed(p); from > 0 {
		p.From, p.Sep = from, sep
		return sc.mask(p), true
	}
	if next = sc.standsIn(p); next > 0 {
		return next, true
	}
	m := place.MakerAt(s, p.From)
	if m.Inner == 0 {
		return 0, false
	}
	if from := extent.BehindLength(s, m.Inner); from > 0 {
		p.From = from
		return sc.mask(p), true
	}
	p.From = glyph.SkipSpace(s, m.Inner, true)
	if next, ok = sc.made(p); ok && next > 0 {
		return next, true
	}
	if next = sc.makes(p, m); next > 0 {
		return next, true
	}
	if m.Shut != 0 {
		if next = sc.inner(p, m.Inner, extent.Layout{}, words.Held, words.Carrier); next > 0 {
			return next, true
		}
	}
	if p.Class == words.Pass {
		// A bracket may be a sign of the password: lstP(L9Ml. A call names no number.
		run, _, _ := strings.Cut(s[m.Inner:min(len(s), m.Inner+glyph.MaxName)], " ")
		return 0, !glyph.HoldsDigit(m.Name) && (!glyph.HoldsDigit(run) || strings.ContainsRune(run, m.Shut))
	}
	return 0, !glyph.HoldsDigit(m.Name)
}

// prefixed gives the place of the value of p behind what stands before it and
// needs no bracket, 0 if that is nothing, and its separator.
func (sc *scan) prefixed(p pair.Pair) (from int, sep byte) {
	s := sc.S
	if from = place.BehindType(s, p.From); from > 0 && p.Sep == ':' {
		return from, '='
	}
	if from = extent.StringPrefix(s, p.From, sc.InString(p.From)); from > 0 {
		return from, p.Sep
	}
	if from = extent.Tagged(s, p.From); from > 0 && (p.Sep == ':' || s[p.From] == '!' && s[p.From+1] == '!') {
		return from, p.Sep
	}
	if from = place.AnnouncedType(s, p.From); from > 0 && (p.Sep == ':' || p.Sep == '=') {
		return from, '='
	}
	return 0, 0
}

// makes masks the value at p.from that m makes. Who makes values and nothing
// else is known; of anybody else the value must show itself to be one.
func (sc *scan) makes(p pair.Pair, m place.Maker) int {
	s := sc.S
	p.Sep = '('
	v, next, ok := sc.looseValue(p, p.From, m.Shut)
	if !ok {
		return 0
	}
	if m.Shut != 0 && !v.Cut {
		k := glyph.SkipSpace(s, next, true)
		if k >= len(s) {
			return 0
		}
		if g := glyph.At(s, k); g.R != m.Shut && !(v.Quoted && g.R == ',') {
			return 0
		}
	}
	if !judge.Evident(p.Rule, v) && !(m.Known() && (v.Quoted || m.Shut != 0) && judge.Fits(p.Rule, v)) {
		return 0
	}
	sc.Put(v.Start, v.End, p.Kind, v.Text, "")
	if m.Shut == '}' && v.Quoted {
		next = sc.others(p, next)
	}
	return next
}

// bracketed masks the value of p in the bracket g, which no name stands before.
func (sc *scan) bracketed(p pair.Pair, g glyph.Glyph) int {
	from := p.From + g.N
	if g.R == '{' && p.Class != words.Object {
		if next := sc.inner(p, from, extent.Layout{}, words.Held, words.Carrier); next > 0 {
			return next
		}
	}
	if p.Class == words.Object {
		return 0
	}
	p.Sep = '('
	return sc.enclosed(p, from, glyph.Shutting(g.R))
}

// secureString is the command of PowerShell that takes a password as it is.
const secureString = "ConvertTo-SecureString"

// secured masks the password behind that command, which ends before s[j], and gives the place
// behind it, 0 if there is none: ConvertTo-SecureString -String "5e1f…" -AsPlainText.
func (sc *scan) secured(j int) int {
	const most = 4
	s := sc.S
	for range most {
		k := glyph.SkipSpace(s, j, false)
		if k == j || k >= len(s) {
			break
		}
		if s[k] == '-' {
			_, j = glyph.WordAt(s, k)
			continue
		}
		p := pair.Pair{Rule: words.Rule{Kind: "password", Class: words.Pass}, Sep: '='}
		v, next, ok := sc.looseValue(p, k, 0)
		if !ok || v.Text == "" || words.IsPlain(v.Text) || !v.Quoted && v.Text[0] == '$' {
			break
		}
		sc.Put(v.Start, v.End, p.Kind, v.Text, "")
		return next
	}
	return 0
}
