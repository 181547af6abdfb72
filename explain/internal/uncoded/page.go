package uncoded

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain/internal/field"
	"github.com/dterr/dterr/explain/internal/lex"
	"github.com/dterr/dterr/explain/internal/platform"
	"github.com/dterr/dterr/explain/internal/shape"
	"github.com/dterr/dterr/explain/internal/transcript"
)

// page reads the HTML that the edge answers with instead of JSON.
func page(text []byte) (a *shape.Answer) {
	if bytes.IndexByte(text, '<') < 0 {
		return nil
	}
	lower := bytes.ToLower(text)
	if !bytes.Contains(lower, []byte("<html")) && !bytes.Contains(lower, []byte("<h1>")) {
		return nil
	}
	if !bytes.Contains(lower, []byte("powered by dingtalk")) && !bytes.Contains(lower, []byte("dingtalk.com")) && !bytes.Contains(lower, []byte("dingtalk.io")) {
		return nil
	}
	a = &shape.Answer{Decoder: "html", Traits: shape.Page}
	defer func() {
		if a.Status < 400 && !bytes.Contains(lower, []byte("powered by dingtalk")) {
			a = nil // a page about it
		}
	}()
	a.Call = transcript.Before(text, 0, len(text), len(text))
	a.Status = a.Call.Status
	if title, ok := lex.Between(string(text), "<title>", "</title>"); ok {
		a.Message = strings.TrimSpace(title)
		if a.Status == 0 {
			if d := lex.Digits(a.Message); len(d) == 3 {
				a.Status = lex.Atoi(d)
			}
		}
	}
	return a
}

// layout reads the robot's own layout without a code beside it.
func (r *Reader) layout(text []byte) *shape.Answer {
	l, ok := platform.LayoutOf(string(text))
	if !ok || !l.Labelled || len(l.Reason) > field.Span || isShown(text, l.Start, l.Start) {
		return nil
	}
	message := string(lex.Line(text, l.Start, field.Span))
	if reason := sentFailure(text); reason != nil && bytes.HasPrefix(text[l.Start:], reason) {
		message = string(reason)
	}
	if l.English && !lex.HasHan(message) {
		if ours, _ := r.namesOf(text[:min(len(text), 64<<10)]); !ours {
			return nil // a form that anybody may fill in
		}
	}
	return &shape.Answer{Decoder: "message", Message: strings.Trim(message, "\"'}] "), Family: codes.FamilyRobot, Start: l.Start, End: l.Start + len(message)}
}
