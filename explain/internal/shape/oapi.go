package shape

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// oapi reads the old gateway's body: errcode and errmsg, with the root
// cause in sub_code when the answer passed the TOP gateway.
func oapi(a *Answer, n *lenient.Node) bool {
	code := codeOf(n.Get("errcode"))
	a.Message = n.Get("errmsg", "errormsg", "message", "msg").Str()
	if open := n.Get("ding_open_errcode"); code == "" && open != nil {
		code = codeOf(open) // inside an answer of the TOP gateway
	}
	if said := n.Get("respMsg"); code == "" && said != nil {
		// A log record of a program that names the answer's members so.
		code, a.Message = codeOf(n.Get("respCode")), said.Str()
	}
	if code == "" {
		return topAnswer(a, n)
	}
	if !IsPlausible(code) || code == "0" && failsElsewhere(n) {
		return false
	}
	if a.statusWithCode(code) {
		return true
	}
	a.peel(code, wholeCode(n.Get("sub_code")), n.Get("sub_msg").Str())
	a.Set(Weak, strings.Contains(" "+a.Keys, " err_code ")) // DingTalk spells it errcode
	a.Set(Respelt, hasKey(n, "errCode"))
	a.OK = code == "0" && len(a.Codes) == 1 // the TOP gateway says 0 around a sub_code that failed
	return true
}

// failsElsewhere reports whether an object says that it is no success, and has a code
// beside the errcode.
func failsElsewhere(n *lenient.Node) bool {
	other := codeOf(n.Get("code", "errorCode"))
	return n.Get("success").Str() == "false" && other != "" && other != "0"
}

// hasKey reports whether an object has a member that is spelt just so.
func hasKey(n *lenient.Node, key string) bool {
	return slices.ContainsFunc(n.Members, func(m lenient.Member) bool { return m.Key == key })
}

// topAnswer reads the TOP gateway's own envelope, error_response.
func topAnswer(a *Answer, n *lenient.Node) bool {
	code, sub := codeOf(n.Get("code")), codeOf(n.Get("sub_code"))
	a.Message = ""
	if sub == "" || !lex.IsNumber(code) || n.Get("msg", "message", "errmsg") == nil {
		return false
	}
	a.Message = n.Get("msg", "message", "errmsg").Str()
	a.peel(code, sub, n.Get("sub_msg").Str())
	a.Decoder, a.Traits = "top", Top|Weak
	return true
}
