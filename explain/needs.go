package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
)

// Needs is what the documentation says of the call, where it helps with the error
// and the response does not say it itself. Nothing of it stands in the response.
type Needs struct {
	// Call is METHOD /path of the documented call, empty where none is known; Doc
	// and Date are its page.
	Call, Doc, Date string `json:",omitempty"`
	// Scopes holds the permission points that the call needs.
	Scopes []calls.Grant `json:",omitempty"`
	// Token is what authorises the call, nil where that is not the question.
	Token *calls.Token `json:",omitempty"`
	// Fields holds the fields that the error names; Asked is the name that the call
	// does not take and to which they are near, empty where they are meant as they
	// are.
	Fields []calls.Field `json:",omitempty"`
	Asked  string        `json:",omitempty"`
	// Limit is the limit that was passed, nil where none is known.
	Limit *calls.Limit `json:",omitempty"`
}

// needs looks up what the call of a finding needs; nil where nothing helps.
func (f *Finding) needs(b *callBook) *Needs {
	if f.OK {
		return nil
	}
	key := needsKey{
		api: cmp.Or(f.API, f.Facts.APIPath), primary: f.Primary, meaning: f.Meaning, message: f.Message, missing: f.Facts.MissingField,
		status: f.HTTPStatus, limit: f.Facts.Limit, scopes: len(f.Facts.RequiredScopes) > 0, ip: f.Facts.RequestIP != "", kind: f.Kind,
	}
	n, ok := b.needs[key]
	if !ok {
		n = f.lookUp(b)
		b.keep(key, n)
	}
	return n
}

// lookUp makes what needs gives.
func (f *Finding) lookUp(b *callBook) *Needs {
	var n Needs
	call := b.of(cmp.Or(f.API, f.Facts.APIPath))
	if call != nil {
		n.Call, n.Doc, n.Date = strings.TrimSpace(call.Call()), call.Doc, call.Date
		n.authorise(f, call)
		n.name(f, call)
	}
	n.limit(f, call)
	if n.Scopes == nil && n.Token == nil && n.Fields == nil && n.Limit == nil {
		return nil
	}
	return &n
}

// callBook remembers the documented calls that were asked for, and what they need: a
// log names few of them and often. The zero value is ready; one is for one goroutine.
type callBook struct {
	known map[string]*calls.Call
	needs map[needsKey]*Needs
}

// needsKey is all of a finding that Needs depends on.
type needsKey struct {
	api, primary, meaning, message, missing string
	status, limit                           int
	scopes, ip                              bool
	kind                                    codes.Kind
}

// bookMost bounds the calls, and the needs, that are remembered, bookBytes the message
// of one.
const (
	bookMost  = 256
	bookBytes = 1 << 10
)

// keep remembers what a finding needs.
func (b *callBook) keep(key needsKey, n *Needs) {
	if len(key.message) > bookBytes {
		return
	}
	if b.needs == nil || len(b.needs) >= bookMost {
		b.needs = map[needsKey]*Needs{}
	}
	b.needs[key] = n
}

// of gives the documented call that METHOD /path or /path names, nil where there is
// none or several may be meant that need different things. Of several methods of one
// path that need the same scopes and token it gives no more than these.
func (b *callBook) of(called string) *calls.Call {
	if called == "" {
		return nil
	}
	if call, ok := b.known[called]; ok {
		return call
	}
	if b.known == nil || len(b.known) >= bookMost {
		b.known = map[string]*calls.Call{}
	}
	call := documented(called)
	b.known[called] = call
	return call
}

func documented(called string) *calls.Call {
	path, _, _ := strings.Cut(called[strings.IndexByte(called, ' ')+1:], "?")
	if !strings.HasPrefix(path, "/") {
		return nil
	}
	found := calls.Find(called)
	if len(found) == 0 || strings.Count(found[0].Path, "/") != strings.Count(strings.TrimSuffix(path, "/"), "/") {
		return nil // part of a path fits others
	}
	call := found[0]
	if len(found) == 1 {
		return call
	}
	for _, x := range found[1:] {
		if x.Path != call.Path || !sameAuthority(x, call) {
			return nil
		}
	}
	return &calls.Call{API: &codes.API{Path: call.Path, Doc: call.Doc}, Date: call.Date, Tokens: call.Tokens, Grants: call.Grants}
}

// sameAuthority reports whether two calls need the same scopes and kinds of tokens.
func sameAuthority(a, b *calls.Call) bool {
	if len(a.Grants) != len(b.Grants) || len(a.Tokens) != len(b.Tokens) {
		return false
	}
	for i := range a.Grants {
		if a.Grants[i].Scope != b.Grants[i].Scope || a.Grants[i].Name != b.Grants[i].Name {
			return false
		}
	}
	for i := range a.Tokens {
		if a.Tokens[i].Kind != b.Tokens[i].Kind || a.Tokens[i].In != b.Tokens[i].In {
			return false
		}
	}
	return true
}

// The statuses by which a gateway says that the call is not allowed.
const (
	unauthorized = 401
	forbidden    = 403
)

// tooMany is the status of a call that comes too often, serverError the first of those of
// a server that failed.
const (
	tooMany     = 429
	serverError = 500
)

