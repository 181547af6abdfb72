package render_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
	"github.com/dterr/dterr/render"
)

// callCases are typical calls: old and new gateway, tokens of each kind, closed and
// unnamed scopes, limits of every sort, a page that contradicts itself, fields inside
// fields, several pages.
func callCases() map[string]string {
	return map[string]string{
		"user-get":     "POST /topapi/v2/user/get",
		"user-create":  "POST /topapi/v2/user/create",
		"batch-send":   "POST /v1.0/robot/oToMessages/batchSend",
		"work-notice":  "POST /topapi/message/corpconversation/asyncsend_v2",
		"gettoken":     "GET /gettoken",
		"contact-me":   "GET /v1.0/contact/users/{unionId}",
		"todo-create":  "POST /v1.0/todo/users/{unionId}/tasks",
		"robot-send":   "POST /robot/send",
		"group-create": "POST /chat/create",
		"listsimple":   "POST /topapi/user/listsimple",
		"suite-token":  "POST /v1.0/oauth2/corpAccessToken",
		"honours":      "GET /v1.0/orgCulture/honors/users/{userId}",
	}
}

func compare(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "calls", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s\n--- got\n%s\n--- want\n%s", file, got, want)
	}
}

func TestCallGoldens(t *testing.T) {
	for name, id := range callCases() {
		found := calls.Find(id)
		if len(found) != 1 {
			t.Fatalf("%s: %d calls", id, len(found))
		}
		for _, lang := range []string{"zh", "en"} {
			var short, full, md bytes.Buffer
			for _, width := range []int{80, 60} {
				if err := render.Call(&short, found[0], render.Options{Lang: lang, Width: width}); err != nil {
					t.Fatal(err)
				}
				short.WriteString("\n")
			}
			compare(t, name+"."+lang+".txt", short.String())
			if name != "batch-send" && name != "user-get" {
				continue
			}
			if err := render.Call(&full, found[0], render.Options{Lang: lang, Width: 80, Full: true}); err != nil {
				t.Fatal(err)
			}
			compare(t, name+"."+lang+".full.txt", full.String())
			for _, whole := range []bool{false, true} {
				if err := render.CallMarkdown(&md, found[0], render.Options{Lang: lang, Full: whole}); err != nil {
					t.Fatal(err)
				}
				md.WriteString("\n")
			}
			compare(t, name+"."+lang+".md", md.String())
		}
	}
	for _, name := range []string{"qyapi_get_member", "qyapi_manage_addresslist", "Notable.Base.Read", "Wiki.Workspace.Write"} {
		s, ok := calls.ScopeByName(name)
		if !ok {
			t.Fatal(name)
		}
		for _, lang := range []string{"zh", "en"} {
			var b bytes.Buffer
			for _, o := range []render.Options{{Lang: lang, Width: 80}, {Lang: lang, Width: 60}, {Lang: lang, Width: 80, Full: true}} {
				if err := render.Scope(&b, s, o); err != nil {
					t.Fatal(err)
				}
				b.WriteString("\n")
			}
			if err := render.ScopeMarkdown(&b, s, render.Options{Lang: lang}); err != nil {
				t.Fatal(err)
			}
			compare(t, "scope-"+name+"."+lang+".txt", b.String())
		}
	}
}

