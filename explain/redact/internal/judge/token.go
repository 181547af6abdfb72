package judge

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/extent"
	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// IsSEC says whether v is a robot's signing secret: SEC and 64 hexadecimal
// digits, of which a reader may have cut some. An English word in capitals is
// none.
func IsSEC(v string) bool {
	if len(v) < 19 || !strings.HasPrefix(v, "SEC") {
		return false
	}
	telling := false
	for i := range len(v) {
		if !glyph.IsAlnum(v[i]) {
			return false
		}
		telling = telling || glyph.IsDigit(v[i]) || v[i] >= 'a'
	}
	return telling
}

// Copyable says whether a credential can be told from a word when it stands
// alone: one run of word characters, long, with letters and digits.
func Copyable(v string) bool {
	if len(v) < glyph.CopyLen || len(v) > 1024 {
		return false
	}
	letter, digit := false, false
	for i := range len(v) {
		switch c := v[i]; {
		case glyph.IsDigit(c):
			digit = true
		case glyph.IsLetter(c):
			letter = true
		case c != '_' && c != '-':
			return false
		}
	}
	return letter && digit
}

// Telling says whether text cannot be a word: it has letters and digits in one
// piece, or its letters change between large and small too often.
func Telling(t string) bool {
	if glyph.IsMixed(t) {
		return true
	}
	changes := 0
	for i := 1; i < len(t); i++ {
		if glyph.IsLetter(t[i]) && glyph.IsLetter(t[i-1]) && t[i]&0x20 != t[i-1]&0x20 {
			changes++
		}
	}
	if len(t) < 4 || strings.HasSuffix(t, "Exception") || strings.HasSuffix(t, "Error") {
		return false
	}
	return changes*4 > len(t)
}

// IsClock says whether digits are a time in seconds or milliseconds.
func IsClock(t string) bool { return (len(t) == 10 || len(t) == 13) && t[0] == '1' }

// IsTime says whether t begins a date.
func IsTime(t string) bool {
	return len(t) >= 10 && glyph.AllDigits(t[:4]) && t[4] == '-' && glyph.AllDigits(t[5:7]) && t[7] == '-'
}

// IsUUID says whether t has the form of a request id of the new gateway.
//
//go:noinline
func IsUUID(t string) bool {
	const length = 36
	return len(t) == length && t[8] == '-' && t[13] == '-' && t[18] == '-' && t[23] == '-'
}

// IsDrawn says whether a part of a path was drawn by lot: one of its pieces is long, with letters
// and digits. The names of hooks are words, validate-v1beta1-webhook.
func IsDrawn(t string) bool {
	const least, long = 12, 24
	if IsUUID(t) || len(t) >= long && glyph.IsDrawn(t) && glyph.IsMixed(t) {
		return true
	}
	from := 0
	for i := 0; i <= len(t); i++ {
		if i < len(t) && glyph.IsAlnum(t[i]) {
			continue
		}
		if i-from >= least && glyph.IsMixed(t[from:i]) {
			return len(t) >= glyph.CopyLen
		}
		from = i + 1
	}
	return false
}

// Unpacked gives the text that t stands for in base64 or hexadecimal, "" if it stands for none.
func Unpacked(t string) string {
	const least = 8
	t = strings.TrimRight(t, "=")
	if len(t) < least {
		return ""
	}
	alphabet := base64.RawStdEncoding
	if strings.ContainsAny(t, "-_") {
		alphabet = base64.RawURLEncoding
	}
	plain, err := alphabet.DecodeString(t)
	if glyph.IsHexText(t) {
		plain, err = hex.DecodeString(t)
	}
	if err != nil || !utf8.Valid(plain) {
		return ""
	}
	return string(plain)
}

// IsLogins says whether t is user:password in base64, or some of it.
func IsLogins(t string) bool {
	const least = 8
	t = strings.TrimRight(t, "=")
	if len(t) < least {
		return false
	}
	plain, err := base64.RawStdEncoding.DecodeString(t)
	if err != nil {
		plain, err = base64.RawStdEncoding.DecodeString(t[:len(t)&^3])
	}
	if err != nil {
		return false
	}
	colon := false
	for _, c := range plain {
		if c < ' ' {
			return false
		}
		colon = colon || c == ':'
	}
	return colon || len(t) >= glyph.CopyLen && glyph.IsRandom(t) && strings.ToLower(t) != t
}

