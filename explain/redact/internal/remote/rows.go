package remote

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Keyed masks the values of a key of a table, whose columns begin behind s[j].
func (sc *Scan) Keyed(j int) int {
	const longest = 256
	if !strings.HasPrefix(sc.S[j:], " (") {
		return 0
	}
	s := sc.S[:min(len(sc.S), j+longest)]
	s = s[:extent.LineEnd(s, j, "", sc.InString(j), false)]
	shut := strings.Index(s[j:], ")=(")
	if shut < 0 {
		return 0
	}
	i, done := j+shut+len(")=("), 0
	for _, column := range strings.Split(s[j+len(" ("):j+shut], ", ") {
		n := strings.IndexAny(s[i:], ",)")
		if n < 0 {
			break
		}
		if r, ok := words.FieldRule(strings.Trim(column, `\"`)); ok {
			v := judge.Value{Start: i, End: i + n, Sep: '=', Quoted: true}
			if v.Text = glyph.Canonical(s[i : i+n]); n > 0 && judge.Fits(r, v) && glyph.MaskAt(s, i) == 0 {
				sc.Put(v.Start, v.End, r.Kind, v.Text, "")
				done = v.End
			}
		}
		if i += n; !strings.HasPrefix(s[i:], ", ") {
			break
		}
		i += len(", ")
	}
	return done
}
