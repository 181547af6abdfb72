package codes_test

import (
	"bufio"
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/dterr/dterr/codes"
)

// This file is the catalogue's linter: the generator knows the form, these
// tests know what makes an entry good. Every offence is one line that begins
// with the id of the entry, with #key of the meaning where it has one.

// eachMeaning calls f with every meaning and how to name it.
func eachMeaning(f func(where string, e *codes.Entry, m *codes.Meaning)) {
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		for j := range e.Meanings {
			f(e.ID+"#"+e.Meanings[j].Key, e, &e.Meanings[j])
		}
	}
}

// domains is the closed set of domains; a new one is added here and in
// data/README.md.
func domains() []string {
	return strings.Fields("ai app attendance blackboard calendar callback card chat connector contact crm datacenter device ding " +
		"doc drive edu esign exclusive hire honor hrm im industry invoice iot jsapi live link media meeting message miniapp oauth other " +
		"pay project report robot search smartwork sso suite todo workbench workflow yida")
}

var (
	dated = regexp.MustCompile(` \d{4}-\d{2}-\d{2}$`)
	slug  = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

func TestCatalogOrder(t *testing.T) {
	last := ""
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		if e.ID <= last {
			t.Errorf("%s: not sorted, or twice, after %s", e.ID, last)
		}
		last = e.ID
		if e.ID != string(e.Family)+"/"+e.Code {
			t.Errorf("%s: is not %s/%s", e.ID, e.Family, e.Code)
		}
		if !slices.Contains(codes.Families(), e.Family) {
			t.Errorf("%s: family %q", e.ID, e.Family)
		}
		if e.Weight > 9 {
			t.Errorf("%s: weight %d", e.ID, e.Weight)
		}
		if len(e.Meanings) == 0 {
			t.Errorf("%s: no meaning", e.ID)
		}
	}
}

func TestCatalogMeanings(t *testing.T) {
	policies := []codes.Policy{codes.PolicyNever, codes.PolicyBackoff, codes.PolicyWait, codes.PolicyRefresh, codes.PolicyUnknown}
	owners := []codes.Owner{codes.OwnerDeveloper, codes.OwnerAdmin, codes.OwnerUser, codes.OwnerDingTalk}
	statuses := []codes.Status{codes.StatusCurrent, codes.StatusRetired, codes.StatusObserved}
	seen := make(map[string]bool)
	eachMeaning(func(where string, e *codes.Entry, m *codes.Meaning) {
		if !slug.MatchString(m.Key) || seen[where] {
			t.Errorf("%s: key is no slug, or twice", where)
		}
		seen[where] = true
		if _, ok := codes.KindByName(m.Kind); !ok || m.Kind == codes.KindUnknown {
			t.Errorf("%s: kind %q", where, m.Kind)
		}
		if !slices.Contains(domains(), m.Domain) {
			t.Errorf("%s: domain %q", where, m.Domain)
		}
		if !slices.Contains(policies, m.Retry.Policy) || !slices.Contains(owners, m.Owner) || !slices.Contains(statuses, m.Status) {
			t.Errorf("%s: retry %q, owner %q or status %q", where, m.Retry.Policy, m.Owner, m.Status)
		}
		if m.Retry.Policy == codes.PolicyRefresh && (m.Kind == codes.KindSystem || m.Kind == codes.KindRateLimit || m.Kind == codes.KindQuota) {
			t.Errorf("%s: a fresh credential does not help against %s", where, m.Kind)
		}
		if m.Kind != codes.KindSuccess && len(m.Fixes()) == 0 {
			t.Errorf("%s: no fix", where)
		}
		if !slices.IsSorted(m.APIs) || !slices.IsSorted(m.HTTP) {
			t.Errorf("%s: apis or http not sorted", where)
		}
		for _, id := range m.APIs {
			if _, ok := codes.APIByID(id); !ok {
				t.Errorf("%s: no call %d", where, id)
			}
		}
		for _, d := range m.Docs {
			if !strings.HasPrefix(d, "https://open.dingtalk.com/document/") {
				t.Errorf("%s: no official page: %s", where, d)
			}
		}
		if len(m.Sources) == 0 {
			t.Errorf("%s: no source", where)
		}
		for _, s := range m.Sources {
			if !dated.MatchString(s) {
				t.Errorf("%s: source without a date: %s", where, s)
			}
		}
	})
}

