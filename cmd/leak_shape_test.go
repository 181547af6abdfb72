package cmd_test

import (
	"encoding/json"
	"html"
	"math/rand/v2"
	"net/url"
	"strconv"
	"strings"
	"unicode"
)

// This file writes a name and a value by the template of a shape.

// spelling tells which names a shape can hold.
type spelling int

const (
	anyName    spelling = iota // ASCII in any case, or a Chinese label
	asciiName                  // a key of an API or a field of a program
	envName                    // APP_SECRET
	headerName                 // X-App-Secret, app-secret
	flagName                   // app-secret, app_secret, appSecret
	fieldName                  // AppSecret
	labelName                  // 应用密钥
)

// carry is what surrounds a value: how it is escaped, what would end it, and
// whether it can go over lines.
type carry struct {
	escape func(string) string
	stops  string
	quotes bool // something that cannot be in the value tells its end
}

// The ways in which a value is carried.
func inJSON() carry { return carry{jsonOf, "", true} }

func inDouble() carry {
	return carry{func(s string) string { return strings.ReplaceAll(s, `"`, `\"`) }, "\n\\", true}
}
func inSingle() carry  { return carry{same, "\n\\'", true} }
func inXML() carry     { return carry{html.EscapeString, "\n", true} }
func inQuery() carry   { return carry{url.QueryEscape, "\n", true} }
func inWord() carry    { return carry{same, " \u00a0\t\n,;&\"'`<>()[]{}|", false} }
func inLine() carry    { return carry{same, "\n", false} }
func inBracket() carry { return carry{same, "\n()[]{}<>|「」【】（）", false} }
func inCell() carry    { return carry{same, "\n|", false} }
func inCSV() carry     { return carry{same, "\n,;\t\"", false} }
func inDSN() carry     { return carry{same, " \u00a0\t\n,;&\"'`<>()[]{}|@/#?:%", false} }
func inQP() carry {
	return carry{func(s string) string { return strings.ReplaceAll(s, "=", "=3D") }, " \u00a0\n,;&\"'`<>()[]{}|", false}
}

func same(s string) string { return s }

// jsonOf gives s as it stands between the quotes of a JSON string.
func jsonOf(s string) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		return err.Error()
	}
	return strings.TrimSuffix(b.String(), "\n")[1 : b.Len()-2]
}

// shape is a form in which programs print a name and its value.
type shape struct {
	id string
	// by is a program that prints it.
	by    string
	names spelling
	carry carry
	// text is the template: $N and $V are the name and the value, $A and $B the
	// halves of the value, $#N and $#V the lengths in bytes, $C and $R switch a
	// colour on and off.
	text string
	// last changes the whole text, such as escaping it once more.
	last func(string) string
	// least is how long a value must be, where it is broken in two.
	least int
	// only limits the shape to the kinds with one of these ids, with blanks around.
	only string
	// none leaves these out.
	none string
	// weights limits it to kinds of these weights.
	weights []weight
	// bare is a shape without a name.
	bare bool
	// wide is how many columns the whole input is wrapped at, column those of
	// the text alone.
	wide, column int
}

// class is a group of shapes with a goal of its own.
type class struct {
	id     string
	goal   float64 // the share of inputs that may leak
	shapes []shape
}

func classes() []class {
	return []class{
		{"direct", 0.001, append(directShapes(), shellShapes()...)},
		{"ansi", 0.01, ansiShapes()},
		{"pair", 0.01, append(pairShapes(), pastedPairs()...)},
		{"typed", 0.01, typedShapes()},
		{"wrap", 0.03, append(wrapShapes(), pastedLines()...)},
		{"prose", 0.03, append(proseShapes(), pastedProse()...)},
	}
}

// takes reports whether a value of this kind can be written in the shape.
func (s *shape) takes(k *kind, m made) bool {
	switch {
	case s.bare && !k.bare, k.loose && !s.carry.quotes, s.names == labelName && k.labels == "",
		strings.ContainsAny(m.value, s.carry.stops), len(m.value) < s.least,
		s.only != "" && !strings.Contains(s.only, " "+k.id+" "),
		strings.Contains(s.none, " "+k.id+" "):
		return false
	case (s.least > 0 || s.names == headerName) && strings.ContainsFunc(m.value, func(c rune) bool { return c > unicode.MaxASCII }):
		return false // halves of a name or an address are not looked for; headers are ASCII
	}
	for _, w := range s.weights {
		if w == k.weight {
			return true
		}
	}
	return len(s.weights) == 0
}

