package explain

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/explain/internal/verdict"
)

// fixture is an input of testdata/shapes and what is found in it.
type fixture struct {
	name      string
	in, lower []byte
	found     string
}

// fixtures reads the inputs and what the whole judge finds in them.
func fixtures(t testing.TB) []fixture {
	t.Helper()
	paths, err := filepath.Glob("testdata/shapes/*.in")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	var all []fixture
	for _, path := range paths {
		in, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, fixture{
			name: strings.TrimSuffix(filepath.Base(path), ".in"), in: in, lower: bytes.ToLower(in),
			found: foundBy(t, in, verdict.New()),
		})
	}
	return all
}

// foundBy writes what a judge makes of an input: all that a rule or a word can
// change, but for the rule's name.
func foundBy(t testing.TB, in []byte, judge verdict.Judge) string {
	t.Helper()
	var b strings.Builder
	r := &run{
		judge: judge,
		teller: teller{opts: Options{Source: "stdin", Now: time.Date(2026, 11, 23, 12, 0, 0, 0, CST()), NoRedact: true}, emit: func(h *Hit) error {
			it := h.Item()
			if f := it.Finding; f != nil {
				fmt.Fprintf(&b, "%d %s %v %v %s %s\n", f.Line, f.Platform, f.OK, f.Codes, f.Primary, f.Meaning)
			} else {
				b.WriteString("a record\n")
			}
			return nil
		}},
	}
	if err := r.read(bytes.NewReader(in)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestRules leaves out one rule after the other: a fixture must change. What none
// needs is dead weight, or hidden by another rule.
func TestRules(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	all := fixtures(t)
	for _, rule := range verdict.New().Rules() {
		judge := verdict.New().Without(rule, "")
		var missed []string
		for i := range all {
			if foundBy(t, all[i].in, judge) != all[i].found {
				missed = append(missed, all[i].name)
			}
		}
		if len(missed) == 0 {
			t.Errorf("nothing changes without the rule %q: give it a fixture, or leave it out", rule)
		}
		t.Logf("%s: %s", rule, strings.Join(missed[:min(len(missed), 3)], " "))
	}
}

// TestExclusions takes from each rule one mark after the other that it excludes: a
// fixture must change, most of them one of testdata/shapes/guard-*. These are what
// keeps somebody else's answers from being taken for DingTalk's.
func TestExclusions(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	all := fixtures(t)
	for name, judge := range verdict.New().Loosened() {
		if !slices.ContainsFunc(all, func(f fixture) bool { return foundBy(t, f.in, judge) != f.found }) {
			t.Errorf("nothing changes when the rule excludes a mark less, %s: give it a fixture, or leave the exclusion out", name)
		}
	}
}

// TestWords leaves out one word after the other, as TestRules does with rules.
func TestWords(t *testing.T) {
	all := fixtures(t)
	for _, word := range verdict.New().Words().List() {
		judge := verdict.New().Without("", word.Text)
		needed := slices.ContainsFunc(all, func(f fixture) bool {
			return bytes.Contains(f.lower, []byte(word.Text)) && foundBy(t, f.in, judge) != f.found
		})
		if !needed {
			t.Errorf("nothing changes without the word %q: give it a fixture with a source, or leave it out", word.Text)
		}
	}
}

// TestSources reads testdata/rules.tsv, which names for each word the fixture that
// needs it and the public text whose shape that has. The fixture must miss the
// word that it stands for, not another one.
func TestSources(t *testing.T) {
	all := map[string]fixture{}
	for _, f := range fixtures(t) {
		all[f.name] = f
	}
	text, err := os.ReadFile("testdata/rules.tsv")
	if err != nil {
		t.Fatal(err)
	}
	sourced := map[string]bool{}
	last := ""
	for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		cells := strings.Split(line, "\t")
		if len(cells) != 4 || slices.Contains(cells, "") {
			t.Fatalf("line %d: want rule, fixture, source and date, got %q", i+1, line)
		}
		if i == 0 {
			continue // the header
		}
		if line <= last {
			t.Errorf("line %d: %s stands in the wrong place", i+1, line)
		}
		last = line
		f, ok := all[cells[1]]
		kind, word, _ := strings.Cut(cells[0], ":")
		switch {
		case !ok:
			t.Errorf("%s: there is no fixture %s", cells[0], cells[1])
		case kind == "net" && (!bytes.Contains(f.lower, []byte(word)) || f.found == ""):
			t.Errorf("%s: %s does not need it", cells[0], f.name)
		case kind == "rule" && foundBy(t, f.in, verdict.New().Without(word, "")) == f.found,
			kind == "word" && foundBy(t, f.in, verdict.New().Without("", word)) == f.found:
			t.Errorf("%s: nothing changes in %s without it", cells[0], f.name)
		}
		sourced[word] = true
	}
	for _, word := range verdict.New().Words().List() {
		if !sourced[word.Text] {
			t.Errorf("the word %q has no source in testdata/rules.tsv", word.Text)
		}
	}
	for _, rule := range verdict.New().Rules() {
		if !sourced[rule] {
			t.Errorf("the rule %q has no source in testdata/rules.tsv", rule)
		}
	}
}
