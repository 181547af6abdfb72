package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// textTables are the tables of what explain says of an answer beside its
// entry: no entries stand in them.
func textTables() []string { return []string{"http.tsv", "notes.tsv"} }

// loadTexts reads the tables; one that is missing is empty.
func (s *source) loadTexts(dir string) error {
	read := map[string]func(file, content string){"http.tsv": s.readHTTP, "notes.tsv": s.readNotes}
	for _, name := range textTables() {
		file := filepath.Join(dir, name)
		content, err := os.ReadFile(file)
		if os.IsNotExist(err) {
			continue
		}
		if err != nil {
			return err
		}
		read[name](file, string(content))
	}
	return nil
}

// readHTTP reads the statuses. One without a text takes that of its class, or
// of any.
func (s *source) readHTTP(file, content string) {
	columns := strings.Fields("status phrase kind retry owner zh en docs sources title_zh fix_zh fix_en")
	s.table(file, content, columns, 0, func(p pos, cell map[string]string) {
		h := httpStatus{
			pos: p, number: s.statusNumber(p, cell["status"]), phrase: cell["phrase"], kind: cell["kind"],
			retry: s.retryRule(p, cell["retry"]), owner: s.oneOf(p, "owner", cell["owner"], owners()),
			text: text{cell["zh"], cell["en"]}, docs: s.pages(p, cell["docs"]), sources: s.dated(p, cell["sources"]),
			titleZH: cell["title_zh"], fixes: s.fixPairs(p, cell["fix_zh"], cell["fix_en"]),
		}
		// Of a status alone, unlike of a code, it may be all that can be said.
		if h.kind != "unknown" {
			s.kindName(p, h.kind)
		}
		if h.number < 100 || h.text != (text{}) {
			s.both(p, "text", h.text)
		}
		if h.number >= 100 && h.phrase == "" {
			s.errorf(p, "phrase is missing")
		}
		if (h.phrase == "") != (h.titleZH == "") {
			s.errorf(p, "title_zh goes with the phrase")
		}
		if h.kind == "unknown" && len(h.fixes) == 0 {
			s.errorf(p, "fix is missing: no kind gives one")
		}
		if slices.ContainsFunc(s.http, func(other httpStatus) bool { return other.number == h.number }) {
			s.errorf(p, "status twice: %s", cell["status"])
		}
		s.http = append(s.http, h)
	})
	slices.SortFunc(s.http, func(a, b httpStatus) int { return cmp.Compare(a.number, b.number) })
	if len(s.http) > 0 && s.http[0].number != 0 {
		s.errorf(pos{file, 1}, "no line for any status")
	}
	for i := range s.http {
		if h := &s.http[i]; h.text == (text{}) {
			h.text = s.classText(h.number)
		}
	}
}

// fixPairs reads fixes in both languages, " || " between them.
func (s *source) fixPairs(p pos, zh, en string) []text {
	if zh+en == "" {
		return nil
	}
	const between = " || "
	chinese, english := strings.Split(zh, between), strings.Split(en, between)
	if len(chinese) != len(english) {
		s.errorf(p, "fixes: %d in Chinese, %d in English", len(chinese), len(english))
		return nil
	}
	var fixes []text
	for i := range chinese {
		fixes = append(fixes, s.both(p, "fix", text{chinese[i], english[i]}))
	}
	return fixes
}

// classText gives the text of a status's class, or of any.
func (s *source) classText(status int) text {
	for _, number := range []int{status / 100, 0} {
		for i := range s.http {
			if s.http[i].number == number {
				return s.http[i].text
			}
		}
	}
	return text{}
}

// statusNumber reads "404", "5xx" or "any".
func (s *source) statusNumber(p pos, value string) int {
	if value == "any" {
		return 0
	}
	digit, isClass := strings.CutSuffix(value, "xx")
	n, err := strconv.Atoi(digit)
	if err != nil || isClass && (n < 1 || n > 5) || !isClass && (n < 100 || n > 599) {
		s.errorf(p, "status is neither 100-599, 1xx-5xx nor any: %q", value)
	}
	return n
}

// roles are what a text of notes.tsv is: a remark whose key JSON shows, the
// title of a finding, or what is put in a place of another text. The key of a
// title or a part begins with its role.
func roles() []string { return []string{"note", "title", "part"} }

// readNotes reads the remarks and titles.
func (s *source) readNotes(file, content string) {
	s.table(file, content, strings.Fields("key role when zh en basis"), 0, func(p pos, cell map[string]string) {
		w := textKey{pos: p, key: s.slug(p, "key", cell["key"]), text: s.both(p, "text", text{cell["zh"], cell["en"]})}
		role := s.oneOf(p, "role", cell["role"], roles())
		rest, prefixed := strings.CutPrefix(w.key, role+"-")
		if prefixed != (role != "note") {
			s.errorf(p, "the key of a %s: %s", role, w.key)
		}
		if cell["when"] == "" {
			s.errorf(p, "when is missing")
		}
		s.basisOf(p, cell["basis"])
		if zh, en := s.places(p, w.text.zh), s.places(p, w.text.en); !slices.Equal(zh, en) {
			s.errorf(p, "places differ: %q, %q", zh, en)
		}
		w.name = exported(role + "-" + rest)
		if i := slices.IndexFunc(s.textKeys, func(other textKey) bool { return other.name == w.name }); i >= 0 {
			s.errorf(p, "key twice, first at %s: %s", s.textKeys[i].pos, w.key)
		}
		s.textKeys = append(s.textKeys, w)
	})
}

// places gives the names in braces, sorted, and complains of other braces.
func (s *source) places(p pos, t string) []string {
	all := placesIn(t)
	if strings.Count(t, "{") != len(all) || strings.Count(t, "}") != len(all) {
		s.errorf(p, "a place is no name of a-z in braces: %q", t)
	}
	return all
}

// exported makes a Go name of a slug: title-no-code is TitleNoCode.
func exported(slug string) string {
	var b strings.Builder
	for word := range strings.SplitSeq(slug, "-") {
		if word != "" {
			b.WriteString(strings.ToUpper(word[:1]) + word[1:])
		}
	}
	return b.String()
}