// Every call is told in both languages: within twelve lines at 80 columns, with no
// part left empty, no Chinese where the pages have none, and no line wider than the
// terminal but for what is to be copied.
func TestEveryCallText(t *testing.T) {
	for _, c := range calls.All() {
		for _, lang := range []string{"zh", "en"} {
			var short, full, md bytes.Buffer
			o := render.Options{Lang: lang, Width: 80}
			if err := render.Call(&short, c, o); err != nil {
				t.Fatal(err)
			}
			o.Full = true
			if err := render.Call(&full, c, o); err != nil {
				t.Fatal(err)
			}
			if err := render.CallMarkdown(&md, c, o); err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(short.Bytes(), []byte("\n")); n > 12 {
				t.Errorf("%s in %s: %d lines\n%s", c.Call(), lang, n, short.String())
			}
			for form, text := range map[string]string{"short": short.String(), "full": full.String(), "markdown": md.String()} {
				for _, empty := range []string{"()", "（）", "; ;", "；；", "  ,", " \n", "%!", "** \n", ", )", "(;", "（；"} {
					if strings.Contains(text, empty) {
						t.Errorf("%s in %s, %s: %q in\n%s", c.Call(), lang, form, empty, text)
					}
				}
			}
			for line := range strings.Lines(short.String() + full.String()) {
				line = strings.TrimSuffix(line, "\n")
				if render.Cells(line) > 80 && !strings.Contains(line, "https://") && !strings.Contains(line, c.Path) {
					t.Errorf("%s in %s: %d cells: %s", c.Call(), lang, render.Cells(line), line)
				}
			}
		}
	}
}

// Every scope is told within twelve lines in both languages.
func TestEveryScopeText(t *testing.T) {
	for _, name := range calls.ScopeNames() {
		s, _ := calls.ScopeByName(name)
		for _, lang := range []string{"zh", "en"} {
			var b bytes.Buffer
			if err := render.Scope(&b, s, render.Options{Lang: lang, Width: 80}); err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(b.Bytes(), []byte("\n")); n > 12 || n < 3 {
				t.Errorf("%s in %s: %d lines\n%s", name, lang, n, b.String())
			}
			if !strings.Contains(b.String(), "https://") {
				t.Errorf("%s in %s: no page\n%s", name, lang, b.String())
			}
		}
	}
}

// The JSON of every call has the keys that scripts rely on, and arrays where there
// is nothing.
func TestEveryCallJSON(t *testing.T) {
	keys := strings.Fields("schema id method host path title token token_in tokens scopes limits code_limits fields codes status docs sources notes")
	for _, c := range calls.All() {
		var b bytes.Buffer
		if err := render.NewJSON(&b).Call("", c, 0); err != nil {
			t.Fatal(err)
		}
		var v map[string]json.RawMessage
		if err := json.Unmarshal(b.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", c.Call(), err)
		}
		for _, key := range keys {
			if len(v[key]) == 0 || string(v[key]) == "null" {
				t.Errorf("%s: no %s", c.Call(), key)
			}
		}
		var call struct {
			Title  struct{ ZH, EN string }
			Token  string
			Tokens []struct{ Token, In, Name string }
			Scopes []struct{ Scope, Name, Grant, From string }
			Limits []struct {
				Kind, Limit, Unit string
				Enforced          *bool
				Basis             *string
			}
			Fields []struct {
				Name, In, Type string
				Required       *bool
			}
			Status string
		}
		if err := json.Unmarshal(b.Bytes(), &call); err != nil {
			t.Fatalf("%s: %v", c.Call(), err)
		}
		for _, x := range call.Tokens {
			if x.Token == "" || x.Token == "both" || x.In == "" || x.Name == "" {
				t.Errorf("%s: token %+v", c.Call(), x)
			}
		}
		for _, x := range call.Scopes {
			if x.Scope+x.Name == "" || x.Grant == "" || x.From == "" {
				t.Errorf("%s: scope %+v", c.Call(), x)
			}
		}
		for _, x := range call.Limits {
			if x.Kind == "" || x.Enforced == nil || x.Basis == nil {
				t.Errorf("%s: limit %+v", c.Call(), x)
			}
		}
		for _, x := range call.Fields {
			if x.Name == "" || x.In == "" || x.Type == "" || x.Required == nil {
				t.Errorf("%s: field %+v", c.Call(), x)
			}
		}
		if len(call.Fields) != len(c.Fields) || call.Title.EN == "" || !slices.Contains([]string{"current", "old"}, call.Status) || call.Token != c.Tokens[0].Kind {
			t.Errorf("%s: %+v", c.Call(), call)
		}
	}
}

