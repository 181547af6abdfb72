package lenient

import (
	"bytes"
	"strings"
)

// parser walks the source once. esc is the number of backslashes that stand
// before every quote that is part of the structure: 0 in plain JSON, 1 in JSON
// that was put into a string, 3 and 7 one and two levels further.
type parser struct {
	src    []byte
	pos    int
	esc    int
	escSet bool
	// doubled says that every quote is written twice, as in a cell of CSV.
	doubled bool
	// gone holds the quotation marks that close nothing any more.
	gone string
	// commented says that a comment was skipped.
	commented bool
}

// container reads the object or array at pos, or gives nil when what stands
// there is neither.
func (p *parser) container(depth int) *Node {
	if depth >= MaxDepth {
		return p.skipDeep()
	}
	if p.src[p.pos] == '{' {
		return p.object(depth)
	}
	return p.array(depth)
}

// object reads members up to the closing brace. The first member decides
// whether this is an object at all.
func (p *parser) object(depth int) *Node {
	n := &Node{Kind: Object, Start: p.pos}
	p.pos++
	p.members(n, depth, '}')
	if len(n.Members) == 0 && n.Quirks&Truncated != 0 {
		return nil
	}
	n.End = p.pos
	return n
}

// membersUsual is how many members there is room for in an object at first.
const membersUsual = 4

// members reads key-value pairs until the closing bracket, into n.
func (p *parser) members(n *Node, depth int, closing byte) {
	for first := true; ; first = false {
		commas := p.separators(n, first)
		if p.pos >= len(p.src) {
			n.Quirks |= Truncated
			return
		}
		if p.src[p.pos] == closing {
			p.pos++
			if commas > 0 && !first {
				n.Quirks |= TrailingComma
			}
			return
		}
		if c := p.src[p.pos]; c == '}' || c == ']' {
			// The wrong bracket: this container ends here, its parent goes on.
			n.Quirks |= Truncated
			return
		}
		start := p.pos
		key, ok := p.key(n)
		if !ok && (p.skipGutter(n) || p.skipRemark(n)) {
			start = p.pos
			key, ok = p.key(n)
		}
		if !ok {
			n.Quirks |= Truncated
			return
		}
		if commas == 0 && !first {
			n.Quirks |= MissingComma
		}
		v := p.value(n, depth)
		if v == nil {
			n.Quirks |= Truncated
			return
		}
		n.add(Member{Key: key, Value: v, Start: start}, []byte(key))
	}
}

// separators skips blanks and commas before a member and counts the commas.
func (p *parser) separators(n *Node, first bool) int {
	commas := 0
	for {
		p.blanks()
		switch {
		case p.pos < len(p.src) && (p.src[p.pos] == ',' || p.src[p.pos] == ';'):
			p.pos++
			commas++
		case p.has("，"), p.has("；"), p.has("、"):
			p.pos += len("，")
			n.Quirks |= FullWidth
			commas++
		default:
			return commas
		}
		if first && commas > 1 {
			return commas
		}
	}
}

// key reads a key and the sign behind it. pos is unchanged when there is none.
func (p *parser) key(n *Node) (string, bool) {
	start := p.pos
	dumped := p.has("[\"") || p.has("[\\")
	if dumped {
		p.pos++
	} else if p.has("u'") || p.has("u\"") || p.has("b'") {
		p.pos++
		n.Quirks |= PythonLiterals
	}
	if quote, width, esc, ok := p.quote(); ok {
		p.settle(quote, esc)
		key, missing, ok := p.quotedKey(quote, width)
		if !ok {
			p.pos = start
			return "", false
		}
		if missing {
			n.Quirks |= MissingQuote
			return key, true
		}
		if quote != "\"" && quote != doubledQuote {
			n.Quirks |= SingleQuotes
		}
		if p.esc > 0 || p.doubled {
			n.Quirks |= Escaped
		}
		if dumped && !p.shutsKey() || !p.colon(n) {
			p.pos = start
			return "", false
		}
		return key, true
	}
	if dumped {
		p.pos = start
		return "", false
	}
	end := p.pos + symbol(p.src[p.pos:])
	for end < len(p.src) && end-p.pos < 64 && isKeyByte(p.src[end]) {
		end++
	}
	if end == p.pos || isDigit(p.src[p.pos]) && !quoteFollows(p.src, end) {
		return "", false
	}
	key := string(p.src[p.pos:end])
	p.pos = end
	if end < len(p.src) && (p.src[end] == '"' || p.src[end] == '\'') {
		p.pos++ // errcode": the opening quote is missing
		n.Quirks |= MissingQuote
	}
	if !p.colon(n) {
		p.pos = start
		return "", false
	}
	n.Quirks |= BareKeys
	return strings.TrimLeft(strings.ReplaceAll(key, "\\", ""), "."), true // .errcode = 40014 of C
}

