package shape

import (
	"bytes"
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// Source code names codes that nobody answered with: it looks for them, compares
// with them and defines them. Where a message stands beside the code, it is an
// answer that somebody pasted there.

// isPattern reports whether a name with its quotes and the value behind it, which
// stand from start to end, are all of a text that a program looks for:
// grep '"errcode":404', contains("\"errcode\":404").
func isPattern(text []byte, start, end int) bool {
	before := text[max(0, start-16):start]
	n := len(before)
	if n < 2 || before[n-1] != '"' && before[n-1] != '\'' {
		return false
	}
	own := before[n-1]
	inner := bytes.TrimRight(before[:n-1], "\\")
	escaped := len(inner) < n-1
	inner = bytes.TrimRight(inner, "%.*") // of LIKE and of expressions
	if len(inner) == 0 {
		return false
	}
	open := inner[len(inner)-1]
	switch open {
	case '"', '\'':
		if open == own && !escaped {
			return false
		}
	case '`': // also marks code in a sentence
		if lead := bytes.TrimRight(inner[:len(inner)-1], " "); len(lead) == 0 || bytes.IndexByte([]byte("(,="), lead[len(lead)-1]) < 0 {
			return false
		}
	default:
		return false
	}
	behind := bytes.TrimLeft(text[end:min(len(text), end+16)], "\\")
	if len(behind) > 1 && behind[0] == own && behind[1] == open {
		behind = behind[1:]
	}
	behind = bytes.TrimLeft(behind, "%.*")
	return len(behind) > 0 && behind[0] == open
}

// IsOperand reports whether the word from start to end is a literal in quotes that
// an expression or a definition holds: "X".equals(code), case "X":, new Set(["X"]),
// const C = "X".
func IsOperand(text []byte, start, end int) bool {
	if start == 0 || end >= len(text) || text[start-1] != '"' && text[start-1] != '\'' || text[end] != text[start-1] {
		return false
	}
	behind := lex.Line(text, end+1, field.Span)
	if saysMore(behind) {
		return false
	}
	line, begin := lex.LineAround(text, 0, start-1)
	before := bytes.TrimRight(line[:start-1-begin], " \t")
	if len(before) == 0 {
		return !ends(bytes.TrimLeft(behind, " \t"))
	}
	switch last := before[len(before)-1]; last {
	case '(':
		return !raised(before[:len(before)-1])
	case '[', '{', ',', '!', '>', '|', '&':
		return true
	case '=':
		return len(before) > 1 && bytes.IndexByte([]byte("= \t!"), before[len(before)-2]) >= 0
	}
	return slices.Contains(asking[:], wordBefore(before, len(before))) || followsCall(behind)
}

// ends reports whether nothing of an expression stands behind a literal that begins
// its line.
func ends(behind []byte) bool {
	return len(behind) == 0 || lex.IsLetter(behind[0])
}

// followsCall reports whether a literal is the object of a call or an arm: .equals(…,
// => …, -> ….
func followsCall(behind []byte) bool {
	if len(behind) > 1 && behind[0] == '.' && lex.IsLetter(behind[1]) {
		return true
	}
	behind = bytes.TrimLeft(behind, " ")
	return bytes.HasPrefix(behind, []byte("=>")) || bytes.HasPrefix(behind, []byte("->"))
}

// raised reports whether the name before a bracket is that of an exception, printed
// and not made: DingTalkError('…'), but not new Error("…").
func raised(before []byte) bool {
	start := len(before)
	for start > 0 && len(before)-start < 48 && (lex.IsWord(before[start-1]) || before[start-1] == '.') {
		start--
	}
	name := before[start:]
	if !bytes.HasSuffix(name, []byte("Error")) && !bytes.HasSuffix(name, []byte("Exception")) {
		return false
	}
	word := wordBefore(before, start)
	return word != "new" && word != "raise" && word != "throw"
}

// saysMore reports whether what stands behind a code on its line goes on like an
// answer: in Chinese, with a request id, or with a sentence in quotes.
func saysMore(behind []byte) bool {
	if lex.HasHan(string(behind)) || bytes.Contains(behind, []byte("equest")) {
		return true
	}
	for i, part := range bytes.FieldsFunc(behind, func(r rune) bool { return r == '"' || r == '\'' }) {
		if i%2 == 1 && bytes.IndexByte(bytes.TrimSpace(part), ' ') > 0 {
			return true
		}
	}
	return false
}

// Words that ask for a value, and those with which a definition begins, of a value
// or of a function.
var (
	functions = [...]string{"def", "func", "function", "fn"}                                                                                            //nolint:gochecknoglobals // a constant table
	asking    = [...]string{"if", "elif", "when", "where", "case", "assert", "in", "select"}                                                            //nolint:gochecknoglobals // a constant table
	declaring = [...]string{"const", "let", "var", "val", "final", "static", "int", "public", "private", "protected", "enum", "set", "export", "local"} //nolint:gochecknoglobals // a constant table
)

// isReference reports whether a value that ends at end is what a program calls or looks
// up: errcode = reply["errcode"], code: getCode(), code = ErrCode.DENIED, Ack.STATUS_OK.
func isReference(text []byte, value string, end int) bool {
	if lex.IsNumber(value) {
		return false
	}
	rest := text[end:]
	if name := value[strings.LastIndexByte(value, '.')+1:]; name != value && strings.Contains(name, "_") && strings.ToUpper(name) == name {
		return true
	}
	return len(rest) > 0 && (rest[0] == '[' || rest[0] == '(') || bytes.HasPrefix(rest, []byte("?.")) || strings.Contains(value, "Code.")
}

// isExpression reports whether the code of an object is what a program calls it: a word
// without quotes that the catalogue does not have, where the message beside it has
// quotes, as in {code: errors.custom, message: "…"}. Printed objects that quote one and
// not the other have = between name and value.
func isExpression(n, code, message *lenient.Node) bool {
	if code.Kind == lenient.Bare && strings.Contains(code.Text, "Code.") {
		return true // an enumerator
	}
	return code.Kind == lenient.Bare && message != nil && message.Kind == lenient.String && n.Quirks&lenient.EqualSign == 0 && !IsKnownWord(code.Text)
}

// isEither reports whether another number stands behind one, of which a text says the
// same: errcode=300/403/404.
func isEither(behind []byte) bool {
	return len(behind) > 1 && behind[0] == '/' && lex.IsDigit(behind[1])
}

// isDefinition reports whether the number behind a name, which ends at end, is that
// of a constant or a variable, or of a condition: const errCode = 40001, $errCode =
// 40001, ERRCODE=1, if errcode = 40014. No message may stand beside it.
func isDefinition(v View, k field.Key, end int) bool {
	behind := lex.Line(v.Text, end, field.Span)
	if bytes.HasPrefix(bytes.TrimLeft(behind, " "), []byte("=>")) && !lex.HasHan(string(behind)) || bytes.HasPrefix(behind, []byte(" AND ")) {
		return true // an arm, or a query
	}
	for _, comment := range [...]string{"//", "/*", "#"} {
		if bytes.HasPrefix(bytes.TrimLeft(behind, "; "), []byte(comment)) {
			return true // which says what the code means
		}
	}
	line, begin := lex.LineAround(v.Text, v.Low, k.Start)
	before := line[:k.Start-begin]
	if bytes.HasSuffix(before, []byte("-d '")) || bytes.HasSuffix(before, []byte("-d \"")) || bytes.HasSuffix(before, []byte("req.")) || bytes.HasSuffix(before, []byte("request.")) {
		return true // an argument of a call
	}
	if len(bytes.TrimSpace(before)) == 0 && isAttribute(v, begin) {
		return true
	}
	first, last := firstWord(before), wordBefore(before, len(before))
	if slices.Contains(functions[:], first) || last == "param" {
		return true // a parameter, or what documents it
	}
	rest := bytes.TrimSpace(behind)
	switch {
	case len(before) > 0 && before[len(before)-1] == '$':
	case slices.Contains(asking[:], last) && bytes.HasSuffix(before, []byte(" ")):
	case slices.Contains(declaring[:], first):
	case string(rest) == ";" && isNames(before):
	case len(rest) == 0 && isCamel(bytes.TrimSpace(before)):
	case len(rest) == 0 && end-k.Value <= statusDigits && isShellVariable(v.Text[:k.Value], before, k.Name):
	default:
		return false
	}
	message, _, _ := field.Message(v.Text, end)
	return message == "" && field.MessageBefore(line, k.Start-begin) == ""
}

// isAttribute reports whether a line that begins at a place is of the few that follow the
// head of a class, as Python writes it.
func isAttribute(v View, begin int) bool {
	for n := 0; n < attributesMost && begin > v.Low; n++ {
		var line []byte
		line, begin = lex.LineAround(v.Text, v.Low, begin-1)
		if line = bytes.TrimSpace(line); bytes.HasPrefix(line, []byte("class ")) && bytes.HasSuffix(line, []byte(":")) {
			return true
		}
	}
	return false
}

// attributesMost is how many lines behind the head of a class are looked at.
const attributesMost = 3

// statusDigits is how many digits the exit status of a program has at most.
const statusDigits = 3

// isShellVariable reports whether a text up to a value, of which before stands on the
// line before the name, ends in a name in capitals that begins the line and a sign
// without blanks around it.
func isShellVariable(text, before []byte, name string) bool {
	return len(bytes.TrimSpace(before)) == 0 && name == strings.ToUpper(name) && bytes.HasSuffix(text, []byte(name+"="))
}

// firstWord gives the word that a line begins with, in lower case.
func firstWord(line []byte) string {
	line = bytes.TrimLeft(line, " \t")
	end := 0
	for end < len(line) && end < 16 && lex.IsLetter(line[end]) {
		end++
	}
	return lex.Lower(line[:end])
}

// isCamel reports whether a text is one name with a capital inside, as a constant that
// stands before its type: MethodError ErrCode = 43002.
func isCamel(name []byte) bool {
	inner := false
	for i, c := range name {
		if !lex.IsWord(c) {
			return false
		}
		inner = inner || i > 0 && 'A' <= c && c <= 'Z' && 'a' <= name[i-1] && name[i-1] <= 'z'
	}
	return inner
}

// isNames reports whether a text holds names and blanks alone.
func isNames(text []byte) bool {
	for _, c := range text {
		if !lex.IsWord(c) && c != ' ' && c != '\t' && c != '.' {
			return false
		}
	}
	return true
}
