package lenient

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// quote reports whether a quotation mark stands at pos, with the backslashes
// before it: the mark, the bytes of backslashes and mark together, and the
// number of backslashes.
func (p *parser) quote() (mark string, width, esc int, ok bool) {
	i := p.pos
	for i < len(p.src) && p.src[i] == '\\' {
		i++
	}
	esc = i - p.pos
	if i >= len(p.src) || esc > 15 || (p.escSet && esc != p.esc) {
		return "", 0, 0, false
	}
	switch c := p.src[i]; {
	case p.doubled && c == '"':
		return doubledQuote, esc + len(doubledQuote), esc, bytes.HasPrefix(p.src[i:], []byte(doubledQuote))
	case c == '"' && !p.escSet && bytes.HasPrefix(p.src[i:], []byte(doubledQuote)) && i+2 < len(p.src) && isKeyByte(p.src[i+2]):
		return doubledQuote, esc + len(doubledQuote), esc, true
	case c == '"':
		return "\"", esc + 1, esc, true
	case c == '\'':
		return "'", esc + 1, esc, true
	case esc == 0 && (c == '`' || c >= 0x80):
		mark, width = typographic(p.src[i:])
		return mark, width, 0, width > 0
	}
	return "", 0, 0, false
}

// doubledQuote is a quote inside a quoted cell of CSV.
const doubledQuote = `""`

// quotes are the marks that word processors, pages and people put in the place of a
// quote, with those that close such a text, the usual one first: some write both
// ends alike.
var quotes = [...][]string{ //nolint:gochecknoglobals // a constant table
	{"“", "”", "“"},
	{"”", "”", "“"},
	{"„", "“", "”"},
	{"‘", "’", "‘"},
	{"’", "’"},
	{"「", "」"},
	{"『", "』"},
	{"＂", "＂"},
	{"`", "`"},
}

// markReach is how far the closing one of such marks is looked for, in bytes.
const markReach = 1024

// typographic gives the mark that closes the text whose opening one a source
// begins with, and the bytes of that; width is 0 when it begins with none.
func typographic(src []byte) (mark string, width int) {
	for _, q := range quotes {
		if !bytes.HasPrefix(src, []byte(q[0])) {
			continue
		}
		width = len(q[0])
		line := src[width:min(len(src), width+markReach)]
		if i := bytes.IndexByte(line, '\n'); i >= 0 {
			line = line[:i]
		}
		for _, mark := range q[1:] {
			if bytes.Contains(line, []byte(mark)) {
				return mark, width
			}
		}
		if src[0] != '`' { // it opens a literal of source code, or closes one
			return q[1], width
		}
	}
	return "", 0
}

// decoded gives the text that stands between two quotes of the structure.
func (p *parser) decoded(raw []byte) string {
	s := string(raw)
	if p.doubled {
		s = strings.ReplaceAll(s, doubledQuote, "\"")
	}
	return unescape(s, p.level())
}

// closing gives the offset of the backslashes before the next quotation mark
// that has exactly p.esc of them, or -1. More backslashes mean an escaped
// quote inside the text.
func (p *parser) closing(from, limit int, mark string) int {
	for i := from; i < limit; {
		j := bytes.Index(p.src[i:limit], []byte(mark))
		if j < 0 {
			return -1
		}
		j += i
		b := j
		for b > from && p.src[b-1] == '\\' {
			b--
		}
		if esc := j - b; p.esc == 0 && esc%2 == 0 || p.esc > 0 && esc <= p.esc {
			return max(b, j-p.esc)
		}
		i = j + len(mark)
	}
	return -1
}

// Wrapper gives the length of the name and the bracket that a language prints
// before a number or a text of a certain type: Some(40014), Optional("40014"),
// NumberInt(40014), Decimal('40014'); 0 when none stands at the start of src.
func Wrapper(src []byte) int {
	for _, name := range [...]string{"Some(", "Optional(", "NumberInt(", "NumberLong(", "Decimal(", "int(", "float("} {
		if bytes.HasPrefix(src, []byte(name)) {
			return len(name)
		}
	}
	return 0
}

// Cast gives the length of the type in brackets that Go's spew prints before a value, and
// of the length of a text behind it: (int) 40014, (string) (len=4) "ding"; 0 when none
// stands at the start of src.
func Cast(src []byte) int {
	size := 0
	for bytes.HasPrefix(src[size:], []byte("(")) {
		i := bytes.IndexByte(src[size:min(len(src), size+inspectMost)], ' ')
		if i < len("(x)") || src[size+i-1] != ')' {
			break
		}
		size += i + 1
	}
	return size
}

