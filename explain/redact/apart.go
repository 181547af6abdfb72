package redact

import "strings"

// describes says whether the value of p, whose name stands elsewhere, is a
// description rather than a value of its class.
func (p pair) describes(v value) bool {
	if !p.apart {
		return false
	}
	if p.vague && !v.quoted && v.sep != 'x' && !evident(p.rule, v) {
		return true
	}
	switch {
	case p.kind == "private_key" || p.kind == "id_card" || p.kind == "bank_card" || p.kind == "mobile":
		return strings.ContainsFunc(v.text, isHanRune)
	case p.class == hard || p.class == soft || p.class == id || p.class == number:
		return strings.ContainsFunc(strings.TrimSpace(v.text), func(r rune) bool { return r == ' ' || isHanRune(r) })
	}
	return false
}

// whole says whether the unquoted value of p goes on to the end of its line or
// object.
func (p pair) whole(g glyph) bool {
	switch p.class {
	case jar, login:
	case name, text:
		if p.quote != "" {
			return false
		}
	default:
		return false
	}
	return p.apart && p.sep != 'x' && closing(g.r) == 0 && opens(g.r) == 0
}

// judged gives v as what it is judged by: a name that stands elsewhere says more
// than one in front of a colon.
func (p pair) judged(v value) value {
	if p.apart && v.sep != 'x' {
		v.sep = '='
		v.quoted = v.quoted || p.whole(glyph{}) && v.text != "" && (v.text[0] < 'a' || v.text[0] > 'z')
	}
	return v
}

// maskMember masks an unquoted value whose name stands elsewhere, to the end of
// its line or object.
func (sc *scan) maskMember(p pair) int {
	s, i := sc.s, p.from
	inside := sc.inString(i)
	for i < len(s) {
		g := glyphAt(s, i)
		if opens(g.r) < 0 || g.r == ',' && p.class != jar || g.r == '\n' || g.r == '\r' || inside && g.endsString(s, i) {
			break
		}
		i += g.n
	}
	if i == p.from {
		return 0
	}
	if p.class == jar || p.class == login {
		p.class = pass
	}
	return sc.maskValue(p, value{start: p.from, end: i, sep: '='}, i)
}
