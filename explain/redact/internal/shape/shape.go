// Package shape masks what is known without a name, by how it looks: the secret of a
// robot or an app, a phone number, an identity card, an encrypted id, an address of
// e-mail, the name of whom these are, what stands behind Basic and Bearer, private keys, passwords in addresses, and
// what follows a command's flag.
package shape

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/page"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Scan looks for what is known without a name.
type Scan struct {
	page.Page
	list int // where the last name of a list ends
}

// Word looks for what is known without a name in the word s[i:j], and gives
// the place to go on from.
func (sc *Scan) Word(i, j int, digit bool) int {
	s := sc.S
	if j-i == 2 && glyph.IsHex(s[i]) && glyph.IsHex(s[i+1]) && j < len(s) && (s[j] == ':' || s[j] == '%' || s[j] == '\\') ||
		j-i == judge.MacLen {
		if end := sc.hardware(i); end > 0 {
			return end
		}
	}
	if digit && j-i == appSecretLen {
		if end := sc.appSecret(i, j); end > 0 {
			return end
		}
	}
	for a := i; a < j; {
		if !glyph.IsAlnum(s[a]) {
			a++
			continue
		}
		b := a
		for b < j && glyph.IsAlnum(s[b]) {
			b++
		}
		next := 0
		c := s[a]
		if digit && glyph.IsDigit(c) {
			next = sc.numbers(a, b)
		}
		if next == 0 && b-a > 1 && (words.MayBegin(c, s[a+1]) || b-a >= glyph.CopyLen) {
			next = sc.affixed(a, b)
		}
		if next == 0 && digit && b-a > judge.MobileLen && !glyph.IsDigit(c) {
			next = sc.glued(a, b)
		}
		if next == 0 && b-a == robotTokenLen && digit {
			next = sc.robotToken(a, b)
		}
		a = max(b, next)
	}
	if digit && j-i > glyph.CopyLen && sc.Last <= i {
		sc.tailed(i, j)
	}
	if j < len(s) && sc.Last <= i && strings.IndexByte(passMarks, s[j]) >= 0 {
		sc.couple(i)
	}
	return max(j, sc.Last)
}

// tailed masks the credential that the word s[i:j] ends with behind its name, as names of files
// have it: token-5e1f…, access_token_5e1f….
func (sc *Scan) tailed(i, j int) {
	const least = 20
	k := i + strings.LastIndexAny(sc.S[i:j], "-_")
	t := sc.S[k+1 : j]
	if k <= i || len(t) < least || !glyph.IsRandom(t) || !words.MayName(sc.S[i:k]) {
		return
	}
	r, ok := words.RuleOfWord(sc.S[i:k])
	if ok && (r.Class == words.Hard || r.Class == words.Soft && !r.Exact) {
		sc.Put(k+1, j, r.Kind, t, "")
	}
}

// robotToken masks a robot's token that stands alone. A digest that is named
// as one stays.
func (sc *Scan) robotToken(a, b int) int {
	if !glyph.IsHexText(sc.S[a:b]) {
		return 0
	}
	if words.IsDigest(sc.S, a, b) {
		return 0
	}
	sc.Put(a, b, "robot_token", sc.S[a:b], "")
	return b
}

// appSecretLen is the length of an app's secret: letters, digits, _ and -.
const appSecretLen = 64

// appSecret masks an app's secret that stands alone. A digest that is named as one
// stays, and so does a part of what is longer.
func (sc *Scan) appSecret(i, j int) int {
	s := sc.S
	if !glyph.IsDrawn(s[i:j]) || strings.IndexByte("+/=", glyph.ByteAt(s, j)) >= 0 || i > 0 && strings.IndexByte("+/", s[i-1]) >= 0 {
		return 0
	}
	if words.IsDigest(s, i, j) || inBlock(s, i, j) {
		return 0
	}
	sc.Put(i, j, "app_secret", s[i:j], "")
	return j
}

// inBlock says whether s[i:j] is a line of a block of base64, a certificate: the line
// before or the one behind is base64, too.
func inBlock(s string, i, j int) bool {
	const least = 32
	k := i
	for k > 0 && glyph.IsSpace(rune(s[k-1])) && i-k < least {
		k--
	}
	from := k
	for from > 0 && k-from < least && (glyph.IsAlnum(s[from-1]) || strings.IndexByte("+/", s[from-1]) >= 0) {
		from--
	}
	if k-from == least && k < i {
		return true
	}
	next := extent.SkipLines(s, j)
	_, n := words.Base64End(s[:min(len(s), next+least)], next)
	return n == least && next > j
}

// Encrypted masks an encrypted id, $:LWCP_v1:$ and base64, whose $ stands at
// i and ends before next.
func (sc *Scan) Encrypted(i, next int) int {
	s, k := sc.S, next
	for _, want := range []byte(":LWCP_v1:$") {
		if k >= len(s) {
			return next
		}
		g := glyph.At(s, k)
		if g.R != rune(want) {
			return next
		}
		k += g.N
	}
	from := k
	for k < len(s) {
		g := glyph.At(s, k)
		c := byte(g.R)
		if g.R >= 0x80 || !glyph.IsAlnum(c) && c != '+' && c != '/' && c != '=' && c != '*' {
			break
		}
		k += g.N
	}
	if k == from {
		return next
	}
	sc.Put(i, k, "ding_id", glyph.Canonical(s[i:k]), "")
	return k
}

// Userinfo masks the password of https://user:password@host; the colon of
// :// ends before next.
func (sc *Scan) Userinfo(next int) int {
	const longest = 256
	s := sc.S
	k := next
	for range 2 {
		if k >= len(s) || glyph.At(s, k).R != '/' {
			return next
		}
		k += glyph.At(s, k).N
	}
	colon, at := 0, 0
	for from := k; k < len(s) && k-from < longest; {
		g := glyph.At(s, k)
		if g.R <= ' ' || g.R == '/' || g.R == '?' || g.R == '"' || g.R == '\'' || g.R == '<' || g.R == '‹' {
			break
		}
		if g.R == ':' && colon == 0 {
			colon = k + g.N
		}
		if g.R == '@' {
			at = k
		}
		k += g.N
	}
	if colon == 0 || at <= colon || words.IsPlain(sc.S[colon:at]) {
		return next
	}
	sc.Put(colon, at, "password", glyph.Canonical(s[colon:at]), "")
	return at + 1
}

// affixed masks a value that the run s[a:b] of letters and digits begins or
// is, and that is known by its beginning or end. It gives the place behind it,
// or 0.
func (sc *Scan) affixed(a, b int) int {
	end, kind := words.ShapeOf(sc.S, a, b)
	if end > 0 {
		sc.Put(a, end, kind, glyph.Canonical(sc.S[a:end]), "")
	}
	return end
}

// robotTokenLen is the length of a robot's access token, in hexadecimal.
const robotTokenLen = 64
