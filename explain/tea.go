package explain

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// teaSpan is how far the parts of an SDK's exception lie apart, in bytes.
const teaSpan = 4096

// tea reads the exceptions of the generated SDKs ("Tea") of all languages:
//
//	SDKError: StatusCode: 403 Code: X Message: code: 403, … request id: … Data: {…}
//	com.aliyun.tea.TeaException: code: 400, … request id: …
//	[X]TeaUnableRetryError …   Error: X code: 400, … request id: … Response: {…}
//
// The message carries the HTTP status as "code: 400"; the code itself stands
// before it, in the Data behind it, or nowhere.
func tea(v view, mark int, k key) *answer {
	if lex.At(v.text, mark, "TeaUn") {
		return teaBracket(v, mark)
	}
	if k.value == 0 || k.start < v.low {
		return nil
	}
	switch {
	case lenient.SameKey(k.name, "statuscode"):
		return teaFields(v, k)
	case k.name == "Code" && bytes.Contains(v.text[max(v.low, k.start-24):k.start], []byte("SDKError")):
		return teaFields(v, k)
	case k.name == "code" || k.name == "Code":
		return teaMessage(v, k)
	}
	return nil
}

// teaMessage reads "code: 400, message request id: id" with what stands around.
func teaMessage(v view, k key) *answer {
	value, end := phraseValue(v.text, k.value)
	if len(value) != 3 || value[0] != '4' && value[0] != '5' || !lex.IsNumber(value) {
		return nil
	}
	rest := v.text[end:min(len(v.text), end+teaSpan)]
	if !bytes.HasPrefix(rest, []byte(", ")) && !bytes.HasPrefix(rest, []byte(",")) && !bytes.HasPrefix(rest, []byte("，")) {
		return nil
	}
	rest = bytes.TrimLeft(rest, ",， ")
	if len(rest) > 0 && rest[0] == '"' && bytes.Contains(lex.Line(rest, 0, teaSpan), []byte("request id")) {
		rest = rest[1:] // a quotation around the exception's text
	}
	if len(rest) == 0 || rest[0] == '{' || rest[0] == '"' || rest[0] == '\'' {
		return nil
	}
	a := &answer{start: k.start, shape: "tea", traits: exception | weak, family: codes.FamilyAPI}
	a.status, _ = strconv.Atoi(value)
	a.message = teaText(rest)
	a.end = end + len(v.text[end:min(len(v.text), end+teaSpan)]) - len(rest) + len(a.message)
	if id := phraseRequestID(v.text, end); id != "" {
		a.requestID = id
		if i := bytes.Index(v.text[end:], []byte(id)); i >= 0 {
			a.end = max(a.end, end+i+len(id))
		}
	}
	before := v.text[max(v.low, k.start-160):k.start]
	if code := teaCodeBefore(string(before)); code != "" {
		a.codes = []string{code}
	}
	a.teaData(v)
	return a
}

// teaText gives the message up to the request id.
func teaText(rest []byte) string {
	text := string(lex.Line(rest, 0, teaSpan))
	if i := lex.IndexFold(text, "request id:"); i >= 0 {
		text = text[:i]
	}
	return strings.TrimSpace(strings.TrimRight(cutSentence(text), " ,;\"'"))
}

// teaCodeBefore finds the code before "code: 400": "Error: X code: 400" or
// "Code: X\n Message: code: 400".
func teaCodeBefore(before string) string {
	for _, lead := range [...]string{"Code: ", "Code:", "Error: "} {
		i := strings.LastIndex(before, lead)
		if i < 0 {
			continue
		}
		f := strings.Fields(strings.ReplaceAll(before[i+len(lead):], "\\n", " "))
		if len(f) == 0 || len(f) > 2 || len(f) == 2 && f[1] != "Message:" {
			continue
		}
		if code := strings.TrimRight(f[0], ",:"); plausible(code) && !lex.IsNumber(code) {
			return code
		}
	}
	return ""
}

