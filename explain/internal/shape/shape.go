// Package shape knows what one answer says: one decoder a file, each for a form in
// which DingTalk's servers, its SDKs or people write an error. Objects are read by
// [Object], what stands in running text at a mark by [Text]. A decoder says what
// stands there and decides nothing: whose answer it is and what it means are asked
// later, by the traits that it sets and never by its name.
//
// A new form is a file here, a line in one of the two tables, and its cases under
// explain/testdata/shapes.
//
//	n, _, _ := lenient.Parse([]byte(`{"errcode":88,"sub_code":"60011"}`), 0)
//	shape.Object(n).Codes // [88 60011]
package shape

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// Object reads an object as an answer, or gives nil. The shapes are those
// of the two gateways, the robot, the TOP gateway, the edge, the client APIs
// and DingTalk's own command line.
func Object(n *lenient.Node) *Answer {
	a := &Answer{Node: n, Decoder: "json", Traits: Body, Keys: keysOf(n)}
	a.RequestID = n.Get("request_id", "requestId", "x-acs-request-id").Str()
	a.Scopes = scopesOf(n)
	for _, decode := range objectDecoders() {
		if decode(a, n) {
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

// codeOf gives a code as the gateway counts it: a client's number type or its
// formatting may have made 40014.0 or " 40014 " of it.
func codeOf(n *lenient.Node) string {
	code := strings.TrimSpace(n.Str())
	if whole, rest, ok := strings.Cut(code, "."); ok && lex.IsNumber(whole) && rest != "" && strings.Trim(rest, "0") == "" {
		return whole
	}
	return code
}

// scopesOf reads the scopes that a refusal asks for.
func scopesOf(n *lenient.Node) []string {
	detail := n.Get("accessDeniedDetail")
	if nested := detail.Nested(); nested != nil {
		detail = nested
	}
	list := detail.Get("requiredScopes")
	if list == nil {
		list = n.Get("requiredScopes")
	}
	var scopes []string
	if list != nil {
		for _, item := range list.Items {
			if s := item.Str(); s != "" {
				scopes = append(scopes, s)
			}
		}
	}
	return scopes
}

// keysOf names the members of an object, for telling bodies of one maker.
func keysOf(n *lenient.Node) string {
	var b strings.Builder
	for i := range n.Members {
		b.WriteString(strings.ToLower(n.Members[i].Key))
		b.WriteByte(' ')
	}
	return b.String()
}

// View is what a decoder of text sees: the text, and before which place nothing is
// an answer's any more.
type View struct {
	Text []byte
	Low  int
}

// textDecoders read the shapes that are no objects, each at a mark with the key
// around it; the first that reads an answer counts.
func textDecoders() [5]func(v View, mark int, k Key) *Answer {
	return [...]func(v View, mark int, k Key) *Answer{tea, refusal, number, table, phrase}
}

// Text reads what stands at a mark outside of any object, or gives nil.
func Text(v View, mark int, k Key) *Answer {
	for _, decode := range textDecoders() {
		if a := decode(v, mark, k); a != nil {
			return a
		}
	}
	return nil
}
