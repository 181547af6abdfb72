package shape

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/transcript"
	"github.com/dterr/dterr/explain/lenient"
)

// teaSpan is how far the parts of an SDK's exception lie apart, in bytes.
const teaSpan = 4096

// dataMost is how long the body behind an exception may be, in bytes. With teaSpan
// it is less than what stands behind a mark at least, so that what is read of a
// body that never closes depends on nothing else.
const dataMost = 32 << 10

// tea reads the exceptions of the generated SDKs ("Tea") of all languages:
//
//	SDKError: StatusCode: 403 Code: X Message: code: 403, … request id: … Data: {…}
//	com.aliyun.tea.TeaException: code: 400, … request id: …
//	[X]TeaUnableRetryError …   Error: X code: 400, … request id: … Response: {…}
//
// The message carries the HTTP status as "code: 400"; the code itself stands
// before it, in the Data behind it, or nowhere.
func tea(v View, mark int, k field.Key) *Answer {
	if lex.At(v.Text, mark, "TeaUn") {
		return teaBracket(v, mark)
	}
	if k.Value == 0 || k.Pair || k.Start < v.Low {
		return nil
	}
	switch {
	case lenient.SameKey(k.Name, "statuscode"):
		return teaFields(v, k)
	case k.Name == "Code" && bytes.Contains(v.Text[max(v.Low, k.Start-24):k.Start], []byte("SDKError")):
		return teaFields(v, k)
	case k.Name == "code" || k.Name == "Code":
		return teaMessage(v, k)
	}
	return nil
}

// teaMessage reads "code: 400, message request id: id" with what stands around.
func teaMessage(v View, k field.Key) *Answer {
	value, end := field.Value(v.Text, k.Value)
	if len(value) != 3 || value[0] != '4' && value[0] != '5' || !lex.IsNumber(value) {
		return nil
	}
	rest := v.Text[end:min(len(v.Text), end+teaSpan)]
	if !bytes.HasPrefix(rest, []byte(", ")) && !bytes.HasPrefix(rest, []byte(",")) && !bytes.HasPrefix(rest, []byte("，")) {
		return nil
	}
	rest = bytes.TrimLeft(rest, ",， ")
	if len(rest) > 0 && rest[0] == '"' && bytes.Contains(lex.Line(rest, 0, teaSpan), []byte("request id")) {
		rest = rest[1:] // a quotation around the exception's text
	}
	if value := unnamed(rest); len(value) == 0 || value[0] == '{' || rest[0] == '"' || rest[0] == '\'' {
		return nil
	}
	a := &Answer{Start: k.Start, Decoder: "tea", Traits: Exception | Weak, Family: codes.FamilyAPI}
	a.Status, _ = strconv.Atoi(value)
	a.Message = teaText(rest)
	a.End = end + len(v.Text[end:min(len(v.Text), end+teaSpan)]) - len(rest) + len(a.Message)
	if id := field.RequestID(v.Text, end); id != "" {
		a.RequestID = id
		if i := bytes.Index(v.Text[end:], []byte(id)); i >= 0 {
			a.End = max(a.End, end+i+len(id))
		}
	}
	before := v.Text[max(v.Low, k.Start-160):k.Start]
	if code := teaCodeBefore(string(before)); code != "" {
		a.Codes = []string{code}
	}
	a.teaData(v)
	if len(a.Codes) == 0 {
		a.codeBehind(v)
	}
	return a
}

// unnamed gives what stands behind a name and its sign where a text begins with them, as
// in msg: {…} and body={…}; any other text is given as it is.
func unnamed(text []byte) []byte {
	rest := text[len(lex.Name(string(text[:min(len(text), nameMost)]))):]
	if len(rest) == 0 || len(rest) == len(text) || rest[0] != ':' && rest[0] != '=' {
		return text
	}
	return bytes.TrimLeft(rest[1:], " ")
}

// nameMost is how long such a name may be, in bytes.
const nameMost = 24

// codeBehind takes the code that was printed on the lines behind an exception which has
// none itself, [code] => X or code: 'X': the first word there that the catalogue has.
func (a *Answer) codeBehind(v View) {
	window := firstLines(v.Text[a.End:min(len(v.Text), a.End+behindMost)], dataLines)
	for from := 0; from < len(window); {
		line := lex.Line(window, from, behindMost)
		if from > 0 && transcript.BeginsEntry(line) {
			return
		}
		if word, at := knownWord(line); word != "" {
			a.Codes = []string{word}
			a.End += from + at + len(word)
			return
		}
		from += len(line) + 1
	}
}

