package redact

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
)

// value is what stands after a key.
type value struct {
	start, end int
	text       string // without escapes and without masks
	quoted     bool
	cut        bool // the quote that would end it is not in its line
	said       bool // a sentence says that it is the value
	coded      bool // parts of it were percent-encoded
	sep        byte // ':' '=' '>' (=>) 'x' (XML) ',' (arguments) ' ' (a flag) '(' (brackets, cells)
}

// assigned says whether the value was set by something that prose does not
// use.
func (v value) assigned() bool { return v.quoted || v.sep != ':' }

// secret says whether the value of a name is to be masked. after is the text
// behind the value.
func secret(r rule, v value, after string) bool {
	t := strings.TrimSpace(v.text)
	if t == "" || isPlain(t) {
		return false
	}
	if glyph.AllDigits(t) && measure.begins(after) {
		return false // 密钥：43位, token: 7200秒
	}
	switch r.class {
	case hard, hook:
		return !v.prose(t, after) && !isNested(t) && !isKey(t) && !isMethod(t)
	case pass:
		if rule := glyph.UpTo(t, '|'); rule != t && isStop(rule) {
			return false // required|min:8
		}
		return !(v.prose(t, after) && !glyph.HoldsDigit(t)) && !isNested(t) && !(r.kind == "authorization" && isKey(t))
	case soft, grant:
		return looksSecret(t, v) && !v.prose(t, after) && !isKey(t) && !isMethod(t)
	case id:
		return isID(r, t, v) && !v.prose(t, after) && !isNested(t) && !isKey(t)
	case name:
		if !v.quoted && strings.HasPrefix(after, "、") && !isSurnamed(t) {
			return false // 昵称：冒号、特殊符号
		}
		return isName(t, v) && !isKey(t) || r.label && isAccount(t)
	case text:
		return isText(r.kind, t, v) || isTold(r, t)
	case number:
		return isCoordinate(t, r.exact)
	}
	return false
}

// prose says whether a value reads as the sentence that goes on behind the
// name ("corpId: not found", "access_token:不合法").
func (v value) prose(t, after string) bool {
	if r, _ := utf8.DecodeRuneInString(t); r >= utf8.RuneSelf {
		return !v.quoted || unicode.Is(unicode.Han, r) && (isMessage(t) || strings.ContainsAny(t, "，。："))
	}
	if first, _, _ := strings.Cut(t, " "); isStop(first) {
		return true
	}
	if v.quoted || len(t) >= 24 {
		return false
	}
	if strings.HasPrefix(after, "(") && glyph.IsLetter(t[0]) && glyph.CountDigits(t) <= 2 {
		return true // token=getToken(), sign = base64(…)
	}
	if len(t) >= glyph.CopyLen || glyph.HoldsDigit(t) && (len(t) >= 6 || !glyph.AllDigits(t)) {
		return false
	}
	return v.sep == ':' && len(after) > 1 && after[0] == ' ' && strings.IndexByte(",}])&|;", after[1]) < 0
}

// looksSecret is for names that are everyday words: "sign not match" is none.
func looksSecret(t string, v value) bool {
	if before, after, ok := strings.Cut(t, " "); ok && v.quoted {
		return len(before) >= 8 && glyph.IsMixed(before) && glyph.IsMixed(after) && !strings.Contains(after, " ")
	}
	digit, letter := false, false
	if n := len(t); n > 1 && (t[0] == '"' || t[0] == '\'') && t[n-1] == t[0] {
		t = t[1 : n-1]
	}
	for i := range len(t) {
		switch c := t[i]; {
		case glyph.IsDigit(c):
			digit = true
		case glyph.IsLetter(c):
			letter = true
		case v.coded || c == '\n' || c == '\r':
		case strings.IndexByte("-_.~+/=*:%!", c) < 0:
			return strings.HasPrefix(t[i:], "…") && digit && i >= 6
		}
	}
	if !letter && strings.ContainsAny(t, "-:/.") {
		return false // a date or a number
	}
	if !letter && !digit {
		return false
	}
	if !v.assigned() && !digit {
		return len(t) >= 20 || len(t) >= 12 && telling(t)
	}
	if digit && letter {
		return len(t) >= 6
	}
	return len(t) >= 8
}

