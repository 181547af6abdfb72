package judge

import (
	"strings"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Evident says whether a value shows by itself that it is one.
func Evident(r words.Rule, v Value) bool {
	t := strings.TrimSpace(v.Text)
	if t == "" || words.IsPlain(t) || words.IsKey(t) {
		return false
	}
	if first, _, _ := strings.Cut(t, " "); words.IsStop(first) || words.IsStop(glyph.UpTo(first, '|')) {
		return false
	}
	if first, _, ok := strings.Cut(t, ","); ok && r.List {
		t = first
	}
	const long = 18 // a longer one holds an algorithm's name by chance
	if len(t) <= long && (words.IsAlgorithm(t) || IsTime(t) || words.IsCounted(t)) && r.Class != words.Number {
		return false
	}
	switch r.Class {
	case words.Hard, words.Soft, words.ID, words.Pass:
		if field, name := words.FieldRule(t); name && !field.Person || assigns(t) {
			return false
		}
	}
	switch r.Class {
	case words.Hard, words.Soft:
		return IsCredential(t)
	case words.Pass:
		return evidentPass(t) || v.Said && isJoined(t)
	case words.ID:
		return evidentID(r.Kind, t, v)
	case words.Name:
		return words.IsSurnamed(t) || words.IsLatin(t, r)
	case words.Text:
		if r.Kind == "wifi" {
			return glyph.IsASCII(t) && len(t) >= 6 && (glyph.HoldsDigit(t) || strings.ContainsAny(t, "-_")) && !strings.ContainsAny(t, " .:/()[]{}<>")
		}
		return utf8.RuneCountInString(t) >= 5 && glyph.HoldsDigit(t) && strings.ContainsFunc(t, glyph.IsHanRune) && !words.IsMessage(t)
	case words.Number:
		return IsCoordinate(t, true)
	case words.Login:
		return isLogin(t)
	case words.Jar:
		if IsLoneCookie(t) {
			return true
		}
		key, after, _ := strings.Cut(t, "=")
		return !strings.ContainsAny(key, " ,:") && glyph.IsASCII(key) && len(after) >= 4 && !strings.HasPrefix(after, "=") && !strings.ContainsAny(t, "()")
	case words.Hook:
		return strings.HasPrefix(t, "http")
	}
	return false
}

// IsLoneCookie says whether t is the value of a cookie without its name, as a sentence has
// it: the session cookie was 9c7b3d48….
func IsLoneCookie(t string) bool {
	const least = 20
	return len(t) >= least && !strings.ContainsAny(t, "=:;/. ") && IsCredential(t)
}

// evidentPass is Evident for a password.
func evidentPass(t string) bool {
	return len(t) >= 6 && glyph.IsASCII(t) && (glyph.IsMixed(t) || strings.ContainsAny(t, "@#$%^*+!~") && strings.ContainsAny(t, "abcdefghijklmnopqrstuvwxyz")) || glyph.IsWild(t) || glyph.IsScrambled(t)
}

// isJoined says whether t is a password made of a word and a number, Maple_1982, which counts
// only where a sentence says that it is the password.
func isJoined(t string) bool {
	const least = 2
	k := strings.LastIndexAny(t, "_-")
	return k > least && t[0] <= 'Z' && glyph.AllLetters(t[:k]) && glyph.AllDigits(t[k+1:]) && len(t)-k > least+1
}

// IsCredential says whether t looks like a token or a key: long, letters and
// digits mixed, no app key, no pattern, no number in hexadecimal.
func IsCredential(t string) bool {
	const long, least = 24, 6
	if len(t) <= long && (strings.HasPrefix(t, "ding") || strings.HasPrefix(t, "suite") || strings.HasPrefix(t, "0x")) {
		return false
	}
	if len(t) < least || !glyph.IsASCII(t) || strings.ContainsAny(t, " :()[]{}<>|^\\") {
		return false
	}
	return glyph.IsMixed(t) && (len(t) >= glyph.CopyLen || glyph.HoldsDigit(strings.TrimRight(t, "0123456789"))) || glyph.IsWild(t)
}

// evidentID is evident for what names somebody or something.
func evidentID(kind, t string, v Value) bool {
	const few, some, many = 3, 5, 7 // userid[12] is an index, userid(60121) an error
	switch kind {
	case "mobile", "id_card", "bank_card":
		return glyph.CountDigits(t) >= many && strings.Trim(t, "0123456789 .-+()*xX") == ""
	case "email":
		return strings.IndexByte(t, '@') > 0 && !strings.ContainsAny(t, "[](){}|^\\")
	case "job_number":
		return glyph.HoldsDigit(t) && len(t) > few && glyph.IsASCII(t) && !strings.Contains(t, "..")
	case "mac":
		return IsID(words.Rule{Kind: kind}, t, v)
	case "uid":
		return IsID(words.Rule{Kind: kind}, t, v) && glyph.HoldsDigit(t)
	}
	switch {
	case !glyph.IsASCII(t) || strings.ContainsAny(t, " []{}()|^") || strings.HasPrefix(t, "0x"):
		return false
	case glyph.AllDigits(t):
		return len(t) >= many || v.Said && len(t) >= few
	case strings.HasPrefix(t, "$:"):
		return true
	case glyph.IsMixed(t):
		return len(t) >= some
	}
	n := glyph.CountDigits(t)
	return n > 1 && t[0] >= 'A' && t[0] <= 'Z' && strings.ToUpper(t) == t ||
		n >= few && len(t) > many && glyph.IsLetter(t[0]) // zhangwei_0731
}

// isLogin says whether a header holds a credential: a scheme and one, or one
// alone.
func isLogin(t string) bool {
	scheme, rest, ok := strings.Cut(t, " ")
	if rest = strings.TrimSpace(rest); !ok {
		return len(t) >= glyph.CopyLen && glyph.IsMixed(t)
	}
	return len(rest) >= 6 && glyph.IsASCII(rest) && (glyph.HoldsDigit(rest) || glyph.IsWild(rest) || strings.Contains(rest, "=")) && glyph.AllLetters(strings.ReplaceAll(scheme, "-", ""))
}
