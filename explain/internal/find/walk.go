package find

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/mark"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
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
	out []*Place
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
	if shape.IsPayload(n) && n.Get("errcode") == nil {
		w.s.payload = true // a message on its way to DingTalk, whatever its text quotes
		return
	}
	a := shape.Object(n)
	own := callOf(n)
	if a != nil && platform.OfHost(own.Host) == platform.Unknown {
		own = transcript.Call{} // a link that the answer carries
	}
	own.Fill(f.call) // what stands closest counts
	f.call = own
	inner := walker{s: w.s}
	if a == nil {
		inner.members(n, f)
		enclose(inner.out, n)
		w.out = append(w.out, inner.out...)
		return
	}
	a.Call = f.call
	a.Start, a.End = n.Start, n.End
	if a.Is(shape.Weak) {
		inner.members(n, f)
		whole := *a
		if rest := absorbed(&whole, slices.Clone(inner.out)); len(rest) > 0 {
			// A record of somebody's log or API that carries DingTalk's answers.
			w.out = append(w.out, inner.out...)
			return
		}
		*a = whole
		w.out = append(w.out, &Place{Answer: a})
		return
	}
	w.out = append(w.out, &Place{Answer: a})
	for i := range n.Members {
		inner.out = inner.out[:0]
		inner.node(n.Members[i].Value, f)
		for _, in := range absorbed(a, inner.out) {
			if !mentions(a, in.Answer) || in.Message != "" {
				in.Set(shape.Mentioned, mentions(a, in.Answer))
				w.out = append(w.out, in)
			}
		}
	}
}

// mentions reports whether an answer's own message names a number: 参数错误, 上次
// errcode=40014. It does so in passing unless words follow that are the number's own
// message. A wrapper's is the cause.
func mentions(a, in *shape.Answer) bool {
	return in.Is(shape.Prose) && a.Message != "" && lex.IsNumber(in.Code()) && !a.IsWrapper()
}

// members looks inside the members of an object, but for what a test expects, what a
// double of a server is to answer and what a description gives as an example.
func (w *walker) members(n *lenient.Node, f frame) {
	for i := range n.Members {
		if m := &n.Members[i]; m.Key != "expected" && m.Key != "jsonBody" && m.Key != "examples" {
			w.node(m.Value, f)
		}
	}
}

// absorbed takes the copies of an answer out of those inside it, and gives the rest.
func absorbed(a *shape.Answer, inner []*Place) []*Place {
	return slices.DeleteFunc(inner, func(in *Place) bool { return a.Absorb(in.Answer) })
}

// enclose gives answers the request id that stands beside the object or the text
// they are in: {"…_response":{"result":{"ding_open_errcode":…},"request_id":…}}.
func enclose(all []*Place, n *lenient.Node) {
	for i := range n.Members {
		m := &n.Members[i]
		id := transcript.NamedID(m.Key + ": " + m.Value.Str())
		if id == "" {
			continue
		}
		for _, a := range all {
			a.RequestID = lex.First(a.RequestID, id)
		}
	}
}

// textLeast is how long a string must be to hold a text with an answer, in bytes.
const textLeast = 8

// text looks for answers inside a string: JSON in JSON, an exception in a log
// record's message.
func (w *walker) text(n *lenient.Node, f frame) {
	if w.s.depth >= maxDepth || len(n.Text) < textLeast {
		return
	}
	if inner := n.Nested(); inner != nil && inner.AllQuirks()&lenient.Truncated == 0 {
		w.s.depth++
		before := len(w.out)
		w.node(inner, f)
		w.s.depth--
		if len(w.out) > before {
			standAt(n, w.out[before:])
			peeled(w.out[before:], PeeledJSON)
			return
		}
	}
	w.s.copied = append(w.s.copied[:0], n.Text...)
	if _, ok := mark.Next(w.s.copied, 0, len(n.Text)); !ok {
		return
	}
	s := scanner{text: []byte(n.Text), depth: w.s.depth + 1, final: true, work: w.s.work}
	s.within()
	for _, a := range s.out {
		a.Call.Fill(f.call)
	}
	standAt(n, s.out)
	peeled(s.out, PeeledText)
	w.out = append(w.out, s.out...)
}

// standAt says of answers inside a string that they stand where it does.
func standAt(n *lenient.Node, all []*Place) {
	for _, a := range all {
		a.Start, a.End = n.Start, n.End
	}
}

// callOf reads the call out of a record that holds a request beside its
// response, or the parts of a response beside its body: a HAR entry, an SDK's or a
// proxy's log record.
func callOf(n *lenient.Node) transcript.Call {
	var c transcript.Call
	if request := n.Get("request"); request != nil && request.Kind == lenient.Object {
		u := request.Get("url")
		c.SetURL(lex.First(u.Str(), u.Get("raw").Str()))
		c.Method = strings.ToUpper(request.Get("method").Str())
	}
	for _, at := range [...]*lenient.Node{n.Get("response", "resp", "res"), n} {
		if at == nil || at.Kind != lenient.Object {
			continue
		}
		if c.Status == 0 {
			status, _, _ := strings.Cut(at.Get("statusCode", "status", "httpStatus", "httpCode", "responseStatus", "responseCode", "http.response.status_code", "http.status_code").Str(), " ")
			c.Status = transcript.ParseStatus(status)
		}
		headersOf(&c, at.Get("headers", "responseHeaders", "Response Headers", "header", "rawHeaders"))
	}
	for _, at := range [...]*lenient.Node{n, n.Get("config", "requestOptions", "options")} {
		if c.Path != "" {
			break
		}
		u := at.Get("url", "uri", "requestUrl", "path", "api").Str()
		switch base := at.Get("baseURL").Str(); {
		case strings.Contains(u, "://"):
			c.SetURL(u)
		case strings.Contains(base, "://") && u != "":
			c.SetURL(strings.TrimRight(base, "/") + "/" + strings.TrimLeft(u, "/"))
		default:
			c.SetPath(u)
		}
		if m := at.Get("method").Str(); c.Path != "" && len(m) < 8 {
			c.Method = strings.ToUpper(m)
		}
	}
	return c
}

// headersOf reads the headers of a response: an object of values or of lists of
// values, a list of names and values in turn, of pairs, or of objects with a name
// and a value.
func headersOf(c *transcript.Call, headers *lenient.Node) {
	if headers == nil {
		return
	}
	for i := range headers.Members {
		m := &headers.Members[i]
		c.Header(m.Key, first(m.Value))
	}
	for i, item := range headers.Items {
		switch {
		case item.Kind == lenient.Object:
			c.Header(item.Get("name", "key").Str(), item.Get("value").Str())
		case len(item.Items) == 2:
			c.Header(item.Items[0].Str(), item.Items[1].Str())
		case i%2 == 1:
			c.Header(headers.Items[i-1].Str(), item.Str())
		}
	}
}

// first gives a value, or the first of a list.
func first(n *lenient.Node) string {
	if n != nil && len(n.Items) > 0 {
		n = n.Items[0]
	}
	return n.Str()
}
