package codes

import (
	"slices"
	"strings"

	"github.com/dterr/dterr/codes/internal/fold"
)

// Result is the answer to one code that was asked for.
type Result struct {
	// Query is the code, id, range or pattern as it was asked for.
	Query string
	// HTTP is the HTTP status that was asked for, alone or besides the code that
	// is the same number; 0 for none.
	HTTP int
	// Entries holds what matched, in the order promised for the form.
	Entries []*Entry
	// Pattern is true for a range or a pattern, which stand for many codes.
	Pattern bool
	// Unknown is true when nothing matched.
	Unknown bool
	// Near holds the ids of codes that look alike, the likeliest first, when
	// nothing matched.
	Near []string
}

// The bounds of Lookup: longer arguments are no code, nobody wraps more often,
// and more near misses help nobody.
const (
	maxArgument = 4 << 10
	maxNested   = 8
	nearShown   = 5
)

// IsCode reports whether an argument of the command line is a code rather than
// the name of a command: it is a known code in any case, or holds a digit or
// one of . / = *.
func IsCode(arg string) bool {
	arg = fold.Normalize(arg)
	return strings.ContainsAny(arg, "0123456789./=*") || arg != "" && len(ByCode(arg)) > 0
}

// Names reports whether an argument names a code of the catalogue or an HTTP
// status, in any of the forms that Lookup takes.
func Names(arg string) bool {
	return slices.ContainsFunc(read(arg), func(r Result) bool { return !r.Unknown })
}

// IsLabel reports words that only say that a code follows: error, errcode:,
// HTTP, robot.
func IsLabel(arg string) bool {
	arg = strings.Trim(fold.Normalize(arg), ":=- ")
	for word := range strings.FieldsSeq(arg) {
		if !isLabel(word) && !isStatusName(word) && !isFamily(word) && !(isHan(word) && isAsking(word)) {
			return false
		}
	}
	return arg != "" && len(ByCode(arg)) == 0
}

// Lookup gives what one argument asks for. The forms:
//
//	40014  -1  InvalidAuthentication      a code, in any case
//	robot/310000  robot:310000            an id
//	88/60011  88-60011  "88 60011"        a wrapper and its cause: two results, the cause first
//	errcode=40014  错误码40014  ERR_40014   a code with its name
//	[subcode=60011,submsg=…]              a piece of an answer
//	40014,40035  40014、40035              several
//	900001-900010                         a range, in numeric order
//	9000*  Forbidden.AccessDenied.*       a pattern over codes and ids, sorted by id
//	403  HTTP 403                         an HTTP status, with the codes of that number
//	https://…?errcode=40014  https://…#40014
//
// Full-width letters, quotes, brackets, punctuation and blanks around it do no
// harm. A code that is not in the catalogue gives a Result that says so, never an
// invented meaning; so does text in which anything else stands that might be
// meant. An empty argument gives nothing.
func Lookup(arg string) []Result {
	results := Find(arg)
	for i := range results {
		if r := &results[i]; r.Unknown {
			r.Near = Resembling(r.Query)
		}
	}
	return results
}

// Find is Lookup without what looks alike, which costs more than all else: for
// whoever asks for many codes.
func Find(arg string) []Result { return read(arg) }

// Resembling gives the ids of what somebody may have meant by a query that is not
// understood, the likeliest first.
func Resembling(query string) []string {
	if ids := Mentioned(query); len(ids) > 0 {
		return ids[:min(len(ids), nearShown)]
	}
	word := fold.Normalize(query)
	if i := strings.LastIndexAny(word, "=:"); i >= 0 && !isURL(word) {
		word = fold.Normalize(word[i+1:])
	}
	all := trimmed(word)
	return Near(all[len(all)-1], nearShown)
}

