// Package calls knows what a call of the open platform needs and answers: its
// access token and where that goes, its permission points, its limits, its
// fields and the codes of the catalogue that it answers with.
//
// The facts stand in codes/data/calls and are taken from the official page of
// each call; a page that contradicts itself is repeated as it is, with a note
// that says so. Several pages may describe one call: the call is METHOD and path
// on a host, and what is known of it is what its main page says. The generated
// table is laid out like that of package codes: a long text and numbers without
// a pointer (record.go), of which a Call is made when it is asked for. Nothing is
// parsed or prepared at start-up, and nothing is kept.
//
//	c := calls.Find("POST /topapi/v2/user/get")[0]
//	fmt.Println(c.Grants[0].Scope, c.Tokens[0].Kind) // qyapi_get_member app
package calls

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/internal/order"
)

// Call is everything known about one call.
type Call struct {
	// API is the call as its main page describes it.
	*codes.API
	// Pages holds all pages of the call, the main one first.
	Pages []*codes.API
	// Date is when the main page was last changed, YYYY-MM-DD.
	Date string
	// Tokens says which access token is passed, and where. Of several all are
	// passed, unless a note says that one is optional.
	Tokens []Token
	// Grants holds the permission points; the page asks for all of them.
	Grants []Grant
	// Limits holds what the call takes at most.
	Limits []Limit
	// CodeLimits holds limits that explain a code which the call answers with.
	CodeLimits []Limit
	// Fields holds every request field, the token's too.
	Fields []Field
}

// Token is what authorises a call.
type Token struct {
	// Kind is app, user, both (which of them depends on the type of app), suite,
	// sso, signature, accesskey, custom, webhook, or none where credentials are
	// passed that issue a token.
	Kind string
	// In is header, query or body, Name the name there.
	In, Name string
	// By says which token it is for which type of app.
	By    []AppToken
	Notes []codes.Text
}

// AppToken is the kind of token of one type of app.
type AppToken struct {
	// App is internal, isv or personal, or * for any.
	App string
	// Kind is app, user, suite …, or personal-app.
	Kind string
	// Corp says that a third-party app passes the token of the organisation
	// that authorised it.
	Corp bool
}

// Grant is a permission point that a call needs.
type Grant struct {
	// Scope is the permission point as code; several of them with | between
	// where the page does not tell which of these it means; empty where it names
	// none.
	Scope string
	// Name is what the console calls it, in Chinese; empty where no page says.
	Name string
	// Apps holds the types of app that may have it: internal, isv, personal; none
	// where no app may call any more.
	Apps []string
	// State is open, closed (new apps cannot apply, existing ones go on), default
	// (every app has it), console (switched on there), or empty: not stated.
	State string
	// ByName says that the code was found by its name: the page gives the name
	// only.
	ByName bool
	Notes  []codes.Text
}

// Scopes gives the codes of the permission point, several where it is not known
// which it is.
func (g *Grant) Scopes() []string {
	if g.Scope == "" {
		return nil
	}
	return strings.Split(g.Scope, "|")
}

// Limit is what a call or a code has at most, or within which bounds.
type Limit struct {
	// In says where the field stands: body, query, path, or empty.
	In string
	// Field is the field, or in words what is counted.
	Field codes.Text
	// Kind is rate, length, count, size, range or window.
	Kind string
	// Bound is <=100, 1..64, <50, >=1, =43 or 240x240; empty where the page gives
	// no number.
	Bound string
	// Unit is the unit as scripts know it, UnitText in words; empty for a bare
	// number.
	Unit     string
	UnitText codes.Text
	// Code is the code that is answered beyond it, empty where none is known;
	// Basis says how that is known: page (it says so), field, number,
	// field+number (they stand on the same page), inferred.
	Code, Basis string
	// Advised says that it is a recommendation and not enforced. Several says that
	// it is one of several causes of the code: it explains the code only where
	// the message fits.
	Advised, Several bool
	// Doc and Date are the page that it is from.
	Doc, Date string
	Notes     []codes.Text
}

// Enforced reports whether the documentation shows that the server refuses what
// goes beyond.
func (l *Limit) Enforced() bool {
	return !l.Advised && (l.Basis == "page" || l.Basis == "number" || l.Basis == "field+number")
}

// Probable reports whether its code is probably, but not surely, answered beyond
// it.
func (l *Limit) Probable() bool { return l.Basis == "field" || l.Basis == "inferred" }

// Field is a field of a request.
type Field struct {
	Name string
	// In is header, query, body or path.
	In string
	// Path is its place in the body, as userIds[].name, where * stands for any key
	// of a map; empty where it is not known.
	Path string
	Type string
	// Required says that it has to be sent; of a nested field only where its parent
	// is.
	Required bool
}

// All gives every call once, in the order of their numbers.
func All() []*Call {
	var all []*Call
	for id := 1; id <= len(callBegin); id++ {
		if sameAs(id) == 0 {
			all = append(all, decode(id))
		}
	}
	return all
}

