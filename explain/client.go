package explain

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// clientAnswer reads what the client APIs of H5 pages and mini programs give:
// errorCode or error with a text, in which the real code may stand.
func clientAnswer(a *answer, n *lenient.Node) bool {
	code := codeOf(n.Get("errorCode"))
	text := n.Get("errorMessage", "errorMsg", "errmsg", "message", "msg").Str()
	if code == "" && n.Get("errorMessage", "errorMsg") != nil {
		code = codeOf(n.Get("error"))
	}
	if code == "" || !plausible(code) {
		return false
	}
	if !lex.IsNumber(code) {
		if text == "" || strings.ContainsAny(code, " /") {
			return false
		}
		a.codes, a.message = []string{code}, text
		a.set(weak, true)
		a.family = codes.FamilyAPI
		return true
	}
	a.codes, a.message = []string{code}, text
	a.shape, a.traits, a.family = "client", client, codes.FamilyJSAPI
	a.ok = code == "0"
	a.set(weak, n.Get("errorMessage", "errorMsg", "message", "errmsg") == nil)
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
		digits := lex.Digits(strings.TrimSpace(text[i+len("Code:"):]))
		if len(digits) >= 3 {
			rest = text
			if j := strings.Index(text, "Message:"); j >= 0 {
				rest = strings.TrimSpace(text[j+len("Message:"):])
			}
			return digits, rest
		}
	}
	digits := lex.Digits(text)
	behind := strings.TrimLeft(text[len(digits):], " ")
	if len(digits) >= 3 && len(digits) <= 8 && (strings.HasPrefix(behind, ",") || strings.HasPrefix(behind, "，")) {
		return digits, strings.TrimSpace(strings.TrimLeft(behind, ",，"))
	}
	return "", text
}

// clientPair reads the two members of a client's error that lost their braces,
// the code before the text or behind it: "error":-1,"errorMessage":"…".
func clientPair(v view, k key) *answer {
	before := v.text[max(v.low, k.start-48):k.start]
	if i := bytes.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	text, end := messageValue(lex.Line(v.text, k.value, phraseSpan), 0)
	a := &answer{start: k.start, end: k.value + end, shape: "client", traits: client | weak, family: codes.FamilyJSAPI}
	code := ""
	if i := bytes.LastIndex(before, []byte("error")); i >= 0 {
		if at := signBehind(before, i+len("error")); at > 0 {
			code, _ = phraseValue(before, at)
			a.start = k.start - len(before) + i
		}
	}
	if code == "" {
		behind := lex.Line(v.text, a.end, 48)
		if i := lex.IndexFold(string(behind), "errorcode"); i >= 0 && i < 8 {
			if at := signBehind(behind, i+len("errorcode")); at > 0 {
				var n int
				code, n = phraseValue(behind, at)
				a.end += n
			}
		}
	}
	if !lex.IsNumber(code) {
		return nil
	}
	a.codes, a.message = []string{code}, text
	if inner, rest := innerCode(text); inner != "" && inner != code {
		a.codes, a.outer, a.message = append(a.codes, inner), text, rest
	}
	return a
}

// clientPhrase reads what a page shows of dd.error's text: "权限校验失败
// Code:52013 签名校验失败". The words before the code are the client's own.
func clientPhrase(v view, k key, code string, end int) *answer {
	if !strings.EqualFold(k.name, "code") || len(code) != 5 || code[0] != '5' || code[1] > '2' {
		return nil
	}
	if !strings.Contains(string(v.text[max(v.low, k.start-48):k.start]), "校验失败") {
		return nil
	}
	rest := string(lex.Line(v.text, end, phraseSpan))
	message := strings.TrimLeft(rest, " -,，:：")
	message = strings.TrimSpace(strings.TrimPrefix(message, "Message:"))
	return &answer{start: k.start, end: end + len(rest), shape: "jsapi", codes: []string{code}, family: codes.FamilyJSAPI, message: message}
}
