package pair

import (
	"strings"

	"github.com/dterr/dterr/explain/redact/internal/glyph"
	"github.com/dterr/dterr/explain/redact/internal/judge"
	"github.com/dterr/dterr/explain/redact/internal/words"
)

// Describes says whether the value of p, whose name stands elsewhere, is a
// description rather than a value of its class.
func (p Pair) Describes(v judge.Value) bool {
	if !p.Apart {
		return false
	}
	if (p.Shown && p.Class != words.Text || p.Vague && !v.Quoted && v.Sep != 'x') && !judge.Evident(p.Rule, v) {
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

// Whole says whether the unquoted value of p goes on to the end of its line or
// object.
func (p Pair) Whole(g glyph.Glyph) bool {
	switch p.Class {
	case words.Jar, words.Login:
	case words.Name, words.Text:
		if p.Quote != "" {
			return false
		}
	default:
		return false
	}
	return p.Apart && p.Sep != 'x' && glyph.Closing(g.R) == 0 && glyph.Opens(g.R) == 0
}

// Judged gives v as what it is judged by: a name that stands elsewhere says more
// than one in front of a colon.
func (p Pair) Judged(v judge.Value) judge.Value {
	if p.Apart && v.Sep != 'x' {
		v.Sep = '='
		v.Quoted = v.Quoted || p.Whole(glyph.Glyph{}) && v.Text != "" && (v.Text[0] < 'a' || v.Text[0] > 'z')
	}
	return v
}
