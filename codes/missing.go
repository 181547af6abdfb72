package codes

import "strings"

// The new gateway has a code for every parameter that is mandatory and was not sent:
// Missing and the name of it, as in MissingrobotCode. Only those that were met with
// more to say have an entry in the tables; of the others one is made here, with the
// texts of data/notes.tsv.
const (
	missingLead = "Missing"
	missingMost = 48 // letters of a name
)

// missingSource is where the pattern is known from.
const missingSource = "https://github.com/aliyun/alibabacloud-php-sdk/issues/36 2026-08-22"

// MissingField gives the parameter that a code says is missing, and false for a code
// that is none of the pattern: Missing, then a name that begins with a small letter.
func MissingField(code string) (name string, ok bool) {
	name, ok = strings.CutPrefix(code, missingLead)
	if !ok || name == "" || len(name) > missingMost || name[0] < 'a' || name[0] > 'z' {
		return "", false
	}
	for i := range len(name) {
		if c := name[i] | 0x20; (c < 'a' || c > 'z') && (name[i] < '0' || name[i] > '9') && name[i] != '_' {
			return "", false
		}
	}
	return name, true
}

// Known gives the entry with exactly that id, as ByID does, and makes that of a
// parameter that is missing.
func Known(id string) (*Entry, bool) {
	if e, ok := ByID(id); ok {
		return e, true
	}
	code, ok := strings.CutPrefix(id, string(FamilyAPI)+"/")
	if !ok {
		return nil, false
	}
	if name, ok := MissingField(code); ok {
		return missing(code, name), true
	}
	return nil, false
}

// missing makes the entry of a parameter that is missing.
func missing(code, name string) *Entry {
	title := PartMissingTitle.Text(Same("name", name))
	advice := func(k TextKey, basis Basis, source string) Advice {
		return Advice{Text: k.Text(Same("name", name)), Basis: basis, Source: source}
	}
	m := Meaning{
		Key: "parameter-missing", Message: name + " is mandatory for this action.", Title: title,
		Kind: KindParameter, Domain: "app", Retry: Retry{Policy: PolicyNever},
		Owner: OwnerDeveloper, Status: StatusObserved, HTTP: []uint16{400},
		Causes: []Advice{advice(PartMissingCause, BasisThread, missingSource)},
		OwnFixes: []Advice{
			advice(PartMissingFix, BasisOwn, ""),
			advice(PartMissingPrint, BasisOwn, ""),
		},
		Docs:    []string{"https://open.dingtalk.com/document/development/server-api-calling-guide"},
		Sources: []string{missingSource},
	}
	return &Entry{
		ID: string(FamilyAPI) + "/" + code, Code: code, Family: FamilyAPI,
		Title: title, Meanings: []Meaning{m}, See: []string{"api/Missingbody"},
	}
}
