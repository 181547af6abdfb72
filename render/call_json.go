package render

import (
	"cmp"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
)

type jsonCall struct {
	Schema  string       `json:"schema"`
	Query   string       `json:"query,omitempty"`
	ID      string       `json:"id"`
	Method  string       `json:"method"`
	Host    string       `json:"host"`
	Path    string       `json:"path"`
	Title   codes.Text   `json:"title"`
	Token   string       `json:"token"`
	TokenIn string       `json:"token_in"`
	Tokens  []jsonToken  `json:"tokens"`
	Scopes  []jsonGrant  `json:"scopes"`
	Grant   *string      `json:"grant,omitempty"`
	Limits  []jsonLimit  `json:"limits"`
	ByCode  []jsonLimit  `json:"code_limits"`
	Fields  []jsonField  `json:"fields"`
	Codes   []string     `json:"codes"`
	Status  string       `json:"status"`
	Docs    []string     `json:"docs"`
	Sources []string     `json:"sources"`
	Notes   []codes.Text `json:"notes"`
	*jsonCallHit
}

type jsonCallHit struct {
	Score float64 `json:"score"`
}

type jsonToken struct {
	Token    string       `json:"token"`
	In       string       `json:"in"`
	Name     string       `json:"name"`
	AppTypes []string     `json:"app_types,omitempty"`
	Corp     []string     `json:"authorising_corp,omitempty"`
	Notes    []codes.Text `json:"notes,omitempty"`
}

type jsonGrant struct {
	Scope    string       `json:"scope"`
	Name     string       `json:"name"`
	Grant    string       `json:"grant"`
	From     string       `json:"from"`
	AppTypes []string     `json:"app_types"`
	Notes    []codes.Text `json:"notes,omitempty"`
}

type jsonLimit struct {
	Kind     string       `json:"kind"`
	Field    string       `json:"field,omitempty"`
	FieldIn  string       `json:"in,omitempty"`
	Limit    string       `json:"limit"`
	Unit     string       `json:"unit"`
	Code     string       `json:"code,omitempty"`
	Enforced bool         `json:"enforced"`
	Basis    string       `json:"basis"`
	Notes    []codes.Text `json:"notes,omitempty"`
	Source   string       `json:"source"`
}

type jsonField struct {
	Name     string `json:"name"`
	In       string `json:"in"`
	Path     string `json:"path,omitempty"`
	Type     string `json:"type"`
	Required bool   `json:"required"`
}

// Call writes a dterr.api/1; query is what was asked for, empty where nobody
// asked, and score how well words fit the call, 0 where they were not asked for.
func (j JSON) Call(query string, c *calls.Call, score float64) error {
	v := callOf(c)
	v.Query = query
	if score > 0 {
		v.jsonCallHit = &jsonCallHit{Score: score}
	}
	return j.write(v)
}

func callOf(c *calls.Call) *jsonCall {
	v := &jsonCall{
		Schema: "dterr.api/1", ID: c.Call(), Method: c.Method, Host: c.Host, Path: c.Path,
		Title: codes.Text{ZH: c.Title, EN: c.TitleEN}, Status: "current",
		Tokens: []jsonToken{}, Scopes: []jsonGrant{}, Limits: jsonLimits(c.Limits), ByCode: jsonLimits(c.CodeLimits),
		Fields: make([]jsonField, 0, len(c.Fields)), Codes: list(idsOf(c.Answers())),
		Docs: make([]string, 0, len(c.Pages)), Sources: []string{c.Source()}, Notes: []codes.Text{},
	}
	if c.Old {
		v.Status = "old"
	}
	for i := range c.Tokens {
		v.Tokens = append(v.Tokens, jsonTokens(&c.Tokens[i])...)
	}
	if len(c.Tokens) > 0 {
		v.Token, v.TokenIn = c.Tokens[0].Kind, c.Tokens[0].In+" "+c.Tokens[0].Name
	}
	for _, g := range c.Grants {
		if g.Scope == "" && g.Name == "" {
			state := g.State
			v.Grant = &state
			v.Notes = append(v.Notes, g.Notes...)
			continue
		}
		v.Scopes = append(v.Scopes, jsonGrantOf(g))
	}
	for _, f := range c.Fields {
		v.Fields = append(v.Fields, jsonField(f))
	}
	for _, a := range c.Pages {
		v.Docs = append(v.Docs, a.Doc)
	}
	return v
}

func jsonGrantOf(g calls.Grant) jsonGrant {
	v := jsonGrant{g.Scope, g.Name, cmp.Or(g.State, "unknown"), "page", list(g.Apps), g.Notes}
	if g.ByName {
		v.From = "name"
	}
	return v
}

func jsonTokens(t *calls.Token) []jsonToken {
	var all []jsonToken
	for _, k := range tokenKinds(t) {
		v := jsonToken{Token: k.kind, In: t.In, Name: t.Name, AppTypes: k.apps, Notes: t.Notes}
		for _, by := range t.By {
			if by.Corp && (by.Kind == k.kind || t.Kind != "both") {
				v.Corp = append(v.Corp, by.App)
			}
		}
		all = append(all, v)
	}
	return all
}

func jsonLimits(all []calls.Limit) []jsonLimit {
	out := make([]jsonLimit, 0, len(all))
	for i := range all {
		l := &all[i]
		page := strings.TrimPrefix(l.Doc, "https://open.dingtalk.com/document/")
		out = append(out, jsonLimit{
			l.Kind, l.Field.EN, l.In, l.Bound, l.Unit, l.Code, l.Enforced(), cmp.Or(l.Basis, "none"), l.Notes, page + " " + l.Date,
		})
	}
	return out
}

type jsonScope struct {
	Schema    string      `json:"schema"`
	Query     string      `json:"query,omitempty"`
	Scope     string      `json:"scope"`
	Names     []string    `json:"names"`
	Calls     []string    `json:"calls"`
	Sensitive bool        `json:"sensitive,omitempty"`
	Closed    bool        `json:"closed,omitempty"`
	GrantedBy *codes.Text `json:"granted_by,omitempty"`
	Note      *codes.Text `json:"note,omitempty"`
	Docs      []string    `json:"docs"`
	Sources   []string    `json:"sources"`
}

// Scope writes a dterr.scope/1; query is what was asked for.
func (j JSON) Scope(query string, s *calls.Scope) error {
	v := jsonScope{
		Schema: "dterr.scope/1", Query: query, Scope: s.Scope, Names: s.Names, Calls: []string{}, Sensitive: s.Sensitive,
		Closed: s.Closed, GrantedBy: textOrNone(s.GrantedBy), Note: textOrNone(s.Note), Docs: []string{s.Doc}, Sources: []string{s.Source()},
	}
	for _, c := range s.Calls() {
		v.Calls = append(v.Calls, c.Call())
	}
	return j.write(v)
}

func textOrNone(t codes.Text) *codes.Text {
	if t == (codes.Text{}) {
		return nil
	}
	return &t
}
