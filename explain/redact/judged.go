package redact

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// describes says whether the value of p, whose name stands elsewhere, is a
// description rather than a value of its class.
func (p pair) describes(v judge.Value) bool {
	if !p.apart {
		return false
	}
	if p.vague && !v.Quoted && v.Sep != 'x' && !judge.Evident(p.Rule, v) {
		return true
	}
	switch {
	case p.Kind == "private_key" || p.Kind == "id_card" || p.Kind == "bank_card" || p.Kind == "mobile":
		return strings.ContainsFunc(v.Text, glyph.IsHanRune)
	case p.Class == words.Hard || p.Class == words.Soft || p.Class == words.ID || p.Class == words.Number:
		return strings.ContainsFunc(strings.TrimSpace(v.Text), func(r rune) bool { return r == ' ' || glyph.IsHanRune(r) })
	}
	return false
}

// whole says whether the unquoted value of p goes on to the end of its line or
// object.
func (p pair) whole(g glyph.Glyph) bool {
	switch p.Class {
	case words.Jar, words.Login:
	case words.Name, words.Text:
		if p.quote != "" {
			return false
		}
	default:
		return false
	}
	return p.apart && p.sep != 'x' && glyph.Closing(g.R) == 0 && glyph.Opens(g.R) == 0
}

// judged gives v as what it is judged by: a name that stands elsewhere says more
// than one in front of a colon.
func (p pair) judged(v judge.Value) judge.Value {
	if p.apart && v.Sep != 'x' {
		v.Sep = '='
		v.Quoted = v.Quoted || p.whole(glyph.Glyph{}) && v.Text != "" && (v.Text[0] < 'a' || v.Text[0] > 'z')
	}
	return v
}
