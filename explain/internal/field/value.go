package field

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// Span is how far behind a code its message may stand, in bytes.
const Span = 1024

// wrappedMost is how long a code in the brackets of its type may be, in bytes.
const wrappedMost = 128

// Value reads the value behind a sign: quoted, in the brackets of its type
// as in int(…) or Some(…), or up to the next separator.
func Value(text []byte, at int) (string, int) {
	i := at
	for i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '"' || text[i] == '\'' || text[i] == '\\' || text[i] == '`' || text[i] == '*' && bytes.HasPrefix(text[i:], []byte("**")) && !bytes.HasPrefix(text[i:], []byte("***")) || text[i] == '\n' || text[i] == '\r') {
		if text[i] == '\n' && !bytes.HasPrefix(text[at:], []byte("\n")) && i-at > 2 {
			return "", at
		}
		i++
	}
	i += lenient.Cast(text[i:])
	if bytes.HasPrefix(text[i:], []byte("string(")) { // PHP's length of what follows
		if j := bytes.IndexByte(text[i:min(len(text), i+40)], ')'); j >= 0 {
			return Value(text, i+j+1)
		}
		return "", at
	}
	if size := lenient.Wrapper(text[i:]); size > 0 {
		inner := text[i+size : min(len(text), i+size+wrappedMost)]
		if j := bytes.IndexByte(inner, ')'); j >= 0 {
			return string(bytes.Trim(inner[:j], "\"'\\ ")), i + size + j + 1
		}
		return "", at
	}
	j := i
	if j < len(text) && text[j] == '-' {
		j++
	}
	for j < len(text) && j-i < 120 && inValue(text, j) {
		j++
	}
	if lex.IsMail(text, j) {
		return "", at // somebody's address, and no code nor id
	}
	return string(text[i:j]), j
}

// inValue reports whether the byte at i goes on with a code: a dot stands before
// another part, a dash only between letters, as in isv.invalid-parameter.
func inValue(text []byte, i int) bool {
	switch c := text[i]; {
	case c == '.':
		return i+1 < len(text) && lex.IsWord(text[i+1])
	case c == '-':
		return i > 0 && i+1 < len(text) && lex.IsLetter(text[i-1]) && lex.IsLetter(text[i+1])
	default:
		return lex.IsWord(c)
	}
}
