package shape

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// yidaLead is what the codes of Yida's own domain begin with, which nobody else has:
// {"success":false,"errorCode":"TIANSHU_000006","errorMsg":"没有权限"}. The end of a
// login it tells by a number, with yidaLogin for a message.
const (
	yidaLead  = "TIANSHU_"
	yidaLogin = "登录状态已过期"
)

// isYida reports whether a code and its message are those of Yida's own domain.
func isYida(code, text string) bool {
	return strings.HasPrefix(code, yidaLead) || (code == "302" || code == "307") && strings.HasPrefix(text, yidaLogin)
}

// client reads what the client APIs of H5 pages and mini programs give:
// errorCode or error with a text, in which the real code may stand.
func client(a *Answer, n *lenient.Node) bool {
	code := codeOf(n.Get("errorCode"))
	text := n.Get("errorMessage", "errorMsg", "errmsg", "message", "msg").Str()
	if code == "" && n.Get("errorMessage", "errorMsg") != nil {
		code = codeOf(n.Get("error"))
	}
	if code == "" || !IsPlausible(code) {
		return false
	}
	a.Codes, a.Message = []string{code}, text
	if isYida(code, text) && text != "" {
		a.Traits, a.Family = a.Traits|Sure, codes.FamilyYida
		return true
	}
	if !lex.IsNumber(code) {
		if text == "" || strings.ContainsAny(code, " /") {
			return false
		}
		a.Traits, a.Family = a.Traits|Weak, codes.FamilyAPI
		return true
	}
	a.Decoder, a.Traits, a.Family = "client", Client, codes.FamilyJSAPI
	a.OK = code == "0"
	a.Set(Weak, n.Get("errorMessage", "errorMsg", "message", "errmsg") == nil)
	if inner, rest := innerCode(text); inner != "" && inner != code {
		a.Codes = append(a.Codes, inner)
		a.Outer, a.Message = text, rest
	}
	return true
}

// innerCode reads the code inside a client message: "权限校验失败 Code:52013 -
// Message: …" or "1002,corpId不合法".
func innerCode(text string) (code, rest string) {
	for _, name := range [...]string{"Code:", "错误码:", "错误码："} {
		i := strings.Index(text, name)
		if i < 0 {
			continue
		}
		digits := lex.Digits(strings.TrimSpace(text[i+len(name):]))
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
func clientPair(v View, k field.Key) *Answer {
	before := v.Text[max(v.Low, k.Start-48):k.Start]
	if i := bytes.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	text, end := field.MessageValue(lex.Line(v.Text, k.Value, field.Span), 0)
	a := &Answer{Start: k.Start, End: k.Value + end, Decoder: "client", Traits: Client | Weak, Family: codes.FamilyJSAPI}
	code := ""
	if i := bytes.LastIndex(before, []byte("error")); i >= 0 {
		if at := field.SignBehind(before, i+len("error")); at > 0 {
			code, _ = field.Value(before, at)
			a.Start = k.Start - len(before) + i
		}
	}
	if code == "" {
		behind := lex.Line(v.Text, a.End, 48)
		if i := lex.IndexFold(string(behind), "errorcode"); i >= 0 && i < 8 {
			if at := field.SignBehind(behind, i+len("errorcode")); at > 0 {
				var n int
				code, n = field.Value(behind, at)
				a.End += n
			}
		}
	}
	if !lex.IsNumber(code) {
		return nil
	}
	a.Codes, a.Message = []string{code}, text
	if inner, rest := innerCode(text); inner != "" && inner != code {
		a.Codes, a.Outer, a.Message = append(a.Codes, inner), text, rest
	}
	return a
}

// clientPhrase reads what a page shows of dd.error's text: "权限校验失败
// Code:52013 签名校验失败". The words before the code are the client's own.
func clientPhrase(v View, k field.Key, code string, end int) *Answer {
	if !strings.EqualFold(k.Name, "code") || len(code) != 5 || code[0] != '5' || code[1] > '2' {
		return nil
	}
	if !strings.Contains(string(v.Text[max(v.Low, k.Start-48):k.Start]), "校验失败") {
		return nil
	}
	rest := string(lex.Line(v.Text, end, field.Span))
	message := strings.TrimLeft(rest, " -,，:：")
	message = strings.TrimSpace(strings.TrimPrefix(message, "Message:"))
	return &Answer{Start: k.Start, End: end + len(rest), Decoder: "jsapi", Codes: []string{code}, Family: codes.FamilyJSAPI, Message: message}
}
