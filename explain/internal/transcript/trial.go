package transcript

import (
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
)

// What a program's tests write down nobody was answered with: the arguments of a
// double of the server and of an assertion, the cases of a table. One line of such
// source code tells what it is.

// trialNames stand in the names of functions that only tests call, in lower case.
var trialNames = [...]string{"mock", "stub", "fake", "assert", "expect", "respond", "nock"} //nolint:gochecknoglobals // a constant table

// isTrial reports whether source code up to an answer asserts something, or calls such a
// function: assert_eq!(…, $mock->method(….
func isTrial(lead string) bool {
	low := strings.ToLower(lead)
	for _, name := range trialNames {
		i := strings.LastIndex(low, name)
		if i < 0 {
			continue
		}
		rest := strings.TrimLeft(low[i:], "abcdefghijklmnopqrstuvwxyz0123456789_.->$!")
		if strings.HasPrefix(rest, "(") || strings.HasPrefix(low, "assert ") {
			return true
		}
	}
	return false
}

// readers stand in the names of functions that read a text, in lower case: what is handed
// to them may be an answer.
var readers = [...]string{"pars", "load", "decod", "unmarshal", "json", "string"} //nolint:gochecknoglobals // a constant table

// isArgument reports whether source code up to an answer declares what a function makes
// of it: let url = serve(r#"…, const c = open(new Refusal('…', ….
func isArgument(lead string) bool {
	word, _, _ := strings.Cut(lead, " ")
	called, rest, ok := strings.Cut(lead, "(")
	if !ok || !strings.Contains(called, " = ") || !strings.Contains(" const let var val final auto ", " "+word+" ") {
		return false
	}
	for _, name := range readers {
		if lex.IndexFold(called, name) >= 0 {
			return false
		}
	}
	return unquoted(lead) == called+"(" || strings.HasPrefix(rest, "new ")
}

// isCase reports whether a line is a row of a table that a test goes through, with an
// answer behind a part of it: {"refused", `…`, false}, {name: "refused", body: `…`},
// [{ message: '…' }, 'x']. Printed objects have names before all their values, in quotes
// or with a blank behind the bracket, and their strings in single quotes.
func isCase(own, lead string) bool {
	row, braced := strings.CutPrefix(own, "{")
	if !braced {
		return isRow(own) && strings.HasSuffix(own, "],")
	}
	name, value, ok := strings.Cut(row, "\"")
	if name == "" { // {"refused", `…
		_, value, ok = strings.Cut(value, "\"")
		return ok && strings.HasPrefix(value, ", ") && unquoted(lead) != lead
	}
	return ok && lex.Name(row)+": " == name && strings.Contains(value, ": `")
}

// isRow reports whether a line is an opening bracket, or begins a list whose first element,
// or second element, behind a number, is an object with a plain name, as no program prints
// one: [{ message: …, [403, { message: ….
func isRow(t string) bool {
	if row, ok := strings.CutPrefix(t, "["); ok && lex.Digits(row) != "" {
		t = "[" + strings.TrimLeft(strings.TrimPrefix(row, lex.Digits(row)+","), " ")
	}
	row := strings.TrimLeft(t, "[{ ")
	return t == "[" || strings.HasPrefix(t, "[{") && row != "" && lex.IsLetter(row[0])
}

// unquoted gives source code up to an answer without the sign that opens a literal around
// it: ", r#", b'.
func unquoted(lead string) string {
	code := strings.TrimRight(lead, "\\\"'`#")
	if n := len(code); n > 1 && n < len(lead) && code[n-2] == '(' && strings.IndexByte("rbf", code[n-1]) >= 0 {
		code = code[:n-1]
	}
	return code
}
