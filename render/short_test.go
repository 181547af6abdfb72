package render_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/render"
)

// TestShortLookup holds the short answer about each code of the catalogue against
// its bounds: 12 lines for one family and meaning, 24 for several, at 80 columns.
func TestShortLookup(t *testing.T) {
	seen := map[string]bool{}
	entries := codes.Entries()
	for i := range entries {
		code := entries[i].Code
		if seen[code] {
			continue
		}
		seen[code] = true
		found := codes.ByCode(code)
		most := 24
		if len(found) == 1 && len(found[0].Meanings) == 1 {
			most = 12
		}
		for _, lang := range []string{"zh", "en"} {
			text := rendered(t, func(b *bytes.Buffer, o render.Options) error { return render.Lookup(b, found, o) }, lang)
			bounded(t, code+" "+lang, text, most)
			if len(found[0].See) > 0 && !strings.Contains(lastLines(text, 2), "--full") {
				t.Errorf("%s %s: the end does not tell of --full:\n%s", code, lang, text)
			}
		}
	}
}

// TestShortFinding does the same with the answer about each example of the
// catalogue, beside a request id, and wants the response's own facts in the first
// six lines.
func TestShortFinding(t *testing.T) {
	entries := codes.Entries()
	for i := range entries {
		for _, x := range entries[i].Examples {
			body := x.Body
			if at := strings.LastIndexByte(body, '}'); at > 0 && !strings.Contains(body, "request") {
				body = body[:at] + `,"request_id":"15r6h0wq4bvkq"` + body[at:]
			}
			_, err := explain.Stream(strings.NewReader(body), explain.Options{Now: now()}, func(it explain.Item) error {
				if it.Finding != nil {
					shortFinding(t, it.Finding, body)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}

func shortFinding(t *testing.T, f *explain.Finding, body string) {
	t.Helper()
	most := 24
	if len(f.Possible()) <= 1 {
		most = 12
	}
	for _, lang := range []string{"zh", "en"} {
		text := rendered(t, func(b *bytes.Buffer, o render.Options) error { return render.Finding(b, f, o) }, lang)
		bounded(t, lang+" "+body, text, most)
		for _, fact := range append([]string{f.Facts.ApplyURL, f.Facts.RequestIP}, f.Facts.RequiredScopes...) {
			if !strings.Contains(firstLines(text, 6), fact) {
				t.Errorf("%s is not in the first six lines:\n%s", fact, text)
			}
		}
	}
}

// TestShortColor proves that colour changes nothing of an answer but colour.
func TestShortColor(t *testing.T) {
	escapes := regexp.MustCompile(`\x1b(\[[0-9;]*m|\]8;;[^\x1b]*\x1b\\)`)
	entries := codes.Entries()
	for i := range entries {
		var plain, color bytes.Buffer
		o := render.Options{Lang: "zh", Width: 80}
		if err := render.Entry(&plain, &entries[i], o); err != nil {
			t.Fatal(err)
		}
		o.Color, o.Hyperlinks = true, true
		if err := render.Entry(&color, &entries[i], o); err != nil {
			t.Fatal(err)
		}
		if bare := escapes.ReplaceAllString(color.String(), ""); bare != plain.String() {
			t.Errorf("in colour\n%s\nplain\n%s", bare, plain.String())
		}
	}
}

func rendered(t *testing.T, view func(*bytes.Buffer, render.Options) error, lang string) string {
	t.Helper()
	var b bytes.Buffer
	if err := view(&b, render.Options{Lang: lang, Width: 80, Now: now()}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func bounded(t *testing.T, name, text string, most int) {
	t.Helper()
	if n := strings.Count(text, "\n"); n > most {
		t.Errorf("%s: %d lines, more than %d:\n%s", name, n, most, text)
	}
	fits(t, text, 80)
}

func firstLines(text string, n int) string {
	lines := strings.SplitAfter(text, "\n")
	return strings.Join(lines[:min(n, len(lines))], "")
}

func lastLines(text string, n int) string {
	lines := strings.SplitAfter(strings.TrimSuffix(text, "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "")
}

// A code with more meanings than anybody reads lists few of them, without a step of any,
// below what most have in common.
func TestShortManyMeanings(t *testing.T) {
	const body = `{"code":"invalidParameter","requestid":"5E1FA7C2-9B3D-7C44-8D10-0A6B7C8D9E0F","message":"the zebra is not there"}`
	_, err := explain.Stream(strings.NewReader(body), explain.Options{Now: now()}, func(it explain.Item) error {
		text := rendered(t, func(b *bytes.Buffer, o render.Options) error { return render.Finding(b, it.Finding, o) }, "en")
		if !strings.Contains(text, "Caution   This code has ") || !strings.Contains(text, "\n  3  ") || strings.Contains(text, "\n  4  ") || strings.Contains(text, "→") {
			t.Error(text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestGeneralAdvice says once, behind the last of several steps, that they are the general
// advice of a kind.
func TestGeneralAdvice(t *testing.T) {
	const label = "general advice for this kind"
	seen := false
	entries := codes.Entries()
	for i := range entries {
		e := &entries[i]
		fixes := e.Meanings[0].Fixes()
		if len(e.Meanings) > 1 || len(fixes) < 2 || fixes[0].Basis != codes.BasisKind {
			continue
		}
		seen = true
		var b bytes.Buffer
		if err := render.Entry(&b, e, render.Options{Lang: "en", Full: true}); err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(b.String()), " ")
		last := strings.Index(text, fixes[len(fixes)-1].Text.EN)
		if at := strings.Index(text, label); strings.Count(text, label) != 1 || last < 0 || at < last {
			t.Fatalf("%s:\n%s", e.ID, &b)
		}
	}
	if !seen {
		t.Error("no entry has several steps of general advice")
	}
}
