package lenient

// Skimmed is a member that Skim passes over, or an element of an array, which has no
// key. Text is what stands between the quotes of a string, escapes and all, or the
// number or literal; it is empty for a container, whose own members follow.
type Skimmed struct {
	// Depth is 1 for the members of the outermost object.
	Depth int
	// First says that it is the first member of its object.
	First  bool
	Key    []byte
	Text   []byte
	Quoted bool
}

// Limits of Skim: what lies beyond is Parse's to read.
const (
	skimBytes = MaxBytes / 2
	skimDepth = MaxDepth / 2
	skimKey   = 128
	// digitsMost is how many digits are a number for sure.
	digitsMost = 20
)

// Skim passes over the object that begins at src[pos] and makes no tree. visit is
// told of all that stands in it and ends the reading with false. ok says that the
// object was passed over to its end, the offset behind it, and is JSON as the
// standard has it, so that Parse reads it just so. What is larger or nested deeper
// than most, and a key with an escape in it, is not ok either.
func Skim(src []byte, pos int, visit func(Skimmed) bool, closed func(depth, start int) bool) (end int, ok bool) {
	s := skimmer{src: src[:min(len(src), pos+skimBytes)], pos: pos, visit: visit, closed: closed}
	if s.pos >= len(s.src) || s.src[s.pos] != '{' || !s.object(1) {
		return 0, false
	}
	return s.pos, true
}

type skimmer struct {
	src    []byte
	pos    int
	visit  func(Skimmed) bool
	closed func(depth, start int) bool
}

// blanks skips the blanks of JSON and gives the byte behind them, 0 at the end.
func (s *skimmer) blanks() byte {
	for ; s.pos < len(s.src); s.pos++ {
		switch c := s.src[s.pos]; c {
		case ' ', '\t', '\r', '\n':
		default:
			return c
		}
	}
	return 0
}

// object passes over an object that begins at pos.
func (s *skimmer) object(depth int) bool {
	start := s.pos
	s.pos++
	if s.blanks() == '}' {
		s.pos++
		return true
	}
	m := Skimmed{Depth: depth, First: true}
	for {
		if s.blanks() != '"' {
			return false
		}
		key, ok := s.text()
		if !ok || !plainKey(key) || s.blanks() != ':' {
			return false
		}
		s.pos++
		s.blanks()
		m.Key = key
		if !s.value(m) {
			return false
		}
		m.First = false
		switch s.blanks() {
		case ',':
			s.pos++
		case '}':
			s.pos++
			return s.closed(depth, start)
		default:
			return false
		}
	}
}

// array passes over an array that begins at pos.
func (s *skimmer) array(depth int) bool {
	s.pos++
	if s.blanks() == ']' {
		s.pos++
		return true
	}
	for {
		s.blanks()
		if !s.value(Skimmed{Depth: depth}) {
			return false
		}
		switch s.blanks() {
		case ',':
			s.pos++
		case ']':
			s.pos++
			return true
		default:
			return false
		}
	}
}

// value passes over the value at pos of a member or an element.
func (s *skimmer) value(m Skimmed) bool {
	if s.pos >= len(s.src) {
		return false
	}
	switch s.src[s.pos] {
	case '{':
		return m.Depth < skimDepth && s.visit(m) && s.object(m.Depth+1)
	case '[':
		return m.Depth < skimDepth && s.visit(m) && s.array(m.Depth+1)
	case '"':
		text, ok := s.text()
		m.Text, m.Quoted = text, true
		return ok && s.visit(m)
	}
	from := s.pos
	for s.pos < len(s.src) && isDigit(s.src[s.pos]) {
		s.pos++
	}
	if size := s.pos - from; 0 < size && size <= digitsMost && s.pos < len(s.src) && !isWordByte(s.src[s.pos]) {
		m.Text = s.src[from:s.pos]
		return s.visit(m)
	}
	for s.pos < len(s.src) && isWordByte(s.src[s.pos]) {
		s.pos++
	}
	m.Text = s.src[from:s.pos]
	switch string(m.Text) {
	case "true", "false", "null":
	default:
		if !isNumber(m.Text) {
			return false
		}
	}
	return s.visit(m)
}

// isWordByte reports whether a byte is one of a number or a literal.
func isWordByte(c byte) bool {
	return isDigit(c) || c == '-' || c == '+' || c == '.' || 'a' <= c && c <= 'z' || c == 'E'
}

// text passes over the string at pos and gives what is between its quotes.
func (s *skimmer) text() (text []byte, ok bool) {
	s.pos++
	for from := s.pos; s.pos < len(s.src); s.pos++ {
		switch c := s.src[s.pos]; {
		case c == '"':
			s.pos++
			return s.src[from : s.pos-1], true
		case c == '\\':
			s.pos++
		case c < ' ':
			return nil, false
		}
	}
	return nil, false
}

// plainKey reports whether a key is read as it stands.
func plainKey(key []byte) bool {
	if len(key) > skimKey {
		return false
	}
	for _, c := range key {
		if c == '\\' || c == '{' || c == '}' || c == ':' {
			return false
		}
	}
	return true
}
