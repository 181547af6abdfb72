package render

import (
	"bytes"
	"strings"

	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/explain"
)

// documented marks what the documentation says and the response does not.
func (o *Options) documented(s string) string {
	return s + o.say("（文档所写，响应没有说）", " (documented; the response does not say)")
}

// needs gives what the documentation says of the call, labelled as what the response
// tells is.
func (o *Options) needs(n *explain.Needs) []fact {
	if n == nil {
		return nil
	}
	var all []fact
	add := func(zh, en string, texts ...string) {
		all = append(all, ownFact(o.say(zh, en), texts)...)
	}
	var scopes []string
	for i := range n.Scopes {
		scopes = append(scopes, o.granted(&n.Scopes[i]))
	}
	if len(scopes) > 0 {
		scopes[len(scopes)-1] = o.documented(scopes[len(scopes)-1])
	}
	add("需权限", "Needs", scopes...)
	if n.Token != nil {
		add("凭证", "Token", o.passed(n.Token, false)+o.say("（据文档）", " (documented)"))
	}
	var fields []string
	for _, f := range n.Fields {
		name := f.Name
		if f.Path != "" {
			name = f.Path
		}
		s := name + o.say("（", " (") + o.place(f.In) + o.say("，", ", ") + f.Type
		if f.Required {
			s += o.say("，必填", ", required")
		}
		fields = append(fields, s+o.say("）", ")"))
	}
	if n.Asked != "" {
		add("字段", "Field", o.say("文档里没有 "+n.Asked+"；相近的有 ", "no "+n.Asked+" is documented; close to it: ")+strings.Join(fields, o.say("、", ", ")))
	} else {
		add("字段", "Field", fields...)
	}
	if n.Limit != nil {
		add("限制", "Limit", o.limited(n.Limit)+o.say("，据 "+n.Limit.Date+" 的文档", ", by the documentation of "+n.Limit.Date))
	}
	return all
}

// ownFact gives a fact that the input does not say, none if it has no texts.
//
//go:noinline // copies in all its callers would be larger
func ownFact(name string, texts []string) []fact {
	if len(texts) == 0 {
		return nil
	}
	return []fact{{name: name, items: plainItems(texts), own: true}}
}

// needs writes what the documentation says of the call.
func (l *jsonLine) needs(n *explain.Needs) error {
	l.key("needs")
	if n == nil {
		l.out = append(l.out, "{}"...)
		return nil
	}
	if known, ok := l.known[n]; ok {
		l.out = append(l.out, known...)
		return nil
	}
	from := len(l.out)
	if err := l.add(needsOf(n)); err != nil {
		return err
	}
	if l.known == nil || len(l.known) >= needsMost {
		l.known = map[*explain.Needs][]byte{}
	}
	l.known[n] = bytes.Clone(l.out[from:])
	return nil
}

func needsOf(n *explain.Needs) any {
	v := struct {
		Call    string      `json:"call,omitempty"`
		Scopes  []jsonGrant `json:"scopes,omitempty"`
		Token   string      `json:"token,omitempty"`
		TokenIn string      `json:"token_in,omitempty"`
		Tokens  []jsonToken `json:"tokens,omitempty"`
		Asked   string      `json:"asked_field,omitempty"`
		Fields  []jsonField `json:"fields,omitempty"`
		Limit   *jsonLimit  `json:"limit,omitempty"`
		Doc     string      `json:"doc,omitempty"`
		Source  string      `json:"source,omitempty"`
	}{Call: n.Call, Asked: n.Asked, Doc: n.Doc}
	if n.Date != "" {
		v.Source = "official " + n.Date
	}
	for _, g := range n.Scopes {
		v.Scopes = append(v.Scopes, jsonGrantOf(g))
	}
	if n.Token != nil {
		v.Token, v.TokenIn, v.Tokens = n.Token.Kind, n.Token.In+" "+n.Token.Name, jsonTokens(n.Token)
	}
	for _, f := range n.Fields {
		v.Fields = append(v.Fields, jsonField(f))
	}
	if n.Limit != nil {
		v.Limit = &jsonLimits([]calls.Limit{*n.Limit})[0]
	}
	return v
}
