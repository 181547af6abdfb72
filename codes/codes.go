// Package codes knows what an error code of DingTalk's open platform means.
//
// It owns the catalogue: every (family, code) pair that DingTalk documents or
// that was seen on the wire, each with its meanings, the causes and fixes of
// each meaning, who can fix it and whether calling again helps. The catalogue
// is written by hand under data/ and translated to sorted Go tables by
// internal/gen, so that using it costs no parsing, no map and no
// initialisation at start-up. The tables hold no pointer either; record.go says
// how they are laid out, and makes an entry of them when it is asked for. Codes
// are looked up, narrowed by a filter, classified and compared with those that
// look alike; finding them by what they say is the task of codes/search.
//
// What a program asks for: [ByCode] and [ByID] give entries, [Lookup] reads a code as a
// person writes it, [Filter] lists entries, [FindAPIs] knows calls, [KindByName] and
// [HTTP] what is to be done about a kind and about a bare status. An [Entry] has a
// [Meaning] for each thing that its code stands for. What compares messages with
// templates ([Alike], [Parts], [FoldMessage] and the like) and the texts that are no
// code's ([TextKey]) serve package explain, which tells the meaning of an answer.
//
// Guarantees: ids (family/code) are stable for ever and never reused; codes
// and server messages are kept as the server spells them; every sentence has a
// source with a date; what nobody documented is absent, never guessed. The
// package does no I/O and no formatting.
//
//	e, ok := codes.ByID("oapi/40014")
//	fmt.Println(e.Title.ZH, e.Kind(), ok) // 不合法的access_token auth true
package codes

import "slices"

// Text is one piece of human text in both languages of the tool. Neither is
// ever empty in the catalogue.
type Text struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// Family names the part of the platform that a code belongs to. The same
// number means different things in different families.
type Family string

// The families. oapi.dingtalk.com and its TOP gateway answer with FamilyOAPI,
// api.dingtalk.com with FamilyAPI, webhooks and bot messages with FamilyRobot,
// event encryption with FamilyCallback (900001–900010), client APIs of H5
// pages and mini programs with FamilyJSAPI (520xx included), stream mode with
// FamilyStream, the edge, when it bans an address, with FamilyGateway, the MCP
// gateway of the command line dws with FamilyMCP, and Yida's own domain with
// FamilyYida.
const (
	FamilyOAPI     Family = "oapi"
	FamilyAPI      Family = "api"
	FamilyRobot    Family = "robot"
	FamilyCallback Family = "callback"
	FamilyJSAPI    Family = "jsapi"
	FamilyStream   Family = "stream"
	FamilyGateway  Family = "gateway"
	FamilyMCP      Family = "mcp"
	FamilyYida     Family = "yida"
)

// Kind says what sort of fault a meaning is, that is, what a program should do
// next. The set is closed.
type Kind string

// The kinds; see KindInfo for their titles and general advice.
const (
	KindSuccess    Kind = "success"
	KindSystem     Kind = "system"
	KindRateLimit  Kind = "rate-limit"
	KindQuota      Kind = "quota"
	KindAuth       Kind = "auth"
	KindPermission Kind = "permission"
	KindCrypto     Kind = "crypto"
	KindParameter  Kind = "parameter"
	KindProtocol   Kind = "protocol"
	KindNotFound   Kind = "not-found"
	KindConflict   Kind = "conflict"
	KindState      Kind = "state"
	KindContent    Kind = "content"
	KindUnknown    Kind = "unknown"
)

// Policy says whether calling again can help.
type Policy string

// The retry policies: never (the same call fails again), backoff (again soon,
// with growing pauses), wait (again after a known window), refresh (once, with
// a fresh credential), unknown (nobody documented it).
const (
	PolicyNever   Policy = "never"
	PolicyBackoff Policy = "backoff"
	PolicyWait    Policy = "wait"
	PolicyRefresh Policy = "refresh"
	PolicyUnknown Policy = "unknown"
)

// Retry says whether and when to call again. WaitSeconds is the documented
// window in seconds, 0 when none is known; MaxAttempts is the documented
// number of tries, 0 when none is known.
type Retry struct {
	Policy      Policy `json:"policy"`
	WaitSeconds int    `json:"wait_seconds,omitempty"`
	MaxAttempts int    `json:"max_attempts,omitempty"`
}

// Owner says who can fix a fault.
type Owner string

// The owners: the developer of the caller, the administrator of the
// organisation, the person concerned, or DingTalk itself.
const (
	OwnerDeveloper Owner = "developer"
	OwnerAdmin     Owner = "admin"
	OwnerUser      Owner = "user"
	OwnerDingTalk  Owner = "dingtalk"
)

// Status says where a meaning stands today.
type Status string

// The statuses: in today's official tables, only in older official tables, or
// seen on the wire and in no official table.
const (
	StatusCurrent  Status = "current"
	StatusRetired  Status = "retired"
	StatusObserved Status = "observed"
)

// Basis says what a piece of advice rests on.
type Basis string

// The bases: official documentation, a recorded answer, a public issue, the
// message itself, or nothing more than the general advice of the kind.
const (
	BasisDoc    Basis = "doc"
	BasisWire   Basis = "wire"
	BasisThread Basis = "thread"
	BasisOwn    Basis = "own"
	BasisKind   Basis = "kind"
)

