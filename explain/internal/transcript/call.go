package transcript

import (
	"bytes"
	"strings"
	"time"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
)

// Call is what the input tells about the request and the transport: from a
// request line, a URL, headers. What it does not tell is empty.
type Call struct {
	// Method is in capitals, Host in lower case and without a port; Path begins
	// with a slash and has no query.
	Method, Host, Path string
	// NoToken is the word for nothing that the URL or the header has in place of an
	// access_token, as a program writes it that got none: undefined.
	NoToken string
	// Status is the HTTP status.
	Status int
	// RequestID, Server, ContentType and RetryAfter are headers as they stand.
	RequestID, Server, ContentType, RetryAfter string
	// Date is when the answer was given, Zoned whether that states its zone, and Yearless
	// whether its year is missing, which is 0 then. Without a zone it is in China Standard
	// Time. [Call.Time] makes a moment of them.
	Date            time.Time
	Zoned, Yearless bool
	// StatusLine says that the status stood in a status line of HTTP.
	StatusLine bool
	// Loose says that the URL stood on another line, which may tell of another
	// call.
	Loose bool
}

// ContextBytes is how many bytes above a body are read for the call it answers,
// contextLines how many lines.
const (
	ContextBytes = 8 << 10
	contextLines = 80
)

// Fill takes over from o what c does not know.
func (c *Call) Fill(o Call) {
	if c.Path == "" || c.Path == o.Path {
		c.Method = lex.First(c.Method, o.Method)
	}
	if c.Host == "" && (c.Path == "" || c.Path == o.Path) {
		c.Host = o.Host
	}
	if c.Path == "" {
		c.Path, c.NoToken, c.Loose = o.Path, o.NoToken, o.Loose
	}
	if c.Status == 0 {
		c.Status = o.Status
		c.StatusLine = o.StatusLine
	}
	c.RequestID = lex.First(c.RequestID, o.RequestID)
	c.Server = lex.First(c.Server, o.Server)
	c.ContentType = lex.First(c.ContentType, o.ContentType)
	c.RetryAfter = lex.First(c.RetryAfter, o.RetryAfter)
	if c.Date.IsZero() {
		c.Date, c.Zoned, c.Yearless = o.Date, o.Zoned, o.Yearless
	}
}

// Before reads what stands above and beside a body: the lines of curl -i
// and -v, HTTPie and raw HTTP, a curl command, a URL or a status on the line.
// Only what belongs to this body counts: header lines that lead up to it
// without a gap, and a URL on the same line or a few lines above.
func Before(text []byte, low, start, end int) Call {
	return Beside(text, low, start, end).Before(text, low, start, end)
}

// Beside reads what stands on a body's own line.
func Beside(text []byte, low, start, end int) (c Call) {
	line, whole := beforeOnLine(text, low, start)
	c.sameLine(line, lineRest(text, end))
	if c.Path == "" {
		c.Streaming(line)
	}
	if whole {
		c.stamped(line)
	}
	return c
}

// beforeOnLine gives what stands before a body on its own line, and whether that is from
// the line's beginning.
func beforeOnLine(text []byte, low, start int) (line []byte, whole bool) {
	from := max(low, start-ContextBytes)
	before := text[from:start]
	i := lex.LastBreak(before)
	return before[i+1:], i >= 0 || from == low
}

// Before adds what stands above a body to what stands beside it.
func (c Call) Before(text []byte, low, start, end int) Call {
	above := text[max(low, start-ContextBytes):start]
	if above = above[:max(0, lex.LastBreak(above))]; len(above) > 0 {
		c.above(above)
		if !c.StatusLine {
			c.Fill(headBeyond(above))
		}
	}
	if c.Path == "" && c.Host == "" {
		c.toldCall(text, low, start, end)
	}
	if line, whole := beforeOnLine(text, low, start); whole && c.Date.IsZero() {
		begin := start - len(line)
		c.stamped(text[begin : min(len(text), end)+len(lineRest(text, end))])
		if from := max(0, begin-ContextBytes); c.Date.IsZero() && begin > 0 {
			c.ofEntry(text[begin:min(len(text), end)], text[from:begin-1], from == 0)
		}
	}
	return c
}

