package render_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/explain"
	"github.com/dterr/dterr/render"
)

// sown marks a value that a sender chose.
const sown = "evil-"

// hooks are what a renderer of tickets makes something of, or a terminal.
var hooks = []string{
	"@octocat", "@org/team", "#12", "org/repo#7", "GH-12", "www.example.com", "http://example.com/x", "https://example.com/", "HTTPS://example.com",
	"https://oapi.dingtalk.com@example.com/", "https://open-dev.dingtalk.com.example.com/", "https://open-dev.dingtalk.com/appscope/apply?content=x",
	"mailto:a@example.com", "a@example.com", "xmpp:a@example.com", "5e1fa7c29b3d4c448d100a6b7c8d9e0f11223344", ":smile:", "`", "``", "```", "~~~", "\n", "\n\n", "\r\n", "\n- ", "\n> ",
	"\n# ", "# ", "- ", "* ", "+ ", "> ", "1. ", "7) ", "<b>", "</b>", "<img src=x onerror=y>", "<!-- ", " -->", "<https://example.com>", "<?", "<![CDATA[", "| a | b |\n|---|---|\n", "|",
	"\\", "[x](https://example.com)", "![x](https://example.com/x.png)", "[x]: https://example.com\n", "[^1]", "[^1]: y\n", "[ ] ", "[x]", "[[x]]", "*", "**", "_", "__", "~~", "&lt;", "&#64;", "&copy;",
	"\t", "    ", " ", "\n---\n", "\n===\n", "$", "$$", "$`", "`$", "\u202e", "\u200b", "\xff", "\x00", "\x1b]8;;https://example.com\x1b\\", "\x1b[31m", "\u2028", "：", "‹a#1›", "（",
}

// value gives the n-th value of a sender, with a few hooks in it.
func value(r *rand.Rand, n int) string {
	parts := []string{fmt.Sprintf("%s%d-", sown, n)}
	for range r.IntN(6) {
		parts = append(parts, hooks[r.IntN(len(hooks))])
	}
	r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return strings.Join(parts, "")
}

// sow puts values into all places of a finding that an input fills: every text of the
// facts and some of the finding's own.
func sow(f *explain.Finding, next func() string) {
	facts := reflect.ValueOf(&f.Facts).Elem()
	for i := range facts.NumField() {
		switch x := facts.Field(i); x.Kind() {
		case reflect.String:
			x.SetString(next())
		case reflect.Slice:
			x.Set(reflect.ValueOf([]string{next(), next()}))
		}
	}
	f.Message, f.RequestID, f.API, f.Source, f.Captured = next(), next(), next(), next(), []string{next()}
	if f.Entry == nil {
		f.Codes = []string{next(), next()}
		f.Primary = ""
		if f.Platform == explain.DingTalk {
			f.Primary = "oapi/" + next()
		}
	}
}

// forms gives a finding of every form.
func forms() []func() *explain.Finding {
	return []func() *explain.Finding{selected, undecided, scopes, unknownCode, noCode, foreign, success, inferred, wrapper}
}

// documents renders what is made of values, in every view there is.
func documents(t *testing.T, markdown bool, o render.Options, next func() string) []string {
	t.Helper()
	var docs []string
	add := func(write func(*bytes.Buffer) error) {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		docs = append(docs, b.String())
	}
	var all []*explain.Finding
	for _, form := range forms() {
		f, other := form(), form()
		sow(f, next)
		sow(other, next)
		all = append(all, f, other)
		add(func(b *bytes.Buffer) error {
			if markdown {
				return render.FindingMarkdown(b, f, o)
			}
			return render.Finding(b, f, o)
		})
	}
	add(func(b *bytes.Buffer) error {
		r := render.NewReport(b, markdown, o)
		for _, f := range all {
			r.Add(f)
		}
		return r.Close()
	})
	return docs
}

// TestHostileMarkdown proves that nothing of the input is more than code where
// Markdown is rendered as GitHub does: the same blocks, the same text and the same
// links come of it as of harmless words, so there is no link, HTML or heading more,
// and no text in which a mention, a reference or an emoji could be seen.
func TestHostileMarkdown(t *testing.T) {
	for seed := range uint64(30) {
		for _, o := range []render.Options{{Lang: "en", Now: now()}, {Lang: "zh", Now: now(), Full: true}} {
			n, m := 0, 0
			r := rand.New(rand.NewPCG(seed, 12))
			hostile := documents(t, true, o, func() string { n++; return value(r, n) })
			harmless := documents(t, true, o, func() string { m++; return fmt.Sprintf("%s%d-", sown, m) })
			for i := range hostile {
				if got, want := outlineOf(t, hostile[i]), outlineOf(t, harmless[i]); got != want {
					t.Fatalf("seed %d: rendered\n%s\nwhich is\n%s\nwant\n%s", seed, hostile[i], got, want)
				}
			}
		}
	}
}

