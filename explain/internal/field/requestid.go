package field

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// RequestID finds a request id behind a code: on the same line, or on the
// next ones of a dump.
func RequestID(text []byte, from int) string {
	window := dumped(text, from)
	if !bytes.Contains(window, []byte("equest")) {
		return ""
	}
	lower := lex.Lower(window)
	for _, name := range [...]string{"request id", "request_id", "request\\_id", "requestid", "x-acs-request-id"} {
		if i := strings.Index(lower, name); i >= 0 {
			if v := SignBehind(window, i+len(name)); v > 0 {
				rest := bytes.TrimLeft(window[v:], " ")
				rest = rest[lenient.Cast(rest):]
				rest = rest[lenient.Wrapper(rest):]
				v = len(window) - len(rest)
				id, _ := Value(window, v)
				return dashed(window, v, id)
			}
		}
	}
	return ""
}

// dashed gives the id at v with its dashes: Value stops at the first.
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
	window := text[from:min(len(text), from+Span)]
	end := len(lex.Line(window, 0, Span))
	for range dumpLines {
		rest := window[min(end+1, len(window)):]
		next := bytes.TrimLeft(lex.Line(rest, 0, Span), " \t")
		if !isMember(next) {
			break
		}
		end += 1 + len(lex.Line(rest, 0, Span))
	}
	return window[:min(end, len(window))]
}

// isMember reports whether a line of a dump is a member, or the value of one
// named on the line before. Swift's dump sets a sign before each.
func isMember(l []byte) bool {
	if name := bytes.TrimLeft(l, "-▿ "); len(name) < len(l) {
		return SignBehind(name, len(lex.Name(string(name)))) > 0
	}
	if bytes.HasPrefix(l, []byte("string(")) || bytes.HasPrefix(l, []byte("int(")) {
		return true
	}
	return len(l) > 2 && (l[0] == '[' || l[0] == '"' || l[0] == '\'') && bytes.Contains(l, []byte("=>"))
}
