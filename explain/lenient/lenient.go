// Package lenient reads JSON the way people paste it.
//
// What reaches a diagnostic tool is rarely strict JSON: Python dictionaries,
// JavaScript object literals, Java's toString, bodies escaped once or thrice,
// full-width punctuation from a web page, comment stars and line numbers down
// the left edge, and bodies cut off in the middle of a key. Parse reads all of
// it into one kind of tree and notes what it had to forgive.
//
// Guarantees: Parse never panics, reads at most MaxBytes, nests at most
// MaxDepth levels, and takes time linear in what it reads. A body that breaks
// off yields what stood before the break, with the quirk Truncated.
//
//	n, end, ok := lenient.Parse([]byte(`{'errcode': 40014, errmsg: 不合法的access_token}`), 0)
//	n.Get("errcode").Str() // "40014"
package lenient

import "strings"

// Limits of one Parse: bytes read from the starting position, and nesting.
const (
	MaxBytes = 1 << 20
	// MaxLines is how far, in bytes, a quoted text may go on behind its first line:
	// a quote further down closes another text, and this one was cut off.
	MaxLines = 16 << 10
	MaxDepth = 64
)

// Kind says what a Node is.
type Kind uint8

// The kinds of a node. Bare is a scalar without quotes that is neither a
// number nor a literal.
const (
	Null Kind = iota
	Bool
	Number
	String
	Bare
	Array
	Object
)

// Quirk is a set of things that strict JSON forbids and the source had.
type Quirk uint16

// The quirks.
const (
	SingleQuotes   Quirk = 1 << iota // 'text' instead of "text"
	BareKeys                         // a key without quotes
	BareValues                       // a text value without quotes
	FullWidth                        // ， or ： or “ ” as punctuation
	TrailingComma                    // a comma before the closing bracket
	MissingComma                     // two members without a comma between
	MissingQuote                     // a quote that was never opened or closed
	Truncated                        // the text ends inside the value
	BareMembers                      // members directly inside [ ]
	PythonLiterals                   // True, False, None, u'…'
	Comment                          // comment marks or a gutter between members
	Escaped                          // quotes with a backslash before them
	EqualSign                        // = or => instead of :
)

// Member is one key of an object with its value. Start is the offset of the
// key in the source.
type Member struct {
	Key   string
	Value *Node
	Start int
}

// Node is a value. Text is the decoded scalar: strings without their escapes,
// anything else as it stands in the source. A container that lies deeper than
// MaxDepth is a Null with the quirk Truncated, its source in Text. Start and End are offsets in the
// source that was parsed.
type Node struct {
	Kind   Kind
	Quirks Quirk
	// begin and end are the letters with which the keys of the members do, or more; 0
	// when that is not known.
	begin   letters
	Text    string
	Members []Member
	Items   []*Node
	Start   int
	End     int
	end     letters
}

// letters is a set of letters, in either case.
type letters uint32

// letterOf gives the set of a letter; of another sign, which may count in a key or
// not, the set of all.
func letterOf(c byte) letters {
	if c |= 0x20; 'a' <= c && c <= 'z' {
		return 1 << (c - 'a')
	}
	return ^letters(0)
}

// add appends a member with a key.
func (n *Node) add(m Member, key []byte) {
	if n.Members == nil {
		n.Members = make([]Member, 0, membersUsual)
	}
	n.Members = append(n.Members, m)
	if len(key) == 0 {
		n.begin, n.end = ^letters(0), ^letters(0)
		return
	}
	n.begin |= letterOf(key[0])
	n.end |= letterOf(key[len(key)-1])
}

// lacks reports whether no member has a name, as far as the letters tell.
func (n *Node) lacks(name string) bool {
	return n.begin != 0 && name != "" && (n.begin&letterOf(name[0]) == 0 || n.end&letterOf(name[len(name)-1]) == 0)
}

