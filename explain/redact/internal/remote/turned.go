package remote

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// A sentence may give the value first: "5e1f… is not a valid token", "got 'm0012'
// as userid", "5e1f… (app_secret)", 用…作为密码. The value must show itself to be
// one, and nothing but such words may stand between.

// TurnedAt gives the rule of the word s[i:j] if it is a name and something stands
// before it that may tell of a value there, and where the name begins, which may be of
// two words: access token.
func (sc *Scan) TurnedAt(i, j int) (r words.Rule, from int, ok bool) {
	r, ok = sc.RuleAt(i, j)
	if !ok {
		return r, i, false
	}
	c, _ := glyph.RuneBefore(sc.S, i)
	if c != ' ' {
		return r, i, c == '(' || c >= utf8.RuneSelf
	}
	if _, spaced := words.SpacedRule(sc.S, i, j); spaced {
		for i--; i > 0 && glyph.IsLetter(sc.S[i-1]); {
			i--
		}
		c, _ = glyph.RuneBefore(sc.S, i)
	}
	return r, i, c == ' ' || c == '(' || c >= utf8.RuneSelf
}

// LabelBehind masks the value before the label that ends before s[i].
func (sc *Scan) LabelBehind(i int) {
	const near = 48
	for k := i; ; k-- { // most labels have only Chinese before them
		if k == 0 || i-k > near {
			return
		}
		if c := sc.S[k-1]; c < utf8.RuneSelf && glyph.IsAlnum(c) {
			break
		}
	}
	if start, r, ok := words.LabelBefore(sc.S, i); ok && start > sc.Last {
		sc.ValueBefore(r, start, i)
	}
}

// ValueBefore masks the value of the name s[i:j] that stands before it.
func (sc *Scan) ValueBefore(r words.Rule, i, j int) {
	switch r.Class {
	case words.Hard, words.Soft, words.Pass, words.ID, words.Name, words.Text, words.Number:
	default:
		return
	}
	if sc.Joined() {
		return // a name further up may take the value for the end of its own
	}
	s := sc.S
	end := place.BeforeWords(s, i, j)
	if end <= sc.Last {
		return
	}
	start := place.ValueStart(r, s, end)
	if start >= end || start < sc.Last || start == 0 && sc.Bare {
		return // what stands before a part of an address is not known here
	}
	t := glyph.Canonical(s[start:end])
	if r.Class != words.Name && r.Class != words.Text && r.Class != words.Pass && strings.Contains(strings.TrimRight(t, "="), "=") {
		return
	}
	if judge.IsPath(t) || judge.IsNumbered(r, t) || words.IsTechnical(s, start, end) || !judge.Evident(r, judge.Value{Text: t}) {
		return
	}
	run := sc.Run
	sc.Put(start, end, r.Kind, t, "")
	sc.Run = max(sc.Run, run)
}
