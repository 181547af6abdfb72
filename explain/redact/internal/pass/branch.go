package pass

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/pair"
)

// Tracebacks that show values draw a line from each name down to what it held:
//
//	send(token)
//	     └ '5e1f…'

// branch masks the value behind the └ that ends before s[i], whose name stands above it in
// the line that the branch comes from. It gives the place behind it, 0 for none.
func (sc *scan) branch(i int) int {
	const most, widest = 16, 256
	s := sc.S
	if !strings.HasPrefix(s[i:], " ") {
		return 0
	}
	from := startOf(s, i, widest)
	column := utf8.RuneCountInString(s[from:i]) - 1
	for range most {
		end := from - 1
		if end > 0 && s[end] == 'n' { // written out
			end--
		}
		if end <= 0 {
			return 0
		}
		from = startOf(s, end, widest)
		at := from
		for n := 0; n < column && at < end; n++ {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
		}
		if at >= end {
			return 0
		}
		if strings.HasPrefix(s[at:], "│") {
			continue
		}
		_, j := glyph.WordAt(s, at)
		if k := strings.LastIndexByte(s[at:max(at, j)], '.'); k >= 0 {
			at += k + 1
		}
		r, ok := sc.RuleAt(at, j)
		if !ok || j == at {
			return 0
		}
		sc.Name = i
		return sc.mask(pair.Pair{Rule: r, Key: at, Sep: '=', From: i + 1})
	}
	return 0
}

// startOf gives where the line begins that s[i] is in, as far as is looked at.
func startOf(s string, i, most int) int {
	k := i
	for k > 0 && i-k < most && !glyph.StartsLine(s, k) {
		k--
	}
	return k
}
