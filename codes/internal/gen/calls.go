package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// loadCalls reads the tables of the directory; one that is missing is empty.
func (s *source) loadCalls(dir string) error {
	s.calls = data.CallFacts{
		Words: map[string]data.Text{}, Tokens: map[int][]data.CallToken{}, Grants: map[int][]data.CallGrant{},
		Limits: map[int][]data.CallLimit{}, Fields: map[int][]data.CallField{},
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
func (s *source) checkSame(a data.Call) {
	if a.Same == "" {
		return
	}
	id, err := strconv.Atoi(a.Same)
	if err != nil || id < 1 || id > len(s.apis) || id == a.ID {
		s.errorf(a.Pos, "same is no other call: %q", a.Same)
		return
	}
	b := s.apis[id-1]
	if a.Method != b.Method || a.Host != b.Host || a.Path != b.Path || b.Same != "" {
		s.errorf(a.Pos, "not the same call as %d, or that one is not the first: %s %s", id, a.Method, a.Path)
	}
}

func (s *source) readCallWords(file, content string) {
	last := ""
	s.table(file, content, strings.Fields("word zh en"), 0, func(p data.Pos, cell map[string]string) {
		word := cell["word"]
		if word <= last {
			s.errorf(p, "not sorted, or twice: %s", word)
		}
		last = word
		s.calls.Words[word] = s.both(p, word, data.Text{ZH: cell["zh"], EN: cell["en"]})
	})
}

// callWord gives a word in both languages; a name is the same in both, but a
// phrase has to stand in words.tsv.
func (s *source) callWord(p data.Pos, word string) data.Text {
	if t, ok := s.calls.Words[word]; ok {
		return t
	}
	if strings.Contains(word, " ") {
		s.errorf(p, "not in words.tsv: %q", word)
	}
	return data.Text{ZH: word, EN: word}
}

// callNotes reads words, " || " between them.
func (s *source) callNotes(p data.Pos, cell string) []data.Text {
	var all []data.Text
	for _, word := range strings.Split(cell, " || ") {
		if word != "" {
			all = append(all, s.callWord(p, word))
		}
	}
	return all
}

// callNumber reads the number of the call that a line is about; the lines are in
// the order of the calls.
func (s *source) callNumber(p data.Pos, cell string, last *int) int {
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
	s.table(file, content, columns, 0, func(p data.Pos, cell map[string]string) {
		x := data.Scope{
			Name: cell["scope"], Names: strings.Split(cell["names"], " | "), Sensitive: cell["sensitive"], Closed: cell["closed"],
			Granted: data.Text{ZH: cell["granted_by_zh"], EN: cell["granted_by_en"]}, Note: data.Text{ZH: cell["note_zh"], EN: cell["note_en"]},
			Doc: s.page(p, cell["doc"]), Date: s.dateOf(p, cell["date"]),
		}
		if n := len(s.calls.Scopes); n > 0 && s.calls.Scopes[n-1].Name >= x.Name {
			s.errorf(p, "not sorted, or twice: %s", x.Name)
		}
		if cell["names"] == "" {
			s.errorf(p, "names is missing")
		}
		for _, t := range []data.Text{x.Granted, x.Note} {
			if t != (data.Text{}) {
				s.both(p, "text", t)
			}
		}
		s.calls.Scopes = append(s.calls.Scopes, x)
	})
}

func (s *source) dateOf(p data.Pos, cell string) string {
	if !isDate(cell) {
		s.errorf(p, "no date (YYYY-MM-DD): %q", cell)
	}
	return cell
}

func (s *source) readTokens(file, content string) {
	last := 0
	s.table(file, content, strings.Fields("api token in name by_app_type note"), 0, func(p data.Pos, cell map[string]string) {
		id := s.callNumber(p, cell["api"], &last)
		t := data.CallToken{
			Token: s.oneOf(p, "token", cell["token"], strings.Fields("app user both suite sso signature accesskey custom webhook none")),
			In:    s.oneOf(p, "in", cell["in"], strings.Fields("header query body")), Name: cell["name"],
			Kinds: cell["by_app_type"], Notes: s.callNotes(p, cell["note"]),
		}
		if t.Name == "" {
			s.errorf(p, "name is missing")
		}
		s.calls.Tokens[id] = append(s.calls.Tokens[id], t)
	})
}

func (s *source) readGrants(file, content string) {
	last := 0
	s.table(file, content, strings.Fields("api scope name app_types grant from note"), 0, func(p data.Pos, cell map[string]string) {
		id := s.callNumber(p, cell["api"], &last)
		g := data.CallGrant{
			Scope: cell["scope"], Name: cell["name"], Kinds: cell["app_types"], Grant: cell["grant"],
			From: s.oneOf(p, "from", cell["from"], []string{"page", "name"}), Notes: s.callNotes(p, cell["note"]),
		}
		if g.Grant != "" {
			s.oneOf(p, "grant", g.Grant, strings.Fields("open closed console default"))
		}
		for _, name := range strings.Split(g.Scope, "|") {
			at := slices.IndexFunc(s.calls.Scopes, func(x data.Scope) bool { return x.Name == name })
			switch {
			case name == "":
			case at < 0:
				s.errorf(p, "not in scopes.tsv: %s", name)
			default:
				s.calls.Scopes[at].Calls = append(s.calls.Scopes[at].Calls, id)
			}
		}
		s.calls.Grants[id] = append(s.calls.Grants[id], g)
	})
}

func (s *source) readLimits(file, content string) {
	last := 0
	s.table(file, content, strings.Fields("api in field kind limit unit code basis note doc date"), 0, func(p data.Pos, cell map[string]string) {
		id := s.callNumber(p, cell["api"], &last)
		s.calls.Limits[id] = append(s.calls.Limits[id], s.limit(p, cell))
	})
}

func (s *source) readCodeLimits(file, content string) {
	s.table(file, content, strings.Fields("in field kind limit unit code basis note doc date"), 0, func(p data.Pos, cell map[string]string) {
		x := s.limit(p, cell)
		if x.Code == "" || x.Doc == "" {
			s.errorf(p, "code or doc is missing")
		}
		s.calls.Codes = append(s.calls.Codes, x)
	})
}

// limit reads a limit. Its page is that of the call where none is given.
func (s *source) limit(p data.Pos, cell map[string]string) data.CallLimit {
	x := data.CallLimit{
		In: cell["in"], Field: s.callWord(p, cell["field"]), Limit: cell["limit"], Unit: cell["unit"], Code: cell["code"],
		Kind:  s.oneOf(p, "kind", cell["kind"], strings.Fields("rate length count size range window")),
		Basis: cell["basis"], UnitText: s.callWord(p, cell["unit"]), Notes: s.callNotes(p, cell["note"]),
	}
	if (x.Code == "") != (x.Basis == "") {
		s.errorf(p, "a code goes with its basis: %q, %q", x.Code, x.Basis)
	}
	if x.Basis != "" {
		s.oneOf(p, "basis", x.Basis, strings.Fields("page field number field+number inferred"))
	}
	if cell["doc"] != "" {
		x.Doc, x.Date = s.page(p, cell["doc"]), s.dateOf(p, cell["date"])
	}
	return x
}

// readCallTerms reads lines of terms, " | " between them.
func (s *source) readCallTerms(file, content string) {
	s.table(file, content, []string{"terms"}, 0, func(p data.Pos, cell map[string]string) {
		if !strings.Contains(cell["terms"], " | ") {
			s.errorf(p, "one term alone: %s", cell["terms"])
		}
		s.calls.Terms = append(s.calls.Terms, cell["terms"])
	})
}

func (s *source) readFields(file, content string) {
	last := 0
	s.table(file, content, strings.Fields("api in name path type required"), 0, func(p data.Pos, cell map[string]string) {
		id := s.callNumber(p, cell["api"], &last)
		s.calls.Fields[id] = append(s.calls.Fields[id], data.CallField{
			In: s.oneOf(p, "in", cell["in"], strings.Fields("header query body path")), Name: cell["name"], Path: cell["path"],
			Kind: cell["type"], Required: s.oneOf(p, "required", cell["required"], []string{"y", "n"}) == "y",
		})
		if cell["name"] == "" || cell["type"] == "" {
			s.errorf(p, "name or type is missing")
		}
	})
}
