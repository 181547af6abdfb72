package main

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
)

// document is what the tests know of a page.
type document struct {
	lang, title, description, canonical, policy string
	// text is what stands on the page, blanks as one.
	text       string
	alternates map[string]string
	links      []link
	ids        map[string]bool
	// outline is the levels of the headings, a digit each.
	outline string
	mains   int
	// fields and labels are the ids of fields and what labels are for.
	fields []string
	labels map[string]bool
	// inline is what the policy would have to allow.
	inline []string
}

// link is what a page refers to, and how.
type link struct {
	tag, address string
	rel          []string
}

// void reports elements that have no end.
func void(tag string) bool {
	return slices.Contains([]string{"meta", "link", "input", "br", "img"}, tag)
}

// read reads a page. It is stricter than a browser: every element is closed in its order,
// every id is there once, and nothing stands outside of the document.
func read(content string) (*document, error) {
	d := &document{alternates: map[string]string{}, ids: map[string]bool{}, labels: map[string]bool{}}
	z := html.NewTokenizer(strings.NewReader(content))
	var open []string
	var words strings.Builder
	for {
		switch z.Next() {
		case html.ErrorToken:
			d.text = strings.Join(strings.Fields(words.String()), " ")
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, err
			}
			if len(open) > 0 {
				return nil, fmt.Errorf("%v stay open", open)
			}
			return d, nil
		case html.TextToken:
			s := string(z.Text())
			if len(open) == 0 && strings.TrimSpace(s) != "" {
				return nil, fmt.Errorf("%q stands outside", s)
			}
			if len(open) > 0 && open[len(open)-1] == "title" {
				d.title += s
			}
			words.WriteString(s)
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return nil, fmt.Errorf("%s is closed within %v", name, open)
			}
			open = open[:len(open)-1]
		case html.StartTagToken:
			t := z.Token()
			if err := d.element(t); err != nil {
				return nil, err
			}
			if !void(t.Data) {
				open = append(open, t.Data)
			}
		case html.SelfClosingTagToken, html.CommentToken:
			return nil, fmt.Errorf("unexpected %s", z.Raw())
		}
	}
}

// element takes up what an element says.
func (d *document) element(t html.Token) error {
	value := map[string]string{}
	for _, a := range t.Attr {
		value[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
			d.inline = append(d.inline, t.String())
		}
	}
	if id, ok := value["id"]; ok {
		if d.ids[id] || id == "" {
			return fmt.Errorf("the id %q is there twice", id)
		}
		d.ids[id] = true
	}
	rel := strings.Fields(value["rel"])
	refer := func(address string) { d.links = append(d.links, link{t.Data, address, rel}) }
	switch t.Data {
	case "html":
		d.lang = value["lang"]
	case "main":
		d.mains++
	case "h1", "h2", "h3", "h4":
		d.outline += t.Data[1:]
	case "a":
		refer(value["href"])
	case "img":
		refer(value["src"])
	case "script":
		if value["src"] == "" {
			d.inline = append(d.inline, t.String())
		}
		refer(value["src"])
	case "style", "iframe", "object", "embed", "base", "svg":
		d.inline = append(d.inline, t.String())
	case "input", "textarea", "select":
		d.fields = append(d.fields, value["id"])
	case "label":
		d.labels[value["for"]] = true
	case "meta":
		switch {
		case value["name"] == "description":
			d.description = value["content"]
		case value["http-equiv"] == "Content-Security-Policy" && d.title == "" && len(d.links) == 0:
			d.policy = value["content"]
		}
	case "link":
		switch {
		case slices.Contains(rel, "canonical"):
			d.canonical = value["href"]
		case slices.Contains(rel, "alternate"):
			d.alternates[value["hreflang"]] = value["href"]
		default:
			refer(value["href"])
		}
	}
	return nil
}

// TestRead proves that the reader of the tests finds what it is there for.
func TestRead(t *testing.T) {
	for name, content := range map[string]string{
		"unclosed":      "<p>a<b>c</p>",
		"open":          "<p>a",
		"outside":       "<p>a</p>b",
		"twice":         `<p id="a"></p><p id="a"></p>`,
		"a comment":     "<p><!-- a --></p>",
		"closed itself": "<br/>",
	} {
		if _, err := read(content); err == nil {
			t.Errorf("%s: nothing was found", name)
		}
	}
	for _, content := range []string{`<p style="a"></p>`, `<p onclick="a"></p>`, "<script>a</script>", "<style>a</style>", `<iframe src="a"></iframe>`} {
		if d, err := read(content); err != nil || len(d.inline) == 0 {
			t.Errorf("%s: nothing was found, %v", content, err)
		}
	}
}

// locations gives how often each address is listed in a sitemap.
func locations(t *testing.T, sitemap string) map[string]int {
	t.Helper()
	var set struct {
		URLs []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(sitemap), &set); err != nil {
		t.Fatal(err)
	}
	all := map[string]int{}
	for _, u := range set.URLs {
		all[u.Loc]++
	}
	return all
}

// walkAssets gives the names of the files that belong to the frame of the pages.
func walkAssets(f func(name string)) error {
	return fs.WalkDir(layout.Assets(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			f(name)
		}
		return err
	})
}

// fileIn gives what a file of a site holds.
func fileIn(t *testing.T, dir, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Error(err)
	}
	return string(content)
}
