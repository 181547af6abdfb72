package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// loadCalls reads the tables of the directory; one that is missing is empty.
func (s *source) loadCalls(dir string) error {
	s.calls = callFacts{
		words: map[string]text{}, tokens: map[int][]callToken{}, grants: map[int][]callGrant{},
		limits: map[int][]callLimit{}, fields: map[int][]callField{},
	}
	for _, table := range []struct {
		name string
		read func(file, content string)
	}{
		{"words.tsv", s.readCallWords},
		{"scopes.tsv", s.readScopes},
		{"tokens.tsv", s.readTokens},
		{"grants.tsv", s.readGrants},
		{"limits.tsv", s.readLimits},
		{"code-limits.tsv", s.readCodeLimits},
		{"fields.tsv", s.readFields},
		{"synonyms.tsv", s.readCallTerms},
	} {
		file := filepath.Join(dir, table.name)
		content, err := os.ReadFile(file)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return fmt.Errorf("reading what is known of the calls: %w", err)
		}
		table.read(file, string(content))
	}
	for _, a := range s.apis {
		s.checkSame(a)
	}
	return nil
}

// checkSame complains about a call that is not the same as the one it names.
func (s *source) checkSame(a call) {
	if a.same == "" {
		return
	}
	id, err := strconv.Atoi(a.same)
	if err != nil || id < 1 || id > len(s.apis) || id == a.id {
		s.errorf(a.pos, "same is no other call: %q", a.same)
		return
	}
	b := s.apis[id-1]
	if a.method != b.method || a.host != b.host || a.path != b.path || b.same != "" {
		s.errorf(a.pos, "not the same call as %d, or that one is not the first: %s %s", id, a.method, a.path)
	}
}

func (s *source) readCallWords(file, content string) {
	last := ""
	s.table(file, content, strings.Fields("word zh en"), 0, func(p pos, cell map[string]string) {
		word := cell["word"]
		if word <= last {
			s.errorf(p, "not sorted, or twice: %s", word)
		}
		last = word
		s.calls.words[word] = s.both(p, word, text{cell["zh"], cell["en"]})
	})
}

// callWord gives a word in both languages; a name is the same in both, but a
// phrase has to stand in words.tsv.
func (s *source) callWord(p pos, word string) text {
	if t, ok := s.calls.words[word]; ok {
		return t
	}
	if strings.Contains(word, " ") {
		s.errorf(p, "not in words.tsv: %q", word)
	}
	return text{word, word}
}

// callNotes reads words, " || " between them.
func (s *source) callNotes(p pos, cell string) []text {
	var all []text
	for _, word := range strings.Split(cell, " || ") {
		if word != "" {
			all = append(all, s.callWord(p, word))
		}
	}
	return all
}

// callNumber reads the number of the call that a line is about; the lines are in
// the order of the calls.
func (s *source) callNumber(p pos, cell string, last *int) int {
	id, err := strconv.Atoi(cell)
	if err != nil || id < 1 || id > len(s.apis) {
		s.errorf(p, "no call has this number: %q", cell)
		return 1
	}
	if id < *last {
		s.errorf(p, "not sorted: call %d behind %d", id, *last)
	}
	*last = id
	return id
}

func (s *source) readScopes(file, content string) {
	columns := strings.Fields("scope names sensitive closed granted_by_zh granted_by_en note_zh note_en doc date")
	s.table(file, content, columns, 0, func(p pos, cell map[string]string) {
		x := scope{
			name: cell["scope"], names: strings.Split(cell["names"], " | "), sensitive: cell["sensitive"], closed: cell["closed"],
			granted: text{cell["granted_by_zh"], cell["granted_by_en"]}, note: text{cell["note_zh"], cell["note_en"]},
			doc: s.page(p, cell["doc"]), date: s.dateOf(p, cell["date"]),
		}
		if n := len(s.calls.scopes); n > 0 && s.calls.scopes[n-1].name >= x.name {
			s.errorf(p, "not sorted, or twice: %s", x.name)
		}
		if cell["names"] == "" {
			s.errorf(p, "names is missing")
		}
		for _, t := range []text{x.granted, x.note} {
			if t != (text{}) {
				s.both(p, "text", t)
			}
		}
		s.calls.scopes = append(s.calls.scopes, x)
	})
}

func (s *source) dateOf(p pos, cell string) string {
	if !isDate(cell) {
		s.errorf(p, "no date (YYYY-MM-DD): %q", cell)
	}
	return cell
}

