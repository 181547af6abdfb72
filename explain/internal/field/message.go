package field

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// messageKeys are the names that a message stands behind, in the order of
// preference.
var messageKeys = [...]string{"errmsg", "errormessage", "errormsg", "submsg", "respmsg", "message", "msg"} //nolint:gochecknoglobals // a constant table

// Message finds the message behind a code, on the same line or, for a
// dump over several lines, on the next ones. loose is as [Beside] says.
func Message(text []byte, from int) (message string, end int, loose bool) {
	to := min(len(text), from+Span)
	window := text[from:to]
	line := window
	if i := bytes.IndexByte(window, '\n'); i >= 0 {
		j := i
		rest := bytes.TrimSpace(window[i+1:])
		labelled := beginsMessage(rest)
		if labelled || bytes.HasPrefix(rest, []byte("[")) || bytes.HasPrefix(rest, []byte("\"")) || bytes.HasPrefix(rest, []byte("'")) {
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
		if line = window; !labelled {
			line = window[:i]
		}
	}
	at, value := MessageKey(window)
	if at >= 0 {
		text, end := MessageValue(window, value)
		return text, from + end, false
	}
	if text := Quoted(window); text != "" {
		return text, from, false
	}
	message, loose = Beside(string(line))
	return message, from, loose
}

// Quoted gives the text in quotes that follows, blanks skipped: errcode=40014
// 'invalid access_token'.
func Quoted(window []byte) string {
	rest := bytes.TrimLeft(window, " \t")
	if len(rest) == len(window) || len(rest) == 0 || rest[0] != '\'' && rest[0] != '"' {
		return ""
	}
	end := bytes.IndexByte(rest[1:], rest[0])
	if end < 4 || SignBehind(rest, end+1) > 0 {
		return ""
	}
	return string(rest[1 : end+1])
}

// beginsMessage reports whether a line begins with the name of a message.
func beginsMessage(l []byte) bool {
	at, _ := MessageKey(l[:min(len(l), 40)])
	_, labelled := afterLabel(string(l[:min(len(l), 40)]))
	return at == 0 || labelled
}

// MessageKey finds the name of a message with a sign behind it: the most
// telling of messageKeys, and of that the first. at is -1 when there is none.
func MessageKey(window []byte) (at, value int) {
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
				if v := SignBehind(window, end); v > 0 {
					best, at, value = rank, start, v
				}
				break
			}
		}
	}
	return at, value
}

// SignBehind gives where the value begins behind a name that ends at i, or 0.
func SignBehind(text []byte, i int) int {
	j := i
	for j < len(text) && j-i < 10 && (text[j] == '"' || text[j] == '\'' || text[j] == '\\' || text[j] == ' ' || text[j] == ']' || text[j] == '`') {
		j++
	}
	rest := text[j:]
	for _, quote := range [...]string{"”", "’", "＂"} {
		rest = bytes.TrimPrefix(rest, []byte(quote))
	}
	j = len(text) - len(rest)
	switch {
	case bytes.HasPrefix(rest, []byte("=>")):
		return j + 2
	case bytes.HasPrefix(rest, []byte(":")), bytes.HasPrefix(rest, []byte("=")):
		return j + 1
	case bytes.HasPrefix(rest, []byte("：")), bytes.HasPrefix(rest, []byte("为")), bytes.HasPrefix(rest, []byte("是")):
		return j + len("：")
	}
	return 0
}

// MessageValue reads a message: up to its closing quote, or to the end of the
// line less what plainly is no part of it.
func MessageValue(text []byte, at int) (string, int) {
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
	i += lenient.Cast(text[i:])
	i += lenient.Wrapper(text[i:])
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
	line := lex.Line(text, i, len(text)-i)
	if inner, size := Curly(string(line)); size > 0 {
		return inner, i + size
	}
	return strings.TrimSpace(strings.Trim(strings.TrimRight(CutSentence(string(line)), " ,;，；"), "\"'`“”‘’")), i + len(line)
}

