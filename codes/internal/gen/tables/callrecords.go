package tables

import (
	"cmp"
	"strconv"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// callTables is what package calls needs to know.
type callTables struct {
	records          // of the calls
	scopes     []int // where the record of each scope begins, in words
	codeLimits int   // where the limits of codes begin, in words
}

// callTablesOf encodes the calls, then the scopes, then the limits of codes.
func callTablesOf(apis []data.Call, facts *data.CallFacts) (callTables, error) {
	var t callTables
	p := newPool("")
	for _, settled := range []bool{false, true} {
		r := &encoder{pool: p, settled: settled}
		t.begin, t.scopes = nil, nil
		for i := range apis {
			t.begin = append(t.begin, r.begins())
			r.call(facts, &apis[i])
		}
		for i := range facts.Scopes {
			t.scopes = append(t.scopes, r.begins())
			r.scope(&facts.Scopes[i])
		}
		t.codeLimits = r.begins()
		r.limits(facts.Codes)
		t.words = r.words
		if !settled {
			t.texts = p.settle()
		}
	}
	return t, cmp.Or(t.shorten("what is known of the calls"), t.check("what is known of the calls"))
}

func (r *encoder) call(facts *data.CallFacts, a *data.Call) {
	same, _ := strconv.Atoi(a.Same)
	r.put(same)
	r.text(a.Date)
	tokens := facts.Tokens[a.ID]
	r.put(len(tokens))
	for _, t := range tokens {
		r.text(t.Token, t.In, t.Name, t.Kinds)
		r.bilingual(t.Notes)
	}
	grants := facts.Grants[a.ID]
	r.put(len(grants))
	for _, g := range grants {
		r.text(g.Scope, g.Name, g.Kinds, g.Grant, g.From)
		r.bilingual(g.Notes)
	}
	r.limits(facts.Limits[a.ID])
	fields := facts.Fields[a.ID]
	r.put(len(fields))
	for _, f := range fields {
		required := 0
		if f.Required {
			required = 1
		}
		r.put(required)
		r.text(f.In, f.Name, f.Path, f.Kind)
	}
}

// bilingual writes texts in both languages.
func (r *encoder) bilingual(all []data.Text) {
	r.put(len(all))
	for _, t := range all {
		r.text(t.ZH, t.EN)
	}
}

func (r *encoder) limits(all []data.CallLimit) {
	r.put(len(all))
	for _, x := range all {
		r.text(x.In, x.Field.ZH, x.Field.EN, x.Kind, x.Limit, x.Unit, x.UnitText.ZH, x.UnitText.EN, x.Code, x.Basis, x.Doc, x.Date)
		r.bilingual(x.Notes)
	}
}

func (r *encoder) scope(x *data.Scope) {
	r.text(x.Name)
	r.texts(x.Names)
	r.text(x.Sensitive, x.Closed, x.Granted.ZH, x.Granted.EN, x.Note.ZH, x.Note.EN, x.Doc, x.Date)
	r.numbers(x.Calls)
}

// varints writes words as varints, and gives where each begins.
func varints(words []int) (bytes, at []int) {
	for _, w := range words {
		at = append(at, len(bytes))
		bytes = appendVarint(bytes, w)
	}
	return bytes, at
}

// wordsAt gives where the words at places begin.
func wordsAt(places, at []int) []int {
	all := make([]int, len(places))
	for i, p := range places {
		all[i] = at[p]
	}
	return all
}

// Calls gives calls/calls_gen.go.
func Calls(apis []data.Call, facts *data.CallFacts) ([]byte, error) {
	t, err := callTablesOf(apis, facts)
	if err != nil {
		return nil, err
	}
	w := &writer{}
	w.f("%scalls\n\n", head)
	bytes, at := varints(t.words)
	w.f("// codeLimitBegin is where the limits of codes begin in callWords.\nconst codeLimitBegin = %d\n\n", at[t.codeLimits])
	w.array("callBegin holds where the record of each call begins in callWords.", "callBegin", "uint32", wordsAt(t.begin, at))
	w.array("scopeBegin holds where the record of each scope begins in callWords; the scopes are sorted by name.", "scopeBegin", "uint32", wordsAt(t.scopes, at))
	w.array("callWords holds the records of the calls, of the scopes and the limits of codes; see record.go.", "callWords", "uint8", bytes)
	w.places("callText", t.at())
	w.lines("callText holds the texts, one to a line.", "callText", t.texts)
	return w.source()
}
