package find

import (
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/shape"
)

// apart reports whether two parts tell of different calls or moments, which
// those of one exception never do.
func apart(prev, a *Place) bool {
	p, c := prev.Call, a.Call
	return p.Path != "" && c.Path != "" && (p.Path != c.Path || p.Host != c.Host) || !p.Date.IsZero() && !c.Date.IsZero() && !p.Date.Equal(c.Date)
}

// MergeLines is how many lines at most lie between the parts of one exception.
const MergeLines = 12

// Merge joins an answer to the one before it when both are parts that one
// exception prints of one answer, its message, its fields, its body, and reports
// whether they were. Only what a program printed as text is joined; two
// bodies are two answers.
func Merge(prev, a *Place) bool {
	if a.Record != nil || prev.Record != nil || a.Line-prev.Last > MergeLines || !prev.Is(shape.Exception) && !prev.Is(shape.Prose) || prev.Is(shape.Prose) && !a.Is(shape.Prose) && !a.Is(shape.Body) {
		return false
	}
	if apart(prev, a) {
		return false
	}
	sameID := prev.RequestID != "" && prev.RequestID == a.RequestID
	sameCode := prev.Code() != "" && prev.Code() == a.Code() && (prev.RequestID == "" || a.RequestID == "") && (prev.Message == "" || a.Message == "" || prev.Message == a.Message)
	unwraps := prev.Is(shape.Prose) && (prev.Message == "" || prev.Is(shape.Loose)) && len(prev.Codes) == 1 && len(a.Codes) > 1 && a.Codes[0] == prev.Codes[0]
	follows := len(prev.Codes) == 0 && prev.Is(shape.Exception) && a.RequestID == "" && a.Is(shape.Prose) && a.Line-prev.Last <= 6 && !lex.IsNumber(a.Code())
	if !sameID && !sameCode && !follows && !unwraps {
		return false
	}
	prev.Seen = nil
	if len(a.Codes) > 0 && (len(prev.Codes) == 0 || len(a.Codes) > len(prev.Codes)) {
		prev.Codes, prev.Family = a.Codes, a.Family
	}
	if unwraps {
		prev.Message, prev.Outer = a.Message, a.Outer // its own say no more
	}
	prev.Message = lex.First(prev.Message, a.Message)
	prev.RequestID = lex.First(prev.RequestID, a.RequestID)
	if len(prev.Scopes) == 0 {
		prev.Scopes = a.Scopes
	}
	if prev.Status == 0 {
		prev.Status = a.Status
	}
	if prev.Node == nil {
		prev.Node, prev.Keys = a.Node, a.Keys
	}
	prev.Call.Fill(a.Call)
	prev.Last = max(prev.Last, a.Last)
	return true
}
