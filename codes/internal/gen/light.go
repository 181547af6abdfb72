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

// load reads a whole directory. The error is one of I/O; complaints about
// the content are collected.
func load(dir string) (*source, error) {
	s := &source{}
	if err := s.loadTables(dir); err != nil {
		return nil, err
	}
	if err := s.loadWords(dir); err != nil {
		return nil, fmt.Errorf("reading the words: %w", err)
	}
	if err := s.loadTexts(dir); err != nil {
		return nil, fmt.Errorf("reading the texts: %w", err)
	}
	if err := s.loadForeign(dir); err != nil {
		return nil, err
	}
	if err := s.loadFaults(dir); err != nil {
		return nil, err
	}
	if err := s.loadMessages(dir); err != nil {
		return nil, err
	}
	if err := s.loadCalls(filepath.Join(dir, "calls")); err != nil {
		return nil, err
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		switch base := filepath.Base(name); {
		case base == "README.md", base == "glossary.tsv", base == "menus.tsv", base == commandsTable, base == "kinds.tsv", base == "apis.tsv", base == foreignTable, base == messagesTable, base == faultsTable, slices.Contains(wordsTables(), base), slices.Contains(textTables(), base):
		case filepath.Ext(base) == ".md", filepath.Ext(base) == ".tsv":
			if err := s.loadEntries(name); err != nil {
				return nil, err
			}
		}
	}
	return s, nil
}

// loadTables reads the tables that entries refer to.
func (s *source) loadTables(dir string) error {
	for _, name := range []string{"kinds.tsv", "apis.tsv"} {
		content, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return fmt.Errorf("reading the tables: %w", err)
		}
		if name == "kinds.tsv" {
			s.readKinds(filepath.Join(dir, name), string(content))
		} else {
			s.readAPIs(filepath.Join(dir, name), string(content))
		}
	}
	return s.loadCommands(dir)
}

// loadEntries reads a file of either tier, told apart by its extension.
func (s *source) loadEntries(name string) error {
	content, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("reading entries: %w", err)
	}
	if filepath.Ext(name) == ".tsv" {
		s.readLight(name, string(content))
	} else {
		s.readRich(name, string(content))
	}
	return nil
}

// table reads tab separated lines under a header that has to be the columns
// given, the optional ones possibly missing at the end, and hands every line
// on with its cells by column.
func (s *source) table(file, content string, columns []string, optional int, row func(p data.Pos, cell map[string]string)) {
	n, width := 0, 0
	for line := range strings.SplitSeq(content, "\n") {
		n++
		p := data.Pos{File: file, Line: n}
		line = strings.TrimRight(line, "\r")
		if line == "" {
			continue
		}
		cells := strings.Split(line, "\t")
		if width == 0 {
			width = len(cells)
			if width < len(columns)-optional || width > len(columns) || !slices.Equal(cells, columns[:width]) {
				s.errorf(p, "header is not: %s", strings.Join(columns, " "))
				return
			}
			continue
		}
		if len(cells) > width || len(cells) < width-optional {
			s.errorf(p, "%d cells instead of %d", len(cells), width)
			continue
		}
		cell := make(map[string]string, width)
		for i, c := range cells {
			cell[columns[i]] = strings.TrimSpace(c)
		}
		row(p, cell)
	}
}

func lightColumns() []string {
	return strings.Fields("id key message http kind domain retry owner status weight title_zh title_en " +
		"fix_zh fix_en fix_basis cause_zh cause_en cause_basis apis docs sources see entry_zh entry_en")
}

// readLight reads a table of the light tier: a line per meaning, the lines of
// one id together, the likeliest first.
func (s *source) readLight(file, content string) {
	var entries []data.Entry
	s.table(file, content, lightColumns(), 2, func(p data.Pos, cell map[string]string) {
		id := cell["id"]
		family, code := s.idParts(p, id)
		m := s.lightMeaning(p, cell)
		if last := len(entries) - 1; last < 0 || entries[last].ID != id {
			e := data.Entry{Pos: p, ID: id, Family: family, Code: code, Title: m.Title}
			if cell["entry_zh"] != "" || cell["entry_en"] != "" {
				e.Title = s.both(p, "entry title", data.Text{ZH: cell["entry_zh"], EN: cell["entry_en"]})
			}
			entries = append(entries, e)
		}
		e := &entries[len(entries)-1]
		if slices.ContainsFunc(e.Meanings, func(o data.Meaning) bool { return o.Key == m.Key }) {
			s.errorf(p, "%s: meaning twice: %s", id, m.Key)
		}
		e.Meanings = append(e.Meanings, m)
		if cell["weight"] != "" {
			e.Weight = max(e.Weight, s.weight(p, cell["weight"]))
		}
		for see := range strings.FieldsSeq(cell["see"]) {
			s.idParts(p, see)
			e.See = append(e.See, see)
		}
	})
	s.light = append(s.light, entries...)
}

