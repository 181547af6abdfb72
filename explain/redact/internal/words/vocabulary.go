// Package words holds what redact knows by heart: the names that give a value away,
// in English in any spelling and in Chinese; the roles of words around a value; the
// shapes that are known without a name; and the flags of commands that a secret
// follows.
//
// All of it stands in tables under explain/redact/vocabulary, a line each, with an
// example in which ‹…› is what is masked; vocabulary_gen.go is made from them.
//
//	r, ok := words.RuleOf("DINGTALK_APP_SECRET") // r.Kind is "app_secret", r.Class Hard
package words

import (
	"slices"
	"strings"
)

//go:generate go run ../gen

// named is a name with its rule.
type named struct {
	name string
	rule Rule
}

// Role says what a word tells about a value.
type Role uint8

// The roles of words.tsv.
const (
	Plain       Role = iota // a value that is nothing, a placeholder or a constant
	Stop                    // begins what messages say about a field
	Message                 // begins what Chinese messages say about a field; no family name does
	Algorithm               // part of how something is hashed or encoded is called
	Quality                 // says how a credential is rather than what
	Ending                  // ends a word of that sort
	Verb                    // stands between a name and its value in a sentence
	Holder                  // a key whose value is a name
	Held                    // a key beside it, whose value is that name's
	Carrier                 // a key that may be such a one, but often is something else
	Wrapper                 // a type or a function that holds a value and nothing else
	Within                  // such a one that needs no brackets
	Counted                 // a word that a number counts or measures, and that is no id
	Surname                 // a Chinese family name
	Common                  // a word that begins like one
	Noun                    // ends what is no person's name though it begins like one
	Tail                    // behind a name: says which one, not what
	Technical               // names a number that a machine gave
	Unit                    // behind a number that was counted or measured
	Digest                  // before a hash
	Measure                 // behind a number in Chinese: how long or how many
	Method                  // part of the name of an algorithm, as a whole
	Place                   // in an address in Chinese
	Between                 // stands between a name and its value in a sentence, along with others
	Turned                  // stands between a value and its name behind it
	CellTag                 // an element of a page that is a cell of a table
	LineTag                 // an element that begins a line
	WordTag                 // an element within a line
	Expiring                // a command with a name, a time and a value
	Phrase                  // begins what a sentence says of a name before its value
	Folk                    // before a person's name in Chinese
	Latin                   // a name of people in Latin letters
	Title                   // part of what things are called in English
	Fate                    // behind it, where a message says something of the person
	Variant                 // a character, and the one that labels are written with
	Capability              // in an address that is a secret as a whole
	Open                    // begins the name of a key that is no secret
	Deed                    // behind a person's name and 由: what somebody did
	After                   // behind a person's name that nothing announces
	Account                 // who signs in, or what announces his name
	Closing                 // ends a letter, above the name of who wrote it
	Accessor                // stands between a property and its value in a program
	OfUnit                  // a key beside the name of a department
	OfPerson                // a key beside the name of a person
	House                   // before the number of a part of a house in English
	Region                  // ends the name of a region in English
	Street                  // ends the name of a street in English
	Join                    // stands between a value and its name behind it, in a sentence of any other words
	Article                 // before a name, and says nothing
	Couple                  // between two values of one name
	Preposition             // before what a password is for or from, which may look like one
	Other                   // says what a value near a credential's name is instead
	Lead                    // before a person's name in English
	Becomes                 // between a credential and the one in its place
)

// lookup gives the rule of a key in lower case without _ and -. A rule of
// class keep ends the search: nextToken is no token.
func lookup(key []byte) Rule {
	n := len(key)
	if n == 0 || nameEnds[key[n-1]]>>n&1 == 0 {
		return Rule{}
	}
	mark := uint16(key[0])<<8 | uint16(key[n/2])
	from := nameAt[n]
	for i, m := range nameMarks[from:nameAt[n+1]] {
		if m == mark && names[int(from)+i].name == string(key) {
			return names[int(from)+i].rule
		}
	}
	return Rule{}
}

// Is says whether a word, in lower case, has the role. The words of some stand in texts
// between blanks.
//
//go:noinline
func (r Role) Is(word string) bool {
	all := texts[r]
	if all == "" || all[0] != ' ' {
		_, ok := slices.BinarySearch(words[r], word)
		return ok
	}
	for low, high := 0, len(all)-1; low < high; {
		from := strings.LastIndexByte(all[:(low+high)/2+1], ' ')
		end := from + 1 + strings.IndexByte(all[from+1:], ' ')
		switch middle := all[from+1 : end]; {
		case middle == word:
			return true
		case middle < word:
			low = end
		default:
			high = from
		}
	}
	return false
}

// spelled says whether t has the role, in any case. A long text is no word, and is not read.
func (r Role) spelled(t string) bool {
	const longest = 32
	return len(t) <= longest && r.Is(strings.ToLower(t))
}

// among says whether word is one of the role that stand in texts and are as long.
//
//go:noinline
func (r Role) among(word string) bool {
	all, n := texts[r], len(word)
	for all != "" {
		half := len(all) / n / 2 * n
		switch middle := all[half : half+n]; {
		case middle == word:
			return true
		case middle < word:
			all = all[half+n:]
		default:
			all = all[:half]
		}
	}
	return false
}

// Begins says whether t begins with a word of the role.
//
//go:noinline
func (r Role) Begins(t string) bool {
	return slices.ContainsFunc(words[r], func(w string) bool { return strings.HasPrefix(t, w) })
}

// ends says whether t ends with a word of the role.
//
//go:noinline
func (r Role) ends(t string) bool {
	return slices.ContainsFunc(words[r], func(w string) bool { return strings.HasSuffix(t, w) })
}

// In says whether t holds a word of the role.
//
//go:noinline
func (r Role) In(t string) bool {
	return slices.ContainsFunc(words[r], func(w string) bool { return strings.Contains(t, w) })
}
