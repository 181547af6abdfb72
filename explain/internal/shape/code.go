package shape

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
)

// leadingCode gives the code of the new gateway that a text begins with, and
// what follows it; "" when the first word is none that the catalogue has.
func leadingCode(text string) (word, rest string) {
	end := 0
	for end < len(text) && (lex.IsWord(text[end]) || text[end] == '.') {
		end++
	}
	word = strings.TrimRight(text[:end], ".")
	if !IsCodeWord(word) {
		return "", ""
	}
	return word, strings.TrimLeft(text[len(word):], " :：-,，")
}

// IsCodeWord reports whether a word with dots is a code of the new gateway.
func IsCodeWord(word string) bool {
	if !strings.Contains(word, ".") {
		return false
	}
	if strings.HasPrefix(word, "Forbidden.AccessDenied.") {
		return true
	}
	return IsKnownWord(word)
}

// IsKnownWord reports whether the catalogue has a word as a code of the new gateway;
// none of them begins with a digit.
func IsKnownWord(word string) bool {
	if word == "" || !lex.IsLetter(word[0]) {
		return false
	}
	_, ok := codes.ByID("api/" + word)
	return ok
}

// exceptionEnd is what the SDK for Node puts behind a code for the name of an exception.
const exceptionEnd = "Error"

// OfException gives the code that the name of an exception is made of, as the SDK for Node makes
// it: Forbidden.AccessDenied.QpsLimitForApiError. Other words it gives as they are.
func OfException(word string) string {
	if stem, ok := strings.CutSuffix(word, exceptionEnd); ok && !IsKnownWord(word) && IsKnownWord(stem) {
		return stem
	}
	return word
}

// isWord reports whether a value is a word as sentences have it, and no code that the
// catalogue has: dead code: do not call.
func isWord(value string) bool {
	for i := range len(value) {
		if value[i] < 'a' || value[i] > 'z' {
			return false
		}
	}
	_, ok := codes.ByID("api/" + value)
	return !ok
}

// isSentence reports whether a text begins as a sentence does, with an article: what
// documentation has behind a name, and no code.
func isSentence(text string) bool {
	word, rest, _ := strings.Cut(text, " ")
	switch word {
	case "The", "the", "A", "a", "An", "an":
		return rest != "" && lex.IsLetter(rest[0])
	}
	return false
}

// subcode reads "…[subcode=60011,submsg=…]".
func subcode(message string) (code, text string, ok bool) {
	i := lex.IndexFold(message, "subcode=")
	if i < 0 {
		return "", "", false
	}
	rest := message[i+len("subcode="):]
	code = strings.TrimRight(lex.Name(rest), ".")
	if j := lex.IndexFold(rest, "submsg="); j >= 0 {
		text = strings.Trim(rest[j+len("submsg="):], "\" ")
		text = strings.TrimSuffix(strings.TrimRight(text, " .\""), "]")
	} else if rest, _, _ = strings.Cut(strings.TrimLeft(rest[len(code):], " ,，"), "\""); lex.HasHan(rest) {
		text = rest // "subcode=60011 没有调用该接口的权限"
	}
	return code, text, code != "" && IsPlausible(code)
}

// IsPlausible reports whether a value can be a code at all.
func IsPlausible(code string) bool {
	if code == "" || len(code) > 120 {
		return false
	}
	letters := 0
	for i := range len(code) {
		c := code[i]
		switch {
		case '0' <= c && c <= '9', c == '.', c == '_', c == '-':
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z':
			letters++
		case c == ' ' || c == ':' || c == '/':
			if letters == 0 {
				return false
			}
		default:
			return false
		}
	}
	if lex.IsNumber(code) {
		return true
	}
	return letters > 0 && !isNull(code) && !isType(code) && !field.IsCodeKey(code[strings.LastIndexByte(code, '.')+1:]) && !strings.HasPrefix(code, "0x") && !strings.Contains(code, "://") && !isHex(code) && !isClientCode(code) && !isSentence(code)
}

// isNull reports whether a value is what a language prints where there is none, or
// what people write for any.
func isNull(value string) bool {
	if strings.Trim(value, "xX") == "" {
		return true
	}
	for _, null := range [...]string{"null", "nil", "none", "undefined", "nan"} {
		if strings.EqualFold(value, null) {
			return true
		}
	}
	return false
}

// isType reports whether a value is the name of its type, as declarations and the
// examples of schemas have it.
func isType(value string) bool {
	for _, name := range [...]string{"string", "number", "integer", "int", "long", "i32", "i64", "str"} {
		if strings.EqualFold(value, name) {
			return true
		}
	}
	return false
}

// isClientCode reports whether a code is one of the HTTP library that made the
// call (axios, Node, undici, OpenSSL), not the server's.
func isClientCode(code string) bool {
	for _, lead := range [...]string{"ERR_", "UND_ERR_", "CERT_", "SELF_SIGNED", "DEPTH_ZERO", "UNABLE_TO_", "ECONN", "ETIMEDOUT", "ESOCKET", "ENOTFOUND", "EAI_", "EPIPE", "EPROTO", "EHOSTUNREACH", "ENETUNREACH", "EADDR", "ENOENT", "EACCES"} {
		if strings.HasPrefix(code, lead) {
			return true
		}
	}
	return false
}

// isHex reports whether text is a run of hex digits, as tokens and digests are
// and codes are not.
func isHex(text string) bool {
	for i := range len(text) {
		if lex.Hex(text[i]) < 0 {
			return false
		}
	}
	return len(text) >= 16
}
