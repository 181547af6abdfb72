package words

import (
	"slices"
	"strings"
)

// RuleNamed gives the rule of a name as the tables hold it, for tests that take it
// away.
func RuleNamed(name string) *Rule {
	for i := range names {
		if names[i].name == name {
			return &names[i].rule
		}
	}
	for _, g := range labelGroups {
		for i := range g.labels {
			if g.labels[i].name == name {
				return &g.labels[i].rule
			}
		}
	}
	return &Rule{}
}

// Without takes a word from a role, by its name in the tables, and gives what puts it
// back.
func Without(role, word string) (restore func()) {
	roles := map[string]Role{
		"plain":       Plain,
		"stop":        Stop,
		"message":     Message,
		"algorithm":   Algorithm,
		"quality":     Quality,
		"ending":      Ending,
		"verb":        Verb,
		"holder":      Holder,
		"held":        Held,
		"carrier":     Carrier,
		"counted":     Counted,
		"surname":     Surname,
		"common":      Common,
		"noun":        Noun,
		"tail":        Tail,
		"place":       Place,
		"wrapper":     Wrapper,
		"within":      Within,
		"technical":   Technical,
		"unit":        Unit,
		"digest":      Digest,
		"method":      Method,
		"measure":     Measure,
		"between":     Between,
		"becomes":     Becomes,
		"account":     Account,
		"turned":      Turned,
		"cellTag":     CellTag,
		"lineTag":     LineTag,
		"wordTag":     WordTag,
		"expiring":    Expiring,
		"phrase":      Phrase,
		"folk":        Folk,
		"latin":       Latin,
		"title":       Title,
		"fate":        Fate,
		"variant":     Variant,
		"capability":  Capability,
		"open":        Open,
		"deed":        Deed,
		"after":       After,
		"lead":        Lead,
		"join":        Join,
		"article":     Article,
		"couple":      Couple,
		"other":       Other,
		"preposition": Preposition,
		"closing":     Closing,
		"street":      Street,
		"house":       House,
		"accessor":    Accessor,
		"ofUnit":      OfUnit,
		"ofPerson":    OfPerson,
		"region":      Region,
	}
	r := roles[role]
	all := words[r]
	words[r] = slices.DeleteFunc(slices.Clone(all), func(w string) bool { return w == word })
	if int(r) >= len(texts) {
		return func() { words[r] = all }
	}
	text := texts[r]
	if text != "" && text[0] == ' ' {
		texts[r] = strings.Replace(text, " "+word+" ", " ", 1)
	}
	for i := 0; texts[r] == text && i+len(word) <= len(text); i += len(word) {
		if text[i:i+len(word)] == word && !slices.Contains(all, word) {
			texts[r] = text[:i] + text[i+len(word):]
		}
	}
	return func() { words[r], texts[r] = all, text }
}

// ShapeKind gives the kind of the shape with an affix.
func ShapeKind(affix string) *string {
	for i := range shapes {
		if shapes[i].affix == affix {
			return &shapes[i].kind
		}
	}
	return new(string)
}