// teaFields reads the named lines of Go's SDKError.
func teaFields(v view, k key) *answer {
	value, end := phraseValue(v.text, k.value)
	status, err := strconv.Atoi(value)
	if lenient.SameKey(k.name, "code") {
		end, status, err = k.start, 0, nil // no StatusCode was printed
	}
	if err != nil || status != 0 && (status < 100 || status > 599) {
		return nil
	}
	window := string(v.text[end:min(len(v.text), end+teaSpan)])
	code, codeEnd := fieldValue(window, "Code:")
	message, messageEnd := fieldValue(window, "Message:")
	if codeEnd < 0 || messageEnd < 0 || codeEnd > 400 {
		return nil
	}
	a := &answer{start: k.start, end: end + max(codeEnd, messageEnd), shape: "tea", traits: exception | weak, status: status, family: codes.FamilyAPI}
	if plausible(code) && code != "" {
		a.codes = []string{code}
		if lex.IsNumber(code) {
			a.family = ""
		}
	}
	a.message = message
	if i := strings.Index(message, "code: "); i >= 0 && i < 4 {
		if digits := lex.Digits(message[i+len("code: "):]); len(digits) == 3 && a.status == 0 {
			a.status = lex.Atoi(digits)
		}
		if _, text, ok := strings.Cut(message, ", "); ok {
			a.message = teaText([]byte(text))
		}
	}
	a.requestID = phraseRequestID(v.text, end+max(0, messageEnd-len(message)))
	a.teaData(v)
	return a
}

// fieldValue reads "Name: value" up to the end of its line, or to the next
// name on the same line; the offset behind it is -1 when the name is absent.
func fieldValue(window, name string) (string, int) {
	i := strings.Index(window, name)
	if i < 0 {
		return "", -1
	}
	rest := window[i+len(name):]
	end := len(rest)
	for _, stop := range [...]string{"\n", "\\n", " Message:", " Data:", " Code:"} {
		if j := strings.Index(rest, stop); j >= 0 {
			end = min(end, j)
		}
	}
	return strings.TrimSpace(rest[:end]), i + len(name) + end
}

// teaData takes over what the Data or Response behind an exception holds.
func (a *answer) teaData(v view) {
	to := min(len(v.text), a.end+teaSpan)
	window := v.text[a.end:to]
	for _, name := range [...]string{"Data:", "Response:", "data:", "Detail:"} {
		i := bytes.Index(window, []byte(name))
		if i < 0 || bytes.Count(window[:i], []byte{'\n'}) > 6 {
			continue
		}
		from := a.end + i + len(name)
		for from < len(v.text) && (v.text[from] == ' ' || v.text[from] == '\n' || v.text[from] == '"') {
			from++
		}
		n, end, ok := lenient.Parse(v.text, from)
		if !ok {
			continue
		}
		a.takeData(n)
		a.end = end
		return
	}
}

// takeData takes over the members of an exception's body.
func (a *answer) takeData(n *lenient.Node) {
	in := bodyAnswer(n)
	if in == nil {
		a.scopes = scopesOf(n)
		a.requestID = lex.First(a.requestID, n.Get("requestId").Str())
		return
	}
	if len(in.codes) > 0 && !lex.IsNumber(in.codes[0]) || len(a.codes) == 0 && len(in.codes) > 0 && in.codes[0] != strconv.Itoa(a.status) {
		a.codes, a.family = in.codes, in.family
	}
	a.message = lex.First(in.message, a.message)
	a.requestID = lex.First(a.requestID, in.requestID)
	a.scopes = in.scopes
	a.node = n
}

// teaBracket reads PHP's "[X]TeaUnableRetryError" and Java's
// TeaUnretryableException, whose message stands behind it.
func teaBracket(v view, mark int) *answer {
	before := v.text[max(v.low, mark-160):mark]
	end := bytes.LastIndexByte(before, ']')
	if end < 0 || len(bytes.TrimSpace(before[end+1:])) > 0 {
		return nil
	}
	start := bytes.LastIndexByte(before[:end], '[')
	if start < 0 {
		return nil
	}
	code := string(before[start+1 : end])
	if !plausible(code) || lex.IsNumber(code) {
		return nil
	}
	at := mark - len(before) + start
	a := &answer{start: at, end: mark + len("TeaUn"), shape: "tea", traits: exception | weak, codes: []string{code}, family: codes.FamilyAPI}
	window := lex.Line(v.text, mark, teaSpan)
	if next := v.text[min(len(v.text), mark+len(window)+1):]; bytes.HasPrefix(bytes.TrimLeft(next, " \t"), []byte("code: ")) {
		window = v.text[mark : mark+len(window)+1+len(lex.Line(next, 0, teaSpan))]
	}
	if i := bytes.Index(window, []byte("code: ")); i >= 0 {
		digits := lex.Digits(string(window[i+len("code: "):]))
		a.status = transcript.ParseStatus(digits)
		if _, text, ok := strings.Cut(string(window[i:]), ", "); ok {
			a.message = teaText([]byte(text))
		}
		a.end = mark + len(window)
	} else if i := bytes.IndexByte(window, ' '); i >= 0 {
		a.message = teaText(bytes.TrimLeft(window[i:], " :"))
		a.end = mark + len(window)
	}
	a.requestID = phraseRequestID(v.text, mark)
	a.teaData(v)
	return a
}
