package transcript

import (
	"bytes"
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// InSource reports whether an answer stands in the source code of a program, which
// writes down what somebody may answer: in a comment beside its lines, or as part of
// one of its statements. What a program printed begins its line or stands behind
// words, and lines of a log or of a call stack around it are no source.
func (n Near) InSource() bool {
	if n.At > n.To || n.To > len(n.Text) {
		return false
	}
	begin, end := bounds(n.Text, n.At, n.To)
	lead, tail := bytes.TrimSpace(n.Text[begin:n.At]), bytes.TrimSpace(n.Text[n.To:end])
	if isOutput(lead) {
		return false
	}
	comment := isComment(lead)
	if isQuotedCall(lead, tail) || n.isLiteral(begin, end) || isTemplate(lead) || n.isMarkedUp(lead, begin, end) {
		return true
	}
	code := string(lead)
	called, argument := strings.CutSuffix(unquoted(code), "(")
	argument = argument && !strings.HasSuffix(called, "Error") && !strings.HasSuffix(called, "Exception") && bytes.HasPrefix(bytes.TrimLeft(tail, "\"'`#"), []byte(")"))
	own, _, _ := bytes.Cut(n.Text[begin:end], []byte("\n"))
	own = bytes.TrimSpace(own)
	above := look{comments: comment, blanks: comment || argument}
	if bytes.HasPrefix(lead, []byte("*")) && bytes.Contains(n.Text[:n.At], []byte("/**")) {
		above.source = 1 // the comment of what is defined below
		if bytes.Contains(n.Text[n.To:], []byte("* @")) {
			above.source = sourceLeast
		}
	}
	if !comment && (isTrial(code) || isArgument(code) || isCase(string(own), code)) {
		above.source = sourceLeast
	}
	return (comment || len(lead) > 0 && isSourceLine(own) || isStatement(lead, tail, n.At > begin && n.Text[n.At-1] > ' ')) && n.amongSource(begin, end, above)
}

// IsNoted reports whether an answer is all that a line's comment holds. So somebody
// notes what came back, while documentation says something beside it.
func (n Near) IsNoted() bool {
	if n.At > n.To || n.To > len(n.Text) {
		return false
	}
	begin, end := bounds(n.Text, n.At, n.To)
	switch string(bytes.TrimSpace(n.Text[begin:n.At])) {
	case "//", "#", "--":
		return len(bytes.TrimSpace(n.Text[n.To:end])) == 0
	}
	return false
}

// IsCompared reports whether a line of source code near an answer holds the answer's code
// in quotes or behind a sign: so the program asks for it, or documents what it reads into
// a type that is defined below.
func (n Near) IsCompared(code string) bool {
	if n.At > n.To || n.To > len(n.Text) {
		return false
	}
	_, end := bounds(n.Text, n.At, n.To)
	below := bytes.TrimSpace(n.Text[end:])
	for isComment(below) {
		_, below, _ = bytes.Cut(below, []byte("\n"))
		below = bytes.TrimSpace(below)
	}
	for _, kind := range [...]string{"type ", "class ", "struct ", "interface ", "public class ", "export interface "} {
		if bytes.HasPrefix(below, []byte(kind)) {
			return true
		}
	}
	for _, sign := range [...]string{"== ", "== \"", "== '", "case ", "case \"", "case '", "equals(\""} {
		if bytes.Contains(below, []byte(sign+code)) {
			return true
		}
	}
	return false
}

// IsSource reports whether the line of a place is one of source code among others.
func (n Near) IsSource() bool {
	begin, end := bounds(n.Text, n.At, n.To)
	line := bytes.TrimSpace(n.Text[begin:end])
	if isComment(line) && n.amongSource(begin, end, look{comments: true}) {
		return true
	}
	return (isSourceLine(line) || bytes.HasSuffix(line, []byte(","))) && n.amongSource(begin, end, look{}) || n.isLiteral(begin, end) || isTemplate(bytes.TrimRight(line, "`;,)")) || declares(line)
}

// isLiteral reports whether a line holds a text in quotes and nothing else, as an argument
// or an operand that the line above leads up to: warn(, const text =.
func (n Near) isLiteral(begin, end int) bool {
	line := bytes.TrimSpace(n.Text[begin:end])
	if len(line) < 2 || bytes.IndexByte([]byte("\"'`"), line[0]) < 0 {
		return false
	}
	inner := bytes.TrimRight(line[1:], ",;) \t+")
	if inner, quoted := bytes.CutSuffix(inner, line[:1]); !quoted || bytes.IndexByte(inner, line[0]) >= 0 || begin == 0 {
		return false
	}
	above, _ := lex.LineAround(n.Text, 0, begin-1)
	above = bytes.TrimSpace(above)
	return len(above) > 1 && bytes.IndexByte([]byte("(=+"), above[len(above)-1]) >= 0
}

// isMarkedUp reports whether an answer stands in a line that a patch adds to others, between
// the quotes of a text of several lines, behind the tag of a comment that says what comes
// back, or in a step of a scenario.
func (n Near) isMarkedUp(lead []byte, begin, end int) bool {
	behind := n.Text[min(end+1, len(n.Text)):]
	own, _, _ := bytes.Cut(n.Text[begin:], []byte("\n"))
	switch {
	case isPrinting(bytes.TrimSpace(own)):
		return true
	case string(lead) == "+":
		return len(behind) > 0 && behind[0] == '+'
	case startsWithAny(lead, ":return", "@return"):
		return true
	case startsWithAny(lead, "Given ", "And ", "Then "):
		return bytes.Contains(n.Text[:begin], []byte("Scenario"))
	case n.isDocumented():
		return true
	case len(lead) > 0 || begin == 0:
		return false
	}
	above, _ := lex.LineAround(n.Text, 0, begin-1)
	above, behind = bytes.TrimRight(above, " \t\r"), bytes.TrimLeft(behind, " \t")
	if call, ok := bytes.CutSuffix(above, []byte("(")); ok && bytes.HasPrefix(behind, []byte(")")) && isMember(call) {
		return true
	}
	for _, quote := range [...]string{"\"\"\"", "`"} {
		if bytes.HasPrefix(behind, []byte(quote)) && bytes.HasSuffix(above, []byte("= "+quote)) {
			return true
		}
	}
	return false
}

// isMember reports whether a line is a member of an object up to the name of what is called
// for its value: "body": json.dumps.
func isMember(line []byte) bool {
	name, value, ok := bytes.Cut(bytes.TrimLeft(line, " \t"), []byte(": "))
	return ok && isName(name) && isName(value)
}

// isDocumented reports whether an answer stands in the text between triple quotes that says
// what the function or the class above it does, or the module that begins with it.
func (n Near) isDocumented() bool {
	quote := bytes.LastIndex(n.Text[:n.At], []byte("\"\"\""))
	if quote == 0 {
		return isMeant(n.Text[len("\"\"\""):n.At])
	}
	begin := bytes.LastIndexByte(n.Text[:max(quote, 0)], '\n') + 1
	if begin == 0 || len(bytes.TrimSpace(n.Text[begin:quote])) > 0 {
		return false
	}
	above, _ := lex.LineAround(n.Text, 0, begin-1)
	above = bytes.TrimSpace(above)
	return bytes.HasSuffix(above, []byte(":")) && startsWithAny(above, "def ", "async def ", "class ")
}

// isPrinting reports whether a line is a call with a text in quotes and nothing else, but
// for the exceptions that are printed so: log.error("…").
func isPrinting(line []byte) bool {
	line = bytes.TrimSuffix(line, []byte(";"))
	name, text, _ := bytes.Cut(line, []byte("("))
	if !isName(name) || len(text) < 3 || bytes.HasSuffix(name, []byte("Error")) || bytes.HasSuffix(name, []byte("Exception")) {
		return false
	}
	quote := text[0]
	return bytes.IndexByte([]byte("\"'`"), quote) >= 0 && text[len(text)-1] == ')' && text[len(text)-2] == quote && bytes.IndexByte(text[1:len(text)-2], quote) < 0
}

// isTemplate reports whether the text before an answer begins a literal with places that
// a program fills: `[${id}] failed: ….
func isTemplate(lead []byte) bool {
	i := bytes.LastIndexByte(lead, '`')
	return i >= 0 && bytes.Count(lead, lead[i:i+1])%2 == 1 && bytes.Contains(lead[i:], []byte("${"))
}

// declares reports whether a line declares a class or what belongs to one.
func declares(line []byte) bool {
	return startsWithAny(line, "public ", "private ", "protected ", "class ") && bytes.HasSuffix(line, []byte("{"))
}

// amongSource reports whether lines of source code stand around those from begin to
// end.
func (n Near) amongSource(begin, end int, above look) bool {
	first, below := begin, above
	below.source = 0
	for begin > 0 && !above.done {
		line, from := lex.LineAround(n.Text, 0, begin-1)
		above.see(line)
		begin = from
	}
	own, _, _ := bytes.Cut(n.Text[first:end], []byte("\n"))
	stated := !above.comments && isSourceLine(bytes.TrimSpace(own))
	if above.output || !stated && prints(above.first) {
		return false
	}
	for end < len(n.Text) && !below.done {
		line := lex.Line(n.Text, end+1, len(n.Text))
		below.see(line)
		end += 1 + len(line)
	}
	seen := above.source + below.source
	if stated {
		seen++
	}
	if above.trial {
		seen = sourceLeast
	}
	return !below.output && seen >= sourceLeast
}

// sourceLeast is how many lines of source code are to be seen around an answer, of
// those that are looked at on either side.
const (
	sourceLeast = 2
	sourceMost  = 3
)

// bounds gives where the lines of a place in a text begin and end.
func bounds(text []byte, from, to int) (begin, end int) {
	begin, end = bytes.LastIndexByte(text[:from], '\n')+1, len(text)
	if i := bytes.IndexByte(text[to:], '\n'); i >= 0 {
		end = to + i
	}
	return begin, end
}

// look goes line by line away from an answer.
type look struct {
	// comments says that it begins in a comment, blanks that blank lines do not end it.
	comments, blanks bool
	// source counts the lines of source code, and first is the nearest of them.
	source int
	first  []byte
	// trial says that one of them opens the arguments of a test.
	trial bool
	// output says that one is of a log or a call stack; done that no more is looked at.
	output, done bool
}

// see looks at one more line.
func (l *look) see(line []byte) {
	t := bytes.TrimSpace(line)
	switch {
	case len(t) == 0:
		l.done = !l.blanks
	case bytes.HasPrefix(t, []byte("```")), bytes.HasPrefix(t, []byte("~~~")):
		l.done = true
	case isComment(t):
	case isOutput(t):
		l.output, l.done = true, true
	case isSourceLine(t):
		if l.source++; l.first == nil {
			l.first = t
		}
		l.trial = l.trial || isTrial(string(t)) && bytes.IndexByte([]byte("({["), t[len(t)-1]) >= 0
		l.done = l.source >= sourceMost
	}
}

// isComment reports whether a line begins with the mark of a comment.
func isComment(t []byte) bool {
	for _, mark := range [...]string{"//", "/*", "*", "#", "--", "<!--"} {
		if bytes.HasPrefix(t, []byte(mark)) {
			return true
		}
	}
	return false
}

// isStatement reports whether what stands before and behind an answer on its lines is
// of a statement: data: {…}, return {…}; send({…}), Reply{…}, `{…}`.
func isStatement(lead, tail []byte, joined bool) bool {
	if len(lead) == 0 {
		return len(tail) > 0 && bytes.IndexByte([]byte(",;)]`"), tail[0]) >= 0
	}
	last := lead[len(lead)-1]
	switch {
	case bytes.IndexByte([]byte("()=[{,`\"'>&|?}"), last) >= 0:
		return true
	case last == ':':
		return isName(lead[:len(lead)-1])
	case joined && lex.IsWord(last), bytes.Contains(lead, []byte("::")) && len(bytes.Fields(lead)) == 1:
		return true // Reply{ of Go, crate::Reply { of Rust
	}
	return bytes.HasPrefix(lead, []byte("return"))
}

// isQuotedCall reports whether an answer is an argument of a call that a sentence quotes:
// `isRetried(200, {…})`.
func isQuotedCall(lead, tail []byte) bool {
	quote := bytes.LastIndexByte(lead, '`')
	if quote < 0 || !bytes.HasPrefix(tail, []byte(")`")) {
		return false
	}
	name, _, called := bytes.Cut(lead[quote+1:], []byte("("))
	return called && isName(name)
}

// isName reports whether a text is one name, in quotes or without.
func isName(t []byte) bool {
	t = bytes.Trim(t, "\"'")
	for _, c := range t {
		if !lex.IsWord(c) && c != '.' {
			return false
		}
	}
	return len(t) > 0
}

// isOutput reports whether a line is one of a log, a call stack or a transcript; 200, is
// the argument of a call.
func isOutput(t []byte) bool {
	if len(t) > 1 && lex.IsDigit(t[0]) && lex.IsDigit(t[1]) {
		if _, argument, ok := bytes.Cut(t, []byte(", ")); ok && startsWithAny(argument, "\"", "'") && len(t)-len(argument) == len("200, ") {
			return false
		}
		return !lex.IsNumber(string(bytes.TrimSuffix(t, []byte(","))))
	}
	if bytes.Equal(t, []byte("^")) {
		return true
	}
	if t = bytes.TrimSpace(t); len(t) > 0 && t[0] == '[' && !isRow(string(t)) {
		return true // the level or the time of a log
	}
	for _, begin := range [...]string{"at ", "File \"", "Traceback", "Caused by", "Exception in", "ERROR", "INFO", "WARN", "DEBUG", "$ ", ">>> ", "HTTP/", "< ", "> "} {
		if bytes.HasPrefix(t, []byte(begin)) {
			return true
		}
	}
	return false
}

// prints reports whether a line of source code prints something.
func prints(t []byte) bool {
	for _, name := range [...]string{"print", "log(", "echo ", "puts", "dump"} {
		if bytes.Contains(bytes.ToLower(t), []byte(name)) {
			return true
		}
	}
	return false
}

// lineWords begin a line of source code, signs end one.
var (
	lineWords = [...]string{"import", "package", "func", "def", "class", "public", "private", "protected", "static", "final", "return", "const", "let", "var", "val", "if", "elif", "else", "for", "while", "try", "catch", "except", "raise", "throw", "switch", "case", "from", "use", "using", "namespace", "export", "async", "await", "expect", "assert", "it", "describe", "test", "fn", "struct", "type", "interface", "enum", "module", "new", "require", "self", "this", "with", "defer", "fun", "override"} //nolint:gochecknoglobals // a constant table
	lineEnds  = [...]string{";", ") {", "){", "=> {", "-> {", "({", "([", "):", "try {", "else {", "struct {", "}{", "})", "}),", ":="}                                                                                                                                                                                                                                                                                                                                                                               //nolint:gochecknoglobals // a constant table
)

// isSourceLine reports whether a line is one of source code: it ends as only
// statements do, is an annotation, a definition or a call, or begins with a keyword
// and goes on like a statement.
func isSourceLine(t []byte) bool {
	if i := bytes.Index(t, []byte("; //")); i >= 0 {
		t = t[:i+1]
	}
	for _, end := range lineEnds {
		if bytes.HasSuffix(t, []byte(end)) {
			return true
		}
	}
	if value, open := bytes.CutSuffix(t, []byte("{")); open && len(value) > 0 && lex.IsLetter(value[len(value)-1]) && bytes.IndexByte(value, '(') > 0 {
		return true // the value of a type: call(Diagnosis{
	}
	n := 0
	for n < len(t) && (lex.IsWord(t[n]) || t[n] == '.' || t[n] == '$' || t[n] == '@') {
		n++
	}
	word, rest := t[:n], t[n:]
	if len(word) > 1 && word[0] == '@' && lex.IsLetter(word[1]) && (len(rest) == 0 || rest[0] == '(') {
		return true
	}
	first, _, _ := bytes.Cut(word, []byte("."))
	if slices.Contains(lineWords[:], string(first)) {
		if sign := bytes.IndexAny(rest, "({=;"); sign >= 0 && len(bytes.Fields(rest[:sign])) < proseLeast {
			return true
		}
		return bytes.HasSuffix(t, []byte(":")) || isNames(bytes.TrimSpace(rest)) || bytes.Contains(rest, []byte(" import "))
	}
	rest = bytes.TrimLeft(rest, " ")
	switch {
	case n == 0:
		return false
	case bytes.HasPrefix(rest, []byte(":= ")):
		return true
	case bytes.HasPrefix(rest, []byte("= ")):
		return bytes.IndexByte(rest, '(') > 0 || bytes.HasSuffix(rest, []byte("{"))
	case bytes.HasPrefix(rest, []byte("(")):
		return bytes.HasSuffix(t, []byte(")")) || bytes.HasSuffix(t, []byte(","))
	}
	return false
}

// proseLeast is how many words behind a keyword make a sentence.
const proseLeast = 5

// isNames reports whether a text is at most one dotted name in or without quotes:
// import a.b.c, package "x".
func isNames(t []byte) bool {
	return len(t) == 0 || isName(bytes.TrimRight(t, ";"))
}
