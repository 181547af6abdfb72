package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/dterr/dterr/codes/internal/gen/data"
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
	s.table(file, content, columns, 0, func(p data.Pos, cell map[string]string) {
		h := data.HTTPStatus{
			Pos: p, Number: s.statusNumber(p, cell["status"]), Phrase: cell["phrase"], Kind: cell["kind"],
			Retry: s.retryRule(p, cell["retry"]), Owner: s.oneOf(p, "owner", cell["owner"], owners()),
			Text: data.Text{ZH: cell["zh"], EN: cell["en"]}, Docs: s.pages(p, cell["docs"]), Sources: s.dated(p, cell["sources"]),
			TitleZH: cell["title_zh"], Fixes: s.fixPairs(p, cell["fix_zh"], cell["fix_en"]),
		}
		// Of a status alone, unlike of a code, it may be all that can be said.
		if h.Kind != "unknown" {
			s.kindName(p, h.Kind)
		}
		if h.Number < 100 || h.Text != (data.Text{}) {
			s.both(p, "text", h.Text)
		}
		if h.Number >= 100 && h.Phrase == "" {
			s.errorf(p, "phrase is missing")
		}
		if (h.Phrase == "") != (h.TitleZH == "") {
			s.errorf(p, "title_zh goes with the phrase")
		}
		if h.Kind == "unknown" && len(h.Fixes) == 0 {
			s.errorf(p, "fix is missing: no kind gives one")
		}
		if slices.ContainsFunc(s.http, func(other data.HTTPStatus) bool { return other.Number == h.Number }) {
			s.errorf(p, "status twice: %s", cell["status"])
		}
		s.http = append(s.http, h)
	})
	slices.SortFunc(s.http, func(a, b data.HTTPStatus) int { return cmp.Compare(a.Number, b.Number) })
	if len(s.http) > 0 && s.http[0].Number != 0 {
		s.errorf(data.Pos{File: file, Line: 1}, "no line for any status")
	}
	for i := range s.http {
		if h := &s.http[i]; h.Text == (data.Text{}) {
			h.Text = s.classText(h.Number)
		}
	}
}

// fixPairs reads fixes in both languages, " || " between them.
func (s *source) fixPairs(p data.Pos, zh, en string) []data.Text {
	if zh+en == "" {
		return nil
	}
	const between = " || "
	chinese, english := strings.Split(zh, between), strings.Split(en, between)
	if len(chinese) != len(english) {
		s.errorf(p, "fixes: %d in Chinese, %d in English", len(chinese), len(english))
		return nil
	}
	var fixes []data.Text
	for i := range chinese {
		fixes = append(fixes, s.both(p, "fix", data.Text{ZH: chinese[i], EN: english[i]}))
	}
	return fixes
}

// classText gives the text of a status's class, or of any.
func (s *source) classText(status int) data.Text {
	for _, number := range []int{status / 100, 0} {
		for i := range s.http {
			if s.http[i].Number == number {
				return s.http[i].Text
			}
		}
	}
	return data.Text{}
}

// statusNumber reads "404", "5xx" or "any".
func (s *source) statusNumber(p data.Pos, value string) int {
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
	s.table(file, content, strings.Fields("key role when zh en basis"), 0, func(p data.Pos, cell map[string]string) {
		w := data.TextKey{Pos: p, Key: s.slug(p, "key", cell["key"]), Text: s.both(p, "text", data.Text{ZH: cell["zh"], EN: cell["en"]})}
		role := s.oneOf(p, "role", cell["role"], roles())
		rest, prefixed := strings.CutPrefix(w.Key, role+"-")
		if prefixed != (role != "note") {
			s.errorf(p, "the key of a %s: %s", role, w.Key)
		}
		if cell["when"] == "" {
			s.errorf(p, "when is missing")
		}
		s.basisOf(p, cell["basis"])
		if zh, en := s.places(p, w.Text.ZH), s.places(p, w.Text.EN); !slices.Equal(zh, en) {
			s.errorf(p, "places differ: %q, %q", zh, en)
		}
		w.Name = exported(role + "-" + rest)
		if i := slices.IndexFunc(s.textKeys, func(other data.TextKey) bool { return other.Name == w.Name }); i >= 0 {
			s.errorf(p, "key twice, first at %s: %s", s.textKeys[i].Pos, w.Key)
		}
		s.textKeys = append(s.textKeys, w)
	})
}

// places gives the names in braces, sorted, and complains of other braces.
func (s *source) places(p data.Pos, t string) []string {
	all := data.PlacesIn(t)
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
