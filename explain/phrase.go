package explain

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/lenient"
)

// phraseSpan is how far behind a code its message may stand, in bytes.
const phraseSpan = 1024

// messageKeys are the names that a message stands behind, in the order of
// preference.
var messageKeys = [...]string{"errmsg", "errormessage", "errormsg", "submsg", "respmsg", "message", "msg"}

// phraseAt reads a code outside of any object: "errcode=300001 errmsg=…",
// "respCode=300005 respMsg=…", "Error code: 41020, message: …", "(code=40089)"
// behind its message, a body that lost its braces, PHP's var_dump and print_r.
func phraseAt(s *scanner, mark int) *answer {
	k := keyAt(s.text, mark)
	if k.value == 0 || k.start < s.low {
		return nil
	}
	if k.start > 0 && (s.text[k.start-1] == '?' || s.text[k.start-1] == '&') {
		return nil // a parameter of a URL
	}
	code, end := phraseValue(s.text, k.value)
	if code == "" || !plausible(code) {
		return nil
	}
	name := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(k.name, "_", ""), "-", ""))
	if strings.HasPrefix(name, "errorm") || name == "statuscode" || name == "retcode" {
		return nil
	}
	numeric := isNumeric(code)
	if name == "code" && numeric && len(code) == 3 && isStatusWord(wordBefore(s.text, k.start)) {
		return nil // "HTTP response code: 403" is a status
	}
	if end < len(s.text) && (s.text[end] == '=' || s.text[end] == ':' && !numeric) || end < len(s.text) && s.text[end] == '*' {
		return nil // the next name, or a value that somebody starred
	}
	line := lineAround(s.text, s.low, k.start)
	a := &answer{start: k.start, end: end, shape: "phrase"}
	// A name that only says "code" says little: a text that is DingTalk's
	// must stand with it (platform.go decides).
	a.weak = name == "code" || !numeric && name != "errcode" && name != "servererrorcode" && name != "subcode"
	if name == "subcode" {
		return subcodePhrase(s, k)
	}
	message, after := phraseMessage(s.text, end)
	if message == "" && (name == "errcode" || name == "subcode") {
		message = phraseMessageBefore(line.text, k.start-line.start)
	}
	if message == "" {
		message = bracketed(line.text, k.start-line.start)
	}
	if name == "code" && numeric && message == "" && len(code) < 5 {
		return nil
	}
	a.end = max(end, after)
	a.requestID = phraseRequestID(s.text, end)
	a.message = message
	a.peel(code, phraseSub(s.text, end), "")
	a.ok = code == "0"
	if !numeric {
		a.family = codes.FamilyAPI
		if name == "code" && !strings.Contains(code, ".") && message == "" {
			return nil
		}
	}
	return a
}

// subcodePhrase reads "[subcode=90002,submsg=…]" that lost its wrapper, also
// over several lines.
func subcodePhrase(s *scanner, k key) *answer {
	window := s.text[k.start:min(len(s.text), k.start+phraseSpan)]
	stop := bytes.IndexByte(window, ']')
	if stop < 0 || !bytes.Contains(window[:stop], []byte("submsg")) {
		return nil
	}
	code, message, ok := subcode(string(window[:stop+1]))
	if !ok {
		return nil
	}
	return &answer{start: k.start, end: k.start + stop + 1, shape: "phrase", codes: []string{code}, message: message, requestID: phraseRequestID(s.text, k.start+stop)}
}

// wordBefore gives the word before a place, in lower case.
func wordBefore(text []byte, at int) string {
	end := at
	for end > 0 && (text[end-1] == ' ' || text[end-1] == '_') {
		end--
	}
	start := end
	for start > 0 && end-start < 16 && isLetter(text[start-1]|0x20) {
		start--
	}
	return asciiLower(text[start:end])
}

func isStatusWord(word string) bool {
	return word == "response" || word == "status" || word == "http" || word == "exit"
}

// phraseValue reads the value behind a sign: quoted, in PHP's int(…), or up to
// the next separator.
func phraseValue(text []byte, at int) (string, int) {
	i := at
	for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '"' || text[i] == '\'' || text[i] == '\\' || text[i] == '`' || text[i] == '*' && bytes.HasPrefix(text[i:], []byte("**")) && !bytes.HasPrefix(text[i:], []byte("***")) || text[i] == '\n' || text[i] == '\r') {
		if text[i] == '\n' && !bytes.HasPrefix(text[at:], []byte("\n")) && i-at > 2 {
			return "", at
		}
		i++
	}
	for _, php := range [...]string{"int(", "float(", "string("} {
		if !bytes.HasPrefix(text[i:], []byte(php)) {
			continue
		}
		j := bytes.IndexByte(text[i:min(len(text), i+40)], ')')
		if j < 0 {
			return "", at
		}
		if php == "string(" {
			return phraseValue(text, i+j+1)
		}
		return string(text[i+len(php) : i+j]), i + j + 1
	}
	j := i
	if j < len(text) && text[j] == '-' {
		j++
	}
	for j < len(text) && j-i < 120 && (isWordByte(text[j]) && text[j] != '-' || text[j] == '.' && j+1 < len(text) && isWordByte(text[j+1])) {
		j++
	}
	return string(text[i:j]), j
}

