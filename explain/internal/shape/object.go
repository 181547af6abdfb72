package shape

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/lenient"
)

// Object reads an object as an answer, or gives nil. The shapes are those
// of the two gateways, the robot, the TOP gateway, the edge, the client APIs
// and DingTalk's own command line. What members a decoder needs stands in the table
// of the members that tell.
func Object(n *lenient.Node) *Answer {
	if !membersOf(n).Tell() {
		return nil
	}
	a := &Answer{Node: n, Decoder: "json", Traits: Body, Keys: keysOf(n)}
	if id := n.Get("request_id", "requestId", "x-acs-request-id").Str(); !strings.Contains(id, "\n") {
		a.RequestID = id // half an id is none
	}
	a.Scopes = scopesOf(n)
	for _, decode := range objectDecoders() {
		if decode(a, n) {
			if inner, size := field.Curly(a.Message); size == len(a.Message) {
				a.Message = inner // an editor made its quotes
			}
			a.unwrapTea()
			return a
		}
	}
	return nil
}

// objectDecoders read an object, the more telling before those that take what
// many send; the first that reads an answer counts.
func objectDecoders() [6]func(a *Answer, n *lenient.Node) bool {
	return [...]func(a *Answer, n *lenient.Node) bool{dws, ban, stream, oapi, client, api}
}
