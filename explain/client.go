package explain

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
)

// clientAnswer reads what the client APIs of H5 pages and mini programs give:
// errorCode or error with a text, in which the real code may stand.
func clientAnswer(a *answer, n *lenient.Node) bool {
	code := n.Get("errorCode").Str()
	text := n.Get("errorMessage", "errorMsg", "errmsg", "message", "msg").Str()
	if code == "" && n.Get("errorMessage", "errorMsg") != nil {
		code = n.Get("error").Str()
	}
	if code == "" || !plausible(code) {
		return false
	}
	if !isNumeric(code) {
		if text == "" || strings.ContainsAny(code, " /") {
			return false
		}
		a.codes, a.message, a.weak = []string{code}, text, true
		a.family = codes.FamilyAPI
		return true
	}
	a.codes, a.message = []string{code}, text
	a.shape, a.family = "client", codes.FamilyJSAPI
	a.ok = code == "0"
	a.weak = n.Get("errorMessage", "errorMsg", "message", "errmsg") == nil
	if inner, rest := innerCode(text); inner != "" && inner != code {
		a.codes = append(a.codes, inner)
		a.outer, a.message = text, rest
	}
	return true
}

// innerCode reads the code inside a client message: "权限校验失败 Code:52013 -
// Message: …" or "1002,corpId不合法".
func innerCode(text string) (code, rest string) {
	if i := strings.Index(text, "Code:"); i >= 0 {
		digits := leadingDigits(strings.TrimSpace(text[i+len("Code:"):]))
		if len(digits) >= 3 {
			rest = text
			if j := strings.Index(text, "Message:"); j >= 0 {
				rest = strings.TrimSpace(text[j+len("Message:"):])
			}
			return digits, rest
		}
	}
	digits := leadingDigits(text)
	if len(digits) >= 3 && len(digits) <= 8 && len(text) > len(digits) && (text[len(digits)] == ',' || strings.HasPrefix(text[len(digits):], "，")) {
		return digits, strings.TrimSpace(strings.TrimLeft(text[len(digits):], ",，"))
	}
	return "", text
}

// clientPhrase reads what a page shows of dd.error's text: "权限校验失败
// Code:52013 签名校验失败". The words before the code are the client's own.
func clientPhrase(s *scanner, k key, code string, end int) *answer {
	if k.name != "Code" || len(code) != 5 || code[0] != '5' || code[1] > '2' {
		return nil
	}
	if !strings.Contains(string(s.text[max(s.low, k.start-48):k.start]), "校验失败") {
		return nil
	}
	rest := string(oneLine(s.text, end, phraseSpan))
	message := strings.TrimLeft(rest, " -,，:：")
	message = strings.TrimSpace(strings.TrimPrefix(message, "Message:"))
	return &answer{start: k.start, end: end + len(rest), shape: "jsapi", codes: []string{code}, family: codes.FamilyJSAPI, message: message}
}
