package shape

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Flagged masks what stands behind the flag s[i:j], and gives the place behind
// it, 0 for none.
func (sc *Scan) Flagged(i, j int) int {
	s := sc.S
	if j-i < 2 || i > 0 && strings.IndexByte(" \t\n'\"`(", s[i-1]) < 0 {
		return 0
	}
	line := ""
	for k := range words.Flags {
		f := &words.Flags[k]
		from := f.Value(s, i, j)
		if from == 0 || from >= len(s) {
			continue
		}
		if line == "" {
			line = extent.Command(s[:i])
		}
		if !f.Of(line) {
			continue
		}
		if next := sc.maskFlag(f, from); next > 0 {
			return next
		}
	}
	return 0
}

// maskFlag masks the value at s[from:].
func (sc *Scan) maskFlag(f *words.Flag, from int) int {
	s := sc.S
	quote := rune(0)
	if g := glyph.At(s, from); glyph.Closing(g.R) != 0 {
		if glyph.EndsText(s, from+g.N) || sc.InString(from) && g.EndsString(s, from) {
			return 0 // it closes a text
		}
		quote = g.R
		from += g.N
	} else if !f.Glued && (s[from-1] == '\'' || s[from-1] == '"') {
		quote = rune(s[from-1])
	}
	end := extent.ShellEnd(s, from, quote)
	if between, ok := strings.CutPrefix(f.What, "user"); ok {
		k := strings.IndexByte(s[from:end], between[0])
		if k < 0 {
			return 0
		}
		if from += k + 1; strings.HasSuffix(between, "@") {
			at := strings.LastIndexByte(s[from:end], '@')
			if at < 0 || strings.HasPrefix(s[from:], "//") {
				return 0
			}
			end = from + at
		}
	}
	t := glyph.WithoutMasks(glyph.Canonical(s[from:end]))
	switch {
	case t == "" || words.IsPlain(t) || t[0] == '-' || f.Command == "*" && (glyph.AllDigits(t) || len(t) < 8 && !glyph.IsMixed(t)):
		return 0
	case f.What == "cookie" && !strings.Contains(t, "="):
		return 0
	case f.Glued && strings.Trim(t, "0123456789:") == "" && strings.Contains(t, ":"):
		return 0 // ports
	}
	sc.Put(from, end, f.Kind, glyph.Canonical(s[from:end]), "")
	return end
}
