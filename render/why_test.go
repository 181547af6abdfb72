package render_test

import (
	"strings"
	"testing"

	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/render"
)

// TestWhy shows the way to an answer, and only when it is asked for.
func TestWhy(t *testing.T) {
	base := explain.Finding{
		Platform: explain.DingTalk, PlatformBy: "host", Line: 7, Shape: "tea", Codes: []string{"88", "60011"},
		Primary: "oapi/60011", Peeled: []explain.Wrapping{explain.PeeledJSON, explain.PeeledPercent},
	}
	for _, test := range []struct {
		name, lang string
		change     func(f *explain.Finding)
		want       []string
	}{
		{"unknown code", "en", func(*explain.Finding) {}, []string{
			"line 7, an exception of an SDK; taken out of: JSON in a string,", "percent-encoding", "codes 88 → 60011", "DingTalk's, by the rule “host”", "oapi/60011, not in the catalogue",
		}},
		{"chosen by the message", "zh", func(f *explain.Finding) {
			f.Known, f.Meaning, f.Matched = true, "scope-missing", explain.ByMessage
		}, []string{"第 7 行，SDK 异常；剥去：字符串里的 JSON、百分号编码", "归属：钉钉，依据规则 “host”", "oapi/60011，含义 scope-missing，依据错误信息"}},
		{"one meaning", "en", func(f *explain.Finding) {
			f.Known, f.Meaning, f.Matched = true, "only-one", explain.ByOnly
		}, []string{"oapi/60011, the one meaning only-one"}},
		{"several", "en", func(f *explain.Finding) { f.Known, f.Candidates = true, []string{"a", "b"} }, []string{"its meanings are not told apart: a, b"}},
		{"inferred", "en", func(f *explain.Finding) {
			f.Known, f.Inferred, f.Meaning, f.Matched = true, true, "x", explain.ByMessage
		}, []string{"inferred from the message, meaning x"}},
		{"somebody else's", "en", func(f *explain.Finding) { f.Platform, f.Primary, f.PlatformBy = explain.Feishu, "", "number of Feishu" }, []string{"Feishu's, by the rule “number of Feishu”"}},
		{"nobody's", "zh", func(f *explain.Finding) { f.Platform, f.Primary = explain.PlatformUnknown, "" }, []string{"归属：看不出是谁的"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := base
			test.change(&f)
			var with, without strings.Builder
			if err := render.Finding(&with, &f, render.Options{Lang: test.lang, Width: 100, Why: true}); err != nil {
				t.Fatal(err)
			}
			if err := render.Finding(&without, &f, render.Options{Lang: test.lang, Width: 100}); err != nil {
				t.Fatal(err)
			}
			for _, want := range test.want {
				if !strings.Contains(with.String(), want) {
					t.Errorf("lacks %q:\n%s", want, with.String())
				}
			}
			if strings.Contains(without.String(), f.PlatformBy) {
				t.Errorf("tells the rule unasked:\n%s", without.String())
			}
		})
	}
}
