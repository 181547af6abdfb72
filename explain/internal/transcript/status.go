package transcript

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// ParseStatus reads a whole text as an HTTP status; 0 when it is none.
func ParseStatus(s string) int {
	if len(s) != 3 || s[0] < '1' || s[0] > '5' || lex.Digits(s) != s {
		return 0
	}
	return lex.Atoi(s)
}

// Reason gives the name of a failed status (RFC 9110), or "".
func Reason(status int) string {
	switch status {
	case 400:
		return "Bad Request"
	case 401:
		return "Unauthorized"
	case 403:
		return "Forbidden"
	case 404:
		return "Not Found"
	case 405:
		return "Method Not Allowed"
	case 408:
		return "Request Timeout"
	case 409:
		return "Conflict"
	case 413:
		return "Request Entity Too Large"
	case 414:
		return "Request-URI Too Large"
	case 415:
		return "Unsupported Media Type"
	case 429:
		return "Too Many Requests"
	case 500:
		return "Internal Server Error"
	case 502:
		return "Bad Gateway"
	case 503:
		return "Service Unavailable"
	case 504:
		return "Gateway Timeout"
	}
	return ""
}

// BareStatus reads a line that is nothing but a status, as curl -w and many scripts
// print it beside a body; 0 when it says anything else.
func BareStatus[T string | []byte](l T) int {
	const around = " \t()[],:=>\"'（）"
	i := 0
	for i < len(l) && strings.IndexByte(around, l[i]) >= 0 {
		i++
	}
	end := min(len(l), i+len("200"))
	status := ParseStatus(string(l[i:end]))
	if status == 0 || end < len(l) && strings.IndexByte(around, l[end]) < 0 || strings.Trim(string(l[end:]), around) != "" {
		return 0
	}
	return status
}

// statusLead is a name that a status stands behind, in lower case.
type statusLead struct {
	name string
	// weak names need the reason phrase behind the status as well, or the body.
	weak bool
}

// statusLeads are the names, the more telling first, with a sign between them and
// the status, a blank or a quote.
var statusLeads = [...]statusLead{ //nolint:gochecknoglobals // a constant table
	{"http_status", false},
	{"httpstatus", false},
	{"http code", false},
	{"http_code", false},
	{"httpcode", false},
	{"http error", false},
	{"httperror", false},
	{"http", false},
	{"http/1.1", false},
	{"http/1.0", false},
	{"http/2", false},
	{"http/2.0", false},
	{"status code", false},
	{"status_code", false},
	{"statuscode", false},
	{"response code", false},
	{"<response [", false},
	{"status", false},
	{"状态码", false},
	{"响应码", false},
	{"http状态", false},
	{"响应状态", false},
	{"resp_status", false},
	{"response_status", false},
	{"returned error", false},
	{"failed with code", false},
	{"<--", false},
	{"success", true},
	{"error", true},
	{"code", true},
}

// leadMost and phraseMost are how many bytes before a status its lead may
// take, and behind it its reason phrase.
const (
	leadMost   = 28
	phraseMost = 32
)

// Status gives the HTTP status that a line states, or 0: behind a word
// that says so, the most telling first and of equal ones the last, or else the
// first before its own reason phrase or in brackets before a body.
func Status[T string | []byte](l T) int {
	best, led, other := len(statusLeads), 0, 0
	for i := 2; i < len(l); {
		if !lex.IsDigit(l[i]) {
			i += 3 // a status that begins before i+1 would hold it
			continue
		}
		start, end := i, i+1
		for start > 0 && lex.IsDigit(l[start-1]) {
			start--
		}
		for end < len(l) && lex.IsDigit(l[end]) {
			end++
		}
		i = end + 3
		if end-start != 3 || l[start] < '1' || l[start] > '5' || !standsAlone(l, start) {
			continue
		}
		status := lex.Atoi(string(l[start:end]))
		if !mayLead(l[max(0, start-leadMost):start]) && (status < 400 || !mayStand(l[start-min(start, 1):start], l[end:])) {
			continue
		}
		before, rest := string(l[max(0, start-leadMost):start]), string(l[end:min(len(l), end+phraseMost)])
		if lead := leadOf(before, status, rest); lead < len(statusLeads) && lead <= best {
			best, led = lead, status
		}
		if other == 0 && status >= 400 && isBeside(status, before, lex.Lower(rest)) {
			other = status
		}
	}
	if led != 0 {
		return led
	}
	return other
}

