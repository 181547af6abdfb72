package find

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
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
	if n.Get("msgtype", "msgKey") != nil && n.Get("errcode") == nil {
		w.s.payload = true // a message on its way to DingTalk, whatever its text quotes
		return
	}
	a := shape.Object(n)
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
	a.Call = f.call
	a.Start, a.End = n.Start, n.End
	var rest []*Place
	whole := *a
	for _, in := range inner.out {
		if !whole.Absorb(in.Answer) {
			rest = append(rest, in)
		}
	}
	if a.Is(shape.Weak) && len(rest) > 0 {
		// A record of somebody's log or API that carries DingTalk's answers.
		w.out = append(w.out, inner.out...)
		return
	}
	*a = whole
	w.out = append(w.out, &Place{Answer: a})
	w.out = append(w.out, rest...)
}

// enclose gives answers the request id that stands beside the object they are in:
// {"…_response":{"result":{"ding_open_errcode":…},"request_id":…}}.
func enclose(all []*Place, n *lenient.Node) {
	for i := range n.Members {
		if m := &n.Members[i]; m.Key != "request_id" {
			continue
		}
		for _, a := range all {
			if a.Node != nil && n.Start < a.Node.Start && a.Node.End <= n.End {
				a.RequestID = lex.First(a.RequestID, n.Members[i].Value.Str())
			}
		}
	}
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
			peeled(w.out[before:], PeeledJSON)
			return
		}
	}
	s := scanner{text: []byte(n.Text), depth: w.s.depth + 1, final: true}
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
