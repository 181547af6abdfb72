package judge

import "github.com/dterr/dterr/explain/redact/internal/glyph"

// IsMobile says whether a mobile number of mainland China begins at s[i].
func IsMobile(s string, i int) bool {
	if i+MobileLen > len(s) || s[i] != '1' || s[i+1] < '3' {
		return false
	}
	for k := i; k < i+MobileLen; k++ {
		if !glyph.IsDigit(s[k]) {
			return false
		}
	}
	return true
}

// MobileAt gives the end of a mobile number at s[i]: 13800138000,
// 138-0013-8000, 138 0013 8000, 138****8000; 0 if there is none.
func MobileAt(s string, i int) int {
	if IsMobile(s, i) {
		return glyph.Boundary(s, i+MobileLen)
	}
	if i+MobileLen > len(s) || s[i] != '1' || s[i+1] < '3' || s[i+1] > '9' || !glyph.IsDigit(s[i+2]) {
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

// BehindCountry gives the end of a mobile number behind a country's code that
// ends before s[k]: 86-138…, (86) 138…, 86 (138)….
func BehindCountry(s string, k int) int {
	const most = 3
	for n := 0; n < most && k < len(s) && (s[k] == ')' || s[k] == '(' || gap(s[k]) && s[k] != '.'); n++ {
		k++
	}
	if k >= len(s) {
		return 0
	}
	return MobileAt(s, k)
}

// IDCardAt gives the end of the number of an identity card that begins with the
// digits s[a:b], as it is or in groups: 110101 19900307 889X.
func IDCardAt(s string, a, b int) int {
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

// IsFraction says whether the digits from s[i] on are the decimals of a
// number.
func IsFraction(s string, i int) bool {
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

// BankCardAt gives the end of the number of a card that a Chinese bank issued and that begins
// with the digits s[a:b], as it is or in groups of four: by how such numbers begin, by its length
// and its checksum; 0 if there is none.
func BankCardAt(s string, a, b int) int {
	const group, least, most = 4, 16, 19
	if b-a < group {
		return 0
	}
	switch s[a : a+3] {
	case "621", "622", "623", "625", "628", "955":
	default:
		if b-a > group || s[a] != '4' && (s[a] != '5' || s[a+1]-'1' > 4) {
			return 0
		}
		return foreignCard(s, a, b)
	}
	if b-a == group {
		for b < len(s) && gap(s[b]) && s[b] != '.' && b-a <= most {
			k := b + 1
			for k < len(s) && glyph.IsDigit(s[k]) {
				k++
			}
			if k-b-1 == 0 || k-b-1 > group {
				break
			}
			b = k
		}
		b = glyph.Boundary(s, b)
	}
	if b == 0 || glyph.CountDigits(s[a:b]) < least || !isBankCard(s[a:b]) {
		return 0
	}
	return b
}

// foreignCard is BankCardAt for what other banks issue: four groups of four, or with one more, of
// which no other number is a neighbour.
func foreignCard(s string, a, b int) int {
	const group, rest = 4, 3
	gap := glyph.ByteAt(s, b)
	if gap != ' ' && gap != '-' || a > 1 && (s[a-1] == ' ' || s[a-1] == '-') && glyph.IsDigit(s[a-2]) {
		return 0
	}
	for n := 1; n < group; n++ {
		if glyph.ByteAt(s, b) != gap || b+1+group > len(s) || !glyph.AllDigits(s[b+1:b+1+group]) {
			return 0
		}
		b += 1 + group
	}
	if k := b + 1 + rest; glyph.ByteAt(s, b) == gap && k <= len(s) && glyph.AllDigits(s[b+1:k]) && isBankCard(s[a:k]) {
		b = k
	}
	next := glyph.ByteAt(s, b+1)
	if c := glyph.ByteAt(s, b); glyph.IsWord(c) && c != '-' || (c == gap || c == '.' || c == '-') && glyph.IsDigit(next) || !isBankCard(s[a:b]) {
		return 0
	}
	return glyph.Boundary(s, b)
}

const (
	// MobileLen is the length of a mobile number of mainland China; the
	// timestamps of DingTalk have 10 or 13 digits.
	MobileLen = 11
	// MacLen is the length of 00:11:22:33:44:55.
	MacLen = 17
)
