package shape

import (
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// stream reads the frame that a client of stream mode sends back, or
// gets, for a message: its code stands beside headers with a messageId.
func stream(a *Answer, n *lenient.Node) bool {
	code := n.Get("code").Str()
	if !lex.IsNumber(code) || n.Get("headers").Get("messageId") == nil {
		return false
	}
	a.Codes, a.Message = []string{code}, n.Get("message").Str()
	a.Family, a.Decoder, a.Traits, a.OK = codes.FamilyStream, "stream", Sure, code == "200"
	return true
}
