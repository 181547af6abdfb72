package explain

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
)

// bare looks at an input that holds no code: a ban page of the edge, only a
// message, only an HTTP status of a call to DingTalk. No code is claimed.
func (r *run) bare() error {
	text := bytes.TrimSpace(r.head)
	if len(text) == 0 {
		return nil
	}
	for _, find := range [...]func([]byte) *answer{numberIn, edgePage, statusOnly, messageOnly, successOnly} {
		if a := find(text); a != nil {
			a.line = 1 + bytes.Count(r.head[:min(a.start, len(r.head))], []byte{'\n'})
			r.consult(a)
			if err := r.finding(a, DingTalk); err != nil {
				return err
			}
			return nil
		}
	}
	return nil
}

// edgePage reads the HTML that the edge answers with instead of JSON.
func edgePage(text []byte) *answer {
	lower := bytes.ToLower(text)
	if !bytes.Contains(lower, []byte("<html")) && !bytes.Contains(lower, []byte("<h1>")) {
		return nil
	}
	if !bytes.Contains(lower, []byte("dingtalk")) {
		return nil
	}
	a := &answer{shape: "html"}
	a.call = callBefore(text, 0, len(text), len(text))
	a.status = a.call.status
	if title, ok := between(string(text), "<title>", "</title>"); ok {
		a.message = strings.TrimSpace(title)
		if a.status == 0 {
			if d := leadingDigits(a.message); len(d) == 3 {
				a.status = atoi(d)
			}
		}
	}
	return a
}

func atoi(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// statusOnly reads a line that gives nothing but the HTTP status of a call to
// DingTalk, or a network error on the way to it.
func statusOnly(text []byte) *answer {
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
		if s != 0 || networkError(l) {
			a := &answer{shape: "status", status: s, start: start, end: end}
			if s == 0 {
				a.shape, a.message = "network", strings.TrimSpace(l)
			}
			a.call.anyURL(l)
			return a
		}
		start = end + 1
	}
	return nil
}

// failedStatus gives the HTTP status of a failure that a line states, or 0.
func failedStatus(l string) int {
	low := strings.ToLower(l)
	for _, lead := range [...]string{"status code ", "response code ", "status code: ", "http error ", "httperror: ", "http status ", "server returned http response code: ", "failed with status code ", "unacceptable response code ", "http/1.1 ", "http ", "code="} {
		i := strings.Index(low, lead)
		if i < 0 {
			continue
		}
		d := leadingDigits(low[i+len(lead):])
		if len(d) == 3 && (d[0] == '4' || d[0] == '5') {
			return atoi(d)
		}
	}
	return 0
}

// networkError reports whether a line tells that a call to DingTalk's hosts
// never got an answer.
func networkError(l string) bool {
	low := strings.ToLower(l)
	if !strings.Contains(low, "dingtalk.com") {
		return false
	}
	for _, sign := range [...]string{"max retries exceeded", "econnrefused", "etimedout", "econnreset", "enotfound", "eai_again", "timed out", "timeout", "no such host", "connection refused", "connection reset", "certificate", "tls handshake", "unknownhostexception", "could not resolve", "couldn't resolve", "network is unreachable", "i/o timeout", "eof"} {
		if strings.Contains(low, sign) {
			return true
		}
	}
	return false
}

// messageOnly reads a short text that is exactly one of DingTalk's messages.
func messageOnly(text []byte) *answer {
	if len(text) > 2048 {
		return nil
	}
	for _, candidate := range messageCandidates(string(text)) {
		for _, family := range [...]codes.Family{codes.FamilyRobot, codes.FamilyOAPI, codes.FamilyAPI, codes.FamilyCallback, codes.FamilyJSAPI} {
			// English phrases of the new gateway are anybody's.
			if family == codes.FamilyAPI && !hasHan(candidate) {
				continue
			}
			if inferEntry(candidate, family, 0) != nil {
				return &answer{shape: "message", message: candidate, family: family}
			}
		}
	}
	return nil
}

// messageCandidates gives the parts of a short text that may be a message: the
// value of its errmsg, the whole, what stands behind its last colon.
func messageCandidates(text string) []string {
	var out []string
	for _, name := range [...]string{"errmsg", "message", "msg"} {
		if i := indexFold(text, name); i >= 0 {
			if v := signBehind([]byte(text), i+len(name)); v > 0 {
				m, _ := messageValue([]byte(text), v)
				out = append(out, strings.Trim(m, "{}\"' "))
			}
		}
	}
	out = append(out, strings.TrimSpace(text))
	for _, sep := range [...]string{": ", "：", "] "} {
		if i := strings.LastIndex(text, sep); i >= 0 {
			out = append(out, strings.TrimSpace(text[i+len(sep):]))
		}
	}
	return out
}

// successOnly reads a transcript whose status line is a success of a call to
// the new gateway, which puts no mark of its own into a success.
func successOnly(text []byte) *answer {
	c := callBefore(text, 0, len(text), len(text))
	if c.status < 200 || c.status > 299 || c.host != "api.dingtalk.com" || !c.statusLine {
		return nil
	}
	return &answer{shape: "http", ok: true, status: c.status, call: c, family: codes.FamilyAPI}
}