// An entry that answers one body with two meanings confuses everybody.
func TestCatalogMessagesDiffer(t *testing.T) {
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		owner := make(map[string]*codes.Meaning)
		for j := range e.Meanings {
			m := &e.Meanings[j]
			for _, text := range append([]string{m.Message}, m.Variants...) {
				o, ok := owner[text]
				switch {
				case text == "":
				case ok && o == m:
					t.Errorf("%s#%s: wording twice: %s", e.ID, m.Key, text)
				case ok && slices.Equal(o.APIs, m.APIs):
					t.Errorf("%s#%s: wording of %s too: %s", e.ID, m.Key, o.Key, text)
				}
				owner[text] = m
			}
		}
	}
}

func TestCatalogLanguages(t *testing.T) {
	both := func(where, what string, text codes.Text) {
		t.Helper()
		if text.ZH == "" || text.EN == "" {
			t.Errorf("%s: %s not in both languages", where, what)
		}
		for _, s := range []string{text.ZH, text.EN} {
			if s != strings.TrimSpace(s) || strings.Contains(s, "  ") || !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
				t.Errorf("%s: blanks or control characters in the %s: %q", where, what, s)
			}
		}
	}
	prose := func(where, what string, text codes.Text) {
		t.Helper()
		both(where, what, text)
		if p := asciiPunctuation(text.ZH); p != "" {
			t.Errorf("%s: the Chinese %s has half-width %s: %s", where, what, p, text.ZH)
		}
		if i := strings.IndexFunc(text.EN, fullWidth); i >= 0 {
			t.Errorf("%s: the English %s has full-width punctuation: %s", where, what, text.EN)
		}
		if strings.ContainsAny(text.ZH+text.EN, "!！") && !strings.Contains(text.ZH+text.EN, "!=") {
			t.Errorf("%s: an exclamation mark in the %s: %s", where, what, text.ZH)
		}
		if !strings.HasSuffix(text.ZH, "。") || !strings.HasSuffix(text.EN, ".") {
			t.Errorf("%s: the %s does not end in a full stop: %s | %s", where, what, text.ZH, text.EN)
		}
	}
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		both(e.ID, "title", e.Title)
		if strings.ContainsFunc(e.Title.EN, isHan) {
			t.Errorf("%s: Chinese in the English title: %s", e.ID, e.Title.EN)
		}
	}
	eachMeaning(func(where string, e *codes.Entry, m *codes.Meaning) {
		both(where, "title", m.Title)
		if strings.ContainsFunc(m.Title.EN, isHan) {
			t.Errorf("%s: Chinese in the English title: %s", where, m.Title.EN)
		}
		for _, a := range m.Causes {
			prose(where, "cause", a.Text)
		}
		for _, a := range m.OwnFixes {
			prose(where, "fix", a.Text)
		}
	})
	for _, k := range codes.Kinds() {
		both(string(k.Kind), "title", k.Title)
		for _, a := range k.Advice {
			prose(string(k.Kind), "advice", a.Text)
		}
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// fullWidth reports Chinese punctuation that English text has no use for;
// corner brackets quote labels of the console and stay.
func fullWidth(r rune) bool { return strings.ContainsRune("，。；：！？（）、“”", r) }

// asciiPunctuation gives the first half-width sign of a Chinese sentence that
// should be full-width: one behind a Chinese character, a colon only between
// two of them, a quote only outside pieces of JSON.
func asciiPunctuation(s string) string {
	signs := ",;!?"
	if !strings.ContainsAny(s, "{}[]<>=") {
		signs += `"`
	}
	all := []rune(s)
	for i := 1; i < len(all); i++ {
		if isHan(all[i-1]) && (strings.ContainsRune(signs, all[i]) || all[i] == ':' && i+1 < len(all) && isHan(all[i+1])) {
			return string(all[i])
		}
	}
	return ""
}

func TestCatalogAdvice(t *testing.T) {
	uses := make(map[string][]string)
	eachMeaning(func(where string, e *codes.Entry, m *codes.Meaning) {
		for _, a := range slices.Concat(m.Causes, m.OwnFixes) {
			switch a.Basis {
			case codes.BasisOwn:
			case codes.BasisDoc, codes.BasisWire, codes.BasisThread:
				if !dated.MatchString(a.Source) {
					t.Errorf("%s: basis %s without a dated source: %s", where, a.Basis, a.ZH)
				}
			default:
				t.Errorf("%s: basis %q: %s", where, a.Basis, a.ZH)
			}
			for _, s := range []string{a.ZH, a.EN} {
				if !slices.Contains(uses[s], where) {
					uses[s] = append(uses[s], where)
				}
			}
		}
	})
	const most = 4
	for text, all := range uses {
		if len(all) > most {
			slices.Sort(all)
			t.Errorf("%s: %d meanings share one sentence: %s", strings.Join(all[:most], " "), len(all), text)
		}
	}
}

func TestCatalogFixesBeginWithVerb(t *testing.T) {
	check := func(where string, a codes.Advice) {
		if !slices.ContainsFunc(verbsZH(), func(v string) bool { return strings.HasPrefix(a.ZH, v) }) {
			t.Errorf("%s: fix begins with no verb: %s", where, a.ZH)
		}
		if first, _, _ := strings.Cut(a.EN, " "); !slices.Contains(verbsEN(), strings.Trim(first, ",.:")) {
			t.Errorf("%s: fix begins with no verb: %s", where, a.EN)
		}
	}
	eachMeaning(func(where string, e *codes.Entry, m *codes.Meaning) {
		for _, a := range m.OwnFixes {
			check(where, a)
		}
	})
	for _, k := range codes.Kinds() {
		for _, a := range k.Advice {
			check(string(k.Kind), a)
		}
	}
}

func TestCatalogSee(t *testing.T) {
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		if !slices.IsSorted(e.See) || len(slices.Compact(slices.Clone(e.See))) != len(e.See) {
			t.Errorf("%s: see not sorted, or twice", e.ID)
		}
		for _, id := range e.See {
			other, ok := codes.ByID(id)
			if !ok || id == e.ID || !slices.Contains(other.See, e.ID) {
				t.Errorf("%s: see %s is itself, missing or not mutual", e.ID, id)
			}
		}
	}
}