// dumpedType gives the length of the type and the size that PHP's var_dump prints before a
// text, an array or an object: string(21) "…", array(3) {, object(stdClass)#1 (2) {; 0 when
// none stands at the start of src.
func dumpedType(src []byte) int {
	for _, name := range [...]string{"string(", "array(", "object("} {
		if !bytes.HasPrefix(src, []byte(name)) {
			continue
		}
		near := src[:min(len(src), inspectMost)]
		end := bytes.Index(near, []byte(") "))
		if next := bytes.IndexAny(near, "{\"\\\n"); end < 0 || next < end || next > end+len(") (2) ") {
			return 0
		} else if name == "object(" {
			end = bytes.LastIndex(near[:next], []byte(") "))
		} else if !isNumber(src[len(name):end]) {
			return 0
		}
		return end + len(") ")
	}
	return 0
}

// text reads a quoted value that begins at pos with a mark of that width.
func (p *parser) text(n *Node, mark string, width, esc int) *Node {
	v := &Node{Kind: String, Start: p.pos}
	if mark == "'" {
		n.Quirks |= SingleQuotes
	} else if mark != "\"" && mark != doubledQuote {
		n.Quirks |= FullWidth
	}
	if esc > 0 || p.doubled {
		n.Quirks |= Escaped
	}
	from := p.pos + width
	if strings.Contains(p.gone, mark) {
		p.unterminated(v, from)
		return v
	}
	at, limit := from, min(len(p.src), from+MaxLines)
	for {
		end := p.closing(at, limit, mark)
		if end < 0 && limit == from+MaxLines {
			limit = p.reach(from)
			end = p.closing(at, limit, mark)
		}
		if end < 0 {
			if limit == len(p.src) {
				p.gone += mark
			}
			p.unterminated(v, from)
			return v
		}
		after := min(end+p.esc+len(mark), len(p.src))
		next := skipBlanks(p.src, after)
		if p.opensKey(next) && end > from && p.lastComma(from, end) >= 0 && !structural(p.src, next) {
			// The closing quote was forgotten: this mark opens the next key.
			cut := p.lastComma(from, end)
			v.Text, v.End, p.pos = p.decoded(p.src[from:cut]), cut, cut
			v.Quirks |= MissingQuote
			return v
		}
		if structural(p.src, next) || p.esc > 0 || !p.closesLater(after, mark) {
			v.Text, v.End = p.decoded(p.src[from:end]), after
			p.pos = after
			return v
		}
		v.Quirks |= MissingQuote // a quote inside the text, not escaped
		at = after
	}
}

// reach gives how far the closing quote of a text may stand that has none within
// MaxLines: to the end of its first line, or no further.
func (p *parser) reach(from int) int {
	if bytes.IndexByte(p.src[from:from+MaxLines], '\n') >= 0 {
		return from + MaxLines
	}
	if i := bytes.IndexByte(p.src[from+MaxLines:], '\n'); i >= 0 {
		return from + MaxLines + i
	}
	return len(p.src)
}

// unterminated ends a text that has no closing quote: at the end of its line
// when the text goes on below, else at the end of the source.
func (p *parser) unterminated(v *Node, from int) {
	end := len(p.src)
	if i := bytes.IndexByte(p.src[from:], '\n'); i >= 0 {
		end = from + i
	}
	raw := bytes.TrimRight(p.src[from:end], " \t\r,")
	if i := bytes.LastIndexByte(raw, '}'); i >= 0 && len(bytes.TrimSpace(raw[i+1:])) == 0 {
		end = from + i
		raw = raw[:i]
	}
	v.Text, v.End, p.pos = p.decoded(raw), end, end
	v.Quirks |= Truncated | MissingQuote
}

// structural reports whether what stands at i can follow a finished text.
func structural(src []byte, i int) bool {
	if i >= len(src) {
		return true
	}
	switch src[i] {
	case ',', '}', ']', ':', '\n', '\r', ';', ')', '\\', '"', '\'', '`', '|':
		return true
	}
	rest := src[i:]
	if i > 0 && isBlank(src[i-1]) && bytes.HasPrefix(rest, []byte("//")) {
		return true
	}
	return bytes.HasPrefix(rest, []byte("，")) || bytes.HasPrefix(rest, []byte("；")) || bytes.HasPrefix(rest, []byte("：")) || bytes.HasPrefix(rest, []byte("……"))
}

// opensKey reports whether a name, a quote and a colon stand at i.
func (p *parser) opensKey(i int) bool {
	start := i
	for i < len(p.src) && i-start < 48 && isKeyByte(p.src[i]) {
		i++
	}
	if i == start || i >= len(p.src) || (p.src[i] != '"' && p.src[i] != '\'') {
		return false
	}
	i = skipBlanks(p.src, i+1)
	return i < len(p.src) && p.src[i] == ':'
}