// read is Lookup without what looks alike.
func read(arg string) []Result {
	asked := strings.TrimSpace(arg)
	arg = fold.Normalize(arg)
	switch {
	case arg == "":
		return nil
	case len(arg) > maxArgument:
	case statusNumber(arg) > 0:
		return []Result{{Query: asked, HTTP: statusNumber(arg), Entries: ByCode(arg)}}
	case isURL(arg):
		if found := ofURL(arg); found != nil {
			return found
		}
	default:
		if found := readWord(arg, asked); found != nil {
			return found
		}
		if word := thousands(arg); word != "" {
			return readWord(word, asked)
		}
		if spoken, ok := spokenCodes(arg); ok {
			return answers(spoken, asked)
		}
		// Whatever its name, the only value is what is asked for.
		if name, value, ok := cutValue(arg); ok && isIdentifier(name) {
			return readWord(value, asked)
		}
	}
	return []Result{{Query: asked, Unknown: true}}
}

// readWord answers one word, nil where it is none of a known form.
func readWord(word, asked string) []Result {
	one := func(found []*Entry) []Result {
		return []Result{{Query: asked, Entries: found, Unknown: len(found) == 0}}
	}
	if found := lookupOne(word); found != nil {
		return one(found)
	}
	if strings.ContainsAny(word, " \t=:,;") {
		return nil
	}
	many := func(found []*Entry) []Result {
		return []Result{{Query: asked, Entries: found, Pattern: true, Unknown: len(found) == 0}}
	}
	if strings.ContainsAny(word, "*?") {
		if found := glob(word); found != nil {
			return many(found)
		}
	}
	if found := plain(word); found != nil {
		return one(found)
	}
	if parts := pair(word); parts != nil {
		return nested(parts)
	}
	if low, high, ok := bounds(word); ok {
		return many(between(low, high))
	}
	return nil
}

// thousands gives a number without the commas between its digits where it is a
// code so, and the parts are no list of codes.
func thousands(word string) string {
	parts := strings.Split(word, ",")
	number := strings.Join(parts, "")
	if len(parts) < 2 || !isNumeric(number) || ByCode(number) == nil {
		return ""
	}
	list := true
	for n, p := range parts {
		if n > 0 && len(p) != 3 {
			return ""
		}
		list = list && ByCode(p) != nil
	}
	if list {
		return ""
	}
	return number
}

// cutValue cuts name=value where the value is known.
func cutValue(arg string) (name, value string, ok bool) {
	i := strings.IndexAny(arg, "=:")
	if i < 0 {
		return "", "", false
	}
	name, value = fold.Normalize(arg[:i]), fold.Normalize(arg[i+1:])
	return name, value, plain(value) != nil
}

// plain gives the entries of a code or id, with what people put around it.
func plain(word string) []*Entry {
	if found := lookupOne(word); found != nil {
		return found
	}
	for _, w := range trimmed(word) {
		if found := lookupOne(w); found != nil {
			return found
		}
		for _, f := range Families() { // oapi.40014
			if n := len(f); len(w) > n+1 && fold.HasPrefix(w, string(f)) && strings.IndexByte(".-_#", w[n]) >= 0 {
				if found := lookupOne(string(f) + "/" + w[n+1:]); found != nil {
					return found
				}
			}
		}
	}
	return nil
}

// lookupOne gives the entries of a plain code or id.
func lookupOne(arg string) []*Entry {
	family, code, ok := strings.Cut(arg, "/")
	if !ok {
		if found := ByCode(arg); found != nil {
			return found
		}
		arg, family, code = string(FamilyAPI)+"/"+arg, string(FamilyAPI), arg
	}
	var found []*Entry
	for _, e := range ByCode(code) {
		if strings.EqualFold(string(e.Family), family) {
			found = append(found, e)
		}
	}
	if e, ok := Known(arg); ok && found == nil {
		return []*Entry{e}
	}
	return found
}

