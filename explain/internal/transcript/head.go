package transcript

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// headMost is how many bytes of a response's head are read.
const headMost = 16 << 10

// LastHead reads the head of the last response in a text: its status line, with
// curl's "< " before it or without, and the headers below. It gives where the head
// begins, -1 when there is none, and how many bytes were looked at.
func LastHead(text []byte) (c Call, start, size int) {
	if start = lastStatusLine(text); start < 0 {
		return c, start, 0
	}
	head := text[start:min(len(text), start+headMost)]
	return responseHead(head), start, len(head)
}

// PrintedHead reads the headers of a response that a program printed on lines of
// their own or as an object, and the status beside them.
func PrintedHead(text []byte) (c Call) {
	for line := range bytes.Lines(text[:min(len(text), headMost)]) {
		l := string(line[:min(len(line), 2048)])
		c.named(l)
		if c.Status == 0 {
			c.Status = Status(l)
		}
	}
	return c
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
	return ParseStatus(strings.TrimSpace(string(word)))
}

// responseHead reads a status line and the headers below it.
func responseHead(head []byte) Call {
	var c Call
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
	c.Status, c.StatusLine = status, true
	return c
}

// gapLines is how many lines may stand between the head of a response and its body:
// "Response body:", wget's word of the error.
const gapLines = 2

// headBeyond reads the head of a response at the end of a text, a few lines that belong
// to none behind it; nothing without its status line.
func headBeyond(above []byte) Call {
	var c Call
	gaps, holds := 0, false
	for n := 0; n < contextLines && len(above) > 0; n++ {
		i := lex.LastBreak(above)
		line := above[i+1:]
		line = line[:min(len(line), 2048)]
		entry := isEntry(line)
		if !entry && !holds {
			if holds = bytes.Contains(above, []byte("HTTP/")); !holds {
				return Call{}
			}
		}
		above = above[:max(i, 0)]
		l := ""
		if !entry {
			l = strings.TrimRight(string(line), "\r ")
		}
		switch {
		case !entry && isRuler(l):
		case entry || !c.header(l):
			if gaps++; gaps > gapLines || bytes.IndexByte(line, '{') >= 0 {
				return Call{}
			}
		case c.StatusLine:
			return c
		}
	}
	return Call{}
}

// header reads a line of a response's head, with curl's "< " before it or
// without. A status line ends the head: what stands above belongs to another
// response, or is the request.
func (c *Call) header(l string) bool {
	t := strings.TrimSpace(l)
	sent := strings.HasPrefix(t, "> ")
	t = strings.TrimPrefix(strings.TrimPrefix(t, "< "), "> ")
	if strings.HasPrefix(t, "HTTP/") {
		f := strings.Fields(t)
		if len(f) >= 2 && !c.StatusLine {
			if s, err := strconv.Atoi(f[1]); err == nil && s >= 100 && s < 600 {
				c.Status, c.StatusLine = s, true
			}
		}
		return true
	}
	name, value, ok := strings.Cut(t, ":")
	if name = strings.TrimRight(name, " "); strings.Contains(name, " ") && name == strings.ToUpper(name) {
		name = strings.ReplaceAll(name, " ", "-") // RECEIVED AT: …
	}
	if !ok || name == "" || strings.HasPrefix(value, ":") || len(name) > 48 || !lex.IsLetter(name[0]|0x20) || lex.Name(name) != name || strings.Contains(name, ".") || strings.Contains(name, "_") {
		return false
	}
	value = strings.Trim(strings.TrimSpace(value), "'\",")
	if strings.EqualFold(name, headerID) {
		sent = false // a response's, in a quotation
	}
	if sent || strings.EqualFold(name, "host") {
		if strings.EqualFold(name, "host") && c.Host == "" {
			c.Host, _, _ = strings.Cut(strings.ToLower(value), ":")
		}
		return true
	}
	if c.StatusLine { // headers above the status line are the request's
		return true
	}
	if !c.Header(name, value) {
		if c.Status == 0 {
			c.phraseStatus(t, stated(t))
		}
		c.named(t)
		var asked Call
		if asked.AnyURL(t); platform.IsDing(asked.Host) {
			c.looseURL(t)
		}
	}
	return true
}

// Header takes over a header of the response, what is known already stays, and
// reports whether it is one that tells of the answer.
func (c *Call) Header(name, value string) bool {
	switch strings.ToLower(name) {
	case headerID, "requestid":
		c.RequestID = lex.First(c.RequestID, NamedID(name+": "+value))
	case "server":
		c.Server = lex.First(c.Server, value)
	case "content-type":
		c.ContentType = lex.First(c.ContentType, value)
	case "retry-after":
		c.RetryAfter = lex.First(c.RetryAfter, value)
	case "date":
		if d, err := time.Parse(time.RFC1123, value); err == nil {
			c.Date, c.Zoned, c.Yearless = d, true, false
		}
	default:
		return false
	}
	return true
}

// methods are the HTTP methods of a request line.
var methods = [...]string{"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"} //nolint:gochecknoglobals // a constant table

// requestLine reads "POST /path HTTP/1.1", with curl's "> " before it.
func (c *Call) requestLine(l string) bool {
	t := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(l), "> "))
	if t == "" || strings.IndexByte("GPDHO", t[0]) < 0 {
		return false
	}
	f := strings.Fields(t)
	if len(f) < 2 || !isMethod(f[0]) || !strings.HasPrefix(f[1], "/") || len(f) < 3 && !strings.HasPrefix(strings.TrimSpace(l), ">") {
		return false
	}
	if c.Path == "" {
		c.Method = f[0]
		c.Path, _, _ = strings.Cut(f[1], "?")
	}
	return true
}

func isMethod(s string) bool {
	for _, m := range methods {
		if s == m {
			return true
		}
	}
	return false
}