// IsHost says whether what stands behind an @ is where a data source is:
// tcp(…), unix(…), //host, host:3306/.
func IsHost(s string) bool {
	const longest = 64
	head := s[:min(len(s), longest)]
	if strings.HasPrefix(head, "//") {
		return true
	}
	k := 0
	for k < len(head) && (glyph.IsWord(head[k]) || head[k] == '.') {
		k++
	}
	if k == len(head) {
		return false
	}
	switch head[k] {
	case '(':
		return k == 0 || strings.HasPrefix(head, "tcp") || strings.HasPrefix(head, "unix") || strings.HasPrefix(head, "udp")
	case ':':
		port := k + 1
		for port < len(head) && glyph.IsDigit(head[port]) {
			port++
		}
		return k > 0 && port-k > 2 && port-k < 7 && (port == len(head) || !glyph.IsWord(head[port]) && head[port] != '.' && head[port] != ':')
	}
	return false
}

// assigns says whether t is the next key with its value.
func assigns(t string) bool {
	key, after, ok := strings.Cut(t, "=")
	_, end := glyph.WordAt(key, 0)
	return ok && end == len(key) && end > 0 && strings.Trim(after, "=") != ""
}

// IsOpaque says whether a word without digits, of which a sentence says that it
// is the value, is one: the sentence ends with it, and it is no word that
// describes a credential.
func IsOpaque(s, t string, end int, c words.Class) bool {
	const long = 16
	if end < len(s) && (s[end] == ' ' || s[end] >= 0x80 && !strings.HasPrefix(s[end:], "，") && !strings.HasPrefix(s[end:], "。") && !strings.HasPrefix(s[end:], "”")) {
		return false
	}
	upper, lower, other := 0, 0, 0
	for i := range len(t) {
		switch b := t[i]; {
		case b >= 'A' && b <= 'Z':
			upper++
		case b >= 'a' && b <= 'z':
			lower++
		default:
			other++
		}
	}
	if upper+lower == 0 {
		return false
	}
	if upper > 1 && lower > 1 || upper+lower >= long && c != words.Soft {
		return true
	}
	if c == words.Pass && other > 0 && strings.Trim(t, "-_.") != "" && strings.ContainsAny(t, "@#$%^&*+!~") {
		return true
	}
	return c != words.Soft && other == 0 && !words.Describes(strings.ToLower(t))
}

// IsPath says whether t is the path of a call, which slashes divide into words.
func IsPath(t string) bool {
	if t[0] == '/' && t[len(t)-1] != '=' {
		return true
	}
	words := 0
	for part := range strings.SplitSeq(t, "/") {
		if len(part) > 2 && glyph.AllLetters(part) && strings.ToLower(part) == part {
			words++
		}
	}
	return words > 1
}

// IsNumbered says whether t is a word that ends in a number, DecapsulationKey768,
// where a credential is looked for.
func IsNumbered(r words.Rule, t string) bool {
	word := strings.TrimRight(t, "0123456789")
	return (r.Class == words.Hard || r.Class == words.Soft) && len(word) < len(t) && glyph.AllLetters(word) && !glyph.IsWild(word)
}

// IsPerson says whether a value under a key such as name is one in spite of a
// value that stands beside it: charts put people there.
func IsPerson(t string) bool {
	r := []rune(t)
	return len(r) >= 2 && len(r) <= 4 && glyph.IsHan(t) && words.IsSurnamed(t)
}

// Fits says whether a value in brackets may be one of its rule: no name of a
// type and no variable.
func Fits(r words.Rule, v Value) bool {
	switch r.Class {
	case words.Jar:
		return strings.Contains(v.Text, "=")
	case words.Login:
		r.Class = words.Pass
	}
	if !v.Quoted && glyph.IsASCII(v.Text) && !glyph.HoldsDigit(v.Text) && (v.Text[0] < 'a' || len(v.Text) < 4) {
		return false
	}
	return !words.IsKey(v.Text) && !assigns(v.Text) && Secret(r, v, "")
}

// KeyEnd finds the end of the lines of base64 from i on. A short one ends the
// block, or is where it was cut.
func KeyEnd(s string, i int) int {
	const full = 40
	end := i
	for i < len(s) && glyph.MaskAt(s, i) == 0 {
		from := i
		next, n := words.Base64End(s, i)
		if strings.HasPrefix(s[i:], "Proc-Type: ") || strings.HasPrefix(s[i:], "DEK-Info: ") {
			for next < len(s) && (glyph.IsWord(s[next]) || strings.IndexByte(": ,", s[next]) >= 0) {
				next++
			}
			n = full
		}
		if n == 0 {
			break
		}
		after := extent.SkipLines(s, next)
		last := after >= len(s) || strings.HasPrefix(s[after:], "--")
		if n < full && !last && !(next > from && s[next-1] == '=') && !(end == from && glyph.IsRandom(s[from:next])) {
			break
		}
		i, end = after, next
		if n < full {
			break
		}
	}
	return end
}
