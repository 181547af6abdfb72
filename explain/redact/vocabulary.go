package redact

import (
	"slices"
	"strings"
)

//go:generate go run ./internal/gen

// The words that the package knows stand in tables under vocabulary, a line
// each, with an example in which ‹…› is what is masked; vocabulary_gen.go is made
// from them.

// named is a name with its rule.
type named struct {
	name string
	rule rule
}

// role says what a word tells about a value.
type role uint8

const (
	plain     role = iota // a value that is nothing, a placeholder or a constant
	stop                  // begins what messages say about a field
	message               // begins what Chinese messages say about a field; no family name does
	algorithm             // part of how something is hashed or encoded is called
	quality               // says how a credential is rather than what
	ending                // ends a word of that sort
	verb                  // stands between a name and its value in a sentence
	holder                // a key whose value is a name
	held                  // a key beside it, whose value is that name's
	carrier               // a key that may be such a one, but often is something else
	wrapper               // a type or a function that holds a value and nothing else
	within                // such a one that needs no brackets
	counted               // a word that a number counts or measures, and that is no id
	surname               // a Chinese family name
	common                // a word that begins like one
	tail                  // behind a name: says which one, not what
	technical             // names a number that a machine gave
	unit                  // behind a number that was counted or measured
	digest                // before a hash
	measure               // behind a number in Chinese: how long or how many
	method                // part of the name of an algorithm, as a whole
	place                 // in an address in Chinese
	between               // stands between a name and its value in a sentence, along with others
	turned                // stands between a value and its name behind it
)

// lookup gives the rule of a key in lower case without _ and -. A rule of
// class keep ends the search: nextToken is no token.
func lookup(key []byte) rule {
	n := len(key)
	if n == 0 || nameEnds[key[n-1]]>>n&1 == 0 {
		return rule{}
	}
	mark := uint16(key[0])<<8 | uint16(key[n/2])
	from := nameAt[n]
	for i, m := range nameMarks[from:nameAt[n+1]] {
		if m == mark && names[int(from)+i].name == string(key) {
			return names[int(from)+i].rule
		}
	}
	return rule{}
}

// is says whether a word, in lower case, has the role.
func (r role) is(word string) bool {
	_, ok := slices.BinarySearch(words[r], word)
	return ok
}

// begins says whether t begins with a word of the role.
func (r role) begins(t string) bool {
	return slices.ContainsFunc(words[r], func(w string) bool { return strings.HasPrefix(t, w) })
}

// ends says whether t ends with a word of the role.
func (r role) ends(t string) bool {
	return slices.ContainsFunc(words[r], func(w string) bool { return strings.HasSuffix(t, w) })
}

// in says whether t holds a word of the role.
func (r role) in(t string) bool {
	return slices.ContainsFunc(words[r], func(w string) bool { return strings.Contains(t, w) })
}
