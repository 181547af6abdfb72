package uncoded

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/dterr/dterr/explain/internal/fault"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// status reads a line that gives nothing but the HTTP status of a call to
// DingTalk, or a network error on the way to it. That the call went to DingTalk,
// one of its hosts on the line or next to it says, its name on the line, or the
// permission point that a refusal names.
func (r *Reader) status(text []byte) *shape.Answer {
	unnamed := !mentions(text) && !bytes.Contains(text, []byte(sdkClass))
	if unnamed && !bytes.Contains(text, []byte(refusal)) {
		return nil
	}
	return r.line(text, func(l string, at span) *shape.Answer {
		net, kind := fault.Of(l)
		said := saidOf(l)
		s := max(failedStatus(transcript.Status(l)), said)
		if s != 0 && (compares(l, s) || kind == fault.Proxied || said == 0 && net == fault.Sure && unreached(kind) && holds(l, hosts[:])) {
			s = 0
		}
		host := at.near(text, hosts[:])
		refused := unnamed && r.refused(text, l, at)
		if refused {
			host, s = true, forbidden
		}
		if host {
			s = max(s, failedStatus(transcript.BareStatus(l)))
		}
		switch {
		case isPlainHTTP(l) && (host || named(l)):
			s = 400
		case s == 0 && net == fault.None, foreignURL(l), strings.Contains(l, "msgtype"), strings.Contains(l, miniRequest):
			return nil
		case s == 0 && host && (strings.Contains(strings.ToLower(l), "dingtalk") || strings.HasPrefix(l, "curl: (")):
		case s == 0 && net == fault.Sure && (reports(text, l) && !isLocal(l) && !namesService([]byte(l)) || at.near(text, sdkClients[:]) || at.beside(text, hosts[:])):
		case s != 0 && (host || (reports(text, l) || at.sentBy(text, channels[:]) || at.calledBy(text, sdkClients[:])) && (tellsOfCall(l) || said == s) && !tellsOfModel(l) && !transcript.TellsOfOther(l)):
		default:
			return nil
		}
		if kind != fault.Proxied && fault.ByProxy(lex.Lower(string(at.around(text)))) {
			return nil // the proxy's own status
		}
		a := &shape.Answer{Decoder: "status", Status: s, Start: at.start, End: at.end}
		a.Set(shape.Named, !host)
		a.Set(shape.Throttled, at.throttled(text, s, l))
		a.Set(shape.Opening, at.opensStream(text, l))
		if s == forbidden {
			a.Scopes = at.scopes(text, l)
			a.Set(shape.Card, isOfCard(l))
		}
		switch {
		case s == 0:
			a.Decoder, a.Message = "network", strings.TrimSpace(l)
			a.Set(shape.Network, true)
		case isPlainHTTP(l):
			a.Message = strings.TrimSpace(l)
		}
		if a.Call = at.call(text, l); refused {
			a.Call.Fill(at.quotedCall(text))
		}
		return a
	})
}

// miniRequest is how a mini program's framework words the failure of a request, which went
// to the developer's own server.
const miniRequest = "request:fail"

// unreached reports whether a fault of a kind comes before the other side can answer: a
// status beside it is that of a program in between.
func unreached(kind fault.Kind) bool {
	return kind == fault.Untrusted || kind == fault.Unresolved || kind == fault.Refused || kind == fault.Late
}

// compares reports whether a line is source code that asks for a status: one that was
// got stands before the sign.
func compares(l string, status int) bool {
	for _, sign := range [...]string{" == ", " === ", " != ", " !== "} {
		if strings.Contains(l, sign+strconv.Itoa(status)) {
			return true
		}
	}
	return false
}

// isPlainHTTP reports whether a line holds the sentence of a gateway that was spoken to
// without TLS.
func isPlainHTTP(l string) bool {
	return strings.Contains(strings.ToLower(l), "plain http request was sent to https port")
}

// opensStream reports whether a line, or the one before it that names DingTalk, tells
// of an attempt to open a connection, which only stream mode has.
func (s span) opensStream(text []byte, l string) bool {
	if isOpening(l) {
		return true
	}
	before := text[max(0, s.start-nearMost):max(0, s.start-1)]
	if bytes.Contains(before, []byte(dialled)) || s.calledBy(text, openers[:]) {
		return true
	}
	above := string(before[bytes.LastIndexByte(before, '\n')+1:])
	return named(above) && isOpening(above)
}

