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
// 5e1f… to 0b9d…", "old=5e1f… new=0b9d…".
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
	if judge.Copyable(strings.ReplaceAll(strings.ReplaceAll(v, "+", "-"), "/", "-")) && words.Credential(kind) {
		pg.twin = twin{end, len(v), glyph.IsHexText(v), kind}
	}
}

// Twin masks the word s[i:j] if it is such another one, and says whether it is.
func (pg *Page) Twin(i, j int) bool {
	const near = 24
	t := &pg.twin
	if t.kind == "" || i-t.end > near || i < t.end {
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
