package words

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

// WordsOf gives the words of a role by its name in the tables.
func WordsOf(role string) *[]string {
	roles := map[string]Role{
		"plain":     Plain,
		"stop":      Stop,
		"message":   Message,
		"algorithm": Algorithm,
		"quality":   Quality,
		"ending":    Ending,
		"verb":      Verb,
		"holder":    Holder,
		"held":      Held,
		"carrier":   Carrier,
		"counted":   Counted,
		"surname":   Surname,
		"common":    Common,
		"tail":      Tail,
		"place":     Place,
		"wrapper":   Wrapper,
		"within":    Within,
		"technical": Technical,
		"unit":      Unit,
		"digest":    Digest,
		"method":    Method,
		"measure":   Measure,
		"between":   Between,
		"turned":    Turned,
		"cellTag":   CellTag,
		"lineTag":   LineTag,
		"wordTag":   WordTag,
		"expiring":  Expiring,
		"phrase":    Phrase,
		"folk":      Folk,
		"variant":   Variant,
		"open":      Open,
	}
	return &words[roles[role]]
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
