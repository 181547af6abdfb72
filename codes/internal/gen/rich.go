package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes/internal/gen/data"
)

// richReader reads one Markdown file of the rich tier, line by line.
type richReader struct {
	*source
	entries []data.Entry
	keys    []string     // seen in the entry's head or in the meaning
	open    *data.Advice // cause or fix that waits for its en and basis
	opened  data.Pos     // where it began
	wants   string       // the key that has to come next, or ""
	runs    *data.Advice // the fix that a run right behind it belongs to
}

// readRich reads a file; see data/README.md for its form.
func (s *source) readRich(file, content string) {
	r := &richReader{source: s}
	n := 0
	for line := range strings.SplitSeq(content, "\n") {
		n++
		r.line(data.Pos{File: file, Line: n}, strings.TrimRight(line, " \t\r"))
	}
	r.closeEntry(data.Pos{File: file, Line: n})
	s.rich = append(s.rich, r.entries...)
}

func (r *richReader) line(p data.Pos, line string) {
	switch {
	case line == "":
	case strings.HasPrefix(line, "### "):
		r.closeMeaning(p)
		r.beginMeaning(p, strings.TrimSpace(line[4:]))
	case strings.HasPrefix(line, "## "):
		r.closeEntry(p)
		r.beginEntry(p, strings.TrimSpace(line[3:]))
	case len(r.entries) == 0: // prose for the reader of the file
	default:
		key, value, ok := strings.Cut(line, ":")
		value = strings.TrimSpace(value)
		if !ok || strings.ContainsFunc(key, func(c rune) bool { return c < 'a' || c > 'z' }) {
			r.errorf(p, "neither a heading nor a key: %q", line)
			return
		}
		if value == "" {
			r.errorf(p, "%s has no value", key)
			return
		}
		r.key(p, key, value)
	}
}

func (r *richReader) beginEntry(p data.Pos, heading string) {
	id, titles, _ := strings.Cut(heading, " ")
	e := data.Entry{Pos: p, ID: id, Title: r.pair(p, "title of "+id, strings.TrimSpace(titles))}
	e.Family, e.Code = r.idParts(p, id)
	r.entries = append(r.entries, e)
	r.keys, r.runs = r.keys[:0], nil
}

func (r *richReader) beginMeaning(p data.Pos, key string) {
	if len(r.entries) == 0 {
		r.errorf(p, "a meaning before the first entry")
		return
	}
	e := r.entry()
	r.slug(p, "key of the meaning", key)
	if slices.ContainsFunc(e.Meanings, func(m data.Meaning) bool { return m.Key == key }) {
		r.errorf(p, "%s: meaning twice: %s", e.ID, key)
	}
	e.Meanings = append(e.Meanings, data.Meaning{Pos: p, Key: key})
	r.keys, r.runs = r.keys[:0], nil
}

func (r *richReader) entry() *data.Entry { return &r.entries[len(r.entries)-1] }

// key takes one "key: value" line.
func (r *richReader) key(p data.Pos, key, value string) {
	if r.wants != "" {
		r.advice(p, key, value)
		return
	}
	runs := r.runs
	r.runs = nil
	if key == "run" {
		r.runLine(p, runs, value)
		return
	}
	switch key {
	case "variant", "cause", "fix", "example":
	default:
		if slices.Contains(r.keys, key) {
			r.errorf(p, "%s: %s twice", r.entry().ID, key)
		}
		r.keys = append(r.keys, key)
	}
	e := r.entry()
	if len(e.Meanings) == 0 {
		r.entryKey(p, e, key, value)
		return
	}
	r.meaningKey(p, &e.Meanings[len(e.Meanings)-1], key, value)
}

