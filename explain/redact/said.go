package redact

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// said masks what a sentence says of a name: userId为3380…, "the userid of x is
// 3380…". Credentials that nothing says to be one are read by mentioned.
func (sc *scan) said(p pair, j int) int {
	s := sc.s
	if k := max(ofPhrase(s, j), insteadOf(s, j)); k > 0 {
		p.said = true
		return sc.stands(p, k, false)
	}
	k, said := sentence(s, j)
	if k == 0 {
		return 0
	}
	p.said = said
	if q := glyph.QuoteBefore(s, k); q != "" {
		return sc.stands(p, k-len(q), false)
	}
	switch p.class {
	case hard, soft, pass, grant, object:
		if !said {
			return 0
		}
	}
	if p.class == text && wordsEnd(s[:min(len(s), k+near)], k) > k+near-utf8.UTFMax {
		return 0
	}
	return sc.stands(p, k, p.class == name)
}

// ofPhrase gives the place behind "of x is" at s[j], 0 for none.
func ofPhrase(s string, j int) int {
	const longest = 48
	if !strings.HasPrefix(s[j:], " of ") {
		return 0
	}
	rest := s[j:min(len(s), j+longest)]
	if end := strings.IndexAny(rest, "\n,;.:=|({"); end >= 0 {
		rest = rest[:end]
	}
	for _, is := range [...]string{" is ", " was "} {
		if k := strings.Index(rest, is); k > 0 {
			return glyph.SkipSpace(s, j+k+len(is), false)
		}
	}
	return 0
}

// insteadOf gives the place behind "expected: a but was:" at s[j], 0 for none.
func insteadOf(s string, j int) int {
	const longest = 96
	rest := s[j:min(len(s), j+longest)]
	if !strings.HasPrefix(rest, " expected") {
		return 0
	}
	for _, but := range [...]string{" but was", " but got", ", got", " actual", " found"} {
		k := strings.Index(rest, but)
		if k < 0 {
			continue
		}
		k = j + k + len(but)
		if k < len(s) && s[k] == ':' {
			k++
		}
		k = glyph.SkipSpace(s, k, false)
		if k < len(s) && glyph.At(s, k).R == '<' {
			k += glyph.At(s, k).N
		}
		return k
	}
	return 0
}
