package uncoded

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// status reads a line that gives nothing but the HTTP status of a call to
// DingTalk, or a network error on the way to it.
func (r *Reader) status(text []byte) *shape.Answer {
	lower := bytes.ToLower(text)
	if !bytes.Contains(lower, []byte("dingtalk")) && !bytes.Contains(lower, []byte("钉钉")) {
		return nil
	}
	for start := 0; start < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		l := string(text[start:min(end, start+4096)])
		s := failedStatus(l)
		_, theirs := r.namesOf(text[start:end])
		if theirs == "" && !foreignURL(l) && (s != 0 || networkError(l)) && hostNear(text, start, end) {
			a := &shape.Answer{Decoder: "status", Status: s, Start: start, End: end}
			if s == 0 {
				a.Decoder, a.Traits, a.Message = "network", shape.Network, strings.TrimSpace(l)
			}
			a.Call.AnyURL(l)
			return a
		}
		start = end + 1
	}
	return nil
}

// hostNear reports whether one of DingTalk's hosts is named on a line or on one
// of its neighbours: a program's own name is no evidence of a call.
func hostNear(text []byte, start, end int) bool {
	from := max(0, start-600)
	to := min(len(text), end+600)
	around := text[from:to]
	return bytes.Contains(around, []byte("api.dingtalk.com")) || bytes.Contains(around, []byte("eco.taobao.com")) && bytes.Contains(around, []byte("dingtalk"))
}

// foreignURL reports whether a line names a URL, and none of DingTalk's.
func foreignURL(l string) bool {
	return strings.Contains(l, "://") && !strings.Contains(l, "dingtalk.com") && !strings.Contains(l, "eco.taobao.com")
}

// failedStatus gives the HTTP status of a failure that a line states, or 0.
func failedStatus(l string) int {
	if s := transcript.Status(l); s >= 400 {
		return s
	}
	return 0
}

// networkError reports whether a line tells that a call to DingTalk's hosts
// never got an answer.
func networkError(l string) bool {
	low := strings.ToLower(l)
	if !strings.Contains(low, "dingtalk") {
		return false
	}
	for _, sign := range [...]string{"max retries exceeded", "econnrefused", "etimedout", "econnreset", "enotfound", "eai_again", "timed out", "timeout", "no such host", "connection refused", "connection reset", "certificate", "tls handshake", "unknownhostexception", "could not resolve", "couldn't resolve", "network is unreachable", "i/o timeout", "eof", "econnaborted", "socket hang up", "不知道这样的主机", "looking for beginning of value", "unexpected token <", "expecting value: line 1 column 1"} {
		if strings.Contains(low, sign) {
			return true
		}
	}
	return false
}
