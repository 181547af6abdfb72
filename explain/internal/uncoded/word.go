package uncoded

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/match"
	"github.com/dterr/dterr/explain/internal/shape"
)

// words finds the codes of the new gateway that stand as plain words:
// "staffId.notExisted - 员工不存在", "钉钉返回 `systemError`".
func (r *Reader) words(text []byte) []found {
	var all []found
	for i := 0; i < len(text); {
		if !lex.IsWord(text[i]) {
			i++
			continue
		}
		start, dots, parts := i, false, false
		for i < len(text) && (lex.IsWord(text[i]) || text[i] == '.') {
			dots = dots || text[i] == '.'
			parts = parts || text[i] == '_' || i > start && 'A' <= text[i] && text[i] <= 'Z' && 'a' <= text[i-1] && text[i-1] <= 'z'
			i++
		}
		if !parts && (!dots || !lex.IsLetter(text[start])) {
			continue // of one part, or a number
		}
		word := shape.OfException(strings.TrimRight(string(text[start:min(i, start+160)]), "."))
		dotted := shape.IsCodeWord(word)
		if len(all) < wordsMost && (dotted || isCompound(word)) {
			all = append(all, r.wordAt(text, start, word, dotted))
		}
	}
	return all
}

// familyOf gives the family that has a word as a code, of the new gateway, the
// command line and Yida, of which all begin alike; "" for none.
func familyOf(word string) codes.Family {
	if strings.HasPrefix(word, "TIANSHU_") {
		return codes.FamilyYida
	}
	for _, family := range [...]codes.Family{codes.FamilyAPI, codes.FamilyMCP, codes.FamilyYida} {
		if _, ok := codes.ByID(string(family) + "/" + word); ok {
			return family
		}
	}
	return ""
}

// isCompound reports whether a word is a code without dots that is no word of any
// language: systemError, SYSTEM_ERROR.
func isCompound(word string) bool {
	for i := 1; i < len(word); i++ {
		if 'a' <= word[i-1] && word[i-1] <= 'z' && 'A' <= word[i] && word[i] <= 'Z' || word[i] == '_' {
			return familyOf(word) != ""
		}
	}
	return false
}

// wordAt reads the code that stands at start. It is DingTalk's when something says
// so near it, or when it has the gateway's own form; a word without dots must be
// written as a code there, too, where an error or a call is spoken of. With a message that is the catalogue's for it either
// needs no name.
func (r *Reader) wordAt(text []byte, start int, word string, dotted bool) (f found) {
	end := start + len(word)
	s := sentenceAt(text, start, end)
	f = found{code: word, sentence: s}
	if called, ok := strings.CutPrefix(s.behind(), "("); ok && !lex.IsHan([]byte(called)) || isSource(s.line) || isShown(text, start, end) || shape.IsOperand(text, start, end) || strings.HasSuffix(s.before(), "/") {
		return f
	}
	if strings.HasPrefix(strings.TrimLeft(s.behind(), " \"'"), "=") {
		return f // a definition
	}
	a := shape.Word(text, start, word)
	if a == nil {
		return f
	}
	ours, theirs := r.whose(text, start, end)
	if family := familyOf(word); family == codes.FamilyMCP {
		a.Family = family
		ours = ours || namesCommandLine(text[max(0, start-nearBytes):min(len(text), end+nearBytes)])
	} else if family == codes.FamilyYida {
		a.Family, ours = family, true // nobody else has such names
	}
	switch {
	case theirs != "" && !ours:
		return f
	case a.Family == codes.FamilyYida && complains(s.line):
	case dotted && (ours || isCall(s.line) || strings.HasPrefix(word, "Forbidden.AccessDenied.") || messageIs(a)):
	case ours && (s.led() || a.Status != 0 || s.quoted() && (complains(s.line) || isCall(s.line))):
	case !dotted && r.Match.Read(queryOf(a)).Telling:
	default:
		return f
	}
	return found{a, ByWord, word, s}
}

// namesCommandLine reports whether a text names DingTalk's command line, dws, as a word.
func namesCommandLine(text []byte) bool {
	const name = "dws"
	for from := 0; ; from++ {
		i := lex.IndexFold(text[from:], name)
		if i < 0 {
			return false
		}
		from += i
		if end := from + len(name); (from == 0 || !lex.IsWord(text[from-1])) && (end == len(text) || !lex.IsWord(text[end])) {
			return true
		}
	}
}

// isCall reports whether a line names a host or a path of DingTalk's.
func isCall(l string) bool {
	return strings.Contains(l, "dingtalk.com") || strings.Contains(l, "/v1.0/")
}

// messageIs reports whether the message beside a code is in Chinese or one of
// the catalogue's for that code.
func messageIs(a *shape.Answer) bool {
	return lex.HasHan(a.Message) || queryOf(a).Fit() == match.FitsBoth
}

// queryOf gives what the catalogue is asked of an answer that was found without a
// call around it.
func queryOf(a *shape.Answer) match.Query {
	return match.Query{Codes: match.Codes(a.Codes), Message: a.Message, Outer: a.Outer, Family: a.Family}
}