// shutsKey skips the bracket behind a key of PHP's var_dump, ["errcode"]=>, and who may see
// it: ["errcode":protected]=>, ["errcode":"Answer":private]=>.
func (p *parser) shutsKey() bool {
	end := bytes.IndexByte(p.src[p.pos:min(len(p.src), p.pos+inspectMost)], ']')
	if end < 0 || end > 0 && p.src[p.pos] != ':' || !bytes.HasPrefix(p.src[p.pos+end:], []byte("]=>")) {
		return false
	}
	p.pos += end + 1
	return true
}

func quoteFollows(src []byte, at int) bool { return at < len(src) && src[at] == '"' }

// quotedKey reads a key up to its closing quote. missing is true when that
// quote was forgotten and the colon already passed ("errmsg:"text").
func (p *parser) quotedKey(quote string, width int) (key string, missing, ok bool) {
	from := p.pos + width
	limit := min(len(p.src), from+256)
	end := p.closing(from, limit, quote)
	if end < 0 {
		return "", false, false
	}
	raw := p.src[from:end]
	if bytes.IndexByte(raw, '\n') >= 0 || bytes.ContainsAny(raw, "{}") {
		return "", false, false
	}
	if len(raw) > 1 && raw[len(raw)-1] == ':' && isName(raw[:len(raw)-1]) {
		p.pos = end
		return string(raw[:len(raw)-1]), true, true
	}
	p.pos = min(end+p.esc+len(quote), len(p.src))
	return p.decoded(raw), false, true
}

// colon skips the sign between a key and its value.
func (p *parser) colon(n *Node) bool {
	p.blanks()
	switch {
	case p.has(":"):
		p.pos++
	case p.has("="):
		p.pos++
		if p.has(">") {
			p.pos++
		}
		n.Quirks |= EqualSign
	case p.has("："):
		p.pos += len("：")
		n.Quirks |= FullWidth
	default:
		return false
	}
	p.blanks()
	return true
}

// value reads the value of a member of n. It gives nil at the end of the text.
func (p *parser) value(n *Node, depth int) *Node {
	if p.pos >= len(p.src) {
		return nil
	}
	p.pos += Cast(p.src[p.pos:])
	p.pos += dumpedType(p.src[p.pos:])
	if p.pos >= len(p.src) {
		return nil
	}
	if size := Wrapper(p.src[p.pos:]); size > 0 {
		return p.wrapped(n, depth, size)
	}
	at := p.pos
	p.pos += classLead(p.src[p.pos:])
	switch c := p.src[p.pos]; {
	case c == '{' || c == '[':
		if size := leftOut(p.src[p.pos:]); size > 0 {
			n.Quirks |= BareValues
			p.pos += size
			return &Node{Kind: Bare, Text: string(p.src[at:p.pos]), Start: at, End: p.pos}
		}
		if v := p.container(depth + 1); v != nil {
			return v
		}
		p.pos = at
		return p.bare(n, depth)
	case (c == 'u' || c == 'b' || c == 'r') && p.pos+1 < len(p.src) && (p.src[p.pos+1] == '\'' || p.src[p.pos+1] == '"'):
		p.pos++
		n.Quirks |= PythonLiterals
	}
	if quote, width, esc, ok := p.quote(); ok {
		p.settle(quote, esc)
		v := p.text(n, quote, width, esc)
		p.summed(n, v)
		return v
	}
	return p.bare(n, depth)
}

// settle takes from the first quote of the structure how the others are written.
func (p *parser) settle(quote string, esc int) {
	if !p.escSet {
		p.esc, p.escSet, p.doubled = esc, true, quote == doubledQuote
	}
}

// wrapped reads a value in the brackets behind a name of size bytes.
func (p *parser) wrapped(n *Node, depth, size int) *Node {
	start := p.pos
	p.pos += size
	end := bytes.IndexByte(p.src[p.pos:min(len(p.src), p.pos+MaxLines)], ')')
	if end >= 0 && isNumber(p.src[p.pos:p.pos+end]) {
		v := &Node{Kind: Number, Text: strings.TrimSpace(string(p.src[p.pos : p.pos+end])), Start: start, End: p.pos + end + 1}
		p.pos = v.End
		return v
	}
	p.blanks() // Rust prints one value on several lines
	if _, _, _, quoted := p.quote(); !quoted {
		p.pos = start
		return p.bare(n, depth)
	}
	v := p.value(n, depth)
	if v != nil && p.closesWrapper() {
		v.Start, v.End = start, p.pos
	}
	return v
}

