package search

import "slices"

// synonymTerm is a term of a group: len tokens from at on in synonymTokens.
// A weak term is found when its group is asked for, but does not ask for it.
type synonymTerm struct {
	at    uint16
	len   uint8
	group uint16
	weak  bool
}

func (t *synonymTerm) tokens() []uint16 { return synonymTokens[t.at : int(t.at)+int(t.len)] }

// bare reports whether the term is a single Han character, which asks for its
// group but is no way to find it: 空 stands in 空间 too. A group chat, 群, is
// the exception.
func (t *synonymTerm) bare() bool {
	id := synonymTokens[t.at]
	return t.len == 1 && int(id) > numWords && hanByID(id) != '群'
}

// left is what a test does without: a group of synonyms and a line of regional words,
// -1 for none.
type left struct{ group, regional int }

// leaveNothing is what everybody else searches with.
func leaveNothing() left { return left{-1, -1} }

// synonyms knows the groups.
type synonyms struct{ without left }

// at gives the longest term that the tokens begin with, and how many tokens it
// takes. same compares a token of the query with one of a term.
func (s synonyms) at(tokens []queryToken, same func(q *queryToken, id uint16) bool) (*synonymTerm, int) {
	var best *synonymTerm
	for i := range synonymTerms {
		t := &synonymTerms[i]
		n := int(t.len)
		if t.weak || int(t.group) == s.without.group || n > len(tokens) || best != nil && n <= int(best.len) {
			continue
		}
		ids := t.tokens()
		ok := true
		for j := 0; j < n && ok; j++ {
			ok = same(&tokens[j], ids[j])
		}
		if ok {
			best = t
		}
	}
	if best == nil {
		return nil, 0
	}
	return best, int(best.len)
}

// groupsOf gives the groups that a term belongs to, by its tokens.
func (s synonyms) groupsOf(t *synonymTerm) []uint16 {
	var groups []uint16
	for i := range synonymTerms {
		o := &synonymTerms[i]
		if o.weak || int(o.group) == s.without.group || o.len != t.len {
			continue
		}
		if slices.Equal(o.tokens(), t.tokens()) {
			groups = append(groups, o.group)
		}
	}
	return groups
}