// isOpening reports whether a line tells of such an attempt.
func isOpening(l string) bool {
	return holds(strings.ToLower(l), openingSigns[:])
}

// openers are the functions of the SDKs that ask for such a connection, as a stack names
// them.
var openers = [...]string{"DWClient.getEndpoint"} //nolint:gochecknoglobals // a constant table

// openingSigns are how clients of stream mode tell of such an attempt, in lower case.
var openingSigns = [...]string{"connection attempt", "dingtalk stream", "open connection", "get endpoint", "establish connection", "channel exited", "dingtalknetworkexception", "连接建立", "启动钉钉 stream", "unexpected server response", "rejected websocket connection", "handshake status"} //nolint:gochecknoglobals // a constant table

// line gives the answer of a line on which nobody else is named: the first that names
// the host, or else the first that a program printed, or else the first. Of several such
// lines the first that says why a call got no answer counts. A row of a table tells of
// none, and neither does a sample in a text that has one.
func (r *Reader) line(text []byte, read func(l string, at span) *shape.Answer) (best *shape.Answer) {
	rank, table := rankLast+1, bytes.Contains(text, []byte("---|"))
	for start := 0; start < len(text) && rank > 0; {
		end := len(text)
		if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		l := string(text[start:min(end, start+lineMost)])
		if a := read(l, span{start, end}); a != nil && !(table && (strings.Contains(l, " | ") || isMember(l))) && rankOf(a, l) < rank && !transcript.Nearby(text, start, end).IsSource() {
			if ours, theirs := r.namesOf(text[start:end]); theirs == "" || callsOnly(l) || ours && isOwnDrop(l) {
				best, rank = a, rankOf(a, l)
			}
		}
		start = end + 1
	}
	return best
}

// callsOnly reports whether a line names a URL of a host of DingTalk's, and no other: who
// else is named there made the call.
func callsOnly(l string) bool {
	const sign = "://"
	n := strings.Count(l, sign)
	for _, host := range hosts {
		n -= strings.Count(l, sign+host) + strings.Count(l, sign+"o"+host)
	}
	return n == 0 && strings.Contains(l, sign)
}

// rankLast is the rank of what a person says and why is not known.
const rankLast = 5

// rankOf tells how much the line of an answer says: 0 is most.
func rankOf(a *shape.Answer, l string) int {
	rank := rankLast - 1
	switch {
	case saidOf(l) != 0 && !holds(l, hosts[:]):
	case !a.Is(shape.Named) && !a.Is(shape.Around):
		rank = 0
	case isProgramLine(strings.TrimSpace(l)):
		rank = 2
	}
	if _, kind := fault.Of(a.Message); a.Is(shape.Network) && kind == fault.Unanswered {
		rank++
	}
	return rank
}

// hosts are the hosts that answer calls; a program's own name is no evidence of one.
var hosts = [...]string{"api.dingtalk.com", "api.dingtalk.io", "wss-open-connection.dingtalk."} //nolint:gochecknoglobals // a constant table

// sdkClients are the parts of DingTalk's SDKs that call its hosts and nobody else's, as
// a stack names them.
var sdkClients = [...]string{"com.dingtalk.api.", "com.dingtalk.open.app.stream.network.", dialled, sdkClass} //nolint:gochecknoglobals // a constant table

// dialled is the line of the Python SDK that opens the connection of stream mode, as a
// call stack prints it.
const dialled = "async with websockets.connect(uri) as websocket"

// sdkClass is the one of them without DingTalk's name in it.
const sdkClass = "DWClient."

// channels are how the record of a sender names DingTalk as what it sent by.
var channels = [...]string{`"channel": "dingtalk"`, `"channel":"dingtalk"`, `'channel': 'dingtalk'`, "channel: 'dingtalk'"} //nolint:gochecknoglobals // a constant table

// foreignURL reports whether a line names a URL, and none of DingTalk's.
func foreignURL(l string) bool {
	return strings.Contains(l, "://") && !strings.Contains(l, "dingtalk.") && !strings.Contains(l, "eco.taobao.com")
}

// isLocal reports whether a line names the own machine, where no host of DingTalk's is.
func isLocal(l string) bool {
	return strings.Contains(l, "127.0.0.1") || strings.Contains(l, "localhost") || strings.Contains(l, "::1")
}

// failedStatus gives a status that is a failure's, else 0.
func failedStatus(s int) int {
	if s >= 400 {
		return s
	}
	return 0
}
