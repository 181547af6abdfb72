package explain

import (
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// serverCode reads the envelope of DingTalk's own command line, whose code is
// its own and whose server_error_code is the server's.
func serverCode(a *answer, n *lenient.Node) bool {
	code := n.Get("server_error_code").Str()
	if code == "" && n.Get("category") != nil && n.Get("reason") != nil && (n.Get("operation") != nil || n.Get("server_key") != nil) {
		return cliAnswer(a, n)
	}
	if !plausible(code) {
		return false
	}
	a.codes = []string{code}
	a.message = lex.First(n.Get("technical_detail").Str(), n.Get("message").Str())
	a.shape, a.traits = "dws", sure|ownWords
	if !lex.IsNumber(code) {
		a.family = codes.FamilyAPI
	}
	return true
}

// cliAnswer reads an envelope of the command line that carries no code of the
// server in a member of its own: it may stand at the end of the message.
func cliAnswer(a *answer, n *lenient.Node) bool {
	a.shape, a.traits, a.family = "dws", sure|ownWords, codes.FamilyAPI
	a.message = n.Get("message").Str()
	a.requestID = lex.First(a.requestID, n.Get("trace_id").Str())
	if i := strings.LastIndex(a.message, "code "); i >= 0 {
		if word := lex.Name(a.message[i+len("code "):]); plausible(word) && strings.ToUpper(word) == word {
			a.codes = []string{word}
		}
	}
	return true
}

// table reads the same as the command line prints it for people: a name, two
// blanks or more, and the value, a line each.
func table(v view, mark int, _ key) *answer {
	if !lex.At(v.text, mark, "code  ") || mark > 0 && v.text[mark-1] != '\n' {
		return nil
	}
	window := string(v.text[mark:min(len(v.text), mark+phraseSpan)])
	field := func(name string) string {
		i := strings.Index("\n"+window, "\n"+name+"  ")
		if i < 0 {
			return ""
		}
		value, _, _ := strings.Cut(window[i+len(name):], "\n")
		return strings.TrimSpace(value)
	}
	code := field("code")
	if !plausible(code) || field("success") != "false" || field("trace_id") == "" {
		return nil
	}
	a := &answer{start: mark, end: mark + len(window), shape: "dws", traits: sure | ownWords, codes: []string{code}, requestID: field("trace_id")}
	a.message = lex.First(field("technical_detail"), field("message"))
	if !lex.IsNumber(code) {
		a.family = codes.FamilyAPI
	}
	return a
}
