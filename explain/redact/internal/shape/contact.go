package shape

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/place"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// numbers looks for a phone number or an identity card in the run s[a:b],
// which begins with a digit.
func (sc *Scan) numbers(a, b int) int {
	s := sc.S
	n := b - a
	if n == judge.MobileLen && judge.IsFraction(s, a) {
		return 0
	}
	if end := judge.IDCardAt(s, a, b); end > 0 && !words.IsTechnical(s, a, b) {
		sc.PersonBefore(a)
		sc.Put(a, end, "id_card", s[a:end], sc.NumberQuote(a, end))
		return end
	}
	if end := judge.BankCardAt(s, a, b); end > 0 {
		if words.IsTechnical(s, a, end) || words.IsNumbered(s, a) {
			return 0
		}
		sc.PersonBefore(a)
		sc.Put(a, end, "bank_card", s[a:end], sc.NumberQuote(a, end))
		return end
	}
	end := 0
	switch {
	case n == judge.MobileLen || n == 3:
		end = judge.MobileAt(s, a)
	case n == 13 && s[a:a+2] == "86", n == 15 && s[a:a+4] == "0086":
		end = judge.MobileAt(s, b-judge.MobileLen)
	case n == 2 && s[a:b] == "86" && b+1 < len(s), n == 4 && s[a:b] == "0086" && b+1 < len(s):
		end = judge.BehindCountry(s, b)
	}
	if end == 0 || words.IsTechnical(s, a, end) {
		return 0
	}
	if column := place.Column(s, a, end); column != "" && words.IsTechnical(column, len(column), len(column)) {
		return 0
	}
	sc.PersonBefore(a)
	sc.Name = a // what stands before says nothing about where it goes on
	sc.Put(a, end, "mobile", s[a:end], sc.NumberQuote(a, end))
	return sc.PersonAfter(end)
}

// glued masks a phone number that a word runs into, tel13800138000. Request
// ids are shorter or hexadecimal.
func (sc *Scan) glued(a, b int) int {
	s := sc.S
	at := b - judge.MobileLen
	if at-a < 2 || sc.Joined() || !judge.IsMobile(s, at) || glyph.IsHexText(s[a:at]) || glyph.HoldsDigit(s[a:at]) {
		return 0
	}
	sc.Put(at, b, "mobile", s[at:b], "")
	return b
}

// International masks +86-13800138000 and its like; the plus stands at i and
// ends before k. It gives 0 if no number follows.
func (sc *Scan) International(i, k int) int {
	s := sc.S
	if i > 0 && i != sc.Last && (glyph.IsAlnum(s[i-1]) || s[i-1] == '+') {
		return 0
	}
	from := k
	for k < len(s) && glyph.IsDigit(s[k]) {
		k++
	}
	end := 0
	switch n := k - from; {
	case n == 0 || k < len(s) && glyph.IsLetter(s[k]):
		return 0
	case n <= 4 && k+4 < len(s) && (s[k] == '-' || s[k] == ' ' || s[k] == ')' || s[k] == '('):
		if end = judge.BehindCountry(s, k); end > 0 {
			break
		}
		const shortest, longest = 4, 14
		e := k + 1
		for e < len(s) && glyph.IsDigit(s[e]) {
			e++
		}
		if s[k] == '-' && e-k-1 >= shortest && e-k-1 <= longest {
			end = glyph.Boundary(s, e)
		}
	case n >= 10 && n <= 15 && s[from] != '0':
		end = glyph.Boundary(s, k)
	}
	if end == 0 {
		return 0
	}
	sc.Put(i, end, "mobile", s[from:end], sc.NumberQuote(i, end))
	return end
}

// hardware masks a MAC address at s[i].
func (sc *Scan) hardware(i int) int {
	s := sc.S
	if i > 0 && i != sc.Last && (glyph.IsAlnum(s[i-1]) || s[i-1] == ':' || s[i-1] == '-') {
		return 0
	}
	var group [6]int
	var gap rune
	k, decimal := i, true
	for n := range group {
		if n > 0 {
			if k >= len(s) {
				return 0
			}
			g := glyph.At(s, k)
			if gap == 0 {
				gap = g.R
			}
			if g.R != gap || gap != ':' && gap != '-' {
				return 0
			}
			k += g.N
		}
		if k+2 > len(s) || !glyph.IsHex(s[k]) || !glyph.IsHex(s[k+1]) {
			return 0
		}
		decimal = decimal && glyph.AllDigits(s[k:k+2])
		group[n] = int(s[k]&15)*10 + int(s[k+1]&15)
		k += 2
	}
	if k < len(s) && (glyph.IsAlnum(s[k]) || (s[k] == ':' || s[k] == '-') && k+1 < len(s) && glyph.IsHex(s[k+1])) {
		return 0
	}
	if decimal && group[1]-1 < 12 && group[2]-1 < 31 && group[3] < 24 && group[4] < 60 && group[5] < 60 &&
		group[1] > 0 && group[2] > 0 {
		return 0 // 26-11-23-10-00-00 is a time
	}
	sc.Put(i, k, "mac", glyph.Canonical(s[i:k]), "")
	return k
}

// Email masks an address whose @ stands at i and ends before next.
func (sc *Scan) Email(i, next int) int {
	const longest = 64
	s := sc.S
	from := sc.Run
	for from < i && strings.IndexByte(".-+", s[from]) >= 0 {
		from++
	}
	if from >= i || i-from > longest || from < sc.Last || s[from:i] == "git" {
		return next
	}
	k, dot, end := next, 0, 0
	for k < len(s) && (glyph.IsAlnum(s[k]) || s[k] == '-' || s[k] == '.') && k-next <= 255 {
		if s[k] == '.' {
			dot = k
		}
		k++
		if dot > next && k-dot > 2 && glyph.AllLetters(s[dot+1:k]) {
			end = k
		}
	}
	if end > 0 && end < k && glyph.IsAlnum(s[end]) && !judge.IsMobile(s, end) {
		return next // a version: pkg@1.2.x3
	}
	if end == 0 {
		return next
	}
	sc.PersonBefore(from)
	sc.Put(from, end, "email", glyph.Canonical(s[from:end]), "")
	if from > 0 && s[from-1] == '/' {
		return end // of an address
	}
	return sc.login(end)
}

// login masks the password behind the address that ends before s[i], a@b.example / hunter2xyz, and
// gives the place behind it, i if there is none.
func (sc *Scan) login(i int) int {
	const longest = 32
	s := sc.S
	k := glyph.SkipSpace(s, i, false)
	if c := glyph.ByteAt(s, k); c != '/' && (c != ':' || k > i) {
		return i
	}
	from := glyph.SkipSpace(s, k+1, false)
	if (from > k+1) != (k > i) {
		return i
	}
	end := extent.BareEnd(s[:min(len(s), from+longest)], from, extent.Narrow)
	if glyph.ByteAt(s, end) == '@' || strings.ContainsAny(s[from:end], "/.:@") || !judge.Evident(words.Rule{Class: words.Pass}, judge.Value{Text: s[from:end]}) {
		return i
	}
	sc.Put(from, end, "password", s[from:end], "")
	return end
}
