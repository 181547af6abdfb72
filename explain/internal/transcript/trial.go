package transcript

import (
	"bytes"
	"slices"

	"github.com/dterr/dterr/explain/internal/lex"
)

// What a program's tests write down nobody was answered with: the arguments of a
// double of the server and of an assertion, the cases of a table. One line of such
// source code tells what it is.

// trialNames stand in the names of functions that only tests call, in lower case.
var trialNames = [...]string{"mock", "stub", "fake", "assert", "expect", "respond", "nock"} //nolint:gochecknoglobals // a constant table

// isTrial reports whether source code up to an answer asserts something, or calls such a
// function.
func isTrial(lead []byte) bool {
	if bytes.HasPrefix(lead, []byte("assert ")) {
		return true
	}
	for i, c := range lead {
		if c != '(' {
			continue
		}
		end := i
		if end > 0 && lead[end-1] == '!' { // a macro
			end--
		}
		start := end
		for start > 0 && (lex.IsWord(lead[start-1]) || bytes.IndexByte([]byte(".->$:?"), lead[start-1]) >= 0) {
			start--
		}
		if holdsAny(bytes.ToLower(lead[start:end]), trialNames[:]...) {
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
func isArgument(lead []byte) bool {
	word, _, _ := bytes.Cut(lead, []byte(" "))
	if !slices.Contains(declaring[:], string(word)) {
		return false
	}
	_, value, ok := bytes.Cut(lead, []byte(" = "))
	value = bytes.TrimPrefix(bytes.TrimPrefix(value, []byte("await ")), []byte("new "))
	name, rest, called := bytes.Cut(value, []byte("("))
	if !ok || !called || !isName(name) || holdsAny(bytes.ToLower(name), readers[:]...) {
		return false
	}
	return len(unquoted(rest)) == 0 || bytes.HasPrefix(rest, []byte("new "))
}

// declaring begin the declaration of a value.
var declaring = [...]string{"const", "let", "var", "val", "final", "auto"} //nolint:gochecknoglobals // a constant table

// isCase reports whether a line is a row of a table that a test goes through, with an
// answer behind a part of it: {"refused", `…`, false}, {name: "refused", body: `…`},
// [{ message: '…' }, 'x']. Printed objects have names before all their values, in quotes
// or with a blank behind the bracket, and their strings in single quotes.
func isCase(own, lead []byte) bool {
	row, braced := bytes.CutPrefix(own, []byte("{"))
	if !braced {
		return isRow(own) && bytes.HasSuffix(own, []byte("],"))
	}
	if name, value, named := bytes.Cut(row, []byte(": ")); named && isPlain(name) {
		return bytes.HasPrefix(value, []byte("\"")) && bytes.Contains(value, []byte(": `"))
	}
	first, rest, ok := bytes.Cut(bytes.TrimPrefix(row, []byte("\"")), []byte("\", "))
	return ok && len(first) < len(row) && bytes.IndexByte(first, '"') < 0 && len(rest) > 0 && len(lead) > 0 && len(unquoted(lead)) < len(lead)
}

// isRow reports whether a line begins a list whose first element is an object with a
// plain name, as no program prints one: [{ message: ….
func isRow(t []byte) bool {
	row, ok := bytes.CutPrefix(t, []byte("[{"))
	name, _, named := bytes.Cut(bytes.TrimLeft(row, " "), []byte(": "))
	return ok && named && isPlain(name) || string(t) == "["
}

// isPlain reports whether a text is a name without quotes.
func isPlain(t []byte) bool {
	return isName(t) && t[0] != '"' && t[0] != '\''
}

// isRaised reports whether a bracket at the end of a line that begins with its name is
// an exception's, as programs print one.
func isRaised(lead []byte) bool {
	name, ok := bytes.CutSuffix(lead, []byte("("))
	return ok && isName(name) && (bytes.HasSuffix(name, []byte("Error")) || bytes.HasSuffix(name, []byte("Exception")))
}

// isExample reports whether a remark behind source code leads up to an answer as to an
// example: error?: string; // e.g. "…".
func isExample(lead []byte) bool {
	for _, mark := range [...]string{"//", "#"} {
		i := max(0, bytes.LastIndex(lead, []byte(mark)))
		if code := bytes.TrimRight(lead[:i], " "); len(code) > 0 && bytes.IndexByte([]byte(";,)({}"), code[len(code)-1]) >= 0 {
			return holdsAny(lead[i:], "e.g.", "example", "例如", "比如")
		}
	}
	return false
}

// unquoted gives source code up to an answer without the sign that opens a literal around
// it: ", r#", b'.
func unquoted(lead []byte) []byte {
	code := bytes.TrimRight(lead, "\\")
	for _, quote := range [...]string{"r#\"", "b'", "b\"", "r'", "r\"", "f'", "f\"", "\"", "'", "`"} {
		if rest, ok := bytes.CutSuffix(code, []byte(quote)); ok {
			return rest
		}
	}
	return lead
}
