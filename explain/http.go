package explain

import (
	"bytes"
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// contextLines is how many lines above a body are read for the call it
// answers, contextBytes how many bytes.
const (
	contextLines = 80
	contextBytes = 8 << 10
)

// fill takes over from o what c does not know.
func (c *call) fill(o call) {
	if c.path == "" || c.path == o.path {
		c.method = lex.First(c.method, o.method)
	}
	if c.host == "" && (c.path == "" || c.path == o.path) {
		c.host = o.host
	}
	if c.path == "" {
		c.path, c.loose = o.path, o.loose
	}
	if c.status == 0 {
		c.status = o.status
		c.statusLine = o.statusLine
	}
	c.requestID = lex.First(c.requestID, o.requestID)
	c.server = lex.First(c.server, o.server)
	c.contentType = lex.First(c.contentType, o.contentType)
	c.retryAfter = lex.First(c.retryAfter, o.retryAfter)
	if c.date.IsZero() {
		c.date, c.zoned = o.date, o.zoned
	}
}

// setURL takes host and path from a URL; the query is dropped.
func (c *call) setURL(u string) {
	i := strings.Index(u, "://")
	if i < 0 {
		return
	}
	rest := u[i+3:]
	end := strings.IndexAny(rest, "?# \t\"'`<>\\）)]}，,;^")
	if end >= 0 {
		rest = rest[:end]
	}
	host, path, found := strings.Cut(rest, "/")
	if at := strings.LastIndexByte(host, '@'); at >= 0 {
		host = host[at+1:]
	}
	c.host = strings.ToLower(host)
	if name, port, ok := strings.Cut(c.host, ":"); ok && lex.Digits(port) == port {
		c.host = name
	}
	if found {
		c.path = "/" + path
	}
}

// callBefore reads what stands above and beside a body: the lines of curl -i
// and -v, HTTPie and raw HTTP, a curl command, a URL or a status on the line.
// Only what belongs to this body counts: header lines that lead up to it
// without a gap, and a URL on the same line or a few lines above.
func callBefore(text []byte, low, start, end int) call {
	var c call
	from := max(low, start-contextBytes)
	above := text[from:start]
	if i := bytes.LastIndexByte(above, '\n'); i >= 0 {
		c.sameLine(string(above[i+1:]), lineRest(text, end))
		above = above[:i]
	} else {
		c.sameLine(string(above), lineRest(text, end))
		return c
	}
	headers := true // every line so far belongs to the head of the response
	for n := 0; n < contextLines && len(above) > 0; n++ {
		var line []byte
		if i := bytes.LastIndexByte(above, '\n'); i >= 0 {
			line, above = above[i+1:], above[:i]
		} else {
			line, above = above, nil
		}
		if !headers && n >= recordsAbove && isRecord(line) {
			return c
		}
		if !headers && n >= 6 && !mayTell(line) {
			continue
		}
		l := strings.TrimRight(string(line[:min(len(line), 2048)]), "\r ")
		switch {
		case strings.TrimSpace(strings.TrimLeft(l, "<>* ")) == "":
		case headers && c.header(l):
		case c.requestLine(l):
		default:
			if noise(l) {
				continue
			}
			headers = false
			if c.path == "" && !isContent(l) {
				c.anyURL(l)
				c.loose = c.path != ""
			}
			if c.status == 0 && n < 6 {
				c.phraseStatus(l)
			}
		}
		if c.path != "" && c.host != "" && !headers {
			return c
		}
	}
	return c
}

// recordsAbove is how many log records above a body may tell its call.
const recordsAbove = 4

// isRecord reports whether a line is a log record of its own: it begins with a
// date.
func isRecord(line []byte) bool {
	line = bytes.TrimLeft(line[:min(len(line), 24)], "[ ")
	return len(line) > 10 && line[0] == '2' && line[1] == '0' && (line[4] == '-' || line[4] == '/')
}

// mayTell reports whether a line can name a call at all.
func mayTell(line []byte) bool {
	t := bytes.TrimLeft(line[:min(len(line), 64)], " \t")
	if len(t) > 0 && bytes.IndexByte([]byte(">GPDHO"), t[0]) >= 0 {
		return true
	}
	return bytes.Contains(line, []byte("://")) || bytes.Contains(line, []byte("url")) || bytes.Contains(line, []byte("method"))
}

// lineRest gives the rest of the line behind a body, at most 512 bytes.
func lineRest(text []byte, end int) string {
	rest := text[min(end, len(text)):min(len(text), end+512)]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	return string(rest)
}

// isContent reports whether a line is a member of some JSON, such as the
// message that was sent, whose name is none of a call's: a link in it is what
// the message says.
func isContent(l string) bool {
	t := strings.TrimLeft(l, " \t")
	if !strings.HasPrefix(t, "\"") {
		return false
	}
	name, rest, ok := strings.Cut(t[1:], "\"")
	if !ok || !strings.HasPrefix(strings.TrimLeft(rest, " "), ":") {
		return false
	}
	switch strings.ToLower(name) {
	case "url", "uri", "requesturl", "request_url", "endpoint", "api", "href", "path", "baseurl", "target", "webhook", "host":
		return false
	}
	return true
}

// noise reports whether a line is curl's own talk or its progress.
func noise(l string) bool {
	t := strings.TrimSpace(l)
	return strings.HasPrefix(t, "* ") || strings.HasPrefix(t, "{ [") || strings.HasPrefix(t, "} [") ||
		strings.HasPrefix(t, "% Total") || strings.HasPrefix(t, "Dload") || strings.Contains(t, "--:--:--")
}

// sameLine reads what stands on the body's own line: a URL, a status.
func (c *call) sameLine(before, behind string) {
	if len(before) > 4096 {
		before = before[len(before)-4096:]
	}
	c.anyURL(before)
	if c.path == "" {
		c.anyURL(behind)
	}
	c.phraseStatus(before)
	if c.date.IsZero() {
		c.date, c.zoned = logTime(before)
	}
}

// header reads a line of a response's head, with curl's "< " before it or
// without. A status line ends the head: what stands above belongs to another
// response, or is the request.
func (c *call) header(l string) bool {
	t := strings.TrimSpace(l)
	sent := strings.HasPrefix(t, "> ")
	t = strings.TrimPrefix(strings.TrimPrefix(t, "< "), "> ")
	if strings.HasPrefix(t, "HTTP/") {
		f := strings.Fields(t)
		if len(f) >= 2 && !c.statusLine {
			if s, err := strconv.Atoi(f[1]); err == nil && s >= 100 && s < 600 {
				c.status, c.statusLine = s, true
			}
		}
		return true
	}
	name, value, ok := strings.Cut(t, ":")
	if !ok || name == "" || len(name) > 48 || !lex.IsLetter(name[0]|0x20) || lex.Name(name) != name || strings.Contains(name, ".") || strings.Contains(name, "_") {
		return false
	}
	value = strings.TrimSpace(value)
	if sent || strings.EqualFold(name, "host") {
		if strings.EqualFold(name, "host") && c.host == "" {
			c.host, _, _ = strings.Cut(strings.ToLower(value), ":")
		}
		return true
	}
	if c.statusLine { // headers above the status line are the request's
		return true
	}
	switch strings.ToLower(name) {
	case "x-acs-request-id":
		c.requestID = lex.First(c.requestID, value)
	case "server":
		c.server = lex.First(c.server, value)
	case "content-type":
		c.contentType = lex.First(c.contentType, value)
	case "retry-after":
		c.retryAfter = lex.First(c.retryAfter, value)
	case "date":
		if d, err := time.Parse(time.RFC1123, value); err == nil {
			c.date, c.zoned = d, true
		}
	}
	return true
}

// methods are the HTTP methods of a request line.
var methods = [...]string{"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"} //nolint:gochecknoglobals // a constant table

// requestLine reads "POST /path HTTP/1.1", with curl's "> " before it.
func (c *call) requestLine(l string) bool {
	t := strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(l), "> "))
	if t == "" || strings.IndexByte("GPDHO", t[0]) < 0 {
		return false
	}
	f := strings.Fields(t)
	if len(f) < 2 || !isMethod(f[0]) || !strings.HasPrefix(f[1], "/") || len(f) < 3 && !strings.HasPrefix(strings.TrimSpace(l), ">") {
		return false
	}
	if c.path == "" {
		c.method = f[0]
		c.path, _, _ = strings.Cut(f[1], "?")
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

// anyURL takes the last URL on a line that is DingTalk's, or else the last of
// any host, and the method before it.
func (c *call) anyURL(l string) {
	var pick call
	at := -1
	for i := 0; i < len(l); {
		j := strings.Index(l[i:], "://")
		if j < 0 {
			break
		}
		i += j
		begin := i
		for begin > 0 && lex.IsWord(l[begin-1]) {
			begin--
		}
		var u call
		u.setURL(l[begin:])
		if strings.HasPrefix(l[begin:], "http") && (at < 0 || platform.IsDing(u.host) && !platform.IsDoc(u.host) || !platform.IsDing(pick.host)) {
			pick, at = u, begin
		}
		i += 3
	}
	if at < 0 || platform.IsDoc(pick.host) || pick.path == "" || isBrowserURL(pick) {
		return
	}
	if c.path == "" {
		c.host, c.path = pick.host, pick.path
		c.method = lex.First(c.method, methodBefore(l[:at]))
		if c.method == "" {
			c.method = methodBefore(l)
		}
		if c.method == "" && strings.Contains(l, "curl ") {
			c.method = "GET"
			if strings.Contains(l, " -d ") || strings.Contains(l, " --data") || strings.Contains(l, " -F ") || strings.Contains(l, " --json") {
				c.method = "POST"
			}
		}
	}
}

// isBrowserURL reports whether a URL is one that a browser is sent to: a page
// for signing in, never a call with an answer of its own.
func isBrowserURL(c call) bool {
	return strings.HasPrefix(c.host, "login.dingtalk") || strings.HasPrefix(c.path, "/connect/") || strings.HasPrefix(c.path, "/oauth2/auth")
}

// methodBefore gives the last HTTP method named in a text, as a word.
func methodBefore(l string) string {
	f := strings.FieldsFunc(l, func(r rune) bool {
		return (r < 'A' || r > 'Z') && (r < 'a' || r > 'z')
	})
	for i := len(f) - 1; i >= 0; i-- {
		if isMethod(f[i]) {
			return f[i]
		}
	}
	return ""
}

// phraseStatus reads a status that a line states in words.
func (c *call) phraseStatus(l string) {
	if c.status == 0 {
		c.status = statedStatus(l)
	}
}

// logTime reads the time at the start of a log line; zero when there is none.
// zoned says that it states its zone; without one China Standard Time is
// assumed, which is good enough to show and not to count from.
func logTime(l string) (at time.Time, zoned bool) {
	l = strings.TrimLeft(l, "[ \t(")
	if strings.HasPrefix(l, "ts=") || strings.HasPrefix(l, "time=") {
		l = strings.TrimLeft(l[strings.IndexByte(l, '=')+1:], "\"")
	}
	if len(l) < 19 || l[0] != '2' || l[1] != '0' {
		return time.Time{}, false
	}
	end := strings.IndexAny(l[11:], " \t\"],|")
	stamp := l
	if end >= 0 {
		stamp = l[:11+end]
	}
	stamp = strings.Replace(strings.Replace(stamp, ",", ".", 1), "/", "-", 2)
	for i, layout := range [...]string{time.RFC3339Nano, "2006-01-02T15:04:05.999Z0700", "2006-01-02T15:04:05.999999999", "2006-01-02 15:04:05.999999999"} {
		if t, err := time.ParseInLocation(layout, stamp, platform.Zone()); err == nil {
			return t, i < 2
		}
	}
	return time.Time{}, false
}