func (r *richReader) entryKey(p data.Pos, e *data.Entry, key, value string) {
	switch key {
	case "see":
		for id := range strings.FieldsSeq(value) {
			r.idParts(p, id)
			e.See = append(e.See, id)
		}
	case "weight":
		e.Weight = r.weight(p, value)
	case "wrapper":
		if e.Wrapper = value == "yes"; !e.Wrapper {
			r.errorf(p, "wrapper is not yes: %q", value)
		}
	case "example":
		e.Examples = append(e.Examples, data.Example{Body: value})
	default:
		r.errorf(p, "%s: unknown key before the first meaning: %s", e.ID, key)
	}
}

func (s *source) weight(p data.Pos, value string) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 9 {
		s.errorf(p, "weight is no number within 0-9: %q", value)
	}
	return n
}

func (r *richReader) meaningKey(p data.Pos, m *data.Meaning, key, value string) {
	switch key {
	case "message":
		m.Message = value
	case "variant":
		m.Variants = append(m.Variants, value)
	case "title":
		m.Title = r.pair(p, "title", value)
	case "kind":
		m.Kind = r.kindName(p, value)
	case "domain":
		m.Domain = r.slug(p, "domain", value)
	case "retry":
		rule := r.retryRule(p, value)
		m.Retry = &rule
	case "owner":
		m.Owner = r.oneOf(p, "owner", value, owners())
	case "status":
		m.Status = r.oneOf(p, "status", value, data.Statuses())
	case "http":
		m.HTTP = r.httpStatuses(p, value)
	case "apis":
		m.APIs = r.apiNumbers(p, value)
	case "docs":
		m.Docs = r.pages(p, value)
	case "sources":
		m.Sources = r.dated(p, value)
	case "cause":
		m.Causes = append(m.Causes, data.Advice{Text: data.Text{ZH: value}})
		r.open, r.opened, r.wants = &m.Causes[len(m.Causes)-1], p, "en"
	case "fix":
		m.Fixes = append(m.Fixes, data.Advice{Text: data.Text{ZH: value}})
		r.open, r.opened, r.wants = &m.Fixes[len(m.Fixes)-1], p, "en"
		r.runs = r.open
	case "example":
		e := r.entry()
		e.Examples = append(e.Examples, data.Example{Meaning: m.Key, Body: value})
	default:
		r.errorf(p, "%s#%s: unknown key: %s", r.entry().ID, m.Key, key)
	}
}

// advice takes the en and the basis of a cause or fix.
func (r *richReader) advice(p data.Pos, key, value string) {
	if key != r.wants {
		r.errorf(p, "%s: the advice of %s wants %s next, not %s", r.entry().ID, r.opened, r.wants, key)
		r.wants = ""
		r.key(p, key, value)
		return
	}
	if key == "en" {
		r.open.EN, r.wants = value, "basis"
		return
	}
	r.open.Basis, r.open.Source = r.basisOf(p, value)
	r.wants = ""
}

// runLine takes the run of a fix.
func (r *richReader) runLine(p data.Pos, fix *data.Advice, value string) {
	if fix == nil {
		r.errorf(p, "a run that follows no fix: %s", value)
		return
	}
	fix.Run = r.commandLine(p, value)
}

func (r *richReader) closeMeaning(p data.Pos) {
	if r.wants != "" {
		r.errorf(p, "%s: the advice of %s lacks its %s", r.entry().ID, r.opened, r.wants)
		r.wants = ""
	}
	if len(r.entries) == 0 || len(r.entry().Meanings) == 0 {
		return
	}
	e := r.entry()
	m := &e.Meanings[len(e.Meanings)-1]
	for _, k := range []string{"title", "kind", "domain", "owner", "status", "sources"} {
		if !slices.Contains(r.keys, k) {
			r.errorf(m.Pos, "%s#%s: %s is missing", e.ID, m.Key, k)
		}
	}
}

func (r *richReader) closeEntry(p data.Pos) {
	r.closeMeaning(p)
	if len(r.entries) > 0 && len(r.entry().Meanings) == 0 {
		r.errorf(r.entry().Pos, "%s: no meaning", r.entry().ID)
	}
}
