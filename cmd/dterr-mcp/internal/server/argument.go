package server

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
)

// form is what an argument may be.
type form int

// The forms: a text; codes, one or several; what a server or program wrote, which may
// come as the object that it is; a yes or no; a number; a time as it was sent; a word of
// a few.
const (
	text form = iota
	list
	body
	flag
	number
	stamp
	subject
	scheme
)

// argument is an argument of a tool.
type argument struct {
	name     string
	form     form
	required bool
}

// schema gives the JSON schema of arguments, which is written by hand because one that is
// derived from types takes three times as many tokens. Models and the Inspector send
// 40014 as a number and a body as an object, so both are good.
func schema(all []argument) json.RawMessage {
	var b strings.Builder
	b.WriteString(`{"type":"object","properties":{`)
	var required []string
	for i, a := range all {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(a.name) + ":" + a.form.schema())
		if a.required {
			required = append(required, strconv.Quote(a.name))
		}
	}
	b.WriteByte('}')
	if required != nil {
		b.WriteString(`,"required":[` + strings.Join(required, ",") + `]`)
	}
	b.WriteByte('}')
	return json.RawMessage(b.String())
}

// schema gives the JSON schema of a value.
func (f form) schema() string {
	switch f {
	case list:
		return `{"type":["string","integer","array"],"items":{"type":["string","integer"]}}`
	case body:
		return `{"type":["string","object"]}`
	case flag:
		return `{"type":"boolean"}`
	case number:
		return `{"type":"integer"}`
	case stamp:
		return `{"type":["string","integer"]}`
	case subject, scheme:
		return `{"enum":["` + strings.Join(f.words(), `","`) + `"]}`
	}
	return `{"type":"string"}`
}

// words gives the words that an argument may be, nil where it may be any.
func (f form) words() []string {
	switch f {
	case subject:
		return []string{"robot", "callback", "jsapi"}
	case scheme:
		return []string{"webhook", "incoming", "card"}
	}
	return nil
}

// values are arguments as they were read, by name: texts, but of a list several, and of a
// flag "true" or nothing.
type values map[string][]string

// one gives the text of an argument, empty where it was not given.
func (v values) one(name string) string {
	if len(v[name]) == 0 {
		return ""
	}
	return v[name][0]
}

func (v values) full() bool { return v.one("full") != "" }

// read reads the arguments of a call by what the tool takes.
func read(takes []argument, given json.RawMessage) (values, error) {
	members := map[string]json.RawMessage{}
	if len(given) > 0 && string(given) != "null" {
		if json.Unmarshal(given, &members) != nil {
			return nil, misused("arguments 应为对象", "arguments: want an object")
		}
	}
	for name := range members {
		if !has(namesOf(takes), name) {
			return nil, misused("没有参数 %s；可用的有：%s", "unknown argument %s; there are: %s", quoted(name), strings.Join(namesOf(takes), ", "))
		}
	}
	out := values{}
	for _, a := range takes {
		raw, ok := members[a.name]
		if !ok || string(raw) == "null" {
			if a.required {
				return nil, misused("缺少参数 %s", "missing argument %s", a.name)
			}
			continue
		}
		texts, ok := a.form.read(raw)
		if !ok {
			return nil, misused("参数 %s 应为%s", "argument %s: want %s", a.name, a.form.wanted())
		}
		out[a.name] = texts
	}
	return out, nil
}

func namesOf(all []argument) []string {
	names := make([]string, len(all))
	for i, a := range all {
		names[i] = a.name
	}
	return names
}

// wanted says what an argument may be, in words of JSON.
func (f form) wanted() string {
	if w := f.words(); w != nil {
		return strings.Join(w, " / ")
	}
	switch f {
	case list:
		return "string / integer / array"
	case body:
		return "string / object"
	case flag:
		return "boolean"
	case number:
		return "integer > 0"
	case stamp:
		return "string / integer"
	}
	return "string"
}

// read reads a value of the form; it reports false for one that is of another.
func (f form) read(raw json.RawMessage) ([]string, bool) {
	raw = bytes.TrimSpace(raw)
	first := raw[0]
	switch {
	case f == flag:
		if string(raw) == "true" {
			return []string{"true"}, true
		}
		return nil, string(raw) == "false"
	case f == number:
		n, err := strconv.Atoi(string(raw))
		return []string{string(raw)}, err == nil && n > 0
	case first == '"':
		return f.readText(raw)
	case f == list && first == '[':
		return f.readList(raw)
	case f == body && (first == '{' || first == '['):
		return []string{string(raw)}, true
	case f == list || f == stamp:
		// An integer may be written as 4e4 or 40014.0 by who thinks of all as numbers;
		// a code is taken as it is spelled.
		_, err := strconv.ParseInt(string(raw), 10, 64)
		return []string{string(raw)}, err == nil
	}
	return nil, false
}

func (f form) readText(raw json.RawMessage) ([]string, bool) {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return nil, false
	}
	if w := f.words(); w != nil && !has(w, s) {
		return nil, false
	}
	return []string{s}, true
}

func (f form) readList(raw json.RawMessage) ([]string, bool) {
	var each []json.RawMessage
	if json.Unmarshal(raw, &each) != nil {
		return nil, false
	}
	var out []string
	for _, one := range each {
		if one[0] == '[' {
			return nil, false
		}
		texts, ok := f.read(one)
		if !ok {
			return nil, false
		}
		out = append(out, texts...)
	}
	return out, true
}

func has(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}