// phraseMessage finds the message behind a code, on the same line or, for a
// dump over several lines, on the next ones.
func phraseMessage(text []byte, from int) (string, int) {
	to := min(len(text), from+phraseSpan)
	window := text[from:to]
	if i := bytes.IndexByte(window, '\n'); i >= 0 {
		j := i
		if rest := bytes.TrimSpace(window[i+1:]); bytes.HasPrefix(rest, []byte("[")) || bytes.HasPrefix(rest, []byte("\"")) || bytes.HasPrefix(rest, []byte("'")) || beginsMessage(rest) {
			for range 2 { // var_dump: the key on one line, the value on the next
				if k := bytes.IndexByte(window[j+1:], '\n'); k >= 0 {
					j += 1 + k
				} else {
					j = len(window)
					break
				}
			}
		}
		window = window[:j]
	}
	at, value := messageKey(window)
	if at >= 0 {
		text, end := messageValue(window, value)
		return text, from + end
	}
	// "60121：找不到该用户", "Error code: 40014, 不合法的…", "(40014) …"
	rest := strings.TrimLeft(string(window), " \"')]")
	for _, sep := range [...]string{"：", ": ", ", ", "，", " - ", " "} {
		if t := strings.TrimPrefix(rest, sep); t != rest {
			t = strings.TrimSpace(strings.Trim(cutSentence(t), "\"' "))
			if hasHan(t) || sep != " " && len(t) > 3 && !strings.HasPrefix(t, "{") {
				return t, from
			}
			return "", from
		}
	}
	return "", from
}

// beginsMessage reports whether a line begins with the name of a message.
func beginsMessage(l []byte) bool {
	at, _ := messageKey(l[:min(len(l), 40)])
	return at == 0
}

// messageKey finds the name of a message with a sign behind it: the most
// telling of messageKeys, and of that the first. at is -1 when there is none.
func messageKey(window []byte) (at, value int) {
	at = -1
	best := len(messageKeys)
	for _, stem := range [...]string{"sg", "ssage"} {
		for i := 0; i < len(window); {
			j := bytes.Index(window[i:], []byte(stem))
			if j < 0 {
				break
			}
			end := i + j + len(stem)
			i = end
			for rank, name := range messageKeys[:best] {
				start := end - len(name)
				if start < 0 || !strings.EqualFold(string(window[start:end]), name) {
					continue
				}
				if v := signBehind(window, end); v > 0 {
					best, at, value = rank, start, v
				}
				break
			}
		}
	}
	return at, value
}

// signBehind gives where the value begins behind a name that ends at i, or 0.
func signBehind(text []byte, i int) int {
	j := i
	for j < len(text) && j-i < 10 && (text[j] == '"' || text[j] == '\'' || text[j] == '\\' || text[j] == ' ' || text[j] == ']' || text[j] == '`') {
		j++
	}
	rest := text[j:]
	switch {
	case bytes.HasPrefix(rest, []byte("=>")):
		return j + 2
	case bytes.HasPrefix(rest, []byte(":")), bytes.HasPrefix(rest, []byte("=")):
		return j + 1
	case bytes.HasPrefix(rest, []byte("：")):
		return j + len("：")
	}
	return 0
}

// messageValue reads a message: up to its closing quote, or to the end of the
// line less what plainly is no part of it.
func messageValue(text []byte, at int) (string, int) {
	i := at
	for i < len(text) && (text[i] == ' ' || text[i] == '\n' || text[i] == '\t') {
		i++
	}
	if bytes.HasPrefix(text[i:], []byte("string(")) {
		if j := bytes.IndexByte(text[i:], ')'); j >= 0 {
			i += j + 1
			for i < len(text) && text[i] == ' ' {
				i++
			}
		}
	}
	esc := 0
	for i < len(text) && text[i] == '\\' {
		i++
		esc++
	}
	if i < len(text) && (text[i] == '"' || text[i] == '\'') {
		quote := text[i]
		for j := i + 1; j < len(text); j++ {
			if text[j] == quote && (esc > 0 || text[j-1] != '\\') {
				return unquote(string(text[i+1 : j-min(esc, j-i-1)])), j + 1
			}
		}
	}
	end := len(text)
	if j := bytes.IndexByte(text[i:], '\n'); j >= 0 {
		end = i + j
	}
	return strings.TrimSpace(strings.Trim(cutSentence(string(text[i:end])), "\"'")), end
}

// unquote undoes the escapes of a quoted value that stands outside of JSON.
func unquote(s string) string {
	if !strings.Contains(s, "\\") {
		return s
	}
	if n, _, ok := lenient.Parse([]byte(`{"v":"`+s+`"}`), 0); ok {
		return n.Get("v").Str()
	}
	return s
}

