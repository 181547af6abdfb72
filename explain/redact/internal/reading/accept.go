package reading

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Accept gives the end of what is to be masked of text[start:end] in a joined
// reading, 0 if the line end in it does not break a value. In other readings it
// is the end. name is where the value's name begins.
func (r *Reading) Accept(name, start, end int) int {
	if r.seams == nil {
		return end
	}
	first, _ := slices.BinarySearchFunc(r.seams, name+1, func(x seam, at int) int { return cmp.Compare(x.at, at) })
	found := false
	for n, x := range r.seams[first:] {
		if x.at >= end {
			break
		}
		to := end
		if first+n+1 < len(r.seams) {
			to = min(to, r.seams[first+n+1].at)
		}
		switch {
		case to <= start:
		case x.at <= start:
			if t := r.Text[start:to]; !judge.Telling(t) && (len(t) < 7 || !glyph.AllDigits(t) || judge.IsClock(t)) {
				return 0
			}
		case !r.goesOn(start, x, to, end):
			if !found {
				return 0
			}
			return x.at
		}
		found = true
	}
	if !found {
		return 0
	}
	return end
}

// goesOn says whether the value that begins at start goes on behind the seam x,
// up to the next one or its end.
func (r *Reading) goesOn(start int, x seam, to, end int) bool {
	s := r.Text
	head, tail := s[start:x.at], s[x.at:to]
	if _, k := glyph.WordAt(s, x.at); k <= to && opensNext(s, k, to, strings.HasSuffix(head, "=")) && !brokenName(s, x.at, x.at, k) {
		return false
	}
	after := byte(0)
	if to == end {
		after = glyph.ByteAt(s, end)
	}
	if x.marked {
		return true
	}
	if x.string && !judge.Telling(head) && !glyph.IsHexText(head) {
		return false // the fields of two rows
	}
	if complete(head) && !strings.HasPrefix(head, "3D") || judge.IsTime(tail) || judge.IsUUID(tail) || words.IsStop(tail) || words.IsPlain(tail) {
		return false
	}
	if whole := len(head) + len(tail); whole == 32 || whole == 40 || whole == 43 || whole == 64 {
		return glyph.HoldsDigit(head) || glyph.HoldsDigit(tail)
	}
	switch {
	case after != 0 && start > 0 && s[start-1] == after && glyph.Closing(rune(after)) != 0:
		return true // the quote that opened the value closes it
	case glyph.AllDigits(tail):
		return glyph.AllDigits(head) && !judge.IsClock(tail)
	case strings.Contains(head, "@") && !strings.Contains(strings.TrimSuffix(head[strings.IndexByte(head, '@'):], "."), "."):
		return strings.Contains(tail, ".")
	}
	tail = glyph.UpTo(tail, ' ') // of a cookie, behind which a line begins
	return judge.Telling(tail) || glyph.IsHexText(head) && glyph.IsHexText(tail) && len(tail) >= 6
}