// behindMost is how many bytes behind an exception may tell its code.
const behindMost = 1 << 10

// knownWord gives the first word of a line that the catalogue has as a code of the new
// gateway and nobody as a word of his language, and where it stands.
func knownWord(line []byte) (word string, at int) {
	for i := 0; i < len(line); i++ {
		start := i
		for i < len(line) && (lex.IsWord(line[i]) || line[i] == '.') {
			i++
		}
		if word := strings.TrimRight(string(line[start:i]), "."); isWritten(word) && IsKnownWord(word) {
			return word, start
		}
	}
	return "", 0
}

// isWritten reports whether a word is written as only programs write: with a dot or a
// capital inside.
func isWritten(word string) bool {
	for i := 1; i < len(word); i++ {
		if word[i] == '.' || 'A' <= word[i] && word[i] <= 'Z' {
			return true
		}
	}
	return false
}

// teaText gives the message up to the request id.
func teaText(rest []byte) string {
	text := string(lex.Line(rest, 0, teaSpan))
	if i := lex.IndexFold(text, "request id:"); i >= 0 {
		text = text[:i]
	}
	return strings.TrimSpace(strings.TrimRight(field.CutSentence(text), " ,;\"'"))
}

// unwrapTea takes apart the text of such an exception that a program passed on as the
// message beside its code, "code: 400, … request id: …", with the code before it or
// without. Any other code than the new gateway's is the program's own.
func (a *Answer) unwrapTea() {
	text, ok := strings.CutPrefix(strings.TrimPrefix(a.Message, a.Code()+": "), "code: ")
	status := lex.Digits(text)
	if !ok || len(status) != 3 || status[0] != '4' && status[0] != '5' || !IsKnownWord(a.Code()) && !IsCodeWord(a.Code()) {
		return
	}
	text, ok = strings.CutPrefix(text[len(status):], ", ")
	if !ok {
		return
	}
	if a.Status == 0 {
		a.Status = lex.Atoi(status)
	}
	a.Set(Exception, true)
	a.RequestID = lex.First(a.RequestID, field.RequestID([]byte(text), 0))
	a.Message = teaText([]byte(text))
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
		if code := strings.TrimRight(f[0], ",:"); IsPlausible(code) && !lex.IsNumber(code) {
			return code
		}
	}
	if i := strings.LastIndex(before, "]Tea"); i >= 0 { // [X]TeaError in client.php line 7
		if code := before[strings.LastIndexByte(before[:i], '[')+1 : i]; IsPlausible(code) && !lex.IsNumber(code) {
			return code
		}
	}
	return knownBefore(before)
}

// knownBefore gives the last code of the catalogue on the line that a text ends with, or
// the one above, whatever a program wrote around it: print(err.code, err.message).
func knownBefore(before string) string {
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[strings.LastIndexByte(before[:i], '\n')+1:]
	}
	last := ""
	for line := []byte(before); ; {
		word, at := knownWord(line)
		if word == "" {
			return last
		}
		last, line = word, line[at+len(word):]
	}
}

