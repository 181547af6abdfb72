package main

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
)

// pos is a place in a source file, for complaints.
type pos struct {
	file string
	line int
}

func (p pos) String() string { return fmt.Sprintf("%s:%d", p.file, p.line) }

// The model of the source mirrors package codes but does not import it: the
// generator has to run while the generated files are missing or broken.
type (
	text   struct{ zh, en string }
	advice struct {
		text
		basis, source, run string
	}
	retry struct {
		policy    string
		wait, max int
	}
	meaning struct {
		pos                         pos
		key, message                string
		variants                    []string
		title                       text
		kind, domain, owner, status string
		retry                       *retry // nil: the kind's default
		http                        []int
		causes, fixes               []advice
		apis                        []int
		docs, sources               []string
	}
	example struct{ meaning, body string }
	entry   struct {
		pos              pos
		id, family, code string
		title            text
		weight           int
		wrapper          bool
		see              []string
		meanings         []meaning
		examples         []example
	}
	call struct {
		pos                     pos
		id                      int
		method, host, path, doc string
		title                   text
		status, date, same      string
	}
	kind struct {
		name  string
		title text
		retry retry
		fixes []text
	}
	catalogue struct {
		entries []entry
		apis    []call
		kinds   []kind
		date    string // of the newest source, YYYY-MM-DD
	}
)

// searchWords is what the tables of the search say.
type searchWords struct {
	synonyms   []synonymLine
	topics     map[string]string // what people call a family, a domain, a kind
	simplified map[rune]rune     // by the traditional character
	regional   []regionalLine
	aliases    map[string]aliasLine
}

// fault is a line of faults.tsv.
type fault struct {
	pos     pos
	key     string
	title   text
	members []string // family/code, or family/code#meaning
}

// foreignRow is a row of foreign.tsv: a number of another platform and a
// message that its servers send with it; "" when none is known.
type foreignRow struct{ code, platform, message string }

func (r foreignRow) compare(with foreignRow) int {
	return cmp.Or(
		cmp.Compare(r.code, with.code), cmp.Compare(r.platform, with.platform), cmp.Compare(r.message, with.message),
	)
}

// foreignPlatforms is the closed set of its platforms.
func foreignPlatforms() []string { return []string{"feishu", "wechat", "wecom"} }

// httpStatus is a line of http.tsv. number is the status itself, for the class
// 5xx its first digit, and 0 for any other status.
type httpStatus struct {
	pos           pos
	number        int
	phrase, kind  string
	retry         retry
	owner         string
	text          text
	titleZH       string
	fixes         []text
	docs, sources []string
}

// textKey is a line of notes.tsv; name is that of its constant.
type textKey struct {
	pos       pos
	key, name string
	text      text
}

// message is a line of messages.tsv.
type message struct {
	pos             pos
	key             string
	wordings        []string // folded
	own             bool
	kind            string
	retry           retry
	owner           string
	title, why, fix text
}

// aliasLine is a line of aliases.tsv.
type aliasLine struct {
	pos     pos
	phrases []string
}

// regionalLine is a word as Taiwan and Hong Kong have it, in traditional characters,
// and the one that the mainland says for it; line is where it stands, from 0.
type regionalLine struct {
	from, to string
	line     int
}

// synonymLine is a line of synonyms.tsv as it stands there.
type synonymLine struct {
	pos   pos
	terms []string
}

// callFacts is what the directory calls says of single calls.
type callFacts struct {
	words  map[string]text // by the word as the other tables write it
	tokens map[int][]callToken
	grants map[int][]callGrant
	limits map[int][]callLimit
	fields map[int][]callField
	codes  []callLimit // those of a code, whatever call answers with it
	terms  []string    // lines of terms that mean the same in names of calls
	scopes []scope     // sorted by name
}

type (
	// callToken is a line of calls/tokens.tsv.
	callToken struct {
		token, in, name, kinds string
		notes                  []text
	}
	// callGrant is a line of calls/grants.tsv.
	callGrant struct {
		scope, name, kinds, grant, from string
		notes                           []text
	}
	// callLimit is a line of calls/limits.tsv or calls/code-limits.tsv.
	callLimit struct {
		in                             string
		field                          text
		kind, limit, unit, code, basis string
		unitText                       text
		notes                          []text
		doc, date                      string
	}
	// callField is a line of calls/fields.tsv.
	callField struct {
		in, name, path, kind string
		required             bool
	}
	// scope is a line of calls/scopes.tsv, with the calls that name it.
	scope struct {
		name              string
		names             []string
		sensitive, closed string
		granted, note     text
		doc, date         string
		calls             []int
	}
)

// The closed sets, in the order of the families' likelihood and of the kinds
// in the documentation of the command line.
func families() []string {
	return []string{"oapi", "api", "robot", "callback", "jsapi", "stream", "gateway", "mcp", "yida"}
}

func statuses() []string { return []string{"current", "retired", "observed"} }

// placesIn gives the names in braces, sorted.
func placesIn(t string) []string {
	all := regexp.MustCompile(`\{[a-z]+\}`).FindAllString(t, -1)
	slices.Sort(all)
	return all
}