// above reads the lines above a body's own, the last first.
func (c *Call) above(above []byte) {
	named := false   // a line of these names the header
	headers := true  // every line so far belongs to the head of the response
	settled := false // settings of several calls stand above, and nothing tells which was made
	for n := 0; n < contextLines && len(above) > 0; n++ {
		if n == statusAbove {
			named = bytes.Contains(above, []byte(headerID))
		}
		i := lex.LastBreak(above)
		line := above[i+1:]
		above = above[:max(i, 0)]
		if !headers && n >= recordsAbove && (isRecord(line) || isLogObject(line)) {
			return
		}
		if !headers && n >= statusAbove && !mayTell(line) && !(named && bytes.Contains(line, []byte(headerID))) {
			continue
		}
		line = bytes.TrimRight(line[:min(len(line), 2048)], "\r ")
		l := ""
		if !isEntry(line) || headers && bytes.Contains(line, []byte(progress)) {
			l = string(line)
		}
		switch {
		case l == "" && len(line) > 0:
			headers = false
			c.entry(line, n < statusAbove)
		case isRuler(l):
		case headers && c.header(l):
		case c.requestLine(l):
		default:
			if noise(l) {
				continue
			}
			headers = false
			settled = settled || c.Path == "" && isOneOfSettings(l, above)
			if !settled && !isContent(l) {
				c.looseURL(l)
			}
			if n < statusAbove && c.Status == 0 {
				c.phraseStatus(l, stated(line))
			}
			if namesHeader(line) && !new(Call).header(l) {
				c.named(l)
			}
		}
		if c.Path != "" && c.Host != "" && !headers {
			return
		}
	}
}

// isEntry reports whether a line begins with a digit, or with a bracket and a word, as
// the entries of most logs do: such a line is no header, no request, no ruler and no
// member of an object.
func isEntry(line []byte) bool {
	return len(line) > 0 && lex.IsDigit(line[0]) || len(line) > 1 && line[0] == '[' && (lex.IsDigit(line[1]) || lex.IsLetter(line[1]))
}

// entry reads a line for which isEntry holds. Most tell nothing, which is found out
// without a copy of them.
func (c *Call) entry(line []byte, states bool) {
	url, status, names := bytes.Contains(line, []byte("//")), 0, namesHeader(line)
	if states && c.Status == 0 {
		status = stated(line)
	}
	if !url && status == 0 && !names || bytes.Contains(line, []byte(progress)) {
		return
	}
	l := string(line)
	if url {
		c.looseURL(l)
	}
	c.phraseStatus(l, status)
	if names {
		c.named(l)
	}
}

// recordsAbove is how many log records above a body may tell its call, statusAbove
// how many lines its status.
const (
	recordsAbove = 4
	statusAbove  = 6
)

// mayTell reports whether a line can name a call at all.
func mayTell(line []byte) bool {
	t := bytes.TrimLeft(line[:min(len(line), 64)], " \t")
	if len(t) > 0 && bytes.IndexByte([]byte(">GPDHO"), t[0]) >= 0 {
		return true
	}
	return bytes.Contains(line, []byte("://")) || bytes.Contains(line, []byte("url")) || bytes.Contains(line, []byte("method"))
}

// lineRest gives the rest of the line behind a body, at most 512 bytes.
func lineRest(text []byte, end int) []byte {
	rest := text[min(end, len(text)):min(len(text), end+512)]
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	return rest
}