// cutSentence ends a message where something else begins: a request id, the
// next field, a closing bracket that was never opened.
func cutSentence(s string) string {
	for _, stop := range [...]string{" request id", " requestId", ", request_id", ",request_id", ", requestid", "，request", " requestid", " sub_code", ", sub_code", " caller=", " at ", "\\n", " Data:", ", data:", "`", " | "} {
		if i := strings.Index(s, stop); i > 0 {
			s = s[:i]
		}
	}
	if i := nextField(s); i > 0 {
		s = s[:i]
	}
	depth := 0
	for i, r := range s {
		switch r {
		case '(', '[', '{', '（':
			depth++
		case ')', ']', '}', '）':
			if depth--; depth < 0 {
				return s[:i]
			}
		}
	}
	return s
}

// nextField gives where the next "name=" of a toString or of logfmt begins, or
// -1.
func nextField(s string) int {
	for from := 0; ; {
		i := strings.IndexByte(s[from:], '=')
		if i < 0 {
			return -1
		}
		i += from
		start := i
		for start > 0 && isWordByte(s[start-1]) {
			start--
		}
		if start < i && start > 1 && s[start-1] == ' ' && isLetter(s[start]|0x20) && !strings.HasSuffix(s[:start], "request ") && !strings.HasSuffix(s[:i], "ip") {
			return len(strings.TrimRight(s[:start], " ,;"))
		}
		from = i + 1
	}
}

// line is one line of the text and where it begins.
type line struct {
	text  []byte
	start int
}

// lineAround gives the line that holds at, not from before low.
func lineAround(text []byte, low, at int) line {
	from := max(low, at-phraseSpan)
	if i := bytes.LastIndexByte(text[from:at], '\n'); i >= 0 {
		from += i + 1
	}
	to := min(len(text), at+phraseSpan)
	if i := bytes.IndexByte(text[at:to], '\n'); i >= 0 {
		to = at + i
	}
	return line{text: text[from:to], start: from}
}

// phraseMessageBefore finds "errmsg=… errcode=…": the message before the code.
func phraseMessageBefore(text []byte, at int) string {
	before := string(text[:max(0, min(at, len(text)))])
	if !strings.Contains(before, "sg") {
		return ""
	}
	for _, name := range [...]string{"errmsg", "sub_msg", "submsg"} {
		if i := strings.LastIndex(asciiLower([]byte(before)), name); i >= 0 {
			if v := signBehind([]byte(before), i+len(name)); v > 0 {
				message, _ := messageValue([]byte(before), v)
				return strings.TrimRight(message, ",， \"'")
			}
		}
	}
	return ""
}

// bracketed gives the message before "(code=40089)".
func bracketed(text []byte, at int) string {
	before := strings.TrimRight(string(text[:max(0, min(at, len(text)))]), "([ ")
	if len(before) == min(at, len(text)) {
		return ""
	}
	for _, cut := range [...]string{"] ", ": ", "： "} {
		if i := strings.LastIndex(before, cut); i >= 0 {
			before = before[i+len(cut):]
		}
	}
	return strings.TrimSpace(before)
}

// phraseSub finds a sub_code behind an errcode on the same line.
func phraseSub(text []byte, from int) string {
	window := oneLine(text, from, 512)
	for _, name := range [...]string{"sub_code", "subcode", "subCode"} {
		if i := bytes.Index(window, []byte(name)); i >= 0 {
			if v := signBehind(window, i+len(name)); v > 0 {
				code, _ := phraseValue(window, v)
				if plausible(code) {
					return code
				}
			}
		}
	}
	return ""
}

// phraseRequestID finds a request id behind a code on the same line.
func phraseRequestID(text []byte, from int) string {
	window := oneLine(text, from, phraseSpan)
	if !bytes.Contains(window, []byte("equest")) {
		return ""
	}
	lower := asciiLower(window)
	for _, name := range [...]string{"request id", "request_id", "request\\_id", "requestid", "x-acs-request-id"} {
		if i := strings.Index(lower, name); i >= 0 {
			if v := signBehind(window, i+len(name)); v > 0 {
				if rest := bytes.TrimLeft(window[v:], " "); bytes.HasPrefix(rest, []byte("Some(")) {
					v += bytes.Index(window[v:], []byte("Some(")) + len("Some(")
				}
				id, _ := phraseValue(window, v)
				return dashed(window, v, id)
			}
		}
	}
	return ""
}

// dashed gives the id at v with its dashes: phraseValue stops at the first.
func dashed(window []byte, v int, id string) string {
	i := bytes.Index(window[v:], []byte(id))
	if id == "" || i < 0 {
		return ""
	}
	i += v
	j := i
	for j < len(window) && isWordByte(window[j]) {
		j++
	}
	return string(window[i:j])
}

func oneLine(text []byte, from, most int) []byte {
	window := text[from:min(len(text), from+most)]
	if i := bytes.IndexByte(window, '\n'); i >= 0 {
		window = window[:i]
	}
	return window
}

// asciiLower lowers ASCII letters and nothing else, so that offsets stay.
func asciiLower(b []byte) string {
	out := make([]byte, len(b))
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		out[i] = c
	}
	return string(out)
}

func hasHan(s string) bool {
	for _, r := range s {
		if r >= 0x4e00 && r <= 0x9fff {
			return true
		}
	}
	return false
}