// teaFields reads the named lines of Go's SDKError.
func teaFields(v View, k field.Key) *Answer {
	value, end := field.Value(v.Text, k.Value)
	status, err := strconv.Atoi(value)
	if lenient.SameKey(k.Name, "code") {
		end, status, err = k.Start, 0, nil // no StatusCode was printed
	}
	if err != nil || status != 0 && (status < 100 || status > 599) {
		return nil
	}
	window := string(v.Text[end:min(len(v.Text), end+teaSpan)])
	code, codeEnd := fieldValue(window, "Code:")
	message, messageEnd := fieldValue(window, "Message:")
	if codeEnd < 0 || messageEnd < 0 || codeEnd > 400 {
		return nil
	}
	a := &Answer{Start: k.Start, End: end + max(codeEnd, messageEnd), Decoder: "tea", Traits: Exception | Weak, Status: status, Family: codes.FamilyAPI}
	if IsPlausible(code) && code != "" {
		a.Codes = []string{code}
		if lex.IsNumber(code) {
			a.Family = ""
		}
	}
	a.Message = message
	if i := strings.Index(message, "code: "); i >= 0 && i < 4 {
		if digits := lex.Digits(message[i+len("code: "):]); len(digits) == 3 && a.Status == 0 {
			a.Status = lex.Atoi(digits)
		}
		if _, text, ok := strings.Cut(message, ", "); ok {
			a.Message = teaText([]byte(text))
		}
	}
	a.RequestID = field.RequestID(v.Text, end+max(0, messageEnd-len(message)))
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
func (a *Answer) teaData(v View) {
	to := min(len(v.Text), a.End+teaSpan)
	window := firstLines(v.Text[a.End:to], dataLines)
	for _, name := range [...]string{"Data:", "Response:", "data:", "Detail:"} {
		i := bytes.Index(window, []byte(name))
		if i < 0 {
			continue
		}
		from := a.End + i + len(name)
		for from < len(v.Text) && (v.Text[from] == ' ' || v.Text[from] == '\n' || v.Text[from] == '"') {
			from++
		}
		n, end, ok := lenient.Parse(v.Text[:min(len(v.Text), from+dataMost)], from)
		if !ok {
			continue
		}
		a.takeData(n)
		a.End = end
		return
	}
}

// dataLines is how many lines, the first one included, may tell of an exception's body.
const dataLines = 7

// firstLines gives the first lines of a text.
func firstLines(text []byte, most int) []byte {
	end := 0
	for range most {
		i := bytes.IndexByte(text[end:], '\n')
		if i < 0 {
			return text
		}
		end += i + 1
	}
	return text[:end]
}

// takeData takes over the members of an exception's body.
func (a *Answer) takeData(n *lenient.Node) {
	in := Object(n)
	if in == nil {
		a.Scopes = scopesOf(n)
		a.RequestID = lex.First(a.RequestID, n.Get("requestId").Str())
		return
	}
	if len(in.Codes) > 0 && !lex.IsNumber(in.Codes[0]) || len(a.Codes) == 0 && len(in.Codes) > 0 && in.Codes[0] != strconv.Itoa(a.Status) {
		a.Codes, a.Family = in.Codes, in.Family
	}
	a.Message = lex.First(in.Message, a.Message)
	a.RequestID = lex.First(a.RequestID, in.RequestID)
	a.Scopes = in.Scopes
	a.Node = n
}

// teaBracket reads PHP's "[X]TeaUnableRetryError" and Java's
// TeaUnretryableException, whose message stands behind it.
func teaBracket(v View, mark int) *Answer {
	before := v.Text[max(v.Low, mark-160):mark]
	end := bytes.LastIndexByte(before, ']')
	if end < 0 || len(bytes.TrimSpace(before[end+1:])) > 0 {
		return nil
	}
	start := bytes.LastIndexByte(before[:end], '[')
	if start < 0 {
		return nil
	}
	code := string(before[start+1 : end])
	if !IsPlausible(code) || lex.IsNumber(code) {
		return nil
	}
	at := mark - len(before) + start
	a := &Answer{Start: at, End: mark + len("TeaUn"), Decoder: "tea", Traits: Exception | Weak, Codes: []string{code}, Family: codes.FamilyAPI}
	window := lex.Line(v.Text, mark, teaSpan)
	if next := v.Text[min(len(v.Text), mark+len(window)+1):]; bytes.HasPrefix(bytes.TrimLeft(next, " \t"), []byte("code: ")) {
		window = v.Text[mark : mark+len(window)+1+len(lex.Line(next, 0, teaSpan))]
	}
	if i := bytes.Index(window, []byte("code: ")); i >= 0 {
		digits := lex.Digits(string(window[i+len("code: "):]))
		a.Status = transcript.ParseStatus(digits)
		if _, text, ok := strings.Cut(string(window[i:]), ", "); ok {
			a.Message = teaText([]byte(text))
		}
		a.End = mark + len(window)
	} else if i := bytes.IndexByte(window, ' '); i >= 0 {
		a.Message = teaText(bytes.TrimLeft(window[i:], " :"))
		a.End = mark + len(window)
	}
	a.RequestID = field.RequestID(v.Text, mark)
	a.teaData(v)
	return a
}