// write gives the text of the shape.
func (s *shape) write(k *kind, m made, r *rand.Rand) string {
	name, text := s.nameOf(k, r), s.text
	at := len(m.value) / 2
	if s.least > 0 {
		at = between(r, len(m.value)/3, len(m.value)-len(m.value)/3)
	}
	v := s.carry.escape(m.value)
	text = colours(text, r)
	text = strings.NewReplacer("$#N", strconv.Itoa(len(name)), "$#V", strconv.Itoa(len(m.value)),
		"$N", name, "$V", v, "$A", s.carry.escape(m.value[:at]), "$B", s.carry.escape(m.value[at:]),
		"$64", folded(v, 64), "$76", folded(v, 76), "$U", strings.ToUpper(name[:1])+name[1:]).Replace(text)
	if s.column > 0 {
		text = straddle(text, m.value, s.column, min(len(m.value), s.column-len(name)-4), r)
	}
	if s.last != nil {
		text = s.last(text)
	}
	return text
}

// nameOf gives a name of the kind as the shape spells it.
func (s *shape) nameOf(k *kind, r *rand.Rand) string {
	if k.labels != "" && (s.names == labelName || s.names == anyName && r.IntN(5) == 0) {
		return pick(r, strings.Split(k.labels, "|")...)
	}
	name := pick(r, strings.Split(k.names, "|")...)
	switch s.names {
	case envName:
		name = strings.ToUpper(strings.NewReplacer(" ", "_", "-", "_").Replace(apart(name)))
		if k.weight <= soft && k.id != "encrypt" && r.IntN(3) == 0 {
			name = pick(r, "DINGTALK_", "DING_", "APP_", "PROD_") + name
		}
		return name
	case headerName:
		return pick(r, kebab, train, kebab, crossed)(name)
	case flagName:
		return pick(r, kebab, kebab, snake, camel)(name)
	case fieldName:
		return pascal(name)
	}
	if strings.ContainsAny(name, upper) && r.IntN(2) == 0 {
		return strings.ReplaceAll(name, " ", "")
	}
	name = pick(r, snake, snake, camel, camel, camel, pascal, shout, kebab)(name)
	if k.weight <= soft && k.id != "encrypt" && s.names == asciiName && r.IntN(8) == 0 {
		name = pick(r, "dingtalk.", "dingtalk_", "app.", "ding.talk.") + name
	}
	return name
}

// The ways in which words are put together.
func snake(s string) string { return strings.ToLower(joined(s, "_")) }
func kebab(s string) string { return strings.ToLower(joined(s, "-")) }
func shout(s string) string { return strings.ToUpper(joined(apart(s), "_")) }
func train(s string) string { return joined(titled(s), "-") }
func pascal(s string) string {
	return joined(titled(s), "")
}

func camel(s string) string {
	s = pascal(s)
	return strings.ToLower(s[:1]) + s[1:]
}

func crossed(s string) string { return "x-" + strings.TrimPrefix(kebab(s), "x-") }

func joined(s, with string) string {
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '-' }), with)
}

func titled(s string) string {
	words := strings.FieldsFunc(s, func(c rune) bool { return c == ' ' || c == '-' })
	for i, w := range words {
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

// apart puts blanks between the words of camel case.
func apart(s string) string {
	var b strings.Builder
	for i, c := range s {
		if i > 0 && unicode.IsUpper(c) && unicode.IsLower(rune(s[i-1])) {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// folded breaks s after every n bytes.
func folded(s string, n int) string {
	var b strings.Builder
	for len(s) > n {
		b.WriteString(s[:n] + "\n")
		s = s[n:]
	}
	return b.String() + s
}

// straddle wraps a text as a terminal of so many columns does, with words in
// front of it so that the value, but not its name, goes over a line's end.
func straddle(text, value string, column, most int, r *rand.Rand) string {
	at := max(strings.Index(text, value), 0) + between(r, 4, max(5, most-4))
	front := ""
	for (cells(front)+1+at)%column != 0 || cells(front) < column/4 {
		front += string("the call failed with parameter "[len(front)%31])
	}
	return wrapped(front+" "+text, column)
}

// cells is how many columns a text takes.
func cells(s string) int {
	n := 0
	for _, c := range s {
		n += cell(c)
	}
	return n
}

func cell(c rune) int {
	if c >= 0x1100 {
		return 2
	}
	return 1
}

// wrapped breaks every line at so many columns, wherever that is.
func wrapped(s string, column int) string {
	var b strings.Builder
	at := 0
	for _, c := range s {
		if c == '\n' {
			at = 0
		} else if at += cell(c); at > column {
			b.WriteByte('\n')
			at = cell(c)
		}
		b.WriteRune(c)
	}
	return b.String()
}
