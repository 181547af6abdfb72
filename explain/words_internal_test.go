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
)

// unneeded are the words that no fixture needs yet. The list may only shrink: a
// word stays in the tables because a fixture of its own changes without it.
var unneeded = []string{
	"ding_talk",
	"dd.config",
	"dd.error",
	"dd.runtime",
	"dd.biz.",
	"dd.device",
	"topsdk",
	"oapi.ding",
	"api.ding",
	"weixin_qy",
	"wxwork",
	"api.weixin",
	"officialapierror",
	"aliyuncs.com",
	"dysmsapi",
	"aliyun.acs",
	"anthropic",
	"umeng",
	"ollama",
	"tencentcloud",
	"腾讯云",
	"sgroup.qq.com",
	"azure",
	"coze",
}

// TestWords leaves out one word after the other and looks for a fixture in which
// something else is found then. A word that no fixture misses is dead weight, or
// hidden by another one.
func TestWords(t *testing.T) {
	shapes := readShapes(t)
	eachWord(func(word string) {
		var missed []string
		for i := range shapes {
			if s := &shapes[i]; bytes.Contains(s.lower, []byte(word)) && found(t, s.in) != s.found {
				missed = append(missed, s.name)
			}
		}
		switch excused := slices.Contains(unneeded, word); {
		case len(missed) == 0 && !excused:
			t.Errorf("nothing changes without %q: give it a fixture with a source, or leave it out", word)
		case len(missed) > 0 && excused:
			t.Errorf("%q is needed by %s: take it off the list of unneeded ones", word, strings.Join(missed, ", "))
		}
	})
	known := map[string]bool{}
	eachWord(func(word string) { known[word] = true })
	for _, word := range unneeded {
		if !known[word] {
			t.Errorf("%q is no word of the tables", word)
		}
	}
}

// TestRules reads testdata/rules.tsv, which names for a word the fixture that
// needs it, and the public text whose shape that has. The fixture must miss the
// word that it stands for, not another one.
func TestRules(t *testing.T) {
	shapes := map[string]shapeInput{}
	for _, s := range readShapes(t) {
		shapes[s.name] = s
	}
	fixtures := map[string]string{}
	last := ""
	for i, line := range readLines(t, "testdata/rules.tsv") {
		cells := strings.Split(line, "\t")
		if len(cells) != 4 || slices.Contains(cells, "") {
			t.Fatalf("line %d: want rule, fixture, source and date, got %q", i+1, line)
		}
		if i == 0 {
			continue // the header
		}
		rule, fixture := cells[0], cells[1]
		if line <= last {
			t.Errorf("line %d: %s stands in the wrong place", i+1, rule)
		}
		last = line
		s, ok := shapes[fixture]
		switch kind, word, _ := strings.Cut(rule, ":"); {
		case !ok:
			t.Errorf("%s: there is no fixture %s", rule, fixture)
		case kind == "word":
			fixtures[word] = fixture
		case !bytes.Contains(s.lower, []byte(word)) || s.found == "":
			t.Errorf("%s: %s does not need it", rule, fixture)
		}
	}
	eachWord(func(word string) {
		s, ok := shapes[fixtures[word]]
		if ok && found(t, s.in) == s.found {
			t.Errorf("word:%s: nothing changes in %s without it", word, s.name)
		}
		if ok == slices.Contains(unneeded, word) {
			t.Errorf("%q must have a line in rules.tsv, or be unneeded", word)
		}
	})
}

// eachWord calls f once for every word of the tables, while that word is left out.
func eachWord(f func(word string)) {
	const never = "\x00" // stands in no text

	for i, word := range ourWords {
		ourWords[i] = never
		f(word)
		ourWords[i] = word
	}
	for i, w := range theirWords {
		theirWords[i].word = never
		f(w.word)
		theirWords[i] = w
	}
}

// readLines gives the lines of a file.
func readLines(t *testing.T, path string) []string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
}

// shapeInput is one fixture, and what is found in it with all words in place.
type shapeInput struct {
	name      string
	in, lower []byte
	found     string
}

func readShapes(t *testing.T) []shapeInput {
	t.Helper()
	paths, err := filepath.Glob("testdata/shapes/*.in")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	shapes := make([]shapeInput, 0, len(paths))
	for _, path := range paths {
		in, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		shapes = append(shapes, shapeInput{strings.TrimSuffix(filepath.Base(path), ".in"), in, bytes.ToLower(in), found(t, in)})
	}
	return shapes
}

// found writes what is found in a text: of each finding where it stands, whose
// it is, and what is made of it.
func found(t *testing.T, in []byte) string {
	t.Helper()
	var b strings.Builder
	o := Options{Source: "stdin", Now: time.Date(2026, 11, 23, 12, 0, 0, 0, CST())}
	_, err := Stream(bytes.NewReader(in), o, func(it Item) error {
		if f := it.Finding; f != nil {
			fmt.Fprintf(&b, "%d %s %v %s %t %t %d\n", f.Line, f.Platform, f.Codes, f.Primary, f.Known, f.OK, f.HTTPStatus)
		}
		return nil
	})
	if err != nil {
		t.Fatalf("Stream: %v", err)
	}
	return b.String()
}