// Advice is one cause or one fix. Source is a URL or a short name followed by
// a date, empty when the basis says it all. Run is a line for a POSIX shell
// that carries a fix out, empty where there is none. What the reader has to
// fill in stands there in capitals (SUB_CODE); secrets and tokens come from
// variables of the environment ("$APP_SECRET"); answer.json, body.json and
// reply.json are what was saved of an answer, of a push and of the reply to it.
type Advice struct {
	Text
	Basis  Basis  `json:"basis"`
	Source string `json:"source,omitempty"`
	Run    string `json:"run,omitempty"`
}

// Entry is everything known about one code of one family.
type Entry struct {
	// ID is family/code, stable for ever.
	ID string
	// Code is the code as it is on the wire.
	Code string
	// Family is the part of the platform that answers with the code.
	Family Family
	// Title says in one line what the code says, whichever meaning applies.
	Title Text
	// Meanings holds at least one meaning, the likeliest of today first.
	Meanings []Meaning
	// See holds the ids of related entries; the relation is symmetric.
	See []string
	// Weight says how often people meet the code: 0 (hardly ever) to 9.
	Weight uint8
	// Wrapper is true for a code that only says that another one is inside the
	// answer, which is the cause.
	Wrapper bool
	// Examples holds response bodies that explain as this very entry.
	Examples []Example
}

// Example is a response body and the meaning that it must be explained as;
// Meaning is empty where the body cannot tell.
type Example struct {
	Meaning string
	Body    string
}

// Meaning is one of the things that a code can mean.
type Meaning struct {
	// Key is a slug, unique within the entry and stable for ever.
	Key string
	// Message is the server's message template, %s kept; empty when none is
	// known.
	Message string
	// Variants holds further wordings of the same meaning, templates too.
	Variants []string
	// Title says the meaning in one line.
	Title  Text
	Kind   Kind
	Domain string
	Retry  Retry
	Owner  Owner
	Status Status
	// HTTP holds the HTTP statuses that the meaning was documented with.
	HTTP []uint16
	// Causes holds the known causes, the likeliest first; often none.
	Causes []Advice
	// OwnFixes holds the fixes known for this very meaning; Fixes adds the
	// kind's general advice where there is none.
	OwnFixes []Advice
	// APIs holds indexes into the API table, ascending; empty means any API.
	APIs []uint16
	// Docs holds URLs of official pages.
	Docs []string
	// Sources says where the meaning is from, each with a date.
	Sources []string

	wordings []uint16 // the numbers of its wordings; see Wordings
}

// API is one documented call of the open platform.
type API struct {
	// ID is the number of the call in the table, from 1, stable.
	ID     uint16
	Method string
	Host   string
	Path   string
	// Title is the official Chinese name of the call, TitleEN says the same in English.
	Title, TitleEN string
	// Doc is the URL of its official page.
	Doc string
	// Listed says that a meaning lists the call. Of any other call nobody
	// documented which codes it answers with.
	Listed bool
	// Old says that the documentation files the page under what it no longer
	// recommends.
	Old bool
}

// Call gives the API as METHOD /path.
//
//go:noinline
func (a *API) Call() string { return a.Method + " " + a.Path }

// KindInfo describes a kind: its name, what it covers and its general advice.
type KindInfo struct {
	Kind   Kind
	Title  Text
	Advice []Advice
	// Retry is the policy of a meaning of this kind that states none itself.
	Retry Retry
}

// Kind gives the kind of the likeliest current meaning.
func (e *Entry) Kind() Kind { return e.Meanings[0].Kind }

// Domain gives the domain of the likeliest current meaning.
func (e *Entry) Domain() string { return e.Meanings[0].Domain }

// Retry gives the retry advice of the likeliest current meaning.
func (e *Entry) Retry() Retry { return e.Meanings[0].Retry }

// Owner gives who can fix the likeliest current meaning.
func (e *Entry) Owner() Owner { return e.Meanings[0].Owner }

// Status gives the status of the likeliest current meaning.
func (e *Entry) Status() Status { return e.Meanings[0].Status }

// HTTP gives the HTTP statuses documented for any meaning, ascending.
func (e *Entry) HTTP() []uint16 {
	var all []uint16
	for i := range e.Meanings {
		all = append(all, e.Meanings[i].HTTP...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Docs gives the official pages of all meanings, each once, in order.
func (e *Entry) Docs() []string {
	return e.union(func(m *Meaning) []string { return m.Docs })
}

// Sources gives the sources of all meanings, each once, in order.
func (e *Entry) Sources() []string {
	return e.union(func(m *Meaning) []string { return m.Sources })
}

// MeaningByKey gives the meaning with that key, or nil.
func (e *Entry) MeaningByKey(key string) *Meaning {
	for i := range e.Meanings {
		if e.Meanings[i].Key == key {
			return &e.Meanings[i]
		}
	}
	return nil
}

// Fixes gives the fixes of the meaning; where none is known, the general
// advice of its kind, with basis kind. Only a success may have none.
func (m *Meaning) Fixes() []Advice {
	if len(m.OwnFixes) > 0 {
		return m.OwnFixes
	}
	if k, ok := KindByName(m.Kind); ok {
		return k.Advice
	}
	return nil
}

func (e *Entry) union(of func(*Meaning) []string) []string {
	if len(e.Meanings) == 1 {
		return of(&e.Meanings[0])
	}
	var all []string
	for i := range e.Meanings {
		for _, s := range of(&e.Meanings[i]) {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	return all
}
