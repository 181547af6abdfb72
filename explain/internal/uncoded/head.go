package uncoded

import (
	"strings"

	"github.com/dterr/dterr/codes"
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
		return nil
	}
	asked := transcript.Before(text, 0, start, start)
	c.Method, c.Host, c.Path, c.Loose = asked.Method, lex.First(c.Host, asked.Host), asked.Path, asked.Loose
	signed := strings.HasPrefix(c.Server, "DingTalk/")
	a := &shape.Answer{Decoder: "status", Status: c.Status, Call: c, Start: start, End: start + size}
	switch {
	case !signed && !platform.IsDing(c.Host):
		return nil
	case c.Status >= 400:
		return a
	case c.Status >= 200 && c.Status < 300 && (c.Host == "api.dingtalk.com" || c.Host == "" && signed):
		a.Decoder, a.OK, a.Family = "http", true, codes.FamilyAPI
		return a
	}
	return nil
}
