// Package layout gives every page of the site its frame: the head with what machines
// read, the policy that keeps the page from talking to anyone, header, navigation and
// footer. It owns the templates, the style sheet and the icon.
//
// Guarantees: a page holds no inline script and no inline style, sets no cookie and asks
// no other host for anything; what is handed over as text is escaped by html/template.
// The same page gives the same bytes.
//
//	l, err := layout.New("https://errors.example/")
//	err = l.Write(w, layout.Page{Lang: "en", Path: "en/index.html", Title: "…", Body: body})
package layout

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"net/url"
	"strings"
)

//go:embed template/*.html
var templates embed.FS

//go:embed asset/*
var assets embed.FS

// Policy is what the pages let a browser do, as a Content-Security-Policy:
//
//   - default-src 'none': nothing that is not named here, so no frame, font or medium
//   - style-src 'self': the one style sheet; no inline style
//   - script-src 'self' 'wasm-unsafe-eval': the scripts of the paste box, and compiling
//     its WebAssembly, which is what the second word allows; eval stays forbidden
//   - connect-src 'self': fetching that program and the index of the search, and no
//     other host, which is what makes "nothing leaves the page" true
//   - img-src 'self': the icon
//   - base-uri 'none': no <base> in hostile text may turn the links elsewhere
//   - form-action 'none': no form is ever sent; without its script a box does nothing
const Policy = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

// Page is one page of the site.
type Page struct {
	// Lang is zh or en; empty for a page in both.
	Lang string
	// Path is where the page stands, from the root of the site: zh/oapi/40014.html.
	Path string
	// Other is the path of the same page in the other language, empty where there is
	// none.
	Other string
	// Title and Description are those that a search engine shows.
	Title, Description string
	// Section is the path of the index that the page belongs to, without its language;
	// empty for none.
	Section string
	// Body is what stands in <main>.
	Body template.HTML
	// Rooted is true for a page that is served at any address, as the one for addresses
	// that do not exist: its links begin at the root of the host.
	Rooted bool
}

// Layout writes pages.
type Layout struct {
	base string
	t    *template.Template
}

// New takes the address at which the site is published, http or https; it is needed
// where an address must be whole, as in canonical links and the sitemap.
func New(base string) (*Layout, error) {
	u, err := url.Parse(base)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return nil, fmt.Errorf("%q is no address of a site: http or https, a host, a path", base)
	}
	t, err := template.ParseFS(templates, "template/*.html")
	if err != nil {
		return nil, err
	}
	return &Layout{base: strings.TrimSuffix(u.String(), "/") + "/", t: t}, nil
}

// URL gives the whole address of a path of the site. The first page of a folder has that
// of the folder.
func (l *Layout) URL(path string) string {
	return l.base + strings.TrimSuffix((&url.URL{Path: path}).EscapedPath(), "index.html")
}

// Root gives the path at which the site begins on its host.
func (l *Layout) Root() string {
	_, rest, _ := strings.Cut(l.base, "://")
	return rest[strings.IndexByte(rest, '/'):]
}

// Assets gives the files that the pages need, by the names that they have below assets/.
func Assets() fs.FS {
	sub, err := fs.Sub(assets, "asset")
	if err != nil { // not of a name that is embedded
		return assets
	}
	return sub
}

// Write writes a page.
func (l *Layout) Write(w io.Writer, p Page) error {
	return l.t.ExecuteTemplate(w, "page.html", frame{Page: p, layout: l})
}

// Fragment fills in one of the templates for the inside of a page.
func (l *Layout) Fragment(name, lang string, data any) (template.HTML, error) {
	var b strings.Builder
	err := l.t.ExecuteTemplate(&b, name, inside{Lang: lang, Data: data})
	return template.HTML(b.String()), err //nolint:gosec // html/template has escaped it
}

// inside is what the templates for the inside of a page see.
type inside struct {
	Lang string
	Data any
}

// Say picks the wording in the language of the page.
func (i inside) Say(zh, en string) string { return say(i.Lang, zh, en) }

func say(lang, zh, en string) string {
	if lang == "zh" {
		return zh
	}
	return en
}