// pair cuts what is wrapped into its codes, the outermost first: at every slash
// behind a code, and at the first sign behind a wrapper, which begins no range.
func pair(word string) []string {
	if i := strings.IndexAny(word, "-.:"); i > 0 && i+1 < len(word) && IsWrapper(word[:i]) {
		return []string{word[:i], word[i+1:]}
	}
	parts := strings.Split(word, "/")
	if len(parts) < 2 || len(parts) > maxNested || lookupOne(fold.Normalize(parts[0])) == nil {
		return nil
	}
	return parts
}

// nested answers 88/60011: the innermost code is the root cause and comes
// first. Every result is asked for by its own part.
func nested(parts []string) []Result {
	var all []Result
	for _, p := range slices.Backward(parts) {
		if p = fold.Normalize(p); p != "" {
			all = append(all, read(p)...)
		}
	}
	return all
}

// answers answers the codes of a text. One alone is asked for by all of it.
// Behind a wrapper stands its cause, unless both are two of a list.
func answers(all []spoken, asked string) []Result {
	wrapped := len(all) > 1 && IsWrapper(all[0].code)
	for _, s := range all[1:] {
		wrapped = wrapped && (s.named || !strings.ContainsAny(s.sep, ",;\n"))
	}
	if wrapped {
		slices.Reverse(all)
	}
	var results []Result
	for i, s := range all {
		switch {
		case s.named && slices.ContainsFunc(all[:i], func(t spoken) bool { return t.code == s.code }):
			// the cause stands in the message as well
		case s.code == "":
			results = append(results, Result{Query: asked, HTTP: s.http})
		case s.http > 0:
			results = append(results, Result{Query: s.code, HTTP: s.http, Entries: ByCode(s.code)})
		default:
			found := readWord(s.code, s.code)
			if found == nil {
				found = []Result{{Query: s.code, Unknown: true}}
			}
			results = append(results, found...)
		}
	}
	if len(results) == 1 {
		results[0].Query = asked
	}
	return results
}

func isURL(text string) bool {
	return (fold.HasPrefix(text, "https://") || fold.HasPrefix(text, "http://")) && !strings.ContainsAny(text, " \t\n")
}

// ofURL answers a URL that carries a code: #40014, errcode=40014. The query of
// a result is the code alone, as a URL may hold a token.
func ofURL(url string) []Result {
	url, fragment, _ := strings.Cut(url, "#")
	if code := trimmed(fragment[strings.LastIndexByte(fragment, '/')+1:]); plain(code[0]) != nil {
		return read(code[0])
	}
	_, query, _ := strings.Cut(url, "?")
	for part := range strings.SplitSeq(query, "&") {
		if name, code, ok := strings.Cut(part, "="); ok && isCodeName(name) && code != "" {
			return read(code)
		}
	}
	return nil
}

// Mentioned gives the ids of the codes that stand in a text, be it a question or
// an answer of the server: those behind their name, and words that can be
// nothing else, such as a number of four digits or more.
func Mentioned(text string) []string {
	text = fold.Normalize(text)
	if len(text) > maxArgument || isURL(text) {
		return nil
	}
	var ids []string
	r := reader{text: text}
	for named := false; ; {
		r.separator()
		word := r.word()
		if word == "" {
			return ids
		}
		equals := r.isName()
		if isCodeName(word) {
			named = equals || !strings.EqualFold(word, "code")
			continue
		}
		for _, e := range plain(word) {
			if (named || isTelling(e.Code)) && !slices.Contains(ids, e.ID) {
				ids = append(ids, e.ID)
			}
		}
		named = false
	}
}

// isTelling reports a code that is not met by chance.
func isTelling(code string) bool {
	const digits, letters = 4, 10
	if isNumeric(code) {
		return len(code) >= digits
	}
	return len(code) >= letters || strings.Contains(code, ".")
}

func isFamily(s string) bool {
	return slices.ContainsFunc(Families(), func(f Family) bool { return strings.EqualFold(string(f), s) })
}
