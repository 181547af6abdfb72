package render_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/search"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/render"
)

// line writes one JSON line and gives it raw and parsed.
func line(t *testing.T, write func(render.JSON) error) (string, map[string]any) {
	t.Helper()
	var b bytes.Buffer
	if err := write(render.NewJSON(&b)); err != nil {
		t.Fatal(err)
	}
	raw := b.String()
	if strings.Count(raw, "\n") != 1 || !strings.HasSuffix(raw, "\n") {
		t.Fatalf("not one line: %q", raw)
	}
	var v map[string]any
	if err := json.Unmarshal(b.Bytes(), &v); err != nil {
		t.Fatal(err)
	}
	return raw, v
}

func keys(v any) []string {
	m, _ := v.(map[string]any)
	var all []string
	for k := range m {
		all = append(all, k)
	}
	slices.Sort(all)
	return all
}

func same(t *testing.T, what string, v any, want string) {
	t.Helper()
	words := strings.Fields(want)
	slices.Sort(words)
	if got := keys(v); !slices.Equal(got, words) {
		t.Errorf("%s has keys\n%v, want\n%v", what, got, words)
	}
}

const (
	entryKeys   = "schema id code family title kind domain retry owner status http meanings see docs sources"
	meaningKeys = "key message title kind domain retry owner status http causes fixes apis docs sources"
	findingKeys = "schema source line platform ok codes primary families inferred known meaning candidates platform_by matched title kind " +
		"owner retry message request_id http_status api needs facts notes entry redacted"
)

func TestEntryJSON(t *testing.T) {
	raw, v := line(t, func(j render.JSON) error { return j.Entry("", argumentEntry()) })
	same(t, "entry", v, entryKeys)
	for _, m := range v["meanings"].([]any) {
		same(t, "meaning", m, meaningKeys)
	}
	if !strings.HasPrefix(raw, `{"schema":"dterr.entry/1","id":"api/invalidParameter.x",`) {
		t.Errorf("begins with %.60s", raw)
	}
	for _, want := range []string{
		`"see":[]`, `"docs":[]`, `"apis":[]`, `"causes":[]`, `"http":[400]`, `"message":null`,
		`"retry":{"policy":"wait","wait_seconds":90,"max_attempts":3}`, `"message":"robotCode %s 不存在"`,
	} {
		if !strings.Contains(raw, want) {
			t.Errorf("lacks %s: %s", want, raw)
		}
	}
	_, v = line(t, func(j render.JSON) error { return j.Entry("-1", tokenEntry()) })
	same(t, "entry asked for", v, entryKeys+" query")
	_, v = line(t, func(j render.JSON) error { return j.Hit(search.Hit{Entry: tokenEntry(), Score: 0.5}) })
	same(t, "hit", v, entryKeys+" score matched matched_meaning")
	_, v = line(t, func(j render.JSON) error { return j.Hit(search.Hit{Entry: tokenEntry(), Score: 0.5, Meaning: -1}) })
	same(t, "hit of the whole entry", v, entryKeys+" score matched")
}

// TestFindingJSON proves that every key that is promised is there, arrays as
// arrays, what is unknown as null, and that nothing is escaped for HTML.
func TestFindingJSON(t *testing.T) {
	raw, v := line(t, func(j render.JSON) error {
		return j.Finding(&explain.Finding{Platform: explain.PlatformUnknown, Message: "<a & b>"})
	})
	same(t, "finding", v, findingKeys)
	for _, want := range []string{
		`"codes":[]`, `"primary":null`, `"families":[]`, `"meaning":null`, `"candidates":[]`, `"request_id":null`,
		`"http_status":null`, `"api":null`, `"facts":{}`, `"notes":[]`, `"entry":null`, `"message":"<a & b>"`,
		`"kind":"unknown"`, `"retry":{"policy":"unknown"}`, `"platform_by":""`, `"matched":null`,
	} {
		if !strings.Contains(raw, want) {
			t.Errorf("lacks %s: %s", want, raw)
		}
	}
	until := time.Date(2019, 2, 13, 20, 40, 5, 1, explain.CST())
	raw, v = line(t, func(j render.JSON) error {
		f := banned(until)
		f.HTTPStatus, f.Notes = 200, []explain.Note{{Key: "k"}}
		return j.Finding(f)
	})
	same(t, "finding", v, findingKeys+" matched_by")
	for _, want := range []string{
		`"retry":{"policy":"wait","after":"2019-02-13T20:40:06+08:00"}`, `"http_status":200`, `"codes":["88","x90002"]`,
		`"notes":[{"key":"k","zh":"","en":""}]`, `"matched_by":"only"`, `"matched":"only"`,
	} {
		if !strings.Contains(raw, want) {
			t.Errorf("lacks %s: %s", want, raw)
		}
	}
}