// outlineOf gives what GitHub makes of Markdown, a line a node, without what stands
// in code and without links to the pages to apply at.
func outlineOf(t *testing.T, doc string) string {
	t.Helper()
	source := []byte(doc)
	extensions := goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)
	var b strings.Builder
	err := ast.Walk(goldmark.New(extensions).Parser().Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch x := n.(type) {
		case *ast.CodeSpan, *ast.FencedCodeBlock:
			return ast.WalkSkipChildren, nil
		case *ast.Text:
			if entering {
				b.Write(x.Value(source)) // one text may be in two nodes
			}
			return ast.WalkContinue, nil
		case *ast.AutoLink:
			if url := string(x.URL(source)); !explain.IsDingTalkURL(url) || !strings.Contains(url, "/appscope/apply") {
				fmt.Fprintf(&b, "<%s>", url)
			}
			return ast.WalkContinue, nil
		case *ast.Link:
			fmt.Fprintf(&b, "(%s)", x.Destination)
		}
		fmt.Fprintf(&b, "\n%s ", n.Kind())
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	// A line feed in a value makes two of it, with a comma in between.
	return strings.ReplaceAll(b.String(), ", ", "")
}

// TestHostileLinks proves that a terminal gets no link out of an input unless it leads
// to DingTalk's own pages.
func TestHostileLinks(t *testing.T) {
	links := regexp.MustCompile(`\x1b\]8;;([^\x1b]+)\x1b\\`)
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 8))
		n := 0
		for _, full := range []bool{false, true} {
			o := render.Options{Lang: "en", Width: 80, Now: now(), Color: true, Hyperlinks: true, Full: full}
			for _, doc := range documents(t, false, o, func() string { n++; return value(r, n) }) {
				for _, m := range links.FindAllStringSubmatch(doc, -1) {
					if !explain.IsDingTalkURL(m[1]) && (strings.Contains(m[1], sown) || strings.Contains(m[1], "example.com")) {
						t.Errorf("seed %d: a link to %q", seed, m[1])
					}
				}
			}
		}
	}
}

// TestApplyLink proves that the page to ask for a scope at stays a link, and no other
// fact is one.
func TestApplyLink(t *testing.T) {
	const page, other = "https://open-dev.dingtalk.com/appscope/apply?content=dingexample%23x", "https://open.dingtalk.com/other"
	f := scopes()
	f.Facts.ApplyURL, f.Facts.RequestIP, f.Facts.AppKey, f.Facts.URL = page, other, other, other
	var ticket, screen bytes.Buffer
	if err := render.FindingMarkdown(&ticket, f, render.Options{Lang: "en", Now: now()}); err != nil {
		t.Fatal(err)
	}
	if s := ticket.String(); !strings.Contains(s, "<"+page+">") || strings.Contains(s, "<"+other) || !strings.Contains(s, "`"+other+"`") {
		t.Errorf("the wrong links:\n%s", s)
	}
	if err := render.Finding(&screen, f, render.Options{Lang: "en", Now: now(), Color: true, Hyperlinks: true, Full: true}); err != nil {
		t.Fatal(err)
	}
	if s := screen.String(); !strings.Contains(s, "\x1b]8;;"+page) || strings.Contains(s, "\x1b]8;;"+other) || !strings.Contains(s, other) {
		t.Errorf("the wrong links:\n%q", s)
	}
}

// TestCatalogueMarkdown proves that the catalogue's own texts, which are escaped only
// where they have to be, hold no markup by accident: bold are the labels alone, and no
// link, HTML, image, strikethrough or mention comes of a text.
func TestCatalogueMarkdown(t *testing.T) {
	mention := regexp.MustCompile(`@[A-Za-z0-9]`)
	allowed := map[string]bool{"Document": true, "Heading": true, "Paragraph": true, "List": true, "ListItem": true, "TextBlock": true, "Emphasis": true}
	for e := range codes.Scan("") {
		for _, lang := range []string{"zh", "en"} {
			var b bytes.Buffer
			if err := render.LookupMarkdown(&b, []*codes.Entry{e}, render.Options{Lang: lang, Full: true}); err != nil {
				t.Fatal(err)
			}
			doc := b.String()
			outline := outlineOf(t, doc)
			bold := 0
			for line := range strings.Lines(outline) {
				kind, _, _ := strings.Cut(strings.TrimSpace(line), " ")
				if kind == "Emphasis" {
					bold++
				}
				if kind != "" && !allowed[kind] {
					t.Fatalf("%s: a %s comes of\n%s", e.ID, kind, doc)
				}
			}
			if bold != strings.Count(doc, "**") || mention.MatchString(outline) {
				t.Fatalf("%s: markup comes of\n%s", e.ID, doc)
			}
		}
	}
}