// standsAlone reports whether the number at i is no part of a word, a fraction
// or a time.
func standsAlone[T string | []byte](l T, i int) bool {
	switch {
	case i == 0:
		return true
	case l[i-1] == ':':
		return i > 1 && l[i-2] != ' ' && !lex.IsDigit(l[i-2])
	}
	return !lex.IsWord(l[i-1]) && l[i-1] != '.' || i >= 4 && endsIn(string(l[i-4:i]), "http")
}

// isBeside reports whether what stands beside a failed status says that it is one.
func isBeside(status int, before, behind string) bool {
	return isReason(status, behind) || strings.HasPrefix(behind, ", message=") || leadsToBody(behind) || isFirstOf(before, behind) ||
		answered(before) && endsClause(behind) ||
		strings.HasSuffix(before, "[") && strings.HasPrefix(behind, "] ") || strings.HasSuffix(before, "-> ")
}

// mayStand reports whether isBeside may find something beside a status, by the bytes
// next to it.
func mayStand[T string | []byte](before, behind T) bool {
	if len(behind) == 0 || len(before) > 0 && (before[0] == ' ' || before[0] == ':' || before[0] >= 0x80) {
		return true
	}
	switch c := behind[0]; c {
	case ' ', ':', '(', ',', ']', '{':
		return true
	default:
		return c >= 0x80 || lex.IsLetter(c)
	}
}

// leadOf gives the first of statusLeads that a status stands behind; their
// number when there is none.
func leadOf(before string, status int, behind string) int {
	named := trimEnd(before, " \"'`\\")
	signed := named
	for _, sign := range [...]string{"为", "是", "："} {
		signed = strings.TrimSuffix(signed, sign)
	}
	signed = trimEnd(signed, ":=>")
	if len(signed) == len(before) && !strings.HasSuffix(before, "[") && !endsInHan(before) && !endsInHTTP(before) {
		return len(statusLeads)
	}
	signed = trimEnd(signed, " \"'`\\*|")
	if signed == "" {
		return len(statusLeads)
	}
	last := lowered(signed[len(signed)-1])
	for n, lead := range statusLeads {
		if lead.name[len(lead.name)-1] != last || !endsIn(signed, lead.name) {
			continue
		}
		head := signed[:len(signed)-len(lead.name)]
		if head != "" && lex.IsWord(head[len(head)-1]) && lex.IsWord(lead.name[0]) || endsIn(head, "exit ") {
			continue
		}
		if lead.weak {
			behind := lex.Lower(behind)
			if !isReason(status, behind) && (status < 400 || !introduces(behind)) {
				continue
			}
		}
		return n
	}
	return len(statusLeads)
}

// endsIn reports whether a text ends in a name, which is in lower case.
func endsIn(s, name string) bool {
	if len(s) < len(name) {
		return false
	}
	s = s[len(s)-len(name):]
	for i := range len(name) {
		if lowered(s[i]) != name[i] {
			return false
		}
	}
	return true
}

