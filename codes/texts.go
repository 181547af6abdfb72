package codes

import (
	"slices"
	"strings"
)

// TextKey names a remark on an answer or the title of one: a row of
// data/notes.tsv. Its text may have places, names in braces, for what only the
// answer tells. The Note… are remarks, the Title… titles, and the Part… stand in
// a place of another text.
type TextKey uint8

// Value is what stands in a place of a text, in both languages.
type Value struct {
	Place string
	Text
}

// Same is a value that is the same in both languages, such as a code.
func Same(place, s string) Value { return Value{place, Text{ZH: s, EN: s}} }

// TextKeys gives all of them.
func TextKeys() []TextKey {
	all := make([]TextKey, noteCount)
	for i := range all {
		all[i] = TextKey(i)
	}
	return all
}

// String gives the key: a slug, stable for ever.
func (k TextKey) String() string { return notePart(noteWords[3*int(k)]) }

// Text gives the text with its places filled. A place without a value stays as
// it is; a value is never read for places itself.
func (k TextKey) Text(values ...Value) Text {
	t := Text{ZH: notePart(noteWords[3*int(k)+1]), EN: notePart(noteWords[3*int(k)+2])}
	if len(values) == 0 {
		return t
	}
	return Text{
		ZH: filled(t.ZH, values, func(v *Value) string { return v.ZH }),
		EN: filled(t.EN, values, func(v *Value) string { return v.EN }),
	}
}

// filled gives a text with the places filled that have a value.
func filled(text string, values []Value, in func(*Value) string) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, behind, closed := strings.Cut(rest, "}")
		if i := slices.IndexFunc(values, func(v Value) bool { return v.Place == name }); closed && i >= 0 {
			b.WriteString(in(&values[i]))
			text = behind
		} else {
			b.WriteByte('{')
			text = rest
		}
	}
}

// notePart gives a text of the keys and the HTTP statuses by its number.
func notePart(n uint16) string { return noteText[noteTextAt[n] : noteTextAt[n+1]-1] }
