package main

import (
	"slices"
	"strconv"
	"strings"
)

// richReader reads one Markdown file of the rich tier, line by line.
type richReader struct {
	*source
	entries []entry
	keys    []string // seen in the entry's head or in the meaning
	open    *advice  // cause or fix that waits for its en and basis
	opened  pos      // where it began
	wants   string   // the key that has to come next, or ""
	runs    *advice  // the fix that a run right behind it belongs to
}

// readRich reads a file; see data/README.md for its form.
func (s *source) readRich(file, content string) {
	r := &richReader{source: s}
	n := 0
	for line := range strings.SplitSeq(content, "\n") {
		n++
		r.line(pos{file, n}, strings.TrimRight(line, " \t\r"))
	}
	r.closeEntry(pos{file, n})
	s.rich = append(s.rich, r.entries...)
}

func (r *richReader) line(p pos, line string) {
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

func (r *richReader) beginEntry(p pos, heading string) {
	id, titles, _ := strings.Cut(heading, " ")
	e := entry{pos: p, id: id, title: r.pair(p, "title of "+id, strings.TrimSpace(titles))}
	e.family, e.code = r.idParts(p, id)
	r.entries = append(r.entries, e)
	r.keys, r.runs = r.keys[:0], nil
}

func (r *richReader) beginMeaning(p pos, key string) {
	if len(r.entries) == 0 {
		r.errorf(p, "a meaning before the first entry")
		return
	}
	e := r.entry()
	r.slug(p, "key of the meaning", key)
	if slices.ContainsFunc(e.meanings, func(m meaning) bool { return m.key == key }) {
		r.errorf(p, "%s: meaning twice: %s", e.id, key)
	}
	e.meanings = append(e.meanings, meaning{pos: p, key: key})
	r.keys, r.runs = r.keys[:0], nil
}

func (r *richReader) entry() *entry { return &r.entries[len(r.entries)-1] }

// key takes one "key: value" line.
func (r *richReader) key(p pos, key, value string) {
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
			r.errorf(p, "%s: %s twice", r.entry().id, key)
		}
		r.keys = append(r.keys, key)
	}
	e := r.entry()
	if len(e.meanings) == 0 {
		r.entryKey(p, e, key, value)
		return
	}
	r.meaningKey(p, &e.meanings[len(e.meanings)-1], key, value)
}

func (r *richReader) entryKey(p pos, e *entry, key, value string) {
	switch key {
	case "see":
		for id := range strings.FieldsSeq(value) {
			r.idParts(p, id)
			e.see = append(e.see, id)
		}
	case "weight":
		e.weight = r.weight(p, value)
	case "wrapper":
		if e.wrapper = value == "yes"; !e.wrapper {
			r.errorf(p, "wrapper is not yes: %q", value)
		}
	case "example":
		e.examples = append(e.examples, example{body: value})
	default:
		r.errorf(p, "%s: unknown key before the first meaning: %s", e.id, key)
	}
}

func (s *source) weight(p pos, value string) int {
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 9 {
		s.errorf(p, "weight is no number within 0-9: %q", value)
	}
	return n
}

func (r *richReader) meaningKey(p pos, m *meaning, key, value string) {
	switch key {
	case "message":
		m.message = value
	case "variant":
		m.variants = append(m.variants, value)
	case "title":
		m.title = r.pair(p, "title", value)
	case "kind":
		m.kind = r.kindName(p, value)
	case "domain":
		m.domain = r.slug(p, "domain", value)
	case "retry":
		rule := r.retryRule(p, value)
		m.retry = &rule
	case "owner":
		m.owner = r.oneOf(p, "owner", value, owners())
	case "status":
		m.status = r.oneOf(p, "status", value, statuses())
	case "http":
		m.http = r.httpStatuses(p, value)
	case "apis":
		m.apis = r.apiNumbers(p, value)
	case "docs":
		m.docs = r.pages(p, value)
	case "sources":
		m.sources = r.dated(p, value)
	case "cause":
		m.causes = append(m.causes, advice{text: text{zh: value}})
		r.open, r.opened, r.wants = &m.causes[len(m.causes)-1], p, "en"
	case "fix":
		m.fixes = append(m.fixes, advice{text: text{zh: value}})
		r.open, r.opened, r.wants = &m.fixes[len(m.fixes)-1], p, "en"
		r.runs = r.open
	case "example":
		e := r.entry()
		e.examples = append(e.examples, example{m.key, value})
	default:
		r.errorf(p, "%s#%s: unknown key: %s", r.entry().id, m.key, key)
	}
}

// advice takes the en and the basis of a cause or fix.
func (r *richReader) advice(p pos, key, value string) {
	if key != r.wants {
		r.errorf(p, "%s: the advice of %s wants %s next, not %s", r.entry().id, r.opened, r.wants, key)
		r.wants = ""
		r.key(p, key, value)
		return
	}
	if key == "en" {
		r.open.en, r.wants = value, "basis"
		return
	}
	r.open.basis, r.open.source = r.basisOf(p, value)
	r.wants = ""
}

// runLine takes the run of a fix.
func (r *richReader) runLine(p pos, fix *advice, value string) {
	if fix == nil {
		r.errorf(p, "a run that follows no fix: %s", value)
		return
	}
	fix.run = r.commandLine(p, value)
}

func (r *richReader) closeMeaning(p pos) {
	if r.wants != "" {
		r.errorf(p, "%s: the advice of %s lacks its %s", r.entry().id, r.opened, r.wants)
		r.wants = ""
	}
	if len(r.entries) == 0 || len(r.entry().meanings) == 0 {
		return
	}
	e := r.entry()
	m := &e.meanings[len(e.meanings)-1]
	for _, k := range []string{"title", "kind", "domain", "owner", "status", "sources"} {
		if !slices.Contains(r.keys, k) {
			r.errorf(m.pos, "%s#%s: %s is missing", e.id, m.key, k)
		}
	}
}

func (r *richReader) closeEntry(p pos) {
	r.closeMeaning(p)
	if len(r.entries) > 0 && len(r.entry().meanings) == 0 {
		r.errorf(r.entry().pos, "%s: no meaning", r.entry().id)
	}
}