// closesWrapper skips the bracket behind a wrapped value, and a comma before it.
func (p *parser) closesWrapper() bool {
	i := skipBlanks(p.src, p.pos)
	if i < len(p.src) && p.src[i] == ',' {
		i = skipBlanks(p.src, i+1)
	}
	if i >= len(p.src) || p.src[i] != ')' {
		return false
	}
	p.pos = i + 1
	return true
}

// array reads items up to the closing bracket. Members directly inside the
// brackets, as the attendance model prints them, become one object.
func (p *parser) array(depth int) *Node {
	n := &Node{Kind: Array, Start: p.pos}
	p.pos++
	p.blanks()
	if p.bareMembers() {
		inner := &Node{Kind: Object, Start: p.pos, Quirks: BareMembers}
		p.members(inner, depth+1, ']')
		inner.End = p.pos
		n.Items, n.End = elements(inner), p.pos
		n.Quirks |= inner.Quirks & Truncated
		return n
	}
	for {
		commas := p.separators(n, len(n.Items) == 0)
		if p.pos >= len(p.src) {
			n.Quirks |= Truncated
			break
		}
		c := p.src[p.pos]
		if c == ']' {
			p.pos++
			if commas > 0 && len(n.Items) > 0 {
				n.Quirks |= TrailingComma
			}
			break
		}
		if c == '}' {
			n.Quirks |= Truncated
			break
		}
		if len(n.Items) == 0 && !p.itemStarts() {
			return nil
		}
		before := p.pos
		v := p.value(n, depth)
		if v == nil || p.pos == before {
			n.Quirks |= Truncated
			break
		}
		n.Items = append(n.Items, v)
	}
	if len(n.Items) == 0 && n.Quirks&Truncated != 0 {
		return nil
	}
	n.End = p.pos
	return n
}

// elements splits members that stand in brackets without braces: a key that was
// there already begins the next element.
func elements(all *Node) []*Node {
	var list []*Node
	at := 0
	seen := make(map[string]bool, len(all.Members))
	for i, m := range all.Members {
		if seen[m.Key] {
			list = append(list, &Node{Kind: Object, Members: all.Members[at:i:i], Start: all.Members[at].Start, End: m.Start, Quirks: all.Quirks &^ Truncated})
			at = i
			clear(seen)
		}
		seen[m.Key] = true
	}
	if at > 0 {
		all.Start = all.Members[at].Start
	}
	all.Members = all.Members[at:]
	return append(list, all)
}

// itemStarts reports whether what stands at pos can be the first item of an
// array; "[INFO]" and "[main]" of a log are none.
func (p *parser) itemStarts() bool {
	c := p.src[p.pos]
	if c == '{' || c == '[' || c == '-' || isDigit(c) {
		return true
	}
	if _, _, _, ok := p.quote(); ok {
		return true
	}
	rest := p.src[p.pos:]
	for _, lit := range [...]string{"true", "false", "null", "True", "False", "None", "u'", "u\""} {
		if bytes.HasPrefix(rest, []byte(lit)) {
			return true
		}
	}
	return false
}

// bareMembers reports whether a quoted key and a colon stand at pos.
func (p *parser) bareMembers() bool {
	save := *p
	defer func() { *p = save }()
	if _, _, _, ok := p.quote(); !ok {
		return false
	}
	var n Node
	_, ok := p.key(&n)
	return ok && n.Quirks&MissingQuote == 0
}

// skipDeep passes over a container that lies too deep, to its matching bracket.
// What stands in it is kept as text.
func (p *parser) skipDeep() *Node {
	n := &Node{Kind: Null, Start: p.pos, Quirks: Truncated}
	level := 0
	for p.pos < len(p.src) {
		switch p.src[p.pos] {
		case '{', '[':
			level++
		case '}', ']':
			level--
		}
		p.pos++
		if level == 0 {
			break
		}
	}
	n.End = p.pos
	n.Text = string(p.src[n.Start:n.End])
	return n
}

func (p *parser) has(s string) bool {
	return p.pos+len(s) <= len(p.src) && string(p.src[p.pos:p.pos+len(s)]) == s
}

// level gives how many times the text inside quotes was escaped on top of
// JSON's own escaping.
func (p *parser) level() int {
	level := 0
	for e := p.esc; e > 0; e = (e - 1) / 2 {
		level++
	}
	return level
}