func (p *parser) lastComma(from, end int) int {
	raw := bytes.TrimRight(p.src[from:end], " \t\r\n")
	if len(raw) > 0 && raw[len(raw)-1] == ',' {
		return from + len(raw) - 1
	}
	return -1
}

// closesLater reports whether another mark on the same line could be the real
// end of the text.
func (p *parser) closesLater(at int, mark string) bool {
	limit := min(len(p.src), at+512)
	if i := bytes.IndexByte(p.src[at:limit], '\n'); i >= 0 {
		limit = at + i
	}
	for {
		i := bytes.Index(p.src[at:limit], []byte(mark))
		if i < 0 {
			return false
		}
		at += i + len(mark)
		if structural(p.src, skipBlanks(p.src, at)) {
			// It must close this text, not open or close a key.
			next := skipBlanks(p.src, at)
			return next < len(p.src) && p.src[next] != ':'
		}
	}
}

// bare reads a value without quotes. A comma ends it only when a key follows,
// so that a sentence with commas stays whole. What a call or a function is given
// or gives is taken for its value.
func (p *parser) bare(n *Node, depth int) *Node {
	v := &Node{Kind: Bare, Start: p.pos}
	i := p.pos
	for i < len(p.src) {
		c := p.src[i]
		if c == '}' || c == ']' || c == '\n' || c == '\r' || p.closesFrame(i) {
			break
		}
		if v := p.argument(n, i, depth); v != nil {
			return v
		}
		if (c == ',' || c == ';') && (n.Kind == Array || finished(p.src[p.pos:i]) || keyFollows(p.src, i+1)) {
			break
		}
		if c == ' ' && !isBlank(p.src[i-1]) && (finished(p.src[p.pos:i]) && keyFollows(p.src, i+1) || (len(n.Members) == 0 || n.Quirks&MissingComma != 0) && n.Quirks&BareKeys != 0 && fieldFollows(p.src, i+1)) {
			break
		}
		if c >= 0x80 && (bytes.HasPrefix(p.src[i:], []byte("，")) || bytes.HasPrefix(p.src[i:], []byte("；"))) {
			if finished(p.src[p.pos:i]) || keyFollows(p.src, i+len("，")) {
				break
			}
		}
		if c == '\\' && p.esc > 0 && i+p.esc < len(p.src) && p.src[i+p.esc] == 'n' {
			break
		}
		i++
	}
	raw := bytes.TrimSpace(p.src[p.pos:i])
	if len(raw) == 0 && i >= len(p.src) {
		return nil
	}
	v.Text, v.End = string(raw), p.pos+len(bytes.TrimRight(p.src[p.pos:i], " \t\r\n"))
	p.pos = i
	switch v.Text {
	case "null", "nil", "undefined", "":
		v.Kind = Null
	case "None":
		v.Kind = Null
		n.Quirks |= PythonLiterals
	case "true", "false":
		v.Kind = Bool
	case "True", "False":
		v.Kind, v.Text = Bool, strings.ToLower(v.Text)
		n.Quirks |= PythonLiterals
	default:
		if isNumber(raw) {
			v.Kind = Number
		} else {
			n.Quirks |= BareValues
		}
	}
	if i >= len(p.src) {
		v.Quirks |= Truncated
	}
	return v
}

// finished reports whether raw is a whole value already: a number or a literal.
func finished(raw []byte) bool {
	switch string(bytes.TrimSpace(raw)) {
	case "null", "nil", "undefined", "None", "true", "false", "True", "False":
		return true
	}
	return isNumber(raw)
}

// keyFollows reports whether a key and its colon stand at i.
func keyFollows(src []byte, i int) bool {
	i = skipBlanks(src, i)
	if i >= len(src) || src[i] == '}' || src[i] == ']' {
		return true
	}
	esc := 0
	for i < len(src) && src[i] == '\\' {
		i++
		esc++
	}
	if i+1 < len(src) && src[i] == 'u' && (src[i+1] == '"' || src[i+1] == '\'') {
		i++
	}
	if i < len(src) && (src[i] == '"' || src[i] == '\'') {
		i++
	}
	start := i
	for i < len(src) && i-start < 48 && isKeyByte(src[i]) {
		i++
	}
	if i == start {
		return false
	}
	for i < len(src) && (src[i] == '"' || src[i] == '\'' || src[i] == '\\') {
		i++
	}
	i = skipBlanks(src, i)
	return i < len(src) && (src[i] == ':' || src[i] == '=' || bytes.HasPrefix(src[i:], []byte("：")))
}

