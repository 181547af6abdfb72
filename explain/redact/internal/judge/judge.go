// Package judge says what a value is by how it looks: whether what stands behind a
// name is a secret of its kind or a word about it, and whether something shows
// without a name that it is a token, a number of a person or the path of a call.
//
//	judge.Evident(words.Rule{Class: words.Hard}, judge.Value{Text: "5e1f0a9c7b3d4826"}) // true
package judge

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Value is what stands after a key.
type Value struct {
	Start, End int
	Text       string // without escapes and without masks
	Quoted     bool
	Cut        bool // the quote that would end it is not in its line
	Said       bool // a sentence says that it is the value
	Coded      bool // parts of it were percent-encoded
	Sep        byte // ':' '=' '>' (=>) 'x' (XML) ',' (arguments) ' ' (a flag) '(' (brackets, cells)
}

// assigned says whether the value was set by something that prose does not
// use.
func (v Value) assigned() bool { return v.Quoted || v.Sep != ':' }

// Secret says whether the value of a name is to be masked. after is the text
// behind the value.
func Secret(r words.Rule, v Value, after string) bool {
	t := strings.TrimSpace(v.Text)
	if t == "" || words.IsPlain(t) {
		return false
	}
	if glyph.AllDigits(t) && words.Measure.Begins(after) {
		return false // 密钥：43位, token: 7200秒
	}
	switch r.Class {
	case words.Hard, words.Hook:
		return !isAppKey(t) && !v.goesOn(t, after) && !v.prose(t, after) && !words.IsNested(t) && !words.IsKey(t) && !words.IsMethod(t)
	case words.Pass:
		if t[0] >= utf8.RuneSelf && words.IsKey(t) {
			return false // "login.password": "密码"
		}
		if rule := glyph.UpTo(t, '|'); rule != t && words.IsStop(rule) {
			return false // required|min:8
		}
		return !(v.prose(t, after) && !glyph.HoldsDigit(t)) && !words.IsNested(t) && !(r.Kind == "authorization" && words.IsKey(t))
	case words.Soft, words.Grant:
		if r.Kind == "cookie" && !IsLoneCookie(t) {
			return false // session_cookie=dd_session is its name
		}
		return !v.goesOn(t, after) && (looksSecret(t, v) || r.Kind == "password" && evidentPass(t)) && !v.prose(t, after) && !words.IsKey(t) && !words.IsMethod(t)
	case words.ID:
		return IsID(r, t, v) && !v.prose(t, after) && !words.IsNested(t) && !words.IsKey(t)
	case words.Name:
		if words.IsLatin(t, r) {
			return true
		}
		if r.Person {
			return IsPerson(strings.Trim(t, "%")) // of LIKE
		}
		if !v.Quoted && strings.HasPrefix(after, "、") && !words.IsSurnamed(t) {
			return false // 昵称：冒号、特殊符号
		}
		return IsName(t, v) && !words.IsKey(t) || r.Label && isAccount(t) && !(words.IsTitle(strings.ToLower(t)) && len(after) > 1 && after[0] == ' ' && glyph.IsLetter(after[1])) // 操作人：System Admin
	case words.Text:
		if r.Part {
			const least = 5 // 区域市场 is none
			return words.IsPlace(t) && utf8.RuneCountInString(t) >= least
		}
		return isText(r.Kind, t, v) || isTold(r, t)
	case words.Number:
		if first, second, ok := strings.Cut(t, ","); ok {
			return IsCoordinate(first, true) && IsCoordinate(strings.TrimSpace(second), true)
		}
		return IsCoordinate(t, r.Exact)
	}
	return false
}

// goesOn says whether what stands behind a name and a colon is where the message goes on,
// with the address that was called or the exception: 不合法的access_token: https://….
func (v Value) goesOn(t, after string) bool {
	if v.assigned() {
		return false
	}
	return strings.HasPrefix(after, "://") || strings.Contains(t, ".") && (strings.HasSuffix(t, "Exception") || strings.HasSuffix(t, "Error") || strings.Count(t, ".") == 3 && strings.Trim(t, "0123456789.:") == "")
}

// isAppKey says whether t is the public key of an app, which is found behind the names of
// credentials in the key of a cache, access_token:dingq1w2….
func isAppKey(t string) bool {
	const length = 20
	return len(t) == length && strings.HasPrefix(t, "ding") && glyph.HoldsDigit(t) && strings.ToLower(t) == t && !strings.ContainsAny(t, "-_")
}

// prose says whether a value reads as the sentence that goes on behind the
// name ("corpId: not found", "access_token:不合法").
func (v Value) prose(t, after string) bool {
	if r, _ := utf8.DecodeRuneInString(t); r >= utf8.RuneSelf {
		return !v.Quoted || unicode.Is(unicode.Han, r) && (words.IsMessage(t) || strings.ContainsAny(t, "，。："))
	}
	if first, _, _ := strings.Cut(t, " "); words.IsStop(first) {
		return true
	}
	if v.Quoted || len(t) >= 24 {
		return false
	}
	if strings.HasPrefix(after, "(") && glyph.IsLetter(t[0]) && glyph.CountDigits(t) <= 2 {
		return true // token=getToken(), sign = base64(…)
	}
	if len(t) >= glyph.CopyLen || glyph.HoldsDigit(t) && (len(t) >= 6 || !glyph.AllDigits(t)) {
		return false
	}
	return v.Sep == ':' && len(after) > 1 && after[0] == ' ' && strings.IndexByte(",}])&|;", after[1]) < 0
}

