package shape

import (
	"bytes"
	"slices"
	"strings"

	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
)

// noScope is the old gateway's code of a refusal for want of a permission point, and
// scopeLead how the names of its points begin.
const (
	noScope   = "60011"
	scopeLead = "qyapi_"
)

// lackSigns lead up to what is wanting, in lower case.
var lackSigns = [...]string{"缺", "没有", "未", "需", "missing", "lack", "requir", "need"} //nolint:gochecknoglobals // a constant table

// between are the signs and words that may stand beside a comma between several of that.
const between = " `'\"“”,，和and"

// lacking takes the permission points from the line of a refusal in a sentence that says
// they are wanting: 60011，缺少 `qyapi_get_member`.
func (a *Answer) lacking(text []byte) {
	if a.Code() != noScope {
		return
	}
	line, end := string(lex.Line(text, a.Start, field.Span)), -1
	for i := range lex.Places(line, scopeLead) {
		before := lex.Lower(line[:i])
		clause := before[strings.LastIndexAny(before, "，。；,;")+1:]
		if !slices.ContainsFunc(lackSigns[:], func(sign string) bool { return strings.Contains(clause, sign) }) &&
			(end < 0 || strings.Trim(line[end:i], between) != "") {
			continue
		}
		scope := lex.Name(line[i:])
		if end = i + len(scope); !slices.Contains(a.Scopes, scope) {
			a.Scopes = append(a.Scopes, scope)
		}
	}
}

// addressLead is how the part of the refusal of an address begins that names it.
const addressLead = "request ip"

// below gives the line below a place where that is the rest of the refusal: the address
// that was refused.
func below(text []byte, end int) string {
	rest := text[min(len(text), end+len(lex.Line(text, end, field.Span))):]
	line := bytes.TrimLeft(lex.Line(bytes.TrimLeft(rest, "\r\n"), 0, field.Span), " \t>*-\"'`")
	if lex.IndexFold(string(line[:min(len(line), len(addressLead))]), addressLead) != 0 {
		return ""
	}
	return strings.TrimRight(string(line), " \t\r\"'`")
}
