package explain

import (
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// frame is what the objects around a node tell about the call (a HAR entry, a
// log record with a url).
type frame struct {
	call  transcript.Call
	depth int
}

// walker looks for answers in a tree, strings that hold text included.
type walker struct {
	s   *scanner
	out []*found
}

func (w *walker) node(n *lenient.Node, f frame) {
	if n == nil || f.depth > lenient.MaxDepth {
		return
	}
	f.depth++
	switch n.Kind {
	case lenient.Array:
		for _, item := range n.Items {
			w.node(item, f)
		}
	case lenient.Object:
		w.object(n, f)
	case lenient.String, lenient.Bare:
		w.text(n, f)
	case lenient.Null:
		if n.Quirks&lenient.Truncated != 0 {
			w.text(n, f) // too deep to be read with the rest
		}
	}
}

// object takes n as an answer if it is one, and looks inside it.
func (w *walker) object(n *lenient.Node, f frame) {
	if n.Get("msgtype", "msgKey") != nil && n.Get("errcode") == nil {
		w.s.payload = true // a message on its way to DingTalk, whatever its text quotes
		return
	}
	a := bodyAnswer(n)
	own := callOf(n)
	if a != nil && platform.OfHost(own.Host) == platform.Unknown {
		own = transcript.Call{} // a link that the answer carries
	}
	f.call.Fill(own)
	inner := walker{s: w.s}
	for i := range n.Members {
		inner.node(n.Members[i].Value, f)
	}
	if a == nil {
		enclose(inner.out, n)
		w.out = append(w.out, inner.out...)
		return
	}
	a.call = f.call
	a.start, a.end = n.Start, n.End
	var rest []*found
	whole := *a
	for _, in := range inner.out {
		if !whole.absorb(in.answer) {
			rest = append(rest, in)
		}
	}
	if a.is(weak) && len(rest) > 0 {
		// A record of somebody's log or API that carries DingTalk's answers.
		w.out = append(w.out, inner.out...)
		return
	}
	*a = whole
	w.out = append(w.out, &found{answer: a})
	w.out = append(w.out, rest...)
}

// enclose gives answers the request id that stands beside the object they are in:
// {"…_response":{"result":{"ding_open_errcode":…},"request_id":…}}.
func enclose(all []*found, n *lenient.Node) {
	for i := range n.Members {
		if m := &n.Members[i]; m.Key != "request_id" {
			continue
		}
		for _, a := range all {
			if a.node != nil && n.Start < a.node.Start && a.node.End <= n.End {
				a.requestID = lex.First(a.requestID, n.Members[i].Value.Str())
			}
		}
	}
}

// absorb takes over what an inner copy of the same answer knows (the Data of
// an SDK's exception), and reports whether it is one.
func (a *answer) absorb(in *answer) bool {
	copied := len(in.codes) == 0 && in.requestID != "" && in.requestID == a.requestID
	if !copied && (in.code() == "" || a.code() != in.code() || a.requestID != "" && in.requestID != "" && a.requestID != in.requestID) {
		return false
	}
	a.requestID = lex.First(a.requestID, in.requestID)
	if a.message == "" || !in.is(prose) {
		a.message = lex.First(in.message, a.message)
	}
	if len(a.scopes) == 0 {
		a.scopes = in.scopes
	}
	if a.status == 0 {
		a.status = in.status
	}
	return true
}

// text looks for answers inside a string: JSON in JSON, an exception in a log
// record's message.
func (w *walker) text(n *lenient.Node, f frame) {
	if w.s.depth >= maxDepth || len(n.Text) < 8 {
		return
	}
	if inner := n.Nested(); inner != nil && inner.AllQuirks()&lenient.Truncated == 0 {
		w.s.depth++
		before := len(w.out)
		w.node(inner, f)
		w.s.depth--
		if len(w.out) > before {
			standAt(n, w.out[before:])
			return
		}
	}
	s := scanner{text: []byte(n.Text), depth: w.s.depth + 1, final: true}
	s.run(0, len(s.text), func(*found) {})
	for _, a := range s.out {
		a.call.Fill(f.call)
	}
	standAt(n, s.out)
	w.out = append(w.out, s.out...)
}

// standAt says of answers inside a string that they stand where it does.
func standAt(n *lenient.Node, all []*found) {
	for _, a := range all {
		a.start, a.end = n.Start, n.End
	}
}

// bodyAnswer reads an object as an answer, or gives nil. The shapes are those
// of the two gateways, the robot, the TOP gateway, the edge, the client APIs
// and DingTalk's own command line.
func bodyAnswer(n *lenient.Node) *answer {
	a := &answer{node: n, shape: "json", traits: body, keys: keysOf(n)}
	a.requestID = n.Get("request_id", "requestId", "x-acs-request-id").Str()
	a.scopes = scopesOf(n)
	switch {
	case serverCode(a, n), banAnswer(a, n), streamAnswer(a, n), oapiAnswer(a, n), clientAnswer(a, n), apiAnswer(a, n):
		return a
	}
	return nil
}

// waitMost bounds the seconds to wait that an answer is believed: thirty days.
const waitMost = 30 * 24 * 60 * 60

// banAnswer reads the edge's ban of an address.
func banAnswer(a *answer, n *lenient.Node) bool {
	if n.Get("status").Str() != "1111" || (n.Get("punish") == nil && n.Get("wait") == nil) {
		return false
	}
	a.codes = []string{"1111"}
	a.family = codes.FamilyGateway
	a.requestID = lex.First(a.requestID, n.Get("uuid").Str())
	// The wait is in minutes: it is 5 where the ban is documented to last five.
	if wait, err := strconv.Atoi(codeOf(n.Get("wait"))); err == nil && wait > 0 && wait <= waitMost/60 {
		a.wait = wait * 60
	}
	a.shape, a.traits = "ban", sure
	return true
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

// streamAnswer reads the frame that a client of stream mode sends back, or
// gets, for a message: its code stands beside headers with a messageId.
func streamAnswer(a *answer, n *lenient.Node) bool {
	code := n.Get("code").Str()
	if !lex.IsNumber(code) || n.Get("headers").Get("messageId") == nil {
		return false
	}
	a.codes, a.message = []string{code}, n.Get("message").Str()
	a.family, a.shape, a.traits, a.ok = codes.FamilyStream, "stream", sure, code == "200"
	return true
}

// oapiAnswer reads the old gateway's body: errcode and errmsg, with the root
// cause in sub_code when the answer passed the TOP gateway.
func oapiAnswer(a *answer, n *lenient.Node) bool {
	code := codeOf(n.Get("errcode"))
	a.message = n.Get("errmsg", "errormsg", "message", "msg").Str()
	if open := n.Get("ding_open_errcode"); code == "" && open != nil {
		code = codeOf(open) // inside an answer of the TOP gateway
	}
	if said := n.Get("respMsg"); code == "" && said != nil {
		// A log record of a program that names the answer's members so.
		code, a.message = codeOf(n.Get("respCode")), said.Str()
	}
	if code == "" {
		return topAnswer(a, n)
	}
	if !plausible(code) {
		return false
	}
	if a.statusWithCode(code) {
		return true
	}
	a.peel(code, codeOf(n.Get("sub_code")), n.Get("sub_msg").Str())
	a.ok = code == "0" && len(a.codes) == 1 // the TOP gateway says 0 around a sub_code that failed
	return true
}

// topAnswer reads the TOP gateway's own envelope, error_response.
func topAnswer(a *answer, n *lenient.Node) bool {
	code, sub := codeOf(n.Get("code")), codeOf(n.Get("sub_code"))
	a.message = ""
	if sub == "" || !lex.IsNumber(code) || n.Get("msg", "message", "errmsg") == nil {
		return false
	}
	a.message = n.Get("msg", "message", "errmsg").Str()
	a.peel(code, sub, n.Get("sub_msg").Str())
	a.shape, a.traits = "top", top|weak
	return true
}

// peel sets the codes of a wrapper: the inner code stands in sub_code or only
// in the text, as [subcode=60011,submsg=…].
func (a *answer) peel(code, sub, subMessage string) {
	a.codes = []string{code}
	if sub == "" {
		if s, m, ok := subcode(a.message); ok {
			sub, subMessage = s, m
		}
	}
	if sub == code || !plausible(sub) {
		return
	}
	a.codes = append(a.codes, sub)
	a.outer = a.message
	a.message = lex.First(subMessage, a.message)
}

// statusWithCode reads a body whose code is an HTTP status and whose message
// begins with the code: {"code":400,"message":"invalidParameter.userIds.empty"}.
func (a *answer) statusWithCode(status string) bool {
	if len(status) != 3 || status[0] != '4' && status[0] != '5' {
		return false
	}
	word, rest := leadingCode(a.message)
	if word == "" {
		return false
	}
	a.codes, a.family, a.status = []string{word}, codes.FamilyAPI, lex.Atoi(status)
	a.message = lex.First(rest, a.message)
	return true
}

// apiAnswer reads the new gateway's body: code, message and requestid. A bare
// code and message is what half the services of the world answer with, so it
// is weak until something says that it is DingTalk's.
func apiAnswer(a *answer, n *lenient.Node) bool {
	c := n.Get("code")
	code := codeOf(c)
	if code == "" || !plausible(code) || c.Kind == lenient.Bool {
		return false
	}
	m := n.Get("message", "msg", "errmsg", "errorMessage")
	a.message = m.Str()
	a.codes = []string{code}
	a.status = transcript.ParseStatus(n.Get("statusCode", "status", "httpCode", "httpStatus").Str())
	if lex.IsNumber(code) {
		if m == nil {
			return false
		}
		if a.statusWithCode(code) {
			return true
		}
		a.set(weak, true)
		a.ok = code == "0"
		return true
	}
	a.family = codes.FamilyAPI
	strong := n.Get("requestid") != nil && n.Get("message") != nil || n.Get("accessDeniedDetail") != nil
	a.set(weak, !strong)
	return m != nil || a.requestID != "" || n.AllQuirks()&lenient.Truncated != 0 || strings.Contains(code, ".")
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

// callOf reads the call out of a record that holds a request beside its
// response: a HAR entry, an SDK's or a proxy's log record.
func callOf(n *lenient.Node) transcript.Call {
	var c transcript.Call
	request, response := n.Get("request"), n.Get("response")
	if request != nil && request.Kind == lenient.Object {
		c.SetURL(request.Get("url").Str())
		c.Method = strings.ToUpper(request.Get("method").Str())
	}
	if response != nil && response.Kind == lenient.Object {
		c.Status = transcript.ParseStatus(response.Get("status", "statusCode").Str())
	}
	for _, at := range [...]*lenient.Node{n, n.Get("config", "requestOptions")} {
		if u := at.Get("url", "uri", "requestUrl").Str(); c.Path == "" && strings.Contains(u, "://") {
			c.SetURL(u)
			if m := at.Get("method").Str(); c.Path != "" && len(m) < 8 {
				c.Method = strings.ToUpper(m)
			}
		}
	}
	return c
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
