package paste_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dterr/dterr/cmd/dterr-site/internal/paste"
	"github.com/dterr/dterr/cmd/dterr-site/internal/reader"
)

func explained(t *testing.T, in string) *paste.Answer {
	t.Helper()
	a, err := paste.Explain(strings.NewReader(in), paste.Options{
		Reader: reader.Reader{Lang: "en", Base: "../", Now: time.Unix(1764000000, 0)}, Source: "stdin",
	})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestExplain(t *testing.T) {
	for _, x := range []struct{ name, in, html, markdown string }{
		{"an error links to its page", `{"errcode":40014,"errmsg":"x"}`, `href="../en/oapi/40014.html"`, "## `40014`"},
		{"a secret is masked", `{"errcode":40014,"errmsg":"access_token=Hunter2xyZ9kQ0123456789abcdef is bad"}`, "‹access_token#1›", "‹access_token#1›"},
		{"markup is text", `{"errcode":40014,"errmsg":"<b>x</b>"}`, "&lt;b&gt;", "`<b>x</b>`"},
	} {
		a := explained(t, x.in)
		if !strings.Contains(a.HTML, x.html) || !strings.Contains(a.Markdown, x.markdown) {
			t.Errorf("%s:\n%s\n%s", x.name, a.HTML, a.Markdown)
		}
		if strings.Contains(a.HTML+a.Markdown, "Hunter2") || strings.Contains(a.HTML, "<b>") {
			t.Errorf("%s: %s", x.name, a.HTML)
		}
	}
}

// TestExplainRest holds back the answers about rare causes until they are asked for.
func TestExplainRest(t *testing.T) {
	var log strings.Builder
	for _, code := range []string{"40014", "60011", "60121", "33012", "90018"} {
		log.WriteString(`{"errcode":` + code + `,"errmsg":"x"}` + "\n")
	}
	a := explained(t, log.String())
	rest, err := a.Rest()
	if err != nil {
		t.Fatal(err)
	}
	const answer = `<section class="answer">`
	if strings.Count(a.HTML, answer) != 3 || strings.Count(rest, answer) != 5 || !strings.Contains(a.HTML, `class="rest"`) {
		t.Errorf("%d answers, the rest holds %d", strings.Count(a.HTML, answer), strings.Count(rest, answer))
	}
}

// TestExplainNothing leaves what holds no answer to the search.
func TestExplainNothing(t *testing.T) {
	for _, in := range []string{"", "88-60011", "all is well"} {
		if a := explained(t, in); a.HTML != "" || a.Markdown != "" || a.Bytes != int64(len(in)) {
			t.Errorf("%q: %+v", in, a)
		}
	}
}
