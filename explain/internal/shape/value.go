package shape

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/lex"
)

// Span is how far behind a code its message may stand, in bytes.
const Span = 1024

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
