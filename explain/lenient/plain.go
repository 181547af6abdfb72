package lenient

import (
	"bytes"
	"strings"
)

// Limits of an object that plain reads. The texts of its tree are parts of one copy of
// it, so that whoever keeps one of them keeps all.
const (
	plainBytes = 2 << 10
	plainDepth = 8
)

// plain reads an object that is JSON as the standard has it, or a dict as Python prints it,
// on one line, without an escape, and gives the tree that Parse makes of it; nil for any
// other. That is how servers answer and programs log, and nothing has to be weighed in it.
func plain(src []byte, pos int) *Node {
	line := src[pos:min(len(src), pos+plainBytes)]
	if i := bytes.IndexByte(line, '\n'); i >= 0 {
		line = line[:i]
	}
	p := plainParser{src: line, base: pos, pos: 1}
	if !isQuote(p.blanks()) {
		return nil // most that is neither, before anything is made of it
	}
	p.pos = 0
	n := p.value(0)
	if n == nil || n.Kind != Object {
		return nil
	}
	n.fill(string(line[:p.pos]), pos)
	return n
}

// isQuote reports whether a byte is one of the two quotes of Python.
func isQuote(c byte) bool { return c == '"' || c == '\'' }

// IsPlain reports whether an object begins at src[pos] that is JSON as the standard has
// it, or a dict of Python's, on one line and without an escape: Parse looks at nothing
// behind it.
func IsPlain(src []byte, pos int) bool {
	return pos < len(src) && src[pos] == '{' && plain(src, pos) != nil
}

// plainParser makes nodes without their texts. Places in src are base less than those
// in the source.
type plainParser struct {
	src  []byte
	base int
	pos  int
	room []Node // for nodes that are still to be made
	made int
}

// node gives a new node that begins at pos.
func (p *plainParser) node(kind Kind) *Node {
	if len(p.room) == 0 {
		p.room = make([]Node, max(membersUsual, p.made))
		p.made += len(p.room)
	}
	n := &p.room[0]
	p.room = p.room[1:]
	n.Kind, n.Start = kind, p.base+p.pos
	return n
}

// value reads the value at pos.
func (p *plainParser) value(depth int) *Node {
	if p.pos >= len(p.src) || depth > plainDepth {
		return nil
	}
	var n *Node
	var ok bool
	switch p.src[p.pos] {
	case '{':
		n = p.node(Object)
		ok = p.object(n, depth)
	case '[':
		n = p.node(Array)
		ok = p.array(n, depth)
	case '"', '\'':
		n = p.node(String)
		_, ok = p.text()
	default:
		n = p.node(Number)
		n.Kind, ok = p.scalar()
	}
	if !ok {
		return nil
	}
	n.End = p.base + p.pos
	return n
}

// object reads an object into n.
func (p *plainParser) object(n *Node, depth int) bool {
	p.pos++
	if p.blanks() == '}' {
		p.pos++
		return true
	}
	for {
		if !isQuote(p.blanks()) {
			return false
		}
		start := p.base + p.pos
		key, ok := p.text()
		if !ok || !plainKey(key) || p.blanks() != ':' {
			return false
		}
		p.pos++
		p.blanks()
		v := p.value(depth + 1)
		if v == nil {
			return false
		}
		n.add(Member{Value: v, Start: start}, key)
		n.Quirks |= p.quirks(start) | p.quirks(v.Start)
		switch p.blanks() {
		case ',':
			p.pos++
		case '}':
			p.pos++
			return true
		default:
			return false
		}
	}
}

// array reads an array into n. One of Python's literals is none of it: [None] may as well
// stand for what was left out.
func (p *plainParser) array(n *Node, depth int) bool {
	p.pos++
	if p.blanks() == ']' {
		p.pos++
		return true
	}
	for {
		if isUpper(p.blanks()) {
			return false
		}
		v := p.value(depth + 1)
		if v == nil {
			return false
		}
		n.Items = append(n.Items, v)
		n.Quirks |= p.quirks(v.Start)
		switch p.blanks() {
		case ',':
			p.pos++
		case ']':
			p.pos++
			return true
		default:
			return false
		}
	}
}

// text passes over the string at pos and gives what is between its quotes.
func (p *plainParser) text() (text []byte, ok bool) {
	text = p.src[p.pos+1:]
	end := bytes.IndexByte(text, p.src[p.pos])
	if end < 0 || bytes.IndexByte(text[:end], '\\') >= 0 {
		return nil, false
	}
	p.pos += end + len(`""`)
	return text[:end], true
}

// quirks gives what the first byte of a key or a value in src says of how its object or
// list is written.
func (p *plainParser) quirks(at int) Quirk {
	switch c := p.src[at-p.base]; {
	case c == '\'':
		return SingleQuotes
	case isUpper(c):
		return PythonLiterals
	default:
		return 0
	}
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

// scalar passes over the number or literal at pos.
func (p *plainParser) scalar() (Kind, bool) {
	from := p.pos
	for p.pos < len(p.src) && (isWordByte(p.src[p.pos]) || p.pos == from && isUpper(p.src[p.pos])) {
		p.pos++
	}
	switch raw := p.src[from:p.pos]; string(raw) {
	case "null", "None":
		return Null, true
	case "true", "false", "True", "False":
		return Bool, true
	default:
		return Number, isNumber(raw) && (raw[0] == '-' || isDigit(raw[0]))
	}
}

// blanks skips blanks and gives the byte behind them, 0 at the end.
func (p *plainParser) blanks() byte {
	for p.pos < len(p.src) && isBlank(p.src[p.pos]) {
		p.pos++
	}
	if p.pos == len(p.src) {
		return 0
	}
	return p.src[p.pos]
}

// fill gives a tree its texts, as parts of the source from base on.
func (n *Node) fill(src string, base int) {
	switch n.Kind {
	case Object:
		for i := range n.Members {
			m := &n.Members[i]
			key := src[m.Start-base+1:]
			for end := range len(key) {
				if key[end] == src[m.Start-base] {
					m.Key = key[:end]
					break
				}
			}
			m.Value.fill(src, base)
		}
	case Array:
		for _, item := range n.Items {
			item.fill(src, base)
		}
	case String:
		n.Text = src[n.Start-base+1 : n.End-base-1]
	case Null, Bool, Number, Bare:
		n.Text = src[n.Start-base : n.End-base]
		if n.Kind == Bool && isUpper(n.Text[0]) {
			n.Text = strings.ToLower(n.Text)
		}
	}
}