// looseURL takes the URL of another line. One behind a method, above the status line of
// the answer, is that of the request.
func (c *Call) looseURL(l string) {
	if c.Path == "" {
		c.AnyURL(l)
		method, _, _ := strings.Cut(strings.TrimSpace(l), " ")
		c.Loose = c.Path != "" && !(c.StatusLine && isMethod(method))
	}
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

// isRuler reports whether a line says nothing: it is blank, a bracket, a ruler, or
// the fence around a block of code.
func isRuler(l string) bool {
	t := strings.TrimSpace(l)
	if fence, ok := strings.CutPrefix(t, "```"); ok {
		return lex.Name(fence) == fence
	}
	for i := range len(t) {
		if lex.IsDigit(t[i]) || lex.IsLetter(t[i]) || t[i] >= 0x80 {
			return false
		}
	}
	return true
}

// noise reports whether a line is curl's own talk or its progress.
func noise(l string) bool {
	t := strings.TrimSpace(l)
	return strings.HasPrefix(t, "* ") || strings.HasPrefix(t, "{ [") || strings.HasPrefix(t, "} [") ||
		strings.HasPrefix(t, "% Total") || strings.HasPrefix(t, "Dload") || strings.Contains(t, progress)
}

// progress is a time of curl's progress before it knows it.
const progress = "--:--:--"

// sameLine reads what stands on the body's own line: a URL, a status.
func (c *Call) sameLine(line, rest []byte) {
	before := string(line[max(0, len(line)-4096):])
	c.AnyURL(before)
	if c.Path == "" && len(rest) > 0 {
		c.AnyURL(string(rest))
	}
	if c.Status == 0 {
		c.Status = stated(before)
	}
	if c.Status == 0 {
		c.Status = leading(before)
	}
	c.named(before)
}

// SetTime takes the time at the start of a body's own line, of which before is what
// stands before the body.
func (c *Call) SetTime(before []byte) {
	c.Date, c.Zoned, c.Yearless = time.Time{}, false, false
	c.stamped(before)
}

// phraseStatus takes the status that another line states in words; the one in an
// object by itself is that object's.
func (c *Call) phraseStatus(l string, status int) {
	if c.Status == 0 && status != 0 && !TellsOfOther(l) && !isObject(l) {
		c.Status = status
	}
}

// isObject reports whether a line is one whole object.
func isObject(l string) bool {
	t := strings.TrimSpace(l)
	return strings.HasPrefix(t, "{") && strings.HasSuffix(t, "}")
}

// namesHeader reports whether a line may name a request id or a header that counts.
func namesHeader(l []byte) bool {
	return lex.Holds(l, "equest", 1) || lex.Holds(l, "erver", 2) || lex.Holds(l, "请求", 0)
}

// named reads the request id that a line names, and the headers that it prints.
func (c *Call) named(l string) {
	if c.RequestID == "" {
		c.RequestID = NamedID(l)
	}
	c.inline(l)
}

// API names the call that was answered, when it is one of DingTalk's:
// METHOD /path, or /path.
func (c Call) API() string {
	if c.Path == "" || c.Host != "" && !platform.IsDing(c.Host) {
		return ""
	}
	if c.Host == "" && !strings.HasPrefix(c.Path, "/v1.0/") && !strings.HasPrefix(c.Path, "/v2.0/") && !strings.HasPrefix(c.Path, "/topapi/") && !strings.HasPrefix(c.Path, "/robot/") && !strings.HasPrefix(c.Path, "/gettoken") {
		return ""
	}
	if c.Method != "" {
		return c.Method + " " + c.Path
	}
	return c.Path
}

// RequestID gives a request id as found, or nothing when it is a placeholder or a mail
// address. What is no letter, digit or dash ends it.
func RequestID(id string) string {
	if isPlainID(id) {
		return id
	}
	id = strings.TrimPrefix(strings.TrimSpace(id), "Some(")
	id = strings.Trim(id, "\"'[](),;")
	end := 0
	for end < len(id) && lex.IsWord(id[end]) {
		end++
	}
	if strings.HasPrefix(id[end:], "*") || lex.IsMail(id, end) {
		return "" // somebody starred a part of it, or it is his address
	}
	id = id[:end]
	if len(id) < 6 || len(id) > 64 || strings.EqualFold(id, "undefined") || strings.Trim(id, "xX-") == "" || strings.EqualFold(id, "request_id") {
		return ""
	}
	return id
}

// isPlainID reports whether a text is what RequestID gives as it is, as most are: letters
// and digits, not all of which are x.
func isPlainID(id string) bool {
	if len(id) < 12 || len(id) > 64 {
		return false
	}
	others := false
	for i := range len(id) {
		c := id[i]
		if !lex.IsDigit(c) && !lex.IsLetter(c) && c != '-' {
			return false
		}
		others = others || c|0x20 != 'x' && c != '-'
	}
	return others
}

// nearBytes is how many bytes on either side of an answer may tell whose it is,
// nearMost how many of a long answer are looked at with them.
const (
	nearBytes = 512
	nearMost  = 4096
)

// Near is what stands around an answer, for words that name a platform, and where
// in it the answer stands.
type Near struct {
	Text   []byte
	At, To int
}

// Nearby gives the text around an answer that may name its platform: a few
// lines before it, also those of the answer before, and a few behind it.
func Nearby(text []byte, start, end int) Near {
	from := max(0, start-nearBytes)
	to := min(len(text), end+nearBytes)
	if end-start > nearMost {
		return Near{text[from : start+nearMost], start - from, nearMost + start - from}
	}
	return Near{text[from:to], start - from, end - from}
}

// tokenLines is how many lines above and below an answer may hold the header of the
// request that carries its token.
const tokenLines = 12

// NoToken gives the word for nothing that the header has in place of a token, the last one
// above the answer or else the first in it and below; empty where that has a token, or
// there is none.
func (n Near) NoToken() string {
	for _, part := range [...]struct {
		text []byte
		find func(text, name string) int
	}{
		{bytes.TrimSuffix(n.Lines(tokenLines, 0), n.Lines(-1, 0)), strings.LastIndex},
		{n.Lines(-1, tokenLines), strings.Index},
	} {
		if i := part.find(lex.Lower(part.text), headerToken); i >= 0 {
			rest := bytes.TrimLeft(part.text[i+len(headerToken):], "\"': =>")
			return nothing(lex.Name(string(rest[:min(len(rest), len("undefined")+1)])))
		}
	}
	return ""
}

// Lines gives the lines of what stands around, as many above the answer's own and
// below them.
func (n Near) Lines(above, below int) []byte {
	from, to := min(n.At, len(n.Text)), min(n.To, len(n.Text))
	for ; from > 0 && above >= 0; above-- {
		from = bytes.LastIndexByte(n.Text[:from], '\n')
		from = max(from, 0)
	}
	for ; to < len(n.Text) && below >= 0; below-- {
		i := bytes.IndexByte(n.Text[to:], '\n')
		if i < 0 {
			return n.Text[from:]
		}
		to += i + 1
	}
	return n.Text[from:to]
}
