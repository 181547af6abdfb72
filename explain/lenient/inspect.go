package lenient

import (
	"bytes"
	"strings"
)

// What Node prints of objects that JSON has no form for: their class before the bracket,
// a word in brackets for what is left out, keys that are symbols, and texts of several
// lines as a sum.

// inspectMost is how many bytes the name of a class or of what is left out takes at most.
const inspectMost = 64

// classLead gives the size of the class before the bracket of an object: Object
// [AxiosHeaders] {, [Object: null prototype] {, [Function: bound x] {, <ref *1> Request {,
// Map(7) {; 0 when none stands there.
func classLead(src []byte) int {
	i := bytes.IndexByte(src[:min(len(src), inspectMost)], '{')
	if i < 2 || src[i-1] != ' ' {
		return 0
	}
	lead := src[:i-1]
	word := bytes.TrimPrefix(lead, []byte("Object "))
	if bytes.HasPrefix(lead, []byte("<ref *")) || leftOut(word) == len(word) {
		return i
	}
	name, size, _ := bytes.Cut(lead, []byte("("))
	size, closed := bytes.CutSuffix(size, []byte(")"))
	if closed && isName(name) && isNumber(size) {
		return i
	}
	return 0
}

// leftOut gives the size of a word in brackets that stands for what was left out:
// [Object], [Function: settle], [Circular *1], [class Blob], [Function [FormData]]; 0
// when none stands there.
func leftOut(src []byte) int {
	if len(src) < 2 || src[0] != '[' || (src[1] < 'A' || 'Z' < src[1]) && !bytes.HasPrefix(src, []byte("[class ")) {
		return 0
	}
	open := 0
	for i, c := range src[:min(len(src), inspectMost)] {
		switch {
		case c == '[':
			open++
		case c == ']':
			if open--; open == 0 {
				return i + 1
			}
		case !isKeyByte(c) && bytes.IndexByte([]byte(" :()*."), c) < 0:
			return 0
		}
	}
	return 0
}

// symbol gives the size of a key that is a symbol, [Symbol(kNeedDrain)]; 0 when none
// stands there.
func symbol(src []byte) int {
	if !bytes.HasPrefix(src, []byte("[Symbol(")) {
		return 0
	}
	if i := bytes.Index(src[:min(len(src), inspectMost)], []byte(")]")); i > 0 {
		return i + len(")]")
	}
	return 0
}

// summed goes on with a text whose next line is added to it.
func (p *parser) summed(n, v *Node) {
	var sum strings.Builder
	for v.Kind == String && v.Quirks&Truncated == 0 {
		i := skipBlanks(p.src, p.pos)
		if i+1 >= len(p.src) || p.src[i] != '+' || p.src[i+1] != '\n' {
			break
		}
		save := *p
		p.pos = i + 1
		p.blanks()
		quote, width, esc, ok := p.quote()
		if !ok {
			*p = save
			break
		}
		if sum.Len() == 0 {
			sum.WriteString(v.Text)
		}
		next := p.text(n, quote, width, esc)
		sum.WriteString(next.Text)
		v.End, v.Quirks = next.End, v.Quirks|next.Quirks
	}
	if sum.Len() > 0 {
		v.Text = sum.String()
	}
}
