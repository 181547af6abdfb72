package uncoded

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/fault"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// head reads a response whose head says that it is DingTalk's, by its Server
// or by the host that was called, and whose body names no code: it is missing,
// or it is a success of the new gateway, which has no mark of its own. A header
// x-acs-request-id alone says nothing, Alibaba's cloud sends it as well.
func head(text []byte) *shape.Answer {
	c, start, size := transcript.LastHead(text)
	if start < 0 {
		return printedHead(text)
	}
	if fault.ByProxy(lex.Lower(string(text))) {
		return nil // the head is the proxy's
	}
	asked := transcript.Before(text, 0, start, start)
	c.Method, c.Host, c.Path, c.Loose = asked.Method, lex.First(c.Host, asked.Host), asked.Path, asked.Loose
	return answered(c, start, start+size, platform.IsDing(c.Host))
}

// printedHead reads the headers that a program printed as an object, the body
// beside them.
func printedHead(text []byte) *shape.Answer {
	if !bytes.Contains(text, []byte(serverName)) || bytes.IndexByte(text, '{') < 0 {
		return nil
	}
	c := transcript.PrintedHead(text)
	return answered(c, 0, len(text), false)
}

// serverName is what DingTalk's Server header begins with.
const serverName = "DingTalk/"

// answered gives the answer of a head without a code: a failure, or a success of the
// new gateway.
func answered(c transcript.Call, start, end int, byHost bool) *shape.Answer {
	signed := strings.HasPrefix(c.Server, serverName)
	a := &shape.Answer{Decoder: "status", Status: c.Status, Call: c, Start: start, End: end}
	switch {
	case !signed && !byHost:
		return nil
	case c.Status >= 400:
		return a
	case (c.Status == 0 || c.Status >= 200 && c.Status < 300) && (strings.HasPrefix(c.Host, "api.") || c.Host == "" && signed):
		a.Decoder, a.OK, a.Family = "http", true, codes.FamilyAPI
		return a
	}
	return nil
}