func (s *source) readTokens(file, content string) {
	last := 0
	s.table(file, content, strings.Fields("api token in name by_app_type note"), 0, func(p pos, cell map[string]string) {
		id := s.callNumber(p, cell["api"], &last)
		t := callToken{
			token: s.oneOf(p, "token", cell["token"], strings.Fields("app user both suite sso signature accesskey custom webhook none")),
			in:    s.oneOf(p, "in", cell["in"], strings.Fields("header query body")), name: cell["name"],
			kinds: cell["by_app_type"], notes: s.callNotes(p, cell["note"]),
		}
		if t.name == "" {
			s.errorf(p, "name is missing")
		}
		s.calls.tokens[id] = append(s.calls.tokens[id], t)
	})
}

func (s *source) readGrants(file, content string) {
	last := 0
	s.table(file, content, strings.Fields("api scope name app_types grant from note"), 0, func(p pos, cell map[string]string) {
		id := s.callNumber(p, cell["api"], &last)
		g := callGrant{
			scope: cell["scope"], name: cell["name"], kinds: cell["app_types"], grant: cell["grant"],
			from: s.oneOf(p, "from", cell["from"], []string{"page", "name"}), notes: s.callNotes(p, cell["note"]),
		}
		if g.grant != "" {
			s.oneOf(p, "grant", g.grant, strings.Fields("open closed console default"))
		}
		for _, name := range strings.Split(g.scope, "|") {
			at := slices.IndexFunc(s.calls.scopes, func(x scope) bool { return x.name == name })
			switch {
			case name == "":
			case at < 0:
				s.errorf(p, "not in scopes.tsv: %s", name)
			default:
				s.calls.scopes[at].calls = append(s.calls.scopes[at].calls, id)
			}
		}
		s.calls.grants[id] = append(s.calls.grants[id], g)
	})
}

func (s *source) readLimits(file, content string) {
	last := 0
	s.table(file, content, strings.Fields("api in field kind limit unit code basis note doc date"), 0, func(p pos, cell map[string]string) {
		id := s.callNumber(p, cell["api"], &last)
		s.calls.limits[id] = append(s.calls.limits[id], s.limit(p, cell))
	})
}

func (s *source) readCodeLimits(file, content string) {
	s.table(file, content, strings.Fields("in field kind limit unit code basis note doc date"), 0, func(p pos, cell map[string]string) {
		x := s.limit(p, cell)
		if x.code == "" || x.doc == "" {
			s.errorf(p, "code or doc is missing")
		}
		s.calls.codes = append(s.calls.codes, x)
	})
}

// limit reads a limit. Its page is that of the call where none is given.
func (s *source) limit(p pos, cell map[string]string) callLimit {
	x := callLimit{
		in: cell["in"], field: s.callWord(p, cell["field"]), limit: cell["limit"], unit: cell["unit"], code: cell["code"],
		kind:  s.oneOf(p, "kind", cell["kind"], strings.Fields("rate length count size range window")),
		basis: cell["basis"], unitText: s.callWord(p, cell["unit"]), notes: s.callNotes(p, cell["note"]),
	}
	if (x.code == "") != (x.basis == "") {
		s.errorf(p, "a code goes with its basis: %q, %q", x.code, x.basis)
	}
	if x.basis != "" {
		s.oneOf(p, "basis", x.basis, strings.Fields("page field number field+number inferred"))
	}
	if cell["doc"] != "" {
		x.doc, x.date = s.page(p, cell["doc"]), s.dateOf(p, cell["date"])
	}
	return x
}

// readCallTerms reads lines of terms, " | " between them.
func (s *source) readCallTerms(file, content string) {
	s.table(file, content, []string{"terms"}, 0, func(p pos, cell map[string]string) {
		if !strings.Contains(cell["terms"], " | ") {
			s.errorf(p, "one term alone: %s", cell["terms"])
		}
		s.calls.terms = append(s.calls.terms, cell["terms"])
	})
}

func (s *source) readFields(file, content string) {
	last := 0
	s.table(file, content, strings.Fields("api in name path type required"), 0, func(p pos, cell map[string]string) {
		id := s.callNumber(p, cell["api"], &last)
		s.calls.fields[id] = append(s.calls.fields[id], callField{
			in: s.oneOf(p, "in", cell["in"], strings.Fields("header query body path")), name: cell["name"], path: cell["path"],
			kind: cell["type"], required: s.oneOf(p, "required", cell["required"], []string{"y", "n"}) == "y",
		})
		if cell["name"] == "" || cell["type"] == "" {
			s.errorf(p, "name or type is missing")
		}
	})
}