// Curly gives what stands in typographic quotes at the beginning of a text, as an
// editor makes them of straight ones, and how far they reach.
func Curly(text string) (inner string, size int) {
	for _, open := range [...]string{"“", "”", "‘", "’", "「", "『", "＂"} {
		rest, ok := strings.CutPrefix(text, open)
		if !ok {
			continue
		}
		for _, end := range [...]string{"”", "’", "」", "』", "“", "＂"} {
			if i := strings.Index(rest, end); i > 0 {
				return rest[:i], len(open) + i + len(end)
			}
		}
	}
	return "", 0
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

// CutSentence ends a message where something else begins: a request id, the
// next field, a closing bracket or quote that was never opened.
func CutSentence(s string) string {
	for _, stop := range [...]string{" request id", " requestId", ", request_id", ",request_id", ", requestid", "，request", " requestid", " sub_code", " SubCode", " at ", "\\n", " Data:", ", data:", "`", " | ", "；request", ", RequestId", "，RequestId", " (request", "（request"} {
		if i := strings.Index(s, stop); i > 0 {
			s = s[:i]
		}
	}
	if i := nextField(s); i > 0 {
		s = s[:i]
	}
	depth, opened := 0, rune(0)
	for i, r := range s {
		switch r {
		case '"', '\'':
			if opened == 0 && closesLiteral(s, i) {
				return s[:i]
			}
			if opened == r {
				opened = 0
			} else if opened == 0 && (i == 0 || !lex.IsWord(s[i-1])) {
				opened = r
			}
		case '(', '[', '{', '（', '“', '「', '『', '【':
			depth++
		case ')', ']', '}', '）', '”', '」', '』', '】':
			if depth--; depth < 0 {
				return s[:i]
			}
		}
	}
	return s
}

// closesLiteral reports whether a quote at i ends a literal of source code: what stands
// behind it goes on with an argument, a bracket or a statement's end.
func closesLiteral(s string, i int) bool {
	return i > 0 && i+1 < len(s) && strings.IndexByte(",;)]}", s[i+1]) >= 0
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
		for start > 0 && (lex.IsWord(s[start-1]) || s[start-1] == '.') {
			start--
		}
		if start < i && start > 1 && (s[start-1] == ' ' || s[start-1] == ';') && lex.IsLetter(s[start]|0x20) && !strings.HasSuffix(s[:start], "request ") && !strings.HasSuffix(s[:i], "ip") {
			return len(strings.TrimRight(s[:start], " ,;"))
		}
		from = i + 1
	}
}

// MessageBefore finds "errmsg=… errcode=…": the message before the code.
func MessageBefore(text []byte, at int) string {
	before := string(text[:max(0, min(at, len(text)))])
	if !strings.Contains(before, "sg") && !strings.Contains(before, "ssage") {
		return ""
	}
	for _, name := range [...]string{"errmsg", "sub_msg", "submsg", "errormessage", "errormsg"} {
		if i := strings.LastIndex(lex.Lower(before), name); i >= 0 {
			if v := SignBehind([]byte(before), i+len(name)); v > 0 {
				message, _ := MessageValue([]byte(before), v)
				return strings.TrimRight(message, ",， \"'")
			}
		}
	}
	return ""
}

// Bracketed gives the message before "(code=40089)".
func Bracketed(text []byte, at int) string {
	before := strings.TrimRight(string(text[:max(0, min(at, len(text)))]), " ")
	trimmed := strings.TrimRight(before, "([（【")
	if trimmed == before {
		return ""
	}
	if before = strings.TrimRight(trimmed, " "); strings.HasSuffix(before, ":") || strings.HasSuffix(before, "：") {
		return "" // the message stands behind
	}
	for _, cut := range [...]string{"] ", ": ", "："} {
		if i := strings.LastIndex(before, cut); i >= 0 {
			before = before[i+len(cut):]
		}
	}
	return strings.TrimSpace(before)
}
