package lenient

import "bytes"

// argument reads the object or the quoted text at i when what stands before it, from
// pos on, passes it on: json: async () => ({…}), err: new Error("…"), resp: &Resp{…}.
// It gives nil, with nothing read, when there is none.
func (p *parser) argument(n *Node, i, depth int) *Node {
	c := p.src[i]
	if i == p.pos || depth+1 >= MaxDepth || c != '{' && c != '"' && c != '\'' {
		return nil
	}
	lead := p.src[p.pos:i]
	if c == '{' && !passesOn(lead) || c != '{' && !makes(lead) {
		return nil
	}
	save := *p
	p.pos = i
	v := p.passed(n, depth)
	for open := bytes.Count(lead, []byte("{")); v != nil; {
		p.blanks()
		if p.pos < len(p.src) && p.src[p.pos] == '}' && open > 0 {
			open--
		} else if p.pos == len(p.src) || p.src[p.pos] != ')' && p.src[p.pos] != ';' {
			break
		}
		p.pos++
	}
	if v == nil {
		*p = save
	}
	return v
}

// passed reads what is passed on: an object with members, or a text of several words
// and nothing else. A single word is the name of something.
func (p *parser) passed(n *Node, depth int) *Node {
	if p.src[p.pos] == '{' {
		if v := p.container(depth + 1); v != nil && len(v.Members) > 0 {
			return v
		}
		return nil
	}
	mark, width, esc, ok := p.quote()
	if !ok {
		return nil
	}
	v := p.text(n, mark, width, esc)
	if p.blanks(); p.pos == len(p.src) || p.src[p.pos] != ')' || isName([]byte(v.Text)) {
		return nil
	}
	return v
}

// passesOn reports whether source code passes the object behind it on: as the
// argument of a call, what a function gives back, or the fields of a type.
func passesOn(lead []byte) bool {
	if isCall(lead) {
		return true
	}
	code := bytes.TrimRight(lead, " ")
	for _, sign := range [...]string{"=>", "return"} {
		if bytes.HasSuffix(bytes.TrimRight(code, "( "), []byte(sign)) {
			return true
		}
	}
	named := bytes.TrimLeft(code, "&*[]")
	return isName(named) && !isDigit(named[0]) && (len(code) == len(lead) || 'A' <= named[0] && named[0] <= 'Z')
}

// makes reports whether source code makes something of the text behind it: Error(,
// new Error(, errors.New(.
func makes(lead []byte) bool {
	name, ok := bytes.CutSuffix(bytes.TrimPrefix(lead, []byte("new ")), []byte("("))
	return ok && isName(name)
}

// isCall reports whether source code ends with a name and the bracket that opens
// its arguments.
func isCall(lead []byte) bool {
	name, ok := bytes.CutSuffix(lead, []byte("("))
	return ok && len(name) > 0 && isKeyByte(name[len(name)-1])
}