// authorise takes scopes and token over where they are in question.
func (n *Needs) authorise(f *Finding, call *calls.Call) {
	bare := len(f.Codes) == 0 && f.Entry == nil
	scopes := bare && f.HTTPStatus == forbidden && f.Kind != codes.KindRateLimit || f.speaksOf(codes.KindPermission, "scope")
	token := bare && f.HTTPStatus == unauthorized || f.Kind == codes.KindAuth || f.speaksOf(codes.KindPermission, "token")
	if scopes && len(f.Facts.RequiredScopes) == 0 && f.Facts.RequestIP == "" {
		for _, g := range call.Grants {
			if g.Scope != "" || g.Name != "" {
				n.Scopes = append(n.Scopes, g)
			}
		}
	}
	if len(call.Tokens) > 0 && token {
		switch t := call.Tokens[0]; t.Kind {
		case "none", "webhook", "signature", "accesskey", "custom": // no access token to be mistaken in
		default:
			n.Token = &t
		}
	}
}

// speaksOf reports whether a meaning of that kind that fits names something in its
// title or its first step: a permission error may be about scopes or about the right
// of a person.
func (f *Finding) speaksOf(kind codes.Kind, word string) bool {
	return slices.ContainsFunc(f.Possible(), func(m *codes.Meaning) bool {
		return m.Kind == kind && (strings.Contains(m.Title.EN, word) || len(m.OwnFixes) > 0 && strings.Contains(m.OwnFixes[0].EN, word))
	})
}

// name takes the fields over that the error names: as they are, or those whose
// spelling is near.
func (n *Needs) name(f *Finding, call *calls.Call) {
	if !f.isAbout(codes.KindParameter) {
		return
	}
	words := f.fieldWords()
	for _, w := range words {
		n.Fields = append(n.Fields, call.Named(w)...)
	}
	if n.Fields == nil && f.Facts.MissingField == "" {
		for _, w := range messageWords(f.Message) {
			if n.Fields = call.Named(w); n.Fields == nil {
				n.Fields = call.Begun(w)
			}
			if n.Fields != nil {
				break
			}
		}
	}
	if n.Fields != nil {
		return
	}
	for _, w := range words {
		if near := call.Spelled(w); near != nil {
			n.Fields, n.Asked = near, w
			return
		}
	}
}

// isAbout reports whether a meaning that fits is of the kind.
func (f *Finding) isAbout(kind codes.Kind) bool {
	return f.Kind == kind || slices.ContainsFunc(f.Possible(), func(m *codes.Meaning) bool { return m.Kind == kind })
}

// fieldWords gives the names that an error is about: what it says is missing, and what
// the code names, as in invalidParameter.userIds.overMax and MissinguserId.
func (f *Finding) fieldWords() []string {
	words := strings.FieldsFunc(f.Facts.MissingField, func(r rune) bool { return strings.ContainsRune(" ,;、，；", r) })
	_, code, _ := strings.Cut(f.Primary, "/")
	if name, ok := strings.CutPrefix(code, "Missing"); ok && name != "" {
		words = append(words, name)
	}
	if parts := strings.Split(code, "."); len(parts) > 1 && strings.Contains(strings.ToLower(parts[0]), "param") {
		words = append(words, parts[1])
	}
	return slices.DeleteFunc(words, func(w string) bool {
		return len(w) < leastName || strings.EqualFold(w, "parameter") || strings.EqualFold(w, "param")
	})
}

// leastName is how long a name is at least that is looked for.
const leastName = 3

// messageWords gives the words of a message that may be names of fields.
func messageWords(message string) []string {
	words := strings.FieldsFunc(message, func(r rune) bool {
		return r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
	return slices.DeleteFunc(words, func(w string) bool {
		return len(w) < leastName || !strings.ContainsAny(w, "_ABCDEFGHIJKLMNOPQRSTUVWXYZ") && len(w) < 2*leastName
	})
}

// limit takes the limit over that was passed: that of the code, else that of a field
// of which the error says that it is too long or too much.
func (n *Needs) limit(f *Finding, call *calls.Call) {
	family, code, _ := strings.Cut(f.Primary, "/")
	if f.Facts.Limit != 0 || codes.Family(family) == codes.FamilyJSAPI || !slices.Contains(limitKinds(), f.Kind) {
		return
	}
	var names []string
	if n.Asked == "" {
		for _, x := range n.Fields {
			names = append(names, x.Name)
		}
	}
	l, ok := call.Limited(code, f.Message, names)
	if !ok && call != nil {
		if kinds := f.excess(); kinds != nil {
			l, ok = call.LimitOf(names, kinds)
		}
	}
	if number := strings.Trim(l.Bound, "<>=."); ok && (number == "" || !strings.Contains(f.Message, number)) {
		n.Limit = &l
	}
}

// limitKinds are the kinds of errors that a limit can explain.
func limitKinds() []codes.Kind {
	return []codes.Kind{codes.KindParameter, codes.KindQuota, codes.KindRateLimit}
}

// excess gives the kinds of limit that an error is about: what is too long, what is too
// much; nil for none.
func (f *Finding) excess() []string {
	title := strings.ToLower(f.Title.EN)
	switch {
	case strings.Contains(title, "too long"):
		return []string{"length", "size"}
	case strings.Contains(title, "too many"), strings.Contains(title, "too much"), strings.Contains(title, "at most"):
		return []string{"count", "range"}
	case strings.Contains(title, "too large"), strings.Contains(title, "too big"):
		return []string{"size", "range", "count", "length"}
	}
	return nil
}

// isScope reports whether a permission point has that name.
func isScope(name string) bool {
	_, known := calls.ScopeByName(name)
	return known
}
