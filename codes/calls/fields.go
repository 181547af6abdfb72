package calls

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/edit"
	"github.com/dterr/dterr/codes/internal/fold"
)

// Named gives the fields of that name, or with that place in the body, spelled just so.
func (c *Call) Named(name string) []Field {
	var found []Field
	for _, f := range c.Fields {
		if f.Name == name || f.Path == name {
			found = append(found, f)
		}
	}
	return found
}

// Spelled gives the fields whose name the word was probably meant to be: the same but
// for case and underscores, else those that are nearest by what fingers do, a quarter
// of the word at most.
func (c *Call) Spelled(word string) []Field {
	var same, near []Field
	var measure edit.Measurer
	best := max(1, len(word)/4)
	for _, f := range c.Fields {
		if fold.Compare(fold.Bare(f.Name), fold.Bare(word)) == 0 {
			same = append(same, f)
			continue
		}
		switch off := measure.Distance(f.Name, word, best); {
		case off < best:
			best, near = off, []Field{f}
		case off == best:
			near = append(near, f)
		}
	}
	if len(same) > 0 {
		return same
	}
	return near
}

// leastStem is how many letters of a word at least tell a field that begins with them.
const leastStem = 6

// Begun gives the only field whose name begins with the word, its plural aside, in any
// case: executors is executorIds. It gives nil where several do.
func (c *Call) Begun(word string) []Field {
	stem := strings.TrimSuffix(word, "s")
	if len(stem) < leastStem {
		return nil
	}
	var found []Field
	for _, f := range c.Fields {
		if fold.HasPrefix(f.Name, stem) {
			found = append(found, f)
		}
	}
	if len(found) != 1 {
		return nil
	}
	return found
}

// Limited gives the limit that explains a code in an answer of the call: the one that
// is about the field which the message names or, where only one is about the code, that
// one, unless it is one of several causes. With a nil call it looks among the limits of
// codes alone.
func (c *Call) Limited(code, message string, fields []string) (Limit, bool) {
	var all []Limit
	if c != nil {
		all = slices.Concat(c.CodeLimits, c.Limits)
	}
	all = slices.DeleteFunc(all, func(l Limit) bool { return l.Code != code })
	if len(all) == 0 {
		all = LimitsOf(code)
	}
	names := func(l Limit) bool {
		return slices.Contains(fields, l.Field.EN) || l.Field.EN != "" && holdsName(message, l.Field.EN)
	}
	var named []Limit
	for _, l := range all {
		if names(l) {
			named = append(named, l)
		}
	}
	switch {
	case len(named) > 0:
		return surest(named), true
	case len(all) == 1 && !all[0].Several && !all[0].Advised:
		return all[0], true
	}
	return Limit{}, false
}

// surest gives the limit that is known best: one that is enforced, if any.
func surest(all []Limit) Limit {
	for i := range all {
		if all[i].Enforced() {
			return all[i]
		}
	}
	return all[0]
}

// LimitOf gives the limit of one of the fields, of one of the kinds; the surest of
// several.
func (c *Call) LimitOf(fields, kinds []string) (Limit, bool) {
	var found []Limit
	for _, l := range slices.Concat(c.Limits, c.CodeLimits) {
		if slices.Contains(fields, l.Field.EN) && slices.Contains(kinds, l.Kind) {
			found = append(found, l)
		}
	}
	if len(found) == 0 {
		return Limit{}, false
	}
	return surest(found), true
}

// holdsName reports whether a text holds a name, not as a part of a longer one.
func holdsName(text, name string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], name)
		if i < 0 {
			return false
		}
		start, end := from+i, from+i+len(name)
		if (start == 0 || !isNameByte(text[start-1])) && (end == len(text) || !isNameByte(text[end])) {
			return true
		}
		from = end
	}
}

func isNameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