// fieldFollows reports whether a name and its value stand at i as Go prints the
// fields of a struct, with blanks alone between them: {ErrCode:40014 ErrMsg:a text
// RequestID:16l4}.
func fieldFollows(src []byte, i int) bool {
	start := i
	for i < len(src) && i-start < 48 && isKeyByte(src[i]) {
		i++
	}
	return i > start && 'A' <= src[start] && src[start] <= 'Z' && i+1 < len(src) && src[i] == ':' && !isBlank(src[i+1]) && src[i+1] != '/'
}

// isNumber reports whether raw is a number as JSON or a program prints it.
func isNumber(raw []byte) bool {
	raw = bytes.TrimSpace(raw)
	if len(raw) == 0 || len(raw) > 40 {
		return false
	}
	i := 0
	if raw[0] == '-' || raw[0] == '+' {
		i++
	}
	digits, dot, exp := 0, false, false
	for ; i < len(raw); i++ {
		switch c := raw[i]; {
		case isDigit(c):
			digits++
		case c == '.' && !dot && !exp:
			dot = true
		case (c == 'e' || c == 'E') && digits > 0 && !exp && i+1 < len(raw):
			exp = true
			if raw[i+1] == '+' || raw[i+1] == '-' {
				i++
			}
		default:
			return false
		}
	}
	return digits > 0
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isKeyByte(c byte) bool {
	return isDigit(c) || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_' || c == '-' || c == '.' || c == '$' || c == '\\'
}

func isName(raw []byte) bool {
	for _, c := range raw {
		if !isKeyByte(c) {
			return false
		}
	}
	return len(raw) > 0
}

func skipBlanks(src []byte, i int) int {
	for i < len(src) && (src[i] == ' ' || src[i] == '\t' || src[i] == '\n' || src[i] == '\r') {
		i++
	}
	return i
}

// unescape undoes JSON's escapes, and before that as many further levels of
// them as the text was put into strings.
func unescape(s string, levels int) string {
	for range levels + 1 {
		if strings.IndexByte(s, '\\') < 0 {
			return s
		}
		s = unescapeOnce(s)
	}
	return s
}

func unescapeOnce(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 >= len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch c := s[i]; c {
		case 'n':
			b.WriteByte('\n')
		case 't':
			b.WriteByte('\t')
		case 'r':
			b.WriteByte('\r')
		case 'b':
			b.WriteByte('\b')
		case 'f':
			b.WriteByte('\f')
		case '"', '\'', '\\', '/', '_':
			b.WriteByte(c)
		case 'u', 'U': // in capitals as NSLog prints a dictionary
			r, n := unicodeEscape(s[i+1:])
			if n == 0 || c == 'U' && r < 0x80 {
				b.WriteByte('\\')
				b.WriteByte(c)
				break
			}
			b.WriteRune(r)
			i += n
		case 'x', '2', '3':
			decoded, n := byteEscapes(s[i-1:])
			if n == 0 {
				b.WriteByte('\\')
				b.WriteByte(c)
				break
			}
			b.WriteString(decoded)
			i += n - 2
		default:
			b.WriteByte('\\')
			b.WriteByte(c)
		}
	}
	return b.String()
}

// byteEscapes reads the bytes that a text begins with, each written as \xe4 or as
// \344, and gives what they are in UTF-8, and how long they were; n is 0 when they
// are none.
func byteEscapes(s string) (decoded string, n int) {
	var raw []byte
	for n+4 <= len(s) && s[n] == '\\' {
		digits, base := s[n+1:n+4], 8
		if s[n+1] == 'x' {
			digits, base = s[n+2:n+4], 16
		}
		v, err := strconv.ParseUint(digits, base, 8)
		if err != nil {
			break
		}
		raw = append(raw, byte(v))
		n += 4
	}
	if !utf8.Valid(raw) {
		return "", 0
	}
	return string(raw), n
}

// unicodeEscape reads the digits behind \u, with a second half of a surrogate
// pair, and gives the character and the bytes read.
func unicodeEscape(s string) (rune, int) {
	if len(s) < 4 {
		return 0, 0
	}
	v, err := strconv.ParseUint(s[:4], 16, 32)
	if err != nil {
		return 0, 0
	}
	r := rune(v)
	if utf16.IsSurrogate(r) && len(s) >= 10 && s[4] == '\\' && s[5] == 'u' {
		if w, err := strconv.ParseUint(s[6:10], 16, 32); err == nil {
			if pair := utf16.DecodeRune(r, rune(w)); pair != utf8.RuneError {
				return pair, 10
			}
		}
	}
	if utf16.IsSurrogate(r) {
		r = utf8.RuneError
	}
	return r, 4
}
