package pass

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Source code says more around a value than that it is one: its type, and what
// it stands in for: token: &'static str = "…", os.getenv("TOKEN", "…"),
// process.env.TOKEN || '…', ${TOKEN:-…}.

// standsIn masks the value of p that stands in for one which the text reads from
// somewhere, and gives the place behind it, 0 if there is none.
func (sc *scan) standsIn(p pair.Pair) int {
	s := sc.S
	_, end := extent.Identifier(s, p.From)
	if end == p.From || end >= len(s) {
		return 0
	}
	if s[end] == '(' {
		if from := extent.SecondText(s, end+1, sc.InString(p.From)); from > 0 {
			p.Sep = '('
			v, next, ok := sc.looseValue(p, from, 0)
			env := strings.HasSuffix(strings.ToLower(s[p.From:end]), "env")
			if ok && !v.Cut && (judge.Evident(p.Rule, v) || env && judge.Fits(p.Rule, v)) {
				sc.Put(v.Start, v.End, p.Kind, v.Text, "")
				return next
			}
			return 0
		}
	}
	if !strings.ContainsAny(s[p.From:end], ".:") && s[end] != '[' && s[end] != '(' || glyph.HoldsDigit(s[p.From:end]) {
		return 0
	}
	from := extent.BehindChoice(s, extent.BehindBracket(s, end))
	if from == 0 || sc.InString(p.From) && glyph.At(s, from).EndsString(s, from) {
		return 0
	}
	p.From, p.Sep, p.Quote = from, '=', ""
	return sc.mask(p)
}

// others masks the texts that follow one in a list, each behind a comma, and gives
// the place behind the last: []string{"5e1f…", "0a9c…"}.
func (sc *scan) others(p pair.Pair, i int) int {
	const most = 64
	s := sc.S
	for range most {
		if glyph.ByteAt(s, i) != ',' || !glyph.OpensText(s, i+1) {
			break
		}
		v, next, ok := sc.looseValue(p, glyph.SkipSpace(s, i+1, false), 0)
		if !ok || v.Cut || !judge.Fits(p.Rule, v) {
			break
		}
		sc.Put(v.Start, v.End, p.Kind, v.Text, "")
		i = next
	}
	return i
}

// crypto masks the token and the key that the class s[i:j] of the samples for callbacks is made
// of: new DingCallbackCrypto("5e1f…", "q1W2…", "ding…").
func (sc *scan) crypto(i, j int) int {
	const most, key = 3, 43
	name := strings.ToLower(strings.TrimRight(sc.S[i:j], "0123456789"))
	if !strings.HasSuffix(name, "crypto") && !strings.HasSuffix(name, "encryptor") {
		return 0
	}
	k, done := j, 0
	for n := 0; n < most && glyph.OpensText(sc.S, k+1); n++ {
		p := pair.Pair{Rule: words.Rule{Kind: "token", Class: words.Hard}, Sep: '('}
		v, next, ok := sc.looseValue(p, glyph.SkipSpace(sc.S, k+1, false), 0)
		if !ok || v.Cut {
			break
		}
		if len(v.Text) == key {
			p.Kind = "aes_key"
		}
		if judge.Evident(p.Rule, v) {
			sc.Put(v.Start, v.End, p.Kind, v.Text, "")
			done = v.End
		}
		if k = next; glyph.ByteAt(sc.S, k) != ',' {
			break
		}
	}
	return done
}

// set masks the one text in the bracket at s[k] that a method s[i:j] sets:
// config.setAppSecret("swordfish"). A thread and a file are named like that, too.
func (sc *scan) set(i, j, k int, r words.Rule) int {
	s := sc.S
	key := strings.ToLower(s[i:j])
	if s[k] != '(' || r.Class == words.Name || !strings.HasPrefix(key, "set") && !strings.HasPrefix(key, "with") {
		return 0
	}
	v, next, ok := sc.looseValue(pair.Pair{Rule: r, Sep: '('}, glyph.SkipSpace(s, k+1, true), ')')
	if !ok || !v.Quoted || v.Cut || glyph.ByteAt(s, glyph.SkipSpace(s, next, true)) != ')' || !judge.Fits(r, v) {
		return 0
	}
	sc.Put(v.Start, v.End, r.Kind, v.Text, "")
	return next
}
