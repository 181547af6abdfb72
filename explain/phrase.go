package explain

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
)

// phraseSpan is how far behind a code its message may stand, in bytes.
const phraseSpan = 1024

// phrase reads a code outside of any object: "errcode=300001 errmsg=…",
// "respCode=300005 respMsg=…", "Error code: 41020, message: …", "(code=40089)"
// behind its message, a body that lost its braces, PHP's var_dump and print_r.
func phrase(v view, _ int, k key) *answer {
	if k.value == 0 || k.start < v.low {
		return nil
	}
	if k.start > 0 && (v.text[k.start-1] == '?' || v.text[k.start-1] == '&') {
		return nil // a parameter of a URL
	}
	code, end := phraseValue(v.text, k.value)
	if code == "" || !plausible(code) {
		return nil
	}
	name := strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(k.name, "_", ""), "-", ""))
	if a := clientPhrase(v, k, code, end); a != nil {
		return a
	}
	if strings.HasPrefix(name, "errorm") {
		return clientPair(v, k)
	}
	if name == "statuscode" || name == "retcode" {
		return nil
	}
	numeric := lex.IsNumber(code)
	if name == "code" && numeric && len(code) == 3 && isStatusWord(wordBefore(v.text, k.start)) {
		return nil // "HTTP response code: 403" is a status
	}
	if end < len(v.text) && (v.text[end] == '=' || v.text[end] == ':' && !numeric) || end < len(v.text) && v.text[end] == '*' {
		return nil // the next name, or a value that somebody starred
	}
	if k.bare && quoted(lex.Line(v.text, end, phraseSpan)) == "" {
		return nil // "the errcode 40014 …" is talk about it
	}
	if explains(v.text[end:min(len(v.text), end+32)]) {
		return nil
	}
	a := &answer{start: k.start, end: end, shape: "phrase", traits: prose}
	// A name that only says "code" says little: a text that is DingTalk's
	// must stand with it (platform.go decides).
	a.set(weak, k.bare || name == "code" || !numeric && name != "errcode" && name != "servererrorcode" && name != "subcode")
	if name == "subcode" {
		return subcodePhrase(v, k)
	}
	message, after := besideCode(v, k, name, end)
	if name == "code" && numeric && message == "" && len(code) < 5 {
		return nil
	}
	a.end = max(end, after)
	a.requestID = phraseRequestID(v.text, end)
	a.message = message
	a.peel(code, phraseSub(v.text, end), "")
	a.ok = code == "0"
	if inner, rest := innerCode(message); name == "errorcode" && len(code) < 3 && inner != "" {
		a.codes, a.outer, a.message = []string{code, inner}, message, rest
		a.shape, a.traits, a.family = "client", client|weak, codes.FamilyJSAPI
		return a
	}
	if !numeric {
		a.family = codes.FamilyAPI
		if name == "code" && !strings.Contains(code, ".") && message == "" {
			return nil
		}
	}
	return a
}

// besideCode gives the message of a code that ends at end, behind it or before
// it on its line, and where what stands behind ends.
func besideCode(v view, k key, name string, end int) (message string, after int) {
	line, begin := lex.LineAround(v.text, v.low, k.start)
	message, after = phraseMessage(v.text, end)
	if name == "errorcode" {
		message = lex.First(phraseMessageBefore(line, k.start-begin), message)
	}
	if message == "" && (name == "errcode" || name == "subcode") {
		message = phraseMessageBefore(line, k.start-begin)
	}
	if message == "" {
		message = bracketed(line, k.start-begin)
	}
	return message, after
}

// explains reports whether a text goes on to say what the code before it means,
// as documentation does.
func explains(behind []byte) bool {
	behind = bytes.TrimLeft(behind, " \"'`*)")
	for _, mark := range [...]string{"，", ",", "：", ":", "）"} {
		behind = bytes.TrimPrefix(behind, []byte(mark))
	}
	behind = bytes.TrimLeft(behind, " ")
	for _, word := range [...]string{"表示", "代表", "是指", "指的是", "意味着", "means ", "stands for "} {
		if bytes.HasPrefix(behind, []byte(word)) {
			return true
		}
	}
	return false
}

