package shape

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// api reads the new gateway's body: code, message and requestid. A bare
// code and message is what half the services of the world answer with, so it
// is weak until something says that it is DingTalk's.
func api(a *Answer, n *lenient.Node) bool {
	c := n.Get("code")
	code := codeOf(c)
	if code == "" || !IsPlausible(code) || c.Kind == lenient.Bool {
		return false
	}
	m := n.Get("message", "msg", "errmsg", "errorMessage")
	if isExpression(n, c, m) {
		return false
	}
	a.Message = m.Str()
	a.Codes = []string{code}
	a.Status = transcript.ParseStatus(n.Get("statusCode", "status", "httpCode", "httpStatus").Str())
	if lex.IsNumber(code) {
		if m == nil {
			return heldBackFor(a, n)
		}
		if a.statusWithCode(code) {
			return true
		}
		a.Set(Weak, true)
		a.OK = code == "0"
		return true
	}
	a.Family = codes.FamilyAPI
	strong := n.Get("requestid") != nil && n.Get("message") != nil || n.Get("accessDeniedDetail") != nil
	a.Set(Weak, !strong)
	return m != nil || a.RequestID != "" || n.AllQuirks()&lenient.Truncated != 0 || strings.Contains(code, ".")
}

// heldBackLead is how the codes of the limits for notifications begin.
const heldBackLead = "143"

// heldBackFor reads why a notification did not reach a person, a row of forbidden_list in
// what getsendresult answers: {"code":"143105","count":1,"userid":"…"}. There is no message.
func heldBackFor(a *Answer, n *lenient.Node) bool {
	return strings.HasPrefix(a.Code(), heldBackLead) && len(codes.ByCode(a.Code())) > 0 && n.Get("count") != nil
}
