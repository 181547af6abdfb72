package server

import (
	"strconv"
	"strings"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
)

// finding is a cause in brief: the first of its findings, its texts in the language of
// the server.
type finding struct {
	Schema   string           `json:"schema"`
	Count    int              `json:"count"`
	Line     int              `json:"line"`
	LastLine int              `json:"last_line,omitempty"`
	Platform explain.Platform `json:"platform"`
	Codes    []string         `json:"codes"`
	Primary  string           `json:"primary,omitempty"`
	Known    bool             `json:"known"`
	Inferred bool             `json:"inferred,omitempty"`
	Meaning  string           `json:"meaning,omitempty"`
	Title    string           `json:"title"`
	Kind     codes.Kind       `json:"kind"`
	Owner    codes.Owner      `json:"owner,omitempty"`
	Retry    retry            `json:"retry"`
	Message  string           `json:"message,omitempty"`
	Request  string           `json:"request_id,omitempty"`
	HTTP     int              `json:"http_status,omitempty"`
	API      string           `json:"api,omitempty"`
	Facts    explain.Facts    `json:"facts"`
	Scopes   []string         `json:"needs_scopes,omitempty"`
	Fixes    []string         `json:"fixes"`
	Meanings []meaning        `json:"candidates,omitempty"`
	More     int              `json:"more_candidates,omitempty"`
	Notes    []string         `json:"notes,omitempty"`
}

// retry is retry advice made exact by what the response says.
type retry struct {
	codes.Retry
	// After is RFC 3339 with zone.
	After string `json:"after,omitempty"`
}

// messageMost is how many bytes of a message a brief finding holds.
const messageMost = 400

// finding gives a cause in brief.
func (s *server) finding(c *cause) finding {
	f := c.Finding
	v := finding{
		Schema: "dterr.brief/1", Count: c.count, Line: f.Line, Platform: f.Platform, Codes: append([]string{}, f.Codes...), Primary: f.Primary,
		Known: f.Known, Inferred: f.Inferred, Meaning: f.Meaning, Title: s.pick(f.Title), Kind: f.Kind, Owner: f.Owner,
		Retry: retry{Retry: f.Retry.Retry}, Message: cut(f.Message, messageMost), Request: f.RequestID, HTTP: f.HTTPStatus,
		API: f.API, Facts: f.Facts, Fixes: []string{},
	}
	if v.Kind == "" {
		v.Kind = codes.KindUnknown
	}
	if v.Retry.Policy == "" {
		v.Retry.Policy = codes.PolicyUnknown
	}
	if !f.Retry.After.IsZero() {
		v.Retry.After = f.Retry.After.Add(time.Second - 1).Truncate(time.Second).Format(time.RFC3339)
	}
	if c.count > 1 {
		v.LastLine = c.last
	}
	if f.Needs != nil && len(f.Facts.RequiredScopes) == 0 {
		for _, g := range f.Needs.Scopes {
			v.Scopes = append(v.Scopes, strings.TrimSpace(g.Scope+" "+g.Name))
		}
	}
	for _, n := range f.Notes {
		v.Notes = append(v.Notes, s.pick(n.Text))
	}
	v.Notes = v.Notes[:min(len(v.Notes), fixesMost)]
	switch all := f.Possible(); len(all) {
	case 0:
	case 1:
		_, fixes := f.Advice(all[0])
		v.Fixes = s.advice(fixes, fixesMost)
	default:
		v.Meanings, v.More = s.meanings(all, func(m *codes.Meaning) []codes.Advice {
			_, fixes := f.Advice(m)
			return fixes
		})
	}
	return v
}

// tellCause adds a cause to a text: a line of what it is and, where it is the first, what
// the answer says of its own case and what to do.
func (s *server) tellCause(t *brief, c *cause, first bool) {
	v := s.finding(c)
	line := v.Primary
	if line == "" {
		line = strings.Join(v.Codes, "/")
	}
	if v.Platform != explain.DingTalk {
		line = s.pick(say("不是钉钉的错误", "not DingTalk's")) + " (" + string(v.Platform) + ") " + line
	}
	line = strings.TrimSpace(line+" "+v.Title) + " (" + string(v.Kind) + ", retry " + policy(v.Retry.Retry)
	if v.Owner != "" {
		line += ", " + string(v.Owner)
	}
	line += ")"
	if v.Count > 1 {
		line += " ×" + strconv.Itoa(v.Count)
	}
	t.line(line)
	if !first {
		return
	}
	for _, fact := range []struct {
		name  codes.Text
		value string
	}{
		{say("权限：", "Scopes: "), strings.Join(v.Facts.RequiredScopes, ", ")},
		{say("权限：", "Scopes: "), strings.Join(v.Scopes, ", ")},
		{say("申请：", "Apply: "), v.Facts.ApplyURL},
		{say("请求 IP：", "Request IP: "), v.Facts.RequestIP},
		{say("缺少：", "Missing: "), v.Facts.MissingField},
		{say("直到：", "Until: "), v.Facts.Until},
	} {
		if fact.value != "" {
			t.whole(s.pick(fact.name), fact.value)
		}
	}
	if v.Primary == "" && v.Message != "" {
		t.line(inline(v.Message))
	}
	s.tell(t, "", v.Fixes, v.Meanings)
}