func TestCatalogExamples(t *testing.T) {
	for i := range codes.Entries() {
		e := &codes.Entries()[i]
		for _, x := range e.Examples {
			if x.Meaning != "" && e.MeaningByKey(x.Meaning) == nil {
				t.Errorf("%s: example of no meaning: %s", e.ID, x.Meaning)
			}
			if strings.ContainsAny(x.Body, "\n\r") {
				t.Errorf("%s: example of several lines: %s", e.ID, x.Body)
			}
		}
	}
}

// testdata/appendix.tsv is the official appendix of global return codes of
// 2016: its descriptions have to be there character for character, and each of
// its codes is of the rich tier.
func TestCatalogAppendix(t *testing.T) {
	content, err := os.ReadFile("testdata/appendix.tsv")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")[1:]
	seen := make(map[string]bool)
	for _, line := range lines {
		code, description, _ := strings.Cut(line, "\t")
		description = strings.TrimSpace(description)
		entry := appendixEntry(code, description)
		if entry == nil {
			t.Errorf("%s: official description is not there word for word: %s", code, description)
			continue
		}
		if seen[code] {
			continue
		}
		seen[code] = true
		causes, fixes := 0, 0
		for i := range entry.Meanings {
			causes += len(entry.Meanings[i].Causes)
			fixes += len(entry.Meanings[i].OwnFixes)
		}
		if entry.Kind() != codes.KindSuccess && (causes == 0 || fixes == 0) || len(entry.Examples) == 0 {
			t.Errorf("%s: %d causes, %d fixes, %d examples; each appendix code needs one", entry.ID, causes, fixes, len(entry.Examples))
		}
	}
	if len(lines) != 275 {
		t.Errorf("the appendix has 275 lines with 274 codes, not %d", len(lines))
	}
}

func appendixEntry(code, description string) *codes.Entry {
	for _, e := range codes.ByCode(code) {
		if e.Title.ZH == description {
			return e
		}
		for i := range e.Meanings {
			if e.Meanings[i].Title.ZH == description {
				return e
			}
		}
	}
	return nil
}

// The source files are text that diffs well.
func TestCatalogSource(t *testing.T) {
	names, err := filepath.Glob("data/*.*")
	more, _ := filepath.Glob("data/*/*.*")
	if err != nil || len(names) == 0 || len(more) == 0 {
		t.Fatalf("no data: %v", err)
	}
	for _, name := range append(names, more...) {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(content) || bytes.ContainsAny(content, "\r\x00") || !bytes.HasSuffix(content, []byte("\n")) {
			t.Errorf("%s: not UTF-8, a carriage return, or no newline at the end", name)
		}
		lines := bufio.NewScanner(bytes.NewReader(content))
		lines.Buffer(nil, 1<<20)
		for n := 1; lines.Scan(); n++ {
			line := lines.Text()
			markdown := filepath.Ext(name) == ".md"
			if strings.HasSuffix(line, " ") || markdown && strings.ContainsRune(line, '\t') {
				t.Errorf("%s:%d: trailing blank, or a tab", name, n)
			}
		}
		if err := lines.Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
