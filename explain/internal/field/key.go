package field

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// Key is a name that a code stands behind: where it begins and where the value
// does. Value is 0 when there is none.
type Key struct {
	Name  string
	Start int
	Value int
	// Bare says that only a blank stands between the name and the value.
	Bare bool
	// Pair says that name and value stand as a pair, with no sign of a member
	// between them.
	Pair bool
}

// At reads the name around a mark and the sign behind it.
func At(text []byte, mark int) Key {
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
	if !IsCodeKey(text[start:end]) {
		return Key{}
	}
	name := string(text[start:end])
	if at := PairSign(text, start, end); at > 0 {
		return Key{Name: name, Start: start, Value: at, Pair: true}
	}
	if start > 1 && text[start-1] == '[' && lex.IsWord(text[start-2]) && end < len(text) && text[end] == ']' {
		return Key{} // names[code] = …
	}
	i := end
	for i < len(text) && i-end < 16 {
		c := text[i]
		if c == '"' || c == '\'' || c == '\\' || c == ' ' || c == '\t' || c == ']' || c == '`' || c == '*' {
			i++
			continue
		}
		size := closingMark(text[i:])
		if size == 0 {
			break
		}
		i += size
	}
	rest := text[min(i, len(text)):]
	switch {
	case bytes.HasPrefix(rest, []byte("==")):
		return Key{} // a comparison
	case bytes.HasPrefix(rest, []byte("=>")):
		i += 2
	case bytes.HasPrefix(rest, []byte(":")), bytes.HasPrefix(rest, []byte("=")):
		i++
	case bytes.HasPrefix(rest, []byte("：")):
		i += len("：")
	case joined(rest, name) > 0:
		i += joined(rest, name)
	case i == end+1 && text[end] == ' ' && len(rest) > 0 && lex.IsDigit(rest[0]) && lenient.SameKey(name, "errcode"):
		return Key{Name: name, Start: start, Value: i, Bare: true}
	default:
		return Key{}
	}
	return Key{Name: name, Start: start, Value: i}
}

// closingMark gives the length of the mark that a text begins with and that stands
// in the place of a closing quote, 0 when there is none.
func closingMark(text []byte) int {
	for _, mark := range [...]string{"”", "’", "“", "」", "』", "＂"} {
		if bytes.HasPrefix(text, []byte(mark)) {
			return len(mark)
		}
	}
	return 0
}

// FoldName gives a name as [lenient.SameKey] compares it.
func FoldName(name string) string {
	var folded [64]byte
	return string(lenient.FoldKey(folded[:0], name))
}

// IsCodeKey reports whether a name is one under which codes occur.
func IsCodeKey[T string | []byte](name T) bool {
	if len(name) < len("code") {
		return false
	}
	var folded [64]byte
	switch string(lenient.FoldKey(folded[:0], name)) {
	case "errcode", "errorcode", "code", "subcode", "respcode", "servererrorcode",
		"retcode", "statuscode", "errormsg", "errormessage", "errcodes", "dingopenerrcode":
		return true
	}
	return false
}

// joined gives the length of the words that join a name and the number behind it in
// a sentence, 0 when a text begins with none: 为 40014, an errcode of 40014. Of a mere
// code English says much else.
func joined(text []byte, name string) int {
	for _, word := range [...]string{"为", "是", "of ", "is "} {
		if lex.IsLetter(word[0]) && strings.EqualFold(name, "code") {
			continue
		}
		if n := len(word); bytes.HasPrefix(text, []byte(word)) {
			rest := bytes.TrimLeft(text[n:min(len(text), n+16)], " `\"'：:“")
			if d := bytes.TrimPrefix(rest, []byte("-")); len(d) > 0 && lex.IsDigit(d[0]) {
				return len(text[:n]) + len(text[n:min(len(text), n+16)]) - len(rest)
			}
		}
	}
	return 0
}

// PairSign gives where the value of a pair begins whose name stands from start to
// end, 0 when the name is none of a pair's.
func PairSign(text []byte, start, end int) int {
	if start == 0 || end >= len(text) {
		return 0
	}
	open := text[start-1]
	if open == '<' {
		if text[end] != '>' {
			return 0
		}
		return end + 1
	}
	at := end
	switch open {
	case '"', '\'':
		for at < len(text) && at-end < 4 && text[at] == '\\' {
			at++
		}
		if at >= len(text) || text[at] != open {
			return 0
		}
		at++
	case '[', '{', '(':
	default:
		return 0
	}
	bits := bytes.HasPrefix(text[at:], []byte(">>")) // a string of Erlang
	if bits {
		at += len(">>")
	}
	at = behindBlanks(text, at)
	switch rest := text[at:]; {
	case bytes.HasPrefix(rest, []byte(",")):
		at++
	case bytes.HasPrefix(rest, []byte("to ")) && open == '"', bytes.HasPrefix(rest, []byte("=>")) && bits:
		at += len("to")
	default:
		return 0
	}
	return behindBlanks(text, at)
}

// behindBlanks gives the first place from at on that holds no blank; there are few.
func behindBlanks(text []byte, at int) int {
	for i := 0; i < 8 && at < len(text) && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t'); i++ {
		at++
	}
	return at
}
