package explain

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// headMost is how many bytes of a response's head are read.
const headMost = 16 << 10

// headOnly reads a response whose head says that it is DingTalk's, by its Server
// or by the host that was called, and whose body names no code: it is missing,
// or it is a success of the new gateway, which has no mark of its own. A header
// x-acs-request-id alone says nothing, Alibaba's cloud sends it as well.
func headOnly(text []byte) *answer {
	c, start, size := lastHead(text)
	if start < 0 {
		return nil
	}
	asked := callBefore(text, 0, start, start)
	c.method, c.host, c.path, c.loose = asked.method, lex.First(c.host, asked.host), asked.path, asked.loose
	signed := strings.HasPrefix(c.server, "DingTalk/")
	a := &answer{shape: "status", status: c.status, call: c, start: start, end: start + size}
	switch {
	case !signed && !platform.IsDing(c.host):
		return nil
	case c.status >= 400:
		return a
	case c.status >= 200 && c.status < 300 && (c.host == "api.dingtalk.com" || c.host == "" && signed):
		a.shape, a.ok, a.family = "http", true, codes.FamilyAPI
		return a
	}
	return nil
}

// lastHead reads the head of the last response in a text: its status line, with
// curl's "< " before it or without, and the headers below. It gives where the head
// begins, -1 when there is none, and how many bytes were looked at.
func lastHead(text []byte) (c call, start, size int) {
	if start = lastStatusLine(text); start < 0 {
		return c, start, 0
	}
	head := text[start:min(len(text), start+headMost)]
	return responseHead(head), start, len(head)
}

// lastStatusLine gives where the last status line of a response begins, -1 when
// there is none.
func lastStatusLine(text []byte) int {
	for end := len(text); end > 0; {
		start := bytes.LastIndexByte(text[:end], '\n') + 1
		line := bytes.TrimPrefix(bytes.TrimLeft(text[start:end], " \t"), []byte("< "))
		if bytes.HasPrefix(line, []byte("HTTP/")) && statusOf(line) > 0 {
			return start
		}
		end = start - 1
	}
	return -1
}

// statusOf gives the status of a status line, or 0.
func statusOf(line []byte) int {
	_, rest, _ := bytes.Cut(line[:min(len(line), 64)], []byte(" "))
	word, _, _ := bytes.Cut(bytes.TrimLeft(rest, " "), []byte(" "))
	return httpStatus(strings.TrimSpace(string(word)))
}

// responseHead reads a status line and the headers below it.
func responseHead(head []byte) call {
	var c call
	status := 0
	for i := 0; len(head) > 0; i++ {
		line, rest, _ := bytes.Cut(head, []byte{'\n'})
		head = rest
		l := strings.TrimRight(string(line[:min(len(line), 2048)]), "\r ")
		if i == 0 {
			status = statusOf(bytes.TrimPrefix(bytes.TrimLeft(line, " \t"), []byte("< ")))
			continue
		}
		if strings.TrimSpace(strings.TrimLeft(l, "<")) == "" || !noise(l) && !c.header(l) {
			break
		}
	}
	c.status, c.statusLine = status, true
	return c
}