// isID says whether a value fits the kind of identifier at all.
func isID(r rule, t string, v value) bool {
	switch r.kind {
	case "bank_card":
		if r.exact { // 卡号 may be another card's
			return isBankCard(t)
		}
	case "mobile":
		return glyph.CountDigits(t) >= 5
	case "mac":
		digits := 0
		for i := range len(t) {
			if glyph.IsHex(t[i]) {
				digits++
			} else if t[i] != ':' && t[i] != '-' && t[i] != '.' {
				return false
			}
		}
		return digits >= 6
	}
	if v.quoted {
		return true
	}
	return t[0] < utf8.RuneSelf && (glyph.IsAlnum(t[0]) || strings.IndexByte("$_-+*@.", t[0]) >= 0)
}

// isName says whether a value is a person's name. Without quotes only a
// Chinese one is told from a word.
func isName(t string, v value) bool {
	if v.quoted || v.sep == 'x' {
		if first, _, _ := strings.Cut(t, " "); isStop(first) {
			return false // 'must not be blank'
		}
		return !isNested(t) && !strings.HasPrefix(t, "{") && !strings.HasSuffix(t, "Error") &&
			!strings.HasSuffix(t, "Exception") && !(v.sep == ':' && isMessage(t))
	}
	n := utf8.RuneCountInString(t)
	return n >= 2 && n <= 4 && glyph.IsHan(t) && !isMessage(t)
}

// isText says whether free text is about a person rather than a machine.
func isText(kind, t string, v value) bool {
	if isNested(t) {
		return false
	}
	if strings.HasPrefix(t, "http") {
		return kind == "avatar"
	}
	if !glyph.IsASCII(t) {
		return v.assigned() && (!isMessage(t) || kind == "address" && isPlace(t))
	}
	if !v.quoted && v.sep != 'x' || strings.Trim(t, "0123456789.:-/+ ") == "" {
		return false
	}
	// 10.0.0.1:8080, db.internal:3306
	return strings.Contains(t, " ") || !strings.Contains(t, ".") && !strings.Contains(t, ":")
}

// isAccount says whether an unquoted value is the name that somebody signs in
// with.
func isAccount(t string) bool {
	const longest = 32
	if len(t) < 2 || len(t) > longest || !glyph.IsLetter(t[0]) || isStop(t) || isKey(t) {
		return false
	}
	for i := range len(t) {
		if !glyph.IsAlnum(t[i]) && t[i] != '_' && t[i] != '.' && t[i] != '-' {
			return false
		}
	}
	return true
}

// isTold says whether unquoted text is where somebody is, what he does or which
// network he uses. Remarks are often about the field.
func isTold(r rule, t string) bool {
	const longestPost = 8
	n := utf8.RuneCountInString(t)
	switch {
	case r.kind == "wifi":
		return t[0] < utf8.RuneSelf && (glyph.HoldsDigit(t) || strings.ContainsAny(t, "_-")) && !isStop(t) && !isKey(t) && strings.Trim(t, "0123456789.") != ""
	case r.kind == "address" && isPlace(t):
		return true
	case t[0] < utf8.RuneSelf || n < 2 || isMessage(t):
		return false
	case r.kind == "address":
		return place.in(t)
	case r.kind == "position":
		return r.label && n <= longestPost && glyph.IsHan(t)
	}
	return false
}

// isCoordinate says whether t is one; under a short name only with decimals.
func isCoordinate(t string, short bool) bool {
	whole, decimals, _ := strings.Cut(strings.TrimPrefix(t, "-"), ".")
	if whole == "" || strings.Trim(whole, "0123456789") != "" || strings.Trim(decimals, "0123456789") != "" {
		return false
	}
	return !short || len(decimals) >= 3
}
