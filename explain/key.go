package explain

import (
	"bytes"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// key is a name that a code stands behind: where it begins and where the value
// does. value is 0 when there is none.
type key struct {
	name  string
	start int
	value int
	// bare says that only a blank stands between the name and the value.
	bare bool
}

// codeKeys are the names under which codes occur, as lenient.SameKey compares
// them.
var codeKeys = [...]string{ //nolint:gochecknoglobals // a constant table
	"errcode", "errorcode", "code", "subcode", "respcode", "servererrorcode",
	"retcode", "statuscode", "errormsg", "errormessage", "errcodes", "dingopenerrcode",
}

// keyAt reads the name around a mark and the sign behind it.
func keyAt(text []byte, mark int) key {
	start := mark
	for start > 0 && mark-start < 24 && lex.IsWord(text[start-1]) {
		start--
	}
	end := mark
	for end < len(text) && end-mark < 24 && lex.IsWord(text[end]) {
		end++
	}
	// The n of an escaped line break before the name is no part of it.
	if start > 0 && start+1 < end && text[start-1] == '\\' && (text[start] == 'n' || text[start] == 't') {
		start++
	}
	name := string(text[start:end])
	if !isCodeKey(name) {
		return key{}
	}
	i := end
	for i < len(text) && i-end < 16 {
		c := text[i]
		if c == '"' || c == '\'' || c == '\\' || c == ' ' || c == '\t' || c == ']' || c == '`' || c == '*' {
			i++
			continue
		}
		if bytes.HasPrefix(text[i:], []byte("”")) || bytes.HasPrefix(text[i:], []byte("’")) {
			i += len("”")
			continue
		}
		break
	}
	rest := text[min(i, len(text)):]
	switch {
	case bytes.HasPrefix(rest, []byte("=>")):
		i += 2
	case bytes.HasPrefix(rest, []byte(":")), bytes.HasPrefix(rest, []byte("=")):
		i++
	case bytes.HasPrefix(rest, []byte("：")):
		i += len("：")
	case i == end+1 && text[end] == ' ' && len(rest) > 0 && lex.IsDigit(rest[0]) && lenient.SameKey(name, "errcode"):
		return key{name: name, start: start, value: i, bare: true}
	default:
		return key{}
	}
	return key{name: name, start: start, value: i}
}

func isCodeKey(name string) bool {
	for _, k := range codeKeys {
		if lenient.SameKey(name, k) {
			return true
		}
	}
	return false
}

// view is what a decoder of text sees: the text, and before which place nothing is
// an answer's any more.
type view struct {
	text []byte
	low  int
}

// textDecoders read the shapes that are no objects, each at a mark with the key
// around it; the first that reads an answer counts.
var textDecoders = [...]func(v view, mark int, k key) *answer{tea, refusal, number, table, phrase} //nolint:gochecknoglobals // a constant table

// textAnswer reads what stands at a mark outside of any object, or gives nil.
func textAnswer(v view, mark int, k key) *answer {
	for _, decode := range textDecoders {
		if a := decode(v, mark, k); a != nil {
			return a
		}
	}
	return nil
}