func TestOtherJSON(t *testing.T) {
	for _, tt := range []struct {
		name, want string
		write      func(render.JSON) error
	}{
		{
			"unknown", `{"schema":"dterr.unknown/1","query":"1","near":[]}`,
			func(j render.JSON) error { return j.Unknown("1", nil) },
		},
		{
			"class", `{"schema":"dterr.class/1","id":"oapi/x40014","code":"x40014","kind":"auth","retry":{"policy":"refresh"},"owner":"developer"}`,
			func(j render.JSON) error { return j.Class("", tokenEntry()) },
		},
		{
			"kind", `{"schema":"dterr.kind/1","kind":"auth","title":{"zh":"","en":""},"count":3,"advice":[]}`,
			func(j render.JSON) error { return j.Kind(&codes.KindInfo{Kind: codes.KindAuth}, 3) },
		},
		{
			"retry", `{"schema":"dterr.retry/1","policy":"never","now":false,"primary":null,"reason":{"zh":"","en":""}}`,
			func(j render.JSON) error { return j.Retry(explain.Decision{Policy: codes.PolicyNever}) },
		},
		{
			"version", `{"schema":"dterr.version/1","version":"1","catalogue":"2026-01-01","entries":2}`,
			func(j render.JSON) error {
				return j.Version(render.Version{Version: "1", Catalogue: "2026-01-01", Entries: 2})
			},
		},
		{
			"version built of a commit", `{"schema":"dterr.version/1","version":"1","catalogue":"2026-01-01","entries":2,"commit":"c","platform":"p","url":"u"}`,
			func(j render.JSON) error {
				return j.Version(render.Version{Version: "1", Catalogue: "2026-01-01", Entries: 2, Commit: "c", Platform: "p", URL: "u"})
			},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			raw, _ := line(t, tt.write)
			if raw != tt.want+"\n" {
				t.Errorf("got %s, want %s", raw, tt.want)
			}
		})
	}
}

// TestEntriesAgain writes the entries of the catalogue, more than are kept, and each
// again: one that is known by then is the same.
func TestEntriesAgain(t *testing.T) {
	var b bytes.Buffer
	j := render.NewJSON(&b)
	find := func(e *codes.Entry) string {
		b.Reset()
		if err := j.Finding(&explain.Finding{Entry: e, Platform: explain.DingTalk, Redacted: 3}); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	for e := range codes.Scan("") {
		one := find(e)
		var v struct {
			Entry    struct{ ID string }
			Redacted int
		}
		if err := json.Unmarshal([]byte(one), &v); err != nil || v.Entry.ID != e.ID || v.Redacted != 3 {
			t.Fatalf("%s is %v, %v", e.ID, v, err)
		}
		if again := find(e); again != one {
			t.Fatalf("%s is\n%s\nand then\n%s", e.ID, one, again)
		}
		alone, _ := line(t, func(j render.JSON) error { return j.Entry("", e) })
		if !strings.Contains(one, `"entry":`+strings.TrimSuffix(alone, "\n")+`,"redacted":3}`) {
			t.Fatalf("%s in a finding is not %s", one, alone)
		}
	}
}
