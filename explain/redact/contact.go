package redact

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

const (
	// mobileLen is the length of a mobile number of mainland China; the
	// timestamps of DingTalk have 10 or 13 digits.
	mobileLen = 11
	// macLen is the length of 00:11:22:33:44:55.
	macLen = 17
)

// isMobile says whether a mobile number of mainland China begins at s[i].
func isMobile(s string, i int) bool {
	if i+mobileLen > len(s) || s[i] != '1' || s[i+1] < '3' {
		return false
	}
	for k := i; k < i+mobileLen; k++ {
		if !glyph.IsDigit(s[k]) {
			return false
		}
	}
	return true
}

// mobileAt gives the end of a mobile number at s[i]: 13800138000,
// 138-0013-8000, 138 0013 8000, 138****8000; 0 if there is none.
func mobileAt(s string, i int) int {
	if isMobile(s, i) {
		return glyph.Boundary(s, i+mobileLen)
	}
	if i+mobileLen > len(s) || s[i] != '1' || s[i+1] < '3' || s[i+1] > '9' || !glyph.IsDigit(s[i+2]) {
		return 0
	}
	k := i + 3
	if gap(s[k]) {
		if s[k] == '.' && i > 0 && s[i-1] == '.' {
			return 0 // of a version, of an address
		}
		return groupsEnd(s, k, 4, 4)
	}
	if s[k] != '*' {
		return 0
	}
	for k < len(s) && s[k] == '*' {
		k++
	}
	if k+2 > len(s) || !glyph.AllDigits(s[k:k+2]) {
		return 0
	}
	for k < len(s) && glyph.IsDigit(s[k]) {
		k++
	}
	return glyph.Boundary(s, k)
}

// gap says whether c may stand between the groups of a number.
func gap(c byte) bool { return c == '-' || c == ' ' || c == '.' || c == '\t' }

// groupsEnd gives the end of groups of so many digits from s[k] on, a gap before
// each, 0 if they are not there. Between them all stands the same, or no dot.
func groupsEnd(s string, k int, groups ...int) int {
	first := k
	for _, n := range groups {
		if k >= len(s) || !gap(s[k]) || (s[k] == '.') != (s[first] == '.') {
			return 0
		}
		k++
		for k < len(s) && s[k] == ' ' && s[k-1] == ' ' && s[first] == ' ' && k-first < 16 {
			k++
		}
		if k+n > len(s) || !glyph.AllDigits(s[k:k+n]) {
			return 0
		}
		k += n
	}
	return glyph.Boundary(s, k)
}

// numbers looks for a phone number or an identity card in the run s[a:b],
// which begins with a digit.
func (sc *scan) numbers(a, b int) int {
	s := sc.s
	n := b - a
	if n == mobileLen && isFraction(s, a) {
		return 0
	}
	if end := idCardAt(s, a, b); end > 0 && !words.IsTechnical(s, a, b) {
		sc.put(a, end, "id_card", s[a:end], sc.numberQuote(a, end))
		return end
	}
	end := 0
	switch {
	case n == mobileLen || n == 3:
		end = mobileAt(s, a)
	case n == 13 && s[a:a+2] == "86", n == 15 && s[a:a+4] == "0086":
		end = mobileAt(s, b-mobileLen)
	case n == 2 && s[a:b] == "86" && b+1 < len(s), n == 4 && s[a:b] == "0086" && b+1 < len(s):
		end = behindCountry(s, b)
	}
	if end == 0 || words.IsTechnical(s, a, end) {
		return 0
	}
	sc.put(a, end, "mobile", s[a:end], sc.numberQuote(a, end))
	return end
}

// behindCountry gives the end of a mobile number behind a country's code that
// ends before s[k]: 86-138…, (86) 138…, 86 (138)….
func behindCountry(s string, k int) int {
	const most = 3
	for n := 0; n < most && k < len(s) && (s[k] == ')' || s[k] == '(' || gap(s[k]) && s[k] != '.'); n++ {
		k++
	}
	if k >= len(s) {
		return 0
	}
	return mobileAt(s, k)
}

