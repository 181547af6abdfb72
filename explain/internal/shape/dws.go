package shape

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/lenient"
)

// dws reads the envelope of DingTalk's own command line, whose code is
// its own and whose server_error_code is the server's.
func dws(a *Answer, n *lenient.Node) bool {
	code := n.Get("server_error_code").Str()
	if code == "" && n.Get("category") != nil && n.Get("reason") != nil && (n.Get("operation") != nil || n.Get("server_key") != nil) {
		return cliAnswer(a, n)
	}
	if !plausible(code) {
		return false
	}
	a.Codes = []string{code}
	a.Message = lex.First(n.Get("technical_detail").Str(), n.Get("message").Str())
	a.Decoder, a.Traits = "dws", Sure|OwnWords
	if !lex.IsNumber(code) {
		a.Family = codes.FamilyAPI
	}
	return true
}

// cliAnswer reads an envelope of the command line that carries no code of the
// server in a member of its own: it may stand at the end of the message.
func cliAnswer(a *Answer, n *lenient.Node) bool {
	a.Decoder, a.Traits, a.Family = "dws", Sure|OwnWords, codes.FamilyAPI
	a.Message = n.Get("message").Str()
	a.RequestID = lex.First(a.RequestID, n.Get("trace_id").Str())
	if i := strings.LastIndex(a.Message, "code "); i >= 0 {
		if word := lex.Name(a.Message[i+len("code "):]); plausible(word) && strings.ToUpper(word) == word {
			a.Codes = []string{word}
		}
	}
	return true
}

// rows gives the lines that a text begins with and that hold two columns.
func rows(text []byte) string {
	end := 0
	for line := range bytes.Lines(text) {
		if !bytes.Contains(bytes.TrimSpace(line), []byte("  ")) {
			break
		}
		end += len(line)
	}
	return string(bytes.TrimRight(text[:end], "\r\n"))
}

// table reads the same as the command line prints it for people: a name, two
// blanks or more, and the value, a line each.
func table(v View, mark int, _ Key) *Answer {
	if !lex.At(v.Text, mark, "code  ") || mark > 0 && v.Text[mark-1] != '\n' {
		return nil
	}
	window := rows(v.Text[mark:min(len(v.Text), mark+Span)])
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
	a := &Answer{Start: mark, End: mark + len(window), Decoder: "dws", Traits: Sure | OwnWords, Codes: []string{code}, RequestID: field("trace_id")}
	a.Message = lex.First(field("technical_detail"), field("message"))
	if !lex.IsNumber(code) {
		a.Family = codes.FamilyAPI
	}
	return a
}