// subcodePhrase reads "[subcode=90002,submsg=…]" that lost its wrapper, also
// over several lines.
func subcodePhrase(v view, k key) *answer {
	window := v.text[k.start:min(len(v.text), k.start+phraseSpan)]
	stop := closingBracket(window)
	if stop < 0 {
		stop = len(lex.Line(window, 0, phraseSpan)) - 1 // it was cut off, or never opened
	}
	if !bytes.Contains(window[:stop+1], []byte("submsg")) {
		return nil
	}
	code, message, ok := subcode(string(window[:stop+1]))
	if !ok {
		return nil
	}
	a := &answer{start: k.start, end: k.start + stop + 1, shape: "phrase", traits: prose, codes: []string{code}, message: message, requestID: phraseRequestID(v.text, k.start+stop+1)}
	if outer, at := wrapperBefore(v.text[v.low:k.start]); outer != "" && outer != code {
		a.codes, a.start = []string{outer, code}, v.low+at
		a.outer = string(v.text[v.low+at : a.end])
	}
	return a
}

// wrapperBefore gives the outer code that stands in brackets before "ding talk
// error[" at the end of a text, and where it begins: "[88]ding talk error[".
func wrapperBefore(before []byte) (code string, at int) {
	rest, ok := bytes.CutSuffix(bytes.TrimRight(before, "["), []byte("ding talk error"))
	if !ok {
		return "", 0
	}
	rest = bytes.TrimRight(rest, " :")
	if rest, ok = bytes.CutSuffix(rest, []byte("]")); !ok {
		return "", 0
	}
	at = bytes.LastIndexByte(rest, '[')
	if at < 0 || !lex.IsNumber(string(rest[at+1:])) {
		return "", 0
	}
	return string(rest[at+1:]), at
}

// closingBracket gives the offset of the bracket that closes one opened before
// the text, brackets inside it skipped; -1 when it is not there.
func closingBracket(text []byte) int {
	depth := 1
	for i, c := range text {
		switch c {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// wordBefore gives the word before a place, in lower case.
func wordBefore(text []byte, at int) string {
	end := at
	for end > 0 && (text[end-1] == ' ' || text[end-1] == '_') {
		end--
	}
	start := end
	for start > 0 && end-start < 16 && lex.IsLetter(text[start-1]|0x20) {
		start--
	}
	return lex.Lower(text[start:end])
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
	for j < len(text) && j-i < 120 && (lex.IsWord(text[j]) && text[j] != '-' || text[j] == '.' && j+1 < len(text) && lex.IsWord(text[j+1])) {
		j++
	}
	return string(text[i:j]), j
}

// phraseSub finds a sub_code behind an errcode on the same line.
func phraseSub(text []byte, from int) string {
	window := lex.Line(text, from, 512)
	for _, name := range [...]string{"sub_code", "subcode", "subCode"} {
		if i := bytes.Index(window, []byte(name)); i >= 0 {
			if at := signBehind(window, i+len(name)); at > 0 {
				code, _ := phraseValue(window, at)
				if plausible(code) {
					return code
				}
			}
		}
	}
	return ""
}

// phraseRequestID finds a request id behind a code: on the same line, or on the
// next ones of a dump.
func phraseRequestID(text []byte, from int) string {
	window := dumped(text, from)
	if !bytes.Contains(window, []byte("equest")) {
		return ""
	}
	lower := lex.Lower(window)
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
	for j < len(window) && lex.IsWord(window[j]) {
		j++
	}
	return string(window[i:j])
}

// dumpLines is how many lines behind a code a dump of the whole answer may take.
const dumpLines = 8

// dumped gives the rest of the line at from and, where a dump prints a member a
// line (var_dump, print_r, Laravel's dump), the lines that go on with it.
func dumped(text []byte, from int) []byte {
	window := text[from:min(len(text), from+phraseSpan)]
	end := len(lex.Line(window, 0, phraseSpan))
	for range dumpLines {
		rest := window[min(end+1, len(window)):]
		next := bytes.TrimLeft(lex.Line(rest, 0, phraseSpan), " \t")
		if !isMember(next) {
			break
		}
		end += 1 + len(lex.Line(rest, 0, phraseSpan))
	}
	return window[:min(end, len(window))]
}

// isMember reports whether a line of a dump is a member, or the value of one
// named on the line before.
func isMember(l []byte) bool {
	if bytes.HasPrefix(l, []byte("string(")) || bytes.HasPrefix(l, []byte("int(")) {
		return true
	}
	return len(l) > 2 && (l[0] == '[' || l[0] == '"' || l[0] == '\'') && bytes.Contains(l, []byte("=>"))
}
