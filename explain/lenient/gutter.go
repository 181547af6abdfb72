package lenient

import "bytes"

// blanks skips white space, the escaped white space of a body inside a string,
// comments, and the gutter at the start of a line.
func (p *parser) blanks() {
	for p.pos < len(p.src) {
		switch c := p.src[p.pos]; {
		case c == ' ' || c == '\t' || c == '\r' || c == 0:
			p.pos++
		case c == '\n':
			p.pos++
			p.gutter()
		case bytes.HasPrefix(p.src[p.pos:], []byte("\u00a0")) || bytes.HasPrefix(p.src[p.pos:], []byte("\ufeff")) || bytes.HasPrefix(p.src[p.pos:], []byte("\u3000")):
			p.pos++
			for p.pos < len(p.src) && p.src[p.pos]&0xC0 == 0x80 {
				p.pos++
			}
		case p.closesFrame(p.pos):
			p.pos += frameWidth
		case c == '\\' && p.escapedBlank():
		case c == '/' && p.comment():
		default:
			return
		}
	}
}

// escapedBlank skips \n, \t and \r between tokens, with any number of
// backslashes: line breaks of a pretty-printed body inside a string.
func (p *parser) escapedBlank() bool {
	i := p.pos
	for i < len(p.src) && p.src[i] == '\\' {
		i++
	}
	if i >= len(p.src) || i-p.pos > 8 {
		return false
	}
	if c := p.src[i]; c != 'n' && c != 't' && c != 'r' {
		return false
	}
	p.pos = i + 1
	return true
}

// comment skips // up to the end of its line and /* up to its end, between
// tokens. Right behind the sign of a member, // begins an address.
func (p *parser) comment() bool {
	rest := p.src[p.pos:]
	if b := p.src[max(0, p.pos-1)]; b == ':' || b == '=' || len(rest) < 2 {
		return false
	}
	mark, skip := "\n", 0
	switch rest[1] {
	case '/':
	case '*':
		mark, skip = "*/", len("*/")
	default:
		return false
	}
	i := bytes.Index(rest[:min(len(rest), commentMost)], []byte(mark))
	if i < 0 {
		return false
	}
	p.pos += i + skip
	p.commented = true
	return true
}

// commentMost is how long a comment may be: none is searched for further.
const commentMost = 4 << 10

// gutter skips what editors, diffs, quotes and comments put before a line:
// stars, slashes, '#', '>', '+', '|', the edge of a frame and line numbers, as long
// as a quote, a bracket or a name follows on the line.
func (p *parser) gutter() {
	i := p.pos
	for i < len(p.src) && (p.src[i] == ' ' || p.src[i] == '\t') {
		i++
	}
	start := i
	for i < len(p.src) && isDigit(p.src[i]) {
		i++
	}
	if i > start {
		// A line number: "  2. " or "2| " or "2: ", never a bare number.
		j := i
		for j < len(p.src) && (p.src[j] == '.' || p.src[j] == '|' || p.src[j] == ':' || p.src[j] == ')' || p.src[j] == ' ' || p.src[j] == '\t') {
			j++
		}
		for p.isFrame(j) {
			j = skipBlanks(p.src, j+frameWidth)
		}
		if j == i || j >= len(p.src) || !opens(p.src[j]) {
			return
		}
		i = j
	}
	for i < len(p.src) {
		if p.isFrame(i) {
			i += frameWidth
			continue
		}
		switch c := p.src[i]; c {
		case '*', '/', '#', '>', '+', '|', ' ', '\t':
			i++
			continue
		case '-':
			if i+1 < len(p.src) && !isDigit(p.src[i+1]) {
				i++
				continue
			}
		}
		break
	}
	if bytes.Contains(p.src[start:i], []byte("//")) && i < len(p.src) && !opens(p.src[i]) && !p.namesKey(i) {
		return // a remark, not a member behind slashes
	}
	p.pos = i
}

// frameWidth is the length of a character that draws a frame, in bytes.
const frameWidth = len("│")

// isFrame reports whether a character that draws a frame stands at i: U+2500 to
// U+257F.
func (p *parser) isFrame(i int) bool {
	return i+2 < len(p.src) && p.src[i] == 0xe2 && (p.src[i+1] == 0x94 || p.src[i+1] == 0x95)
}

// closesFrame reports whether the right edge of a frame stands at i: nothing
// follows on its line.
func (p *parser) closesFrame(i int) bool {
	if !p.isFrame(i) {
		return false
	}
	i += frameWidth
	for i < len(p.src) && (isBlank(p.src[i]) || p.src[i] == '\r') {
		i++
	}
	return i == len(p.src) || p.src[i] == '\n'
}

// namesKey reports whether a name and a colon stand at i.
func (p *parser) namesKey(i int) bool {
	end := i
	for end < len(p.src) && end-i < 48 && isKeyByte(p.src[end]) {
		end++
	}
	return end > i && end < len(p.src) && p.src[end] == ':'
}

func opens(c byte) bool { return c == '"' || c == '\'' || c == '{' || c == '}' || c == '[' || c == ']' }

// skipGutter passes over a log prefix at the start of a line, up to the quote
// that opens a key or to the bracket that closes the object. It looks no
// further than the end of the line.
func (p *parser) skipGutter(n *Node) bool {
	if p.pos == 0 || !p.lineStart() {
		return false
	}
	limit := min(len(p.src), p.pos+240)
	if i := bytes.IndexByte(p.src[p.pos:limit], '\n'); i >= 0 {
		limit = p.pos + i
	}
	for i := p.pos; i < limit; i++ {
		c := p.src[i]
		if c != '"' && c != '}' || p.pos == i {
			continue
		}
		if b := p.src[i-1]; b != ' ' && b != '\t' && b != ']' && b != '|' {
			continue
		}
		if c == '"' && !p.opensKey(i+1) {
			continue
		}
		p.pos = i
		n.Quirks |= Comment
		return true
	}
	return false
}

// remarkMost is how long a remark may be, in bytes.
const remarkMost = 256

// skipRemark passes over what people write behind a member: it is no key, and the
// next line begins with one, or closes the object.
func (p *parser) skipRemark(n *Node) bool {
	i := bytes.IndexByte(p.src[p.pos:min(len(p.src), p.pos+remarkMost)], '\n')
	if i < 0 || p.lineStart() {
		return false
	}
	at := skipBlanks(p.src, p.pos+i)
	if at >= len(p.src) || p.src[at] != '}' && (p.src[at] != '"' && p.src[at] != '\'' || !p.opensKey(at+1)) {
		return false
	}
	p.pos = at
	n.Quirks |= Comment
	return true
}

// lineStart reports whether only blanks and gutter marks stand between the
// start of the line and pos.
func (p *parser) lineStart() bool {
	for i := p.pos - 1; i >= 0 && p.pos-i < 32; i-- {
		switch p.src[i] {
		case '\n':
			return true
		case ' ', '\t', '\r', '*', '/', '#', '>', '+', '|', '-':
		default:
			return false
		}
	}
	return false
}
