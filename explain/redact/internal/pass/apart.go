package pass

import (
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/pair"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// maskMember masks an unquoted value whose name stands elsewhere, to the end of
// its line or object.
func (sc *scan) maskMember(p pair.Pair) int {
	s, i := sc.S, p.From
	inside := sc.InString(i)
	for i < len(s) {
		g := glyph.At(s, i)
		if glyph.Opens(g.R) < 0 || g.R == ',' && p.Class != words.Jar || g.R == '\n' || g.R == '\r' || inside && g.EndsString(s, i) {
			break
		}
		i += g.N
	}
	if i == p.From {
		return 0
	}
	if p.Class == words.Jar || p.Class == words.Login {
		p.Class = words.Pass
	}
	return sc.maskValue(p, judge.Value{Start: p.From, End: i, Sep: '='}, i)
}