func lowered(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// mayLead reports whether leadOf may find a name in what stands before a status: the
// last byte of a name stands there, with no more behind it than leadOf takes away. A
// byte that it takes away and that ends a name as well, or a part of a full-width
// colon, 为 or 是, is left to it.
func mayLead[T string | []byte](before T) bool {
	for i := len(before) - 1; i >= 0; i-- {
		switch before[i] {
		case ' ', '"', '\'', '`', '\\', ':', '=', '>', '*', '|':
		case 's', 'S', 'e', 'E', 'r', 'R', 'p', 'P', '0', '1', '2', '[', '-', 0x81, 0x9a, 0xaf, 0xba:
			return true
		default:
			return false
		}
	}
	return false
}

// answered reports whether a text ends with what people write before the status that
// was answered with.
func answered(before string) bool {
	before = strings.TrimRight(before, " :：")
	for _, word := range [...]string{"返回", "响应", "报错", "报", "报了个", "response"} {
		if endsIn(before, word) {
			return true
		}
	}
	return false
}

// trimEnd is [strings.TrimRight] for a few signs of ASCII behind a short text.
func trimEnd(s, signs string) string {
	for s != "" && strings.IndexByte(signs, s[len(s)-1]) >= 0 {
		s = s[:len(s)-1]
	}
	return s
}

// endsInHTTP reports whether a text ends with the word by which people name a status
// with no blank between: HTTP403.
func endsInHTTP(text string) bool {
	const name = "http"
	return endsIn(text, name) && (len(text) == len(name) || !lex.IsWord(text[len(text)-len(name)-1]))
}

// endsInHan reports whether a text ends with a Chinese character, which needs no blank
// before a number.
func endsInHan(text string) bool { return len(text) > 2 && lex.IsHan([]byte(text[len(text)-3:])) }

// leadsToBody reports whether a sign and a body stand behind a status, as Spring
// prints them, 403 : [{"code":…}], and people put them side by side in a table.
func leadsToBody(behind string) bool {
	for _, sign := range [...]string{" : ", " - ", " | "} {
		if rest, ok := strings.CutPrefix(behind, sign); ok {
			return rest == "" || strings.IndexByte("[{\"", rest[0]) >= 0
		}
	}
	return false
}

// isFirstOf reports whether a status is the first of a tuple, such as Spring's
// <403 FORBIDDEN,{…},[…]> and Python's (403, {…}), and no argument of a call.
func isFirstOf(before, behind string) bool {
	head, ok := strings.CutSuffix(before, "(")
	if !ok {
		head, ok = strings.CutSuffix(before, "<")
	}
	return ok && (head == "" || !lex.IsWord(head[len(head)-1])) && strings.HasPrefix(behind, ",")
}

// introduces reports whether a colon and a body stand behind a status, or a colon and
// nothing more, as where the body is cut off.
func introduces(behind string) bool {
	rest, ok := strings.CutPrefix(behind, ":")
	rest = strings.TrimLeft(rest, " ")
	return ok && (rest == "" || rest[0] == '{')
}

// endsClause reports whether nothing is counted by the number before: the line or the
// clause ends, or a body begins.
func endsClause(behind string) bool {
	behind = strings.TrimLeft(behind, " ")
	for _, sign := range [...]string{"{", ":", "：", ",", "，", "。"} {
		if strings.HasPrefix(behind, sign) {
			return true
		}
	}
	return behind == ""
}

// otherReasons are the reason phrases that a status has in other editions of HTTP (RFC 9110,
// 15) and in nginx, in lower case.
var otherReasons = [...]struct { //nolint:gochecknoglobals // a constant table
	status int
	phrase string
}{{408, "request time-out"}, {504, "gateway time-out"}, {413, "content too large"}, {413, "payload too large"}, {414, "uri too large"}, {414, "uri too long"}}

// isReason reports whether a status's own reason phrase, or what Python makes
// of it, stands behind it.
func isReason(status int, behind string) bool {
	behind = strings.TrimLeft(behind, " :(")
	phrase := strings.ToLower(Reason(status))
	for _, x := range otherReasons {
		if x.status == status && strings.HasPrefix(behind, x.phrase) {
			return true
		}
	}
	return phrase != "" && strings.HasPrefix(behind, phrase) || strings.HasPrefix(behind, "client error") || strings.HasPrefix(behind, "server error")
}
