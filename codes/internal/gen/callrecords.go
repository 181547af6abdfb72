package main

import (
	"cmp"
	"strconv"
)

// callTables is what package calls needs to know.
type callTables struct {
	records          // of the calls
	scopes     []int // where the record of each scope begins, in words
	codeLimits int   // where the limits of codes begin, in words
}

// callTablesOf encodes the calls, then the scopes, then the limits of codes.
func callTablesOf(apis []call, facts *callFacts) (callTables, error) {
	var t callTables
	p := newPool("")
	for _, settled := range []bool{false, true} {
		r := &encoder{pool: p, settled: settled}
		t.begin, t.scopes = nil, nil
		for i := range apis {
			t.begin = append(t.begin, r.begins())
			r.call(facts, &apis[i])
		}
		for i := range facts.scopes {
			t.scopes = append(t.scopes, r.begins())
			r.scope(&facts.scopes[i])
		}
		t.codeLimits = r.begins()
		r.limits(facts.codes)
		t.words = r.words
		if !settled {
			t.texts = p.settle()
		}
	}
	return t, cmp.Or(t.shorten("what is known of the calls"), t.check("what is known of the calls"))
}

func (r *encoder) call(facts *callFacts, a *call) {
	same, _ := strconv.Atoi(a.same)
	r.put(same)
	r.text(a.date)
	tokens := facts.tokens[a.id]
	r.put(len(tokens))
	for _, t := range tokens {
		r.text(t.token, t.in, t.name, t.kinds)
		r.bilingual(t.notes)
	}
	grants := facts.grants[a.id]
	r.put(len(grants))
	for _, g := range grants {
		r.text(g.scope, g.name, g.kinds, g.grant, g.from)
		r.bilingual(g.notes)
	}
	r.limits(facts.limits[a.id])
	fields := facts.fields[a.id]
	r.put(len(fields))
	for _, f := range fields {
		required := 0
		if f.required {
			required = 1
		}
		r.put(required)
		r.text(f.in, f.name, f.path, f.kind)
	}
}

// bilingual writes texts in both languages.
func (r *encoder) bilingual(all []text) {
	r.put(len(all))
	for _, t := range all {
		r.text(t.zh, t.en)
	}
}

func (r *encoder) limits(all []callLimit) {
	r.put(len(all))
	for _, x := range all {
		r.text(x.in, x.field.zh, x.field.en, x.kind, x.limit, x.unit, x.unitText.zh, x.unitText.en, x.code, x.basis, x.doc, x.date)
		r.bilingual(x.notes)
	}
}

func (r *encoder) scope(x *scope) {
	r.text(x.name)
	r.texts(x.names)
	r.text(x.sensitive, x.closed, x.granted.zh, x.granted.en, x.note.zh, x.note.en, x.doc, x.date)
	r.numbers(x.calls)
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

// writeCalls gives calls/calls_gen.go.
func writeCalls(apis []call, facts *callFacts) ([]byte, error) {
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
