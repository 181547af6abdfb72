package server

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/codes/search"
	"github.com/dterr/dterr/render"
)

// How many calls that fit are named, and how many of each a call shows in brief.
const (
	callsMost  = 5
	fieldsMost = 20
	limitsMost = 5
)

// call is a documented call in brief.
type call struct {
	Schema   string   `json:"schema"`
	ID       string   `json:"id"`
	Host     string   `json:"host"`
	Title    string   `json:"title"`
	Token    string   `json:"token,omitempty"`
	TokenIn  string   `json:"token_in,omitempty"`
	Scopes   []grant  `json:"scopes"`
	Required []string `json:"required_fields"`
	Optional int      `json:"optional_fields,omitempty"`
	Limits   []limit  `json:"limits"`
	Codes    []string `json:"codes"`
	More     int      `json:"more_codes,omitempty"`
	Old      bool     `json:"old,omitempty"`
	Doc      string   `json:"doc"`
}

type grant struct {
	Scope string `json:"scope,omitempty"`
	Name  string `json:"name,omitempty"`
	State string `json:"grant,omitempty"`
}

type limit struct {
	Kind     string `json:"kind"`
	Of       string `json:"of,omitempty"`
	Limit    string `json:"limit"`
	Code     string `json:"code,omitempty"`
	Enforced bool   `json:"enforced"`
}

// api tells what a call needs and answers, or what a permission point opens.
func (s *server) api(v values) (*answer, error) {
	query := strings.TrimSpace(v.one("call"))
	if query == "" {
		return nil, misused("参数 call 是空的", "argument call is empty")
	}
	a, out := &answer{}, &lines{}
	all := callsFor(query)
	if len(all) == 0 {
		return s.noCall(a, out, query)
	}
	for i, c := range all[:min(len(all), callsMost)] {
		var err error
		if i == 0 {
			err = s.first(a, out, c, v.full())
		} else {
			other := struct {
				ID    string `json:"id"`
				Title string `json:"title"`
			}{c.Call(), s.pick(codes.Text{ZH: c.Title, EN: c.TitleEN})}
			a.text.whole(other.ID, " ", other.Title)
			err = out.brief(other)
		}
		if err != nil {
			return nil, err
		}
	}
	object, err := out.results(max(0, len(all)-callsMost))
	a.object = object
	return a, err
}

// first adds the call that fits best.
func (s *server) first(a *answer, out *lines, c *calls.Call, full bool) error {
	b := s.call(c)
	s.tellCall(&a.text, &b)
	if full {
		_, err := out.add(func(j render.JSON) error { return j.Call("", c, 0) })
		return err
	}
	return out.brief(b)
}

// callsFor gives the calls of a path, or those that words describe.
func callsFor(query string) []*calls.Call {
	if strings.Contains(query, "/") {
		return calls.Find(query)
	}
	var all []*calls.Call
	for _, h := range search.Calls(query, 2*callsMost) {
		c := calls.ByID(h.API.ID)
		if c != nil && !slices.ContainsFunc(all, func(o *calls.Call) bool { return o.ID == c.ID }) {
			all = append(all, c)
		}
	}
	if all == nil {
		return calls.Find(query)
	}
	return all
}

// noCall answers what names no call: a permission point, or what is like it.
func (s *server) noCall(a *answer, out *lines, query string) (*answer, error) {
	if scope, ok := calls.ScopeByName(query); ok {
		opens := scope.Calls()
		a.text.line(scope.Scope, " ", strings.Join(scope.Names, " / "), s.pick(say("：权限点，开通 %d 个接口", ": a scope that opens %d calls", len(opens))))
		for _, c := range opens {
			a.text.whole(c.Call())
		}
		if _, err := out.add(func(j render.JSON) error { return j.Scope("", scope) }); err != nil {
			return nil, err
		}
	} else {
		near := calls.Near(query, nearMost)
		a.text.line(s.pick(say("接口表里没有它", "no documented call matches")))
		for _, n := range near {
			a.text.line("? ", n)
		}
		if _, err := out.add(func(j render.JSON) error { return j.Unknown(masked(query), near) }); err != nil {
			return nil, err
		}
	}
	object, err := out.results(0)
	a.object = object
	return a, err
}

// call gives a call in brief.
func (s *server) call(c *calls.Call) call {
	b := call{
		Schema: "dterr.brief/1", ID: c.Call(), Host: c.Host, Title: s.pick(codes.Text{ZH: c.Title, EN: c.TitleEN}), Old: c.Old, Doc: c.Doc,
		Scopes: []grant{}, Required: []string{}, Limits: []limit{}, Codes: []string{}, Optional: c.Optional(),
	}
	if len(c.Tokens) > 0 {
		t := &c.Tokens[0]
		b.Token, b.TokenIn = t.Kind, strings.TrimSpace(t.In+" "+t.Name)
	}
	for _, g := range c.Grants {
		b.Scopes = append(b.Scopes, grant{g.Scope, g.Name, g.State})
	}
	for _, f := range c.Required() {
		b.Required = append(b.Required, f.Name)
	}
	b.Required = b.Required[:min(len(b.Required), fieldsMost)]
	for i := range c.Limits[:min(len(c.Limits), limitsMost)] {
		l := &c.Limits[i]
		b.Limits = append(b.Limits, limit{l.Kind, s.pick(l.Field), strings.TrimSpace(l.Bound + " " + l.Unit), l.Code, l.Enforced()})
	}
	answers := c.Answers()
	for _, e := range answers[:min(len(answers), rowsMost)] {
		b.Codes = append(b.Codes, e.ID)
	}
	b.More = len(answers) - len(b.Codes)
	return b
}

// tellCall adds a call to a text.
func (s *server) tellCall(t *brief, b *call) {
	t.line(b.ID, " ", b.Title)
	if b.Token != "" {
		t.line("token: ", b.Token, ", ", b.TokenIn)
	}
	for _, g := range b.Scopes {
		t.whole(s.pick(say("权限：", "scope: ")), strings.TrimSpace(g.Scope+" "+g.Name), " ", g.State)
	}
	if len(b.Required) > 0 {
		t.whole(s.pick(say("必填：", "required: ")), strings.Join(b.Required, ", "))
	}
	if n := len(b.Codes) + b.More; n > 0 {
		t.whole(s.pick(say("错误码：", "codes: ")), strconv.Itoa(n))
	}
}