// Get gives the value of the first member whose key equals one of names,
// ignoring case, '_' and '-'; names are tried in order. It gives nil when
// there is none, and on nil.
func (n *Node) Get(names ...string) *Node {
	if n == nil || n.Kind != Object {
		return nil
	}
	for _, name := range names {
		if n.lacks(name) {
			continue
		}
		for i := range n.Members {
			if key := n.Members[i].Key; !beginsApart(key, name) && SameKey(key, name) {
				return n.Members[i].Value
			}
		}
	}
	return nil
}

// Str gives the text of a scalar, and "" for nil, null and containers.
//
//go:noinline
func (n *Node) Str() string {
	if n == nil || n.Kind == Null || n.Kind == Array || n.Kind == Object {
		return ""
	}
	return n.Text
}

// Nested parses a string that itself holds an object or an array. It gives nil
// when the node is no such string.
func (n *Node) Nested() *Node {
	if n == nil || (n.Kind != String && n.Kind != Bare) {
		return nil
	}
	text := strings.TrimSpace(n.Text)
	if len(text) < 2 || (text[0] != '{' && text[0] != '[') {
		return nil
	}
	inner, _, ok := Parse([]byte(text), 0)
	if !ok {
		return nil
	}
	return inner
}

// AllQuirks gives the quirks of the node and everything below it.
func (n *Node) AllQuirks() Quirk {
	if n == nil {
		return 0
	}
	q := n.Quirks
	for i := range n.Members {
		q |= n.Members[i].Value.AllQuirks()
	}
	for _, item := range n.Items {
		q |= item.AllQuirks()
	}
	return q
}

// SameKey reports whether two keys are equal when case, '_', '-' and a
// backslash (an escaped underscore of Markdown) are ignored.
func SameKey(a, b string) bool {
	i, j := 0, 0
	for {
		for i < len(a) && ignored(a[i]) {
			i++
		}
		for j < len(b) && ignored(b[j]) {
			j++
		}
		if i == len(a) || j == len(b) {
			return i == len(a) && j == len(b)
		}
		if lower(a[i]) != lower(b[j]) {
			return false
		}
		i++
		j++
	}
}

// beginsApart reports whether two keys begin with letters that differ, as most do.
func beginsApart(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	x, y := a[0]|0x20, b[0]|0x20
	return x != y && 'a' <= x && x <= 'z' && 'a' <= y && y <= 'z'
}

// foldMost is how long a key may be that FoldKey folds: no name that is asked for is
// longer.
const foldMost = 32

// FoldKey appends to dst what SameKey compares of a key, so that two keys are the same
// when they are folded to the same bytes. A longer key than any that is asked for
// gives nothing.
func FoldKey[T string | []byte](dst []byte, key T) []byte {
	if len(key) > 2*foldMost {
		return dst
	}
	for i := range len(key) {
		if c := key[i]; !ignored(c) {
			dst = append(dst, lower(c))
		}
	}
	return dst
}

func ignored(c byte) bool { return c == '_' || c == '-' || c == '\\' }

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// Parse reads the value that begins at src[pos], blanks skipped. It gives the
// value, the offset behind it, and whether there was one. Only objects and
// arrays are read; anything else is not ok.
func Parse(src []byte, pos int) (n *Node, end int, ok bool) {
	if len(src)-pos > MaxBytes {
		src = src[:pos+MaxBytes]
	}
	if pos < len(src) && src[pos] == '{' {
		if n = plain(src, pos); n != nil {
			return n, n.End, true
		}
	}
	return parse(src, pos)
}

// parse is Parse for what is not plain.
func parse(src []byte, pos int) (n *Node, end int, ok bool) {
	p := parser{src: src, pos: pos}
	p.blanks()
	if p.pos >= len(src) || (src[p.pos] != '{' && src[p.pos] != '[') {
		return nil, p.pos, false
	}
	n = p.container(0)
	if n == nil {
		return nil, p.pos, false
	}
	if p.commented {
		n.Quirks |= Comment
	}
	return n, p.pos, true
}
