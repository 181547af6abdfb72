// Package data is what the files under codes/data say, as the generator holds it
// between reading and writing. It mirrors package codes but does not import it: the
// generator has to run while the generated files are missing or broken.
package data

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
)

// Pos is a place in a source file, for complaints.
type Pos struct {
	File string
	Line int
}

// String gives file:line.
func (p Pos) String() string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// What the fields mean, codes/data/README.md says.
type (
	// Text is one text in both languages.
	Text struct{ ZH, EN string }
	// Advice is a cause or a fix.
	Advice struct {
		Text
		Basis, Source, Run string
	}
	// Retry is a rule for trying again, with the wait in seconds.
	Retry struct {
		Policy    string
		Wait, Max int
	}
	// Meaning is one thing that a code means.
	Meaning struct {
		Pos                         Pos
		Key, Message                string
		Variants                    []string
		Title                       Text
		Kind, Domain, Owner, Status string
		Retry                       *Retry // nil: the kind's default
		HTTP                        []int
		Causes, Fixes               []Advice
		APIs                        []int
		Docs, Sources               []string
	}
	// Example is a body that an entry explains.
	Example struct{ Meaning, Body string }
	// Entry is a code of a family.
	Entry struct {
		Pos              Pos
		ID, Family, Code string
		Title            Text
		Weight           int
		Wrapper          bool
		See              []string
		Meanings         []Meaning
		Examples         []Example
	}
	// Call is a documented call.
	Call struct {
		Pos                     Pos
		ID                      int
		Method, Host, Path, Doc string
		Title                   Text
		Status, Date, Same      string
	}
	// Kind is a sort of error, with what helps against all of them.
	Kind struct {
		Name  string
		Title Text
		Retry Retry
		Fixes []Text
	}
	// Catalogue is all entries, calls and kinds, with the defaults filled in.
	Catalogue struct {
		Entries []Entry
		APIs    []Call
		Kinds   []Kind
		Date    string // of the newest source, YYYY-MM-DD
	}
)

// SearchWords is what the tables of the search say.
type SearchWords struct {
	Synonyms   []SynonymLine
	Topics     map[string]string // what people call a family, a domain, a kind
	Simplified map[rune]rune     // by the traditional character
	Regional   []RegionalLine
	Aliases    map[string]AliasLine
}

// Fault is a line of faults.tsv.
type Fault struct {
	Pos     Pos
	Key     string
	Title   Text
	Members []string // family/code, or family/code#meaning
}

// ForeignRow is a row of foreign.tsv: a number of another platform and a
// message that its servers send with it; "" when none is known.
type ForeignRow struct{ Code, Platform, Message string }

// Compare orders rows by code, platform and message.
func (r ForeignRow) Compare(with ForeignRow) int {
	return cmp.Or(
		cmp.Compare(r.Code, with.Code), cmp.Compare(r.Platform, with.Platform), cmp.Compare(r.Message, with.Message),
	)
}

// ForeignPlatforms is the closed set of its platforms.
func ForeignPlatforms() []string { return []string{"feishu", "wechat", "wecom"} }

// HTTPStatus is a line of http.tsv. Number is the status itself, for the class
// 5xx its first digit, and 0 for any other status.
type HTTPStatus struct {
	Pos           Pos
	Number        int
	Phrase, Kind  string
	Retry         Retry
	Owner         string
	Text          Text
	TitleZH       string
	Fixes         []Text
	Docs, Sources []string
}

// TextKey is a line of notes.tsv; Name is that of its constant.
type TextKey struct {
	Pos       Pos
	Key, Name string
	Text      Text
}

// Message is a line of messages.tsv.
type Message struct {
	Pos             Pos
	Key             string
	Wordings        []string // folded
	Own             bool
	Kind            string
	Retry           Retry
	Owner           string
	Title, Why, Fix Text
}

// AliasLine is a line of aliases.tsv.
type AliasLine struct {
	Pos     Pos
	Phrases []string
}

// RegionalLine is a word as Taiwan and Hong Kong have it, in traditional characters,
// and the one that the mainland says for it; Line is where it stands, from 0.
type RegionalLine struct {
	From, To string
	Line     int
}

// SynonymLine is a line of synonyms.tsv as it stands there.
type SynonymLine struct {
	Pos   Pos
	Terms []string
}

// CallFacts is what the directory calls says of single calls.
type CallFacts struct {
	Words  map[string]Text // by the word as the other tables write it
	Tokens map[int][]CallToken
	Grants map[int][]CallGrant
	Limits map[int][]CallLimit
	Fields map[int][]CallField
	Codes  []CallLimit // those of a code, whatever call answers with it
	Terms  []string    // lines of terms that mean the same in names of calls
	Scopes []Scope     // sorted by name
}

type (
	// CallToken is a line of calls/tokens.tsv.
	CallToken struct {
		Token, In, Name, Kinds string
		Notes                  []Text
	}
	// CallGrant is a line of calls/grants.tsv.
	CallGrant struct {
		Scope, Name, Kinds, Grant, From string
		Notes                           []Text
	}
	// CallLimit is a line of calls/limits.tsv or calls/code-limits.tsv.
	CallLimit struct {
		In                             string
		Field                          Text
		Kind, Limit, Unit, Code, Basis string
		UnitText                       Text
		Notes                          []Text
		Doc, Date                      string
	}
	// CallField is a line of calls/fields.tsv.
	CallField struct {
		In, Name, Path, Kind string
		Required             bool
	}
	// Scope is a line of calls/scopes.tsv, with the calls that name it.
	Scope struct {
		Name              string
		Names             []string
		Sensitive, Closed string
		Granted, Note     Text
		Doc, Date         string
		Calls             []int
	}
)

// Families is the closed set of families, the likeliest first.
func Families() []string {
	return []string{"oapi", "api", "robot", "callback", "jsapi", "stream", "gateway", "mcp", "yida"}
}

// Statuses is the closed set of what a meaning may be.
func Statuses() []string { return []string{"current", "retired", "observed"} }

// PlacesIn gives the names in braces, sorted.
func PlacesIn(t string) []string {
	all := regexp.MustCompile(`\{[a-z]+\}`).FindAllString(t, -1)
	slices.Sort(all)
	return all
}