// ByID gives the call of which the API with that number is a page; nil when there
// is none.
func ByID(id uint16) *Call {
	if id < 1 || int(id) > len(callBegin) {
		return nil
	}
	return decode(mainOf(int(id)))
}

// mainOf gives the number of the main page of a call.
func mainOf(id int) int {
	if same := sameAs(id); same != 0 {
		return same
	}
	return id
}

// mains gives the main pages of APIs, each once, in their order.
func mains(apis []*codes.API) []int {
	var ids []int
	for _, a := range apis {
		if id := mainOf(int(a.ID)); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// Find gives the calls that the text names: METHOD /path, a path alone, a whole
// URL, or part of a path; a path that is meant exactly gives the calls of that path
// alone. See codes.FindAPIs.
func Find(call string) []*Call {
	var found []*Call
	for _, id := range mains(codes.FindAPIs(call)) {
		found = append(found, decode(id))
	}
	return found
}

// Answers gives the entries of the catalogue that list the call, sorted by id.
func (c *Call) Answers() []*codes.Entry {
	var ids []uint16
	for _, a := range c.Pages {
		ids = append(ids, a.ID)
	}
	return codes.Listing(ids)
}

// Required gives the fields that a request must have, without those of a token
// and without those that are nested, or may be: their parent may be left out.
func (c *Call) Required() []Field {
	var all []Field
	for _, f := range c.Fields {
		if f.Required && !f.Nested() && !c.Unplaced(f) && !c.isToken(f) {
			all = append(all, f)
		}
	}
	return all
}

// Optional counts the fields that Required leaves out, without those of a token.
func (c *Call) Optional() int {
	n := -len(c.Required())
	for _, f := range c.Fields {
		if !c.isToken(f) {
			n++
		}
	}
	return n
}

// Nested reports whether a field stands inside another.
func (f *Field) Nested() bool { return strings.Contains(f.Path, ".") }

// Unplaced reports whether a field may stand inside another: its place in the body is
// not known, and the body has fields with fields of their own.
func (c *Call) Unplaced(f Field) bool {
	return f.In == "body" && f.Path == "" &&
		slices.ContainsFunc(c.Fields, func(o Field) bool { return o.In == "body" && !o.plain() })
}

// plain reports a field whose type is a scalar or a list of scalars.
func (f *Field) plain() bool {
	t := strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(f.Type, "Array of "), "[]"))
	return slices.Contains(strings.Fields("string number long integer boolean date float double datetime int"), t)
}

// isToken reports whether a field is one in which a token is passed.
func (c *Call) isToken(f Field) bool {
	return slices.ContainsFunc(c.Tokens, func(t Token) bool { return t.Kind != "none" && t.Name == f.Name && t.In == f.In })
}

// Source gives where what is known of the call is from, with its date.
func (c *Call) Source() string { return "official " + c.Date }

// byID orders calls by their numbers.
func byID(a, b *Call) int { return cmp.Compare(a.ID, b.ID) }

// Near gives up to n paths of calls that a path may have been meant to be, the
// likeliest first: by what fingers do to it, else those that share most of its
// segments.
func Near(path string, n int) []string {
	path, _, _ = strings.Cut(path, "?")
	if i := strings.Index(path, ".com/"); i >= 0 {
		path = path[i+len(".com"):]
	}
	path = path[strings.LastIndexByte(path, ' ')+1:]
	var paths []string
	for _, a := range codes.APIs() {
		if i, found := slices.BinarySearch(paths, a.Path); !found {
			paths = slices.Insert(paths, i, a.Path)
		}
	}
	if near := nearest(path, paths, n); len(near) > 0 && len(path) > 1 {
		return near
	}
	return sharing(path, paths, n)
}

// sharing gives the paths that share most segments with one, two at least or its
// last one.
func sharing(path string, paths []string, n int) []string {
	asked := strings.FieldsFunc(strings.ToLower(path), func(r rune) bool { return r == '/' })
	if len(asked) == 0 || len(asked) > maxSegments {
		return nil
	}
	type candidate struct {
		path  string
		worth int
	}
	var found []candidate
	for _, p := range paths {
		worth := 0
		for s := range strings.SplitSeq(strings.ToLower(p), "/") {
			if slices.Contains(asked, s) && !isVersion(s) {
				worth++
				if s == asked[len(asked)-1] {
					worth++
				}
			}
		}
		if worth > 1 {
			found = append(found, candidate{p, worth})
		}
	}
	order.Stable(found, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.worth, a.worth), cmp.Compare(len(a.path), len(b.path)))
	})
	var near []string
	for _, c := range found[:min(n, len(found))] {
		near = append(near, c.path)
	}
	return near
}

// maxSegments bounds a path that is compared by its segments.
const maxSegments = 32

// isVersion reports a segment that half of all paths begin with.
func isVersion(s string) bool { return s == "v1.0" || s == "v2.0" || s == "topapi" }