func (s *source) lightMeaning(p data.Pos, cell map[string]string) data.Meaning {
	m := data.Meaning{
		Pos:     p,
		Key:     s.slug(p, "key", cell["key"]),
		Message: cell["message"],
		Title:   s.both(p, "title", data.Text{ZH: cell["title_zh"], EN: cell["title_en"]}),
		Kind:    s.kindName(p, cell["kind"]),
		Domain:  s.slug(p, "domain", cell["domain"]),
		Owner:   s.oneOf(p, "owner", cell["owner"], owners()),
		Status:  s.oneOf(p, "status", cell["status"], data.Statuses()),
		HTTP:    s.httpStatuses(p, cell["http"]),
		APIs:    s.apiNumbers(p, cell["apis"]),
		Docs:    s.pages(p, cell["docs"]),
		Sources: s.dated(p, cell["sources"]),
		Causes:  s.lightAdvice(p, "cause", cell),
		Fixes:   s.lightAdvice(p, "fix", cell),
	}
	if cell["retry"] != "" {
		rule := s.retryRule(p, cell["retry"])
		m.Retry = &rule
	}
	if len(m.Docs) == 0 {
		m.Docs = s.pagesOf(m.APIs)
	}
	return m
}

// lightAdvice reads the three columns of a cause or fix; all or none of them.
func (s *source) lightAdvice(p data.Pos, key string, cell map[string]string) []data.Advice {
	t, basis := data.Text{ZH: cell[key+"_zh"], EN: cell[key+"_en"]}, cell[key+"_basis"]
	if t == (data.Text{}) && basis == "" {
		return nil
	}
	a := data.Advice{Text: s.both(p, key, t)}
	a.Basis, a.Source = s.basisOf(p, basis)
	return []data.Advice{a}
}

// pagesOf gives the pages of the first calls, three at most.
func (s *source) pagesOf(apis []int) []string {
	var pages []string
	for _, id := range apis {
		if doc := s.apis[id-1].Doc; !slices.Contains(pages, doc) {
			pages = append(pages, doc)
		}
		if len(pages) == 3 {
			break
		}
	}
	return pages
}

// readAPIs reads the calls; their numbers are their places.
func (s *source) readAPIs(file, content string) {
	columns := strings.Fields("id method host path title doc title_en status date same")
	s.table(file, content, columns, 4, func(p data.Pos, cell map[string]string) {
		id, err := strconv.Atoi(cell["id"])
		if err != nil || id != len(s.apis)+1 {
			s.errorf(p, "the number of this call has to be %d: %q", len(s.apis)+1, cell["id"])
		}
		for _, column := range []string{"method", "host", "title"} {
			if cell[column] == "" {
				s.errorf(p, "%s is missing", column)
			}
		}
		if !strings.HasPrefix(cell["path"], "/") {
			s.errorf(p, "path does not begin with a slash: %q", cell["path"])
		}
		s.apis = append(s.apis, data.Call{
			Pos: p, ID: id, Method: cell["method"], Host: cell["host"], Path: cell["path"],
			Title: data.Text{ZH: cell["title"], EN: cell["title_en"]}, Doc: s.page(p, cell["doc"]),
			Status: cell["status"], Date: cell["date"], Same: cell["same"],
		})
	})
}

// readKinds reads the kinds: a line "title" with the default retry, then
// lines "fix" with the general advice.
func (s *source) readKinds(file, content string) {
	s.table(file, content, strings.Fields("kind row zh en retry"), 1, func(p data.Pos, cell map[string]string) {
		name, t := s.slug(p, "kind", cell["kind"]), s.both(p, cell["row"], data.Text{ZH: cell["zh"], EN: cell["en"]})
		last := len(s.kinds) - 1
		switch cell["row"] {
		case "title":
			if slices.ContainsFunc(s.kinds, func(k data.Kind) bool { return k.Name == name }) {
				s.errorf(p, "kind twice: %s", name)
			}
			s.kinds = append(s.kinds, data.Kind{Name: name, Title: t, Retry: s.retryRule(p, cell["retry"])})
		case "fix":
			if last < 0 || s.kinds[last].Name != name {
				s.errorf(p, "a fix of %s that does not follow its title", name)
				return
			}
			s.kinds[last].Fixes = append(s.kinds[last].Fixes, t)
		default:
			s.errorf(p, "row is neither title nor fix: %q", cell["row"])
		}
	})
}
