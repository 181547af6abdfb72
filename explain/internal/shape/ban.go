package shape

import (
	"bytes"
	"strconv"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// WaitMost bounds the seconds to wait that an answer is believed: thirty days.
const WaitMost = 30 * 24 * 60 * 60

// ban reads the edge's ban of an address.
func ban(a *Answer, n *lenient.Node) bool {
	if n.Get("status").Str() != "1111" || (n.Get("punish") == nil && n.Get("wait") == nil) {
		return false
	}
	a.Codes = []string{"1111"}
	a.Family = codes.FamilyGateway
	a.RequestID = lex.First(a.RequestID, n.Get("uuid").Str())
	// The wait is in minutes: it is 5 where the ban is documented to last five.
	if wait, err := strconv.Atoi(codeOf(n.Get("wait"))); err == nil && wait > 0 && wait <= WaitMost/60 {
		a.Wait = wait * 60
	}
	a.Decoder, a.Traits = "ban", Sure
	return true
}

// IsBan reports whether the 1111 at a place is the edge's status.
func IsBan(text []byte, at int) bool {
	return bytes.Contains(text[max(0, at-24):at], []byte("status"))
}
