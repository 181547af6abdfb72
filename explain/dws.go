package explain

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
)

// serverCode reads the envelope of DingTalk's own command line, whose code is
// its own and whose server_error_code is the server's.
func serverCode(a *answer, n *lenient.Node) bool {
	code := n.Get("server_error_code").Str()
	if code == "" && n.Get("category") != nil && n.Get("reason") != nil && (n.Get("operation") != nil || n.Get("server_key") != nil) {
		return cliAnswer(a, n)
	}
	if !plausible(code) {
		return false
	}
	a.codes = []string{code}
	a.message = first(n.Get("technical_detail").Str(), n.Get("message").Str())
	a.shape = "dws"
	if !isNumeric(code) {
		a.family = codes.FamilyAPI
	}
	return true
}

// cliAnswer reads an envelope of the command line that carries no code of the
// server in a member of its own: it may stand at the end of the message.
func cliAnswer(a *answer, n *lenient.Node) bool {
	a.shape, a.family = "dws", codes.FamilyAPI
	a.message = n.Get("message").Str()
	a.requestID = first(a.requestID, n.Get("trace_id").Str())
	if i := strings.LastIndex(a.message, "code "); i >= 0 {
		if word := leadingName(a.message[i+len("code "):]); plausible(word) && strings.ToUpper(word) == word {
			a.codes = []string{word}
		}
	}
	return true
}
