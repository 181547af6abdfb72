package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// twin is the credential that was masked last. Another one of its make right behind it,
// with a word between that leads from a value to a value, is a credential, too: "from
// 5e1f… to 0b9d…", "old=5e1f… new=0b9d…". So is one of any make in the place of the first:
// "replaced 5e1f… with m0012".
type twin struct {
	end, n int
	hex    bool
	kind   string
}

// A key of Alibaba Cloud has two halves: an id, and a secret of so many letters and digits,
// which people write beside it.
const (
	keyID     = "access_key_id"
	keySecret = 30
)

// noteTwin remembers that a value v of a kind was masked that ends before s[end].
func (pg *Page) noteTwin(end int, kind, v string) {
	pg.twin = twin{}
	v = strings.TrimRight(v, "=")
	v = strings.Trim(v[strings.LastIndexAny(v, "=:")+1:], "-")
	if kind == keyID {
		pg.twin = twin{end, keySecret, false, kind}
		return
	}
	if !words.Credential(kind) {
		return
	}
	pg.twin = twin{end: end, kind: kind}
	if judge.Copyable(strings.ReplaceAll(strings.ReplaceAll(v, "+", "-"), "/", "-")) {
		pg.twin.n, pg.twin.hex = len(v), glyph.IsHexText(v)
	}
}

// Twin masks the word s[i:j], which has a digit or not, if it is such another one, and says
// whether it is.
func (pg *Page) Twin(i, j int, digit bool) bool {
	const near = 24
	t := &pg.twin
	if t.kind == "" || i-t.end > near || i < t.end {
		return false
	}
	if t.kind != keyID && becomes(pg.S[max(0, t.end-2*near):t.end], pg.S[t.end:i]) {
		return pg.successor(i, j)
	}
	if !digit {
		return false
	}
	end := j
	if j-i < t.n && j < len(pg.S) && strings.IndexByte("+/", pg.S[j]) >= 0 {
		const padding = 2
		end = extent.BareEnd(pg.S[:min(len(pg.S), i+t.n+padding)], i, extent.Narrow)
		j = i + len(strings.TrimRight(pg.S[i:end], "="))
	}
	if j-i != t.n {
		return false
	}
	if t.kind == keyID {
		w := pg.S[i:j]
		if !glyph.IsMixed(w) || glyph.IsHexText(w) || strings.ContainsAny(pg.S[t.end:i], "\n\r") {
			return false
		}
		pg.Put(i, j, "secret_key", w, "")
		return true
	}
	if w := pg.S[i:j]; !glyph.IsMixed(w) || glyph.IsHexText(w) != t.hex || !leadsOn(pg.S[t.end:i]) {
		return false
	}
	pg.Put(i, end, t.kind, pg.S[i:end], "")
	return true
}

// successor masks the word s[i:j] in the place of a credential, if it is no time and no number,
// and says whether it did.
func (pg *Page) successor(i, j int) bool {
	const least = 6
	signs := extent.Narrow
	if pg.twin.kind == "password" {
		signs = extent.Wide
	}
	j = max(j, extent.BareEnd(pg.S[:min(len(pg.S), j+extent.Near)], i, signs))
	w := pg.S[i:j]
	if j-i < least || !glyph.HoldsDigit(w) || glyph.AllDigits(w) || judge.IsTime(w) || words.IsTechnical(pg.S, i, j) {
		return false
	}
	pg.Put(i, j, pg.twin.kind, w, "")
	return true
}

// becomes says whether what stands between two words says that the second is in the place of
// the first: words for it, where to and with are ones only behind what says that it was changed.
func becomes(before, s string) bool {
	s = strings.TrimLeft(s, "\"'`”’ ")
	for _, word := range [...]string{"was ", "is ", "has been "} {
		s = strings.TrimPrefix(s, word)
	}
	end := words.BecomesAt(s, 0)
	if end == 0 || strings.Trim(s[end:], "\"'`“‘ :：了") != "" {
		return false
	}
	const short = len("into")
	return end > short || strings.ContainsFunc(before, func(r rune) bool { return unicode.Is(unicode.Han, r) }) || changes(strings.ToLower(before))
}

// changes says whether a text tells that something was changed.
func changes(s string) bool {
	for _, stem := range [...]string{"chang", "replac", "rotat", "reset", "updat", "swap", "switch"} {
		if strings.Contains(s, stem) {
			return true
		}
	}
	return false
}

// leadsOn says whether what stands between two values leads from one to the other.
func leadsOn(s string) bool {
	told := false
	for k := 0; k < len(s); {
		r, n := utf8.DecodeRuneInString(s[k:])
		_, end := glyph.WordAt(s, k)
		switch word := strings.ToLower(s[k:end]); {
		case end > k && !words.Between.Is(word) && !words.Turned.Is(word) && !words.Tail.Is(word):
			return false
		case end > k:
			told, n = true, end-k
		case unicode.Is(unicode.Han, r):
			end = words.BetweenAt(s, k)
			if end == 0 {
				return false
			}
			told, n = true, end-k
		case r == '\n', r == '|':
			return false
		}
		told = told || r == '/' || r == '>' || r == '{' || r == '!' // [-5e1f…-]{+0b9d…+}
		k += n
	}
	return told
}