// idCardAt gives the end of the number of an identity card that begins with the
// digits s[a:b], as it is or in groups: 110101 19900307 889X.
func idCardAt(s string, a, b int) int {
	if b-a == 18 && isIDCard(s[a:b]) {
		return b
	}
	if b-a != 6 || b >= len(s) || !gap(s[b]) || s[b] == '.' {
		return 0
	}
	var number [18]byte
	n := copy(number[:], s[a:b])
	k := b
	for k < len(s) && n < len(number) && (glyph.IsAlnum(s[k]) || gap(s[k]) && s[k] != '.' && k+1 < len(s) && glyph.IsAlnum(s[k+1])) {
		if !gap(s[k]) {
			number[n] = s[k]
			n++
		}
		k++
	}
	if n < len(number) || !isIDCard(string(number[:])) {
		return 0
	}
	return glyph.Boundary(s, k)
}

// isFraction says whether the digits from s[i] on are the decimals of a
// number.
func isFraction(s string, i int) bool {
	const longest = 6 // a longer number is one of its own
	if i < 2 || s[i-1] != '.' || !glyph.IsDigit(s[i-2]) {
		return false
	}
	k := i - 2
	for k > 0 && glyph.IsDigit(s[k-1]) && i-1-k <= longest {
		k--
	}
	return i-1-k <= longest && (k == 0 || !glyph.IsWord(s[k-1]))
}

// glued masks a phone number that a word runs into, tel13800138000. Request
// ids are shorter or hexadecimal.
func (sc *scan) glued(a, b int) int {
	s := sc.s
	at := b - mobileLen
	if at-a < 2 || !isMobile(s, at) || glyph.IsHexText(s[a:at]) || glyph.HoldsDigit(s[a:at]) {
		return 0
	}
	sc.put(at, b, "mobile", s[at:b], "")
	return b
}

// international masks +86-13800138000 and its like; the plus stands at i and
// ends before k. It gives 0 if no number follows.
func (sc *scan) international(i, k int) int {
	s := sc.s
	if i > 0 && i != sc.last && (glyph.IsAlnum(s[i-1]) || s[i-1] == '+') {
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
		if end = behindCountry(s, k); end > 0 {
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
	sc.put(i, end, "mobile", s[from:end], sc.numberQuote(i, end))
	return end
}

// isIDCard says whether v is the number of an identity card, by its date and
// its checksum (GB 11643).
func isIDCard(v string) bool {
	if len(v) != 18 || !glyph.AllDigits(v[:17]) || v[0] == '0' {
		return false
	}
	year, month, day := v[6:10], v[10:12], v[12:14]
	if year < "1900" || year > "2099" || month < "01" || month > "12" || day < "01" || day > "31" {
		return false
	}
	sum, weight := 0, 1
	for i := 16; i >= 0; i-- {
		weight = weight * 2 % 11
		sum += int(v[i]-'0') * weight
	}
	want := "10X98765432"[sum%11]
	return v[17] == want || want == 'X' && v[17] == 'x'
}

// hardware masks a MAC address at s[i].
func (sc *scan) hardware(i int) int {
	s := sc.s
	if i > 0 && i != sc.last && (glyph.IsAlnum(s[i-1]) || s[i-1] == ':' || s[i-1] == '-') {
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
	sc.put(i, k, "mac", glyph.Canonical(s[i:k]), "")
	return k
}

// email masks an address whose @ stands at i and ends before next.
func (sc *scan) email(i, next int) int {
	const longest = 64
	s := sc.s
	from := sc.run
	for from < i && strings.IndexByte(".-+", s[from]) >= 0 {
		from++
	}
	if from >= i || i-from > longest || from < sc.last || s[from:i] == "git" {
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
	if end > 0 && end < k && glyph.IsAlnum(s[end]) && !isMobile(s, end) {
		return next // a version: pkg@1.2.x3
	}
	if end == 0 {
		return next
	}
	sc.put(from, end, "email", glyph.Canonical(s[from:end]), "")
	return end
}

// isBankCard says whether t is the number of a bank's card, by its length and
// its checksum (Luhn).
func isBankCard(t string) bool {
	sum, n := 0, 0
	for i := len(t) - 1; i >= 0; i-- {
		if gap(t[i]) {
			continue
		}
		if !glyph.IsDigit(t[i]) {
			return false
		}
		d := int(t[i] - '0')
		if n%2 == 1 {
			d = d*2/10 + d*2%10
		}
		sum += d
		n++
	}
	return n >= 13 && n <= 19 && sum%10 == 0
}