// looksSecret is for names that are everyday words: "sign not match" is none.
func looksSecret(t string, v Value) bool {
	if before, after, ok := strings.Cut(t, " "); ok && v.Quoted {
		return len(before) >= 8 && glyph.IsMixed(before) && glyph.IsMixed(after) && !strings.Contains(after, " ")
	}
	const pointer = 18
	if rest, ok := strings.CutPrefix(t, "0x"); ok && len(t) <= pointer && glyph.IsHexText(rest) {
		return false
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
		case v.Coded || c == '\n' || c == '\r':
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
		return len(t) >= 20 || len(t) >= 12 && Telling(t)
	}
	if digit && letter {
		return len(t) >= 6
	}
	return len(t) >= 8
}

// IsID says whether a value fits the kind of identifier at all.
func IsID(r words.Rule, t string, v Value) bool {
	switch r.Kind {
	case "bank_card":
		if r.Exact { // 卡号 may be another card's
			return isBankCard(t)
		}
	case "mobile":
		return glyph.CountDigits(t) >= 5
	case "userid":
		const uuid = 36
		if n := len(t) - uuid; n > 1 && t[n-1] == '-' && IsUUID(t[n:]) {
			return false // of a consumer's group: consumer-1-7d3c…
		}
	case "uid":
		const least = 6 // a user of the machine has a shorter one, an object of Kubernetes a longer one
		return len(t) >= least && !IsClock(t) && !IsUUID(t)
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
	if v.Quoted {
		return true
	}
	return t[0] < utf8.RuneSelf && (glyph.IsAlnum(t[0]) || strings.IndexByte("$_-+*@.", t[0]) >= 0)
}

// IsName says whether a value is a person's name. Without quotes only a
// Chinese one is told from a word.
func IsName(t string, v Value) bool {
	if v.Quoted || v.Sep == 'x' {
		first, rest, _ := strings.Cut(t, " ")
		if second, _, _ := strings.Cut(rest, " "); words.IsStop(first) || words.IsStop(second) && words.IsKey(first) {
			return false // 'must not be blank', 'userid is required'
		}
		if glyph.IsASCII(t) && (isRun(t) || words.Title.Is(strings.ToLower(t))) {
			return false
		}
		return !words.IsNested(t) && !strings.HasPrefix(t, "{") && !strings.HasSuffix(t, "Error") &&
			!strings.HasSuffix(t, "Exception") && !(v.Sep == ':' && words.IsMessage(t))
	}
	n := utf8.RuneCountInString(t)
	return n >= 2 && n <= 4 && glyph.IsHan(t) && !words.IsMessage(t) && (words.IsSurnamed(t) || !words.EndsNoun(t))
}

// IsSlug says whether t is how a service or a package is called: dingtalk-callback-service. One
// of its parts is a word of which the names of things are made.
func IsSlug(t string) bool {
	if strings.ToLower(t) != t || strings.Contains(t, " ") {
		return false
	}
	first, rest, ok := strings.Cut(t, "-")
	for ok && !words.Title.Is(first) && rest != "" {
		first, rest, _ = strings.Cut(rest, "-")
	}
	return ok && words.Title.Is(first)
}

// isRun says whether t is the name of a job of which each run has a number in
// brackets: build (ubuntu-24.04, 20.x).
func isRun(t string) bool {
	name, run, ok := strings.Cut(t, " (")
	return ok && glyph.HoldsDigit(run) && words.IsTitle(strings.ToLower(name))
}

// isText says whether free text is about a person rather than a machine.
func isText(kind, t string, v Value) bool {
	if words.IsNested(t) {
		return false
	}
	if strings.HasPrefix(t, "http") {
		return kind == "avatar"
	}
	if !glyph.IsASCII(t) {
		return v.assigned() && (!words.IsMessage(t) || kind == "address" && words.IsPlace(t))
	}
	if !v.Quoted && v.Sep != 'x' || strings.Trim(t, "0123456789.:-/+ ") == "" {
		return false
	}
	// 10.0.0.1:8080, db.internal:3306
	return strings.Contains(t, " ") || !strings.Contains(t, ".") && !strings.Contains(t, ":")
}

// isAccount says whether an unquoted value is the name that somebody signs in
// with.
func isAccount(t string) bool {
	const longest = 32
	if len(t) < 2 || len(t) > longest || !glyph.IsLetter(t[0]) || words.IsStop(t) || words.IsKey(t) {
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
func isTold(r words.Rule, t string) bool {
	const longestPost = 8
	n := utf8.RuneCountInString(t)
	switch {
	case r.Kind == "wifi":
		return t[0] < utf8.RuneSelf && (glyph.HoldsDigit(t) || strings.ContainsAny(t, "_-")) && !words.IsStop(t) && !words.IsKey(t) && strings.Trim(t, "0123456789.") != ""
	case r.Kind == "address" && words.IsPlace(t):
		return true
	case t[0] < utf8.RuneSelf || n < 2 || words.IsMessage(t):
		return false
	case r.Kind == "address":
		return words.Place.In(t)
	case r.Kind == "position":
		return r.Label && n <= longestPost && glyph.IsHan(t)
	}
	return false
}

// IsCoordinate says whether t is one; under a short name only with decimals.
func IsCoordinate(t string, short bool) bool {
	whole, decimals, _ := strings.Cut(strings.TrimPrefix(t, "-"), ".")
	if whole == "" || strings.Trim(whole, "0123456789") != "" || strings.Trim(decimals, "0123456789") != "" {
		return false
	}
	return !short || len(decimals) >= 3
}
