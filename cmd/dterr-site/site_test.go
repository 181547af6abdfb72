package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/dterr/dterr/cmd/dterr-site/internal/address"
	"github.com/dterr/dterr/cmd/dterr-site/internal/layout"
	"github.com/dterr/dterr/cmd/dterr-site/internal/page"
	"github.com/dterr/dterr/codes"
	"github.com/dterr/dterr/codes/calls"
)

// base is where the site of the tests is published.
const base = "https://errors.example/dterr/"

// made is the site of the tests, written once.
var made = sync.OnceValues(func() (map[string]string, error) {
	l, err := layout.New(base)
	if err != nil {
		return nil, err
	}
	site := map[string]string{}
	pages := page.All(l)
	for _, p := range pages {
		var b bytes.Buffer
		if err := p.Write(&b); err != nil {
			return nil, err
		}
		if _, ok := site[p.Head.Path]; ok {
			b.WriteString("<twice>") // no document is well-formed with that
		}
		site[p.Head.Path] = b.String()
	}
	var b strings.Builder
	if err := page.Sitemap(&b, l, pages); err != nil {
		return nil, err
	}
	site["sitemap.xml"] = b.String()
	return site, nil
})

// whole gives all files of the site that this program writes itself.
func whole(t *testing.T) map[string]string {
	t.Helper()
	site, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// parsed is the pages of the site, read, by their paths.
var parsed = sync.OnceValues(func() (map[string]*document, error) {
	site, err := made()
	if err != nil {
		return nil, err
	}
	docs := map[string]*document{}
	for name, content := range site {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		d, err := read(content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		docs[name] = d
	}
	return docs, nil
})

// documents gives the pages of the site, which have to be well-formed.
func documents(t *testing.T) map[string]*document {
	t.Helper()
	docs, err := parsed()
	if err != nil {
		t.Fatal(err)
	}
	return docs
}

// TestEveryPage proves that every entry, call and permission point has its page in both
// languages, and that the page names it.
func TestEveryPage(t *testing.T) {
	docs := documents(t)
	has := func(path, id string) {
		d := docs[path]
		switch {
		case d == nil:
			t.Errorf("%s has no page", path)
		case !strings.Contains(d.text, strings.Join(strings.Fields(id), " ")):
			t.Errorf("%s does not name %s", path, id)
		}
	}
	for _, lang := range []string{"zh", "en"} {
		entries := codes.Entries()
		for i := range entries {
			has(address.Entry(lang, entries[i].ID), entries[i].ID)
		}
		for _, c := range calls.All() {
			has(address.Call(lang, c.Call()), c.Call())
		}
		for _, s := range calls.ScopeNames() {
			has(address.Scope(lang, s), s)
		}
		for _, s := range codes.HTTPStatuses() {
			has(address.Status(lang, strconv.Itoa(s)), strconv.Itoa(s))
		}
		for _, f := range codes.Families() {
			has(address.Family(lang, string(f)), string(f))
		}
		for _, k := range codes.Kinds() {
			has(address.Kind(lang, string(k.Kind)), string(k.Kind))
		}
	}
}

// TestLinks proves that every link, picture, script and style sheet of every page is a
// file of the site, with the place in it that the link names, or a page at one of the
// hosts that the catalogue cites; and that every page is linked to.
func TestLinks(t *testing.T) {
	docs := documents(t)
	assets := map[string]bool{"assets/app.js": true} // of the box
	_ = walkAssets(func(name string) { assets["assets/"+name] = true })
	linked := map[string]bool{"index.html": true, "404.html": true}
	for name, d := range docs {
		for _, link := range d.links {
			u, err := url.Parse(link.address)
			switch {
			case err != nil:
				t.Errorf("%s: %v", name, err)
			case u.Scheme == "https" || u.Scheme == "http":
				if link.tag != "a" {
					t.Errorf("%s: %s of another host is fetched", name, link.address)
				}
				if !slices.Contains(link.rel, "noreferrer") {
					t.Errorf("%s: the link to %s tells where the reader comes from", name, link.address)
				}
			case u.Scheme != "" || u.Host != "":
				t.Errorf("%s: %s is no address of a page", name, link.address)
			default:
				to := path.Join(path.Dir(name), u.Path)
				if rest, ok := strings.CutPrefix(u.Path, "/dterr/"); ok {
					to = rest
				}
				if u.Path == "" {
					to = name
				}
				if docs[to] == nil && !assets[to] {
					t.Errorf("%s: %s leads nowhere", name, link.address)
					continue
				}
				if u.Fragment != "" && !docs[to].ids[u.Fragment] {
					t.Errorf("%s: %s names no place of that page", name, link.address)
				}
				if to != name && link.tag == "a" {
					linked[to] = true
				}
			}
		}
	}
	for name := range docs {
		if !linked[name] {
			t.Errorf("no page leads to %s", name)
		}
	}
}

// TestHead proves that every page names itself, its language and the other one, so that
// both name each other, and that no two pages have one title.
func TestHead(t *testing.T) {
	docs := documents(t)
	titles := map[string]string{}
	for name, d := range docs {
		if was := titles[d.title]; was != "" || d.title == "" {
			t.Errorf("%s and %s have the title %q", was, name, d.title)
		}
		titles[d.title] = name
		if name == "404.html" {
			continue
		}
		if d.description == "" || len(d.description) > 400 {
			t.Errorf("%s: the description is %q", name, d.description)
		}
		own := base + strings.TrimSuffix(name, "index.html")
		if d.canonical != own {
			t.Errorf("%s: the canonical address is %s", name, d.canonical)
		}
		lang, rest, inLanguage := strings.Cut(name, "/")
		if !inLanguage {
			continue
		}
		if want := map[string]string{"zh": "zh-CN", "en": "en"}[lang]; d.lang != want {
			t.Errorf("%s: the language is %s", name, d.lang)
		}
		rest = strings.TrimSuffix(rest, "index.html")
		want := map[string]string{"zh": base + "zh/" + rest, "en": base + "en/" + rest, "x-default": base + "en/" + rest}
		for lang, url := range want {
			if d.alternates[lang] != url {
				t.Errorf("%s: the page in %s is %s, not %s", name, lang, d.alternates[lang], url)
			}
		}
		if len(d.alternates) != len(want) {
			t.Errorf("%s: it names %v", name, d.alternates)
		}
	}
}

// TestPolicy proves that every page has the policy, in front of whatever it is about, and
// nothing in line that it would have to allow.
func TestPolicy(t *testing.T) {
	for name, d := range documents(t) {
		if d.policy != layout.Policy {
			t.Errorf("%s: the policy is %q", name, d.policy)
		}
		for _, found := range d.inline {
			t.Errorf("%s holds %s", name, found)
		}
	}
	for _, needed := range []string{"default-src 'none'", "connect-src 'self'", "form-action 'none'", "base-uri 'none'"} {
		if !strings.Contains(layout.Policy, needed) {
			t.Errorf("the policy lacks %s", needed)
		}
	}
	for _, loose := range []string{"unsafe-inline", "'unsafe-eval'", "*", "http:", "https:", "data:", "blob:"} {
		if strings.Contains(layout.Policy, loose) {
			t.Errorf("the policy allows %s", loose)
		}
	}
}

// TestOutline proves what screen readers go by: one h1, no level left out, one main, a
// link that skips to it, and a label for each field.
func TestOutline(t *testing.T) {
	for name, d := range documents(t) {
		if n := strings.Count(d.outline, "1"); n != 1 || !strings.HasPrefix(d.outline, "1") {
			t.Errorf("%s: the headings are %s", name, d.outline)
		}
		for i := 1; i < len(d.outline); i++ {
			if d.outline[i] > d.outline[i-1]+1 {
				t.Errorf("%s: the headings are %s", name, d.outline)
				break
			}
		}
		if d.mains != 1 || !d.ids["main"] {
			t.Errorf("%s: it has %d main parts", name, d.mains)
		}
		if len(d.links) == 0 || !slices.ContainsFunc(d.links, func(l link) bool { return l.address == "#main" }) {
			t.Errorf("%s: no link skips to the text", name)
		}
		for _, field := range d.fields {
			if !d.labels[field] {
				t.Errorf("%s: the field %s has no label", name, field)
			}
		}
	}
}

// TestSizes holds the pages to what they may take: 15 KB the one in the middle, 40 KB 99
// of 100 (measured: 4.4 KB and 15.5 KB).
func TestSizes(t *testing.T) {
	var sizes []int
	for name, content := range whole(t) {
		if strings.HasSuffix(name, ".html") {
			sizes = append(sizes, len(content))
		}
	}
	slices.Sort(sizes)
	middle, most := sizes[len(sizes)/2], sizes[len(sizes)*99/100]
	t.Logf("%d pages; the median is %d bytes, 99%% are below %d, the largest has %d", len(sizes), middle, most, sizes[len(sizes)-1])
	if middle > 15_000 || most > 40_000 {
		t.Errorf("the median is %d bytes, 99%% are below %d", middle, most)
	}
}

// TestSitemap proves that the sitemap lists every page but the one for what does not
// exist, each once.
func TestSitemap(t *testing.T) {
	site := whole(t)
	listed := locations(t, site["sitemap.xml"])
	want := 0
	for name := range site {
		if !strings.HasSuffix(name, ".html") || name == "404.html" {
			continue
		}
		want++
		if n := listed[base+strings.TrimSuffix(name, "index.html")]; n != 1 {
			t.Errorf("%s is listed %d times", name, n)
		}
	}
	if len(listed) != want {
		t.Errorf("%d pages are listed of %d", len(listed), want)
	}
	if want > 50_000 || len(site["sitemap.xml"]) > 50<<20 {
		t.Errorf("the sitemap is too large: %d pages, %d bytes", want, len(site["sitemap.xml"]))
	}
}

// TestSame proves that the site is the same bytes whenever it is written.
func TestSame(t *testing.T) {
	site := whole(t)
	l, err := layout.New(base)
	if err != nil {
		t.Fatal(err)
	}
	for n, p := range page.All(l) {
		if testing.Short() && n%20 != 0 {
			continue
		}
		var b bytes.Buffer
		if err := p.Write(&b); err != nil {
			t.Fatal(err)
		}
		if b.String() != site[p.Head.Path] {
			t.Errorf("%s differs", p.Head.Path)
		}
	}
}

// TestWrite proves that pages written beside one another are what they are alone.
func TestWrite(t *testing.T) {
	l, err := layout.New(base)
	if err != nil {
		t.Fatal(err)
	}
	var files []file
	for n, p := range page.All(l) {
		if n%60 == 0 {
			files = append(files, file{p.Head.Path, p.Write})
		}
	}
	dir := t.TempDir()
	if err := write(dir, files); err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		var b bytes.Buffer
		if err := f.write(&b); err != nil {
			t.Fatal(err)
		}
		if fileIn(t, dir, f.path) != b.String() {
			t.Errorf("%s differs", f.path)
		}
	}
	broken := errors.New("broken")
	files[len(files)/2].write = func(io.Writer) error { return broken }
	if err := write(dir, files); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
}

// TestRun proves what the program says to its caller, and that it writes everything.
func TestRun(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		want int
	}{
		{"no directory", nil, exitUsage},
		{"two of them", []string{"a", "b"}, exitUsage},
		{"an unknown flag", []string{"-x", "a"}, exitUsage},
		{"help", []string{"-h"}, 0},
		{"a base that is none", []string{"-base", "ftp://x/", t.TempDir()}, exitFailure},
		{"a base with a query", []string{"-base", "https://x/?a", t.TempDir()}, exitFailure},
		{"an address that others see", []string{"-serve", "0.0.0.0:0", t.TempDir()}, exitFailure},
	} {
		if got := run(t.Context(), c.args, io.Discard, io.Discard); got != c.want {
			t.Errorf("%s: it exits with %d", c.name, got)
		}
	}
	if testing.Short() {
		t.Skip("writing the whole site takes seconds")
	}
	dir := t.TempDir()
	var errs strings.Builder
	if got := run(t.Context(), []string{"-base", base, dir}, io.Discard, &errs); got != 0 {
		t.Fatalf("it exits with %d: %s", got, &errs)
	}
	for name, want := range whole(t) {
		if got := fileIn(t, dir, name); got != want {
			t.Errorf("%s differs from what the page is", name)
		}
	}
	for _, name := range []string{"robots.txt", "assets/style.css", "assets/icon.svg"} {
		if fileIn(t, dir, name) == "" {
			t.Errorf("%s is empty", name)
		}
	}
}
