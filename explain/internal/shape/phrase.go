package shape

import (
	"bytes"
	"net/url"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// phrase reads a code outside of any object: "errcode=300001 errmsg=…",
// "respCode=300005 respMsg=…", "Error code: 41020, message: …", "(code=40089)"
// behind its message, a body that lost its braces, PHP's var_dump and print_r.
func phrase(v View, _ int, k field.Key) *Answer {
	if k.Value == 0 || k.Pair || k.Start < v.Low {
		return nil
	}
	if k.Start > 0 && (v.Text[k.Start-1] == '?' || v.Text[k.Start-1] == '&') {
		return nil // a parameter of a URL
	}
	if bytes.HasSuffix(v.Text[:k.Start], []byte("ErrorDomain ")) {
		return nil // an error of Apple's frameworks: Domain=NSURLErrorDomain Code=-1001
	}
	name := field.FoldName(k.Name)
	if strings.HasPrefix(name, "errorm") {
		return clientPair(v, k)
	}
	code, end := field.Value(v.Text, k.Value)
	if code == "" || !IsPlausible(code) {
		return nil
	}
	if a := clientPhrase(v, k, code, end); a != nil {
		return a
	}
	if name == "statuscode" || name == "retcode" {
		return nil
	}
	if name != "errcode" && yields(v.Text, end) || isPattern(v.Text, k.Start, end) || isReference(v.Text, code, end) || len(code) <= len("the") && isSentence(code+string(lex.Line(v.Text, end, len(" x")))) || isDefinition(v, k, end) {
		return nil
	}
	if name == "code" && (isWord(code) || isRPC(v.Text[end:])) {
		return nil
	}
	numeric := lex.IsNumber(code)
	if name == "code" && numeric && len(code) == 3 && isStatusWord(wordBefore(v.Text, k.Start)) {
		return nil // "HTTP response code: 403" is a status
	}
	if end < len(v.Text) && (v.Text[end] == '*' || !numeric && bytes.IndexByte([]byte("=:/"), v.Text[end]) >= 0) {
		return nil // a value that somebody starred, the next name, a path, N/A
	}
	sub := slashed(code, v.Text, end)
	if sub.code == "" && numeric && isEither(v.Text[end:]) {
		return nil
	}
	end = max(end, sub.end)
	behind := lex.Line(v.Text, end, field.Span)
	complains := k.Bare && complains(behind)
	if sub.code == "" {
		sub = phraseSub(v.Text, end, codes.IsWrapper(code))
	}
	if k.Bare && !complains && sub.code == "" && field.Quoted(behind) == "" && !field.Complains(string(behind[:min(len(behind), 96)])) {
		return nil // "the errcode 40014 …" is talk about it
	}
	if explains(v.Text[end:min(len(v.Text), end+explainsMost)]) || k.Bare && isChangeAt(v, k.Start) {
		return nil
	}
	a := &Answer{Start: k.Start, End: end, Decoder: "phrase", Traits: Prose}
	// A name that only says "code" says little: a text that is DingTalk's
	// must stand with it (package verdict decides).
	a.Set(Weak, k.Bare && !complains && sub.code == "" || strings.Contains(k.Name, "_") && name == "errcode" || name == "code" || !numeric && name != "errcode" && name != "servererrorcode" && name != "subcode")
	if name == "subcode" {
		return subcodePhrase(v, k)
	}
	a.Set(Respelt, k.Name == "errCode" || k.Name == "errorCode" || k.Name == "error_code")
	message, after, loose := besideCode(v, k, name, end)
	a.Set(Loose, loose || complains || sub.loose)
	if complains {
		message = strings.TrimSpace(field.CutSentence(strings.TrimLeft(string(behind), " ,:-(")))
	}
	if name == "code" && numeric && message == "" && len(code) < 5 {
		return nil
	}
	a.End = max(end, after)
	a.RequestID = field.RequestID(v.Text, end)
	if sub.code != "" && (loose || lex.IndexFold(message, "sub") == 0) {
		message = "" // it is the name of the inner code
	}
	a.Message = message
	a.peel(code, sub.code, sub.message)
	a.End = max(a.End, sub.end)
	if again := repeated(v.Text, a.End, sub.code); again > a.End {
		a.End = again
		a.RequestID = lex.First(a.RequestID, field.RequestID(v.Text, again))
	}
	a.OK = code == "0"
	if inner, rest := innerCode(message); name == "errorcode" && len(code) < 3 && inner != "" {
		a.Codes, a.Outer, a.Message = []string{code, inner}, message, rest
		a.Decoder, a.Traits, a.Family = "client", Client|Weak, codes.FamilyJSAPI
		return a
	}
	if name == "errorcode" && saysAsClient(behind) {
		a.Family = codes.FamilyJSAPI
	}
	if !numeric {
		a.Family = codes.FamilyAPI
		if name == "code" && !strings.Contains(code, ".") && message == "" {
			return nil
		}
	}
	return a
}

// repeated gives where the line below an answer ends that says its inner code again, as
// the errmsg below a sub_code in YAML does: ding talk error[subcode=60011,…]; end without
// one.
func repeated(text []byte, end int, inner string) int {
	at := end
	for n := 0; n < membersBelow && inner != ""; n++ {
		at = min(len(text), at+len(lex.Line(text, at, field.Span))+1)
		line := lex.Line(text, at, field.Span)
		if lex.AtFold(bytes.TrimLeft(line, " \t\"'"), 0, "errmsg") {
			if bytes.Contains(line, []byte("subcode="+inner)) {
				return at + len(line)
			}
			break
		}
	}
	return end
}

// saysAsClient reports whether the text behind an errorCode is that of a client API,
// which alone calls it errorMessage.
func saysAsClient(behind []byte) bool {
	said := bytes.TrimLeft(behind, " ,;|\"'")
	said = bytes.TrimLeft(bytes.TrimPrefix(said, []byte("、")), " ")
	return lex.IndexFold(said[:min(len(said), len(errorMessage))], errorMessage) == 0
}

// errorMessage is what client APIs call their message.
const errorMessage = "errormessage"

// besideCode gives the message of a code that ends at end, behind it or before
// it on its line, where what stands behind ends, and whether it is loose.
func besideCode(v View, k field.Key, name string, end int) (message string, after int, loose bool) {
	line, begin := lex.LineAround(v.Text, v.Low, k.Start)
	message, after, loose = field.Message(v.Text, end)
	if name == "errorcode" {
		message = lex.First(field.MessageBefore(line, k.Start-begin), message)
	}
	if message == "" {
		message = failedCall(line[:k.Start-begin])
	}
	if message == "" && (name == "errcode" || name == "subcode") {
		message = field.MessageBefore(line, k.Start-begin)
	}
	if message == "" {
		message = field.Bracketed(line, k.Start-begin)
	}
	message = strings.TrimRight(message, " ,，;；")
	if strings.Contains(message, "%E") { // Chinese in a query
		if plain, err := url.QueryUnescape(message); err == nil {
			message = plain
		}
	}
	return message, after, loose
}

// failedCall gives the name:fail that a text ends with, as a client words a call that
// failed: uploadFile:fail errCode: -1.
func failedCall(before []byte) string {
	before = bytes.TrimRight(before, " ,;|{")
	word := string(before[bytes.LastIndexAny(before, " \t\"'(")+1:])
	if name, ok := strings.CutSuffix(word, ":fail"); !ok || lex.Name(name) != name {
		return ""
	}
	return word
}

// isRPC reports whether the text behind a code goes on as gRPC prints its own status
// around what a service said: rpc error: code = Unknown desc = errcode 40014.
func isRPC(behind []byte) bool { return bytes.HasPrefix(behind, []byte(" desc = ")) }

// changeVerbs begin an item of a list of changes, stillSigns tell that the failure outlives
// the change, in lower case.
var (
	changeVerbs = [...]string{"修复", "优化", "新增", "fix"} //nolint:gochecknoglobals // a constant table
	stillSigns  = [...]string{"后", "仍", "still"}       //nolint:gochecknoglobals // a constant table
)

// IsChange reports whether what stands on a line before a code begins an item of a list of
// changes: that tells what a program does since about the code, and no failure. A line
// without its mark may be a report.
func IsChange(before string) bool {
	item := lex.Lower([]byte(strings.TrimLeft(before, " \t")))
	if !strings.HasPrefix(item, "- ") && !strings.HasPrefix(item, "* ") {
		return false
	}
	what := strings.TrimLeft(item, "-* ")
	return slices.ContainsFunc(changeVerbs[:], func(verb string) bool { return strings.HasPrefix(what, verb) }) &&
		!slices.ContainsFunc(stillSigns[:], func(sign string) bool { return strings.Contains(what, sign) })
}

// isChangeAt reports whether a place lies in an item of a list of changes.
func isChangeAt(v View, at int) bool {
	line, start := lex.LineAround(v.Text, v.Low, at)
	return IsChange(string(line[:at-start]))
}

// explainsMost is how far behind a code its explanation may begin, in bytes.
const explainsMost = 48

// isManual reports whether a page of a manual stands behind a code: what goes wrong
// has a column there for how to look for it.
func isManual(behind []byte) bool {
	return bytes.Contains(behind[:min(len(behind), manualMost)], []byte("排查方法"))
}

// manualMost is how far behind a code a manual may come to that, in bytes.
const manualMost = 256

// explains reports whether a text goes on to say what the code before it means, or of which
// kind it is not, as documentation does.
func explains(behind []byte) bool {
	behind = bytes.TrimLeft(behind, " \"'`*)")
	for _, mark := range [...]string{"，", ",", "：", ":", "）"} {
		behind = bytes.TrimPrefix(behind, []byte(mark))
	}
	behind = bytes.TrimLeft(behind, " ")
	for _, word := range [...]string{"表示", "代表", "是指", "指的是", "意味着", "的含义", "那么是正常", "means ", "stands for ", "= ", "≠"} {
		if bytes.HasPrefix(behind, []byte(word)) {
			return true
		}
	}
	isNot, ok := bytes.CutPrefix(behind, []byte("不是"))
	if end := bytes.IndexAny(isNot, "，。；,;<(（ \r\n"); end >= 0 {
		isNot = isNot[:end]
	}
	return ok && bytes.HasSuffix(isNot, []byte("码"))
}

// complains reports whether the words behind a number say what is wrong: errcode
// 40014 invalid access_token. Talk about a number goes on with a verb instead, or with
// more of its sentence.
func complains(behind []byte) bool {
	words := strings.FieldsFunc(lex.Lower(behind[:min(len(behind), 64)]), func(r rune) bool { return r >= 0x80 || !lex.IsWord(byte(r)) })
	for i, word := range words[:min(len(words), 3)] {
		if i == 0 && slices.Contains(goingOn[:], word) {
			return false
		}
		if slices.Contains(wrong[:], word) {
			return len(words) > 1
		}
	}
	return false
}

// Words that say what is wrong, and those with which a sentence about a number goes
// on.
var (
	wrong   = [...]string{"invalid", "illegal", "no", "not", "missing", "error", "failed", "denied", "expired"} //nolint:gochecknoglobals // a constant table
	goingOn = [...]string{"is", "are", "was", "means", "and", "or", "if", "when", "error", "errors"}            //nolint:gochecknoglobals // a constant table
)

// subcodePhrase reads "[subcode=90002,submsg=…]" that lost its wrapper, also
// over several lines.
func subcodePhrase(v View, k field.Key) *Answer {
	window := v.Text[k.Start:min(len(v.Text), k.Start+field.Span)]
	stop := lex.Closing(window, '[', ']')
	if stop < 0 {
		stop = len(lex.Line(window, 0, field.Span)) - 1 // it was cut off, or never opened
	}
	code, message, ok := subcode(string(window[:stop+1]))
	if !bytes.Contains(window[:stop+1], []byte("submsg")) {
		code, message = ownWords(v.Text[:k.Start+stop+1], k.Value)
		ok = (message != "" || isPassedOn(v, k)) && !isInner(v, k)
		if message == "" {
			code, stop = field.Value(v.Text, k.Value)
			stop -= k.Start + 1
		}
	}
	if !ok {
		return nil
	}
	a := &Answer{Start: k.Start, End: k.Start + stop + 1, Decoder: "phrase", Traits: Prose, Codes: []string{code}, Message: message, RequestID: field.RequestID(v.Text, k.Start+stop+1)}
	if outer, at := wrapperBefore(v.Text[v.Low:k.Start]); outer != "" && outer != code {
		a.Codes, a.Start = []string{outer, code}, v.Low+at
		a.Outer = string(v.Text[v.Low+at : a.End])
	}
	return a
}

// ownWords reads an inner code at a place and what it means in somebody's own words,
// which are Chinese: subcode=60011（没有权限）. The message is empty otherwise.
func ownWords(text []byte, at int) (code, message string) {
	if at >= len(text) {
		return "", ""
	}
	code, end := field.Value(text, at)
	behind := string(text[min(end, len(text)):])
	if strings.HasPrefix(behind, "`") || strings.HasPrefix(behind, "。") {
		behind = "" // the sentence or the quotation ends with the code
	}
	message = field.CutSentence(strings.TrimLeft(behind, " ,，:：\"'"))
	if inner := strings.TrimLeft(message, "（("); inner != message {
		message = strings.TrimRight(inner, "）)")
	}
	if !IsPlausible(code) || !lex.HasHan(message) {
		return "", ""
	}
	return code, message
}

// isPassedOn reports whether a sentence says of a sub code in quotes that a program passed
// it on from DingTalk, or was answered with it: 返回钉钉 `subcode=60011`.
func isPassedOn(v View, k field.Key) bool {
	line, begin := lex.LineAround(v.Text, v.Low, k.Start)
	before, quoted := strings.CutSuffix(lex.Lower(line[:k.Start-begin]), "`")
	code, end := field.Value(v.Text, k.Value)
	if !quoted || !lex.IsNumber(code) || !lex.At(v.Text, end, "`") {
		return false
	}
	if before = strings.TrimRight(before, " "); !strings.HasSuffix(before, "钉钉") && !strings.HasSuffix(before, "dingtalk") {
		return false
	}
	if transcript.HoldsCondition([]byte(before)) {
		return false
	}
	return strings.Contains(before, "透传") || strings.Contains(before, "返回") || strings.Contains(before, "returned")
}

// isInner reports whether a sub code stands behind the code of its wrapper, which is
// read with it.
func isInner(v View, k field.Key) bool {
	line, begin := lex.LineAround(v.Text, 0, k.Start)
	return lex.IndexFold(string(line[:k.Start-begin]), "errcode") >= 0
}

// wrapperBefore gives the outer code that stands in brackets before "ding talk
// error[" at the end of a text, or is the first argument of an exception, and where
// it begins: "[88]ding talk error[", `Error(88, "`.
func wrapperBefore(before []byte) (code string, at int) {
	if rest, ok := bytes.CutSuffix(bytes.TrimRight(before, "\"'"), []byte(", ")); ok {
		if at = bytes.LastIndexByte(rest, '('); at >= 0 && lex.IsNumber(string(rest[at+1:])) {
			return string(rest[at+1:]), at + 1
		}
	}
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

// betweenCodes are the signs that may stand between two codes that are named together:
// errcode 88 / subcode 60011.
const betweenCodes = " \t\r\n/|,，;；(（`-"

// inner is the code inside that of a wrapper, its message and where it ends; loose is
// as [Loose] says.
type inner struct {
	code, message string
	end           int
	loose         bool
}

// slashed reads the inner code that stands behind a wrapper that ends at end, in the
// notation of people: errcode 88/60011. The catalogue has it in the wrapper's family.
func slashed(outer string, text []byte, end int) inner {
	family, wraps := codes.WrapperFamily(outer)
	if !wraps || !isEither(text[end:]) {
		return inner{}
	}
	digits := lex.Digits(string(text[end+1 : min(len(text), end+1+slashedMost)]))
	after := end + 1 + len(digits)
	if _, known := codes.ByID(string(family) + "/" + digits); !known || isEither(text[after:]) {
		return inner{}
	}
	return inner{code: digits, end: after}
}

// slashedMost is how far behind its slash an inner code may end, in bytes.
const slashedMost = 16

// membersBelow is how many lines below a wrapper's code may hold the members of its
// answer.
const membersBelow = 6

// phraseSub finds a sub_code behind an errcode on the same line, or on the next where
// the line ends with its code; one of a wrapper also on the lines below that hold a member
// each. One that is named together with the errcode needs no sign before its value.
func phraseSub(text []byte, from int, wraps bool) inner {
	window := lex.Line(text, from, 512)
	if rest := text[from+len(window):]; len(rest) > 0 && len(bytes.Trim(window, betweenCodes)) == 0 {
		window = text[from : from+len(window)+1+len(lex.Line(rest, 1, 512))]
	}
	for n := 0; wraps && n < membersBelow && from+len(window) < len(text); n++ {
		line := lex.Line(text, from+len(window)+1, 512)
		member := bytes.TrimLeft(line, " \t\"'[-")
		name := lex.Name(string(member))
		if field.SignBehind(member, len(name)) == 0 || field.IsCodeKey(name) && field.FoldName(name) != "subcode" {
			break
		}
		window = text[from : from+len(window)+1+len(line)]
	}
	value := func(names ...string) int {
		for _, name := range names {
			if i := lex.IndexFold(window, name); i >= 0 {
				if at := field.SignBehind(window, i+len(name)); at > 0 {
					return at
				}
				if at := i + len(name) + 1; at < len(window) && window[at-1] == ' ' && lex.IsDigit(window[at]) && len(bytes.Trim(window[:i], betweenCodes)) == 0 {
					return at
				}
			}
		}
		return 0
	}
	at := value("sub_code", "subcode")
	if at == 0 {
		return inner{}
	}
	code, end := field.Value(window, at)
	if !IsPlausible(code) {
		return inner{}
	}
	sub := inner{code: code, end: from + end}
	if said := value("sub_msg", "submsg"); said > 0 {
		sub.message, _ = field.MessageValue(window, said)
	} else {
		_, sub.message = ownWords(window, at)
		sub.loose = true
	}
	return sub
}

// yields reports whether a code that ends at end leaves the word to the server's own
// errcode behind it: a toString prints the members of its base class first.
func yields(text []byte, end int) bool {
	line := lex.Line(text, end, field.Span)
	i := lex.IndexFold(string(line), "errcode")
	if i <= 0 || lex.IsWord(line[i-1]) {
		return false
	}
	at := field.SignBehind(line, i+len("errcode"))
	if at == 0 {
		return false
	}
	if code, _ := field.Value(line, at); !IsPlausible(code) {
		return false
	}
	said, _ := field.MessageKey(line[:i])
	return said < 0
}