// TestAgain says when to call again, and how often.
func TestAgain(t *testing.T) {
	for n, want := range map[int]string{0: "yes, after 15 s", 1: "yes, after 15 s, at most once", 3: "yes, after 15 s, at most 3 times"} {
		if got := render.Again(render.Options{Lang: "en"}, codes.Retry{Policy: codes.PolicyWait, WaitSeconds: 15, MaxAttempts: n}); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

// Scopes too.
func TestEveryScopeJSON(t *testing.T) {
	for _, name := range calls.ScopeNames() {
		s, _ := calls.ScopeByName(name)
		var b bytes.Buffer
		if err := render.NewJSON(&b).Scope(name, s); err != nil {
			t.Fatal(err)
		}
		var v struct {
			Schema, Query, Scope string
			Names, Calls, Docs   []string
		}
		if err := json.Unmarshal(b.Bytes(), &v); err != nil || v.Schema != "dterr.scope/1" || v.Scope != name || len(v.Names) == 0 || v.Calls == nil || len(v.Docs) == 0 {
			t.Errorf("%s: %v %+v", name, err, v)
		}
	}
}

// Each word of the closed sets that the tables use is put into words in both languages,
// and each bound can be read.
func TestCallWords(t *testing.T) {
	words := map[string]map[string]bool{"token": {}, "app": {}, "grant": {}, "place": {}}
	bounds := map[string]bool{}
	for _, c := range calls.All() {
		for _, x := range c.Tokens {
			words["token"][x.Kind], words["place"][x.In] = true, true
			for _, by := range x.By {
				words["token"][by.Kind] = true
				if by.App != "*" {
					words["app"][by.App] = true
				}
			}
		}
		for _, g := range c.Grants {
			for _, app := range g.Apps {
				words["app"][app] = true
			}
			if g.State != "" && g.State != "open" {
				words["grant"][g.State] = true
			}
		}
		for _, f := range c.Fields {
			words["place"][f.In] = true
		}
		for _, l := range append(c.Limits, c.CodeLimits...) {
			bounds[l.Bound] = true
		}
	}
	for set, least := range map[string]int{"token": 10, "app": 4, "grant": 3, "place": 4} {
		if len(words[set]) < least {
			t.Errorf("%s: %d words", set, len(words[set]))
		}
		for word := range words[set] {
			zh, en := render.CallWord(render.Options{Lang: "zh"}, set, word), render.CallWord(render.Options{Lang: "en"}, set, word)
			if zh == "" || en == "" || zh == word || en == word && set != "place" || zh == en {
				t.Errorf("%s %s: %q, %q", set, word, zh, en)
			}
		}
	}
	for bound := range bounds {
		for _, lang := range []string{"zh", "en"} {
			got := render.Bound(render.Options{Lang: lang}, bound, "")
			if got == "" || strings.ContainsAny(got, "<>=") || strings.Contains(got, "..") || strings.Contains(got, "excl)") {
				t.Errorf("%s in %s: %q", bound, lang, got)
			}
		}
	}
	for bound, want := range map[string]string{
		"<=100": "at most 100", "<50": "less than 50", ">=8": "at least 8", ">100": "more than 100", "=43": "exactly 43", "1..64": "1 to 64",
		"0..2(excl)": "0 to 2 (excluded)", "0(excl)..1.0": "0 (excluded) to 1.0", "240x240": "240x240", "": "limited",
	} {
		if got := render.Bound(render.Options{Lang: "en"}, bound, ""); got != want {
			t.Errorf("%s: %q, want %q", bound, got, want)
		}
	}
	for _, test := range [][3]string{
		{"<=1", "hours", "at most 1 hour"}, {"<=1", "messages/day", "at most 1 message/day"}, {"<=10", "days", "at most 10 days"}, {"1", "calls/second", "1 call/second"}, {"<=1", "MB", "at most 1 MB"},
	} {
		if got := render.Bound(render.Options{Lang: "en"}, test[0], test[1]); got != test[2] {
			t.Errorf("%s %s: %q, want %q", test[0], test[1], got, test[2])
		}
	}
}
